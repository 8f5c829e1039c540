"""Signers of decisions: "Phó Chủ tịch UBND tỉnh Trần Văn A ký Quyết định số …", "Quyết định số … do ông A ký"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation.reading import Reading
from articles.events.days import nearest_day
from articles.events.decided import has_a_number
from articles.models import PersonMention
from articles.text import folded_pattern

_NUMBER = r"(?P<number>\d[\w.]*/(?:\d{4}/)?q[đd][\w-]*)"
# The look-behinds follow a first letter: a pattern that begins with one is tried at every character.
_SIGNS = folded_pattern(rf"k(?<![^\W_]k)ý(?: ban hành| các)? quyết định(?: khen thưởng)?(?: số)?:? *{_NUMBER}")
_SIGNED_BY = folded_pattern(
    rf"{_NUMBER}[^.;\n]{{0,40}}?(?<![^\W_])do (?P<who>[^.;\n]{{3,120}}?)(?<![^\W_])ký(?![^\W_])"
)
_DATED = folded_pattern(r"[^.;\n\d]{0,20}ngày (?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})(?:[/.-]| năm )(?P<y>\d{4})")
# "Ngày 15/9/2026, Chủ tịch UBND tỉnh ban hành Quyết định số 1761/QĐ-UBND": the day on which it was signed.
_SIGNED_ON = folded_pattern(
    r"n(?<![^\W_]n)gày (?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?,(?: tp\.|[^.;\n\d]){3,80}?"
    rf"(?:ký|ban hành|có|ra)(?: ban hành)? quyết định (?:số )?{_NUMBER}"
)
# "theo quyết định ngày 10/3/2026", "quyết định ký ngày 29/9": the number is left out.
_UNNUMBERED = folded_pattern(
    r"(?<![^\W_])quyết định (?:được |vừa |mới )*(?:ký |ban hành )?\(?(?:hôm |ngày )"
    r"(?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})(?:(?:[/.-]| năm )(?P<y>\d{4}))?"
)
_SAME_DAY = folded_pattern(
    rf"c(?<![^\W_]c)ùng ngày,[^.;\n\d]{{3,80}}?(?:ký|ban hành|có|ra)(?: ban hành)? quyết định (?:số )?{_NUMBER}"
)
_STATED = folded_pattern(_NUMBER.replace(r"\d", r"\d(?<![\w/.-]\d)", 1))
_OFFICE = folded_pattern(
    r"(?<![^\W_])(?:chủ tịch (?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|tp\.?|thị xã|huyện|quận|xã|phường|đặc khu)|"
    r"thủ tướng chính phủ|chủ tịch nước)(?![^\W_])"
)
_LONGEST_PREDICATE = 40
"""Characters between a signer's name and "ký": ", Phó Chủ tịch UBND tỉnh, vừa"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedDecision:
    """A decision that a report names: its number as printed, its day (ISO) and signer where they are stated."""

    number: str
    decided_on: str | None
    signer: str | None
    office: str | None
    """The office that decides, as printed: "Chủ tịch UBND tỉnh"; ``None`` where none precedes the number."""


def stated_decisions(
    reading: Reading, people: tuple[PersonMention, ...], published_on: Date | None = None
) -> list[StatedDecision]:
    """The decisions of a text in the order of their first mention, each once, every field that any mention gives."""
    if not has_a_number(reading.folded):
        return []
    numbers: dict[str, str] = {}
    days: dict[str, str] = {}
    signers: dict[str, str] = {}
    for match in _STATED.finditer(reading.folded):
        key = match["number"].rstrip("-.")
        numbers.setdefault(key, reading.text[match.start("number") : match.start("number") + len(key)])
        if dated := _DATED.match(reading.folded, match.end()):
            days.setdefault(key, _iso(dated))
    if not numbers:
        return []
    for match in _SIGNED_ON.finditer(reading.folded):
        if found := nearest_day(match["d"], match["m"], match["y"], published_on):
            days.setdefault(match["number"].rstrip("-."), found.isoformat())
    for match in _SAME_DAY.finditer(reading.folded):
        if days:
            days.setdefault(match["number"].rstrip("-."), next(reversed(days.values())))
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
        StatedDecision(
            number=number, decided_on=_valid(days.get(key)), signer=signers.get(key), office=_office(reading, number)
        )
        for key, number in numbers.items()
    ]


def day_of_unnumbered(reading: Reading, position: int, published_on: Date | None) -> str | None:
    """The day (ISO) of a decision that the sentence at ``position`` names without its number."""
    match = _UNNUMBERED.search(reading.folded, *reading.sentence(position))
    day = nearest_day(match["d"], match["m"], match["y"], published_on) if match else None
    return day.isoformat() if day else None


def _office(reading: Reading, number: str) -> str | None:
    """The last office that the sentence of a decision's number names before it."""
    position = reading.text.find(number)
    start, _ = reading.sentence(position) if position >= 0 else (0, 0)
    named = list(_OFFICE.finditer(reading.folded, start, max(start, position)))
    return " ".join(reading.text[named[-1].start() : named[-1].end()].split()) if named else None


def _iso(match: re.Match[str]) -> str:
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"


def _valid(day: str | None) -> str | None:
    try:
        return Date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None
