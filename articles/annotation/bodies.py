"""Party, state and mass organisations that a text names: a head from the gazetteer and the place that follows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.annotation.endings import Endings
from articles.annotation.names import CAPITALISED, COMMON_FAMILY_NAMES, FAMILY_NAMES, place_words
from articles.annotation.place_names import Named, end_of_name
from articles.annotation.provinces import ProvinceName
from articles.annotation.reading import Hit, Reading
from articles.gazetteer import Entry
from articles.models import BodyMention
from articles.text import fold_tones, folded_pattern

_LEVEL_WORDS = r"tỉnh|thành phố|tp\.|tp|huyện|quận|thị xã|tx\.|xã|phường|thị trấn|đặc khu"
_TAIL_LEVEL = folded_pattern(rf" +({_LEVEL_WORDS})(?![^\W_])")
# "UBND P.Bến Thành", "Công an Q.1", "UBND H.Ba Vì"
_SHORT_LEVEL = folded_pattern(r" +(p|q|h)\. ?(?=[^\W_])")
_WRITTEN_OUT = {"p": "phường", "q": "quận", "h": "huyện"}
_ENDS_IN_LEVEL = folded_pattern(rf"(?:^|\s)({_LEVEL_WORDS})$")
_CENTRAL = folded_pattern(r" +(?:trung ương|t\.ư|tw|việt nam)(?![^\W_])")
# "UBND các tỉnh", "Hội Nông dân các cấp", "Đảng ủy, UBND một số xã" name no single body.
_PLURAL_AFTER = folded_pattern(
    r"(?: phường,? (?:và )?xã| xã,? (?:và )?phường)(?![^\W_])|,? +(?:\d{1,2} +(?:tỉnh|xã|huyện)|các|"
    r"cấp (?:ủy|xã|huyện|tỉnh|cơ sở|trên|dưới)|một số|từng|mỗi(?! bên)|những|"
    r"nhiều|hai cấp|ở các)(?![^\W_])"
)
_PLURAL_BEFORE = Endings("các|những|nhiều|một số|từng|mỗi|mọi|cán|chi|phân|nghiệp")
# "cán bộ Công an xã" is not the ministry "Bộ Công an".
_IN_A_WORD = Endings("cán|nghiệp|chi|phân|tiến|đồng")
_CLUSTER_TAIL = folded_pattern(
    r" +(?:số +\d+|(?:các|những) +[^\n.;:,(“\"]{3,90}?)"
    r"(?= *(?:[.,;:(“\"\n]|$)| +(?:năm|đã|tổ chức|do|có|về|triển khai|ký|tại|được|gồm|trong|vừa|sẽ|cùng|là|"
    r"phát động|sơ kết|tổng kết|diễn ra|họp|chấm|đánh giá|bình xét|bàn|thống nhất|tặng|trao)(?![^\W_]))"
)
# "Ban Chỉ đạo vận động hiến máu tình nguyện": a steering committee is named for its work.
_NAMED_FOR = folded_pattern(r" +(?:\d{2,4}|(?!đã|đang|sẽ|vừa|tổ chức|và|các|có|cho|yêu|đề|được|do)[^\W\d_]+ [^\W\d_]+)")
_NUMBER_TAIL = folded_pattern(r" +(?:số +)?\d{1,2}(?!\d)")
# "Quân khu 7", "Tòa án nhân dân khu vực 3", "Kho bạc Nhà nước khu vực XI", "Thuế cơ sở 4".
_NUMBERED_TAIL = folded_pattern(r" +(?:(?:khu vực|vùng) +)?(?:số +)?(?:\d{1,2}|[ivx]{1,5})(?![^\W_])")
_OF_AN_AREA = folded_pattern(r" *- *")
_PREFIX = folded_pattern(
    r"(?<![^\W_])(?:ban thường vụ|btv|ban chấp hành|bch|(?<!chủ tịch )(?<!bí thư )thường trực|văn phòng|"
    r"ban tổ chức|ban tuyên giáo|"
    r"đảng ủy|đảng bộ) +$"
)
# The last words of both patterns: they identify most heads without trying the pattern at each character.
_PREFIX_ENDS = tuple(map(fold_tones, "vụ btv hành bch trực phòng chức giáo ủy bộ".split()))
_LEVEL_ENDS = tuple(map(fold_tones, "tỉnh phố tp. tp huyện quận xã tx. phường trấn khu".split()))
_WORD = re.compile(r"\S+")
_COMMITTEE = fold_tones("ủy")
# "Bí thư Đảng ủy, Giám đốc Bệnh viện", "Tư lệnh Quân khu": a leader shows that it is a single body.
_LEADER_BEFORE = Endings(
    "bí thư|phó bí thư|phó bí thư thường trực|tư lệnh|phó tư lệnh|chính ủy|phó chính ủy|ban thường vụ|trưởng|phó trưởng"
)
# Heads whose place follows without "huyện": "Huyện ủy Trạm Tấu", "Đồn Biên phòng Chiềng Sơn".
_NAMED_HEADS = tuple(
    map(
        fold_tones,
        (
            "huyện ủy",
            "thị ủy",
            "quận ủy",
            "thành ủy",
            "huyện đoàn",
            "đồn biên phòng",
            "hạt kiểm lâm",
            "đồn công an",
            "trạm công an",
        ),
    )
)
# The gazetteer has every place of these: any other words are the secretary's name ("Thành ủy Đồng Văn Thanh").
_COMMITTEES = tuple(map(fold_tones, ("huyện ủy", "thị ủy", "quận ủy", "thành ủy", "huyện đoàn")))
_COOPERATIVE = fold_tones("hợp tác xã")
_BORDER_GATE = folded_pattern(r" +cửa khẩu(?: quốc tế)?(?: cảng)?(?= +\S)")
_IN_A_PROVINCE = folded_pattern(r",? *\(?tỉnh ")
# Separators between the bodies of a list that ends in one level.
_LISTS = folded_pattern(r" *(?:,|và|-|/) *(?:(?:nguyên )?(?:phó )?(?:chủ tịch|bí thư) +)?")
_LEVELS = frozenset({"tỉnh", "huyện", "xã"})
_LEVEL_OF = {
    "tỉnh": "tỉnh",
    "thành phố": "tỉnh",
    "tp.": "tỉnh",
    "tp": "tỉnh",
    "huyện": "huyện",
    "quận": "huyện",
    "thị xã": "huyện",
    "tx.": "huyện",
    "xã": "xã",
    "phường": "xã",
    "thị trấn": "xã",
    "đặc khu": "xã",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the text; ``level`` is ``central``, ``tỉnh``, ``huyện``, ``xã``, or ``None`` if not stated."""

    id: str
    name: str
    level: str | None
    start: int
    end: int
    head: str
    """The head as worded in the gazetteer."""


def find_bodies(
    reading: Reading, names: Sequence[Named], places: Sequence[ProvinceName], home: str | None
) -> list[Body]:
    """Each body named, longest form first, in order of place.

    Args:
        names: the communes and districts named.
        places: the provinces named.
        home: the name of the article's own province ("tỉnh Lâm Đồng"), for bodies named without one.
    """
    by_start = {start: place.end for place in places for start in (place.start, place.name_start)}
    by_start.update((named.name_start, named.end) for named in names)
    found: list[Body] = []
    listed: list[Hit] = []
    hits = reading.longest("body")
    for i, hit in enumerate(hits):
        if found and hit.start < found[-1].end:
            continue
        if any(named.start <= hit.start and named.name_start < hit.end <= named.end for named in names):
            continue  # "xã Đoàn Kết" is not the youth union
        following = hits[i + 1] if i + 1 < len(hits) else None
        if reading.text[hit.start].islower() and _IN_A_WORD.length_before(reading.folded, hit.start):
            hit = _inside(reading, hit) or hit
        body = _read_body(reading, hit, following, by_start, home)
        if listed and not _LISTS.fullmatch(reading.folded, listed[-1].end, hit.start):
            listed = []
        if body is not None:
            found.extend(_listed_body(reading, one, body.level, home) for one in listed if body.level in _LEVELS)
            found.append(body)
            listed = []
        elif _may_be_listed(reading, hit):
            listed.append(hit)
    return found


def _inside(reading: Reading, hit: Hit) -> Hit | None:
    """The longest body that begins within a hit that is not one itself."""
    inside = [other for other in reading.hits["body"] if hit.start < other.start < hit.end and not other.wording.short]
    return min(inside, key=lambda other: (other.start, -other.end), default=None)


def _may_be_listed(reading: Reading, hit: Hit) -> bool:
    """Whether the level at the end of a list completes this head: "HĐND" of "Tỉnh ủy, HĐND, UBND tỉnh"."""
    if hit.wording.entry.details.get("bare", True) is not False or reading.text[hit.start : hit.end].islower():
        return False
    if reading.text[hit.start - 1 : hit.start] in ("-", "/"):
        return False  # "Quyết định số 1036/QĐ-UBND, Chủ tịch UBND xã …"
    return not _PLURAL_BEFORE.length_before(reading.folded, hit.start)


def _listed_body(reading: Reading, hit: Hit, level: str | None, home: str | None) -> Body:
    name = _name(hit, "", f" {level}", level, home)
    return Body(hit.wording.entry.id, name, level, hit.start, hit.end, hit.wording.surface)


@dataclass(frozen=True, slots=True)
class BodyRefusal:
    """Why a head of the gazetteer names no single body; the sample has a head that is left out for this."""

    name: str
    applies: Callable[[Reading, Hit], bool]
    sample: str


def _is_common_noun(reading: Reading, hit: Hit) -> bool:
    return reading.text[hit.start : hit.end].islower() and not hit.wording.entry.details.get("topic")


def _is_in_a_number(reading: Reading, hit: Hit) -> bool:
    return reading.folded.endswith(("/", "-"), 0, hit.start) and reading.text[hit.start : hit.end].isupper()


def _is_a_room_of_another(reading: Reading, hit: Hit) -> bool:
    is_room = reading.text.startswith("phòng", hit.start) and reading.folded.endswith("trưởng ", 0, hit.start)
    return is_room and bool(hit.wording.entry.details.get("headed_within"))


def _is_plural(reading: Reading, hit: Hit) -> bool:
    # "Sở Nội vụ, các đơn vị": only the bare heads become plural across a comma.
    folded, details = reading.folded, hit.wording.entry.details
    if details.get("cluster") or (details.get("numbered") and _NUMBERED_TAIL.match(folded, hit.end)):
        return False
    return bool(_PLURAL_AFTER.match(folded, hit.end) and (folded[hit.end] != "," or details.get("bare", True) is False))


BODY_REFUSALS: tuple[BodyRefusal, ...] = (
    BodyRefusal("common_noun", _is_common_noun, "Các thầy dạy ở trường chính trị tỉnh, rồi vào quân khu."),
    BodyRefusal(
        "office_of_a_member",
        lambda reading, hit: (
            reading.folded.startswith(" viên", hit.end) and reading.folded.endswith(_COMMITTEE, hit.start, hit.end)
        ),
        "Dự lễ có đồng chí Tỉnh ủy viên Lê Văn Hà.",
    ),
    BodyRefusal("number_of_a_document", _is_in_a_number, "Công văn số 1876/SNV-TĐKT nêu rõ."),
    BodyRefusal(
        "room_of_another_body",
        _is_a_room_of_another,
        "Trưởng phòng Thi đua - Khen thưởng Sở Nội vụ phát biểu.",
    ),
    BodyRefusal(
        "several",
        lambda reading, hit: bool(_PLURAL_BEFORE.length_before(reading.folded, hit.start)),
        "Lãnh đạo các Sở Nội vụ dự họp.",
    ),
    BodyRefusal("plural_behind", _is_plural, "Lãnh đạo UBND các huyện dự họp."),
)
"""Ordered; the first that applies decides."""


def refused_by(reading: Reading, hit: Hit) -> BodyRefusal | None:
    """The rule by which a head names no single body."""
    for rule in BODY_REFUSALS:
        if rule.applies(reading, hit):
            return rule
    return None


def _read_body(
    reading: Reading, hit: Hit, following: Hit | None, by_start: dict[int, int], home: str | None
) -> Body | None:
    if refused_by(reading, hit) is not None:
        return None
    text, folded, entry = reading.text, reading.folded, hit.wording.entry
    if entry.details.get("cluster"):
        return _read_cluster(reading, hit)
    end, level, tail = _read_tail(reading, hit, by_start)
    if tail == "" and following is not None and _is_joined(reading, end, following):
        inner_end, level, tail = _read_tail(reading, following, by_start)
        tail = f" {text[following.start : following.end]}{tail}"
        end = inner_end
    if tail == "" and not _stands_alone(reading, hit, end):
        return None
    start = hit.start
    before = folded[max(0, start - 20) : start]
    if before.rstrip().endswith(_PREFIX_ENDS) and (prefix := _PREFIX.search(before)):
        start -= len(prefix.group())
    level = level or _own_level(entry, folded[hit.start : hit.end])
    return Body(
        id=entry.details.get("at_level", {}).get(level or "", entry.id),
        name=_name(hit, text[start : hit.start], tail, level, home),
        level=level,
        start=start,
        end=end,
        head=hit.wording.surface,
    )


def _is_joined(reading: Reading, end: int, following: Hit) -> bool:
    """Does another head follow directly: "Hội Phụ nữ Công an tỉnh"?"""
    gap = reading.text[end : following.start]
    return gap.isspace() and "\n" not in gap and not following.wording.entry.details.get("cluster")


def _stands_alone(reading: Reading, hit: Hit, end: int) -> bool:
    """May a head without a place behind it name a single body?"""
    folded, details = reading.folded, hit.wording.entry.details
    if details.get("bare", True) is not False:
        return True
    if details.get("named_for_work") and not reading.text[hit.start].islower() and _NAMED_FOR.match(folded, hit.end):
        return True
    if details.get("led") and _is_led(reading, hit):
        return True
    return _ENDS_IN_LEVEL.search(folded[hit.start : end]) is not None


def _may_be_a_person(words: Sequence[str]) -> bool:
    return words[0].lower() in FAMILY_NAMES and 3 <= len(words) <= 4


def _is_led(reading: Reading, hit: Hit) -> bool:
    """Whether its leader or "Bộ Tư lệnh" shows that a head without a place is one body."""
    if reading.text.startswith(("Bộ Tư lệnh", "Ban Thường vụ"), hit.start):
        return True
    return bool(_LEADER_BEFORE.length_before(reading.folded, hit.start))


def _read_tail(reading: Reading, hit: Hit, by_start: dict[int, int]) -> tuple[int, str | None, str]:
    """End of the body's name, its level if the text states it, and the words of the place."""
    text, folded = reading.text, reading.folded
    end, level = hit.end, None
    own = folded.endswith(_LEVEL_ENDS, hit.start, hit.end) and _ENDS_IN_LEVEL.search(folded[hit.start : hit.end])
    if own and not folded.endswith(_COOPERATIVE, hit.start, hit.end):
        level = _LEVEL_OF[own.group(1)]
    elif match := _TAIL_LEVEL.match(folded, hit.end):
        level, end = _LEVEL_OF[match.group(1)], match.end()
        glued = folded.startswith(".", end) and (by_start.get(match.start(1)) or by_start.get(end + 1))
        if glued and glued > end:
            return glued, level, text[hit.end : glued]  # "UBND TP.HCM"
    elif (match := _SHORT_LEVEL.match(folded, hit.end)) and (place := by_start.get(match.end())):
        return place, _LEVEL_OF[_WRITTEN_OUT[match.group(1)]], text[hit.end : place]
    elif folded.endswith("đồn biên phòng", hit.start, hit.end) and (m := _BORDER_GATE.match(folded, hit.end)):
        end = m.end()
    elif match := _CENTRAL.match(folded, hit.end):
        return match.end(), "central", text[hit.end : match.end()]
    elif hit.wording.entry.details.get("numbered") and (m := _NUMBERED_TAIL.match(folded, hit.end)):
        end = m.end()
        area = _OF_AN_AREA.match(folded, end)
        if area and (stop := by_start.get(area.end()) or end_of_name(reading, area.end())):
            return stop, None, text[hit.end : stop]
        if not (further := _TAIL_LEVEL.match(folded, end)):
            return end, None, text[hit.end : end]
        level, end = _LEVEL_OF[further.group(1)], further.end()
    name_start = end
    while name_start < len(text) and text[name_start] in " \u00a0":
        name_start += 1
    if name_start > end or folded[end - 1] == ".":
        end = _end_of_place(reading, hit, level, end, name_start, by_start)
    return end, level, text[hit.end : end]


def _end_of_place(
    reading: Reading, hit: Hit, level: str | None, end: int, name_start: int, by_start: dict[int, int]
) -> int:
    """Where the place behind a head ends; ``end`` where none follows."""
    text, folded = reading.text, reading.folded
    if place := by_start.get(name_start):
        return place
    if level in ("huyện", "xã") and (m := _NUMBER_TAIL.match(folded, end)):
        return m.end()
    head = folded[hit.start : hit.end]
    if head.endswith(_NAMED_HEADS) and (m := CAPITALISED.match(text, name_start)):
        words = m.group().split()
        # "Bí thư Huyện ủy Lê Cường" names the secretary; "Huyện ủy Hoàng Su Phì, tỉnh Hà Giang" the district.
        person = head.endswith(_COMMITTEES) and _may_be_a_person(words)
        if (words[0].lower() in COMMON_FAMILY_NAMES or person) and not _IN_A_PROVINCE.match(folded, m.end()):
            return end
        kept = place_words(words) or 1
        kept = kept if kept <= 3 else 2  # "Hạt Kiểm lâm Kon Plông A Nhim"
        return name_start + [word.end() for word in _WORD.finditer(m.group())][kept - 1]
    if level and (m := CAPITALISED.match(text, name_start)):
        kept = place_words(m.group().split())
        # After "tỉnh" a name that is not a province is the chairman's: "Chủ tịch UBND tỉnh Lê Văn A". In a line of
        # capitals the sentence goes on: "CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN".
        if kept and not m.group().isupper() and not folded[hit.start : end].endswith("tỉnh"):
            return name_start + [word.end() for word in _WORD.finditer(m.group())][kept - 1]
    return end


def _read_cluster(reading: Reading, hit: Hit) -> Body | None:
    text = reading.text
    tail = _CLUSTER_TAIL.match(reading.folded, hit.end)
    if tail is None and not text[hit.start].isupper():
        return None
    end = tail.end() if tail else hit.end
    entry = hit.wording.entry
    return Body(entry.id, entry.name + text[hit.end : end], None, hit.start, end, hit.wording.surface)


def _own_level(entry: Entry, folded: str) -> str | None:
    level = entry.details.get("level")
    return {"central": "central", "province": "tỉnh", "district": "huyện", "commune": "xã"}.get(str(level))


def _name(hit: Hit, prefix: str, tail: str, level: str | None, home: str | None) -> str:
    """The gazetteer's name of the head, then the place: the one printed, else the article's own province."""
    surface, entry = hit.wording.surface, hit.wording.entry
    head = entry.name if hit.wording.abbreviated else surface
    if entry.details.get("full_name"):
        head = entry.name + (" huyện" if surface.endswith("huyện") else "")
    if "đồng đồng" in head:
        head = entry.name
    name = f"{prefix}{head}{tail}"
    printed = tail.strip().lower()
    of_the_city = printed == "thành phố" and home is not None and home.startswith("thành phố ")
    if (printed in ("", "tỉnh") or of_the_city) and level == "tỉnh" and home:
        place = home
        if name.endswith(("tỉnh", "ủy", "đoàn", "thành phố")):
            place = place.partition(" ")[2] if place.startswith("tỉnh ") else place.removeprefix("thành phố ")
        name = f"{name} {place}"
    return " ".join(name.split())


def body_mentions(reading: Reading, bodies: list[Body]) -> list[BodyMention]:
    """The bodies as facts."""
    found = []
    for body in bodies:
        start, end = reading.span(body.start, body.end)
        found.append(BodyMention(id=body.id, name=body.name, quote=reading.given[start:end], start=start, end=end))
    return found
