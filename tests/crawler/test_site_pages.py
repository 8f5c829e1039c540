"""Recorded pages of a site: fetched politely, written with what is read in them, and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.new_site import write_site_file
from crawler.site import SHIPPED_SITES, Site, load_site, load_sites
from crawler.site_pages import NotRecordedError, compare_page, record_page, recorded_pages, update_page
from tests.cli.called import thidua
from tests.crawler.hostile.layouts import LAYOUTS
from tests.crawler.hostile.server import HostileSite, HostileWeb


@pytest.fixture(scope="module")
def served() -> Iterator[HostileSite]:
    web = HostileWeb()
    site = web.serve(HostileSite(name="bao"))
    LAYOUTS["newspaper"](site)
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /cam/\n"
    yield site
    web.close()


@pytest.fixture
def site(served: HostileSite, tmp_path: Path) -> Site:
    served.hits.clear()
    return load_site(write_site_file(tmp_path, "bao", served.origin))


def test_a_page_is_recorded_with_one_request_and_robots_and_compared_field_by_field(
    served: HostileSite, site: Site
) -> None:
    path = sorted(served.articles)[0]
    golden = record_page(site, served.origin + path + "?utm_source=zalo", contact=None)
    assert [hit.path for hit in served.hits] == ["/robots.txt", path]
    assert golden.parent == site.path.parent / "pages" / "bao" if site.path else False
    assert recorded_pages(site) == [golden]
    assert compare_page(site, golden) == []
    written = json.loads(golden.read_text(encoding="utf-8"))
    assert written["expected"]["title"]
    assert written["expected"]["body"]
    written["expected"]["title"] = "Một tiêu đề khác"
    golden.write_text(json.dumps(written), encoding="utf-8")
    [difference] = compare_page(site, golden)
    assert (difference.field, difference.expected) == ("title", "Một tiêu đề khác")
    update_page(site, golden)
    assert compare_page(site, golden) == []


@pytest.mark.parametrize("path", ["http://127.0.0.1:9/bai-viet-1.html", "/cam/bai-1.html", "/khong-co-1234.html", "/"])
def test_what_is_not_the_sites_forbidden_missing_or_no_article_is_not_recorded(
    served: HostileSite, site: Site, path: str
) -> None:
    url = path if path.startswith("http") else served.origin + path
    with pytest.raises(NotRecordedError):
        record_page(site, url, contact=None)
    assert recorded_pages(site) == []
    assert not any(hit.path.startswith("/cam/") for hit in served.hits)


def test_the_command_records_and_check_tells_what_is_read_differently(
    served: HostileSite, site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THIDUA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THIDUA_SITES_DIR", str(tmp_path))
    url = served.origin + sorted(served.articles)[1]
    golden = Path(thidua("sites", "record", "bao", url).split(" written")[0])
    [checked] = [json.loads(line) for line in thidua("sites", "check", "bao", "--json").splitlines()]
    assert (checked["recorded"], checked["differing"]) == (1, [])
    golden.write_text(golden.read_text(encoding="utf-8").replace('"title": "', '"title": "Khác '), encoding="utf-8")
    [checked] = [json.loads(line) for line in thidua("sites", "check", "bao", "--json", status=1).splitlines()]
    assert [d["field"] for d in checked["differing"]] == ["title"]
    thidua("sites", "record", "bao", "https://xa.vn/1", status=1)


def test_the_shipped_sites_recorded_pages_read_as_expected(request: pytest.FixtureRequest) -> None:
    sites = load_sites()
    pages = SHIPPED_SITES / "pages"
    folders = {folder.name for folder in pages.iterdir()} if pages.is_dir() else set()
    assert folders <= sites.keys(), "a folder is named by its site"
    for name in sorted(folders):
        for path in recorded_pages(sites[name]):
            if request.config.getoption("--update-golden"):
                update_page(sites[name], path)
                pytest.fail(f"{path} was written: read it, then run without --update-golden")
            assert compare_page(sites[name], path) == []
