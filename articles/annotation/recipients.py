"""Lists of recipients: "10 tập thể, 12 cá nhân, 2 hộ gia đình", and the kinds that are named without a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from articles.annotation.endings import Endings
from articles.annotation.figure_refusals import NAMED_BY
from articles.annotation.numbers import COUNT_WORDS, NUMBER, NUMBER_IN_WORDS, parse_number, parse_words
from articles.annotation.reading import Reading
from articles.annotation.units import GOES_ON, UNITS
from articles.annotation.wordlists import alternatives
from articles.models import Recipients
from articles.text import fold_for_matching, folded_pattern

_TYPES = alternatives(UNITS["recipients"])
_TOGETHER = alternatives(UNITS["people"])
# "Năm tập thể, bảy cá nhân", "và năm điều dưỡng": five; not "trong năm, đơn vị", "cuối năm học sinh giỏi", "mỗi năm
# đơn vị", "Năm xã về đích".
_FIVE_OF = alternatives(
    [w for w in UNITS["recipients"] if w.isupper() or (" " in w and w not in UNITS["administrative"])]
    + ["hộ", "em", "người", "mẹ", "cụ"]
)
_FIVE = (
    r"(?:(?:(?<=^)|(?<=[\n.:;,] )|(?<=\n))"
    rf"năm(?= (?:{_FIVE_OF})(?![^\W_]))|"
    r"(?:(?<=và )|(?<=cho )|(?<=cùng )|(?<=tặng )|(?<=thưởng )|(?<=dương )|(?<=danh )|(?<=vinh )|(?<=khen )|(?<=gồm ))"
    rf"năm(?= (?:{_TYPES})(?![^\W_])))"
)
_COUNTED_TYPE = (
    r" +(?:lượt +)?"
    rf"(?P<type>(?:(?:nguyên|cựu) +)??(?:{_TYPES})(?![^\W_])(?:, *(?:{_TOGETHER})(?![^\W_]| tiên tiến| xuất sắc))*)"
)
_COUNTED_IN_DIGITS = folded_pattern(rf"(?P<n>{NUMBER}){_COUNTED_TYPE}")
_COUNTED_IN_WORDS = folded_pattern(rf"(?P<n>{NUMBER_IN_WORDS}|{_FIVE}){_COUNTED_TYPE}")
# "92 “Người tốt, việc tốt”": a title in quotation marks stands for those who have it.
_COUNTED_TITLE = folded_pattern(rf"(?P<n>{NUMBER}) +\"(?P<type>[^\W\d_][^\"\n]{{3,50}})\"")
# "2.811/3.020 hộ": the first number is theirs.
_SHARE = re.compile(rf"(?P<n>{NUMBER})/(?P<all>{NUMBER})(?= [^\W\d_])")
_SHARE_OPENS = Endings("có|với|đã có", marks=" ")
# Recipients in a list that is known to be one: "5 thẩm phán, 4 thư ký tòa", "6 vị Achar", "hai nữ tiến sĩ".
_N_OPEN = rf"(?P<n>{NUMBER}|(?!một (?!trăm |nghìn |ngàn ))(?:{NUMBER_IN_WORDS}))"
_COUNTED_OPEN = folded_pattern(rf"{_N_OPEN} +(?P<type>[^\W\d_]+(?: [^\W\d_]+)?)(?![^\W_])")
_UNCOUNTED = folded_pattern(r"(?P<type>tập thể|cá nhân|hộ gia đình|đơn vị|cơ quan|doanh nghiệp)(?![^\W_])")
# Between two items are a comma, "và" or the kind of the first ("10 tập thể nhỏ của xã, 12 cá nhân").
_SEPARATOR = folded_pattern(r" *(?:,|và|cùng|cùng với|, *và|-) *(?:trên|hơn|gần|khoảng)? *")
_MODIFIER = folded_pattern(
    r" +(?!(?:và|cùng|được|đạt|nhận|có|vinh dự|tiêu biểu được) )"
    r"(?:(?!được |đạt |nhận |tặng |có |giữ |danh hiệu )[^\W\d_]+ ?){1,7}"
    rf"(?=[,;]| +(?:và|cùng)(?: với)? +(?:\d|(?:{NUMBER_IN_WORDS})(?![^\W_])))"
)
# "5 tập thể khoa, phòng và 16 cá nhân"
_OF_A_KIND = folded_pattern(rf" +(?:{_TYPES})(?=(?:,| +và| *, *và| +cùng) +\d)")


# "Vinh quang Việt Nam 2025 tôn vinh": a year counts nobody.
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONE_SYLLABLE = folded_pattern(rf"{_N_OPEN} +(?P<type>[^\W\d_]+)(?![^\W_])")
_THINGS = ("đồng", "suất", "phần", "căn", "chiếc", "cuốn", "nhiệm kỳ")
_KIN = ("cha con", "bố con", "mẹ con", "ba con", "vợ chồng", "anh em", "chị em", "ông cháu", "bà cháu", "ông bà")
"""People counted before their names: "hai cha con ông Lô Văn Thắng"."""
_NOBODY = frozenset(fold_for_matching(word) for word in (*UNITS["measures"], *_THINGS, *_KIN))
# "28 gương, gồm 21 cá nhân và 7 tập thể", "21 mẹ (1 mẹ còn sống, 20 mẹ …)": the parts of the previous count.
_PARTS = folded_pattern(r"[^;:.\n\d]{0,60}?(?:,| -|:|\() *(?:(?:bao )?gồm(?: có)?:?|trong đó(?: có)?|là)? *")
_COUNTED_NOUNS = frozenset(fold_for_matching(word) for word in UNITS["count"] if " " in word)
# Without a look-behind: the engine skips to the first letters, at half the cost.
_COUNT_WORD = re.compile(rf"(?:{'|'.join(COUNT_WORDS)}|năm(?! \d)) ")
_SEVERAL = re.compile(r" *(?:các|những|nhiều) +")
_AND_SEVERAL = re.compile(r" *(?:,|và) *(?:các +)?")
_ELSEWHERE = tuple(f"{fold_for_matching(word)} " for word in ("tại", "ở", "của", "trong", "từ"))
# "Số hộ được công nhận “Gia đình văn hóa”: 1.870", "số cá nhân đạt Lao động tiên tiến là 26", "…: 21/27"
_NUMBER_OF = folded_pattern(
    rf"(?<![^\W_])số (?:lượng )?(?P<type>{_TYPES})(?: [^\W\d_]+){{0,4}}? (?:được|đạt|giữ vững|nhận)(?![^\W_])"
    r"[^.;:\n\d]{0,60}$"
)
_IS_NUMBER = folded_pattern(
    rf"[ \"]*(?:năm (?:19|20)\d\d)?(?:: *| là )(?P<n>{NUMBER})(?:/\d[\d.]*)?(?! *(?:%|đồng|triệu|tỷ|nghìn))"
)
# Characters of the longest number in words: "một nghìn hai trăm chín mươi mốt".
_LONGEST_WORD = 40
# Maximum characters of one list: twenty items.
_LONGEST_LIST = 600
_ATTACHED = frozenset(".,/-")
_ALL_ENDS = ("trong ", "tổng ", "số ")
_IS_ALL = folded_pattern(r"(?:^|[,;.:\n] ?)trong(?: tổng)?(?: số)? $")
# "Ban Chỉ đạo 389 tỉnh"
_BOARDS = Endings("ban chỉ đạo|tổ công tác|chuyên án|đường dây")
# Numbers behind these count: "UBND phường: 8 tập thể", "trong số 8 cá nhân", "tặng Kỷ niệm chương 2 chi bộ".
_NO_NAMES = (": ", "trong số ", "tổng số ", "huân chương ", "huy chương ", "niệm chương ")
# "trao Giấy khen cho cả tổ 14 người", "nhóm 4 tác giả": a group by its size; not "tổ 14 cán bộ".
_GROUPS = Endings("nhóm|tổ|đội|kíp|ê kíp|đoàn|cả nhà")
_GROUP_MEMBERS = folded_pattern(rf"(?:{NUMBER}) +(?:người|thành viên|tác giả|em|học sinh|sinh viên|bạn trẻ)(?![^\W_])")
_DAYS, _MONTHS, _YEARS_BEGIN = 31, 12, 1900


class RecipientList(NamedTuple):
    """One list in the folded text."""

    items: tuple[Recipients, ...]
    start: int
    end: int


def find_lists(
    reading: Reading, start: int, end: int, *, anyone: bool = False, titles: Collection[int] = ()
) -> list[RecipientList]:
    """Counted lists between two positions; items with only a separator between them are one list.

    Types are printed in lower case, as the text spells them; abbreviations ("CĐCS") stay.

    Args:
        anyone: also nouns in no list, where a recipient must stand: right after "cho".
        titles: where awards' names begin: recipients with a title each are a list each.
    """
    folded, text = reading.folded, reading.text
    found: list[RecipientList] = []
    items: list[Recipients] = []
    first = last = -1
    for begin in _number_starts(reading, start, end):
        before = folded[begin - 1 : begin]
        if begin < last or before in _ATTACHED or before.isalnum():
            continue  # "lớp 4A2 Trường Tiểu học" has no two schools
        if folded[begin].isdigit():
            match = _COUNTED_IN_DIGITS.match(folded, begin, end)
        elif folded.startswith("một ", begin) and folded.endswith(_ELSEWHERE, 0, begin):
            continue  # "tại một trung tâm y tế cấp huyện, 4 viên chức được công nhận"
        else:
            match = _COUNTED_IN_WORDS.match(folded, begin, end)
        if match is None and (anyone or (items and _SEPARATOR.fullmatch(folded, last, begin))):
            match = _open_item(folded, begin, end) or _COUNTED_TITLE.match(folded, begin, end)
        share = _share_at(folded, begin, end) if match is None and "/" in folded[begin : begin + 12] else None
        if share is not None:
            match = _COUNTED_IN_DIGITS.match(folded, share.start("all"), end)
        if match is None or (_is_named_by(folded, begin) and not _opens_sentence(folded, start, begin)):
            continue  # "Quân khu 5 tổ chức lễ"
        # "trong 40 giáo viên dự thi, 12 người đạt giải được tặng": the first are all of them
        if items and (
            (folded.endswith(_ALL_ENDS, 0, first) and _IS_ALL.search(folded, max(0, first - 20), first))
            # "3 đồng chí Chiến sĩ thi đua cấp bộ, 58 đồng chí Chiến sĩ thi đua cơ sở"
            or (last + 1 in titles and match.end() + 1 in titles)
            or not _continues(folded, last, match.start(), text, items[-1].n)
        ):
            found.append(RecipientList(tuple(items), first, last))
            items = []
        if not items:
            first = match.start()
        items.append(_item(match, text, share["n"] if share else match["n"]))
        last = match.end()
    if items:
        found.append(RecipientList(tuple(items), first, last))
    return found


def _opens_sentence(folded: str, start: int, begin: int) -> bool:
    """Does a number open its sentence: "… trong ngày. 2 tập thể nhận"? What the one before ends in names nothing."""
    if folded[start:begin].strip(' \n"'):
        return False
    return folded[:start].rstrip(" ")[-1:] in (".", "!", "?", "\n", "")


def _is_named_by(folded: str, begin: int) -> bool:
    """Is a number part of a name: "Quân khu 5"?"""
    if not (NAMED_BY.length_before(folded, begin) or _BOARDS.length_before(folded, begin)):
        return False
    if folded.endswith(_NO_NAMES, 0, begin):
        return False
    return not (_GROUPS.length_before(folded, begin) and _GROUP_MEMBERS.match(folded, begin))


def _share_at(folded: str, begin: int, end: int) -> re.Match[str] | None:
    """Some of all at a place: "14/16 thôn". What a date may look like ("8/9") counts only behind "có" or a mark."""
    share = _SHARE.match(folded, begin, end)
    if share is None:
        return None
    n, whole = (parse_number(share[group], counting=True) for group in ("n", "all"))
    if n > whole or (whole >= _YEARS_BEGIN and "." not in share["all"]):
        return None
    if n > _DAYS or whole > _MONTHS:
        return share
    return share if folded[begin - 2 : begin] in ("; ", ", ") or _SHARE_OPENS.length_before(folded, begin) else None


def list_of_anyone(reading: Reading, start: int, end: int) -> RecipientList | None:
    """The list of any nouns that begins at ``start``, in a context where recipients are expected."""
    found = find_lists(reading, start, min(end, start + _LONGEST_LIST), anyone=True)
    return found[0] if found and found[0].start == start else None


def with_parts(folded: str, counted: RecipientList, parts: RecipientList) -> RecipientList:
    """One number by the parts stated behind it, where these add up to it; else the list as it was.

    Parts of one noun ("21 mẹ (1 mẹ còn sống, 20 mẹ được truy tặng)", "318 học sinh, gồm 127 em xuất sắc và 191 em
    giỏi") leave the number and are skipped.
    """
    if len(counted.items) != 1 or not _PARTS.fullmatch(folded, counted.end, parts.start):
        return counted
    if sum(item.n or 0 for item in parts.items) != counted.items[0].n:
        return counted
    is_one_kind = len({item.type for item in parts.items}) == 1
    return RecipientList(counted.items if is_one_kind else parts.items, counted.start, parts.end)


def may_count(reading: Reading, start: int, end: int) -> bool:
    """Does a number begin between two positions, in digits or in words ("sáu tập thể")?"""
    return reading.has_number(start, end) or _COUNT_WORD.search(reading.folded, start, end) is not None


def _number_starts(reading: Reading, start: int, end: int) -> list[int]:
    """Where digits and numbers in words begin."""
    digits = reading.numbers
    found = digits[bisect_left(digits, start) : bisect_left(digits, end)]
    if words := [match.start() for match in _COUNT_WORD.finditer(reading.folded, start, end)]:
        found = sorted(found + words)
    return found


def _open_item(folded: str, start: int, end: int) -> re.Match[str] | None:
    """A number and a noun of one or two syllables that may receive; not a sum, measure or stretch of time."""
    match = _COUNTED_OPEN.match(folded, start, end)
    if match is None or _YEAR.fullmatch(match.group("n")):
        return None
    first, _, second = match.group("type").partition(" ")
    if match.group("type") in _COUNTED_NOUNS and first not in _NOBODY:
        return match  # "cho 7 sáng kiến"; "sáng" alone goes on with the sentence
    if first in GOES_ON or first in _NOBODY or match.group("type") in _NOBODY:
        return None
    return match if second not in GOES_ON else _ONE_SYLLABLE.match(folded, start, end)


# "10 tập thể (mỗi tập thể 4,68 triệu đồng) và 15 cá nhân"
# "3 tập thể gồm Công an xã A, Công an xã B, Công an xã C và 8 cá nhân", "2 tập thể: Đội A, Đồn B; 5 cá nhân"
_NAMED_ONES = folded_pattern(
    r"(?:,? (?:bao )?gồm(?: có)?:?|,? là:?| ?:) (?P<names>(?:(?!(?<![^\W_])(?:được|nhận|đạt|tặng|trao|đã|vì)(?![^\W_]))"
    r"[^.:()\n]){3,240}?)(?:,? (?:và|cùng(?: với)?)|[,;]) (?:(?:hơn|gần|trên|khoảng) )?"
)
_NEXT_NAME = re.compile(r"[,;] (?:và )?| và ")
_ASIDE = re.compile(r" *\([^()\n]{1,300}\)")


def _continues(folded: str, last: int, following: int, text: str, n: int | None) -> bool:
    if named := _NAMED_ONES.fullmatch(folded, last, following):
        # as many names as the number states, so that no other clause stands between
        names = _NEXT_NAME.split(text[named.start("names") : named.end("names")])
        return len(names) == n and all(name[:1].isupper() for name in names)
    if aside := _ASIDE.match(folded, last, following):
        last = aside.end()
    if _SEPARATOR.fullmatch(folded, last, following):
        return True
    for pattern in (_MODIFIER, _OF_A_KIND):
        if described := pattern.match(folded, last, following + _LONGEST_WORD):
            end = described.end() - (folded[described.end() - 1] == " ")
            if _SEPARATOR.fullmatch(folded, end, following):
                return True
    return False


def read_number_of(folded: str, start: int, name: int, end: int) -> RecipientList | None:
    """The recipients whose number stands behind an award from ``name`` to ``end``: "Số hộ đạt …: 1.870"."""
    if folded.find("số ", start, name) < 0:
        return None
    of = _NUMBER_OF.search(folded, start, name)
    number = _IS_NUMBER.match(folded, end) if of else None
    if of is None or number is None:
        return None
    n = int(parse_number(number["n"], counting=True))
    return RecipientList((Recipients(n=n, type=of["type"]),), of.start("type"), number.end("n"))


def read_uncounted(folded: str, start: int, end: int) -> RecipientList | None:
    """The kinds right after "cho các …" that have no number: "các tập thể, cá nhân"."""
    opening = _SEVERAL.match(folded, start, end)
    if not opening:
        return None
    items: list[Recipients] = []
    position = opening.end()
    while match := _UNCOUNTED.match(folded, position, end):
        items.append(Recipients(n=None, type=match.group("type")))
        position = match.end()
        separator = _AND_SEVERAL.match(folded, position, end)
        if not separator:
            break
        if not _UNCOUNTED.match(folded, separator.end(), end):
            break
        position = separator.end()
    return RecipientList(tuple(items), opening.end(), position) if items else None


def _item(match: re.Match[str], text: str, raw: str) -> Recipients:
    n = int(raw) if raw.isdigit() else parse_words(raw)
    if n is None:
        n = int(parse_number(raw, counting=True))
    printed = " ".join(text[match.start("type") : match.end("type")].split())
    return Recipients(n=n, type=printed if printed.isupper() and len(printed) < 6 else printed.lower())
