"""Loads what a crawl and the web application load, and runs nothing: see ``warm.py``."""

from __future__ import annotations

import gc
from importlib import import_module

from scrapy.settings import Settings
from scrapy.utils.misc import load_object

CRAWL = ("crawler.run", "crawler.settings", "crawler.spiders.site", "scrapy.crawler", "scrapy.core.engine")
WEB = ("cli.main", "services.web", "web.app")
for _name in CRAWL + WEB:
    import_module(_name)
_settings = Settings()
_settings.setmodule("crawler.settings")
for _key in ("DOWNLOAD_HANDLERS", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "ITEM_PIPELINES", "EXTENSIONS"):
    _classes = _settings.getdict(_key) | _settings.getdict(f"{_key}_BASE")
    for _part in [*_classes, *_classes.values()]:
        if isinstance(_part, str) and "." in _part:
            load_object(_part)
for _key in ("SCHEDULER", "SPIDER_LOADER_CLASS", "DUPEFILTER_CLASS", "STATS_CLASS", "DOWNLOADER", "LOG_FORMATTER"):
    load_object(_settings[_key])
# Forks share what is never written to; a collection would write to all of it.
gc.collect()
gc.freeze()
