"""A generated store to search: some thousand texts, repeated over sites and years with a word of its own each.

Texts share the field's vocabulary, so that nearly every article has "thi" and "đua": the hard case for any index.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Iterator

from articles.annotation import ANNOTATION_VERSION
from articles.duplicates import FINGERPRINT_VERSION
from articles.extraction import EXTRACTOR_VERSION
from articles.relevance import RELEVANCE_VERSION
from articles.search.terms import SEARCH_VERSION, article_terms
from evaluation.duplicates.texts import Maker
from storage.db import Connection

TEXTS = 20_000
SITES = 200
WEEKS = 8 * 52

_SITES = """
INSERT INTO site (id, name, url, kind, province, province_now, registered_at)
SELECT 'site_' || n, 'Báo ' || n, 'https://s' || n || '.vn/', CASE WHEN n %% 3 = 0 THEN 'portal' ELSE 'newspaper' END,
       (ARRAY['lam-dong', 'ca-mau', 'dak-lak', 'nghe-an', 'ha-noi', 'tra-vinh', 'an-giang'])[n %% 34 + 1],
       (ARRAY['lam-dong', 'ca-mau', 'dak-lak', 'nghe-an', 'ha-noi', 'vinh-long', 'an-giang'])[n %% 34 + 1], now()
FROM generate_series(0, %s - 1) n ON CONFLICT (id) DO NOTHING
"""
_STAGE = "CREATE UNLOGGED TABLE staged (n integer PRIMARY KEY, title text, lead text, body text, terms text)"
# Members 0, 7, 8 and 9 of every ten are one cluster: 30 % of the articles are copies.
_FILL = (
    """
WITH k AS (
    SELECT k, 'x' || lpad(k::text, 9, '0') AS id, 'site_' || (hashint4(k) & 1023) %% {sites} AS site,
           'x' || lpad((CASE WHEN k %% 10 >= 7 THEN k / 10 * 10 ELSE k END)::text, 9, '0') AS cluster,
           timestamptz '2018-11-20' + ((hashint4(k + 7) & 1048575) / 1048576.0 * {weeks} * 7) * interval '1 day' AS at,
           ARRAY['movement_' || (hashint4(k + 1) & 31)] AS movements,
           ARRAY['award_' || (hashint4(k + 2) & 63), 'award_' || (hashint4(k + 3) & 15)] AS awards,
           k %% 10 <> 3 AS relevant
    FROM generate_series(%(first)s::int, %(last)s::int) k
), clusters AS (
    INSERT INTO cluster (id, representative, size, created_at) SELECT id, id, 1, now() FROM k WHERE k.k %% 10 < 7
), articles AS (
    INSERT INTO article (id, site, url, title, lead, body, published_at, published_precision, first_seen_at, fetched_at,
        relevant, relevance_score, cluster, content_hash, identity_hash, extractor_version, relevance_version,
        annotation_version, fingerprint_version)
    SELECT k.id, site, 'https://s.vn/' || k, s.title, s.lead, s.body, at, 'minute', at, at, relevant, 1, cluster,
        decode(md5(k::text), 'hex'), decode(md5('i' || k), 'hex'), {rules}
    FROM k JOIN staged s ON s.n = k %% {texts}
)
INSERT INTO search_entry (article, cluster, representative, sampled, site, dated, first_seen_at, movements, awards,
    search_version, term_text)
SELECT id, cluster, k %% 10 < 7, in_search_sample(cluster), site, at, at, movements, awards, {version},
    concat_ws(E'\n', s.terms, 'riêng' || k, ':s=' || site, ':m=' || movements[1], ':a=' || awards[1], ':a=' || awards[2],
        to_char(at AT TIME ZONE 'Asia/Ho_Chi_Minh', '":y="YYYY'),
        to_char(at AT TIME ZONE 'Asia/Ho_Chi_Minh', '":d="YYYY-MM'),
        to_char(at AT TIME ZONE 'Asia/Ho_Chi_Minh', '":w="IYYY"-W"IW'),
        CASE WHEN relevant THEN ':r=1' ELSE ':r=0' END)
FROM k JOIN staged s ON s.n = k %% {texts}
""".replace("{sites}", str(SITES))
    .replace("{weeks}", str(WEEKS))
    .replace("{texts}", str(TEXTS))
    .replace("{version}", str(SEARCH_VERSION))
    .replace("{rules}", f"{EXTRACTOR_VERSION}, {RELEVANCE_VERSION}, {ANNOTATION_VERSION}, {FINGERPRINT_VERSION}")
)
_INDEXES = {
    "search_entry_terms": "CREATE INDEX search_entry_terms ON search_entry USING gin (search_terms(term_text, terms))",
    "search_entry_sample": "CREATE INDEX search_entry_sample ON search_entry USING gin (search_terms(term_text, terms)) "
    "WITH (fastupdate = off) WHERE sampled",
}


def _staged_rows(seed: int) -> Iterator[tuple[int, str, str, str, str]]:
    maker = Maker(seed)
    for n in range(TEXTS):
        paragraphs = maker.article()
        title = maker.sentence(maker.random.randint(8, 18))
        lead, body = paragraphs[0], "\n\n".join(paragraphs[1:])
        yield n, title, lead, body, article_terms(title, lead, body, [])


def stage(connection: Connection, *, seed: int = 5) -> None:
    """Make the texts, once."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    started = time.perf_counter()
    for row in _staged_rows(seed):
        writer.writerow(row)
    buffer.seek(0)
    with connection, connection.cursor() as cursor:
        cursor.execute(_SITES, (SITES,))
        cursor.execute(_STAGE)
        cursor.copy_expert("COPY staged FROM STDIN (FORMAT csv)", buffer)
    print(f"made {TEXTS:,} texts in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def fill(connection: Connection, first: int, last: int) -> None:
    """Add the articles ``first`` to ``last``; indexes are built afterwards, which is faster."""
    fill_rows(connection, first, last)
    build_indexes(connection)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_entry, article, cluster")
    connection.autocommit = False


def fill_rows(connection: Connection, first: int, last: int) -> None:
    """As :func:`fill`, without the indexes of terms: they are dropped."""
    started = time.perf_counter()
    with connection, connection.cursor() as cursor:
        for name in _INDEXES:
            cursor.execute(f"DROP INDEX IF EXISTS {name}")
    for start in range(first, last + 1, 10_000):
        with connection, connection.cursor() as cursor:
            cursor.execute(_FILL, {"first": start, "last": min(start + 9_999, last)})
    print(f"{last:,} articles: filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def build_indexes(connection: Connection) -> None:
    """Build the indexes of terms that :func:`fill_rows` dropped."""
    started = time.perf_counter()
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '6GB'")
        for statement in _INDEXES.values():
            cursor.execute(statement)
    print(f"indexes of terms built in {time.perf_counter() - started:.0f} s", file=sys.stderr)
