"""A request's answer, and its classification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from crawler.frontier import WantKind

Outcome = Literal[
    "fetched",
    "unchanged",
    "not_modified",
    "redirected",
    "disallowed",
    "not_found",
    "blocked",
    "throttled",
    "server_error",
    "timeout",
    "network_error",
    "too_large",
    "off_site",
    "rejected",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A whole answer: ``headers`` with lower-case names, ``body`` unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """No whole answer, and what that counts as."""

    outcome: Outcome
    error: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A classified answer: outcome, kind of page, and the part that is archived."""

    outcome: Outcome
    kind: WantKind
    archive: Literal["response", "revisit"] | None = None
    digest: str | None = None
    final_url: str | None = None
    retry_after_s: float | None = None
    error: str | None = None
    wishes: tuple[str, ...] = ()
    """The publisher's usage preferences for the page."""


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After header, which is a number or an HTTP date in any of three forms (RFC 9110, 5.6.7)."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now.astimezone(UTC)).total_seconds())
