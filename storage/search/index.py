"""Writing the rows that searches read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.search.terms import SEARCH_VERSION
from storage.db import Connection, fetch_as, rows, transaction
from storage.locks import LOCK_LINK, lock_transaction
from storage.search.entries import NamedEntry, PreparedEntry, entry_of, placed_terms
from storage.search.tightening import rebuild_loose_index

UNDATED = datetime(1, 1, 1, tzinfo=UTC)
"""The place of an article without a date: after all others. Kept in ``search_entry.dated``."""
BATCH = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class _Article:
    """The columns of an article's row that its search row depends on; the text is read only if terms must be made."""

    id: str
    site: str
    title: str | None
    published_at: datetime | None
    first_seen_at: datetime
    relevant: bool
    cluster: str
    representative: bool
    own_province: str | None
    own_province_now: str | None


_ARTICLES = """
SELECT a.id, a.site, a.title, a.published_at, a.first_seen_at, a.relevant, a.cluster,
       c.representative IS NOT DISTINCT FROM a.id AS representative, a.own_province, a.own_province_now
FROM article a JOIN cluster c ON c.id = a.cluster WHERE a.id = ANY(%s) ORDER BY a.id
"""
_TEXTS = "SELECT id, title, lead, body FROM article WHERE id = ANY(%s)"
_MENTIONS = """
SELECT DISTINCT article, kind, entry, name, detail ->> 'now' AS now,
       detail ->> 'era' AS era, detail ->> 'level' AS level FROM mention
WHERE article = ANY(%s) AND kind IN ('movement', 'award', 'body', 'province', 'place')
"""
_UPSERT = """
INSERT INTO search_entry (article, cluster, representative, sampled, site, dated, first_seen_at, movements, awards,
    province_now, search_version, term_text) VALUES %s
ON CONFLICT (article) DO UPDATE SET cluster = excluded.cluster, representative = excluded.representative,
    sampled = excluded.sampled, site = excluded.site, dated = excluded.dated, first_seen_at = excluded.first_seen_at,
    movements = excluded.movements, awards = excluded.awards,
    province_now = excluded.province_now, search_version = excluded.search_version,
    term_text = excluded.term_text, terms = NULL
"""
_ROW = (
    "(%(id)s, %(cluster)s, %(representative)s, in_search_sample(%(cluster)s), %(site)s, %(dated)s, %(first_seen_at)s, "
    "%(movements)s::text[], %(awards)s::text[], %(own_province_now)s, %(version)s, %(terms)s)"
)
_MERGE_PENDING = "SELECT gin_clean_pending_list('search_entry_terms')"
# Two ranges of the index of versions; "<>" would read every row.
_OUTDATED = "FROM search_entry WHERE search_version < %(version)s OR search_version > %(version)s"
_MISSING = "FROM article a WHERE NOT EXISTS (SELECT FROM search_entry e WHERE e.article = a.id)"
_COUNT_OUTDATED, _COUNT_MISSING = f"SELECT count(*) {_OUTDATED}", f"SELECT count(*) {_MISSING}"
_SOME_OUTDATED = f"SELECT article {_OUTDATED} ORDER BY article LIMIT %(limit)s"
_SOME_MISSING = f"SELECT a.id {_MISSING} ORDER BY a.id LIMIT %(limit)s"


def index_articles(cursor: Cursor, ids: Sequence[str], prepared: Mapping[str, PreparedEntry] | None = None) -> None:
    """Bring the search rows of some stored articles up to date, in the caller's transaction.

    Args:
        prepared: terms made where the article was cleaned; the others', and those of a title that a person has
            corrected since, are made here from what is stored.
    """
    articles = fetch_as(cursor, _Article, _ARTICLES, (list(ids),))
    ready = {a.id: made for a in articles if (made := (prepared or {}).get(a.id)) and made.title == a.title}
    ready |= _entries_of_stored(cursor, [a.id for a in articles if a.id not in ready])
    values = [_row(article, ready[article.id]) for article in articles]
    if values:
        execute_values(cursor, _UPSERT, values, template=_ROW, page_size=len(values))
        merge_pending(cursor)


def merge_pending(cursor: Cursor) -> None:
    """Merge pending entries into the index of terms, sorted and each term once, before searches scan them.

    Entry by entry the index took two thirds of the database's time for an article.
    """
    cursor.execute(_MERGE_PENDING)


def _entries_of_stored(cursor: Cursor, ids: Sequence[str]) -> dict[str, PreparedEntry]:
    if not ids:
        return {}
    named: dict[str, list[NamedEntry]] = {}
    for row in rows(cursor, _MENTIONS, (list(ids),)):
        named.setdefault(row.pop("article"), []).append(NamedEntry(**row))
    return {
        row["id"]: entry_of(row["title"], row["lead"], row["body"], named.get(row["id"], []))
        for row in rows(cursor, _TEXTS, (list(ids),))
    }


def index_outdated(
    connection: Connection,
    *,
    missing: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Index every article whose row is of another version, one batch per transaction; return their number.

    An index that this leaves much too large is rebuilt.

    Args:
        missing: index articles without a row too. Cleaning leaves none, and finding them reads every article.
        progress: called with (articles done, articles in all) before the first and after every batch, if there are any.
    """
    queries = [(_COUNT_OUTDATED, _SOME_OUTDATED), *([(_COUNT_MISSING, _SOME_MISSING)] if missing else [])]
    total = sum(_count(connection, count) for count, _ in queries)
    done = 0
    if total:
        progress(0, total)
    for _, some in queries:
        while done < total and (indexed := _index_some(connection, some)):
            done += indexed
            progress(done, max(done, total))
    if done:
        rebuild_loose_index(connection, done)
    return done


def _count(connection: Connection, query: str) -> int:
    with connection, connection.cursor() as cursor:
        cursor.execute(query, {"version": SEARCH_VERSION})
        [(number,)] = cursor.fetchall()
        return int(number)


def _index_some(connection: Connection, query: str) -> int:
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK, shared=True)
        cursor.execute(query, {"version": SEARCH_VERSION, "limit": BATCH})
        ids = [article for (article,) in cursor.fetchall()]
        index_articles(cursor, ids)
    return len(ids)


def _row(article: _Article, entry: PreparedEntry) -> dict[str, object]:
    """The parameters of :data:`_ROW`."""
    return {
        "id": article.id,
        "cluster": article.cluster,
        "representative": article.representative,
        "site": article.site,
        "dated": article.published_at or UNDATED,
        "first_seen_at": article.first_seen_at,
        "movements": list(entry.movements),
        "awards": list(entry.awards),
        "own_province_now": article.own_province_now,
        "version": SEARCH_VERSION,
        "terms": placed_terms(
            entry,
            site=article.site,
            published=article.published_at,
            relevant=article.relevant,
            own=(article.own_province, article.own_province_now),
        ),
    }
