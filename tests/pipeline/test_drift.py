"""A field that goes missing becomes an issue that names site, field and since when; chance does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.models import Annotations, CleanedPage, Extraction, Relevance
from pipeline.clean import VERSIONS
from pipeline.drift import record_drift
from reports.drift import find_drift
from storage.articles import store_pages
from storage.db import connect
from storage.drift import FieldHistory
from storage.issues import list_issues
from storage.prepared import prepare_page
from storage.sites import CatalogueEntry, register_sites

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def history(newest_first: str) -> FieldHistory:
    """``x`` for an article that has the field, ``.`` for one that does not."""
    times = tuple(NOW - timedelta(days=n) for n in range(len(newest_first)))
    return FieldHistory(site="s", field="lead", present=tuple(c == "x" for c in newest_first), fetched_at=times)


@pytest.mark.parametrize(
    "newest_first",
    ["." * 10 + "x" * 40, "." * 10 + "x" * 20, ".x." * 3 + "." + "x" * 30, "." * 10 + "xxxx." * 8],
)
def test_a_field_that_went_missing_is_drift(newest_first: str) -> None:
    issue = find_drift(history(newest_first))
    assert issue is not None
    assert issue.code == "drift_lead"
    assert "22/04/2026" in issue.detail


@pytest.mark.parametrize(
    "newest_first",
    ["x" * 50, "." * 50, "." * 5 + "x" * 45, "." * 9, "." * 10 + "x" * 19, "." * 10 + "x.x." * 10, "x" * 10 + "." * 40],
)
def test_chance_and_fields_that_never_were_there_are_none(newest_first: str) -> None:
    assert find_drift(history(newest_first)) is None


def test_a_site_whose_dates_stop_is_an_issue_that_says_since_when(home: Path) -> None:
    connection = connect()
    entry = CatalogueEntry(
        id="s", name="S", url="https://s.vn/", kind="portal", province=None, province_now=None, enabled=True
    )
    register_sites(connection, [entry], now=NOW)
    pages = []
    with connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO crawl_run (id, trigger, started_at) VALUES ('r', 'test', now())")
        for n in range(40):
            cursor.execute(
                "INSERT INTO page (site, run, handover, line, kind, outcome, url, url_fingerprint, requested_at) "
                "VALUES ('s', 'r', 'h', %s, 'article', 'fetched', 'u', 1, now()) RETURNING id",
                (n,),
            )
            row = cursor.fetchone()
            assert row
            at = NOW + timedelta(days=n)
            found = Extraction(
                title=f"Bài {n}",
                body=f"Nội dung {n}",
                published_at=at if n < 28 else None,
                page_type="article",
                authors=("A",),
            )
            pages.append(
                CleanedPage(
                    page_id=row[0],
                    site="s",
                    url=f"https://s.vn/{n}.html",
                    final_url=None,
                    requested_at=at,
                    listed_at=None,
                    extraction=found,
                    relevance=Relevance(relevant=True, score=1),
                    annotations=Annotations(),
                    fingerprint_hashes=(n,),
                    syllables=3,
                )
            )
    store_pages(connection, [prepare_page(page) for page in pages], VERSIONS)
    assert [issue.code for issue in record_drift(connection, ["s"], now=NOW)] == ["drift_published_at"]
    [issue] = [i for i in list_issues(connection, site="s") if i.code.startswith("drift")]
    assert issue.detail.startswith("published_at is missing since 29/05/2026")
    # Titles that are read with doubt, where the site's were sure before, are a sign, too.
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE article SET confidence = '{\"title\": 0.55}' WHERE id IN "
            "(SELECT id FROM article ORDER BY first_seen_at DESC, id DESC LIMIT 10)"
        )
    assert {issue.code for issue in record_drift(connection, ["s"], now=NOW)} == {"drift_published_at", "drift_title"}
    connection.close()
