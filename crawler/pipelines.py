"""Turn items into the hand-over: bodies into WARC records, every item into a line of its site's file."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace

from scrapy.crawler import Crawler

from articles.models import PageRecord
from crawler.courses import Course
from crawler.handover import Line, SiteReport
from crawler.items import CrawlItem, FetchedPage
from crawler.signals import site_progressed
from crawler.spiders.site import SiteSpider

log = logging.getLogger(__name__)

PROGRESS_EVERY_S = 1.0
"""Seconds between two signals of one site's progress; its end and the end of a part are signalled at once."""


class HandoverPipeline:
    """Write the spider's items. A page's line is written after its record: that line is the commit."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._has_failed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HandoverPipeline:
        return cls(crawler)

    def process_item(self, item: CrawlItem) -> Line:
        """The line that was written, which is what feed exports get."""
        spider = self._crawler.spider
        assert isinstance(spider, SiteSpider)
        course = self._course(item)
        with spider.stages.working("write"):
            line = self._archive(course, item) if isinstance(item, FetchedPage) else item
            try:
                self._write(course, line)
            except OSError:
                self._give_up()
                raise
        return line

    def close_spider(self) -> None:
        """Report on the sites that were cut short."""
        spider = self._crawler.spider
        for course in list(spider.courses.values()) if isinstance(spider, SiteSpider) else ():
            course.crawl.state.stop("stopped")
            for line in course.finish():
                self._write(course, line)

    def _course(self, item: CrawlItem) -> Course:
        spider = self._crawler.spider
        assert isinstance(spider, SiteSpider)
        site = item.record.site if isinstance(item, FetchedPage) else item.site
        assert site is not None
        return spider.courses[site]

    def _archive(self, course: Course, page: FetchedPage) -> PageRecord:
        stats = self._crawler.stats
        stats.inc_value(f"outcome_count/{page.record.outcome}")
        stats.inc_value(f"page_count/{page.record.kind}")
        exchange, verdict = page.exchange, page.verdict
        if exchange is None or verdict.archive is None:
            return page.record
        if verdict.archive == "response":
            place = course.writer.write_exchange(exchange, verdict.digest or "")
        else:
            place = course.writer.write_revisit(exchange, verdict.digest)
        return replace(page.record, warc=place.warc, offset=place.offset, length=place.length)

    def _write(self, course: Course, line: Line) -> None:
        course.writer.commit(line)
        report = line if isinstance(line, SiteReport) else None
        if report is not None:
            course.writer.close()
            self._crawler.stats.inc_value(f"site_count/{report.ended}")
        if report is not None or isinstance(line, PageRecord):
            now = time.monotonic()
            closed = report is None and self._close_part(course, now)
            if report is not None or closed or now >= course.next_progress_at:
                course.next_progress_at = now + PROGRESS_EVERY_S
                self._crawler.signals.send_catch_log(site_progressed, course=course, report=report, closed=closed)

    @staticmethod
    def _close_part(course: Course, now: float) -> bool:
        """Close the files of a part that is complete; the next line begins new ones."""
        if not course.parts.is_complete(course.crawl.state.articles, now):
            return False
        course.writer.close()
        return True

    def _give_up(self) -> None:
        """The disk is full or gone: pages fetched from now on would be lost."""
        if not self._has_failed:
            self._has_failed = True
            log.error("the hand-over cannot be written: the crawl ends")
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason="handover_failed"))
