"""Vietnamese and machine dates: from printed words to aware moments, or nothing.

Two doors. :func:`find_stamps` reads what a page prints ("Thứ 2, 28/11/2022 | 20:05:12", "Cập nhật lúc 10:24
ngày 01/04/2025 (GMT+7)"), :func:`parse_machine_date` reads what a page says to machines (ISO 8601, RFC 822,
the US order that .NET writes). Times without an offset are Vietnam's, which has kept UTC+7 all year since 1975.
Nothing here knows the present day: a text without a year has no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

from articles.models import Precision
from articles.timezone import VIETNAM as VIETNAM

EARLIEST_YEAR = 1997
"""Vietnam joined the internet on 19 November 1997; an earlier date on a page is history, not publication."""
LATEST_YEAR = 2099


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A date with its label; ``text[start:end] == raw``."""

    at: datetime
    """Aware, in +07:00; midnight when only a day is stated."""
    precision: Precision
    raw: str
    start: int
    end: int
    role: str | None = None
    """``published`` or ``modified``, by a label before the date."""
    weekday_agrees: bool | None = None
    """``None`` where no weekday is printed."""
    alternative: datetime | None = None
    """The same digits in the other order of day and month, where both are possible and a US stamp is likely."""
    wall: datetime | None = None
    """The clock time as printed, naive, when an offset other than +07:00 was stated."""

    @property
    def day(self) -> date:
        return self.at.date()


_WEEKDAY_NAMES = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "tu": 2,
    "bốn": 2,
    "năm": 3,
    "nam": 3,
    "sáu": 4,
    "sau": 4,
    "bảy": 5,
    "bẩy": 5,
    "bay": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
}
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = (
    r"(?:(?P<{0}vi>thứ|\bT(?=[2-7]\b))\s*(?P<{0}d>[2-7]\b|hai|ba|tư|bốn|năm|sáu|bảy|bẩy)|(?P<{0}sun>chủ\s*nhật|\bCN\b)"
    r"|(?P<{0}en>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?(?=[\s,]))"
)
_MONTH_WORD = r"(?:mười\s+một|mười\s+hai|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chạp)"
_ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?<![\d/.,\-])(?:"
    # 28/07/2023, 28-07-2023, 28.07.2023, 28 - 08 - 2015, 13- 4-2023, 3/7/26
    r"(?P<d>\d{1,2})\s?(?P<sep>[/.\-–])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4}|\d{2}(?=\D|$))(?![\d/])"
    # 2026-03-07, 2026/03/07
    r"|(?P<iy>(?:19|20)\d\d)(?P<isep>[\-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
    # ngày 28 tháng 3 năm 2024; 08 Tháng 9 2021; 28 Th3, 2024
    rf"|(?P<vd>\d{{1,2}})\s*,?\s*(?:tháng\s*|thg\.?\s*|th(?=\d))(?P<vm>\d{{1,2}}|{_MONTH_WORD})\s*[,/.\-]?\s*(?:năm\s*)?(?P<vy>\d{{4}})(?!\d)"
    # Tháng Ba 28, 2024; Th3 28, 2024
    rf"|(?:tháng\s*|\bthg\.?\s*|\bth(?=\d))(?P<wm>\d{{1,2}}|{_MONTH_WORD})\s+(?P<wd>\d{{1,2}}),?\s+(?P<wy>\d{{4}})(?!\d)"
    # 7 March 2026; March 7, 2026; 07-Mar-2026
    rf"|(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?P<em>{_ENGLISH_MONTH})[\s,\-]+(?P<ey>\d{{4}})(?!\d)"
    rf"|\b(?P<fm>{_ENGLISH_MONTH})\s+(?P<fd>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<fy>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)
_ZONE = (
    r"(?:\s*[,\-]?\s*[\(\[]?\s*(?:(?P<{0}z>Z\b)|(?:GMT|UTC|múi giờ)\s*(?P<{0}g>[+\-]\s?\d{{1,2}}(?::?\d{{2}})?)?"
    r"|(?P<{0}o>[+\-]\d{{2}}:?\d{{2}})(?!\d))\s*[\)\]]?)?"
)
_CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?:\s?[:hHgG]\s?|\s*giờ\s*)(?P<{0}mi>\d{{2}}|\d(?![\d.,:/]))(?:\s*(?:[:]|phút|')\s?(?P<{0}s>\d{{2}})(?:\.\d+)?(?!\d))?(?:\s*phút|'|p\b)?"
    r"(?:\s*(?P<{0}ap>[AP]\.?M\b\.?|SA\b|CH\b|sáng|trưa|chiều|tối))?"
)
_JOIN = r"(?:[\s,;|\-–—•·@/()\[\]T]|\blúc\b|\bvào\b|\bhồi\b|\bngày\b|\bat\b|&nbsp;){0,12}?"
_TIME_AFTER = re.compile(_JOIN + r"(?<!\d)" + _CLOCK.format("a") + _ZONE.format("a"), re.IGNORECASE)
_ZONE_AFTER = re.compile(_ZONE.format("z"), re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?<![\d:])"
    + _CLOCK.format("b")
    + _ZONE.format("b")
    + _JOIN
    + r")?(?:\b"
    + _WEEKDAY.format("w")
    + r"[\s,.;:|\-–]*)?(?:\bngày\s*)?[\s,|\-–(]*$",
    re.IGNORECASE,
)
_MODIFIED_LABEL = re.compile(
    r"(?:cập\s*nhật|sửa(?:\s+lần\s+cuối|\s+đổi)?|chỉnh\s+sửa|lần\s+cuối|updated?|modified|last\s+update)[^.;!?\d]{0,24}$",
    re.IGNORECASE,
)
_PUBLISHED_LABEL = re.compile(
    r"(?:đăng(?:\s+(?:tải|tin|bài|lúc|ngày|bởi))*|xuất\s+bản|phát\s+hành|published|posted|ngày\s+(?:viết|tạo|gửi)|gửi\s+lúc|đưa\s+tin|thời\s+gian)[^.;!?\d]{0,24}$",
    re.IGNORECASE,
)
# The lunar calendar's day beside the solar one: "Ngày 25/01/2024 âm lịch (tức 05/03/2024 dương lịch)",
# "05/03/2024 (nhằm ngày 25/01/2024)", "Âm lịch: 25/01/2024". A lunar day is never the day of publication.
_LUNAR_AFTER = re.compile(r"[\s,(\[]{0,3}(?:(?:theo\s+)?(?:âm\s*lịch|lịch\s*âm|nông\s*lịch)|ÂL\b|al\))", re.IGNORECASE)
_LUNAR_BEFORE = re.compile(
    r"(?:âm\s*lịch|lịch\s*âm|nông\s*lịch|ngày\s*âm|\bÂL|\bnhằm(?:\s+vào)?)[\s:,(]*(?:là\s+)?(?:ngày|thứ\s+\w+)?[\s:,(]*$",
    re.IGNORECASE,
)
_SOLAR_AFTER = re.compile(r"[\s,(\[]{0,3}(?:(?:theo\s+)?(?:dương\s*lịch|lịch\s*dương)|DL\b)", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:tức|là)(?:\s+(?:là|ngày))*[\s:,(]*$", re.IGNORECASE)
_LUNAR_MONTHS = frozenset(("giêng", "chạp"))
"""Names that only months of the lunar calendar have."""

_LABEL_REACH = 48  # characters before a date in which its label is looked for; "Cập nhật lần cuối lúc:" is 22


def _valid_day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return _MONTH_WORDS.get(" ".join(word.lower().split()))


def _english_month(word: str) -> int:
    return _ENGLISH_MONTHS.index(word.lower()[:3]) + 1


def _clock(match: re.Match[str], key: str) -> tuple[int, int, int, str] | None:
    """Hour, minute, second and half-of-day word; ``None`` if it is not a time of day."""
    hour, minute, second = int(match[f"{key}h"]), int(match[f"{key}mi"]), int(match[f"{key}s"] or 0)
    half = (match[f"{key}ap"] or "").lower().replace(".", "")
    if hour > 23 or minute > 59 or second > 59:
        return None
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    return hour, minute, second, half  # "00:01 AM" and "15:00 PM" are 24-hour clocks with a useless half


def _offset(match: re.Match[str], key: str) -> timezone | None:
    if match[f"{key}z"]:
        return UTC
    text = match[f"{key}g"] or match[f"{key}o"]
    if not text:
        return None
    return _parse_offset(text)


def _parse_offset(text: str) -> timezone | None:
    found = re.fullmatch(r"([+\-])\s?(\d{1,2}):?(\d{2})?", text.strip())
    if not found:
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(span if found[1] == "+" else -span)


def _stated_weekday(match: re.Match[str]) -> int | None:
    if match["wvi"]:
        return _WEEKDAY_NAMES.get(match["wd"].lower())
    if match["wsun"]:
        return 6
    if match["wen"]:
        return _ENGLISH_DAYS.index(match["wen"].lower()[:3])
    return None


def _is_us_order(match: re.Match[str], hour_text: str, has_seconds: bool, half: str) -> bool:
    """.NET's default "M/d/yyyy h:mm:ss tt": slashes, seconds, AM or PM, and no padding (khuyennongvn.gov.vn)."""
    if match["sep"] != "/" or half not in ("am", "pm") or not has_seconds:
        return False
    padded = any(part.startswith("0") for part in (match["d"], match["m"], hour_text))
    return not padded


def find_stamps(text: str, *, limit: int = 12) -> list[Stamp]:
    """Every complete date (day, month and year) of a line, in order, with the time of day that belongs to it."""
    return list(_stamps_of_short(text, limit)) if len(text) <= _SHORT else _stamps(text, limit)


_SHORT = 300
"""Maximum length of a line whose dates are cached: around a title, at a learned place."""


@lru_cache(maxsize=4096)
def _stamps_of_short(text: str, limit: int) -> tuple[Stamp, ...]:
    return tuple(_stamps(text, limit))


def _stamps(text: str, limit: int) -> list[Stamp]:
    stamps: list[Stamp] = []
    floor = 0
    is_solar = False
    for java in _JAVA.finditer(text) if ":" in text else ():
        stamp = _read_java(java)
        if stamp is not None:
            stamps.append(stamp)
            floor = stamp.end
    for match in _DATE.finditer(text):
        if _is_lunar(text, match, is_solar):
            continue
        is_solar = bool(_SOLAR_AFTER.match(text, match.end()))
        stamp = _read_stamp(text, match, floor)
        if stamp is None:
            continue
        stamps.append(stamp)
        floor = stamp.end
        if len(stamps) >= limit:
            break
    return stamps


_JAVA = re.compile(
    rf"\b(?P<day>mon|tue|wed|thu|fri|sat|sun) (?P<month>{'|'.join(_ENGLISH_MONTHS)}) +(?P<d>\d{{1,2}}) "
    r"(?P<h>\d{1,2}):(?P<mi>\d{2}):(?P<s>\d{2}) "
    r"(?P<zone>[A-Z]{1,5}(?P<o>[+\-]\d{1,2}:?\d{2})?|[+\-]\d{2}:?\d{0,2}) (?P<y>\d{4})\b",
    re.IGNORECASE,
)
"""``Thu Mar 14 08:30:00 ICT 2024``, as ``java.util.Date`` prints itself on Liferay's pages."""


def _read_java(match: re.Match[str]) -> Stamp | None:
    day = _valid_day(int(match["y"]), _english_month(match["month"]), int(match["d"]))
    hour, minute, second = int(match["h"]), int(match["mi"]), int(match["s"])
    if day is None or hour > 23 or minute > 59 or second > 59:
        return None
    zone: timezone | None = UTC if match["zone"].upper() in ("GMT", "UTC", "Z") else VIETNAM
    if match["o"] or match["zone"][0] in "+-":
        zone = _parse_offset(match["o"] or match["zone"])
    wall = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - as printed, zone follows
    at = wall.replace(tzinfo=zone or VIETNAM).astimezone(VIETNAM)
    return Stamp(
        at=at,
        precision="minute",
        raw=match.group(),
        start=match.start(),
        end=match.end(),
        weekday_agrees=day.weekday() == _ENGLISH_DAYS.index(match["day"].lower()),
        wall=wall if zone not in (None, VIETNAM) else None,
    )


def _is_lunar(text: str, match: re.Match[str], after_solar: bool) -> bool:
    """Is the date one of the lunar calendar, by its month's name or the words around it?"""
    month = (match["vm"] or match["wm"] or "").lower()
    if month in _LUNAR_MONTHS:
        return True
    if _SOLAR_AFTER.match(text, match.end()):
        return False
    if _LUNAR_AFTER.match(text, match.end()):
        return True
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_LUNAR_BEFORE.search(before)) or (after_solar and bool(_THAT_IS.search(before)))


def swap_day_and_month(at: datetime) -> datetime | None:
    """The moment whose day and month are written the other way round: 12 May for 5 December."""
    try:
        return at.replace(day=at.month, month=at.day)
    except ValueError:
        return None


def _read_stamp(text: str, match: re.Match[str], floor: int) -> Stamp | None:
    if match.start() < floor:
        return None
    start, end = match.start(), match.end()
    before = _BEFORE.search(text, max(floor, start - 60), start)
    after = _TIME_AFTER.match(text, end)
    time: tuple[int, int, int, str] | None = None
    offset: timezone | None = None
    hour_text, has_seconds = "", False
    if after:
        time = _clock(after, "a")
        if time:
            end, offset, hour_text, has_seconds = after.end(), _offset(after, "a"), after["ah"], bool(after["as"])
    weekday: int | None = None
    if before:
        weekday = _stated_weekday(before)
        takes_before = time is None and before["bh"] and _clock(before, "b")
        if takes_before:
            time, offset = _clock(before, "b"), _offset(before, "b")
            hour_text, has_seconds = before["bh"], bool(before["bs"])
            start = before.start("bh")
            zone = _ZONE_AFTER.match(text, end)
            if zone and zone.end() > end and (zone["zg"] or zone["zz"]):
                end, offset = zone.end(), offset or _offset(zone, "z")
        elif weekday is not None:
            start = min(before.start(g) for g in ("wvi", "wsun", "wen") if before[g])
    day, other = _read_day(match, hour_text, has_seconds, time[3] if time else "")
    if match["y"] and len(match["y"]) == 2 and time is None and text.strip(" ()[]") != match.group():
        return None  # "28/07/23" in a line is as likely a score or a range
    if day is None:
        return None
    agrees = None if weekday is None else day.weekday() == weekday
    if agrees is False and other is None:
        other = _drupal_day(text, match)
        other = other if other is not None and other.weekday() == weekday else None
    if agrees is False and other is not None and other.weekday() == weekday:
        day, other, agrees = other, day, True
    label = text[max(floor, start - _LABEL_REACH) : start]
    role = "modified" if _MODIFIED_LABEL.search(label) else "published" if _PUBLISHED_LABEL.search(label) else None
    clock = time[:3] if time else (0, 0, 0)
    wall = datetime(day.year, day.month, day.day, *clock)  # noqa: DTZ001 - as printed, its zone follows
    at = wall.replace(tzinfo=offset or VIETNAM).astimezone(VIETNAM)
    swapped = datetime(other.year, other.month, other.day, *clock, tzinfo=VIETNAM) if other else None
    return Stamp(
        at=at,
        precision="minute" if time else "day",
        raw=text[start:end].strip(),
        start=start,
        end=end,
        role=role,
        weekday_agrees=agrees,
        alternative=swapped,
        wall=wall if offset not in (None, VIETNAM) else None,
    )


_DRUPAL_TIME = re.compile(r" - \d\d:\d\d\b")
_SHORT_WEEKDAY = re.compile(r"\b(?:T[2-7]|CN|Mon|Tue|Wed|Thu|Fri|Sat|Sun), $")


def _drupal_day(text: str, match: re.Match[str]) -> date | None:
    """The day of Drupal's medium form, the month first in every language: "T4, 09/11/2024 - 14:02"."""
    if match["sep"] != "/" or len(match.group()) != len("09/11/2024"):
        return None
    if not _DRUPAL_TIME.match(text, match.end()) or not _SHORT_WEEKDAY.search(text[: match.start()]):
        return None
    return _valid_day(int(match["y"]), int(match["d"]), int(match["m"]))


def _read_day(match: re.Match[str], hour_text: str, has_seconds: bool, half: str) -> tuple[date | None, date | None]:
    """The day that the digits state and, where the order is open, the other reading."""
    if match["y"]:
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        first, second = int(match["d"]), int(match["m"])
        local, us = _valid_day(year, second, first), _valid_day(year, first, second)
        if local is None:
            return (us, None) if match["sep"] in "/-" else (None, None)
        if us is None or us == local:
            return local, None
        if _is_us_order(match, hour_text, has_seconds, half):
            return us, local
        return local, us if half in ("am", "pm") else None
    if match["iy"]:
        return _valid_day(int(match["iy"]), int(match["im"]), int(match["id"])), None
    for key, month in (
        ("v", _month_number(match["vm"]) if match["vm"] else None),
        ("w", _month_number(match["wm"]) if match["wm"] else None),
        ("e", _english_month(match["em"]) if match["em"] else None),
        ("f", _english_month(match["fm"]) if match["fm"] else None),
    ):
        if month:
            return _valid_day(int(match[f"{key}y"]), month, int(match[f"{key}d"])), None
    return None, None


_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+\-]\s?\d{1,2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?:/Date\()?(1\d{9})(\d{3})?(?:[+\-]\d{4})?(?:\)/)?")


def parse_machine_date(value: str) -> Stamp | None:
    """A value meant for machines (JSON-LD, meta, ``datetime=``), else what :func:`find_stamps` reads in it.

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
    day = _valid_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if day is None:
        return None
    if iso[4] is None:
        at = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
        return Stamp(at=at, precision="day", raw=value, start=0, end=len(value))
    hour, minute, second = int(iso[4]), int(iso[5]), int(iso[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone_text = iso[7]
    zone = UTC if zone_text in ("Z", "z") else _parse_offset(zone_text) if zone_text else None
    if zone_text and zone is None:
        return None
    wall = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - as printed, zone follows
    at = wall.replace(tzinfo=zone or VIETNAM).astimezone(VIETNAM)
    foreign = zone is not None and zone.utcoffset(None) != timedelta(hours=7)
    return Stamp(at=at, precision="minute", raw=value, start=0, end=len(value), wall=wall if foreign else None)


_URL_COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6}|\d{9})?(?!\d)")
# "-180230209151214367.htm": three digits of a section, then yymmddHHMMSS and milliseconds
_URL_SHORT = re.compile(
    r"(?<!\d)\d{3}(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{3}(?!\d)"
)
_URL_DAY_FIRST = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d{2})(?!\d)")
_URL_PARTS = re.compile(r"/(20\d{2})[/\-](\d{1,2})[/\-](\d{1,2})(?=[/\-]|$)")
_URL_MONTH = re.compile(r"/(20\d{2})/?(0[1-9]|1[0-2])(?=/)")


# "/luu-tru/2023/11/05/" lists a day's articles, "/van-ban/20231105.html" numbers a document
_URL_OF_NO_ARTICLE = re.compile(
    r"/(?:[a-z0-9-]*-)?(?:archives?|luu-?tru|kho-?tin|theo-?ngay|xem-?ngay|lich(?:-[a-z-]+)?|calendar|van-?ban(?:-[a-z-]+)?|vbpl|vbqppl"
    r"|documents?|cong-?bao|file|uploads?)(?=/|$)",
    re.IGNORECASE,
)
# "quyet-dinh-so-12052023-qd-ubnd", "hop-ngay-20112023": what stands in the slug is a number or the day of an event
_URL_NUMBER_BEFORE = re.compile(
    r"(?:^|[-_/])(?:so|ngay|no|number|quyet-dinh|cong-van|thong-bao|ke-hoach|nghi-dinh|nghi-quyet|thong-tu|chi-thi|bao-cao"
    r"|to-trinh|huong-dan|van-ban|qd|cv|kh|tb|ct|nq)[-_]?$",
    re.IGNORECASE,
)
_URL_NUMBER_AFTER = re.compile(
    r"[-_](?:qd|cv|kh|tb|ct|nq|bc|hd|tt|nd|ttr|ubnd|hdnd|bnv|sgd|snv)(?=[-_./]|$)", re.IGNORECASE
)


def _is_number_in_url(path: str, start: int, end: int) -> bool:
    return bool(_URL_NUMBER_BEFORE.search(path[:start]) or _URL_NUMBER_AFTER.match(path, end))


def dates_in_url(path: str) -> tuple[date, ...]:
    """Days that an address states: ``-20251226113736351.htm``, ``-21032019-a58277.html``, ``/2023/07/28/``.

    Addresses of archives and documents, and numbers of documents or days of events in a slug, state none.
    """
    found: list[date] = []
    if _URL_OF_NO_ARTICLE.search(path):
        return ()
    for pattern, order in ((_URL_PARTS, (1, 2, 3)), (_URL_COMPACT, (1, 2, 3)), (_URL_DAY_FIRST, (3, 2, 1))):
        for match in pattern.finditer(path):
            day = _valid_day(*(int(match[i]) for i in order))
            if pattern is not _URL_PARTS and _is_number_in_url(path, match.start(), match.end()):
                continue
            if day and day not in found:
                found.append(day)
    for match in _URL_SHORT.finditer(path):
        day = _valid_day(2000 + int(match[1]), int(match[2]), int(match[3]))
        if day and day not in found:
            found.append(day)
    return tuple(found)


def month_in_url(path: str) -> tuple[int, int] | None:
    """Year and month of a path like ``/thoi-su/202404/…``: no day, so only good for checking others."""
    match = _URL_MONTH.search(path)
    return (int(match[1]), int(match[2])) if match else None
