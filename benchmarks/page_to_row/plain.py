"""A plain script in the peers' environment: Scrapy follows a section's pages, trafilatura reads, psycopg2 inserts.

As the documentation of the three shows it: one spider, one item pipeline, one INSERT and one commit per article.

usage: plain.py DATABASE_URL SECTION_URL …
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import psycopg2
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from trafilatura import bare_extraction

_TABLE = """
CREATE TABLE IF NOT EXISTS article (
    url text PRIMARY KEY, title text, author text, published date, section text, language text, body text NOT NULL,
    fetched_at timestamptz NOT NULL DEFAULT now()
)
"""
_INSERT = """
INSERT INTO article (url, title, author, published, section, language, body)
VALUES (%(url)s, %(title)s, %(author)s, %(published)s, %(section)s, %(language)s, %(body)s)
ON CONFLICT (url) DO UPDATE SET title = excluded.title, author = excluded.author, published = excluded.published,
    body = excluded.body, fetched_at = now()
"""


class PlainSpider(scrapy.Spider):
    """Follows a section's pages and reads the articles that they list."""

    name = "plain"
    sections: list[str]

    async def start(self) -> AsyncIterator[Any]:
        for section in self.sections:
            yield scrapy.Request(section, self.parse)

    def parse(self, response: Response, **given: Any) -> Iterator[scrapy.Request]:
        """A page of the section: its articles, and its further pages."""
        for link in response.css("h3 a::attr(href)").getall():
            yield response.follow(link, self.parse_article)
        for link in response.css(".pagination a::attr(href)").getall():
            yield response.follow(link, self.parse)

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        """One article."""
        found = bare_extraction(response.body, url=response.url, with_metadata=True)
        if found is not None and found.text:
            yield {
                "url": response.url,
                "title": found.title,
                "author": found.author,
                "published": found.date,
                "section": ", ".join(found.categories or ()),
                "language": found.language,
                "body": found.text,
            }


class PostgresPipeline:
    """Inserts items as they come."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg2.connect(url)
        with self.connection, self.connection.cursor() as cursor:
            cursor.execute(_TABLE)

    @classmethod
    def from_crawler(cls, crawler: Any) -> PostgresPipeline:
        return cls(crawler.settings["DATABASE_URL"])

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        with self.connection, self.connection.cursor() as cursor:
            cursor.execute(_INSERT, item)
        return item

    def close_spider(self) -> None:
        self.connection.close()


def main() -> None:
    database, *sections = sys.argv[1:]
    settings = {
        "LOG_LEVEL": "WARNING",
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "DATABASE_URL": database,
        "ITEM_PIPELINES": {PostgresPipeline: 100},
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(PlainSpider, sections=sections)
    process.start()


if __name__ == "__main__":
    main()
