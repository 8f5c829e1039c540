"""Articles that older rules judged, annotated or fingerprinted: reading them back, and storing what newer rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from psycopg2.extras import Json

from articles.models import Annotations, Relevance
from storage.article_changes import Versions, store_mentions
from storage.corrections import apply_corrections
from storage.db import Connection, rows, transaction
from storage.locks import LOCK_LINK
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
    """What today's rules say of a stored article."""

    id: str
    relevance: Relevance
    annotations: Annotations
    fingerprint_hashes: tuple[int, ...]
    syllables: int


_OUTDATED = """
SELECT a.id, a.title, a.lead, a.body, s.province, a.published_at FROM article a JOIN site s ON s.id = a.site
WHERE (a.relevance_version, a.annotation_version, a.fingerprint_version) IS DISTINCT FROM (%s, %s, %s)
  AND (%s::text[] IS NULL OR a.site = ANY(%s))
ORDER BY a.id LIMIT %s
"""
_UPDATE = """
UPDATE article SET relevant = %(relevant)s, relevance_score = %(score)s, relevance_matched = %(matched)s,
    event = %(event)s, relevance_version = %(relevance_version)s, annotation_version = %(annotation_version)s,
    linked = linked AND fingerprint_version = %(fingerprint_version)s, fingerprint_version = %(fingerprint_version)s
WHERE id = %(id)s
"""
_FINGERPRINT = "UPDATE fingerprint SET hashes = %s, syllables = %s WHERE article = %s"


def outdated_texts(
    connection: Connection, versions: Versions, *, sites: Sequence[str] | None, limit: int
) -> list[StoredText]:
    """Some articles whose verdict, facts or fingerprint are of other versions."""
    wanted = (versions.relevance, versions.annotation, versions.fingerprint)
    chosen = list(sites) if sites is not None else None
    with connection, connection.cursor() as cursor:
        return [StoredText(**row) for row in rows(cursor, _OUTDATED, (*wanted, chosen, chosen, limit))]


def store_rejudged(connection: Connection, articles: Sequence[Rejudged], versions: Versions) -> None:
    """Store one batch in one transaction."""
    with transaction(connection) as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", (LOCK_LINK,))
        for article in sorted(articles, key=lambda a: a.id):
            event = article.annotations.event
            cursor.execute(
                _UPDATE,
                {
                    "id": article.id,
                    "relevant": article.relevance.relevant,
                    "score": article.relevance.score,
                    "matched": Json([asdict(term) for term in article.relevance.matched]),
                    "event": Json(asdict(event)) if event else None,
                    "relevance_version": versions.relevance,
                    "annotation_version": versions.annotation,
                    "fingerprint_version": versions.fingerprint,
                },
            )
            cursor.execute(_FINGERPRINT, (list(article.fingerprint_hashes), article.syllables, article.id))
        store_mentions(cursor, {article.id: article.annotations for article in articles})
        ids = [article.id for article in articles]
        apply_corrections(cursor, ids)
        index_articles(cursor, ids)
