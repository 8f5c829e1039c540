"""Probing a site live, and writing the file of a new one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.new_site import write_site_file
from crawler.probe import SAMPLE, SiteProbe, iter_problems, probe_sites
from crawler.site import SiteFileError, load_site
from tests.crawler.hostile.layouts import LAYOUTS, NOW, pieces
from tests.crawler.hostile.server import HostileSite, HostileWeb
from tests.crawler.hostile.traps import TRAPS
from tests.crawler.hostile.words import slug

NAMES = ("newspaper", "blog", "forbidden_all", "robots_down", "moved", "blocked", "broken")


@pytest.fixture(scope="module")
def web() -> Iterator[HostileWeb]:
    web = HostileWeb()
    yield web
    web.close()


@pytest.fixture(scope="module")
def probes(web: HostileWeb, tmp_path_factory: pytest.TempPathFactory) -> dict[str, SiteProbe]:
    folder = tmp_path_factory.mktemp("probed")
    sites = []
    for name in NAMES:
        served = web.serve(HostileSite(name=name))
        (LAYOUTS | TRAPS)[name](served)
        sites.append(load_site(write_site_file(folder, name, served.origin)))
    return probe_sites(sites, contact=None)


def test_a_probe_reports_what_discovery_finds(probes: dict[str, SiteProbe]) -> None:
    probe = probes["newspaper"]
    assert probe.reachable
    assert probe.robots == "none"
    assert [url.rpartition("/")[2] for url in probe.feeds] == ["home.rss"]
    assert len(probe.listings) == SAMPLE
    assert len(probe.samples) == SAMPLE
    assert all(sample.title and sample.published_at and sample.published_at <= NOW for sample in probe.samples)
    assert not any(sample.doubtful for sample in probe.samples)
    assert probe.requests <= 16


def test_a_probe_counts_what_is_read_with_doubt(web: HostileWeb, tmp_path: Path) -> None:
    site = web.serve(HostileSite(name="doubtful"))
    found = pieces(6, 9000)
    for p in found:
        told = "".join(f"<p>{text}</p>" for text in p.paragraphs)
        wrong_day = ("Thứ Hai", "Chủ Nhật")[p.at.weekday() == 0]
        day = f"<div>{wrong_day}, {p.at:%d/%m/%Y}</div>"
        site.add(
            f"/tin/{slug(p.title)}-{p.number}.html",
            f"<html><body><h1>{p.title}</h1>{day}<div>{told}</div></body></html>",
        )
    rows = "".join(f'<li><a href="/tin/{slug(p.title)}-{p.number}.html">{p.title}</a></li>' for p in found)
    site.add("/", f"<html><body><ul>{rows}</ul></body></html>")
    probe = probe_sites([load_site(write_site_file(tmp_path, "doubtful", site.origin))], contact=None)["doubtful"]
    assert [sample.doubtful for sample in probe.samples] == [("published_at",)] * SAMPLE


def test_a_probe_reads_sitemaps_and_robots(probes: dict[str, SiteProbe]) -> None:
    assert probes["blog"].robots == "allowed"
    assert any(url.endswith("/chi-muc.xml") for url in probes["blog"].sitemaps)


@pytest.mark.parametrize(
    ("name", "robots", "detail"),
    [
        ("forbidden_all", "disallowed", "home page: robots.txt"),
        ("robots_down", "unreachable", "HTTP 500"),
        ("moved", "none", "301 to http://127.0.0.1:9/moi/"),
        ("blocked", "none", "HTTP 403, a challenge page"),
        ("broken", "none", "home page: HTTP 500"),
    ],
)
def test_a_probe_says_why_a_site_cannot_be_read(
    probes: dict[str, SiteProbe], name: str, robots: str, detail: str
) -> None:
    probe = probes[name]
    assert not probe.reachable
    assert (probe.robots, probe.detail) == (robots, detail)
    assert (name, f"not reachable: {detail}") in set(iter_problems(probes))


def test_a_moved_site_is_proposed(probes: dict[str, SiteProbe]) -> None:
    assert probes["moved"].moved_to == "http://127.0.0.1:9/moi/"


def test_a_new_site_needs_its_address_alone(tmp_path: Path) -> None:
    path = write_site_file(tmp_path / "sites", "x", "http://127.0.0.1:8000")
    site = load_site(path)
    assert (site.id, site.url, site.name, site.kind) == ("x", "http://127.0.0.1:8000/", "127.0.0.1:8000", "newspaper")


@pytest.mark.parametrize(
    ("site_id", "url", "options", "message"),
    [
        ("Báo", "https://a.vn", {}, "is not a site id"),
        ("x", "ftp://a.vn", {}, "is not an http or https address"),
        ("x", "https://a.vn", {"kind": "blog"}, "kind: must be one of"),
        ("x", "https://a.vn", {"province": "Trà Vinh"}, "province"),
        ("x", "https://a.vn", {"taken": ["x"]}, "there is a site 'x' already"),
    ],
)
def test_a_bad_new_site_is_one_line_and_leaves_no_file(
    tmp_path: Path, site_id: str, url: str, options: dict[str, str], message: str
) -> None:
    with pytest.raises(SiteFileError, match=message) as caught:
        write_site_file(tmp_path, site_id, url, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())
