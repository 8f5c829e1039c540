"""Cost of adding 5,000 articles to a large store: storing, linking, and bytes of fingerprint and index per article.

Measuring which hashes are common is timed apart: it happens once per doubling of the store.
"""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta

from articles.duplicates import FINGERPRINT_VERSION, fingerprint
from articles.models import Annotations, CleanedPage, Extraction, Relevance
from evaluation.duplicates.texts import ArchiveMaker, Text, make_set
from storage.article_changes import Versions
from storage.articles import store_pages
from storage.clusters import link_articles
from storage.common_hashes import freeze_common_hashes, measure_common_hashes
from storage.db import Connection, connect, stop_embedded, transaction
from storage.prepared import prepare_page
from storage.sites import CatalogueEntry, register_sites

ADDED = 5_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
VERSIONS = Versions(extractor=1, relevance=1, annotation=1, fingerprint=FINGERPRINT_VERSION)

_FILL = """
WITH given AS (
    SELECT * FROM unnest(%(ids)s::text[], %(bodies)s::text[], %(hashes)s::text[], %(syllables)s::int[])
        AS g (id, body, hashes, syllables)
),
clusters AS (INSERT INTO cluster (id, representative, size, created_at) SELECT id, id, 1, now() FROM given),
articles AS (
    INSERT INTO article (id, site, url, title, body, first_seen_at, fetched_at, relevant, relevance_score, cluster,
        content_hash, identity_hash, extractor_version, relevance_version, annotation_version, fingerprint_version)
    SELECT id, 's', 'https://s.vn/' || id, 'Bài ' || id, body, now(), now(), true, 1, id,
        decode(md5(id), 'hex'), decode(md5('i' || id), 'hex'), 1, 1, 1, %(version)s
    FROM given
)
INSERT INTO fingerprint (article, hashes, syllables) SELECT id, hashes::integer[], syllables FROM given
"""
_BYTES = """
SELECT pg_table_size('fingerprint'), pg_indexes_size('fingerprint')
"""
PART = 5_000
"""Texts made and stored at a time."""
RELATED = 2_500
"""Texts stored before each measurement that come from the same part of the archive as those added: reprints of theirs
are among them, as they would be among the last weeks'."""


def measure_store(sizes: list[int]) -> None:
    """Print a table with one row per size of the store."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ["THIDUA_HOME"] = folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        try:
            _measure(connect(), sizes)
        finally:
            stop_embedded()


def _measure(connection: Connection, sizes: list[int]) -> None:
    entry = CatalogueEntry(
        id="s", name="S", url="https://s.vn/", kind="portal", province=None, province_now=None, enabled=True
    )
    register_sites(connection, [entry], now=NOW)
    print(
        "| articles before | measure common hashes, s | store, ms an article | link, ms an article | ratio to the first "
        "| pairs compared an article | edges an article | fingerprint bytes an article: row | indexes |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    stored, base, row_bytes, index_bytes = 0, 0.0, 0.0, 0.0
    for number, size in enumerate(sizes):
        while stored < size - RELATED:
            count = min(PART, size - RELATED - stored)
            _fill(connection, f"p{number}-{stored}", make_set(count, maker=ArchiveMaker(1_000_000 + stored)))
            stored += count
        related = make_set(RELATED + ADDED, maker=ArchiveMaker(number))
        _fill(connection, f"r{number}", related[:RELATED])
        stored += RELATED
        _execute(connection, "VACUUM ANALYZE article, fingerprint, cluster, edge")
        freezing = time.perf_counter()
        with transaction(connection) as cursor:
            freeze_common_hashes(cursor, measure_common_hashes(cursor), now=NOW)
        frozen = time.perf_counter() - freezing
        part = related[RELATED:]
        pages = _pages(connection, part, number)
        started = time.perf_counter()
        for start in range(0, len(pages), 50):
            store_pages(connection, [prepare_page(page) for page in pages[start : start + 50]], VERSIONS)
        linking = time.perf_counter()
        report = link_articles(connection, now=NOW)
        ended = time.perf_counter()
        each = (ended - linking) / len(part) * 1000
        base = base or each
        with connection, connection.cursor() as cursor:
            cursor.execute(_BYTES)
            row_bytes, index_bytes = (total / (stored + ADDED) for total in cursor.fetchone() or (0, 0))
        stored += ADDED
        cells = (
            f"{size:,}",
            f"{frozen:.1f}",
            f"{(linking - started) / len(part) * 1000:.2f}",
            f"{each:.2f}",
            f"{each / base:.2f}",
            f"{report.compared / len(part):.1f}",
            f"{report.edges / len(part):.2f}",
            f"{row_bytes:,.0f}",
            f"{index_bytes:,.0f}",
        )
        print("| " + " | ".join(cells) + " |", flush=True)
    total = (row_bytes + index_bytes) * 1e7 / 1e9
    print(f"\nAt ten million articles the fingerprints and their indexes would take {total:.1f} GB.")
    connection.close()


def _fill(connection: Connection, prefix: str, texts: list[Text]) -> None:
    """Store texts in bulk as articles that are linked already, each in a cluster of its own."""
    samples = [fingerprint(text.text) for text in texts]
    values = {
        "ids": [f"{prefix}-{n}" for n in range(len(texts))],
        "bodies": [text.text for text in texts],
        "hashes": ["{" + ",".join(map(str, sample.hashes)) + "}" for sample in samples],
        "syllables": [sample.syllables for sample in samples],
        "version": FINGERPRINT_VERSION,
    }
    with connection, connection.cursor() as cursor:
        cursor.execute(_FILL, values)


def _execute(connection: Connection, statement: str) -> None:
    connection.commit()
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.autocommit = False


def _pages(connection: Connection, texts: list[Text], number: int) -> list[CleanedPage]:
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'bench', now()) ON CONFLICT DO NOTHING"
        )
        cursor.execute(
            "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at) "
            "SELECT 's', 'r', t, 1, 'article', 'fetched', t, 1, now() FROM unnest(%s) t RETURNING id",
            ([f"https://s.vn/{number}/{text.id}-{text.kind}.html" for text in texts],),
        )
        ids = [row[0] for row in cursor.fetchall()]
    made = []
    for page_id, text in zip(ids, texts, strict=True):
        at = NOW + timedelta(seconds=page_id)
        sample = fingerprint(text.text)
        made.append(
            CleanedPage(
                page_id=page_id,
                site="s",
                url=f"https://s.vn/{number}/{text.id}-{text.kind}.html",
                final_url=None,
                requested_at=at,
                listed_at=None,
                extraction=Extraction(title=text.id, body=text.text, published_at=at, page_type="article"),
                relevance=Relevance(relevant=True, score=1.0),
                annotations=Annotations(),
                fingerprint_hashes=sample.hashes,
                syllables=sample.syllables,
            )
        )
    return made
