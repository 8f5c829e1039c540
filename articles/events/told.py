"""What one report states: the sentence of the happening, its days and kind, or that it reports none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from articles.annotation.names import UPPER
from articles.annotation.reading import Reading
from articles.events.beginnings import Beginning, Kind, opens_a_portrait
from articles.events.days import Days, find_days
from articles.events.decided import decided_on
from articles.events.happenings import find_happening
from articles.events.hinted import find_hint
from articles.events.kinds import tell_kind
from articles.events.quotes import without_speech
from articles.events.sentences import Happening, Sentences
from articles.events.stated import CORRECTS
from articles.events.told_later import find_decision_behind_a_deed, find_later_happening
from articles.events.words import words_of
from articles.text import fold_for_matching, folded_pattern

_ONE_THING = folded_pattern(r"(?:bản tin|thời sự)[^:\n]{0,20}: ?[^,;\n]+$")
_BULLET = re.compile(r"^\s*(?:[*•+-]|\d+[.)])\s+", re.MULTILINE)
_SENTENCES_OF_THE_BEGINNING = 6
_VISIT_BEGINS = folded_pattern(
    r"(?<![^\W_])bắt đầu (?:chương trình|đợt|chuyến|các buổi|cuộc|làm việc|kiểm tra|giám sát)"
)
_VISIT_ENDS = folded_pattern(r"(?<![^\W_])kết thúc (?:chương trình|đợt|chuyến|các buổi|cuộc|kiểm tra|giám sát)")
_QUESTION = folded_pattern(r"^(?:[^.:;\n]{0,60} )?(?:hỏi|thắc mắc|băn khoăn) ?:")
# "khen thưởng tổng kết năm 2025" is a way to commend that a council decides on, not a review.
_OTHER_WORDS = folded_pattern(
    r"(?<![^\W_])(?:trao đổi|(?<=xét khen thưởng )tổng kết|(?<=xét thi đua )tổng kết)(?![^\W_])"
)
# "tại hội nghị của cụm hôm 5/3, các xã thống nhất xã A sẽ đăng cai giao lưu": what a meeting plans is not held there.
_PLANNED_THERE = folded_pattern(
    r"(?<![^\W_])(?:tại|trong) (?:hội nghị|phiên họp|cuộc họp)(?![^\W_])[^;\n]{0,160}?(?<![^\W_])"
    r"(?P<planned>sẽ (?:đăng cai|tổ chức|chủ trì)(?! (?:vào )?ngày \d)[^.,;\n]{4,})"
)
# "Đồn Biên phòng Tri Lễ", but not "Đại Lễ"
_NAMED_LE = re.compile(rf"(?<![^\W_])(?!Đại |Buổi |Dự |Tại )[{UPPER}][^\W\d_]* (Lễ)(?![^\W_])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The event that a text reports: the folded sentence that states it ("" if none does), its days, kind, topic."""

    kind: str
    happened: bool
    possible: bool
    """May it be of an event that other reports tell?"""
    sentence: str
    days: Days | None
    topic: str | None
    """The row of ``events.toml`` that decided, such as ``training``."""
    head: str
    """Title and first sentences, folded."""
    rule: str
    """The rule that found the kind."""
    stated_by: str
    """The rule that found the sentence."""


def read_told(
    reading: Reading, title: str, text: str, published_on: Date | None, *, names_a_person: bool, gives_awards: bool
) -> Told:
    """Read kind and days of one report.

    Args:
        text: without the title.
        names_a_person: title or first sentences have a person's name.
        gives_awards: an award is stated as given anywhere in the report.
    """
    sentences = _beginning(reading)
    folded_title = fold_for_matching(title)
    corrects = bool(title and CORRECTS.search(folded_title))  # a correction quotes the title of what it corrects
    (sentence, days), stated_by = _find(sentences, published_on, with_speech=corrects)
    meant = _meant(reading, sentences, with_speech=corrects or not title)
    beginning = Beginning(
        title=meant[0] if title and meant else "",
        sentence=meant[sentences.index(sentence)] if sentence else "",
        sentences=meant,
        days=days,
        published_on=published_on,
        gives_awards=gives_awards,
        is_ahead=stated_by == "event_ahead",
    )
    (kind, topic, happened), rule = tell_kind(beginning)
    if (not happened or rule == "no_words") and (later := find_later_happening(_sentences(reading)[1:], published_on)):
        later_kind, later_rule = _tell_later(beginning, later)
        if later_kind.happened and (not happened or later_kind.kind != "other"):
            (sentence, days), stated_by, rule = later, "told_later", later_rule
            kind, topic, happened = later_kind
    elif (
        happened
        and stated_by in ("part_of_a_day", "dated_news")
        and kind in ("other", "ceremony")
        and (later := find_decision_behind_a_deed(sentence, _sentences(reading)[1:], published_on))
    ):
        later_kind, later_rule = _tell_later(beginning, later)
        if later_kind.kind == "decision":
            (sentence, days), stated_by, rule = later, "told_later", later_rule
            kind, topic, happened = later_kind
    tells_one = not _is_roundup(folded_title, text, published_on) and not _answers(sentences)
    happened = happened and tells_one
    if (kind == "decision" or topic == "regulation") and days is None:
        decided = decided_on(reading.folded, published_on)
        days = (decided, decided) if decided else None
    if not happened:
        is_portrait = kind == "portrait" or (names_a_person and tells_one and _tells_a_life(sentences))
        kind, topic, days = "portrait" if is_portrait else "other", None, None
    if happened and kind == "monitoring" and days is not None and days[0] == days[1]:
        days = _days_of_a_visit(sentence, days)
    hint = find_hint(_sentences(reading), published_on) if tells_one and not happened else None
    if hint is not None:
        (sentence, days), stated_by = hint, "hinted"
    return Told(
        kind=kind,
        happened=happened,
        possible=hint is not None,
        sentence=sentence,
        days=days,
        topic=topic,
        head=" ".join(sentences),
        rule=rule,
        stated_by=stated_by,
    )


def _days_of_a_visit(sentence: str, days: Days) -> Days:
    """A team's visit that begins on a day goes on the next, and one that ends began before: "kết thúc chương trình"."""
    if _VISIT_BEGINS.search(sentence):
        return days[0], days[1] + timedelta(days=1)
    return (days[0] - timedelta(days=1), days[1]) if _VISIT_ENDS.search(sentence) else days


def _find(sentences: list[str], published_on: Date | None, *, with_speech: bool) -> tuple[Happening, str]:
    """The sentence of the happening as it is printed, which what somebody is quoted to say does not decide."""
    plain = sentences if with_speech else [*sentences[:1], *map(without_speech, sentences[1:])]
    (sentence, days), stated_by = find_happening(Sentences(all=plain, published_on=published_on))
    return (sentences[plain.index(sentence)] if sentence else "", days), stated_by


def _meant(reading: Reading, sentences: list[str], *, with_speech: bool) -> list[str]:
    """The sentences without words that only look like those of a kind."""
    has_name = " Lễ" in reading.text and _NAMED_LE.search(reading.text)
    blanked = _beginning(reading, without_names=True) if has_name else sentences
    meant = [_without_other_words(s) for s in blanked]
    return meant if with_speech else [*meant[:1], *map(without_speech, meant[1:])]


def _tell_later(beginning: Beginning, later: Happening) -> tuple[Kind, str]:
    """The kind of what is told behind the beginning; without a day it counts for the decision that it states."""
    sentence, days = later
    if days is None:
        return Kind("decision", "decision"), "decided_later"
    meant = without_speech(sentence)
    return tell_kind(replace(beginning, sentence=meant, sentences=[*beginning.sentences, meant], days=days))


def _without_other_words(folded: str) -> str:
    """Without the words that only look like those of a kind: an exchange ("trao đổi") hands nothing over."""
    plain = folded
    if "trao đổi" in folded or "tổng kết" in folded:
        plain = _OTHER_WORDS.sub(lambda match: "~" * len(match.group()), folded)
    if " sẽ " in plain and (planned := _PLANNED_THERE.search(plain)):
        start, end = planned.span("planned")
        return f"{plain[:start]}{'~' * (end - start)}{plain[end:]}"
    return plain


def _beginning(reading: Reading, *, without_names: bool = False) -> list[str]:
    """The title and the first sentences, folded.

    Args:
        without_names: blank out the second word of names such as "Tri Lễ", which is not a ceremony.
    """
    whole = reading.folded
    if without_names:
        for name in _NAMED_LE.finditer(reading.text):
            whole = f"{whole[: name.start(1)]}~~{whole[name.end(1) :]}"
    return _sentences(reading, whole)[:_SENTENCES_OF_THE_BEGINNING]


def _sentences(reading: Reading, folded: str | None = None) -> list[str]:
    whole = reading.folded if folded is None else folded
    starts = (0, *reading.sentence_ends)
    parts = (whole[start:end].strip() for start, end in zip(starts, reading.sentence_ends, strict=False))
    return [part for part in parts if part]


def _tells_a_life(sentences: list[str]) -> bool:
    """Does a beginning open somebody's life story: "Sinh năm 1990", "… trở về, bà Nguyễn Thị Sáu bắt đầu"?"""
    return any(words_of("lives").search(s) or opens_a_portrait(s) for s in sentences[1:3]) or bool(
        words_of("portrait_subjects").search(sentences[0])
    )


def _answers(sentences: list[str]) -> bool:
    """Does a beginning put a reader's question?"""
    return any(_QUESTION.search(sentence) for sentence in sentences[:2])


def _is_roundup(title: str, text: str, published_on: Date | None) -> bool:
    """News in brief: its title says so, or its lines are items with happenings of their own."""
    # "Bản tin trưa 25/9: Đại hội Thi đua yêu nước tỉnh thành công" names the one thing that it tells.
    if words_of("roundups").search(title) and not _ONE_THING.match(title):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    items = [line for line in lines if _BULLET.match(line)]
    # Nothing but items; in an interview some of them ask.
    if len(items) == len(lines) >= 3 and not any(line.rstrip().endswith("?") for line in items):
        return True
    dated = {days[0] for line in items if (days := find_days(fold_for_matching(line), published_on))}
    return len(items) >= 3 and len(dated) >= 2
