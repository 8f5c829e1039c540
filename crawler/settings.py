"""Scrapy's settings, for ``scrapy`` on the command line and for :mod:`crawler.run` alike.

Every setting that is not Scrapy's own default states why; ``docs/crawling.md`` has the table of ours.
"""

from __future__ import annotations

from importlib.util import find_spec

from crawler.agent import user_agent
from settings import read_settings

BOT_NAME = "thidua"
SPIDER_MODULES = ["crawler.spiders"]
SPIDER_LOADER_CLASS = "crawler.loader.SiteSpiderLoader"
"""Every site of the catalogue is a spider under its id."""
USER_AGENT = user_agent(read_settings().contact)
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "vi,en;q=0.3",
}

# The event loop. Twisted's own client costs ten times aiohttp's in CPU.
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None
DOWNLOAD_HANDLERS = {"http": "crawler.fetching.FetchHandler", "https": "crawler.fetching.FetchHandler"}

# Pace: a slot per site, one request at a time; the delay of each turn is set by SiteThrottle.
CONCURRENT_REQUESTS = 0  # one per site is the limit; a number here would let slow sites hold up the others
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0  # of requests that belong to no site, as in `scrapy shell`
DOWNLOAD_DELAY_JITTER = 0.0  # ±: a gap would be shorter than the delay. crawler.politeness only lengthens
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 30.0

PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 1  # a context per site with `render = true`: one page at a time

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "thidua"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.middlewares.scope.ScopeMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "crawler.middlewares.validators.ValidatorsMiddleware": 560,
    "crawler.middlewares.back_off.BackOffMiddleware": 870,
    # The handler keeps its own, tighter limits (crawler.plan.Limits); HTTP passwords are in no site file.
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
}
# Each redirect, failure and refusal is an outcome with its line; the course of the crawl decides what follows.
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False
COOKIES_ENABLED = False
HTTPPROXY_ENABLED = False
COMPRESSION_ENABLED = False  # undone while the body arrives, so that a bomb costs no more than the limit

SCHEDULER = "crawler.scheduler.FirstComeScheduler"
SPIDER_MIDDLEWARES = {
    # Every status is an outcome; addresses are judged before they become requests.
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,  # no request is treated otherwise at the start
}
WARN_ON_GENERATOR_RETURN_VALUE = False

ITEM_PIPELINES = {"crawler.pipelines.HandoverPipeline": 300}
CONCURRENT_ITEMS = 1  # the lines of a page are written in their order
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 50_000_000

EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "crawler.extensions.throttle.SiteThrottle": 0,
    "crawler.extensions.stopping.PromptStop": 0,
    "crawler.extensions.progress.Progress": 0,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
MEMUSAGE_LIMIT_MB = 2048  # 200 sites and 100,000 known addresses take 120
LOG_LEVEL = "INFO"
