"""Dates that feeds, sitemaps, listings and addresses state for an entry.

They order entries and bound walking back; they never become a publication date. What cannot be read with certainty is
``None``. Times without a zone are Vietnam's (+07:00).
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from articles.dates import VIETNAM, find_stamps, local_day

_EARLIEST = datetime(1998, 1, 1, tzinfo=VIETNAM)  # the first Vietnamese news site went online in 1997
_ISO = re.compile(
    r"\b(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
# "9/26/2026 9:20:00 AM": month first, as .NET prints it on portals whose server speaks English
_US = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}),?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*[AP]\.?M\b", re.I)
_NAMED_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DMY = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?![\d/])")
_WORDS = re.compile(r"\b(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,)?\s+(?:năm\s+)?(\d{4})", re.I)
# <div class="badge"><span>14</span><span>11/2024</span></div>
_BADGE = re.compile(r"(?<![\w/.,-])(\d{1,2})\s+(?:tháng\s+|T)?(\d{1,2})\s?[/-]\s?(\d{4})(?![\d/])")
_CLOCK = re.compile(
    r"(?<!\d)([01]?\d|2[0-3])\s?[:hg]\s?([0-5]\d)(?!\d)(?::[0-5]\d)?"
    r"(?:\s*(?:([AP])\.?M\b\.?|(SA|sáng)\b|(CH|chiều|tối)\b))?",
    re.I,
)
_AGO = re.compile(r"(\d{1,3})\s*(phút|giờ|tiếng|ngày|tuần|tháng)\s+trước", re.I)
_AGO_UNITS = {"phút": 60, "giờ": 3600, "tiếng": 3600, "ngày": 86400, "tuần": 7 * 86400, "tháng": 30 * 86400}
# /2026/05/12/…, /202605/…, /2026-05-12/…, …-20260512.html
_URL_DAY = re.compile(r"(?<!\d)(20\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
# /ngay/2027/2/6, /2027-2-6/…: only as whole parts of the path are numbers of one digit a date
_URL_BARE_DAY = re.compile(r"(?<=/)(20\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=/|$|\.\w+/?$)")
_URL_MONTH = re.compile(r"(?<=/)(20\d{2})(?:[/-]?(0[1-9]|1[0-2])|[/-]([1-9]))(?=/)")


def read_listed_date(text: str | None, now: datetime) -> datetime | None:
    """The time that an entry's date text states: RFC 822, ISO 8601, Vietnamese, or relative to ``now``.

    Not before 1998 and at most a day after ``now``: a later date is an event's or an expiry's.
    """
    if not text or not (text := text.strip()):
        return None
    for read in (_read_rfc822, _read_iso, lambda words: _read_us(words, now), _read_vietnamese, _read_printed):
        found = read(text)
        if found is not None:
            return _plausible(found, now)
    lowered = text.lower()
    if ago := _AGO.search(lowered):
        return _plausible(now - timedelta(seconds=int(ago[1]) * _AGO_UNITS[ago[2]]), now)
    for word, days in (("hôm nay", 0), ("hôm qua", 1), ("hôm kia", 2)):
        if word in lowered:
            local = now.astimezone(VIETNAM) - timedelta(days=days)
            return local.replace(hour=0, minute=0, second=0, microsecond=0)
    return None


def find_listed_date(text: str, now: datetime) -> datetime | None:
    """The first full date inside a piece of text ("Thứ Ba, 12/05/2026 | 08:15 – Chính trị"), or ``None``."""
    if not any(c.isdigit() for c in text):
        return None
    return read_listed_date(text, now) if len(text) < 200 else _plausible(_read_vietnamese(text[:400]), now)


def url_date(url: str, now: datetime) -> date | None:
    """The day, or the last day of the month, that an address names."""
    path = url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    if (found := _URL_DAY.search("/" + path)) or (found := _URL_BARE_DAY.search("/" + path)):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return day if day is not None and day <= local_day(now) + timedelta(days=1) else None
    if found := _URL_MONTH.search("/" + path):
        year, month = int(found[1]), int(found[2] or found[3])
        first = date(year, month, 1)
        if first > local_day(now) + timedelta(days=1):
            return None
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return None


def _read_rfc822(text: str) -> datetime | None:
    if not re.match(r"(?:[A-Za-z]{3,9}(?:,\s*|\s+))?\d{1,2}\s+[A-Za-z]{3}", text):
        return None
    try:
        found = parsedate_to_datetime(_BARE_HOURS.sub(_whole_offset, text))
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)


_BARE_HOURS = re.compile(r"(?<=\d )([+-])(\d{1,2})$")


def _whole_offset(found: re.Match[str]) -> str:
    """An offset in hours as RFC 822 wants it: "+7" is +0700, which Python takes for seven minutes."""
    return f"{found[1]}{int(found[2]):02d}00"


def _read_printed(text: str) -> datetime | None:
    """The first date in one of the rarer forms that pages print: Java's, "12 Th11 2026", "2026/11/12 08:15"."""
    stamps = find_stamps(text, limit=1)
    return stamps[0].at if stamps else None


def _read_iso(text: str) -> datetime | None:
    found = _ISO.search(text)
    if not found:
        return None
    day = _day(int(found[1]), int(found[2]), int(found[3] or 1))
    if day is None:
        return None
    zone = VIETNAM
    if found[7] and found[7] != "Z":
        sign = -1 if found[7][0] == "-" else 1
        digits = found[7][1:].replace(":", "")
        zone = timezone(sign * timedelta(hours=min(int(digits[:2]), 23), minutes=min(int(digits[2:]), 59)))
    elif found[7] == "Z":
        zone = timezone(timedelta(0))
    hour, minute, second = int(found[4] or 0), int(found[5] or 0), int(found[6] or 0)
    if found[4] and not found[7] and (clock := _CLOCK.match(text, found.start(4))) and any(clock.group(3, 4, 5)):
        return _at(day, clock)
    if hour > 23 or minute > 59 or second > 59:
        hour = minute = second = 0
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def _read_us(text: str, now: datetime) -> datetime | None:
    found = _US.search(text)
    if not found:
        return None
    # .NET prints the month first and pads nothing: "9/5/2026 2:15:00 PM". "05/09/2026 02:15 PM" is a Vietnamese day on
    # an English clock, and so is what would otherwise be in the future.
    month, day_number = int(found[1]), int(found[2])
    readings = [(month, day_number), (day_number, month)]
    if found[1].startswith("0") or found[4].startswith("0"):
        readings.reverse()
    days = [day for m, d in readings if (day := _day(int(found[3]), m, d)) is not None]
    day = next((day for day in days if day <= local_day(now) + timedelta(days=1)), None)
    return _at(day, _CLOCK.search(text, found.start(4))) if day is not None else None


def _read_vietnamese(text: str) -> datetime | None:
    found = _DMY.search(text) or _WORDS.search(text) or _BADGE.search(text)
    if found:
        day = _day(int(found[3]), int(found[2]), int(found[1]))
    else:
        found = _NAMED_MONTH.search(text)
        day = _day(int(found[3]), _MONTHS.index(found[1][:3].lower()) + 1, int(found[2])) if found else None
    if found is None or day is None:
        return None
    clock = _CLOCK.search(text[found.end() : found.end() + 24]) or _CLOCK.search(
        text[max(0, found.start() - 24) : found.start()]
    )
    return _at(day, clock)


def _at(day: date, clock: re.Match[str] | None) -> datetime:
    hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
    if clock and hour <= 12 and any(clock.group(3, 4, 5)):
        is_late = (clock[3] or "").upper() == "P" or clock[5] is not None
        hour = hour % 12 + (12 if is_late else 0)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plausible(found: datetime | None, now: datetime) -> datetime | None:
    if found is None or not _EARLIEST <= found <= now + timedelta(days=1):
        return None
    return found
