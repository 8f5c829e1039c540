"""One site's crawl as decisions: which address next, what an answer was, and what follows from it.

Knows no Scrapy, no socket and no clock: it is told the time, handed answers, and asked for the next request.
Every request that it gives out comes back to :meth:`SiteCrawl.handle` and gets exactly one outcome.
"""

from crawler.site_crawl.answers import Answer, Failure, Outcome, Verdict
from crawler.site_crawl.decisions import SiteCrawl

__all__ = ["Answer", "Failure", "Outcome", "SiteCrawl", "Verdict"]
