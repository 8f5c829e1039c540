"""An award's name in the text: which form it is, and whether the words confer it or only describe."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from articles.annotation.award_givers import naming_rule
from articles.annotation.endings import Endings
from articles.annotation.givers import Giver
from articles.annotation.names import FAMILY_NAMES
from articles.annotation.reading import Hit, Reading
from articles.gazetteer import Entry, entries_by_kind
from articles.text import fold_for_matching, folded_pattern

Class = Literal[1, 2, 3]
# Forms that state their giver: the words right after the form are read as the giver.
_BASE = folded_pattern(
    r"(?:bằng khen|giấy khen|cờ thi đua xuất sắc|cờ thi đua|cờ đơn vị xuất sắc|chiến sỹ thi đua|cstđ)"
)
_FOR = (" cho ", '" cho ')
# "Chiến sĩ thi đua cơ sở", "Cờ thi đua cấp tỉnh": these words are not the giver but part of the name.
_PARTS_OF_A_NAME = ("cơ", "toàn", "cấp", "ngành")
_CONFERS = folded_pattern(
    r"(?<![^\W_])(?:danh hiệu|phong tặng|truy tặng|trao tặng|tặng|trao|tăng|công nhận|đạt|nhận|phong|xét|"
    r"suy tôn|đón|được)(?![^\W_])"
)
_HONOURED_AS = ('được tôn vinh "', 'được vinh danh "')
"""Without "danh hiệu": "10 doanh nhân được tôn vinh “Doanh nhân tiêu biểu”"."""
_CLAUSE_ENDS = re.compile(r"[;:\n]|\.(?!\d)")
_NAME_AFTER = re.compile(r" +([^\W\d_]+) +[^\W\d_]+")
_TO = (" cho ", " tới ")
_PARTY_BADGE = folded_pattern(
    r"huy hiệu(?: đảng)? ?(?:từ )?\d{2}(?:(?: năm)?[ ,;-]+(?:và |đến )?\d{2}(?! +(?!năm|và|đến)[^\W\d_]))*(?: năm)?"
    r"(?P<party> tuổi đảng)?"
)
# A badge that the gazetteer does not know: "Huy hiệu “Tuổi trẻ dũng cảm”".
_BADGE = folded_pattern(
    r"huy hiệu +\"(?!vì sự phát triển|tỉnh |thành phố |[^\"\n]{4,70} (?:tỉnh|thành phố) )[^\"\n]{4,80}\""
)
# "trao Huy hiệu Tuổi trẻ dũng cảm cho em": without quotation marks it ends where the sentence goes on.
_PLAIN_BADGE = folded_pattern(
    r"(?:tặng|trao|nhận) (?P<name>huy hiệu +(?!đảng|đoàn|tỉnh|thành phố|tp|\d)[^\W\d_]+(?: (?!cho|vì|và|của|năm|theo|"
    r"trong|tại|do|lên|lần)[^\W\d_]+){1,5})(?= (?:cho|vì|và|của|năm|theo|trong|tại|lần) |[,.;]|$)"
)
_PROVINCE_BADGE = folded_pattern(
    r"huy hiệu +(?:\"?(?:vì sự phát triển|tỉnh |thành phố |tp\.? ?)|(?=\"[^\"\n]{4,70} (?:tỉnh|thành phố) ))"
)
# A title that the gazetteer does not know: "được tôn vinh danh hiệu “Thẩm phán tiêu biểu”".
_TITLE_OF_HONOUR = folded_pattern(r"danh hiệu:? +\"(?P<name>[^\"\n]{4,70})\"")
_TITLE_GIVEN = Endings("tặng|phong|công nhận|tôn vinh|đạt|nhận|trao|suy tôn|vinh danh")
# "Riêng năm 2025 có 147 người được công nhận danh hiệu này": the title named last before it.
_SAID_AGAIN = folded_pattern(
    r"(?<![^\W_])(?P<kind>danh hiệu|giải thưởng)(?: cao quý| vinh dự)* (?:này|trên|nói trên)(?![^\W_])"
)
_KINDS_SAID_AGAIN = {
    fold_for_matching("danh hiệu"): ("title", "state honour", "other"),
    fold_for_matching("giải thưởng"): ("prize", "state prize"),
}
_SAID_BEFORE = 600
"""Maximum characters back to a title's name."""
# "Bưu điện tỉnh Cao Bằng khen thưởng 9 bưu tá"
_OF_CAO_BANG = re.compile("Cao Bằng ")
_QUOTED = re.compile(r" *\"[^\"\n]{2,80}\"")


class Form(NamedTuple):
    """An award's name in the composed text, with its class and the other parts of the name."""

    entry: Entry | None
    id: str | None
    name: str
    start: int
    end: int
    classes: tuple[tuple[Class, int], ...] = ()
    """Each class with the position where it ends."""
    giver: Giver | None = None

    @property
    def last(self) -> int:
        """Where the name ends, its classes included."""
        return self.classes[-1][1] if self.classes else self.end


_FORGED_BEFORE = folded_pattern(
    r"(?<![^\W_])(?:(?:phôi|rao bán|làm giả|giả mạo)"
    r"(?:[^.;\n](?!(?<![^\W_])(?:được|tặng|trao)(?![^\W_]))){0,40}?|in)[ \"]*$"
)
_FORGED_NEXT = tuple(fold_for_matching(word) for word in (" giả", " rởm", " khống"))
_RECEIVED = folded_pattern(r"(?<![^\W_])(?<!hứa )(?<!hứa hẹn )(?<!hứa sẽ )được(?![^\W_])")
_FORGED_AFTER = folded_pattern(r" *(?:giả|rởm|khống)(?![^\W_])")


def is_forged(reading: Reading, start: int, end: int) -> bool:
    """Is an award's name here an object of fraud: "58 phôi giấy khen", "làm giả bằng cấp, giấy khen"?"""
    before = reading.folded[max(0, start - 60) : start]
    if ("phôi" in before or "bán" in before or "giả " in before or " in " in before) and _FORGED_BEFORE.search(before):
        return True
    return reading.folded.startswith(_FORGED_NEXT, end) and bool(_FORGED_AFTER.match(reading.folded, end))


def is_pretext(reading: Reading, start: int) -> bool:
    """Does a sentence about a fraud name an award that nobody was given: "kẻ gian báo có “tồn đọng Huân chương”"?"""
    if not (frauds := _frauds(reading)):
        return False
    first, last = reading.sentence(start)
    i = bisect_left(frauds, first)
    return i < len(frauds) and frauds[i] < last and not _RECEIVED.search(reading.folded, first, start)


@lru_cache(maxsize=2)
def _frauds(reading: Reading) -> list[int]:
    """Where words for a fraud stand, in order."""
    return [hit.start for hit in reading.longest("term") if hit.wording.entry.details.get("fraud")]


def find_forms(reading: Reading) -> list[Form]:
    """Each award's name that the text confers, in order of the gazetteer's hits."""
    found: list[Form] = []
    for form in sorted(_forms(reading), key=lambda form: (form.start, -form.end)):
        # "Huy hiệu Đảng từ 30 năm đến 75 năm tuổi Đảng" is the gazetteer's too
        if (not found or form.start >= found[-1].end) and _is_conferred(reading, form):
            found.append(form)
    return found


def _forms(reading: Reading) -> Iterator[Form]:
    text, folded = reading.text, reading.folded
    end = -1
    for hit in reading.longest("award"):
        if hit.start < end:
            continue
        if folded.startswith("bằng khen", hit.start) and _OF_CAO_BANG.fullmatch(text, hit.start - 4, hit.start + 5):
            continue
        if "," in text[hit.start : hit.end] and "," not in hit.wording.surface:
            hit = _behind_the_comma(reading, hit)
        entry = hit.wording.entry
        base = _BASE.match(folded, hit.start)
        quoted_whole = folded[hit.start - 1 : hit.start] == '"' == folded[hit.end : hit.end + 1]
        is_whole = quoted_whole or (base and folded[base.end() : hit.end].strip().startswith(_PARTS_OF_A_NAME))
        stop = base.end() if base and not is_whole else hit.end
        name = entry.name
        if entry.details.get("quoted_name") and (quoted := _QUOTED.match(folded, stop)):
            stop = quoted.end()
            name = " ".join(text[hit.start : stop].split())
            name = name[0].upper() + name[1:]
        elif folded[stop : stop + 1] == '"' and '"' in folded[max(0, hit.start - 1) : stop]:
            stop += 1  # danh hiệu “Tập thể lao động xuất sắc”
        if base and "," in text[base.end() : hit.end] and "," not in hit.wording.surface:
            entry = _wider(entry)  # "được tặng Bằng khen, UBND tỉnh tặng Cờ thi đua": two things
            name = entry.name
        id_ = None if entry.details.get("generic") else entry.id
        end = max(stop, hit.end)
        yield Form(entry, id_, name, hit.start, stop)
    for match in _TITLE_OF_HONOUR.finditer(folded) if "danh hiệu" in folded else ():
        start, stop = match.span("name")
        known = any(hit.start < match.end() and start < hit.end for hit in reading.longest("award"))
        if text[start].isupper() and not known and _TITLE_GIVEN.length_before(folded, match.start()):
            yield Form(None, None, " ".join(text[start:stop].split()), match.start(), match.end())
    if "huy hiệu" in folded:
        yield from _badges(reading)
    if "danh hiệu" in folded or "giải thưởng" in folded:
        yield from _said_again(reading)


def _said_again(reading: Reading) -> Iterator[Form]:
    """Titles and prizes that a verb of giving takes up without their names."""
    for match in _SAID_AGAIN.finditer(reading.folded):
        if not _TITLE_GIVEN.length_before(reading.folded, match.start()):
            continue
        named = None
        for hit in reading.longest("award"):
            if not match.start() - _SAID_BEFORE <= hit.start < match.start():
                continue
            details = hit.wording.entry.details
            if details.get("form") in _KINDS_SAID_AGAIN[match["kind"]] and not details.get("generic"):
                named = hit.wording.entry
        if named is not None:
            yield Form(named, named.id, named.name, match.start(), match.end())


def is_said_again(folded: str, form: Form) -> bool:
    """Does a form take up a name said before: "danh hiệu này"?"""
    return _SAID_AGAIN.fullmatch(folded, form.start, form.end) is not None


def takes_up_a_name(quote: str) -> bool:
    """Does an award's quote take up its name: "478 mẹ được phong tặng danh hiệu này"?"""
    return _SAID_AGAIN.search(fold_for_matching(quote)) is not None


def _behind_the_comma(reading: Reading, hit: Hit) -> Hit:
    """The second of two awards that only a comma parts: "cho 24 tập thể, Lao động tiên tiến cho 386 cá nhân"."""
    comma = reading.text.index(",", hit.start)
    shorter = (other for other in reading.hits["award"] if other.start > comma and other.end == hit.end)
    return next(shorter, hit)


def _wider(entry: Entry) -> Entry:
    """The entry of the wider kind: "Bằng khen" of a province's certificate."""
    kind = entry.details.get("kind_of")
    return next((other for other in entries_by_kind()["award"] if other.id == kind), entry)


def _badges(reading: Reading) -> Iterator[Form]:
    text, folded = reading.text, reading.folded
    for match in _BADGE.finditer(folded):
        if not any(hit.start < match.end() and match.start() < hit.end for hit in reading.longest("award")):
            yield Form(None, None, " ".join(text[match.start() : match.end()].split()), match.start(), match.end())
    for match in _PLAIN_BADGE.finditer(folded):
        start, stop = match.span("name")
        known = any(hit.start < stop and start < hit.end for hit in reading.longest("award"))
        if not known and text[start + len("huy hiệu ")].isupper():
            yield Form(None, None, " ".join(text[start:stop].split()), start, stop)
    for match in _PARTY_BADGE.finditer(folded):
        if match["party"] is None and not _goes_on_with_badges(reading, match):
            continue
        party = _badge("party")
        yield Form(party, party.id, party.name, match.start(), match.end())
    for match in _PROVINCE_BADGE.finditer(folded):
        quoted = _QUOTED.match(folded, match.start() + len("huy hiệu"))
        stop = quoted.end() if quoted else match.end()
        province = _badge("province")
        yield Form(province, province.id, " ".join(text[match.start() : stop].split()), match.start(), stop)


def _goes_on_with_badges(reading: Reading, match: re.Match[str]) -> bool:
    """Are these years of Party membership, named earlier: "Huy hiệu 75 năm tuổi Đảng, còn lại là huy hiệu 55 năm"?"""
    start, _ = reading.sentence(match.start())
    named = "tuổi đảng" in reading.folded[start : match.start()] or "huy hiệu đảng" in reading.folded[: match.start()]
    return match.group().endswith(" năm") and named


@lru_cache(maxsize=2)
def _badge(kind: str) -> Entry:
    """The entry of a badge that is found by a pattern, since it contains years or names."""
    return next(entry for entry in entries_by_kind()["award"] if entry.details.get("badge") == kind)


def _is_conferred(reading: Reading, form: Form) -> bool:
    """Is a describing word here an award? "NSND Trà Giang" and "thăm Bà mẹ Việt Nam anh hùng" confer nothing."""
    entry = form.entry
    if is_forged(reading, form.start, form.end):
        return False
    if entry is not None and entry.details.get("of_a_sector") and _is_before_a_person(reading.text, form.end):
        return False  # "Chiến sĩ thi đua Nguyễn Thị Hà bước lên"
    if entry is None or not entry.details.get("conferred"):
        return True
    if reading.folded.startswith("danh hiệu", form.start):
        return True
    # "đề nghị xét tặng danh hiệu Nghệ sĩ nhân dân cho NSƯT Kim Thoa": the second is held already
    if reading.folded.endswith(_TO, 0, form.start) and _is_before_a_name(reading.text, form.end):
        return False
    # "danh hiệu Thầy thuốc nhân dân cho 10 bác sĩ ở tuyến huyện, Thầy thuốc ưu tú cho 7 dược sĩ": one list
    listed = reading.folded.startswith(_FOR, form.end)
    before = reading.folded[max(0, form.start - (160 if listed else 60)) : form.start]
    before = _CLAUSE_ENDS.split(before)[-1]
    conferring = list(_CONFERS.finditer(before))
    if not conferring:
        return False
    last = conferring[-1]
    follows = _NAME_AFTER.match(reading.text, form.end)
    named = bool(follows and follows.group(1).lower() in FAMILY_NAMES and follows.group(1)[0].isupper())
    near = before[last.end() :]
    if any(word.group() == "danh hiệu" for word in conferring) and reading.folded[form.start - 1] == '"':
        return True  # "danh hiệu “Doanh nghiệp tiêu biểu” cho 25 đơn vị và “Doanh nhân tiêu biểu” cho 12 cá nhân"
    if last.group() == "danh hiệu":
        return len(near) < 40 or near.endswith(" và ") or (listed and " cho " in near)
    if entry.details.get("title_only"):
        return reading.folded[form.start - 1] == '"' and before.endswith(_HONOURED_AS)
    return not named and len(near) < 25


def _is_before_a_name(text: str, position: int) -> bool:
    words = text[position : position + 40].split()[:2]
    return text[position : position + 1] == " " and len(words) == 2 and all(word[0].isupper() for word in words)


def _is_before_a_person(text: str, position: int) -> bool:
    follows = _NAME_AFTER.match(text, position)
    return follows is not None and follows[1].lower() in FAMILY_NAMES and _is_before_a_name(text, position)


def is_named_for_a_sector(reading: Reading, form: Form) -> bool:
    """Is it a title that goes on with the name of a ministry or sector: "Chiến sĩ thi đua Tòa án nhân dân"?"""
    if form.entry is None or "of_a_sector" not in form.entry.details:
        return False
    return reading.text[form.end : form.end + 1] == " " and reading.text[form.end + 1 : form.end + 2].isupper()


def of_a_sector(form: Form) -> Form:
    """The title that a generic one is when a sector's name follows, by ``of_a_sector`` of ``awards.toml``."""
    of_sector = form.entry.details.get("of_a_sector") if form.entry else None
    entry = next((entry for entry in entries_by_kind()["award"] if entry.id == of_sector), None)
    return form if entry is None else form._replace(entry=entry, id=entry.id, name=entry.name)


STATES_OWN = ("order", "medal", "state honour", "state prize")
"""The forms that the President alone gives."""


def is_states_own(form: Form) -> bool:
    """Is it an award that the President alone gives?"""
    return form.entry is not None and form.entry.details.get("form") in STATES_OWN


def is_a_holder(form: Form, owner: Giver) -> bool:
    """Does an award of the state belong to a body that cannot give it: "Huân chương Lao động của nhà trường"?"""
    if not is_states_own(form):
        return False
    name = owner.name.lower()
    return not any(word in name for word in ("nhà nước", "chủ tịch nước", "chính phủ", "thủ tướng", "quốc hội"))


def may_give(form: Form, giver: Giver) -> bool:
    """May the giver of the previous award have given this one too?

    Orders, medals and honours are the President's; titles of provinces and ministries are not given by the state, nor
    those of the grassroots by ministers.
    """
    details = form.entry.details if form.entry is not None else {}
    name = giver.name.lower()
    if details.get("level") == "province_or_ministry" and details.get("form") == "title":
        return not name.startswith(("chủ tịch nước", "thủ tướng", "chính phủ", "nhà nước"))
    if details.get("level") == "grassroots" and details.get("form") == "title":
        return not name.startswith(("chủ tịch nước", "thủ tướng", "bộ ", "bộ trưởng", "tư lệnh", "chính phủ"))
    if details.get("form") not in STATES_OWN:
        return True
    return name.endswith(("chủ tịch nước", "nhà nước")) or "chủ tịch nước" in name


def refined_id(form: Form, giver: Giver | None) -> str | None:
    """Which award of the gazetteer a form is, once its giver is known."""
    if form.entry is None or giver is None:
        return form.id
    rule = naming_rule(form.entry.id, giver)
    return rule.becomes if rule else form.id
