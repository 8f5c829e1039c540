"""The digest of a week, month, quarter or range: what happened, who was honoured, which figures, and who was silent."""

from reports.digest.days import parse_month, parse_quarter, parse_week, week_name
from reports.digest.layout import digest_document
from reports.digest.making import LONGEST_DAYS, DigestReaders, make_digest
from reports.digest.model import Digest
from reports.digest.rendering import DIGEST_FORMATS, markup, render_digest

__all__ = [
    "DIGEST_FORMATS",
    "LONGEST_DAYS",
    "Digest",
    "DigestReaders",
    "digest_document",
    "make_digest",
    "markup",
    "parse_month",
    "parse_quarter",
    "parse_week",
    "render_digest",
    "week_name",
]
