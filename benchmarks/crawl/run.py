"""Measures the crawler on loopback, beside plain Scrapy fetching the same pages in the same run.

    .venv/bin/python -m benchmarks.crawl.run            # all three; about three minutes on two cores
    .venv/bin/python -m benchmarks.crawl.run throughput # one of: throughput, memory, beside

``throughput``: pages per second with robots, discovery, page judging, WARC and lines, against Scrapy that only fetches.
``memory``: peak memory with 100,000 known addresses. ``beside``: 200 sites at one request per second each.
Prints one JSON document, which is also written to ``benchmarks/crawl/result.json``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from articles.models import PageRecord
from articles.urls import url_fingerprint
from crawler.handover import SiteReport, read_handover
from crawler.plan import CrawlPlan, Known, SitePlan, write_due, write_plan

HERE = Path(__file__).parent
PORT = 18_200
SIZE = 60 * 1024
ROUNDS = 3


@contextmanager
def serving(sites: int, articles: int, core: int | None = 1) -> Iterator[list[dict[str, float]]]:
    """The server in a process of its own, on a core of its own where there are two. At the end of the block the list
    is filled with what each site saw (:class:`benchmarks.crawl.server.Visits`)."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.crawl.server",
        "--port",
        str(PORT),
        "--sites",
        str(sites),
        "--articles",
        str(articles),
        "--size",
        str(SIZE),
    ]
    child = subprocess.Popen(_on_core(command, core), stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    seen: list[dict[str, float]] = []
    try:
        assert child.stdout.readline().strip() == "ready"
        yield seen
    finally:
        child.terminate()
        seen += json.loads(child.stdout.readline() or "[]")
        child.wait()


def _on_core(command: list[str], core: int | None) -> list[str]:
    return ["taskset", "-c", str(core), *command] if core is not None and (os.cpu_count() or 1) > 1 else command


def crawl(
    folder: Path, sites: int, delay: float, known: int = 0, **plan: Any
) -> tuple[dict[str, Any], list[SiteReport]]:
    """One crawl; wall and CPU seconds, peak memory, and the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    plans = []
    for n in range(sites):
        path = folder / f"site_{n}.toml"
        path.write_text(
            f'name = "Site {n}"\nurl = "http://127.0.0.1:{PORT + n}/"\nkind = "newspaper"\ndelay = {delay}\n',
            encoding="utf-8",
        )
        known_file = None
        if known:
            known_file = folder / f"site_{n}.known"
            urls = [f"http://127.0.0.1:{PORT + n}/cu/bai-viet-da-biet-tu-truoc-{k}.html" for k in range(known)]
            with known_file.open("wb") as out:
                out.writelines(b"%d\n" % url_fingerprint(u) for k, u in enumerate(urls) if k % 100)
                write_due((Known(url=u, fingerprint=url_fingerprint(u), etag='"x"') for u in urls[::100]), out)
        plans.append(SitePlan(id=path.stem, path=path, known=known_file, **plan))
    write_plan(CrawlPlan(run_id="bench", spool=folder / "spool", sites=tuple(plans)), folder / "plan.json")
    code = "import resource,sys,time,json;from crawler.run import main;c=main([sys.argv[1]]);u=resource.getrusage(resource.RUSAGE_SELF);print(json.dumps({'cpu_s':u.ru_utime+u.ru_stime,'rss_mib':u.ru_maxrss/1024,'exit':c}))"
    started = time.monotonic()
    done = subprocess.run(
        _on_core([sys.executable, "-c", code, str(folder / "plan.json")], 0),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    )
    measured = json.loads(done.stdout) | {"wall_s": time.monotonic() - started}
    reports = []
    for handover in (folder / "spool").glob("*.jsonl"):
        reports += [line for line in read_handover(handover) if isinstance(line, SiteReport)]
    return measured, reports


def measure_throughput(folder: Path) -> dict[str, Any]:
    """The same pages by plain Scrapy and by the crawler, in turns; medians of the rounds."""
    sites, articles = 16, 120
    plain, own, cpu = [], [], []
    with serving(sites, articles):
        for n in range(ROUNDS):
            measured, reports = crawl(folder / f"own{n}", sites, 0.0)
            seconds = max(r.finished_at for r in reports) - min(r.started_at for r in reports)
            requests = sum(r.requests for r in reports)
            own.append(requests / seconds.total_seconds())
            cpu.append(1000 * measured["cpu_s"] / requests)
            addresses = folder / "addresses.txt"
            pages = [
                p.url
                for h in (folder / f"own{n}" / "spool").glob("*.jsonl")
                for p in read_handover(h)
                if isinstance(p, PageRecord)
            ]
            addresses.write_text("\n".join(pages), encoding="utf-8")
            done = subprocess.run(
                _on_core([sys.executable, str(HERE / "plain.py"), str(addresses)], 0),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
                text=True,
            )
            result = json.loads(done.stdout)
            plain.append(result["pages"] / result["seconds"])
    return {
        "pages": requests,
        "page_kib": SIZE // 1024,
        "articles": sum(r.articles for r in reports),
        "own_pages_per_s": round(median(own), 1),
        "plain_scrapy_pages_per_s": round(median(plain), 1),
        "ratio": round(median(own) / median(plain), 2),
        "own_cpu_ms_a_page": round(median(cpu), 2),
        "target_ratio": 0.8,
    }


def measure_memory(folder: Path) -> dict[str, Any]:
    """Peak memory of a crawl that knows 100,000 addresses of one site."""
    with serving(1, 100):
        measured, reports = crawl(folder / "known", 1, 0.0, known=100_000, max_pages=300)
        alone, _ = crawl(folder / "unknown", 1, 0.0, max_pages=300)
    return {
        "known": 100_000,
        "rss_mib": round(measured["rss_mib"]),
        "rss_mib_without_known": round(alone["rss_mib"]),
        "requests": sum(r.requests for r in reports),
        "target_mib": 300,
    }


def measure_beside(folder: Path) -> dict[str, Any]:
    """200 sites at one request per second each, as the sites see it.

    The share of 200 requests per second that is reached, the shortest gap, and the rate of one core without gaps.
    """
    sites, seconds = 200, 45
    with serving(sites, 60) as seen:
        measured, _ = crawl(folder / "beside", sites, 1.0, max_pages=seconds)
    with serving(sites, 60) as unhurt:
        crawl(folder / "free", sites, 0.0, max_pages=seconds)
    rates = [_rate(site) for site in seen]
    free = sum(site["requests"] for site in unhurt) / (
        max(site["last"] for site in unhurt) - min(site["first"] for site in unhurt)
    )
    allowed = min(sites, free)
    return {
        "sites": sites,
        "requests": sum(int(site["requests"]) for site in seen),
        "requests_per_s_while_crawling": round(sum(rates), 1),
        "allowed_per_s": sites,
        "one_core_gives_per_s": round(free, 1),
        "share": round(sum(rates) / allowed, 3),
        "slowest_site_per_s": round(min(rates), 3),
        "shortest_gap_s": round(min(site["shortest_gap"] for site in seen), 4),
        "cpu_share_of_one_core": round(measured["cpu_s"] / measured["wall_s"], 2),
        "rss_mib": round(measured["rss_mib"]),
        "target_share": 0.95,
    }


def _rate(site: dict[str, float]) -> float:
    """Requests per second: between the first and the last lie one gap less than there are requests."""
    return (site["requests"] - 1) / (site["last"] - site["first"])


def main() -> None:
    wanted = sys.argv[1:] or ["throughput", "memory", "beside"]
    parts = {"throughput": measure_throughput, "memory": measure_memory, "beside": measure_beside}
    result = {}
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="crawl-bench-") as folder:
            result[name] = parts[name](Path(folder))
        print(json.dumps({name: result[name]}, indent=1), flush=True)
    path = HERE / "result.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(old | result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
