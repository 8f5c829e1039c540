"""A large store in which everything is there that a crawled one has: pages, addresses, facts, fingerprints, events.

Articles and their search rows are those of :mod:`benchmarks.search.store`. The rest is copied from a thousand articles
that were crawled and cleaned for it: article ``k`` has the rows of the ``k``-th of them, with dates, ids and
fingerprints of its own. Whatever columns such a table has are copied, so that a change of the schema needs none here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from psycopg2.extensions import cursor as Cursor

from storage.db import Connection

SAMPLES = 1_000
"""Crawled articles that the rows are copied from."""
PART = 10_000
"""Articles per transaction."""
KNOWN_SITE = "known"
"""The site whose addresses are all known: planning its crawl reads one per article of the store."""

_ID = "'x' || lpad(%s::text, 9, '0')"
# Of a sample's event, named by one of its articles, the copy that the same thousand has of that article.
_EVENT = f"(SELECT {_ID % '(k.k - k.m + o.m)'} FROM growth_sample o WHERE o.article = %s)"
_SAMPLE = """
CREATE UNLOGGED TABLE growth_sample (m integer PRIMARY KEY, article text UNIQUE NOT NULL);
INSERT INTO growth_sample
SELECT row_number() OVER (ORDER BY id) - 1, id FROM (SELECT id FROM article ORDER BY id LIMIT %(samples)s) a;
"""
# Rows of the samples apart from the table that grows, which the planner would read as a whole.
_SAMPLE_ROWS = """
CREATE UNLOGGED TABLE growth_{table} AS SELECT g.m AS growth_m, s.* FROM growth_sample g JOIN {table} s ON {joined};
CREATE INDEX ON growth_{table} (growth_m);
ANALYZE growth_{table}
"""
_INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""
_COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_NUMBERS = """
CREATE TEMPORARY TABLE k ON COMMIT DROP AS
SELECT k, k %% %(samples)s AS m, e.site, e.dated AS at,
       CASE WHEN k %% 10 >= 7 THEN k / 10 * 10 ELSE k END::bigint AS original
FROM generate_series(%(first)s::int, %(last)s::int) k
JOIN search_entry e ON e.article = 'x' || lpad(k::text, 9, '0');
ANALYZE k
"""
_RUNS = """
INSERT INTO crawl_run (id, trigger, started_at, finished_at, outcome)
SELECT 'growth-' || n, 'schedule', now() - n * interval '1 day', now() - n * interval '1 day', 'ok'
FROM generate_series(0, 29) n;
INSERT INTO crawl_run_site (run, site, started_at, finished_at, outcome, requests, pages, outcomes)
SELECT r.id, s.id, r.started_at, r.started_at + interval '9 s', 'ok', 4, 3, '{"fetched": 2, "not_modified": 1}'
FROM crawl_run r CROSS JOIN site s WHERE r.id LIKE 'growth-%' AND s.id LIKE 'site\\_%'
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """One table whose rows are copied: its name, which rows ``s`` a sample ``g`` has in it, and their new values."""

    table: str
    joined: str = "s.article = g.article"
    changed: dict[str, str] = field(default_factory=dict)


_ARTICLE = _ID % "k.k"
# A copy has those of its original.
_OWN_HASHES = """
ARRAY(SELECT DISTINCT hashint8(k.original * 100 + n) AS h FROM generate_series(1, cardinality(s.hashes)) n ORDER BY h)
"""
_OF_EVENT = "s.event = g.article"
_PAGE = "1000000000 + k.k"
_PAGE_OF = (
    "(SELECT p.id FROM page p JOIN article a ON a.url = p.url WHERE a.id = g.article AND p.kind = 'article' LIMIT 1)"
)
COPIED = (
    Copied(table="mention", changed={"article": _ARTICLE}),
    Copied(table="fingerprint", changed={"article": _ARTICLE, "hashes": _OWN_HASHES}),
    Copied(
        table="page",
        joined=f"s.id = {_PAGE_OF}",
        changed={
            "id": _PAGE,
            "site": "k.site",
            "run": "'growth-' || k.k % 30",
            "handover": "'growth-' || k.k % 30 || '.' || k.site",
            "line": "k.k",
            "url": "'https://s.vn/' || k.k",
            "url_fingerprint": "hashint8extended(k.k, 9)",
            "requested_at": "k.at",
        },
    ),
    Copied(table="page_cleaning", joined=f"s.page = {_PAGE_OF}", changed={"page": _PAGE}),
    Copied(table="stored_version", changed={"article": _ARTICLE, "page": _PAGE, "seen_at": "k.at"}),
    Copied(
        table="address",
        changed={
            "site": f"'{KNOWN_SITE}'",
            "url": "'http://127.0.0.1:9/bai-viet-da-biet-tu-truoc-' || k.k || '.html'",
            "url_fingerprint": "hashint8extended(k.k, 9)",
            "article": _ARTICLE,
            "first_seen_at": "k.at",
            "fetched_at": "k.at",
            "changed_at": "k.at",
        },
    ),
    Copied(
        table="event_report",
        changed={
            "article": _ARTICLE,
            "span_first": "(k.at - (s.span_last - s.span_first) * interval '1 day')::date",
            "span_last": "k.at::date",
            "decisions": "ARRAY(SELECT k.k || d FROM unnest(s.decisions) d)",
        },
    ),
    Copied(
        table="event",
        joined="s.id = g.article",
        changed={"id": _ARTICLE, "first_day": "k.at::date", "last_day": "k.at::date"},
    ),
    Copied(table="event_article", changed={"article": _ARTICLE, "event": _EVENT % "s.event"}),
    Copied(
        table="award_given",
        joined=_OF_EVENT,
        changed={"event": _ARTICLE, "same_award": f"replace(s.same_award, s.event, {_ARTICLE})"},
    ),
    Copied(table="award_count", joined=_OF_EVENT, changed={"event": _ARTICLE}),
    Copied(table="award_source", joined=_OF_EVENT, changed={"event": _ARTICLE, "article": _EVENT % "s.article"}),
)
"""In an order in which what a row refers to is there before it."""
NOTED = ("link_waiting", "event_unread", "event_waiting", "alert_unread")
"""Where triggers note what has come: all of it is read and linked already."""


def take_samples(connection: Connection) -> None:
    """Remember the crawled articles of a store that has no others yet, and their rows."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_SAMPLE, {"samples": SAMPLES})
        for copied in COPIED:
            cursor.execute(_SAMPLE_ROWS.format(table=copied.table, joined=copied.joined))


def add_runs(connection: Connection) -> None:
    """A month of daily crawls of the generated sites."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_RUNS)


def copy_rows(connection: Connection, first: int, last: int) -> None:
    """Everything else that the generated articles ``first`` to ``last`` have; indexes are built afterwards."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_INDEXES, ([copied.table for copied in COPIED],))
        indexes = dict(cursor.fetchall())
        for name in indexes:
            cursor.execute(f"DROP INDEX {name}")
    for start in range(first, last + 1, PART):
        with connection, connection.cursor() as cursor:
            cursor.execute(_NUMBERS, {"samples": SAMPLES, "first": start, "last": min(start + PART - 1, last)})
            for copied in COPIED:
                _copy(cursor, copied)
    with connection, connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(NOTED)}")
        cursor.execute("SET LOCAL maintenance_work_mem = '4GB'")
        for definition in indexes.values():
            cursor.execute(definition)


def _copy(cursor: Cursor, copied: Copied) -> None:
    cursor.execute(_COLUMNS, (copied.table,))
    names = [name for (name,) in cursor.fetchall()]
    values = ", ".join(copied.changed.get(name, f"s.{name}") for name in names)
    cursor.execute(f"ALTER TABLE {copied.table} DISABLE TRIGGER USER")
    cursor.execute(
        f"INSERT INTO {copied.table} ({', '.join(names)}) OVERRIDING SYSTEM VALUE "
        f"SELECT {values} FROM k JOIN growth_{copied.table} s ON s.growth_m = k.m"
    )
    cursor.execute(f"ALTER TABLE {copied.table} ENABLE TRIGGER USER")
