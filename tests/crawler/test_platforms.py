"""Each platform file has a page in its family's manner, written here, that is read as its record states."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crawler.site import Site, load_site, shipped_platforms
from crawler.site_pages import compare_page, update_page

PAGES = Path(__file__).parents[1] / "fixtures" / "platforms"
FAMILIES = sorted(shipped_platforms())


def site_of(family: str, folder: Path) -> Site:
    path = folder / "vidu.toml"
    path.write_text(
        f'name = "Báo Ví Dụ"\nurl = "https://bao.vidu.vn/"\nkind = "newspaper"\nplatform = "{family}"\n',
        encoding="utf-8",
    )
    return load_site(path)


def test_every_family_has_its_page() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.json")) == FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_of_the_family_is_read_as_its_record_says(
    family: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site, path = site_of(family, tmp_path), PAGES / f"{family}.json"
    if compare_page(site, path) and request.config.getoption("--update-golden"):
        update_page(site, path)
        pytest.fail(f"{path} was written: read it, then run without --update-golden")
    assert compare_page(site, path) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_every_selector_of_the_family_matches_its_page(family: str) -> None:
    soup = BeautifulSoup((PAGES / f"{family}.html").read_text(encoding="utf-8"), "lxml")
    for rule in shipped_platforms()[family].select:
        for field in ("title", "date", "author", "lead", "body"):
            selector = getattr(rule, field)
            assert selector is None or soup.select_one(selector) is not None, (field, selector)
