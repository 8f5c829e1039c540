"""Judge whether an article is principally about emulation and commendation, and which words decide that.

The score is the logistic function of the sum of all ``matched`` weights, the starting one included: a reader can add
the reasons up. A word counts once in the title and once in the lead. In the body it counts by the logarithm of how
often it stands in the length of an ordinary article, so that a passing mention in a long report adds little, and ten
mentions not ten times as much as one.

Weights are in ``articles/knowledge/relevance.toml``, fitted by ``tools/fit_relevance.py`` on the labelled articles by
logistic regression that starts from what a person expects (``terms.toml`` and :data:`EXPECTED`).
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from articles.annotation.award_forms import is_forged, is_pretext
from articles.annotation.reading import Hit, Reading, read
from articles.annotation.spoken_of import is_planned
from articles.gazetteer import KNOWLEDGE, Entry, entries_by_kind
from articles.models import MatchedTerm, Relevance
from articles.text import folded_pattern, opening_words

RELEVANCE_VERSION = 15

# The first paragraph, where it is no longer than this: a lead of the longest kind.
_LEAD_CHARACTERS = 600
# Over this length mentions are thinned out in proportion: the median of the seed articles' bodies is 5,000.
_ORDINARY_LENGTH = 3000
# A portrait says in its headline neither "thi đua" nor "khen thưởng": more than two words of the subject in
# its body distinguish it from a report that mentions two of them in a closing sentence.
_USUAL_BREADTH, _MOST_BREADTH = 2, 3.0
# A report of 400 characters that hands over two or three awards is about them, though its few words of the subject
# weigh little; a passing mention is one award, or several in a long text. Set on the labelled articles: the irrelevant
# ones with two awards and more have below 2 in 1,000 characters, but for obituaries, which other words show.
# One award suffices in a text of a single sentence: the irrelevant ones with one have more than 150 characters.
_SEVERAL_AWARDS, _DENSE, _DENSE_ALONE, _MOST_DENSE_AWARDS = 2, 2.5, 8.0, 2.5
# Without a title the first sentence, up to this length, serves as a title.
_HEADING_CHARACTERS = 200

# "10 tập thể, 25 cá nhân", "quyết định tặng": the words beside an award that is given.
_COUNTED = folded_pattern(r"[0-9](?<![0-9.,][0-9])[0-9]* +(?:tập thể|cá nhân|hộ gia đình)(?![^\W_])")
_DECIDED = folded_pattern(
    r"quyết định(?: (?:số [^;,\n ]{4,30}(?: ngày [\d/.-]{6,10})? )?của [^;:.\n]{3,60}?)? "
    r"(?:khen thưởng|tặng|truy tặng|công nhận|về việc (?:khen|tặng))"
)
# "tặng Bằng khen cho 22 học sinh, 16 giáo viên", "Bằng khen của Chủ tịch UBND tỉnh: 7 vận động viên", "tặng giấy khen
# 3 tập thể".
_GIVEN_TO = folded_pattern(
    r"(?:[^;:.\n\d]{0,80}?(?: (?:cho|tới) (?:hơn |gần |trên )?|: ?)|"
    r" (?:hơn |gần |trên )?(?=\d+ (?!triệu|nghìn|đồng|tỷ)))\d+ +[^\W\d_]"
)
# "10 nhà vườn nhận Giấy khen", "27 tập thể được Liên đoàn Lao động tỉnh tặng Bằng khen"
_SOME_GET = folded_pattern(
    r"(?<![\d.,/])\d[\d.]* +[^\W\d_][^.;:\n\d]{1,80}?(?<![^\W_])(?:được|nhận)(?![^\W_])[^.;:\n\d]{0,70}$"
)
# "năm 2019 doanh nghiệp từng được Chủ tịch UBND tỉnh tặng Bằng khen", "nhận bằng khen của Bộ Công Thương năm ngoái"
_AWARDS = ("bằng khen", "giấy khen", "cờ thi đua", "huân chương", "kỷ niệm chương", "khen thưởng")
_OF_THE_PAST = folded_pattern(
    opening_words(
        *(rf"{once}[^.;\n]{{1,60}}?(?<![^\W_])(?:{'|'.join(_AWARDS)})" for once in ("từng ", "trước đây")),
        *(
            rf"{award}[^.;\n]{{1,40}}?(?<![^\W_])(?:năm ngoái|năm trước|hồi (?:đầu )?năm|trước đây)(?![^\W_])"
            for award in _AWARDS
        ),
    )
)
# "Chủ tịch UBND phường đã ký quyết định tặng Giấy khen", "nhận Bằng khen của Thủ tướng": an office gives, not a firm.
_OFFICES = (
    r"(?:ubnd|ủy ban nhân dân|chủ tịch nước|thủ tướng|bộ trưởng|(?:chi )?cục trưởng|chỉ huy trưởng|chánh án|"
    r"viện trưởng|giám đốc (?:công an|sở)|công an (?:tỉnh|xã|phường)|"
    r"bộ [^\W\d_]+ [^\W\d_]+|tỉnh đoàn|trung ương đoàn|hội (?:lhpn|liên hiệp phụ nữ|nông dân|cựu chiến binh)|"
    r"trung ương hội|liên đoàn lao động|tổng liên đoàn|mttq|sở [^\W\d_]+ [^\W\d_]+)"
)
_OFFICE_BEFORE = folded_pattern(rf"(?<![^\W_]){_OFFICES}[^.;\n]{{0,70}}$")
_OFFICE_AFTER = folded_pattern(rf"(?: của| do) (?:chủ tịch |ban )?{_OFFICES}")
# "Sơ kết một năm thi đua “Công sở thân thiện”", "phát động đợt cao điểm thi đua": its subject is named separately.
_REVIEWED = folded_pattern(
    rf"{opening_words('sơ kết', 'tổng kết', 'phát động', 'hưởng ứng')}[^.;\n]{{1,40}}?(?<![^\W_])thi đua(?![^\W_])"
)
# "Công ty may Hoa Sen khen thưởng 50 công nhân": a firm's own rewards; not "Công ty A được tặng", nor its union's.
_FIRMS = ("công ty", "tập đoàn", "ngân hàng", "siêu thị", "khách sạn", "doanh nghiệp", "nhà máy")
# At the beginning of a text, line or sentence; the look-behinds follow the first letter, to which the engine skips.
_OPENING_FIRM = "|".join(
    rf"{firm[0]}(?:(?<![^.\n]{firm[0]})|(?<=[.\n] {firm[0]})){firm[1:]}" for firm in ("tổng công ty", *_FIRMS)
)
_OF_A_FIRM = folded_pattern(
    rf"(?:{_OPENING_FIRM})"
    r"(?: (?!được|nhận|đón|vinh dự|cùng|phối hợp|thuộc)[^\W_.,;]+){0,8}?"
    r" (?:khen thưởng|tôn vinh|vinh danh|tri ân|thưởng|tặng thưởng)(?![^\W_])"
)
# "Đại hội Hội Nông dân xã nhiệm kỳ 2026 - 2031": about the association, whatever is commended at its end.
_OF_A_TERM = folded_pattern(
    r"(?<![^\W_])đại hội (?!thi đua|điển hình)(?:đại biểu |lần thứ [^\W_]+ )?(?:đảng bộ|chi bộ|hội|đoàn|công đoàn|mttq|"
    r"mặt trận|liên đoàn|liên minh)(?![^\W_])"
)
# "Tặng danh hiệu “Công dân tiêu biểu” cho thầy giáo": a usual description is conferred here.
_CONFERRED = folded_pattern(
    r"(?<![^\W_])(?:tặng|trao|trao tặng|phong tặng|truy tặng|công nhận)(?: tặng)? danh hiệu[ \"“]*$"
)
# "Thừa ủy quyền của Chủ tịch nước, Thủ tướng trao Huân chương": only the state's own awards are given this way.
_ON_BEHALF = folded_pattern(
    r"(?:thừa|được) (?:ủy quyền|sự ủy quyền)(?: của)? (?:chủ tịch nước|thủ tướng|bộ trưởng|chủ tịch ubnd)[^.;\n]{0,90}?"
    r"(?<![^\W_])(?:trao|tặng|gắn|truy tặng)(?![^\W_])"
)
# A good deed ("cứu người", "nhặt được của rơi") and its commendation: in a short text that is its subject.
_DEED, _DEED_COMMENDED, _SHORT_TEXT = "cuu-nguoi", "(a good deed commended)", 1500
# "ngực đeo đầy huân chương", "chẳng ai nghĩ đến huân chương"; "Huân chương Chiến công hạng Ba ông cất trong hộp sắt"
_WORN = folded_pattern(
    r"(?<![^\W_])(?:(?:đeo|cài)(?: đầy| kín| những| các| tấm| trên ngực)*|ngực (?:áo )?(?:đỏ|lấp lánh|rực rỡ|đầy|nặng)|"
    r"(?:cất|lau|giữ|nâng niu)(?: kỹ| gìn| lại)*(?: những| các| tấm| chiếc)+|nghĩ (?:đến|tới|gì đến)) $"
)
_KEPT = folded_pattern(r"[^.;,\n]{0,40}? (?:ông|bà|cụ|anh|chị) (?:vẫn |còn )?(?:cất|giữ|đeo|treo|gói)(?![^\W_])")
# "phong trào “Phân loại rác từ bếp”": a movement that the gazetteer does not have.
_NAMED_MOVEMENT = folded_pattern(
    rf"{opening_words('phong trào(?: thi đua)?', 'đợt thi đua', 'đợt cao điểm', 'chuyên đề thi đua')}"
    r"(?: [^\W\d_]+){0,2}:? *\"[^\"\n]{6,90}\""
)
_TITLE, _FOR_SOME = "(title conferred)", "(an award for some)"
_WITH_FLOWERS = folded_pattern(r"(?:tặng|trao) (?:lẵng |bó )?(?:hoa|quà)(?![^\W_])")
_COMMENDING = "(an office commends)"
_OF_BEFORE = "(an award of the past)"
"""Somebody got it long before: "từng được tặng Bằng khen"."""
_CONGRESS = "(an association's congress)"
_PATTERNS = {
    "(recipients counted)": _COUNTED,
    "(decision to commend)": _DECIDED,
    _OF_BEFORE: _OF_THE_PAST,
    "(emulation reviewed or launched)": _REVIEWED,
    "(a firm's own reward)": _OF_A_FIRM,
    _CONGRESS: _OF_A_TERM,
    "(handed over on behalf)": _ON_BEHALF,
    "(a movement by its name)": _NAMED_MOVEMENT,
}
# Each has one of these: a pattern that begins with a look-behind is tried at every character of a line.
_PATTERN_MARKS = {
    "(recipients counted)": ("tập thể", "cá nhân", "hộ gia đình"),
    "(decision to commend)": ("quyết định",),
    _OF_BEFORE: ("từng ", "trước đây", "năm trước", "năm ngoái", "hồi "),
    "(emulation reviewed or launched)": ("sơ kết", "tổng kết", "phát động", "hưởng ứng"),
    "(a firm's own reward)": _FIRMS,
    _CONGRESS: ("đại hội",),
    "(handed over on behalf)": ("quyền",),
    "(a movement by its name)": ('"',),
}
ZONES = ("title", "lead", "body")

EXPECTED: dict[str, tuple[float, float, float]] = {
    "movement": (2.2, 1.4, 0.4),
    "award": (2.6, 1.4, 0.5),
    # "thăm Bà mẹ Việt Nam anh hùng" describes; its conferment shows in "phong tặng", "truy tặng".
    "award that describes": (0.6, 0.3, 0.1),
    "state honour": (1.8, 1.0, 0.3),
    "prize of an organisation": (1.6, 0.8, 0.3),
    # Badges and certificates of the Party are commended by its own rules, not the subject's.
    "award of the Party": (-0.5, -0.3, -0.1),
    "state prize": (1.6, 0.8, 0.3),
    "body of the subject": (3.5, 2.2, 0.5),
    "(an office commends)": (1.0, 1.0, 0.6),
    "(recipients counted)": (0.8, 0.6, 0.3),
    "(decision to commend)": (0.8, 0.6, 0.3),
    "(an award for some)": (0.8, 0.6, 0.3),
    _OF_BEFORE: (-0.5, -0.5, -0.4),
    "(title conferred)": (1.2, 0.6, 0.2),
    "(emulation reviewed or launched)": (1.2, 0.8, 0.2),
    "(a firm's own reward)": (-2.0, -0.8, -0.1),
    _CONGRESS: (-2.0, -0.8, -0.1),
    "(handed over on behalf)": (1.5, 1.5, 0.6),
    "(a movement by its name)": (1.2, 0.8, 0.2),
}
"""What a person expects a group of entries, or a pattern, to add in title, lead and body; terms have their own."""
EXPECTED_ALONE = {
    "(start)": -2.8,
    "(many different terms)": 0.8,
    "(awards in a short text)": 1.25,
    "(awards for its length)": 0.5,
    "(a good deed commended)": 1.0,
}
"""The same for features without a zone. With no word of the subject an article scores 0.06."""


class Feature(NamedTuple):
    """Something seen in an article: ``group`` names its weight, ``value`` multiplies it."""

    group: str
    term: str
    where: str
    value: float


def judge(title: str | None, text: str) -> Relevance:
    """The verdict on one article with every term that weighed in it.

    Args:
        title: ``None`` where the page has none; then the text alone decides.
        text: the body, its lead first where there is one.
    """
    weights = fitted_weights()
    matched = [
        MatchedTerm(term=seen.term, weight=round(weights[seen.group, _zone(seen)] * seen.value, 3), where=seen.where)
        for seen in features(title, text)
    ]
    matched = [term for term in matched if term.weight]
    total = max(-40.0, min(40.0, sum(term.weight for term in matched)))
    score = 1 / (1 + math.exp(-total))
    return Relevance(relevant=score >= 0.5, score=score, matched=tuple(matched))


def _zone(seen: Feature) -> str:
    return "all" if seen.group in EXPECTED_ALONE else seen.where


def features(title: str | None, text: str) -> list[Feature]:
    """All that is seen in an article, the start first, then zone by zone."""
    found = [Feature("(start)", "(start)", "all", 1.0)]
    if title:
        heading = read(title)
        in_title = _counts_in_lines(heading.folded)
        found += _seen(_found(heading), "title", 1.0) + _patterns(heading, _found(heading), in_title, "title", 1.0)
    reading = read(text)
    lead_end = _lead_end(reading.text)
    hits = _found(reading)
    thinned = min(1.0, _ORDINARY_LENGTH / max(1, len(reading.text) - lead_end))
    heading_end = 0 if title else min(reading.sentence(0)[1], _HEADING_CHARACTERS)
    starts = [hit.start for hit in hits]
    first, second = bisect_left(starts, heading_end), bisect_left(starts, max(lead_end, heading_end))
    found += _seen(hits[:first], "title", 1.0) if not title else []
    in_lead, in_body = (_counts_in_lines(part) for part in (reading.folded[:lead_end], reading.folded[lead_end:]))
    found += _seen(hits[first:second], "lead", 1.0) + _patterns(reading, hits[first:second], in_lead, "lead", 1.0)
    body = _seen(hits[second:], "body", thinned)
    found += body + _patterns(reading, hits[second:], in_body, "body", thinned)
    expected = expected_weights()
    breadth = sum(expected[seen.group, "body"] > 0 for seen in body) - _USUAL_BREADTH
    # an association's congress looks back on all its work, so that its words are many
    if breadth > 0 and not any(seen.group == _CONGRESS and seen.where == "title" for seen in found):
        value = min(_MOST_BREADTH, breadth * thinned)
        found.append(Feature("(many different terms)", "(many different terms)", "body", value))
    awards = sum(_confers(hit.wording.entry) for hit in hits) - in_lead[_OF_BEFORE] - in_body[_OF_BEFORE]
    # An obituary or a fair of prizes may name a dozen of them.
    against = sum(min(0.0, expected[seen.group, _zone(seen)] * seen.value) for seen in found[1:]) <= -1
    dense = _DENSE if awards >= _SEVERAL_AWARDS else _DENSE_ALONE
    if awards > 0 and not against and awards * 1000 >= dense * len(reading.text):
        value = min(_MOST_DENSE_AWARDS, awards)
        found.append(Feature("(awards in a short text)", "(awards in a short text)", "all", value))
    if awards > 0 and not against:
        value = min(_MOST_DENSE_AWARDS, awards * 1000 / _DENSE_ALONE * 2 / max(1, len(reading.text)))
        found.append(Feature("(awards for its length)", "(awards for its length)", "all", value))
    if len(reading.text) <= _SHORT_TEXT and _commends_a_deed(found, hits):
        found.append(Feature(_DEED_COMMENDED, _DEED_COMMENDED, "all", 1.0))
    return found


def _commends_a_deed(found: list[Feature], hits: list[Hit]) -> bool:
    """Does an office give an award in a text that reports a good deed?"""
    groups = {seen.group for seen in found}
    return _DEED in groups and _COMMENDING in groups and any(_confers(hit.wording.entry) for hit in hits)


@lru_cache(maxsize=1)
def expected_weights() -> dict[tuple[str, str], float]:
    """What a person expects each group to weigh in each zone, "all" for features without one."""
    found = {(group, zone): weight for group, row in EXPECTED.items() for zone, weight in zip(ZONES, row, strict=True)}
    found |= {(group, "all"): weight for group, weight in EXPECTED_ALONE.items()}
    for entry in entries_by_kind()["term"]:
        found |= {(entry.id, zone): float(entry.details[zone]) for zone in ZONES}
    return found


@lru_cache(maxsize=1)
def fitted_weights() -> Mapping[tuple[str, str], float]:
    """The weights in use: those of ``relevance.toml``, and the expected ones of groups not fitted yet."""
    fitted = tomllib.loads((KNOWLEDGE / "relevance.toml").read_text(encoding="utf-8"))["weight"]
    return expected_weights() | {(row["of"], zone): float(row[zone]) for row in fitted for zone in row if zone != "of"}


def _found(reading: Reading) -> list[Hit]:
    hits = reading.longest("term", "movement", "award", "body")
    return [h for h in hits if h.wording.entry.kind in ("movement", "body") or not _names_no_award(reading, h)]


def _names_no_award(reading: Reading, hit: Hit) -> bool:
    """Is an award here an object of fraud, or a title that a plan aims at: "phấn đấu 95% hộ đạt Gia đình văn hóa"?"""
    entry = hit.wording.entry
    if entry.kind == "term":
        return "titles" in entry.details and is_planned(reading, hit.start)
    if is_forged(reading, hit.start, hit.end) or is_pretext(reading, hit.start) or _is_worn(reading, hit):
        return True
    return "conferred" in entry.details and is_planned(reading, hit.start)


def _is_worn(reading: Reading, hit: Hit) -> bool:
    """Is an order on somebody's chest, in a drawer or out of mind: "ngực đeo đầy huân chương"?"""
    if hit.wording.entry.details.get("form") not in ("order", "medal"):
        return False
    before = reading.folded[max(0, hit.start - 40) : hit.start]
    return _WORN.search(before) is not None or _KEPT.match(reading.folded, hit.end) is not None


def _lead_end(text: str) -> int:
    """The end of the first paragraph; of the first 600 characters where it is longer."""
    first = text.find("\n", 1)
    return min(_LEAD_CHARACTERS, first if first > 0 else len(text))


def _seen(hits: list[Hit], zone: str, thinned: float) -> list[Feature]:
    """One feature per entry found in a zone, the most frequent first."""
    entries = {hit.wording.entry.id: hit.wording.entry for hit in hits}
    counts = Counter(hit.wording.entry.id for hit in hits)
    found = []
    for id_, n in counts.most_common():
        if (group := group_of(entries[id_])) is not None:
            value = math.log2(1 + n * thinned) if zone == "body" else 1.0
            found.append(Feature(group, entries[id_].name, zone, value))
    return found


def _patterns(
    reading: Reading, hits: list[Hit], in_lines: Mapping[str, int], zone: str, thinned: float
) -> list[Feature]:
    counts = {
        _COMMENDING: sum(_is_given_by_an_office(reading, hit) for hit in hits),
        _TITLE: sum(_is_conferred(reading, hit) for hit in hits),
        _FOR_SOME: sum(_is_for_some(reading, hit) for hit in hits),
        **in_lines,
    }
    return [
        Feature(group, group, zone, math.log2(1 + n * thinned) if zone == "body" else 1.0)
        for group, n in counts.items()
        if n
    ]


def _counts_in_lines(folded: str) -> dict[str, int]:
    """How often each pattern is found in a part of a text."""
    return {group: _count_in_lines(group, folded) for group in _PATTERNS}


def _count_in_lines(group: str, folded: str) -> int:
    """How often the pattern of a group, which crosses no line end, is found in the lines that have one of its marks."""
    lines: set[tuple[int, int]] = set()
    for mark in _PATTERN_MARKS[group]:
        place = folded.find(mark)
        while place >= 0:
            end = folded.find("\n", place)
            end = end if end >= 0 else len(folded)
            lines.add((folded.rfind("\n", 0, place) + 1, end))
            place = folded.find(mark, end)
    return sum(len(_PATTERNS[group].findall(folded, start, end)) for start, end in lines)


def _is_given_by_an_office(reading: Reading, hit: Hit) -> bool:
    entry = hit.wording.entry
    if not (_confers(entry) or (entry.kind == "term" and entry.details.get("commends"))):
        return False
    before = _OFFICE_BEFORE.search(reading.folded, max(0, hit.start - 110), hit.start)
    if before and _WITH_FLOWERS.search(before.group()):
        return False  # "Phó Giám đốc Sở Du lịch tặng hoa và kỷ niệm chương cho thuyền trưởng"
    return bool(before or _OFFICE_AFTER.match(reading.folded, hit.end))


def _is_for_some(reading: Reading, hit: Hit) -> bool:
    is_named = hit.wording.entry.kind == "award" or _confers(hit.wording.entry)
    if not is_named:
        return False
    words = reading.folded[max(0, hit.start - 120) : hit.end]
    return _GIVEN_TO.match(reading.folded, hit.end) is not None or _SOME_GET.search(words) is not None


def _is_conferred(reading: Reading, hit: Hit) -> bool:
    if hit.wording.entry.kind != "award" or not hit.wording.entry.details.get("conferred"):
        return False
    return bool(_CONFERRED.search(reading.folded, max(0, hit.start - 40), hit.start))


def _confers(entry: Entry) -> bool:
    """Is it an award of the subject, or the giving of one?"""
    if entry.kind == "term":
        return bool(entry.details.get("confers"))
    return entry.kind == "award" and not entry.details.get("conferred") and entry.details.get("level") != "party"


def group_of(entry: Entry) -> str | None:
    """The group whose weight an entry has; a term is its own; ``None`` for a body that is not of the subject."""
    details = entry.details
    if entry.kind == "term":
        return entry.id
    if entry.kind == "movement":
        return "movement"
    if entry.kind == "body":
        return "body of the subject" if details.get("topic") else None
    if details.get("level") == "party":
        return "award of the Party"
    form = str(details.get("form"))
    if form in ("state prize", "prize"):
        return "state prize" if form == "state prize" else "prize of an organisation"
    if form == "state honour" and not details.get("describes"):
        return "state honour"
    return "award that describes" if details.get("conferred") else "award"
