"""A real browser walks the pages of the recorded sites: by mouse, without script, in both schemes, judged by axe-core."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from storage.db import opened, rows
from tests.pipeline.recorded import run_once
from tests.web.served import served

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = (Path(__file__).parents[1] / "fixtures" / "axe" / "axe.min.js").read_text(encoding="utf-8")
PHONE = {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium, or set CHROMIUM")


@dataclass(kw_only=True)
class Walk:
    """A browser on the served pages, with its requests and its console's complaints."""

    browser: Any
    base: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str = "/", **options: Any) -> Any:
        context = self.browser.new_context(base_url=self.base, locale="vi-VN", **options)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(path)
        return page

    def elsewhere(self) -> list[str]:
        return [url for url in self.asked if urlsplit(url).netloc != urlsplit(self.base).netloc]


@pytest.fixture(scope="module")
def walk(module_recorded_home: Path) -> Iterator[Walk]:
    from playwright.sync_api import sync_playwright

    run_once()  # the second visit finds the update that one of the sites plants
    with served() as client, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Walk(browser=browser, base=str(client.base_url))
        browser.close()


@pytest.fixture(scope="module")
def changed(walk: Walk) -> str:
    """The article that has two versions."""
    with opened() as connection, connection.cursor() as cursor:
        [row] = rows(cursor, "SELECT id FROM article WHERE versions > 1")
    return str(row["id"])


def every_page(changed: str) -> list[str]:
    return [
        "/",
        "/search?q=thi+dua",
        "/search?q=zzzz",
        f"/articles/{changed}",
        "/provinces",
        "/provinces/tra-vinh",
        "/provinces/lam-dong",
        "/movements",
        "/movements/nong-thon-moi",
        "/awards",
        "/statistics",
        "/digest",
        "/sites",
        "/sites/recorded_lamdongtv",
    ]


def test_a_person_searches_narrows_reads_compares_and_changes_the_language(walk: Walk, changed: str) -> None:
    page = walk.open("/")
    page.get_by_role("searchbox").fill("phong trao thi dua")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search?q=phong+trao+thi+dua")
    assert "phong trào thi đua" in page.locator("ol.articles mark").first.inner_text().lower()
    before = page.locator("[role=status]").inner_text()

    # Facets are followed without loading the page again: what was kept on the window is still there.
    page.evaluate("window.kept = true")
    page.locator(".facets a", has_text="Lâm Đồng").first.click()
    page.wait_for_url("**province=lam-dong**")
    page.wait_for_selector(".chips")
    assert page.evaluate("window.kept") is True
    assert page.locator("[role=status]").inner_text() != before
    assert set(page.locator("ol.articles .meta a[href^='/provinces/']").all_inner_texts()) == {"Lâm Đồng"}
    assert "province=lam-dong" in page.locator("#language").get_attribute("href")

    with page.expect_download() as download:
        page.locator(".elsewhere a", has_text="CSV").click()
    exported = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert exported.startswith("id,")
    assert "lam-dong" in exported

    page.locator("ol.articles h3 a").first.click()
    page.wait_for_selector("article.reading")
    assert "/articles/" in page.url
    quote = page.locator("details[open] .facts a.quote").first
    name = (quote.get_attribute("href") or "#")[1:]
    quote.click()
    place = page.locator(f"id={name}")
    assert place.evaluate("element => element.matches(':target')")
    colour = "element => getComputedStyle(element).backgroundColor"
    kind = name.split("-")[0]
    mark = page.locator(f".text .f-{kind}").first
    shown = mark.evaluate(colour)
    page.locator(f"#show-{kind}").uncheck()
    assert mark.evaluate(colour) != shown

    page.goto(f"/articles/{changed}#versions")
    assert page.locator(".versions ins").count() > 0
    page.locator("#language").click()
    page.wait_for_selector("html[lang=en]")
    assert page.get_by_role("link", name="Overview").is_visible()
    assert page.url.endswith(f"/articles/{changed}?lang=en")
    page.context.close()


def test_going_back_after_a_facet_brings_the_search_back(walk: Walk) -> None:
    page = walk.open("/search?q=thi+dua")
    before = page.locator("[role=status]").inner_text()
    page.locator(".facets a", has_text="Lâm Đồng").first.click()
    page.wait_for_selector(".chips")
    page.go_back()
    page.wait_for_selector(".chips", state="detached")
    assert page.locator("[role=status]").inner_text() == before
    page.context.close()


def test_a_day_that_is_none_says_so_and_the_next_search_works(walk: Walk) -> None:
    page = walk.open("/search?q=thi+dua")
    page.get_by_label("Từ ngày").fill("hôm qua")
    page.get_by_label("Từ ngày").press("Enter")
    page.wait_for_selector("h1:has-text('Bộ lọc không hợp lệ')")
    page.get_by_role("searchbox").fill("thi dua")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("ol.articles")
    walk.said[:] = [line for line in walk.said if "422" not in line]  # the browser's own note on the answer
    page.context.close()


def test_what_was_fetched_is_shown_as_text_and_runs_nothing(walk: Walk, changed: str) -> None:
    page = walk.open(f"/articles/{changed}")
    with page.expect_navigation() as navigation:
        page.locator(".actions a[href$='/archived']").click()
    answer = navigation.value
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "<html" in page.locator("pre").inner_text().lower()
    page.context.close()


def test_everything_works_without_script(walk: Walk) -> None:
    page = walk.open("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("thi dua")
    for click, selector, fewest, most in (
        (page.get_by_role("button", name="Tìm kiếm"), "ol.articles > li", 6, 20),
        (page.locator(".facets a", has_text="Lâm Đồng").first, ".chips a", 1, 1),
        (page.locator(".chips a").first, ".chips a", 0, 0),
    ):
        with page.expect_navigation():  # to its end: a click alone waits for its beginning
            click.click()
        assert fewest <= page.locator(selector).count() <= most
    page.context.close()


def test_the_keyboard_reaches_the_content_first(walk: Walk) -> None:
    page = walk.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


# Colours differ by scheme alone, layout by size alone: each is judged once.
@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_axe_finds_no_serious_problem_and_nothing_is_wider_than_the_screen(
    walk: Walk, changed: str, scheme: str, size: str
) -> None:
    viewport = PHONE if size == "phone" else {"width": 1280, "height": 900}
    page = walk.open("/", color_scheme=scheme, viewport=viewport)
    problems = []
    for path in every_page(changed):
        page.goto(path)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        problems += [
            f"{path}: {v['id']} ({v['impact']}): {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:200]}"
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            problems.append(f"{path}: {width} pixels wide")
    page.context.close()
    assert not problems, "\n".join(problems)


def test_hostile_stored_text_runs_nothing_and_breaks_no_page(walk: Walk) -> None:
    hostile = '</title><script>window.hurt=1</script><img src=x onerror="window.hurt=1">\u202e' + "dài" * 1700
    with opened() as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, body FROM article WHERE relevant ORDER BY published_at DESC NULLS LAST LIMIT 1")
        [(article, body)] = cursor.fetchall()
        cursor.execute(
            "UPDATE article SET title = %s, lead = %s, body = %s WHERE id = %s",
            (hostile, hostile, hostile + body, article),
        )
    page = walk.open("/", viewport=PHONE)
    for path in ("/", "/search?q=thi+dua&sort=newest", f"/articles/{article}", "/statistics", "/awards"):
        page.goto(path)
        assert page.evaluate("window.hurt") is None, path
        assert page.locator("main img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    page.context.close()


def test_nothing_was_said_in_the_console_and_nothing_asked_of_other_hosts(walk: Walk, changed: str) -> None:
    page = walk.open("/")
    for path in every_page(changed):
        page.goto(path)
    page.context.close()
    assert walk.said == []
    assert walk.elsewhere() == []
    assert len(walk.asked) > len(every_page(changed))


@pytest.mark.parametrize("path", ["/awards", "/statistics", "/digest?month=2023-11"])
def test_on_a_phone_every_wide_table_is_read_without_scrolling_sideways(walk: Walk, path: str) -> None:
    page = walk.open(path, viewport=PHONE)
    hidden = "all => all.filter(e => e.parentElement.scrollWidth > e.parentElement.clientWidth).length"
    assert page.locator("table.cards").count() > 0 or path.startswith("/digest")
    assert page.locator("table.cards").evaluate_all(hidden) == 0
    page.context.close()
