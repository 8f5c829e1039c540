"""Scrapy's settings for a crawl: everything that this project decides itself is switched off."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from crawler.fetching import is_ip_literal
from crawler.plan import CrawlPlan
from crawler.site import Site


def user_agent(contact: str | None) -> str:
    """``thidua/0.1.0 (+contact)``: who asks, and where to complain."""
    try:
        number = version("thidua")
    except PackageNotFoundError:
        number = "0"
    return f"thidua/{number} (+{contact})" if contact else f"thidua/{number}"


def private_hosts(sites: list[Site]) -> set[str]:
    """The addresses on this machine or network that site files name themselves."""
    names = {
        urlsplit(f"//{netloc}").hostname or "" for site in sites for netloc in (urlsplit(site.url).netloc, *site.hosts)
    }
    return {name for name in names if is_ip_literal(name) or name == "localhost"}


def scrapy_settings(plan: CrawlPlan, sites: list[Site]) -> dict[str, Any]:
    """Settings for ``AsyncCrawlerProcess``."""
    return {
        "DOWNLOAD_HANDLERS": {
            "http": "crawler.fetching.FetchHandler",
            "https": "crawler.fetching.FetchHandler",
            "file": None,
            "ftp": None,
            "s3": None,
            "data": None,
        },
        "SCHEDULER": "crawler.scheduler.SiteScheduler",
        "CONCURRENT_REQUESTS": 0,  # one a site is the limit; a number here would let slow sites hold up the others
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "CONCURRENT_ITEMS": 1,  # the default starts a hundred tasks for the output of every answer, which is none here
        "DOWNLOAD_DELAY": 0,  # crawler.politeness, at the socket
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 50_000_000,
        "ROBOTSTXT_OBEY": False,  # crawler.robots, per authority and RFC 9309; Scrapy's fetches without outcome lines
        "COOKIES_ENABLED": False,
        "REDIRECT_ENABLED": False,
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "LOG_LEVEL": "WARNING",
        "LOG_FORMAT": "%(levelname)s %(name)s: %(message)s",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "ASYNCIO_EVENT_LOOP": "uvloop.Loop" if find_spec("uvloop") else None,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,
        "THIDUA_LIMITS": plan.limits,
        "THIDUA_PRIVATE_HOSTS": private_hosts(sites),
    }
