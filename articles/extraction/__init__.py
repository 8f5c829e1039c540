"""HTML to the cleanest article: title, lead, byline, dates, body, pictures.

One decode, one parse, one walk; every field is then decided from the same blocks. Nothing a page contains raises:
what is amiss becomes an :class:`~articles.models.Issue`.
"""

from __future__ import annotations

from articles.extraction.extractor import Observation
from articles.extraction.page import EXTRACTOR_VERSION, ReadPage, extract
from articles.extraction.textblock import extract_text

__all__ = ["EXTRACTOR_VERSION", "Observation", "ReadPage", "extract", "extract_text"]
