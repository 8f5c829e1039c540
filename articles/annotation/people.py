"""People with the roles that the text gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from articles.annotation.bodies import Body
from articles.annotation.endings import Endings
from articles.annotation.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, FULL_NAME, PEOPLE, UPPER
from articles.annotation.reading import Reading
from articles.annotation.wordlists import alternatives
from articles.models import PersonMention
from articles.text import fold_for_matching, folded_pattern

_LED = r"(?:quyền |nguyên |cựu )?(?:phó |tổng |đệ nhất )*"
_OFFICES, _ROLES = alternatives(PEOPLE["offices"]), alternatives([*PEOPLE["roles"], *PEOPLE["ranks"]])
# "Phó Trưởng Ban …", "Trưởng Công an …", "chủ homestay", "thợ hàn": a head and whatever is led, owned or worked on.
_ROLE_START = folded_pattern(
    rf"(?:{_LED}(?:{_OFFICES}|ban|trưởng|phòng)|(?:nguyên |cựu )?(?:{_ROLES})|thợ(?= )|"
    rf"(?!được |làm |do |là |và |có )(?:[^\W\d_]+ ){{1,2}}trưởng|"
    r"chủ(?= (?!trì|tọa|động|trương|yếu|đạo|quan|một )))(?![^\W_])"
)
_STRONG_TITLE = folded_pattern(rf"(?:{_LED}(?:{_OFFICES})|phó trưởng [^\W\d_]+|trưởng [^\W\d_]+|phó ban)(?![^\W_])")
_WORD = re.compile(r"\S+")
_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]{{3,}}(?!\w)")
_HONORIFIC = Endings(*PEOPLE["honorifics"], *PEOPLE["ranks"], marks=" :")
_RANK = Endings(*PEOPLE["ranks"])
# What may stand between a name and the role: ", 68 tuổi, Trưởng thôn …", "(SN 1975), …", ", dân tộc Mông, …".
_ASIDE = folded_pattern(
    r" *,? *\(?(?:(?:sinh năm|sn|sinh ngày) [\d/.-]+|(?:năm nay )?\d{2} tuổi|"
    r"(?:người )?dân tộc [^\W\d_]+(?: [^\W\d_]+)?|người [^\W\d_]+(?:[' -][^\W\d_]+)?)\)?(?=[,;(])"
)
_BECOMES = folded_pattern(
    r",? +(?:tiếp tục )?(?:được )?(?:làm(?= )|(?:tín nhiệm )?bầu|tái cử|bổ nhiệm|điều động|phân công|"
    r"giữ)(?: giữ)?(?: chức)?(?: vụ)?"
    r"(?: làm)? +"
)
_ON_BEHALF = folded_pattern(r"ủy quyền(?: của)? *$")
# Capitals after "sinh viên", "công nhân" that are not a name: "sinh viên Trường Đại học …".
_NO_NAMES = frozenset(
    "trường đại học viện sở bộ ban hội công nhà khoa phòng tập trung tổng chi ủy khối cụm việt quân xí trạm đội "
    "xưởng".split()
)
_AFTER_A_NAME = folded_pattern(rf" (?:{alternatives(PEOPLE['after_a_name'])})(?![^\W_])")
_OPENS = re.compile(r" *(?:,| - |- | -|\() *(?:kiêm +)?| +kiêm +")
_OPEN_ROLE = folded_pattern(r"(?P<first>[^\W\d_]+)(?=(?: [^\W_]+){0,7}(?:[;)]|,(?!\d)))")
_NO_ROLE = frozenset(fold_for_matching(word) for word in PEOPLE["no_role"])
_FAMILIES = "|".join(word.capitalize() for word in sorted(COMMON_FAMILY_NAMES))
_AND_ANOTHER = re.compile(rf" (?:và|cùng) (?=(?:{_FAMILIES}) [{UPPER}]\w* [{UPPER}])")
_AND_BEFORE = folded_pattern(r" (?:và|cùng) $")
_RANKED = folded_pattern(rf"(?:{alternatives(PEOPLE['ranks'])})(?![^\W_])")
_LEADS = folded_pattern(r",? +(?:làm|là) +(?P<role>(?:phó )?trưởng đoàn(?: giám sát| kiểm tra| công tác| khảo sát)?)")
_ROLE_END = folded_pattern(
    r"[ ,;.:()\n\"…](?:(?<! )|(?:đã|đang|sẽ|vừa|cho biết|cho rằng|cho hay|chủ trì|phát biểu|nhấn mạnh|khẳng định|trao|"
    r"tặng|dự(?! án)|tham dự|yêu cầu|đề nghị|ghi nhận|biểu dương|đánh giá|chúc mừng|"
    r"thay mặt|chia sẻ|thông tin|báo cáo|làm|cùng|và các|và đại|và lãnh|và đồng|và ông|và bà|và anh|và chị|và cô|"
    r"và thầy|và em|nói|kể|bày tỏ|"
    r"được|là một|luôn|có|kêu gọi|phát động|mong muốn|"
    r"thăm|đến|tới|kết luận|trực tiếp|vinh dự|nhận|đọc|công bố|quán triệt|tâm sự|nêu|lưu ý|gợi ý|cảm ơn|"
    r"hoan nghênh|ký|quyết định|chỉ đạo|giới thiệu|thừa|nhiệt liệt|trong|tại buổi|tại hội|tại lễ|tại đại|"
    r"gắn|kiểm tra(?! (?:đảng|viên|trung ương|tỉnh|thành|huyện|của|và))|khảo sát|cắt băng|nhận xét|động viên|"
    r"gửi|đại diện|cùng|chúc|thưởng|khen|biểu|"
    r"sinh năm|năm nay|khi|vì|cũng|về|ở|kiêm)(?![^\W_]))"
)
_MAY_PRECEDE = folded_pattern(r"(?:^|(?<![^\W_])(?:đồng chí|ông|bà|đ/c|có|cùng|gồm|do|là|của|và)) *$")
_CLAUSE_BACK = re.compile(r"[,;:.()\n\"…]")
_NAMED_AFTER = Endings(*PEOPLE["named_after"], marks=" :")
_WITHIN = folded_pattern(r",? +\(?(?P<level>tỉnh +|thành phố +|tp\.? *)?")
_IN_A_PLACE = folded_pattern(r",? *\(?(?:tỉnh|thành phố|tp|huyện|quận|thị xã)(?![^\W_])")
# "Giám đốc HTX Nhãn lồng Hồng Nam": what is led has a name of its own.
_ORGANISATION = folded_pattern(
    r"(?<![^\W_])(?:htx|hợp tác xã|công ty|doanh nghiệp|trường|bệnh viện|trung tâm|nhà máy|câu lạc bộ|clb|tập đoàn|"
    r"chi nhánh|xí nghiệp|nông trường|quỹ|hãng|cơ sở|nhà hàng|thương hiệu|khu trọ|nhà trọ|quán|tiệm|"
    r"cửa hàng|trang trại|hiệp hội|liên minh|hội)(?![^\W_])"
)
_OF_A_PLACE = Endings(*PEOPLE["where"])
_SPOKEN = frozenset({"ông", "bà", "anh", "chị", "cụ", "em", "cô", "thầy", "mẹ", "chú", "bác", "cháu"})
# They mark a person after a rare family name too: "Phương Thị Thanh".
_MIDDLE_NAMES = frozenset({"thị", "văn"})
# "Hồ Suối Các", "Hồ Núi Cốc" are lakes.
_LANDSCAPE = frozenset(fold_for_matching(word) for word in ("suối", "sông", "núi", "đèo", "thác", "đồi", "bàu", "đầm"))
_SPOKEN_FIRST = tuple(f"{word} " for word in _SPOKEN)
# Named for their example or office, not as people of the story.
_NOT_OF_THE_STORY = frozenset(
    {"hồ chí minh", "võ nguyên giáp", "tôn đức thắng", "hồ", "việt nam", "bác hồ", "tổ quốc", "đảng", "điện biên"}
)


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    roles: tuple[str, ...]
    start: int
    end: int


def find_people(reading: Reading, bodies: list[Body], places: list[tuple[int, int]]) -> list[PersonMention]:
    """Each person named, with the roles stated there; a later mention keeps the roles stated before.

    Args:
        places: spans of the provinces, districts and communes named: none of their syllables begins a person.
    """
    finder = _Finder(reading, bodies, places)
    known: dict[str, tuple[str, ...]] = {}
    found: list[PersonMention] = []
    for person in finder.people():
        if any(name.endswith(f" {person.name}") or name.startswith(f"{person.name} ") for name in known):
            continue  # "ông Toàn", "bà Minh Thúy", "bác sĩ H'Nguyệt" is the one who was named in full
        roles = person.roles or known.get(person.name, ())
        known[person.name] = roles
        start, end = reading.span(person.start, person.end)
        found.append(
            PersonMention(
                name=person.name,
                quote=reading.given[start:end],
                start=start,
                end=end,
                roles=roles,
            )
        )
    return found


class _Finder:
    def __init__(self, reading: Reading, bodies: list[Body], places: list[tuple[int, int]]) -> None:
        self.reading, self.text, self.folded = reading, reading.text, reading.folded
        self.bodies = {body.start for body in bodies} | {start for start, _ in places}
        self.covered = [(body.start, body.end) for body in bodies] + places
        # “Bà mẹ Việt Nam anh hùng” names an award, though "mẹ" stands before a capital.
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

    def people(self) -> list[_Person]:
        found: list[_Person] = []
        for match in self._runs():
            begin, finish = match.span()
            run = self.folded[begin:finish].split()
            listed = self._is_listed(match)
            if (
                not listed
                and FAMILY_NAMES.isdisjoint(run)
                and _MIDDLE_NAMES.isdisjoint(run)
                and not (_HONORIFIC.length_before(self.folded, begin) or self.folded.startswith(_SPOKEN_FIRST, begin))
            ):
                continue
            span = self._name_span(match, listed)
            if span is None:
                continue
            start, end = span
            if found and start < found[-1].end:
                continue
            person = self._read(start, end)
            if person is not None:
                found.append(person)
        return found

    def _runs(self) -> Iterator[re.Match[str]]:
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

    def _is_listed(self, match: re.Match[str]) -> bool:
        """Whether it is one of "các đồng chí: Rơ Châm A, Bí thư Tỉnh ủy; …", or opens a sentence before an office."""
        start = match.start()
        opens = self.reading.opens_sentence(start) and match.group().count(" ") >= 2
        if not opens and self.text[start - 2 : start] not in ("; ", ": "):
            return False
        opening = _OPENS.match(self.folded, match.end())
        return opening is not None and _ROLE_START.match(self.folded, opening.end()) is not None

    def _name_span(self, match: re.Match[str], listed: bool = False) -> tuple[int, int] | None:
        """The part of a run of capitalised words that is a person's name."""
        begin, finish = match.span()
        nearby = self.covered[max(0, bisect_left(self.starts, begin) - 2) : bisect_left(self.starts, finish)]
        if any(first <= begin and last >= finish for first, last in nearby):
            return None
        if self.text[begin:finish].isupper() and (verb := _AFTER_A_NAME.search(self.folded, begin, finish)):
            finish = verb.start()  # "… NGUYỄN VĂN A TRAO GIẤY KHEN"
        words = [word.span() for word in _WORD.finditer(self.text, begin, finish)]
        for body_start, body_end in nearby:
            words = [w for w in words if w[1] <= body_start or w[0] >= body_end] if body_end > begin else words
        for n in (2, 1):  # "Đồng chí Hoàng Minh Phú Chủ tịch UBND xã", "bà Hoa Phó Bí thư"
            if len(words) > n + 1 and self._opens_office(words[-n][0]):
                words = words[:-n]
                break
        for i, (start, stop) in enumerate(words):
            if self.folded[start:stop] in _SPOKEN:
                continue  # "Ông Đàm Minh Tuấn" at the beginning of a sentence
            if stop - start > 2 and self.text[start:stop].isupper() and not self.text[begin:finish].isupper():
                continue  # "BSCKII Phạm Thanh Phong"
            honoured = bool(_HONORIFIC.length_before(self.folded, start))
            middle = self.folded[slice(*words[i + 1])] if i + 2 < len(words) else ""
            family = self.folded[start:stop] in FAMILY_NAMES or middle in _MIDDLE_NAMES
            following = words[i:]
            run = [following[0]]
            for word in following[1:]:
                if word[0] - run[-1][1] > 2 or len(run) == 5:
                    break
                run.append(word)
            if honoured and not family and self.folded[start:stop] in _NO_NAMES:
                return None
            if (honoured and len(run) >= 1) or ((family or listed) and len(run) >= 2):
                return run[0][0], run[-1][1]
        return None

    def _opens_office(self, position: int) -> bool:
        """Does an office in two words of which the second is small begin here: "Chủ tịch", "Bí thư"?"""
        title = _STRONG_TITLE.match(self.folded, position)
        return title is not None and not self.text[position : title.end()].istitle()

    def _read(self, start: int, end: int) -> _Person | None:
        text, folded = self.text, self.folded
        name = " ".join(text[start:end].split())
        if name.lower() in _NOT_OF_THE_STORY or any(c.isdigit() for c in name):
            return None
        if text[end - 2 : end + 1].endswith(".") and text[end - 2] == " ":
            return None  # "Bùi Thị L." is not named
        title = _STRONG_TITLE.match(folded, start)
        if title is not None and title.end() > end:
            return None  # "đồng chí Phó Giám đốc Sở"
        honorific = _HONORIFIC.length_before(folded, start)
        if not honorific and self._is_named_after(start, end):
            return None
        if "việt nam" in name.lower() or (_CAPITALS.search(name) and not name.isupper()):
            return None  # "Đoàn Trường THPT Yên Lạc"
        if honorific and text[start - honorific].isupper() and name.isalpha() and self._is_inside(start - honorific):
            return None  # "vàm Ông Trang", "đặc khu Cô Tô": inside a sentence people are called "ông", "cô"
        earlier, first = self._roles_before(start - honorific)
        rank = _RANK.length_before(folded, start)
        person = bool(honorific or earlier or self._is_plainly_named(name, start, end))
        after, stop = self._roles_after(end, alone=bool(honorific) and not earlier, person=person)
        roles = tuple(dict.fromkeys((*((text[start - rank : start].strip(),) if rank else ()), *earlier, *after)))
        if not roles and not person:
            return None
        if honorific:
            first = min(first, start - honorific) if earlier else start - honorific
        while first < start and text[first] == " ":
            first += 1
        if name.isupper():
            name = name.title()
        return _Person(name, roles, first, stop)

    def _is_plainly_named(self, name: str, start: int, end: int) -> bool:
        """Whether it is a name without evidence beside it: three syllables, a usual family name, not a byline."""
        words = name.lower().split()
        first, last = self.reading.paragraph(start)
        is_byline = len(self.text[first:last].strip()) - (end - start) < 20
        usual = words[0] in COMMON_FAMILY_NAMES or not _MIDDLE_NAMES.isdisjoint(words[1:-1])
        water = words[0] == "hồ" and len(words) > 1 and words[1] in _LANDSCAPE
        return len(words) >= 3 and usual and not is_byline and not water and not name.isupper()

    def _roles_after(self, position: int, *, alone: bool = False, person: bool = True) -> tuple[list[str], int]:
        """The roles written after a name, and where they end.

        Args:
            alone: "ông", "chị" and no role stand before the name: the role after it is this person's, and what looks
                like a further name in it is a place's ("Anh Sùng Mí Nô, Trưởng thôn Lô Lô Chải").
            person: is the name certain to be a person's, also where no known office follows?
        """
        roles: list[str] = []
        end = position
        if aside := _ASIDE.match(self.folded, position):
            position = aside.end()
        while opening := _OPENS.match(self.folded, position):
            start = opening.end()
            match = _ROLE_START.match(self.folded, start)
            if match is None and person and not roles:
                match = self._open_role(start)
            if match is None:
                break
            stop = self._role_stop(match.end())
            if "-" in opening.group():
                stop = self._dash_stop(match.end(), stop)
            if further := _AND_ANOTHER.search(self.text, match.end(), stop):
                stop = further.start()  # "Chánh Văn phòng Sở Tài chính và Lưu Trọng Thanh, Phó Giám đốc …"
            if self._names_another(start, stop, alone=alone) or self._belongs_to_next(start, match.end(), stop):
                break  # "Tổng Bí thư Tô Lâm, Chủ tịch nước Lương Cường": the second role is the second's
            if self._is_a_body(start, stop):
                break  # "Trung sĩ Quàng Văn Inh, Phòng Cảnh sát PCCC": where he serves
            roles.append(" ".join(self.text[start:stop].split()))
            position = end = stop
        if not roles and self.text[end : end + 1] == " " and self._opens_office(end + 1):
            stop = self._role_stop(end + 2)
            return [" ".join(self.text[end + 1 : stop].split())], stop
        becomes = None if roles else _BECOMES.match(self.folded, end)
        if becomes and (match := _ROLE_START.match(self.folded, becomes.end())):
            stop = self._role_stop(match.end())
            return [" ".join(self.text[becomes.end() : stop].split())], stop
        if leads := _LEADS.match(self.folded, position):
            roles.append(self.text[leads.start("role") : leads.end()])
            end = leads.end()
        return roles, end

    def _is_a_body(self, start: int, stop: int) -> bool:
        standing = self.folded.startswith("thường trực ", start)  # "Thường trực Ban Bí thư" is an office
        return not standing and any(s == start and stop <= e and s in self.bodies for s, e in self._near(stop))

    def _open_role(self, start: int) -> re.Match[str] | None:
        """A noun that no list has, between commas after a name: "…, bưu tá Bưu điện huyện An Phú, …"."""
        match = _OPEN_ROLE.match(self.folded, start)
        if match is None or not self.text[start].islower() or match["first"] in _NO_ROLE:
            return None
        return match

    def _belongs_to_next(self, start: int, title_end: int, stop: int) -> bool:
        """Whether a role belongs to the person named after it: "…, Thượng úy Lý A", "…, Bí thư Huyện ủy Trịnh B"."""
        if _RANKED.match(self.folded, start) and FULL_NAME.match(self.text, title_end + 1):
            return True
        following = FULL_NAME.match(self.text, stop + 1) if self.text[stop : stop + 1] == " " else None
        return following is not None and following.group().split()[0].lower() in FAMILY_NAMES

    def _names_another(self, start: int, stop: int, *, alone: bool = False) -> bool:
        """Does a role end in a further person's name? Not "Trưởng bản Hoàng Hồ", which ends in a place's."""
        for match in FULL_NAME.finditer(self.text, start, stop):
            span = self._name_span(match)
            if span is None or span[1] < stop - 1:
                continue
            short = alone or self.text.count(" ", *span) < 2
            if not short or not (
                _OF_A_PLACE.length_before(self.folded, match.start())
                or _OF_A_PLACE.length_before(self.folded, span[0])
                or _ORGANISATION.search(self.folded, start, span[0])
            ):
                return True
        return False

    def _role_stop(self, position: int) -> int:
        """Where a role ends: with its body's name, else at a mark or verb."""
        start = position
        while True:
            match = _ROLE_END.search(self.folded, position)
            stop = match.start() if match else len(self.folded)
            inside = next((e for s, e in self._near(stop) if s < stop < e and e > position), None)
            if inside is None:
                break
            position = inside
        # "cán bộ Phòng Tham mưu Bộ Chỉ huy Quân sự tỉnh lại lặng lẽ …": a role ends with its body.
        bodies = [e for s, e in self._near(stop) if s >= start and e <= stop]
        return bodies[-1] if bodies else len(self.folded[:stop].rstrip())

    def _dash_stop(self, position: int, stop: int) -> int:
        """End of a role between dashes: "ông A - Trưởng Phòng Kinh tế xã - kể"; dashes in bodies' names are skipped."""
        dash = self.folded.find(" - ", position, stop + 2)
        while dash >= 0 and any(s < dash < e for s, e in self._near(dash)):
            dash = self.folded.find(" - ", dash + 3, stop + 2)
        return dash if dash >= 0 else stop

    def _roles_before(self, position: int) -> tuple[list[str], int]:
        """Roles written before the name: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nguyễn Văn A"."""
        roles: list[str] = []
        first = position
        while True:
            start = self._clause_start(position)
            segment = self.folded[start:position]
            titles = (m.start() for m in _STRONG_TITLE.finditer(segment) if not segment[: m.start()][-1:].isalnum())
            opening = next(titles, None)
            if not roles and opening is not None:
                opening = self._after_another(start, opening, list(titles))
            if opening is None or (roles and not _MAY_PRECEDE.search(segment[:opening])):
                break
            role = " ".join(self.text[start + opening : position].split())
            if roles and self._names_another(start + opening, position):
                break
            # "ông A - Phó Chủ tịch UBND thành phố và bà B", "Giấy khen của Chủ tịch UBND xã cho bà B": not B's.
            if roles and _ON_BEHALF.search(segment[:opening]):
                break  # "Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy …": the President is another
            if not role or len(role.split()) > 18 or role.endswith((" và", " cùng", " cho", " tới", " đến", " với")):
                break
            if _ROLE_END.search(f" {role.lower()} ") and not self._ends_in_body(position):
                break
            roles.insert(0, role)
            first = start + opening
            if segment[:opening].strip() or start == 0 or self.folded[start - 1] != ",":
                break
            position = start - 1
        return roles, first

    def _after_another(self, start: int, opening: int, further: list[int]) -> int:
        """The title of this person if another person's precedes it: "Bí thư Lê A và Chủ tịch UBND xã Bùi B"."""
        for title in further:
            before = start + title
            joined = _AND_BEFORE.search(self.folded, start, before)
            if joined and self._names_another(start + opening, joined.start()):
                opening = title
        return opening

    def _near(self, position: int) -> list[tuple[int, int]]:
        """The last few bodies and places that begin before ``position``."""
        i = bisect_left(self.starts, position)
        return self.covered[max(0, i - 3) : i]

    def _is_named_after(self, start: int, end: int) -> bool:
        """Is it a street, school or ward that bears a person's name ("Đảng bộ phường Phan Đình Phùng, tỉnh …")?"""
        if not _NAMED_AFTER.length_before(self.folded, start):
            return False
        return not self._is_led_by(start, end) or bool(_IN_A_PLACE.match(self.folded, end))

    def _is_inside(self, position: int) -> bool:
        """Is a place in the middle of a sentence, not after a mark?"""
        before = self.text[:position].rstrip(" ")
        return bool(before) and (before[-1].isalnum() or before[-1] in "-–")

    def _is_led_by(self, position: int, end: int) -> bool:
        """Whether an office precedes a name: "Bí thư Đảng ủy xã Doãn Quang A", "Giám đốc công ty Vương Thị B"."""
        if self._ends_in_body(position):
            return True
        start = self._clause_start(position)
        title = _STRONG_TITLE.search(self.folded, start, position)
        if title is None:
            return False
        led = self.text[title.end() : position].strip()
        # "Trưởng bản Vàng A Chỉnh" is a person, "Trưởng bản Hoàng Hồ" one of a village
        return led.islower() if led else self.text.count(" ", position, end) >= 2

    def _ends_in_body(self, position: int) -> bool:
        return any(s < position and e >= position - 1 and s in self.bodies for s, e in self._near(position))

    def _clause_start(self, position: int) -> int:
        """The beginning of the clause before ``position``; a comma inside a body's name does not end it."""
        while True:
            marks = [m.end() for m in _CLAUSE_BACK.finditer(self.folded, max(0, position - 160), position)]
            marks = [m for m in marks if not any(s < m - 1 < e for s, e in self._near(m))]
            return marks[-1] if marks else max(0, position - 160)
