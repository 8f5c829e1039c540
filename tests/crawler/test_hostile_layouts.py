"""Any layout from its address alone: every article found, each fetched once, nothing else taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from articles.urls import identity_key
from crawler.frontier import Frontier
from tests.crawler.hostile.crawling import Crawled, Crawls, path_of
from tests.crawler.hostile.layouts import LAYOUTS, NOW, Piece
from tests.crawler.hostile.mixed import MIXED_LAYOUTS
from tests.crawler.hostile.more_layouts import MORE_LAYOUTS
from tests.crawler.hostile.odd_layouts import ODD_LAYOUTS
from tests.crawler.hostile.scripted_layouts import SCRIPTED_LAYOUTS, publish_scripted
from tests.crawler.hostile.server import Hit, HostileSite, HostileWeb
from tests.crawler.hostile.traps import article
from tests.crawler.hostile.words import body, headline

ALL = LAYOUTS | MORE_LAYOUTS | MIXED_LAYOUTS | ODD_LAYOUTS | SCRIPTED_LAYOUTS
NEW = Piece(number=99_001, title=headline(99_001), paragraphs=body(99_001), at=NOW, section="xa-hoi")


@dataclass(slots=True)
class Course:
    """Three crawls of every layout: a first one, one right after it, and one after an article was published."""

    sites: dict[str, HostileSite]
    results: list[dict[str, Crawled]]
    hits: list[dict[str, list[Hit]]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    web = HostileWeb()
    sites = {}
    for name, build in ALL.items():
        site = sites[name] = web.serve(HostileSite(name=name))
        build(site)
        site.pages.setdefault("/robots.txt", "User-agent: *\nDisallow: /quan-tri/\n")
    crawls = Crawls(tmp_path_factory.mktemp("layouts"), sites.values())
    course = Course(sites=sites, results=[], hits=[])
    for number in range(3):
        if number == 2:
            _publish(sites)
        course.results.append(crawls.crawl())
        course.hits.append({name: list(site.hits) for name, site in sites.items()})
        for site in sites.values():
            site.hits.clear()
    yield course
    web.close()


def _publish(sites: dict[str, HostileSite]) -> None:
    """One new article at the head of a section, of a page by number, of a feed; one of a sitemap alone; and one in a
    frame, before a list that a script goes on with, and in a sitemap that says today already."""
    link = f'<h3><a href="/tin-vua-dang-99001.html">{NEW.title}</a></h3>'
    for name, path, marker in (
        ("newspaper", "/xa-hoi", "<h1>"),
        ("slugs", "/guong-nguoi-tot-viec-tot", "<div class='row'>"),
        ("television", "/tin", "<div class='vid'>"),
        ("committee", "/chuyen-muc/21/Khen-Thuong", "<div class='tin'>"),
    ):
        page = sites[name].pages[path]
        assert isinstance(page, str)
        sites[name].pages[path] = page.replace(marker, link + marker, 1)
        sites[name].add("/tin-vua-dang-99001.html", article(NEW))
    sitemap = sites["news_sitemap"].pages["/tin-moi.xml"]
    assert isinstance(sitemap, str)
    entry = f"<url><loc>{sites['news_sitemap'].origin}/article/99001</loc><lastmod>{NEW.at.isoformat()}</lastmod></url>"
    sites["news_sitemap"].pages["/tin-moi.xml"] = sitemap.replace("<url>", entry + "<url>", 1)
    sites["news_sitemap"].add("/article/99001", article(NEW))
    for name in SCRIPTED_LAYOUTS:
        publish_scripted(sites[name], NEW)


@pytest.mark.parametrize("name", ALL)
def test_every_article_of_the_last_ninety_days_is_found(course: Course, name: str) -> None:
    site, crawled = course.sites[name], course.results[0][name]
    found = {identity_key(site.origin + path) for path in crawled.articles()}
    missing = [path for path in site.articles if identity_key(site.origin + path) not in found]
    assert len(missing) <= 0.01 * len(site.articles), missing[:5]
    assert crawled.report is not None
    assert crawled.report.ended == "finished"


@pytest.mark.parametrize("name", ALL)
def test_nothing_that_is_no_article_is_taken_for_one(course: Course, name: str) -> None:
    site = course.sites[name]
    true = {identity_key(site.origin + path) for path in [*site.articles, *site.aliases]}
    found = course.results[0][name].articles()
    wrong = [path for path in found if identity_key(site.origin + path) not in true]
    assert len(wrong) <= 0.01 * len(found), wrong


@pytest.mark.parametrize("name", ALL)
def test_no_address_is_asked_twice_in_a_crawl(course: Course, name: str) -> None:
    for hits in course.hits:
        paths = [hit.path for hit in hits[name]]
        assert len(paths) == len(set(paths))


@pytest.mark.parametrize("name", ALL)
def test_one_article_under_many_addresses_is_fetched_once(course: Course, name: str) -> None:
    site = course.sites[name]
    keys = [identity_key(site.origin + path) for path in course.results[0][name].articles()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ALL)
def test_a_crawl_right_after_costs_little_and_fetches_no_article_again(course: Course, name: str) -> None:
    first, second = course.hits[0][name], course.hits[1][name]
    articles = {identity_key(course.sites[name].origin + path) for path in course.sites[name].articles}
    assert not [hit.path for hit in second if identity_key(course.sites[name].origin + hit.path) in articles]
    assert 0 < len(second) <= 0.15 * len(first)
    if name not in ("news_sitemap", "tracked", "visiting"):  # a home page that is a stub; sites without validators
        assert sum(hit.conditional for hit in second) > 0.5 * len(second)


@pytest.mark.parametrize("name", ["newspaper", "slugs", "television", "committee", "news_sitemap", *SCRIPTED_LAYOUTS])
def test_what_is_published_between_two_crawls_is_found(course: Course, name: str) -> None:
    path = "/article/99001" if name == "news_sitemap" else "/tin-vua-dang-99001.html"
    assert course.results[2][name].articles() == [path]


@pytest.mark.parametrize("name", ALL)
def test_what_robots_txt_forbids_and_other_hosts_are_never_asked(course: Course, name: str) -> None:
    site = course.sites[name]
    asked = [hit.path for hits in course.hits for hit in hits[name]]
    assert not [path for path in asked if site.forbidden and path.startswith(site.forbidden)]
    assert not [path for path in asked if site.never and path.startswith(site.never)]
    pages = [page for result in course.results for page in result[name].pages]
    assert {page.url.split("/")[2] for page in pages} == {site.origin.split("/")[2]}


@pytest.mark.parametrize("name", ALL)
def test_outcomes_add_up(course: Course, name: str) -> None:
    for result, hits in zip(course.results, course.hits, strict=True):
        report, pages = result[name].report, result[name].pages
        assert report is not None
        assert dict(result[name].outcomes()) == dict(report.outcomes)
        sent = [page for page in pages if page.outcome != "disallowed"]
        assert len(sent) == report.requests == len(hits[name])
        assert sorted(path_of(page.url) for page in sent) == sorted(hit.path for hit in hits[name])


def test_every_request_says_who_asks(course: Course) -> None:
    agents = {hit.agent for hits in course.hits for site in hits.values() for hit in site}
    assert len(agents) == 1
    assert agents.pop().startswith("thidua/")


def test_listed_dates_are_handed_over_apart(course: Course) -> None:
    pages = [page for page in course.results[0]["newspaper"].pages if page.kind == "article"]
    assert all(page.listed_at is not None and page.listed_title for page in pages)
    assert max(page.listed_at for page in pages if page.listed_at) <= NOW + timedelta(minutes=1)


def test_a_frontier_gives_out_nothing_twice() -> None:
    from articles.urls import url_fingerprint
    from crawler.frontier import Turn, Want
    from crawler.plan import KnownAddresses

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
