"""Figures: value, unit, what of, as of when and where, told from dates, document numbers and names with digits."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from articles.annotation.as_of import Moments
from articles.annotation.gazetteer import folded_pattern
from articles.annotation.names import CAPITALISED, place_words
from articles.annotation.numbers import MULTIPLIER, NUMBER, multiplier, parse_number
from articles.annotation.provinces import Place, official_place
from articles.annotation.reading import Reading
from articles.models import Mention

Change = Literal["increase", "decrease"]

_COUNT_UNITS = (
    r"hộ gia đình|hộ nông dân|hộ dân|hộ|lượt hộ|lượt người|lượt khách|lượt cán bộ|lượt|nhân khẩu|khẩu|người dân|người|học viên|hội viên|đoàn viên|đảng viên|chiến sỹ|"
    r"cán bộ|kỹ sư|thí sinh|vận động viên|nghệ nhân|nhà giáo|y bác sỹ|bác sỹ|tiểu thương|ngư dân|du khách|hành khách|tín đồ|cử tri|già làng|người có uy tín|nạn nhân|thành viên|cộng tác viên|cựu chiến binh|gia đình|học sinh|sinh viên|giáo viên|lao động|công nhân|nông dân|thanh niên|phụ nữ|trẻ em|đại biểu|đối tượng|bệnh nhân|tình nguyện viên|em|cháu|"
    r"căn nhà|ngôi nhà|căn hộ|căn|ngôi|nhà|đợt|cuộc|buổi|lớp|hội nghị|thẻ|suất quà|suất học bổng|suất|phần quà|học bổng|sổ tiết kiệm|"
    r"công trình|dự án|tiểu dự án|mô hình|sản phẩm|sáng kiến|đề tài|giải pháp|ý tưởng|tin, bài|tin bài|tin|bài viết|bài|phóng sự|tác phẩm|chuyên mục|"
    r"tuyến đường|tuyến|km đường|cây số|cây xanh|cây|con|chiếc|máy|xe|bộ|cuốn|bản|tờ|văn bản|hồ sơ|vụ việc|vụ|nguồn tin|đơn vị máu|"
    r"địa phương cấp huyện|địa phương cấp xã|địa phương|sở, ngành|sở ngành|đơn vị|cơ quan|tập thể|cá nhân|doanh nghiệp|hợp tác xã|htx|trang trại|tổ hợp tác|tổ chức đảng|tổ chức|"
    r"chi bộ|chi hội|chi đoàn|tổ liên kết|tổ hội|câu lạc bộ|clb|nhóm|tổ|đội|khu dân cư|trường học|trường|trạm|phòng học|nhà văn hóa|cầu|cống|giếng|"
    r"điển hình tiên tiến|điển hình|gương điển hình|gương|tấm gương|phong trào|chỉ tiêu|tiêu chí|thủ tục hành chính|thủ tục|dịch vụ công|ngày công|giờ|camera|bóng đèn|bóng|"
    r"tập đoàn|việc làm|giải|làng nghề|di tích|lồng bè|bè|tàu|phương tiện|khách|thùng|giỏ|bếp|giường|ca|liều|mũi|điểm trường|điểm sáng|điểm|ca khúc|tiết mục|bức tranh|lá cờ|cột cờ|bồn|bể|máy tính|xe đạp|xe lăn|áo ấm|áo|quyển vở|quyển|kiện|lon|chai|lô|gói|bài dự thi|bài thi|ý kiến|kiến nghị|đơn thư|đơn|vé|chuyến|phòng|giường bệnh|cơ sở|hợp đồng|thửa|trận|ngày"
)
_ADMINISTRATIVE = (
    r"xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn, bản|thôn|bản|làng|ấp|khóm|khu phố|tổ dân phố|buôn|sở"
)
_MEASURES = r"km2|km²|km|m2|m²|m3|m³|ha|héc-ta|héc ta|hecta|tấn|tạ|kg|lít|kwh|mw|mét vuông|mét khối|mét|m|cm|mm"
_MONEY = r"đồng|đ(?![^\W_])|vnđ|vnd|usd|đô la(?: mỹ)?|euro"
_PER = r"(?: */ *(?:người|hộ|tháng|năm|ha|héc-ta|vụ|lượt|ngày|khẩu|suất|căn|nhà|m2|kg)| *trên *(?:1 )?(?:ha|năm))*"
_UNIT_ONLY = re.compile(r"\S+")
_FIGURE = folded_pattern(
    rf"(?<![\w/])(?<![\d][.,-])(?P<digits>{NUMBER})(?![\d])"
    rf"(?:(?P<percent> ?%| phần trăm| ?điểm %| ?điểm phần trăm)"
    rf"|(?:/(?P<total>{NUMBER}))? *(?P<multiplier>{MULTIPLIER})?(?![^\W_]) *"
    rf"(?P<unit>(?:{_MONEY}){_PER}|(?:{_MEASURES})(?![^\W_])(?: đường)?|(?:{_COUNT_UNITS})(?![^\W_])|(?P<place>{_ADMINISTRATIVE})(?![^\W_]))?)"
)
# Words before a number that make it a name, a date or a rank.
_NAMED_BY = folded_pattern(
    r"(?<![^\W_])(?:ngày|tháng|năm|quý|lần thứ|thứ|số|khóa|hạng|điều|khoản|chương|mục|nghị quyết|quyết định|chỉ thị|kết luận|"
    r"kế hoạch|thông tư|luật|nghị định|đề án|công văn|hướng dẫn|quy định|đợt|giai đoạn|nhiệm kỳ|kỳ|tổ|khu phố|ấp|thôn|khóm|phường|quận|"
    r"đội|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|đại đội|quân khu|quân đoàn|quốc lộ|ql|tỉnh lộ|khu vực|vùng|mức|nhóm|cấp độ|hồi|lúc|vòng|"
    r"số nhà|loại|km|tuổi|k|version|covid|đường|hẻm|ngõ|bài|tập|trang|phần|buổi thứ|top|u|cụm thi đua số|dịp|mùng|mồng|sáng|chiều|tối|bản)[ .:]*$"
)
_DURATION = folded_pattern(
    r" *(?:năm|tháng|ngày đêm|ngày|giờ|phút|tuần|tuổi|quý|thế kỷ|thập kỷ|nhiệm kỳ|mùa|lần|đêm|hôm|bước|không|có|sạch|nhất|tốt|chống)(?![^\W_])"
)
_QUALIFIER = folded_pattern(
    r"(?<![^\W_])(trên dưới|ước khoảng|không dưới|không quá|xấp xỉ|ít nhất|tối thiểu|tối đa|gần|hơn|trên|dưới|khoảng|chừng|ước đạt|ước|đạt trên|đạt hơn|đạt gần) *$"
)
_CHANGE = folded_pattern(
    r"(?<![^\W_])(tăng|giảm)(?: thêm| bình quân| trung bình| mỗi năm| hàng năm| hằng năm| tương ứng| được| đi| mạnh| nhẹ| khoảng| nhanh| đến| tới)* *$"
)
_LEVEL = folded_pattern(
    r"(?<![^\W_])(?:còn|xuống|xuống còn|lên|là|đạt|chiếm|từ|ở mức|bằng)(?: dưới| trên| khoảng| gần| hơn)? *$"
)
_RATE = folded_pattern(
    r"tỷ lệ|tỉ lệ|tỷ suất|hộ nghèo|hộ cận nghèo|nghèo đa chiều|cận nghèo|giảm nghèo|độ che phủ|mức độ hài lòng|chỉ số"
)
_NUMBER_OF = folded_pattern(r"(?<![^\W_])số(?: lượng)? +(?:hộ|người|vụ|lượt)")
_CLAUSE = re.compile(r"[,;:(–…\n]|\.(?= |$)| - ")
_STOP = folded_pattern(
    r"[.,;:()…\n\"]| - | (?:và|với|trong đó|góp phần|nhằm|để|qua đó|từ đó|tương đương|so với|bằng|chiếm|trị giá|với tổng|cùng|gồm|do|vì|khi|nên|mà|theo|tại|trong|ở|là|đạt tỷ lệ)(?![^\W_])"
)
_EVIDENCE_AFTER = folded_pattern(
    r"[^.;\n]{0,40}?(?<![^\W_])(?:đạt|được công nhận|hoàn thành|về đích|đăng ký|ra mắt|có|tham gia|triển khai|thực hiện)(?![^\W_])"
)
_EVIDENCE_BEFORE = folded_pattern(
    r"(?<![^\W_])(?:có|đã có|công nhận|còn|được|đạt|là|thêm|gồm|xây dựng|thành lập|toàn tỉnh|toàn huyện|hơn|trên|gần|khoảng|tổng số) *$"
)
_LOCATIVE = folded_pattern(r"(?<![^\W_])(?:tại|ở|của|cả|trong|từ|giữa|cho|đến|khắp|toàn|với|đối với|và) *$")
_PLACE_WORD = folded_pattern(
    r"(?<![^\W_])(xã|phường|thị trấn|huyện|thị xã|quận|thôn|bản|buôn|ấp|thành phố|tp\.?|tỉnh|đặc khu) +"
)
_WHOLE = folded_pattern(
    r"(?<![^\W_])(?:toàn|của|trên địa bàn|cả) (tỉnh|huyện|xã|phường|thị xã|quận|thành phố|thị trấn)(?![^\W_])"
)
_COST = folded_pattern(
    r"(?:tổng )?(?:trị giá|kinh phí|số tiền|giá trị|vốn|mức|tổng nguồn lực|doanh thu|thu nhập)[^,;]*$"
)
_EMPTY_WHAT = folded_pattern(
    r"^(?:đã|đến nay|hiện nay|hiện|toàn tỉnh|toàn huyện|toàn xã|trong đó|tổng số|tổng|có|là|được|đạt|còn|với|ước|tổng kinh phí|kinh phí|và|trên|hơn)*$"
)


_UNITS = {
    "hộ dân": "hộ", "hộ gia đình": "hộ", "hộ nông dân": "hộ", "usd": "USD", "kwh": "kWh", "mw": "MW", "m²": "m2",
    "m³": "m3", "km²": "km2", "mét": "m", "mét vuông": "m2", "mét khối": "m3", "héc-ta": "ha", "héc ta": "ha",
    "hecta": "ha", "sở, ngành": "sở ngành",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number with its unit; positions in the composed text."""

    match: re.Match[str]
    start: int
    end: int
    value: float
    unit: str
    kind: Literal["percent", "money", "count"]


def find_statistics(
    reading: Reading, taken: list[tuple[int, int]], places: list[Place], home: str | None
) -> list[Mention]:
    """Each figure outside the spans ``taken`` by awards and names, in order of place."""
    moments = Moments(reading)
    whereabouts = Whereabouts(reading, places, home)
    taken = sorted(taken)
    starts = [start for start, _ in taken]
    found: list[Mention] = []
    rate_sentence = -1
    for match in _FIGURE.finditer(reading.folded):
        figure = _read_figure(reading, match)
        if figure is None:
            continue
        i = bisect_right(starts, figure.start)
        if any(end > figure.start for _, end in taken[max(0, i - 4) : i]):
            continue
        sentence, _ = reading.sentence(figure.start)
        mention, is_rate = _describe(reading, figure, moments, whereabouts, rate_sentence == sentence)
        found.append(mention)
        if is_rate:
            rate_sentence = sentence
    return found


def _read_figure(reading: Reading, match: re.Match[str]) -> _Figure | None:
    folded = reading.folded
    start = match.start("digits")
    before = folded[max(0, start - 24) : start]
    unit = match.group("unit")
    if _NAMED_BY.search(before) and not match.group("percent"):
        return None
    if match.group("percent"):
        value = float(parse_number(match.group("digits")))
        unit = "điểm %" if "điểm" in match.group("percent") else "%"
        return _Figure(match, start, match.end("percent"), value, unit, "percent")
    factor = multiplier(match.group("multiplier"))
    if not unit:
        # "1.200 tỷ" without "đồng" is money; "hơn 17 nghìn" alone says nothing.
        if not match.group("multiplier") or not match.group("multiplier").endswith(("tỷ", "tỉ", "triệu")):
            return None
        if re.match(r" +[^\W\d_]", folded[match.end("multiplier") : match.end("multiplier") + 3]) and factor < 10**9:
            return None
        unit, end = "đồng", match.end("multiplier")
    else:
        end = match.end("unit")
    if match.group("total") is None and folded[start - 1 : start] in ("/", "-"):
        return None
    if _DURATION.match(folded, match.end("digits")) and not match.group("multiplier"):
        return None
    money = unit.startswith(("đồng", "đ/", "vnđ", "vnd", "usd", "đô la", "euro")) or unit == "đ"
    counting = not money and factor == 1
    value = float(parse_number(match.group("digits"), counting=counting) * factor)
    if match.group("place") and not _is_evident(folded, start, end, before):
        return None
    if counting and not money and value == 0:
        return None
    return _Figure(match, start, end, value, _unit(unit), "money" if money else "count")


def _is_evident(folded: str, start: int, end: int, before: str) -> bool:
    """Is a number of communes or provinces a result ("có 20 xã đạt chuẩn"), not just who took part ("tại 02 xã")?"""
    if _LOCATIVE.search(before):
        return False
    return bool(_EVIDENCE_BEFORE.search(before) or _EVIDENCE_AFTER.match(folded, end))


def _unit(unit: str) -> str:
    unit = re.sub(r" */ *", "/", " ".join(unit.split()))
    return _UNITS.get(unit) or re.sub(r"^(?:đ|vnđ|vnd)(?=/|$)", "đồng", unit)


def _describe(
    reading: Reading, figure: _Figure, moments: Moments, whereabouts: Whereabouts, after_rate: bool
) -> tuple[Mention, bool]:
    text, folded = reading.text, reading.folded
    left = figure.start
    qualifier = None
    if match := _QUALIFIER.search(folded, max(0, left - 16), left):
        qualifier = match.group(1).removeprefix("đạt ").removesuffix(" đạt")
        left = match.start()
    change: Change | None = None
    if match := _CHANGE.search(folded, max(0, left - 30), left):
        change = "increase" if match.group(1) == "tăng" else "decrease"
        left = match.start()
        if qualifier is None and match.group().rstrip().endswith("khoảng"):
            qualifier = "khoảng"
    subject_start, subject = _subject(reading, left)
    unit, is_rate = figure.unit, False
    end = figure.end
    if figure.kind == "percent":
        after = _phrase_after(folded, figure.end)
        about = folded[subject_start:left] + " " + folded[figure.end : after]
        is_rate = bool(_RATE.search(about)) and not _NUMBER_OF.search(about)
        if (
            change
            and unit == "%"
            and (is_rate or (after_rate and not subject))
            and not re.search(r"tăng trưởng", about)
        ):
            unit = "điểm %"
        what = subject or text[figure.end : after].strip()
        if (what and is_rate and not what.lower().startswith(("tỷ", "tỉ", "mức", "chỉ", "độ"))) or (
            not subject and what
        ):
            what = f"tỷ lệ {what}"
        start = subject_start if subject else left
        if not subject and after > figure.end and not change:
            end = after
    elif figure.kind == "money":
        if cost := _COST.search(subject.lower()):
            subject = subject[cost.start() :]
        what, start = subject, left
    else:
        after = _phrase_after(folded, figure.end)
        what = " ".join(text[figure.match.start("unit") : after].split())
        if subject and len(what.split()) <= len(figure.unit.split()) + 1:
            what = f"{subject} {what}"
        start, end = left, max(end, after)
    first, last = reading.span(start, end)
    mention = Mention(
        kind="statistic", id=None, name=what or unit, quote=reading.given[first:last], start=first, end=last,
        value=figure.value, unit=unit, qualifier=qualifier, change=change, what=what or None,
        as_of=moments.holding_at(figure.start), place=whereabouts.at(figure.start),
    )  # fmt: skip
    return mention, is_rate


def _subject(reading: Reading, position: int) -> tuple[int, str]:
    """What stands between the clause's beginning and a figure, without verbs at its end: "tỷ lệ nghèo đa chiều"."""
    start, _ = reading.sentence(position)
    clause = start
    for match in _CLAUSE.finditer(reading.folded, start, position):
        clause = match.end()
    folded = reading.folded[clause:position]
    rate = None
    for rate in re.finditer(r"t[ỷỉ] lệ", folded):
        pass
    if rate is not None:
        clause += rate.start()
        folded = folded[rate.start() :]
    else:
        digits = None
        for digits in re.finditer(r"\d[\d.,]*%?(?: \S+)? (?:và )?|(?<!\S)và ", folded):
            pass
        if digits is not None:
            clause += digits.end()
            folded = folded[digits.end() :]
    trimmed = _TRAILING_VERB.sub("", folded.rstrip())
    lead = len(trimmed) - len(trimmed.lstrip())
    phrase = " ".join(reading.text[clause + lead : clause + len(trimmed)].split())
    phrase = _LEADING.sub("", phrase)
    if len(phrase.split()) > 14 or _EMPTY_WHAT.match(phrase.lower().replace(" ", "")):
        return clause + lead, "" if rate is None else phrase
    start_of_phrase = reading.text.find(phrase.split()[0], clause) if phrase else clause + lead
    return (start_of_phrase if start_of_phrase >= 0 else clause + lead), phrase


_TRAILING_VERB = folded_pattern(
    r"(?: +(?:của tỉnh|của huyện|của xã|toàn tỉnh|toàn huyện|toàn xã|toàn thành phố|chỉ còn|còn|là|đạt|chiếm|giảm|tăng|xuống|lên|từ|ở mức|đã|đều|chỉ|ước|có|trên|hơn|gần|khoảng|tới|đến))+$"
)
_LEADING = re.compile(
    r"^(?:(?:[Đđ]ến nay|[Hh]iện nay|[Hh]iện|[Tt]rong đó|và|đã|với|cùng với|[Nn]hờ đó|[Qq]ua đó|có|[Tt]oàn tỉnh|[Tt]oàn huyện|[Tt]oàn xã) +)+"
)


def _phrase_after(folded: str, position: int) -> int:
    """Where the words that say what was counted end."""
    stop = _STOP.search(folded, position)
    end = stop.start() if stop else len(folded)
    digits = re.search(r"\d", folded[position:end])
    if digits:
        end = position + digits.start()
    words = list(_UNIT_ONLY.finditer(folded, position, end))[:10]
    return words[-1].end() if words else position


class Whereabouts:
    """Where a figure holds: the place its sentence names, else the article's own province."""

    def __init__(self, reading: Reading, places: list[Place], home: str | None) -> None:
        self._reading = reading
        self._home = official_place(home)
        self._named: list[tuple[int, str]] = []
        provinces = {place.start: place for place in places}
        for match in _PLACE_WORD.finditer(reading.folded):
            name = CAPITALISED.match(reading.text, match.end())
            if province := provinces.get(match.end()):
                self._named.append((match.start(), official_place(province.id) or ""))
            elif name and match.group(1) != "tỉnh" and (kept := place_words(name.group().split())):
                words = name.group().split()[:kept]
                self._named.append((match.start(), f"{match.group(1)} {' '.join(words)}"))
        taken = {start for start, _ in self._named}
        prefixed = {match.end() for match in _PLACE_WORD.finditer(reading.folded)}
        for place in places:
            if place.start not in prefixed and place.start not in taken:
                self._named.append((place.start, official_place(place.id) or ""))
        self._named.sort()
        self._starts = [start for start, _ in self._named]

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` where nothing tells."""
        start, _ = self._reading.sentence(position)
        i = bisect_right(self._starts, position)
        whole = None
        for whole in _WHOLE.finditer(
            self._reading.folded,
            start,
            position + 60 if position + 60 < len(self._reading.folded) else len(self._reading.folded),
        ):
            if whole.start() > position:
                break
        if whole is not None:
            level = whole.group(1)
            if level in ("tỉnh", "thành phố") and self._home:
                return self._home
            for _, name in reversed(self._named[:i]):
                if name.startswith(level):
                    return name
        if i and self._starts[i - 1] >= start:
            return self._named[i - 1][1]
        return self._home
