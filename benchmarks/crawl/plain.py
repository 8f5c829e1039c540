"""Plain Scrapy, as its documentation shows it, fetching a list of addresses: the baseline."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response


class PlainSpider(scrapy.Spider):
    name = "plain"
    addresses: list[str]

    async def start(self) -> AsyncIterator[Any]:
        for address in self.addresses:
            yield scrapy.Request(address, self.parse)

    def parse(self, response: Response) -> dict[str, Any]:
        return {"url": response.url, "size": len(response.body)}


def main() -> None:
    addresses = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    settings = {
        "LOG_LEVEL": "WARNING",
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 64,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(PlainSpider, addresses=addresses)
    started, cpu = time.monotonic(), time.process_time()
    process.start()
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps({"pages": len(addresses), "seconds": seconds, "cpu_s": time.process_time() - cpu, "rss_mib": peak})
    )


if __name__ == "__main__":
    main()
