"""The organisers of an event: bodies in the position of the acting one, and numbered clusters of units."""

from __future__ import annotations

import re

from articles.annotation.reading import Reading
from articles.events.words import words_of
from articles.models import Annotations, BodyMention
from articles.text import fold_for_matching, folded_pattern

_NUMBERED = folded_pattern(r"(?<![^\W_])(?P<unit>cụm|khối)(?: thi đua)?(?: số)? (?P<n>\d{1,2}|[ivx]{1,4})(?![\w/])")
# "Cụm thi đua các tỉnh Bắc Trung Bộ"
_NAMED = re.compile(
    r"(?P<unit>[Cc]ụm|[Kk]hối) (?:[Tt]hi đua )?các (?:tỉnh|thành phố|xã|phường|sở|trường|đơn vị|doanh nghiệp)"
    r"(?:,? (?:và )?(?:tỉnh|thành phố|xã|phường|đặc khu))*(?P<name>(?: (?:[A-ZĐÀ-Ỹ][^\W\d_]*|ven biển|miền núi))+)"
)
# "Trung đoàn 271 (Sư đoàn 5, Quân khu 7)", "Thuế cơ sở 3"
_FORCES = folded_pattern(
    r"(?<![^\W_])(?P<unit>quân khu|quân đoàn|binh đoàn|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|hải đội|hải đoàn|vùng|"
    r"đoàn kinh tế - quốc phòng|thuế cơ sở|chi cục hải quan khu vực)"
    r"(?: [a-zđà-ỹ]+){0,2} (?P<n>\d{1,3}|[ivx]{1,5})(?![\w/])"
)
_ACTED_ON = folded_pattern(r"(?<![^\W_])(?:của|với|tại|cho|tới|đến|thuộc) $")
_OFFICE = folded_pattern(r"(?:(?:phó )?(?:chủ tịch|giám đốc|bí thư|trưởng ban|thường trực|lãnh đạo) )+$")
_ANNIVERSARY = folded_pattern(
    r"(?<![\d.,/])(?P<n>[1-9]\d{1,2}) năm(?: ngày| thành lập| xây dựng| truyền thống| chiến thắng| vì|"
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


def anniversaries(folded: str) -> frozenset[str]:
    """Which anniversaries a beginning mentions: "78 năm Ngày truyền thống" is ``78``."""
    return frozenset(match["n"] for match in _ANNIVERSARY.finditer(folded))


def with_level(body: BodyMention) -> str:
    """A body's id and the level that its name states: ``ubnd tỉnh``, ``ubnd phường``, ``so-noi-vu``."""
    words = fold_for_matching(body.name).replace("tp.", "thành phố").replace("tp ", "thành phố ")
    level = words_of("body_levels").search(words)
    return f"{body.id} {level.group()}" if level else str(body.id)


def named_clusters(reading: Reading, until: int) -> frozenset[str]:
    """Clusters of units by name, folded: "Cụm thi đua các tỉnh Bắc Trung Bộ" is ``cụm bắc trung bộ``."""
    return frozenset(
        fold_for_matching(f"{match['unit']}{match['name']}") for match in _NAMED.finditer(reading.text, 0, until)
    )


def numbered_forces(folded: str) -> frozenset[str]:
    """Military and other units by number, each with its level: "Lữ đoàn Công binh 575" is ``lữ đoàn 575``."""
    return frozenset(f"{match['unit']} {match['n']}" for match in _FORCES.finditer(folded))


def numbered_units(folded: str) -> frozenset[str]:
    """Clusters and blocks by number: "Cụm thi đua số 2" is ``cụm 2``."""
    return frozenset(f"{match['unit']} {match['n']}" for match in _NUMBERED.finditer(folded))
