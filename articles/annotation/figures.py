"""Numbers that are figures, as opposed to dates, document numbers, ranks and names with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.annotation.endings import Endings
from articles.annotation.numbers import MULTIPLIER, NUMBER, multiplier, parse_number
from articles.annotation.reading import Reading
from articles.annotation.wordlists import alternatives, read_lists
from articles.text import fold_for_matching, folded_pattern

UNITS = read_lists(
    "units.toml",
    "count",
    "administrative",
    "measures",
    "for_each",
    "goes_on",
    "people",
    "recipients",
    tables=("spelled",),
)
"""The words of ``units.toml`` by list."""


_COUNT = alternatives(UNITS["count"])
_TOGETHER = alternatives(UNITS["people"])
_PLACES = alternatives(UNITS["administrative"])
_MEASURES = alternatives(UNITS["measures"])
_NOT_MONEY = r"(?! (?:chí|bào|đội|hồ|nghiệp|hương|minh|phạm|môn|tác giả|diễn|ruộng|phục|hành|sở hữu))"
_MONEY = rf"đồng{_NOT_MONEY}(?![^\W_])|đ(?![^\W_])|vnđ|vnd|usd|đô la(?: mỹ)?|euro"
# What a rate is for: "350.000 đồng/người/tháng", "6,5 tấn/ha", "250 suất/ngày".
_FOR_EACH = alternatives(UNITS["for_each"])
_PER = rf"(?: */ *(?:{_FOR_EACH})(?![^\W_])|/[^\W\d_]+| *trên *(?:1 )?(?:ha|năm))*"
# No blank around the stroke: "12 tấn / năm 2024" is not a rate.
_A = rf"(?:/(?:(?:{_FOR_EACH})(?![^\W_])|[^\W\d_]+))*"

_DISTANCE_OF = Endings("nội dung|hạng cân|hạng|quốc lộ|nghị định|quyết định")
_MEASURE_UNIT = re.compile(_MEASURES)
_MONEY_UNIT = re.compile(r"(?:đồng|đ|vnđ|vnd|usd|đô la|euro)(?![^\W_])" + _NOT_MONEY)
# "QĐ/1526", "COVID_19": part of a longer name.
_ATTACHED = frozenset("/_abcdefghijklmnopqrstuvwxyz")
_FIGURE = folded_pattern(
    rf"(?P<digits>{NUMBER})(?![\d])"
    rf"(?:(?P<percent> ?%| ?‰| phần nghìn(?! đồng)| phần trăm| ?điểm %| ?điểm phần trăm)"
    rf"|(?:/(?P<total>{NUMBER}))? *(?:(?P<multiplier>{MULTIPLIER})(?![^\W_]) *)?"
    rf"(?P<unit>(?:{_MONEY}){_PER}|(?:{_MEASURES})(?![^\W_]){_A}|(?:{_TOGETHER})(?:, *(?:{_TOGETHER}))+(?![^\W_])"
    rf"|(?:{_COUNT})(?![^\W_]){_A}"
    rf"|(?P<place>{_PLACES})(?![^\W_])|(?P<steps>lần|bậc)(?![^\W_]))?)"
)
# Words before a number that make it a name, a date or a rank.
NAMED_BY = Endings(
    "tổ dân phố|khu dân cư|xóm|buôn|khối phố|ngách|kiệt|sóng cấp|gió cấp|bão cấp|giật cấp|nhà cấp|báo động|"
    "ngày|tháng|năm|quý|lần thứ|thứ|số|khóa|hạng|điều|khoản|chương|mục|nghị quyết|quyết định|chỉ thị|kết luận|"
    "kế hoạch|thông tư|luật|nghị định|đề án|công văn|hướng dẫn|quy định|đợt|giai đoạn|nhiệm kỳ|kỳ|tổ|khu phố|"
    "ấp|thôn|khóm|phường|quận|đội|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|đại đội|quân khu|quân đoàn|quốc lộ|ql|"
    "tỉnh lộ|khu vực|vùng|mức|nhóm|cấp độ|lúc|vòng|số nhà|loại|km|tuổi|k|version|covid|đường|hẻm|ngõ|bài|"
    "tập|trang|phần|buổi thứ|top|u|cụm thi đua số|dịp|mùng|mồng|sáng|chiều|tối|bản|lớp|khối lớp|"
    "phút thứ|trang thứ|vị trí thứ|nhi đồng",
    marks=" .:",
)
_DURATION = folded_pattern(
    r" *(?:năm|tháng|ngày đêm|ngày|giờ|phút|tuần|tuổi|quý|thế kỷ|thập kỷ|nhiệm kỳ|mùa|lần|đêm|hôm|bước|không|"
    r"có|sạch|nhất|tốt|chống)(?![^\W_])"
)
# Who took part or where one went is not a result: "giám sát tại 02 xã", "với sự tham gia của 9 tỉnh", "trong 5 xã".
_VISITED = folded_pattern(
    r"(?<![^\W_])(?:giám sát|kiểm tra|khảo sát|làm việc|thăm|đi thực tế|công tác|tham gia|tham dự|đại diện|lãnh đạo|"
    r"đại biểu|cụm|khối)(?![^\W_])[^.;\n]{0,60}$"
)
_CONTINUES = folded_pattern(r" *(?:,|và|;) *")
_LOCATIVE = folded_pattern(r"(?<![^\W_])(?:tại|ở|của|cả|trong|từ|giữa|cho|đến|khắp|toàn|với|đối với|thuộc|một|mỗi) *$")


# "gấp 2,5 lần" and "tăng 3 bậc" compare; "lần 2" and "3 lần hiến máu" do not.
_COMPARES = {
    "lần": Endings(
        "gấp|gấp hơn|gấp gần|gấp trên|gấp khoảng|tăng|giảm|tăng hơn|tăng gần|tăng trên|tăng khoảng|giảm gần|giảm hơn|"
        "cao hơn|nhiều hơn|lên|cao gấp|vượt"
    ),
    "bậc": Endings("tăng|giảm|thăng|tụt|lên|xuống|vượt"),
}
# "3 giải nhất" is how a contest ended: as little a figure as the number of certificates handed over.
_RANKED_PRIZE = folded_pattern(r" +(?:nhất|nhì|ba|tư|khuyến khích|phụ|đặc biệt|vàng|bạc|đồng|[abc])(?![^\W_])")


# "cả bản 72 hộ", "chuyển đổi số 15 điểm": here the word before the number does not name by it.
_ALL_OF = folded_pattern(
    r"(?<![^\W_])(?:(?:cả|toàn) [^\W\d_]+|(?:trong|tổng) số|chuyển đổi số|biên bản|văn bản|xuất bản|hướng dẫn) +$"
)
# "700-900 triệu đồng/ha", "1-1,5 điểm phần trăm": the upper end of a range; "2023-2024" are years.
# "ngày 25-5 khảo sát": a month, not the end of a range.
_DAY_BEFORE = folded_pattern(r"(?<![^\W_])(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|nay)[ (]+\d{1,2}-$")
_RANGE_BEFORE = re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d-)\d[\d.,]*-$")
_OPEN_NOUN = re.compile(r" +(?P<first>[^\W\d_]+)(?: +(?P<second>[^\W\d_]+))?")
_WORD_BEFORE = re.compile(r"[^\W_]+ +$")
GOES_ON = frozenset(fold_for_matching(word) for word in UNITS["goes_on"])
"""Words after a number, or after the first syllable of a noun, that are not part of the counted noun."""
_WORD_NEXT = re.compile(r" +[^\W\d_]")
_SLASH = re.compile(r" */ *")
# "264 tỷ 500 triệu đồng" is one sum.
_AND_SMALLER = folded_pattern(rf" +(\d{{1,3}}) +({MULTIPLIER})(?: *{_MONEY})?(?![^\W_])")
_YEARS = re.compile(r"(?:19|20)\d\d *- *$")
# "Lục quân 1 tổ chức lễ": the verb; "3 ca liên tục": how one works.
_NOT_COUNTED = folded_pattern(
    r"(?<=tổ chức) +(?:lễ|hội|họp|buổi|cuộc|đại|sơ kết|tổng kết|phát động|trao|tuyên|ra|khai|gặp|triển|ký|kỷ)(?![^\W_])"
    r"|(?<=ca)(?: +liên tục|,? +\d+ +kíp|/ngày)|(?<=\d ca \d kíp)|(?<=\d ca, \d kíp)"
)
_LONGEST_SLOGAN = 40
_SHORT_MONEY = re.compile(r"^(?:đ|vnđ|vnd)(?=/|$)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit in the composed text: positions of its digits and of the counted noun."""

    start: int
    end: int
    unit_start: int
    value: float
    unit: str
    kind: Literal["percent", "money", "count"]


def find_figures(reading: Reading) -> Iterator[Figure]:
    """Each figure of the text, in order of place."""
    left_out = -1
    position = 0
    for start in reading.numbers:
        if start < position or reading.folded[start - 1 : start] in _ATTACHED:
            continue
        match = _FIGURE.match(reading.folded, start)
        if match is None:
            continue
        figure = _read_figure(reading, match)
        position = max(match.end(), figure.end) if figure else match.end()
        if figure is not None and _CONTINUES.fullmatch(reading.folded, left_out, figure.start) is None:
            yield figure
        elif match.group("place") or (figure is not None and left_out >= 0):
            left_out = match.end()  # "kiểm tra tại 02 xã và 7 trường": the second is no result either


def _read_figure(reading: Reading, match: re.Match[str]) -> Figure | None:
    folded = reading.folded
    start, digits = match.start("digits"), match.group("digits")
    if match.lastgroup in ("digits", "total") and not _OPEN_NOUN.match(folded, match.end(match.lastgroup)):
        return None  # no unit, per cent or noun: most numbers are dates, years and document numbers
    before = folded[max(0, start - 24) : start]
    ranged = before.endswith("-") and bool(_RANGE_BEFORE.search(before)) and not _DAY_BEFORE.search(before)
    if before and not ranged and _is_attached(before):
        return None
    unit = match.group("unit")
    summed = (match.group("multiplier") or "").endswith(("tỷ", "tỉ", "triệu"))
    counts = not match.group("percent") and not (unit and _MONEY_UNIT.match(unit)) and not (summed and not unit)
    if counts and _is_in_a_slogan(folded, start):
        return None
    if len(digits) == 4 and before.endswith(("-", "- ")) and _YEARS.search(before):
        return None  # "năm học 2023 - 2024 trường có"
    # "làm đường 12 km" and "đội 1.200 người" count; "đường 12" and "nội dung 1.500 m" name.
    plain = digits.isdigit() and not (unit and _MEASURE_UNIT.fullmatch(unit))
    sent = bool(unit) and before.endswith("điều ") and reading.text[start - 5] == "đ"  # "điều 150 cán bộ" sends them
    named = counts and not sent and (NAMED_BY if plain else _DISTANCE_OF).length_before(folded, start)
    # "… tiến độ 45 ngày. 213 hộ bị ảnh hưởng": a sentence before names nothing in this one.
    if named and not reading.opens_sentence(start) and not _ALL_OF.search(before):
        return None
    if match.group("percent"):
        printed = match.group("percent")
        unit = "điểm %" if "điểm" in printed else ("‰" if "‰" in printed or "nghìn" in printed else "%")
        return Figure(start, match.end("percent"), start, float(parse_number(digits)), unit, "percent")
    if match.group("total") is None and not ranged and folded[start - 1 : start] in ("/", "-"):
        return None
    if not unit:
        return _sum_without_unit(folded, match) or _open_figure(reading, match, before)
    return _counted(reading, match)


def _is_attached(before: str) -> bool:
    """Does a number go on with what stands before it: "U23", "12/5", "1,234"?"""
    last = before[-1]
    return last.isalnum() or last in "/_" or (last in ".,-" and before[-2:-1].isdigit())


def _sum_without_unit(folded: str, match: re.Match[str]) -> Figure | None:
    """ "1.200 tỷ" without "đồng" is money; "hơn 17 nghìn" alone says nothing."""
    multiplied, start = match.group("multiplier"), match.start("digits")
    if not multiplied or not multiplied.endswith(("tỷ", "tỉ", "triệu")):
        return None
    factor, end = multiplier(multiplied), match.end("multiplier")
    if factor < 10**9 and _WORD_NEXT.match(folded, end, end + 3):
        return None
    value = parse_number(match.group("digits")) * factor
    if smaller := _AND_SMALLER.match(folded, end):
        value += int(smaller[1]) * multiplier(smaller[2])
        end = smaller.end()
    return Figure(start, end, start, float(value), "đồng", "money")


def _open_figure(reading: Reading, match: re.Match[str], before: str) -> Figure | None:
    """A number before a noun that no list has: "134 đô vật", "312 dầm".

    The noun is one or two syllables, up to a word that goes on with the sentence. Four digits that may be a year, and a
    number that names what stands before it ("Trường Tiểu học số 2", "Phú Xuyên 2"), count nothing.
    """
    digits, start = match.group("digits"), match.start("digits")
    noun = _OPEN_NOUN.match(reading.folded, match.end(match.lastgroup or "digits"))
    if noun is None or match.group("total") or not reading.text[noun.start("first")].islower():
        return None
    first, second = noun.group("first", "second")
    if first in GOES_ON or (len(digits) == 4 and digits.startswith(("19", "20"))) or digits.startswith("0"):
        return None
    word = _WORD_BEFORE.search(before)
    if (
        word
        and reading.text[start - len(word.group())].isupper()
        and reading.sentence(start)[0] + 1 < start - len(word.group())
    ):
        return None
    wide = second is not None and second not in GOES_ON and reading.text[noun.start("second")].islower()
    end = noun.end("second" if wide else "first")
    factor = multiplier(match.group("multiplier"))
    value = float(parse_number(digits, counting=factor == 1) * factor)
    if not value:
        return None
    unit = " ".join(reading.text[noun.start("first") : end].split())
    return Figure(start, end, noun.start("first"), value, unit, "count")


def _counted(reading: Reading, match: re.Match[str]) -> Figure | None:
    """A number before a unit of the lists: money, a measure, things or people."""
    folded, start = reading.folded, match.start("digits")
    unit, end = match.group("unit"), match.end("unit")
    factor = multiplier(match.group("multiplier"))
    if steps := match.group("steps"):
        compares = _COMPARES[steps].length_before(folded, start)
        often = steps == "lần" and len(match.group("digits")) > 1 and not match.group("digits").startswith("0")
        if match.group("multiplier") or not (compares or often):
            return None  # "lần 2", "3 lần hiến máu"; "112 lần hiến máu" is a figure
    elif " " not in unit and _DURATION.match(folded, match.end("digits")) and not match.group("multiplier"):
        return None  # but "3.600 ngày công" and "2 ngày hội" count
    if unit in ("tổ chức", "ca", "ca/ngày", "kíp") and _NOT_COUNTED.match(folded, end):
        return None
    if unit == "giải" and _RANKED_PRIZE.match(folded, end):
        return None
    money = bool(_MONEY_UNIT.match(unit))
    measures = money or bool(match.group("multiplier") or _MEASURE_UNIT.match(unit))
    printed = reading.text[match.start("unit") : end]
    if printed == "M":
        return None  # "Ban chuyên án 525M"
    if not measures and printed[0].isupper() and not printed.isupper():
        return None  # "Top 100 Thương hiệu", "chuyền 14 Công ty Giày": a name begins
    counting = not money and factor == 1
    whole = counting and not measures  # "42,195 km" is not thousands
    value = float(parse_number(match.group("digits"), counting=whole) * factor)
    if match.group("place") and not _is_evident(reading, start):
        return None
    if (counting and value == 0) or (unit == "đồng" and factor == 1 and value < 100):
        return None  # "đo với 6 đồng tiền khác" is not money
    return Figure(start, end, match.start("unit"), value, _unit(printed.lower()), "money" if money else "count")


def _is_in_a_slogan(folded: str, position: int) -> bool:
    """Is it inside quotation marks of a short phrase: “5 không, 3 sạch”, “3 ca, 4 kíp”?"""
    line = folded.rfind("\n", max(0, position - 1000), position) + 1 or max(0, position - 1000)
    opened = folded.rfind('"', line, position)
    if opened < 0 or folded.count('"', line, position) % 2 == 0:
        return False
    closed = folded.find('"', position, position + 60)
    if closed < 0 or closed - opened >= 80:
        return False
    # “Đảo có hơn 30.000 dân, hôm nay ai cũng vui”, ông nói: what someone says counts
    spoken = folded.endswith(": ", 0, opened) or folded.startswith(", ", closed + 1)
    return not (spoken and closed - opened > _LONGEST_SLOGAN)


def _is_evident(reading: Reading, start: int) -> bool:
    """Whether a number of communes or provinces is a result ("có 20 xã đạt chuẩn") and not a place ("tại 02 xã")."""
    if any(hit.end + 1 == start for hit in reading.longest("body")):
        return False  # "Ban Thi đua - Khen thưởng 7 tỉnh"
    before = reading.folded[max(0, start - 90) : start]
    return not (_LOCATIVE.search(before) and _VISITED.search(before))


def _unit(unit: str) -> str:
    unit = " ".join(unit.split())
    if "/" in unit:
        unit = _SLASH.sub("/", unit)
    counted, stroke, per = unit.partition("/")
    if counted in UNITS["spelled"]:
        return f"{UNITS['spelled'][counted]}{stroke}{per}"
    return _SHORT_MONEY.sub("đồng", unit)
