"""The day or days that a sentence states for its event."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import timedelta

from articles.annotation.numbers import COUNT_WORDS
from articles.text import folded_pattern, opening_words

Days = tuple[Date, Date]
"""First and last day of an event."""

_WEEKDAY_NAMED = "thứ (?:hai|ba|tư|năm|sáu|bảy)"
_LEADS = (
    *(
        rf"{lead}(?: nay| qua| mai)?,?(?: ngày)? *\(?"
        for lead in ("sáng", "trưa", "chiều", "tối", "đêm", "hôm nay", "hôm", "ngày", "chủ nhật", _WEEKDAY_NAMED)
    ),
    r"hôm qua,? *\(?",
    *(rf"{lately},? *\(" for lately in ("vừa qua", "mới đây")),
    "từ ngày ",
    "từ ",
    *(rf"{number} ngày,? *\(?" for number in ("hai", "ba", "2", "3")),
)
_DAY = folded_pattern(
    # "Rạng sáng 2/4, lệnh phá án phát đi": of the deed; at dawn nothing is handed over.
    rf"(?P<lead>{opening_words(*(f'{lead[0]}(?<!rạng {lead[0]}){lead[1:]}' for lead in _LEADS))})"
    r"(?P<d>\d{1,2})(?:(?: *[-–,] *| *đến *(?:ngày *)?| *và *(?:ngày *)?)(?P<last>\d{1,2})(?=[/.-]\d| tháng))?"
    r"(?:[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?| tháng (?P<m2>\d{1,2})(?:(?: năm |/)(?P<y2>\d{4}))?)(?![\d/])"
)
# "Đúng Ngày Môi trường thế giới 5/6, đặc khu tổng kết": on the very day of an occasion
_ON_THE_VERY_DAY = folded_pattern(
    r"(?<![^\W_])(?:đúng|đúng vào|vào đúng|ngay trong|trong) ngày (?:[^\W\d_]+ ){1,7}\(?"
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?(?![\d/])"
)
# "… trong ngày họp mặt kỷ niệm thành lập Công đoàn Việt Nam, 28.7": a day by itself.
_BARE_DAY = folded_pattern(
    r"(?:^|[,(] ?|(?:tổ chức|diễn ra|vào) )(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-]20\d\d)?(?=[).,;]|$)"
)
_TODAY = folded_pattern(r"(?<![^\W_])(?:hôm nay|sáng nay|chiều nay|trưa nay|tối nay)(?![^\W_])")
_YESTERDAY = folded_pattern(r"(?<![^\W_])(?:hôm qua|sáng qua|chiều qua|tối qua|đêm qua)(?![^\W_])")
_TOMORROW = folded_pattern(r"(?<![^\W_])(?:ngày mai|sáng mai|chiều mai|tối mai)(?![^\W_])")
# "Quyết định số 312/QĐ-UBND ngày 5/2/2026", "sinh ngày 3/4", "kỷ niệm ngày 27/2": the day of something else.
_ANOTHER_DAY = folded_pattern(
    r"(?:(?:quyết định|kế hoạch|công văn|nghị quyết|chỉ thị|nghị định|thông tư)"
    # A comma follows a number: "Thực hiện Kế hoạch công tác năm 2026, ngày 14/8" has the event's day.
    r"(?:[^.,;\n]{0,40}(?:số \d|\d[\w.]*/)[^.,;\n]{0,20},)? ?"
    r"(?:[^.,;\n]{0,40} )?|sinh |(?:đăng|đăng tải|phát hành|số ra) |có hiệu lực(?: thi hành)?(?: kể)?(?: từ)? |"
    r"(?:kỷ niệm|mừng|hướng tới|hướng về)(?: (?!tổ chức|diễn ra|sáng|chiều|tối)[^\W\d_]+){0,4} |truyền thống |"
    r"trước |đến hết )$"
)
# "đã cứu 11 người mắc kẹt đêm 18/7": the day of the deed; not "… cứu dân trong lũ do tỉnh Đắk Lắk tổ chức ngày 27/11".
_OF_THE_DEED = folded_pattern(
    r"(?<![^\W_])(?:cứu|mắc kẹt|xảy ra|vụ (?:cháy|việc|án|tai nạn)|gặp nạn|đuối nước|chìm tàu|"
    r"bị nước cuốn|phá án|bắt giữ|giành được|vô địch|đăng quang)"
    r"(?:(?!(?<![^\W_])(?:tổ chức|diễn ra|tuyên dương|biểu dương)(?![^\W_]))[^.,;:\"\n]){0,60}$"
)
# "nhân ngày 22/12": the occasion, on its day or before.
_OCCASION = folded_pattern(r"(?<![^\W_])nhân (?:dịp )?(?:kỷ niệm )?$")
# "hơn 20 người hiến máu đêm 4-5", not "lễ tôn vinh người hiến máu, tối 4/5"
_GAVE_BLOOD = folded_pattern(r"(?<![^\W_])hiến máu(?: trong)? $")
# "Ngày 4.2, UBND tỉnh cho biết chủ tịch tỉnh đã quyết định": on that day it was told, and done in the days before.
_TOLD_ON = folded_pattern(
    r"\d?(?:[/.-]20\d\d)?\)?,? (?:(?:theo )?(?:thông )?tin từ )?(?!tại )"
    r"(?![^,.;:\n]{0,60}(?<![^\W_])(?:tổ chức|hội nghị|lễ|đại hội|họp|gặp mặt)(?![^\W_]))[^,.;:\n]{3,60},? "
    r"(?:cho biết|cho hay|xác nhận|thông tin)"
    r"(?:,| là| rằng| về việc)? [^.;\n]{0,70}?(?<![^\W_])(?:vừa|đã|mới)(?: có| ký| ban hành| ra)* "
    r"(?:quyết định|tặng|trao|truy tặng|khen thưởng|gửi|thưởng)(?![^\W_])"
)
# "từ ngày 01/7/2025 đến nay": a stretch of time
_UNTIL_NOW = folded_pattern(r" (?:đến nay|tới nay|trở đi)(?![^\W_])")
_PART_OF_DAY = folded_pattern(
    r"(?<![^\W_])(?<!rạng )(?:(?:sáng|trưa|chiều|tối|đêm|hôm)(?: (?:nay|qua))?,?(?: ngày)? *\(?\d{1,2}[/.-]\d|"
    r"(?:hôm|sáng|chiều|tối) (?:nay|qua)(?![^\W_]))"
)
_PARTS = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "evening"}
# "Từ 4 giờ sáng nay, ông đón xe xuống thành phố" is when a guest set out.
_PART = folded_pattern(
    r"(?<!giờ )(?<!rạng )(?<![^\W_])(?P<part>sáng|trưa|chiều|tối|(?<!ngày )đêm)"
    r"(?:(?P<spoken> nay| qua| mai)(?:,?(?: ngày)? *\(?(?P<said>\d{1,2})[/.-]\d)?|"
    r"(?: thứ (?:hai|ba|tư|năm|sáu|bảy)| chủ nhật)?,?(?: ngày)? *\(?(?P<d>\d{1,2})[/.-]\d)"
)
_SPOKEN = {" nay": 0, " qua": -1, " mai": 1}
# "trở về từ hội nghị diễn ra buổi sáng": the event's own part, whenever it is spoken of
_HELD_IN = folded_pattern(
    r"(?<![^\W_])(?:diễn ra|tổ chức)(?: vào)?(?: trong)? buổi (?P<part>sáng|trưa|chiều|tối)(?![^\W_])"
)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
# "Tối thứ Bảy, tại Cần Thơ", "hôm thứ Năm", "thứ Sáu vừa rồi": the last one before publication.
_WEEKDAY = folded_pattern(
    r"(?<!mỗi )(?<!cứ )(?<!các )(?<![^\W_])(?:(?P<lead>sáng|trưa|chiều|tối|đêm|hôm) )?"
    r"(?:thứ (?P<day>hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?![^\W_])"
    r"(?! hằng| hàng| tới| tuần tới| tuần sau| mỗi)(?(lead)|(?= vừa rồi| vừa qua| tuần trước| tuần qua| tuần này))"
)
# "cuối tuần qua": Friday's afternoon is part of it.
_WEEKEND = folded_pattern(r"(?<![^\W_])cuối tuần (?:vừa |rồi |mới )*(?:qua|rồi|trước)(?![^\W_])")
_THIS_WEEK = folded_pattern(r"(?<![^\W_])(?<!cuối )(?<!đầu )tuần này(?![^\W_])")
_LAST_WEEK = folded_pattern(r"(?<![^\W_])(?<!cuối )(?<!đầu )(?<!giữa )tuần (?:trước|qua|rồi|vừa qua|vừa rồi)(?![^\W_])")
_SOME_DAYS_AGO = folded_pattern(r"(?<![^\W_])(?:mấy|vài|ít) (?:hôm|ngày) (?:trước|qua)(?![^\W_])")
# "hồi giữa tuần", "đầu tuần này"; at a week's beginning the last one is meant
_WITHIN_THE_WEEK = folded_pattern(
    r"(?<![^\W_])(?:hồi |hôm |từ |vào )?(?P<part>đầu|giữa) tuần(?: này| qua| rồi| vừa rồi| trước)?"
    r"(?![^\W_])(?! tới| sau)"
)
_PARTS_OF_THE_WEEK = {"đầu": (0, 1), "giữa": (1, 3)}
# "Hai hôm trước, chủ đầu tư phát động"
_AGO = folded_pattern(r"(?:^|[,.;] )(?P<n>hai|ba|bốn|[2-6]) (?:hôm|ngày) trước(?:, |(?= (?:tại|ở)(?![^\W_])))")
# "Đèn sáng ngay tối 20/1, sau khi xã phát động phong trào": what came of it on the evening of its day
_AFTER_ITS_BEGINNING = folded_pattern(
    r"[/.-]?\d*(?:[/.-]20\d\d)?\)?, (?:ngay )?sau khi [^,.;\n]{2,60}? (?:phát động|ra quân|khai mạc)(?![^\W_])"
)
# A congress opens in the morning and closes in the afternoon.
_OF_MORE_THAN_A_PART = folded_pattern(r"(?<![^\W_])(?:khai mạc|bế mạc)(?![^\W_])")
_DONE_BEFORE = timedelta(days=3)
"""Within these days before it is told a decision was taken, where only the day of telling is stated."""
# All that a day in digits has: "4-5/3", "4 tháng 3"; most sentences with a number have none.
_DAY_AND_MONTH = re.compile(r"\d(?:[/.-]| tháng )\d")
_BARE_REACH = 7
_LONGEST_AHEAD = timedelta(days=120)


def find_days(folded: str, published_on: Date | None, *, occasions: bool = True) -> list[Days]:
    """Days of events stated in a folded sentence; a day without a year is the one nearest to publication.

    Args:
        occasions: also the day of an event's occasion ("nhân ngày 22/12").

    A report is written after its event or some weeks before it, so a day further ahead belongs to the previous year.
    """
    found = []
    if _DAY_AND_MONTH.search(folded):
        found = _days_in_digits(folded, published_on, occasions=occasions)
    if not found and published_on is not None and (spoken := _days_in_words(folded, published_on)):
        found.append(spoken)
    return found


def _days_in_digits(folded: str, published_on: Date | None, *, occasions: bool) -> list[Days]:
    found = []
    for match in _DAY.finditer(folded):
        # No document is dated "tối 19/3": "Theo kế hoạch, tối 19/3 tới, nhà trường sẽ tổ chức lễ".
        dates_a_thing = match["lead"].startswith(("ngày", "từ"))
        if dates_a_thing and _ANOTHER_DAY.search(folded, max(0, match.start() - 60), match.start()):
            continue
        if _OF_THE_DEED.search(folded, max(0, match.start() - 80), match.start()):
            continue
        if match["lead"].startswith("đêm") and _GAVE_BLOOD.search(folded, 0, match.start()):
            continue
        if match["lead"].startswith("từ") and _UNTIL_NOW.match(folded, match.end()):
            continue
        if not occasions and _OCCASION.search(folded, max(0, match.start() - 20), match.start()):
            continue
        first = nearest_day(match["d"], match["m"] or match["m2"], match["y"] or match["y2"], published_on)
        if first is None:
            continue
        # "Từ 1/3, hồ sơ nộp trực tuyến": a rule applies from that day on.
        if match["lead"].startswith("từ") and not match["last"] and published_on is not None and first > published_on:
            continue
        last = first
        if match["last"]:
            last = nearest_day(match["last"], match["m"] or match["m2"], str(first.year), published_on) or first
        elif _is_told_on(folded, match.end()):
            first -= _DONE_BEFORE
        found.append((min(first, last), max(first, last)))
    for match in _ON_THE_VERY_DAY.finditer(folded) if " ngày " in folded else ():
        day = nearest_day(match["d"], match["m"], match["y"], published_on)
        found += [(day, day)] if day else []
    return found


def _days_in_words(folded: str, published_on: Date) -> Days | None:
    """The day of "hôm qua" or "tối thứ Bảy"; a plain word of each pattern is looked for first, as most have none."""
    if " nay" in folded and (today := _TODAY.search(folded)):
        # A feature of the days after says "hôm nay" of the day that it describes, or means these times.
        first = published_on - timedelta(days=2) if today.group() == "hôm nay" else published_on
        return first, published_on
    if " qua" in folded and _YESTERDAY.search(folded):
        return published_on - timedelta(days=1), published_on - timedelta(days=1)
    if " mai" in folded and _TOMORROW.search(folded):
        return published_on + timedelta(days=1), published_on + timedelta(days=1)
    if len(weekdays := _weekdays(folded)) == 1:  # two are what is done each week
        [weekday] = weekdays
        back = (published_on.weekday() - _WEEKDAYS.get(weekday["day"], 6)) % 7
        if folded.startswith(" tuần này", weekday.end()):  # in a preview it is still to come
            back = published_on.weekday() - _WEEKDAYS.get(weekday["day"], 6)
        return published_on - timedelta(days=back), published_on - timedelta(days=back)
    if "tuần" in folded and _THIS_WEEK.search(folded):
        return published_on - timedelta(days=published_on.weekday()), published_on
    if loose := _loose_days(folded, published_on):
        return loose
    if " trước" in folded and (ago := _AGO.search(folded)):
        day = published_on - timedelta(days=COUNT_WORDS.get(ago["n"]) or int(ago["n"]))
        return day, day
    if "cuối tuần" in folded and _WEEKEND.search(folded):
        sunday = published_on - timedelta(days=(published_on.weekday() - 6) % 7)
        return sunday - timedelta(days=2), sunday
    return None


def _weekdays(folded: str) -> list[re.Match[str]]:
    return list(_WEEKDAY.finditer(folded)) if "thứ " in folded or "chủ nhật" in folded else []


def _loose_days(folded: str, published_on: Date) -> Days | None:
    """Several days one of which is meant: "tuần trước", "mấy hôm trước", "hồi giữa tuần"."""
    has_week = "tuần" in folded
    if not has_week and " trước" not in folded and " qua" not in folded:
        return None
    monday = published_on - timedelta(days=published_on.weekday())
    if has_week and _LAST_WEEK.search(folded):
        return monday - timedelta(days=7), min(monday - timedelta(days=1), published_on)
    if _SOME_DAYS_AGO.search(folded):
        return published_on - timedelta(days=6), published_on - timedelta(days=1)
    if has_week and (within := _WITHIN_THE_WEEK.search(folded)):
        first, last = _PARTS_OF_THE_WEEK[within["part"]]
        days = monday + timedelta(days=first), monday + timedelta(days=last)
        back = timedelta(days=7) if days[0] > published_on or "trước" in within.group() else timedelta(0)
        return days[0] - back, days[1] - back
    return None


def find_bare_days(folded: str, published_on: Date | None) -> list[Days]:
    """Days alone behind a comma or a bracket, within a week before publication."""
    if published_on is None:
        return []
    found = [nearest_day(match["d"], match["m"], None, published_on) for match in _BARE_DAY.finditer(folded)]
    return [(day, day) for day in found if day is not None and 0 <= (published_on - day).days <= _BARE_REACH]


def _is_told_on(folded: str, day_end: int) -> bool:
    """Is a day, which ends at a position of a folded sentence, the one on which somebody told what had been done?"""
    return ("đã" in folded or "vừa" in folded or "mới" in folded) and _TOLD_ON.match(folded, day_end) is not None


def has_part_of_day(folded: str) -> bool:
    """Does a folded sentence date something by more than a calendar's day: "đêm 12/10", "hôm 26/2", "sáng nay"?"""
    return bool(_PART_OF_DAY.search(folded))


def part_of_day(folded: str, days: Days, published_on: Date | None) -> str | None:
    """The one part of the event's day that a folded sentence states: "sáng 14/8" is ``morning``.

    Another day's is not its own: "Sau lễ do tỉnh tổ chức ngày 24/7, chiều 26/7, lãnh đạo xã đến thắp hương".
    """
    if _OF_MORE_THAN_A_PART.search(folded):
        return None
    if held := _HELD_IN.search(folded):
        return _PARTS[held["part"]]
    found = {
        _PARTS[match["part"]]
        for match in _PART.finditer(folded)
        if not _OF_THE_DEED.search(folded, max(0, match.start() - 80), match.start())
        and not _is_told_on(folded, match.end())
        and not _is_of_another_day(match, days, published_on)
        and not (match.start() and _AFTER_ITS_BEGINNING.match(folded, match.end()))
    }
    return found.pop() if len(found) == 1 else None


def _is_of_another_day(part: re.Match[str], days: Days, published_on: Date | None) -> bool:
    """Is a part of the day stated of a day that is not the event's: "Chiều nay, Sở họp chuẩn bị Hội nghị sáng 14/1"?"""
    if stated := part["d"] or part["said"]:
        day = int(stated)
        return all(day != (days[0] + timedelta(days=step)).day for step in range((days[1] - days[0]).days + 1))
    if published_on is None:
        return False
    spoken = published_on + timedelta(days=_SPOKEN[part["spoken"]])
    return not days[0] <= spoken <= days[1]


def nearest_day(day: str, month: str | None, year: str | None, published_on: Date | None) -> Date | None:
    """A stated day as a date; without a year that nearest to publication."""
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
