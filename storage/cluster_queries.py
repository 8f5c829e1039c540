"""Reading clusters: the largest ones, their verified pairs, and one article as linking sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, fetch_as, rows


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedArticle:
    """What linking looks at of one article."""

    id: str
    cluster: str
    hashes: tuple[int, ...]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LargeCluster:
    """A cluster with its representative's title, time and site."""

    id: str
    size: int
    representative: str
    title: str | None
    published_at: datetime | None
    site: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifiedPair:
    """Two articles that were compared and are one story."""

    a: str
    b: str
    kind: str
    similarity: float
    containment: float


_LINKED_ARTICLE = """
SELECT a.cluster, f.hashes, coalesce(a.lead, '') || E'\\n\\n' || a.body AS text
FROM article a JOIN fingerprint f ON f.article = a.id WHERE a.id = %s
"""
_LIST = """
SELECT c.id, c.size, c.representative, a.title, a.published_at, a.site
FROM cluster c JOIN article a ON a.id = c.representative
WHERE c.size > 1 ORDER BY c.size DESC, a.published_at NULLS LAST, c.id LIMIT %s
"""
_CLUSTER_EDGES = """
SELECT e.a, e.b, e.kind, round(e.similarity::numeric, 4)::float AS similarity,
       round(e.containment::numeric, 4)::float AS containment
FROM edge e JOIN article a ON a.id = e.a JOIN article b ON b.id = e.b
WHERE a.cluster = %(cluster)s AND b.cluster = %(cluster)s ORDER BY e.a, e.b
"""
_ARE_TIED = "SELECT EXISTS (SELECT FROM edge WHERE a = least(%(a)s, %(b)s) AND b = greatest(%(a)s, %(b)s))"
_RESOLVE = """
SELECT coalesce((SELECT coalesce(merged_into, id) FROM cluster WHERE id = %(id)s),
                (SELECT cluster FROM article WHERE id = %(id)s))
"""


def linked_article(connection: Connection, article: str) -> LinkedArticle | None:
    """One article as linking sees it."""
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _LINKED_ARTICLE, (article,))
    if not found:
        return None
    [row] = found
    return LinkedArticle(id=article, cluster=row["cluster"], hashes=tuple(row["hashes"]), text=row["text"])


def list_clusters(connection: Connection, *, limit: int) -> list[LargeCluster]:
    """The largest clusters of more than one article, with their representative."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, LargeCluster, _LIST, (limit,))


def cluster_edges(connection: Connection, cluster: str) -> list[VerifiedPair]:
    """The verified pairs of a cluster."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, VerifiedPair, _CLUSTER_EDGES, {"cluster": cluster})


def are_tied(connection: Connection, a: str, b: str) -> bool:
    """Whether two articles are a verified pair, in the same cluster or not."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_ARE_TIED, {"a": a, "b": b})
        row = cursor.fetchone()
        return bool(row and row[0])


def resolve_cluster(connection: Connection, identifier: str) -> str | None:
    """The living cluster for the id of a cluster, of one that was merged, or of an article."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_RESOLVE, {"id": identifier})
        row = cursor.fetchone()
        return row[0] if row else None
