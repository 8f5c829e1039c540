"""Awards given at events, field by field: ours compared with the labelled ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.events import AwardGiven, ReportedEvent, ledger_of
from articles.events.groups import group_of
from articles.models import Recipients
from articles.text import fold_for_matching, fold_marks

_SHORT = (
    ("lđlđ", "liên đoàn lao động"),
    ("gd-đt", "giáo dục và đào tạo"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("tphcm", "thành phố hồ chí minh"),
)
FIELDS = ("giver", "decision", "decided_on", "recipients")


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledAward:
    """One award given at one event; a field that is ``None`` is not stated, ``counts`` ``None`` is not compared."""

    event: str
    award: str
    award_class: int | None
    giver: str | None
    decision: str | None
    decided_on: str | None
    counts: tuple[tuple[int, str], ...] | None
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldScore:
    """Rows by award and class; then the share of the rows found in which each field is right."""

    precision: float
    recall: float
    right: dict[str, float]
    faults: tuple[str, ...]


def award_of(row: dict[str, Any]) -> LabelledAward:
    """A labelled row as a value."""
    return LabelledAward(
        event=row["event"],
        award=row["award"],
        award_class=row["class"],
        giver=row["giver"],
        decision=row["decision"],
        decided_on=row["decided_on"],
        counts=None if row["counts"] is None else tuple(sorted((n, kind) for n, kind in row["counts"])),
        names=tuple(row["names"]),
    )


def compare_awards(
    groups: Sequence[tuple[str | None, list[ReportedEvent]]], labelled: Sequence[LabelledAward]
) -> FieldScore:
    """Compare the single awards of each group, named by its first member's label, with the labelled ones."""
    waiting = list(labelled)
    found, faults = 0, []
    right = dict.fromkeys(FIELDS, 0)
    for event, members in groups:
        for row in ledger_of(members):
            if row.period is not None:
                continue
            found += 1
            alike = [w for w in waiting if (w.event, w.award, w.award_class) == (event, row.award, row.award_class)]
            if not alike:
                faults.append(f"row not wanted: {event} {row.award} {row.award_class} {row.recipients}")
                continue
            match = max(alike, key=lambda wanted: sum(_fields(row, wanted).values()))
            waiting.remove(match)
            for name, is_right in _fields(row, match).items():
                right[name] += is_right
                if not is_right:
                    faults.append(f"{event} {row.award}: {name} {_stated(row, name)}, not {_wanted(match, name)}")
    matched = len(labelled) - len(waiting)
    return FieldScore(
        precision=matched / max(1, found),
        recall=matched / max(1, len(labelled)),
        right={name: count / max(1, matched) for name, count in right.items()},
        faults=(*faults, *(f"row missing: {w.event} {w.award} {w.counts} {w.names}" for w in waiting)),
    )


def _fields(row: AwardGiven, wanted: LabelledAward) -> dict[str, bool]:
    return {
        "giver": wanted.giver is None or _one_giver(row.giver, wanted.giver),
        "decision": row.decision == wanted.decision,
        "decided_on": wanted.decided_on is None or row.decided_on == wanted.decided_on,
        "recipients": _recipients_agree(row, wanted),
    }


def _recipients_agree(row: AwardGiven, wanted: LabelledAward) -> bool:
    """The counts are those wanted, and each wanted name is found; names may stand in for their count."""
    if wanted.counts is None:
        return True
    counted = [(r.n, r.type) for r in row.recipients if isinstance(r, Recipients) and r.n is not None]
    names = [_folded(r.name) for r in row.recipients if not isinstance(r, Recipients)]
    named = all(any(_folded(name) in found or found in _folded(name) for found in names) for name in wanted.names)
    if not wanted.counts:
        return named and sum(n for n, _ in counted) <= len(wanted.names)
    return named and _by_group(counted) == _by_group(wanted.counts)


def _by_group(counts: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Counts by group, whatever the noun: "85 học sinh" are 85 people."""
    return sorted((n, group_of(kind)) for n, kind in counts)


def _one_giver(found: str | None, wanted: str) -> bool:
    """The same office, whether it or its body is named, with or without the province behind a department."""
    a, b = (_plain(name or "") for name in (found, wanted))
    return a == b or bool(a and b and (a.endswith(b) or b.endswith(a) or (a.startswith(b) and " so " in f" {b} ")))


def _plain(name: str) -> str:
    name = fold_for_matching(name)
    for short, full in _SHORT:
        name = name.replace(short, full)
    return fold_marks(name)


def _stated(row: AwardGiven, name: str) -> object:
    return row.recipients if name == "recipients" else getattr(row, name)


def _wanted(match: LabelledAward, name: str) -> object:
    return (match.counts, match.names) if name == "recipients" else getattr(match, name)


def _folded(name: str | None) -> str:
    return fold_for_matching(name or "")
