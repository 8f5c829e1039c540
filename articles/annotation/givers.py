"""The giver of an award: an office of state or a body, before the verb or after "của"."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from articles.annotation.bodies import Body
from articles.annotation.endings import Endings
from articles.annotation.names import COMMON_FAMILY_NAMES, PEOPLE, UPPER
from articles.annotation.reading import Reading
from articles.annotation.units import UNITS
from articles.annotation.wordlists import alternatives
from articles.gazetteer import entries_by_kind
from articles.provinces import current_provinces, former_provinces
from articles.text import fold_tones, folded_pattern

# Offices before a body's name: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Nội vụ".
_OFFICES = (
    "bộ trưởng, chủ nhiệm|chủ tịch|bộ trưởng|ban giám đốc|giám đốc|tổng giám đốc|chủ nhiệm|viện trưởng|chánh án|"
    "tư lệnh|chính ủy|thường trực|ban thường vụ|đoàn chủ tịch|ban chấp hành|lãnh đạo|trưởng ban|chỉ huy trưởng|trưởng|"
    "chính phủ và|thống đốc|tổng thanh tra|tổng kiểm toán nhà nước|tổng kiểm toán|cục trưởng|chi cục trưởng|"
    "tổng cục trưởng|vụ trưởng|hiệu trưởng|ủy ban|bí thư thứ nhất|bí thư|đồn trưởng|trưởng phòng"
)
_PROVINCES = "|".join(
    sorted(
        {p.name.lower() for p in (*former_provinces().values(), *current_provinces().values())}, key=len, reverse=True
    )
)
_OFFICE_BEFORE = folded_pattern(rf"(?<![^\W_])(?<!phó )(?<!thứ )(?:{_OFFICES}) +$")
# The last words of offices, which stand before few bodies; any word where two blanks follow.
_OFFICE_ENDS = ("  ", *sorted({f"{office.rpartition(' ')[2]} " for office in fold_tones(_OFFICES).split("|")}))
# Each alternative opens with a letter: the engine then skips to the first letters, at a fifth of the cost.
_OF_THE_REPUBLIC = "(?: (?:chxhcn|cộng hòa xã hội chủ nghĩa) việt nam)?"
_ASSOCIATION = r"trung ương hội [^\W\d_]+(?: [^\W\d_]+(?:/[^\W\d_]+)?){1,7}? (?:việt nam|vn)"
_UNION = (
    r"trung ương (?:đoàn|hội)"
    r"(?: (?!(?:đã|vừa|còn|cũng|ký|tặng|trao|khen|công nhận|tuyên dương|biểu dương|tôn vinh|vinh danh|gửi|cho|về|vì|"
    r"trong|tại|và|do|được|năm)(?![^\W_]))[^\W\d_]+){0,4}"
)
_OF_A_LEVEL = (
    r"(?: cấp (?:tỉnh|huyện|xã)|"
    r" (?:xã|phường)(?:, | và |/)(?:xã|phường|đặc khu)"
    r"(?= (?:đã |vừa |quyết định )*(?:tặng|trao|khen thưởng|công nhận)))"
)
_COMMITTEES = ("chủ tịch ubnd", "chủ tịch ủy ban nhân dân", "ubnd", "ủy ban nhân dân")
_NAMED_GIVERS = (
    f"phó chủ tịch nước{_OF_THE_REPUBLIC}",
    f"chủ tịch nước{_OF_THE_REPUBLIC}",
    *("thủ tướng chính phủ", "thủ tướng", "chính phủ", "nhà nước"),
    *("đảng và nhà nước", "đảng, nhà nước", "tổng bí thư"),
    *(f"{board}{_ASSOCIATION}" for board in ("bch ", "btv ", "ban thường vụ ", "")),
    *(f"{board}{_UNION}" for board in ("ban chấp hành ", "bch ", "")),
    *("đại học quốc gia(?: hà nội)?", "tổng kiểm toán nhà nước", "tổng kiểm toán", "tổng thanh tra chính phủ"),
    *("giám đốc sở", "giám đốc công an tỉnh"),
    *(f"{committee}{_OF_A_LEVEL}" for committee in _COMMITTEES),
    *("cấp cơ sở", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp bộ"),
    *("bộ trưởng", "bộ(?! chỉ huy| tư lệnh| phận)", "ngành", "cơ sở"),
    f"tỉnh(?: (?:{_PROVINCES}))?",
    f"thành phố(?: (?:{_PROVINCES}))?",
)
_NAMED = folded_pattern(rf"(?:{'|'.join(_NAMED_GIVERS)})(?![^\W_])")
# Givers that are not a party, state or mass organisation, or are named by the head alone: "Nhà trường tặng",
# "được Giám đốc Công ty … tặng", "Giấy khen của Hiệu trưởng Trường …".
_ANYONE = (
    rf"(?:{alternatives(UNITS['givers'])}|"
    r"hội(?! nghị| nghề| thi| thảo| đồng)|đoàn(?! công| đại| giám| kiểm))"
)
_ADVERBS = (
    r"(?:(?:công bố|sơ kết|tổng kết|gặp mặt|tuyên dương|biểu dương)(?: và|,) |"
    r"(?:sơ kết|tổng kết)(?: [^\W_]+){1,8}, |"
    r"(?:sáng|chiều|tối|ngày|hôm) \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})? |"
    r"đã |cũng |sẽ |vừa |còn |từng |thì |tiếp tục |(?:nhiều|hai|ba|\d) lần |đồng thời |ra |ban hành |ký |"
    r"hôm (?:qua|nay) |(?:sáng|chiều|tối) (?:qua|nay) |tổ chức (?=trao (?:tặng )?giấy khen))*"
)
_GIVING = (
    rf"{_ADVERBS}(?:quyết định )?(?:tặng thưởng|trao tặng|xét tặng|khen tặng|truy tặng|tặng|trao|khen thưởng|"
    r"công nhận|gửi|"
    r"(?:ký |ban hành |ký ban hành |có )(?:các )?quyết định|thông qua nghị quyết|ký(?= cùng| ngày)|"
    r"có(?= thư khen)|thưởng(?! thức)|cấp(?= cho| bằng| giấy)|biểu dương|tuyên dương|tôn vinh|vinh danh|"
    r"suy tôn|ghi nhận(?= bằng| với)|khen(?= \d)|"
    r"gắn(?= huân| huy| kỷ niệm)|(?:dành|(?:mang|đem) (?:theo|đến|tới))(?= bằng| giấy| cờ| kỷ niệm chương))(?![^\W_])"
)
_SUBJECT = folded_pattern(
    rf"(?P<name>{_ANYONE}(?![^\W_])(?: [^\W\d_]+(?:[.-][^\W\d_]+)*| - [^\W\d_]+| \d+){{0,12}}?)"
    # "Tập đoàn Than - Khoáng sản, đơn vị chủ quản, tặng"
    rf"(?=(?:, (?:đơn vị|cơ quan|nơi|chủ đầu tư|nhà tài trợ)(?: [^\W\d_]+){{1,8}},)?"
    rf" (?:- |\([^)\n]{{2,40}}\) )?{_GIVING})"
)
_OWNER = folded_pattern(
    rf"(?<=của )(?!(?:đơn vị|cơ quan)(?! [^\W\d_]+ ))(?P<name>{_ANYONE}(?![^\W_])"
    r"(?: (?!(?:cho|về|vì|năm|tặng|trao|được|nhận|trong|và|do|tại|đối|khi|để|với|cùng|kèm|theo|mức|nhưng|thì|là|nên|"
    r"có|đã|vừa|sẽ|từ|bằng|gồm|treo|các|những|dự(?! án| báo)|công nhận|biểu dương|tuyên dương|tôn vinh|"
    r"vinh danh|ký|ban hành|khen(?= \d)|khen thưởng(?= \d| cho| đột xuất))(?![^\W_]))"
    r"(?:[^\W\d_]+(?:[.-][^\W\d_]+)*|\d+)){0,11})"
)
# Behind these one may be the subject. "Trước đó Công ty Than Hà Lầm đã tặng", "Vừa qua Liên minh Hợp tác xã tỉnh
# tặng": no comma between.
_SUBJECT_BEHIND = tuple(
    fold_tones(
        ",|, |;|; |:|: |.|. |(|\n|\n+ |\n* |\n- |được |đề nghị |trình |cảm ơn | mà | khi | do | và | còn |"
        "cho biết |cho hay |quyết định của |vừa qua |mới đây |cùng ngày |hôm nay |hôm qua |"
        "dịp này |dịp đó |dịp nữa |trước này |trước đó |trước nữa |sau này |sau đó |sau nữa |lần này |lần đó |lần nữa |"
        "năm ngoái |năm nay |năm trước |tháng ngoái |tháng nay |tháng trước |tuần ngoái |tuần nay |tuần trước |"
        "sáng nay |sáng qua |chiều nay |chiều qua |tối nay |tối qua "
    ).split("|")
)
# "thay mặt Hội Nạn nhân chất độc da cam tỉnh, ông A trao": he hands it over for them.
_FOR_WHOM = folded_pattern(rf"(?P<name>{_ANYONE}(?![^\W_])(?: [^\W\d_]+(?:[.-][^\W\d_]+)*| \d+){{0,10}})(?=,)")
_FOR_WHOM_BEHIND = tuple(map(fold_tones, ("thay mặt ", "ủy quyền của ")))
# "được Giám thị tặng Giấy khen": the words in capitals between the two words.
_BY_WHOM = folded_pattern(
    rf"(?<=được )(?P<name>[^\W\d_]+(?: [^\W\d_]+(?:[.-][^\W\d_]+)*| - [^\W\d_]+| \d+){{0,8}}?)(?= {_GIVING})"
)
_GOT = "được "
_HEAD = folded_pattern(rf"[ ,;:.(\n]{_ANYONE}(?![^\W_])")
_CLAUSE_MARKS = frozenset(",;:.(\n")
_IN_A_YEAR = re.compile(r"năm (?:19|20)\d\d ")
# Inside a subject they show that it is a sentence, not a name.
_VERBAL = folded_pattern(
    r"(?<![^\W_])(?:được|có|đạt|nhận|(?<!ban )tổ chức|cho|là|ông|bà|anh|chị|đồng chí|đến|thăm|phối hợp|đề nghị|"
    r"trình|phát động|thông qua|nghị quyết|ban hành|"
    r"công bố|sơ kết|tổng kết|quyết định|bằng hình thức|và \d+|nhằm|và các|thừa|cùng|xét|họp|đón|trong|nhất trí|"
    r"thống nhất|dự(?! án| báo))(?![^\W_])"
)
# "Giám đốc Công ty Lê Văn A" may be a person; "Công ty Gốm Chu Đậu" and "Trường Lê Quý Đôn" are not.
_IS_OFFICER = folded_pattern(
    r"(?:(?:tổng )?giám đốc|(?:hiệu|viện|thủ|(?:chi )?cục)? ?trưởng|trưởng ban|chủ tịch|chính ủy|tư lệnh|chỉ huy|"
    r"lãnh đạo)(?![^\W_])"
)
# Of "Hiệu trưởng Trường Đại học Vinh" the school has a name, of "Giám đốc Công ty TNHH" nothing has.
_IS_NAMED = re.compile(rf" (?!TNHH |CP |MTV )[{UPPER}][^\W\d_]* $")
_WRITTEN_WORD = re.compile(r"\S+")
_DEGREES_BEFORE = re.compile(rf"(?<=\s)(?:(?:{'|'.join(map(re.escape, PEOPLE['degrees']))})[. ]+)+$")
_OF_SEVERAL = folded_pattern(r"(?<![^\W_])(?:các|những|một số|nhiều) [^\W\d_]+(?: [^\W\d_]+)?(?:,| và) $")
_CANONICAL = {
    "chủ tịch nước": "Chủ tịch nước",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "thủ tướng": "Thủ tướng",
    "chính phủ": "Chính phủ",
}
_PLACE = itemgetter(1)
# "Hội đồng cấp tỉnh xét tặng", "hội nghị cấp huyện": a level that only qualifies a noun is not a giver.
_LEVEL_OF = Endings(
    "hội đồng|hội nghị|đại hội|hội thi|cuộc thi|kỳ thi|đề tài|sáng kiến|ban chỉ đạo|đơn vị|cơ quan|di tích"
)
_ONE_OF_SEVERAL = Endings("các|những|nhiều|mọi|sở|ban|cấp", marks=" ,")
# Words that are a giver only right before the verb or after "của", not anywhere in the sentence.
_OF_A_PROVINCE = ("tỉnh ", "thành phố ")
_WEAK = frozenset({"bộ trưởng", "bộ", "tỉnh", "thành phố", "ngành", "cơ sở"})

# "Chủ tịch UBND xã, phường tặng": of either level; not "UBND xã, phường Bến Thành".
_AND_A_LEVEL = folded_pattern(
    r"(?:, ?| và |/)(?:xã|phường|thị trấn|đặc khu)(?:(?:, ?| và )(?:xã|phường|đặc khu))?"
    rf"(?=[,;:.()\n]|$| cho | được | {_GIVING})"
)
_LEVELS = ("xã", "phường", "thị trấn", "đặc khu")
_BARE_LEVELS = folded_pattern(rf"(?<![^\W_])(?:{'|'.join(_LEVELS)})$")
# "UBND tỉnh và Sở Y tế tặng Giấy khen", "được A và B tặng"; not "ông A, Giám đốc Sở Y tế và Chủ tịch UBND tỉnh trao".
_OPENS_CLAUSE = folded_pattern(r"(?:^|[,;:.(\n-] ?|(?P<passive>được|do) |(?:nay|này|đó|khi) )$")
_SOMEBODY = folded_pattern(r"(?<![^\W_])(?:đồng chí|ông|bà|đ/c)(?![^\W_])")
_GIVE_NEXT = folded_pattern(rf" {_GIVING}")
# "Bằng khen của Bộ Y tế và UBND tỉnh được trao cho …"; not "Bằng khen của Bộ Y tế và UBND tỉnh tặng Cờ thi đua".
_OWNERS_END = folded_pattern(r"[.;:)\n]|$| (?:cho|vì|được trao|được tặng|năm)(?![^\W_])")


class Giver(NamedTuple):
    """A giver in the composed text; ``body`` is the organisation of it, where one is known."""

    name: str
    start: int
    end: int
    body: Body | None = None
    weak: bool = False

    @property
    def is_deputy(self) -> bool:
        """Is it an office that only hands over: "Phó Chủ tịch nước"?"""
        return self.name.startswith("Phó ")


def find_givers(reading: Reading, bodies: list[Body], start: int, end: int) -> list[Giver]:
    """Every possible giver between two positions, in order of place; the longer where two overlap."""
    folded = reading.folded
    found: list[Giver] = []
    for body in bodies:
        if body.start < start or body.end > end:
            continue
        first = body.start
        if folded.endswith(_OFFICE_ENDS, 0, first) and (
            office := _OFFICE_BEFORE.search(folded, max(start, first - 24), first)
        ):
            first = office.start()
        found.append(Giver(_canonical(reading, first, body.end), first, body.end, body))
    for match in _NAMED.finditer(folded, start, end):
        first, last = match.span()
        if folded[first - 1 : first].isalnum() or folded.endswith("phó ", 0, first):
            continue
        words = match[0]
        if words in _WEAK and _ONE_OF_SEVERAL.length_before(folded, first):
            continue  # "được các cấp, các ngành khen thưởng"
        if folded.endswith("toàn ", start, first):
            continue  # "toàn tỉnh đã khen thưởng 2.316 trường hợp": no office
        if words == "bộ" and not _is_a_ministry(reading, first):
            continue
        if words.startswith("cấp ") and _LEVEL_OF.length_before(folded, first):
            continue
        owner = None
        for giver in found:
            if giver.start <= first < giver.end or _lies_in(reading, giver, words, first):
                break
        else:
            weak = words in _WEAK or words.startswith(_OF_A_PROVINCE)
            # "Trung ương Hội Sinh viên Việt Nam" has the body "Hội Sinh viên Việt Nam" at its end
            for part in found:
                if first < part.start and part.end <= last:
                    found.remove(part)
                    owner = part.body
                    break
            found.append(Giver(_canonical(reading, first, last), first, last, owner, weak))
    for pattern, place in _in_no_list(reading, start, end):
        if _is_known(found, place):
            continue
        subject = pattern.match(folded, place, end)
        if subject is None:
            continue
        first, last = subject.span("name")
        if folded.endswith((", ", " và "), 0, first) and _OF_SEVERAL.search(folded, max(0, first - 30), first):
            continue  # "Chủ tịch UBND các xã, phường tặng"
        name = reading.text[first:last]
        officer = _own_name(name) if _IS_OFFICER.match(folded, first) else None
        if officer is not None:
            if not _IS_NAMED.search(name, 0, officer):
                continue
            last = first + len(name[:officer].rstrip())
        inside = [g for g in found if g.start < last and first < g.end]
        # "Hội Bảo trợ người khuyết tật tỉnh vừa tuyên dương": the province at its end is not the giver
        if any(not (g.weak or _begins(g, first) or _ends(g, last)) for g in inside):
            continue
        if _VERBAL.search(folded, first, last):
            continue
        found = [g for g in found if g not in inside]
        owner = next((g.body for g in inside if g.body), None)
        found.append(Giver(_canonical(reading, first, last), first, last, owner))
    found.sort(key=_PLACE)
    return _joint(reading, found, start)


def _in_no_list(reading: Reading, start: int, end: int) -> list[tuple[re.Pattern[str], int]]:
    """Where givers that no list has may begin, each with its pattern.

    They are subjects of a verb of giving, owners of an award, and those it is handed over for; all of them begin with
    a head of the list ``givers``, which is looked for once. Those behind "được" begin with a capital.
    """
    folded = reading.folded
    from_mark = max(0, start - 2)
    subjects: list[int] = []
    owners: list[int] = []
    others: list[int] = []
    if start == 0 or not _CLAUSE_MARKS.isdisjoint(folded[from_mark:start]):
        subjects.append(start)
    for match in _HEAD.finditer(folded, start, end):
        head = match.start() + 1
        if folded.endswith("của ", from_mark, head):
            owners.append(head)
        if folded.endswith(_FOR_WHOM_BEHIND, from_mark, head):
            others.append(head)
        if _may_be_subject(folded, from_mark, head):
            subjects.append(head)
    places = [(_SUBJECT, place) for place in subjects]
    places += [(_OWNER, place) for place in owners]
    places += [(_FOR_WHOM, place) for place in others]
    got = folded.find(_GOT, start, end)
    while got >= 0:
        place = got + len(_GOT)
        if reading.text[place : place + 1].isupper():
            places.append((_BY_WHOM, place))
        got = folded.find(_GOT, place, end)
    return places


def _is_known(givers: list[Giver], place: int) -> bool:
    """Does a giver begin here that is not the head of a longer name?"""
    for giver in givers:
        if giver.start == place:
            return not (giver.weak or _begins(giver, place))
    return False


def _may_be_subject(folded: str, start: int, position: int) -> bool:
    """Does the subject of a clause begin here, by what stands between ``start`` and it?"""
    if folded.endswith(_SUBJECT_BEHIND, start, position):
        return True
    return folded[position - 2 : position - 1].isdigit() and bool(
        _IN_A_YEAR.fullmatch(folded, max(start, position - len("năm 2025 ")), position)
    )


def _joint(reading: Reading, givers: list[Giver], start: int) -> list[Giver]:
    """The givers, where two give together as one: "UBND tỉnh và Sở Y tế tặng", "của UBND xã, phường"."""
    found: list[Giver] = []
    for giver in givers:
        last = found[-1] if found else None
        if last is not None and giver.start < last.end:
            continue  # the second level of "UBND xã, phường"
        if (
            reading.folded.endswith(_LEVELS, giver.start, giver.end)
            and _BARE_LEVELS.search(reading.folded, giver.start, giver.end)
            and (level := _AND_A_LEVEL.match(reading.folded, giver.end))
        ):
            giver = _up_to(reading, giver, level.end())
        if last is not None and _give_together(reading, last, giver, start):
            giver = _up_to(reading, last, giver.end)
            found.pop()
        found.append(giver)
    return found


def _up_to(reading: Reading, giver: Giver, end: int) -> Giver:
    printed = " ".join(reading.text[giver.end : end].split())
    mark = "" if printed.startswith((",", "/")) else " "
    return Giver(f"{giver.name}{mark}{printed}", giver.start, end, giver.body)


def _give_together(reading: Reading, first: Giver, second: Giver, start: int) -> bool:
    """Are two givers the one subject of a verb of giving, or the owners of one award?"""
    folded = reading.folded
    between = folded[first.end : second.start]
    if between not in (" và ", ", ") or first.weak or second.weak:
        return False
    if folded.endswith("của ", start, first.start):
        return _OWNERS_END.match(folded, second.end) is not None
    opens = _OPENS_CLAUSE.search(folded, max(start, first.start - 8), first.start) if between == " và " else None
    if opens is None or _GIVE_NEXT.match(folded, second.end) is None:
        return False
    return opens["passive"] is not None or _SOMEBODY.search(folded, start, first.start) is None


def _is_a_ministry(reading: Reading, position: int) -> bool:
    """Is it "Bộ", not a syllable of "cán bộ"?"""
    return reading.text[position].isupper() and not reading.folded.endswith("cán ", 0, position)


def _lies_in(reading: Reading, giver: Giver, place: str, start: int) -> bool:
    """Is a province the one in which a body lies: "UBND xã Cam Lâm, tỉnh Khánh Hòa tặng", "UBND TP.Đà Lạt, tỉnh …"?"""
    if giver.end + 2 != start or giver.body is None or not place.startswith(_OF_A_PROVINCE):
        return False
    below = ("xã", "huyện", "tỉnh") if place.startswith("tỉnh ") else ("xã", "huyện")
    return giver.body.level in below and reading.folded[giver.end : start] == ", "


def _begins(giver: Giver, first: int) -> bool:
    """Is it the head of a longer name: "Ban Chỉ đạo" vận động hiến máu tình nguyện, "Giám đốc Sở" Y tế?"""
    if giver.start != first:
        return False
    return giver.name == "Giám đốc Sở" if giver.body is None else giver.body.id in _named_for_work()


def _ends(giver: Giver, last: int) -> bool:
    """Is it the end of a longer name: Cục Quản lý "Thi hành án dân sự"?"""
    return giver.end == last and giver.body is not None


@lru_cache(maxsize=1)
def _named_for_work() -> frozenset[str]:
    return frozenset(entry.id for entry in entries_by_kind()["body"] if entry.details.get("named_for_work"))


def _own_name(name: str) -> int | None:
    """Where an officer's own name begins behind the office, with its degrees: "Giám đốc Công ty Lê Văn A trao"."""
    words = [(word.start(), word.group()) for word in _WRITTEN_WORD.finditer(name)]
    for n in (4, 3, 2):
        if len(words) <= n:
            continue
        (start, family), last = words[-n], [word for _, word in words[-n:]]
        if (
            not family[0].isupper()
            or family.lower() not in COMMON_FAMILY_NAMES
            or not all(w[0].isupper() for w in last)
        ):
            continue
        # "Công ty Cổ phần Gốm Chu Đậu": two words behind a capital go on with the firm's name
        if n > 2 or words[-3][1][0].islower():
            degrees = _DEGREES_BEFORE.search(name, 0, start)
            return degrees.start() if degrees else start
    return None


def giver_at(givers: list[Giver], position: int) -> Giver | None:
    """The giver that begins at ``position``."""
    for giver in givers:
        if giver.start == position:
            return giver
    return None


def _canonical(reading: Reading, start: int, end: int) -> str:
    canonical = _CANONICAL.get(reading.folded[start:end])
    if canonical is not None:
        return canonical
    written = " ".join(reading.text[start:end].split())
    return written[0].upper() + written[1:]
