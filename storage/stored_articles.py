"""Stored articles with their facts and corrections, their versions, and the other articles of their story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from psycopg2.extensions import cursor as Cursor

from articles.models import (
    Attachment,
    AwardMention,
    BodyMention,
    Event,
    Image,
    MatchedTerm,
    Mention,
    MovementMention,
    PersonMention,
    PlaceMention,
    ProvinceMention,
    StatisticMention,
    doubtful_fields,
)
from articles.printing import FACTS
from storage.db import Connection, fetch_as, rows
from storage.mentions import read_mention

FIRST_WORDS = 12
"""Number of words of its text that replace a missing title."""
_FACT_FIELDS = {
    "movement": "movements",
    "award": "awards",
    "body": "bodies",
    "province": "provinces",
    "place": "places",
    "person": "people",
    "statistic": "statistics",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reasons:
    """Why an article is relevant, or is not: the score, 0 to 1, and the terms that make it up."""

    score: float
    matched: tuple[MatchedTerm, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionInForce:
    """One corrected field; ``before`` is the rules' value."""

    field: str
    value: str | bool | None
    before: str | bool | None
    who: str
    why: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredArticle:
    """One stored article; commands, files and the API print its fields in this order."""

    id: str
    url: str
    """Where it was first found."""
    canonical_url: str | None
    site: str
    site_name: str
    kind: str
    """Of the site."""
    province: str | None
    """The site's province, in its file's era, or the corrected one."""
    province_now: str | None
    title: str | None
    lead: str | None
    body: str
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Literal["minute", "day"] | None
    published_raw: str | None
    published_from: str | None
    """The rule that decided it, or ``correction``."""
    modified_at: datetime | None
    listed_at: datetime | None
    first_seen_at: datetime
    fetched_at: datetime
    section: str | None
    tags: tuple[str, ...]
    images: tuple[Image, ...]
    attachments: tuple[Attachment, ...]
    language: str | None
    wishes: tuple[str, ...]
    """Its publisher's usage preferences for the page: ``content-usage: …``, ``noai``, ``noarchive``, ``license: …``."""
    relevant: bool
    relevance: Reasons
    movements: tuple[MovementMention, ...]
    awards: tuple[AwardMention, ...]
    bodies: tuple[BodyMention, ...]
    provinces: tuple[ProvinceMention, ...]
    places: tuple[PlaceMention, ...]
    people: tuple[PersonMention, ...]
    statistics: tuple[StatisticMention, ...]
    occasion: Event | None
    """What took place, as this text alone states it."""
    event: str | None
    """Id of the article that reported the same event first."""
    cluster: str
    representative: bool
    versions: int
    confidence: Mapping[str, float] | None
    extractor_version: int
    corrections: tuple[CorrectionInForce, ...]

    @property
    def text(self) -> str:
        """Lead, blank line, body: the text that the facts' offsets refer to."""
        return "\n\n".join(filter(None, (self.lead, self.body)))

    @property
    def doubtful(self) -> frozenset[str]:
        """Those of title and time of publication that were read with doubt; a corrected one is settled."""
        settled = {correction.field for correction in self.corrections}
        return doubtful_fields(self.title, self.published_at, self.confidence or {}) - settled

    @property
    def shown_title(self) -> str:
        """The title, or the first words of an article that has none."""
        if self.title:
            return self.title
        words = (self.lead or self.body).split()
        return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleVersion:
    """One version of an article that a visit found; ``number`` counts from 1."""

    number: int
    seen_at: datetime
    title: str | None
    lead: str | None
    body: str
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClusterMember:
    """One article of a story, without its text."""

    id: str
    url: str
    site: str
    site_name: str
    title: str | None
    published_at: datetime | None
    published_precision: Literal["minute", "day"] | None
    first_seen_at: datetime
    representative: bool


_ARTICLES = """
SELECT a.id, a.url, a.canonical_url, a.site, s.name AS site_name, s.kind,
       coalesce(a.own_province, s.province) AS province,
       coalesce(a.own_province_now, s.province_now) AS province_now, a.title, a.lead,
       a.body, a.authors, a.published_at, a.published_precision, a.published_raw, a.published_from, a.modified_at,
       a.listed_at, a.first_seen_at, a.fetched_at, a.section, a.tags, a.images, a.attachments, a.language,
       a.wishes, a.relevant,
       a.relevance_score, a.relevance_matched, a.event AS occasion, e.event, a.cluster,
       c.representative = a.id AS representative, a.versions, a.confidence, a.extractor_version
FROM article a JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
LEFT JOIN (event_article e JOIN event v ON v.id = e.event AND v.datable) ON e.article = a.id
WHERE a.id = ANY(%s)
"""
_MENTIONS = """
SELECT article, kind, entry, name, quote, span_start, detail FROM mention
WHERE article = ANY(%s) ORDER BY article, kind, position
"""
_CORRECTIONS = """
SELECT article, field, value, CASE WHEN field = 'published_at' THEN before -> 0 ELSE before END AS before, who, why,
       made_at
FROM correction WHERE article = ANY(%s) AND withdrawn_at IS NULL ORDER BY made_at, id
"""
_VERSIONS = """
SELECT number, seen_at, title, lead, body, authors, published_at, modified_at FROM article_version
WHERE article = %s ORDER BY number
"""
_COPIES = """
SELECT a.id, a.url, a.site, s.name AS site_name, a.title, a.published_at, a.published_precision, a.first_seen_at,
       c.representative = a.id AS representative
FROM article a JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
WHERE a.cluster = %s ORDER BY a.published_at NULLS LAST, a.first_seen_at, a.id
"""
_SIZES = "SELECT id, size FROM cluster WHERE id = ANY(%s)"
# A merged cluster's id, and an article's, lead to the present cluster.
_RESOLVE = """
SELECT coalesce((SELECT id FROM article WHERE id = %(id)s),
                (SELECT coalesce(into_.representative, c.representative)
                 FROM cluster c LEFT JOIN cluster into_ ON into_.id = c.merged_into WHERE c.id = %(id)s))
"""


def fetch_articles(cursor: Cursor, ids: Sequence[str]) -> list[StoredArticle]:
    """The articles with some ids, in the order of the ids; ids that are gone are left out."""
    found = {row["id"]: row for row in rows(cursor, _ARTICLES, (list(ids),))}
    facts: dict[str, dict[str, list[Mention]]] = {}
    for m in rows(cursor, _MENTIONS, (list(ids),)):
        mention = read_mention(
            m["kind"],
            entry=m["entry"],
            name=m["name"],
            quote=m["quote"],
            start=m["span_start"],
            detail=m["detail"],
        )
        facts.setdefault(m["article"], {}).setdefault(_FACT_FIELDS[m["kind"]], []).append(mention)
    corrected: dict[str, list[CorrectionInForce]] = {}
    for c in rows(cursor, _CORRECTIONS, (list(ids),)):
        corrected.setdefault(c.pop("article"), []).append(CorrectionInForce(**c))
    return [_article(found[i], facts.get(i, {}), corrected.get(i, [])) for i in ids if i in found]


def _article(
    row: dict[str, Any], facts: Mapping[str, Sequence[Mention]], corrections: Sequence[CorrectionInForce]
) -> StoredArticle:
    score, matched = row.pop("relevance_score"), row.pop("relevance_matched")
    typed: dict[str, Any] = {
        "authors": tuple(row["authors"]),
        "tags": tuple(row["tags"]),
        "wishes": tuple(row["wishes"]),
        "images": tuple(Image(**image) for image in row["images"]),
        "attachments": tuple(Attachment(**attachment) for attachment in row["attachments"]),
        "relevance": Reasons(score=round(score, 4), matched=tuple(MatchedTerm(**term) for term in matched)),
        "occasion": Event(**row["occasion"]) if row["occasion"] else None,
        "corrections": tuple(corrections),
        **{field: tuple(facts.get(field, ())) for field in FACTS},
    }
    return StoredArticle(**{**row, **typed})


def stream_articles(connection: Connection, ids: Iterable[str], *, size: int = 200) -> Iterator[StoredArticle]:
    """Stored articles one by one, in constant memory."""
    remaining = iter(ids)
    while batch := list(islice(remaining, size)):
        with connection.cursor() as cursor:
            yield from fetch_articles(cursor, batch)


def find_article(connection: Connection, article: str) -> StoredArticle | None:
    """One article by its id, or by the id of a cluster (then its representative)."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_RESOLVE, {"id": article})
        row = cursor.fetchone()
        if row is None or row[0] is None:
            return None
        return next(iter(fetch_articles(cursor, [row[0]])), None)


def article_versions(connection: Connection, article: str) -> list[ArticleVersion]:
    """Every version of an article, oldest first."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _VERSIONS, (article,))
    return [ArticleVersion(**{**row, "authors": tuple(row["authors"])}) for row in found]


def cluster_members(connection: Connection, cluster: str) -> list[ClusterMember]:
    """The members of a cluster, the first publication first."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, ClusterMember, _COPIES, (cluster,))


def cluster_sizes(connection: Connection, clusters: Iterable[str]) -> dict[str, int]:
    """The number of articles of each of some stories."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_SIZES, (list(clusters),))
        return dict(cursor.fetchall())
