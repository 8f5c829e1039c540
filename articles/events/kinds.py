"""The kind of event that a text reports, and whether it reports a single one at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from articles.annotation.reading import Reading
from articles.events.days import Days, find_bare_days, find_days, has_part_of_day, nearest_day
from articles.events.periods import find_period
from articles.events.words import kinds, words_of
from articles.text import fold_for_matching, folded_pattern

_BULLET = re.compile(r"^\s*(?:[*•+-]|\d+[.)])\s+", re.MULTILINE)
_SENTENCES_OF_THE_BEGINNING = 6
_DECIDED = folded_pattern(
    r"(?P<number>\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*),? *(?:ký )?ngày (?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})"
    r"(?:[/.-]| năm )(?P<y>\d{4})"
)
_DECIDES = folded_pattern(
    r"(?<![^\W_])(?:ký|ban hành|có|ra)(?: ban hành)?(?: các)? quyết định (?:khen thưởng )?(?:số )?\d|"
    r"(?<![^\W_])(?:có|ra) quyết định (?:tặng|truy tặng|khen thưởng|công nhận)|"
    r"(?<![^\W_])vừa (?:được [^.;\n]{3,80}? )?(?:ký )?quyết định (?:tặng|truy tặng|khen thưởng|công nhận)(?![^\W_])|"
    r"(?<![^\W_])(?:theo|tại|bằng) (?:các )?quyết định (?:(?:số )?\d|(?:được |vừa |mới )*(?:ký|ban hành)(?![^\W_]))"
)
# "theo quyết định ký ngày 29/9 của Chủ tịch UBND phường": the number is left out.
_SIGNED_ON = folded_pattern(
    r"(?<![^\W_])quyết định (?:được |vừa |mới )*(?:ký|ban hành) (?:hôm |ngày )(?P<d>\d{1,2})(?:[/.-]| tháng )"
    r"(?P<m>\d{1,2})(?:(?:[/.-]| năm )(?P<y>\d{4}))?"
)
# "Mới đây, chị là một trong 30 cá nhân được tặng Bằng khen": told of somebody, not of what happened.
_ONE_OF = folded_pattern(r"(?<![^\W_])là (?:một|1) trong(?: số)?(?![^\W_])")
_HANDED_OVER = folded_pattern(r"(?<![^\W_])(?:lễ|trao|đón nhận|hội nghị|gặp mặt|công bố|họp mặt)(?![^\W_])")
# Without a day "được UBND tỉnh trao danh hiệu bằng Quyết định số …" hands nothing over in a hall.
_HELD = folded_pattern(r"(?<![^\W_])(?:lễ|buổi trao|đón nhận|hội nghị|gặp mặt|họp mặt|công bố)(?![^\W_])")
# "kiểm tra công tác chuẩn bị Đại hội": of an event to come, whatever happens meanwhile.
_PREPARED = folded_pattern(r"(?<![^\W_])(?:công tác chuẩn bị|chuẩn bị (?:cho|tổ chức)|sẵn sàng cho)(?![^\W_])")
_WILL_BE = folded_pattern(r"(?<![^\W_])(?:sẽ|dự kiến|theo kế hoạch|sắp|tới đây)(?![^\W_])")
_HANDS_OUT = folded_pattern(
    r"(?<![^\W_])(?:trao|tặng|đón nhận|tuyên dương|biểu dương|vinh danh|tôn vinh|nhận|"
    r"(?<!đua, )(?<!đua - )(?<!đua )khen thưởng)(?![^\W_])"
)
_WRITTEN = folded_pattern(r"(?<![^\W_])(?:quyết định|ký|ban hành|thư khen|công nhận|phong tặng)(?![^\W_])")
_NAMED_IN_TITLES = ("training", "congress", "seminar", "pact", "review")
_LEAD = 4
"""Sentences, the title's among them, in which a report says what happened; a portrait comes to it later."""
_NEWS = 10
"""Days between a happening and the report of it, where only the day says that it is one."""
_STALE_AFTER = timedelta(days=45)
"""A day longer before publication is not what the report is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The event that a text reports: the folded sentence that states it ("" if none does), its days, kind, topic."""

    kind: str
    happened: bool
    sentence: str
    days: Days | None
    topic: str | None
    """The row of ``events.toml`` that decided, such as ``training``."""
    head: str
    """Title and first sentences, folded."""


def read_told(reading: Reading, title: str, text: str, published_on: Date | None, *, names_a_person: bool) -> Told:
    """Read kind and days of one report.

    Args:
        text: without the title.
        names_a_person: title or first sentences have a person's name.
    """
    sentences = _beginning(reading)
    found = _happening(sentences, published_on)
    sentence, days = found or ("", None)
    folded_title = fold_for_matching(title)
    kind, topic, happened = _kind(folded_title, sentence, sentences, days)
    happened = happened and not _is_roundup(folded_title, text, published_on)
    if kind == "decision" and days is None:
        decided = _decided_on(reading.folded, published_on)
        days = (decided, decided) if decided else None
    if not happened:
        is_portrait = kind == "portrait" or (names_a_person and _tells_a_life(sentences))
        kind, topic = "portrait" if is_portrait else "other", None
    return Told(
        kind=kind,
        happened=happened,
        sentence=sentence,
        days=days if happened else None,
        topic=topic,
        head=" ".join(sentences),
    )


def _beginning(reading: Reading) -> list[str]:
    """The title and the first sentences, folded."""
    found: list[str] = []
    start = 0
    for end in reading.sentence_ends:
        part = reading.folded[start:end].strip()
        if part:
            found.append(part)
        start = end
        if len(found) >= _SENTENCES_OF_THE_BEGINNING:
            break
    return found


def _happening(sentences: list[str], published_on: Date | None) -> tuple[str, Days | None] | None:
    """The sentence that reports the happening, and its days; ``None`` where none of the beginning does.

    A sentence that dates what happens comes first, then one that dates anything by a part of a day ("đêm 12/10"), then
    one that names a decision, then one that says that something has just happened.
    """
    if _PREPARED.search(" ".join(sentences[:3])):
        for sentence in sentences:
            ahead = _recent(find_days(sentence, published_on), published_on) if _WILL_BE.search(sentence) else None
            if ahead:
                return sentence, ahead
    dated = _dated(sentences, published_on, occasions=False) or _dated(sentences, published_on, occasions=True)
    happens = words_of("happenings")
    for sentence, days in dated:
        if happens.search(sentence) and not _looks_back(sentence):
            return sentence, days
    for sentence, days in dated:
        if has_part_of_day(sentence) and not _looks_back(sentence):
            return sentence, days
    for sentence in sentences:
        if happens.search(sentence) and (bare := find_bare_days(sentence, published_on)):
            return sentence, bare[0]
    for sentence, days in dated:
        is_news = published_on is None or abs((published_on - days[0]).days) <= _NEWS
        if sentence in sentences[1:3] and is_news and not _looks_back(sentence) and not _opens_a_portrait(sentence):
            return sentence, days
    for sentence in sentences:
        if _DECIDES.search(sentence) and not words_of("proposals").search(sentence):
            return sentence, None
    for sentence in sentences:
        has_just_been = words_of("recently").search(sentence) and happens.search(sentence)
        if has_just_been and not words_of("proposals").search(sentence) and not _ONE_OF.search(sentence):
            return sentence, None
    return None


def _dated(sentences: list[str], published_on: Date | None, *, occasions: bool) -> list[tuple[str, Days]]:
    return [
        (s, days)
        for s in sentences
        if (days := _recent(find_days(s, published_on, occasions=occasions), published_on)) is not None
    ]


def _looks_back(sentence: str) -> bool:
    """Does a sentence date something else by an event: "trước lần cứu du khách hôm 3/12, anh từng ba lần cứu người"?"""
    return bool(words_of("earlier").search(sentence) and not words_of("organising").search(sentence))


def _recent(found: list[Days], published_on: Date | None) -> Days | None:
    return next((days for days in found if published_on is None or days[1] >= published_on - _STALE_AFTER), None)


def _kind(title: str, sentence: str, sentences: list[str], days: Days | None) -> tuple[str, str | None, bool]:
    """The kind, its topic, and whether one event is reported."""
    organised = bool(sentence and days and words_of("organising").search(sentence))
    portrait = bool(words_of("portraits").search(title))
    ceremonial = any(kind != "decision" and words.search(title) for kind, _, words in kinds())
    if portrait and not ceremonial and not organised and not words_of("happenings").search(title):
        return "portrait", None, False
    first = sentences[1] if len(sentences) > 1 else sentences[0] if sentences else ""
    is_person = _opens_a_portrait(first)
    if sentence and is_person and sentence not in sentences[1:_LEAD] and not ceremonial:
        return "portrait", None, False
    if not sentence:
        earlier = words_of("earlier").search(" ".join(sentences))
        return ("portrait" if portrait or (is_person and earlier) else "other"), None, False
    if days is None and _is_overview(sentences, sentence):
        return "other", None, False
    if _DECIDES.search(sentence) and not (_HANDED_OVER if days else _HELD).search(f"{sentence} {title}"):
        return "decision", "decision", True
    for kind, topic, words in kinds():
        if kind == "decision" or not words.search(sentence):
            continue
        if kind == "ceremony" and _only_decides(sentence, title):
            continue
        if topic == "pact" and _launches_first(sentence):
            continue
        if topic == "meeting" and _HANDS_OUT.search(title):
            return (
                "ceremony",
                "ceremony",
                True,
            )  # "30 già làng, trưởng bản được biểu dương. … Hội nghị kết thúc hôm nay"
        if topic == "ceremony" and (named := _named_by(title)):
            return named
        if kind == "ceremony" and not _HANDS_OUT.search(sentence) and (held := _held_beside(sentence, sentences)):
            return held  # "vừa phát động phong trào thi đua. Tại buổi lễ hôm 1/4, …"
        return kind, topic, True
    for kind, topic, words in kinds():
        if not (words.search(sentence) or words.search(title)):
            continue
        if kind == "decision" and days is not None and not _WRITTEN.search(f"{sentence} {title}"):
            return "ceremony", "ceremony", True  # "Chiều 9/4, Giám đốc Công an thành phố tặng Giấy khen"
        return kind, topic, True
    if days is not None and _HANDS_OUT.search(f"{sentence} {title}"):
        return "ceremony", "ceremony", True  # "Hôm qua, anh nhận Bằng khen của Chủ tịch UBND thành phố"
    return _held_beside(sentence, sentences) or ("other", None, True)


def _held_beside(sentence: str, sentences: list[str]) -> tuple[str, str | None, bool] | None:
    """The kind that the sentences before and behind the dated one name, where that names none."""
    place = sentences.index(sentence)
    beside = [s for s in (*sentences[max(1, place - 1) : place], *sentences[place + 1 : place + 2]) if s != sentence]
    return next(
        (
            (kind, topic, True)
            for kind, topic, words in kinds()
            if kind not in ("decision", "ceremony", "monitoring") and any(words.search(s) for s in beside)
        ),
        None,
    )


def _named_by(title: str) -> tuple[str, str | None, bool] | None:
    """A review or conference that only the title names: "Quảng Trị giao lưu điển hình tiên tiến"."""
    return next(
        ((kind, topic, True) for kind, topic, words in kinds() if topic in _NAMED_IN_TITLES and words.search(title)),
        None,
    )


def _opens_a_portrait(first: str) -> bool:
    return bool(words_of("portrait_subjects").search(first[:60]))


def _tells_a_life(sentences: list[str]) -> bool:
    """Does a beginning open somebody's life: "Sinh năm 1990", "… trở về, bà Nguyễn Thị Sáu bắt đầu"?"""
    return any(words_of("lives").search(s) or _opens_a_portrait(s) for s in sentences[1:3]) or bool(
        words_of("portrait_subjects").search(sentences[0])
    )


def _launches_first(sentence: str) -> bool:
    """Is the pact part of a launch: "tổ chức lễ phát động phong trào thi đua và ký giao ước"?"""
    launch, pact = (next(w for _, topic, w in kinds() if topic == name).search(sentence) for name in ("launch", "pact"))
    return launch is not None and pact is not None and launch.start() < pact.start()


def _only_decides(sentence: str, title: str) -> bool:
    """Is an award decided on here, with no hall, no handing over?"""
    return bool(re.search(r"quyết định", sentence) and not _HANDED_OVER.search(f"{sentence} {title}"))


def _is_overview(sentences: list[str], told: str) -> bool:
    """A beginning that sums years up, where no hall is named: "Trong 5 năm qua, toàn tỉnh …"."""
    lead = sentences[1] if len(sentences) > 1 else ""
    return lead == told and not _DECIDES.search(lead) and find_period(lead, Date(2000, 1, 1)) is not None


def _is_roundup(title: str, text: str, published_on: Date | None) -> bool:
    """News in brief: its title says so, or its lines are items with happenings of their own."""
    if words_of("roundups").search(title):
        return True
    items = [line for line in text.split("\n") if _BULLET.match(line)]
    dated = {days[0] for line in items if (days := find_days(fold_for_matching(line), published_on))}
    return len(items) >= 3 and len(dated) >= 2


def _decided_on(folded: str, published_on: Date | None) -> Date | None:
    match = _DECIDED.search(folded) or _SIGNED_ON.search(folded)
    return nearest_day(match["d"], match["m"], match["y"], published_on) if match else None
