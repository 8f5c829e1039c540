"""Where a figure holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from articles.annotation.gazetteer import folded_pattern
from articles.annotation.names import CAPITALISED, place_words
from articles.annotation.provinces import Place, official_place
from articles.annotation.reading import Reading

# That a word begins there is looked at afterwards: a pattern that begins with its words skips from one to the next,
# one that begins by looking back is tried at every character, at three times the cost.
_PLACE_WORD = folded_pattern(r"(xã|phường|thị trấn|huyện|thị xã|quận|thôn|bản|buôn|ấp|thành phố|tp\.?|tỉnh|đặc khu) +")
_WHOLE = folded_pattern(r"(?:toàn|của|trên địa bàn|cả) (tỉnh|huyện|xã|phường|thị xã|quận|thành phố|thị trấn)(?![^\W_])")


class Whereabouts:
    """Where a figure holds: the place its sentence names, else the article's own province."""

    def __init__(self, reading: Reading, places: list[Place], home: str | None) -> None:
        self._reading = reading
        self._home = official_place(home)
        self._provinces = {place.start: place for place in places}

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` where nothing tells."""
        folded = self._reading.folded
        start, end = self._reading.sentence(position)
        last = bisect_left(self._whole_starts, min(end, position + 41)) - 1
        if last >= 0 and self._whole_starts[last] >= start:
            level = self._wholes[last].group(1)
            if level in ("tỉnh", "thành phố") and self._home:
                return self._home
            earlier = [n for start_, _, n in self._named if start_ < position and n.startswith(level)]
            if earlier:
                return earlier[-1]
        before = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, position)]
        if not before:
            return self._home
        # "xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên" is the commune: the smallest is named first.
        while len(before) > 1 and folded[before[-2][1] : before[-1][0]].strip() in (",", "(", "-", "thuộc"):
            before.pop()
        return before[-1][2]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._named]

    @cached_property
    def _wholes(self) -> list[re.Match[str]]:
        folded = self._reading.folded
        return [match for match in _WHOLE.finditer(folded) if not folded[match.start() - 1 : match.start()].isalnum()]

    @cached_property
    def _whole_starts(self) -> list[int]:
        return [match.start() for match in self._wholes]

    @cached_property
    def _named(self) -> list[tuple[int, int, str]]:
        """The places that the text names: "huyện Mường La", "tỉnh Lâm Đồng"."""
        reading = self._reading
        named: list[tuple[int, int, str]] = []
        prefixed: set[int] = set()
        for match in _PLACE_WORD.finditer(reading.folded):
            if reading.folded[match.start() - 1 : match.start()].isalnum():
                continue
            prefixed.add(match.end())
            if province := self._provinces.get(match.end()):
                named.append((match.start(), province.end, official_place(province.id) or province.name))
            elif match.group(1) != "tỉnh" and (name := CAPITALISED.match(reading.text, match.end())):
                words = name.group().split()
                if kept := place_words(words):
                    end_of_name = match.end() + len(" ".join(words[:kept]))
                    named.append((match.start(), end_of_name, f"{match.group(1)} {' '.join(words[:kept])}"))
        for place in self._provinces.values():
            if place.start not in prefixed:
                named.append((place.start, place.end, official_place(place.id) or place.name))
        return sorted(named)
