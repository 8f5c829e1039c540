"""The day of a decision, as a report states it beside the decision's number, its signing or the letter."""

from __future__ import annotations

from datetime import date as Date

from articles.events.days import find_days, nearest_day
from articles.text import folded_pattern

_DECIDED = folded_pattern(
    r"(?P<number>\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*),? *(?:ký )?ngày (?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})"
    r"(?:[/.-]| năm )(?P<y>\d{4})"
)
# "theo quyết định ký ngày 29/9 của Chủ tịch UBND phường": the number is left out.
_SIGNED_ON = folded_pattern(
    r"(?<![^\W_])quyết định (?:(?:khen thưởng|này|của [^,.;\n]{3,60}?) )?(?:được |vừa |mới )*(?:ký |ban hành )?"
    r"(?:hôm |ngày )"
    r"(?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})(?:(?:[/.-]| năm )(?P<y>\d{4}))?"
)
# "Trong thư đề ngày 6/5/2026": the letter's day is the decision's.
# "Quyết định khen thưởng được ký hôm qua"
_SIGNED_JUST_NOW = folded_pattern(
    r"(?<![^\W_])quyết định (?:(?:khen thưởng|này|của [^,.;\n]{3,60}?) )?(?:đã |được |vừa |mới )*"
    r"(?:ký|ban hành) (?:ngay )?(?:trong )?"
    r"(?P<when>(?:sáng |chiều |tối )?hôm (?:nay|qua)|(?:sáng|chiều|tối) (?:nay|qua))(?![^\W_])"
)
_LETTER_OF = folded_pattern(
    r"(?<![^\W_])thư (?:khen )?(?:đề|ký|viết) (?:hôm |ngày )(?P<d>\d{1,2})(?:[/.-]| tháng )"
    r"(?P<m>\d{1,2})(?:(?:[/.-]| năm )(?P<y>\d{4}))?"
)


def has_a_number(folded: str) -> bool:
    """May a folded text have a decision's number, "312/QĐ-UBND"? Most have none."""
    return "/qđ" in folded or "/qd" in folded


def decided_on(folded: str, published_on: Date | None) -> Date | None:
    """The day of the first decision or letter of a folded text whose day is stated."""
    match = _DECIDED.search(folded) or _SIGNED_ON.search(folded) or _LETTER_OF.search(folded)
    if match:
        return nearest_day(match["d"], match["m"], match["y"], published_on)
    just_now = _SIGNED_JUST_NOW.search(folded)
    days = find_days(just_now["when"], published_on) if just_now else []
    return days[0][0] if days else None
