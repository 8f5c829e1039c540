"""The exported article: one JSON object with the same fields in every command, file and answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from psycopg2.extensions import cursor as Cursor

from articles.printing import Record, printed_time
from storage.db import Connection, rows

FIELDS = (
    "id",
    "url",
    "canonical_url",
    "site",
    "site_name",
    "kind",
    "province",
    "province_now",
    "title",
    "lead",
    "body",
    "authors",
    "published_at",
    "published_precision",
    "published_raw",
    "published_from",
    "modified_at",
    "listed_at",
    "first_seen_at",
    "fetched_at",
    "section",
    "tags",
    "images",
    "attachments",
    "language",
    "relevant",
    "relevance",
    "movements",
    "awards",
    "bodies",
    "provinces",
    "places",
    "people",
    "statistics",
    "occasion",
    "event",
    "cluster",
    "representative",
    "versions",
    "confidence",
    "extractor_version",
    "corrections",
)
MENTION_FIELDS = {
    "movement": "movements",
    "award": "awards",
    "body": "bodies",
    "province": "provinces",
    "place": "places",
    "person": "people",
    "statistic": "statistics",
}

_ARTICLES = """
SELECT a.id, a.url, a.canonical_url, a.site, s.name AS site_name, s.kind,
       coalesce(a.own_province, s.province) AS province,
       coalesce(a.own_province_now, s.province_now) AS province_now, a.title, a.lead,
       a.body, a.authors, a.published_at, a.published_precision, a.published_raw, a.published_from, a.modified_at,
       a.listed_at, a.first_seen_at, a.fetched_at, a.section, a.tags, a.images, a.attachments, a.language, a.relevant,
       a.relevance_score, a.relevance_matched, a.event AS occasion, e.event, a.cluster,
       c.representative = a.id AS representative, a.versions, a.confidence, a.extractor_version
FROM article a JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
LEFT JOIN event_article e ON e.article = a.id
WHERE a.id = ANY(%s)
"""
_MENTIONS = """
SELECT article, kind, entry, name, quote, span_start, span_end, detail FROM mention
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
# A merged cluster's id, and an article's, lead to what they are now.
_RESOLVE = """
SELECT coalesce((SELECT id FROM article WHERE id = %(id)s),
                (SELECT coalesce(into_.representative, c.representative)
                 FROM cluster c LEFT JOIN cluster into_ ON into_.id = c.merged_into WHERE c.id = %(id)s))
"""


def fetch_records(cursor: Cursor, ids: Sequence[str]) -> list[Record]:
    """The exported articles of some ids, in the order of the ids; ids that are gone are left out."""
    found = {row["id"]: row for row in rows(cursor, _ARTICLES, (list(ids),))}
    facts: dict[str, dict[str, list[Record]]] = {}
    for m in rows(cursor, _MENTIONS, (list(ids),)):
        place = {"quote": m["quote"], "start": m["span_start"], "end": m["span_end"]}
        fact = {"id": m["entry"], "name": m["name"], **place}
        facts.setdefault(m["article"], {}).setdefault(MENTION_FIELDS[m["kind"]], []).append({**fact, **m["detail"]})
    corrected: dict[str, list[Record]] = {}
    for c in rows(cursor, _CORRECTIONS, (list(ids),)):
        corrected.setdefault(c.pop("article"), []).append({**c, "made_at": printed_time(c["made_at"])})
    return [_record(found[i], facts.get(i, {}), corrected.get(i, [])) for i in ids if i in found]


def _record(row: dict[str, Any], facts: dict[str, list[Record]], corrections: list[Record]) -> Record:
    lists = {name: facts.get(name, []) for name in MENTION_FIELDS.values()}
    record: Record = {**row, **lists, "corrections": corrections}
    for name in ("published_at", "modified_at", "listed_at", "first_seen_at", "fetched_at"):
        record[name] = printed_time(record[name])
    record["relevance"] = {"score": round(row["relevance_score"], 4), "matched": row["relevance_matched"]}
    return {name: record[name] for name in FIELDS}


def stream_records(connection: Connection, ids: Iterable[str], *, size: int = 200) -> Iterator[Record]:
    """Exported articles one by one, in flat memory."""
    remaining = iter(ids)
    while batch := list(islice(remaining, size)):
        with connection.cursor() as cursor:
            yield from fetch_records(cursor, batch)


def find_record(connection: Connection, article: str) -> Record | None:
    """One article by its id, or by the id of a cluster (then its representative)."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_RESOLVE, {"id": article})
        row = cursor.fetchone()
        if row is None or row[0] is None:
            return None
        return next(iter(fetch_records(cursor, [row[0]])), None)


def article_versions(connection: Connection, article: str) -> list[Record]:
    """Every version of an article, oldest first."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _VERSIONS, (article,))
    return [
        {**v, **{name: printed_time(v[name]) for name in ("seen_at", "published_at", "modified_at")}} for v in found
    ]


def cluster_members(connection: Connection, cluster: str) -> list[Record]:
    """The members of a cluster, the first publication first."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _COPIES, (cluster,))
    return [{**c, **{name: printed_time(c[name]) for name in ("published_at", "first_seen_at")}} for c in found]


def cluster_sizes(connection: Connection, clusters: Iterable[str]) -> dict[str, int]:
    """How many articles tell each of some stories."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_SIZES, (list(clusters),))
        return dict(cursor.fetchall())
