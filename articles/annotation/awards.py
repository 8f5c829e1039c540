"""Awards: form, class, giver, recipients and their numbers, decision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from articles.annotation.award_forms import Class, Form, find_forms, may_give, refined_id
from articles.annotation.award_givers import naming_rule
from articles.annotation.award_tables import counted_in_row
from articles.annotation.award_verbs import COMMENDS, GIVES, RECEIVES
from articles.annotation.award_words import (
    BY,
    BY_FORM,
    CLASS,
    CLASS_AGAIN,
    CLASSES,
    COMMENDS_SOME,
    COUNT_BEFORE,
    DEPUTY,
    DIRECTLY,
    DONE_FOR,
    FOR,
    FOR_SOME,
    FURTHER_CLASS,
    GETS,
    GIVES_NEXT,
    HANDS_OVER,
    HOLDS,
    JOINS,
    LEADS_TO,
    LETTER,
    MANY,
    MET,
    NONE,
    OF,
    ON_BEHALF,
    PASSIVE,
    PERSON,
    RESCUES,
    SOMEONE_ELSE,
    SOMEONE_GETS,
    WHICH,
)
from articles.annotation.bodies import Body
from articles.annotation.commendations import Commendations
from articles.annotation.decisions import Decisions
from articles.annotation.giver_refusals import Offer, refused_by
from articles.annotation.givers import Giver, find_givers, giver_at
from articles.annotation.reading import Reading
from articles.annotation.recipients import RecipientList, find_lists, list_of_anyone, read_uncounted, with_parts
from articles.models import AwardMention, Recipients


def find_awards(reading: Reading, bodies: list[Body]) -> list[AwardMention]:
    """Each award that the text states as given, received or proposed."""
    found: list[AwardMention] = []
    forms = find_forms(reading)
    starts = [body.start for body in bodies]
    for start, end in _sentences_of_interest(reading, forms):
        inside = [form for form in forms if start <= form.start < end]
        lists = find_lists(reading.text, reading.folded, start, end)
        if not inside and not lists and not COMMENDS_SOME.search(reading.folded, start, end):
            continue
        named = bodies[bisect_left(starts, start) : bisect_left(starts, end)]
        found.extend(_SentenceAwards(reading, named, inside, lists, start, end).read())
    found.sort(key=lambda mention: (mention.start, mention.end))
    return found


def _sentences_of_interest(reading: Reading, forms: list[Form]) -> list[tuple[int, int]]:
    spans = {reading.sentence(form.start) for form in forms}
    for verb in (*COMMENDS, "được khen", "phong tặng", "truy tặng"):
        position = reading.folded.find(verb)
        while position >= 0:
            start, end = reading.sentence(position)
            if reading.has_number(start, end):
                spans.add((start, end))
            position = reading.folded.find(verb, end)
    return sorted(spans)


class _SentenceAwards:
    """Reads the awards of one sentence from left to right."""

    def __init__(
        self, reading: Reading, bodies: list[Body], forms: list[Form], lists: list[RecipientList], start: int, end: int
    ) -> None:
        self.reading = reading
        self.folded = reading.folded
        self.start, self.end = start, end
        self.bodies = bodies
        self.lists = lists
        self.used: set[int] = set()
        self.forms = self._with_further_classes(
            sorted((self._complete(form) for form in forms), key=lambda form: form.start)
        )
        self.decisions = Decisions(
            reading, start, end, [form.start for form in self.forms], lambda: [giver.start for giver in self.givers]
        )

    @cached_property
    def givers(self) -> list[Giver]:
        """Found on first use: many sentences with a list of recipients mention no award."""
        return find_givers(self.reading, self.bodies, self.start, self.end)

    @cached_property
    def signer(self) -> Giver | None:
        """The signer of the decision that the sentence names."""
        place = self.decisions.signer_at()
        if place is not None:
            return giver_at(self.givers, place)
        signs = self.decisions.signed_after()
        if signs is None:
            return None
        before = [g for g in self.givers if g.end <= signs and not self.folded[g.end : signs].strip(" ,")]
        # "ông A, Phó Chủ tịch UBND tỉnh, ký Quyết định": he signs for another
        return next((g for g in before if not DEPUTY.search(self.folded, self.start, g.start)), None)

    def read(self) -> list[AwardMention]:
        found: list[AwardMention] = []
        consumed, previous, active = self.start, None, None
        named_until = self.start
        for i, form in enumerate(self.forms):
            if form.start < named_until and self.folded[form.start - 2].isdigit():
                continue  # "tặng Giấy khen cho 36 gia đình văn hóa tiêu biểu": the recipients
            if self.reading.text[form.start].islower() and MET.search(self.folded, self.start, form.start):
                continue
            right = self.forms[i + 1].start if i + 1 < len(self.forms) else self.end
            before = self._giver_before(form, consumed) or self._carried_on(form, consumed, previous, active)
            if form.entry is not None and form.entry.details.get("badge") == "party":
                before = None  # the Party's own rules name who decides on its badges; a committee hands them over
            giver = form.giver or before or self.signer
            recipients, first, last = self._recipients(form, consumed, right)
            start, end = self._span(form, giver, consumed, first, last)
            if last is not None:
                recipients, last = self._broken_down(recipients, last)
                end = max(end, last)
            elif not recipients:
                recipients = counted_in_row(self.folded, form.start)
            if giver or recipients or not self._is_spoken_of(form, consumed):
                found.extend(self._mentions(form, giver, recipients, start, end))
            consumed, previous, active = end, before or giver, before
            named_until = max(named_until, last or 0)
        left = [listed for listed in self.lists if listed.start not in self.used]
        if left or not self.forms:
            found.extend(self._without_a_form(left))
        return found

    def _carried_on(self, form: Form, consumed: int, previous: Giver | None, active: Giver | None) -> Giver | None:
        """The previous award's giver, where a further form belongs to the same verb."""
        if previous is None or not self._goes_on(consumed, form.start):
            return None
        # "5 tập thể nhận Cờ thi đua của A, 214 giảng viên đạt …": A is not stated as giver of the second.
        gap = self.folded[consumed : form.start]
        carried = active if " đạt " in gap or form.name.startswith("Kỷ niệm chương “") else previous
        decided = self.folded.startswith(" do ", form.end)  # "Giấy khen do các sở, ngành quyết định"
        return carried if carried and not decided and may_give(form, carried) else None

    def _span(
        self, form: Form, giver: Giver | None, consumed: int, first: int | None, last: int | None
    ) -> tuple[int, int]:
        """From the first to the last of the form, its classes, its giver and its recipients."""
        start = form.start if first is None else min(form.start, first)
        end = max([form.end, *(stop for _, stop in form.classes), last or 0])
        if giver is not None and giver.start > form.start:
            end = max(end, giver.end)
        elif giver is not None and giver is not self.signer and giver.start >= consumed:
            start = min(start, giver.start)
        return start, end

    def _is_spoken_of(self, form: Form, consumed: int) -> bool:
        """Is it a thing, not an award given: "gắn huân chương lên lá cờ", "nhiều bằng khen nhất nước"?"""
        if NONE.search(self.folded, self.start, form.start):
            return True
        if form.id is None and form.name == "Huân chương":
            return True
        if not self.reading.text[form.start].islower() or self.folded.startswith("danh hiệu", form.start):
            return False
        before = self.folded[max(consumed, form.start - 60) : form.start]
        counted = before.rstrip(' "').endswith(MANY)
        return counted and not (GIVES.search(before) or GETS.search(before))

    def _without_a_form(self, lists: list[RecipientList]) -> Iterator[AwardMention]:
        forms = [form.start for form in self.forms]
        places = (self.reading, self.start, self.end)
        return Commendations(
            *places, forms=forms, givers=lambda: self.givers, decisions=self.decisions, signer=lambda: self.signer
        ).read(lists)

    def _goes_on(self, consumed: int, position: int) -> bool:
        """Does a further form belong to the previous verb: "tặng Cờ thi đua cho …, Bằng khen cho …; truy tặng …"."""
        if JOINS.fullmatch(self.folded, consumed, position):
            return True
        gap = self.folded[consumed:position]
        clause = gap.rfind(";")
        if GETS.search(gap) or (clause >= 0 and HOLDS.search(gap, clause)):
            return False
        named = any(
            consumed <= giver.start < position
            and not giver.weak
            and not self.folded.endswith(("cho ", "tới "), 0, giver.start)
            for giver in self.givers
        )
        # "… Nhà giáo nhân dân cho ông A, nguyên Giám đốc Đại học B và danh hiệu Nhà giáo ưu tú cho …"
        to_someone = gap.startswith((" cho ", " tới ")) and gap.endswith((" và ", ", ", " và danh hiệu "))
        if to_someone and not GIVES.search(gap):
            return len(gap) < 160
        return (len(gap) < 60 and not named) or bool(GIVES_NEXT.search(gap))

    def _complete(self, form: Form) -> Form:
        """The form with its class and the giver right after it."""
        classes: list[tuple[Class, int]] = []
        end = form.end
        if match := CLASS.match(self.folded, end):
            while match:
                classes.append((CLASSES[match.group(1) or match.group(2)], match.end()))
                match = FURTHER_CLASS.match(self.folded, match.end())
            end = classes[-1][1]
        of = OF.match(self.folded, end)
        giver = giver_at(self.givers, of.end()) if of else None
        for leads in (WHICH, BY):
            if giver is None and (that := leads.match(self.folded, end, self.end)):
                giver = giver_at(self.givers, that.end())
        if giver is not None and giver.weak and of is not None and not of.group().strip():
            giver = None
        if giver is not None and form.name == LETTER and of is not None and not of.group().strip():
            giver = None  # "gửi Thư khen Công an phường": it receives
        # "Bằng khen, UBND tỉnh" has a comma between; "Cờ thi đua Chính phủ" has none.
        # "cấp bộ" in "Cờ thi đua cấp bộ" says which award it is, not its giver.
        named = None if giver is not None and giver.name.startswith("Cấp ") else giver
        return replace(form, classes=tuple(classes), giver=named, id=refined_id(form, giver))

    def _with_further_classes(self, forms: list[Form]) -> list[Form]:
        """The forms, and after one with a class each further class that means its own award."""
        found: list[Form] = []
        for i, form in enumerate(forms):
            found.append(form)
            if not form.classes:
                continue
            right = forms[i + 1].start if i + 1 < len(forms) else self.end
            for match in CLASS_AGAIN.finditer(self.folded, form.classes[-1][1], right):
                again = replace(form, start=match.end(), end=match.end(), classes=(), giver=None)
                found.append(self._complete(again))
        return found

    def _giver_before(self, form: Form, consumed: int) -> Giver | None:
        """The nearest giver before a verb of giving; not a recipient, nor the person who hands it over."""
        candidates = [g for g in self.givers if consumed <= g.start and g.end <= form.start]
        for giver in candidates:
            if ON_BEHALF.search(self.folded, self.start, giver.start):
                return giver
        for giver in reversed(candidates):
            offer = Offer(self.folded, self.start, giver, form)
            if offer.is_a_letter_sent:
                return giver
            if refused_by(offer) is None:
                return giver if self._decides(offer) else None
        return None

    def _decides(self, offer: Offer) -> bool:
        """Does the giver decide? In "Ông A, Giám đốc Sở, trao Bằng khen" A hands over another's award."""
        is_passive = PASSIVE.search(offer.before)  # "Ông A được Chủ tịch UBND tỉnh trao tặng": A is the recipient
        if not HANDS_OVER.fullmatch(offer.word) or not PERSON.search(offer.before) or is_passive:
            return True
        entry = offer.form.entry
        return entry is not None and naming_rule(entry.id, offer.giver) is not None

    def _recipients(
        self, form: Form, consumed: int, right: int
    ) -> tuple[tuple[Recipients, ...], int | None, int | None]:
        end = max([form.end, *(stop for _, stop in form.classes), *([form.giver.end] if form.giver else [])])
        after = [found for found in self.lists if end <= found.start < right]
        if to := FOR_SOME.match(self.folded, end, right):
            anyone = list_of_anyone(self.reading.text, self.folded, to.end(), right)
            if anyone and all(found.start != to.end() for found in after):
                return anyone.items, anyone.start, anyone.end
        if after and (kept := self._that_follow(after[0], end, right)) is not None:
            self.used.add(after[0].start)
            return kept.items, kept.start, kept.end
        count = COUNT_BEFORE.search(self.folded, consumed, form.start)
        if count is None and (goes_to := FOR.search(self.folded, end, min(right, end + 80))):
            uncounted = read_uncounted(self.folded, goes_to.end(), right)
            if uncounted is not None:
                return uncounted.items, uncounted.start, uncounted.end
        return self._recipients_before(form, consumed, count)

    def _that_follow(self, following: RecipientList, end: int, right: int) -> RecipientList | None:
        """The recipients named right after an award, where the words between show that they receive it."""
        gap = self.folded[end : following.start]
        # "(Huân chương Lao động hạng Ba): tạo việc làm cho 310 lao động" is about something else
        leads = LEADS_TO.search(gap) and not gap.lstrip().startswith((")", ":")) and not RESCUES.search(gap)
        return self._without_next_subject(following, right) if DIRECTLY.fullmatch(gap) or leads else None

    def _recipients_before(
        self, form: Form, consumed: int, count: re.Match[str] | None
    ) -> tuple[tuple[Recipients, ...], int | None, int | None]:
        """The recipients named before an award; else its stated number ("12 Bằng khen")."""
        before = [
            found
            for found in self.lists
            # "tại một trung tâm y tế, 4 viên chức …", "một doanh nghiệp nợ thuế vẫn được …": one of them is not a count
            if consumed <= found.start
            and found.end <= form.start
            and not self._is_just_one(found)
            # "126 đảng viên thuộc 19 tổ chức cơ sở đảng được trao": the first are the recipients
            and not self.folded.endswith(("thuộc ", "của "), 0, found.start)
            and not DONE_FOR.search(self.folded, max(self.start, found.start - 25), found.start)
        ]
        if before and before[-1].start not in self.used and self._receives(before[-1].end, form.start):
            self.used.add(before[-1].start)
            return before[-1].items, before[-1].start, None
        if count is None and (gets := self._someone_before(consumed, form.start)):
            return gets.items, gets.start, None
        if count:
            n = int(count.group(1).replace(".", ""))
            word = self.folded[form.start : form.end].strip('" ')
            return (Recipients(n=n, type=word),), count.start(), None
        return (), None, None

    def _broken_down(self, recipients: tuple[Recipients, ...], position: int) -> tuple[tuple[Recipients, ...], int]:
        """Recipients by the parts that follow, where these add up to the one number stated; and where they end."""
        parts = next((found for found in self.lists if found.start >= position), None)
        if parts is None:
            return recipients, position
        counted = with_parts(self.folded, RecipientList(recipients, position, position), parts)
        if counted.end > position:
            self.used.add(parts.start)
        return counted.items, counted.end

    def _someone_before(self, consumed: int, position: int) -> RecipientList | None:
        """A counted recipient in no list that gets the award after it: "3 kíp trực được … tặng Giấy khen"."""
        for match in reversed(list(SOMEONE_GETS.finditer(self.folded, consumed, position))):
            found = list_of_anyone(self.reading.text, self.folded, match.end(), position)
            if found and self._receives(found.end, position):
                return found
        return None

    def _is_just_one(self, found: RecipientList) -> bool:
        return len(found.items) == 1 and self.folded.startswith("một ", found.start)

    def _receives(self, end: int, position: int) -> bool:
        """Whether the words before a form name its recipients: "3 tập thể được …", "12 cá nhân (…) đạt danh hiệu …"."""
        gap = self.folded[end:position]
        if ";" in gap:
            return False
        if len(gap) >= 160:
            return False
        # "đỡ hơn 7.000 em bé, xin nhường suất đề nghị tặng …": a further clause of giving has other recipients
        if BY_FORM.fullmatch(gap):
            return True
        if SOMEONE_ELSE.search(gap):
            return False
        return len(gap) < 12 or bool(RECEIVES.search(gap) or (GIVES.search(gap) and "," not in gap))

    def _without_next_subject(self, found: RecipientList, right: int) -> RecipientList | None:
        """The first part of "cho 5 tập thể, 25 cá nhân được tặng …": the rest receives something else."""
        if right >= self.end or not re.match(
            r" *(?:được|đạt|vinh dự|nhận|đón nhận)(?![^\W_])", self.folded[found.end : right]
        ):
            return found
        cut = max(self.folded.rfind(";", found.start, found.end), self.folded.rfind(",", found.start, found.end))
        if cut < 0:
            return None
        kept = find_lists(self.reading.text, self.folded, found.start, cut)
        self.lists.extend(find_lists(self.reading.text, self.folded, cut, found.end))
        self.lists.sort(key=lambda item: item.start)
        return kept[0] if kept else None

    def _mentions(
        self, form: Form, giver: Giver | None, recipients: tuple[Recipients, ...], start: int, end: int
    ) -> Iterator[AwardMention]:
        decision = self.decisions.holding_for(form.start)
        classes: list[Class | None] = [value for value, _ in form.classes]
        for award_class in classes or [None]:
            first, last = self.reading.span(start, end)
            yield AwardMention(
                id=refined_id(form, giver),
                name=form.name,
                quote=self.reading.given[first:last],
                start=first,
                end=last,
                award_class=award_class,
                giver=giver.name if giver else None,
                recipients=recipients,
                decision=decision.number,
                decision_date=decision.date,
            )
