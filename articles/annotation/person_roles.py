"""The roles before and after a person's name."""

from __future__ import annotations

import re

from articles.annotation.endings import Endings
from articles.annotation.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, FULL_NAME, PEOPLE, UPPER
from articles.annotation.person_names import OPENS, ROLE_START, STRONG_TITLE, NameRuns
from articles.annotation.wordlists import alternatives
from articles.text import fold_for_matching, folded_pattern

# Words that may stand between a name and the role: ", 68 tuổi, Trưởng thôn …", "(SN 1975), …", ", dân tộc Mông, …".
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
_OPEN_ROLE = folded_pattern(r"(?P<first>[^\W\d_]+)(?=(?: [^\W_]+){0,7}(?:[;)]|,(?!\d)))")
_NO_ROLE = frozenset(fold_for_matching(word) for word in PEOPLE["no_role"])
_NO_ROLE_IN_WORDS = tuple(f"{word} " for word in _NO_ROLE if " " in word)
_FAMILIES = "|".join(word.capitalize() for word in sorted(COMMON_FAMILY_NAMES))
_DEGREES = "|".join(map(re.escape, sorted(PEOPLE["degrees"], key=len, reverse=True)))
ENDS_IN_DEGREES = re.compile(rf"(?<![\w&-])(?:(?:{_DEGREES})[. ] *)+$")
_AND_ANOTHER = re.compile(rf" (?:và|cùng) (?=(?:(?:(?:{_DEGREES})[. ] *)+|(?:{_FAMILIES}) )[{UPPER}]\w* [{UPPER}])")
_AND = re.compile(r" (?:và|cùng) ")
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
# "Giám đốc HTX Nhãn lồng Hồng Nam": the organisation led has a name of its own.
_ORGANISATION = folded_pattern(
    r"(?<![^\W_])(?:htx|hợp tác xã|công ty|doanh nghiệp|trường|bệnh viện|trung tâm|nhà máy|câu lạc bộ|clb|tập đoàn|"
    r"chi nhánh|xí nghiệp|nông trường|quỹ|hãng|cơ sở|nhà hàng|thương hiệu|khu trọ|nhà trọ|quán|tiệm|"
    r"cửa hàng|trang trại|hiệp hội|liên minh|hội)(?![^\W_])"
)
_FURTHEST_NAME = 40
_OF_A_PLACE = Endings(*PEOPLE["where"])


class Roles:
    """Reads the roles of the people of one text."""

    def __init__(self, runs: NameRuns) -> None:
        self.runs, self.text, self.folded, self.bodies = runs, runs.text, runs.folded, runs.bodies

    def after(self, position: int, *, alone: bool = False, person: bool = True) -> tuple[list[str], int]:
        """The roles written after a name, and where they end.

        Args:
            alone: "ông", "chị" and no role precede the name: the role after it is this person's, and what looks
                like a further name in it is a place's ("Anh Sùng Mí Nô, Trưởng thôn Lô Lô Chải").
            person: is the name certain to be a person's, also where no known office follows?
        """
        roles: list[str] = []
        end, dashed = position, False
        if aside := _ASIDE.match(self.folded, position):
            position = aside.end()
        while opening := OPENS.match(self.folded, position):
            start = opening.end()
            match = ROLE_START.match(self.folded, start)
            if match is None and person and not roles:
                match = self._open_role(start)
            if match is None:
                break
            stop = self._role_stop(match.end())
            dashed = dashed or "-" in opening.group()
            if dashed:
                stop = self._dash_stop(match.end(), stop)
            if further := _AND_ANOTHER.search(self.text, match.end(), stop):
                stop = further.start()  # "Chánh Văn phòng Sở Tài chính và Lưu Trọng Thanh, Phó Giám đốc …"
            elif self._names_another(start, stop) and (before := self._before_a_title(match.end(), stop)):
                stop = before
            if self._names_another(start, stop, alone=alone) or self._belongs_to_next(start, match.end(), stop):
                break  # "Tổng Bí thư Tô Lâm, Chủ tịch nước Lương Cường": the second role is the second's
            if self._is_a_body(start, stop):
                break  # "Trung sĩ Quàng Văn Inh, Phòng Cảnh sát PCCC": where he serves
            roles.append(" ".join(self.text[start:stop].split()))
            position = end = stop
        if not roles and self.text[end : end + 1] == " " and self.runs.opens_office(end + 1):
            stop = self._role_stop(end + 2)
            return [" ".join(self.text[end + 1 : stop].split())], stop
        becomes = None if roles else _BECOMES.match(self.folded, end)
        if becomes and (match := ROLE_START.match(self.folded, becomes.end())):
            stop = self._role_stop(match.end())
            return [" ".join(self.text[becomes.end() : stop].split())], stop
        if leads := _LEADS.match(self.folded, position):
            roles.append(self.text[leads.start("role") : leads.end()])
            end = leads.end()
        return roles, end

    def before(self, position: int) -> tuple[list[str], int]:
        """Roles written before the name: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nguyễn Văn A"."""
        roles: list[str] = []
        first = position
        while True:
            start = self.runs.clause_start(position)
            segment = self.folded[start:position]
            titles = (m.start() for m in STRONG_TITLE.finditer(segment) if not segment[: m.start()][-1:].isalnum())
            opening = next(titles, None)
            if not roles and opening is not None:
                opening = self._after_another(start, opening, list(titles))
            if opening is None or (roles and not _MAY_PRECEDE.search(segment[:opening])):
                break
            role = " ".join(ENDS_IN_DEGREES.sub("", self.text[start + opening : position]).split())
            if roles and self._names_another(start + opening, position):
                break
            # "ông A - Phó Chủ tịch UBND thành phố và bà B", "Giấy khen của Chủ tịch UBND xã cho bà B": not B's.
            if roles and _ON_BEHALF.search(segment[:opening]):
                break  # "Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy …": the President is another person
            if not role or len(role.split()) > 18 or role.endswith((" và", " cùng", " cho", " tới", " đến", " với")):
                break
            if _ROLE_END.search(f" {role.lower()} ") and not self.runs.ends_in_body(position):
                break
            roles.insert(0, role)
            first = start + opening
            if segment[:opening].strip() or start == 0 or self.folded[start - 1] != ",":
                break
            position = start - 1
        return roles, first

    def _is_a_body(self, start: int, stop: int) -> bool:
        standing = self.folded.startswith("thường trực ", start)  # "Thường trực Ban Bí thư" is an office
        return not standing and any(s == start and stop <= e and s in self.bodies for s, e in self.runs.near(stop))

    def _open_role(self, start: int) -> re.Match[str] | None:
        """A noun in no list, between commas after a name: "…, bưu tá Bưu điện huyện An Phú, …"."""
        match = _OPEN_ROLE.match(self.folded, start)
        if match is None or not self.text[start].islower() or match["first"] in _NO_ROLE:
            return None
        if self.folded.startswith(_NO_ROLE_IN_WORDS, start):
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
            span = self.runs.name_span(match)
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

    def _before_a_title(self, position: int, stop: int) -> int | None:
        """Where a role ends before another person's title: "Trưởng khoa Nội và điều dưỡng trưởng Lê Thị Hằng"."""
        joins = [m for m in _AND.finditer(self.folded, position, stop) if ROLE_START.match(self.folded, m.end())]
        return joins[-1].start() if joins else None

    def _role_stop(self, position: int) -> int:
        """Where a role ends: with its body's name, else at a mark or verb."""
        start = position
        while True:
            match = _ROLE_END.search(self.folded, position)
            stop = match.start() if match else len(self.folded)
            inside = next((e for s, e in self.runs.near(stop) if s < stop < e and e > position), None)
            if inside is None:
                break
            position = inside
        # "cán bộ Phòng Tham mưu Bộ Chỉ huy Quân sự tỉnh lại lặng lẽ …": a role ends with its body.
        bodies = [e for s, e in self.runs.near(stop) if s >= start and e <= stop]
        return bodies[-1] if bodies else len(self.folded[:stop].rstrip())

    def _dash_stop(self, position: int, stop: int) -> int:
        """End of a role between dashes: "ông A - Trưởng Phòng Kinh tế xã - kể"; dashes in bodies' names are skipped."""
        dash = self.folded.find(" - ", position, stop + 2)
        while dash >= 0 and any(s < dash < e for s, e in self.runs.near(dash)):
            dash = self.folded.find(" - ", dash + 3, stop + 2)
        return dash if dash >= 0 else stop

    def _after_another(self, start: int, opening: int, further: list[int]) -> int:
        """The title of this person if another person's precedes it: "Bí thư Lê A và Chủ tịch UBND xã Bùi B"."""
        for title in further:
            before = start + title
            joined = _AND_BEFORE.search(self.folded, start, before)
            if joined and (self._names_another(start + opening, joined.start()) or self._is_behind_a_name(start)):
                opening = title
        return opening

    def _is_behind_a_name(self, start: int) -> bool:
        """Is the clause that begins here set off from a name: "ông Trần A, Trưởng khoa Nội và điều dưỡng trưởng B"?"""
        if self.folded[start - 1 : start] != ",":
            return False
        names = list(FULL_NAME.finditer(self.text, max(0, start - _FURTHEST_NAME), start - 1))
        return bool(names) and names[-1].end() == start - 1 and self.runs.name_span(names[-1]) is not None
