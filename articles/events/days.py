"""The day or days that a sentence states for what it reports."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from articles.text import folded_pattern

Days = tuple[Date, Date]
"""First and last day of an event."""

_DAY = folded_pattern(
    r"(?<![^\W_])(?P<lead>(?:sáng|trưa|chiều|tối|đêm|hôm nay|ngày)(?: nay| qua)?,?(?: ngày)? *\(?|hôm qua,? *\(?|"
    r"(?:từ ngày|từ) |(?:hai|ba|2|3) ngày,? *\(?)"
    r"(?P<d>\d{1,2})(?:(?: *[-–,] *| *đến *(?:ngày *)?| *và *(?:ngày *)?)(?P<last>\d{1,2})(?=[/.-]\d| tháng))?"
    r"(?:[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?| tháng (?P<m2>\d{1,2})(?:(?: năm |/)(?P<y2>\d{4}))?)(?![\d/])"
)
_TODAY = folded_pattern(r"(?<![^\W_])(?:hôm nay|sáng nay|chiều nay|trưa nay|tối nay)(?![^\W_])")
_YESTERDAY = folded_pattern(r"(?<![^\W_])(?:hôm qua|sáng qua|chiều qua|tối qua)(?![^\W_])")
# "Quyết định số 312/QĐ-UBND ngày 5/2/2026", "sinh ngày 3/4", "kỷ niệm ngày 27/2": another thing's day.
_ANOTHER_DAY = folded_pattern(
    r"(?:(?:quyết định|kế hoạch|công văn|nghị quyết|chỉ thị|nghị định|thông tư)[^.,;\n]{0,40},? ?|sinh |"
    r"kỷ niệm(?: [^\W\d_]+){0,4} |truyền thống |"
    r"trước |đến hết )$"
)
_LONGEST_AHEAD = timedelta(days=120)


def find_days(folded: str, published_on: Date | None) -> list[Days]:
    """Days of events stated in a folded sentence; a day without a year is the one nearest to publication.

    A report is written after its event or some weeks before it, so a day further ahead is the year before's.
    """
    found = []
    for match in _DAY.finditer(folded):
        # No document is dated "tối 19/3": "Theo kế hoạch, tối 19/3 tới, nhà trường sẽ tổ chức lễ".
        dates_a_thing = match["lead"].startswith("ngày")
        if dates_a_thing and _ANOTHER_DAY.search(folded, max(0, match.start() - 60), match.start()):
            continue
        first = _day(match["d"], match["m"] or match["m2"], match["y"] or match["y2"], published_on)
        if first is None:
            continue
        last = first
        if match["last"]:
            last = _day(match["last"], match["m"] or match["m2"], str(first.year), published_on) or first
        found.append((min(first, last), max(first, last)))
    if not found and published_on is not None:
        if _TODAY.search(folded):
            found.append((published_on, published_on))
        elif _YESTERDAY.search(folded):
            found.append((published_on - timedelta(days=1), published_on - timedelta(days=1)))
    return found


def _day(day: str, month: str | None, year: str | None, published_on: Date | None) -> Date | None:
    if month is None:
        return None
    if year is not None:
        return _valid(int(year), int(month), int(day))
    if published_on is None:
        return None
    years = (published_on.year + step for step in (1, 0, -1))
    possible = [found for y in years if (found := _valid(y, int(month), int(day)))]
    possible = [found for found in possible if found - published_on <= _LONGEST_AHEAD]
    return min(possible, key=lambda found: abs(found - published_on)) if possible else None


def _valid(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
