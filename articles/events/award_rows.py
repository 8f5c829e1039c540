"""Mentions of one award while they are joined into one row, and the row as it stands at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TypeVar

from articles.annotation import annotate
from articles.annotation.award_givers import naming_rules, ranks_of_name
from articles.events.givers import given_by_law, is_national_award
from articles.events.giving import level_of_name
from articles.events.groups import STANDARD, group_of, is_rounded
from articles.events.named_lists import NamedRecipient
from articles.events.periods import Period
from articles.gazetteer import entries_by_kind, kinds_of
from articles.models import Recipients
from articles.text import fold_for_matching

T = TypeVar("T")
Votes = defaultdict[T, set[int]]
"""A stated value and the reports that state it."""


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
class Row:
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

    def takes(self, other: Row) -> bool:
        """May two rows be mentions of one award?"""
        if (
            self.proposed != other.proposed
            or self.period != other.period
            or (self.award_class and other.award_class and self.award_class != other.award_class)
        ):
            return False
        if self.sources & other.sources and self._has_another_giver(other):
            return False
        if not related(self.award, other.award) or (self.award is None and self.name != other.name):
            return False
        if self.sources & other.sources and self._is_of_somebody_else(other):
            return False
        if self.decisions and other.decisions and not self.decisions.keys() & other.decisions.keys():
            return False
        if self.decisions.keys() & other.decisions.keys():
            return True
        if self.counts and other.counts and not self._shares_a_count(other):
            # Within one report different numbers are different awards; two reports may contradict each other.
            alike = self._groups() & other._groups() or self.names.keys() & other.names.keys()
            return not self.sources & other.sources and bool(alike)
        if self.names and other.names and not self.names.keys() & other.names.keys():
            # "9 tập thể gồm: …" and below "18 cá nhân được tặng Bằng khen có …" are the two lists of one award
            apart = not {n.kind for n in self.names.values()} & {n.kind for n in other.names.values()}
            return not self.sources & other.sources or (apart and self._shares_a_count(other))
        return True

    def _has_another_giver(self, other: Row) -> bool:
        """Are the givers of different levels or other offices: the police's certificate and the commune's?"""
        if self.award in _given_at_every_level():
            mine, theirs = _levels(self.givers), _levels(other.givers)
            if mine and theirs and not mine & theirs:
                return True
        if self.award is None or self.award != other.award or self.givers.keys() & other.givers.keys():
            return False
        if is_national_award(self.award):
            return False
        # "Bộ Y tế tặng Bằng khen cho Bệnh viện Nhi; Bộ Công an tặng Bằng khen cho 4 cá nhân"
        mine, theirs = _offices(self.givers), _offices(other.givers)
        return bool(mine and theirs) and not mine & theirs

    def _is_of_somebody_else(self, other: Row) -> bool:
        """Does one give a form that has no id by its giver, another the known award: a union's flag, the province's?"""
        if self.award == other.award or not (self.givers and other.givers) or self._shares_a_count(other):
            return False
        one_is_generic = any(award is not None and is_generic(award) for award in (self.award, other.award))
        return one_is_generic and not any(_is_one_office(a, b) for a, b in product(self.givers, other.givers))

    def _shares_a_count(self, other: Row) -> bool:
        mine, theirs = self._numbers(), other._numbers()
        return bool(mine & theirs) or self._is_total_of(other) or other._is_total_of(self)

    def _groups(self) -> set[str]:
        return {group_of(kind) for kind in self.counts}

    def _numbers(self) -> set[tuple[int, str]]:
        return {(n, group_of(kind)) for kind, numbers in self.counts.items() for n in numbers}

    def _is_total_of(self, other: Row) -> bool:
        """Is a number of people and collectives together ("26 tập thể, cá nhân") stated in parts by another row?"""
        totals = {n for n, group in self._numbers() if group == "mixed"}
        parts = [numbers for kind, numbers in other.counts.items() if numbers and group_of(kind) != "mixed"]
        wholes = {sum(chosen) for chosen in product(*parts)} if parts else set()
        return any(is_rounded(whole, to=total) for whole in wholes for total in totals)

    def _as_counted_here(self, other: Row, kind: str) -> str:
        """This row's noun for what another row counts as ``kind``: "12 đơn vị" are its "12 tập thể"."""
        if kind in self.counts:
            return kind
        mine = [name for name in self.counts if group_of(name) == group_of(kind)]
        same = [name for name in mine if self.counts[name].keys() & other.counts[kind].keys()]
        theirs = [name for name in other.counts if group_of(name) == group_of(kind)]
        if len(same) == 1 or (len(mine) == len(theirs) == 1 and not self.sources & other.sources):
            return (same or mine)[0]
        return kind

    def add(self, other: Row) -> None:
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
        return self.is_given and self.award is not None and not is_generic(self.award)

    def is_total_of(self, rows: Iterable[Row]) -> bool:
        """Does the row only add up others: "94 Huân chương Lao động" are 4 of class 2 and 90 of class 3?"""
        if self.names or self.decisions or not self.counts or self._groups() != {"mixed"}:
            return False
        parts = [r for r in rows if r is not self and r.period == self.period and related(self.award, r.award)]
        whole = sum(max(numbers, default=0) for row in parts for numbers in row.counts.values())
        return bool(parts) and any(is_rounded(whole, to=n) for numbers in self.counts.values() for n in numbers)

    def given(self) -> AwardGiven:
        """The row with the value that most sources state in each field."""
        number = _most(self.decisions)
        most = {kind: _most_or_whole(numbers) for kind, numbers in self.counts.items() if numbers}
        parts = [n for kind, n in most.items() if n and group_of(kind) != "mixed"]
        if parts:
            whole = sum(parts)
            most = {
                kind: n
                for kind, n in most.items()
                if group_of(kind) != "mixed" or n is None or not is_rounded(whole, to=n)
            }
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


@lru_cache(maxsize=1)
def _given_at_every_level() -> frozenset[str]:
    return frozenset(e.id for e in entries_by_kind()["award"] if e.details.get("level") == "grassroots")


@lru_cache(maxsize=1)
def generic_by_name() -> dict[str, str]:
    """Ids of the forms whose giver is not stated, by name."""
    return {entry.name: entry.id for entry in entries_by_kind()["award"] if entry.details.get("generic")}


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(generic_by_name().values())


def _levels(givers: Iterable[str]) -> set[str]:
    """The levels of some givers, such as ``phường`` and ``công an``, for forms that every level gives."""
    return {level for giver in givers if (level := level_of_name(giver))}


def _offices(givers: Iterable[str]) -> set[str]:
    """The ids of the bodies that some givers are, or lead."""
    return {body for giver in givers for body in _bodies_in(giver)}


@lru_cache(maxsize=1024)
def _bodies_in(giver: str) -> frozenset[str]:
    return frozenset(body.id for body in annotate(None, giver).bodies if body.id is not None)


def _is_one_office(a: str, b: str) -> bool:
    """Is one giver's name the end of the other's: "UBND tỉnh", "Chủ tịch UBND tỉnh"?"""
    a, b = fold_for_matching(a), fold_for_matching(b)
    return a.endswith(b) or b.endswith(a)


def is_generic(award: str) -> bool:
    """Is it a form whose giver is not stated?"""
    return award in _generic()


def related(a: str | None, b: str | None) -> bool:
    """May two mentions be of one award: the same id, or one a kind of the other?"""
    if a is None or b is None:
        return a == b
    return a == b or a in kinds_of("award", b) or b in kinds_of("award", a)


def _merge(votes: Votes[T], more: Mapping[T, set[int]]) -> None:
    for value, sources in more.items():
        votes[value] |= sources


def _fullest(givers: Mapping[str, set[int]]) -> str | None:
    """The giver that most reports state, in the longest wording: "Bộ trưởng Bộ Công an" is also "Bộ Công an"."""
    most = _most(givers)
    if most is None or len(givers) == 1:
        return most
    longer = [name for name in givers if name.endswith(most)]
    return max(longer, key=lambda name: (len(name), name))


def _most(votes: Mapping[T, set[int]]) -> T | None:
    """The value that most reports state; in a tie the longest, in any order."""
    if len(votes) < 2:
        return next(iter(votes), None)
    counted = Counter({value: len(sources) for value, sources in votes.items()})
    return min(counted, key=lambda value: (-counted[value], -len(str(value)), str(value)))


def _most_or_whole(numbers: Mapping[int, set[int]]) -> int | None:
    """The number that most reports state; in a tie the largest, for a smaller one is a part more often than not.

    Provinces count their own part of a national award; "Chủ tịch Công đoàn và 11 công nhân" are 12.
    """
    return min(numbers, key=lambda n: (-len(numbers[n]), -n)) if numbers else None
