"""A site's layout is learned from one crawl to the next, forgotten with a redesign, and the same in whatever order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pipeline.clean import CleanOptions, clean
from storage.db import opened, rows
from storage.layouts import layouts_of
from tests.articles.extraction.pages import paragraphs
from tests.cli.called import thidua

NAMES = ("Trần Thu Hà", "Lê Văn Sơn", "Phạm Thị Mai", "Vũ Đức Bình")
PLACES = ("Hồng", "Lan", "Cúc", "Trúc", "Mai", "Đào", "Sen", "Huệ", "Quế", "Liễu")
FIRST_DAY = date(2024, 3, 2)


class Portal(ThreadingHTTPServer):
    """A portal whose pages carry no meta data: a day and a name in boxes without meaning, sometimes beside a clock."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shown = 0
        self.redesigned_from = 10_000
        self.notice = ""
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def page(self, path: str) -> str | None:
        if path == "/":
            items = "".join(
                f'<li><a href="/tin/bai-viet-so-{n}.html">{self.title(n)}</a></li>' for n in range(self.shown)
            )
            return f"<html><head><title>Cổng</title></head><body><ul>{items}</ul></body></html>"
        number = path.removeprefix("/tin/bai-viet-so-").removesuffix(".html")
        return self.article(int(number)) if number.isdigit() and int(number) < self.shown else None

    @staticmethod
    def title(n: int) -> str:
        return f"Phong trào thi đua ở xã {PLACES[n % 10]} {PLACES[n // 10 % 10]} lan rộng trong năm nay"

    def article(self, n: int) -> str:
        box = "v" if n >= self.redesigned_from else "o"
        clock = f'<td class="{box}1">{datetime.now(UTC):%d/%m/%Y}</td>' if n % 3 == 0 else ""
        return (
            f'<html><head><title>Cổng thông tin</title></head><body><table class="{box}2"><tr><td><p class="{box}3"><b>{self.title(n)}</b></p>'
            f'<table><tr>{clock}<td class="{box}4">{FIRST_DAY + timedelta(days=n):%d/%m/%Y}</td></tr></table>'
            f'<div class="{box}5">{NAMES[n % 4]}</div><div class="{box}6"><p>Xã {PLACES[n % 10]} có mô hình mới, gia đình {NAMES[n % 4]} và '
            f"{n} hộ khác tham gia từ đầu năm.</p>{paragraphs(2, n)}{self.notice}{paragraphs(2, n + 2000)}</div></td></tr></table></body></html>"
        )


class _Handler(BaseHTTPRequestHandler):
    server: Portal

    def do_GET(self) -> None:
        html = self.server.page(self.path)
        body = (html or "<h1>404</h1>").encode()
        self.send_response(200 if html else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the test's output."""


@pytest.fixture
def portal(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    server = Portal()
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "cong.toml").write_text(
        f'name = "Cổng"\nurl = "{server.address}/"\nkind = "portal"\nlistings = ["{server.address}/"]\ndelay = 0.0\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("THIDUA_SITES_DIR", str(sites))
    yield server
    server.shutdown()
    server.server_close()


_DATES = """
SELECT DISTINCT substring(url from '[0-9]+[.]html$') AS page, published_at, published_from, authors FROM article ORDER BY 1
"""


def stored() -> dict[int, tuple[date | None, str | None, list[str]]]:
    with opened() as connection, connection.cursor() as cursor:
        found = rows(cursor, _DATES)
    day = {r["page"]: r["published_at"] and (r["published_at"] + timedelta(hours=7)).date() for r in found}
    return {int(r["page"].removesuffix(".html")): (day[r["page"]], r["published_from"], r["authors"]) for r in found}


def learned() -> list[tuple[str, str, int, int]]:
    with opened() as connection:
        return [(p.field, p.place, p.pages, p.of) for p in layouts_of(connection, ["cong"])["cong"]]


def crawl(portal: Portal, shown: int) -> None:
    portal.shown = shown
    thidua("crawl", "cong")
    thidua("clean")


def test_the_first_crawl_of_an_unknown_site_reads_with_what_its_own_pages_teach(portal: Portal) -> None:
    crawl(portal, 15)
    assert all(stored()[n][2] == [NAMES[n % 4]] for n in range(15))
    assert {field for field, *_ in learned()} == {"title", "date", "author", "body"}
    crawl(portal, 24)
    found = stored()
    assert len(found) == 24
    for n in range(15, 24):
        assert found[n][0] == FIRST_DAY + timedelta(days=n)
        assert found[n][2] == [NAMES[n % 4]]
    assert {found[n][1] for n in range(15, 24) if n % 3 == 0} == {"learned"}
    thidua("clean", "--all")
    assert all(stored()[n][0] == FIRST_DAY + timedelta(days=n) for n in range(24))


def test_a_redesign_is_learned_and_the_former_layout_falls_away(portal: Portal) -> None:
    portal.redesigned_from = 12
    crawl(portal, 12)
    assert all(".o" in place for _, place, *_ in learned())
    crawl(portal, 36)
    assert learned()
    assert all(".v" in place for _, place, *_ in learned())
    thidua("clean", "--all")
    found = stored()
    for n in range(12, 36):
        assert found[n][0] == FIRST_DAY + timedelta(days=n)
        assert found[n][2] == [NAMES[n % 4]]
    for n in (m for m in range(12) if m % 3):  # of the former layout, by the page alone
        assert found[n][0] == FIRST_DAY + timedelta(days=n)


NOTICE = "Mời bạn đọc gửi tin, ảnh về hộp thư của Ban biên tập để nhận nhuận bút theo quy định hiện hành của cổng."
_ROWS = """
SELECT url, title, lead, body, authors, published_at, published_from, confidence FROM article ORDER BY url
"""


def _forget_cleaning() -> list[int]:
    """The database as after the crawl; returns the ids of the article pages."""
    with opened() as connection, connection.cursor() as cursor:
        cursor.execute("TRUNCATE article, cluster, boilerplate, site_layout, site_learned CASCADE")
        cursor.execute(
            "UPDATE page_cleaning SET extractor_version = NULL, observed = NULL, page_type = NULL, blocks = NULL, relearn = false"
        )
        ids = [row["id"] for row in rows(cursor, "SELECT id FROM page WHERE kind = 'article' ORDER BY id")]
        connection.commit()
    return ids


def _clean_in(parts: list[list[int]]) -> tuple[list[dict[str, Any]], list[tuple[str, str, int, int]]]:
    """Rows and lessons after cleaning some pages, then some more: those that were not yet crawled stand aside."""
    ids = _forget_cleaning()
    with opened() as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE page SET kind = 'feed' WHERE id = ANY(%s)", (ids,))
        connection.commit()
    for part in parts:
        with opened() as connection, connection.cursor() as cursor:
            cursor.execute("UPDATE page SET kind = 'article' WHERE id = ANY(%s)", (part,))
            connection.commit()
        clean(CleanOptions(), now=datetime.now(UTC))
    with opened() as connection, connection.cursor() as cursor:
        found = rows(cursor, _ROWS)
    return found, learned()


def test_sixty_pages_give_the_same_rows_and_lessons_in_one_run_in_six_and_backwards(portal: Portal) -> None:
    portal.notice = f"<p>{NOTICE}</p>"
    crawl(portal, 60)
    ids = _forget_cleaning()
    at_once = _clean_in([ids])
    assert len(at_once[0]) == 60
    assert all(NOTICE not in row["body"] for row in at_once[0])
    assert {row["title"] for row in at_once[0]} == {portal.title(n) for n in range(60)}
    mixed = random.Random(5).sample(ids, len(ids))
    assert _clean_in([mixed[start : start + 10] for start in range(0, 60, 10)]) == at_once
    assert _clean_in([ids[start : start + 10] for start in range(50, -1, -10)]) == at_once
    thidua("clean", "--all")
    assert learned() == at_once[1]
