"""The digest of a week or a range: what happened, who was honoured, which figures were given, and who was silent."""

from reports.digest.making import LONGEST_DAYS, make_digest, parse_week
from reports.digest.model import Digest
from reports.digest.rendering import DIGEST_FORMATS, render_digest

__all__ = ["DIGEST_FORMATS", "LONGEST_DAYS", "Digest", "make_digest", "parse_week", "render_digest"]
