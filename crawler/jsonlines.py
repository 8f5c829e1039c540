"""Frozen dataclasses to plain JSON values and back, by their own type hints.

For the files between the crawler and its parent process: fields that are ``None`` or empty are left out, unknown
fields are an error (both sides are of one version), times are ISO 8601.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

T = TypeVar("T")

_PLAIN = frozenset({str, int, float, bool, type(None)})


def encode(value: Any) -> Any:
    """``value`` as JSON's own types."""
    if type(value) in _PLAIN:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name)) for name in _fields(type(value)))
        return {name: encode(item) for name, item in pairs if item is not None and item != ()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], value: Any) -> T:
    """The ``kind`` that :func:`encode` made ``value`` from. Raises ``ValueError`` naming a field that does not fit."""
    result: T = _decode(kind, value, kind.__name__)
    return result


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _decode(inner[0], value, where)
    if origin is tuple:
        return tuple(_decode(get_args(hint)[0], item, where) for item in value)
    if origin in (dict, Mapping):
        return dict(value)
    if origin is typing.Literal:
        if value not in get_args(hint):
            raise ValueError(f"{where}: {value!r} is not one of {get_args(hint)}")
        return value
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _decode_dataclass(hint, value, where)
    if hint in (datetime, date):
        return hint.fromisoformat(value)
    if hint is Path:
        return Path(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and hint is not Any and not isinstance(value, hint):
        raise ValueError(f"{where}: {value!r} is no {hint.__name__}")
    return value


def _decode_dataclass(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: {value!r} is not an object")
    hints = _hints(kind)
    for key in value:
        if key not in hints:
            raise ValueError(f"{where}: unknown field {key!r}")
    fields = {key: _decode(hints[key], item, f"{where}.{key}") for key, item in value.items()}
    try:
        return kind(**fields)
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from None
