"""Names before a verb of giving that are not its giver: ordered rules, each with its sample."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from articles.annotation.award_forms import STATES_OWN, Form
from articles.annotation.award_givers import ranks_of_name
from articles.annotation.award_verbs import GIVES, ORGANISES, RECEIVES
from articles.annotation.award_words import (
    AGREES,
    ANNIVERSARY,
    DEPUTY,
    GETS,
    HANDS_OVER,
    HAS,
    LETTER,
    MEETS_AND,
    NO_SUBJECT,
)
from articles.annotation.givers import Giver
from articles.gazetteer import entries_by_kind
from articles.text import folded_pattern

_FARTHEST = 160
"""Characters between a giver and the award's name."""
_RECEIVING = ("cho ", "tới ")
# "đã gửi Thư khen lực lượng Công an tỉnh và quyết định tặng Bằng khen cho …"
_GETS_A_LETTER = folded_pattern(r"(?<![^\W_])thư khen (?:lực lượng |tập thể |cán bộ, chiến sĩ )?$")
_PLACES = ("trong ", "khắp ", "tại ", "tại trụ sở ", "tại hội trường ", "ở ", "về ", "đến ")
LEADERS = ("lãnh đạo", "đại diện")
"""Words for those who hand over and do not give."""
_LEADERS_OF = tuple(f"{word} " for word in LEADERS)
_ANNIVERSARY_ENDS = ("lập ", "thống ", "của ", "đời ")


class Offer:
    """A possible giver of an award, and the words between the two.

    Attributes:
        before: the words of the sentence before the giver, folded.
        between: the words between giver and award, folded.
        verb: the first verb of giving in them.
        word: that verb as a word, folded.
        until_verb: the words before it.
    """

    __slots__ = ("before", "between", "folded", "form", "giver", "until_verb", "verb", "word")

    def __init__(self, folded: str, start: int, giver: Giver, form: Form) -> None:
        self.folded, self.giver, self.form = folded, giver, form
        self.before = folded[max(start, giver.start - 60) : giver.start]
        between = folded[giver.end : form.start].replace("có quyết định", "quyết định")
        if "gặp" in between:
            between = MEETS_AND.sub("", between)
        self.between = between
        self.verb: re.Match[str] | None = GIVES.search(between)
        self.word = self.verb[0] if self.verb else ""
        self.until_verb = between[: self.verb.start()] if self.verb else between

    @property
    def is_a_letter_sent(self) -> bool:
        """ "Chủ tịch UBND tỉnh có Thư khen gửi tập thể …": no verb of giving, and a giver all the same."""
        return self.verb is None and self.form.name == LETTER and HAS.fullmatch(self.between) is not None


@dataclass(frozen=True, slots=True)
class GiverRefusal:
    """Why somebody named before an award is not its giver."""

    name: str
    applies: Callable[[Offer], bool]
    sample: str
    is_subject: bool = False
    """Is it the subject of the verb all the same, so that nobody named before it gives either?"""


# "Công an phường tổ chức trao Giấy khen", "LĐLĐ TP.HCM tối 19/8 tổ chức lễ trao Giải thưởng Tôn Đức Thắng"
_HOLDS_IT = folded_pattern(
    r"(?: (?:sáng|chiều|tối|ngày|hôm)[^,;.]{1,20})?(?: đã| vừa)* tổ chức (?:trọng thể |buổi |chương trình |lễ )*"
)


# "Cờ thi đua cho Ban Đại diện Hội Người cao tuổi tỉnh, tặng Bằng khen cho …": a body at the end of a recipient's name
_FOR_A_PART = folded_pattern(r"(?<!thay mặt )(?<!đại diện )(?<![^\W_])cho (?:[^\W\d_]+ ){1,4}$")
_ASKED = ("báo cáo ", "trình ", "kiến nghị ")
"""Words before the office that is asked to give: "báo cáo Trung ương Đoàn đề nghị tặng Huy hiệu"."""
_ADVERBS = folded_pattern(r"(?<![^\W_])(?:đã|cũng|vừa|còn|sẽ|mới|đồng thời|tiếp tục)(?![^\W_])")


# "Thành phố tuyên dương 70 người; đồng thời tặng Bằng khen cho …": one subject, two verbs of giving.
_GIVES_ALSO = folded_pattern(
    r" *(?:đồng thời |cũng |còn |đã )*(?:ký )?(?:quyết định )?"
    r"(?:tặng thưởng|trao tặng|truy tặng|phong tặng|khen tặng|tặng|trao|công nhận)(?: danh hiệu)?[ \"]*"
)


@lru_cache(maxsize=64)
def body_of(giver: str) -> str | None:
    """The id of the body that a giver of the gazetteer names: "Liên đoàn Lao động TP.HCM" is an "ldld"."""
    named = {
        wording: entry.id
        for entry in entries_by_kind()["body"]
        for wording in (entry.name, *entry.variants)
        if giver == wording or giver.startswith(f"{wording} ")
    }
    return named[max(named, key=len)] if named else None


def _gives_again(o: Offer) -> bool:
    """Does the subject of a clause's verb of giving stand before the semicolon, and none behind it?"""
    is_subject = not o.before.endswith(("được ", "do ")) and not _ADVERBS.sub("", o.until_verb).strip()
    return is_subject and o.word != "đề nghị" and _GIVES_ALSO.fullmatch(o.between.rpartition(";")[2]) is not None


def _apart(o: Offer) -> str:
    """The words between a weak giver and its verb, but adverbs where its place is named: "Tỉnh Lào Cai cũng"."""
    return _ADVERBS.sub("", o.until_verb) if len(o.giver.name.split()) > 2 else o.until_verb


def _holds_its_own(o: Offer) -> bool:
    """Is it the organiser of a ceremony for an award of its own: its Giấy khen, its prize by the gazetteer?"""
    entry = o.form.entry
    if entry is None or o.verb is None or HANDS_OVER.fullmatch(o.word) is None:
        return False
    if o.between[o.verb.end() :].strip(' "') or not _HOLDS_IT.fullmatch(o.until_verb):
        return False
    if entry.details.get("form") == "prize":
        own = str(entry.details.get("giver", ""))
        at_one_level = ("central" in ranks_of_name(own)) == ("central" in ranks_of_name(o.giver.name))
        return at_one_level and o.giver.body is not None and o.giver.body.id == body_of(own)
    return o.form.name == "Giấy khen" and o.until_verb.endswith(" tổ chức ")


def _organises(o: Offer) -> bool:
    if ORGANISES.search(o.between) is None or _holds_its_own(o):
        return False
    # "Tỉnh ủy tổ chức tổng kết phong trào, tặng Bằng khen cho …"; "…, trao Bằng khen" may be another's.
    gives_its_own = o.form.name == "Giấy khen" or (o.form.name == "Bằng khen" and o.word == "tặng")
    return not (gives_its_own and o.until_verb.rstrip().endswith(","))


def _leads_those_who_give(o: Offer) -> bool:
    """Is it somebody's leader or delegate, who hands over: "Lãnh đạo Hội Nông dân tỉnh trao Bằng khen"?"""
    leads = o.giver.name.lower().startswith(LEADERS) or o.before.endswith(_LEADERS_OF)
    return leads and HANDS_OVER.fullmatch(o.word) is not None


def _hands_over_for_the_state(o: Offer) -> bool:
    """Is it an award of the state, before which stands an office that cannot give it?"""
    entry = o.form.entry
    is_state = entry is not None and entry.details.get("level") == "state"
    is_order = entry is not None and entry.details.get("form") in STATES_OWN
    return is_state and (o.giver.weak or (is_order and o.word in ("trao", "gắn") and not o.giver.name.endswith("nước")))


GIVER_REFUSALS: tuple[GiverRefusal, ...] = (
    GiverRefusal("no_verb", lambda o: o.verb is None, "Ở Công an tỉnh Lào Cai, Bằng khen treo kín tường."),
    GiverRefusal(
        "far_away",
        lambda o: len(o.between) > _FARTHEST,
        "Sở Nội vụ tỉnh Lào Cai cho biết qua một năm triển khai phong trào trong toàn ngành với nhiều cách làm hay từ "
        "cơ sở được nhân rộng ra khắp các địa phương vùng cao và cả những nơi còn khó khăn nhất, đã tặng Bằng khen.",
    ),
    GiverRefusal(
        "clause_ends",
        lambda o: ";" in o.between and not _gives_again(o),
        "Sở Nội vụ tỉnh Lào Cai phát động phong trào; tặng Bằng khen.",
    ),
    GiverRefusal(
        "speaks_of_papers",
        lambda o: NO_SUBJECT.search(o.until_verb) is not None,
        "Sở Nội vụ tỉnh Lào Cai thẩm định hồ sơ tặng Bằng khen cho 5 cá nhân.",
    ),
    GiverRefusal(
        "hands_over_for_the_state",
        _hands_over_for_the_state,
        "Nhân dịp này, tỉnh trao Huân chương Lao động cho 2 tập thể.",
    ),
    GiverRefusal(
        "receives_before",
        lambda o: o.folded.endswith(_RECEIVING, 0, o.giver.start) or _GETS_A_LETTER.search(o.before) is not None,
        "Tặng Cờ thi đua cho Sở Nội vụ tỉnh Lào Cai, xét tặng Bằng khen cho 5 cá nhân.",
    ),
    GiverRefusal(
        "ends_a_recipient",
        lambda o: o.until_verb.strip() == "," and _FOR_A_PART.search(o.before) is not None,
        "Tặng Cờ thi đua cho Ban Đại diện Hội Người cao tuổi tỉnh Lào Cai, tặng Bằng khen cho 5 cá nhân.",
    ),
    GiverRefusal(
        "proposes",
        lambda o: o.word == "đề nghị" and not o.before.endswith(_ASKED),
        "UBND xã Bảo Thắng đề nghị tặng Bằng khen cho 5 cá nhân.",
    ),
    GiverRefusal(
        "advises",
        lambda o: (
            AGREES.search(o.until_verb) is not None or (o.word == "xét tặng" and o.giver.name.startswith("Hội đồng"))
        ),
        "Hội đồng Thi đua - Khen thưởng tỉnh Lào Cai thống nhất tặng Bằng khen.",
    ),
    GiverRefusal(
        "weak_and_apart",
        lambda o: o.giver.weak and bool(_apart(o).strip(" ,đã")),
        "Tỉnh hiện có 5 cá nhân được tặng Bằng khen.",
    ),
    GiverRefusal("organises", _organises, "Sở Nội vụ tỉnh Lào Cai tổ chức hội nghị và trao Bằng khen cho 5 cá nhân."),
    GiverRefusal(
        "receives",
        lambda o: RECEIVES.search(o.until_verb) is not None or GETS.search(o.between) is not None,
        "Công an tỉnh Lào Cai vinh dự được tặng Bằng khen.",
    ),
    GiverRefusal(
        "anniversary",
        lambda o: o.before.endswith(_ANNIVERSARY_ENDS) and ANNIVERSARY.search(o.before) is not None,
        "Kỷ niệm 95 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh, tặng Giấy khen cho 5 cá nhân.",
    ),
    GiverRefusal(
        "deputy",
        lambda o: o.giver.is_deputy or DEPUTY.search(o.before) is not None,
        "Bà Lê Thị Hà, Phó Giám đốc Sở Nội vụ tỉnh Lào Cai, tặng Bằng khen cho 5 cá nhân.",
        is_subject=True,
    ),
    GiverRefusal(
        "leads_those_who_give",
        _leads_those_who_give,
        "Lãnh đạo Sở Nội vụ tỉnh Lào Cai trao Bằng khen cho 5 cá nhân.",
        is_subject=True,
    ),
    GiverRefusal(
        "place",
        lambda o: o.before.endswith(_PLACES),
        "Sáng 9/3, tại trụ sở Công an tỉnh Lào Cai, trao Bằng khen cho 5 cá nhân.",
    ),
)
"""Ordered; the first that applies decides."""


def refused_by(offer: Offer) -> GiverRefusal | None:
    """The rule by which somebody is not the giver."""
    for rule in GIVER_REFUSALS:
        if rule.applies(offer):
            return rule
    return None
