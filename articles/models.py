"""The values passed between layers: pages, feed entries, articles and their facts.

All are frozen and keyword-only, so that two of them can be compared and none is changed on its way.
Absence is ``None`` (or an empty tuple), never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import ClassVar, Literal

PageType = Literal["article", "listing", "stub", "other"]
Precision = Literal["minute", "day"]
Severity = Literal["info", "warning", "error"]
LayoutField = Literal["title", "date", "author", "lead", "body"]
FactKind = Literal["movement", "award", "body", "province", "place", "person", "statistic"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Fetched bytes (or already decoded text), with where and when they came from."""

    url: str
    html: bytes | str
    content_type: str | None = None
    """The ``Content-Type`` header as sent, charset included."""
    fetched_at: datetime | None = None
    """Aware. Bounds the publication date; never becomes one."""
    read_at: datetime | None = None
    """Aware. Bounds it where the time of the fetch is not known: a saved page is not younger than its reading."""
    listed_title: str | None = None
    """The title that a feed or listing gave: evidence for which line prints the title, never a title itself."""
    listed_at: datetime | None = None
    """Aware. The date that a feed or listing gave: evidence for which of the printed dates is the article's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SelectorRule:
    """CSS selectors of a site or platform; a field left out is read by the generic rules."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    lead: str | None = None
    body: str | None = None
    entry: str | None = None
    """Links to articles on a listing."""
    valid_until: Date | None = None
    """The last day on which pages looked like this; ``None`` while they still do."""
    origin: str = "site"
    """``site`` or ``platform:<name>``; goes into ``published_from`` and drift issues."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ObservedPlace:
    """The place of one field on one page, by all evidence except the site's learned layout."""

    field: LayoutField
    place: str
    """As :mod:`articles.extraction.places` writes it; empty where the page does not show the field."""
    sure: bool
    """Whether two kinds of evidence agree or the page marks the field, as opposed to the generic rules alone."""
    sign: int
    """32 bits of the value's hash: a line that is equal on every page is neither title nor date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedPlace:
    """Where a site's pages have one field: ``pages`` of ``of`` that show the field have it there."""

    field: LayoutField
    place: str
    pages: int
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteProfile:
    """What extraction may know of a site besides the page itself. Every part may be missing."""

    id: str
    name: str | None = None
    hosts: frozenset[str] = frozenset()
    selectors: tuple[SelectorRule, ...] = ()
    """Tried in order; the first that matches a field decides it."""
    boilerplate: frozenset[int] = frozenset()
    """Hashes of the blocks that recur across this site's pages (``articles.boilerplate``)."""
    layout: tuple[LearnedPlace, ...] = ()
    """Where the site's pages have their fields (``articles.site_layout``)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """A recorded surprise: it never stops the work, and it is never lost."""

    code: str
    """Stable, ``verb_or_noun_with_underscores``: ``stub_page``, ``date_in_future`` …"""
    detail: str
    site: str | None = None
    url: str | None = None
    severity: Severity = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    url: str
    caption: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    url: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldConfidence:
    """How sure one field of an extraction is, 0 to 1: the share of right answers where it was decided so."""

    field: str
    value: float


DOUBTFUL_BELOW = 0.75
"""A field rated lower is shown as doubtful, counted by ``sites check``, and counts as missing in a site's drift."""


def doubtful_fields(title: str | None, published_at: datetime | None, rated: Mapping[str, float]) -> frozenset[str]:
    """Those of title and time of publication that were read, and with doubt; unrated ones are not in doubt."""
    read = {"title": title, "published_at": published_at}
    return frozenset(f for f, value in read.items() if value is not None and rated.get(f, 1.0) < DOUBTFUL_BELOW)


@dataclass(frozen=True, kw_only=True, slots=True)
class FiredRule:
    """A rule that decided a field, or left a block out (``field`` is ``left_out``), and the words it relied on."""

    field: str
    rule: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """The record extracted from one page, as the batch command ``thidua extract`` prints it.

    ``body`` is paragraphs joined by one blank line, without the lead. Times are aware.
    """

    title: str | None = None
    lead: str | None = None
    body: str = ""
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_precision: Precision | None = None
    published_raw: str | None = None
    published_from: str | None = None
    modified_at: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    source_url: str | None = None
    """Of another site's article, where a source line links to it."""
    page_type: PageType = "other"
    blocks: tuple[int, ...] = ()
    """32-bit hashes of every visible block of the page, for learning a site's boilerplate."""
    observed: tuple[ObservedPlace, ...] = ()
    """The places of its fields, for learning the site's layout; only if extraction was given a site."""
    learned: tuple[LayoutField, ...] = ()
    """The fields that the site's learned layout decided."""
    confidence: tuple[FieldConfidence, ...] = ()
    rules: tuple[FiredRule, ...] = ()
    """Which rule decided which field; with ``explain`` also every block that was left out."""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedEntry:
    """A link that a site offers, before it is fetched."""

    url: str
    title: str | None = None
    listed_at: datetime | None = None
    """The date that the feed, sitemap or listing states; aware. Never a publication date."""
    source: Literal["feed", "sitemap", "listing"] = "listing"


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchedTerm:
    """One reason for a relevance verdict: the term, its weight, and its zone."""

    term: str
    weight: float
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Relevance:
    """Is the article principally about emulation and commendation, and why."""

    relevant: bool
    score: float
    """0 to 1; relevant from 0.5 on."""
    matched: tuple[MatchedTerm, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipients:
    """N recipients of one type: ``n=10, type="tập thể"``; ``n`` is ``None`` where the text states no number."""

    n: int | None
    type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """What every fact has: a name, and its place in the text, where ``text[start:end] == quote``."""

    kind: ClassVar[FactKind]
    id: str | None = None
    """The gazetteer's; ``None`` where the gazetteer does not have it."""
    name: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementMention(Mention):
    """A movement or campaign."""

    kind: ClassVar[FactKind] = "movement"


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardMention(Mention):
    """An award that is given, received or proposed."""

    kind: ClassVar[FactKind] = "award"
    award_class: Literal[1, 2, 3] | None = None
    giver: str | None = None
    recipients: tuple[Recipients, ...] = ()
    decision: str | None = None
    """The decision's number, "2101/QĐ-UBND"."""
    decision_date: str | None = None
    """``YYYY-MM-DD``, where the text dates the decision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyMention(Mention):
    """A party, state or mass organisation."""

    kind: ClassVar[FactKind] = "body"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceMention(Mention):
    """A province of either era."""

    kind: ClassVar[FactKind] = "province"
    now: str
    """The id of the province of today that it is, or is part of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceMention(Mention):
    """A province, former district or commune; ``id`` is its official code, ``name`` the one of its era.

    Where several units have the name and nothing decides, ``id`` is ``None`` and ``candidates`` has their codes.
    """

    kind: ClassVar[FactKind] = "place"
    level: Literal["province", "district", "commune"]
    era: Literal["former", "current"] | None = None
    """Before or since 1 July 2025; a code means something only with its era."""
    now: tuple[str, ...] = ()
    """Codes of the units of today that hold it, or a part of it."""
    province_now: str | None = None
    """Id of the province of today that it lies in."""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonMention(Mention):
    """A person with the roles that the text states."""

    kind: ClassVar[FactKind] = "person"
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StatisticMention(Mention):
    """A figure: never negative, in base units ("28,7 tỷ đồng" is 28700000000)."""

    kind: ClassVar[FactKind] = "statistic"
    value: float
    unit: str
    qualifier: str | None = None
    change: Literal["increase", "decrease"] | None = None
    what: str | None = None
    as_of: str | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """The event reported: its kind, and its day and place if the text states them."""

    kind: str
    """``launch``, ``review``, ``monitoring``, ``ceremony``, ``decision``, ``portrait`` or ``law``."""
    quote: str
    start: int
    end: int
    date: str | None = None
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: no more than the text states."""
    place: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotations:
    """All facts of one text, by kind, each in the order of its place."""

    movements: tuple[MovementMention, ...] = ()
    awards: tuple[AwardMention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    provinces: tuple[ProvinceMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    statistics: tuple[StatisticMention, ...] = ()
    event: Event | None = None
    rules: tuple[FiredRule, ...] = ()
    """Which rule settled the article's era and province, each place, each award's id and what each figure counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRecord:
    """One line of a crawl's hand-over: a request and its one outcome.

    A line with a body names its WARC record (``warc``, ``offset``, ``length``); the line is written after the
    record and is its commit.
    """

    site: str
    url: str
    """The requested address, after canonicalisation."""
    kind: Literal["robots", "home", "feed", "sitemap", "listing", "article"]
    """The crawler's guess of the address's kind at the request."""
    outcome: Literal[
        "fetched",  # 200 with a new body
        "unchanged",  # 200 with a body already archived: a WARC revisit record
        "not_modified",  # 304
        "redirected",  # a redirect; ``final_url`` says where to, also when it was not followed
        "disallowed",  # robots.txt
        "not_found",  # 404, 410 and answers found to be a soft 404
        "blocked",  # 401, 403, 451, challenge pages
        "throttled",  # 429, 503 with Retry-After
        "server_error",  # 5xx
        "timeout",
        "network_error",  # DNS, refused, reset, TLS
        "too_large",
        "off_site",  # another host, or an address that may not be reached
        "rejected",  # not HTML, a stub, an unreadable body …: ``error`` says
    ]
    requested_at: datetime
    final_url: str | None = None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None
    digest: str | None = None
    """``sha1:`` and base32 of the decoded body, as in ``WARC-Payload-Digest``."""
    warc: str | None = None
    """File name of the WARC, without its folder."""
    offset: int | None = None
    length: int | None = None
    listed_at: datetime | None = None
    listed_title: str | None = None
    found_on: str | None = None
    duration_ms: int | None = None
    retry_after_s: float | None = None
    error: str | None = None
    wishes: tuple[str, ...] = ()
    """The publisher's usage preferences for the page: ``content-usage: …``, ``noai``, ``noarchive``, ``license: …``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanedPage:
    """One fetched page with all that cleaning made of it, ready to be stored."""

    page_id: int
    site: str
    url: str
    final_url: str | None
    requested_at: datetime
    listed_at: datetime | None
    extraction: Extraction
    relevance: Relevance
    annotations: Annotations
    fingerprint_hashes: tuple[int, ...]
    syllables: int
    wishes: tuple[str, ...] = ()
