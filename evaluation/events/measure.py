"""Pairs of reports, kinds and awards given: ours compared with the labelled ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from articles.events import Report, ReportedEvent, join_reports, kind_of, read_report
from evaluation.events.given import FieldScore, LabelledAward, award_of, compare_awards

_SETS = Path(__file__).parent / "sets"
SETS = (
    "development",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "year_2026",
    "second_year_2026",
    "third_year_2026",
    "fourth_year_2026",
    "fifth_year_2026",
    "sixth_year_2026",
    "seventh_year_2026",
    "eighth_year_2026",
    "ninth_year_2026",
    "tenth_year_2026",
    "eleventh_year_2026",
    "twelfth_year_2026",
    "thirteenth_year_2026",
    "fourteenth_year_2026",
    "fifteenth_year_2026",
    "sixteenth_year_2026",
    "seventeenth_year_2026",
    "eighteenth_year_2026",
)
"""The labelled sets: each one file of reports and one of the awards given at their events."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledReport:
    """A report with the event it reports (``None``: none) and that event's kind."""

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
    ledger: FieldScore
    faults: tuple[str, ...]


def labelled_reports(name: str = "development") -> list[LabelledReport]:
    """The reports of a set in the order of its file."""
    lines = (_SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
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


def labelled_awards(name: str = "development") -> list[LabelledAward]:
    """The awards given at the events of a set."""
    lines = (_SETS / f"{name}_awards.jsonl").read_text(encoding="utf-8").splitlines()
    return [award_of(json.loads(line)) for line in lines]


def measure(labelled: Sequence[LabelledReport], awards: Sequence[LabelledAward]) -> Score:
    """Group the reports and compare groups, kinds and awards with their labels."""
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
    groups: list[tuple[str | None, list[ReportedEvent]]] = [
        (labelled[first].event, [events[place] for place, group in enumerate(joined) if group == first])
        for first in sorted({group for group in joined if group is not None})
    ]
    ledger = compare_awards(groups, awards)
    return Score(
        precision=len(got & wanted) / max(1, len(got)),
        recall=len(got & wanted) / max(1, len(wanted)),
        kinds=kinds / len(labelled),
        nulls=nulls / len(labelled),
        ledger=ledger,
        faults=(*faults, *ledger.faults),
    )
