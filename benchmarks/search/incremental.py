"""``python -m benchmarks.search.incremental [ARTICLES]``: what search rows cost when they are stored as cleaning does.

Generated articles are stored in batches of fifty, each merged into the index before it is committed; three of ten then
join another's cluster, as linking has it. Prints the milliseconds of Postgres and the bytes on disk of one article.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from psycopg2.extras import execute_values

from benchmarks.search.store import SITES, TEXTS, WEEKS, stage
from storage.db import Connection, connect, stop_embedded, transaction
from storage.search.entries import NamedEntry, PreparedEntry, entry_of
from storage.search.index import index_articles

BATCH = 50
_TICKS = os.sysconf("SC_CLK_TCK")
_TEXTS = "SELECT n, title, lead, body FROM staged WHERE n BETWEEN %s AND %s ORDER BY n"
ADD_CLUSTERS = "INSERT INTO cluster (id, representative, size, created_at) VALUES %s"
ADD_ARTICLES = """
INSERT INTO article (id, site, url, title, lead, body, published_at, published_precision, relevant, cluster,
    first_seen_at, fetched_at, relevance_score, content_hash, identity_hash, extractor_version, relevance_version,
    annotation_version, fingerprint_version) VALUES %s
"""
ARTICLE_ROW = "(%s, %s, %s, %s, %s, %s, %s, 'minute', %s, %s, now(), now(), 1, '', '', 1, 1, 1, 1)"
_LINK = """
UPDATE article SET cluster = 'x' || lpad((substr(id, 2)::int / 10 * 10)::text, 9, '0')
WHERE id = ANY(%(ids)s) AND substr(id, 2)::int %% 10 >= 7
"""
_LEFT = "DELETE FROM cluster WHERE id = ANY(%(ids)s) AND substr(id, 2)::int %% 10 >= 7"
_SIZES = """
SELECT coalesce(i.relname, c.relname), pg_relation_size(coalesce(i.oid, c.oid))
FROM pg_class t
JOIN pg_class c ON c.oid IN (t.oid, t.reltoastrelid)
LEFT JOIN LATERAL (
    SELECT r.oid, r.relname FROM pg_index x JOIN pg_class r ON r.oid = x.indexrelid WHERE x.indrelid = c.oid
    UNION ALL SELECT NULL, NULL
) i ON true
WHERE t.oid = %s::regclass ORDER BY 2 DESC
"""


@dataclass(kw_only=True, slots=True)
class Spent:
    """Seconds: of Postgres's CPU and the clock for the search rows, of Python for their terms, of Postgres to link."""

    store: float = 0.0
    wall: float = 0.0
    terms: float = 0.0
    link: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A generated article as it is stored."""

    id: str
    site: str
    title: str
    lead: str
    body: str
    published_at: datetime
    relevant: bool

    @property
    def named(self) -> list[NamedEntry]:
        """Facts as numerous as articles of the field have."""
        chance = random.Random(self.id)
        return [
            NamedEntry(kind="movement", entry=f"movement_{chance.randrange(32)}", name="x"),
            *(NamedEntry(kind="award", entry=f"award_{chance.randrange(64)}", name="x") for _ in range(2)),
            *(NamedEntry(kind="body", entry=None, name=f"Ủy ban tỉnh {chance.randrange(500)}") for _ in range(3)),
            *(
                NamedEntry(kind="place", entry=f"{chance.randrange(11_000):05}", name="x", era="now", level="commune")
                for _ in range(4)
            ),
        ]


def made_articles(connection: Connection, first: int, last: int) -> list[Made]:
    """The articles of some staged texts, each with a word of its own."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_TEXTS, (first, last))
        texts = cursor.fetchall()
    start = datetime(2018, 11, 20, tzinfo=UTC)
    return [
        Made(
            id=f"x{n:09}",
            site=f"site_{random.Random(n).randrange(SITES)}",
            title=title,
            lead=lead,
            body=f"{body}\n\nriêng{n}",
            published_at=start + timedelta(days=random.Random(n).random() * WEEKS * 7),
            relevant=n % 10 != 3,
        )
        for n, title, lead, body in texts
    ]


def store_in_batches(connection: Connection, articles: int) -> Spent:
    """Store the first articles, batch by batch."""
    spent = Spent()
    backend = backend_of(connection)
    for first in range(0, articles, BATCH):
        made = made_articles(connection, first, first + BATCH - 1)
        started = time.perf_counter()
        entries: dict[str, PreparedEntry] = {a.id: entry_of(a.title, a.lead, a.body, a.named) for a in made}
        spent.terms += time.perf_counter() - started
        with transaction(connection) as cursor:
            execute_values(cursor, ADD_CLUSTERS, [(a.id, a.id, 1, a.published_at) for a in made])
            values = [
                (a.id, a.site, f"https://s.vn/{a.id}", a.title, a.lead, a.body, a.published_at, a.relevant, a.id)
                for a in made
            ]
            execute_values(cursor, ADD_ARTICLES, values, template=ARTICLE_ROW)
            before, started = cpu_of(backend), time.perf_counter()
            index_articles(cursor, list(entries), entries)
            spent.wall += time.perf_counter() - started
            spent.store += cpu_of(backend) - before
        before = cpu_of(backend)
        with transaction(connection) as cursor:
            cursor.execute(_LINK, {"ids": list(entries)})
            cursor.execute(_LEFT, {"ids": list(entries)})
        spent.link += cpu_of(backend) - before
    return spent


def sizes(connection: Connection, table: str) -> dict[str, int]:
    """Bytes on disk of a table, where its long values are, and its indexes, the largest first."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_SIZES, (table,))
        return dict(cursor.fetchall())


def backend_of(connection: Connection) -> int:
    """The process of Postgres that serves a connection."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [backend] = cursor.fetchone() or (0,)
    return int(backend)


def cpu_of(process: int) -> float:
    """CPU seconds of one process until now."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main() -> None:
    """Stage, store, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    articles = min(parser.parse_args().articles, TEXTS)
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ["THIDUA_HOME"] = folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        try:
            connection = connect()
            stage(connection)
            spent = store_in_batches(connection, articles)
            found = sizes(connection, "search_entry")
            connection.close()
        finally:
            stop_embedded()
    print(f"\n{articles:,} articles\n\n| an article costs | |\n|---|---|")
    for name, seconds in (
        ("Postgres, storing its search row, CPU", spent.store),
        ("the same on the clock", spent.wall),
        ("Postgres, linking it", spent.link),
        ("Python, making its terms", spent.terms),
    ):
        print(f"| {name} | {1000 * seconds / articles:.2f} ms |")
    for name, size in found.items():
        label = "its long values" if name.startswith("pg_toast") and not name.endswith("_index") else name
        if size > 5 * articles:
            print(f"| {label} | {size / articles:,.0f} bytes |")
    print(f"| all of it | {sum(found.values()) / articles:,.0f} bytes |")


if __name__ == "__main__":
    main()
