"""Read articles that older rules judged, annotated or fingerprinted, and store the newer rules' results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.models import Annotations, Relevance
from storage.article_changes import Versions, store_mentions
from storage.corrections import apply_corrections
from storage.db import Connection, rows, transaction
from storage.locks import LOCK_LINK, lock_transaction
from storage.prepared import as_json
from storage.search.index import index_articles


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredText:
    """A stored article's title, lead, body and time of publication, and its site's province."""

    id: str
    title: str | None
    lead: str | None
    body: str
    province: str | None
    published_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejudged:
    """The present rules' results for a stored article."""

    id: str
    relevance: Relevance
    annotations: Annotations
    fingerprint_hashes: tuple[int, ...]
    syllables: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Outdated:
    """Articles whose verdict, facts or fingerprint were made by other versions than these."""

    versions: Versions
    sites: Sequence[str] | None
    """``None`` for all."""
    shard: tuple[int, int] = (0, 1)
    """Which part of how many, so that several processes share the work."""


# Two ranges of the index of versions; "<>" would read every article.
_WHERE = """
WHERE ((a.relevance_version, a.annotation_version, a.fingerprint_version)
       < (%(relevance)s, %(annotation)s, %(fingerprint)s)
    OR (a.relevance_version, a.annotation_version, a.fingerprint_version)
       > (%(relevance)s, %(annotation)s, %(fingerprint)s))
  AND (%(sites)s::text[] IS NULL OR a.site = ANY(%(sites)s))
  AND mod(abs(hashtext(a.id)::bigint), %(shards)s) = %(shard)s
"""
_COUNT = f"SELECT count(*) AS n FROM article a {_WHERE}"
# Newest first, those without a day last; each reading continues after the last one's end.
_OUTDATED = f"""
SELECT a.id, a.title, a.lead, a.body, s.province, a.published_at FROM article a JOIN site s ON s.id = a.site {_WHERE}
  AND (%(last)s::text IS NULL
       OR (coalesce(a.published_at, '-infinity'), a.id) < (coalesce(%(day)s::timestamptz, '-infinity'), %(last)s))
ORDER BY coalesce(a.published_at, '-infinity') DESC, a.id DESC LIMIT %(limit)s
"""
_UPDATE = """
UPDATE article SET relevant = %(relevant)s, relevance_score = %(score)s, relevance_matched = %(matched)s,
    event = %(event)s, row_digest = NULL,
    relevance_version = %(relevance_version)s, annotation_version = %(annotation_version)s,
    fingerprint_version = %(fingerprint_version)s
WHERE id = %(id)s
"""
_WAIT_FOR_LINKING = """
INSERT INTO link_waiting (article) SELECT id FROM article WHERE id = ANY(%s) AND fingerprint_version <> %s
ON CONFLICT DO NOTHING
"""
_FINGERPRINT = "UPDATE fingerprint SET hashes = %s, syllables = %s WHERE article = %s"


def count_outdated(connection: Connection, outdated: Outdated) -> int:
    """How many there are."""
    with connection, connection.cursor() as cursor:
        [row] = rows(cursor, _COUNT, _parameters(outdated))
        return int(row["n"])


def outdated_texts(
    connection: Connection, outdated: Outdated, *, after: StoredText | None, limit: int
) -> list[StoredText]:
    """Some of them, newest first, those that follow ``after``."""
    behind = {"last": after.id if after else None, "day": after.published_at if after else None, "limit": limit}
    with connection, connection.cursor() as cursor:
        return [StoredText(**row) for row in rows(cursor, _OUTDATED, {**_parameters(outdated), **behind})]


def _parameters(outdated: Outdated) -> dict[str, object]:
    versions, (shard, shards) = outdated.versions, outdated.shard
    return {
        "relevance": versions.relevance,
        "annotation": versions.annotation,
        "fingerprint": versions.fingerprint,
        "sites": list(outdated.sites) if outdated.sites is not None else None,
        "shard": shard,
        "shards": shards,
    }


def store_rejudged(connection: Connection, articles: Sequence[Rejudged], versions: Versions) -> None:
    """Store one batch in one transaction."""
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK, shared=True)
        ids = [article.id for article in articles]
        cursor.execute(_WAIT_FOR_LINKING, (ids, versions.fingerprint))
        for article in sorted(articles, key=lambda a: a.id):
            event = article.annotations.event
            cursor.execute(
                _UPDATE,
                {
                    "id": article.id,
                    "relevant": article.relevance.relevant,
                    "score": article.relevance.score,
                    "matched": as_json(article.relevance.matched),
                    "event": as_json(event) if event else None,
                    "relevance_version": versions.relevance,
                    "annotation_version": versions.annotation,
                    "fingerprint_version": versions.fingerprint,
                },
            )
            cursor.execute(_FINGERPRINT, (list(article.fingerprint_hashes), article.syllables, article.id))
        store_mentions(cursor, {article.id: article.annotations for article in articles})
        apply_corrections(cursor, ids)
        index_articles(cursor, ids)
