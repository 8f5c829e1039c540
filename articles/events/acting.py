"""The organisers of an event: bodies in the position of the acting one, and numbered clusters of units."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.names import UPPER
from articles.annotation.reading import Reading
from articles.events.words import words_of
from articles.models import Annotations, BodyMention
from articles.places import units_with_key
from articles.text import fold_for_matching, folded_pattern

# A plain word of each pattern is looked for first: most beginnings have none.
_UNITS = ("cụm", "khối")
_NUMBERED = folded_pattern(r"(?<![^\W_])(?P<unit>cụm|khối)(?: thi đua)?(?: số)? (?P<n>\d{1,2}|[ivx]{1,4})(?![\w/])")
# "Cụm thi đua các tỉnh Bắc Trung Bộ", "Cụm 6 tỉnh miền núi phía Bắc", "Cụm thi đua miền Tây Nam Bộ"
_PARTS_OF_A_REGION = r"(?:ven biển|miền núi|miền|phía|vùng|khu vực|trung du)"
_NAMED = re.compile(
    r"(?P<unit>[Cc]ụm|[Kk]hối)(?: [Tt]hi đua)? "
    r"(?:(?:các|\d{1,2}) (?:tỉnh|thành phố|xã|phường|sở|trường|đơn vị|doanh nghiệp)"
    r"(?:,? (?:và )?(?:tỉnh|thành phố|xã|phường|đặc khu))*"
    rf"(?P<name>(?: (?:[{UPPER}][^\W\d_]*|{_PARTS_OF_A_REGION}|và(?= {_PARTS_OF_A_REGION})))+)|"
    rf"(?P<region>(?:{_PARTS_OF_A_REGION} )*(?:[{UPPER}][^\W\d_]* )+(?:Bộ|Nguyên|Hồng|Long)(?![^\W_])))"
)
_BEFORE_A_REGION = folded_pattern(r"^(?:(?:miền|vùng|khu vực|các) )+(?!núi)")
# "Khối thi đua kinh tế tổng hợp", "Khối các ngân hàng"
_BEFORE_A_FIELD = folded_pattern(
    r"(?<![^\W_])(?P<unit>cụm|khối)(?: thi đua)? (?:các )?(?:cơ quan |đơn vị |sở, ngành |sở, ban, ngành )?"
)
# "Trung đoàn 271 (Sư đoàn 5, Quân khu 7)", "Lữ đoàn Công binh 575", "Vùng Cảnh sát biển 4"
_ITS_NUMBER = folded_pattern(r"(?: [^\W\d_]+){0,3} (?P<n>\d{1,3}|[ivx]{1,5})(?![\w/])")
# "Trường THPT Lê Minh Xuân", "Công ty Cao su Chư Sê": capitals behind the kind, and a word or two between them
_ITS_NAME = re.compile(
    rf"(?: [{UPPER}][\w&.-]*|(?: (?!ở |tại |của |trên |và |do |cho |với )[^\W\d_]+){{1,2}}(?= [{UPPER}]))+"
)
# "Liên minh Hợp tác xã tỉnh", "Ngày Hợp tác xã Việt Nam" are no co-operative.
_OF_A_LONGER_NAME = folded_pattern(r"(?<![^\W_])(?:liên minh|liên hiệp|ngày|ngành|hội) $")
_HAMLETS = ("khu ", "thôn ", "bản ", "ấp ", "phố ", "dân cư ", "buôn ", "khóm ", "làng ")
_HAMLET = re.compile(
    # "già làng của bản làng Lai Châu": all its villages
    rf"(?<![^\W_])(?<!già )(?<!Già )(?P<general>(?i:buôn|bản|thôn|xóm) (?=(?i:làng|bản) ))?"
    rf"(?i:tiểu khu|thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư|buôn|khóm|làng) "
    rf"(?:[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*|\d{{1,2}})(?![\w/])"
)
_HOLDS = folded_pattern(
    r"[^.;\n]{0,40}?(?<![^\W_])(?:tổ chức|kỷ niệm|đón nhận|long trọng)(?![^\W_])|"
    r" (?:vừa )?(?:tuyên dương|biểu dương|vinh danh|tôn vinh|khen thưởng|tổng kết|sơ kết|phát động)(?![^\W_])"
)
_ACTED_ON = folded_pattern(r"(?<![^\W_])(?:của|với|tại|cho|tới|đến|thuộc) $")
_OFFICE = folded_pattern(r"(?:(?:phó )?(?:chủ tịch|giám đốc|bí thư|trưởng ban|thường trực|lãnh đạo) )+$")
_OFFICES_END = ("tịch ", "đốc ", "thư ", "ban ", "trực ", "đạo ")
_ANNIVERSARY = folded_pattern(
    r"(?P<n>[1-9](?<![\d.,/]\d)\d{1,2}) năm(?: ngày| thành lập| xây dựng| truyền thống| chiến thắng| vì|"
    r" giải phóng| qua,)"
)
_FULL_STOP = re.compile(r"[.;\n]")
_PREDICATE = 90
"""Characters after a body in which its action is stated: "… phối hợp với UBND huyện … tổ chức"."""


def acting_bodies(reading: Reading, facts: Annotations, until: int) -> frozenset[str]:
    """Ids of the bodies of the beginning that hold the event, not only attend or are named."""
    title_end = max(0, reading.folded.find("\n"))
    found = set()
    for body in facts.bodies:
        if body.id is None or not title_end <= body.start < until:
            continue
        office = None
        if reading.folded.endswith(_OFFICES_END, 0, body.start):
            office = _OFFICE.search(reading.folded, max(0, body.start - 40), body.start)
        start = office.start() if office else body.start
        stop = _FULL_STOP.search(reading.folded, body.end, body.end + _PREDICATE)
        end = stop.start() if stop else body.end + _PREDICATE
        if (
            words_of("organising").search(reading.folded, body.end, end)
            and not _ACTED_ON.search(reading.folded, max(0, start - 10), start)
        ) or reading.folded.endswith("do ", 0, body.start):
            found.add(with_level(body))
    return frozenset(found)


def visited_bodies(reading: Reading, facts: Annotations, start: int, end: int) -> frozenset[str]:
    """Ids of the bodies at which something is done, between two positions: "giám sát tại Sở Y tế"."""
    return frozenset(
        body.id
        for body in facts.bodies
        if body.id and start <= body.start < end and reading.folded.endswith(("tại ", "với "), 0, body.start)
    )


def anniversaries(folded: str) -> frozenset[str]:
    """Which anniversaries a beginning mentions: "78 năm Ngày truyền thống" is ``78``."""
    return frozenset(match["n"] for match in _ANNIVERSARY.finditer(folded))


def with_level(body: BodyMention) -> str:
    """A body's id and the level that its name states: ``ubnd tỉnh``, ``ubnd phường``, ``so-noi-vu``."""
    level = _level_in(body.name)
    return f"{body.id} {level}" if level else str(body.id)


@lru_cache(maxsize=4096)
def _level_in(name: str) -> str | None:
    words = fold_for_matching(name).replace("tp.", "thành phố").replace("tp ", "thành phố ")
    level = words_of("body_levels").search(words)
    return level.group() if level else None


def named_clusters(reading: Reading, until: int) -> frozenset[str]:
    """Clusters of units by region or field, folded: "Cụm thi đua các tỉnh Bắc Trung Bộ" is ``cụm bắc trung bộ``."""
    if not any(reading.folded.find(unit, 0, until) >= 0 for unit in _UNITS):
        return frozenset()
    found = set()
    for match in _NAMED.finditer(reading.text, 0, until):
        name = fold_for_matching(match["name"] or match["region"]).strip()
        found.add(f"{match['unit'].casefold()} {_BEFORE_A_REGION.sub('', name)}")
    for match in _BEFORE_A_FIELD.finditer(reading.folded, 0, until):
        if field := words_of("cluster_fields").match(reading.folded, match.end(), until):
            found.add(f"{match['unit']} {field.group()}")
    return frozenset(found)


def numbered_forces(folded: str) -> frozenset[str]:
    """Military and other units by number, each with its level: "Lữ đoàn Công binh 575" is ``lữ đoàn 575``."""
    units = words_of("numbered_forces").finditer(folded)
    numbered = ((unit.group(), _ITS_NUMBER.match(folded, unit.end())) for unit in units)
    return frozenset(f"{unit} {number['n']}" for unit, number in numbered if number)


def named_hamlets(text: str, folded: str) -> frozenset[str]:
    """Villages and neighbourhoods below a commune, by level and name, folded."""
    if not any(kind in folded for kind in _HAMLETS):
        return frozenset()
    named = (fold_for_matching(match.group()) for match in _HAMLET.finditer(text) if not match["general"])
    return frozenset(name for name in named if not units_with_key(name))


def holding_institutions(text: str, folded: str) -> frozenset[str]:
    """Schools, hospitals and the like that hold something, by kind and name, folded: ``trường: thpt lê minh xuân``."""
    found = set()
    for kind in words_of("institutions").finditer(folded):
        name = _ITS_NAME.match(text, kind.end())
        if (
            not _OF_A_LONGER_NAME.search(folded, max(0, kind.start() - 12), kind.start())
            and name is not None
            and len(words := folded[name.start() : name.end()].split()) > 1
            and _HOLDS.match(folded, name.end())
        ):
            found.add(f"{kind.group()}: {' '.join(words)}")
    return frozenset(found)


def numbered_units(folded: str) -> frozenset[str]:
    """Clusters and blocks by number: "Cụm thi đua số 2" is ``cụm 2``."""
    if not any(unit in folded for unit in _UNITS):
        return frozenset()
    return frozenset(f"{match['unit']} {match['n']}" for match in _NUMBERED.finditer(folded))
