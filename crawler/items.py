"""The spider's items, each a frozen dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from articles.models import PageRecord
from crawler.handover import Line
from crawler.site_crawl.answers import Verdict
from crawler.warc import Exchange


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchedPage:
    """A request and its one outcome. The pipeline archives ``exchange`` and writes ``record`` with its place."""

    record: PageRecord
    verdict: Verdict
    exchange: Exchange | None = None


CrawlItem: TypeAlias = FetchedPage | Line
