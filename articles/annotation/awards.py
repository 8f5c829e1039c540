"""Awards: form, class, giver, recipients and their numbers, decision."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from articles.annotation.award_forms import (
    Class,
    Form,
    find_forms,
    is_a_holder,
    is_named_for_a_sector,
    is_states_own,
    may_give,
    of_a_sector,
    refined_id,
)
from articles.annotation.award_givers import naming_rule
from articles.annotation.award_recipients import SentenceRecipients
from articles.annotation.award_tables import counted_in_row
from articles.annotation.award_verbs import COMMENDS, GIVES
from articles.annotation.award_words import (
    BELONGS_TO,
    CLASS,
    CLASS_AGAIN,
    CLASSES,
    COMMENDS_SOME,
    DEPUTY,
    FURTHER_CLASS,
    GETS,
    GIVES_NEXT,
    HANDS_OVER,
    HOLDS,
    IS_ALREADY,
    ITS_SECTOR,
    JOINS,
    KEEPS_ITS_OWN,
    LEADS_TO_GIVER,
    LETTER,
    MANNER,
    MET,
    OF,
    OF_NO_OFFICE,
    OF_OTHERS,
    ON_BEHALF,
    PARTY_AND_STATE,
    PASSIVE,
    PERSON,
    PRAISES_SOME,
    SEVERAL,
)
from articles.annotation.beside import StatedBeside, decided_before, named_behind
from articles.annotation.bodies import Body
from articles.annotation.commendations import Commendations, counts_without_digits
from articles.annotation.decisions import Decision, Decisions, may_decide
from articles.annotation.giver_refusals import LEADERS, Offer, refused_by
from articles.annotation.givers import Giver, find_givers, giver_at
from articles.annotation.headings import counted_below, with_classes_below
from articles.annotation.reading import Reading
from articles.annotation.recipients import (
    RecipientList,
    find_lists,
    may_count,
)
from articles.annotation.spoken_of import Naming, spoken_of_by
from articles.models import AwardMention, Recipients
from articles.text import fold_for_matching

_START, _PLACE = attrgetter("start"), attrgetter("start", "end")


def find_awards(reading: Reading, bodies: list[Body]) -> list[AwardMention]:
    """Each award that the text states as given, received or proposed."""
    found: list[AwardMention] = []
    forms = with_classes_below(reading, find_forms(reading))
    starts = [body.start for body in bodies]
    for start, end in _sentences_of_interest(reading, forms):
        inside = [form for form in forms if start <= form.start < end]
        titles = {form.start for form in inside}
        lists = find_lists(reading, start, end, titles=titles)
        counts_anyone = reading.has_number(start, end) or reading.folded.find("khen thưởng", start, end) >= 0
        if not inside and not counts_anyone:
            lists = [listed for listed in lists if counts_without_digits(reading, listed)]
        if not inside and not lists and not COMMENDS_SOME.search(reading.folded, start, end):
            continue
        named = bodies[bisect_left(starts, start) : bisect_left(starts, end)]
        beside = (decided_before(reading, bodies, start), named_behind(reading, bodies, end))
        found.extend(_SentenceAwards(reading, named, inside, lists, start, end, beside).read())
    found.sort(key=_PLACE)
    return found


def _sentences_of_interest(reading: Reading, forms: list[Form]) -> list[tuple[int, int]]:
    spans = {reading.sentence(form.start) for form in forms}
    for verb in (*COMMENDS, "được khen", "phong tặng", "truy tặng"):
        position = reading.folded.find(verb)
        while position >= 0:
            start, end = reading.sentence(position)
            if (start, end) not in spans and may_count(reading, start, end):
                spans.add((start, end))
            position = reading.folded.find(verb, end)
    position = reading.folded.find(" khen ")
    while position >= 0:
        if PRAISES_SOME.match(reading.folded, position + 1):
            spans.add(reading.sentence(position))
        position = reading.folded.find(" khen ", position + 1)
    return sorted(spans)


class _SentenceAwards:
    """Reads the awards of one sentence from left to right."""

    def __init__(
        self,
        reading: Reading,
        bodies: list[Body],
        forms: list[Form],
        lists: list[RecipientList],
        start: int,
        end: int,
        beside: tuple[StatedBeside, StatedBeside],
    ) -> None:
        self.reading = reading
        self.decided, self.named_behind = beside
        self.folded = reading.folded
        self.start, self.end = start, end
        self.recipients = SentenceRecipients(reading, lists, start, end)
        self.givers = find_givers(reading, bodies, start, end)
        self.some_act_for_others = self.folded.find("thay mặt", start, end) >= 0 or (
            self.folded.find("quyền", start, end) >= 0
        )
        completed = [self._complete(form) for form in forms]
        completed.sort(key=_START)
        self.forms = self._with_further_classes(completed)
        self.decisions = Decisions(
            reading, start, end, [form.start for form in self.forms], [giver.start for giver in self.givers]
        )
        self.signer = self._signer()

    def _signer(self) -> Giver | None:
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
                # the Party's own rules name who decides on its badges; a committee hands them over
                before = before if before is not None and PARTY_AND_STATE.fullmatch(before.name) else None
            giver = self._whose(form, before)
            recipients, first, last = self.recipients.of(form, consumed, right)
            start, end = self._span(form, giver, consumed, first, last)
            after = max(form.last, form.giver.end) if form.giver else form.last
            if last is not None:
                recipients, last = self.recipients.by_parts(recipients, last)
                end = max(end, last)
            elif recipients and self.folded.startswith(" (", after):
                # "312 Bằng khen (trong đó 118 tập thể, 194 cá nhân)"
                recipients, parts_end = self.recipients.by_parts(recipients, after)
                end = max(end, parts_end)
            elif not recipients:
                recipients = counted_in_row(self.folded, form.start) or counted_below(self.reading, after, self.end)
            naming = Naming(self.reading, form, self.start, consumed)
            if spoken_of_by(naming, stated=bool(giver or recipients)) is None:
                found.extend(self._mentions(form, giver, recipients, start, end))
            consumed, previous, active = end, before or giver, before
            named_until = max(named_until, last or 0)
        left = self.recipients.left
        if left or not self.forms:
            found.extend(self._without_a_form(left))
        return found

    def _whose(self, form: Form, before: Giver | None) -> Giver | None:
        """The giver, by the words right after the award, else before its verb, else the signer of the decision.

        "Viện trưởng VKSND tối cao ký Quyết định … tặng Cờ thi đua của ngành": the office decides, not the sector.
        """
        decides = before if before is not None and not before.weak else self.signer
        if form.giver is not None and form.giver.weak and form.giver.name in OF_NO_OFFICE and decides is not None:
            return decides
        if form.giver is not None and decides is not None and self._is_called_by_its_system(form.giver, decides, form):
            return decides
        return form.giver or before or self.signer or self._stated_beside(form)

    def _is_called_by_its_system(self, named: Giver, decides: Giver, form: Form) -> bool:
        """Is an award only called by whose it is: "Chánh án Tòa án … tối cao tặng Cờ thi đua Tòa án nhân dân"?"""
        if self.folded[form.end : named.start] != " ":
            return False
        return fold_for_matching(named.name) in fold_for_matching(decides.name)

    def _stated_beside(self, form: Form) -> Giver | None:
        """The giver by another sentence: the signer before, where this one names none; for the last award, behind."""
        if form is self.forms[-1] and (giver := self.named_behind.giver) and may_give(form, giver):
            return giver
        signer = self.decided.giver
        if signer is None or not may_give(form, signer):
            return None
        named = any(not giver.weak and giver.start < form.start for giver in self.givers)
        return None if named else signer

    def _carried_on(self, form: Form, consumed: int, previous: Giver | None, active: Giver | None) -> Giver | None:
        """The previous award's giver, where a further form belongs to the same verb."""
        if previous is None or not self._goes_on(consumed, form.start):
            return None
        # "5 tập thể nhận Cờ thi đua của A, 214 giảng viên đạt …": A is not stated as giver of the second.
        gap = self.folded[consumed : form.start]
        # "…; Cờ thi đua của Chính phủ cho 3 đơn vị; danh hiệu Chiến sĩ thi đua toàn quốc cho 1 cá nhân": nor here
        if BELONGS_TO.match(self.folded, form.end):
            return None
        achieved = " đạt " in gap
        # "5 tập thể được A tặng Giấy khen, 312 công nhân đạt …": nor is A of what others achieved
        if achieved and active is not None and PASSIVE.search(self.folded, self.start, active.start):
            return None
        # "nhận Bằng khen của A và danh hiệu …": A is not the giver of the second, unless the state alone gives it
        carried = previous if active is None and is_states_own(form) and ";" not in gap and not achieved else active
        # "Giấy khen do các sở, ngành quyết định", "cùng nhiều Bằng khen", "Giấy khen của các cấp hội"
        decided = OF_OTHERS.match(self.folded, form.end) or gap.rstrip(' "').endswith(SEVERAL)
        return carried if carried and not decided and may_give(form, carried) else None

    def _span(
        self, form: Form, giver: Giver | None, consumed: int, first: int | None, last: int | None
    ) -> tuple[int, int]:
        """From the first to the last of the form, its classes, its giver and its recipients."""
        start = form.start if first is None else min(form.start, first)
        end = max(form.last, last or 0)
        if giver is None or giver in (self.signer, self.decided.giver, self.named_behind.giver):
            return start, end
        if giver.start > form.start:
            end = max(end, giver.end)
        elif giver.start >= consumed:
            start = min(start, giver.start)
        return start, end

    def _without_a_form(self, lists: list[RecipientList]) -> Iterator[AwardMention]:
        forms = [form.start for form in self.forms]
        places = (self.reading, self.start, self.end)
        return Commendations(
            *places, forms=forms, givers=self.givers, decisions=self.decisions, signer=self.signer
        ).read(lists)

    def _goes_on(self, consumed: int, position: int) -> bool:
        """Does a further form belong to the previous verb: "tặng Cờ thi đua cho …, Bằng khen cho …; truy tặng …"."""
        if JOINS.fullmatch(self.folded, consumed, position):
            return True
        gap = self.folded[consumed:position]
        clause = gap.rfind(";")
        if GETS.search(gap) or IS_ALREADY.search(gap):
            return False
        if clause >= 0 and (HOLDS.search(gap, clause) or gap.endswith(" có ")):
            return False
        own = gap[max(clause, gap.rfind(",")) + 1 :]
        if len(own) < len(gap) and KEEPS_ITS_OWN.search(own) and not GIVES.search(own):
            return False
        # "cho Phòng 1 và VKSND khu vực 3; công nhận …": the office before the semicolon receives
        ends = consumed + clause if clause >= 0 and gap.startswith((" cho ", " tới ", " là ", " gồm ")) else consumed
        named = any(
            ends <= giver.start < position
            and not giver.weak
            and not self.folded.endswith(("cho ", "tới "), 0, giver.start)
            for giver in self.givers
        )
        # "… Nhà giáo nhân dân cho ông A, nguyên Giám đốc Đại học B và danh hiệu Nhà giáo ưu tú cho …"
        to_someone = gap.startswith((" cho ", " tới ")) and gap.rstrip('"').endswith(
            (" và ", ", ", "; ", " danh hiệu ")
        )
        if to_someone and not GIVES.search(gap):
            return len(gap) < 160
        return (len(gap) < 60 and not named) or bool(GIVES_NEXT.search(gap))

    def _complete(self, form: Form) -> Form:
        """The form with its class and the giver right after it."""
        classes: list[tuple[Class, int]] = []
        if manner := MANNER.match(self.folded, form.end):
            form = form._replace(end=manner.end())
        is_of_a_sector = self.folded.endswith(" ngành", 0, form.end) or is_named_for_a_sector(self.reading, form)
        if is_of_a_sector and (sector := ITS_SECTOR.match(self.folded, form.end)):
            form = of_a_sector(form)._replace(end=sector.end())
        end = form.end
        if match := CLASS.match(self.folded, end):
            while match:
                classes.append((CLASSES[match.group(1) or match.group(2)], match.end()))
                match = FURTHER_CLASS.match(self.folded, match.end())
            end = classes[-1][1]
        of = OF.match(self.folded, end)
        giver = giver_at(self.givers, of.end()) if of else None
        of_its_owner = of is not None and bool(of[0].strip())
        if giver is None:
            giver = self._led_to(end)
        if giver is not None and giver.weak and of is not None and not of_its_owner:
            giver = None
        if giver is not None and (is_a_holder(form, giver) or giver.is_deputy):
            giver = None  # "lễ đón nhận danh hiệu Anh hùng Lực lượng vũ trang nhân dân của phường Minh Xuân"
        if giver is not None and form.name == LETTER and of is not None and not of_its_owner:
            giver = None  # "gửi Thư khen Công an phường": it receives
        # "Bằng khen, UBND tỉnh" has a comma between; "Cờ thi đua Chính phủ" has none.
        # "cấp bộ" in "Cờ thi đua cấp bộ" says which award it is, not its giver.
        named = None if giver is not None and giver.name.startswith("Cấp ") else giver
        return Form(form.entry, refined_id(form, giver), form.name, form.start, form.end, tuple(classes), named)

    def _led_to(self, end: int) -> Giver | None:
        """The giver behind words that lead from an award to it: "… do Chủ tịch nước phong tặng"."""
        folded = self.folded
        for word, leads in LEADS_TO_GIVER:
            if folded.find(word, end, self.end) >= 0 and (that := leads.match(folded, end, self.end)):
                giver = giver_at(self.givers, that.end())
                if giver is not None:
                    return giver
        return None

    def _with_further_classes(self, forms: list[Form]) -> list[Form]:
        """The forms, and after one with a class each further class that means its own award."""
        found: list[Form] = []
        for i, form in enumerate(forms):
            found.append(form)
            if not form.classes:
                continue
            right = forms[i + 1].start if i + 1 < len(forms) else self.end
            for match in CLASS_AGAIN.finditer(self.folded, form.classes[-1][1], right):
                again = form._replace(start=match.end(), end=match.end(), classes=(), giver=None)
                found.append(self._complete(again))
        return found

    def _giver_before(self, form: Form, consumed: int) -> Giver | None:
        """The nearest giver before a verb of giving; not a recipient, nor the person who hands it over."""
        candidates = [g for g in self.givers if consumed <= g.start and g.end <= form.start]
        for giver in candidates:
            if self.some_act_for_others and self._is_represented(giver) and not is_a_holder(form, giver):
                return None if giver.name.lower().startswith(LEADERS) else giver
        for giver in reversed(candidates):
            offer = Offer(self.folded, self.start, giver, form)
            if offer.is_a_letter_sent:
                return giver
            refusal = refused_by(offer)
            if refusal is None:
                return giver if self._decides(offer) else None
            if refusal.is_subject:
                return None
        return None

    def _is_represented(self, giver: Giver) -> bool:
        """Does somebody act for them: "thay mặt UBND tỉnh"?"""
        return ON_BEHALF.search(self.folded, self.start, giver.start) is not None

    def _decides(self, offer: Offer) -> bool:
        """Does the giver decide? In "Ông A, Giám đốc Sở, trao Bằng khen" A hands over another's award."""
        if not HANDS_OVER.fullmatch(offer.word) or not PERSON.search(offer.before) or PASSIVE.search(offer.before):
            return True  # "Ông A được Chủ tịch UBND tỉnh trao tặng": A is the recipient
        entry = offer.form.entry
        return entry is not None and naming_rule(entry.id, offer.giver) is not None

    def _mentions(
        self, form: Form, giver: Giver | None, recipients: tuple[Recipients, ...], start: int, end: int
    ) -> Iterator[AwardMention]:
        decision = self.decisions.holding_for(form.start)
        for giver_beside, its_decision in (self.decided, self.named_behind):
            if decision.number is None and giver is not None and giver == giver_beside:
                decision = its_decision
        if not may_decide(decision, giver.name if giver else None):
            decision = Decision()
        classes: list[Class | None] = [value for value, _ in form.classes]
        id_ = form.id if giver is form.giver else refined_id(form, giver)
        first, last = self.reading.span(start, end)
        for award_class in classes or [None]:
            yield AwardMention(
                id=id_,
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
