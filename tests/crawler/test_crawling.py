"""What a crawl promises over time: gaps, rechecks, revisits, resuming, walking back, and a readable archive."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from aiohttp import web as aiohttp_web
from fastwarc.warc import ArchiveIterator, WarcRecordType

from articles.urls import identity_key
from crawler.fetching import GuardedResolver, PrivateAddressError
from crawler.handover import SiteReport, read_handover, warc_path
from crawler.plan import CrawlPlan, SitePlan, write_plan
from crawler.scope import is_ip_literal, is_public_address
from tests.crawler.hostile.crawling import Crawls, path_of
from tests.crawler.hostile.layouts import Piece, newspaper, paged, pieces
from tests.crawler.hostile.server import Handler, HostileSite, HostileWeb, html
from tests.crawler.hostile.traps import article, honest, item, listing
from tests.crawler.hostile.words import slug


@pytest.fixture(scope="module")
def web() -> Iterator[HostileWeb]:
    web = HostileWeb()
    yield web
    web.close()


def small(
    web: HostileWeb, name: str, count: int = 6, start: int = 40_000
) -> tuple[HostileSite, list[tuple[str, Piece]]]:
    site = web.serve(HostileSite(name=name))
    made = honest(site, count, start)
    site.add("/", listing("".join(item(url, piece.title) for url, piece in made), "Trang chủ"))
    site.add("/robots.txt", "")
    return site, made


def test_gaps_between_requests_are_never_shorter_than_asked_for(web: HostileWeb, tmp_path: Path) -> None:
    site, _ = small(web, "gaps")
    site.delay = 0.2
    Crawls(tmp_path, [site]).crawl()
    times = [hit.at for hit in site.hits]
    gaps = [after - before for before, after in pairwise(times)]
    assert len(gaps) > 10
    assert min(gaps) >= 0.17  # a request that is late on the wire of a busy machine is nearer to the next
    assert sum(gaps) >= 0.2 * len(gaps) - 0.03
    assert median(gaps) < 0.25


def test_sites_do_not_wait_for_each_other(web: HostileWeb, tmp_path: Path) -> None:
    sites = [small(web, f"beside_{n}", 3, 41_000 + 10 * n)[0] for n in range(8)]
    for site in sites:
        site.delay = 0.3
    Crawls(tmp_path, sites).crawl()
    times = [hit.at for site in sites for hit in site.hits]
    alone = 0.3 * len(sites[0].hits)
    assert max(times) - min(times) < 2.5 * alone  # eight in a row would take eight times as long


def test_due_articles_are_asked_again_conditionally_and_changes_are_seen(web: HostileWeb, tmp_path: Path) -> None:
    site, made = small(web, "rechecks", start=42_000)
    plain, changed, same = made[0][0], made[1][0], made[2][0]
    body = site.pages[plain]
    assert isinstance(body, str)
    site.pages[plain] = lambda request: html(body)  # no validators: only the bytes show a change
    crawls = Crawls(tmp_path, [site])
    crawls.crawl()
    site.hits.clear()
    old = site.pages[changed]
    assert isinstance(old, str)
    site.pages[changed] = old.replace(
        "</div>", "<p>Đính chính: số liệu ở đoạn hai đã được sửa lại cho đúng.</p></div>", 1
    )
    result = crawls.crawl(due=[plain, changed, same])["rechecks"]
    outcomes = {path_of(page.url): page.outcome for page in result.pages if page.kind == "article"}
    assert outcomes == {plain: "unchanged", changed: "fetched", same: "not_modified"}
    assert {hit.path for hit in site.hits if hit.conditional} >= {changed, same}


def test_unchanged_bodies_are_revisit_records(web: HostileWeb, tmp_path: Path) -> None:
    site, made = small(web, "revisits", start=43_000)
    first, second = made[0][0], made[1][0]
    body = site.pages[second]
    assert isinstance(body, str)
    site.pages[second] = lambda request: html(body)
    crawls = Crawls(tmp_path, [site])
    crawls.crawl()
    crawls.crawl(due=[first, second])
    [handover] = (tmp_path / "spool2").glob("*.jsonl")
    profiles = {}
    with warc_path(handover).open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.revisit):
            profiles[path_of(record.headers["WARC-Target-URI"])] = record.headers["WARC-Profile"].rsplit("/", 1)[1]
    assert profiles[first] == "server-not-modified"
    assert profiles[second] == "identical-payload-digest"


def test_another_archive_tool_reads_every_record(web: HostileWeb, tmp_path: Path) -> None:
    site, made = small(web, "archive", start=44_000)
    result = Crawls(tmp_path, [site]).crawl()["archive"]
    [handover] = (tmp_path / "spool1").glob("*.jsonl")
    responses, requests, bodies = 0, 0, {}
    with warc_path(handover).open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            if record.record_type == WarcRecordType.response:
                responses += 1
                assert record.headers["WARC-Payload-Digest"].startswith("sha1:")
                bodies[record.headers["WARC-Target-URI"]] = record.reader.read()
            requests += record.record_type == WarcRecordType.request
    assert responses == requests == sum(page.warc is not None for page in result.pages)
    for url, _ in made:
        page = site.pages[url]
        assert isinstance(page, str)
        assert bodies[site.origin + url] == page.encode()


def test_a_record_stands_where_its_line_says(web: HostileWeb, tmp_path: Path) -> None:
    site, _ = small(web, "places", start=45_000)
    result = Crawls(tmp_path, [site]).crawl()["places"]
    [handover] = (tmp_path / "spool1").glob("*.jsonl")
    raw = warc_path(handover).read_bytes()
    for page in result.pages:
        if page.offset is not None and page.length is not None:
            member = raw[page.offset : page.offset + page.length]
            [record] = list(ArchiveIterator(io.BytesIO(member)))
            assert record.headers["WARC-Target-URI"] == page.url


def test_without_a_contact_only_this_machine_is_crawled(web: HostileWeb, tmp_path: Path) -> None:
    site, _ = small(web, "local", 2, start=46_000)
    crawls = Crawls(tmp_path, [site])
    (tmp_path / "far.toml").write_text('name = "Xa"\nurl = "http://192.0.2.1/"\nkind = "portal"\n', encoding="utf-8")
    plan = CrawlPlan(
        run_id="r",
        spool=tmp_path / "spool",
        sites=tuple(SitePlan(id=i, path=tmp_path / f"{i}.toml") for i in ("local", "far")),
    )
    write_plan(plan, tmp_path / "plan.json")
    done = subprocess.run(
        [sys.executable, "-m", "crawler.run", str(tmp_path / "plan.json")], stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 1
    crawled = crawls.land(tmp_path / "spool")
    assert crawled["far"].report is not None
    assert (crawled["far"].report.ended, crawled["far"].report.requests) == ("refused", 0)
    assert crawled["local"].report is not None
    assert crawled["local"].report.ended == "finished"


def test_the_same_failure_is_named_by_the_same_words(tmp_path: Path) -> None:
    gone = HostileSite(name="gone")
    gone.port = 1  # nobody answers there
    report = Crawls(tmp_path, [gone]).crawl()["gone"].report
    assert report is not None
    assert "Cannot connect to host 127.0.0.1:1 [" in str(report)
    assert " object at 0x" not in str(report)


def test_a_name_that_leads_to_a_private_address_is_refused_unless_a_site_file_names_it() -> None:
    async def resolve(named: frozenset[str]) -> list[str]:
        resolver = GuardedResolver(named)
        try:
            return [entry["host"] for entry in await resolver.resolve("localhost", 80)]
        finally:
            await resolver.close()

    assert "127.0.0.1" in asyncio.run(resolve(frozenset({"localhost"})))
    with pytest.raises(PrivateAddressError, match="localhost resolves to"):
        asyncio.run(resolve(frozenset()))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
    ],
)
def test_only_global_addresses_are_public(address: str, public: bool) -> None:
    assert is_public_address(address) is public


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "017700000001", "::1", "127.0.0.1"])
def test_an_address_in_any_spelling_is_known_as_one(host: str) -> None:
    assert is_ip_literal(host)


def test_max_pages_cuts_short_and_the_next_crawl_goes_on(web: HostileWeb, tmp_path: Path) -> None:
    site = web.serve(HostileSite(name="portions"))
    newspaper(site)
    site.add("/robots.txt", "")
    crawls = Crawls(tmp_path, [site])
    found: set[str] = set()
    for _ in range(8):
        result = crawls.crawl(max_pages=30, floor=100)["portions"]
        assert result.report is not None
        assert result.report.requests <= 30
        articles = {identity_key(site.origin + path) for path in result.articles()}
        assert not articles & found  # none twice
        found |= articles
        if result.report.complete:
            break
        assert result.report.ended == "max_pages"
    else:
        pytest.fail("eight crawls were not enough")
    assert found == {identity_key(site.origin + path) for path in site.articles}


def _long_archive(site: HostileSite, count: int) -> None:
    """A section with dates, ten a page, reaching back five years."""
    made = pieces(count, 47_000, days=5 * 365)
    links = {p.number: f"/tin/{slug(p.title)}-{p.number}.html" for p in made}
    parts = paged(made, 10)
    for n, part in enumerate(parts, 1):
        rows = "".join(f"<li><a href='{links[p.number]}'>{p.title}</a> <i>{p.at:%d/%m/%Y}</i></li>" for p in part)
        more = f"<a rel='next' href='/tin?page={n + 1}'>Trang sau</a>" if n < len(parts) else ""
        site.add("/tin" if n == 1 else f"/tin?page={n}", listing(rows, "Tin tức", more))
    for p in made:
        site.add(links[p.number], article(p))
    site.add(
        "/",
        "<html><body><ul><li><a href='/tin'>Tin tức</a></li><li><a href='/a'>Sở</a></li><li><a href='/b'>Ban</a></li></ul></body></html>",
    )
    site.add("/robots.txt", "")


def test_walking_back_ends_at_the_day_asked_for_and_goes_on_from_there(web: HostileWeb, tmp_path: Path) -> None:
    site = web.serve(HostileSite(name="since"))
    _long_archive(site, 200)
    made = pieces(200, 47_000, days=5 * 365)
    crawls = Crawls(tmp_path, [site])
    for days in (90, 700):
        since = date.today() - timedelta(days=days)
        site.hits.clear()
        crawls.crawl(since=since, floor=0)
        wanted = {p.number for p in made if p.at.date() >= since}
        known = {int(path_of(k.url)[:-5].rpartition("-")[2]) for k in crawls.memory["since"].known.values()}
        assert known == wanted
    pages = [hit.path for hit in site.hits if hit.path.startswith("/tin?page")]
    assert max(int(path.partition("=")[2]) for path in pages) <= len(known) // 10 + 2


def test_a_quiet_site_begins_with_its_newest_articles_whatever_their_age(web: HostileWeb, tmp_path: Path) -> None:
    site = web.serve(HostileSite(name="quiet"))
    _long_archive(site, 60)
    result = Crawls(tmp_path, [site]).crawl(since=date.today() - timedelta(days=5), floor=25)["quiet"]
    assert 25 <= len(result.articles()) <= 40


def test_until_leaves_out_what_is_younger(web: HostileWeb, tmp_path: Path) -> None:
    site = web.serve(HostileSite(name="until"))
    _long_archive(site, 60)
    first, last = date.today() - timedelta(days=700), date.today() - timedelta(days=300)
    result = Crawls(tmp_path, [site]).crawl(since=first, until=last, floor=0)["until"]
    wanted = {p.number for p in pieces(60, 47_000, days=5 * 365) if first <= p.at.date() <= last}
    assert {int(path[:-5].rpartition("-")[2]) for path in result.articles()} == wanted


def test_a_killed_crawl_loses_no_landed_page_and_repeats_at_most_what_was_under_way(
    web: HostileWeb, tmp_path: Path
) -> None:
    site = web.serve(HostileSite(name="killed"))
    newspaper(site)
    site.add("/robots.txt", "")
    site.delay = 0.01
    crawls = Crawls(tmp_path, [site])
    crawls.count = 1
    spool = tmp_path / "spool1"
    plan = crawls.plan(spool, floor=100)
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run", str(plan)], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    while len(site.hits) < 45:
        time.sleep(0.005)
        assert child.poll() is None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    [handover] = spool.glob("*.jsonl")
    with warc_path(handover).open("ab") as torn:  # as a power cut leaves it
        torn.write(b"\x1f\x8b\x08\x00half a record")
    with handover.open("ab") as torn:
        torn.write(b'{"page": {"site": "kil')
    landed = crawls.land(spool)["killed"]
    asked = [hit.path for hit in site.hits]
    assert len(asked) - len(landed.pages) <= 1
    assert all(page.outcome for page in landed.pages)
    site.hits.clear()
    result = crawls.crawl(floor=100)["killed"]
    articles = {identity_key(site.origin + p) for p in site.articles}
    repeated = [hit.path for hit in site.hits if hit.path in asked and identity_key(site.origin + hit.path) in articles]
    assert len(repeated) <= 1
    found = {identity_key(site.origin + p) for p in [*landed.articles(), *result.articles()]}
    assert found == articles


def test_a_stopped_crawl_reports_and_does_not_sleep_out_its_delays(web: HostileWeb, tmp_path: Path) -> None:
    site, _ = small(web, "stopped", start=48_000)
    site.delay = 20.0
    crawls = Crawls(tmp_path, [site])
    plan = crawls.plan(tmp_path / "spool")
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run", str(plan)], stderr=subprocess.DEVNULL, stdin=subprocess.PIPE
    )
    while len(site.hits) < 1:
        time.sleep(0.01)
    time.sleep(0.3)
    assert child.stdin is not None
    child.stdin.close()  # its parent is gone
    assert child.wait(10) == 1
    [handover] = (tmp_path / "spool").glob("*.jsonl")
    report = list(read_handover(handover))[-1]
    assert isinstance(report, SiteReport)
    assert (report.ended, report.requests) == ("stopped", len(site.hits))


def _dripping(pieces_s: float) -> Handler:
    """A page that comes in pieces, at intervals, without end."""

    async def drip(request: aiohttp_web.Request) -> aiohttp_web.StreamResponse:
        response = aiohttp_web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
        await response.prepare(request)
        await response.write(b"<html><body><h1>Trang</h1>")
        for _ in range(600):
            await asyncio.sleep(pieces_s)
            await response.write("<p>Thêm một đoạn nữa của trang này.</p>".encode())
        return response

    return drip


LONG_PAGES: dict[str, str | Handler] = {
    "dripping": _dripping(0.1),
    "of_links": "<html><body>" + "".join(f"<a href='/tin/{n}.html'>Tin số {n}</a>" for n in range(200_000)),
}


@pytest.mark.parametrize("name", LONG_PAGES)
def test_a_crawl_stopped_in_the_middle_of_a_long_page_ends_within_ten_seconds(
    web: HostileWeb, tmp_path: Path, name: str
) -> None:
    site, made = small(web, f"long_{name}", start=48_500 + 10 * len(name))
    site.pages["/"] = LONG_PAGES[name]
    spool = tmp_path / "spool"
    plan = Crawls(tmp_path, [site]).plan(spool)
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.run", str(plan)], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    while "/" not in {hit.path for hit in site.hits}:
        time.sleep(0.01)
        assert child.poll() is None
    time.sleep(0.5)
    child.send_signal(signal.SIGTERM)
    assert child.wait(10) == 1
    [handover] = spool.glob("*.jsonl")
    report = list(read_handover(handover))[-1]
    assert isinstance(report, SiteReport)
    assert report.ended == "stopped"
    assert not {url for url, _ in made} & {hit.path for hit in site.hits}


def test_progress_is_json_on_standard_error(web: HostileWeb, tmp_path: Path) -> None:
    site, made = small(web, "progress", start=49_000)
    crawls = Crawls(tmp_path, [site])
    crawls.crawl()
    *events, spent = [json.loads(line) for line in crawls.stderr.splitlines()]
    assert set(spent["seconds"]) == {"start", "fetch", "discover", "write"}
    assert events[-1]["site"] == "progress"
    assert events[-1]["ended"] == "finished"
    assert events[-1]["articles"] == len(made)
    assert sum(events[-1]["outcomes"].values()) == events[-1]["pages"]


def test_packed_answers_are_archived_unpacked(web: HostileWeb, tmp_path: Path) -> None:
    import gzip
    import zlib

    site, made = small(web, "packed", start=50_000)
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "x-gzip": gzip.compress}
    for (url, _), name in zip(made, packers, strict=False):
        page = site.pages[url]
        assert isinstance(page, str)
        packed = packers[name](page.encode())
        site.pages[url] = lambda request, packed=packed, name=name: aiohttp_web.Response(
            body=packed, headers={"Content-Encoding": name, "Content-Type": "text/html; charset=utf-8"}
        )
    result = Crawls(tmp_path, [site]).crawl()["packed"]
    assert len(result.articles()) == len(made)
    [handover] = (tmp_path / "spool1").glob("*.jsonl")
    with warc_path(handover).open("rb") as stream:
        bodies = [r.reader.read() for r in ArchiveIterator(stream, record_types=WarcRecordType.response)]
    assert all(b"<html" in body or not body for body in bodies)


def _self_signed(folder: Path) -> ssl.SSLContext:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cong.gov.vn")])
    day = timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - 2 * day)
        .not_valid_after(datetime.now(UTC) - day)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_certificates_are_verified_unless_the_site_file_says_legacy(web: HostileWeb, tmp_path: Path) -> None:
    sites = []
    for name, keys in (("strict", ""), ("legacy", 'tls = "legacy"')):
        site = web.serve(HostileSite(name=name, tls=_self_signed(tmp_path), keys=keys))
        made = honest(site, 3, 51_000)
        site.add("/", listing("".join(item(url, piece.title) for url, piece in made), "Trang chủ"))
        site.add("/robots.txt", "")
        sites.append(site)
    result = Crawls(tmp_path / "crawls", sites).crawl()
    strict, legacy = result["strict"], result["legacy"]
    assert not sites[0].hits
    assert {page.outcome for page in strict.pages} == {"network_error"}
    assert all("TLS" in (page.error or "") for page in strict.pages)
    assert len(legacy.articles()) == 3
    assert "tls_legacy" in legacy.codes()
