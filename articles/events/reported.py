"""The one event that a text reports, if any: its days, place, kind and awards."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from itertools import pairwise

from articles.annotation import annotate
from articles.annotation.names import CAPITALISED
from articles.annotation.reading import Reading, read
from articles.events.acting import (
    acting_bodies,
    anniversaries,
    holding_institutions,
    named_clusters,
    named_hamlets,
    numbered_forces,
    numbered_units,
    visited_bodies,
    with_level,
)
from articles.events.counting import BEFORE_A_TITLE, stated_counts, states_parts
from articles.events.days import Days, part_of_day
from articles.events.decided import has_a_number
from articles.events.figures import rare_figures
from articles.events.giving import LETTER, is_central, is_national_prize, level_of
from articles.events.groups import Group
from articles.events.periods import summed_over
from articles.events.quotes import quoted_names
from articles.events.recipients import named_recipients
from articles.events.spots import named_spots
from articles.events.told import Told, read_told
from articles.events.whereabouts import Whereabouts, find_whereabouts
from articles.events.words import formula_syllables, words_of
from articles.models import Annotations, AwardMention
from articles.provinces import known_provinces
from articles.text import fold_for_matching, folded_pattern

_WORD = re.compile(r"[^\W_]+")
PHRASE, _OWN = 5, 4
"""Syllables of a phrase, and how many of them are in no formula: "cuộc thi sáng tạo thanh" names a contest."""
_LEVELS_OF_A_PROVINCE = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu")
_OPENING = 250
"""Characters behind the title in which a portrait names its person."""
# "tại điểm cầu tỉnh Quảng Trị"; "kết nối 34 điểm cầu" and "điểm cầu Trụ sở Chính phủ" are the conference's own.
_BRIDGE = folded_pattern(
    r"(?<![^\W_])(?:dự|tham dự|tham gia|theo dõi) trực tuyến(?![^\W_])|tại phòng họp trực tuyến|"
    r"(?<!\d )(?<!các )(?<!những )(?<![^\W_])điểm cầu"
    r"(?! (?:chính|trung ương|trụ sở chính phủ|trực tuyến|trong)(?![^\W_]))"
)
# "chuyên án MT126", "chuyên án ma túy mang bí số MT126"
_CODE = re.compile(
    r"(?:[Cc]huyên án|bí số|[Gg]ói thầu|[Tt]àu|[Cc]hung cư|[Tt]òa nhà|[Ll]ô|[Kk]hu)[^.,;\n]{0,30}? "
    r"(?P<code>[A-ZĐ]{1,4}[- ]?\d+\w*)(?![\w/])"
)
_ENDS_AS_A_CODE = re.compile(r"\d(?:(?<=[A-ZĐ]\d)|(?<=[A-ZĐ][- ]\d))")
"""In every code, and in few texts without one: a look for it costs a tenth of looking for codes."""
# "đợt thi đua 90 ngày", "60 ngày đêm"
_DAYS = re.compile(r"\d\d ngày")
_DRIVE = folded_pattern(
    r"(?<![^\W_])(?P<n>[1-9]\d{1,2}) ngày đêm(?![^\W_])|"
    r"(?<![^\W_])(?:thi đua|chiến dịch|cao điểm|nước rút)(?: [^\W\d_]+){0,3} (?P<m>[1-9]\d{1,2}) ngày(?![^\W_])"
)
# "Thủ tướng Chính phủ vừa khen thưởng những đơn vị, cá nhân tiêu biểu của phong trào"
_OF_THE_STATE = folded_pattern(
    r"(?<![^\W_])(?P<giver>thủ tướng|chủ tịch nước)(?: chính phủ)?(?: đã| vừa| mới)* "
    r"(?:ký quyết định |quyết định |có quyết định )?(?:khen thưởng|khen|tặng thưởng|tặng|truy tặng)(?![^\W_])"
)
# "Sáng 20/11, tại Nhà hát Pleiku, UBND tỉnh tổ chức": two ceremonies of a day may have one hall.
_HALL = folded_pattern(r", tại [^,.;\n]{3,60},")
_DECISION = folded_pattern(r"(?<![\w/.-])(\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One article as events are read from it; ``key`` is its place in the caller's input."""

    key: int
    title: str | None
    text: str
    published_on: Date | None = None
    province: str | None = None
    site: str | None = None

    @property
    def heading(self) -> str:
        """The title without blanks around it; "" for none."""
        return (self.title or "").strip()

    @property
    def whole(self) -> str:
        """Title and text, as they are read."""
        return f"{self.heading}\n\n{self.text}" if self.heading else self.text


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedEvent:
    """What one report states about its event; ``happened`` is false where it reports no single datable one."""

    report: Report
    happened: bool
    possible: bool
    """Does it, where it reports none, tell of an award that was given on an occasion of the last days?"""
    kind: str
    days: Days | None
    """``None`` where the report states no day, only that it has just happened."""
    part_of_day: str | None
    """``morning``, ``noon``, ``afternoon`` or ``evening``, where the dated sentence states one alone."""
    topic: str | None
    """The subject by which its kind was read, such as ``training`` or ``pact``."""
    province: str | None
    """Id of the province of today."""
    province_then: str | None
    """Id of the former province, of an event before July 2025."""
    local: str | None
    """The commune or district whose body acts, or that the title names, folded."""
    halls: frozenset[str]
    """Communes in which the event took place, folded."""
    named: frozenset[str]
    """Every commune and district of the beginning, folded."""
    bridge: bool
    national: bool
    decisions: frozenset[str]
    counts: frozenset[tuple[int, Group]]
    partial: bool
    """Are they all one place's or school's part of what was given: "Nghệ An có 14 sinh viên được trao"?"""
    awards: frozenset[tuple[str, int | None]]
    central: bool
    """Are all awards given by ministries, national unions or the state?"""
    givers: frozenset[str]
    """Levels of the givers: ``tỉnh``, ``xã``, ``công an``, folded."""
    organisers: frozenset[str]
    """Bodies of the beginning."""
    acting: frozenset[str]
    """Those of them that hold the event."""
    units: frozenset[str]
    """Numbered clusters of units: ``cụm 2``."""
    clusters: frozenset[str]
    """Clusters of units by name: ``cụm các tỉnh bắc trung bộ``."""
    forces: frozenset[str]
    """Units that title and dated sentence name by level and number: ``trung đoàn 271``."""
    visited: frozenset[str]
    """Bodies at which the dated sentence has it: the office that is monitored."""
    hamlets: frozenset[str]
    """Villages and neighbourhoods that title and dated sentence name: ``tiểu khu bó bun``."""
    institutions: frozenset[str]
    """Schools, hospitals and the like that hold it by title or dated sentence: ``trường: thpt lê minh xuân``."""
    spots: frozenset[str]
    """Places that title and dated sentence name behind "tại", folded: ``yên phong``."""
    themes: frozenset[str]
    """What title and dated sentence are about, of the list ``themes``: ``hiến máu``."""
    anniversaries: frozenset[str]
    """Years that are celebrated: ``78``."""
    movements: frozenset[str]
    names: frozenset[str]
    """Proper names of people without an office, and of schools, firms and works."""
    recipients: frozenset[str]
    """Names of the recipients, folded."""
    pairs: frozenset[int]
    """Neighbouring syllables of title and beginning, without those in every such report; by :func:`word_hash`."""
    figures: frozenset[str]
    """Figures that texts hardly share by chance: ``97,8``."""
    quoted: frozenset[str]
    """Names in quotation marks that are no movement of the gazetteer: ``vô lăng vàng``."""
    phrases: frozenset[int]
    """Runs of :data:`PHRASE` syllables of the beginning that show what the event is about; by :func:`word_hash`."""
    text: str
    """Title and text; the spans of ``facts`` are positions in it."""
    facts: Annotations

    @property
    def folded(self) -> str:
        """The text without case and spelling variants, of the same length."""
        return folded_text(self.text)

    @property
    def folded_title(self) -> str:
        """The title likewise; "" for none."""
        return folded_text(self.report.title or "")


@lru_cache(maxsize=8192)
def folded_text(text: str) -> str:
    """A text without case and spelling variants, of the same length."""
    return fold_for_matching(text)


def read_report(report: Report) -> ReportedEvent:
    """Read one report by itself."""
    title, text = report.heading, report.whole
    home = report.province if report.province in known_provinces() else None
    facts = annotate(title or None, text, province=home, published_on=report.published_on, figures=False)
    reading = read(text)
    names_a_person = any(person.start < len(title) + _OPENING for person in facts.people)
    own = [
        award for award in facts.awards if summed_over(reading, (award.start, award.end), report.published_on) is None
    ]
    told = read_told(
        reading, title, report.text, report.published_on, names_a_person=names_a_person, gives_awards=bool(own)
    )
    until = len(told.head) + 2
    folded_title = fold_for_matching(title)
    subject = f"{folded_title} {told.sentence}"
    at = max(0, reading.folded.find(told.sentence))
    heading = f"{title}\n{reading.text[at : at + len(told.sentence)]}"
    folded_heading = f"{folded_title}\n{told.sentence}"
    where = find_whereabouts(
        reading,
        facts,
        home=home,
        site=report.site,
        sentence=told.sentence,
        until=until,
        day=told.days[0] if told.days else report.published_on,
    )
    organisers = frozenset(with_level(body) for body in facts.bodies if body.id and body.start < until)
    spans = [(m.start, m.end) for m in (*facts.awards, *facts.provinces, *facts.bodies, *facts.places)]
    spans += [(person.start, person.end) for person in facts.people if person.roles]
    counts = stated_counts(reading, own, told.head, told.sentence)
    receive = [n for award in own for n in named_recipients(reading, facts, award, reading.sentence(award.start))]
    return ReportedEvent(
        report=report,
        happened=told.happened,
        possible=told.possible,
        kind=told.kind,
        topic=told.topic,
        days=told.days,
        part_of_day=part_of_day(told.sentence, told.days, report.published_on) if told.days else None,
        province=None if _is_elsewhere(told, own, organisers, where) else where.province,
        province_then=where.province_then,
        # Where a feature's person lives, or whose recipients a decision of the state has
        local=None if told.possible or _is_given_above(told, own) else where.local,
        halls=where.halls,
        named=where.named,
        bridge=_is_bridged(reading.folded),
        national=bool(words_of("national").search(told.head)),
        decisions=_decisions(reading.folded),
        counts=counts,
        partial=states_parts(reading, counts),
        awards=frozenset((award.id, award.award_class) for award in own if award.id)
        | _counted_titles(reading, told, at)
        | (frozenset(((LETTER, None),)) if told.rule == "letter" else frozenset()),
        central=any(map(is_central, own)) and all(is_central(award) or award.giver is None for award in own),
        givers=frozenset(level for award in own if (level := level_of(award))) | _national_giver(told),
        organisers=organisers,
        acting=acting_bodies(reading, facts, until),
        units=numbered_units(told.head),
        clusters=named_clusters(reading, until),
        forces=numbered_forces(subject),
        visited=visited_bodies(reading, facts, at, at + len(told.sentence)),
        hamlets=named_hamlets(heading, folded_heading),
        institutions=holding_institutions(heading, folded_heading),
        spots=named_spots(heading),
        themes=frozenset(match.group() for match in words_of("themes").finditer(subject)) | _drives(reading.folded),
        anniversaries=anniversaries(told.head),
        movements=frozenset(m.id or fold_for_matching(m.name) for m in facts.movements if m.start < until),
        names=_names(reading, spans),
        recipients=frozenset(fold_for_matching(named.name) for named in receive),
        pairs=_pairs(f"{folded_title} {_HALL.sub(',', told.sentence)}", facts),
        figures=rare_figures(reading.folded),
        quoted=_quoted(reading, facts),
        phrases=_phrases(told.head, facts),
        text=text,
        facts=facts,
    )


def _is_bridged(folded: str) -> bool:
    """Is a gathering followed from elsewhere by video?"""
    return ("trực tuyến" in folded or "điểm cầu" in folded) and _BRIDGE.search(folded) is not None


def _decisions(folded: str) -> frozenset[str]:
    if not has_a_number(folded):
        return frozenset()
    return frozenset(match[1].upper() for match in _DECISION.finditer(folded))


def _drives(folded: str) -> frozenset[str]:
    """Drives that are named by their days, such as ``90 ngày``."""
    if not _DAYS.search(folded):  # as in most texts
        return frozenset()
    return frozenset(f"{drive['n'] or drive['m']} ngày" for drive in _DRIVE.finditer(folded))


def _is_given_above(told: Told, awards: Sequence[AwardMention]) -> bool:
    """Is a decision of the state or of a ministry reported, or a national prize: are the communes their recipients'?"""
    if told.kind == "ceremony" and awards and all(map(is_national_prize, awards)):
        return True
    return told.kind == "decision" and (bool(_national_giver(told)) or (bool(awards) and all(map(is_central, awards))))


def _national_giver(told: Told) -> frozenset[str]:
    """Who of the state decides, where a decision's sentence names no form: "Thủ tướng vừa khen thưởng"."""
    found = _OF_THE_STATE.search(told.sentence) if told.kind == "decision" else None
    return frozenset((found["giver"],)) if found else frozenset()


def _is_elsewhere(told: Told, awards: Sequence[AwardMention], organisers: frozenset[str], where: Whereabouts) -> bool:
    """Does a province's paper tell of its people at a national gathering, which it does not place anywhere?"""
    # Of a national prize a province's body only speaks: "Bí thư Tỉnh Đoàn nói đây là năm thứ tư liên tiếp".
    is_prize = bool(awards) and all(map(is_national_prize, awards))
    is_local = not is_prize and any(body.partition(" ")[2] in _LEVELS_OF_A_PROVINCE for body in organisers)
    is_national = bool(awards) and all(map(is_central, awards)) and not is_local
    return is_national and told.kind != "decision" and not where.is_placed


def _counted_titles(reading: Reading, told: Told, at: int) -> frozenset[tuple[str, int | None]]:
    """Titles that the sentence of a decision counts: "tỉnh Bắc Ninh có 2 Nghệ nhân nhân dân"."""
    if told.kind != "decision" and not told.possible:
        return frozenset()
    hits = (hit for hit in reading.hits["award"] if at <= hit.start < at + len(told.sentence))
    return frozenset(
        (hit.wording.entry.id, None)
        for hit in hits
        if BEFORE_A_TITLE.search(reading.folded, max(0, hit.start - 6), hit.start)
    )


def _names(reading: Reading, taken: list[tuple[int, int]]) -> frozenset[str]:
    found = set()
    for match in CAPITALISED.finditer(reading.text):
        words = match.group().split()
        if len(words) < 3 or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found.add(fold_for_matching(" ".join(words[-3:])))
    found = {name for name in found if not words_of("shared_names").search(name)}
    if _ENDS_AS_A_CODE.search(reading.text):
        found |= {match["code"].casefold() for match in _CODE.finditer(reading.text)}
    return frozenset(found)


def _quoted(reading: Reading, facts: Annotations) -> frozenset[str]:
    names = quoted_names(reading.folded)
    if not names:
        return names
    known = " ".join(fold_for_matching(m.quote) for m in facts.movements)
    return frozenset(name for name in names if name not in known)


def word_hash(words: str) -> int:
    """32 bits of some words, signed as Postgres' ``integer`` is; equality is all that they are compared for.

    Two reports of 40 phrases share one by chance once in 2.7 million pairs.
    """
    digest = hashlib.md5(words.encode("utf-8", "replace"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], signed=True)


def _pairs(folded: str, facts: Annotations) -> frozenset[int]:
    formulas = _formulas(facts)
    words = [w for w in _WORD.findall(folded) if w not in formulas and not w.isdigit()]
    return frozenset(word_hash(f"{a} {b}") for a, b in pairwise(words))


def _phrases(head: str, facts: Annotations) -> frozenset[int]:
    formulas = _formulas(facts)
    words = _WORD.findall(head)
    own = [word not in formulas and not word.isdigit() for word in words]
    found, count = set(), sum(own[: PHRASE - 1])
    for start in range(len(words) - PHRASE + 1):
        count += own[start + PHRASE - 1]
        if count >= _OWN:
            found.add(word_hash(" ".join(words[start : start + PHRASE])))
        count -= own[start]
    return frozenset(found)


def _formulas(facts: Annotations) -> frozenset[str]:
    """Syllables in every such report, and those of provinces."""
    return formula_syllables() | {part for m in facts.provinces for part in fold_for_matching(m.name).split()}
