"""``python -m crawler.run PLAN.json``: one Scrapy process that crawls some sites side by side.

Progress is one JSON object per line on stderr, the last one the CPU seconds of its stages. Exits 0 when every site was
crawled (to its end, or to a limit of the plan), 1 when one could not be, 2 for a plan or site file that cannot be used.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import stat
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from crawler.agent import user_agent
from crawler.browser import refusal
from crawler.handover import SiteReport
from crawler.plan import CrawlPlan, read_plan
from crawler.site import Site, load_site
from crawler.warc import SpoolWriter

CRAWLED = frozenset({"finished", "empty", "max_pages", "deadline"})
FILES_A_SITE = 4


def main(arguments: list[str] | None = None) -> int:
    """Run the plan named on the command line."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if len(arguments) != 1:
        print("usage: python -m crawler.run PLAN.json", file=sys.stderr)
        return 2
    try:
        plan = read_plan(Path(arguments[0]))
        sites = {site.id: load_site(site.path) for site in plan.sites}
    except (ValueError, OSError) as error:
        print(f"crawler.run: {error}", file=sys.stderr)
        return 2
    reports = crawl(plan, sites)
    return 0 if all(report.ended in CRAWLED for report in reports.values()) and len(reports) == len(plan.sites) else 1


def crawl(plan: CrawlPlan, sites: dict[str, Site]) -> dict[str, SiteReport]:
    """Crawl in this process, once: a Twisted reactor cannot be started again."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from crawler.spiders.site import SiteSpider

    plan.spool.mkdir(parents=True, exist_ok=True)
    faults = {site_id: refusal(site, has_contact=bool(plan.contact)) for site_id, site in sites.items()}
    reports = {site_id: _refuse(plan, site_id, fault) for site_id, fault in faults.items() if fault is not None}
    allowed = {site_id: site for site_id, site in sites.items() if site_id not in reports}
    if not allowed:
        return reports
    _raise_file_limit(len(allowed))
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    own = {
        "REPORT_PROGRESS": True,
        "LOG_LEVEL": "WARNING",
        "LOG_FORMATTER": "crawler.quiet_log.QuietLogFormatter",
        "USER_AGENT": user_agent(plan.contact),
    }
    settings.update(own, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(SiteSpider)
    process.crawl(crawler, crawl_plan=plan, sites=allowed)
    _end_with_parent()
    _collect_rarely()
    begun = time.process_time()
    process.start(install_signal_handlers=True)
    spider = crawler.spider
    if isinstance(spider, SiteSpider):
        spent = spider.stages.seconds
        rest = time.process_time() - begun - sum(spent.values())
        print(json.dumps({"seconds": {"start": begun, "fetch": max(0.0, rest), **spent}}), file=sys.stderr, flush=True)
        reports |= {site_id: course.report for site_id, course in spider.courses.items() if course.report is not None}
    return reports


def _refuse(plan: CrawlPlan, site_id: str, detail: str) -> SiteReport:
    now = datetime.now(UTC)
    report = SiteReport(
        site=site_id, run_id=plan.run_id, started_at=now, finished_at=now, ended="refused", detail=detail
    )
    writer = SpoolWriter(plan.spool, plan.run_id, site_id, user_agent(None))
    writer.commit(report)
    writer.close()
    print(json.dumps({"site": site_id, "pages": 0, "outcomes": {}, "ended": "refused"}), file=sys.stderr, flush=True)
    return report


def _end_with_parent() -> None:
    """Stop when the pipe on standard input is closed: the parent process is gone."""
    if not stat.S_ISFIFO(os.fstat(sys.stdin.fileno()).st_mode):
        return

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def _collect_rarely() -> None:
    """Leave the loaded modules out of garbage collection, and look for cycles every 20,000 objects, not every 700.

    What a page allocates is freed when its last reference goes.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)


def _raise_file_limit(sites: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 256 + FILES_A_SITE * sites
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )


if __name__ == "__main__":
    sys.exit(main())
