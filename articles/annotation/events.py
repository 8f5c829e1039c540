"""What an article reports: launch, review, monitoring, ceremony, decision, portrait or law; when and where."""

from __future__ import annotations

import re

from articles.annotation.endings import Endings
from articles.annotation.names import CAPITALISED
from articles.annotation.reading import Reading
from articles.models import Event
from articles.text import fold_for_matching, folded_pattern


def _shortest(phrases: list[str]) -> tuple[str, ...]:
    """The phrases that hold no other one: a text with "lễ trao" also has "lễ"."""
    return tuple(one for one in phrases if not any(f" {other} " in f" {one} " for other in phrases if other != one))


# In order: the first kind with words in the title decides, else the first in the text's beginning.
_WORDS = {
    "monitoring": "giám sát|kiểm tra|khảo sát|đoàn công tác",
    "review": "sơ kết|tổng kết|đánh giá kết quả|nhìn lại",
    "launch": "phát động|ra quân|ký kết giao ước|ký giao ước|lễ khởi động",
    "law": "luật thi đua|nghị định|thông tư|dự thảo|quy chế thi đua|góp ý|tập huấn",
    "ceremony": "lễ trao|lễ đón nhận|lễ tôn vinh|lễ tuyên dương|lễ biểu dương|lễ vinh danh|trao tặng|trao bằng khen|"
    "đón nhận|lễ công bố|hội nghị biểu dương|hội nghị tuyên dương|gặp mặt|đại hội thi đua|đại hội điển hình|"
    "hội nghị điển hình|tôn vinh|tuyên dương|vinh danh|trao|biểu dương|lễ",
    "decision": "quyết định|khen thưởng|tặng bằng khen|truy tặng|phong tặng|tặng thưởng",
    "portrait": "gương|tấm gương|điển hình|người",
}
_KINDS = {kind: folded_pattern(rf"(?:{words})(?![^\W_])") for kind, words in _WORDS.items()}
# A pattern that begins with a look-behind is tried at every character: the beginning of a word is checked afterwards.
_SIGNS = {kind: _shortest(fold_for_matching(words).split("|")) for kind, words in _WORDS.items()}
_WHEN = folded_pattern(
    r"(?:(?:sáng|chiều|tối|trưa),? (?:ngày )?|(?:vào )?ngày |mới đây,? ngày |hôm nay,? \(?)"
    r"(?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?| tháng (?P<m2>\d{1,2})(?: năm (?P<y2>\d{4}))?)"
    r"|(?:hồi |trong |vào )?tháng (?P<m3>\d{1,2})(?:/| năm )(?P<y3>\d{4})"
)
_WHERE = folded_pattern(
    r"tại,? (?P<place>(?:tỉnh |thành phố |tp\.? ?|huyện |thị xã |xã |phường |hội trường |"
    r"trung tâm |nhà |trụ sở )?)"
)
_BEGINNING = 700
# The words that a date begins with end before its digits: "sáng ngày 5/9", "hôm nay (12/5)".
_DATED = Endings("sáng|chiều|tối|trưa|ngày|hôm nay|tháng", marks=" ,(")
_LONGEST_LEAD = 24


def find_event(title: Reading | None, reading: Reading) -> Event | None:
    """The event that the article reports, with the words that date it; ``None`` if its kind is unknown.

    A day without a year ("Ngày 28/7") has no date: the year is not in the text.
    """
    kind = None
    for source, end in ((title, None), (reading, _BEGINNING)):
        if source is None or kind:
            continue
        kind = _kind(source.folded[:end])
    if kind is None:
        return None
    folded = reading.folded
    when = _when(reading)
    match = when or _first_words(kind, folded)
    if match is not None:
        start, end_of_quote = match.span()
    else:  # only the title names the kind: the first sentence reports it
        start, end_of_quote = reading.sentence(0)
        end_of_quote = len(reading.text[:end_of_quote].rstrip())
        start = len(reading.text) - len(reading.text.lstrip()) if start == 0 else start
    if end_of_quote <= start:
        return None
    where = _place(reading, when.end() if when else 0)
    first, last = reading.span(start, end_of_quote)
    return Event(
        kind=kind,
        quote=reading.given[first:last],
        start=first,
        end=last,
        date=_date(when) if when else None,
        place=where,
    )


def _kind(folded: str) -> str | None:
    for kind, signs in _SIGNS.items():
        for sign in signs:
            if sign in folded and _is_a_word(sign, folded):
                return kind
    return None


def _is_a_word(phrase: str, folded: str) -> bool:
    """Does it stand in the text with neither letter nor digit beside it?"""
    start = folded.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not folded[start - 1 : start].isalnum() and not folded[end : end + 1].isalnum():
            return True
        start = folded.find(phrase, start + 1)
    return False


def _first_words(kind: str, folded: str) -> re.Match[str] | None:
    """The first words of a kind in the text."""
    match = _KINDS[kind].search(folded)
    while match is not None and folded[match.start() - 1 : match.start()].isalnum():
        match = _KINDS[kind].search(folded, match.start() + 1)
    return match


def _when(reading: Reading) -> re.Match[str] | None:
    """The first day or month that the beginning states; looked for around digits, not at every character."""
    beginning = reading.folded[:_BEGINNING]
    for start in reading.numbers:
        if start >= len(beginning):
            break
        if _DATED.length_before(beginning, start):
            return _WHEN.search(beginning, max(0, start - _LONGEST_LEAD))
    return None


def _date(match: re.Match[str]) -> str | None:
    year = match["y"] or match["y2"] or match["y3"]
    month = match["m"] or match["m2"] or match["m3"]
    if not year:
        return None
    return f"{year}-{int(month):02}" + (f"-{int(match['d']):02}" if match["d"] else "")


def _place(reading: Reading, position: int) -> str | None:
    for match in _WHERE.finditer(reading.folded, position, min(len(reading.folded), position + 160)):
        if reading.folded[match.start() - 1 : match.start()].isalnum():
            continue
        name = CAPITALISED.match(reading.text, match.end())
        # "tại Hội đồng" is not a place; "tại Trà Vinh", "tại hội trường UBND tỉnh" are.
        if name and (match.group("place") or " " in name.group()):
            return " ".join(reading.text[match.start("place") : name.end()].split())
    return None
