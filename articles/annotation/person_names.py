"""Runs of capitalised words that may be people's names: which part of a run is one, and its surroundings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from articles.annotation.bodies import Body
from articles.annotation.endings import Endings
from articles.annotation.names import FAMILY_NAMES, FULL_NAME, PEOPLE
from articles.annotation.reading import Reading
from articles.annotation.wordlists import alternatives
from articles.text import folded_pattern

_LED = r"(?:quyền |nguyên |cựu )?(?:phó |tổng |đệ nhất )*"
_OFFICES, _ROLES = alternatives(PEOPLE["offices"]), alternatives([*PEOPLE["roles"], *PEOPLE["ranks"]])
# "Phó Trưởng Ban …", "Trưởng Công an …", "chủ homestay", "thợ hàn": a head and the thing led, owned or worked on.
ROLE_START = folded_pattern(
    rf"(?:{_LED}(?:{_OFFICES}|ban|trưởng|phòng)|(?:nguyên |cựu )?(?:{_ROLES})|thợ(?= )|"
    rf"(?!được |làm |do |là |và |có )(?:[^\W\d_]+ ){{1,2}}trưởng|"
    r"chủ(?= (?!trì|tọa|động|trương|yếu|đạo|quan|một )))(?![^\W_])"
)
STRONG_TITLE = folded_pattern(rf"(?:{_LED}(?:{_OFFICES})|phó trưởng [^\W\d_]+|trưởng [^\W\d_]+|phó ban)(?![^\W_])")
_WORD = re.compile(r"\S+")
HONORIFIC = Endings(*PEOPLE["honorifics"], *PEOPLE["ranks"], marks=" :")
# Capitals after "sinh viên", "công nhân" that are not a name: "sinh viên Trường Đại học …".
_NO_NAMES = frozenset(
    "trường đại học viện sở bộ ban hội công nhà khoa phòng tập trung tổng chi ủy khối cụm việt quân xí trạm đội "
    "xưởng".split()
)
_AFTER_A_NAME = folded_pattern(rf" (?:{alternatives(PEOPLE['after_a_name'])})(?![^\W_])")
OPENS = re.compile(r" *(?:,| - |- | -|\() *(?:kiêm +)?| +kiêm +")
_CLAUSE_BACK = re.compile(r"[,;:.()\n\"…]")
_WITHIN = folded_pattern(r",? +\(?(?P<level>tỉnh +|thành phố +|tp\.? *)?")
SPOKEN = frozenset({"ông", "bà", "anh", "chị", "cụ", "em", "cô", "thầy", "mẹ", "chú", "bác", "cháu"})
# They mark a person after a rare family name too: "Phương Thị Thanh".
MIDDLE_NAMES = frozenset({"thị", "văn"})

_LONGEST_NAME = 5
"""Words."""
_LONGEST_CLAUSE = 160
"""Characters before a name in which its roles may stand."""


class NameRuns:
    """The runs of a text, with the spans of bodies, places, awards and movements that no name begins in.

    Args:
        places: spans of the provinces, districts and communes named.
    """

    def __init__(self, reading: Reading, bodies: list[Body], places: list[tuple[int, int]]) -> None:
        self.reading, self.text, self.folded = reading, reading.text, reading.folded
        self.bodies = {body.start for body in bodies} | {start for start, _ in places}
        self.covered = [(body.start, body.end) for body in bodies] + places
        # “Bà mẹ Việt Nam anh hùng” names an award, though "mẹ" precedes a capital.
        self.covered += [(hit.start, hit.end) for hit in reading.longest("award", "movement")]
        self.covered += self._with_their_places(bodies, places)
        self.covered.sort()
        self.starts = [start for start, _ in self.covered]

    def _with_their_places(self, bodies: list[Body], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Bodies with the province or district that their name goes on with: "UBND xã A, tỉnh B", "UBND xã A (B)"."""
        found = []
        for body in bodies:
            end = body.end
            while within := _WITHIN.match(self.folded, end):
                stop = next((e for s, e in places if s == within.end() or s == within.start("level") != -1), None)
                if stop is None or stop <= end:
                    break
                end = stop
            if end > body.end:
                found.append((body.start, end + (self.folded[end : end + 1] == ")")))
        return found

    def runs(self) -> Iterator[re.Match[str]]:
        """Runs of capitalised words; a run with a body's or place's name in it is split around that name."""
        position = 0
        while match := FULL_NAME.search(self.text, position):
            begin, finish = match.span()
            i = bisect_left(self.starts, finish)
            near = self.covered[max(0, i - 4) : i]
            inside = [(s, e) for s, e in near if begin < e and s in self.bodies]
            if not inside:
                yield match
                position = finish
                continue
            first = min(s for s, _ in inside)
            if first > begin and (before := FULL_NAME.match(self.text, begin, first)):
                yield before
            position = max(begin + 1, *(e for _, e in inside))

    def is_listed(self, match: re.Match[str]) -> bool:
        """Whether it is one of "các đồng chí: Rơ Châm A, Bí thư Tỉnh ủy; …", or opens a sentence before an office."""
        start = match.start()
        opens = self.reading.opens_sentence(start) and match.group().count(" ") >= 2
        if not opens and self.text[start - 2 : start] not in ("; ", ": "):
            return False
        opening = OPENS.match(self.folded, match.end())
        return opening is not None and ROLE_START.match(self.folded, opening.end()) is not None

    def name_span(self, match: re.Match[str], listed: bool = False) -> tuple[int, int] | None:
        """The part of a run of capitalised words that is a person's name."""
        begin, finish = match.span()
        nearby = self.covered[max(0, bisect_left(self.starts, begin) - 2) : bisect_left(self.starts, finish)]
        if any(first <= begin and last >= finish for first, last in nearby):
            return None
        in_capitals = self.text[begin:finish].isupper()
        words = self._own_words(begin, finish, nearby)
        for i, (start, stop) in enumerate(words):
            if self.folded[start:stop] in SPOKEN:
                continue  # "Ông Đàm Minh Tuấn" at the beginning of a sentence
            if stop - start > 2 and self.text[start:stop].isupper() and not in_capitals:
                continue  # "BSCKII Phạm Thanh Phong"
            honoured = bool(HONORIFIC.length_before(self.folded, start))
            middle = self.folded[slice(*words[i + 1])] if i + 2 < len(words) else ""
            family = self.folded[start:stop] in FAMILY_NAMES or middle in MIDDLE_NAMES
            if honoured and not family and self.folded[start:stop] in _NO_NAMES:
                return None
            run = _unbroken(words[i:])
            if honoured or ((family or listed) and len(run) >= 2):
                return run[0][0], run[-1][1]
        return None

    def _own_words(self, begin: int, finish: int, nearby: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words of a run outside bodies, places and an office after the name."""
        if self.text[begin:finish].isupper() and (verb := _AFTER_A_NAME.search(self.folded, begin, finish)):
            finish = verb.start()  # "… NGUYỄN VĂN A TRAO GIẤY KHEN"
        words = [word.span() for word in _WORD.finditer(self.text, begin, finish)]
        for body_start, body_end in nearby:
            words = [w for w in words if w[1] <= body_start or w[0] >= body_end] if body_end > begin else words
        for n in (2, 1):  # "Đồng chí Hoàng Minh Phú Chủ tịch UBND xã", "bà Hoa Phó Bí thư"
            if len(words) > n + 1 and self.opens_office(words[-n][0]):
                return words[:-n]
        return words

    def opens_office(self, position: int) -> bool:
        """Does an office in two words of which the second is small begin here: "Chủ tịch", "Bí thư"?"""
        title = STRONG_TITLE.match(self.folded, position)
        return title is not None and not self.text[position : title.end()].istitle()

    def near(self, position: int) -> list[tuple[int, int]]:
        """The last few bodies and places that begin before ``position``."""
        i = bisect_left(self.starts, position)
        return self.covered[max(0, i - 3) : i]

    def ends_in_body(self, position: int) -> bool:
        return any(s < position and e >= position - 1 and s in self.bodies for s, e in self.near(position))

    def clause_start(self, position: int) -> int:
        """The beginning of the clause before ``position``; a comma inside a body's name does not end it."""
        first = max(0, position - _LONGEST_CLAUSE)
        for mark in reversed([match.end() for match in _CLAUSE_BACK.finditer(self.folded, first, position)]):
            if not any(start < mark - 1 < end for start, end in self.near(mark)):
                return mark
        return first


def _unbroken(words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words from the first on with nothing but a blank between them."""
    run = [words[0]]
    for word in words[1:]:
        if word[0] - run[-1][1] > 2 or len(run) == _LONGEST_NAME:
            break
        run.append(word)
    return run
