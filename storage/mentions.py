"""Stored mentions as the facts that annotation found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from articles.models import (
    AwardMention,
    BodyMention,
    FactKind,
    Mention,
    MovementMention,
    PersonMention,
    PlaceMention,
    ProvinceMention,
    Recipients,
    StatisticMention,
)

_CLASSES: dict[FactKind, type[Mention]] = {
    mention.kind: mention
    for mention in (
        MovementMention,
        AwardMention,
        BodyMention,
        ProvinceMention,
        PlaceMention,
        PersonMention,
        StatisticMention,
    )
}
_OWN_FIELDS = {
    kind: frozenset(field.name for field in fields(mention)) - {field.name for field in fields(Mention)}
    for kind, mention in _CLASSES.items()
}
_STORED_NAMES = {"class": "award_class"}


def read_mention(
    kind: FactKind,
    *,
    entry: str | None,
    name: str,
    quote: str,
    start: int,
    detail: Mapping[str, Any],
) -> Mention:
    """One row of ``mention`` as a fact of its kind.

    A row of an older annotation version may lack a field, which then has its default, or have one that no longer
    exists.
    """
    own = {_STORED_NAMES.get(key, key): value for key, value in detail.items()}
    return _CLASSES[kind](
        id=entry,
        name=name,
        quote=quote,
        start=start,
        end=start + len(quote),
        **{key: _value(key, value) for key, value in own.items() if key in _OWN_FIELDS[kind]},
    )


def _value(key: str, value: Any) -> Any:
    if key == "recipients":
        return tuple(Recipients(n=found["n"], type=found["type"]) for found in value)
    return tuple(value) if isinstance(value, list) else value
