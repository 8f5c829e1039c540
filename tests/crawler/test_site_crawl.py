"""The pure course of a crawl: every layout and trap as a script of wants and answers, with no socket and no waiting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from crawler.plan import Limits
from tests.crawler.hostile import layouts, more_layouts, scripted_layouts, unseen_layouts
from tests.crawler.hostile.crawling import Crawled
from tests.crawler.hostile.layouts import NOW, SECTIONS, paged, pieces
from tests.crawler.hostile.promises import (
    ALL,
    PROMISES,
    PUBLISHING,
    Course,
    every_article_is_found,
    identities,
    run_course,
    what_is_published_is_found,
)
from tests.crawler.hostile.scripted import ScriptedCrawls, build_sites
from tests.crawler.hostile.server import HostileSite
from tests.crawler.hostile.traps import TRAPS, article, honest, item, listing
from tests.crawler.hostile.words import slug

SOCKETS_ONLY = ("slow",)
"""Heads that never come and bodies that break off are made of sockets."""
LIMITS = Limits(connect_s=1.0, headers_s=1.0, body_s=1.5, bytes=200_000, unpacked_bytes=2_000_000)
WALKED = ("blog", "portal", "legacy", "tabs", "days", "counted")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    sites = build_sites(ALL)
    crawls = ScriptedCrawls(tmp_path_factory.mktemp("layouts"), sites.values())
    return run_course(sites, crawls)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("name", ALL)
def test_every_layout_from_its_address_alone(course: Course, name: str, promise: Callable[[Course, str], None]) -> None:
    promise(course, name)


@pytest.mark.parametrize("name", PUBLISHING)
def test_what_is_published_between_two_crawls_is_found(course: Course, name: str) -> None:
    what_is_published_is_found(course, name)


def test_every_layout_in_the_hours_when_utc_is_still_in_the_month_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = (NOW.replace(day=28) + timedelta(days=4)).replace(day=1, hour=0, minute=30)
    for module in (layouts, more_layouts, scripted_layouts, unseen_layouts):
        monkeypatch.setattr(module, "NOW", morning)
    sites = build_sites(ALL)
    course = run_course(sites, ScriptedCrawls(tmp_path, sites.values(), begins_at=morning))
    for name in ALL:
        every_article_is_found(course, name)


@pytest.mark.parametrize("after_midnight", [timedelta(minutes=1), timedelta(hours=6, minutes=50)])
def test_a_sitemap_of_a_day_that_had_not_ended_in_utc_is_read_again(tmp_path: Path, after_midnight: timedelta) -> None:
    sites = build_sites({"dated": ALL["dated"]})
    midnight = NOW.replace(hour=0, minute=0) + timedelta(days=1)
    crawls = ScriptedCrawls(tmp_path, sites.values(), begins_at=midnight + after_midnight)
    what_is_published_is_found(run_course(sites, crawls), "dated")


# ---- traps ----------------------------------------------------------------------------------------------------

ENDS = {
    "mazes": ("finished", 100),
    "deceptions": ("finished", 80),
    "busy": ("finished", 30),
    "ruled": ("finished", 25),
    "robots_down": ("robots_unreachable", 2),
    "forbidden_all": ("blocked", 1),
    "moved": ("moved", 2),
    "blocked": ("blocked", 2),
    "broken": ("failing", 3),
}
"""How the crawl of each trap ends, and how many requests it costs at most."""


@pytest.mark.parametrize("name", ENDS)
def test_every_trap_ends_by_itself_at_a_bounded_cost(tmp_path: Path, name: str) -> None:
    assert set(ENDS) | set(SOCKETS_ONLY) == set(TRAPS)
    sites = build_sites({name: TRAPS[name]})
    crawls = ScriptedCrawls(tmp_path, sites.values(), LIMITS)
    site, first = sites[name], crawls.crawl()[name]
    assert first.report is not None
    assert first.report.ended == ENDS[name][0]
    assert first.report.requests == len(site.hits) <= ENDS[name][1]
    assert set(identities(site, first.articles())) == set(identities(site, list(site.articles)))
    assert dict(first.outcomes()) == dict(first.report.outcomes)


# ---- walks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WALKED)
def test_days_asked_for_later_give_what_asking_at_once_gives(tmp_path: Path, name: str) -> None:
    late, early = date.today() - timedelta(days=20), date.today() - timedelta(days=200)
    site = build_sites({name: ALL[name]})[name]
    stepwise = ScriptedCrawls(tmp_path / "stepwise", [site])
    first = stepwise.crawl(since=late, floor=8)[name]
    later = stepwise.crawl(since=early, floor=0)[name]
    at_once = ScriptedCrawls(tmp_path / "at_once", [site])
    whole = at_once.crawl(since=early, floor=0)[name]
    found = set(identities(site, first.articles() + later.articles()))
    assert found == set(identities(site, whole.articles())) == set(identities(site, list(site.articles)))
    assert not set(first.articles()) & set(later.articles())


def department(site: HostileSite) -> None:
    """A quiet department: 12 sections, ten articles a year, most of them in one section; standing pages without dates."""
    names = [*SECTIONS, *(f"muc-{n}" for n in range(8))]
    found = pieces(288, 90_000, days=2880)
    url = {p.number: f"/{names[p.number % 12]}/{slug(p.title)}-{p.number}.html" for p in found}
    menu = "".join(f"<a href='/{n}'>{SECTIONS.get(n, n)}</a> " for n in names)
    standing = [f"/gioi-thieu/phong-chuyen-mon-nghiep-vu-so-{n}-cua-so.html" for n in range(20)]
    rest = "".join(item(path, f"Phòng chuyên môn nghiệp vụ số {n} của sở") for n, path in enumerate(standing))
    site.add("/", listing(rest, "Sở Nội vụ", menu))
    for path in standing:
        site.add(path, article(found[0]).replace(f"{found[0].at:%d/%m/%Y %H:%M}", "").replace(found[0].title, path))
    for number, name in enumerate(names):
        parts = paged([p for p in found if p.number % 12 == number], 6)
        for k, part in enumerate(parts, 1):
            rows = "".join(f"<p><a href='{url[p.number]}'>{p.title}</a> ({p.at:%d/%m/%Y})</p>" for p in part)
            more = f"<a href='/{name}?page={k + 1}'>Trang sau</a>" if k < len(parts) else ""
            site.add(f"/{name}" + (f"?page={k}" if k > 1 else ""), listing(rows, name, menu + more))
    for p in found:
        site.add(url[p.number], article(p))
        site.articles.add(url[p.number])
    site.newest = [url[p.number] for p in found]


def test_a_first_crawl_takes_the_newest_whatever_section_they_stand_in(tmp_path: Path) -> None:
    site = build_sites({"so": department})["so"]
    crawls = ScriptedCrawls(tmp_path, [site])
    first = crawls.crawl(floor=100)["so"]
    taken = set(first.articles())
    assert set(site.newest[:95]) <= taken
    assert len(taken & site.articles) <= 130
    assert first.report is not None
    assert first.report.left_out["too_old"] > 20
    later = crawls.crawl(since=date(2008, 1, 1), floor=0)["so"]
    assert taken | set(later.articles()) >= site.articles


def test_entries_too_young_for_a_walk_are_found_by_the_next_crawl(tmp_path: Path) -> None:
    site = build_sites({"newspaper": ALL["newspaper"]})["newspaper"]
    crawls = ScriptedCrawls(tmp_path, [site])
    first = crawls.crawl(until=date.today() - timedelta(days=30), floor=0)["newspaper"]
    assert first.report is not None
    assert first.report.left_out["too_young"] > 0
    second = crawls.crawl(floor=0)["newspaper"]
    assert set(identities(site, first.articles() + second.articles())) == set(identities(site, list(site.articles)))


def test_a_crawl_that_was_cut_short_marks_nothing_as_walked(tmp_path: Path) -> None:
    site = build_sites({"newspaper": ALL["newspaper"]})["newspaper"]
    crawls = ScriptedCrawls(tmp_path, [site])
    found = crawls.crawl(max_pages=30)["newspaper"].articles()
    found += crawls.crawl(floor=100)["newspaper"].articles()
    assert set(identities(site, found)) == set(identities(site, list(site.articles)))


# ---- what gives nothing ---------------------------------------------------------------------------------------


def _page(body: str, head: str = "") -> str:
    return f"<html><head><title>Cổng thông tin</title>{head}</head><body>{body}</body></html>"


SHELL = _page('<div id="root"></div>', '<script src="/app.js"></script>')
FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
EMPTY_FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>'
NOTHING = {
    "shell": ({"/": SHELL}, "empty", "home_without_links", "filled by a script"),
    "shell_with_empty_feed": ({"/": SHELL.replace("<script", FEED_LINK + "<script"), "/rss.xml": EMPTY_FEED}, "empty", "empty_feed", ""),
    "feed_is_a_page": ({"/": _page("<p>x</p>", FEED_LINK), "/rss.xml": _page("<p>Không có</p>")}, "empty", "unreadable_feed", ""),
    "feed_is_nonsense": ({"/": _page("<p>x</p>", FEED_LINK), "/rss.xml": "mysql error"}, "empty", "unreadable_feed", ""),
    "empty_sitemap": ({"/": SHELL, "/robots.txt": "Sitemap: @/sitemap.xml", "/sitemap.xml": "<urlset></urlset>"}, "empty", "empty_sitemap", ""),
    "maintenance": ({"/": _page("<h1>Hệ thống đang bảo trì, mời bạn quay lại sau</h1>")}, "empty", "home_without_links", ""),
    "only_menus": ({"/": _page("<a href='/a'>Mục A</a> <a href='/b'>Mục B</a>"), "/a": _page("<p>a</p>"), "/b": _page("<p>b</p>")}, "empty", "no_article_found", "no link to an article"),
    "only_stubs": ({"/": listing("".join(item(f"/tin/bai-viet-so-{n}-cua-chung-toi-{n + 1000}.html", f"Hội nghị tổng kết thi đua lần thứ {n}") for n in range(5)))}, "empty", "no_article_found", "5 entries and not one article"),
    "forbidden": ({"/": "x", "/robots.txt": "User-agent: *\nDisallow: /"}, "blocked", "site_blocked", "robots.txt forbids"),
    "cookie_gate": ({"/": _page("", "<script>document.cookie='a=1';location.reload();</script>")}, "empty", "stub_page", "filled by a script"),
}  # fmt: skip


def _nothing(name: str) -> HostileSite:
    site = HostileSite(name=name, port=21_000)
    for path, body in NOTHING[name][0].items():
        site.add(path, body.replace("@", site.origin) if path == "/robots.txt" else body)
    site.pages.setdefault("/robots.txt", "User-agent: *\nAllow: /\n")
    return site


@pytest.mark.parametrize("name", NOTHING)
def test_a_crawl_that_finds_nothing_is_empty_and_says_why(tmp_path: Path, name: str) -> None:
    _, ended, code, detail = NOTHING[name]
    result = ScriptedCrawls(tmp_path, [_nothing(name)]).crawl()[name]
    assert result.report is not None
    assert result.report.ended == ended
    assert detail in (result.report.detail or "")
    assert code in result.codes()
    assert all(issue.detail for issue in result.issues)


def test_nothing_within_the_days_asked_for_is_not_empty(tmp_path: Path) -> None:
    site = build_sites({"newspaper": ALL["newspaper"]})["newspaper"]
    result = ScriptedCrawls(tmp_path, [site]).crawl(until=date.today() - timedelta(days=400), floor=0)["newspaper"]
    assert result.report is not None
    assert result.report.ended == "finished"


@pytest.mark.parametrize("source", ["link", "robots", "usual_sitemap", "usual_feed"])
def test_a_shell_home_page_still_leads_to_what_stands_beside_it(tmp_path: Path, source: str) -> None:
    site = HostileSite(name="shell", port=21_001)
    made = honest(site, 5, 91_000)
    urls = "".join(f"<url><loc>{site.origin}{path}</loc></url>" for path, _ in made)
    items = "".join(f"<item><title>{p.title}</title><link>{path}</link></item>" for path, p in made)
    feed = EMPTY_FEED.replace("</channel>", items + "</channel>")
    site.add("/", SHELL.replace("<script", (FEED_LINK if source == "link" else "") + "<script"))
    site.add("/robots.txt", f"Sitemap: {site.origin}/map.xml" if source == "robots" else "User-agent: *\nAllow: /")
    site.add(
        {"link": "/rss.xml", "robots": "/map.xml", "usual_sitemap": "/sitemap.xml", "usual_feed": "/feed"}[source],
        feed if "feed" in source or source == "link" else f"<urlset>{urls}</urlset>",
    )
    result = ScriptedCrawls(tmp_path, [site]).crawl()["shell"]
    assert set(result.articles()) == site.articles
    assert "home_without_links" in result.codes()


def test_a_portal_in_maintenance_has_not_spent_its_first_crawl(tmp_path: Path) -> None:
    site = _nothing("maintenance")
    crawls = ScriptedCrawls(tmp_path, [site])
    assert crawls.crawl()["maintenance"].articles() == []
    made = honest(site, 12, 92_000)
    site.pages["/"] = listing("".join(item("/tin", "Tin tức") + item(path, p.title) for path, p in made[:2]))
    site.add("/tin", listing("".join(item(path, p.title) for path, p in made)))
    assert set(crawls.crawl(floor=100)["maintenance"].articles()) == site.articles


def test_a_source_that_falls_silent_is_an_issue(tmp_path: Path) -> None:
    site = build_sites({"newspaper": ALL["newspaper"]})["newspaper"]
    crawls = ScriptedCrawls(tmp_path, [site])
    crawls.crawl()
    site.pages["/rss/home.rss"] = EMPTY_FEED
    site.pages["/xa-hoi"] = _page("<h1>Xã hội</h1><p>Chuyên mục đang được cập nhật</p>")
    second = crawls.crawl()["newspaper"]
    assert {"empty_feed", "listing_without_entries"} <= second.codes()


def test_a_site_whose_every_entry_is_gone_is_empty(tmp_path: Path) -> None:
    site = build_sites({"newspaper": ALL["newspaper"]})["newspaper"]
    crawls = ScriptedCrawls(tmp_path, [site])
    crawls.crawl()
    site.pages = {"/robots.txt": "", "/": SHELL}
    site.fallback = lambda request: web.Response(status=404)
    second: Crawled = crawls.crawl()["newspaper"]
    assert second.report is not None
    assert second.report.ended == "empty"


def test_a_crawl_with_nothing_new_after_one_that_was_killed_is_not_empty(tmp_path: Path) -> None:
    site = HostileSite(name="killed", port=21_003)
    made = honest(site, 6, 95_000)
    site.add("/", listing("".join(item(path, p.title) for path, p in made)))
    crawls = ScriptedCrawls(tmp_path, [site])
    crawls.crawl()
    crawls.memory["killed"].shapes = ()  # they come with a crawl's report, and its articles before
    assert _ended(crawls.crawl(had_articles=True)["killed"]) == "finished"


def test_a_stamp_of_today_that_all_addresses_of_a_sitemap_share_is_not_believed(tmp_path: Path) -> None:
    site = HostileSite(name="stamped", port=21_004)
    made = honest(site, 12, 96_000)
    site.add("/", listing("".join(item(path, p.title) for path, p in made[:3])))
    old = [f"/tin/bai-cu-{n}.html" for n in range(1, 400)]
    urls = "".join(
        f"<url><loc>{site.origin}{path}</loc><lastmod>{NOW:%Y-%m-%d}</lastmod></url>"
        for path in (*old, *(path for path, _ in made))
    )
    site.add("/sitemap.xml", f"<urlset>{urls}</urlset>")
    for path in old:
        text = f"<h1>Bài cũ {path}</h1><p>01/02/2020 07:30</p><p>{'Chuyện đã qua từ lâu. ' * 30}</p>"
        site.add(path, f"<html><body>{text}</body></html>")
    result = ScriptedCrawls(tmp_path, [site]).crawl()["stamped"]
    assert site.articles <= set(result.articles())
    assert result.report is not None
    assert result.report.requests < 100


def test_feeds_without_an_ending_are_found_on_the_page_that_lists_them(tmp_path: Path) -> None:
    site = HostileSite(name="kenh", port=21_005)
    made = honest(site, 12, 97_000)
    site.add("/", listing("".join(item(path, p.title) for path, p in made[:2]), extra="<a href='/rss'>RSS</a>"))
    site.add("/rss", listing(item("/rss/thoi-su", "Thời sự") + item("/rss/xa-hoi", "Xã hội"), "Kênh RSS"))
    for name, part in (("thoi-su", made[:7]), ("xa-hoi", made[7:])):
        items = "".join(f"<item><title>{p.title}</title><link>{path}</link></item>" for path, p in part)
        site.add(f"/rss/{name}", EMPTY_FEED.replace("</channel>", items + "</channel>"))
    assert set(ScriptedCrawls(tmp_path, [site]).crawl()["kenh"].articles()) == site.articles


def test_what_a_listing_dates_after_the_last_day_is_not_fetched_where_articles_lead_to_it(tmp_path: Path) -> None:
    site = HostileSite(name="lien_quan", port=21_006)
    made = honest(site, 12, 98_000)
    rows = "".join(f"<li><h3><a href='{path}'>{p.title}</a></h3><time>{p.at:%d/%m/%Y}</time></li>" for path, p in made)
    site.add("/", listing(rows))
    related = "".join(item(path, p.title) for path, p in made[:3])
    for path, p in made:
        site.pages[path] = article(p, f"<h4>Tin liên quan</h4><ul>{related}</ul>")
    until = made[6][1].at.date()
    result = ScriptedCrawls(tmp_path, [site]).crawl(until=until)["lien_quan"]
    assert set(result.articles()) == {path for path, p in made if p.at.date() <= until}


def _ended(crawled: Crawled) -> str | None:
    return crawled.report.ended if crawled.report is not None else None
