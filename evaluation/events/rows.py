"""Rows of the ledger read from single reports: ours compared with the labelled ones in every field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from articles.events import AwardGiven, Report, ledger_of, read_report
from articles.models import Recipients

_FILE = Path(__file__).parent / "ledger.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What a labelled row states; ``period`` is its first and last month or year."""

    award: str | None
    award_class: int | None
    decision: str | None
    decided_on: str | None
    counts: tuple[tuple[int, str], ...]
    names: tuple[str, ...]
    period: tuple[str, str] | None
    signer: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledRows:
    """A report and the rows read from it."""

    id: str
    report: Report
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowScore:
    """Shares from 0 to 1 of rows that are right in every field, and the faults in words."""

    precision: float
    recall: float
    faults: tuple[str, ...]


def labelled_rows() -> list[LabelledRows]:
    """The reports in the order of the file."""
    found = []
    for key, line in enumerate(map(json.loads, _FILE.read_text(encoding="utf-8").splitlines())):
        report = Report(
            key=key,
            title=line["title"],
            text=line["text"],
            published_on=date.fromisoformat(line["published_at"]),
            province=line["province"],
        )
        found.append(LabelledRows(id=line["id"], report=report, rows=tuple(map(_labelled, line["rows"]))))
    return found


def measure_rows(labelled: list[LabelledRows]) -> RowScore:
    """Read each report by itself and compare its rows with the labelled ones."""
    right, found, wanted = 0, 0, 0
    faults = []
    for item in labelled:
        waiting = list(item.rows)
        wanted += len(waiting)
        for given in map(_row, ledger_of([read_report(item.report)])):
            found += 1
            if given in waiting:
                waiting.remove(given)
                right += 1
            else:
                faults.append(f"{item.id} not wanted: {given}")
        faults += [f"{item.id} missing: {row}" for row in waiting]
    return RowScore(precision=right / max(1, found), recall=right / max(1, wanted), faults=tuple(faults))


def _labelled(row: dict[str, Any]) -> Row:
    return Row(
        award=row["award"],
        award_class=row["class"],
        decision=row["decision"],
        decided_on=row["decided_on"],
        counts=tuple((n, kind) for n, kind in row["counts"]),
        names=tuple(row["names"]),
        period=tuple(row["period"]) if row["period"] else None,
        signer=row["signer"],
    )


def _row(given: AwardGiven) -> Row:
    counts = [(r.n, r.type) for r in given.recipients if isinstance(r, Recipients) and r.n is not None]
    return Row(
        award=given.award,
        award_class=given.award_class,
        decision=given.decision,
        decided_on=given.decided_on,
        counts=tuple(sorted(counts)),
        names=tuple(sorted(r.name for r in given.recipients if not isinstance(r, Recipients))),
        period=(given.period.first, given.period.last) if given.period else None,
        signer=given.signer,
    )
