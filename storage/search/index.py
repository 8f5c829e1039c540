"""Writing the rows that searches read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.dates import VIETNAM
from articles.search.terms import SEARCH_VERSION, article_terms, folded_name, label
from storage.db import Connection, rows, transaction
from storage.locks import LOCK_LINK
from storage.search.matching import place_label

UNDATED = datetime(1, 1, 1, tzinfo=UTC)
"""Where an article without a date stands: after all others. Kept in ``search_entry.dated``."""
NO_DATE = "none"
BATCH = 200

_ARTICLES = """
SELECT a.id, a.site, a.title, a.lead, a.body, a.published_at, a.first_seen_at, a.relevant, a.cluster,
       c.representative IS NOT DISTINCT FROM a.id AS representative, a.own_province, a.own_province_now
FROM article a JOIN cluster c ON c.id = a.cluster WHERE a.id = ANY(%s) ORDER BY a.id
"""
_MENTIONS = """
SELECT DISTINCT article, kind, entry, name, detail ->> 'now' AS now,
       detail ->> 'era' AS era, detail ->> 'level' AS level FROM mention
WHERE article = ANY(%s) AND kind IN ('movement', 'award', 'body', 'province', 'place')
"""
_UPSERT = """
INSERT INTO search_entry (article, cluster, representative, sampled, site, dated, first_seen_at, movements, awards,
    province_now, search_version, terms) VALUES %s
ON CONFLICT (article) DO UPDATE SET cluster = excluded.cluster, representative = excluded.representative,
    sampled = excluded.sampled, site = excluded.site, dated = excluded.dated, first_seen_at = excluded.first_seen_at,
    movements = excluded.movements, awards = excluded.awards,
    province_now = excluded.province_now, search_version = excluded.search_version,
    terms = excluded.terms
"""
_ROW = (
    "(%(id)s, %(cluster)s, %(representative)s, in_search_sample(%(cluster)s), %(site)s, %(dated)s, %(first_seen_at)s, "
    "%(movements)s::text[], %(awards)s::text[], %(own_province_now)s, %(version)s, %(terms)s::tsvector)"
)
_OUTDATED = """
SELECT a.id FROM article a LEFT JOIN search_entry e ON e.article = a.id
WHERE e.search_version IS DISTINCT FROM %s ORDER BY a.id LIMIT %s
"""
_LABELS = {"movement": "m", "award": "a", "body": "b", "province": "p"}


def index_articles(cursor: Cursor, ids: Sequence[str]) -> None:
    """Make the search rows of some stored articles say what their articles say, within the caller's transaction."""
    facts: dict[str, list[dict[str, Any]]] = {}
    for mention in rows(cursor, _MENTIONS, (list(ids),)):
        facts.setdefault(mention["article"], []).append(mention)
    values = [_entry(row, facts.get(row["id"], [])) for row in rows(cursor, _ARTICLES, (list(ids),))]
    if values:
        execute_values(cursor, _UPSERT, values, template=_ROW)


def index_outdated(connection: Connection) -> int:
    """Index every article that has no row or one of another version, a batch a transaction; how many they were."""
    done = 0
    while True:
        with transaction(connection) as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", (LOCK_LINK,))
            cursor.execute(_OUTDATED, (SEARCH_VERSION, BATCH))
            ids = [article for (article,) in cursor.fetchall()]
            index_articles(cursor, ids)
        done += len(ids)
        if len(ids) < BATCH:
            return done


def date_labels(published: datetime | None) -> list[str]:
    """The year, month and ISO week of a date, in Vietnam, as terms."""
    if published is None:
        return [label("y", NO_DATE), label("d", NO_DATE), label("w", NO_DATE)]
    local = published.astimezone(VIETNAM)
    year, week, _ = local.isocalendar()
    return [label("y", f"{local:%Y}"), label("d", f"{local:%Y-%m}"), label("w", f"{year:04}-W{week:02}")]


def _entry(row: dict[str, Any], facts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    labels = [label("s", row["site"]), *date_labels(row["published_at"])]
    if row["relevant"]:
        labels.append(label("r", "1"))
    for own in {row["own_province"], row["own_province_now"]} - {None}:
        labels += [label("v", own), label("o", "1")]
    for fact in facts:
        if fact["kind"] == "place":
            if fact["entry"]:
                labels.append(label("l", place_label(fact["era"], fact["level"], fact["entry"])))
            continue
        if fact["entry"]:
            labels.append(label(_LABELS[fact["kind"]], fact["entry"]))
        if fact["kind"] == "province" and fact["now"]:
            labels.append(label("p", fact["now"]))
        if fact["kind"] == "body":
            labels.append(label("n", folded_name(fact["name"])))
    return {
        **row,
        "dated": row["published_at"] or UNDATED,
        "version": SEARCH_VERSION,
        "movements": sorted({f["entry"] for f in facts if f["kind"] == "movement" and f["entry"]}),
        "awards": sorted({f["entry"] for f in facts if f["kind"] == "award" and f["entry"]}),
        "terms": article_terms(row["title"], row["lead"], row["body"], labels),
    }
