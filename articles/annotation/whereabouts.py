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
        self._everywhere: list[tuple[int, str]] | None = None
        self._sentences: dict[int, tuple[list[tuple[int, str]], list[re.Match[str]]]] = {}

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` where nothing tells."""
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
            earlier = [name for place, name in self._everywhere if place < position and name.startswith(levels[-1])]
            if earlier:
                return earlier[-1]
        before = [name for place, name in named if place < position]
        return before[-1] if before else self._home

    def _named(self, start: int, end: int) -> list[tuple[int, str]]:
        """The places named between two positions: "huyện Mường La", "tỉnh Lâm Đồng"."""
        reading = self._reading
        named: list[tuple[int, str]] = []
        prefixed: set[int] = set()
        for match in _PLACE_WORD.finditer(reading.folded, start, end):
            prefixed.add(match.end())
            if province := self._provinces.get(match.end()):
                named.append((match.start(), official_place(province.id) or province.name))
            elif match.group(1) != "tỉnh" and (name := CAPITALISED.match(reading.text, match.end())):
                words = name.group().split()
                if kept := place_words(words):
                    named.append((match.start(), f"{match.group(1)} {' '.join(words[:kept])}"))
        for place in self._provinces.values():
            if start <= place.start < end and place.start not in prefixed:
                named.append((place.start, official_place(place.id) or place.name))
        return sorted(named)
