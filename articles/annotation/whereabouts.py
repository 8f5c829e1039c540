"""Where a figure holds."""

from __future__ import annotations

from bisect import bisect_right

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
        self._named: list[tuple[int, str]] = []
        provinces = {place.start: place for place in places}
        for match in _PLACE_WORD.finditer(reading.folded):
            name = CAPITALISED.match(reading.text, match.end())
            if province := provinces.get(match.end()):
                self._named.append((match.start(), official_place(province.id) or ""))
            elif name and match.group(1) != "tỉnh" and (kept := place_words(name.group().split())):
                words = name.group().split()[:kept]
                self._named.append((match.start(), f"{match.group(1)} {' '.join(words)}"))
        taken = {start for start, _ in self._named}
        prefixed = {match.end() for match in _PLACE_WORD.finditer(reading.folded)}
        for place in places:
            if place.start not in prefixed and place.start not in taken:
                self._named.append((place.start, official_place(place.id) or ""))
        self._named.sort()
        self._starts = [start for start, _ in self._named]

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` where nothing tells."""
        start, _ = self._reading.sentence(position)
        i = bisect_right(self._starts, position)
        whole = None
        for whole in _WHOLE.finditer(
            self._reading.folded,
            start,
            position + 60 if position + 60 < len(self._reading.folded) else len(self._reading.folded),
        ):
            if whole.start() > position:
                break
        if whole is not None:
            level = whole.group(1)
            if level in ("tỉnh", "thành phố") and self._home:
                return self._home
            for _, name in reversed(self._named[:i]):
                if name.startswith(level):
                    return name
        if i and self._starts[i - 1] >= start:
            return self._named[i - 1][1]
        return self._home
