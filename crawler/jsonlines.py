"""Frozen dataclasses to plain JSON values and back, by their own type hints.

For the files between the crawler and its parent process: fields that are ``None`` or empty are left out, an unknown
field of the outermost object is an error (both sides are of one version), times are ISO 8601.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

_EMPTY: tuple[object, ...] = (None, (), [])


def encode(value: Any) -> Any:
    """``value`` as JSON's own types."""
    return _without_empty(msgspec.to_builtins(value, enc_hook=_encode_other))


def decode(kind: type[T], value: Any) -> T:
    """The ``kind`` that :func:`encode` made ``value`` from. Raises ``ValueError`` naming a field that does not fit."""
    if isinstance(value, dict) and (unknown := value.keys() - _fields(cast(Any, kind))):
        raise ValueError(f"{kind.__name__}: unknown field {min(unknown)!r}")
    try:
        return msgspec.convert(value, kind, dec_hook=_decode_other)
    except msgspec.ValidationError as error:
        raise ValueError(f"{kind.__name__}: {error}") from None


@cache
def _fields(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(kind))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in _EMPTY}
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value


def _encode_other(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no form in JSON")


def _decode_other(kind: type, value: Any) -> Any:
    if kind is Path:
        return Path(value)
    raise NotImplementedError(f"{kind.__name__} has no form in JSON")
