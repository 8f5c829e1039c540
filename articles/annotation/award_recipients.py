"""The recipients of each award of a sentence: named behind it, before it, or by its number alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.annotation.award_forms import Form
from articles.annotation.award_verbs import GIVES, RECEIVES
from articles.annotation.award_words import (
    AMONG,
    AND_A_GIFT,
    AND_AMONG,
    BY_FORM,
    COMMENDED_WITH,
    COUNT_BEFORE,
    COUNTED_AS,
    COUNTED_HAVE,
    DESCRIBED_AND,
    DIRECTLY,
    DONE_FOR,
    FOR,
    FOR_SOME,
    GIVEN_TO_ONE,
    GOES_ON_AS_SUBJECT,
    GOT_FIRST,
    HOLDER_GIVES,
    KEEPS,
    LEADS_TO,
    NAME_AND_COLON,
    NAMES_FIRST,
    OBJECT_BEFORE,
    ONE_OF,
    ONE_RECEIVES,
    RECEIVES_NEXT,
    RESCUES,
    SOMEONE_ELSE,
    SOMEONE_GETS,
    TO_NAMED,
    TO_PERSON_AND,
    WITH_OTHERS,
    WITHIN,
)
from articles.annotation.figure_refusals import NAMED_BY
from articles.annotation.reading import Reading
from articles.annotation.recipients import (
    RecipientList,
    find_lists,
    list_of_anyone,
    may_count,
    read_number_of,
    read_uncounted,
    with_parts,
)
from articles.models import Recipients


class SentenceRecipients:
    """Gives each list of recipients of one sentence to the award that it belongs to.

    Args:
        lists: every list in the sentence, in order of place.
        start: where the sentence begins.
        end: where it ends.
    """

    def __init__(self, reading: Reading, lists: Sequence[RecipientList], start: int, end: int) -> None:
        self._reading, self._folded = reading, reading.folded
        self._lists = list(lists)
        self._start, self._end = start, end
        self._used: set[int] = set()

    @property
    def left(self) -> list[RecipientList]:
        """The lists that no award has taken."""
        return [listed for listed in self._lists if listed.start not in self._used]

    def of(self, form: Form, consumed: int, right: int) -> tuple[tuple[Recipients, ...], int | None, int | None]:
        """The recipients of a form, and where they begin and end; the end is ``None`` for those named before it.

        Args:
            consumed: up to where the sentence has been read for the awards before.
            right: where the next form begins, or the sentence ends.
        """
        end = max(form.last, form.giver.end) if form.giver else form.last
        after = [found for found in self._lists if end <= found.start < right]
        to = FOR_SOME.match(self._folded, end, right)
        if to and not (after and after[0].start == to.end()):
            anyone = list_of_anyone(self._reading, to.end(), right)
            if anyone:
                return anyone.items, anyone.start, anyone.end
        if numbered := read_number_of(self._folded, max(self._start, consumed), form.start, end):
            return numbered.items, numbered.start, numbered.end
        if self._is_given_to_one(form, end, consumed, after):
            return (), None, None
        if after and (kept := self._that_follow(after[0], end, right, consumed)) is not None:
            self._used.add(after[0].start)
            return kept.items, kept.start, kept.end
        count = COUNT_BEFORE.search(self._folded, consumed, form.start)
        if count is not None and self._counts_nobody(count.start(1)):
            count = None
        if count is None and (goes_to := FOR.search(self._folded, end, min(right, end + 80))):
            uncounted = read_uncounted(self._folded, goes_to.end(), right)
            if uncounted is not None:
                return uncounted.items, uncounted.start, uncounted.end
        return self._recipients_before(form, consumed, count)

    def _is_given_to_one(self, form: Form, end: int, consumed: int, after: Sequence[RecipientList]) -> bool:
        """Does somebody named before an award get it and a gift beside it: "tặng chị giấy khen và một chuyến đi"?"""
        if AND_A_GIFT.match(self._folded, end) is None:
            return False
        if after and WITH_OTHERS.fullmatch(self._folded, end, after[0].start):
            return False  # "tặng chị Vân Giấy khen cùng 12 hội viên khác"
        return GIVEN_TO_ONE.search(self._folded, max(self._start, consumed, form.start - 60), form.start) is not None

    def _counts_nobody(self, number: int) -> bool:
        """Is a number before an award no count of it: "Lữ đoàn 162 Huân chương", "là một trong 100 “Nông dân …”"?"""
        is_one_of = ONE_OF.search(self._folded, self._start, number)
        return is_one_of is not None or bool(NAMED_BY.length_before(self._folded, number))

    def _that_follow(self, following: RecipientList, end: int, right: int, consumed: int) -> RecipientList | None:
        """The recipients named right after an award, where the words between show that they receive it."""
        gap = self._folded[end : following.start]
        shown = (
            DIRECTLY.fullmatch(gap)
            or WITH_OTHERS.fullmatch(gap)
            or self._leads_to_them(gap)
            or NAMES_FIRST.fullmatch(gap)
            or self._heads_a_line(gap, end)
        )
        if not (shown or self._are_counted_as(gap, consumed, end) or self._stand_with_named(gap, following)):
            return None
        kept = self._without_next_subject(following, right)
        return self._and_further(kept, right) if kept is following else kept

    def _leads_to_them(self, gap: str) -> bool:
        """Do the words between lead to recipients: "… vì thành tích xuất sắc cho hơn"?"""
        if LEADS_TO.search(gap) is None:
            return False
        # "(Huân chương Lao động hạng Ba): tạo việc làm cho 310 lao động" is about something else
        return not (gap.lstrip().startswith((")", ":")) or RESCUES.search(gap) or HOLDER_GIVES.match(gap))

    def _stand_with_named(self, gap: str, following: RecipientList) -> bool:
        """Do recipients follow units by name: "cho bản Hua Nguống, 5 dòng họ", "cho Cục A và 3 chuyên viên"?"""
        named = TO_NAMED.fullmatch(gap) or TO_PERSON_AND.fullmatch(gap)
        return named is not None and not GOES_ON_AS_SUBJECT.match(self._folded, following.end)

    def _are_counted_as(self, gap: str, consumed: int, end: int) -> bool:
        """Are they stated as who has the award: "“Chiến sĩ tiên tiến” là 156 đồng chí"?"""
        if COUNTED_AS.fullmatch(gap):
            # "Bốn người được phong tặng Nghệ sĩ Ưu tú gồm 3 diễn viên …": they are counted before it
            return not any(consumed <= found.start < end for found in self._lists)
        return COUNTED_HAVE.fullmatch(gap) is not None and GOT_FIRST.search(self._folded, self._start, end) is not None

    def _heads_a_line(self, gap: str, end: int) -> bool:
        """Does an award's name go on to the colon of its line: "Kỷ niệm chương Cựu chiến binh Việt Nam: 3 hội viên"?"""
        text = self._reading.text
        return text[end + 1 : end + 2].isupper() and NAME_AND_COLON.fullmatch(gap) is not None

    def _and_further(self, listed: RecipientList, right: int) -> RecipientList:
        """A list with those that follow a description: "15 tổ chức đảng đạt … 5 năm liền và 48 đảng viên"."""
        for found in self._lists:
            if not listed.end <= found.start < right:
                continue
            described = DESCRIBED_AND.fullmatch(self._folded, listed.end, found.start)
            if described is None or RECEIVES_NEXT.match(self._folded, found.end):
                break
            self._used.add(found.start)
            listed = RecipientList((*listed.items, *found.items), listed.start, found.end)
        return listed

    def _recipients_before(
        self, form: Form, consumed: int, count: re.Match[str] | None
    ) -> tuple[tuple[Recipients, ...], int | None, int | None]:
        """The recipients named before an award; else its stated number ("12 Bằng khen")."""
        commended = [f.end for f in self._lists if COMMENDED_WITH.fullmatch(self._folded, f.end, form.start)]
        consumed = max([consumed, *commended])
        before = [
            found
            for found in self._lists
            # "tại một trung tâm y tế, 4 viên chức …", "một doanh nghiệp nợ thuế vẫn được …": one of them is not a count
            if consumed <= found.start
            and found.end <= form.start
            and not self._is_just_one(found)
            # "126 đảng viên thuộc 19 tổ chức cơ sở đảng được trao": the first are the recipients
            and not self._folded.endswith(("thuộc ", "của "), 0, found.start)
            and not DONE_FOR.search(self._folded, max(self._start, found.start - 25), found.start)
            and not self._is_described_by(found, form.start)
        ]
        if before and before[-1].start not in self._used and self._receives(before[-1].end, form.start):
            listed = self._with_others_among(before)
            self._used.add(before[-1].start)
            return listed.items, listed.start, None
        if count is None and (gets := self._someone_before(consumed, form.start)):
            return gets.items, gets.start, None
        if count:
            n = int(count.group(1).replace(".", ""))
            word = self._folded[form.start : form.end].strip('" ')
            return (Recipients(n=n, type=word),), count.start(), None
        return (), None, None

    def _with_others_among(self, before: Sequence[RecipientList]) -> RecipientList:
        """The last list, with one before it whose members receive too: "trong 12 tập thể và ông là một trong 20 …"."""
        last = before[-1]
        if len(before) < 2 or not AND_AMONG.fullmatch(self._folded, before[-2].end, last.start):
            return last
        first = before[-2]
        if first.start in self._used or not AMONG.search(self._folded, max(self._start, first.start - 24), first.start):
            return last
        self._used.add(first.start)
        return RecipientList((*first.items, *last.items), first.start, last.end)

    def _is_described_by(self, found: RecipientList, position: int) -> bool:
        """Does a list only describe the subject: "…, trong đó 20 em là nữ, được …", "đơn vị đã đi 60 bản, nhận …"?"""
        if "," not in self._folded[found.end : position]:
            return False
        start = max(self._start, found.start - 50)
        within = WITHIN.search(self._folded, start, found.start)
        counted = within is not None and any(other.end == within.start() for other in self._lists)
        described = OBJECT_BEFORE.search(self._folded, start, found.start) is not None
        return counted or described

    def by_parts(self, recipients: tuple[Recipients, ...], position: int) -> tuple[tuple[Recipients, ...], int]:
        """Recipients by the parts that follow, where these add up to the one number stated; and where they end."""
        parts = next((found for found in self._lists if found.start >= position), None)
        if parts is None:
            return recipients, position
        counted = with_parts(self._folded, RecipientList(recipients, position, position), parts)
        if counted.end > position:
            self._used.add(parts.start)
        return counted.items, counted.end

    def _someone_before(self, consumed: int, position: int) -> RecipientList | None:
        """A counted recipient in no list that gets the award after it: "3 kíp trực được … tặng Giấy khen"."""
        if not may_count(self._reading, consumed, position):
            return None
        for match in reversed(list(SOMEONE_GETS.finditer(self._folded, consumed, position))):
            found = list_of_anyone(self._reading, match.end(), position)
            if found and self._receives(found.end, position):
                return found
        return None

    def _is_just_one(self, found: RecipientList) -> bool:
        alone = len(found.items) == 1 and self._folded.startswith("một ", found.start)
        return alone and not ONE_RECEIVES.match(self._folded, found.end)

    def _receives(self, end: int, position: int) -> bool:
        """Whether the words before a form name its recipients: "3 tập thể được …", "12 cá nhân (…) đạt danh hiệu …"."""
        gap = self._folded[end:position]
        if ";" in gap:
            return False
        if len(gap) >= 160:
            return False
        receives = len(gap) < 12 or RECEIVES.search(gap) is not None
        if "," not in gap:
            return receives or bool(GIVES.search(gap) or KEEPS.match(gap) or BY_FORM.fullmatch(gap))
        # "đỡ hơn 7.000 em bé, xin nhường suất đề nghị tặng …": a further clause of giving has other recipients
        return (receives and not SOMEONE_ELSE.search(gap)) or BY_FORM.fullmatch(gap) is not None

    def _without_next_subject(self, found: RecipientList, right: int) -> RecipientList | None:
        """The first part of "cho 5 tập thể, 25 cá nhân được tặng …": the rest receives something else."""
        if right >= self._end or not RECEIVES_NEXT.match(self._folded, found.end, right):
            return found
        cut = max(self._folded.rfind(";", found.start, found.end), self._folded.rfind(",", found.start, found.end))
        if cut < 0:
            return None
        kept = find_lists(self._reading, found.start, cut)
        self._lists.extend(find_lists(self._reading, cut, found.end))
        self._lists.sort(key=lambda item: item.start)
        return kept[0] if kept else None
