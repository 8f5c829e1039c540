"""``render = true``: a site made of scripts alone, read through a real browser that has no network of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler.browser import browser_fault, chromium_path
from crawler.plan import CrawlPlan, SitePlan, write_plan
from crawler.probe import probe_sites
from crawler.site import load_site
from storage.archive import read_body
from tests.crawler.hostile.crawling import Crawls
from tests.crawler.hostile.layouts import Piece, pieces
from tests.crawler.hostile.server import HostileSite, HostileWeb
from tests.crawler.hostile.words import body, slug

needs_browser = pytest.mark.skipif(browser_fault() is not None, reason=browser_fault() or "")
DELAY_S = 0.15
SHELL = "<!doctype html><html><head><title>Cổng tỉnh</title></head><body><div id=app></div><script src='/app.js'></script></body></html>"
APP = """
const app = document.getElementById('app');
const get = async address => (await fetch(address)).json();
async function main() {
  const bai = location.pathname.match(/-(\\d+)\\.html$/);
  if (bai) {
    const b = await get('/api/bai?id=' + bai[1]);
    document.title = b.title;
    app.innerHTML = `<h1>${b.title}</h1><time>${b.day}</time><div class=detail>${b.body.map(p => `<p>${p}</p>`).join('')}</div>`;
    return;
  }
  const list = await get('/api/danh-sach');
  app.innerHTML = '<h1>Tin tức</h1>' + list.map(e => `<h3><a href='${e.url}'>${e.title}</a></h3><i>${e.day}</i>`).join('');
  const image = new Image(); image.src = '/anh.jpg'; document.body.append(image);
  for (const address of FOREIGN) fetch(address, {mode: 'no-cors'}).catch(() => 0);
  const frame = document.createElement('iframe'); frame.src = FOREIGN[0] + 'khung'; document.body.append(frame);
  try { new WebSocket(FOREIGN[0].replace('http', 'ws')); } catch (error) {}
  navigator.sendBeacon(FOREIGN[0] + 'beacon');
  fetch('/api/danh-sach', {method: 'POST', body: 'x'}).catch(() => 0);
}
main();
"""


@pytest.fixture(scope="module")
def web() -> Iterator[HostileWeb]:
    web = HostileWeb()
    yield web
    web.close()


def scripted(web: HostileWeb, stranger: HostileSite) -> tuple[HostileSite, dict[str, Piece]]:
    site = web.serve(HostileSite(name="kich_ban", delay=DELAY_S, keys="render = true"))
    made = {f"/tin/{slug(p.title)}-{p.number}.html": p for p in pieces(4, 71_000, days=4)}
    foreign = [stranger.origin + "/", site.origin + "/cam/so-lieu"]
    site.add("/", SHELL)
    site.add("/app.js", f"const FOREIGN = {json.dumps(foreign)};" + APP)
    rows = [{"url": url, "title": p.title, "day": f"{p.at:%d/%m/%Y}"} for url, p in made.items()]
    site.add("/api/danh-sach", json.dumps(rows))
    for url, piece in made.items():
        site.add(url, SHELL)
        text = {"title": piece.title, "day": f"{piece.at:%d/%m/%Y %H:%M}", "body": body(piece.number, 6)}
        site.add(f"/api/bai?id={piece.number}", json.dumps(text))
    site.add("/cam/so-lieu", "[]")
    site.add("/robots.txt", "User-agent: *\nDisallow: /cam/\n")
    return site, made


@needs_browser
def test_a_site_of_scripts_is_read_and_everything_it_loads_keeps_to_the_rules(web: HostileWeb, tmp_path: Path) -> None:
    stranger = web.serve(HostileSite(name="la"))
    site, made = scripted(web, stranger)
    crawls = Crawls(tmp_path, [site])
    result = crawls.crawl()["kich_ban"]
    assert set(result.articles()) == set(made)
    assert result.report is not None
    assert result.report.ended == "finished"
    assert not stranger.hits
    paths = [hit.path for hit in site.hits]
    assert paths[0] == "/robots.txt"
    assert "/cam/so-lieu" not in paths
    assert "/anh.jpg" not in paths
    assert paths.count("/app.js") == 1  # kept for the next pages
    assert all(hit.agent.startswith("thidua/") for hit in site.hits)
    # Seen from the server: a busy machine may take one request up late, and the gap after it looks shorter.
    assert min(after.at - before.at for before, after in pairwise(site.hits)) >= DELAY_S / 2
    assert site.hits[-1].at - site.hits[0].at >= DELAY_S * (len(site.hits) - 1) - 0.1

    page = next(p for p in result.pages if p.kind == "article")
    assert page.warc is not None
    assert page.offset is not None
    with (tmp_path / "spool1" / page.warc).open("rb") as stream:
        shown = read_body(stream, page.offset, digest=page.digest)
    title = next(p.title for url, p in made.items() if page.url.endswith(url))
    assert f"<h1>{title}</h1>" in shown.body.decode()
    assert shown.content_type == "text/html; charset=utf-8"
    kinds = []
    for part in (tmp_path / "spool1").glob("*.warc.gz"):  # a slow crawl lands in parts
        with part.open("rb") as stream:
            kinds += [record.record_type for record in ArchiveIterator(stream)]
    assert kinds.count(WarcRecordType.conversion) == len(made) + 1  # the home page too

    new = pieces(5, 71_900, days=1)[0]
    rows = json.loads(str(site.pages["/api/danh-sach"]))
    url = f"/tin/{slug(new.title)}-{new.number}.html"
    site.pages["/api/danh-sach"] = json.dumps([{"url": url, "title": new.title, "day": f"{new.at:%d/%m/%Y}"}, *rows])
    site.add(url, SHELL)
    text = {"title": new.title, "day": f"{new.at:%d/%m/%Y}", "body": body(new.number, 6)}
    site.add(f"/api/bai?id={new.number}", json.dumps(text))
    assert crawls.crawl()["kich_ban"].articles() == [url]  # though the document itself has not changed


@needs_browser
def test_a_probe_proposes_a_browser_where_only_one_sees_articles(web: HostileWeb, tmp_path: Path) -> None:
    site, _ = scripted(web, web.serve(HostileSite(name="la_nua")))
    (tmp_path / "vo.toml").write_text(f'name = "Vỏ"\nurl = "{site.origin}/"\nkind = "portal"\n', encoding="utf-8")
    [probe] = probe_sites([load_site(tmp_path / "vo.toml")], contact=None).values()
    assert probe.reachable
    assert not probe.samples
    assert probe.render == "a browser sees articles there: add render = true to the site file"


def test_a_probe_says_what_is_missing_to_try_a_browser(
    web: HostileWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.probe.browser_fault", lambda: "render = true needs a Chromium")
    site = web.serve(HostileSite(name="trong"))
    site.add("/", SHELL)
    (tmp_path / "trong.toml").write_text(f'name = "T"\nurl = "{site.origin}/"\nkind = "portal"\n', encoding="utf-8")
    [probe] = probe_sites([load_site(tmp_path / "trong.toml")], contact=None).values()
    assert probe.render == "render = true needs a Chromium"


def test_without_a_browser_one_line_says_what_to_install(
    web: HostileWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = web.serve(HostileSite(name="khong", keys="render = true"))
    crawls = Crawls(tmp_path, [site])
    plan = CrawlPlan(run_id="r", spool=tmp_path / "spool", sites=(SitePlan(id="khong", path=tmp_path / "khong.toml"),))
    write_plan(plan, tmp_path / "plan.json")
    hide = "import sys; sys.modules['scrapy_playwright'] = None; from crawler.run import main; sys.exit(main([sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", hide, str(tmp_path / "plan.json")], capture_output=True, check=False)
    assert done.returncode == 1
    report = crawls.land(tmp_path / "spool")["khong"].report
    assert report is not None
    assert (report.ended, report.requests) == ("refused", 0)
    assert report.detail == "render = true needs the browser extra: uv sync --extra render"
    assert not site.hits
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("CHROMIUM", raising=False)
    if find_spec("scrapy_playwright") is not None:
        assert browser_fault() == "render = true needs a Chromium: apt-get install chromium, or name one in CHROMIUM"


def test_the_chromium_that_the_environment_names_is_taken() -> None:
    assert chromium_path({"CHROMIUM": "/opt/chromium"}) == "/opt/chromium"
    assert chromium_path({}) == next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
            if (path := shutil.which(name))
        ),
        None,
    )
