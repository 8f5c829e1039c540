"""Names of communes and districts in a text; the gazetteer decides where each ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.annotation.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, UPPER
from articles.annotation.reading import Reading
from articles.places import Place, units_with_key
from articles.text import fold_for_matching, folded_pattern, opening_words

# The words for a unit's type before its name. "Huyện ủy Mường La" names the district by its committee.
_TYPES = {
    **{word: word for word in ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố")},
    **dict.fromkeys(("tp", "tp."), "thành phố"),
    **dict.fromkeys(("tx", "tx."), "thị xã"),
    **{"tt.": "thị trấn", "p.": "phường", "q.": "quận", "h.": "huyện", "x.": "xã"},
}
_HEADS = {
    **dict.fromkeys(("huyện ủy", "huyện đoàn", "huyện đội"), "huyện"),
    **dict.fromkeys(("quận ủy", "quận đoàn"), "quận"),
    **dict.fromkeys(("thị ủy", "thị đoàn"), "thị xã"),
    **dict.fromkeys(("thành ủy", "thành đoàn"), "thành phố"),
    **{"xã đoàn": "xã", "phường đoàn": "phường"},
}
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_WRITTEN = {fold_for_matching(word): kind for word, kind in {**_TYPES, **_HEADS}.items()}
_HEAD_WORDS = frozenset(map(fold_for_matching, _HEADS))
_TYPE = folded_pattern(opening_words(*map(re.escape, sorted(_WRITTEN, key=len, reverse=True))) + r"(?=[ :.\d\w])")
_SEVERAL = folded_pattern(r"(?:các|những|hai|ba|bốn|năm|sáu|\d+|nhiều|một số)(?: +(?:xã|phường|thị trấn),)* +$")
_SYLLABLE = rf"[{UPPER}\d][^\W_]*(?:['’][^\W_]+)?"
_RUN = re.compile(rf"{_SYLLABLE}(?:(?: +| *[-–] *){_SYLLABLE}){{0,11}}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NEXT = folded_pattern(r" *(?:,? +và|,? +cùng|,|;) +(?=\S)")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A named commune or district: its span with its type, and the units of this name and type."""

    start: int
    name_start: int
    end: int
    type: str
    units: tuple[Place, ...]
    exact: bool
    """Does a unit of just this type have the name? Else it is a commune that the gazetteer has under another type."""


def find_names(reading: Reading) -> list[Named]:
    """The units named with their type, and the further ones of a list ("các xã A, B và C"), by position."""
    text, folded = reading.text, reading.folded
    found: list[Named] = []
    end = 0
    for match in _TYPE.finditer(folded):
        start = match.start()
        if start < end:
            continue
        word = match.group()
        if word.endswith(" đoàn") and (plain := _plain(text, folded, start, word)):
            found.append(plain)
            end = plain.end
            continue
        several = bool(_SEVERAL.search(folded, max(0, start - 40), start))
        name_start = match.end()
        while folded[name_start : name_start + 1] == " ":
            name_start += 1
        if several and folded[name_start : name_start + 1] == ":":
            name_start = name_start + 1 + (folded[name_start + 1 : name_start + 2] == " ")
        if name_start == match.end() and word[-1] != ".":
            continue
        named = _read(text, folded, start, name_start, _WRITTEN[word], several)
        if named is None:
            continue
        if word in _HEAD_WORDS:
            named = Named(name_start, name_start, named.end, named.type, named.units, named.exact)
        found.append(named)
        end = named.end
        while following := _NEXT.match(folded, end):
            further = _read(text, folded, following.end(), following.end(), named.type, several, listed=True)
            if further is None:
                break
            found.append(further)
            end = further.end
    return found


def end_of_name(reading: Reading, start: int) -> int | None:
    """Where the longest name that any unit has ends, if one begins at ``start`` without its type ("Mai Sơn")."""
    run = _RUN.match(reading.text, start)
    ends = [word.end() for word in _WORD.finditer(reading.text, *run.span())][:_LONGEST] if run else []
    return next((end for end in reversed(ends) if units_with_key(_key(reading.folded[start:end]))), None)


def _plain(text: str, folded: str, start: int, word: str) -> Named | None:
    """The commune whose name begins as a youth union's head does: "xã Đoàn Kết"."""
    kind = word.partition(" ")[0]
    return _read(text, folded, start, start + len(kind) + 1, kind, False) if kind in _COMMUNES else None


def _read(
    text: str, folded: str, start: int, name_start: int, kind: str, several: bool, *, listed: bool = False
) -> Named | None:
    run = _RUN.match(text, name_start)
    if run is None:
        return None
    words = [word.span() for word in _WORD.finditer(text, *run.span())]
    names = [folded[first:last] for first, last in words]
    strict: list[tuple[int, tuple[Place, ...]]] = []
    loose: list[tuple[int, tuple[Place, ...]]] = []
    for n in range(min(_LONGEST, len(words)), 0, -1):
        units = units_with_key(_key(folded[name_start : words[n - 1][1]]))
        if not units:
            continue
        if same := tuple(unit for unit in units if unit.type == kind and unit.level != "province"):
            strict.append((n, same))
        elif kind in _COMMUNES and (other := tuple(u for u in units if u.level == "commune")):
            loose.append((n, other))
    fitting = strict if strict and not several else sorted([*strict, *loose], key=lambda found: -found[0])
    if not fitting:
        return None
    n, units = _without_a_person(names, fitting)
    if listed and not _goes_on_a_list(names, n, units, several, kind):
        return None
    if n == 1 and not names[0].isdigit() and len(words) > 1 and not strict:
        return None
    return Named(start, name_start, words[n - 1][1], kind, units, units[0].type == kind)


def _goes_on_a_list(names: list[str], n: int, units: tuple[Place, ...], several: bool, kind: str) -> bool:
    """Is a name after a comma one more of a list, not the province or person that follows?"""
    if n < len(names) or any(unit.level == "province" for unit in units_with_key(" ".join(names[:n]))):
        return several and n == len(names)
    return several or (units[0].type == kind and names[0] not in COMMON_FAMILY_NAMES)


def _without_a_person(names: list[str], fitting: list[tuple[int, tuple[Place, ...]]]) -> tuple[int, tuple[Place, ...]]:
    """The longest name, unless a shorter one leaves a person whole: "xã Vĩnh Hòa Hưng Văn Nam"."""
    longest = fitting[0]
    rest = names[longest[0] :]
    if rest and rest[0] not in FAMILY_NAMES:
        for n, units in fitting[1:]:
            if names[n] in FAMILY_NAMES and 2 <= len(names) - n <= 5:
                return n, units
    return longest


def _key(folded: str) -> str:
    """The form in which the gazetteer has a name: single blanks, " - ", no zero before a number."""
    if "-" in folded or "–" in folded:
        folded = re.sub(r" *[-–] *", " - ", folded)
    if "’" in folded:
        folded = folded.replace("’", "'")
    if folded[0] == "0" and folded.isdigit():
        folded = folded.lstrip("0")
    return " ".join(folded.split()) if "  " in folded else folded
