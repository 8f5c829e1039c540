"""A page that kills its cleaning process is tried three times with one version of the rules, and again with the next."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from storage.cleaning_queue import count_pages_to_clean, note_cleaning_deaths, pages_to_clean
from storage.db import connect
from storage.sites import CatalogueEntry, register_sites

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_deadly_page_is_given_up_after_three_deaths_and_tried_again_by_the_next_version(home: Path) -> None:
    connection = connect()
    entry = CatalogueEntry(
        id="s", name="S", url="https://s.vn/", kind="portal", province=None, province_now=None, enabled=True
    )
    register_sites(connection, [entry], now=NOW)
    with connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now())")
        cursor.execute(
            "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at, warc, warc_offset)"
            " SELECT 's', 'r', 'h', n, 'article', 'fetched', 'https://s.vn/' || n, n, %s, 'w', 0 FROM generate_series(1, 2) n"
            " RETURNING id",
            (NOW,),
        )
        deadly = cursor.fetchall()[0][0]

    def offered(version: int, everything: bool = False) -> list[bool]:
        found = pages_to_clean(connection, extractor_version=version, everything=everything)
        assert everything or len(found) == count_pages_to_clean(connection, extractor_version=version)
        return [page.id == deadly for page in found]

    for deaths in range(3):
        assert sorted(offered(7)) == [False, True]
        assert [page.deaths for page in pages_to_clean(connection, extractor_version=7) if page.id == deadly] == [
            deaths
        ]
        note_cleaning_deaths(connection, [deadly], extractor_version=7)
    assert offered(7) == [False]
    assert sorted(offered(7, everything=True)) == [False, True]
    assert sorted(offered(8)) == [False, True]
    note_cleaning_deaths(connection, [deadly], extractor_version=8)
    assert sorted(offered(8)) == [False, True], "the deaths of an older version do not count"
    connection.close()
