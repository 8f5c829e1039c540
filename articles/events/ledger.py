"""One row per award given at an event, of all mentions of it in all reports, joined field by field."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TypeVar

from articles.annotation.award_givers import naming_rules, ranks_of_name
from articles.annotation.award_verbs import GIVES, RECEIVES
from articles.annotation.reading import Reading
from articles.events.givers import central_giver, full_giver, given_by_law
from articles.events.groups import STANDARD, group_of
from articles.events.periods import Period, summed_over
from articles.events.picked import picked_recipients
from articles.events.proposed import is_proposed
from articles.events.recipients import NamedRecipient, named_recipients
from articles.events.reported import ReportedEvent
from articles.events.signers import day_of_unnumbered, stated_decisions
from articles.events.words import words_of
from articles.gazetteer import entries_by_kind, kinds_of
from articles.models import AwardMention, Recipients

T = TypeVar("T")
Votes = defaultdict[T, set[int]]
"""A stated value and the reports that state it."""

_A_SHARE = re.compile(r"\d ?%[^.;]{0,60}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedCount:
    """A number of recipients with the reports that state it; of each type the one that most state is ``chosen``."""

    n: int
    type: str
    sources: tuple[int, ...]
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """The words of one mention; ``source`` is the report's position."""

    source: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardGiven:
    """One award given at one event; ``sources`` are the positions of the reports that mention it."""

    award: str | None
    """Id of the gazetteer; ``None`` for a title of honour that it does not have."""
    name: str
    award_class: int | None
    giver: str | None
    decision: str | None
    decided_on: str | None
    signer: str | None
    recipients: tuple[Recipients | NamedRecipient, ...]
    period: Period | None
    """Where the row is a sum over a stretch of time, and not an award given at the event."""
    sources: tuple[int, ...]
    counts: tuple[StatedCount, ...] = ()
    """Every number that any report states, those of ``recipients`` as chosen."""
    quotes: tuple[Quote, ...] = ()
    proposed: bool = False
    """Only proposed: nobody has received it yet."""


@dataclass(slots=True)
class _Row:
    """Mentions of one award while they are being joined."""

    award: str | None
    name: str
    award_class: int | None
    period: Period | None
    is_given: bool
    """Does any mention state that it is given, rather than only name it?"""
    proposed: bool = False
    givers: Votes[str] = field(default_factory=lambda: defaultdict(set))
    decisions: Votes[str] = field(default_factory=lambda: defaultdict(set))
    days: dict[str, Votes[str]] = field(default_factory=dict)
    signers: dict[str, Votes[str]] = field(default_factory=dict)
    unnumbered: Votes[str] = field(default_factory=lambda: defaultdict(set))
    """Days of a decision whose number is not stated."""
    counts: defaultdict[str, Votes[int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    names: dict[str, NamedRecipient] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)
    quotes: list[Quote] = field(default_factory=list)

    def takes(self, other: _Row) -> bool:
        """May two rows be mentions of one award?"""
        if (
            self.proposed != other.proposed
            or self.period != other.period
            or (self.award_class and other.award_class and self.award_class != other.award_class)
        ):
            return False
        if not _related(self.award, other.award) or (self.award is None and self.name != other.name):
            return False
        if self.decisions and other.decisions and not self.decisions.keys() & other.decisions.keys():
            return False
        if self.decisions.keys() & other.decisions.keys():
            return True
        if self.counts and other.counts and not self._shares_a_count(other):
            # Within one report different numbers are different awards; two reports may contradict each other.
            return not self.sources & other.sources and bool(self._groups() & other._groups())
        if self.names and other.names and not self.names.keys() & other.names.keys():
            return not self.sources & other.sources
        return True

    def _shares_a_count(self, other: _Row) -> bool:
        mine, theirs = self._numbers(), other._numbers()
        return bool(mine & theirs) or self._is_total_of(other) or other._is_total_of(self)

    def _groups(self) -> set[str]:
        return {group_of(kind) for kind in self.counts}

    def _numbers(self) -> set[tuple[int, str]]:
        return {(n, group_of(kind)) for kind, numbers in self.counts.items() for n in numbers}

    def _is_total_of(self, other: _Row) -> bool:
        """Is a number of people and collectives together ("26 tập thể, cá nhân") stated in parts by another row?"""
        totals = {n for n, group in self._numbers() if group == "mixed"}
        parts = [numbers for kind, numbers in other.counts.items() if numbers and group_of(kind) != "mixed"]
        return bool(totals and parts and any(sum(chosen) in totals for chosen in product(*parts)))

    def _as_counted_here(self, other: _Row, kind: str) -> str:
        """This row's noun for what another row counts as ``kind``: "12 đơn vị" are its "12 tập thể"."""
        if kind in self.counts:
            return kind
        mine = [name for name in self.counts if group_of(name) == group_of(kind)]
        same = [name for name in mine if self.counts[name].keys() & other.counts[kind].keys()]
        theirs = [name for name in other.counts if group_of(name) == group_of(kind)]
        if len(same) == 1 or (len(mine) == len(theirs) == 1 and not self.sources & other.sources):
            return (same or mine)[0]
        return kind

    def add(self, other: _Row) -> None:
        """Join another mention field by field; the more specific award names the row."""
        if self.award is not None and other.award in kinds_of("award", self.award):
            self.award, self.name = other.award, other.name
        self.award_class = self.award_class or other.award_class
        self.is_given = self.is_given or other.is_given
        _merge(self.givers, other.givers)
        _merge(self.decisions, other.decisions)
        _merge(self.unnumbered, other.unnumbered)
        for number, days in other.days.items():
            _merge(self.days.setdefault(number, defaultdict(set)), days)
        for number, names in other.signers.items():
            _merge(self.signers.setdefault(number, defaultdict(set)), names)
        for kind in list(other.counts):
            here = self._as_counted_here(other, kind)
            standard = STANDARD.get(group_of(kind))
            if kind != here and kind == standard:
                self.counts[kind] = self.counts.pop(here)
                here = kind
            _merge(self.counts[here], other.counts[kind])
        for name, named in other.names.items():
            if name not in self.names or self.names[name].role is None:
                self.names[name] = named
        self.sources |= other.sources
        self.quotes += other.quotes

    def decide(self, number: str, decided_on: str | None, signer: str | None, source: int) -> None:
        """Note that a report names a decision for the award."""
        self.decisions[number].add(source)
        if decided_on:
            self.days.setdefault(number, defaultdict(set))[decided_on].add(source)
        if signer:
            self.signers.setdefault(number, defaultdict(set))[signer].add(source)

    def give(self, giver: str, source: int) -> None:
        """Note the giver that only the decision states; a form is then this giver's award."""
        self.givers[giver].add(source)
        ranks = ranks_of_name(giver)
        named = next((rule for rule in naming_rules() if self.award in rule.forms and ranks & rule.givers), None)
        self.award = named.becomes if named else self.award

    def stands(self) -> bool:
        """Does the row state an award given, rather than only a word for one, such as a headline's "Thư khen"?"""
        counted = any(self.counts.values())
        if self.proposed:
            return counted or bool(self.names)
        if self.period is not None:
            return counted  # "Giai đoạn 2021-2025, xã được tặng Cờ thi đua": an earlier honour, not a sum
        if counted or self.names or self.decisions:
            return True
        return self.is_given and self.award is not None and not _is_generic(self.award)

    def given(self) -> AwardGiven:
        """The row with the value that most sources state in each field."""
        number = _most(self.decisions)
        most = {kind: _most(numbers) for kind, numbers in self.counts.items() if numbers}
        parts = [n for kind, n in most.items() if n and group_of(kind) != "mixed"]
        if parts:
            most = {kind: n for kind, n in most.items() if group_of(kind) != "mixed" or n != sum(parts)}
        stated = [
            StatedCount(n=n, type=kind, sources=tuple(sorted(sources)), chosen=n == most.get(kind))
            for kind, numbers in self.counts.items()
            for n, sources in sorted(numbers.items())
        ]
        counted = [Recipients(n=n, type=kind) for kind, n in most.items()]
        return AwardGiven(
            award=self.award,
            name=self.name,
            award_class=self.award_class,
            giver=given_by_law(self.award) or _fullest(self.givers),
            decision=number,
            decided_on=_most(self.days.get(number, {})) if number else _most(self.unnumbered),
            signer=_most(self.signers.get(number, {})) if number else None,
            recipients=(*counted, *(self.names[name] for name in sorted(self.names))),
            period=self.period,
            sources=tuple(sorted(self.sources)),
            counts=tuple(stated),
            proposed=self.proposed,
            quotes=tuple(sorted(set(self.quotes), key=lambda quote: (quote.source, quote.words))),
        )


def ledger_of(members: Sequence[ReportedEvent], *, with_proposals: bool = False) -> list[AwardGiven]:
    """The awards given at the event of these reports, and the sums over periods that they state.

    Args:
        with_proposals: include awards that are only proposed.
    """
    ordered = sorted(members, key=lambda member: (str(member.report.published_on), member.text))
    rows = _joined(row for member in ordered for row in _rows_of(member))
    return [row.given() for row in rows if row.stands() and (with_proposals or not row.proposed)]


def _joined(rows: Iterable[_Row]) -> list[_Row]:
    """The rows, mentions of one award joined; those that state most first, so that bare ones find them."""
    found: list[_Row] = []
    for row in sorted(rows, key=lambda row: -(3 * len(row.decisions) + 2 * len(row.counts) + len(row.names))):
        home = next((other for other in found if other.takes(row)), None)
        if home is None:
            found.append(row)
        else:
            home.add(row)
    return found


def _rows_of(member: ReportedEvent) -> list[_Row]:
    """The rows of one report; a decision that no mention of an award holds is that of the one award given."""
    reading = Reading(member.text)
    rows = [row for row in _joined(_mentions(member, reading)) if row.stands() or row.is_given or row.givers]
    decisions = stated_decisions(reading, member.facts.people, member.report.published_on)
    source = member.report.key
    for stated in decisions:
        for row in rows:
            if stated.number in row.decisions:
                row.decide(stated.number, stated.decided_on, stated.signer, source)
    held = {number for row in rows for number in row.decisions}
    free = [stated for stated in decisions if stated.number not in held]
    single = [row for row in rows if row.period is None and not row.proposed and row.stands() and not row.decisions]
    if len(free) == len(decisions) == len(single) == 1:
        single[0].decide(free[0].number, free[0].decided_on, free[0].signer, source)
    if not decisions and len(single) == 1 and member.kind == "decision" and member.days:
        single[0].unnumbered[member.days[0].isoformat()].add(source)
    for stated in decisions:
        for row in rows:
            if stated.office and not row.givers and stated.number in row.decisions:
                row.give(full_giver(stated.office, member), source)
    return rows


def _mentions(member: ReportedEvent, reading: Reading) -> list[_Row]:
    """One row for each mention of an award that may have been given at the event."""
    title_end = reading.folded.find("\n") if member.report.title else 0
    rows: list[_Row] = []
    titles: list[_Row] = []
    picked = picked_recipients(reading, member.facts, title_end=title_end)
    counted_below = [
        _entry_of(award) for award in member.facts.awards if award.start > title_end and any(award.recipients)
    ]
    for award in member.facts.awards:
        entry = _entry_of(award)
        if entry is None and not _is_title_of_honour(award):
            continue
        in_title = award.start < title_end
        row = _row_of_mention(member, reading, award, entry, in_title=in_title)
        if row is None:
            continue
        # A headline rounds and renames: "12 bác sĩ" are the text's "12 cá nhân".
        if not (in_title and any(_related(entry, below) for below in counted_below)):
            _add_recipients(row, member, reading, award)
        if row.period is None:
            row.names.update({n.name: n for of, names in picked if of is award for n in names})
        (titles if in_title else rows).append(row)
    for row in titles:
        # So are names: a headline's "Công an phường" is the text's "Công an phường Ninh Kiều".
        if any(_related(row.award, below.award) and below.names for below in rows):
            row.names.clear()
    return [*titles, *rows]


def _row_of_mention(
    member: ReportedEvent, reading: Reading, award: AwardMention, entry: str | None, *, in_title: bool
) -> _Row | None:
    """A row without recipients; ``None`` for a rate and for an award of another day."""
    start, _ = reading.sentence(award.start)
    clause = reading.folded[max(start, reading.folded.rfind(";", start, award.end) + 1) : award.end]
    day = member.days[0] if member.days else member.report.published_on
    period = None if award.decision else summed_over(reading, (award.start, award.end), day)
    if _A_SHARE.search(clause):
        return None  # "81% hộ đạt danh hiệu Gia đình học tập": a rate, not an award
    proposed = is_proposed(clause)
    if not proposed and period is None and _was_earlier(member, clause):
        return None
    is_given = not in_title and _says_given(clause)
    row = _Row(entry, award.name, award.award_class, period, is_given=is_given, proposed=proposed)
    row.sources.add(member.report.key)
    row.quotes.append(Quote(source=member.report.key, words=award.quote))
    if award.giver:
        row.givers[full_giver(award.giver, member)].add(member.report.key)
    elif giver := central_giver(clause, member):
        row.give(giver, member.report.key)
    if award.decision:
        row.decide(award.decision, award.decision_date, None, member.report.key)
    elif stated := day_of_unnumbered(reading, award.start, member.report.published_on):
        row.unnumbered[stated].add(member.report.key)
    return row


def _add_recipients(row: _Row, member: ReportedEvent, reading: Reading, award: AwardMention) -> None:
    for recipients in award.recipients:
        if recipients.n is not None and not _takes_for_another(row.award, recipients):
            row.counts[recipients.type][recipients.n].add(member.report.key)
    if row.period is None:
        sentence = reading.sentence(award.start)
        row.names.update({n.name: n for n in named_recipients(reading, member.facts, award, sentence)})


def _takes_for_another(award: str | None, recipients: Recipients) -> bool:
    """Do families receive what only a person can: "12 gia đình nhận bằng truy tặng danh hiệu Bà mẹ Việt Nam …"?"""
    return award in _persons_awards() and group_of(recipients.type) == "household"


@lru_cache(maxsize=1)
def _persons_awards() -> frozenset[str]:
    return frozenset(e.id for e in entries_by_kind()["award"] if e.details.get("recipients") == "cá nhân")


def _says_given(clause: str) -> bool:
    return bool(RECEIVES.search(clause) or GIVES.search(clause))


def _was_earlier(member: ReportedEvent, clause: str) -> bool:
    """Was the award received before this event: "Năm 2019, thầy được tặng", "từng được tặng"?"""
    if words_of("earlier").search(clause):
        return True
    day = member.days[0] if member.days else member.report.published_on
    match = re.match(r"\s*(?:(?:vào|trong|từ) )?năm ((?:19|20)\d\d)(?!\s*-)", clause)
    return bool(match and day and int(match[1]) < day.year)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {entry.name: entry.id for entry in entries_by_kind()["award"] if entry.details.get("generic")}


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(_by_name().values())


def _is_generic(award: str) -> bool:
    return award in _generic()


def _entry_of(award: AwardMention) -> str | None:
    """The award's id; for a form whose giver is not stated ("18 tập thể được tặng Cờ thi đua") that of its kind."""
    return award.id or _by_name().get(award.name)


def _is_title_of_honour(award: AwardMention) -> bool:
    """A title that the gazetteer does not have: commendation without a form is printed with its verb, in lower case."""
    return award.name[:1].isupper()


def _related(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a == b
    return a == b or a in kinds_of("award", b) or b in kinds_of("award", a)


def _merge(votes: Votes[T], more: Mapping[T, set[int]]) -> None:
    for value, sources in more.items():
        votes[value] |= sources


def _fullest(givers: Mapping[str, set[int]]) -> str | None:
    """The giver that most reports state, in the longest wording: "Bộ trưởng Bộ Công an" is also "Bộ Công an"."""
    most = _most(givers)
    if most is None:
        return None
    longer = [name for name in givers if name.endswith(most)]
    return max(longer, key=lambda name: (len(name), name))


def _most(votes: Mapping[T, set[int]]) -> T | None:
    """The value that most reports state; in a tie the largest number or the longest wording, in any order.

    Provinces count their own part of a national decision: the largest number is the whole.
    """
    counted = Counter({value: len(sources) for value, sources in votes.items()})

    def order(value: T) -> tuple[int, int, str]:
        return -counted[value], -value if isinstance(value, int) else -len(str(value)), str(value)

    return min(counted, key=order) if counted else None
