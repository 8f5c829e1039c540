"""Small cases of what is easily mistaken for one event or for two, written beside the rules."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.events import Report

_FILE = Path(__file__).parent / "lookalikes.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Lookalike:
    """A few reports of one place; ``groups`` has for each the position of its event's first report, or ``None``."""

    name: str
    reports: tuple[Report, ...]
    groups: tuple[int | None, ...]


def lookalikes() -> list[Lookalike]:
    """The cases in the order of the file."""
    return [
        Lookalike(
            name=case["name"],
            reports=tuple(
                Report(
                    key=key,
                    title=report["title"],
                    text=report["text"],
                    published_on=date.fromisoformat(report["published_at"]),
                    province=report.get("province", case["province"]),
                    site=report.get("site"),
                )
                for key, report in enumerate(case["reports"])
            ),
            groups=tuple(case["groups"]),
        )
        for case in map(json.loads, _FILE.read_text(encoding="utf-8").splitlines())
    ]
