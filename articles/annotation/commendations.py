"""Commendation that names no form: "cấp cơ sở khen thưởng cho 145 tập thể, 231 cá nhân"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.annotation.award_verbs import COMMENDS, ORGANISES, RECEIVES
from articles.annotation.award_words import GOES_ON_AS_SUBJECT, RECEIVES_NEXT, TO_NAMED
from articles.annotation.decisions import Decisions
from articles.annotation.endings import Endings
from articles.annotation.givers import Giver
from articles.annotation.reading import Reading
from articles.annotation.recipients import RecipientList, list_of_anyone, with_parts
from articles.annotation.spoken_of import is_planned
from articles.annotation.units import UNITS
from articles.annotation.wordlists import alternatives
from articles.models import AwardMention
from articles.text import folded_pattern

_COMMENDS = folded_pattern(
    rf"({'|'.join(COMMENDS)}|khen)(?![^\W_])"
    r"(?P<for> +(?:đột xuất|kịp thời|chuyên đề))?(?: +(?:quý|tháng|đợt|học kỳ|dịp) [^\W_]+(?:/\d+)?)?(?: ?:)?"
    r"(?: +(?:cho|đối với))?(?: +(?:trên|hơn|gần|khoảng))? *"
)
# "Ban Thi đua - Khen thưởng 7 tỉnh" commends nobody.
_NAMES_THE_WORK = folded_pattern(r"thi đua *(?:[,-]|và)? *$")
_COMMENDED = folded_pattern(
    r"(?:[^.;:\n\d]|(?<=từ )\d+(?= [^\W\d_]+ trở lên)){0,50}?(?<![^\W_])"
    r"(?:được|đề nghị) (?:(?:[^.;:\n]|tp\.){1,110}? )??"
    rf"({'|'.join(COMMENDS)}|phong tặng|truy tặng|khen(?! ngợi| là))(?![^\W_])"
)
# "24 tập thể, cá nhân có thành tích trong phục vụ mùa du lịch biển 2026 vừa được UBND phường khen thưởng"
_COMMENDED_FAR = folded_pattern(
    r"(?:[^.;:\n\d]|(?:19|20)\d\d){0,110}?(?<![^\W_])(?:đã |vừa )?được (?:(?:[^.;:\n]|tp\.){1,60}? )??"
    rf"({'|'.join(COMMENDS)})(?![^\W_])"
)
COUNTED_BY_DECISIONS = frozenset({"tập thể", "cá nhân", "tập thể, cá nhân"})
"""What decisions count: these receive an award even where little else shows it."""
# "28 mô hình được nêu tại hội nghị biểu dương": that is the event's name.
_AT_EVENT = folded_pattern(r"(?<![^\W_])(?:hội nghị|lễ|chương trình|buổi|đại hội) +$")
_UNIT = folded_pattern(rf"(?:{alternatives(UNITS['recipients'])}|công an|hải quan|thuế|thống kê|mặt trận)(?![^\W_])")
# "vừa có quyết định khen thưởng", "có văn bản biểu dương kíp trực và khen thưởng": not what somebody receives
_HAS_PAPER = folded_pattern(r"(?<![^\W_])có (?=quyết định|văn bản|công văn)")
# "khen thưởng kíp trực gồm 2 bác sĩ, 5 điều dưỡng"
_CONSISTS_OF = folded_pattern(r"(?:[^\W\d_]+ ){0,6}(?:bao )?gồm(?: có)?:? *")
_MARK = re.compile(r"[,;:]")
# "Chi nhánh còn trao 2 giải Nhất, 8 giải Nhì và vinh danh 10 khách hàng", "UBND xã tặng anh Giấy khen, khen thưởng 4
# dân quân": one subject with two verbs.
# "xã Thạnh Lợi tổng kết phong trào thi đua năm 2025, khen thưởng 40 cá nhân"
_ALSO = folded_pattern(
    r" (?:đã |vừa |còn |cũng )*(?:quyết định )?(?:trao|tặng|trao tặng|khen thưởng|công nhận)(?![^\W_])"
    r"(?:[^;:.\n]|tp\.){3,100},? và |"
    r" (?:đã |vừa |còn |cũng )*(?:trao tặng|trao|tặng) [^,;:.\n]{0,40}(?:bằng khen|giấy khen)[^;:.\n]{0,60}?, |"
    r" (?:đã |vừa )?(?:sơ kết|tổng kết)(?: [^\W_]+){0,8}(?:,| và) |"
    rf" (?:đã |vừa |cũng )*(?:{'|'.join(COMMENDS)})(?:,| và) "
)


_FEW = 10
_COMMENDS_PEOPLE = Endings("khen thưởng|biểu dương|tuyên dương|khen thưởng cho|biểu dương cho")


def counts_without_digits(reading: Reading, listed: RecipientList) -> bool:
    """May a list whose numbers are all in words be of recipients: "biểu dương ba người", "204 đoàn viên" in words?

    "Ba vị thành hoàng được dân làng tôn vinh" are not.
    """
    if all(item.type in COUNTED_BY_DECISIONS for item in listed.items):
        return True
    if any((item.n or 0) > _FEW for item in listed.items):
        return True
    return _COMMENDS_PEOPLE.length_before(reading.folded, listed.start) > 0


class Commendations:
    """Reads one sentence for the lists of recipients that no form has taken.

    Args:
        forms: where the awards that the sentence names begin.
        givers: possible givers, in order of place.
        signer: the signer of the decision that the sentence names.
    """

    def __init__(
        self,
        reading: Reading,
        start: int,
        end: int,
        *,
        forms: Sequence[int],
        givers: Sequence[Giver],
        decisions: Decisions,
        signer: Giver | None,
    ) -> None:
        self._reading, self._folded = reading, reading.folded
        self._start, self._end = start, end
        self._forms, self._givers, self._decisions, self._signer = forms, givers, decisions, signer

    def read(self, lists: Sequence[RecipientList]) -> Iterator[AwardMention]:
        """The awards without a form, each with one of these lists."""
        verbs = list(_COMMENDS.finditer(self._folded, self._start, self._end))
        left = self._lists = list(lists)
        for match in verbs:
            listed = self._list_behind(match, left)
            if listed is None or _NAMES_THE_WORK.search(self._folded, max(0, match.start() - 12), match.start()):
                continue
            if is_planned(self._reading, match.start()) or self._folded.endswith("thư ", 0, match.start()):
                continue  # "gửi thư biểu dương hai ngư dân"
            listed = self._with_parts(listed)
            left = [x for x in left if not listed.start <= x.start < listed.end]
            giver = self._giver_before(match.start()) or self._signer
            yield self._mention(
                match.group(1), listed, min(giver.start, match.start()) if giver else match.start(), listed.end, giver
            )
        spoken_of = any(match.group(1) == "khen thưởng" for match in verbs)
        for listed in left:
            if (after := self._commended_behind(listed)) is not None:
                between = [g for g in self._givers if listed.end <= g.start and g.end <= after.start(1)]
                giver = next((g for g in between if not g.weak or after.start(1) - g.end < 3), None)
                yield self._mention(after.group(1), listed, listed.start, after.end(), giver)
            elif spoken_of and not self._forms and all(r.type in ("tập thể", "cá nhân") for r in listed.items):
                # "…được khen thưởng; trong đó cấp tỉnh 320 tập thể và 615 cá nhân"
                giver = next((g for g in self._givers if 0 <= listed.start - g.end <= 3), None) or self._signer
                yield self._mention("khen thưởng", listed, giver.start if giver else listed.start, listed.end, giver)

    def _list_behind(self, verb: re.Match[str], lists: list[RecipientList]) -> RecipientList | None:
        """The list right after a verb of commending, whatever its noun: "tuyên dương 27 tấm lòng vàng"."""
        listed = next((x for x in lists if x.start == verb.end()), None) or self._behind_named(verb.end(), lists)
        named = any(verb.start() - 6 <= form < verb.end() for form in self._forms)
        if listed is not None or named or not self._folded[verb.end() : verb.end() + 1].isdigit():
            return listed
        return list_of_anyone(self._reading, verb.end(), self._end)

    def _behind_named(self, start: int, lists: list[RecipientList]) -> RecipientList | None:
        """The list behind units by name: "khen thưởng Trạm Kiểm lâm Bến Cự và 4 kiểm lâm viên"."""
        listed = next((x for x in lists if x.start > start), None)
        if listed is not None and _CONSISTS_OF.fullmatch(self._folded, start, listed.start):
            return listed
        if listed is None or _UNIT.match(self._folded, start) is None:
            return None
        gap = self._reading.text[start : listed.start]
        named = any(character.isupper() or character.isdigit() for character in gap[1:])
        shown = named and TO_NAMED.fullmatch(f" cho {self._folded[start : listed.start]}")
        return listed if shown and not GOES_ON_AS_SUBJECT.match(self._folded, listed.end) else None

    def _commended_behind(self, listed: RecipientList) -> re.Match[str] | None:
        """The words after a list that state its members' commendation and are not part of an event's name."""
        after = _COMMENDED.match(self._folded, listed.end, self._end)
        if after is None and all(item.type in COUNTED_BY_DECISIONS for item in listed.items):
            after = _COMMENDED_FAR.match(self._folded, listed.end, self._end)
        if after is None or _AT_EVENT.search(self._folded, listed.end, after.start(1)):
            return None
        # "1.024 hộ được công nhận và 11 cá nhân được xã khen thưởng": the second are commended
        between = (x for x in self._lists if listed.end < x.start < after.start(1))
        if any(RECEIVES_NEXT.match(self._folded, other.end) for other in between):
            return None
        return None if any(listed.start < form < after.end() for form in self._forms) else after

    def _with_parts(self, listed: RecipientList) -> RecipientList:
        """A number by the parts that follow it: "28 gương “Người tốt, việc tốt”, gồm 21 cá nhân và 7 tập thể"."""
        behind = (x for x in self._lists if x.start >= listed.end)
        parts = next(behind, None)
        return with_parts(self._folded, listed, parts) if parts is not None else listed

    def _giver_before(self, position: int) -> Giver | None:
        nearest = next((g for g in reversed(self._givers) if g.end <= position), None)
        if nearest is None or _AT_EVENT.search(self._folded, max(0, position - 14), position):
            return None
        # "công nhận và tôn vinh": the verbs are not those of receiving
        between = self._folded[nearest.end : position]
        between = _HAS_PAPER.sub("", between).replace("công nhận và", "")
        is_far = len(between) >= 60 or _MARK.search(between) is not None
        also = _ALSO.fullmatch(between)
        if (
            (is_far and not also)
            or (RECEIVES.search(between) if also is None else " được " in between)
            or ORGANISES.search(between)
            or "đề nghị" in between
        ):
            return None
        return nearest

    def _mention(self, verb: str, listed: RecipientList, start: int, end: int, giver: Giver | None) -> AwardMention:
        first, last = self._reading.span(start, end)
        decision = self._decisions.holding_for(start)
        return AwardMention(
            name=verb,
            quote=self._reading.given[first:last],
            start=first,
            end=last,
            giver=giver.name if giver else None,
            recipients=listed.items,
            decision=decision.number,
            decision_date=decision.date,
        )
