"""The crawler as a Scrapy project: what an engineer who knows Scrapy types works from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.handover import SiteReport, read_handover
from settings import REPOSITORY
from tests.crawler.hostile.layouts import Piece
from tests.crawler.hostile.server import HostileSite, HostileWeb
from tests.crawler.hostile.traps import honest, item, listing
from tests.warm import run_scrapy


@pytest.fixture(scope="module")
def web() -> Iterator[HostileWeb]:
    web = HostileWeb()
    yield web
    web.close()


Site = tuple[HostileSite, list[tuple[str, Piece]]]


@pytest.fixture(scope="module")
def site(web: HostileWeb, tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = web.serve(HostileSite(name="baotinh"))
    made = honest(site, 4, 61_000)
    site.add("/", listing("".join(item(url, piece.title) for url, piece in made), "Trang chủ"))
    site.add("/robots.txt", "User-agent: *\nDisallow: /cam/\n")
    site.add("/cam/", "<html><body><h1>Kín</h1></body></html>")
    return site, made


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    toml = f'name = "Báo tỉnh"\nurl = "{site[0].origin}/"\nkind = "newspaper"\n'
    (tmp_path / "baotinh.toml").write_text(toml, encoding="utf-8")
    site[0].hits.clear()
    return tmp_path


def scrapy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "SCRAPY_"))}
    environment |= {"THIDUA_SITES_DIR": str(folder), "THIDUA_HOME": str(folder / "home")}
    return run_scrapy(*arguments, environment=environment)


def test_list_names_every_site_of_the_catalogue(folder: Path) -> None:
    environment = os.environ | {"THIDUA_SITES_DIR": str(folder)}
    line = [sys.executable, "-m", "scrapy", "list"]
    done = subprocess.run(line, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["baotinh", "site"]


@pytest.mark.parametrize("spider", [("baotinh",), ("site", "-a", "site=baotinh")], ids=("by id", "by argument"))
def test_crawl_leaves_the_hand_over_and_exports_pages_and_counts(
    site: Site, folder: Path, spider: tuple[str, ...]
) -> None:
    done = scrapy(folder, "crawl", *spider, "-a", f"spool={folder / 'spool'}", "-O", str(folder / "pages.jsonl"))
    assert done.returncode == 0, done.stderr
    [handover] = (folder / "spool").glob("*.jsonl")
    report = list(read_handover(handover))[-1]
    assert isinstance(report, SiteReport)
    assert (report.ended, report.articles) == ("finished", len(site[1]))
    exported = [json.loads(line) for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [line for line in exported if line.get("kind") == "article" and line["outcome"] == "fetched"]
    assert {line["url"] for line in articles} == {site[0].origin + url for url, _ in site[1]}
    assert f"'outcome_count/fetched': {report.outcomes['fetched']}" in done.stderr
    assert f"'downloader/request_count': {report.requests}" in done.stderr
    assert "Traceback" not in done.stderr


def test_shell_fetches_as_a_crawl_would_and_starts_none(site: Site, folder: Path) -> None:
    done = scrapy(
        folder, "shell", f"{site[0].origin}/", "-c", "(response.status, spider.name, response.css('h1::text').get())"
    )
    assert "(200, 'baotinh', 'Trang chủ')" in done.stdout
    assert [hit.path for hit in site[0].hits] == ["/robots.txt", "/"]
    assert all(hit.agent.startswith("thidua/") for hit in site[0].hits)


@pytest.mark.parametrize("path", ["/cam/"])
def test_shell_keeps_to_robots(site: Site, folder: Path, path: str) -> None:
    done = scrapy(folder, "shell", site[0].origin + path, "-c", "response")
    assert done.stdout.strip() == "None"
    assert [hit.path for hit in site[0].hits] == ["/robots.txt"]


@pytest.mark.parametrize("address", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://bao.example/"])
def test_shell_asks_no_private_address_and_without_a_contact_nobody_else(folder: Path, address: str) -> None:
    done = scrapy(folder, "shell", address, "-c", "response")
    assert done.stdout.strip() == "None"
    assert "Traceback" not in done.stderr


def test_parse_shows_what_a_page_is_and_what_it_leads_to(site: Site, folder: Path) -> None:
    home = scrapy(folder, "parse", f"{site[0].origin}/", "--nocolour").stdout
    assert "'kind': 'home'" in home
    assert "'outcome': 'fetched'" in home
    assert all(f"<GET {site[0].origin}{url}>" in home for url, _ in site[1])
    article = scrapy(folder, "parse", site[0].origin + site[1][0][0], "--nocolour").stdout
    assert "'kind': 'article'" in article
    assert "'outcome': 'fetched'" in article


def test_settings_are_scrapys_own_and_name_the_projects_parts(folder: Path) -> None:
    assert scrapy(folder, "settings", "--get", "BOT_NAME").stdout.strip() == "thidua"
    assert scrapy(folder, "settings", "--getbool", "ROBOTSTXT_OBEY").stdout.strip() == "True"
