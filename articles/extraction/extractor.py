"""One page's fields, decided in turn from the same blocks, with and without what was learned of its site."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.dates import Stamp, local_day
from articles.extraction.authors import find_authors
from articles.extraction.banner import find_banner
from articles.extraction.confidence import rate_fields
from articles.extraction.content import find_list_place, find_place
from articles.extraction.date_order import Order, learned_order, order_hashes, settle_order
from articles.extraction.draft import Draft
from articles.extraction.explanation import list_rules
from articles.extraction.headings import is_stamped, unlink_own_headline
from articles.extraction.labels import find_canonical, find_section, find_tags
from articles.extraction.lead import find_lead, take_selected
from articles.extraction.learned import Guide, observe
from articles.extraction.media import read_attachments, read_images, read_scans
from articles.extraction.origin import find_source_url
from articles.extraction.paragraphs import compose_body, read_paragraphs
from articles.extraction.places import Places
from articles.extraction.publication import decide_publication
from articles.extraction.reading import Reading
from articles.extraction.recurring import block_hash, stated_hashes, without_template_days, without_titles
from articles.extraction.selectors import Selected, select_fields, valid_rules
from articles.extraction.stamps import VisibleStamp, find_listed_day, find_visible
from articles.extraction.title import Title, find_title, without_day
from articles.extraction.trimming import (
    drop_before_title,
    drop_facts,
    drop_kicker,
    end_at_list,
    find_wall,
    strip_passing_times,
    take_bylines_above,
    whole_extent,
)
from articles.models import (
    Attachment,
    Extraction,
    Image,
    Issue,
    LayoutField,
    ObservedPlace,
    Page,
    PageType,
    SiteProfile,
)
from articles.page import phrases
from articles.page.evidence import Evidence
from articles.page.kind import Verdict, judge_page
from articles.page.language import read_language
from articles.page.layout import Layout, running_length
from articles.page.lexicon import OUTSIDE
from articles.page.statements import read_statements

_TITLE_TAGS = frozenset(("h1", "h2", "h3"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What one page teaches about its site.

    Attributes:
        blocks: as in :class:`~articles.models.Extraction`.
    """

    page_type: PageType
    blocks: tuple[int, ...] = ()
    observed: tuple[ObservedPlace, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sight:
    """A page read with what is known of its site.

    Attributes:
        plain: the draft without what was learned; ``draft`` with it.
        decided: the fields that the learned layout decided.
        scans: the pictures that stand for the text of an article without one.
    """

    plain: Draft
    draft: Draft
    decided: tuple[LayoutField, ...]
    observed: tuple[ObservedPlace, ...]
    body: str
    attachments: tuple[Attachment, ...]
    scans: tuple[Image, ...]
    verdict: Verdict


class Extractor:
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
        unlink_own_headline(layout, page.url)
        self.said = self.stated_all = read_statements(layout.root, layout.scripts)
        if site and site.name:
            self.said.site_names.append(site.name)
        self.stated = stated_hashes(self.said)
        self.banner = find_banner(layout)
        self.hashes = [block_hash(block.text) for block in layout.blocks]
        self.plain: Draft | None = None
        self._places: Places | None = None
        self.observed: tuple[ObservedPlace, ...] | None = None

    @property
    def places(self) -> Places:
        """Where the page's elements are; read off it once."""
        if self._places is None:
            self._places = Places(self.layout)
        return self._places

    def observe(self, site: SiteProfile | None) -> Observation:
        """What the page teaches about its site."""
        sight = self._look(site)
        return Observation(
            page_type=sight.verdict.page_type, blocks=self._block_hashes(sight.plain), observed=sight.observed
        )

    def run(self, site: SiteProfile | None) -> Extraction:
        """Every field, with what ``site`` has learned; may be called again when that is more."""
        sight = self._look(site)
        layout, said, url = self.layout, self.said, self.page.url
        draft, verdict, decided = sight.draft, sight.verdict, sight.decided
        title, reading, lead, body = draft.title, draft.reading, draft.lead, sight.body
        told = Extraction(
            title=title.text if title else None,
            language=read_language(body or (title.text if title else ""), said.language),
            canonical_url=find_canonical(said, url),
            page_type=verdict.page_type,
            blocks=self._block_hashes(sight.plain),
            issues=tuple(self.issues),
            observed=sight.observed,
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
        span, dated = draft.span, draft.dated
        first, _ = _surroundings(draft.title_block, span)
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
            section=find_section(layout, said, told.title, (draft.title_block, span[1] if span else None), url),
            tags=find_tags(layout, said, told.title, span[1] if span else None),
            images=read_images(layout, first, _last_picture(reading, span), reading, url) if span else sight.scans,
            attachments=sight.attachments,
            source_url=find_source_url(layout, span, url),
        )

    def _look(self, site: SiteProfile | None) -> _Sight:
        """Read the page with what is known of its site, and judge of what kind it is."""
        self.site, self.said, self.issues = site, self.stated_all, list(self.amiss)
        layout, url = self.layout, self.page.url
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
        for issue in draft.dated.issues:
            self._raise(*issue)
        title, above, lead = draft.title, draft.title_block, draft.lead
        body = compose_body(draft.reading, layout)
        attachments = read_attachments(layout, *_surroundings(above, draft.span), url)
        scans = () if draft.span else read_scans(layout, above, url)
        verdict = judge_page(
            Evidence(
                layout=layout,
                said=self.said,
                url=url,
                title=title.text if title else None,
                title_block=above,
                is_title_sure=title is not None and title.sure,
                text=f"{lead}\n\n{body}" if lead else body,
                paragraphs=draft.reading.kept,
                node=draft.place,
                date_block=draft.dated.block,
                is_dated=draft.dated.published_at is not None,
                has_document=bool(attachments),
                has_scans=bool(scans),
                is_walled=draft.walled,
            )
        )
        if verdict.issue:
            self._raise(*verdict.issue)
        return _Sight(
            plain=plain,
            draft=draft,
            decided=decided,
            observed=observed,
            body=body,
            attachments=attachments,
            scans=scans,
            verdict=verdict,
        )

    def _block_hashes(self, plain: Draft) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*self.hashes, *self.stated, *order_hashes(plain.visible))))

    def _draft(self, chosen: Selected, recurring: frozenset[int] = frozenset(), order: Order | None = None) -> Draft:
        """Every field from the page and its selectors.

        Args:
            recurring: blocks that are not the article's.
            order: in which the site prints day and month, where its other pages show that.
        """
        layout, said = self.layout, self.said
        title, place = self._find_title_and_place(chosen, recurring)
        above = title.block if title else None
        reading = Reading()
        if place is not None:
            reading = read_paragraphs(layout, layout.nodes[place], title.text if title else None, recurring)
            reading.kept[:] = [b for b in reading.kept if b.index != chosen.byline]
            drop_before_title(reading, above)
            drop_facts(reading, layout)
            take_bylines_above(reading, layout)
            drop_kicker(reading, layout)
            end_at_list(reading, layout)
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
        wall = find_wall(layout, above)
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
        if lead:
            take_bylines_above(reading, layout)  # between the lead and the text
        strip_passing_times(reading, layout)
        refused: list[tuple[Stamp, int, str]] = []
        visible = self._find_stamps(above, whole_extent(layout, reading, span), order, refused)
        dated = decide_publication(
            said,
            visible,
            self.page.url,
            self.page.fetched_at,
            selected=chosen.date,
            learned=chosen.learned_date,
            read_at=self.page.read_at,
            listed_at=self.page.listed_at,
        )
        stamped = dated.block if dated.block is not None else next((v.block for v in visible), None)
        told = (reading.kept[0].index, span[1]) if span and reading.kept else span  # a writer may follow the lead
        if told is None and above is not None:  # a graphic or a document stands for the text
            told = (above + 1, above + 1)
        authors = chosen.authors or find_authors(layout, said, reading, title, told, stamp=stamped)
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

    def _find_stamps(
        self,
        above: int | None,
        extent: tuple[int, int] | None,
        order: Order | None,
        refused: list[tuple[Stamp, int, str]],
    ) -> list[VisibleStamp]:
        """The stamps that could be the article's, in the site's order of day and month; others go into ``refused``."""
        layout, listed_at = self.layout, self.page.listed_at
        visible = find_visible(layout, above, extent, self.page.fetched_at, refused if self.explain else None)
        if order is not None:
            visible = settle_order(visible, order)
        if not visible and listed_at is not None:
            return find_listed_day(layout, local_day(listed_at), title_block=above, body=extent)
        return visible

    def _guided(self, site: SiteProfile, chosen: Selected, plain: Draft) -> tuple[Draft, tuple[LayoutField, ...]]:
        """The page read again with what was learned of its site, and the fields that this decided."""
        recurring = self._recurring_blocks(site)
        decided: list[LayoutField] = []
        guide = Guide(self.layout, site, plain, self.places, recurring) if site.layout else None
        if guide is not None:
            decided = guide.fill(chosen, self.said, self.page.fetched_at)
        known = site.boilerplate.intersection(self.stated)
        order = learned_order(site.boilerplate)
        is_open = order is not None and any(v.stamp.alternative for v in plain.visible)
        if not recurring and not decided and not known and not is_open:
            return plain, ()
        if known:
            self.said = without_template_days(without_titles(self.said, known), known, plain.visible)
        draft = self._draft(chosen, recurring, order)
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
        chosen = select_fields(self.layout, valid_rules(self.site.selectors, local_day(fetched) if fetched else None))
        for field, origin, selector in chosen.missed:
            self._raise("selector_missed", f"{field}: {selector} ({origin})")
        return chosen

    def _find_title_and_place(self, chosen: Selected, recurring: frozenset[int]) -> tuple[Title | None, int | None]:
        """The title, and the node of the article: each helps to find the other. A recurring line is never the title."""
        layout, said = self.layout, self.said
        title = (
            Title(text=chosen.title[0], block=chosen.title[1], sure=True, rule=chosen.title_rule)
            if chosen.title
            else None
        )
        if title is not None and title.rule == "learned_place":
            title = without_day(title, ())
        listed = self.page.listed_title
        title = title or find_title(layout, said, None, recurring, listed, self.banner)
        place = chosen.body
        if place is None:
            found = find_place(layout, title.block if title else None, recurring)
            place = found.node if found else None
        if chosen.title or place is None:
            return title, place
        return find_title(layout, said, self._first_running(place), recurring, listed, self.banner), place

    def _recurring_blocks(self, site: SiteProfile) -> frozenset[int]:
        """Indexes of the blocks that this site is known to repeat."""
        if not site.boilerplate:
            return frozenset()
        return frozenset(index for index, value in enumerate(self.hashes) if value in site.boilerplate)

    def _first_running(self, node: int) -> int:
        place = self.layout.nodes[node]
        for block in self.layout.blocks[place.first : place.end]:
            if not running_length(block) or block.region & OUTSIDE or block.tag in _TITLE_TAGS:
                continue
            if phrases.ends_statement(block.text) or not is_stamped(block, self.layout):  # a title of 90 characters
                return block.index
        return place.first


_LITTLE = 250
"""Characters of running text under which a table or list under the title is looked at."""


def _last_picture(reading: Reading, span: tuple[int, int]) -> int:
    """The block before which the article's last picture may be: pictures with captions may follow the text."""
    return max([span[1], *(c.index for c in reading.captions)])


def _surroundings(title_block: int | None, span: tuple[int, int] | None) -> tuple[int, int]:
    """The blocks between which the article's pictures and documents are."""
    if span is None:
        return (title_block, title_block + 25) if title_block is not None else (0, 0)
    first = span[0] - 3 if title_block is None else min(span[0] - 3, title_block)
    return first, span[1] + 6
