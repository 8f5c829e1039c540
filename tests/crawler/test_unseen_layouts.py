"""Layouts that were written before any rule was tried on them: docs/crawling.md has what the first run found."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from aiohttp import web

from tests.crawler.hostile.crawling import Crawled
from tests.crawler.hostile.later_layouts import LATER_LAYOUTS
from tests.crawler.hostile.promises import identities
from tests.crawler.hostile.scripted import ScriptedCrawls, build_sites
from tests.crawler.hostile.server import HostileSite, html
from tests.crawler.hostile.traps import honest, item, listing
from tests.crawler.hostile.unseen_layouts import UNSEEN_LAYOUTS

LAYOUTS = UNSEEN_LAYOUTS | LATER_LAYOUTS


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, HostileSite], dict[str, Crawled]]:
    sites = build_sites(LAYOUTS)
    crawls = ScriptedCrawls(tmp_path_factory.mktemp("unseen"), sites.values())
    return sites, crawls.crawl()


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_article_is_found_and_nothing_else(
    crawled: tuple[dict[str, HostileSite], dict[str, Crawled]], name: str
) -> None:
    sites, results = crawled
    assert set(identities(sites[name], results[name].articles())) == set(
        identities(sites[name], list(sites[name].articles))
    )


def test_a_trap_of_fresh_sitemap_indexes_has_a_budget(tmp_path: Path) -> None:
    site = HostileSite(name="indexes", port=22_000)
    made = honest(site, 8, 93_000)
    site.add("/", listing("".join(item(path, p.title) for path, p in made)))
    site.add("/robots.txt", f"Sitemap: {site.origin}/sm-0.xml")
    fresh = itertools.count(1)

    def index(request: web.Request) -> web.Response:
        if not request.path.startswith("/sm-"):
            return web.Response(status=404)
        children = "".join(f"<sitemap><loc>{site.origin}/sm-{next(fresh)}.xml</loc></sitemap>" for _ in range(50))
        return html(f"<?xml version='1.0'?><sitemapindex>{children}</sitemapindex>")

    site.fallback = index
    result = ScriptedCrawls(tmp_path, [site]).crawl()["indexes"]
    assert set(result.articles()) == site.articles
    assert result.report is not None
    assert result.report.requests < 60
