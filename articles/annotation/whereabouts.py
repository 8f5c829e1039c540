"""Where a figure holds."""

from __future__ import annotations

import re

from articles.annotation.gazetteer import folded_pattern
from articles.annotation.names import CAPITALISED, place_words
from articles.annotation.provinces import Place, official_place
from articles.annotation.reading import Reading

_PLACE_WORD = folded_pattern(
    r"(?<![^\W_])(xã|phường|thị trấn|huyện|thị xã|quận|thôn|bản|buôn|ấp|thành phố|tp\.?|tỉnh|đặc khu) +"
)
_WHOLE = folded_pattern(
    r"(?<![^\W_])(?:toàn|của|trên địa bàn|cả) (tỉnh|huyện|xã|phường|thị xã|quận|thành phố|thị trấn)(?![^\W_])"
)


class Whereabouts:
    """Where a figure holds: the place its sentence names, else the article's own province."""

    def __init__(self, reading: Reading, places: list[Place], home: str | None) -> None:
        self._reading = reading
        self._home = official_place(home)
        self._provinces = {place.start: place for place in places}
        self._everywhere: list[tuple[int, int, str]] | None = None
        self._sentences: dict[int, tuple[list[tuple[int, int, str]], list[re.Match[str]]]] = {}

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` where nothing tells."""
        folded = self._reading.folded
        start, end = self._reading.sentence(position)
        if start not in self._sentences:
            wholes = list(_WHOLE.finditer(self._reading.folded, start, end))
            self._sentences[start] = self._named(start, end), wholes
        named, wholes = self._sentences[start]
        levels = [match.group(1) for match in wholes if match.start() <= position + 40]
        if levels and levels[-1] in ("tỉnh", "thành phố") and self._home:
            return self._home
        if levels:
            if self._everywhere is None:
                self._everywhere = self._named(0, len(self._reading.text))
            earlier = [n for start_, _, n in self._everywhere if start_ < position and n.startswith(levels[-1])]
            if earlier:
                return earlier[-1]
        before = [place for place in named if place[0] < position]
        if not before:
            return self._home
        # "xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên" is the commune: the smallest is named first.
        while len(before) > 1 and folded[before[-2][1] : before[-1][0]].strip() in (",", "(", "-", "thuộc"):
            before.pop()
        return before[-1][2]

    def _named(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The places named between two positions: "huyện Mường La", "tỉnh Lâm Đồng"."""
        reading = self._reading
        named: list[tuple[int, int, str]] = []
        prefixed: set[int] = set()
        for match in _PLACE_WORD.finditer(reading.folded, start, end):
            prefixed.add(match.end())
            if province := self._provinces.get(match.end()):
                named.append((match.start(), province.end, official_place(province.id) or province.name))
            elif match.group(1) != "tỉnh" and (name := CAPITALISED.match(reading.text, match.end())):
                words = name.group().split()
                if kept := place_words(words):
                    end_of_name = match.end() + len(" ".join(words[:kept]))
                    named.append((match.start(), end_of_name, f"{match.group(1)} {' '.join(words[:kept])}"))
        for place in self._provinces.values():
            if start <= place.start < end and place.start not in prefixed:
                named.append((place.start, place.end, official_place(place.id) or place.name))
        return sorted(named)
