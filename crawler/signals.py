"""Signals of this project, beside Scrapy's own."""

from __future__ import annotations

crawl_stopping = object()
"""The crawl has been told to end: what waits is taken back, what is under way has a few seconds. No arguments."""

site_progressed = object()
"""A page of a site was written, or its report. Arguments: ``course``, ``report`` (``None`` for a page)."""
