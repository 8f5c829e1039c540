"""When it was published and changed, out of everything on the page that looks like a date.

Statements for machines are weighed against the stamp that readers see: the stamp by the title wins when the two
differ by the offset, when the statement is later than the stamp, or when the statement is only a day. Clocks in
the page's head, dates in running text, in lists of other articles and in the footer never count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from articles.dates import VIETNAM, Stamp, dates_in_url, local_day, month_in_url, parse_machine_date, swap_day_and_month
from articles.extraction.stamps import VisibleStamp
from articles.models import Precision
from articles.page.source import split_address
from articles.page.statements import Statements

_SLACK = timedelta(hours=1)
"""A stamp may be later than the fetch, on the fetch's own day in Vietnam: clocks differ by less than this."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    published_at: datetime | None = None
    precision: Precision | None = None
    raw: str | None = None
    source: str | None = None
    modified_at: datetime | None = None
    issues: tuple[tuple[str, str], ...] = ()
    sure: bool = False
    """Stated for machines, selected, or the only stamp where readers look for it."""
    block: int | None = None
    """The block that prints it."""
    rule: str = ""
    """The rule that decided."""
    doubt: str | None = None
    """The evidence against it: a key of the table of confidences."""


def decide_publication(
    said: Statements,
    visible: list[VisibleStamp],
    url: str,
    fetched_at: datetime | None,
    selected: tuple[Stamp, str] | None = None,
    learned: Stamp | None = None,
    read_at: datetime | None = None,
    listed_at: datetime | None = None,
) -> Publication:
    """The publication time that the evidence agrees on.

    Args:
        selected: a site or platform selector's reading.
        read_at: when the page is read, where it is not known when it was fetched: no later day is a publication.
        listed_at: when a feed or listing dates it: of several printed days, that one is the article's.
        learned: the stamp where this site's pages have their date; it decides where nothing surer does.
    """
    latest = _end_of_day(fetched_at or read_at)
    evidence = _Evidence(latest=latest, listed_at=listed_at)
    evidence.read(said, visible)
    modified = evidence.modified()
    chosen = evidence.choose(selected, learned)
    if chosen is None:
        return _from_url(url, modified, latest, evidence.issues)
    stamp, source, rule = chosen
    seen, visible, issues = evidence.seen, evidence.visible, evidence.issues
    raw = stamp.raw
    is_shown = seen is not None and abs(seen.stamp.at - stamp.at) < timedelta(minutes=1, seconds=1)
    if seen is not None and is_shown and source in ("json-ld", "meta"):
        raw = seen.stamp.raw
    at = _settle_order(stamp, url, listed_at)
    return Publication(
        published_at=at,
        precision=stamp.precision,
        raw=raw,
        source=source,
        modified_at=modified if modified is not None and modified > at else None,
        issues=tuple(issues),
        sure=source not in ("visible", "learned") or rule == LISTED_DAY or _is_plain(seen, visible),
        block=next((v.block for v in visible if _agree(v.stamp, stamp)), None),
        rule=rule,
        doubt=_doubt(source, rule, seen, visible, stamp, issues, listed_at),
    )


@dataclass(kw_only=True, slots=True)
class _Evidence:
    """The dates of a page that can be of its publication or change: none after ``latest``."""

    latest: datetime | None
    listed_at: datetime | None
    issues: list[tuple[str, str]] = field(default_factory=list)
    visible: list[VisibleStamp] = field(default_factory=list)
    stated: list[tuple[Stamp, str]] = field(default_factory=list)
    changed: list[Stamp] = field(default_factory=list)
    seen: VisibleStamp | None = None
    """The best of the visible."""

    def read(self, said: Statements, visible: list[VisibleStamp]) -> None:
        """Take the printed and stated dates; one that lies ahead becomes an issue."""
        self.visible = [v for v in (_in_the_past(v, self.latest) for v in visible) if self._is_plausible(v.stamp)]
        stated = ((parse_machine_date(value), where) for value, where in said.published)
        self.stated = [(stamp, where) for stamp, where in stated if stamp is not None and self._is_plausible(stamp)]
        changed = (parse_machine_date(value) for value, _ in said.modified)
        self.changed = [stamp for stamp in changed if stamp is not None and self._is_plausible(stamp)]
        self.seen = _best_visible(self.visible)

    def _is_plausible(self, stamp: Stamp) -> bool:
        if self.latest is not None and stamp.at > self.latest:
            self.issues.append(("date_in_future", stamp.raw))
            return False
        return True

    def modified(self) -> datetime | None:
        """When it was changed: as stated, else as a printed update that is not the best stamp says."""
        if self.changed:
            return self.changed[0].at
        seen = self.seen
        updates = (
            v for v in self.visible if v.stamp.role == "modified" and (seen is None or v.stamp is not seen.stamp)
        )
        return next((v.stamp.at for v in updates), None)

    def choose(self, selected: tuple[Stamp, str] | None, learned: Stamp | None) -> tuple[Stamp, str, str] | None:
        """The stamp, its source and the rule: the first of selector, statement, listing, learned place and print."""
        seen, visible = self.seen, self.visible
        if selected is not None and self._is_plausible(selected[0]):
            return *selected, "selector"
        if self.stated:
            return _weigh(self.stated[0], seen, self.issues)
        if (of_listed := _of_listed_day(seen, visible, self.listed_at)) is not None:
            return of_listed.stamp, of_listed.source, LISTED_DAY
        if learned is not None and not _is_plain(seen, visible) and self._is_plausible(learned):
            return learned, "learned", "learned_place"
        return (seen.stamp, seen.source, seen.rule) if seen is not None else None


LISTED_DAY = "stamp_of_listed_day"


def _of_listed_day(
    seen: VisibleStamp | None, visible: list[VisibleStamp], listed_at: datetime | None
) -> VisibleStamp | None:
    """Of several printed days, the one that a feed or listing states; ``None`` where the page itself is plain."""
    if listed_at is None or _is_plain(seen, visible):
        return None
    day = local_day(listed_at)
    return next((v for v in visible if v.stamp.day == day and v.stamp.role != "modified"), None)


def _in_the_past(seen: VisibleStamp, latest: datetime | None) -> VisibleStamp:
    """A stamp of open order that is still to come one way, read the other way: "12/10/2026 5:18:00 PM" in November."""
    other = seen.stamp.alternative
    if latest is None or other is None or seen.stamp.at <= latest or other > latest:
        return seen
    return replace(seen, stamp=replace(seen.stamp, at=other, alternative=None))


def _end_of_day(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    local = (moment + _SLACK).astimezone(VIETNAM)
    return local.replace(hour=23, minute=59, second=59, microsecond=999_999)


def _doubt(
    source: str,
    rule: str,
    seen: VisibleStamp | None,
    visible: list[VisibleStamp],
    stamp: Stamp,
    issues: list[tuple[str, str]],
    listed_at: datetime | None,
) -> str | None:
    if rule == "offset_mismatch":
        return None if seen is not None and seen.rank >= _DECIDING else "disagree"
    if any(code == "dates_disagree" for code, _ in issues):
        return "disagree"
    if source in ("json-ld", "meta"):
        return None if seen is not None and _agree(seen.stamp, stamp) else "stated_only"
    if source in ("visible", "time", "learned"):
        if stamp.alternative is not None and listed_at is None:
            return "order"
        if stamp.weekday_agrees is False:
            return "weekday"
        if rule != LISTED_DAY and not _is_plain(seen, visible):
            return "several"
    return None


def _agree(shown: Stamp, stamp: Stamp) -> bool:
    """The same day, and the same minute where both have one."""
    if "day" in (shown.precision, stamp.precision):
        return shown.day == stamp.day
    return abs(shown.at - stamp.at) < timedelta(minutes=1)


def _is_plain(seen: VisibleStamp | None, visible: list[VisibleStamp]) -> bool:
    """Is one stamp where readers look for it, and no other of another day?"""
    if seen is None or seen.rank < _DECIDING or seen.stamp.weekday_agrees is False:
        return False
    return all(v.stamp.day == seen.stamp.day or v.stamp.role == "modified" for v in visible if v.rank >= _DECIDING)


def _best_visible(visible: list[VisibleStamp]) -> VisibleStamp | None:
    """The best stamp; one that is labelled as an update only when no other is there.

    A stamp later than the page's own update is a clock beside it.
    """
    updated = min((v.stamp.day for v in visible if v.stamp.role == "modified"), default=None)
    visible = [v for v in visible if updated is None or v.stamp.day <= updated or v.stamp.role == "modified"]
    plain = [v for v in visible if v.stamp.role != "modified"]
    if plain and (not visible or plain[0].rank >= visible[0].rank - 2.0):
        return _with_its_time(plain[0], plain)
    return visible[0] if visible else None


def _with_its_time(seen: VisibleStamp, visible: list[VisibleStamp]) -> VisibleStamp:
    """A day whose minute an element of the post states: Blogger prints the day on top and links the time below."""
    if seen.stamp.precision != "day":
        return seen
    timed = [v for v in visible if v.source == "time" and v.stamp.precision == "minute"]
    return timed[0] if timed and all(v.stamp.day == seen.stamp.day for v in timed) else seen


# Ranks from which a visible stamp may refine a statement, and from which it may overrule one.
CONFIRMING, _DECIDING = 1.5, 3.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """A statement beside the stamp that readers see."""

    stamp: Stamp
    """Stated."""
    seen: VisibleStamp

    @property
    def shown(self) -> Stamp:
        return self.seen.stamp

    @property
    def difference(self) -> timedelta:
        return self.shown.at - self.stamp.at

    @property
    def is_same_wall(self) -> bool:
        wall = self.stamp.wall
        return wall is not None and abs(wall - self.shown.at.replace(tzinfo=None)) < timedelta(minutes=1)

    @property
    def is_day_in_utc(self) -> bool:
        return self.shown.at.astimezone(UTC).date() == self.stamp.day

    @property
    def is_midnight(self) -> bool:
        """A day in a machine's form, although it looks like a time."""
        wall = self.stamp.wall or self.stamp.at
        return (wall.hour, wall.minute, wall.second) == (0, 0, 0)

    @property
    def is_swapped(self) -> bool:
        other = swap_day_and_month(self.shown.at)
        return other is not None and self.shown.day != self.stamp.day and other.date() == self.stamp.day


@dataclass(frozen=True, slots=True)
class WeighRule:
    """How a statement and a printed stamp that differ are settled."""

    name: str
    applies: Callable[[_Pair], bool]
    sample: str
    takes_stamp: bool = False
    """The printed stamp decides."""
    issue: str | None = None


_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
WEIGHING: tuple[WeighRule, ...] = (
    WeighRule("stamp_in_other_order", lambda p: p.is_swapped, "12/5/2023 beside 2023-12-05"),
    WeighRule(
        "stamp_gives_the_minute",
        lambda p: p.stamp.precision == "day" and p.shown.precision == "minute" and p.shown.day == p.stamp.day,
        "31/10/2023 07:28 beside 2023-10-31",
        takes_stamp=True,
    ),
    WeighRule(
        "statement_gives_the_day_in_utc",
        lambda p: p.stamp.precision == "day" and p.shown.precision == "minute" and p.is_day_in_utc,
        "23/11/2026 06:41 beside 2026-11-22",
        takes_stamp=True,
    ),
    WeighRule("statement_gives_a_day", lambda p: p.stamp.precision == "day", "02/11/2023 beside 2023-10-31"),
    # measured on 994 pages: the printed day was wrong six times of six
    WeighRule(
        "stamp_of_another_day",
        lambda p: p.shown.precision == "day" and p.shown.day < p.stamp.day and p.shown.role != "modified",
        "28/10/2023 beside 2023-10-31T07:28:00+07:00",
        issue="dates_disagree",
    ),
    WeighRule("stamp_gives_a_day", lambda p: p.shown.precision == "day", "31/10/2023 beside 2023-10-31T07:28:00+07:00"),
    WeighRule(
        "offset_mismatch",
        lambda p: p.is_same_wall or abs(abs(p.difference) - timedelta(hours=7)) < _MINUTE,
        "31/10/2023 07:28 beside 2023-10-31T07:28:00Z",
        takes_stamp=True,
        issue="offset_mismatch",
    ),
    WeighRule(
        "stamp_agrees", lambda p: abs(p.difference) < _MINUTE, "31/10/2023 07:28 beside 2023-10-31T07:28:41+07:00"
    ),
    WeighRule(
        "stamp_is_unsure",
        lambda p: p.seen.rank < _DECIDING or p.shown.role == "modified" or p.shown.weekday_agrees is False,
        "Cập nhật: 31/10/2023 09:00 beside 2023-10-31T07:28:41+07:00",
    ),
    # a template's day is in the meta data of every page of some sites
    WeighRule(
        "stamp_says_published",
        lambda p: p.is_midnight and p.shown.role == "published" and p.difference > _DAY,
        "Đăng lúc 07:28 ngày 31/10/2023 beside 2019-05-20T00:00:00+07:00",
        takes_stamp=True,
        issue="dates_disagree",
    ),
    WeighRule(
        "stamp_is_later", lambda p: p.difference > timedelta(0), "31/10/2023 09:00 beside 2023-10-31T07:28:41+07:00"
    ),
    WeighRule(
        "statement_is_later",
        lambda p: True,
        "31/10/2023 07:28 beside 2024-05-31T07:28:00+07:00",
        takes_stamp=True,
        issue="dates_disagree",
    ),
)
"""Ordered; the first that applies decides."""


def _weigh(
    stated: tuple[Stamp, str], seen: VisibleStamp | None, issues: list[tuple[str, str]]
) -> tuple[Stamp, str, str]:
    """A statement against the stamp that readers see: the moment, its source, and the rule."""
    if seen is None or seen.rank < CONFIRMING or (seen.stamp.precision == "day" and seen.rank < _DECIDING):
        return (*stated, "statement_alone")
    pair = _Pair(stated[0], seen)
    rule = next(r for r in WEIGHING if r.applies(pair))
    if rule.issue:
        issues.append((rule.issue, f"{stated[0].raw} / {seen.stamp.raw}"))
    if rule.takes_stamp:
        return seen.stamp, seen.source, rule.name
    if rule.name == "stamp_in_other_order" and stated[0].precision == "day" and seen.stamp.precision == "minute":
        other = swap_day_and_month(seen.stamp.at)
        return replace(seen.stamp, at=other or stated[0].at), seen.source, rule.name
    return (*stated, rule.name)


def _settle_order(stamp: Stamp, url: str, listed_at: datetime | None) -> datetime:
    """Of the two readings of an open order of day and month, the one that the address or a listing confirms."""
    if stamp.alternative is None:
        return stamp.at
    path = split_address(url).path
    days, month = dates_in_url(path), month_in_url(path)
    other = stamp.alternative
    if listed_at is not None and other.date() == local_day(listed_at):
        return other
    if other.date() in days or (month == (other.year, other.month) and month != (stamp.at.year, stamp.at.month)):
        return other
    return stamp.at


def _as_in_address(day: date, url: str) -> str:
    """The day as the address writes it."""
    for form in ("%Y/%m/%d", "%Y-%m-%d", "%Y%m%d", "%d%m%Y", "%y%m%d"):
        if day.strftime(form) in url:
            return day.strftime(form)
    return day.isoformat()


def _from_url(
    url: str, modified: datetime | None, latest: datetime | None, issues: list[tuple[str, str]]
) -> Publication:
    days = dates_in_url(split_address(url).path)
    if len(days) == 1:
        at = datetime(days[0].year, days[0].month, days[0].day, tzinfo=VIETNAM)
        if latest is None or at <= latest:
            return Publication(
                published_at=at,
                precision="day",
                raw=_as_in_address(days[0], url),
                source="url",
                rule="date_in_address",
                doubt="address",
                modified_at=modified,
                issues=tuple(issues),
            )
    if modified is not None:
        return Publication(issues=tuple(issues), modified_at=modified)
    return Publication(issues=tuple(issues))
