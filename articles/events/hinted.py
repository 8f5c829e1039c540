"""A report that tells no happening of its own but may be of one: a feature that remembers a hall, a stage or a day.

It joins an event that another report tells clearly, and nothing else: alone, or with others of its kind, it reports
no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from articles.events.days import Days
from articles.events.proposed import is_proposed
from articles.events.quotes import without_speech
from articles.events.sentences import AWARDS, Happening, Sentences, fresh_day, is_received, looks_back
from articles.events.stated import EXPLAINS, regulates
from articles.events.words import words_of
from articles.text import folded_pattern, opening_words

# "khi người dẫn chương trình đọc tên ông trong ba Nghệ nhân nhân dân của đợt này"
_CALLED_BY_NAME = r" tên [^.;\n]{0,40}? trong [^.;\n]{2,60} đợt này"
# "khi lãnh đạo tỉnh mang tấm Huân chương Dũng cảm đến", "Thư khen gửi thầy được đọc trong buổi chào cờ"
_AN_AWARD = folded_pattern(
    opening_words(
        *AWARDS,
        r"biểu trưng(?<!trao biểu trưng)(?<!tặng biểu trưng)(?! (?:tài trợ|ủng hộ|hỗ trợ|số tiền|trị giá|\d))",
        *(f"{calls}{_CALLED_BY_NAME}" for calls in ("đọc", "xướng", "gọi")),
    )
    + r"(?![^\W_])"
)
# "đợt thi đua '30 ngày đêm đưa nước về đồng' vừa được công ty phát động"
_JUST_LAUNCHED = folded_pattern(
    r"(?<![^\W_])thi đua[^.;\n]{0,90}? (?:vừa|mới) (?:được )?(?:[^.;\n]{2,80} )?(?:phát động|khởi động)(?![^\W_])"
)


def find_hint(sentences: Sequence[str], published_on: Date | None) -> Happening | None:
    """The folded sentence of an award given on an occasion, or of a drive just launched, and the days if it has any.

    Args:
        sentences: of the whole report, its title first.

    The occasion is a day of the last week in that sentence, or a hall or a stage anywhere in the report: "Long bước
    vào hội trường khi buổi gặp mặt đã đi được nửa chương trình. … Anh được gắn Huân chương Lao động hạng Nhì". An
    award without any ("Mới đây, cô được tặng Bằng khen") is part of a portrait.
    """
    if published_on is None:
        return None
    if sentences and EXPLAINS.search(sentences[0]):
        return next(((one, None) for one in sentences if regulates(one) or EXPLAINS.search(one)), None)
    known = Sentences(all=[], published_on=published_on)
    found = None
    for at, said in enumerate(sentences):
        if not (is_received(said) or _AN_AWARD.search(said) or "phát động" in said or "khởi động" in said):
            continue
        one = without_speech(said)
        days = fresh_day(one, published_on)
        if is_proposed(one) or (days is None and (looks_back(one) or known.is_old(one))):
            continue
        if _JUST_LAUNCHED.search(one):
            return said, days
        if is_received(one) or _AN_AWARD.search(one):
            if days is not None:
                return said, days
            found = at if found is None else found
    if found is None:
        return None
    plain = [without_speech(one) for one in sentences]
    if not any(words_of("halls_told").search(one) for one in plain):
        return None
    return sentences[found], _day_beside(plain[max(0, found - 1) : found + 2], published_on)


def _day_beside(sentences: Sequence[str], published_on: Date) -> Days | None:
    """The day of a hall that a sentence next to the award's dates."""
    dated = (fresh_day(one, published_on) for one in sentences if words_of("halls_told").search(one))
    return next((days for days in dated if days), None)
