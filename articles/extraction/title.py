"""The title as the page prints it, without the site's or a section's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.extraction import phrases
from articles.extraction.layout import Block, Layout
from articles.extraction.lexicon import OUTSIDE, Region
from articles.extraction.stampline import is_stamp_block
from articles.extraction.structured import Statements
from articles.text import comparison_form

_SEPARATOR = re.compile(r"\s+[|\-–—»«·•:/]+\s+|\s*[|»«]\s*")
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
_SITE_NAME = re.compile(
    _SITE_HEAD.pattern
    + r"|^(?:sở|ubnd|[uủ][ỷy] ban|ban|hội|tỉnh|huyện|thành phố|thị xã|xã|phường|website|home)\b(?!.*[:“\"])",
    re.IGNORECASE,
)
_MIN_TITLE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    text: str
    block: int | None
    """The block that prints it; ``None`` where only meta data does."""


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


_SURE, _LIKELY = 2.0, 1.0
"""Scores from which a heading is the title, and from which it is where the page states none but its own name."""


def find_title(layout: Layout, said: Statements, first_body: int | None) -> Title | None:
    """The heading that the stated titles agree with, else the best heading, else the stated title cleaned.

    ``first_body`` is the first block of running text, once that is known.
    """
    stated = [*said.headlines, *([said.page_title] if said.page_title else [])]
    folded = [comparison_form(s) for s in stated]
    # tuoitre.vn states the article's headline as the name of its web site, too
    names = {comparison_form(n) for n in said.site_names} - set(folded[:1])
    best: tuple[float, Block] | None = None
    for block in layout.blocks:
        score = _heading_score(block, layout, folded, first_body)
        if score is None or comparison_form(block.text) in names:
            continue
        if best is None or score > best[0]:
            best = (score, block)
    if best is not None and best[0] >= _SURE:
        return Title(text=best[1].text, block=best[1].index)
    for text in stated:
        options = _without_site(text, said.site_names)
        left = options[-1] if options else ""
        is_site = comparison_form(left) in names or (_SITE_NAME.search(text) and len(text) < _MAX_SITE_NAME)
        if len(left) >= _MIN_TITLE and not is_site:
            return Title(text=left, block=None)
    if best is not None and best[0] >= _LIKELY:
        return Title(text=best[1].text, block=best[1].index)
    return None


_MAX_SITE_NAME = 70
_TAG_SCORE = {"h1": 2.0, "h2": 1.0, "h3": 0.6, "h4": 0.4, "h5": 0.2}
_REACH_ABOVE_BODY = 10
"""Blocks above the body in which a title may stand that nothing marks but its bold type."""


def _heading_score(block: Block, layout: Layout, stated: list[str], first_body: int | None) -> float | None:
    """How much speaks for a block being the title; ``None`` for what cannot be."""
    text = block.text
    if not _MIN_TITLE <= len(text) <= 300:
        return None
    marked = bool(block.region & Region.TITLE)
    tag_score = _TAG_SCORE.get(block.tag, 0.0) or _TAG_SCORE.get(_heading_around(block, layout), 0.0)
    if not tag_score and first_body is not None:
        tag_score = _bold_score(block, layout, first_body)
    if not marked and not tag_score and not stated:
        return None
    if phrases.is_related_heading(text) or phrases.is_section_label(text) or phrases.is_chrome_line(text):
        return None
    agreement = _agreement(comparison_form(text), stated)
    if not tag_score and not marked and agreement < 2.0:
        return None
    if block.region & (OUTSIDE & ~Region.HIDDEN) and block.tag != "h1" and agreement < 2.5:
        return None
    score = tag_score + (0.8 if marked else 0.0) + agreement
    if agreement < 2.0 and _SITE_HEAD.search(text):
        score -= 1.0
    if block.link_density > 0.5:
        score -= 1.5
    if block.region & OUTSIDE:
        score -= 1.2
    if first_body is not None:
        score += -1.5 if block.index > first_body + 2 else 0.5 - min((first_body - block.index) * 0.01, 0.4)
    return score


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


def _bold_score(block: Block, layout: Layout, first_body: int) -> float:
    """What bold type right above the body is worth; more if a stamp follows, less if it reads like a lead."""
    text = block.text
    if not first_body - _REACH_ABOVE_BODY <= block.index < first_body or block.linked or len(text) < 15:
        return 0.0
    if block.strong * 10 < len(text) * 9 or is_stamp_block(text):
        return 0.0
    stamped = any(is_stamp_block(b.text) for b in layout.blocks[block.index + 1 : block.index + 3])
    return 0.9 + (0.8 if stamped else 0.0) - (0.6 if text.endswith(".") and len(text) > 80 else 0.0)


def _heading_around(block: Block, layout: Layout) -> str:
    node = layout.nodes[block.node] if block.node >= 0 else None
    for _ in range(3):
        if node is None or node.parent < 0:
            return ""
        node = layout.nodes[node.parent]
        if node.tag in _TAG_SCORE and node.end - node.first <= 3:
            return node.tag
    return ""
