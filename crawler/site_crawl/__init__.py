"""One site's crawl as decisions: the next address, the kind of an answer, and its consequences.

Knows no Scrapy, no socket and no clock: callers pass the time and the answers, and take the next request.
Every request that it hands out comes back to :meth:`SiteCrawl.handle` and gets exactly one outcome.
"""

from crawler.site_crawl.answers import Answer, Failure, Outcome, Verdict
from crawler.site_crawl.decisions import SiteCrawl

__all__ = ["Answer", "Failure", "Outcome", "SiteCrawl", "Verdict"]
