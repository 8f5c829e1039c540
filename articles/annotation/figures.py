"""Numbers that are figures, told from dates, document numbers, ranks and names with digits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from articles.annotation.endings import Endings
from articles.annotation.gazetteer import KNOWLEDGE, folded_pattern
from articles.annotation.numbers import MULTIPLIER, NUMBER, multiplier, parse_number
from articles.annotation.reading import Reading

UNITS: dict[str, Any] = tomllib.loads((KNOWLEDGE / "units.toml").read_text(encoding="utf-8"))
"""The words of ``units.toml`` by list."""


def alternatives(words: list[str]) -> str:
    """A pattern of these words, the longest first: "nhà văn hóa" is not read as "nhà".

    Grouped by first letter, which the engine tells apart at once; a flat list of two hundred costs six times as much.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0].lower(), []).append(re.escape(word[1:].lower()).replace(r"\ ", " +"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


_COUNT = alternatives(UNITS["count"])
_TOGETHER = alternatives(UNITS["people"])
_PLACES = alternatives(UNITS["administrative"])
_MEASURES = alternatives(UNITS["measures"])
_MONEY = r"đồng(?! (?:chí|bào|đội|hồ))(?![^\W_])|đ(?![^\W_])|vnđ|vnd|usd|đô la(?: mỹ)?|euro"
_PER = (
    r"(?: */ *(?:người|hộ|tháng|năm|ha|héc-ta|vụ|lượt|ngày|khẩu|suất|căn|nhà|m2|kg|chiếc|con|cây|cái|quả|tờ|giờ|"
    r"buổi|ca|"
    r"bộ|đôi|học sinh|em|cháu|trường hợp|lít|tạ|tấn|sào|công|kwh|lao động|hội viên|phần|xe)| *trên *(?:1 )?(?:ha|năm))*"
)
# "6,5 tấn/ha", "12.000 lượt xe/ngày"; no blank around the stroke: "12 tấn / năm 2024" is no rate.
_A = r"(?:/(?:ngày đêm|ngày|giờ|tuần|tháng|năm|vụ|chuyến|người|hộ|ha|héc-ta|sào|công|km2|km|m2|m3|xã|buổi)(?![^\W_]))?"

_DISTANCE_OF = Endings("nội dung|cự ly|hạng cân|hạng|quốc lộ|nghị định|quyết định")
_MEASURE_UNIT = re.compile(_MEASURES)
_MONEY_UNIT = re.compile(r"(?:đồng|đ|vnđ|vnd|usd|đô la|euro)(?![^\W_])(?! (?:chí|bào|đội))")
# "QĐ/1526", "COVID_19": part of a longer name.
_ATTACHED = frozenset("/_abcdefghijklmnopqrstuvwxyz")
# Written out: the engine skips to the first of a set of characters, not to a repeated one, at half the cost.
_DIGITS = re.compile(r"[0-9][0-9]*")
_FIGURE = folded_pattern(
    rf"(?P<digits>{NUMBER})(?![\d])"
    rf"(?:(?P<percent> ?%| phần trăm| ?điểm %| ?điểm phần trăm)"
    rf"|(?:/(?P<total>{NUMBER}))? *(?:(?P<multiplier>{MULTIPLIER})(?![^\W_]) *)?"
    rf"(?P<unit>(?:{_MONEY}){_PER}|(?:{_MEASURES})(?![^\W_]){_A}|(?:{_TOGETHER})(?:, *(?:{_TOGETHER}))+(?![^\W_])"
    rf"|(?:{_COUNT})(?![^\W_]){_A}"
    rf"|(?P<place>{_PLACES})(?![^\W_])|(?P<steps>lần|bậc)(?![^\W_]))?)"
)
# Words before a number that make it a name, a date or a rank.
_NAMED_BY = Endings(
    "ngày|tháng|năm|quý|lần thứ|thứ|số|khóa|hạng|điều|khoản|chương|mục|nghị quyết|quyết định|chỉ thị|kết luận|"
    "kế hoạch|thông tư|luật|nghị định|đề án|công văn|hướng dẫn|quy định|đợt|giai đoạn|nhiệm kỳ|kỳ|tổ|khu phố|"
    "ấp|thôn|khóm|phường|quận|đội|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|đại đội|quân khu|quân đoàn|quốc lộ|ql|"
    "tỉnh lộ|khu vực|vùng|mức|nhóm|cấp độ|lúc|vòng|số nhà|loại|km|tuổi|k|version|covid|đường|hẻm|ngõ|bài|"
    "tập|trang|phần|buổi thứ|top|u|cụm thi đua số|dịp|mùng|mồng|sáng|chiều|tối|bản|lớp|khối lớp|"
    "phút thứ|trang thứ|vị trí thứ",
    marks=" .:",
)
_DURATION = folded_pattern(
    r" *(?:năm|tháng|ngày đêm|ngày|giờ|phút|tuần|tuổi|quý|thế kỷ|thập kỷ|nhiệm kỳ|mùa|lần|đêm|hôm|bước|không|"
    r"có|sạch|nhất|tốt|chống)(?![^\W_])"
)
_EVIDENCE_AFTER = folded_pattern(
    r"[^.;\n]{0,40}?(?<![^\W_])(?:đạt|được công nhận|nông thôn mới|kiểu mẫu|nâng cao|văn hóa|tiêu biểu|"
    r"hoàn thành|về đích|đăng ký|ra mắt|có|tham gia|triển khai|thực hiện)(?![^\W_])"
)
_EVIDENCE_BEFORE = folded_pattern(
    r"(?<![^\W_])(?:có|đã có|công nhận|còn|được|đạt|là|thêm|gồm|xây dựng|thành lập|toàn tỉnh|toàn huyện|hơn|"
    r"trên|gần|khoảng|tổng số) *$"
)
_CONTINUES = folded_pattern(r" *(?:,|và|;) *")
_LOCATIVE = folded_pattern(r"(?<![^\W_])(?:tại|ở|của|cả|trong|từ|giữa|cho|đến|khắp|toàn|với|đối với|thuộc) *$")


# "gấp 2,5 lần" and "tăng 3 bậc" compare; "lần 2" and "3 lần hiến máu" do not.
_COMPARES = {
    "lần": Endings("gấp|gấp hơn|gấp gần|gấp trên|gấp khoảng|tăng|giảm|tăng hơn|tăng gần|cao hơn"),
    "bậc": Endings("tăng|giảm|thăng|tụt|lên|xuống|vượt"),
}
# "3 giải nhất" is how a contest ended: as little a figure as the number of certificates handed over.
_RANKED_PRIZE = folded_pattern(r" +(?:nhất|nhì|ba|tư|khuyến khích|phụ|đặc biệt|vàng|bạc|đồng|[abc])(?![^\W_])")


_WORD_NEXT = re.compile(r" +[^\W\d_]")
_SLASH = re.compile(r" */ *")
# "264 tỷ 500 triệu đồng" is one sum.
_AND_SMALLER = folded_pattern(rf" +(\d{{1,3}}) +({MULTIPLIER})(?: *{_MONEY})?(?![^\W_])")
_YEARS = re.compile(r"(?:19|20)\d\d *- *$")
# "Lục quân 1 tổ chức lễ": the verb; "3 ca liên tục": how one works.
_NOT_COUNTED = folded_pattern(
    r"(?<=tổ chức) +(?:lễ|hội|họp|buổi|cuộc|đại|sơ kết|tổng kết|phát động|trao|tuyên|ra|khai|gặp|triển|ký|kỷ)(?![^\W_])"
    r"|(?<=ca)(?: +liên tục|,? +\d+ +kíp|/ngày)"
)
_SHORT_MONEY = re.compile(r"^(?:đ|vnđ|vnd)(?=/|$)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit; ``start`` is where its digits begin in the composed text."""

    match: re.Match[str]
    start: int
    end: int
    value: float
    unit: str
    kind: Literal["percent", "money", "count"]


def find_figures(reading: Reading) -> Iterator[Figure]:
    """Each figure of the text, in order of place."""
    left_out = -1
    position = 0
    for digits in _DIGITS.finditer(reading.folded):
        start = digits.start()
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
    if match.lastgroup in ("digits", "total"):
        return None  # no unit, per cent or multiplier: most numbers are dates, years and document numbers
    folded = reading.folded
    start = match.start("digits")
    before = folded[max(0, start - 24) : start]
    if before and (before[-1].isalnum() or before[-1] in "/_" or (before[-1] in ".,-" and before[-2:-1].isdigit())):
        return None
    unit = match.group("unit")
    counts = not match.group("percent") and not (unit and _MONEY_UNIT.match(unit))
    if counts and _is_in_a_slogan(folded, start):
        return None
    if len(match.group("digits")) == 4 and before.endswith(("-", "- ")) and _YEARS.search(before):
        return None  # "năm học 2023 - 2024 trường có"
    # "làm đường 12 km" and "đội 1.200 người" count; "đường 12" and "nội dung 1.500 m" name.
    plain = match.group("digits").isdigit() and not (unit and _MEASURE_UNIT.fullmatch(unit))
    sent = bool(unit) and before.endswith("điều ") and reading.text[start - 5] == "đ"  # "điều 150 cán bộ" sends them
    if counts and not sent and (_NAMED_BY if plain else _DISTANCE_OF).length_before(folded, start):
        return None
    if match.group("percent"):
        value = float(parse_number(match.group("digits")))
        unit = "điểm %" if "điểm" in match.group("percent") else "%"
        return Figure(match, start, match.end("percent"), value, unit, "percent")
    factor = multiplier(match.group("multiplier"))
    if not unit:
        # "1.200 tỷ" without "đồng" is money; "hơn 17 nghìn" alone says nothing.
        if not match.group("multiplier") or not match.group("multiplier").endswith(("tỷ", "tỉ", "triệu")):
            return None
        if factor < 10**9 and _WORD_NEXT.match(folded, match.end("multiplier"), match.end("multiplier") + 3):
            return None
        unit, end = "đồng", match.end("multiplier")
        if smaller := _AND_SMALLER.match(folded, end):
            value = float(parse_number(match.group("digits")) * factor + int(smaller[1]) * multiplier(smaller[2]))
            return Figure(match, start, smaller.end(), value, unit, "money")
    else:
        end = match.end("unit")
    if match.group("total") is None and folded[start - 1 : start] in ("/", "-"):
        return None
    if steps := match.group("steps"):
        if match.group("multiplier") or not _COMPARES[steps].length_before(folded, start):
            return None
    elif unit != "ngày công" and _DURATION.match(folded, match.end("digits")) and not match.group("multiplier"):
        return None
    if unit in ("tổ chức", "ca", "ca/ngày") and _NOT_COUNTED.match(folded, end):
        return None
    if unit == "giải" and _RANKED_PRIZE.match(folded, end):
        return None
    money = bool(_MONEY_UNIT.match(unit))
    counting = not money and factor == 1
    value = float(parse_number(match.group("digits"), counting=counting) * factor)
    if match.group("place") and not _is_evident(folded, start, end, before):
        return None
    if (counting and value == 0) or (unit == "đồng" and factor == 1 and value < 100):
        return None  # "đo với 6 đồng tiền khác" is no money
    return Figure(
        match,
        start,
        end,
        value,
        _unit(reading.text[end - len(unit) : end].lower() if match.group("unit") else unit),
        "money" if money else "count",
    )


def _is_in_a_slogan(folded: str, position: int) -> bool:
    """Is it inside quotation marks of a short phrase: “5 không, 3 sạch”, “3 ca, 4 kíp”?"""
    line = folded.rfind("\n", max(0, position - 1000), position) + 1 or max(0, position - 1000)
    opened = folded.rfind('"', line, position)
    if opened < 0 or folded.count('"', line, position) % 2 == 0:
        return False
    closed = folded.find('"', position, position + 60)
    return closed >= 0 and closed - opened < 80


def _is_evident(folded: str, start: int, end: int, before: str) -> bool:
    """Is a number of communes or provinces a result ("có 20 xã đạt chuẩn"), not just who took part ("tại 02 xã")?"""
    if _LOCATIVE.search(before):
        return False
    return bool(_EVIDENCE_BEFORE.search(before) or _EVIDENCE_AFTER.match(folded, end))


def _unit(unit: str) -> str:
    unit = " ".join(unit.split())
    if "/" in unit:
        unit = _SLASH.sub("/", unit)
    counted, stroke, per = unit.partition("/")
    if counted in UNITS["spelled"]:
        return f"{UNITS['spelled'][counted]}{stroke}{per}"
    return _SHORT_MONEY.sub("đồng", unit)
