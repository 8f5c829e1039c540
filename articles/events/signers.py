"""Who signed a decision: "Phó Chủ tịch UBND tỉnh Trần Văn A ký Quyết định số …", "Quyết định số … do ông A ký"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation.reading import Reading
from articles.models import PersonMention
from articles.text import folded_pattern

_NUMBER = r"(?P<number>\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*)"
_SIGNS = folded_pattern(rf"(?<![^\W_])ký(?: ban hành| các)? quyết định(?: khen thưởng)?(?: số)?:? *{_NUMBER}")
_SIGNED_BY = folded_pattern(
    rf"{_NUMBER}[^.;\n]{{0,40}}?(?<![^\W_])do (?P<who>[^.;\n]{{3,120}}?)(?<![^\W_])ký(?![^\W_])"
)
_DATED = folded_pattern(r"[^.;\n\d]{0,20}ngày (?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})(?:[/.-]| năm )(?P<y>\d{4})")
_STATED = folded_pattern(rf"(?<![\w/.-]){_NUMBER}")
_LONGEST_PREDICATE = 40
"""Characters between a signer's name and "ký": ", Phó Chủ tịch UBND tỉnh, vừa"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedDecision:
    """A decision that a report names: its number as printed, its day (ISO) and signer where they are stated."""

    number: str
    decided_on: str | None
    signer: str | None


def stated_decisions(reading: Reading, people: tuple[PersonMention, ...]) -> list[StatedDecision]:
    """The decisions of a text in the order of their first mention, each once, every field that any mention gives."""
    numbers: dict[str, str] = {}
    days: dict[str, str] = {}
    signers: dict[str, str] = {}
    for match in _STATED.finditer(reading.folded):
        key = match["number"].rstrip("-.")
        numbers.setdefault(key, reading.text[match.start("number") : match.start("number") + len(key)])
        if dated := _DATED.match(reading.folded, match.end()):
            days.setdefault(key, _iso(dated))
    for match in _SIGNS.finditer(reading.folded):
        before = [p for p in people if 0 <= match.start() - p.end <= _LONGEST_PREDICATE]
        if before and not re.search(r"[.;\n]", reading.folded[before[-1].end : match.start()]):
            signers.setdefault(match["number"].rstrip("-."), before[-1].name)
    for match in _SIGNED_BY.finditer(reading.folded):
        key = match["number"].rstrip("-.")
        inside = [p for p in people if match.start("who") <= p.start and p.end <= match.end("who") + 1]
        if inside:
            signers.setdefault(key, inside[-1].name)
        if dated := _DATED.match(reading.folded, match.end()):
            days.setdefault(key, _iso(dated))
    return [
        StatedDecision(number=number, decided_on=_valid(days.get(key)), signer=signers.get(key))
        for key, number in numbers.items()
    ]


def _iso(match: re.Match[str]) -> str:
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"


def _valid(day: str | None) -> str | None:
    try:
        return Date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None
