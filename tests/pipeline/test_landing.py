"""Each site is landed when its crawl ends, and what cannot be landed stops nobody."""

from __future__ import annotations

import asyncio
import json
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from aiohttp import web

from articles.models import PageRecord
from crawler.warc import SpoolWriter
from pipeline import crawl
from pipeline.spool import Landed, count, land_part, open_spool, spool_root, take_sites
from storage.archive import archive
from storage.db import connect, opened, transaction
from storage.issues import list_issues
from storage.pages import land_handovers
from storage.runs import open_run
from tests.cli.called import thidua
from tests.crawler.hostile.server import HostileSite, HostileWeb, html
from tests.crawler.hostile.traps import honest, item, listing
from tests.pipeline.recorded import command
from tests.storage.stored import add_sites

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _serve(sites: HostileWeb, folder: Path, name: str, count: int, delay: float, start: int) -> HostileSite:
    site = sites.serve(HostileSite(name=name))
    made = honest(site, count, start)
    site.add("/", listing("".join(item(path, p.title) for path, p in made)))
    site.add("/robots.txt", "")
    text = f'name = "{name}"\nurl = "{site.origin}/"\nkind = "portal"\ndelay = {delay}\n'
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return site


def _hold_last(site: HostileSite, until: Event) -> None:
    """The article that is requested last is answered when the event is set."""

    async def answer(request: web.Request) -> web.Response:
        while len(site.articles & {hit.path for hit in site.hits}) == len(site.articles) and not until.is_set():
            await asyncio.sleep(0.05)
        return html(texts[request.raw_path])

    texts = {path: str(site.pages[path]) for path in site.articles}
    site.pages |= dict.fromkeys(site.articles, answer)


def test_articles_are_stored_while_their_site_and_others_are_still_crawled(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    sites, stored = HostileWeb(), Event()
    quick = _serve(sites, folder, "quick", 3, 0.0, 95_000)
    long = _serve(sites, folder, "long", 18, 0.6, 96_000)
    _hold_last(long, stored)
    monkeypatch.setenv("THIDUA_SITES_DIR", str(folder))
    running = subprocess.Popen(command("run", "quick", "long", "--json"), stdout=subprocess.PIPE, text=True)
    try:
        seen: list[tuple[str, int]] = []
        until = time.monotonic() + 60
        while len(seen) < 2 and time.monotonic() < until:
            with opened() as connection, connection.cursor() as cursor:
                cursor.execute("SELECT site, count(*) FROM article GROUP BY site ORDER BY site")
                seen = cursor.fetchall()
            time.sleep(0.1)
        assert [site for site, _ in seen] == ["long", "quick"]
        assert running.poll() is None
        assert seen[0][1] < len(long.articles)
        stored.set()
        printed, _ = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait(10)
        sites.close()
    report = json.loads(printed)
    assert report["clean"]["new"] == len(quick.articles | long.articles)
    for site in report["crawl"]["sites"]:
        assert site["outcome"] == "ok"
        assert (
            sum(site["outcomes"].values()) == site["requests"] == len({"quick": quick, "long": long}[site["site"]].hits)
        )
    assert len(list(home.glob("archive/long/*/*.warc.gz"))) > 1, "the crawl was landed in parts"
    assert not list(home.glob("spool/*"))


def test_a_file_that_is_landed_twice_is_counted_once(home: Path) -> None:
    connection, landed = connect(), Landed()
    add_sites(connection)
    open_run(connection, "r", trigger="test", sites=["baolamdong"], now=NOW)
    with open_spool("r.x") as (folder, _):
        writer = SpoolWriter(folder, "r.x", "baolamdong", "thidua/test")
        page = PageRecord(
            site="baolamdong", url="https://baolamdong.vn/a.html", kind="article", outcome="timeout", requested_at=NOW
        )
        writer.commit(page)
        writer.close()
        for _ in range(2):
            taken = take_sites(archive(), folder, ["baolamdong"])
            with transaction(connection) as cursor:
                new = land_handovers(cursor, "r", [file.handover for file in taken])
            count(taken, landed)
            landed.rows["baolamdong"] = landed.rows.get("baolamdong", 0) + sum(new.values())
        land_part(connection, archive(), folder, "baolamdong", closed=writer.files, run="r", landed=landed)
        assert not list(folder.glob("*.jsonl"))
    connection.close()
    assert landed.rows == {"baolamdong": 1}
    assert landed.outcomes == {"baolamdong": {"timeout": 1}}


def test_a_spool_that_cannot_be_landed_is_set_aside_as_an_issue(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_spool("20261124T120000-dead.abc") as (folder, _):
        (folder / "x.jsonl").write_text("{}\n", encoding="utf-8")

    def fail(*arguments: object, **named: object) -> None:
        raise ValueError("no such record")

    monkeypatch.setattr(crawl, "land_spool", fail)
    connection = connect()
    assert crawl.land_abandoned(connection, now=NOW) == 0
    assert not list(spool_root().glob("*/"))
    [issue] = [i for i in list_issues(connection) if i.code == "spool_set_aside"]
    assert "ValueError: no such record" in issue.detail
    connection.close()


def test_a_site_without_articles_is_empty_and_the_command_says_so(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    sites = HostileWeb()
    site = _serve(sites, folder, "shell", 0, 0.0, 97_000)
    site.pages["/"] = (
        "<html><head><title>x</title></head><body><div id=root></div><script src=/a.js></script></body></html>"
    )
    monkeypatch.setenv("THIDUA_SITES_DIR", str(folder))
    [row] = json.loads(thidua("crawl", "shell", "--json", status=1))["sites"]
    [health] = json.loads(thidua("health", "shell", "--json"))["sites"]
    sites.close()
    assert row["outcome"] == "empty"
    assert "script" in row["detail"]
    assert (health["verdict"], health["why"]) == ("empty", row["detail"])
    assert health["todo"]
