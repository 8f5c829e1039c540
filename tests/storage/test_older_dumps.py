"""A dump of every released schema comes back, with its rows, at the current schema."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, pool

from storage.db import connect, database_url, opened, rows, transaction
from storage.dumps import dumped_revision
from storage.schema import MIGRATIONS, current_revision, known_revisions, migrate, newest_revision
from storage.server import binary
from tests.cli.called import thidua

# Stored at the first schema; later ones are reached by upgrading, as installations do.
_ROWS = r"""
INSERT INTO site (id, name, url, kind, province, province_now, enabled, registered_at)
VALUES ('bao', 'Báo', 'https://bao.vn/', 'newspaper', 'tra-vinh', 'vinh-long', true, now());
INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now());
INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at, warc, warc_offset)
VALUES ('bao', 'r', 'r.bao', 1, 'article', 'fetched', 'https://bao.vn/tin-1.html', 11, '2024-02-29T01:02:03Z',
        'bao/2024-02/r.warc.gz', 7);
INSERT INTO cluster (id, representative, size, created_at) VALUES ('c', 'a', 1, now());
INSERT INTO article (id, site, url, title, body, authors, published_at, published_precision, first_seen_at, fetched_at,
                     relevant, relevance_score, cluster, content_hash, identity_hash, extractor_version,
                     relevance_version, annotation_version, fingerprint_version, search)
VALUES ('a', 'bao', 'https://bao.vn/tin-1.html', 'Phát động "thi đua"', E'Dòng một\n\nSET transaction_timeout = 0;',
        '{Hà}', '2024-02-28T17:00:00Z', 'day', '2024-02-29T01:02:03Z', '2024-02-29T01:02:03Z', true, 0.9, 'c', 'x', 'y',
        1, 1, 1, 1, 'thi:1');
INSERT INTO article_version (article, number, page, seen_at, content_hash, title, body, authors)
SELECT 'a', n, (SELECT id FROM page), '2024-02-29T01:02:03Z', CASE n WHEN 1 THEN 'w'::bytea ELSE 'x' END,
       CASE n WHEN 1 THEN 'Phát động' ELSE a.title END, a.body, a.authors
FROM article a, generate_series(1, 2) n;
UPDATE article SET versions = 2;
"""
_KEPT = """
SELECT a.id, a.title, a.body, a.authors, a.published_at, a.published_precision, a.cluster, s.province_now, p.warc,
       p.warc_offset,
       (SELECT array_agg(concat_ws('|', v.number, v.title, v.body, v.authors) ORDER BY v.number)
        FROM article_version v WHERE v.article = a.id) AS versions
FROM article a JOIN site s ON s.id = a.site JOIN page p ON p.url = a.url
"""


def make_store(revision: str) -> None:
    """Store an article at the first schema, and upgrade as far as a revision."""
    _upgrade("0001")
    connection = connect(migrated=False)
    with transaction(connection) as cursor:
        cursor.execute(_ROWS)
    connection.close()
    _upgrade(revision)


def _upgrade(revision: str) -> None:
    connection = connect(migrated=False)
    engine = create_engine("postgresql+psycopg2://", creator=lambda: connection, poolclass=pool.StaticPool)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as handed:
        config.attributes["connection"] = handed
        command.upgrade(config, revision)
        handed.commit()
    connection.close()


def dump(file: Path) -> None:
    """Dump the database as it is: ``thidua db backup`` would bring its schema up to date first."""
    arguments = ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", f"--file={file}"]
    subprocess.run([binary("pg_dump"), *arguments, "--dbname", database_url()], check=True)


def kept() -> list[dict[str, object]]:
    connection = connect(migrated=False)
    with connection, connection.cursor() as cursor:
        found = rows(cursor, _KEPT)
    connection.close()
    return found


def columns() -> list[dict[str, object]]:
    """Every column of the schema, and every index and constraint."""
    connection = connect(migrated=False)
    with connection, connection.cursor() as cursor:
        found = rows(
            cursor,
            "SELECT table_name, column_name AS name, data_type AS what, column_default AS more "
            "FROM information_schema.columns WHERE table_schema = 'public' "
            "UNION ALL SELECT tablename, indexname, indexdef, NULL FROM pg_indexes WHERE schemaname = 'public' "
            "UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3",
        )
    connection.close()
    return found


@pytest.mark.parametrize("revision", sorted(known_revisions()))
def test_a_dump_of_every_released_schema_comes_back_at_todays(
    unmigrated_home: Path, tmp_path: Path, revision: str
) -> None:
    make_store(revision)
    before, file = kept(), tmp_path / "old.dump"
    assert len(before) == 1
    dump(file)
    assert dumped_revision(file) == revision
    # A restore finds a store of the current schema, with other rows.
    with opened() as connection:
        fresh = columns()
        with transaction(connection) as cursor:
            cursor.execute("UPDATE article SET title = 'mới hơn'")
    thidua("db", "restore", str(file), "--yes")
    assert kept() == before
    assert columns() == fresh, "the schema is the one that an upgrade makes"
    with opened() as connection:
        assert current_revision(connection) == newest_revision()
        assert migrate(connection) == []
