"""A dozen layouts over real sockets, from their address alone; all of them as a script: test_site_crawl.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from articles.urls import url_fingerprint
from crawler.frontier import Frontier, Turn, Want
from crawler.plan import KnownAddresses
from tests.crawler.hostile.crawling import Crawls
from tests.crawler.hostile.layouts import NOW
from tests.crawler.hostile.promises import ALL, PROMISES, PUBLISHING, Course, run_course, what_is_published_is_found
from tests.crawler.hostile.server import HostileSite, HostileWeb

# What sockets can change: encodings, packed bodies, validators, streams of JSON, sessions, frames, feeds in odd charsets.
OVER_SOCKETS = (
    "newspaper", "blog", "load_more", "news_sitemap", "legacy", "frames", "tracked", "visiting", "old_feed", "framed",
    "counted", "dated",
)  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    web = HostileWeb()
    sites = {}
    for name in OVER_SOCKETS:
        site = sites[name] = web.serve(HostileSite(name=name))
        ALL[name](site)
        site.pages.setdefault("/robots.txt", "User-agent: *\nDisallow: /quan-tri/\n")
    yield run_course(sites, Crawls(tmp_path_factory.mktemp("layouts"), sites.values()))
    web.close()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("name", OVER_SOCKETS)
def test_what_holds_as_a_script_holds_over_sockets(
    course: Course, name: str, promise: Callable[[Course, str], None]
) -> None:
    promise(course, name)


@pytest.mark.parametrize("name", [name for name in OVER_SOCKETS if name in PUBLISHING])
def test_what_is_published_between_two_crawls_is_found(course: Course, name: str) -> None:
    what_is_published_is_found(course, name)


def test_every_request_says_who_asks(course: Course) -> None:
    agents = {hit.agent for hits in course.hits for site in hits.values() for hit in site}
    assert len(agents) == 1
    assert agents.pop().startswith("thidua/")


def test_listed_dates_are_handed_over_apart(course: Course) -> None:
    pages = [page for page in course.results[0]["newspaper"].pages if page.kind == "article"]
    assert all(page.listed_at is not None and page.listed_title for page in pages)
    assert max(page.listed_at for page in pages if page.listed_at) <= NOW + timedelta(minutes=1)


def test_a_frontier_gives_out_nothing_twice() -> None:
    frontier = Frontier(KnownAddresses())
    for n in range(100):
        url = f"https://bao.vn/tin-{n}.html"
        turn = Turn.ARTICLE if n % 2 else Turn.LISTING
        frontier.push(Want(url=url, kind="article", fingerprint=url_fingerprint(url), turn=turn))
    given = []
    while (want := frontier.pop()) is not None:
        given.append(want)
    assert len({want.url for want in given}) == 100
    assert [want.turn for want in given] == sorted(want.turn for want in given)


def test_what_is_older_than_asked_for_comes_newest_first() -> None:
    frontier = Frontier(KnownAddresses())
    for n in (3, 1, 2, 0):
        url = f"https://bao.vn/tin-{n}.html"
        day = NOW - timedelta(days=n)
        frontier.push(Want(url=url, kind="article", fingerprint=url_fingerprint(url), turn=Turn.OLD, listed_at=day))
    given = [frontier.pop() for _ in range(4)]
    assert [want.url[-6] for want in given if want is not None] == ["0", "1", "2", "3"]
