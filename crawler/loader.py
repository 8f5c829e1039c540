"""Scrapy's spiders of this project: one under the id of every site in the catalogue."""

from __future__ import annotations

import builtins
from functools import cached_property

from scrapy import Request, Spider
from scrapy.spiderloader import SpiderLoader

from articles.urls import is_same_site
from crawler.catalogue import load_catalogue
from crawler.site import Site
from crawler.spiders.site import SiteSpider


class SiteSpiderLoader(SpiderLoader):
    """``SPIDER_LOADER_CLASS``: ``scrapy list`` names the sites, ``scrapy crawl ID`` crawls one."""

    @cached_property
    def _sites(self) -> dict[str, Site]:
        return load_catalogue()

    def load(self, spider_name: str) -> type[Spider]:
        if spider_name in self._spiders or spider_name not in self._sites:
            loaded: type[Spider] = super().load(spider_name)
            return loaded
        return type("SiteSpider", (SiteSpider,), {"name": spider_name, "site_id": spider_name})

    def list(self) -> builtins.list[str]:
        return [*super().list(), *self._sites]

    def find_by_request(self, request: Request) -> builtins.list[str]:
        return [site.id for site in self._sites.values() if is_same_site(request.url, site.host_keys)]
