"""The giver of an award, in full: "Chủ tịch UBND tỉnh" is the chairman of the province of the event."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.provinces import official_place
from articles.annotation.reading import Reading
from articles.events.reported import ReportedEvent
from articles.events.words import words_of
from articles.gazetteer import entries_by_kind
from articles.text import fold_for_matching, folded_pattern

# "Chủ tịch UBND tỉnh", "Chủ tịch UBND TP Cần Thơ", "UBND TPHCM": the province's own, however it is shortened.
_PROVINCIAL = folded_pattern(r"(?:^| )(?P<unit>tỉnh|thành phố|tp\.?)(?: (?P<name>[^,;()]+))?$")
_CITY = folded_pattern(r"(?:^| )(?P<unit>(?:thành phố|tp\.?) ?hcm|tphcm|sài gòn|tp\.? ?hồ chí minh)$")
_LOCAL = folded_pattern(r"(?:^| )(?P<unit>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)$")
_UNITS = {"tx.": "thị xã", "tx": "thị xã", "tp.": "thành phố", "tp": "thành phố", "p.": "phường", "h.": "huyện"}
# "Ban Thường vụ Tỉnh ủy": the Party's committee of the province.
_PARTY = folded_pattern(r"(?:^| )(?:tỉnh ủy|thành ủy)$")
_DEPARTMENT = folded_pattern(r"^(?P<office>(?:phó )?giám đốc) sở$")
_OF_A_DEPARTMENT = folded_pattern(r"^(?:phó )?giám đốc sở [^\W\d_]")
# "Trưởng ban Ban Quản lý": of the one board that the report names in full
_BOARD = folded_pattern(r"(?:^|(?:ban|đốc) )ban quản lý$")
_BOARD_IN_FULL = re.compile(
    r"(?P<name>Ban Quản lý (?=[A-ZĐ])[^,.;()\n]{3,60}?)(?= sơ kết| tổng kết| tổ chức| phối hợp| chủ trì| trao| tặng|,)"
)
# "Tư lệnh Vùng", "Trung ương Hội": the unit is named in full elsewhere in the report.
_BEFORE_A_UNIT = folded_pattern(r"(?:^|(?:lệnh|trưởng|chính ủy|đốc|tịch|trung ương) )$")
_HOLDS = folded_pattern(r"[^,.;\n]{0,30}?(?<![^\W_])(?:tổ chức|trao|công bố)(?![^\W_])")
# "120 cá nhân được Trung ương Hội tặng Bằng khen"
_CENTRAL = folded_pattern(
    r"(?<![^\W_])(?:được|của) (?:ban chấp hành )?trung ương (?P<unit>hội|đoàn)(?: tặng| trao|$)(?![^\W_])"
)


# Offices of which the state has one.
_IN_FULL = {
    "thủ tướng": "Thủ tướng Chính phủ",
    "thống đốc": "Thống đốc Ngân hàng Nhà nước",
    "tổng thanh tra": "Tổng Thanh tra Chính phủ",
    "tổng kiểm toán": "Tổng Kiểm toán nhà nước",
}
_UNIT_GIVES = folded_pattern(
    r"^\s*(?:(?:dịp này|cũng dịp này|tại buổi lễ|tại hội nghị|cũng tại buổi lễ), *)?(?P<unit>tỉnh|thành phố) "
    r"(?:(?:đồng thời|cũng|đã|còn) )*(?:trao tặng|tặng|trao)(?![^\W_])"
)


def full_giver(giver: str, event: ReportedEvent) -> str:
    """The giver with the name of its province, commune or department, where the report settles which it is."""
    folded = fold_for_matching(giver)
    if folded in _IN_FULL:
        return _IN_FULL[folded]
    if city := _CITY.search(folded):
        return giver[: city.start("unit")] + (official_place("ho-chi-minh") or giver[city.start("unit") :])
    if _DEPARTMENT.match(folded):
        giver = _with_department(giver, event)
        folded = fold_for_matching(giver)
    if _OF_A_DEPARTMENT.match(folded):
        place = _province_named(event)
        return giver if place is None or fold_for_matching(_without_level(place)) in folded else f"{giver} {place}"
    if _BOARD.search(folded):
        named = {match["name"] for match in _BOARD_IN_FULL.finditer(event.text)}
        return giver[: folded.rfind("ban quản lý")] + named.pop() if len(named) == 1 else giver
    if (short := _shortened(folded)) is not None:
        return _as_named(giver, folded[short:], short, event)
    if _PARTY.search(folded):
        return _with_province(giver, event)
    if (local := _LOCAL.search(folded)) and (unit := _unit_named(event, local["unit"])):
        return giver[: local.start("unit")] + unit
    provincial = _PROVINCIAL.search(folded)
    if provincial is None:
        return giver
    place = _province_named(event)
    if place is None or (provincial["name"] and not _is_named(place, provincial["name"])):
        return giver
    if provincial["unit"] == "tỉnh" and not place.startswith("tỉnh") and not provincial["name"]:
        # A province that has become a city is still called a province by some; any other is not the event's.
        called = f"tỉnh {_without_level(place)}"
        return giver[: provincial.start("unit")] + called if fold_for_matching(called) in event.folded else giver
    return giver[: provincial.start("unit")] + place


def central_giver(clause: str, event: ReportedEvent) -> str | None:
    """The central body of an organisation that a folded clause calls only "Trung ương Hội"."""
    named = _CENTRAL.search(clause)
    if named is None:
        return None
    giver = f"Trung ương {named['unit'].capitalize()}"
    full = full_giver(giver, event)
    return full if full != giver else None


def province_giver(clause: str, event: ReportedEvent) -> str | None:
    """The province or city that gives in a folded clause by its kind alone: "Thành phố đồng thời tặng danh hiệu"."""
    giving = _UNIT_GIVES.search(clause)
    place = _province_named(event)
    return f"UBND {place}" if giving and place and place.startswith(f"{giving['unit']} ") else None


def holder_before(reading: Reading, event: ReportedEvent, position: int) -> str | None:
    """The body that holds the ceremony at which a prize is given: its own by the organisation's rules."""
    start, _ = reading.sentence(position)
    for body in reversed(event.facts.bodies):
        if start <= body.start < position and _HOLDS.match(reading.folded, body.end):
            return body.name
    return None


@lru_cache(maxsize=256)
def is_national_award(award: str) -> bool:
    """Is it the President's or the Prime Minister's to give?"""
    return _awards().get(award) in ("Chủ tịch nước", "Thủ tướng Chính phủ")


def given_by_law(award: str | None) -> str | None:
    """The only giver of an award by law: orders, medals and state titles are the President's (Law 06/2022, 77)."""
    entry = _awards().get(award) if award else None
    return entry if entry == "Chủ tịch nước" else None


@lru_cache(maxsize=1)
def _awards() -> dict[str, str]:
    return {entry.id: str(entry.details.get("giver", "")) for entry in entries_by_kind()["award"]}


def _province_named(event: ReportedEvent) -> str | None:
    day = event.days[0] if event.days else event.report.published_on
    return official_place(event.province_then or event.province, day)


def _with_province(giver: str, event: ReportedEvent) -> str:
    """ "Tỉnh ủy" of a province, "Thành ủy" of a city that is one: with its name."""
    place = _province_named(event)
    if place is None or place.casefold().startswith("tỉnh") != giver.casefold().replace("uỷ", "ủy").endswith("tỉnh ủy"):
        return giver
    return f"{giver} {_without_level(place)}"


def _without_level(place: str) -> str:
    first, _, rest = place.partition(" ")
    return rest if first == "tỉnh" else rest.partition(" ")[2]


def _is_named(place: str, name: str) -> bool:
    return fold_for_matching(place).endswith(name.strip())


def _unit_named(event: ReportedEvent, unit: str) -> str | None:
    """The one commune or district of that level that the report names, as printed there."""
    found = {
        place.name
        for place in event.facts.places
        if place.level != "province" and fold_for_matching(place.name).startswith(f"{unit} ")
    }
    if len(found) > 1 and event.local:
        found = {name for name in found if fold_for_matching(name).endswith(event.local)}
    return found.pop() if len(found) == 1 else _unit_of_a_body(event, unit)


def _unit_of_a_body(event: ReportedEvent, unit: str) -> str | None:
    """The unit whose body the report names in full, where the gazetteer has none: "UBND TX. Gò Công"."""
    found = set()
    for body in event.facts.bodies:
        words = body.quote.split()
        for place, word in enumerate(words[:-1]):
            if _UNITS.get(fold_for_matching(word), "") == unit or fold_for_matching(word) == unit:
                found.add(f"{unit} {' '.join(words[place + 1 :])}")
    return found.pop() if len(found) == 1 else None


def _shortened(folded: str) -> int | None:
    """Where the unit begins that a giver's name ends in, if it is only its kind: "Tư lệnh Vùng"."""
    for unit in words_of("shortened_units").finditer(folded):
        if unit.end() == len(folded) and _BEFORE_A_UNIT.search(folded[: unit.start()]):
            return unit.start()
    return None


def _as_named(giver: str, unit: str, start: int, event: ReportedEvent) -> str:
    """A giver whose unit only one body of the report is: "Tư lệnh Vùng" is of "Vùng 5 Hải quân"."""
    named = {body.name for body in event.facts.bodies if fold_for_matching(body.name).startswith(f"{unit} ")}
    if giver.casefold().startswith("trung ương"):
        named = {name for name in named if name.endswith("Việt Nam")}
    return giver[:start] + named.pop() if len(named) == 1 else giver


def _with_department(giver: str, event: ReportedEvent) -> str:
    """ "Giám đốc Sở" of the one department that the report names."""
    named = {
        body.name
        for body in event.facts.bodies
        if words_of("departments").match(fold_for_matching(body.name)) and len(body.name.split()) > 2
    }
    longest = {name for name in named if not any(other != name and other.startswith(name) for other in named)}
    return f"{giver[: -len('Sở')]}{longest.pop()}" if len(longest) == 1 else giver
