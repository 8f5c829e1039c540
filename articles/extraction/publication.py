"""When it was published and changed, out of everything on the page that looks like a date.

Statements for machines are weighed against the stamp that readers see: the stamp by the title wins when the two
differ by the offset, when the statement is later than the stamp, or when the statement only gives a day. Clocks in
the page's head, dates in running text, in lists of other articles and in the footer never count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from articles.dates import VIETNAM, Stamp, dates_in_url, month_in_url, parse_machine_date
from articles.extraction.stamps import VisibleStamp
from articles.models import Precision
from articles.page.source import split_address
from articles.page.statements import Statements

_SLACK = timedelta(days=1, hours=1)
"""A stamp may be this much later than the fetch: clocks differ, and some pages are served from another zone."""


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


def decide_publication(
    said: Statements,
    visible: list[VisibleStamp],
    url: str,
    fetched_at: datetime | None,
    selected: tuple[Stamp, str] | None = None,
    learned: Stamp | None = None,
) -> Publication:
    """The publication time that the evidence agrees on.

    Args:
        selected: a site or platform selector's reading.
        learned: what stands where this site's pages have their date; it decides where nothing surer does.
    """
    issues: list[tuple[str, str]] = []
    latest = fetched_at + _SLACK if fetched_at else None

    def plausible(stamp: Stamp | None) -> bool:
        if stamp is None:
            return False
        if latest is not None and stamp.at > latest:
            issues.append(("date_in_future", stamp.raw))
            return False
        return True

    visible = [v for v in visible if plausible(v.stamp)]
    stated: list[tuple[Stamp, str]] = []
    for value, where in said.published:
        parsed = parse_machine_date(value)
        if parsed is not None and plausible(parsed):
            stated.append((parsed, where))
    changed = [s for value, _ in said.modified if (s := parse_machine_date(value)) is not None and plausible(s)]
    seen = _best_visible(visible)
    modified = changed[0].at if changed else None
    if modified is None:
        updates = [
            v.stamp for v in visible if v.stamp.role == "modified" and (seen is None or v.stamp is not seen.stamp)
        ]
        modified = updates[0].at if updates else None

    chosen: tuple[Stamp, str] | None = None
    if selected is not None and plausible(selected[0]):
        chosen = selected
    elif stated:
        chosen = _weigh(stated[0], seen, issues)
    elif learned is not None and not _is_plain(seen, visible) and plausible(learned):
        chosen = (learned, "learned")
    elif seen is not None:
        chosen = (seen.stamp, seen.source)
    if chosen is None:
        return _from_url(url, modified, latest, issues)
    stamp, source = chosen
    raw = stamp.raw
    if (
        source in ("json-ld", "meta")
        and seen is not None
        and abs(seen.stamp.at - stamp.at) < timedelta(minutes=1, seconds=1)
    ):
        raw = seen.stamp.raw
    at = _settle_order(stamp, url)
    if modified is not None and modified <= at:
        modified = None
    return Publication(
        published_at=at,
        precision=stamp.precision,
        raw=raw,
        source=source,
        modified_at=modified,
        issues=tuple(issues),
        sure=source not in ("visible", "learned") or _is_plain(seen, visible),
        block=next((v.block for v in visible if _agree(v.stamp, stamp)), None),
    )


def _agree(shown: Stamp, stamp: Stamp) -> bool:
    """The same day, and the same minute where both give one."""
    if "day" in (shown.precision, stamp.precision):
        return shown.day == stamp.day
    return abs(shown.at - stamp.at) < timedelta(minutes=1)


def _is_plain(seen: VisibleStamp | None, visible: list[VisibleStamp]) -> bool:
    """Does one stamp stand where readers look for it, and no other of another day?"""
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
_CONFIRMING, _DECIDING = 1.5, 3.0


def _weigh(stated: tuple[Stamp, str], seen: VisibleStamp | None, issues: list[tuple[str, str]]) -> tuple[Stamp, str]:
    """A statement against the stamp that readers see."""
    stamp = stated[0]
    if seen is None or seen.rank < _CONFIRMING:
        return stated
    shown = seen.stamp
    difference = shown.at - stamp.at
    if stamp.precision == "day":
        return (shown, seen.source) if shown.precision == "minute" and shown.day == stamp.day else stated
    if shown.precision == "day" and seen.rank < _DECIDING:
        return stated
    if shown.precision == "day":
        if shown.day < stamp.day and shown.role != "modified":
            issues.append(("dates_disagree", f"{stamp.raw} / {shown.raw}"))
            return (shown, seen.source) if stamp.day - shown.day > timedelta(days=1) else stated
        return stated
    whole = abs(difference)
    same_wall = stamp.wall is not None and abs(stamp.wall - shown.at.replace(tzinfo=None)) < timedelta(minutes=1)
    if same_wall or abs(whole - timedelta(hours=7)) < timedelta(minutes=1):
        issues.append(("offset_mismatch", f"{stamp.raw} / {shown.raw}"))
        return shown, seen.source
    if whole < timedelta(minutes=1):
        return stated
    if seen.rank < _DECIDING or shown.role == "modified" or difference > timedelta(0):
        return stated
    if shown.weekday_agrees is False:
        return stated
    issues.append(("dates_disagree", f"{stamp.raw} / {shown.raw}"))
    return shown, seen.source


def _settle_order(stamp: Stamp, url: str) -> datetime:
    """Of the two readings of an open order of day and month, the one that the address confirms."""
    if stamp.alternative is None:
        return stamp.at
    path = split_address(url).path
    days, month = dates_in_url(path), month_in_url(path)
    other = stamp.alternative
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
                modified_at=modified,
                issues=tuple(issues),
            )
    if modified is not None:
        return Publication(issues=tuple(issues), modified_at=modified)
    return Publication(issues=tuple(issues))
