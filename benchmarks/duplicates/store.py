"""What it costs to add 5,000 articles to a store that holds many: storing, linking, and bytes of index an article."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta

from texts import Text, make_set

from articles.duplicates import fingerprint
from articles.models import Annotations, CleanedPage, Extraction, Relevance
from storage.articles import Versions, store_pages
from storage.clusters import link_articles
from storage.db import Connection, connect, stop_embedded
from storage.sites import CatalogueEntry, register_sites

ADDED = 5_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
VERSIONS = Versions(extractor=1, relevance=1, annotation=1, fingerprint=2)

# Articles with fingerprints like real ones: 64 of their own, of which three are formulas' that one in 5,000 others has.
_FILL = """
WITH ids AS (SELECT 'x' || n AS id, n FROM generate_series(%(first)s, %(last)s) n),
clusters AS (INSERT INTO cluster (id, representative, size, created_at) SELECT id, id, 1, now() FROM ids),
articles AS (
    INSERT INTO article (id, site, url, title, body, first_seen_at, fetched_at, relevant, relevance_score, cluster,
        content_hash, identity_hash, extractor_version, relevance_version, annotation_version, fingerprint_version,
        linked)
    SELECT id, 's', 'https://s.vn/' || n, 'Bài ' || n, repeat(md5(n::text) || ' ', 90), now(), now(), true, 1, id,
        decode(md5(n::text), 'hex'), decode(md5('i' || n), 'hex'), 1, 1, 1, 2, true
    FROM ids
)
INSERT INTO fingerprint (article, hashes, syllables)
SELECT id, ARRAY(
    SELECT CASE WHEN k < 3 THEN (hashtextextended('f' || (n * 7 + k * 13) %% 5000, 0))
           ELSE hashtextextended(id || '/' || k, 0) END FROM generate_series(0, 63) k
), 600 FROM ids
"""


def measure_store(sizes: list[int]) -> None:
    """Print a table with one row a size of the store."""
    texts = make_set(ADDED * len(sizes), seed=11)
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ["THIDUA_HOME"] = folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        try:
            _measure(connect(), sizes, texts)
        finally:
            stop_embedded()


def _measure(connection: Connection, sizes: list[int], texts: list[Text]) -> None:
    entry = CatalogueEntry(id="s", name="S", url="https://s.vn/", kind="portal", province=None, province_now=None, enabled=True)
    register_sites(connection, [entry], now=NOW)
    print("| articles before | store, ms an article | link, ms an article | ratio to the first | index bytes an article |")
    print("|---|---|---|---|---|")
    filled, base, bytes_each = 0, 0.0, 0.0
    for number, size in enumerate(sizes):
        while filled < size:
            last = min(filled + 20_000, size)
            with connection, connection.cursor() as cursor:
                cursor.execute(_FILL, {"first": filled + 1, "last": last})
            filled = last
        _execute(connection, "VACUUM ANALYZE article, fingerprint, cluster, edge")
        part = texts[number * ADDED : (number + 1) * ADDED]
        pages = _pages(connection, part)
        started = time.perf_counter()
        for start in range(0, len(pages), 50):
            store_pages(connection, pages[start : start + 50], VERSIONS)
        stored = time.perf_counter()
        link_articles(connection, now=NOW)
        ended = time.perf_counter()
        each = (ended - stored) / len(part) * 1000
        base = base or each
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_relation_size('fingerprint_hashes') + pg_total_relation_size('fingerprint'::regclass)")
            row = cursor.fetchone()
            bytes_each = row[0] / (filled + ADDED * (number + 1)) if row else 0
        print(f"| {size:,} | {(stored - started) / len(part) * 1000:.2f} | {each:.2f} | {each / base:.2f} | {bytes_each:,.0f} |", flush=True)
    print(f"\nAt ten million articles the fingerprints and their index would take {bytes_each * 1e7 / 1e9:.1f} GB.")
    connection.close()


def _execute(connection: Connection, statement: str) -> None:
    connection.commit()
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.autocommit = False


def _pages(connection: Connection, texts: list[Text]) -> list[CleanedPage]:
    with connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'bench', now()) ON CONFLICT DO NOTHING")
        cursor.execute(
            "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at) "
            "SELECT 's', 'r', t, 1, 'article', 'fetched', t, 1, now() FROM unnest(%s) t RETURNING id",
            ([text.id + str(len(texts)) + text.family for text in texts],),
        )
        ids = [row[0] for row in cursor.fetchall()]
    made = []
    for page_id, text in zip(ids, texts, strict=True):
        at = NOW + timedelta(seconds=page_id)
        sample = fingerprint(text.text)
        made.append(
            CleanedPage(
                page_id=page_id, site="s", url=f"https://s.vn/{text.id}-{text.kind}.html", final_url=None, requested_at=at,
                listed_at=None, extraction=Extraction(title=text.id, body=text.text, published_at=at, page_type="article"),
                relevance=Relevance(relevant=True, score=1.0), annotations=Annotations(),
                fingerprint_hashes=sample.hashes, syllables=sample.syllables,
            )
        )  # fmt: skip
    return made
