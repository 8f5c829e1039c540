"""What the sentences of a report state by themselves: days, a happening, an award received, a decision, a look back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cached_property

from articles.events.days import Days, find_days
from articles.events.proposed import is_proposed
from articles.events.stated import begins_a_drive, states_a_decision
from articles.events.words import words_of
from articles.text import folded_pattern, opening_words

AWARDS = (
    "bằng khen",
    "giấy khen",
    "thư khen",
    "huân chương",
    "huy hiệu",
    "huy chương",
    "kỷ niệm chương",
    "cờ thi đua",
    "giải thưởng",
    "danh hiệu",
)
"""What awards are called in general."""
IS_AWARDED = folded_pattern(
    opening_words(
        r"được (?:[^,.;\n]{2,60}? )?(?:tặng|truy tặng|phong tặng|trao|gắn|khen thưởng|khen|công nhận)",
        *(rf"{lately} (?:được )?(?:trao|tặng|phong tặng) cho \d" for lately in ("đợt này", "lần này", "vừa")),
    )
    + r"(?![^\W_])"
)
# "trong tháng 5/2026, Chủ tịch UBND tỉnh đã quyết định tặng": many decisions
SUMS_UP = folded_pattern(
    r"(?<![^\W_])(?:theo thống kê|trong (?:tháng|quý|năm) \d|từ đầu năm|tháng qua|năm qua)(?![^\W_])"
)
_OPENS_WITH_A_YEAR = re.compile(r"(?:vào |trong )?năm (20\d\d)(?!\d)")
_PAPER = folded_pattern(
    r"(?<![^\W_])ban hành (?:kế hoạch|văn bản|công văn|hướng dẫn|quy chế|quy định|thông tư)(?![^\W_])"
)
_JUST_DONE = folded_pattern(
    r"(?<![^\W_])vừa (?:vinh dự |có tên trong (?:danh sách|quyết định) |có mặt trong danh sách )?được "
    r"(?:[^,.;\n]{2,60}? )?(?:trao|tặng|tuyên dương|biểu dương|vinh danh|tôn vinh|phát động|"
    r"tổ chức|khen thưởng|truy tặng|phong tặng|công nhận)(?![^\W_])"
)
# "Trước đó, ngày 6/5, UBND tỉnh cũng đã truy tặng thầy Bằng khen."
_EARLIER = folded_pattern(r"^(?:trước đó|trước đây)(?![^\W_])")
# "Ông Thủy kể lại phút quyết định chiều 30/1": the day of the deed
_RECOUNTS = folded_pattern(
    r"(?<![^\W_])(?:kể lại|nhớ lại)(?: về| chuyện)* (?:lúc|phút|giây|khoảnh khắc|đêm|buổi)(?! lễ)(?![^\W_])"
)
_RECEIVES = folded_pattern(
    opening_words(
        *(
            rf"{receives} (?:[^,.;\n]{{0,40}}? )?(?:{'|'.join(AWARDS)})"
            for receives in ("nhận", "đón nhận", "nhận được", "trao", "tặng", "truy tặng")
        ),
        # A prize's, not the board with a donation's sum
        r"nhận biểu trưng(?! (?:tài trợ|ủng hộ|hỗ trợ|số tiền|trị giá|\d))",
    )
    + r"(?![^\W_])"
)
_FRESH = 7
"""Days after which what a report tells behind its beginning is no news."""
_NEWS = 10
"""Days between a happening and the report of it, where only its day marks it as one."""
_STALE_AFTER = timedelta(days=45)
"""A day longer before publication is not the report's subject."""
Happening = tuple[str, Days | None]
"""The sentence that states it, and its days."""


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """The title and first sentences, folded, and the queries that rules make of them."""

    all: list[str]
    published_on: Date | None

    @cached_property
    def dated(self) -> list[tuple[str, Days]]:
        """The sentences with a day that is not too long ago; days of an occasion only where there is no other."""
        return self._with_days(occasions=False) or self._with_days(occasions=True)

    def _with_days(self, *, occasions: bool) -> list[tuple[str, Days]]:
        found = ((s, self.recent(find_days(s, self.published_on, occasions=occasions))) for s in self.all)
        return [(s, days) for s, days in found if days is not None]

    def recent(self, found: list[Days]) -> Days | None:
        oldest = self.published_on - _STALE_AFTER if self.published_on is not None else Date.min
        return next((days for days in found if days[1] >= oldest), None)

    def is_old(self, sentence: str) -> bool:
        """Does a sentence tell of an earlier award: "Năm 2024, chị được quyết định tặng", "từng được"?"""
        year = _OPENS_WITH_A_YEAR.match(sentence)
        of_a_past_year = year is not None and self.published_on is not None and int(year[1]) < self.published_on.year
        return of_a_past_year or bool(words_of("earlier").search(sentence))

    def decides(self, sentence: str) -> bool:
        """Does a sentence state one decision, taken now: no proposal, no earlier award, no sum of many?"""
        is_one = states_a_decision(sentence) and not SUMS_UP.search(sentence)
        return is_one and not is_proposed(sentence) and not self.is_old(sentence)

    def is_ahead(self, days: Days) -> bool:
        return self.published_on is not None and self.published_on < days[0]

    def is_news(self, days: Days) -> bool:
        return self.published_on is None or abs((self.published_on - days[0]).days) <= _NEWS


def is_received(sentence: str) -> bool:
    """Does a folded sentence state that somebody received an award, or that one was handed over?"""
    return bool(IS_AWARDED.search(sentence) or _RECEIVES.search(sentence))


def fresh_day(sentence: str, published_on: Date) -> Days | None:
    """The first days of a folded sentence that are of the week before publication."""
    found = (days for days in find_days(sentence, published_on) if 0 <= (published_on - days[1]).days <= _FRESH)
    return next(found, None)


def is_told_as_recent(sentence: str, *, passive: bool) -> bool:
    """Does a sentence tell what has just happened? A new plan or rule only announces it.

    Args:
        passive: also "đợt thi đua vừa được tỉnh phát động", which in a portrait's middle is an honour of its person.
    """
    if _PAPER.search(sentence) or not happens(sentence):
        return False
    return bool(words_of("recently").search(sentence) or (passive and _JUST_DONE.search(sentence)))


def happens(sentence: str) -> bool:
    return bool(words_of("happenings").search(sentence) or begins_a_drive(sentence))


def looks_back(sentence: str) -> bool:
    """Does a sentence date something else by an event: "trước lần cứu du khách hôm 3/12, anh từng ba lần cứu người"?"""
    if _EARLIER.search(sentence) or ("lại" in sentence and _RECOUNTS.search(sentence)):
        return True
    return bool(words_of("earlier").search(sentence) and not words_of("organising").search(sentence))
