"""The digest of a week, month, quarter or range: what happened, who was honoured, which figures, and who was silent."""

from reports.digest.days import parse_month, parse_quarter, parse_week
from reports.digest.making import LONGEST_DAYS, make_digest
from reports.digest.model import Digest
from reports.digest.rendering import DIGEST_FORMATS, render_digest

__all__ = [
    "DIGEST_FORMATS",
    "LONGEST_DAYS",
    "Digest",
    "make_digest",
    "parse_month",
    "parse_quarter",
    "parse_week",
    "render_digest",
]
