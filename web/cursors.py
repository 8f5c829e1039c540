"""Cursors: where a page of results ended, as one word that an address can carry."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

from storage.search import Filters, Position

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)


class BadCursor(ValueError):
    """A cursor that this search did not give."""


def encode_cursor(position: Position | None, filters: Filters) -> str | None:
    """A position as a word; it holds for the same filters only."""
    if position is None:
        return None
    values = [
        _of(filters), position.tier, list(position.words), _micros(position.dated), _micros(position.first_seen_at),
        position.article,
    ]  # fmt: skip
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_cursor(word: str | None, filters: Filters) -> Position | None:
    """The position that a cursor stands for.

    Raises:
        BadCursor: if it is no cursor, or one of another search.
    """
    if word is None:
        return None
    try:
        decoded = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        search, tier, words, dated, seen, article = json.loads(decoded)
        if search != _of(filters) or not all(isinstance(pair, str) for pair in words):
            raise BadCursor("the cursor is of another search")
        return Position(
            tier=int(tier), words=tuple(words), dated=_moment(dated), first_seen_at=_moment(seen), article=str(article)
        )
    except BadCursor:
        raise
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise BadCursor("the cursor is none of ours") from None


def _of(filters: Filters) -> str:
    return hashlib.blake2b(repr(filters).encode(), digest_size=6).hexdigest()


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=int(micros))
