"""Cursors: where a page of results ended, as one word that an address can carry."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from storage.facts import FactPosition
from storage.ledger_rows import LedgerFilter, RowPosition
from storage.search import Filters, Position

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)


class BadCursor(ValueError):
    """A cursor that this search did not issue."""


def encode_cursor(position: Position | None, filters: Filters) -> str | None:
    """A position as a word; it holds for the same filters only."""
    if position is None:
        return None
    dated, seen = _micros(position.dated), _micros(position.first_seen_at)
    return _encode("articles", filters, [position.tier, list(position.words), dated, seen, position.article])


def decode_cursor(word: str | None, filters: Filters) -> Position | None:
    """The position that a cursor represents.

    Raises:
        BadCursor: if it is not a cursor, or one of another search.
    """
    if word is None:
        return None
    values = _decode("articles", filters, word, (int, list, int, int, str))
    tier, words, dated, seen, article = values
    if not 0 <= tier < 100 or not all(isinstance(pair, str) and "\x00" not in pair for pair in words):
        raise BadCursor("the cursor was not given by this installation")
    return Position(tier=tier, words=tuple(words), dated=_moment(dated), first_seen_at=_moment(seen), article=article)


def encode_fact_cursor(position: FactPosition | None, kind: str, filters: Filters) -> str | None:
    """As :func:`encode_cursor`, for facts of one kind."""
    if position is None:
        return None
    dated, seen = _micros(position.dated), _micros(position.first_seen_at)
    return _encode(kind, filters, [dated, seen, position.article, position.position])


def decode_fact_cursor(word: str | None, kind: str, filters: Filters) -> FactPosition | None:
    """As :func:`decode_cursor`, for facts of one kind.

    Raises:
        BadCursor: if it is not a cursor, or one of another search.
    """
    if word is None:
        return None
    dated, seen, article, position = _decode(kind, filters, word, (int, int, str, int))
    if not 0 <= position < 2**31:
        raise BadCursor("the cursor was not given by this installation")
    return FactPosition(dated=_moment(dated), first_seen_at=_moment(seen), article=article, position=position)


def encode_row_cursor(position: RowPosition | None, wanted: LedgerFilter) -> str | None:
    """Where a page of the ledger ended, as a word that holds for the same filters alone; ``None`` at the end."""
    if position is None:
        return None
    day = position.day.toordinal() if position.day else 0
    return _encode("ledger", wanted, (day, position.event, position.number))


def decode_row_cursor(word: str | None, wanted: LedgerFilter) -> RowPosition | None:
    """The end of the page before.

    Raises:
        BadCursor: if it is not a cursor, or one of another search.
    """
    if word is None:
        return None
    day, event, number = _decode("ledger", wanted, word, (int, str, int))
    if not (0 <= day <= date.max.toordinal() and 0 <= number < 2**31):
        raise BadCursor("the cursor was not given by this installation")
    return RowPosition(day=date.fromordinal(day) if day else None, event=event, number=number)


def _encode(kind: str, filters: Filters | LedgerFilter, values: Sequence[Any]) -> str:
    text = json.dumps([_search(kind, filters), *values], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(kind: str, filters: Filters | LedgerFilter, word: str, types: Sequence[type]) -> list[Any]:
    try:
        decoded = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        values: list[Any]
        search, *values = json.loads(decoded)
    except (ValueError, TypeError, RecursionError):
        raise BadCursor("the cursor was not given by this installation") from None
    if len(values) != len(types) or any(type(v) is not t for v, t in zip(values, types, strict=True)):
        raise BadCursor("the cursor was not given by this installation")
    if search != _search(kind, filters):
        raise BadCursor("the cursor is of another search")
    if any(isinstance(value, str) and "\x00" in value for value in values):
        raise BadCursor("the cursor was not given by this installation")
    return values


def _search(kind: str, filters: Filters | LedgerFilter) -> str:
    return hashlib.blake2b(f"{kind} {filters!r}".encode(), digest_size=6).hexdigest()


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: int) -> datetime:
    try:
        return _EPOCH + timedelta(microseconds=micros)
    except OverflowError:
        raise BadCursor("the cursor was not given by this installation") from None
