"""Progress as JSON, one object per line on standard error, for the process that started the crawl."""

from __future__ import annotations

import json
import sys

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.courses import Course
from crawler.handover import SiteReport
from crawler.signals import site_progressed


class Progress:
    """On with the setting ``REPORT_PROGRESS``, which :mod:`crawler.run` makes; a person reads Scrapy's log."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("REPORT_PROGRESS"):
            raise NotConfigured
        crawler.signals.connect(self._tell, signal=site_progressed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        return cls(crawler)

    def _tell(self, course: Course, report: SiteReport | None, closed: bool) -> None:
        crawl = course.crawl
        event = {
            "site": course.site.id,
            "pages": crawl.requests,
            "articles": crawl.state.articles,
            "outcomes": dict(crawl.outcomes),
            "left": crawl.left,
            "delay_s": round(course.pace.gap_s, 3),
        }
        if report is not None:
            event["ended"] = report.ended
        if closed:
            event["closed"] = course.writer.files
        print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)
