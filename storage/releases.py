"""What a release reads beside the exported articles: their versions and the sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Connection, rows


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedVersion:
    """One version of an article, as a visit found it."""

    article: str
    number: int
    seen_at: datetime
    title: str | None
    lead: str | None
    body: str
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedSite:
    """One site that articles come from; the province is of its file's era, ``province_now`` of today."""

    id: str
    name: str
    url: str
    kind: str
    province: str | None
    province_now: str | None


BATCH = 500
_VERSIONS = """
SELECT article, number, seen_at, title, lead, body, authors, published_at, modified_at FROM article_version
WHERE article = ANY(%s) ORDER BY array_position(%s, article), number
"""
_SITES = """
SELECT id, name, url, kind, province, province_now FROM site s
WHERE EXISTS (SELECT FROM article a WHERE a.site = s.id AND a.id = ANY(%s)) ORDER BY id
"""


def released_versions(connection: Connection, articles: Sequence[str]) -> Iterator[ReleasedVersion]:
    """Every version of some articles, in their order, the oldest first; read in batches."""
    for start in range(0, len(articles), BATCH):
        ids = list(articles[start : start + BATCH])
        with connection, connection.cursor() as cursor:
            for row in rows(cursor, _VERSIONS, (ids, ids)):
                yield ReleasedVersion(**{**row, "authors": tuple(row["authors"] or ())})


def released_sites(connection: Connection, articles: Sequence[str]) -> list[ReleasedSite]:
    """The sites of some articles."""
    with connection, connection.cursor() as cursor:
        return [ReleasedSite(**row) for row in rows(cursor, _SITES, (list(articles),))]
