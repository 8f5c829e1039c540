"""One row per award given at an event, of all mentions of it in all reports, joined field by field."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from articles.annotation.gazetteer import kinds_of
from articles.annotation.reading import Reading
from articles.events.periods import Period, find_period
from articles.events.reported import ReportedEvent
from articles.events.words import words_of
from articles.models import AwardMention, Recipients
from articles.text import folded_pattern

T = TypeVar("T")

_FOR = folded_pattern(r"[^.;\n]{0,60}?(?<![^\W_])(?:cho|tặng) +(?:các +)?")
_NAME_ENDS = re.compile(r"[,.;:()\n]| vì | do | theo | tại | trong | có | đã | và (?=[^A-ZĐ])| về | nhân dịp ")
_YEAR = re.compile(r"(?<![\d/-])(?:năm )?((?:19|20)\d\d)(?![\d/-])")
_BY_PROPOSAL = folded_pattern(r"theo (?:tờ trình|đề nghị|hồ sơ)")


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedRecipient:
    """A recipient as printed; ``kind`` is ``person`` or ``collective``."""

    name: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardGiven:
    """One award given at one event; ``sources`` are the positions of the reports that mention it."""

    award: str
    award_class: int | None
    giver: str | None
    decision: str | None
    decided_on: str | None
    recipients: tuple[Recipients | NamedRecipient, ...]
    period: Period | None
    sources: tuple[int, ...]


@dataclass(slots=True)
class _Row:
    """Mentions of one award while they are being joined."""

    award: str
    award_class: int | None
    period: Period | None
    givers: Counter[str] = field(default_factory=Counter)
    decisions: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    counts: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    names: dict[str, str] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)

    def takes(self, other: _Row) -> bool:
        """May two rows be mentions of one award?"""
        if self.period != other.period or (
            self.award_class and other.award_class and self.award_class != other.award_class
        ):
            return False
        related = self.award == other.award or self.award in kinds_of("award", other.award)
        if not (related or other.award in kinds_of("award", self.award)):
            return False
        numbers, others = {n for n, _ in self.decisions}, {n for n, _ in other.decisions}
        if numbers and others and not numbers & others:
            return False
        if numbers & others:
            return True
        if self.counts and other.counts and not self._shares_a_count(other):
            # Within one report different numbers are different awards; two reports may contradict each other.
            return not self.sources & other.sources and bool(self.counts.keys() & other.counts.keys())
        if self.names and other.names and not self.names.keys() & other.names.keys():
            return not self.sources & other.sources
        return True

    def _shares_a_count(self, other: _Row) -> bool:
        return any(
            self.counts[kind].keys() & other.counts[kind].keys() for kind in self.counts.keys() & other.counts.keys()
        )

    def add(self, other: _Row) -> None:
        """Join another mention field by field; the award that says more names the row."""
        if other.award in kinds_of("award", self.award):
            self.award = other.award
        self.award_class = self.award_class or other.award_class
        self.givers += other.givers
        self.decisions += other.decisions
        for kind, numbers in other.counts.items():
            self.counts[kind] += numbers
        self.names.update(other.names)
        self.sources |= other.sources

    def once(self) -> _Row:
        """The row of one report with one vote for each value, however often the report repeats it."""
        self.givers = Counter(set(self.givers))
        self.decisions = Counter(set(self.decisions))
        self.counts = defaultdict(Counter, {kind: Counter(set(numbers)) for kind, numbers in self.counts.items()})
        return self

    def given(self) -> AwardGiven:
        """The row with the value that most sources give in each field."""
        number, _ = _most(self.decisions) or (None, None)
        dates = Counter({day: n for (found, day), n in self.decisions.items() if found == number and day})
        counted = [Recipients(n=_most(numbers), type=kind) for kind, numbers in self.counts.items() if numbers]
        named = [NamedRecipient(name=name, kind=kind) for name, kind in sorted(self.names.items())]
        return AwardGiven(
            award=self.award,
            award_class=self.award_class,
            giver=_most(self.givers),
            decision=number,
            decided_on=_most(dates),
            recipients=(*counted, *named),
            period=self.period,
            sources=tuple(sorted(self.sources)),
        )


def ledger_of(members: Sequence[ReportedEvent]) -> list[AwardGiven]:
    """The awards given at the event that these reports tell of."""
    ordered = sorted(members, key=lambda member: (str(member.report.published_on), member.text))
    rows = _joined(row.once() for member in ordered for row in _joined(_mentions(member)))
    return [row.given() for row in rows]


def _joined(rows: Iterable[_Row]) -> list[_Row]:
    """Rows that are mentions of one award as one; those that state most first, so that bare ones find them."""
    found: list[_Row] = []
    for row in sorted(rows, key=lambda row: -(3 * len(row.decisions) + 2 * len(row.counts) + len(row.names))):
        home = next((other for other in found if other.takes(row)), None)
        if home is None:
            found.append(row)
        else:
            home.add(row)
    return found


def _mentions(member: ReportedEvent) -> list[_Row]:
    reading = Reading(member.text)
    title_end = reading.folded.find("\n") if member.report.title else 0
    # A headline rounds and renames: "12 bác sĩ" are the text's "12 cá nhân".
    counted_below = {award.id for award in member.facts.awards if award.start > title_end and award.recipients}
    rows = []
    for award in member.facts.awards:
        if award.id is None:
            continue
        start, end = reading.sentence(award.start)
        clause = _clause(reading.folded, start, award.end)
        period = find_period(clause, member.days[0] if member.days else member.report.published_on)
        if _is_proposed(clause) or (period is None and _was_earlier(member, clause)):
            continue
        row = _Row(award.id, award.award_class, period)
        row.sources.add(member.report.key)
        if award.giver:
            row.givers[award.giver] += 1
        if award.decision:
            row.decisions[award.decision, award.decision_date] += 1
        repeated = award.start < title_end and award.id in counted_below
        for recipients in () if repeated else award.recipients:
            if recipients.n is not None:
                row.counts[recipients.type][recipients.n] += 1
        if period is None:
            row.names.update(_named(member, award, reading, end))
        rows.append(row)
    return rows


def _clause(folded: str, start: int, end: int) -> str:
    return folded[max(start, folded.rfind(";", start, end) + 1) : end]


def _is_proposed(clause: str) -> bool:
    return bool(words_of("proposals").search(_BY_PROPOSAL.sub("", clause)))


def _was_earlier(member: ReportedEvent, clause: str) -> bool:
    """Was the award received before this event: "Năm 2019, thầy được tặng", "từng được tặng"?"""
    if words_of("earlier").search(clause):
        return True
    day = member.days[0] if member.days else member.report.published_on
    match = re.match(r"\s*(?:(?:vào|trong|từ) )?năm ((?:19|20)\d\d)(?!\s*-)", clause)
    return bool(match and day and int(match[1]) < day.year)


def _named(member: ReportedEvent, award: AwardMention, reading: Reading, end: int) -> dict[str, str]:
    """Recipients named right behind an award: people, or a collective that a usual noun begins."""
    if award.recipients:
        return {}
    opening = _FOR.match(reading.folded, award.end, end)
    if not opening:
        return {}
    first = opening.end()
    people = [p for p in member.facts.people if first <= p.start < min(end, first + 200)]
    if people and people[0].start - first <= 25:
        return {person.name: "person" for person in people}
    if not words_of("collectives").match(reading.folded, first) or not reading.text[first].isupper():
        return {}
    stop = _NAME_ENDS.search(reading.text, first)
    name = reading.text[first : stop.start() if stop else end].strip(' .”"')
    return {name: "collective"} if 1 < len(name.split()) <= 14 else {}


def _most(votes: Counter[T]) -> T | None:
    """The value with most votes; of equally many the one that sorts first, whatever came first."""
    return min(votes, key=lambda value: (-votes[value], str(value))) if votes else None
