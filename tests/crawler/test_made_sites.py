"""Whole made-up sites in the manner of real systems: each article is found, whatever leads to it, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import web

from articles.timezone import VIETNAM
from evaluation.sites import SITE_SETS, make_site
from evaluation.sites.building import ORIGIN, MadeSite
from evaluation.sites.second_portals import calendar_days
from tests.crawler.hostile.crawling import Crawled
from tests.crawler.hostile.scripted import ScriptedCrawls
from tests.crawler.hostile.server import HostileSite

CHOSEN = (
    "vnpt_portal",  # short notices beside lists of others
    "asp_tables",  # a frameset, numbers in brackets
    "newspaper_json",  # pages of a data file
    "calendar_days",  # the days of a calendar alone
    "angular",  # a transfer state
    "blocks",  # a headline that says "đã được gỡ", redirects, 410
    "uppercase_dates",  # no page with a heading
    "fragments",  # pieces of lists
)


def hostile(made: MadeSite) -> HostileSite:
    """A made-up site as the scripted crawls answer for it."""
    site = HostileSite(name=made.name)

    def answer(request: web.Request) -> web.Response:
        found = made.answers.get(request.raw_path)
        if found is None:
            return web.Response(status=404, text="<h1>404</h1>", content_type="text/html")
        here = site.origin.encode()
        headers = {"Content-Type": found.content_type}
        if found.location is not None:
            headers["Location"] = found.location.replace(ORIGIN, site.origin)
        return web.Response(status=found.status, body=found.body.replace(ORIGIN.encode(), here), headers=headers)

    site.fallback = answer
    return site


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, MadeSite], dict[str, Crawled]]:
    now = datetime.now(VIETNAM)
    made = {m.__name__: make_site(m, now) for makers in SITE_SETS.values() for m in makers if m.__name__ in CHOSEN}
    return made, ScriptedCrawls(tmp_path_factory.mktemp("made"), [hostile(site) for site in made.values()]).crawl()


@pytest.mark.parametrize("name", CHOSEN)
def test_every_article_is_found_and_nothing_else(
    crawled: tuple[dict[str, MadeSite], dict[str, Crawled]], name: str
) -> None:
    sites, results = crawled
    every_article_is_found(sites[name], results[name])


def every_article_is_found(made: MadeSite, result: Crawled) -> None:
    addresses = {path: article.paths[0] for article in made.articles for path in article.paths}
    assert {addresses.get(path, path) for path in result.articles()} == set(addresses.values())


@pytest.mark.parametrize(("month", "day", "hour"), [(1, 1, 0), (2, 6, 3), (9, 30, 23), (12, 10, 12)])
def test_the_days_of_a_calendar_are_read_at_any_time_of_the_year(
    tmp_path: Path, month: int, day: int, hour: int
) -> None:
    now = datetime(datetime.now(VIETNAM).year + 1, month, day, hour, 5, tzinfo=VIETNAM)
    made = make_site(calendar_days, now)
    result = ScriptedCrawls(tmp_path, [hostile(made)], begins_at=now).crawl()["calendar_days"]
    every_article_is_found(made, result)
