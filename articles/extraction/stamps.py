"""The stamps that readers see, ranked by how likely each is the article's own.

What stands right under the title ranks first. Clocks in the page's head, dates in running text, in lists of other
articles, in comments and in the footer do not rank at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.dates import Stamp, find_stamps, parse_machine_date
from articles.extraction.stampline import is_stamp_block
from articles.models import Precision
from articles.page import phrases
from articles.page.layout import DOCUMENT_ADDRESS, Block, Layout, Node, is_headline
from articles.page.lexicon import Region


@dataclass(frozen=True, kw_only=True, slots=True)
class VisibleStamp:
    stamp: Stamp
    block: int
    rank: float
    """The higher, the likelier the publication stamp; negative for what cannot be."""
    source: str = "visible"
    """``time`` where an element's machine value was read."""


_REACH_AFTER_TITLE = 14
_REACH_BEFORE_TITLE = 4
_REACH_AFTER_BODY = 10
_REACH_INTO_BODY = 60
_REACH_UNMARKED = 3
_LINKED_STAMP = 40
"""Characters of a marked stamp that is a link; a headline with a date in it is longer."""
_MAX_REST, _MAX_MARKED_REST = 60, 160
"""Characters beside the date in a stamp's block; more is running text."""
_CLOCK_HINT = re.compile(
    r"clock|today|current|time-?now|date-?now|now-?(?:date|time)|hom-?nay|ngay-?thang|td_data_time"
    r"|(?:^|[\s_])(?:site-?|page-?)?(?:header|top|banner)(?=$|\s)|header[_-]*(?:top|date|time|left|right)|top[_-]*(?:bar|header|date|menu)",
    re.IGNORECASE,
)
_POST_HINT = re.compile(
    r"(?:post|publish|pub|news|entry|article|created?)[_-]*(?:date|time|day|ed)|ngay-?dang|published|date-header",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\W*(?:hôm nay|bây giờ|hiện tại|today)\b", re.IGNORECASE)
_CLOCK_SLACK = timedelta(minutes=30)
_MENU_LINKS = 3
"""Linked blocks between a stamp and the title from which a menu stands between them."""


def find_visible(
    layout: Layout, title_block: int | None, body: tuple[int, int] | None, fetched_at: datetime | None = None
) -> list[VisibleStamp]:
    """Stamps that could be the article's, best first."""
    found: list[VisibleStamp] = []
    for block in _nearby(layout, title_block, body):
        if len(block.text) > 260:
            continue
        valued = _element_value(layout.nodes[block.node]) if block.node >= 0 else None
        stamps = find_stamps(block.text, limit=4) if any(c.isdigit() for c in block.text) else []
        if len(stamps) == 1 and stamps[0].precision == "day":
            stamps = [_with_time_beside(block, stamps[0], layout)]
        sources = ["visible"] * len(stamps)
        if valued and (not stamps or _refines(valued, stamps[0])):
            stamps, sources = [valued, *stamps[1:]], ["time", *sources[1:]]
        for stamp, source in zip(stamps, sources, strict=True):
            rest = 0 if source == "time" else max(0, len(block.text) - (stamp.end - stamp.start))
            rank = _rank(block, stamp, rest, layout, title_block, body, fetched_at)
            if rank >= 0:
                found.append(VisibleStamp(stamp=stamp, block=block.index, rank=rank, source=source))
    found.sort(key=lambda v: (-v.rank, v.block))
    return found


def read_stamp_at(layout: Layout, block: Block, fetched_at: datetime | None, seen: list[VisibleStamp]) -> Stamp | None:
    """The date in the block where a site's pages have theirs, if it can be one.

    A stamp of the day of the fetch could be a clock that took the place over: it must be among the ``seen`` ones.
    """
    if len(block.text) > 260 or block.linked * 2 > len(block.text):
        return None
    stamps = [s for s in find_stamps(block.text, limit=4) if not _is_of_something_else(block, s, layout)]
    plain = [s for s in stamps if s.role != "modified"] or stamps
    if not plain or len({s.day for s in plain}) > 1 or plain[0].weekday_agrees is False:
        return None
    stamp = plain[0]
    if len(block.text) - (stamp.end - stamp.start) > _MAX_MARKED_REST:
        return None
    if stamp.precision == "day":
        stamp = _with_time_beside(block, stamp, layout)
    if fetched_at is None or abs(fetched_at - stamp.at) < timedelta(days=1):
        return stamp if any(v.block == block.index for v in seen) else None
    return stamp


def find_dated_line(layout: Layout, at: datetime, precision: Precision | None) -> int | None:
    """The one block that prints a date known from elsewhere; ``None`` where none or several do."""
    found: list[int] = []
    for block in layout.blocks:
        if len(block.text) > _MAX_MARKED_REST or not any(c.isdigit() for c in block.text):
            continue
        for stamp in find_stamps(block.text, limit=2):
            same = stamp.day == at.date() if precision == "day" or stamp.precision == "day" else stamp.at == at
            if same and len(block.text) - (stamp.end - stamp.start) <= _MAX_REST:
                found.append(block.index)
                break
    return found[0] if len(found) == 1 else None


def _nearby(layout: Layout, title_block: int | None, body: tuple[int, int] | None) -> list[Block]:
    """The blocks in which the article's stamp may stand: around the title, and from above to below the body."""
    wanted: set[int] = set()
    if title_block is not None:
        wanted.update(range(max(0, title_block - _REACH_BEFORE_TITLE), title_block + _REACH_AFTER_TITLE + 1))
    if body is not None:
        wanted.update(range(max(0, body[0] - _REACH_BEFORE_TITLE), min(body[0] + _REACH_INTO_BODY, body[1])))
        wanted.update(range(max(body[0], body[1] - _REACH_INTO_BODY), body[1] + _REACH_AFTER_BODY + 1))
    return [layout.blocks[i] for i in sorted(wanted) if i < len(layout.blocks)]


_TIME_ALONE = re.compile(
    r"^\W*(?:lúc\s*)?\d{1,2}\s?(?:[:h]|giờ)\s?\d{2}(?::\d{2}|\s*phút|')?\s*(?:[AP]M|SA|CH|sáng|trưa|chiều|tối)?[\s,(\[]*(?:GMT\s*\+?\s*7)?\W*$",
    re.IGNORECASE,
)


def _with_time_beside(block: Block, stamp: Stamp, layout: Layout) -> Stamp:
    """A day whose time of day stands in a box of its own, right behind or before it."""
    near = set(layout.ancestors(block.node)[:3])
    for step in (1, -1):
        at = block.index + step
        if not 0 <= at < len(layout.blocks):
            continue
        other = layout.blocks[at]
        if (
            len(other.text) > 20
            or not _TIME_ALONE.match(other.text)
            or not near & set(layout.ancestors(other.node)[:3])
        ):
            continue
        joined = f"{stamp.raw} {other.text}" if step > 0 else f"{other.text} {stamp.raw}"
        whole = find_stamps(joined, limit=1)
        if whole and whole[0].precision == "minute":
            return replace(whole[0], role=stamp.role, weekday_agrees=stamp.weekday_agrees)
    return stamp


_MACHINE_ATTRIBUTES = ("datetime", "data-time", "data-date", "data-datetime", "data-published", "title")


def _element_value(node: Node) -> Stamp | None:
    """The machine value of ``<time datetime>`` or of an element that is marked as a date ("2 năm trước")."""
    element = node.element
    value: str | None = None
    if "datePublished" in (element.get("itemprop") or ""):
        value = element.get("content") or element.get("datetime")
    if value is None and (node.tag == "time" or node.own & Region.META):
        value = next((v for a in _MACHINE_ATTRIBUTES if (v := element.get(a)) and any(c.isdigit() for c in v)), None)
    return parse_machine_date(value) if value else None


def _refines(valued: Stamp, shown: Stamp) -> bool:
    """The printed day has a time of day in the machine value."""
    return shown.precision == "day" and valued.precision == "minute" and valued.day == shown.day


def _rank(
    block: Block,
    stamp: Stamp,
    rest: int,
    layout: Layout,
    title_block: int | None,
    body: tuple[int, int] | None,
    fetched_at: datetime | None,
) -> float:
    region = block.region
    if region & (Region.RELATED | Region.COMMENT | Region.ADVERT):
        return -1.0
    chrome = bool(region & (Region.CHROME | Region.HIDDEN))
    marked = bool(region & Region.META)
    # blogs link the stamp to the post or to the day's archive
    if block.linked * 2 > len(block.text) and not (marked and len(block.text) <= _LINKED_STAMP):
        return -1.0
    if rest > (_MAX_MARKED_REST if marked else _MAX_REST):
        return -1.0
    rank = _quality(stamp, marked) - rest / 200
    at = block.index
    if not marked and rest and _is_sentence(block, stamp, body):
        return -1.0
    until_body = body is None or at <= body[0] + 3
    if _is_of_something_else(block, stamp, layout) or _is_card_date(block, layout, title_block):
        return -1.0
    if title_block is not None and title_block < at <= title_block + _REACH_AFTER_TITLE and until_body:
        return rank + 4.0 - 0.1 * (at - title_block) - (1.5 if chrome else 0.0)
    if chrome:
        return -1.0
    before_title = title_block is None or at < title_block
    if before_title and _is_clock(block, stamp, layout, title_block, fetched_at):
        return -1.0
    if body is not None and body[0] - 3 <= at < body[0]:
        return rank + 3.0
    if title_block is not None and title_block - _REACH_BEFORE_TITLE <= at < title_block:
        return rank + 1.5 - 0.1 * (title_block - at)
    if body is None:
        return -1.0
    if body[0] <= at < body[1] and (marked or stamp.role) and rest < 40:
        return rank + 1.0
    if body[1] <= at <= body[1] + _REACH_AFTER_BODY:
        if marked or stamp.role:
            return rank + 1.2
        if at <= body[1] + _REACH_UNMARKED and rest <= 10 and _follows_directly(layout, body[1], at):
            return rank + 0.6
    return -1.0


_LONGEST_LABEL = 30
"""Characters beside a stamp that may end in a full stop: "Cập nhật lần cuối lúc 28/11/2022 20:05." """


def _is_sentence(block: Block, stamp: Stamp, body: tuple[int, int] | None) -> bool:
    """Does the date stand in running text? "Ngày 27/7/2023, ông được mời dự Hội nghị biểu dương toàn quốc." """
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

    So it is when it says so by name, gives a weekday and no time ("Thứ bảy, ngày 01 tháng 6 năm 2024"), opens the
    page with a weekday, has a menu between itself and the title, or is the moment of the fetch.
    """
    hints = " ".join(layout.nodes[i].hint for i in layout.ancestors(block.node)[:3])
    if _CLOCK_HINT.search(hints) or _TODAY.match(block.text):
        return True
    opens = stamp.weekday_agrees is not None and (stamp.precision == "day" or block.index < 2)
    if opens and not _POST_HINT.search(hints) and not _has_other_clock(block, stamp, layout):
        return True
    if fetched_at is not None and stamp.precision == "minute" and abs(fetched_at - stamp.at) <= _CLOCK_SLACK:
        return True
    between = layout.blocks[block.index + 1 : title_block] if title_block is not None else []
    return sum(1 for b in between if b.linked * 2 > len(b.text)) >= _MENU_LINKS


# "Ngày ban hành 09/12/2022" of a decision, "Thời gian: 08 giờ ngày 28/11/2022" of a meeting
_OTHER_LABEL = re.compile(
    r"(?:ngày\s+(?:ban\s+hành|ký|có\s+hiệu\s+lực|hiệu\s+lực|hết\s+hạn|sinh|cấp|hết\s+hiệu\s+lực|họp|thi|diễn\s+ra)|ban\s+hành(?:\s+ngày)?"
    r"|hiệu\s+lực(?:\s+từ)?|hạn\s+(?:cuối|nộp|chót)|thời\s+hạn|kết\s+thúc|bắt\s+đầu|khai\s+mạc)[\s:：]*(?:ngày|lúc|từ)?[\s:：]*$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"^\W*thời\s+gian\b", re.IGNORECASE)
_MEETING_NEXT = re.compile(r"^\W*(?:địa\s+điểm|thành\s+phần|nội\s+dung|chủ\s+trì|tại)\b", re.IGNORECASE)


def _is_of_something_else(block: Block, stamp: Stamp, layout: Layout) -> bool:
    """Does a label, in the line or in the cell before it, say that the date is a document's or a meeting's?"""
    label = block.text[: stamp.start]
    if not label.strip() and block.index > 0:
        cell = layout.blocks[block.index - 1]
        label = cell.text if len(cell.text) <= _MAX_REST and not cell.linked else ""
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


def _is_card_date(block: Block, layout: Layout, title_block: int | None) -> bool:
    """Does it stand in one box with another article's headline, right after it?"""
    nodes = layout.nodes
    after_title = -1 if title_block is None or block.index < title_block else title_block
    for before in layout.blocks[max(after_title + 1, block.index - 2) : block.index]:
        if not is_headline(before) or before.region & Region.CHROME:
            continue
        for index in set(layout.ancestors(block.node)[:2]) & set(layout.ancestors(before.node)[:2]):
            node = nodes[index]
            holds_title = title_block is not None and node.first <= title_block < node.end
            if node.end - node.first <= _CARD_BLOCKS and not holds_title:
                return True
            if sum(is_headline(b) for b in layout.blocks[before.index : node.end]) >= _LISTED:
                return True
    return False


def _follows_directly(layout: Layout, end: int, at: int) -> bool:
    """Is a stamp alone in its box, with nothing but a byline, a label or a document between itself and the body?

    Not so where its box holds other text ("28/11/2022 08:00", "Họp Thường trực Tỉnh ủy"), or a headline stands between.
    """
    nodes = layout.nodes
    box = layout.blocks[at].node
    while nodes[box].parent >= 0 and nodes[nodes[box].parent].first >= end:
        box = nodes[box].parent
    if nodes[box].first >= end and nodes[box].end - nodes[box].first > 1:
        return False
    documents = {link.block for link in layout.links if DOCUMENT_ADDRESS.search(link.href)}
    return all(
        (b.linked == 0 or b.index in documents) and len(b.text) <= 60 and not phrases.is_related_heading(b.text)
        for b in layout.blocks[end:at]
    )
