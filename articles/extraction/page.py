"""One page to one extraction: the fields decided in turn from the same blocks."""

from __future__ import annotations

import re
from dataclasses import replace

import xxhash

from articles.dates import VIETNAM, Stamp
from articles.extraction.authors import find_authors, is_beside_stamp
from articles.extraction.byline import read_byline
from articles.extraction.confidence import rate_fields
from articles.extraction.content import find_list_place, find_place
from articles.extraction.draft import Draft
from articles.extraction.explanation import list_rules
from articles.extraction.labels import find_canonical, find_section, find_tags
from articles.extraction.lead import find_lead, take_selected
from articles.extraction.learned import Guide, observe
from articles.extraction.media import read_attachments, read_images
from articles.extraction.origin import find_source_url
from articles.extraction.paragraphs import Reading, compose_body, is_set_apart, read_paragraphs
from articles.extraction.places import Places
from articles.extraction.publication import decide_publication
from articles.extraction.selectors import Selected, select_fields, valid_rules
from articles.extraction.stampline import is_stamp_block
from articles.extraction.stamps import find_listed_day, find_visible
from articles.extraction.textblock import extract_text
from articles.extraction.title import Title, find_title
from articles.models import Extraction, Issue, LayoutField, ObservedPlace, Page, SiteProfile
from articles.page import phrases
from articles.page.blocks import read_layout
from articles.page.decode import decode_page
from articles.page.evidence import Evidence
from articles.page.kind import judge_page
from articles.page.language import read_language
from articles.page.layout import Block, Layout, is_headline, running_length
from articles.page.lexicon import OUTSIDE, Region
from articles.page.source import clean_text
from articles.page.statements import Statements, read_statements

EXTRACTOR_VERSION = 6
"""Raised whenever a page could read differently; pages cleaned by an older version are cleaned again."""


def stated_hashes(said: Statements) -> tuple[int, ...]:
    """Hashes of the titles that a page states: a site that states one on every page states its own name."""
    stated = (*said.headlines, *([said.page_title] if said.page_title else ()))
    return tuple(dict.fromkeys(block_hash(f"\x00title {text}") for text in stated))


def without_titles(said: Statements, recurring: frozenset[int]) -> Statements:
    """The statements without those titles that recur on the site's pages; these are the site's name."""

    def recurs(text: str) -> bool:
        return block_hash(f"\x00title {text}") in recurring

    names = [t for t in (*said.headlines, said.page_title or "") if t and recurs(t)]
    return replace(
        said,
        headlines=[h for h in said.headlines if not recurs(h)],
        page_title=None if said.page_title and recurs(said.page_title) else said.page_title,
        site_names=[*said.site_names, *names],
    )


_TITLE_TAGS = frozenset(("h1", "h2", "h3"))
_DIGITS = re.compile(r"\d+")
_MARKUP = re.compile(r"<[a-zA-Z!/]")


def block_hash(text: str) -> int:
    """64 bits of a block's words, signed as Postgres' ``bigint`` is; digits count as one, so that counters recur."""
    value = xxhash.xxh3_64_intdigest(_DIGITS.sub("0", text.lower()).encode("utf-8", "replace"))
    return value - (1 << 64) if value >> 63 else value


def extract(page: Page, site: SiteProfile | None = None, *, explain: bool = False) -> Extraction:
    """Everything that ``page`` says, by the rules of ``site`` if there are any. Never raises for what it contains.

    With ``explain``, every block that was left out and every date that was refused is among ``rules``.
    A fault in here costs one page, not its batch: it comes out as a stub with the issue ``extraction_failed``.
    """
    return ReadPage(page, site, explain=explain).extract(site)


class ReadPage:
    """A page that is read once, and extracted as often as more is learned of its site. Never raises.

    Args:
        site: the rules that hold before and after learning: its name and its selectors.
    """

    def __init__(self, page: Page, site: SiteProfile | None = None, *, explain: bool = False) -> None:
        self._page = page
        self._extractor: _Extractor | None = None
        self._decided: Extraction | None = None
        try:
            self._read(site, explain=explain)
        except Exception as error:
            self._decided = _failed(page, site, error)

    @property
    def elements(self) -> int:
        """How large the page is in memory: its elements that hold text."""
        return len(self._extractor.layout.nodes) if self._extractor else 0

    def extract(self, site: SiteProfile | None) -> Extraction:
        """What the page says, with what ``site`` has learned."""
        if self._extractor is None:
            assert self._decided is not None
            return self._decided
        try:
            return self._extractor.run(site)
        except Exception as error:
            return _failed(self._page, site, error)

    def _read(self, site: SiteProfile | None, *, explain: bool) -> None:
        page = self._page
        html, amiss = decode_page(page.html, page.content_type)
        issues = [Issue(code=code, detail="while decoding", url=page.url) for code in amiss]
        if "not_text" in amiss:
            self._decided = Extraction(page_type="other", issues=tuple(issues))
            return
        if not _MARKUP.search(html):
            self._decided = extract_text(html)
            return
        layout = read_layout(html)
        if layout is None or not layout.blocks:
            issues.append(Issue(code="empty_page", detail="no text in the page", url=page.url))
            self._decided = Extraction(page_type="stub", issues=tuple(issues))
            return
        if layout.cut:
            issues.append(Issue(code="page_cut", detail="too many elements", url=page.url))
        self._extractor = _Extractor(page, site, layout, issues, explain=explain)


def _failed(page: Page, site: SiteProfile | None, error: Exception) -> Extraction:
    detail = f"{type(error).__name__}: {error}"[:300]
    issue = Issue(
        code="extraction_failed", detail=detail, site=site.id if site else None, url=page.url, severity="error"
    )
    return Extraction(page_type="stub", issues=(issue,))


class _Extractor:
    """The state of one page's extraction."""

    def __init__(
        self, page: Page, site: SiteProfile | None, layout: Layout, issues: list[Issue], *, explain: bool = False
    ) -> None:
        self.explain = explain
        self.page = page
        self.site = site
        self.layout = layout
        self.issues = issues
        self.amiss = tuple(issues)
        self.said = self.stated_all = read_statements(layout.root, layout.scripts)
        if site and site.name:
            self.said.site_names.append(site.name)
        self.stated = stated_hashes(self.said)
        self.hashes = [block_hash(block.text) for block in layout.blocks]
        self.plain: Draft | None = None
        self._places: Places | None = None
        self.observed: tuple[ObservedPlace, ...] | None = None

    @property
    def places(self) -> Places:
        """Where the page's elements stand; read off it once."""
        if self._places is None:
            self._places = Places(self.layout)
        return self._places

    def run(self, site: SiteProfile | None) -> Extraction:
        self.site, self.said, self.issues = site, self.stated_all, list(self.amiss)
        layout, said, url = self.layout, self.said, self.page.url
        chosen = self._select()
        if self.plain is None:
            self.plain = self._draft(chosen)
        plain = draft = self.plain
        decided: tuple[LayoutField, ...] = ()
        observed: tuple[ObservedPlace, ...] = ()
        if self.site is not None:
            if self.observed is None:
                self.observed = observe(layout, plain, self.page.fetched_at, self.places)
            observed = self.observed
            draft, decided = self._guided(self.site, chosen, plain)
        title, place, reading, span, lead, dated = (
            draft.title,
            draft.place,
            draft.reading,
            draft.span,
            draft.lead,
            draft.dated,
        )
        for issue in dated.issues:
            self._raise(*issue)
        above = draft.title_block
        body = compose_body(reading, layout)
        first, end = _surroundings(above, span)
        attachments = read_attachments(layout, first, end, url)
        verdict = judge_page(
            Evidence(
                layout=layout,
                said=said,
                url=url,
                title=title.text if title else None,
                title_block=above,
                is_title_sure=title is not None and title.sure,
                text=f"{lead}\n\n{body}" if lead else body,
                paragraphs=reading.kept,
                node=place,
                date_block=dated.block,
                is_dated=dated.published_at is not None,
                has_document=bool(attachments),
                is_walled=draft.walled,
            )
        )
        if verdict.issue:
            self._raise(*verdict.issue)
        told = Extraction(
            title=title.text if title else None,
            language=read_language(body or (title.text if title else ""), said.language),
            canonical_url=find_canonical(said, url),
            page_type=verdict.page_type,
            blocks=tuple(dict.fromkeys((*self.hashes, *self.stated))),
            issues=tuple(self.issues),
            observed=observed,
            learned=decided,
            confidence=rate_fields(
                draft, layout, page_type=verdict.page_type, page_rule=verdict.rule, body=body, learned=decided
            ),
            rules=list_rules(draft, layout, page_rule=verdict.rule, learned=decided, explain=self.explain),
        )
        if verdict.page_type in ("listing", "other"):
            return told
        if verdict.page_type == "stub" and verdict.issue and verdict.issue[1].startswith("only teasers"):
            body, lead, reading = "", None, Reading()
        return replace(
            told,
            lead=lead,
            body=body,
            authors=draft.authors,
            published_at=dated.published_at,
            published_precision=dated.precision,
            published_raw=dated.raw,
            published_from=dated.source,
            modified_at=dated.modified_at,
            section=find_section(layout, said, told.title, above),
            tags=find_tags(layout, said, told.title, span[1] if span else None),
            images=read_images(layout, first, _last_picture(reading, span), reading, url) if span else (),
            attachments=attachments,
            source_url=find_source_url(layout, span, url),
        )

    def _draft(self, chosen: Selected, recurring: frozenset[int] = frozenset()) -> Draft:
        """Every field from the page and its selectors; ``recurring`` blocks are not the article's."""
        layout, said = self.layout, self.said
        title, place = self._find_title_and_place(chosen, recurring)
        above = title.block if title else None
        reading = Reading()
        if place is not None:
            reading = read_paragraphs(layout, layout.nodes[place], title.text if title else None, recurring)
            reading.kept[:] = [b for b in reading.kept if b.index != chosen.byline]
            _drop_before_title(reading, above)
            _drop_facts(reading, layout)
            _take_bylines_above(reading, layout)
            _drop_kicker(reading, layout)
            _end_at_list(reading, layout)
        if (
            above is not None
            and title is not None
            and title.sure
            and len(" ".join(b.text for b in reading.kept)) < _LITTLE
        ):
            listed = find_list_place(layout, above)
            if listed is not None:
                own = {b.index for b in reading.kept}
                table = read_paragraphs(layout, layout.nodes[listed], title.text, recurring)
                table.kept[:] = sorted(
                    [*table.kept, *(b for b in reading.kept if b.index not in {t.index for t in table.kept})],
                    key=lambda b: b.index,
                )
                place, reading = (place if own else listed), table
        wall = _find_wall(layout, above)
        if wall is not None:
            reading.kept[:] = [b for b in reading.kept if b.index < wall]
        span = (reading.kept[0].index, reading.kept[-1].index + 1) if reading.kept else None
        lead: str | None
        lead_rule: str | None
        if chosen.lead:
            lead, lead_rule = take_selected(layout, reading, *chosen.lead), "selector"
        else:
            found = find_lead(layout, reading, title, span, said.descriptions, is_selected=chosen.body is not None)
            lead, lead_rule = found if found else (None, None)
        _strip_passing_times(reading, layout)
        refused: list[tuple[Stamp, int, str]] = []
        extent = _whole_extent(layout, reading, span)
        visible = find_visible(layout, above, extent, self.page.fetched_at, refused if self.explain else None)
        listed_at = self.page.listed_at
        if not visible and listed_at is not None:
            visible = find_listed_day(layout, listed_at.astimezone(VIETNAM).date(), title_block=above, body=extent)
        dated = decide_publication(
            said,
            visible,
            self.page.url,
            self.page.fetched_at,
            selected=chosen.date,
            learned=chosen.learned_date,
            read_at=self.page.read_at,
            listed_at=listed_at,
        )
        authors = chosen.authors or find_authors(layout, said, reading, title, span, stamp=dated.block)
        return Draft(
            title=title,
            place=place,
            reading=reading,
            span=span,
            lead=lead,
            lead_rule=lead_rule,
            visible=visible,
            dated=dated,
            authors=authors,
            refused=tuple(refused),
            walled=wall is not None,
        )

    def _guided(self, site: SiteProfile, chosen: Selected, plain: Draft) -> tuple[Draft, tuple[LayoutField, ...]]:
        """The page read again with what was learned of its site, and the fields that this decided."""
        recurring = self._recurring_blocks(site)
        decided: list[LayoutField] = []
        guide = Guide(self.layout, site, plain, self.places, recurring) if site.layout else None
        if guide is not None:
            decided = guide.fill(chosen, self.said, self.page.fetched_at)
        known = site.boilerplate.intersection(self.stated)
        if not recurring and not decided and not known:
            return plain, ()
        if known:
            self.said = without_titles(self.said, known)
        draft = self._draft(chosen, recurring)
        if decided and not draft.reading.kept and plain.reading.kept:
            return plain, ()
        if "date" in decided and draft.dated.source != "learned":
            decided.remove("date")
        return draft, tuple(decided)

    def _raise(self, code: str, detail: str) -> None:
        self.issues.append(Issue(code=code, detail=detail, site=self.site.id if self.site else None, url=self.page.url))

    def _select(self) -> Selected:
        """The fields that selectors decide; a selector that no longer matches is an issue that names it."""
        if self.site is None or not self.site.selectors:
            return Selected()
        fetched = self.page.fetched_at
        chosen = select_fields(self.layout, valid_rules(self.site.selectors, fetched.date() if fetched else None))
        for field, origin, selector in chosen.missed:
            self._raise("selector_missed", f"{field}: {selector} ({origin})")
        return chosen

    def _find_title_and_place(self, chosen: Selected, recurring: frozenset[int]) -> tuple[Title | None, int | None]:
        """The title, and the node of the article: each helps to find the other. What recurs is never the title."""
        layout, said = self.layout, self.said
        title = (
            Title(text=chosen.title[0], block=chosen.title[1], sure=True, rule=chosen.title_rule)
            if chosen.title
            else None
        )
        listed = self.page.listed_title
        title = title or find_title(layout, said, None, recurring, listed)
        place = chosen.body
        if place is None:
            found = find_place(layout, title.block if title else None, recurring)
            place = found.node if found else None
        if chosen.title or place is None:
            return title, place
        return find_title(layout, said, self._first_running(place), recurring, listed), place

    def _recurring_blocks(self, site: SiteProfile) -> frozenset[int]:
        """Indexes of the blocks that this site is known to repeat."""
        if not site.boilerplate:
            return frozenset()
        return frozenset(index for index, value in enumerate(self.hashes) if value in site.boilerplate)

    def _first_running(self, node: int) -> int:
        place = self.layout.nodes[node]
        for block in self.layout.blocks[place.first : place.end]:
            if running_length(block) and not block.region & OUTSIDE and block.tag not in _TITLE_TAGS:
                return block.index
        return place.first


_PASSING_PIECE = ("span", "small", "b", "strong", "em", "i", "font", "a")


def _strip_passing_times(reading: Reading, layout: Layout) -> None:
    """Cut "15 phút trước" off a live report's entries, where an element of its own sets it beside the text."""
    for block in reading.kept:
        if block.node < 0 or not ("trước" in block.text or " ago" in block.text):
            continue
        for piece in layout.nodes[block.node].element.iter(*_PASSING_PIECE):
            text = clean_text("".join(str(t) for t in piece.itertext()))
            if phrases.is_passing_time(text):
                block.text = block.text.removeprefix(text).removesuffix(text).strip(" -–|:•·")


_LITTLE = 250
"""Characters of running text under which a table or list under the title is looked at."""
_LISTED_RUN = 4
"""Headlines of others one after the other, which end an article that has no box of its own."""


def _end_at_list(reading: Reading, layout: Layout) -> None:
    """Drop what follows a run of other articles' headlines behind the article's text."""
    if not reading.kept:
        return
    run = 0
    started = False
    running = {b.index for b in reading.kept if running_length(b)}
    for block in layout.blocks[reading.kept[0].index : reading.kept[-1].index + 1]:
        started = started or block.index in running
        run = run + 1 if is_headline(block) and block.tag != "p" else 0
        if started and run >= _LISTED_RUN:
            before = [b for b in reading.kept if b.index < block.index]
            if sum(len(b.text) for b in before) * 2 >= sum(len(b.text) for b in reading.kept):
                reading.left_out += [(b, "after_list_of_others") for b in reading.kept if b.index > block.index]
                reading.kept[:] = before
            return


def _drop_before_title(reading: Reading, title_block: int | None) -> None:
    """Section names, stamps and shares above the title, where title and body stand in one box."""
    if title_block is None:
        return
    after = [b for b in reading.kept if b.index > title_block]
    if sum(len(b.text) for b in after) * 2 > sum(len(b.text) for b in reading.kept):
        reading.kept[:] = after


_MAX_KICKER = 45
"""Characters of a section's name or a kicker that stands between title and text."""


def _drop_kicker(reading: Reading, layout: Layout) -> None:
    """Leave out short plain lines over the text that are not set as its paragraphs are: "Thi đua yêu nước"."""
    kept = reading.kept
    first = next((at for at, b in enumerate(kept) if running_length(b)), None)
    if not first:
        return
    text = kept[first]
    home = layout.nodes[text.node].parent
    labels = [b for b in kept[:first] if _is_label(b) and (b.tag != text.tag or layout.nodes[b.node].parent != home)]
    if len(labels) == first:
        reading.left_out += [(b, "kicker") for b in labels]
        del kept[:first]


_MAX_FACT, _MAX_FACTS = 60, 12


def _drop_facts(reading: Reading, layout: Layout) -> None:
    """Leave out the list over the text that prints date, writer and counter with their labels."""
    first = next((b.index for b in reading.kept if running_length(b)), None)
    if first is None:
        return
    dropped: set[int] = set()
    for block in reading.kept:
        if block.index >= first:
            break
        for index in layout.ancestors(block.node)[:4]:
            node = layout.nodes[index]
            lines = layout.blocks[node.first : node.end]
            if node.end > first or len(lines) > _MAX_FACTS or any(len(b.text) > _MAX_FACT for b in lines):
                break
            if len(lines) > 1 and any(is_stamp_block(b.text) for b in lines):
                dropped.update(b.index for b in lines)
    reading.left_out += [(b, "facts_of_page") for b in reading.kept if b.index in dropped]
    reading.kept[:] = [b for b in reading.kept if b.index not in dropped]


def _take_bylines_above(reading: Reading, layout: Layout) -> None:
    """Names that stand over the text, labelled, in bold or beside the stamp: "<p><b>Trọng Nghĩa</b></p>"."""
    first = next((b.index for b in reading.kept if running_length(b)), None)
    if first is None:
        return
    for block in [b for b in reading.kept if b.index < first and b.tag in ("p", "div", "span")]:
        line = read_byline(block.text)
        if line is None or not (line.labelled or (is_set_apart(block, layout) and is_beside_stamp(block, layout))):
            continue
        reading.kept.remove(block)
        reading.left_out.append((block, "date_or_byline"))
        reading.bylines.append((block, line))


def _is_label(block: Block) -> bool:
    if len(block.text) > _MAX_KICKER or block.text.rstrip()[-1:] in ".!?:;,…" or block.tag not in ("div", "span", "p"):
        return False
    return block.strong * 2 < len(block.text) and not any(c.isdigit() for c in block.text)


def _find_wall(layout: Layout, title_block: int | None) -> int | None:
    """The block under the title that asks to log in before one may read on."""
    start = title_block + 1 if title_block is not None else 0
    unread = Region.COMMENT | Region.CHROME | Region.HIDDEN
    return next((b.index for b in layout.blocks[start:] if phrases.is_wall(b.text) and not b.region & unread), None)


_BEHIND_TEXT = frozenset(("pointer", "inline_pointer", "prompt_or_counter", "ornament", "passing_time"))


def _whole_extent(layout: Layout, reading: Reading, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The text with the captions and bylines right behind it, in which and under which its stamp may stand."""
    if span is None:
        return None
    behind = {b.index for b in reading.captions} | {b.index for b, _ in reading.bylines}
    behind |= {b.index for b, rule in reading.left_out if rule in _BEHIND_TEXT}
    first, end = span
    while end in behind:
        block = layout.blocks[end]
        if is_stamp_block(block.text) and not block.region & Region.QUOTE:
            break
        end += 1
    return first, end


def _last_picture(reading: Reading, span: tuple[int, int]) -> int:
    """The block before which the article's last picture may stand: pictures with captions may follow the text."""
    return max([span[1], *(c.index for c in reading.captions)])


def _surroundings(title_block: int | None, span: tuple[int, int] | None) -> tuple[int, int]:
    """The blocks between which the article's pictures and documents stand."""
    if span is None:
        return (title_block, title_block + 25) if title_block is not None else (0, 0)
    first = span[0] - 3 if title_block is None else min(span[0] - 3, title_block)
    return first, span[1] + 6
