"""What every crawl of a known layout promises, whether its answers came over a socket or from a script."""

from __future__ import annotations

from dataclasses import dataclass

from articles.urls import identity_key
from tests.crawler.hostile.crawling import Crawled, Crawls, path_of
from tests.crawler.hostile.layouts import LAYOUTS, NOW, Piece
from tests.crawler.hostile.mixed import MIXED_LAYOUTS
from tests.crawler.hostile.more_layouts import MORE_LAYOUTS
from tests.crawler.hostile.odd_layouts import ODD_LAYOUTS
from tests.crawler.hostile.scripted_layouts import SCRIPTED_LAYOUTS, publish_scripted
from tests.crawler.hostile.server import Hit, HostileSite
from tests.crawler.hostile.traps import article
from tests.crawler.hostile.words import body, headline

ALL = LAYOUTS | MORE_LAYOUTS | MIXED_LAYOUTS | ODD_LAYOUTS | SCRIPTED_LAYOUTS
PUBLISHING = ("newspaper", "slugs", "television", "committee", "news_sitemap", *SCRIPTED_LAYOUTS)
"""Layouts in which an article is published between the second and the third crawl."""
WITHOUT_VALIDATORS = ("news_sitemap", "tracked", "visiting")
"""A home page that is a stub; sites without validators."""
NEW = Piece(number=99_001, title=headline(99_001), paragraphs=body(99_001), at=NOW, section="xa-hoi")


@dataclass(slots=True)
class Course:
    """Three crawls of some layouts: a first one, one right after it, and one after an article was published."""

    sites: dict[str, HostileSite]
    results: list[dict[str, Crawled]]
    hits: list[dict[str, list[Hit]]]


def run_course(sites: dict[str, HostileSite], crawls: Crawls) -> Course:
    """Crawl three times."""
    course = Course(sites=sites, results=[], hits=[])
    for number in range(3):
        if number == 2:
            _publish(sites)
        course.results.append(crawls.crawl())
        course.hits.append({name: list(site.hits) for name, site in sites.items()})
        for site in sites.values():
            site.hits.clear()
    return course


def _publish(sites: dict[str, HostileSite]) -> None:
    """Publish one more article on some layouts.

    At the head of a section, of a numbered page or of a feed; in a sitemap alone; in a frame; before a list that a
    script goes on with; and in a sitemap whose day is already today.
    """
    link = f'<h3><a href="/tin-vua-dang-99001.html">{NEW.title}</a></h3>'
    for name, path, marker in (
        ("newspaper", "/xa-hoi", "<h1>"),
        ("slugs", "/guong-nguoi-tot-viec-tot", "<div class='row'>"),
        ("television", "/tin", "<div class='vid'>"),
        ("committee", "/chuyen-muc/21/Khen-Thuong", "<div class='tin'>"),
    ):
        if name in sites:
            page = sites[name].pages[path]
            assert isinstance(page, str)
            sites[name].pages[path] = page.replace(marker, link + marker, 1)
            sites[name].add("/tin-vua-dang-99001.html", article(NEW))
    if "news_sitemap" in sites:
        site = sites["news_sitemap"]
        sitemap = site.pages["/tin-moi.xml"]
        assert isinstance(sitemap, str)
        entry = f"<url><loc>{site.origin}/article/99001</loc><lastmod>{NEW.at.isoformat()}</lastmod></url>"
        site.pages["/tin-moi.xml"] = sitemap.replace("<url>", entry + "<url>", 1)
        site.add("/article/99001", article(NEW))
    for name in SCRIPTED_LAYOUTS:
        if name in sites:
            publish_scripted(sites[name], NEW)


def identities(site: HostileSite, paths: list[str]) -> list[str]:
    """Paths as two addresses of one article are compared."""
    return [identity_key(site.origin + path) for path in paths]


def every_article_is_found(course: Course, name: str) -> None:
    site, crawled = course.sites[name], course.results[0][name]
    found = set(identities(site, crawled.articles()))
    missing = [path for path in site.articles if identity_key(site.origin + path) not in found]
    assert len(missing) <= 0.01 * len(site.articles), missing[:5]
    assert crawled.report is not None
    assert crawled.report.ended == "finished"


def nothing_else_is_taken_for_one(course: Course, name: str) -> None:
    site = course.sites[name]
    true = set(identities(site, [*site.articles, *site.aliases]))
    found = course.results[0][name].articles()
    wrong = [path for path in found if identity_key(site.origin + path) not in true]
    assert len(wrong) <= 0.01 * len(found), wrong


def nothing_is_asked_twice(course: Course, name: str) -> None:
    for hits in course.hits:
        paths = [hit.path for hit in hits[name]]
        assert len(paths) == len(set(paths))
    keys = identities(course.sites[name], course.results[0][name].articles())
    assert len(keys) == len(set(keys)), "one article under two addresses"


def a_crawl_right_after_costs_little(course: Course, name: str) -> None:
    site, first, second = course.sites[name], course.hits[0][name], course.hits[1][name]
    articles = set(identities(site, list(site.articles)))
    assert not [hit.path for hit in second if identity_key(site.origin + hit.path) in articles]
    assert 0 < len(second) <= 0.15 * len(first)
    if name not in WITHOUT_VALIDATORS:
        assert sum(hit.conditional for hit in second) > 0.5 * len(second)


def what_is_published_is_found(course: Course, name: str) -> None:
    path = "/article/99001" if name == "news_sitemap" else "/tin-vua-dang-99001.html"
    assert course.results[2][name].articles() == [path]


def only_what_may_be_asked_is(course: Course, name: str) -> None:
    site = course.sites[name]
    asked = [hit.path for hits in course.hits for hit in hits[name]]
    assert not [path for path in asked if site.forbidden and path.startswith(site.forbidden)]
    assert not [path for path in asked if site.never and path.startswith(site.never)]
    pages = [page for result in course.results for page in result[name].pages]
    assert {page.url.split("/")[2] for page in pages} == {site.origin.split("/")[2]}


def outcomes_add_up(course: Course, name: str) -> None:
    for result, hits in zip(course.results, course.hits, strict=True):
        report, pages = result[name].report, result[name].pages
        assert report is not None
        assert dict(result[name].outcomes()) == dict(report.outcomes)
        sent = [page for page in pages if page.outcome != "disallowed"]
        assert len(sent) == report.requests == len(hits[name])
        assert sorted(path_of(page.url) for page in sent) == sorted(hit.path for hit in hits[name])


PROMISES = (
    every_article_is_found,
    nothing_else_is_taken_for_one,
    nothing_is_asked_twice,
    a_crawl_right_after_costs_little,
    only_what_may_be_asked_is,
    outcomes_add_up,
)
