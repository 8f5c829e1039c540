"""Cost of a changed gazetteer: stored articles judged and annotated again, without a request.

usage: python -m benchmarks.annotation.stored [ARTICLES]

The store is filled with the labelled articles over and over, as older rules would have left them; then today's rules go
over all of it as ``thidua clean`` does when it has no pages left. The texts are 780 characters long on average, half or
a third of what newspapers print.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import shutil
import sys
import tempfile
import time

from evaluation.annotation.labelled import labelled_articles
from pipeline.clean import VERSIONS, rejudged
from pipeline.rejudging import rejudge_outdated
from storage.db import Connection, connect, stop_embedded

_STAGE = "CREATE UNLOGGED TABLE staged (n integer PRIMARY KEY, title text, body text)"
_SITE = """
INSERT INTO site (id, name, url, kind, province, province_now, registered_at)
VALUES ('site', 'Báo', 'https://s.vn/', 'newspaper', 'lam-dong', 'lam-dong', now())
"""
_FILL = """
WITH k AS (
    SELECT k, 'x' || lpad(k::text, 9, '0') AS id, timestamptz '2026-11-01' - k * interval '7 minutes' AS at
    FROM generate_series(1, %(articles)s) k
), clusters AS (
    INSERT INTO cluster (id, representative, size, created_at) SELECT id, id, 1, now() FROM k
)
INSERT INTO article (id, site, url, title, body, published_at, published_precision, first_seen_at, fetched_at, relevant,
    relevance_score, cluster, content_hash, identity_hash, extractor_version, relevance_version, annotation_version,
    fingerprint_version)
SELECT k.id, 'site', 'https://s.vn/' || k, s.title, s.body, at, 'minute', at, at, false, 0, k.id,
    decode(md5(k::text), 'hex'), decode(md5('i' || k), 'hex'), 1, 1, 1, 1
FROM k JOIN staged s ON s.n = k %% %(texts)s
"""


def fill(connection: Connection, articles: int) -> None:
    """The labelled articles, repeated, one every seven minutes back from November 2026."""
    texts = labelled_articles()
    buffer = io.StringIO()
    csv.writer(buffer).writerows((n, row["title"], row["text"]) for n, row in enumerate(texts))
    buffer.seek(0)
    with connection, connection.cursor() as cursor:
        cursor.execute(_STAGE)
        cursor.copy_expert("COPY staged FROM STDIN (FORMAT csv)", buffer)
        cursor.execute(_SITE)
        cursor.execute(_FILL, {"articles": articles, "texts": len(texts)})


def main() -> None:
    """Fill the store, go over all of it, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    articles = parser.parse_args().articles
    folder = tempfile.mkdtemp(prefix="thidua-bench-")
    os.environ["THIDUA_HOME"] = folder
    os.environ.pop("THIDUA_DATABASE_URL", None)
    try:
        connection = connect()
        fill(connection, articles)
        started = time.perf_counter()
        first: float | None = None

        def progress(done: int, total: int) -> None:
            nonlocal first
            if done and first is None:
                first = time.perf_counter() - started
            if done % 1000 == 0:
                print(f"\r{done:,} of {total:,}", end="", file=sys.stderr)

        done = rejudge_outdated(connection, VERSIONS, rejudged, sites=None, progress=progress)
        spent = time.perf_counter() - started
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*), count(*) FILTER (WHERE kind = 'place') FROM mention")
            facts, places = cursor.fetchone() or (0, 0)
        print(
            f"\n{done:,} articles in {spent:.0f} s: {spent / done * 1000:.1f} s per 1,000; the first batch after "
            f"{first or 0:.1f} s; {facts:,} facts, {places:,} of them places"
        )
        connection.close()
    finally:
        stop_embedded()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
