"""Pairs of reports, kinds and awards given: ours against the labelled ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from articles.events import AwardGiven, Report, ReportedEvent, join_reports, kind_of, ledger_of, read_report
from articles.models import Recipients

_HERE = Path(__file__).parent
_Key = tuple[str | None, str, int | None, str | None, tuple[tuple[int, str], ...] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledReport:
    """A report with the event it tells of (``None``: none) and that event's kind."""

    id: str
    report: Report
    event: str | None
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Shares from 0 to 1, and what went wrong in words."""

    precision: float
    recall: float
    kinds: float
    nulls: float
    ledger_precision: float
    ledger_recall: float
    faults: tuple[str, ...]


def labelled_reports() -> list[LabelledReport]:
    """The reports in the order of the file."""
    lines = (_HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for key, line in enumerate(map(json.loads, lines)):
        report = Report(
            key=key,
            title=line["title"],
            text=line["text"],
            published_on=date.fromisoformat(line["published_at"]),
            province=line["province"],
            site=line["site"],
        )
        found.append(LabelledReport(id=line["id"], report=report, event=line["gold_event"], kind=line["gold_kind"]))
    return found


def measure(labelled: Sequence[LabelledReport]) -> Score:
    """Group the reports and compare with their labels; the ledger only for events that have a labelled row."""
    events = [read_report(item.report) for item in labelled]
    joined = join_reports(events)
    places = range(len(labelled))
    wanted = {
        (a, b) for a, b in combinations(places, 2) if labelled[a].event and labelled[a].event == labelled[b].event
    }
    got = {(a, b) for a, b in combinations(places, 2) if joined[a] is not None and joined[a] == joined[b]}
    faults = [f"joined wrongly: {labelled[a].id} {labelled[b].id}" for a, b in sorted(got - wanted)]
    faults += [f"not joined: {labelled[a].id} {labelled[b].id}" for a, b in sorted(wanted - got)]
    kinds = 0
    for place in places:
        members = [events[m] for m in places if joined[m] is not None and joined[m] == joined[place]]
        kind = kind_of(members) if members else events[place].kind
        kinds += kind == labelled[place].kind
        if kind != labelled[place].kind:
            faults.append(f"{labelled[place].id} is a {labelled[place].kind}, not a {kind}")
        if (joined[place] is None) != (labelled[place].event is None):
            faults.append(f"{labelled[place].id} event: {labelled[place].event}, found {joined[place]}")
    nulls = sum((joined[p] is None) == (labelled[p].event is None) for p in places)
    right, found, gold, wrong = _ledger(labelled, joined, events)
    return Score(
        precision=len(got & wanted) / max(1, len(got)),
        recall=len(got & wanted) / max(1, len(wanted)),
        kinds=kinds / len(labelled),
        nulls=nulls / len(labelled),
        ledger_precision=right / max(1, found),
        ledger_recall=right / max(1, gold),
        faults=(*faults, *wrong),
    )


def _ledger(
    labelled: Sequence[LabelledReport], joined: Sequence[int | None], events: Sequence[ReportedEvent]
) -> tuple[int, int, int, list[str]]:
    """Rows right, rows found, rows labelled (single awards of the labelled events), and the faults."""
    gold = [json.loads(line) for line in (_HERE / "awards.jsonl").read_text(encoding="utf-8").splitlines()]
    waiting = [_labelled_row(row) for row in gold]
    right, found, faults = 0, 0, []
    for first in sorted({group for group in joined if group is not None}):
        members = [events[place] for place, group in enumerate(joined) if group == first]
        for row in ledger_of(members):
            if row.period is not None:
                continue
            found += 1
            key = _row(labelled[first].event, row)
            match = next((w for w in waiting if w[:4] == key[:4] and (w[4] is None or w[4] == key[4])), None)
            if match is None:
                faults.append(f"row not wanted: {key}")
            else:
                waiting.remove(match)
                right += 1
    return right, found, len(gold), [*faults, *(f"row missing: {row}" for row in waiting)]


def _labelled_row(row: dict[str, Any]) -> _Key:
    counts = None if row["recipients"] is None else tuple(sorted((n, kind) for n, kind in row["recipients"]))
    return row["event"], row["award"], row["class"], row["decision"], counts


def _row(event: str | None, row: AwardGiven) -> _Key:
    counts = tuple(sorted((r.n or 0, r.type) for r in row.recipients if isinstance(r, Recipients)))
    return event, row.award, row.award_class, row.decision, counts
