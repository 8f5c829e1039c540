"""What a report is compared by, as ``event_report`` keeps it: ``features`` (JSON), ``pairs`` and ``phrases``."""

from __future__ import annotations

from typing import Any

import msgspec

from articles.events import Report, ReportedEvent
from articles.events.contradictions import ties_across_provinces
from articles.events.days import Days
from articles.events.groups import Group
from articles.events.reported import word_hash
from articles.models import Annotations

_NONE: frozenset[str] = frozenset()


class _Features(msgspec.Struct, frozen=True, kw_only=True):
    """Statements named as the fields of :class:`ReportedEvent`; those that a report does not make are not stored.

    What rows of an earlier version lack has its default until they are read again.
    """

    days: Days | None = None
    part_of_day: str | None = None
    topic: str | None = None
    province: str | None = None
    province_then: str | None = None
    local: str | None = None
    bridge: bool = False
    national: bool = False
    partial: bool = False
    central: bool = False
    counts: frozenset[tuple[int, Group]] = frozenset()
    awards: frozenset[tuple[str, int | None]] = frozenset()
    halls: frozenset[str] = _NONE
    named: frozenset[str] = _NONE
    givers: frozenset[str] = _NONE
    organisers: frozenset[str] = _NONE
    acting: frozenset[str] = _NONE
    units: frozenset[str] = _NONE
    clusters: frozenset[str] = _NONE
    forces: frozenset[str] = _NONE
    institutions: frozenset[str] = _NONE
    hamlets: frozenset[str] = _NONE
    visited: frozenset[str] = _NONE
    spots: frozenset[str] = _NONE
    themes: frozenset[str] = _NONE
    figures: frozenset[str] = _NONE
    quoted: frozenset[str] = _NONE
    anniversaries: frozenset[str] = _NONE
    movements: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    recipients: frozenset[str] = _NONE


_DECODER = msgspec.json.Decoder(_Features)


def features_of(event: ReportedEvent) -> str:
    """The statements as JSON, sets sorted."""
    stated = {name: getattr(event, name) for name in _Features.__struct_fields__}
    return msgspec.json.encode(
        {
            name: sorted(value, key=str) if isinstance(value, frozenset) else value
            for name, value in stated.items()
            if value
        }
    ).decode()


def word_hashes_of(event: ReportedEvent) -> tuple[list[int], list[int]]:
    """Its pairs and phrases, sorted.

    They weigh pairs of reports alone, and one that reports no event and hints at none is compared with no other.
    """
    if not event.happened and not event.possible:
        return [], []
    return sorted(event.pairs), sorted(event.phrases)


def tie_hashes_of(event: ReportedEvent) -> list[int]:
    """What it may have in common with a report of another province, sorted; likewise."""
    if not event.happened and not event.possible:
        return []
    return sorted({word_hash(tie) for tie in ties_across_provinces(event)})


def event_of(report: Report, features: str, **columns: Any) -> ReportedEvent:
    """The event of a stored report, without the facts that only the ledger needs.

    Args:
        features: as :func:`features_of` makes them.
        columns: the statements that ``event_report`` keeps in columns of their own.
    """
    return ReportedEvent(
        report=report,
        text=report.whole,
        facts=Annotations(),
        **msgspec.structs.asdict(_DECODER.decode(features)),
        **columns,
    )
