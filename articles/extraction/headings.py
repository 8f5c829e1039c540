"""Lines that may be the title: those that print a stated one, and those that look like one where none is stated."""

from __future__ import annotations

from articles.extraction.captions import looks_like_caption
from articles.extraction.site_names import MIN_STATED, SEPARATOR, SITE_HEAD
from articles.extraction.stampline import is_stamp_alone, is_stamp_block, stamp_behind
from articles.page import phrases
from articles.page.cards import headline_above
from articles.page.layout import HEADLINE, Block, Layout
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import split_address
from articles.page.statements import Statements
from articles.text import comparison_form
from articles.urls import try_canonical_url

MIN_TITLE, _MAX_TITLE = 8, 300
AGREES = 2.0
"""Minimum agreement with a stated title for a heading to be accepted as it."""
_MAIN_HEADINGS = frozenset(("h1", "h2"))
_TAG_SCORE = {"h1": 2.0, "h2": 1.0, "h3": 0.6, "h4": 0.4, "h5": 0.2}


def find_agreed(
    layout: Layout, stated: list[str], names: set[str], stated_text: str, first_body: int | None
) -> Block | None:
    """The block that prints a stated title; headings first, near the body rather than far from it."""
    best: tuple[float, Block] | None = None
    for block in layout.blocks:
        if not MIN_TITLE <= len(block.text) <= _MAX_TITLE or block.text[:6].lower() not in stated_text:
            continue
        form = comparison_form(block.text)
        agreed = _agreement_of_line(block, form, layout, stated, stated_text)
        if agreed < AGREES or form in names or _is_label(block.text):
            continue
        if block.region & (OUTSIDE & ~Region.HIDDEN) and block.tag != "h1" and agreed < _AGREES_ANYWHERE:
            continue
        score = _TAG_SCORE.get(block.tag, 0.0) or _TAG_SCORE.get(_heading_around(block, layout), 0.0)
        score += (0.8 if block.region & Region.TITLE else 0.0) + agreed + _penalties(block)
        if first_body is not None:
            score += -1.5 if block.index > first_body + 2 else 0.5 - min((first_body - block.index) * 0.01, 0.4)
        if best is None or score > best[0]:
            best = (score, block)
    if best is None:
        return None
    return _behind_site_name(best[1], layout, stated, names, first_body) or best[1]


_AGREES_ANYWHERE = 2.5


def _agreement_of_line(block: Block, form: str, layout: Layout, stated: list[str], stated_text: str) -> float:
    """How well a line, ``form`` when folded, fits a stated title, also behind the site's name."""
    found = agreement(form, stated)
    if found >= AGREES:
        return found
    # "Làng quê: Gương tốt ở thôn Đoài": Blogger puts its own name first
    is_heading = bool(block.region & Region.TITLE) or block.tag in _MAIN_HEADINGS
    behind_name = is_heading and len(form) >= 15 and not SITE_HEAD.search(block.text)
    if behind_name and any(s.endswith(f" {form}") for s in stated):
        return AGREES
    return AGREES if _ends_statement(block.text, stated_text) and is_stamped(block, layout) else found


def _ends_statement(text: str, stated_text: str) -> bool:
    """Is a line the part of a statement after its separator? "Tuần báo Văn hóa - Biểu dương lực lượng …"."""
    if len(text) < MIN_STATED:
        return False
    at = stated_text.find(text.lower())
    end = at + len(text)
    is_end = end == len(stated_text) or stated_text[end : end + 1] == "\n"
    return at > 0 and is_end and bool(SEPARATOR.search(stated_text, max(0, at - _LONGEST_SEPARATOR), at))


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
        is_heading = bool(below.region & Region.TITLE) or below.tag in HEADING_SCORE
        if not is_heading or len(rest) <= len(form) or rest in names or below.region & OUTSIDE:
            continue
        if any(s.endswith(rest) and len(s) - len(form) - len(rest) <= _LONGEST_SEPARATOR for s in wholes):
            return below
    return None


def agreement(form: str, stated: list[str]) -> float:
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


# Where no stated title helps: the worth of a heading's tag, of a title's class name, and of bold type alone.
HEADING_SCORE = {"h1": 1.2, "h2": 1.0, "h3": 0.9, "h4": 0.7, "h5": 0.5}
_SHOWN_MARK, _SHOWN_BOLD, _SHOWN_STAMP = 0.6, 0.5, 0.8
_MAX_BOLD_TITLE, _SHOWN_LONG = 120, 0.3
"""Bold type of more characters is as likely a lead."""
_SHOWN_PLAIN = 0.2
"""A line in no type of its own, over a stamp and the text: old portals set titles by the font's size alone."""
_REACH_OF_PLAIN = 4
# Titles measured have 25 to 120 characters, section names mostly less than 30.
_LENGTHS = ((20, -0.8), (30, -0.3), (40, 0.1), (250, 0.4), (301, 0.0))
_REACH_ABOVE_BODY = 12
"""Blocks above the body in which a title that is not a heading may appear."""


def find_shown(layout: Layout, names: set[str], first_body: int | None, start: int = 0) -> tuple[float, Block] | None:
    """The best heading, from block ``start`` on, of a page whose stated titles fit none of them."""
    best: tuple[float, Block] | None = None
    for block in layout.blocks[start:] if first_body is None else layout.blocks[start : first_body + 3]:
        text = block.text
        if not MIN_TITLE <= len(text) <= _MAX_TITLE or _is_label(text) or is_stamp_alone(text):
            continue
        score = _shown_score(block, layout, first_body)
        if score is None or (best is not None and score <= best[0]) or comparison_form(text) in names:
            continue
        best = (score, block)
    return best


def _shown_score(block: Block, layout: Layout, first_body: int | None) -> float | None:
    """The worth of a line's look as a title; ``None`` where nothing makes it one."""
    score = _worth_of_setting(block, layout, first_body)
    if not score:
        return None
    text = block.text
    if score == _SHOWN_BOLD and len(text) > _MAX_BOLD_TITLE:
        score -= _SHOWN_LONG
    score += next(worth for length, worth in _LENGTHS if len(text) < length) + _penalties(block)
    if is_stamped(block, layout):
        score += _SHOWN_STAMP
    if text.endswith(".") and len(text) > 80:
        score -= 0.6  # reads like a lead
    if SITE_HEAD.search(text):
        score -= 1.0
    if len(text) > _MAX_HEADING and _follows_stamp(block, layout):
        score -= _SHOWN_LEAD
    if first_body is not None:
        score += -1.5 if block.index > first_body else -min((first_body - block.index) * 0.03, 0.5)
    return score


def _worth_of_setting(block: Block, layout: Layout, first_body: int | None) -> float:
    """The worth of a line's tag, type and class, and of its place over a stamp where it has none of them."""
    text = block.text
    score = HEADING_SCORE.get(block.tag, 0.0) or HEADING_SCORE.get(_heading_around(block, layout), 0.0)
    if not score and first_body is not None and first_body - _REACH_ABOVE_BODY <= block.index <= first_body:
        stamp = stamp_behind(text)
        length = len(text) if stamp is None else stamp.start - 2
        score = _SHOWN_BOLD if block.strong * 10 >= length * 9 else 0.0
    if block.region & Region.TITLE:
        score += _SHOWN_MARK
    if not score and first_body is not None and not block.linked and is_stamped(block, layout):
        near = first_body - _REACH_OF_PLAIN <= block.index < first_body
        score = _SHOWN_PLAIN if near and len(text) >= 25 and not phrases.ends_statement(text) else 0.0
    return score


_MAX_HEADING, _SHOWN_LEAD = 100, 0.8
"""A longer heading right under a stamp is a lead: <h2 class="sort"> under a title that is not a heading."""


def _follows_stamp(block: Block, layout: Layout) -> bool:
    above = layout.blocks[max(0, block.index - 3) : block.index]
    return any(is_stamp_block(b.text) for b in above) and not is_stamped(block, layout)


def unlink_own_headline(layout: Layout, url: str) -> None:
    """Count a heading that leads to its own page as text: <h3><a href="/tin/…-88.html">…</a></h3> is the title."""
    path = split_address(url).path
    if not path.strip("/"):
        return
    for link in layout.links:
        if path not in link.href or link.block >= len(layout.blocks):
            continue
        if not link.href.split("#")[0].split("?")[0].endswith(path):
            continue
        block = layout.blocks[link.block]
        if block.linked >= len(link.label) >= HEADLINE and try_canonical_url(link.href, url) == try_canonical_url(url):
            block.linked -= len(link.label)


def could_be_title(block: Block, said: Statements) -> bool:
    """Has a line the length and words of a title? For the place at which a site's pages have theirs."""
    text = block.text
    if not MIN_TITLE <= len(text) <= _MAX_TITLE or _is_label(text) or is_stamp_block(text) or SITE_HEAD.search(text):
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


_MIN_LINE, _MAX_LINE = 25, 200
_REACH_OF_LINE = 6


def opens_next_article(layout: Layout, block: Block, title: str | None) -> bool:
    """Is a block the main heading of another article, over its stamp? Endless pages append the next article."""
    if (
        block.tag != "h1"
        or block.linked
        or (title is not None and comparison_form(block.text) == comparison_form(title))
    ):
        return False
    return any(is_stamp_block(b.text) for b in layout.blocks[block.index + 1 : block.index + 1 + _LINES_OF_HEAD])


_LINES_OF_HEAD = 3


def find_line_above(layout: Layout, names: set[str], first_body: int | None) -> Block | None:
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


def _penalties(block: Block) -> float:
    return (-1.5 if block.link_density > 0.5 else 0.0) + (-1.2 if block.region & OUTSIDE else 0.0)


def _is_label(text: str) -> bool:
    if phrases.is_related_heading(text) or phrases.is_section_label(text) or phrases.is_chrome_line(text):
        return True
    return phrases.is_imprint_line(text)


def _heading_around(block: Block, layout: Layout) -> str:
    node = layout.nodes[block.node] if block.node >= 0 else None
    for _ in range(3):
        if node is None or node.parent < 0:
            return ""
        node = layout.nodes[node.parent]
        if node.tag in _TAG_SCORE and node.end - node.first <= 3:
            return node.tag
    return ""
