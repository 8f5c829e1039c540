"""Signals of this project, beside Scrapy's own."""

from __future__ import annotations

crawl_stopping = object()
"""The crawl is stopping: waiting requests are withdrawn, those in flight have a few seconds. No arguments."""

site_progressed = object()
"""A page of a site was written, or its report. Arguments: ``course``, ``report`` (``None`` for a page), ``closed``
(whether the page ended a part of the hand-over, whose files are complete)."""
