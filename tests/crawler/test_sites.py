"""Site files: strict where people write, and every shipped one loads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import articles
from crawler.site import (
    RECORDED_SITES,
    SiteFileError,
    load_platforms,
    load_site,
    load_sites,
)
from settings import read_settings

MINIMAL = 'name = "Báo Trà Vinh"\nurl = "https://www.baotravinh.vn/"\nkind = "newspaper"\n'


def write(folder: Path, text: str, name: str = "bao_mau") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_smallest_file_is_enough(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, MINIMAL))
    assert (site.id, site.name, site.kind, site.province) == ("bao_mau", "Báo Trà Vinh", "newspaper", None)
    assert site.enabled
    assert site.tls == "strict"
    assert site.host_keys == {"baotravinh.vn"}
    assert not site.is_loopback


def test_every_key_is_read(tmp_path: Path) -> None:
    text = MINIMAL + (
        'province = "tra-vinh"\nfeeds = ["https://baotravinh.vn/rss"]\nsitemaps = ["https://baotravinh.vn/s.xml"]\n'
        'listings = ["https://tin.baotravinh.vn/thi-dua"]\nhosts = ["tin.baotravinh.vn"]\nplatform = "zce"\ndelay = 3\n'
        'tls = "legacy"\nenabled = false\n[select]\ntitle = "h1.t"\nentry = "a.x"\nvalid_until = 2024-05-01\n'
        "[expect]\narticles_per_week = 12\nsilence_days = 5.5\n"
    )
    site = load_site(write(tmp_path, text))
    assert site.feeds == ("https://baotravinh.vn/rss",)
    assert site.host_keys == {"baotravinh.vn", "tin.baotravinh.vn"}
    assert (site.delay_s, site.tls, site.enabled, site.expect.silence_days) == (3.0, "legacy", False, 5.5)
    profile = site.profile()
    assert [rule.origin for rule in profile.selectors] == ["site:bao_mau", "platform:zce"]
    assert profile.selectors[0].title == "h1.t"
    assert str(profile.selectors[0].valid_until) == "2024-05-01"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('url = "https://a.vn/"\nkind = "newspaper"\n', "name: is missing"),
        ('name = "A"\nkind = "newspaper"\n', "url: is missing"),
        (MINIMAL + 'colour = "red"\n', "unknown key 'colour'"),
        (MINIMAL + '[select]\nheadline = "h1"\n', "unknown key 'select.headline'"),
        (MINIMAL + "[expect]\nper_week = 2\n", "unknown key 'expect.per_week'"),
        (MINIMAL.replace("newspaper", "blog"), "kind: must be one of newspaper, television"),
        (MINIMAL.replace("https://www", "ftp://www"), "url: must be an http or https address"),
        (MINIMAL + 'delay = "2"\n', "delay: must be a number"),
        (MINIMAL + "delay = true\n", "delay: must be a number"),
        (MINIMAL + "delay = -1\n", "delay: must be from 0"),
        (MINIMAL + "enabled = 1\n", "enabled: must be true or false"),
        (MINIMAL + 'feeds = "https://baotravinh.vn/rss"\n', "feeds: must be a list"),
        (MINIMAL + "feeds = [1]\n", "feeds: must be a list of texts"),
        (MINIMAL + 'feeds = ["https://other.vn/rss"]\n', "feeds: https://other.vn/rss is on another host"),
        (MINIMAL + 'platform = "nothing"\n', "platform: 'nothing' is not one of"),
        (MINIMAL + 'province = "Trà Vinh"\n', "province: 'Trà Vinh' does not look like an id"),
        (MINIMAL + '[select]\ntitle = "h1["\n', "select.title: not a CSS selector"),
        (MINIMAL + '[select]\ntitle = "h1::text"\n', "select.title: not a CSS selector"),
        (MINIMAL + 'hosts = ["a/b"]\n', "hosts: 'a/b' is not a host"),
        ("name = \n", "not valid TOML"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SiteFileError) as caught:
        load_site(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["Bao_Mau", "báo", "a-b", "a b"])
def test_the_stem_must_be_an_id(tmp_path: Path, name: str) -> None:
    with pytest.raises(SiteFileError, match="lower-case letters, digits"):
        load_site(write(tmp_path, MINIMAL, name))


def test_one_id_in_two_directories_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, MINIMAL)
    with pytest.raises(SiteFileError, match="is also in"):
        load_sites([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(SiteFileError, match="no such directory"):
        load_sites([tmp_path / "c"])


def test_directories_come_from_the_environment(tmp_path: Path) -> None:
    assert read_settings({}).sites_directories == ()
    assert read_settings({"THIDUA_SITES_DIR": f"{tmp_path}:/x"}).sites_directories == (tmp_path, Path("/x"))


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8901/", True),
        ("http://localhost/", True),
        ("http://[::1]:80/", True),
        ("http://10.0.0.1/", False),
        ("https://bao.vn/", False),
    ],
)
def test_loopback_sites_are_known_as_such(tmp_path: Path, url: str, loopback: bool) -> None:
    site = load_site(write(tmp_path, f'name = "A"\nurl = "{url}"\nkind = "portal"\n'))
    assert site.is_loopback is loopback
    assert site.delay_s == (0.1 if loopback else 2.0)


def test_every_shipped_site_loads_and_names_a_province_that_exists() -> None:
    known = tomllib.loads((Path(articles.__file__).parent / "knowledge" / "provinces.toml").read_text(encoding="utf-8"))
    provinces = {entry["id"] for entry in known["former"]}
    sites = load_sites()
    assert len(sites) >= 230
    assert {site.province for site in sites.values()} - {None} == provinces  # each of the 63 has at least one site
    for kind in ("newspaper", "television", "portal"):
        assert len({s.province for s in sites.values() if s.kind == kind and s.province}) >= 60
    assert not any(site.is_loopback for site in sites.values())
    urls = [site.url for site in sites.values()]
    assert len(urls) == len(set(urls))


def test_candidates_that_nobody_has_seen_are_off() -> None:
    for site in load_sites().values():
        assert site.path is not None
        if "nobody has seen" in site.path.read_text(encoding="utf-8"):
            assert not site.enabled


def test_every_platform_is_used_and_every_recorded_site_loads() -> None:
    sites = load_sites()
    assert {site.platform for site in sites.values()} - {None} == set(load_platforms())
    recorded = load_sites([RECORDED_SITES])
    assert recorded
    assert all(site.is_loopback for site in recorded.values())
    assert not set(recorded) & set(sites)
