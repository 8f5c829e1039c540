"""The place of an event: the province of its era, the commune or district that acts, and the units of a hall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation.names import UPPER, is_family_name
from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.quotes import without_speech
from articles.events.towns import province_of_town
from articles.events.words import words_of
from articles.models import Annotations, PlaceMention
from articles.places import REFORM
from articles.provinces import current_provinces, former_provinces, known_provinces, province_now
from articles.text import fold_for_matching, folded_pattern, opening_words

# "UBND xã Tân Hội", "Đảng ủy phường Hà Lầm": the unit that acts, not where a guest comes from.
_LOCAL_BODY = folded_pattern(
    r"(?:ubnd|ủy ban nhân dân|đảng ủy|huyện ủy|thành ủy|hđnd|mttq|hội [^\W\d_]+(?: [^\W\d_]+){0,3}|đoàn thanh niên|"
    r"(?:huyện |thị |thành )?đoàn|chủ tịch|công đoàn|công an)"
    r" +$"
)
_OPENS = folded_pattern(r"(?:^|[,\n] *|[.;] |do |của |: )$")
_AT = folded_pattern(r"(?<![^\W_])(?:tại|ở)(?: điểm cầu)?(?: tỉnh| thành phố| tp\.?| thủ đô)? *$")
# "do tỉnh Thanh Hóa đăng cai"
_HOSTS = folded_pattern(r" *(?:đăng cai|làm chủ nhà)(?![^\W_])")
# "Trong buổi họp mặt kỷ niệm 78 năm Ngày truyền thống thi đua yêu nước của thành phố Cần Thơ": whose it is
_GATHERING_OF = folded_pattern(
    r"(?<![^\W_])(?:lễ|hội nghị|đại hội|họp mặt|gặp mặt|buổi [^\W\d_]+ [^\W\d_]+)(?! toàn quốc)(?![^\W_])"
    r"(?:(?! toàn quốc| cả nước| cho | các tỉnh| đoàn | đại biểu| đội | có | nghe | báo cáo| tham luận| phát biểu|"
    r" kinh nghiệm)[^,.;:\n]){0,110} của"
    r"(?: tỉnh| thành phố| tp\.?| thủ đô)? *$"
)
# "do Bộ Tư lệnh Quân khu 2 tổ chức": of several provinces
_HELD_ABOVE_PROVINCES = folded_pattern(
    r"(?:bộ tư lệnh |đảng ủy |bộ chỉ huy )?(?:quân khu|quân đoàn|binh đoàn|quân chủng|binh chủng)(?![^\W_])"
)
# "tuyến cao tốc Quảng Ngãi - Hoài Nhơn": the name of a road.
_ROAD = folded_pattern(
    r"(?<![^\W_])(?:cao tốc|đường sắt|quốc lộ|tuyến|hành lang kinh tế|đường vành đai)[^,.;()\n]{0,40}$"
)
# "do UBND tỉnh Hưng Yên tổ chức": the holder is above those who attend.
_HELD_BY = folded_pattern(
    opening_words("do") + r" (?P<holder>[^,.;()\n]{2,80}?) "
    r"(?:phối hợp [^,.;()\n]{2,60} )?(?:tổ chức|đăng cai|chủ trì)(?![^\W_])"
)
_LOCAL_HOLDER = folded_pattern(r"(?<![^\W_])(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thôn|bản)(?![^\W_])")
# "Trong số này có Công an xã Hòa Xuân", "Phó Chủ tịch UBND xã Tương Dương, cho biết"
_LISTED = folded_pattern(r"(?<![^\W_])(?:trong (?:số )?(?:này|đó)(?: có)?|gồm|quê|trú|sinh)(?![^\W_])[^.;:\n]{0,60}$")
# "Xã Đức Cơ vừa tham dự hội nghị", "xã Bảo Thắng có 3 nông dân được tuyên dương"
_ATTENDS = folded_pattern(
    r" có (?:\d+|hai|ba|bốn|năm) [^,.;\n]{2,40}? (?:được|dự|tham dự|nhận|là)(?![^\W_])|"
    r" có \d+ (?:tập thể|cá nhân|người|nông dân|hộ|học sinh|giáo viên|đại biểu|đơn vị|đảng viên|hội viên|đoàn viên)"
    r"(?![^\W_])|"
    r"[^,.;\n]{0,20}?(?<![^\W_])(?:tham dự|về dự|đi dự|dự|tham gia) "
    r"(?:lễ|hội nghị|đại hội|chương trình|lớp|khóa|buổi|đợt tập huấn)(?![^\W_])|"
    r" (?:đã )?(?:cử|đưa) [^,.;\n]{2,40}? (?:dự|tham dự|tham gia)(?![^\W_])"
)
# "tại lễ biểu dương gương điển hình của thành phố, phường Hoàng Mai có 6 công dân được biểu dương"
_AT_ITS_PROVINCES = folded_pattern(
    r"(?<![^\W_])(?:tại|trong|dự) (?:buổi )?(?:lễ|hội nghị|đại hội|chương trình)(?![^\W_])[^;\n]{3,220}?(?<![^\W_])"
    r"(?:của|do) (?:ubnd |ủy ban nhân dân )?(?:tỉnh|thành phố|tp\.?|thủ đô|tỉnh ủy|thành ủy)(?![^\W_])"
)
_HAS_PEOPLE = folded_pattern(
    rf"(?: vinh dự| đã)? có (?:\d{{1,3}}|{'|'.join(COUNT_WORDS)}) [^.;\n]{{2,90}}? (?:được|nhận|dự)(?![^\W_])"
)
# "đoàn xã Lấp Vò có 3 đại biểu", "Đại biểu xã Lấp Vò tại Đại hội"
_GUESTS_OF = folded_pattern(r"(?<![^\W_])(?:đoàn|đại biểu)(?: của)? (?:xã|phường|đặc khu)? *$")
# "tặng Công an phường Vinh Phú": a recipient
_GIVEN_TO = folded_pattern(r"(?<![^\W_])(?:tặng|cho|tới)(?: các)? $")
# "có bác từ Quảng Trị bắt xe từ nửa đêm"
_FROM = folded_pattern(r"(?<![^\W_])từ(?: tỉnh| thành phố| tp\.?)? *$")
# "Đoàn đại biểu tỉnh Cà Mau vừa trở về sau Đại hội toàn quốc": where guests come from
_DELEGATION = folded_pattern(r"(?<![^\W_])đoàn đại biểu(?: của)?(?: tỉnh| thành phố| tp\.?)? *$")
# "tại trụ sở UBND phường Lê Chân": a hall
_SEAT = folded_pattern(r"(?:tại|ở|trong) (?:trụ sở|hội trường|nhà văn hóa) *$")
_SPEAKS = folded_pattern(
    r"(?:,[^,.;\n]{0,40},|,)? *(?:cho biết|cho hay|chia sẻ|phát biểu|nói|nêu|kiến nghị|đề nghị|báo cáo)(?![^\W_])"
)
# "vừa hoàn thành nhiệm vụ tại TP. Hồ Chí Minh": where someone was, not where the event is.
_WORKED_AT = folded_pattern(
    r"(?:nhiệm vụ|công tác|học tập|lao động|làm việc|sinh sống|cư trú|thường trú|tạm trú|chống dịch|"
    r"sinh ra|chi viện) (?:tại|ở)[^,.;\n]{0,20}$|"
    r"(?:giành được|vô địch|đăng quang|thi đấu)[^,.;\n]{0,30} (?:tại|ở)[^,.;\n]{0,20}$|"
    # "Đại hội Thể thao toàn quốc vừa bế mạc ở TP Hồ Chí Minh": where those who are rewarded competed
    r"(?:đại hội thể thao|giải|hội khỏe|hội thao|sea games)[^,.;\n]{0,40} (?:vừa )?"
    r"(?:bế mạc|khép lại|kết thúc) (?:tại|ở)[^,.;\n]{0,20}$"
)
_HALL = folded_pattern(
    r"(?<![^\W_])(?:(?:tại|ở|về)(?: trụ sở| hội trường| nhà văn hóa| ubnd| điểm cầu| đồn biên phòng)?|"
    r"trong hội trường) *$"
)
# "bà Tám Thơi ở xã Cái Bè": a home, not a hall
_LIVES_THERE = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]* ở$")
# "bà Sùng Thị Máy, nghệ nhân dệt lanh ở xã Lùng Tám": also a home, where nothing is held
_WORKS_THERE = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]*, (?P<as>[^{UPPER},.;:\n][^,.;:\n]{{2,70}}) ở$")
_IS_TO_COME = folded_pattern(r"(?<![^\W_])(?:dự kiến|sẽ|sắp tới)(?![^\W_])")
# "UBND xã phối hợp với Sở Nội vụ tổ chức": on a commune's own site its name is left out.
_OWN_BODY = re.compile(
    rf"(?<![^\W_])(?i:ubnd|ủy ban nhân dân|đảng ủy|hđnd|mặt trận tổ quốc|ủy ban mttq việt nam|lãnh đạo|công an|"
    rf"trung tâm văn hóa|nhà văn hóa|hội trường|thi đua - khen thưởng) (?i:xã|phường|đặc khu)(?= [^{UPPER}\W])"
)
_GOES_ON = re.compile(rf" [{UPPER}][^\W\d_]*(?: [{UPPER}]|[,.]| )")
_OWN_SITE = folded_pattern(r"(?<![^\W_])(?:xã|phường|đặc khu) (?P<name>[^,(|]+?)(?: ?[,(|-] ?.*)?$")
_LEVELS = frozenset(
    fold_for_matching(word)
    for word in ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tp", "tp.", "tx.")
)
_BEFORE = 50
_NEAR = 400
_PREDICATE = 30
"""Characters after a unit's name in which its action is stated: "phường Hải Châu vừa tổ chức"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Whereabouts:
    """Names of communes and districts are folded, without their level."""

    province: str | None
    """Id of the province of today."""
    is_placed: bool
    """Is the event said to be "tại" the province, rather than the report only to be of it?"""
    province_then: str | None
    """Id of the province before July 2025, where the event was earlier and report or site settles which."""
    local: str | None
    """The commune or district whose body acts, that acts itself, or that the title names."""
    halls: frozenset[str]
    """Communes after "tại" in the dated sentence and next to it."""
    named: frozenset[str]
    """Every commune and district of the beginning."""


def find_whereabouts(
    reading: Reading,
    facts: Annotations,
    *,
    home: str | None,
    site: str | None,
    sentence: str,
    until: int,
    day: Date | None,
) -> Whereabouts:
    """Read the places of a report's beginning.

    Args:
        home: id of the report's own province, of either era.
        site: name of the site that published it.
        sentence: the folded sentence that reports the happening, or "".
        until: where the beginning ends.
        day: the event's, else the report's.
    """
    national = bool(words_of("national").search(reading.folded, 0, until))
    stated, is_placed = _stated_province(reading, facts, home, sentence, national=national)
    if not is_placed and _is_held_above_provinces(sentence):
        stated, national = None, True
    place = stated or (None if national else home)
    before = day is not None and day < REFORM
    start = max(0, reading.folded.find(sentence)) if sentence else 0
    units = [
        p
        for p in facts.places
        if p.level != "province"
        and (p.start < until or start <= p.start < start + len(sentence))
        and not _is_of_a_person(reading, p)
    ]
    halls = [
        p
        for p in units
        if p.level == "commune"
        and start <= p.start < start + len(sentence) + _NEAR
        and (at := _HALL.search(reading.folded, max(0, p.start - _BEFORE), p.start))
        # Behind the sentence "ở xã Xuân Trường" is where somebody lives or works.
        and (p.start < start + len(sentence) or not at.group().startswith("ở"))
        # "Hội nghị sơ kết dự kiến họp tại xã Kon Braih vào tháng 7" is another one.
        and (p.start < start + len(sentence) or not _IS_TO_COME.search(reading.folded, *reading.sentence(p.start)))
        and not _LIVES_THERE.search(reading.text, max(0, at.start() - 20), at.start() + 2)
        and not _works_there(reading, p)
    ]
    return Whereabouts(
        province=province_now(place),
        is_placed=is_placed or bool(halls),
        province_then=_province_then(facts, home, place) if before else None,
        local=None
        if _is_held_above(sentence)
        else _local_unit(reading, units) or _of_its_site(reading, units, until, site),
        halls=frozenset(map(_bare, halls)),
        named=frozenset(map(_bare, units)),
    )


def _province_then(facts: Annotations, home: str | None, place: str | None) -> str | None:
    """The former province, where its name is in the report or its site is of one that no longer exists.

    A site of today's province does not show in which former province an event was.
    """
    if place is None:
        return None
    now = province_now(place)
    named = [m.id for m in facts.provinces if m.id in former_provinces() and m.now == now]
    if named:
        return named[0] if len(set(named)) == 1 or place not in named else place
    return (
        home if home in former_provinces() and home not in current_provinces() and province_now(home) == now else None
    )


def _stated_province(
    reading: Reading, facts: Annotations, home: str | None, sentence: str, *, national: bool
) -> tuple[str | None, bool]:
    """The province, and whether the dated sentence places it there; else it, the title or the beginning names one.

    The report's own province counts before others beside it, unless "tại" precedes another. A national event is not
    in the province that a delegation comes from.
    """
    own = province_now(home)
    plain = without_speech(reading.folded)
    title_end = reading.folded.find("\n")
    start = max(0, reading.folded.find(sentence)) if sentence else 0
    spans = ((start, start + len(sentence)), (0, title_end), (0, start + len(sentence) + _NEAR))
    for first, last in spans:
        named = [(m.start, m.end, m.id or m.now) for m in facts.provinces if first <= m.start < last]
        named += [(p.start, p.end, p.province_now) for p in facts.places if first <= p.start < last and p.province_now]
        named = [
            one
            for one in named
            if plain[one[0]] != "~"
            and not _ROAD.search(reading.folded, max(0, one[0] - _BEFORE), one[0])
            and not _FROM.search(reading.folded, max(0, one[0] - 20), one[0])
        ]
        held = [one for one in named if not _DELEGATION.search(reading.folded, max(0, one[0] - _BEFORE), one[0])]
        if national and named and not held:
            return None, False
        for position, end, province in named:
            if _HOSTS.match(reading.folded, end):
                return province, True
            if not _WORKED_AT.search(reading.folded, max(0, position - _BEFORE), position) and _AT.search(
                reading.folded, max(0, position - 30), position
            ):
                return province, True
        if first == start and sentence:
            for position, _, province in named:
                is_owner = reading.folded.find(" của", max(start, position - 16), position) >= 0
                if is_owner and _GATHERING_OF.search(reading.folded, max(start, position - 160), position):
                    return province, True
        given = {province for *_, province in named if province and _gives(facts, province)}
        if len(given) == 1 and held:
            return given.pop(), True
        if named:
            own_names = [province for _, _, province in named if province_now(province) == own]
            return (own_names[0] if own_names else min(named)[2]), False
    if home is not None or national:
        return None, False
    return province_of_town(reading.text, reading.folded, 0, spans[-1][1]), True


def _gives(facts: Annotations, province: str) -> bool:
    """Does the province's chairman or committee give an award: "Bằng khen của Chủ tịch UBND tỉnh Đắk Lắk"?"""
    name = fold_for_matching(known_provinces()[province].name)
    of_it = (f"tỉnh {name}", f"thành phố {name}", f"tp {name}", f"tp. {name}")
    return any(a.giver and fold_for_matching(a.giver).endswith(of_it) for a in facts.awards)


def _local_unit(reading: Reading, units: list[PlaceMention]) -> str | None:
    title_end = reading.folded.find("\n")
    guests = {_bare(place) for place in units if _has_its_people_there(reading, place)}
    units = [place for place in units if not _is_a_guest(reading, place) and not _works_there(reading, place)]
    units = [place for place in units if _bare(place) not in guests]
    rules = (
        lambda p: _is_of_a_body(reading, p),
        lambda p: p.start < title_end,
        lambda p: _acts(reading, p),
        lambda p: f" {_bare(p)} " in f" {reading.folded[: max(0, title_end)]} ".replace(":", " ").replace(",", " "),
    )
    for rule in rules:
        for place in units:
            if rule(place):
                return _bare(place)
    return None


def _of_its_site(reading: Reading, units: list[PlaceMention], until: int, site: str | None) -> str | None:
    """The commune whose site reports what "UBND xã" did, without its name."""
    own = _OWN_SITE.search(fold_for_matching(site)) if site else None
    if own is None or any(_bare(place) != own["name"] or _is_a_guest(reading, place) for place in units):
        return None
    return own["name"] if _OWN_BODY.search(reading.text, 0, until) else None


def _is_held_above(sentence: str) -> bool:
    """Does the dated sentence name a holder above communes and districts: "do UBND tỉnh Hưng Yên tổ chức"?"""
    held = _HELD_BY.search(sentence)
    if held is None or _LOCAL_HOLDER.search(held["holder"]):
        return False
    return bool(words_of("higher_holders").search(held["holder"]))


def _is_held_above_provinces(sentence: str) -> bool:
    """Does the dated sentence name a holder of several provinces: "do Bộ Tư lệnh Quân khu tổ chức"?"""
    if "quân" not in sentence and "binh" not in sentence:
        return False
    return any(_HELD_ABOVE_PROVINCES.match(held["holder"]) for held in _HELD_BY.finditer(sentence))


def _is_of_a_person(reading: Reading, place: PlaceMention) -> bool:
    """Is it the first part of a name: "Bí thư Đảng ủy xã Phan Văn Hiếu"?"""
    first = place.quote.split()[-1]
    return is_family_name(first) and _GOES_ON.match(reading.text, place.end) is not None


def _is_a_guest(reading: Reading, place: PlaceMention) -> bool:
    """Does a unit attend what another holds: "Xã Đức Cơ vừa tham dự hội nghị của Cụm thi đua"?"""
    if _ATTENDS.match(reading.folded, place.end) is not None:
        return True
    return _GUESTS_OF.search(reading.folded, max(0, place.start - 20), place.start) is not None


def _has_its_people_there(reading: Reading, place: PlaceMention) -> bool:
    """Has a unit N people at its province's ceremony: "tại lễ … của thành phố, phường A có 6 người"?"""
    return bool(
        _HAS_PEOPLE.match(reading.folded, place.end)
        and _AT_ITS_PROVINCES.search(reading.folded, reading.sentence(place.start)[0], place.start)
    )


def _works_there(reading: Reading, place: PlaceMention) -> bool:
    """Is a unit named only to say where somebody lives or works?"""
    stated = _WORKS_THERE.search(reading.text, max(0, place.start - 110), place.start - 1)
    return stated is not None and not words_of("organising").search(fold_for_matching(stated["as"]))


def _is_of_a_body(reading: Reading, place: PlaceMention) -> bool:
    """Is the unit that of a body which is neither one of many recipients nor a guest's who speaks?"""
    body = _LOCAL_BODY.search(reading.folded, max(0, place.start - _BEFORE), place.start)
    if (
        body is None
        or _SEAT.search(reading.folded, max(0, body.start() - 20), body.start())
        or _SPEAKS.match(reading.folded, place.end)
    ):
        return False
    if _GIVEN_TO.search(reading.folded, max(0, body.start() - 20), body.start()):
        return False
    return not _LISTED.search(reading.folded, max(0, body.start() - _BEFORE - 20), body.start())


def _acts(reading: Reading, place: PlaceMention) -> bool:
    """Is a unit in the position of the acting one: "Chiều 3/2, phường Hải Châu phát động"?"""
    folded = reading.folded
    return bool(
        _OPENS.search(folded, max(0, place.start - _BEFORE), place.start)
        and (verb := words_of("organising").search(folded, place.end, place.end + _PREDICATE))
        and not re.search(r"[,.;:(\n]| được | về ", folded[place.end : verb.start()])
    )


def _bare(place: PlaceMention) -> str:
    name = fold_for_matching(place.quote)
    level, _, rest = name.partition(" ")
    if rest and level in _LEVELS:
        return rest
    first_two = " ".join(name.split()[:2])
    return name[len(first_two) + 1 :] if first_two in _LEVELS and len(name) > len(first_two) else name
