"""The replay server answers as a real one does."""

import contextlib
import http.client
import random
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler import replay
from crawler.recordings import DEFAULT_PORT, SITE_IDS, ReplayError
from crawler.replay import Replay, start_replay
from crawler.site import load_sites

CHANGING = "/xa-hoi/trao-huan-chuong-lao-dong-va-ton-vinh-dien-hinh-nong-thon-moi-31877.html"
STEADY = "/xa-hoi/cang-long-tong-ket-phong-trao-thap-sang-duong-que-31122.html"


@dataclass(frozen=True, kw_only=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def served() -> Iterator[Replay]:
    with start_replay(0) as running:
        yield running


def ask(served: Replay, site: str, path: str, method: str = "GET", **headers: str) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", served.site(site).port, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        fields = {name.lower(): value for name, value in response.getheaders()}
        return Reply(status=response.status, headers=fields, body=response.read())
    finally:
        connection.close()


def test_every_site_answers_its_home_page_as_utf8_html(served: Replay) -> None:
    assert [site.id for site in served.sites] == list(SITE_IDS)
    for site in served.sites:
        reply = ask(served, site.id, "/")
        assert reply.status == 200
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert int(reply.headers["content-length"]) == len(reply.body)
        assert reply.body.decode("utf-8")


def test_content_types_follow_the_kind_of_file(served: Replay) -> None:
    expected = {
        ("recorded_baotravinh", "/rss/"): "application/rss+xml; charset=utf-8",
        ("recorded_thiduakhenthuongvn", "/feed.atom"): "application/atom+xml; charset=utf-8",
        ("recorded_thiduakhenthuongvn", "/sitemap.xml"): "application/xml; charset=utf-8",
        ("recorded_baotravinh", "/uploads/qd-1422-khen-thuong-nong-dan-gioi.pdf"): "application/pdf",
        ("recorded_baotravinh", "/themes/logo.png"): "image/png",
        ("recorded_concuong", "/robots.txt"): "text/plain",
    }
    assert {key: ask(served, *key).headers["content-type"] for key in expected} == expected


def test_head_gives_the_headers_of_get_without_a_body(served: Replay) -> None:
    full, head = ask(served, "recorded_baotravinh", STEADY), ask(served, "recorded_baotravinh", STEADY, "HEAD")
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in full.headers.items() if k != "date"
    }


def test_one_connection_serves_many_requests(served: Replay) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.site("recorded_tonghop").port, timeout=10)
    connection.connect()
    opened = connection.sock
    for _ in range(3):
        connection.request("GET", "/moi-nhat")
        assert connection.getresponse().read()
    assert connection.sock is opened
    connection.close()


def test_unchanged_page_is_304_to_its_etag_and_to_its_date(served: Replay) -> None:
    first = ask(served, "recorded_baotravinh", STEADY)
    for headers in (
        {"If_None_Match": first.headers["etag"]},
        {"If_None_Match": "W/" + first.headers["etag"]},
        {"If_Modified_Since": first.headers["last-modified"]},
    ):
        again = ask(served, "recorded_baotravinh", STEADY, **headers)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]


def test_unknown_or_broken_validators_get_the_whole_page(served: Replay) -> None:
    for headers in (
        {"If_None_Match": '"other"'},
        {"If_Modified_Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"If_Modified_Since": "hôm qua".encode().decode("latin-1")},
    ):
        assert ask(served, "recorded_baotravinh", STEADY, **headers).status == 200


@pytest.mark.parametrize(("field", "header"), [("etag", "If_None_Match"), ("last-modified", "If_Modified_Since")])
def test_changing_page_gives_its_second_version_to_who_knows_the_first(served: Replay, field: str, header: str) -> None:
    first = ask(served, "recorded_baotravinh", CHANGING)
    second = ask(served, "recorded_baotravinh", CHANGING, **{header: first.headers[field]})
    third = ask(served, "recorded_baotravinh", CHANGING, **{header: second.headers[field]})
    assert (first.status, second.status, third.status) == (200, 200, 304)
    assert "cho 18 tập thể".encode() in first.body
    assert "cho 19 tập thể".encode() in second.body
    assert first.headers[field] != second.headers[field]


def test_versions_need_no_memory_of_earlier_requests(served: Replay) -> None:
    first = ask(served, "recorded_baotravinh", CHANGING)
    ask(served, "recorded_baotravinh", CHANGING, If_None_Match=first.headers["etag"])
    assert ask(served, "recorded_baotravinh", CHANGING).body == first.body


def test_validators_outlive_a_change_of_ports(served: Replay) -> None:
    page = served.site("recorded_thiduakhenthuongvn"), "/tin-tuc"
    with start_replay(0) as other:
        assert other.site("recorded_thiduakhenthuongvn").port != page[0].port
        for path in (page[1], "/feed.atom"):
            etag = ask(served, "recorded_thiduakhenthuongvn", path).headers["etag"]
            assert ask(other, "recorded_thiduakhenthuongvn", path, If_None_Match=etag).status == 304


def test_unknown_address_is_404_and_never_304(served: Replay) -> None:
    missing = ask(served, "recorded_lamdongtv", "/khong-co-trang-nay", If_None_Match="*")
    assert missing.status == 404
    assert b"cannot be found" in missing.body
    # A query string is part of the address: there is no such page of the listing.
    assert ask(served, "recorded_lamdongtv", "/tin-tuc/default.aspx?chuyenmuc=2&page=9").status == 404


def test_redirects_name_their_target(served: Replay) -> None:
    reply = ask(served, "recorded_lamdongtv", "/default.aspx")
    assert (reply.status, reply.headers["location"]) == (302, "/")


def test_absolute_addresses_carry_the_port_in_use(served: Replay) -> None:
    robots = ask(served, "recorded_tonghop", "/robots.txt").body.decode()
    assert f"Sitemap: {served.site('recorded_tonghop').origin}/sitemap-news.xml" in robots
    for site in served.sites:
        for path in site.answers:
            assert b"{{origin" not in ask(served, site.id, path).body


def test_requests_are_logged_with_what_the_visitor_brought(served: Replay) -> None:
    served.requests.clear()
    ask(served, "recorded_concuong", "/", User_Agent="kiem-thu/1", If_None_Match='"x"')
    ask(served, "recorded_concuong", "/nope", "HEAD")
    assert [(r.site, r.method, r.path, r.status) for r in served.requests] == [
        ("recorded_concuong", "GET", "/", 200),
        ("recorded_concuong", "HEAD", "/nope", 404),
    ]
    assert (served.requests[0].user_agent, served.requests[0].if_none_match) == ("kiem-thu/1", '"x"')
    assert served.requests.paths("recorded_tonghop") == []


def test_moved_site_files_name_the_ports_in_use_and_go_away() -> None:
    with start_replay(0) as running:
        folder = running.sites_dir
        for site in running.sites:
            fields = tomllib.loads((folder / f"{site.id}.toml").read_text(encoding="utf-8"))
            assert fields["url"] == site.url
            assert all(listing.startswith(site.url) for listing in fields.get("listings", []))
        assert f":{DEFAULT_PORT}/" not in (folder / "recorded_lamdongtv.toml").read_text(encoding="utf-8")
    assert not folder.exists()
    running.stop()


def _neighbouring_ports() -> tuple[int, socket.socket]:
    """Return a free port and a socket that holds the next one, both below the ports the system hands out.

    A neighbour of a port that the system chose may be in use by another test.
    """
    for port in random.sample(range(20_000, 32_000, 2), 200):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port, socket.create_server(("127.0.0.1", port + 1))
    raise AssertionError("no two neighbouring ports are free")


def test_a_port_in_use_is_one_clear_line_and_frees_the_others() -> None:
    first, blocker = _neighbouring_ports()
    with blocker:
        taken = blocker.getsockname()[1]
        with pytest.raises(ReplayError, match=rf"^cannot serve recorded_baotravinh on 127\.0\.0\.1:{taken}: [^\n]+$"):
            start_replay(first)
        with socket.create_server(("127.0.0.1", first)):
            pass
    with pytest.raises(ReplayError, match="no such port"):
        start_replay(70_000)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_command_prints_addresses_and_stops_cleanly(number: signal.Signals) -> None:
    command = [sys.executable, "-m", "crawler.replay", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(len(SITE_IDS) + 1)]
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert [line.split()[0] for line in lines[:-1]] == list(SITE_IDS)
    assert lines[-1].startswith("THIDUA_SITES_DIR=")


def test_two_installations_serve_the_recorded_sites_side_by_side(tmp_path: Path) -> None:
    first = replay.start_beside_others(tmp_path / "a" / "recorded-sites")
    second = replay.start_beside_others(tmp_path / "b" / "recorded-sites")
    try:
        assert not {site.port for site in first.sites} & {site.port for site in second.sites}
        moved = load_sites([tmp_path / "b" / "recorded-sites"])
        assert {site.url for site in moved.values()} == {site.url for site in second.sites}
    finally:
        second.stop()
        first.stop()
    assert not (tmp_path / "b" / "recorded-sites").exists()
