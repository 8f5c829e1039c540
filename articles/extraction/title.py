"""The title as the page prints it, without the site's or a section's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.dates import find_stamps
from articles.extraction.headings import (
    AGREES,
    HEADING_SCORE,
    MIN_TITLE,
    agreement,
    find_agreed,
    find_line_above,
    find_shown,
    is_stamped,
)
from articles.extraction.site_names import (
    MAX_SITE_NAME,
    MIN_STATED,
    SITE_NAME,
    without_leading_site,
    without_site,
)
from articles.extraction.stampline import stamp_behind
from articles.page import phrases
from articles.page.layout import Block, Layout
from articles.page.lexicon import Region
from articles.page.source import clean_text, text_of
from articles.page.statements import Statements
from articles.text import comparison_form

# <h4><a href="/back">«</a> <span>…</span></h4>
_ORNAMENT = re.compile(r"^[\s«»‹›<>←→◄►•·|:*]+|[\s«»‹›<>←→◄►•·|*]+$")
_SURE, _LIKELY = 1.5, 0.75
"""Scores of a heading that nothing stated agrees with: to be the title anyway, and where nothing better is stated."""
_SURE_FIRST_HEADING = 1.2
"""... of an ``h1``: the printed line is the title, where the stated one is printed nowhere."""
_STAMPED_LINE, _MIN_BELIEVED = 1.0, 40
"""Score of a line over a stamp from which it is the title, rather than a short stated one that is printed nowhere."""
_FIRST_HEADING = 0.2
"""Score from which an ``h1`` is the title where nothing else is."""
_MAX_SITE_HEADING = 45
"""Characters of a heading that may be a site's name."""
_MIN_LISTED = 20
"""Characters of a listing's link text from which it names one article; "Xem chi tiết" does not.

A text that is cut off ("Đoàn giám sát làm việc tại …") may be the beginning of an article without a title.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    text: str
    block: int | None
    """The block that prints it; ``None`` where only meta data does."""
    sure: bool = False
    """Stated and printed alike, or the page's one plain ``h1``."""
    rule: str = ""
    """The rule that chose it."""


@dataclass(frozen=True, kw_only=True)
class _Lines:
    """The lines of a page and the titles stated for it, as the rules need them."""

    layout: Layout
    said: Statements
    first_body: int | None
    recurring: frozenset[int]
    listed: str | None
    banner: tuple[str, ...]

    @cached_property
    def stated(self) -> list[str]:
        return [*self.said.headlines, *([self.said.page_title] if self.said.page_title else [])]

    @cached_property
    def site_names(self) -> list[str]:
        return [*self.said.site_names, *self.banner]

    @cached_property
    def _stated_forms(self) -> list[str]:
        return [comparison_form(s) for s in (*self.stated, *without_leading_site(self.stated, self.site_names))]

    @cached_property
    def names(self) -> set[str]:
        """Lines that are not an article's title, folded: names of the site, and lines on each of its pages."""
        # tuoitre.vn states the article's headline as the name of its web site, too
        names = {comparison_form(n) for n in self.said.site_names} - set(self._stated_forms[:1])
        names |= _recurring_names(self.layout, self.recurring, self._stated_forms)
        return names | {comparison_form(n) for n in self.banner}

    @cached_property
    def heading(self) -> Block | None:
        """The line that prints a stated title."""
        forms = [form for form in self._stated_forms if form not in self.names]
        return find_agreed(self.layout, forms, self.names, "\n".join(self.stated).lower(), self.first_body)

    @cached_property
    def under_site_name(self) -> Block | None:
        """The better line under a heading that may be the site's own name, stated and printed on each of its pages."""
        heading = self.heading
        if heading is None or self.said.says_article or self.first_body is None:
            return None
        if len(heading.text) > _MAX_SITE_HEADING or heading.index >= self.first_body:
            return None
        names = self.names | {comparison_form(heading.text)}
        below = find_shown(self.layout, names, self.first_body, heading.index + 1)
        is_name = bool(SITE_NAME.search(heading.text)) and heading.tag not in HEADING_SCORE
        if below is None or below[0] < (_STAMPED_LINE if is_name else _SURE):
            return None
        return below[1] if _outweighs(below[1], heading, self.layout, is_name=is_name) else None

    @cached_property
    def agreed(self) -> Block | None:
        return self.under_site_name or self.heading

    @cached_property
    def is_marked(self) -> bool:
        """Is the agreed line marked as a title or set as a heading?"""
        return self.agreed is not None and (bool(self.agreed.region & Region.TITLE) or self.agreed.tag in HEADING_SCORE)

    @cached_property
    def is_name(self) -> bool:
        """Does an agreed line without a mark read like the name of an office, as logos print it: "ỦY BAN KIỂM TRA"?"""
        line = self.agreed
        is_short = line is not None and bool(SITE_NAME.search(line.text)) and len(line.text) <= _MAX_SITE_HEADING
        return is_short and not self.is_marked

    @cached_property
    def printed(self) -> Block | None:
        """The line that prints the title that a listing gave."""
        listed = self.listed
        if listed is None or len(listed) < _MIN_LISTED or listed.endswith(("...", "…")):
            return None
        found = find_agreed(self.layout, [comparison_form(listed)], self.names, listed.lower(), self.first_body)
        return found if found is not None and not phrases.ends_sentence(found.text) else None

    @cached_property
    def is_believed(self) -> bool:
        """Is the agreed line the title, whatever a listing states?"""
        return self.agreed is not None and not self.is_name and (self.is_marked or self.printed is None)

    @cached_property
    def shown(self) -> tuple[float, Block] | None:
        """The line that looks most like a title, with its score."""
        return find_shown(self.layout, self.names, self.first_body)


def _printed(block: Block | None, *, sure: bool = False) -> Title | None:
    """A line as title, without the ornaments at its ends."""
    return Title(text=_ORNAMENT.sub("", block.text), block=block.index, sure=sure) if block is not None else None


def _shown_from(lines: _Lines, *, first: float | None = None, other: float | None = None) -> Block | None:
    """The line that looks most like a title, with the score that an ``h1`` or any other needs; without one, none."""
    if lines.shown is None:
        return None
    score, block = lines.shown
    needed = first if block.tag == "h1" else other
    return block if needed is not None and score >= needed else None


@dataclass(frozen=True, slots=True)
class TitleRule:
    """One way to find the title."""

    name: str
    find: Callable[[_Lines], Title | None]
    sample: str


TITLE_RULES: tuple[TitleRule, ...] = (
    TitleRule(
        "heading_under_site_name",
        lambda x: _printed(x.under_site_name, sure=True) if x.is_believed else None,
        "<title>Thanh tra tỉnh</title><h1>Thanh tra tỉnh</h1><h2>…</h2><p>28/07/2023</p>",
    ),
    TitleRule(
        "heading_agrees_with_statement",
        lambda x: _printed(x.agreed, sure=True) if x.is_believed else None,
        "<title>Khai mạc hội thi - Báo Ví Dụ</title><h1>Khai mạc hội thi</h1>",
    ),
    TitleRule(
        "printed_listed_title",
        lambda x: _printed(x.printed, sure=True),
        "<title>Trang chủ</title><div>Khai mạc hội thi tay nghề</div>, listed as “Khai mạc hội thi tay nghề”",
    ),
    TitleRule(
        "stated_title",  # the line prints it, and may be a logo's
        lambda x: _printed(x.agreed),
        "<title>ỦY BAN KIỂM TRA</title><div>ỦY BAN KIỂM TRA</div>",
    ),
    TitleRule(
        "printed_first_heading",
        lambda x: _printed(_shown_from(x, first=_SURE_FIRST_HEADING), sure=True),
        "<title>Chi tiết tin</title><h1>Khai mạc hội thi tay nghề giỏi ngành xây dựng</h1>",
    ),
    TitleRule(
        "printed_heading",
        lambda x: _printed(_shown_from(x, other=_SURE)),
        "<title>Chi tiết tin</title><h2>Khai mạc hội thi tay nghề giỏi ngành xây dựng</h2><p>28/07/2023</p>",
    ),
    TitleRule(
        "stated_title",
        lambda x: _stated_alone(x),
        "<title>Khai mạc hội thi - Báo Ví Dụ</title><p>…</p>",
    ),
    TitleRule(
        "lone_heading",
        lambda x: _printed(_shown_from(x, first=_FIRST_HEADING, other=_LIKELY)),
        "<h3>Khai mạc hội thi tay nghề</h3><p>…</p>",
    ),
    TitleRule(
        "line_above_text",
        lambda x: _as_printed(find_line_above(x.layout, x.names, x.first_body)),
        "<div>Khai mạc hội thi tay nghề giỏi ngành xây dựng</div><p>…</p>",
    ),
)
"""Ordered; the first that finds a title decides."""


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
        recurring: blocks that are on every page.
        listed: the title that a feed or listing gave; the line that prints it is the title where nothing stated is.
        banner: the names over the site's menu (:func:`find_banner`).
    """
    lines = _Lines(
        layout=layout, said=said, first_body=first_body, recurring=recurring, listed=listed, banner=tuple(banner)
    )
    title = next((replace(found, rule=r.name) for r in TITLE_RULES if (found := r.find(lines)) is not None), None)
    if title is None:
        return None
    stated = (*said.headlines, said.page_title or "", listed or "")
    return without_day(_without_kicker(title, layout, stated), stated)


def _without_kicker(title: Title, layout: Layout, stated: Sequence[str]) -> Title:
    """A heading without a label in an element of its own at either end, where a stated title does not have it.

    <h1><span class="cat">Gương điển hình</span> Nhân rộng mô hình … <span class="new">Mới</span></h1>
    """
    block = layout.blocks[title.block] if title.block is not None else None
    parts = list(layout.nodes[block.node].element.iterchildren("span", "a", "small", "b", "em", "i")) if block else []
    rest = title.text
    for part in parts[:1] + parts[-1:]:
        label = clean_text(text_of(part))
        rest = rest.removeprefix(label).removesuffix(label).strip(" :|-–—»") if label else rest
    if rest == title.text or len(rest) < MIN_TITLE:
        return title
    whole, form = comparison_form(title.text), comparison_form(rest)
    forms = [comparison_form(s) for s in stated]
    is_stated = any(s.startswith(form) for s in forms) and not any(s.startswith(whole) for s in forms)
    return replace(title, text=rest) if is_stated else title


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
    """The text before the date that ends a title's line, where a stated title ends there, too."""
    stamps = find_stamps(text, limit=2) if text[-1:].isdigit() or text[-1:] in ")]" else []
    if len(stamps) != 1 or len(text) - stamps[0].end > 2:
        return None
    bare = text[: stamps[0].start].rstrip(" ([-–|,")
    form = comparison_form(bare)
    return bare if len(bare) >= MIN_STATED and any(comparison_form(s).startswith(form) for s in stated) else None


def _stated_alone(lines: _Lines) -> Title | None:
    """The first stated title that is not a name, cleaned; ``None`` where a stamped line says more than a short one."""
    for text in lines.stated:
        options = without_site(text, lines.site_names)
        left = options[-1] if options else ""
        is_site = comparison_form(left) in lines.names or (SITE_NAME.search(text) and len(text) < MAX_SITE_NAME)
        left = _ORNAMENT.sub("", left)
        if lines.shown is not None and lines.shown[0] >= _STAMPED_LINE and len(left) < _MIN_BELIEVED:
            return None
        if len(left) >= MIN_TITLE and not is_site and not phrases.is_section_label(left):
            return Title(text=left, block=None)
    return None


def _as_printed(block: Block | None) -> Title | None:
    return Title(text=block.text, block=block.index) if block is not None else None


def _recurring_names(layout: Layout, recurring: frozenset[int], stated: list[str]) -> set[str]:
    """Short recurring texts are not titles, unless this page states one: side columns repeat headlines."""
    forms = {comparison_form(layout.blocks[i].text) for i in recurring if len(layout.blocks[i].text) <= MAX_SITE_NAME}
    return {form for form in forms if agreement(form, stated) < AGREES}


def _outweighs(block: Block, heading: Block, layout: Layout, *, is_name: bool) -> bool:
    """Is a stamped line under a short heading the title, not a lead? A lead ends in a full stop, or is long.

    Under a name as logos print it the page's clock may stand.
    """
    if block.region & Region.LEAD or block.text.endswith((".", "…", ":", ";")):
        return False
    return (
        len(block.text) > len(heading.text)
        and is_stamped(block, layout)
        and (is_name or not is_stamped(heading, layout))
    )
