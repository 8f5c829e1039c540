"""Where a figure holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.annotation.names import CAPITALISED, place_words
from articles.annotation.place_names import Named
from articles.annotation.provinces import ProvinceName
from articles.annotation.reading import Reading
from articles.text import folded_pattern

# The word boundary is checked afterwards: a pattern that begins with its words skips from one to the next,
# one that begins with a look-behind is tried at every character, at three times the cost.
_PLACE_WORD = folded_pattern(r"(xã|phường|thị trấn|huyện|thị xã|quận|thôn|bản|buôn|ấp|thành phố|tp\.?|tỉnh|đặc khu) +")
_WHOLE = folded_pattern(r"(?:toàn|của|trên địa bàn|cả) (tỉnh|huyện|xã|phường|thị xã|quận|thành phố|thị trấn)(?![^\W_])")


class Whereabouts:
    """The place of a figure: the one that its sentence names, else the article's own province.

    Args:
        names: the communes and districts named.
        places: the provinces named.
        home: the name of the article's own province ("tỉnh Lâm Đồng").
    """

    def __init__(
        self, reading: Reading, names: Sequence[Named], places: Sequence[ProvinceName], home: str | None
    ) -> None:
        self._reading = reading
        self._home = home
        self._provinces = {start: place for place in places for start in (place.start, place.name_start)}
        self._units = {named.name_start: named.end for named in names}
        # Figures are read from left to right: the next is mostly in the same sentence.
        self._sentence = (0, 0)
        self._wholes: list[re.Match[str]] = []
        self._named: list[tuple[int, int, str]] = []

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` if unknown."""
        folded = self._reading.folded
        self._read_sentence(*self._reading.sentence(position))
        whole = next((match for match in reversed(self._wholes) if match.start() <= position + 40), None)
        if whole is not None:
            level = whole.group(1)
            if level in ("tỉnh", "thành phố") and self._home:
                return self._home
            for _, _, name in reversed(self._names_in(0, position)):
                if name.startswith(level):
                    return name
        before = [named for named in self._named if named[0] < position]
        if not before:
            return self._home
        # "xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên" is the commune: the smallest is named first.
        while len(before) > 1 and folded[before[-2][1] : before[-1][0]].strip() in (",", "(", "-", "thuộc"):
            before.pop()
        return before[-1][2]

    def _read_sentence(self, start: int, end: int) -> None:
        if (start, end) != self._sentence:
            folded = self._reading.folded
            self._sentence = start, end
            wholes = _WHOLE.finditer(folded, start, end)
            self._wholes = [match for match in wholes if not folded[match.start() - 1 : match.start()].isalnum()]
            self._named = self._names_in(start, end)

    def _names_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The places named between two positions, in order of place: "huyện Mường La", "tỉnh Lâm Đồng"."""
        reading = self._reading
        named: list[tuple[int, int, str]] = []
        prefixed: set[int] = set()
        for match in _PLACE_WORD.finditer(reading.folded, start, end):
            if reading.folded[match.start() - 1 : match.start()].isalnum():
                continue
            prefixed.add(match.end())
            if province := self._provinces.get(match.end()):
                named.append((match.start(), province.end, province.official))
            elif end_of_unit := self._units.get(match.end()):
                name_of_unit = " ".join(reading.text[match.end() : end_of_unit].split())
                named.append((match.start(), end_of_unit, f"{match.group(1)} {name_of_unit}"))
            elif match.group(1) != "tỉnh" and (name := CAPITALISED.match(reading.text, match.end())):
                words = name.group().split()
                if kept := place_words(words):
                    end_of_name = match.end() + len(" ".join(words[:kept]))
                    named.append((match.start(), end_of_name, f"{match.group(1)} {' '.join(words[:kept])}"))
        for place in dict.fromkeys(self._provinces.values()):
            if start <= place.start < end and prefixed.isdisjoint((place.start, place.name_start)):
                named.append((place.start, place.end, place.official))
        return sorted(named)
