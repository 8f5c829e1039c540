"""The files between the crawler and its parent: what is written is read back, and a cut is mended."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.models import Issue, PageRecord
from articles.urls import url_fingerprint
from crawler.handover import Line, SiteReport, parse_line, read_handover, repair, warc_path, write_line
from crawler.plan import (
    AddressShape,
    CrawlPlan,
    Known,
    KnownAddresses,
    Limits,
    SitePlan,
    Source,
    read_plan,
    write_due,
    write_plan,
)
from crawler.politeness import Pace
from crawler.robots import Robots
from crawler.shapes import SessionBook, ShapeBook
from crawler.site_crawl.answers import retry_after_s
from crawler.warc import Exchange, SpoolWriter, payload_digest

NOW = datetime(2026, 11, 23, 8, 0, 1, 234000, tzinfo=UTC)
LINES: list[Line] = [
    PageRecord(
        site="x",
        url="https://a.vn/",
        kind="article",
        outcome="fetched",
        requested_at=NOW,
        offset=5,
        length=9,
        listed_at=NOW,
        retry_after_s=1.5,
    ),
    Issue(code="stub_page", detail="một dòng\nhai dòng", site="x", severity="info"),
    Source(site="x", url="https://a.vn/rss", kind="feed", fetched_at=NOW, walked_to=date.min, entries=3),
    SiteReport(
        site="x",
        run_id="r",
        started_at=NOW,
        finished_at=NOW,
        ended="finished",
        outcomes={"fetched": 2},
        shapes=(AddressShape(shape="/w", articles=2),),
    ),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: type(line).__name__)
def test_lines_are_read_back_as_they_were(line: Line) -> None:
    raw = write_line(line)
    assert raw.count(b"\n") == 1
    assert parse_line(raw) == line


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"page": {}}',
        b'{"page": {"site": 5}}',
        b'{"other": {}}',
        b'{"issue": {"code": "a", "detail": "b", "colour": 1}}',
    ],
)
def test_other_lines_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_line(raw)


def test_plans_are_read_back_as_they_were(tmp_path: Path) -> None:
    plan = CrawlPlan(
        run_id="r-1",
        spool=tmp_path,
        contact="a@b.vn",
        limits=Limits(bytes=5),
        deadline_s=3.5,
        sites=(
            SitePlan(
                id="x",
                path=tmp_path / "x.toml",
                since=date(2026, 1, 2),
                sources=(LINES[2],),
                shapes=(AddressShape(shape="/w"),),
                known=tmp_path / "k",
            ),
        ),
    )  # type: ignore[arg-type]
    write_plan(plan, tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json") == plan


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"speed": 5}, "CrawlPlan: unknown field 'speed'"),
        ({"limits": {"speed": 5}}, "Limits: unknown field 'speed'"),
        (
            {"sites": [{"id": "x", "path": "/x", "shapes": [{"shape": "/w", "speed": 5}]}]},
            "AddressShape: unknown field",
        ),
    ],
)
def test_a_wrong_plan_names_the_field(wrong: dict[str, object], said: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps({"run_id": "r", "spool": "/x", **wrong}), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_plan(tmp_path / "plan.json")


def test_known_addresses_cost_integers_unless_they_are_due(tmp_path: Path) -> None:
    known = [
        Known(url=f"https://a.vn/{n}", fingerprint=url_fingerprint(f"https://a.vn/{n}"), etag='"e"') for n in range(9)
    ]
    with (tmp_path / "known").open("wb") as out:
        out.writelines(b"%d\n" % k.fingerprint for k in known if k is not known[3])
        write_due([known[3]], out)
    assert (tmp_path / "known").read_bytes().count(b"\n") == 9
    loaded = KnownAddresses.load(tmp_path / "known")
    assert loaded.fingerprints == {k.fingerprint for k in known}
    assert loaded.due == [known[3]]


def _write(spool: Path, count: int, closed: bool) -> SpoolWriter:
    writer = SpoolWriter(spool, "r1", "x", "thidua/test")
    for n in range(count):
        body = f"<html>{n}</html>".encode()
        exchange = Exchange(
            url=f"https://a.vn/{n}",
            requested_at=NOW,
            method="GET",
            request_headers=[("Host", "a.vn")],
            status=200,
            reason="OK",
            protocol="HTTP/1.1",
            headers=[("Content-Type", "text/html"), ("X-Bad", "a\r\nb")],
            body=body,
        )
        place = writer.write_exchange(exchange, payload_digest(body))
        writer.commit(
            PageRecord(
                site="x",
                url=exchange.url,
                kind="article",
                outcome="fetched",
                requested_at=NOW,
                warc=place.warc,
                offset=place.offset,
                length=place.length,
            )
        )
    if closed:
        writer.commit(LINES[3])
    writer.close()
    return writer


def test_a_whole_hand_over_is_left_alone(tmp_path: Path) -> None:
    _write(tmp_path, 3, closed=True)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert repair(tmp_path) == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("lost", [1, 40, 200, 300])
def test_a_torn_archive_is_cut_back_to_the_last_committed_line(tmp_path: Path, lost: int) -> None:
    _write(tmp_path, 5, closed=False)
    [handover] = tmp_path.glob("*.jsonl")
    warc = warc_path(handover)
    with warc.open("r+b") as file:
        file.truncate(warc.stat().st_size - lost)
    [mended] = repair(tmp_path)
    assert 0 < mended.kept < 5
    lines = list(read_handover(handover))
    assert len(lines) == mended.kept
    last = lines[-1]
    assert isinstance(last, PageRecord)
    assert last.offset is not None
    assert last.length is not None
    assert warc.stat().st_size == last.offset + last.length
    assert repair(tmp_path) == []


def test_pages_of_zeros_after_a_power_cut_are_cut_off(tmp_path: Path) -> None:
    _write(tmp_path, 4, closed=False)
    [handover] = tmp_path.glob("*.jsonl")
    warc = warc_path(handover)
    size = warc.stat().st_size
    with warc.open("r+b") as file:
        file.seek(size - 60)
        file.write(b"\0" * 60)
    [mended] = repair(tmp_path)
    assert mended.kept == 3


def test_an_archive_without_lines_committed_nothing(tmp_path: Path) -> None:
    (tmp_path / "r1-x-000.warc.gz").write_bytes(b"abc")
    [mended] = repair(tmp_path)
    assert (mended.kept, mended.cut_bytes) == (0, 3)
    assert not list(tmp_path.iterdir())


def test_a_second_process_of_the_same_run_writes_beside_the_first(tmp_path: Path) -> None:
    assert _write(tmp_path, 1, closed=False).name == "r1-x-000.warc.gz"
    assert _write(tmp_path, 1, closed=True).name == "r1-x-001.warc.gz"


def test_robots_rules_of_rfc_9309() -> None:
    rules = Robots.parse(
        "User-agent: *\nDisallow: /a/*.html$\nDisallow: /b\nAllow: /b/c\nDisallow: /%C4%90\nCrawl-delay: 5\nSitemap: /s.xml"
    )
    assert not rules.allows("https://a.vn/a/x/y.html")
    assert rules.allows("https://a.vn/a/x.html?z=1")
    assert rules.allows("https://a.vn/b/c/d")
    assert not rules.allows("https://a.vn/b/d")
    assert not rules.allows("https://a.vn/Đắk")
    assert rules.crawl_delay_s == 5
    assert rules.sitemaps("https://a.vn/robots.txt") == ["https://a.vn/s.xml"]
    assert not Robots.disallow_all().allows("https://a.vn/")
    assert Robots.allow_all().allows("https://a.vn/")
    assert Robots.parse("User-agent: *\nCrawl-delay: 86400").crawl_delay_s == 60


def test_gaps_grow_with_slow_answers_and_trouble_and_come_back() -> None:
    now = [100.0]
    pace = Pace(1.0, clock=lambda: now[0], jitter=0.0)
    assert pace.wait_s() == 0
    pace.sent()
    assert pace.wait_s() == 1.0
    pace.answered(3.0)
    assert pace.gap_s == 6.0
    for _ in range(4):
        pace.answered(0.1)
    assert pace.gap_s == 1.0
    pace.troubled()
    pace.troubled()
    assert pace.gap_s == 4.0
    pace.troubled(retry_after_s=30)
    assert pace.wait_s() == 30


def test_a_turn_that_came_late_has_had_its_jitter_and_no_gap_is_shorter_than_asked_for() -> None:
    now = [100.0]
    pace = Pace(1.0, clock=lambda: now[0], jitter=0.02)

    def take_turn(late: float) -> float:
        before = now[0]
        now[0] += pace.wait_s() + late
        pace.take_turn()
        pace.sent()
        return now[0] - before

    take_turn(0.0)
    in_time = [take_turn(0.0) for _ in range(200)]
    assert min(in_time) >= 1.0
    assert sum(in_time) / 200 > 1.005
    late = [take_turn(0.02) for _ in range(200)]
    assert min(late) >= 1.0
    assert max(late[1:]) < 1.021


def test_shapes_are_learned_and_barren_ones_given_up() -> None:
    book = ShapeBook()
    for n in range(3):
        assert book.is_article("/w/S-#.html") is None
        book.saw(f"https://a.vn/tin/mot-bai-viet-hay-{n}00.html", "article")
    assert book.is_article("/w/S-#.html") is True
    assert ShapeBook(book.learned()).is_article("/w/S-#.html") is True
    for n in range(10):
        assert not book.is_given_up(f"https://a.vn/loc?gia={n}")
        book.saw_listing(f"https://a.vn/loc?gia={n}", 0)
    assert book.is_given_up("https://a.vn/loc?gia=99")
    for n in range(30):
        book.saw_listing(f"https://a.vn/muc{'abcdefghijklmnopqrstuvwxyzabcdefgh'[n]}", 0)
    assert not book.is_given_up("https://a.vn/muca")


def test_parameters_that_are_sessions_are_learned() -> None:
    book = SessionBook()
    made = [book.strip_sessions(f"https://a.vn/tin?muc=2&phien={n}f3a9b8c7d6e5f4a3") for n in range(5)]
    assert made[-1] == "https://a.vn/tin?muc=2"
    assert book.strip_sessions("https://a.vn/khac?phien=abc&x=1") == "https://a.vn/khac?x=1"
    assert [book.strip_sessions(f"https://a.vn/bai?id={n}") for n in range(9)][-1] == "https://a.vn/bai?id=8"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 24 Nov 2026 12:01:30 GMT", 90.0),
        ("Tuesday, 24-Nov-26 12:01:30 GMT", 90.0),
        ("Tue Nov 24 12:01:30 2026", 90.0),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_any_http_date(value: str, seconds: float | None) -> None:
    assert retry_after_s(value, datetime(2026, 11, 24, 12, tzinfo=UTC)) == seconds


def test_a_group_that_names_a_version_is_ours_too() -> None:
    robots = Robots.parse("User-agent: ThiDua/1.0 # us\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n")
    assert not robots.allows("https://bao.vn/a")
    assert robots.allows("https://bao.vn/b")
