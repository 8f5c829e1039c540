"""Numbers that are not figures: named rules on the words before a number and the unit after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.annotation.endings import Endings
from articles.annotation.numbers import multiplier, value_of
from articles.annotation.reading import Reading
from articles.annotation.units import OPEN_NOUN, kind_of_unit
from articles.text import folded_pattern

_DISTANCE_OF = Endings("nội dung|hạng cân|hạng|quốc lộ|nghị định|quyết định")
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
# Participants and places visited are not results: "giám sát tại 02 xã", "với sự tham gia của 9 tỉnh", "trong 5 xã".
_VISITED = folded_pattern(
    r"(?<![^\W_])(?:giám sát|kiểm tra|khảo sát|làm việc|thăm|đi thực tế|công tác|tham gia|tham dự|đại diện|lãnh đạo|"
    r"đại biểu|cụm|khối)(?![^\W_])[^.;\n]{0,60}$"
)
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
# "cả bản 72 hộ", "chuyển đổi số 15 điểm": here the word before does not make a name with the number.
_ALL_OF = folded_pattern(
    r"(?<![^\W_])(?:(?:cả|toàn) [^\W\d_]+|(?:trong|tổng) số|chuyển đổi số|biên bản|văn bản|xuất bản|hướng dẫn) +$"
)
# "700-900 triệu đồng/ha", "1-1,5 điểm phần trăm": the upper end of a range; "2023-2024" are years.
# "ngày 25-5 khảo sát": a month, not the end of a range.
_DAY_BEFORE = folded_pattern(r"(?<![^\W_])(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|nay)[ (]+\d{1,2}-$")
_RANGE_BEFORE = re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d-)\d[\d.,]*-$")
_YEARS = re.compile(r"(?:19|20)\d\d *- *$")
# "Lục quân 1 tổ chức lễ": the verb; "3 ca liên tục": a way of working.
_NOT_COUNTED = folded_pattern(
    r"(?<=tổ chức) +(?:lễ|hội|họp|buổi|cuộc|đại|sơ kết|tổng kết|phát động|trao|tuyên|ra|khai|gặp|triển|ký|kỷ)(?![^\W_])"
    r"|(?<=ca)(?: +liên tục|,? +\d+ +kíp|/ngày)|(?<=\d ca \d kíp)|(?<=\d ca, \d kíp)"
)
# "chính quyền địa phương 2 cấp" counts no result; neither do the classes of "3 Huân chương (1 hạng Nhì, 2 hạng Ba)".
_LEVELS_OF = Endings("chính quyền|địa phương|hành chính|mô hình|cơ quan điều tra|tòa án")
_LEVELS = " cấp"
_CLASSES = folded_pattern(r" hạng (?:nhất|nhì|ba|i{1,3}|[123])(?![^\W_])")
_LONGEST_SLOGAN = 40
_FURTHEST_QUOTE = 80


class Number:
    """A number as the pattern of figures found it, with the words around it.

    Attributes:
        start: where its digits begin; its unit is from ``unit_start`` to ``end``.
        before: the folded words before it.
        is_joined: is it written close to those, or behind a hyphen, rather than a word of its own?
        percent: the sign or word for it, if there is one.
        total: the number behind a stroke ("3/5 xã"), if there is one.
        place: the unit, if it is one of communes, districts or provinces.
        steps: the unit, if it is "lần" or "bậc".
        unit: folded; ``None`` where no list has one.
        counts: does it count things or people, or measure, rather than state a percentage or a sum?
        value: of a number with a unit.
    """

    __slots__ = (
        "before",
        "counts",
        "digits",
        "end",
        "factor",
        "folded",
        "is_joined",
        "is_measure",
        "is_money",
        "match",
        "measures",
        "multiplier",
        "percent",
        "place",
        "printed_unit",
        "reading",
        "start",
        "steps",
        "total",
        "unit",
        "unit_start",
        "value",
    )

    def __init__(self, reading: Reading, match: re.Match[str]) -> None:
        self.reading, self.match = reading, match
        self.folded = folded = reading.folded
        self.start = start = match.start()
        self.before = before = folded[start - 24 if start > 24 else 0 : start]
        self.is_joined = before[-1:] != " " or before[-2:-1] == "-"
        digits, self.percent, self.total, multiplied, unit, self.place, self.steps = match.groups()
        self.digits: str = digits
        self.multiplier: str | None = multiplied
        self.factor = multiplier(multiplied) if multiplied else 1
        self.unit: str | None = unit
        if unit:
            self.unit_start, self.end = match.span("unit")
            self.printed_unit = reading.text[self.unit_start : self.end]
            self.is_money, measures, self.is_measure = kind_of_unit(unit)
            self.measures = measures or multiplied is not None
            # "42,195 km" is not thousands
            self.value = value_of(digits, self.factor, counting=not self.measures)
            self.counts = not self.is_money
        else:
            self.is_money = self.is_measure = False
            self.counts = not (self.percent or (multiplied and multiplied.endswith(("tỷ", "tỉ", "triệu"))))

    @property
    def is_upper_end(self) -> bool:
        """Does it end a range: "700-900 triệu đồng/ha"?"""
        before = self.before
        return before.endswith("-") and bool(_RANGE_BEFORE.search(before)) and not _DAY_BEFORE.search(before)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a number is not a figure; the sample has one that is left out for this.

    Attributes:
        joined: does it apply only to a number that is written close to what precedes it?
        units: the folded units that it applies to; any where it names none.
    """

    name: str
    applies: Callable[[Number], bool]
    sample: str
    joined: bool = False
    units: frozenset[str] = frozenset()


def _has_nothing_behind(n: Number) -> bool:
    last = n.match.lastgroup
    return (last == "digits" or last == "total") and OPEN_NOUN.match(n.folded, n.match.end(last)) is None


def _is_in_a_slogan(n: Number) -> bool:
    """Is it inside quotation marks of a short phrase: “5 không, 3 sạch”, “3 ca, 4 kíp”?"""
    folded, position = n.folded, n.start
    if not n.counts:
        return False
    opened = folded.rfind('"', max(0, position - _FURTHEST_QUOTE), position)
    if opened < 0:
        return False
    line = folded.rfind("\n", max(0, position - 1000), position) + 1 or max(0, position - 1000)
    if opened < line or folded.count('"', line, position) % 2 == 0:
        return False
    closed = folded.find('"', position, position + 60)
    if closed < 0 or closed - opened >= _FURTHEST_QUOTE:
        return False
    # “Đảo có hơn 30.000 dân, hôm nay ai cũng vui”, ông nói: figures in speech count
    spoken = folded.endswith(": ", 0, opened) or folded.startswith(", ", closed + 1)
    return not (spoken and closed - opened > _LONGEST_SLOGAN)


def _is_named(n: Number) -> bool:
    if not n.counts:
        return False
    # "làm đường 12 km" and "đội 1.200 người" count; "đường 12" and "nội dung 1.500 m" name.
    naming = NAMED_BY if not n.is_measure and n.digits.isdigit() else _DISTANCE_OF
    if not naming.length_before(n.folded, n.start):
        return False
    if n.unit and n.before.endswith("điều ") and n.reading.text[n.start - 5] == "đ":
        return False  # "điều 150 cán bộ" sends them
    # "… tiến độ 45 ngày. 213 hộ bị ảnh hưởng": a previous sentence names nothing in this one.
    return not n.reading.opens_sentence(n.start) and not _ALL_OF.search(n.before)


def _is_of_levels(n: Number) -> bool:
    behind = n.match.end("digits")
    return n.folded.startswith(_LEVELS, behind) and bool(_LEVELS_OF.length_before(n.folded, n.start))


def _is_of_a_class(n: Number) -> bool:
    return len(n.digits) < 3 and _CLASSES.match(n.folded, n.match.end("digits")) is not None


NUMBER_REFUSALS: tuple[Refusal, ...] = (
    # most numbers are dates, years and document numbers
    Refusal("nothing_behind", _has_nothing_behind, "Hội nghị diễn ra năm 2026."),
    Refusal(
        "goes_on_from_before",
        lambda n: bool(n.before) and not n.is_upper_end and _is_attached(n.before),
        "Đội U23 người Việt.",
        joined=True,
    ),
    Refusal("in_a_slogan", _is_in_a_slogan, "Thực hiện “5 người, 3 sạch”."),
    Refusal(
        "end_of_years",
        lambda n: len(n.digits) == 4 and n.before.endswith(("-", "- ")) and bool(_YEARS.search(n.before)),
        "Năm học 2023 - 2024 trường có thêm lớp.",
        joined=True,
    ),
    Refusal("named_by_word_before", _is_named, "Nhân dân thôn 5 hộ tống đoàn."),
    Refusal("in_a_series", lambda n: n.before.endswith("thứ "), "Nhà máy xuất xưởng sản phẩm thứ 10 triệu."),
    Refusal("levels_of_government", _is_of_levels, "Xã vận hành chính quyền địa phương 2 cấp thông suốt."),
    Refusal("class_of_an_order", _is_of_a_class, "Trường có Huân chương Lao động (1 hạng Nhì, 2 hạng Ba)."),
    Refusal(
        "behind_a_hyphen",
        lambda n: not n.percent and n.total is None and not n.is_upper_end and n.before.endswith("-"),
        "Câu lạc bộ F-15 thành viên.",
        joined=True,
    ),
)
"""Ordered; the first that applies decides."""
_OF_A_NUMBER_APART = tuple(rule for rule in NUMBER_REFUSALS if not rule.joined)


def _is_no_comparison(n: Number) -> bool:
    if not n.steps:
        return False
    often = n.steps == "lần" and len(n.digits) > 1 and not n.digits.startswith("0")
    return bool(n.multiplier) or not (_COMPARES[n.steps].length_before(n.folded, n.start) or often)


UNIT_REFUSALS: tuple[Refusal, ...] = (
    # "112 lần hiến máu" is a figure
    Refusal("times_without_comparison", _is_no_comparison, "Anh đã 3 lần hiến máu.", units=frozenset({"lần", "bậc"})),
    Refusal(
        "verb_or_shift",
        lambda n: _NOT_COUNTED.match(n.folded, n.end) is not None,
        "Trường Sĩ quan Lục quân 1 tổ chức lễ khai giảng.",
        units=frozenset({"tổ chức", "ca", "ca/ngày", "kíp"}),
    ),
    Refusal(
        "ranked_prize",
        lambda n: _RANKED_PRIZE.match(n.folded, n.end) is not None,
        "Đội đạt 3 giải nhất.",
        units=frozenset({"giải"}),
    ),
    Refusal("letter", lambda n: n.printed_unit == "M", "Ban chuyên án 525M làm việc.", units=frozenset({"m"})),
    Refusal(
        "name_begins",
        # mothers of the fallen are written with a capital: "phụng dưỡng 3 Mẹ"
        lambda n: not (n.measures or n.unit == "mẹ") and n.printed_unit[0].isupper() and not n.printed_unit.isupper(),
        "Chuyền 14 Công ty Giày may.",
    ),
    Refusal(
        "place_visited",
        lambda n: n.place is not None and not _is_evident(n.reading, n.start),
        "Đoàn giám sát tại 02 xã.",
    ),
    Refusal(
        "worth_nothing",
        # "đo với 6 đồng tiền khác" is not money
        lambda n: n.factor == 1 and (n.value < 100 if n.unit == "đồng" else n.value == 0 and not n.is_money),
        "Tiền Việt được đo với 6 đồng tiền khác.",
    ),
)
"""Ordered; for a number before a unit of the lists."""
_OF_ANY_UNIT = tuple(rule for rule in UNIT_REFUSALS if not rule.units)
_OF_UNITS = {
    unit: tuple(rule for rule in UNIT_REFUSALS if not rule.units or unit in rule.units)
    for unit in frozenset().union(*(rule.units for rule in UNIT_REFUSALS))
}


def refused_by(number: Number) -> Refusal | None:
    """The rule by which a number is not a figure."""
    for rule in NUMBER_REFUSALS if number.is_joined else _OF_A_NUMBER_APART:
        if rule.applies(number):
            return rule
    if number.percent or not number.unit:
        return None
    for rule in _OF_UNITS.get(number.unit, _OF_ANY_UNIT):
        if rule.applies(number):
            return rule
    return None


def _is_attached(before: str) -> bool:
    """Does a number continue the characters before it: "U23", "12/5", "1,234"?"""
    last = before[-1]
    return last.isalnum() or last in "/_" or (last in ".,-" and before[-2:-1].isdigit())


def _is_evident(reading: Reading, start: int) -> bool:
    """Whether a number of communes or provinces is a result ("có 20 xã đạt chuẩn") and not a place ("tại 02 xã")."""
    if any(hit.end + 1 == start for hit in reading.longest("body")):
        return False  # "Ban Thi đua - Khen thưởng 7 tỉnh"
    before = reading.folded[max(0, start - 90) : start]
    return not (_LOCATIVE.search(before) and _VISITED.search(before))
