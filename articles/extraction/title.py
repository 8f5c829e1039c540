"""The title as the page prints it, without the site's or a section's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.dates import find_stamps
from articles.extraction.captions import looks_like_caption
from articles.extraction.stampline import is_stamp_alone, is_stamp_block, stamp_behind
from articles.page import phrases
from articles.page.cards import headline_above
from articles.page.layout import Block, Layout
from articles.page.lexicon import OUTSIDE, Region
from articles.page.statements import Statements
from articles.text import comparison_form

_SEPARATOR = re.compile(r"\s+[|\-–—»«·•:/>‹›]+\s+|\s*[|»«]\s*")
# <h4><a href="/back">«</a> <span>…</span></h4>
_ORNAMENT = re.compile(r"^[\s«»‹›<>←→◄►•·|:*]+|[\s«»‹›<>←→◄►•·|*]+$")
_SITE_WORDS = re.compile(
    r"^(?:báo|đài|cổng|trang|tạp chí|bản tin|website|sở|ubnd|ủy ban|uỷ ban|ban|thành phố"
    r"|tỉnh|huyện|vietnam|home|trang chủ|tin tức)\b|\.(?:vn|com|net|org)\b|\b(?:online"
    r"|điện tử|news|newspaper)$",
    re.IGNORECASE,
)
_SITE_HEAD = re.compile(
    r"^(?:báo|đài|cổng (?:thông tin|tt)\w*|trang (?:thông tin|tt|chủ)\w*|tạp chí)\b|\.(?:vn|com|net|org)\b",
    re.IGNORECASE,
)
SITE_NAME = re.compile(
    _SITE_HEAD.pattern
    + r"|^(?:sở|ubnd|[uủ][ỷy] ban|ban|hội|tỉnh|huyện|thành phố|thị xã|xã|phường|website|home)\b(?!.*[:“\"])",
    re.IGNORECASE,
)
MIN_TITLE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    text: str
    block: int | None
    """The block that prints it; ``None`` where only meta data does."""
    sure: bool = False
    """Stated and printed alike, or the page's one plain ``h1``."""
    rule: str = ""
    """The rule that chose it."""


def _without_site(text: str, site_names: list[str]) -> list[str]:
    """``text`` and what is left of it without leading or trailing names of site and section, longest first."""
    options = [text]
    folded_names = {comparison_form(n) for n in site_names if n}
    while True:
        cuts = list(_SEPARATOR.finditer(options[-1]))
        if not cuts:
            break
        current = options[-1]
        tail, head = current[cuts[-1].end() :], current[: cuts[0].start()]
        if comparison_form(tail) in folded_names or _SITE_WORDS.search(tail) or len(tail) < 4:
            options.append(current[: cuts[-1].start()].strip())
        elif comparison_form(head) in folded_names or (_SITE_HEAD.search(head) and len(head) < 50):
            options.append(current[cuts[0].end() :].strip())
        else:
            break
        if len(options) > 6:
            break
    return [o for o in options if o]


def _without_leading_site(stated: list[str], site_names: list[str]) -> list[str]:
    """What "Cổng thông tin điện tử huyện Ví Dụ - Khai mạc hội thi …" states behind the site's name."""
    cleaned = [(text, options[-1]) for text in stated if (options := _without_site(text, site_names))]
    return [left for text, left in cleaned if left != text and text.endswith(left) and len(left) >= _MIN_STATED]


_MIN_STATED = 25
_AGREES = 2.0
"""Agreement with a stated title from which a heading is believed for it."""
_SURE, _LIKELY = 1.5, 0.75
"""Scores of a heading that nothing stated agrees with: to be the title anyway, and where nothing better is stated."""
_SURE_FIRST_HEADING = 1.2
"""... of an ``h1``: what is printed is the title, where the stated one is printed nowhere."""
_STAMPED_LINE, _MIN_BELIEVED = 1.0, 40
"""Score of a line over a stamp from which it is the title, rather than a short stated one that is printed nowhere."""
_FIRST_HEADING = 0.2
"""Score from which an ``h1`` is the title where nothing else is."""
MAX_SITE_NAME = 70


def find_title(
    layout: Layout,
    said: Statements,
    first_body: int | None,
    recurring: frozenset[int] = frozenset(),
    listed: str | None = None,
    banner: Sequence[str] = (),
) -> Title | None:
    """The title, without a day in brackets that is printed behind it: "Hội nghị sơ kết (16/11/2026)".

    Args:
        first_body: the first block of running text, once that is known.
        recurring: blocks that stand on every page.
        listed: the title that a feed or listing gave; the line that prints it is the title where nothing stated is.
        banner: the names over the site's menu (:func:`find_banner`).
    """
    title = _find_title(layout, said, first_body, recurring, listed, banner)
    return without_day(title, (*said.headlines, said.page_title or "", listed or "")) if title is not None else None


def without_day(title: Title, stated: Sequence[str]) -> Title:
    """A printed title without the day in brackets behind it, unless one of those stated has the day, too."""
    if title.block is None:
        return title
    stamp = stamp_behind(title.text)
    if stamp is None and (bare := _before_stamp(title.text, stated)) is not None:
        return replace(title, text=bare)
    if stamp is None or any(stamp.raw in text for text in stated):
        return title
    return replace(title, text=title.text[: stamp.start].rstrip(" ([-–|"))


def _before_stamp(text: str, stated: Sequence[str]) -> str | None:
    """What stands before the date that ends a title's line, where a stated title ends there, too."""
    stamps = find_stamps(text, limit=2) if text[-1:].isdigit() or text[-1:] in ")]" else []
    if len(stamps) != 1 or len(text) - stamps[0].end > 2:
        return None
    bare = text[: stamps[0].start].rstrip(" ([-–|,")
    form = comparison_form(bare)
    return bare if len(bare) >= _MIN_STATED and any(comparison_form(s).startswith(form) for s in stated) else None


def _find_title(
    layout: Layout,
    said: Statements,
    first_body: int | None,
    recurring: frozenset[int],
    listed: str | None,
    banner: Sequence[str],
) -> Title | None:
    """The heading that the stated titles agree with, else the best heading, else the stated title cleaned."""
    stated = [*said.headlines, *([said.page_title] if said.page_title else [])]
    site_names = [*said.site_names, *banner]
    folded = [comparison_form(s) for s in (*stated, *_without_leading_site(stated, site_names))]
    # tuoitre.vn states the article's headline as the name of its web site, too
    names = {comparison_form(n) for n in said.site_names} - set(folded[:1])
    names |= _recurring_names(layout, recurring, folded) | {comparison_form(n) for n in banner}
    folded = [form for form in folded if form not in names]
    agreed = _find_agreed(layout, folded, names, "\n".join(stated).lower(), first_body)
    rule = "heading_agrees_with_statement"
    if agreed is not None and not said.says_article and first_body is not None and _may_be_site(agreed, first_body):
        below = _find_shown(layout, names | {comparison_form(agreed.text)}, first_body, agreed.index + 1)
        enough = _STAMPED_LINE if SITE_NAME.search(agreed.text) and agreed.tag not in _SHOWN_TAG else _SURE
        if below is not None and below[0] >= enough and _outweighs(below[1], agreed, layout):
            agreed, rule = below[1], "heading_under_site_name"
    is_marked = agreed is not None and (bool(agreed.region & Region.TITLE) or agreed.tag in _SHOWN_TAG)
    is_name = agreed is not None and not is_marked and _is_short_name(agreed.text)
    if agreed is not None and (listed is None or is_marked) and not is_name:
        return Title(text=_plain(agreed), block=agreed.index, sure=True, rule=rule)
    if listed is not None and len(listed) >= _MIN_LISTED and not listed.endswith(("...", "…")):
        printed = _find_agreed(layout, [comparison_form(listed)], names, listed.lower(), first_body)
        if printed is not None and not phrases.ends_sentence(printed.text):
            return Title(text=_plain(printed), block=printed.index, sure=True, rule="printed_listed_title")
    if agreed is not None:
        rule = "stated_title" if is_name else rule
        return Title(text=_plain(agreed), block=agreed.index, sure=not is_name, rule=rule)
    shown = _find_shown(layout, names, first_body)
    if shown is not None and shown[0] >= (_SURE_FIRST_HEADING if shown[1].tag == "h1" else _SURE):
        is_first = shown[1].tag == "h1"
        rule = "printed_first_heading" if is_first else "printed_heading"
        return Title(text=_plain(shown[1]), block=shown[1].index, sure=is_first, rule=rule)
    for text in stated:
        options = _without_site(text, site_names)
        left = options[-1] if options else ""
        is_site = comparison_form(left) in names or (SITE_NAME.search(text) and len(text) < MAX_SITE_NAME)
        left = _ORNAMENT.sub("", left)
        if shown is not None and shown[0] >= _STAMPED_LINE and len(left) < _MIN_BELIEVED:
            break
        if len(left) >= MIN_TITLE and not is_site and not phrases.is_section_label(left):
            return Title(text=left, block=None, rule="stated_title")
    if shown is not None and shown[0] >= (_FIRST_HEADING if shown[1].tag == "h1" else _LIKELY):
        return Title(text=_plain(shown[1]), block=shown[1].index, rule="lone_heading")
    line = _find_line_above(layout, names, first_body)
    return Title(text=line.text, block=line.index, rule="line_above_text") if line is not None else None


_MIN_LISTED = 20
"""Characters of a listing's link text from which it names one article; "Xem chi tiết" does not.

A text that is cut off ("Đoàn giám sát làm việc tại …") may be the beginning of an article without a title.
"""


def _plain(block: Block) -> str:
    return _ORNAMENT.sub("", block.text)


_MIN_LINE, _MAX_LINE = 25, 200
_REACH_OF_LINE = 6


def _find_line_above(layout: Layout, names: set[str], first_body: int | None) -> Block | None:
    """The one line over the text that could be a title, where nothing marks or states one."""
    if first_body is None:
        return None
    found: list[Block] = []
    ahead = range(first_body, min(first_body + _REACH_OF_LINE, len(layout.blocks)))
    first = next((i for i in ahead if phrases.ends_sentence(layout.blocks[i].text)), first_body)
    for block in reversed(layout.blocks[max(0, first_body - _REACH_OF_LINE) : first]):
        if _is_label(block.text) or is_stamp_block(block.text) or len(block.text) < MIN_TITLE:
            continue
        if block.linked:
            break
        if block.region & OUTSIDE or headline_above(layout, block, None) is not None:
            continue
        if any(image.before == block.index for image in layout.images) and looks_like_caption(block, layout):
            continue
        if _MIN_LINE <= len(block.text) <= _MAX_LINE and comparison_form(block.text) not in names:
            found.append(block)
    plain = [b for b in found if not b.text.endswith((".", ":", ";"))]
    return plain[-1] if plain else None


def _recurring_names(layout: Layout, recurring: frozenset[int], stated: list[str]) -> set[str]:
    """Short recurring texts are not titles, unless this page states one: side columns repeat headlines."""
    forms = {comparison_form(layout.blocks[i].text) for i in recurring if len(layout.blocks[i].text) <= MAX_SITE_NAME}
    return {form for form in forms if _agreement(form, stated) < _AGREES}


_MAIN_HEADINGS = frozenset(("h1", "h2"))
_TAG_SCORE = {"h1": 2.0, "h2": 1.0, "h3": 0.6, "h4": 0.4, "h5": 0.2}


def _find_agreed(
    layout: Layout, stated: list[str], names: set[str], stated_text: str, first_body: int | None
) -> Block | None:
    """The block that prints a stated title; headings first, near the body rather than far from it."""
    best: tuple[float, Block] | None = None
    for block in layout.blocks:
        text = block.text
        if not MIN_TITLE <= len(text) <= 300 or text[:6].lower() not in stated_text:
            continue
        form = comparison_form(text)
        agreement = _agreement(form, stated)
        # "Làng quê: Gương tốt ở thôn Đoài": Blogger puts its own name first
        is_heading = bool(block.region & Region.TITLE) or block.tag in _MAIN_HEADINGS
        if agreement < _AGREES and is_heading and len(form) >= 15 and not _SITE_HEAD.search(text):
            agreement = _AGREES if any(s.endswith(f" {form}") for s in stated) else agreement
        if agreement < _AGREES and _ends_statement(text, stated_text) and is_stamped(block, layout):
            agreement = _AGREES
        if agreement < _AGREES or form in names or _is_label(text):
            continue
        tag_score = _TAG_SCORE.get(block.tag, 0.0) or _TAG_SCORE.get(_heading_around(block, layout), 0.0)
        if block.region & (OUTSIDE & ~Region.HIDDEN) and block.tag != "h1" and agreement < 2.5:
            continue
        score = tag_score + (0.8 if block.region & Region.TITLE else 0.0) + agreement + _penalties(block)
        if first_body is not None:
            score += -1.5 if block.index > first_body + 2 else 0.5 - min((first_body - block.index) * 0.01, 0.4)
        if best is None or score > best[0]:
            best = (score, block)
    if best is None:
        return None
    return _behind_site_name(best[1], layout, stated, names, first_body) or best[1]


def _ends_statement(text: str, stated_text: str) -> bool:
    """Is a line what a statement says behind a separator? "Tuần báo Văn hóa - Biểu dương lực lượng …"."""
    if len(text) < _MIN_STATED:
        return False
    at = stated_text.find(text.lower())
    end = at + len(text)
    is_end = end == len(stated_text) or stated_text[end : end + 1] == "\n"
    return at > 0 and is_end and bool(_SEPARATOR.search(stated_text, max(0, at - _LONGEST_SEPARATOR), at))


_LONGEST_SEPARATOR = 4


def _behind_site_name(
    block: Block, layout: Layout, stated: list[str], names: set[str], first_body: int | None
) -> Block | None:
    """The longer heading further down that ends the statement which ``block`` only begins: "Hội Khuyến học xã: …"."""
    form = comparison_form(block.text)
    wholes = [s for s in stated if s.startswith(form) and len(s) > 2 * len(form)]
    if not wholes:
        return None
    end = len(layout.blocks) if first_body is None else first_body + 3
    for below in layout.blocks[block.index + 1 : end]:
        rest = comparison_form(below.text)
        is_heading = bool(below.region & Region.TITLE) or below.tag in _SHOWN_TAG
        if not is_heading or len(rest) <= len(form) or rest in names or below.region & OUTSIDE:
            continue
        if any(s.endswith(rest) and len(s) - len(form) - len(rest) <= _LONGEST_SEPARATOR for s in wholes):
            return below
    return None


def _penalties(block: Block) -> float:
    return (-1.5 if block.link_density > 0.5 else 0.0) + (-1.2 if block.region & OUTSIDE else 0.0)


def _is_label(text: str) -> bool:
    if phrases.is_related_heading(text) or phrases.is_section_label(text) or phrases.is_chrome_line(text):
        return True
    return phrases.is_imprint_line(text)


# Where no stated title helps: what a heading's tag is worth, a name of a title's class, and bold type alone.
_SHOWN_TAG = {"h1": 1.2, "h2": 1.0, "h3": 0.9, "h4": 0.7, "h5": 0.5}
_SHOWN_MARK, _SHOWN_BOLD, _SHOWN_STAMP = 0.6, 0.5, 0.8
_MAX_BOLD_TITLE, _SHOWN_LONG = 120, 0.3
"""Bold type of more characters is as likely a lead."""
_SHOWN_PLAIN = 0.2
"""A line in no type of its own, over a stamp and the text: old portals set titles by the font's size alone."""
_REACH_OF_PLAIN = 4
# Titles measured have 25 to 120 characters, section names mostly less than 30.
_LENGTHS = ((20, -0.8), (30, -0.3), (40, 0.1), (250, 0.4), (301, 0.0))
_REACH_ABOVE_BODY = 12
"""Blocks above the body in which a title may stand that is not a heading."""


def _may_be_site(block: Block, first_body: int) -> bool:
    """Could a stated heading be the site's own name ("Thanh tra tỉnh"), stated and printed on each of its pages?"""
    return len(block.text) <= _MAX_SITE_HEADING and block.index < first_body


def _is_short_name(text: str) -> bool:
    """Does an unmarked line read like the name of an office, as logos print it: "ỦY BAN KIỂM TRA"?"""
    return bool(SITE_NAME.search(text)) and len(text) <= _MAX_SITE_HEADING


def _outweighs(block: Block, heading: Block, layout: Layout) -> bool:
    """Is a stamped line under a short heading the title, and no lead? A lead ends in a full stop, or is long."""
    if block.region & Region.LEAD or block.text.endswith((".", "…", ":", ";")):
        return False
    return len(block.text) > len(heading.text) and is_stamped(block, layout) and not is_stamped(heading, layout)


_MAX_SITE_HEADING = 45
"""Characters of a heading that may be a site's name."""


def _find_shown(layout: Layout, names: set[str], first_body: int | None, start: int = 0) -> tuple[float, Block] | None:
    """The best heading, from block ``start`` on, of a page whose stated titles fit none of them."""
    best: tuple[float, Block] | None = None
    for block in layout.blocks[start:] if first_body is None else layout.blocks[start : first_body + 3]:
        text = block.text
        if not MIN_TITLE <= len(text) <= 300 or _is_label(text) or is_stamp_alone(text):
            continue
        score = _shown_score(block, layout, first_body)
        if score is None or (best is not None and score <= best[0]) or comparison_form(text) in names:
            continue
        best = (score, block)
    return best


def _shown_score(block: Block, layout: Layout, first_body: int | None) -> float | None:
    text = block.text
    score = _SHOWN_TAG.get(block.tag, 0.0) or _SHOWN_TAG.get(_heading_around(block, layout), 0.0)
    if not score and first_body is not None and first_body - _REACH_ABOVE_BODY <= block.index <= first_body:
        stamp = stamp_behind(text)
        length = len(text) if stamp is None else stamp.start - 2
        score = _SHOWN_BOLD if block.strong * 10 >= length * 9 else 0.0
    if block.region & Region.TITLE:
        score += _SHOWN_MARK
    if not score and first_body is not None and not block.linked and is_stamped(block, layout):
        near = first_body - _REACH_OF_PLAIN <= block.index < first_body
        score = _SHOWN_PLAIN if near and len(text) >= 25 and not phrases.ends_statement(text) else 0.0
    if not score:
        return None
    if score == _SHOWN_BOLD and len(text) > _MAX_BOLD_TITLE:
        score -= _SHOWN_LONG
    score += next(worth for length, worth in _LENGTHS if len(text) < length) + _penalties(block)
    if is_stamped(block, layout):
        score += _SHOWN_STAMP
    if text.endswith(".") and len(text) > 80:
        score -= 0.6  # reads like a lead
    if _SITE_HEAD.search(text):
        score -= 1.0
    if len(text) > _MAX_HEADING and _follows_stamp(block, layout):
        score -= _SHOWN_LEAD
    if first_body is not None:
        score += -1.5 if block.index > first_body else -min((first_body - block.index) * 0.03, 0.5)
    return score


_MAX_HEADING, _SHOWN_LEAD = 100, 0.8
"""A longer heading right under a stamp is a lead: <h2 class="sort"> under a title that is not a heading."""


def _follows_stamp(block: Block, layout: Layout) -> bool:
    above = layout.blocks[max(0, block.index - 3) : block.index]
    return any(is_stamp_block(b.text) for b in above) and not is_stamped(block, layout)


def could_be_title(block: Block, said: Statements) -> bool:
    """Has a line the length and words of a title? Asked of the place at which a site's pages have theirs."""
    text = block.text
    if not MIN_TITLE <= len(text) <= 300 or _is_label(text) or is_stamp_block(text) or _SITE_HEAD.search(text):
        return False
    return comparison_form(text) not in {comparison_form(n) for n in said.site_names}


def is_stamped(block: Block, layout: Layout) -> bool:
    """Does a stamp follow, on the line or with no other line of a title's length in between?"""
    if stamp_behind(block.text) is not None:
        return True
    for following in layout.blocks[block.index + 1 : block.index + 3]:
        if is_stamp_block(following.text):
            return True
        if len(following.text) >= 30:
            return False
    return False


def _agreement(form: str, stated: list[str]) -> float:
    """How well a heading fits the titles that the page states; the name of the site at their end does not fit."""
    best = 0.0
    for s in stated:
        if form == s:
            return 3.0
        if len(form) >= 15 and s.startswith(form):
            best = max(best, 2.6)
        elif len(form) >= 15 and form in s and not s.endswith(form):
            best = max(best, 2.2)
        elif len(s) >= 20 and form.startswith(s.rstrip(". …")):
            best = max(best, 2.0)
    return best


def _heading_around(block: Block, layout: Layout) -> str:
    node = layout.nodes[block.node] if block.node >= 0 else None
    for _ in range(3):
        if node is None or node.parent < 0:
            return ""
        node = layout.nodes[node.parent]
        if node.tag in _TAG_SCORE and node.end - node.first <= 3:
            return node.tag
    return ""
