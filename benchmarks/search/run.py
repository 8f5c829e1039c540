"""``python -m benchmarks.search.run [SIZE …]``: cost of a search at each size, beside plain full text and ILIKE.

One search is what the page does: twenty results with their texts, highlights, the total and all facets. Default sizes:
100,000 and 300,000 articles. ``--home FOLDER`` keeps the store for another run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date

from articles.search.highlight import excerpt, find_words
from articles.search.query import parse_query
from benchmarks.search.store import fill, stage
from storage.db import Connection, connect, stop_embedded
from storage.search import Filters, count_facets, find_page
from storage.stored_articles import fetch_articles

USUAL = {
    "two syllables": Filters(query="thi dua"),
    "with diacritics": Filters(query="thi đua yêu nước"),
    "four syllables": Filters(query="thi đua khen thưởng"),
    "an award": Filters(query="bằng khen của Thủ tướng Chính phủ"),
    "a movement": Filters(query="xây dựng nông thôn mới"),
    "a name": Filters(query="Sơn417"),
    "a name among common words": Filters(query="khen thưởng Hoa88"),
    "a phrase of two": Filters(query='"khen thưởng"'),
    "an exclusion": Filters(query="khen thưởng -huyện"),
    "in a province": Filters(query="thi đua", province="lam-dong"),
    "on a site": Filters(query="thi đua", site="site_7"),
    "in a month": Filters(query="thi đua", from_=date(2023, 5, 1), to=date(2023, 5, 31)),
    "of a movement": Filters(query="tuyên dương", movement="movement_3"),
    "the newest": Filters(query="thi đua", sort="newest"),
    "everything": Filters(),
    "everything of a province": Filters(province="ca-mau", sort="newest"),
    "nothing found": Filters(query="khoong cos gif"),
}
WORST = {
    "one very common syllable": Filters(query="và"),
    "twelve common syllables": Filters(query="phong trào thi đua yêu nước của các tỉnh trong cả nước"),
    "a long common phrase": Filters(query='"phong trào thi đua yêu nước"'),
    "common, all copies": Filters(query="thi đua", all_copies=True),
    "common, irrelevant too": Filters(query="thi đua", irrelevant=True),
    "common, long ago": Filters(query="thi đua", to=date(2019, 6, 1)),
    "common, in five years": Filters(query="khen thưởng", from_=date(2020, 1, 1), to=date(2024, 12, 31)),
    "portals only": Filters(query="thi đua", kind="portal"),
    "two names": Filters(query="Sơn417 Hoa88"),
}
REPEATS = 5
_PLAIN = """
SELECT a.id FROM plain p JOIN article a ON a.id = p.article WHERE p.text @@ plainto_tsquery('simple', %(q)s) AND a.relevant
ORDER BY ts_rank(p.text, plainto_tsquery('simple', %(q)s)) DESC, a.published_at DESC LIMIT 20
"""
_PLAIN_COUNT = """
SELECT count(*) FROM plain p JOIN article a ON a.id = p.article
WHERE p.text @@ plainto_tsquery('simple', %(q)s) AND a.relevant
"""
_LIKE = """
SELECT id FROM article WHERE relevant AND (title ILIKE %(q)s OR lead ILIKE %(q)s OR body ILIKE %(q)s)
ORDER BY published_at DESC LIMIT 20
"""
_LIKE_COUNT = """
SELECT count(*) FROM article WHERE relevant AND (title ILIKE %(q)s OR lead ILIKE %(q)s OR body ILIKE %(q)s)
"""


def search(connection: Connection, filters: Filters) -> tuple[int, bool]:
    """One search as the page does it: how many there are, and whether that is exact."""
    page = find_page(connection, filters, limit=20)
    facets = count_facets(connection, filters)
    query = parse_query(filters.query or "")
    with connection, connection.cursor() as cursor:
        for article in fetch_articles(cursor, page.ids):
            find_words(article.title or "", query)
            excerpt(article.text, query)
    return facets.total.count, facets.total.exact


def timed(work: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Milliseconds of some runs; the first, which warms up, is not counted."""
    work()
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return times


def percentile(times: list[float], share: float) -> float:
    """The value that this share of the times stays below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(connection: Connection, size: int) -> tuple[float, float]:
    """Print a table of one size: p95 of the usual queries and of the worst kind."""
    print(f"\n{size:,} articles\n\n| query | matches | median ms | slowest ms |\n|---|---|---|---|")
    p95 = []
    for kind, queries in (("usual", USUAL), ("worst", WORST)):
        every: list[float] = []
        for name, filters in queries.items():
            count, exact = search(connection, filters)
            times = timed(lambda filters=filters: search(connection, filters))  # type: ignore[misc]
            every += times
            print(
                f"| {kind}: {name} | {'' if exact else '≈ '}{count:,} | {statistics.median(times):.0f} | {max(times):.0f} |",
                flush=True,
            )
        p95.append(percentile(every, 0.95))
    print(f"\np95 usual {p95[0]:.0f} ms, worst kind {p95[1]:.0f} ms")
    return p95[0], p95[1]


def measure_peers(connection: Connection) -> None:
    """The same store searched by plain ``to_tsvector('simple')`` with ``ts_rank``, and by ILIKE."""
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS plain AS SELECT id AS article, "
            "to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(lead, '') || ' ' || body) AS text FROM article"
        )
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
        cursor.execute("CREATE INDEX IF NOT EXISTS plain_text ON plain USING gin (text)")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE plain")
    connection.autocommit = False
    print("\n| query | Thidua (with facets) | to_tsvector('simple'), ts_rank | ILIKE |\n|---|---|---|---|")
    for query in ("thi dua", "thi đua", "bằng khen của Thủ tướng Chính phủ", "Sơn417", "Hoa88 Sơn417"):
        count, exact = search(connection, Filters(query=query))
        ours = statistics.median(timed(lambda q=query: search(connection, Filters(query=q))))  # type: ignore[misc]
        cells = [f"{ours:.0f} ms, {'' if exact else '≈ '}{count:,}"]
        for page, total, given in ((_PLAIN, _PLAIN_COUNT, query), (_LIKE, _LIKE_COUNT, f"%{query}%")):
            with connection, connection.cursor() as cursor:
                started = time.perf_counter()
                cursor.execute(page, {"q": given})
                cursor.fetchall()
                cursor.execute(total, {"q": given})
                [found] = cursor.fetchone() or (0,)
                cells.append(f"{(time.perf_counter() - started) * 1000:.0f} ms, {found:,}")
        print(f"| {query} | {' | '.join(cells)} |", flush=True)


def sizes_on_disk(connection: Connection, size: int) -> None:
    """Print what searching costs in bytes."""
    with connection, connection.cursor() as cursor:
        for name in ("search_entry", "search_entry_terms", "search_entry_sample", "article"):
            function = "pg_relation_size" if name.startswith("search_entry_") else "pg_table_size"
            cursor.execute(f"SELECT {function}(%s::regclass)", (name,))
            [found] = cursor.fetchone() or (0,)
            print(f"{name}: {found / size:,.0f} bytes an article")


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 300_000])
    parser.add_argument("--home", help="keep the store here")
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    folder = given.home or tempfile.mkdtemp(prefix="thidua-bench-")
    os.environ["THIDUA_HOME"] = folder
    os.environ.pop("THIDUA_DATABASE_URL", None)
    try:
        connection = connect()
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('staged') IS NOT NULL, (SELECT count(*) FROM search_entry)")
            staged, filled = cursor.fetchone() or (False, 0)
        if not staged:
            stage(connection)
        found = []
        for size in sorted(given.sizes):
            if size > filled:
                fill(connection, filled, size - 1)
                filled = size
            found.append((size, *measure(connection, size)))
        sizes_on_disk(connection, filled)
        if len(found) > 1:
            (small, *before), (large, *after) = found[0], found[-1]
            for kind, a, b in zip(("usual", "worst"), before, after, strict=True):
                slope = (b - a) / (large - small)
                print(
                    f"p95 {kind}: slope {slope * 1e6:.0f} ms a million, so about {b + slope * (1_000_000 - large):.0f} ms at 1,000,000"
                )
        if not given.no_peers:
            measure_peers(connection)
        connection.close()
    finally:
        stop_embedded()
        if not given.home:
            import shutil

            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
