"""Running the real crawler against a hostile web, and keeping what the store would keep between two crawls."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from articles.models import Issue, PageRecord
from articles.urls import url_fingerprint
from crawler.handover import Line, SiteReport, read_handover, repair
from crawler.plan import AddressShape, CrawlPlan, Known, Limits, SitePlan, Source, write_due, write_plan
from tests.crawler.hostile.server import HostileSite
from tests.warm import WarmCrawler


@dataclass(slots=True)
class Memory:
    """What a store remembers of one site."""

    sources: dict[str, Source] = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)
    shapes: tuple[AddressShape, ...] = ()


@dataclass(slots=True)
class Crawled:
    """What one crawl of one site handed over."""

    pages: list[PageRecord] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    report: SiteReport | None = None

    def articles(self, *outcomes: str) -> list[str]:
        """Paths of pages that count as articles."""
        wanted = outcomes or ("fetched",)
        return [_path(p.url) for p in self.pages if p.kind == "article" and p.outcome in wanted]

    def outcomes(self) -> Counter[str]:
        return Counter(p.outcome for p in self.pages)

    def outcome_of(self, path: str) -> str | None:
        return next((p.outcome for p in self.pages if _path(p.url) == path), None)

    def codes(self) -> set[str]:
        return {issue.code for issue in self.issues}


class Crawls:
    """Crawls the same sites again and again, each crawl knowing what the ones before handed over."""

    def __init__(self, folder: Path, sites: Iterable[HostileSite], limits: Limits | None = None) -> None:
        self.folder, self.sites = folder, {site.name: site for site in sites}
        self.limits = limits or Limits()
        self.memory: dict[str, Memory] = defaultdict(Memory)
        self.count = 0
        self.stderr = ""
        folder.mkdir(parents=True, exist_ok=True)
        for site in self.sites.values():
            delay = f"delay = {site.delay}\n" if site.delay is not None else ""
            text = f'name = "{site.name}"\nurl = "{site.origin}/"\nkind = "newspaper"\n{delay}{site.keys}\n'
            (folder / f"{site.name}.toml").write_text(text, encoding="utf-8")

    def plan(self, spool: Path, due: Iterable[str] = (), **changes: Any) -> Path:
        """Write a plan for all sites."""
        spool.mkdir(parents=True, exist_ok=True)
        plans = []
        contact = changes.pop("contact", None)
        for name, site in self.sites.items():
            memory = self.memory[name]
            known = self.folder / f"{name}.known"
            asked = {url_fingerprint(site.origin + path) for path in due}
            with known.open("wb") as out:
                out.writelines(b"%d\n" % fingerprint for fingerprint in memory.known.keys() - asked)
                write_due((k for fingerprint, k in memory.known.items() if fingerprint in asked), out)
            options = {"since": date.today() - timedelta(days=90), "floor": 0} | changes
            plans.append(
                SitePlan(
                    id=name,
                    path=self.folder / f"{name}.toml",
                    sources=tuple(memory.sources.values()),
                    shapes=memory.shapes,
                    known=known,
                    **options,
                )
            )
        path = spool / "plan.json"
        write_plan(
            CrawlPlan(run_id=f"r{self.count}", spool=spool, sites=tuple(plans), limits=self.limits, contact=contact),
            path,
        )
        return path

    def crawl(self, due: Iterable[str] = (), **changes: Any) -> dict[str, Crawled]:
        """One crawl of all sites, landed."""
        self.count += 1
        spool = self.folder / f"spool{self.count}"
        plan = self.plan(spool, due, **changes)
        crawler = WarmCrawler([sys.executable, "-m", "crawler.run", str(plan)], stdin=subprocess.DEVNULL)
        self.stderr = crawler.stderr.read()
        assert crawler.wait(240) in (0, 1), self.stderr
        return self.land(spool)

    def land(self, spool: Path) -> dict[str, Crawled]:
        """Read a spool as the store does, after repairing it."""
        repair(spool)
        lines: dict[str, list[Line]] = defaultdict(list)
        for path in sorted(spool.glob("*.jsonl")):
            for line in read_handover(path):
                assert line.site is not None
                lines[line.site].append(line)
        return defaultdict(Crawled, {site: self.keep(of_site) for site, of_site in lines.items()})

    def keep(self, lines: Iterable[Line]) -> Crawled:
        """Remember what one site's crawl handed over, as the store would."""
        result = Crawled()
        for line in lines:
            assert line.site is not None
            memory = self.memory[line.site]
            if isinstance(line, PageRecord):
                result.pages.append(line)
                if line.kind == "article" and line.outcome not in ("disallowed", "off_site"):
                    fingerprint = url_fingerprint(line.url)
                    memory.known[fingerprint] = Known(
                        url=line.url,
                        fingerprint=fingerprint,
                        etag=line.etag,
                        last_modified=line.last_modified,
                        digest=line.digest,
                    )
            elif isinstance(line, Issue):
                result.issues.append(line)
            elif isinstance(line, Source):
                result.sources.append(line)
                memory.sources[line.url] = line
            else:
                result.report = line
                memory.shapes = line.shapes
        return result


def _path(url: str) -> str:
    rest = url.split("://", 1)[1]
    return "/" + rest.partition("/")[2]


path_of = _path
