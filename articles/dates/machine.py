"""Dates stated for machines: JSON-LD, meta elements, ``datetime=``, feeds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from articles.dates.printed import find_stamps
from articles.dates.stamp import Stamp, parse_offset, valid_day
from articles.timezone import VIETNAM

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+\-]\s?\d{1,2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?:/Date\()?(1\d{9})(\d{3})?(?:[+\-]\d{4})?(?:\)/)?")


def parse_machine_date(value: str) -> Stamp | None:
    """A value meant for machines (JSON-LD, meta, ``datetime=``), else as :func:`find_stamps` reads it.

    "2026-03-07T08:52:11.000 +07:00" (a space before the offset), "1/21/2022 8:12:40 AM" (US order) and bare
    seconds since 1970 are read; a value without an offset is Vietnam's.
    """
    value = " ".join(value.split())
    if not value or len(value) > 80:
        return None
    iso = _ISO.fullmatch(value)
    if iso:
        return _read_iso(iso, value)
    epoch = _EPOCH.fullmatch(value)
    if epoch:
        at = datetime.fromtimestamp(int(epoch[1]), tz=UTC).astimezone(VIETNAM)
        return Stamp(at=at, precision="minute", raw=value, start=0, end=len(value))
    if re.match(r"[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} \d{4} \d", value):
        try:
            sent = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        at = (sent if sent.tzinfo else sent.replace(tzinfo=VIETNAM)).astimezone(VIETNAM)
        return Stamp(at=at, precision="minute", raw=value, start=0, end=len(value), wall=sent.replace(tzinfo=None))
    stamps = find_stamps(value, limit=2)
    return stamps[0] if len(stamps) == 1 else None


def _read_iso(iso: re.Match[str], value: str) -> Stamp | None:
    day = valid_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if day is None:
        return None
    if iso[4] is None:
        at = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
        return Stamp(at=at, precision="day", raw=value, start=0, end=len(value))
    hour, minute, second = int(iso[4]), int(iso[5]), int(iso[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone_text = iso[7]
    zone = UTC if zone_text in ("Z", "z") else parse_offset(zone_text) if zone_text else None
    if zone_text and zone is None:
        return None
    wall = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - as printed, zone follows
    at = wall.replace(tzinfo=zone or VIETNAM).astimezone(VIETNAM)
    foreign = zone is not None and zone.utcoffset(None) != timedelta(hours=7)
    return Stamp(at=at, precision="minute", raw=value, start=0, end=len(value), wall=wall if foreign else None)
