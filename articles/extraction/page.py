"""One page to one extraction: the fields decided in turn from the same blocks."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import xxhash

from articles.extraction import phrases
from articles.extraction.blocks import Block, Layout, read_layout, running_length
from articles.extraction.byline import Byline, clean_author_value, is_agency, is_desk, read_byline
from articles.extraction.content import Place, find_place
from articles.extraction.decode import decode_page
from articles.extraction.language import read_language
from articles.extraction.lexicon import OUTSIDE, Region
from articles.extraction.media import absolute, read_attachments, read_images
from articles.extraction.page_type import judge_page
from articles.extraction.paragraphs import Reading, is_set_apart, is_stamp_block, read_paragraphs
from articles.extraction.publication import decide_publication, find_visible
from articles.extraction.selectors import Selected, select_fields, valid_rules
from articles.extraction.structured import read_statements
from articles.extraction.textblock import extract_text
from articles.extraction.title import Title, find_title
from articles.models import Extraction, Issue, Page, SiteProfile
from articles.text import comparison_form

EXTRACTOR_VERSION = 1
"""Raised whenever a page could read differently; pages cleaned by an older version are cleaned again."""

_NOT_AUTHORS = Region.RELATED | Region.COMMENT | Region.ADVERT | Region.TAGS
_BYLINE_REACH = 6  # blocks under the body
_LEAD_BLOCKS = 4  # a selected lead's element with more blocks holds the body as well
_MIN_LEAD = 30  # characters; shorter ones are kickers or labels
_MIN_BOLD_LEAD, _MAX_BOLD_LEAD = 60, 900
_DIGITS = re.compile(r"\d+")
_MARKUP = re.compile(r"<[a-zA-Z!/]")


def block_hash(text: str) -> int:
    """64 bits of a block's words, signed as Postgres' ``bigint`` is; digits count as one, so that counters and dates recur."""
    value = xxhash.xxh3_64_intdigest(_DIGITS.sub("0", text.lower()).encode())
    return value - (1 << 64) if value >> 63 else value


def extract(page: Page, site: SiteProfile | None = None) -> Extraction:
    """Everything that ``page`` says, by the rules of ``site`` where there are any. Never raises for what a page contains."""
    html, amiss = decode_page(page.html, page.content_type)
    issues = [Issue(code=code, detail="while decoding", url=page.url) for code in amiss]
    if not _MARKUP.search(html):
        return extract_text(html)
    layout = read_layout(html)
    if layout is None or not layout.blocks:
        issues.append(Issue(code="empty_page", detail="no text in the page", url=page.url))
        return Extraction(page_type="stub", issues=tuple(issues))
    if layout.cut:
        issues.append(Issue(code="page_cut", detail="too many elements", url=page.url))
    return _Extractor(page, site, layout, issues).run()


class _Extractor:
    """The state of one page's extraction."""

    def __init__(self, page: Page, site: SiteProfile | None, layout: Layout, issues: list[Issue]) -> None:
        self.page = page
        self.site = site
        self.layout = layout
        self.issues = issues
        self.said = read_statements(layout.root, layout.scripts)

    def run(self) -> Extraction:
        layout, said = self.layout, self.said
        if self.site and self.site.name:
            said.site_names.append(self.site.name)
        chosen = self._select()
        learned = self.site.boilerplate if self.site else frozenset()
        title = Title(text=chosen.title[0], block=chosen.title[1]) if chosen.title else find_title(layout, said, None)
        place: Place | None = None
        if chosen.body is not None:
            place = Place(node=chosen.body, worth=0.0, share=1.0)
        else:
            place = find_place(layout, title.block if title else None, self._learned_blocks(learned))
        first_body = self._first_running(place.node) if place else None
        if not chosen.title and (title is None or title.block is None or (first_body is not None and title.block > first_body)):
            title = find_title(layout, said, first_body)
        reading = Reading()
        span: tuple[int, int] | None = None
        if place:
            node = layout.nodes[place.node]
            reading = read_paragraphs(layout, node, title.text if title else None, self._learned_blocks(learned))
            self._drop_before_title(reading, title)
            if reading.kept:
                span = (reading.kept[0].index, reading.kept[-1].index + 1)
        lead = self._take_selected_lead(reading, chosen) or self._find_lead(reading, title, span)
        visible = find_visible(layout, title.block if title else None, span)
        dated = decide_publication(said, visible, self.page.url, self.page.fetched_at, chosen.date)
        self.issues += [Issue(code=c, detail=d, url=self.page.url) for c, d in dated.issues]
        authors = chosen.authors or self._find_authors(reading, title, span)
        body = "\n\n".join(b.text for b in reading.kept)
        base = self.page.url
        first, end = (span[0] - 3, span[1] + 6) if span else (0, 0)
        if title and title.block is not None:
            first = min(first, title.block) if span else title.block
            end = max(end, title.block + 25) if not span else end
        attachments = read_attachments(layout, first, end, base)
        verdict = judge_page(
            layout, said, base, title, f"{lead}\n\n{body}" if lead else body, reading,
            dated=dated.published_at is not None, has_document=bool(attachments), node=place.node if place else None,
        )  # fmt: skip
        if verdict.issue:
            self.issues.append(Issue(code=verdict.issue[0], detail=verdict.issue[1], url=base))
        blocks = tuple(dict.fromkeys(block_hash(b.text) for b in layout.blocks))
        if verdict.page_type in ("listing", "other"):
            return Extraction(
                title=title.text if title else None,
                language=read_language(body or (title.text if title else ""), said.language),
                canonical_url=self._canonical(),
                page_type=verdict.page_type,
                blocks=blocks,
                issues=tuple(self.issues),
            )
        return Extraction(
            title=title.text if title else None,
            lead=lead,
            body=body,
            authors=authors,
            published_at=dated.published_at,
            published_precision=dated.precision,
            published_raw=dated.raw,
            published_from=dated.source,
            modified_at=dated.modified_at,
            section=said.sections[0] if said.sections else None,
            tags=tuple(dict.fromkeys(said.keywords)),
            images=read_images(layout, first, end, reading, base) if span else (),
            attachments=attachments,
            language=read_language(body or (title.text if title else ""), said.language),
            canonical_url=self._canonical(),
            page_type=verdict.page_type,
            blocks=blocks,
            issues=tuple(self.issues),
        )

    def _select(self) -> Selected:
        """The fields that selectors decide; a selector that no longer matches is an issue that names it."""
        if self.site is None or not self.site.selectors:
            return Selected()
        fetched = self.page.fetched_at
        chosen = select_fields(self.layout, valid_rules(self.site.selectors, fetched.date() if fetched else None))
        for field, origin, selector in chosen.missed:
            detail = f"{field}: {selector} ({origin})"
            self.issues.append(Issue(code="selector_missed", detail=detail, site=self.site.id, url=self.page.url))
        return chosen

    def _learned_blocks(self, learned: frozenset[int]) -> frozenset[int]:
        """Indexes of the blocks that this site is known to repeat."""
        if not learned:
            return frozenset()
        return frozenset(b.index for b in self.layout.blocks if block_hash(b.text) in learned)

    def _take_selected_lead(self, reading: Reading, chosen: Selected) -> str | None:
        if chosen.lead is None:
            return None
        text, index = chosen.lead
        node = self.layout.nodes[index]
        form = comparison_form(text)
        inside = node.end - node.first <= _LEAD_BLOCKS
        reading.kept[:] = [
            b for b in reading.kept if comparison_form(b.text) != form and not (inside and node.first <= b.index < node.end)
        ]
        return text

    def _first_running(self, node: int) -> int:
        place = self.layout.nodes[node]
        for block in self.layout.blocks[place.first : place.end]:
            if running_length(block) and not block.region & OUTSIDE:
                return block.index
        return place.first

    def _drop_before_title(self, reading: Reading, title: Title | None) -> None:
        """Section names, stamps and shares above the title, where title and body stand in one box."""
        if title is None or title.block is None:
            return
        after = [b for b in reading.kept if b.index > title.block]
        if sum(len(b.text) for b in after) * 2 > sum(len(b.text) for b in reading.kept):
            reading.kept[:] = after

    def _find_lead(self, reading: Reading, title: Title | None, span: tuple[int, int] | None) -> str | None:
        """A paragraph marked as the lead between title and body, or at the body's top."""
        if span is None:
            return None
        start = title.block + 1 if title and title.block is not None and title.block < span[0] else max(0, span[0] - 6)
        marked: list[Block] = []
        box = -1
        for block in self.layout.blocks[start : span[0] + 2]:
            usable = block.region & Region.LEAD and not block.region & (OUTSIDE | Region.CAPTION) and block.linked * 2 < len(block.text)
            if not usable or is_stamp_block(block.text):
                continue
            outer = max((i for i in self.layout.ancestors(block.node) if self.layout.nodes[i].own & Region.LEAD), default=-1)
            if box < 0:
                box = outer
            if outer == box:
                marked.append(block)
        if not marked:
            marked = self._bold_opening(reading) or self._boxed_opening(reading)
        lead = " ".join(b.text for b in marked)
        if len(lead) < _MIN_LEAD:
            return None
        chosen = {b.index for b in marked}
        form = comparison_form(lead)
        reading.kept[:] = [b for b in reading.kept if b.index not in chosen and comparison_form(b.text) != form]
        return lead

    def _bold_opening(self, reading: Reading) -> list[Block]:
        """The first paragraph, if it is set in bold and the next ones are not: how unmarked leads are set apart."""
        kept = reading.kept
        if len(kept) < 2 or not _MIN_BOLD_LEAD <= len(kept[0].text) <= _MAX_BOLD_LEAD:
            return []
        bold = [b.strong * 10 >= len(b.text) * 9 for b in kept[:4]]
        headings = all(len(b.text) < _MIN_BOLD_LEAD * 2 for b, is_bold in zip(kept[1:4], bold[1:], strict=False) if is_bold)
        return kept[:1] if bold[0] and headings and not all(bold) and kept[0].tag not in ("li", "td", "h2", "h3") else []

    def _boxed_opening(self, reading: Reading) -> list[Block]:
        """The first paragraph, if it stands outside the one box that holds all the others."""
        kept, nodes = reading.kept, self.layout.nodes
        if len(kept) < 3 or kept[0].tag[0] == "h" or not _MIN_BOLD_LEAD <= len(kept[0].text) <= _MAX_BOLD_LEAD:
            return []
        box = nodes[kept[1].node]
        while box.parent >= 0 and box.end <= kept[-1].index:
            box = nodes[box.parent]
        outside = not box.first <= kept[0].index < box.end
        return kept[:1] if outside else []

    def _find_authors(self, reading: Reading, title: Title | None, span: tuple[int, int] | None) -> tuple[str, ...]:
        """Bylines of the page first, statements for machines second; an agency or desk only where no person is named."""
        lines: list[Byline] = [line for _, line in reading.bylines]
        if span:
            start = title.block + 1 if title and title.block is not None else max(0, span[0] - 10)
            for block in self.layout.blocks[start : span[0]]:
                if block.region & (Region.BYLINE | Region.META) and not block.region & _NOT_AUTHORS and len(block.text) < 120:
                    names = clean_author_value(block.text)
                    if names:
                        lines.append(Byline(names=names))
            lines += self._bylines_below(span[1])
        people: list[str] = []
        others: list[str] = []
        for line in lines:
            for name in line.names:
                target = others if is_desk(name) or is_agency(name) else people
                if name not in target:
                    target.append(name)
            if line.agency and line.agency not in others:
                others.append(line.agency)
        if people:
            return tuple(people)
        stated = [n for value in self.said.authors for n in clean_author_value(value)]
        sites = {comparison_form(n) for n in self.said.site_names}
        named = [n for n in dict.fromkeys(stated) if not is_agency(n) and not is_desk(n) and comparison_form(n) not in sites]
        if named:
            return tuple(named)
        return tuple(others[:1])

    def _bylines_below(self, end: int) -> list[Byline]:
        """Bylines in the few blocks under the body, up to the first that is something else."""
        found: list[Byline] = []
        for block in self.layout.blocks[end : end + _BYLINE_REACH]:
            if block.region & _NOT_AUTHORS or len(block.text) > 120:
                continue
            if phrases.is_related_heading(block.text) or phrases.is_comment_heading(block.text):
                break
            line = read_byline(block.text)
            if line and (line.labelled or block.region & Region.BYLINE or is_set_apart(block, self.layout)):
                found.append(line)
        return found

    def _canonical(self) -> str | None:
        host = (urlsplit(self.page.url).hostname or "").removeprefix("www.")
        for address in self.said.canonical:
            found = absolute(self.page.url, address)
            if found and (urlsplit(found).hostname or "").removeprefix("www.") == host and urlsplit(found).path.strip("/"):
                return found
        return None
