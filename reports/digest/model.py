"""The contents of a digest, before any wording: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FigureKind = Literal["rate", "change", "count", "total", "undated"]
"""A share at a time; a rise or fall; a number on a day; a sum over a month or year; an amount of no stated time.
Figures of two kinds are never set side by side: a year's total is not a rate on its last day."""
AwardLevel = Literal["state", "ministry", "province", "grassroots", "party", "other"]
AwardStatus = Literal["given", "unclear", "period", "proposed"]
"""As the ledger has it: given at an event; given, but no report states at which; a sum over a period; proposed only."""
ProvinceState = Literal["silent", "down", "not covered", "no site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """An article as it is cited."""

    article: str
    title: str
    url: str
    site_name: str
    province: str | None
    """Its site's present province."""
    published_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """One story of a province: its first publication, what took place, and how often it was printed again."""

    source: Source
    event: str | None
    """``launch``, ``review``, ``monitoring``, ``ceremony``, ``decision``, ``portrait``, ``law`` or ``None``."""
    event_date: str | None
    reprints: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceNews:
    """One present province (``None``: national sites); ``stories`` are the newest of ``count``."""

    province: str | None
    count: int
    stories: tuple[Story, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementNews:
    """One movement: its stories by kind of event, and the provinces they come from."""

    name: str
    stories: int
    events: dict[str, int]
    provinces: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardGiven:
    """One row of the ledger; ``province`` is the event's present one, else the reporting site's."""

    name: str
    award_class: int | None
    giver: str | None
    recipients: tuple[tuple[int | None, str], ...]
    other_recipients: tuple[tuple[int, str], ...]
    """Numbers that fewer reports state."""
    named: tuple[str, ...]
    """Recipients that are named."""
    decision: str | None
    decision_date: str | None
    status: AwardStatus
    same_award: str
    """Shared by the rows of one award, such as a decision's and its ceremony's."""
    part_of: str | None
    """Of a province's part of a national decision the ``same_award`` of the whole, whose numbers include it."""
    period: tuple[str, str] | None
    """First and last year or month of a sum over a period."""
    province: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionNamed:
    """One decision with every award that it was reported to give; articles may differ on the numbers."""

    number: str
    date: str | None
    giver: str | None
    provinces: tuple[str, ...]
    awards: tuple[AwardGiven, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardsOfLevel:
    """The awards of one level given once; of ``count`` those with a decision and the newest others.

    ``recipients`` adds up the numbers of all ``count`` that were given at events, by what they count.
    """

    level: AwardLevel
    count: int
    recipients: tuple[tuple[int, str], ...]
    awards: tuple[AwardGiven, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure with its exact words."""

    kind: FigureKind
    what: str
    place: str | None
    as_of: str | None
    value: float
    unit: str | None
    qualifier: str | None
    change: Literal["increase", "decrease"] | None
    quote: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class FiguresOfKind:
    """The figures of one kind; ``figures`` are the newest of ``count``."""

    kind: FigureKind
    count: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Figures of one kind for the same thing, place and time on which articles differ."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A story that was changed after its publication."""

    source: Source
    version: int
    changed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteProblem:
    """A site that could not be read as it should, at the time the digest was made."""

    site: str
    name: str
    verdict: str
    why: str
    """As ``thidua health`` prints it, in English."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """A period in numbers; ``provinces`` are those with news, ``awards`` those given once."""

    stories: int
    provinces: int
    awards: int
    decisions: int
    figures: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """Everything that a digest states. Days are those of Viet Nam, both included."""

    first: date
    last: date
    made_at: datetime
    province: str | None
    """Id, of either era, that it is about; ``None``: all."""
    movement: str | None
    """Name of the movement that it is about; ``None``: all."""
    stories: int
    reprints: int
    undated: int
    """Further stories that state no date and were first seen in these days."""
    totals: Totals
    before: Totals
    """Of the days just before: the month or quarter before a whole one, else as many days."""
    provinces: tuple[ProvinceNews, ...]
    movements: tuple[MovementNews, ...]
    awards: tuple[AwardsOfLevel, ...]
    decisions: tuple[DecisionNamed, ...]
    proposed: tuple[AwardGiven, ...]
    over_years: tuple[AwardGiven, ...]
    """Sums over periods: never added to awards given once."""
    conflicts: tuple[Conflict, ...]
    figures: tuple[FiguresOfKind, ...]
    changes: tuple[Change, ...]
    without_news: dict[ProvinceState, tuple[str, ...]]
    """Present provinces with no article in this digest, by reason."""
    problems: tuple[SiteProblem, ...]
