"""The one event that a text reports: its days, place, kind and what was given there, or that it reports none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from articles.annotation import annotate
from articles.annotation.names import CAPITALISED
from articles.annotation.reading import Reading
from articles.events.days import Days, find_days
from articles.events.periods import find_period, summed_over
from articles.events.words import formula_syllables, kinds, words_of
from articles.models import Annotations
from articles.provinces import known_provinces, province_now
from articles.text import fold_for_matching, folded_pattern

_WORD = re.compile(r"[^\W_]+")
_DECISION = folded_pattern(r"(?<![\w/.-])(\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*)")
_DECIDED = folded_pattern(
    r"(?P<number>\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*),? *(?:ký )?ngày (?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})"
    r"(?:[/.-]| năm )(?P<y>\d{4})"
)
# "UBND xã Tân Hội", "Đảng ủy phường Hà Lầm": the unit that acts, not where a guest comes from.
_LOCAL_BODY = folded_pattern(
    r"(?:ubnd|ủy ban nhân dân|đảng ủy|hđnd|mttq|hội [^\W\d_]+(?: [^\W\d_]+){0,3}|đoàn thanh niên|chủ tịch) +$"
)
_BULLET = re.compile(r"^\s*(?:[*•+-]|\d+[.)])\s+", re.MULTILINE)
_SENTENCES_OF_THE_BEGINNING = 5
_NEAR = 400
_AT = folded_pattern(r"(?<![^\W_])(?:tại|ở)(?: điểm cầu)?(?: tỉnh| thành phố| tp\.?)? *$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One article as events are read from it; ``key`` is its place in the caller's input."""

    key: int
    title: str | None
    text: str
    published_on: Date | None = None
    province: str | None = None
    site: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedEvent:
    """What one report says of its event; ``happened`` is false where it reports no single datable one."""

    report: Report
    happened: bool
    kind: str
    days: Days | None
    """``None`` where the report gives no day, only that it has just been."""
    province: str | None
    """Id of the province of today."""
    local: str | None
    """The commune or district whose body acts, or whose name the title begins with, folded."""
    bridge: bool
    national: bool
    decisions: frozenset[str]
    counts: frozenset[tuple[int, str]]
    awards: frozenset[tuple[str, int | None]]
    organisers: frozenset[str]
    movements: frozenset[str]
    names: frozenset[str]
    """Proper names of people without an office, and of schools, firms and works."""
    pairs: frozenset[str]
    """Neighbouring syllables of title and beginning, without those that stand in every such report."""
    text: str
    """Title and text, which the spans of ``facts`` are positions in."""
    facts: Annotations


def read_report(report: Report) -> ReportedEvent:
    """Read one report by itself."""
    title = (report.title or "").strip()
    text = f"{title}\n\n{report.text}" if title else report.text
    home = report.province if report.province in known_provinces() else None
    facts = annotate(title or None, text, province=home, published_on=report.published_on)
    reading = Reading(text)
    sentences = _beginning(reading)
    told = _told_in(sentences, report.published_on)
    decided = _decided_on(reading.folded) if told is None or told[1] is None else None
    sentence = told[0] if told else ""
    kind, happened = _kind(fold_for_matching(title), sentence, sentences, happened=told is not None)
    happened = happened and not _is_roundup(fold_for_matching(title), report.text, report.published_on)
    days = told[1] if told else None
    if kind == "decision" and days is None and decided is not None:
        days = (decided, decided)
    if not happened and kind not in ("portrait",):
        kind = "other"
    head = " ".join(sentences)
    spans = [(m.start, m.end) for m in (*facts.awards, *facts.provinces, *facts.bodies)]
    spans += [(person.start, person.end) for person in facts.people if person.roles]
    until = len(head) + 2
    own = [
        award for award in facts.awards if summed_over(reading, (award.start, award.end), report.published_on) is None
    ]
    return ReportedEvent(
        report=report,
        happened=happened,
        kind=kind,
        days=days if happened else None,
        province=_province(reading, facts, home, sentence, national=bool(words_of("national").search(head))),
        local=_local_unit(reading, facts, until),
        bridge=bool(words_of("bridges").search(reading.folded)),
        national=bool(words_of("national").search(head)),
        decisions=frozenset(match[1].upper() for match in _DECISION.finditer(reading.folded)),
        counts=frozenset((r.n, r.type) for award in own for r in award.recipients if r.n),
        awards=frozenset((award.id, award.award_class) for award in own if award.id),
        organisers=frozenset(body.id for body in facts.bodies if body.id and body.start < until),
        movements=frozenset(m.id or fold_for_matching(m.name) for m in facts.movements if m.start < until),
        names=_names(reading, spans),
        pairs=_pairs(f"{title} {sentence}", facts),
        text=text,
        facts=facts,
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
        if len(found) > _SENTENCES_OF_THE_BEGINNING:
            break
    return found


def _told_in(sentences: list[str], published_on: Date | None) -> tuple[str, Days | None] | None:
    """The sentence that reports the happening, and its days; ``None`` where none of the beginning does."""
    happens = [sentence for sentence in sentences if words_of("happenings").search(sentence)]
    for sentence in happens:
        if days := find_days(sentence, published_on):
            return sentence, days[0]
    for sentence in happens:
        if words_of("recently").search(sentence) and not words_of("proposals").search(sentence):
            return sentence, None
    return None


def _kind(title: str, sentence: str, sentences: list[str], *, happened: bool) -> tuple[str, bool]:
    """The kind, and whether one event is reported."""
    portrait = bool(words_of("portraits").search(title))
    ceremonial = next((kind for kind, words in kinds() if kind != "decision" and words.search(title)), None)
    if portrait and ceremonial is None and not words_of("happenings").search(title):
        return "portrait", False
    if happened:
        if _is_overview(sentences, sentence):
            return "other", False
        for kind, words in kinds():
            if kind == "decision" or not words.search(sentence):
                continue
            if kind == "ceremony" and _only_decides(sentence, title):
                continue
            return kind, True
        for kind, words in kinds():
            if words.search(sentence) or words.search(title):
                return kind, True
        return "other", True
    first = sentences[1] if len(sentences) > 1 else sentences[0] if sentences else ""
    subject = words_of("portrait_subjects").match(first) or words_of("portrait_subjects").search(first[:60])
    return ("portrait" if portrait or (subject and words_of("earlier").search(" ".join(sentences))) else "other"), False


def _only_decides(sentence: str, title: str) -> bool:
    """Is an award decided on here, with no hall, no handing over?"""
    return bool(
        re.search(r"quyết định", sentence)
        and not re.search(r"(?<![^\W_])(?:lễ|trao|đón nhận|hội nghị|gặp mặt|công bố)(?![^\W_])", f"{sentence} {title}")
    )


def _is_overview(sentences: list[str], told: str) -> bool:
    """A beginning that sums years up, where no hall is named: "Trong 5 năm qua, toàn tỉnh …"."""
    lead = sentences[1] if len(sentences) > 1 else ""
    return lead == told and find_period(lead, Date(2000, 1, 1)) is not None and not find_days(lead, Date(2000, 1, 1))


def _is_roundup(title: str, text: str, published_on: Date | None) -> bool:
    """News in brief: its title says so, or its lines are items with happenings of their own."""
    if words_of("roundups").search(title):
        return True
    items = [line for line in text.split("\n") if _BULLET.match(line)]
    dated = {days[0] for line in items if (days := find_days(fold_for_matching(line), published_on))}
    return len(items) >= 3 and len(dated) >= 2


def _decided_on(folded: str) -> Date | None:
    match = _DECIDED.search(folded)
    try:
        return Date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None


def _province(reading: Reading, facts: Annotations, home: str | None, sentence: str, *, national: bool) -> str | None:
    """The province in which the dated sentence says it was, else one that it, the title or the beginning names.

    The report's own province counts before others that stand beside it, unless "tại" stands before another.
    """
    own = province_now(home)
    title_end = reading.folded.find("\n")
    start = max(0, reading.folded.find(sentence)) if sentence else 0
    spans = ((start, start + len(sentence)), (0, title_end), (0, start + len(sentence) + _NEAR))
    for first, last in spans:
        named = [(m.start, m.now) for m in facts.provinces if first <= m.start < last]
        named += [(p.start, p.province_now) for p in facts.places if first <= p.start < last and p.province_now]
        for position, province in named:
            if _AT.search(reading.folded, max(0, position - 30), position):
                return province
        if named:
            return own if own in {province for _, province in named} else min(named)[1]
    return None if national else own


def _local_unit(reading: Reading, facts: Annotations, until: int) -> str | None:
    """The commune or district whose body acts in the beginning, or that the title names."""
    title_end = reading.folded.find("\n")
    for place in facts.places:
        if place.level == "province" or place.start >= until:
            continue
        if place.start < title_end or _LOCAL_BODY.search(reading.folded, max(0, place.start - 50), place.start):
            return fold_for_matching(place.quote).split(" ", 1)[-1]
    return None


def _names(reading: Reading, taken: list[tuple[int, int]]) -> frozenset[str]:
    found = set()
    for match in CAPITALISED.finditer(reading.text):
        words = match.group().split()
        if len(words) < 3 or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found.add(fold_for_matching(" ".join(words[-3:])))
    return frozenset(found)


def _pairs(text: str, facts: Annotations) -> frozenset[str]:
    places = {part for mention in facts.provinces for part in fold_for_matching(mention.name).split()}
    formulas = formula_syllables() | places
    words = [w for w in _WORD.findall(fold_for_matching(text)) if w not in formulas and not w.isdigit()]
    return frozenset(f"{a} {b}" for a, b in pairwise(words))
