"""Awards: form, class, giver, who receives how many, by which decision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from articles.annotation.award_forms import Class, Form, find_forms, may_give, refined_id
from articles.annotation.award_givers import naming_rule
from articles.annotation.award_verbs import COMMENDS, GIVES, ORGANISES, RECEIVES
from articles.annotation.bodies import Body
from articles.annotation.commendations import Commendations
from articles.annotation.decisions import Decisions
from articles.annotation.givers import Giver, find_givers, giver_at
from articles.annotation.reading import Reading
from articles.annotation.recipients import RecipientList, find_lists, list_of_anyone, read_uncounted
from articles.models import AwardMention, Recipients
from articles.text import folded_pattern

_CLASSES: dict[str, Class] = {"nhất": 1, "nhì": 2, "ba": 3, "1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3}
_CLASS = folded_pattern(r" *,? *\(?hạng +(nhất|nhì|ba|iii|ii|i|[123])(?![^\W_])\)?")
# "hạng Nhì, 3 Bằng khen": a digit that counts what follows is not a class.
_FURTHER_CLASS = folded_pattern(
    r" *(?:,|và|/) *(?:hạng +(nhất|nhì|ba|iii|ii|i|[123])|(nhất|nhì|ba|iii|ii|i|[123](?! +(?!cho |và )[^\W\d_])))"
    r"(?![^\W_])"
)
# "hạng Nhất cho 2 tập thể, hạng Ba cho 5 cá nhân": the award is not named again.
_CLASS_AGAIN = folded_pattern(r"(?:,|;|và) *(?:\d+ +)?(?=hạng +(?:nhất|nhì|ba|iii|ii|i|[123])(?![^\W_]))")
_OF = folded_pattern(r" *(?:(?:của|do) +)?")
# "Giải thưởng Hồ Chí Minh về văn học, nghệ thuật mà Chủ tịch nước truy tặng …"
_WHICH = folded_pattern(r"[^;.\n\d]{0,60}?(?<![^\W_])mà +")
_GIVES_NEXT = folded_pattern(r"(?:;[ ]*| và )(?:đồng thời )?(?:truy tặng|phong tặng|trao tặng|tặng|trao)[^;]{0,20}$")
_GETS = folded_pattern(r"(?<![^\W_])(?:được|(?<!công )nhận)(?![^\W_])")
# "…; nhiều năm là Lao động tiên tiến, hai lần đạt …": what someone holds, by any giver.
_HOLDS = folded_pattern(r"(?<![^\W_])(?:đạt|là|từng)(?![^\W_])")
# "tuyên dương 27 tấm lòng vàng": of a noun that no list has.
_COMMENDS_SOME = folded_pattern(rf"(?:{'|'.join(COMMENDS)})(?: cho)?(?: hơn| gần| trên)? +\d")
# "trình UBND tỉnh kết quả xét tặng danh hiệu": what is given is spoken of, not who gives.
_NO_SUBJECT = folded_pattern(r"(?<![^\W_])(?:kết quả|hồ sơ|danh sách|dự thảo|tờ trình|quy chế)(?![^\W_])")
_HANDS_OVER = folded_pattern(r"(?<![^\W_])(?:trao|trao tặng)(?![^\W_])")
_ON_BEHALF = folded_pattern(r"(?:thừa|được) (?:ủy quyền|sự ủy quyền)(?: của)? +$")
_PERSON = folded_pattern(r"(?<![^\W_])(?:đồng chí|ông|bà|đ/c)(?![^\W_])")
_DEPUTY = folded_pattern(r"(?<![^\W_])phó [^\W\d_]+(?: [^\W\d_]+){0,2} *$")
_ANNIVERSARY = folded_pattern(r"(?<![^\W_])(?:thành lập|truyền thống(?: của)?|ra đời(?: của)?) $")
# "Chủ tịch UBND thành phố đã gặp mặt và trao tặng Bằng khen": who meets them gives, and holds no meeting.
_MEETS_AND = folded_pattern(r"(?<![^\W_])(?:gặp mặt|gặp gỡ)(?:, thăm hỏi|, động viên)?(?:,| và) (?=trao|tặng|khen)")
_PASSIVE = folded_pattern(r"(?<![^\W_])(?:được|do|bởi) *$")
_FOR = folded_pattern(r"(?<![^\W_])(?:cho|tới|đến)(?![^\W_])")
# "cho 2 mạnh thường quân": who gets it right after the form counts also where the noun is in no list.
_FOR_SOME = folded_pattern(r"[ \"]*(?:(?:cho|tới|đến) +)?(?=\d)")
# "3 kíp trực được Tổng Giám đốc … tặng Giấy khen": so does who is said to be given it.
_SOMEONE_GETS = folded_pattern(
    r"(?:^|[,;:] +|và +|cùng +|trong +)(?=\d[\d.]* +[^\W\d_]+(?: [^\W\d_]+){0,2} +(?:được|nhận|đạt|vinh dự)(?![^\W_]))"
)
# Between a form and its recipients: "… vì thành tích xuất sắc cho hơn 20 cá nhân", "dự kiến tặng 10 tập thể"; not
# "cho thầy A, người đã hy sinh khi cứu 3 học sinh".
_LEADS_TO = folded_pattern(
    r"^[^;]{0,200}?(?<![^\W_])(?:cho|tới|đến|đối với|tặng|trao)"
    r"(?:(?: (?!thuộc |của |tại |ở )[^\W\d_]+){0,4}|(?: [\w'-]+){1,9} (?:và|cùng)) *[:(]? *$"
)
_LETTER = "Thư khen"
# "Bằng khen cho trưởng bản cứu 40 người": those were saved, not awarded.
_RESCUES = folded_pattern(
    r"(?<![^\W_])(?:cứu|cứu sống|sơ tán|đưa|bắt|bắt giữ|giúp|giúp đỡ|triệt phá|khống chế|"
    r"nuôi|nuôi dạy|dạy|chữa|đỡ đầu) *$"
)
# "Nơi đào tạo hơn 20.000 cán bộ y tế nhận Huân chương": those were taught there.
_DONE_FOR = folded_pattern(
    r"(?<![^\W_])(?:đào tạo|bồi dưỡng|phục vụ|dạy|nuôi|cứu|cứu sống|sơ tán|vận động|giúp|giúp đỡ|tạo việc làm cho)"
    r"(?: được)?(?: hơn| gần| trên| khoảng)? $"
)
# "vận động 62 hộ dân rời khỏi vùng ngập, ông Hoàng Văn Quyền được tặng Bằng khen": he receives, not they.
_SOMEONE_ELSE = folded_pattern(
    r"[^,]*[^\W\d_][^,]*, (?:ông|bà|anh|chị|em|cháu|cụ|đồng chí|thầy|cô) "
    r"[^;]{3,120}(?<![^\W_])(?:được|nhận|vinh dự)(?![^\W_])"
)
_DIRECTLY = re.compile(r"[ :(-]*")
_COUNT_BEFORE = re.compile(r"(?<![\w.,/])(\d{1,3}(?:\.\d{3})*) +(?:chiếc |tấm |danh hiệu )?\"?$")
_MANY = ("nhiều", "những", "các", "tấm", "tờ", "chiếc", "lá")
# "không có giấy khen nào cả", "chưa một lần Bằng khen"
_NONE = folded_pattern(r"(?<![^\W_])(?:không|chưa|chẳng) (?:hề )?(?:có|một)(?: [^\W\d_]+)? *$")
# "khen thưởng 11 tập thể bằng hình thức Bằng khen"
_BY_FORM = folded_pattern(r"[^;.\d]{0,60}?(?<![^\W_])(?:bằng|với)(?: hình thức| việc tặng)?[ \"]*")
_JOINS = folded_pattern(
    r"(?: *\([^)\n]{0,40}\))?[ ,;\"]*(?:(?:và|cùng|đồng thời|tặng|trao|trao tặng|tặng thưởng|danh hiệu|"
    r"\d[\d.]*)[ ,\"]*)*"
)


def find_awards(reading: Reading, bodies: list[Body]) -> list[AwardMention]:
    """Each award that the text speaks of as given, received or proposed."""
    found: list[AwardMention] = []
    forms = find_forms(reading)
    starts = [body.start for body in bodies]
    for start, end in _sentences_of_interest(reading, forms):
        inside = [form for form in forms if start <= form.start < end]
        lists = find_lists(reading.text, reading.folded, start, end)
        if not inside and not lists and not _COMMENDS_SOME.search(reading.folded, start, end):
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
        """Looked for when first asked: many a sentence with a list of recipients speaks of no award."""
        return find_givers(self.reading, self.bodies, self.start, self.end)

    @cached_property
    def signer(self) -> Giver | None:
        """Who signed the decision that the sentence names."""
        place = self.decisions.signer_at()
        return giver_at(self.givers, place) if place is not None else None

    def read(self) -> list[AwardMention]:
        found: list[AwardMention] = []
        consumed, previous, active = self.start, None, None
        for i, form in enumerate(self.forms):
            right = self.forms[i + 1].start if i + 1 < len(self.forms) else self.end
            before = self._giver_before(form, consumed)
            if before is None and previous is not None and self._goes_on(consumed, form.start):
                # "5 tập thể nhận Cờ thi đua của A, 214 giảng viên đạt …": A is not said to give the second.
                gap = self.folded[consumed : form.start]
                carried = active if " đạt " in gap or form.name.startswith("Kỷ niệm chương “") else previous
                decided = self.folded.startswith(" do ", form.end)  # "Giấy khen do các sở, ngành quyết định"
                before = carried if carried and not decided and may_give(form, carried) else None
            if form.entry is not None and form.entry.details.get("badge") == "party":
                before = None  # the Party's own rules say who decides on its badges; a committee hands them over
            giver = form.giver or before or self.signer
            recipients, first, last = self._recipients(form, consumed, right)
            starts = [form.start, first] if first is not None else [form.start]
            ends = [form.end, *(end for _, end in form.classes), *([last] if last is not None else [])]
            if giver is not None and giver.start > form.start:
                ends.append(giver.end)
            elif giver is not None and giver is not self.signer and giver.start >= consumed:
                starts.append(giver.start)
            if giver or recipients or not self._is_spoken_of(form, consumed):
                found.extend(self._mentions(form, giver, recipients, min(starts), max(ends)))
            consumed, previous, active = max(ends), before or giver, before
        left = [listed for listed in self.lists if listed.start not in self.used]
        if left or not self.forms:
            found.extend(self._without_a_form(left))
        return found

    def _is_spoken_of(self, form: Form, consumed: int) -> bool:
        """Is it a thing, not an award given: "gắn huân chương lên lá cờ", "nhiều bằng khen nhất nước"?"""
        if _NONE.search(self.folded, self.start, form.start):
            return True
        if not self.reading.text[form.start].islower() or self.folded.startswith("danh hiệu", form.start):
            return False
        if form.id is None and form.name == "Huân chương":
            return True
        before = self.folded[max(consumed, form.start - 60) : form.start]
        counted = before.rstrip(' "').endswith(_MANY)
        return counted and not (GIVES.search(before) or _GETS.search(before))

    def _without_a_form(self, lists: list[RecipientList]) -> Iterator[AwardMention]:
        forms = [form.start for form in self.forms]
        places = (self.reading, self.start, self.end)
        return Commendations(*places, forms=forms, givers=lambda: self.givers, decisions=self.decisions).read(lists)

    def _goes_on(self, consumed: int, position: int) -> bool:
        """Whether a further form belongs to the verb before: "tặng Cờ thi đua cho …, Bằng khen cho …; truy tặng …"."""
        if _JOINS.fullmatch(self.folded, consumed, position):
            return True
        gap = self.folded[consumed:position]
        clause = gap.rfind(";")
        if _GETS.search(gap) or (clause >= 0 and _HOLDS.search(gap, clause)):
            return False
        named = any(
            consumed <= giver.start < position and not self.folded.endswith(("cho ", "tới "), 0, giver.start)
            for giver in self.givers
        )
        # "… Nhà giáo nhân dân cho ông A, nguyên Giám đốc Đại học B và danh hiệu Nhà giáo ưu tú cho …"
        to_someone = gap.startswith((" cho ", " tới ")) and gap.endswith((" và ", ", ", " và danh hiệu "))
        if to_someone and not GIVES.search(gap):
            return len(gap) < 160
        return (len(gap) < 60 and not named) or bool(_GIVES_NEXT.search(gap))

    def _complete(self, form: Form) -> Form:
        """The form with its class and the giver that stands right after it."""
        classes: list[tuple[Class, int]] = []
        end = form.end
        if match := _CLASS.match(self.folded, end):
            while match:
                classes.append((_CLASSES[match.group(1) or match.group(2)], match.end()))
                match = _FURTHER_CLASS.match(self.folded, match.end())
            end = classes[-1][1]
        of = _OF.match(self.folded, end)
        giver = giver_at(self.givers, of.end()) if of else None
        if giver is None and (that := _WHICH.match(self.folded, end, self.end)):
            giver = giver_at(self.givers, that.end())
        if giver is not None and giver.weak and of is not None and not of.group().strip():
            giver = None
        if giver is not None and form.name == _LETTER and of is not None and not of.group().strip():
            giver = None  # "gửi Thư khen Công an phường": it receives
        # "Bằng khen, UBND tỉnh" has a comma between; "Cờ thi đua Chính phủ" has none.
        # "cấp bộ" in "Cờ thi đua cấp bộ" says which award it is, not who gives it.
        named = None if giver is not None and giver.name.startswith("Cấp ") else giver
        return replace(form, classes=tuple(classes), giver=named, id=refined_id(form, giver))

    def _with_further_classes(self, forms: list[Form]) -> list[Form]:
        """The forms, and after one with a class each further class that stands for its own award."""
        found: list[Form] = []
        for i, form in enumerate(forms):
            found.append(form)
            if not form.classes:
                continue
            right = forms[i + 1].start if i + 1 < len(forms) else self.end
            for match in _CLASS_AGAIN.finditer(self.folded, form.classes[-1][1], right):
                again = replace(form, start=match.end(), end=match.end(), classes=(), giver=None)
                found.append(self._complete(again))
        return found

    def _giver_before(self, form: Form, consumed: int) -> Giver | None:
        """The nearest giver before a verb of giving; not one who receives, nor the person who hands over."""
        candidates = [g for g in self.givers if consumed <= g.start and g.end <= form.start]
        for giver in candidates:
            if _ON_BEHALF.search(self.folded, self.start, giver.start):
                return giver
        for giver in reversed(candidates):
            between = self.folded[giver.end : form.start].replace("có quyết định", "quyết định")
            verb = GIVES.search(between)
            if verb is None or len(between) > 160 or ";" in between or _NO_SUBJECT.search(between[: verb.start()]):
                continue
            if self.folded.endswith(("cho ", "tới "), 0, giver.start):
                continue  # "tặng Cờ thi đua cho Chi cục …, xét tặng Kỷ niệm chương …": it receives
            if verb.group() == "đề nghị" and " xét " in between:
                continue  # "UBND xã đề nghị xét tặng ông Huân chương": who proposes does not give
            if giver.weak and between[: verb.start()].strip(" ,đã"):
                continue
            between = _MEETS_AND.sub("", between)
            holds_and_gives = form.name == "Giấy khen" and between[: verb.start()].rstrip().endswith(",")
            if (
                (ORGANISES.search(between) and not holds_and_gives)
                or RECEIVES.search(between[: verb.start()])
                or _GETS.search(between)
            ):
                continue
            before = self.folded[max(self.start, giver.start - 60) : giver.start]
            if _ANNIVERSARY.search(before):
                continue  # "kỷ niệm 95 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh, tặng Giấy khen"
            if _DEPUTY.search(before):
                continue  # "bà A, Phó Giám đốc Sở Du lịch, tặng": she hands it over
            is_passive = _PASSIVE.search(before)  # "Ông A được Chủ tịch UBND tỉnh trao tặng": A receives
            hands_over = _HANDS_OVER.fullmatch(verb.group()) and _PERSON.search(before) and not is_passive
            is_own = form.entry is not None and naming_rule(form.entry.id, giver) is not None
            if hands_over and not is_own:
                return None
            return giver
        return None

    def _recipients(
        self, form: Form, consumed: int, right: int
    ) -> tuple[tuple[Recipients, ...], int | None, int | None]:
        end = max([form.end, *(stop for _, stop in form.classes), *([form.giver.end] if form.giver else [])])
        after = [found for found in self.lists if end <= found.start < right]
        if to := _FOR_SOME.match(self.folded, end, right):
            anyone = list_of_anyone(self.reading.text, self.folded, to.end(), right)
            if anyone and all(found.start != to.end() for found in after):
                return anyone.items, anyone.start, anyone.end
        if after:
            following = after[0]
            gap = self.folded[end : following.start]
            # "(Huân chương Lao động hạng Ba): tạo việc làm cho 310 lao động" is about something else
            leads = _LEADS_TO.search(gap) and not gap.lstrip().startswith((")", ":")) and not _RESCUES.search(gap)
            if _DIRECTLY.fullmatch(gap) or leads:
                kept = self._without_next_subject(following, right)
                if kept is not None:
                    self.used.add(following.start)
                    return kept.items, kept.start, kept.end
        count = _COUNT_BEFORE.search(self.folded, consumed, form.start)
        if count is None and (goes_to := _FOR.search(self.folded, end, min(right, end + 80))):
            uncounted = read_uncounted(self.folded, goes_to.end(), right)
            if uncounted is not None:
                return uncounted.items, uncounted.start, uncounted.end
        before = [
            found
            for found in self.lists
            # "tại một trung tâm y tế, 4 viên chức …", "một doanh nghiệp nợ thuế vẫn được …": one of them is not a count
            if consumed <= found.start
            and found.end <= form.start
            and not self._is_just_one(found)
            # "126 đảng viên thuộc 19 tổ chức cơ sở đảng được trao": the first receive
            and not self.folded.endswith(("thuộc ", "của "), 0, found.start)
            and not _DONE_FOR.search(self.folded, max(self.start, found.start - 25), found.start)
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

    def _someone_before(self, consumed: int, position: int) -> RecipientList | None:
        """Who no list has, counted and said to get what follows: "3 kíp trực được … tặng Giấy khen"."""
        for match in reversed(list(_SOMEONE_GETS.finditer(self.folded, consumed, position))):
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
        # "đỡ hơn 7.000 em bé, xin nhường suất đề nghị tặng …": a further clause that gives has others in mind
        if _BY_FORM.fullmatch(gap):
            return True
        if _SOMEONE_ELSE.search(gap):
            return False
        return len(gap) < 12 or bool(RECEIVES.search(gap) or (GIVES.search(gap) and "," not in gap))

    def _without_next_subject(self, found: RecipientList, right: int) -> RecipientList | None:
        """Of "cho 5 tập thể, 25 cá nhân được tặng …" the first part: the rest receives something else."""
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
