"""Dates printed on pages, with the weekday, time of day, offset and label around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timezone
from functools import lru_cache

from articles.dates.stamp import Stamp, parse_offset, valid_day
from articles.timezone import VIETNAM

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
    r"(?:(?P<{0}vi>thứ|\bT(?=[2-7]\b|\.\s?(?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)\b)\.?)\s*(?P<{0}d>[2-7]\b|hai|ba|tư|bốn|năm|sáu|bảy|bẩy)|(?P<{0}sun>chủ\s*nhật|\bCN\b)"
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
    r"(?P<{0}h>\d{{1,2}})(?:\s?(?:[hHgG]:|[:hHgG])\s?|\s*giờ\s*)(?P<{0}mi>\d{{2}}|\d(?![\d.,:/]))(?:\s*(?:[:]|phút|')\s?(?P<{0}s>\d{{2}})(?:\.\d+)?(?!\d))?(?:\s*phút|\s?['’]|p\b)?"
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
# The lunar calendar's day next to the solar one: "Ngày 25/01/2024 âm lịch (tức 05/03/2024 dương lịch)",
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
    return parse_offset(text)


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
    day = valid_day(int(match["y"]), _english_month(match["month"]), int(match["d"]))
    hour, minute, second = int(match["h"]), int(match["mi"]), int(match["s"])
    if day is None or hour > 23 or minute > 59 or second > 59:
        return None
    zone: timezone | None = UTC if match["zone"].upper() in ("GMT", "UTC", "Z") else VIETNAM
    if match["o"] or match["zone"][0] in "+-":
        zone = parse_offset(match["o"] or match["zone"])
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


@dataclass(slots=True)
class _TimeOfDay:
    """The surroundings of a date's digits: the clock with its offset, and where the stamp's words begin and end."""

    start: int
    end: int
    clock: tuple[int, int, int, str] | None = None
    offset: timezone | None = None
    hour_text: str = ""
    has_seconds: bool = False
    weekday: int | None = None

    @property
    def half(self) -> str:
        return self.clock[3] if self.clock else ""


def _read_time(text: str, match: re.Match[str], floor: int) -> _TimeOfDay:
    """The clock behind a date, else the one before it, and the weekday before it."""
    time = _TimeOfDay(match.start(), match.end())
    after = _TIME_AFTER.match(text, time.end)
    clock = _clock(after, "a") if after else None
    if after and clock:
        time.clock, time.end, time.offset = clock, after.end(), _offset(after, "a")
        time.hour_text, time.has_seconds = after["ah"], bool(after["as"])
    before = _BEFORE.search(text, max(floor, match.start() - 60), match.start())
    if before is None:
        return time
    time.weekday = _stated_weekday(before)
    clock = _clock(before, "b") if time.clock is None and before["bh"] else None
    if clock:
        time.clock, time.start, time.offset = clock, before.start("bh"), _offset(before, "b")
        time.hour_text, time.has_seconds = before["bh"], bool(before["bs"])
        zone = _ZONE_AFTER.match(text, time.end)
        if zone and zone.end() > time.end and (zone["zg"] or zone["zz"]):
            time.end, time.offset = zone.end(), time.offset or _offset(zone, "z")
    elif time.weekday is not None:
        time.start = min(before.start(g) for g in ("wvi", "wsun", "wen") if before[g])
    return time


def _is_count_of_months(text: str, match: re.Match[str]) -> bool:
    """Are "10 tháng năm 2026" ten months of a year? 10 May is "10 tháng 5", "10 Tháng Năm, 2026"."""
    return match["vm"] in ("năm", "NĂM") and text[match.end("vm") : match.start("vy")].isspace()


def _read_stamp(text: str, match: re.Match[str], floor: int) -> Stamp | None:
    if match.start() < floor or _is_count_of_months(text, match):
        return None
    time = _read_time(text, match, floor)
    label = text[max(floor, time.start - _LABEL_REACH) : time.start]
    is_modified, is_published = bool(_MODIFIED_LABEL.search(label)), bool(_PUBLISHED_LABEL.search(label))
    is_short_year = match["y"] is not None and len(match["y"]) == 2
    is_open = is_short_year and time.clock is None and not (is_modified or is_published)
    if is_open and text.strip(" ()[]") != match.group():
        return None  # "28/07/23" in a line is as likely a score or a range
    day, other = _read_day(match, time.hour_text, time.has_seconds, time.half)
    if day is None:
        return None
    day, other, agrees = _settle_by_weekday(text, match, day, other, time.weekday)
    clock = time.clock[:3] if time.clock else (0, 0, 0)
    wall = datetime(day.year, day.month, day.day, *clock)  # noqa: DTZ001 - as printed, its zone follows
    return Stamp(
        at=wall.replace(tzinfo=time.offset or VIETNAM).astimezone(VIETNAM),
        precision="minute" if time.clock else "day",
        raw=text[time.start : time.end].strip(),
        start=time.start,
        end=time.end,
        role="modified" if is_modified else "published" if is_published else None,
        weekday_agrees=agrees,
        alternative=datetime(other.year, other.month, other.day, *clock, tzinfo=VIETNAM) if other else None,
        wall=wall if time.offset not in (None, VIETNAM) else None,
    )


def _settle_by_weekday(
    text: str, match: re.Match[str], day: date, other: date | None, weekday: int | None
) -> tuple[date, date | None, bool | None]:
    """The day, its other reading, and whether the stated weekday agrees: where it does not, the other may be meant."""
    if weekday is None or day.weekday() == weekday:
        return day, other, None if weekday is None else True
    if other is None:
        other = _drupal_day(text, match)
        other = other if other is not None and other.weekday() == weekday else None
    if other is not None and other.weekday() == weekday:
        return other, day, True
    return day, other, False


_DRUPAL_TIME = re.compile(r" - \d\d:\d\d\b")
_SHORT_WEEKDAY = re.compile(r"\b(?:T[2-7]|CN|Mon|Tue|Wed|Thu|Fri|Sat|Sun), $")


def _drupal_day(text: str, match: re.Match[str]) -> date | None:
    """The day of Drupal's medium form, the month first in every language: "T4, 09/11/2024 - 14:02"."""
    if match["sep"] != "/" or len(match.group()) != len("09/11/2024"):
        return None
    if not _DRUPAL_TIME.match(text, match.end()) or not _SHORT_WEEKDAY.search(text[: match.start()]):
        return None
    return valid_day(int(match["y"]), int(match["d"]), int(match["m"]))


def _read_day(match: re.Match[str], hour_text: str, has_seconds: bool, half: str) -> tuple[date | None, date | None]:
    """The day that the digits state and, where the order is open, the other reading."""
    if match["y"]:
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        first, second = int(match["d"]), int(match["m"])
        local, us = valid_day(year, second, first), valid_day(year, first, second)
        if local is None:
            return (us, None) if match["sep"] in "/-" else (None, None)
        if us is None or us == local:
            return local, None
        if _is_us_order(match, hour_text, has_seconds, half):
            return us, local
        return local, us if half in ("am", "pm") else None
    if match["iy"]:
        return valid_day(int(match["iy"]), int(match["im"]), int(match["id"])), None
    for key, month in (
        ("v", _month_number(match["vm"]) if match["vm"] else None),
        ("w", _month_number(match["wm"]) if match["wm"] else None),
        ("e", _english_month(match["em"]) if match["em"] else None),
        ("f", _english_month(match["fm"]) if match["fm"] else None),
    ):
        if month:
            return valid_day(int(match[f"{key}y"]), month, int(match[f"{key}d"])), None
    return None, None
