"""Frozen dataclasses to plain JSON values and back, by their own type hints.

For the files between the crawler and its parent process: fields that are ``None`` or empty are left out, an unknown
field is an error (both sides are of one version), times are ISO 8601.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

T = TypeVar("T")

_EMPTY: tuple[object, ...] = (None, (), [])


def encode(value: Any) -> Any:
    """``value`` as JSON's own types."""
    return _without_empty(msgspec.to_builtins(value, enc_hook=_encode_other))


def decode(kind: type[T], value: Any) -> T:
    """The ``kind`` that :func:`encode` made ``value`` from. Raises ``ValueError`` naming a field that does not fit."""
    _refuse_unknown(kind, value)
    try:
        return msgspec.convert(value, kind, dec_hook=_decode_other)
    except msgspec.ValidationError as error:
        raise ValueError(f"{kind.__name__}: {error}") from None


def _refuse_unknown(kind: Any, value: Any) -> None:
    """Raise for a field that ``kind`` does not have, at any depth: msgspec forbids them in its own structs alone."""
    if isinstance(value, list):
        for item in value:
            _refuse_unknown(kind, item)
    elif isinstance(value, dict):
        fields = _fields(kind)
        if unknown := value.keys() - fields.keys():
            raise ValueError(f"{kind.__name__}: unknown field {min(unknown)!r}")
        for name, item in value.items():
            if (inner := fields[name]) is not None:
                _refuse_unknown(inner, item)


@cache
def _fields(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass, each with the dataclass that its values are or hold in a tuple, if any."""
    hints = get_type_hints(kind)
    return {field.name: _dataclass_in(hints[field.name]) for field in dataclasses.fields(kind)}


def _dataclass_in(hint: Any) -> Any:
    inside = (hint, *get_args(hint))
    return next((one for one in inside if dataclasses.is_dataclass(one)), None)


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
