"""Where a figure holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from articles.annotation.names import CAPITALISED, place_words
from articles.annotation.place_names import Named
from articles.annotation.provinces import ProvinceName
from articles.annotation.reading import Reading
from articles.text import folded_pattern

# The word boundary is checked afterwards: a pattern that begins with its words skips from one to the next,
# one that begins with a look-behind is tried at every character, at three times the cost.
_PLACE_WORD = folded_pattern(
    r"(xã|phường|thị trấn|huyện|thị xã|quận|thôn|bản|buôn|ấp|thành phố|tp\.?|tỉnh|đặc khu)(?: +|(?![^\W_]))"
)
# "toàn tỉnh", "của xã": the unit as a whole, mostly without its name.
_WHOLE = ("toàn ", "của ", "trên địa bàn ", "cả ")
_WHOLE_UNITS = frozenset({"tỉnh", "huyện", "xã", "phường", "thị xã", "quận", "thành phố", "thị trấn"})


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
        self._places = sorted(dict.fromkeys(self._provinces.values()), key=attrgetter("start"))
        self._starts = [place.start for place in self._places]
        self._units = {named.name_start: named.end for named in names}
        # Figures are read from left to right: the next is mostly in the same sentence.
        self._sentence = (0, 0)
        self._wholes: list[tuple[int, str]] = []
        self._named: list[tuple[int, int, str]] = []

    def at(self, position: int) -> str | None:
        """The place of the figure at ``position``; ``None`` if unknown."""
        folded = self._reading.folded
        sentence = self._reading.sentence(position)
        if sentence != self._sentence:
            self._sentence = sentence
            self._wholes, self._named = self._read(*sentence)
        for start, level in reversed(self._wholes):
            if start > position + 40:
                continue
            if level in ("tỉnh", "thành phố") and self._home:
                return self._home
            _, earlier = self._read(0, position)
            for _, _, name in reversed(earlier):
                if name.startswith(level):
                    return name
            break
        before = [named for named in self._named if named[0] < position]
        if not before:
            return self._home
        # "xã Yên Lãng, huyện Đại Từ, tỉnh Thái Nguyên" is the commune: the smallest is named first.
        while len(before) > 1 and folded[before[-2][1] : before[-1][0]].strip() in (",", "(", "-", "thuộc"):
            before.pop()
        return before[-1][2]

    def _read(self, first: int, last: int) -> tuple[list[tuple[int, str]], list[tuple[int, int, str]]]:
        """What is named between two positions, in order: wholes ("toàn tỉnh") and places ("huyện Mường La")."""
        text, folded = self._reading.text, self._reading.folded
        wholes: list[tuple[int, str]] = []
        named: list[tuple[int, int, str]] = []
        prefixed: set[int] = set()
        for match in _PLACE_WORD.finditer(folded, first, last):
            start, end = match.span()
            if folded[start - 1 : start].isalnum():
                continue
            level = match[1]
            if level in _WHOLE_UNITS and folded.endswith(_WHOLE, first, start):
                begin = start - max(len(word) for word in _WHOLE if folded.endswith(word, first, start))
                if not folded[begin - 1 : begin].isalnum():
                    wholes.append((begin, level))
            if folded[end - 1] != " ":
                continue
            prefixed.add(end)
            if province := self._provinces.get(end):
                named.append((start, province.end, province.official))
            elif end_of_unit := self._units.get(end):
                named.append((start, end_of_unit, f"{level} {' '.join(text[end:end_of_unit].split())}"))
            elif level != "tỉnh" and (name := CAPITALISED.match(text, end)):
                words = name.group().split()
                if kept := place_words(words):
                    kept_name = " ".join(words[:kept])
                    named.append((start, end + len(kept_name), f"{level} {kept_name}"))
        for place in self._places[bisect_left(self._starts, first) : bisect_left(self._starts, last)]:
            if place.start not in prefixed and place.name_start not in prefixed:
                named.append((place.start, place.end, place.official))
        named.sort()
        return wholes, named
