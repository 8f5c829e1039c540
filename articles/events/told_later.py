"""What a report that opens otherwise tells behind its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from articles.events.proposed import is_proposed
from articles.events.quotes import without_speech
from articles.events.sentences import Happening, Sentences, fresh_day, is_received, looks_back
from articles.events.stated import begins_a_drive
from articles.events.words import words_of
from articles.text import folded_pattern, opening_words

_BY_DECISION = folded_pattern(r"(?<![^\W_])(?:tặng|truy tặng|phong tặng|khen thưởng|khen|công nhận|ghi nhận)(?![^\W_])")
_AT_A_GATHERING = folded_pattern(
    opening_words("tại", "trong", "ở")
    + r" (?:buổi )?(?:lễ|hội nghị|đại hội|họp mặt|gặp mặt|chương trình|đêm|dịp)(?![^\W_])"
)
# "Nghe tin, Giám đốc Sở GD&ĐT đã gửi thư khen em"
_LETTER_SENT = folded_pattern(r"(?<![^\W_])(?:đã |vừa )(?:ký |có )?(?:gửi )?thư khen(?![^\W_])")
_LAST_YEAR = folded_pattern(r"(?<![^\W_])(?:năm ngoái|năm kia|hồi năm|năm trước)(?![^\W_])")


def find_decision_behind_a_deed(deed: str, sentences: Sequence[str], published_on: Date | None) -> Happening | None:
    """The decision or letter that a report tells behind the dated deed with which it opens.

    "Đêm 29/9, 14 người trèo lên mái nhà chờ cứu. … Hôm qua (6/10), Chủ tịch UBND tỉnh đã ký quyết định tặng Bằng khen."
    """
    if published_on is None or deed not in sentences:
        return None
    if words_of("about_awards").search(deed) or words_of("organising").search(deed):
        return None
    together = Sentences(all=list(sentences), published_on=published_on)
    for one in sentences[sentences.index(deed) + 1 :]:
        plain = without_speech(one)
        if looks_back(plain) or is_proposed(plain) or together.is_old(plain) or _LAST_YEAR.search(plain):
            continue
        if _AT_A_GATHERING.search(plain):
            return None
        if (together.decides(plain) and _BY_DECISION.search(plain)) or _LETTER_SENT.search(plain):
            return one, fresh_day(plain, published_on)
    return None


def find_later_happening(sentences: Sequence[str], published_on: Date | None) -> Happening | None:
    """What a report that opens otherwise tells behind its beginning: "Tối qua, cô được Chủ tịch … tặng Bằng khen".

    It counts only with a day of the last days, or as a decision: an earlier honour is part of a portrait.
    """
    if published_on is None:
        return None
    said = {one: plain for one in sentences if not looks_back(plain := without_speech(one)) and not is_proposed(plain)}
    dated = [(one, days) for one, plain in said.items() if (days := fresh_day(plain, published_on)) is not None]
    for one, days in dated:
        if is_received(said[one]) or words_of("held").search(said[one]) or begins_a_drive(said[one]):
            return one, days
    together = Sentences(all=list(said.values()), published_on=published_on)
    decided = [one for one, plain in said.items() if together.decides(plain) and _BY_DECISION.search(plain)]
    if decided:
        return decided[0], None
    # "… hôm Chủ nhật vừa qua mang đến trường cũ. Trong lễ kỷ niệm, trường được gắn Huân chương."
    at = (one for one, plain in said.items() if _AT_A_GATHERING.search(plain) and is_received(plain))
    return next(((one, dated[0][1]) for one in at if dated), None)
