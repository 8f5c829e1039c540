"""Why a printed date cannot be the article's, and the places of one that can: ordered tables of rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from articles.dates import Stamp, find_stamps
from articles.extraction.stampline import is_stamp_block
from articles.page import phrases
from articles.page.layout import HEADLINE, Block, Layout, is_headline, running_length
from articles.page.lexicon import Region

REACH_AFTER_TITLE = 14
REACH_BEFORE_TITLE = 4
REACH_AFTER_BODY = 10
_REACH_UNMARKED = 3
_LINKED_STAMP = 40
"""Characters of a marked stamp that is a link; a headline with a date in it is longer."""
MAX_REST, MAX_MARKED_REST = 60, 160
"""Characters beside the date in a stamp's block; more is running text."""
_CLOCK_HINT = re.compile(
    r"clock|today|current|time-?now|date-?now|now-?(?:date|time)|hom-?nay|ngay-?thang|td_data_time",
    re.IGNORECASE,
)
_TOP_HINT = re.compile(
    r"(?:^|[\s_])(?:site-?|page-?)?(?:header|top|banner)(?=$|\s)|header[_-]*(?:top|date|time|left|right)|top[_-]*(?:bar|header|date|menu)",
    re.IGNORECASE,
)
_POST_HINT = re.compile(
    r"(?:post|publish|pub|news|entry|article|created?)[_-]*(?:date|time|day|ed)|ngay-?dang|published|date-header",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\W*(?:hôm nay|bây giờ|hiện tại|today)\b", re.IGNORECASE)
_CLOCK_SLACK = timedelta(minutes=30)
_CLOCK_DAYS = timedelta(days=2)
"""How far a page's clock may be from the fetch: caches and zones make a day of difference."""
_FACTS_BELOW_LEAD = 8
"""Lines under an opening in which the facts of the page may appear: labels, writer, section, date."""
_MENU_LINKS = 3
"""Linked blocks between a stamp and the title from which a menu is between them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One stamp with all that its rules read."""

    block: Block
    stamp: Stamp
    rest: int
    """Characters of the block beside the date."""
    layout: Layout
    title: int | None
    body: tuple[int, int] | None
    fetched_at: datetime | None

    @property
    def is_marked(self) -> bool:
        return bool(self.block.region & Region.META)

    @property
    def is_chrome(self) -> bool:
        return bool(self.block.region & (Region.CHROME | Region.HIDDEN))

    @property
    def is_under_title(self) -> bool:
        until_body = self.body is None or self.block.index <= self.body[0] + 3 or self._follows_opening(self.body[0])
        return self.title is not None and self.title < self.block.index <= self.title + REACH_AFTER_TITLE and until_body

    def _follows_opening(self, first: int) -> bool:
        """Do only short lines separate the text's first paragraph from the date? A lead may precede the facts."""
        between = self.layout.blocks[first + 1 : self.block.index]
        return self.block.index <= first + _FACTS_BELOW_LEAD and not any(running_length(b) for b in between)

    @property
    def is_inside(self) -> bool:
        return self.body is not None and self.body[0] <= self.block.index < self.body[1]

    @property
    def is_before_title(self) -> bool:
        return self.title is None or self.block.index < self.title

    @property
    def hints(self) -> str:
        return " ".join(self.layout.nodes[i].hint for i in self.layout.ancestors(self.block.node)[:3])


@dataclass(frozen=True, slots=True)
class StampRule:
    """Why a date cannot be the article's, or the place of one that can."""

    name: str
    applies: Callable[[Seen], bool]
    sample: str
    worth: Callable[[Seen], float] = lambda seen: 0.0


_OF_OTHERS = Region.RELATED | Region.COMMENT | Region.ADVERT


def _is_box_of_title(seen: Seen) -> bool:
    """Does each box that is named as others' hold the article's title, too? <section class="banner"> with both.

    The name of the date's own element counts only with its box: <div class="banner-date">.
    """
    nodes = (seen.layout.nodes[i] for i in seen.layout.ancestors(seen.block.node))
    boxes = [n for n in nodes if n.own & _OF_OTHERS and not n.own & Region.META]
    return bool(boxes) and seen.title is not None and all(n.first <= seen.title < n.end for n in boxes)


REFUSALS: tuple[StampRule, ...] = (
    StampRule(
        "stamp_of_another_article",
        lambda s: bool(s.block.region & _OF_OTHERS) and not _is_box_of_title(s),
        '<aside><a href="/b">Khai mạc hội thi tay nghề giỏi</a> 12/05/2024</aside>',
    ),
    StampRule(
        "stamp_in_quote",
        lambda s: bool(s.block.region & Region.QUOTE),
        '<blockquote class="twitter-tweet">… <a href="…">20/10/2026</a></blockquote>',
    ),
    # blogs link the stamp to the post or to the day's archive
    StampRule(
        "stamp_is_headline",
        lambda s: (
            s.block.linked * 2 > len(s.block.text)
            and not ((s.is_marked or s.is_under_title) and len(s.block.text) <= _LINKED_STAMP)
        ),
        '<a href="/b">Lịch tiếp công dân ngày 12/05/2024</a>',
    ),
    StampRule(
        "stamp_in_long_line",
        lambda s: s.rest > (MAX_MARKED_REST if s.is_marked else MAX_REST),
        "<p>Căn cứ Quyết định số 12/QĐ-UBND ngày 05/04/2024 của Ủy ban nhân dân tỉnh …</p>",
    ),
    StampRule(
        "stamp_in_sentence",
        lambda s: not s.is_marked and s.rest > 0 and _is_sentence(s.block, s.stamp, s.body),
        "<p>Ngày 27/7/2023, ông được mời dự hội nghị.</p>",
    ),
    StampRule(
        "stamp_of_document_or_meeting",
        lambda s: is_of_something_else(s.block, s.stamp, s.layout),
        "<td>Ngày ban hành</td><td>09/12/2023</td>",
    ),
    StampRule(
        "stamp_of_licence",
        lambda s: phrases.is_copyright_line(s.block.text) or bool(_LICENCE.search(s.block.text)),
        "<p>Giấy phép số 12/GP-TTĐT ngày 02/02/2019</p>",
    ),
    StampRule(
        "stamp_of_site",
        lambda s: s.stamp.role == "modified" and bool(_OF_SITE.search(s.block.text)),
        "<div>Cập nhật website lần cuối: 30/11/2026</div>",
    ),
    StampRule(
        "stamp_of_card",
        lambda s: _is_card_date(s.block, s.layout, s.title, s.is_under_title),
        '<div><a href="/b">Khai mạc hội thi tay nghề giỏi</a><span>12/05/2024</span></div>',
    ),
    StampRule(
        "stamp_between_paragraphs",
        lambda s: s.is_inside and not s.is_under_title and _is_between_paragraphs(s.block, s.layout, s.body),
        "<p>…</p><div><b>Trang Thi đua xã</b> <span class=date>20/10/2026</span></div><p>…</p>",
    ),
    StampRule(
        "stamp_in_chrome", lambda s: s.is_chrome and not s.is_under_title, "<footer>Cập nhật 01/05/2024</footer>"
    ),
    StampRule(
        "page_clock",
        lambda s: s.is_before_title and _is_clock(s.block, s.stamp, s.layout, s.title, s.fetched_at),
        '<div class="header"><span>Thứ bảy, ngày 01 tháng 6 năm 2024</span></div>',
    ),
)
"""Ordered; the first that applies names why a date is not the article's."""

PLACES: tuple[StampRule, ...] = (
    StampRule(
        "stamp_under_title",
        lambda s: s.is_under_title,
        '<h1>…</h1><div class="date">31/10/2023 07:28</div>',
        lambda s: 4.0 - 0.1 * (s.block.index - (s.title or 0)) - (1.5 if s.is_chrome else 0.0),
    ),
    StampRule(
        "stamp_above_body",
        lambda s: s.body is not None and s.body[0] - 3 <= s.block.index < s.body[0],
        "<b>…</b><p>31/10/2023 07:28</p><p>Sáng nay, …</p>",
        lambda s: 3.0,
    ),
    StampRule(
        "stamp_above_title",
        lambda s: s.title is not None and s.title - REACH_BEFORE_TITLE <= s.block.index < s.title,
        "<div>31/10/2023 07:28</div><h1>…</h1>",
        lambda s: 1.5 - 0.1 * ((s.title or 0) - s.block.index),
    ),
    StampRule(
        "stamp_in_body",
        lambda s: s.is_inside and (s.is_marked or s.stamp.role is not None) and s.rest < 40,
        '<p>…</p><p class="date">31/10/2023 07:28</p>',
        lambda s: 1.0,
    ),
    StampRule(
        "stamp_under_body",
        lambda s: _is_below(s, REACH_AFTER_BODY) and (s.is_marked or s.stamp.role is not None),
        "<p>…</p><p>Cập nhật lúc 07:28 31/10/2023</p>",
        lambda s: 1.2,
    ),
    StampRule(
        "bare_stamp_under_body",
        lambda s: (
            _is_below(s, _REACH_UNMARKED)
            and (s.rest <= 10 or is_stamp_block(s.block.text, rest=0))
            and s.body is not None
            and _follows_directly(s.layout, s.body[1], s.block.index)
        ),
        "<p>…</p><div>31/10/2023 07:28</div>",
        lambda s: 0.6,
    ),
)
"""Ordered; the first that applies gives a stamp's rank. A date at none of them is not the article's."""


def _is_below(seen: Seen, reach: int) -> bool:
    return seen.body is not None and seen.body[1] <= seen.block.index <= seen.body[1] + reach


def rank_stamp(seen: Seen) -> tuple[float, str]:
    """How likely a stamp is the article's, negative where it cannot be, and the deciding rule."""
    for rule in REFUSALS:
        if rule.applies(seen):
            return -1.0, rule.name
    for rule in PLACES:
        if rule.applies(seen):
            return _quality(seen.stamp, seen.is_marked) - seen.rest / 200 + rule.worth(seen), rule.name
    return -1.0, "stamp_out_of_reach"


# "Giấy phép thiết lập trang thông tin số 12/GP-TTĐT", "do Sở TT&TT cấp ngày 02/02/2019"
_LICENCE: re.Pattern[str] = re.compile(
    r"giấy\s*phép|\bGP(?:XB|HĐ)?\b|G[PC]-\w+|\bcấp\s+(?:lại\s+)?ngày|do\s+(?:sở|bộ|cục)\b.{0,60}\bcấp", re.IGNORECASE
)


_SITE_WORDS = r"(?:web-?site|trang web|trang thông tin|trang tin|cổng thông tin|cổng ttđt|hệ thống|cơ sở dữ liệu)"
_OF_SITE: re.Pattern[str] = re.compile(
    rf"(?:cập nhật|updated?)\s+(?:lần cuối\s+)?{_SITE_WORDS}|{_SITE_WORDS}\b[^.;:]{{0,40}}\bcập nhật"
    r"|site (?:last )?updated",
    re.IGNORECASE,
)
"""The day of the whole site's last change: "Website được cập nhật lần cuối ngày 30/11/2026"."""


def _is_between_paragraphs(block: Block, layout: Layout, body: tuple[int, int] | None) -> bool:
    """Are paragraphs of the article on both sides, and more than the opening before it?"""
    if body is None:
        return False
    before = sum(bool(running_length(b)) for b in layout.blocks[body[0] : block.index])
    after = any(running_length(b) for b in layout.blocks[block.index + 1 : body[1]])
    return after and before >= 1


_LONGEST_LABEL = 30
"""Characters beside a stamp that may end in a full stop: "Cập nhật lần cuối lúc 28/11/2022 20:05." """


def _is_sentence(block: Block, stamp: Stamp, body: tuple[int, int] | None) -> bool:
    """Is the date in running text? "Ngày 27/7/2023, ông được mời dự Hội nghị biểu dương toàn quốc." """
    is_inside = body is not None and body[0] <= block.index < body[1]
    if is_inside and stamp.role is None and not is_stamp_block(block.text):
        return True
    return block.text.endswith((".", "!", ";", ",")) and len(block.text) - (stamp.end - stamp.start) > _LONGEST_LABEL


def _quality(stamp: Stamp, marked: bool) -> float:
    rank = (1.0 if stamp.precision == "minute" else 0.5) + (1.0 if marked else 0.0)
    if stamp.weekday_agrees is not None:
        rank += 0.2 if stamp.weekday_agrees else -0.9
    if stamp.role is not None:
        rank += 0.6 if stamp.role == "published" else -0.3
    return rank


def _is_clock(block: Block, stamp: Stamp, layout: Layout, title_block: int | None, fetched_at: datetime | None) -> bool:
    """Is a stamp above the title the time at which the page was served?

    It is when it is named so, has a weekday and no time ("Thứ bảy, ngày 01 tháng 6 năm 2024"), opens the
    page with a weekday, has a menu between itself and the title, or is the moment of the fetch.
    """
    hints = " ".join(layout.nodes[i].hint for i in layout.ancestors(block.node)[:3])
    in_head = _is_in_head(block, layout, title_block)
    if _CLOCK_HINT.search(hints) or _TODAY.match(block.text) or (_TOP_HINT.search(hints) and not in_head):
        return True
    opens = stamp.weekday_agrees is not None and (stamp.precision == "day" or block.index < 2)
    opens = opens and (fetched_at is None or abs(fetched_at - stamp.at) <= _CLOCK_DAYS)
    if opens and not in_head and not _POST_HINT.search(hints) and not _has_other_clock(block, stamp, layout):
        return True
    if fetched_at is not None and stamp.precision == "minute" and abs(fetched_at - stamp.at) <= _CLOCK_SLACK:
        return True
    between = layout.blocks[block.index + 1 : title_block] if title_block is not None else []
    return sum(1 for b in between if b.linked * 2 > len(b.text)) >= _MENU_LINKS


_HEAD_BLOCKS = 5
"""Blocks that an article's own head has at most: its title, stamp, kicker, byline."""


def _is_in_head(block: Block, layout: Layout, title_block: int | None) -> bool:
    """Does a stamp share a small box with the title alone? <div class="itemHeader"><span>…</span><h2>…</h2></div>"""
    if title_block is None:
        return False
    for index in layout.ancestors(block.node)[:4]:
        node = layout.nodes[index]
        if node.first <= title_block < node.end:
            lines = layout.blocks[node.first : node.end]
            return len(lines) <= _HEAD_BLOCKS and not any(
                b.linked * 2 > len(b.text) for b in lines[: title_block - node.first]
            )
    return False


# "Ngày ban hành 09/12/2022" of a decision, "Thời gian: 08 giờ ngày 28/11/2022" of a meeting
_OTHER_LABEL = re.compile(
    r"(?:ngày\s+(?:ban\s+hành|ký|có\s+hiệu\s+lực|hiệu\s+lực|hết\s+hạn|sinh|cấp|thành\s+lập|hết\s+hiệu\s+lực|họp|thi|diễn\s+ra"
    r"|in|vào|nhập|kết\s+nạp|tuyển\s+dụng|bổ\s+nhiệm|công\s+nhận)(?:\s+(?:đảng|đoàn|ngành|ngũ|học|làm))?|(?:thời\s+gian\s+)?in\s+lúc|ban\s+hành(?:\s+ngày)?"
    r"|hiệu\s+lực(?:\s+từ)?|hạn\s+(?:cuối|nộp|chót)|thời\s+hạn|kết\s+thúc|bắt\s+đầu|khai\s+mạc"
    r"|(?:ngày\s+)?(?:tham\s+gia|gia\s+nhập|nhận\s+bài|phản\s+biện)|thành\s+viên\s+từ|joined|member\s+since)[\s:：]*(?:ngày|lúc|từ)?[\s:：]*$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"^\W*thời\s+gian\b", re.IGNORECASE)
_MEETING_NEXT = re.compile(r"^\W*(?:địa\s+điểm|thành\s+phần|nội\s+dung|chủ\s+trì|tại)\b", re.IGNORECASE)


def is_of_something_else(block: Block, stamp: Stamp, layout: Layout) -> bool:
    """Does a label, in the line or in the cell before it, show that the date is a document's or a meeting's?"""
    label = block.text[: stamp.start]
    if not label.strip() and block.index > 0:
        cell = layout.blocks[block.index - 1]
        label = cell.text if len(cell.text) <= MAX_REST and not cell.linked else ""
    if _OTHER_LABEL.search(label):
        return True
    following = layout.blocks[block.index + 1].text if block.index + 1 < len(layout.blocks) else ""
    return bool(_MEETING.match(block.text) and _MEETING_NEXT.match(following))


def _has_other_clock(block: Block, stamp: Stamp, layout: Layout) -> bool:
    """Does the page show a day with its weekday further up already, and another one?"""
    for above in layout.blocks[: block.index]:
        if len(above.text) < 80 and any(c.isdigit() for c in above.text):
            for other in find_stamps(above.text, limit=1):
                if other.weekday_agrees is not None and other.day != stamp.day:
                    return True
    return False


_CARD_BLOCKS = 8
"""Blocks that a box holds at most if it is the card of one other article."""
_LISTED = 3
"""Headlines in one box from which a date behind one of them is that one's."""


def _is_row_of_links(block: Block, layout: Layout) -> bool:
    """Are a linked line's links labels, none as long as a headline? "Trang chủ » Thi đua khen thưởng"."""
    labels = [k.label for k in layout.links if k.block == block.index]
    return len(labels) > 1 and all(len(label) < HEADLINE for label in labels)


def _is_card_date(block: Block, layout: Layout, title_block: int | None, under_title: bool) -> bool:
    """Is it in one box with another article's headline: right after it, or before it away from the title?"""
    nodes = layout.nodes
    if not under_title:
        for following in layout.blocks[block.index + 1 : block.index + 3]:
            if not is_headline(following) or following.region & Region.CHROME:
                continue
            for index in set(layout.ancestors(block.node)[:2]) & set(layout.ancestors(following.node)[:2]):
                node = nodes[index]
                holds_title = title_block is not None and node.first <= title_block < node.end
                if node.end - node.first <= _CARD_BLOCKS and not holds_title:
                    return True
    after_title = -1 if title_block is None or block.index < title_block else title_block
    for before in layout.blocks[max(after_title + 1, block.index - 2) : block.index]:
        if (
            not is_headline(before)
            or before.region & (Region.CHROME | Region.BYLINE)
            or _is_row_of_links(before, layout)
        ):
            continue
        for index in set(layout.ancestors(block.node)[:2]) & set(layout.ancestors(before.node)[:2]):
            node = nodes[index]
            holds_title = title_block is not None and node.first <= title_block < node.end
            if node.end - node.first <= _CARD_BLOCKS and not holds_title:
                return True
            if sum(is_headline(b) for b in layout.blocks[before.index : node.end]) >= _LISTED:
                return True
    return False


_MAX_CREDIT = 60


def _is_credit(block: Block) -> bool:
    """A labelled name or office beside the stamp in a story's last box: "Trình bày: Tổ Đồ họa"."""
    return len(block.text) <= _MAX_CREDIT and not block.linked and bool(_CREDIT.match(block.text))


_CREDIT = re.compile(
    r"^\W*(?:bài|tin|ảnh|nội dung|thực hiện|trình bày|đồ h[oọ]a|thiết kế|kỹ thuật|biên tập|tác giả|video|nguồn)"
    r"(?:\s*(?:[,&/-]|và)\s*\w+){0,3}\s*[:：]",
    re.IGNORECASE,
)


def _follows_directly(layout: Layout, end: int, at: int) -> bool:
    """Is a stamp alone in its box, with nothing but a byline, a label or a document between itself and the body?

    Not so where its box holds other text ("28/11/2022 08:00", "Họp Thường trực Tỉnh ủy"), or a headline is between.
    """
    nodes = layout.nodes
    box = layout.blocks[at].node
    while nodes[box].parent >= 0 and nodes[nodes[box].parent].first >= end:
        box = nodes[box].parent
    beside = [b for b in layout.blocks[nodes[box].first : nodes[box].end] if b.index != at]
    if nodes[box].first >= end and not all(_is_credit(b) for b in beside):
        return False
    documents = layout.document_blocks()
    return all(
        (b.linked == 0 or b.index in documents) and len(b.text) <= 60 and not phrases.is_related_heading(b.text)
        for b in layout.blocks[end:at]
    )
