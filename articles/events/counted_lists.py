"""Names that stand beside a number of recipients: "2 cá nhân là bác sĩ A và kỹ sư B", "A và B là hai đơn vị được"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.annotation.names import is_family_name
from articles.annotation.numbers import COUNT_WORDS
from articles.annotation.reading import Reading
from articles.events.groups import group_of
from articles.events.listed_people import people_listed, plain_names
from articles.events.named_lists import (
    NamedRecipient,
    as_recipient,
    collectives_before,
    collectives_between,
    names_at,
    without_wholes,
)
from articles.gazetteer import Entry, entries_by_kind
from articles.models import Annotations, AwardMention
from articles.text import fold_for_matching, folded_pattern, opening_words

Found = Iterator[tuple[int, list[NamedRecipient]]]

_FIVE = "năm"
"""Not among the words for numbers, because it is also a year; here a kind of recipients follows."""
_N = rf"\d{{1,3}}|{'|'.join((*COUNT_WORDS, _FIVE))}"
_NUMBERS = (*(rf"{digit}\d{{0,2}}" for digit in "0123456789"), *COUNT_WORDS, _FIVE)
_BEGINS_A_NUMBER = re.compile(opening_words(*_NUMBERS))
_NOUN = (
    r"(?:tập thể, cá nhân|cá nhân|tập thể|đơn vị|nhà giáo|thầy cô|nghệ nhân|người|hộ|gia đình|đảng viên|điển hình|mẹ|"
    r"gương|trường|doanh nghiệp|doanh nhân|khoa|xã|phường)"
)
_GOT = (
    r"(?:được (?:tặng|trao|khen|nhận|phong|vinh danh|biểu dương|gắn|truy tặng|[^,.;\n]{2,60}? (?:tặng|trao|khen))|nhận)"
)
_OUT_OF = folded_pattern(
    rf"{opening_words('trong')} (?:số )?(?P<n>{_N}) {_NOUN}(?P<of> [^.;\n]{{2,120}}?)? có (?:cả )?"
)
_OUT_OF_TITLES = folded_pattern(
    rf"{opening_words('trong')} (?:số )?(?P<n>{_N}) (?P<title>[^,.;\n]{{6,40}}?) có (?:cả )?"
)
_OUT_OF_THOSE = folded_pattern(rf"{opening_words('trong')} số (?:những|các) {_NOUN} {_GOT} [^.;\n]{{2,120}}? có ")
_LIST = folded_pattern(
    rf"(?<![^\W_])(?P<n>{_N}) {_NOUN}(?: (?:của|thuộc|ở) [^,.;:\n]{{2,50}}?)?"
    rf"(?: (?:vừa |đã |vinh dự )?{_GOT}[^,.;:\n]{{0,90}}?)?(?:,? (?:là|gồm)(?: có)?(?: các)?:?|:) "
)
# "10 cá nhân được trao danh hiệu có nhà sử học A, bác sĩ B"
_HAVE = folded_pattern(rf"(?<![^\W_])(?P<n>{_N}) {_NOUN} (?:vừa |đã )?{_GOT}[^.;:\n]{{0,90}}? có (?:cả )?")
# "Các thầy cô nhận Bằng khen của Bộ trưởng gồm: TS. A, ThS. B", "Bốn bác sĩ được nhận danh hiệu: TS.BS A, BSCKII B"
_THOSE_WHO_GOT = folded_pattern(
    rf"{opening_words('các', 'những', *_NUMBERS)} [^\W\d_]+(?: [^\W\d_]+){{0,3}} (?:vừa |đã |vinh dự )?"
    rf"(?:{_GOT}|được [^,.;:\n]{{0,60}}? (?:tặng|trao|nhận))[^.;:\n]{{0,90}}?(?: gồm(?: có)?:?|:) "
)
# "trong đó Đại học A, Công ty B là những đơn vị được nhận Bằng khen"
_ARE_THOSE = folded_pattern(rf" là (?:những|các) {_NOUN} (?:[^,.;\n]{{2,30}} )?{_GOT}(?![^\W_])")
# "Bệnh viện A là một trong 4 đơn vị dẫn đầu, được tặng Cờ"
_IS_ONE_OF = folded_pattern(
    rf" là (?:một|1) trong (?:(?:số |những |các )*(?:{_N}) |những |các ){_NOUN} "
    rf"(?:[^,.;\n]{{2,50}}?,? )?{_GOT}(?![^\W_])"
)
_ARE = folded_pattern(rf" là (?P<n>{_N}) (?:trong (?:số )?(?:{_N}) )?{_NOUN} (?:[^,.;\n]{{2,30}},? )?{_GOT}(?![^\W_])")
# "Hai huấn luyện viên là", "ba vận động viên An Giang, gồm"
_PEOPLE_ARE = folded_pattern(
    rf"(?<![^\W_])(?P<n>{_N}) (?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,3}})(?: [^,.;:\n]{{2,60}}?)?,? ?(?:là|gồm)(?: có)?:? "
)
_EXAMPLES = folded_pattern(r"(?:^|[.\n] *)(?:tiêu biểu|điển hình|nổi bật)(?: trong số đó)? (?:là|có|như) ")
_EXAMPLE = ("tiêu biểu ", "điển hình ", "nổi bật ")
_BY_NAME = folded_pattern(r"(?:^|[.\n] *)(?:anh|chị|ông|bà|cô|thầy|em) tên(?: là)? ")
_LISTED = folded_pattern(r"(?<![^\W_])(?:có tên trong|là một trong) [^.;\n]*(?:được|nhận)(?![^\W_])")
_BACK = 700
"""Characters from a number of recipients to where they are named, some sentences on."""
# "Chủ trì buổi lễ có 2 người là ông …"
NOT_OF_RECIPIENTS = folded_pattern(
    r"(?<![^\W_])(?:chủ trì|điều hành|dự|tham dự|phát biểu|dẫn chương trình|mời|đại biểu)(?![^\W_])"
)
# In the sentence behind the award's: the list opens it, or a place has the number ("Tỉnh ta có hai tập thể là")
_OPENS = folded_pattern(
    r"\s*(?:trong đó,? |(?:tỉnh|thành phố|xã|phường|đặc khu|ngành|toàn tỉnh)[^,.;\n]{0,30} có (?:[^.\n]*; *)?)?"
)
_COMMENDED = folded_pattern(r"(?<![^\W_])(?:khen|vinh danh|biểu dương|phong)(?![^\W_])")


def out_of_number(reading: Reading, facts: Annotations) -> Found:
    """ "Trong số 12 cá nhân có anh A, công an viên; anh B": the number is that of an award."""
    for match in _OUT_OF.finditer(reading.folded):
        near = [a for a in facts.awards if match.start() - 600 <= a.start < match.end()]
        n = number(match["n"])
        of_guests = match["of"] is not None and NOT_OF_RECIPIENTS.search(match["of"])
        if not of_guests and any(r.n == n for a in near for r in a.recipients):
            yield match.end(), _listed_at(reading, facts, match.end())
    for match in _OUT_OF_TITLES.finditer(reading.folded):  # "Trong số 28 Thầy thuốc Nhân dân có bác sĩ A"
        entry = _titles_by_name().get(match["title"])
        n = number(match["n"])
        of = [a for a in facts.awards if entry and a.id == entry.id and any(r.n == n for r in a.recipients)]
        if of:
            yield of[-1].start + 1, _listed_at(reading, facts, match.end())
    for match in _OUT_OF_THOSE.finditer(reading.folded):
        if any(match.start() <= a.start < match.end() for a in facts.awards):
            yield match.end(), _listed_at(reading, facts, match.end())


def plain_list(reading: Reading, facts: Annotations) -> Found:
    """ "Sáu vận động viên gồm: A (điền kinh), B và C": people by their names alone, only where they are that many."""
    for match in _at_numbers(_PEOPLE_ARE, reading.folded):
        start, end = reading.sentence(match.start())
        if group_of(match["noun"]) != "person" or NOT_OF_RECIPIENTS.search(reading.folded, start, match.end()):
            continue
        named = people_listed(reading, facts, match.end(), end)
        named = named if len(named) == number(match["n"]) else list(plain_names(reading, facts, match.end(), end))
        families = sum(is_family_name(who.name.split()[0]) for who in named)
        if len(named) == number(match["n"]) > 1 and 2 * families >= len(named):
            award = award_beside(reading, facts, match.start(), match.end())
            apart = award is None or award.end < start
            if not apart or _OPENS.fullmatch(reading.folded, start, match.start()):
                yield (award.start + 1 if award else match.start()), named


def named_as_counted(reading: Reading, facts: Annotations) -> Found:
    """ "Tỉnh có 2 người là bác sĩ A và kỹ sư B", beside an award: only where the names are that many."""
    for match in _at_numbers(_LIST, reading.folded):
        start, end = reading.sentence(match.start())
        stop = reading.folded.find(";", match.end(), end)
        stop = end if stop < 0 else stop
        if NOT_OF_RECIPIENTS.search(reading.folded, start, match.start()):
            continue
        named = people_listed(reading, facts, match.end(), stop)
        named = named or collectives_between(reading, facts, match.end(), stop)
        named = without_wholes(named, number(match["n"]), reading.text)
        if len(named) != number(match["n"]):  # "các ông A, Đội trưởng; B, công chức", "Thiếu tá A, Đội trưởng; anh B"
            of_all = match.group().endswith("các ")
            named = people_listed(reading, facts, match.end(), end, some_by_name_alone=of_all)
        award = award_beside(reading, facts, match.start(), match.end())
        apart = award is not None and award.end < start and not _OPENS.fullmatch(reading.folded, start, match.start())
        if award is None or apart:
            award = _counting(facts, match, start) if _OPENS.fullmatch(reading.folded, start, match.start()) else None
        if award is not None and len(named) == number(match["n"]):
            yield award.start + 1, named


def _counting(facts: Annotations, match: re.Match[str], start: int) -> AwardMention | None:
    """The last award before a sentence, if it counts as many of that kind: "Hai cá nhân là", some sentences on."""
    before = [a for a in facts.awards if start - _BACK <= a.start < start and a.name[:1].isupper()]
    return next((a for a in reversed(before) if any(r.n == number(match["n"]) for r in a.recipients)), None)


def titles_named(reading: Reading, facts: Annotations) -> Iterator[tuple[Entry, list[NamedRecipient]]]:
    """ "Hai Nghệ nhân nhân dân là cụ A và ông B": a title by its own name, only where the names are that many."""
    for match in _at_numbers(_titles(), reading.folded):
        named = people_listed(reading, facts, match.end(), reading.sentence(match.start())[1])
        if len(named) == number(match["n"]):
            yield _titles_by_name()[match["title"]], named
    for person in facts.people:
        if became := _became().match(reading.folded, person.end):
            yield _titles_by_name()[became["title"]], [as_recipient(person)]


@lru_cache(maxsize=1)
def _titles_by_name() -> dict[str, Entry]:
    return {
        fold_for_matching(entry.name): entry
        for entry in entries_by_kind()["award"]
        if entry.details.get("recipients") == "cá nhân"
    }


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?P<n>{_N}) (?P<title>{_title_names()})(?: mới)? (?:là|gồm):? ")


@lru_cache(maxsize=1)
def _became() -> re.Pattern[str]:
    """ "Bà A, 61 tuổi, xã Y Tý, vừa trở thành Nghệ nhân ưu tú"."""
    return re.compile(
        rf"(?:, [^,;.()\n]{{2,60}}){{0,3}},? vừa trở thành (?:một )?(?P<title>{_title_names()})(?![^\W_])"
    )


def _title_names() -> str:
    return "|".join(map(re.escape, sorted(_titles_by_name(), key=len, reverse=True)))


def are_n_of(reading: Reading, facts: Annotations) -> Found:
    """ "Công ty A và Công ty B là hai đơn vị được tặng": only where the names are that many."""
    for match in _ARE.finditer(reading.folded):
        start, end = reading.sentence(match.start())
        start += len(reading.text[start:end]) - len(reading.text[start:end].lstrip())
        named = collectives_between(reading, facts, start, match.start())
        named = named or people_listed(reading, facts, start, match.start())
        award = next((a for a in facts.awards if match.start() <= a.end <= end), None)
        if len(named) == number(match["n"]) and (award or _COMMENDED.search(match.group())):
            yield (award.start + 1 if award else match.start()), named


def are_those(reading: Reading, facts: Annotations) -> Found:
    """ "Công ty A, xã B là những đơn vị được nhận Bằng khen", "Bệnh viện A là một trong 4 đơn vị được tặng Cờ"."""
    for pattern in (_ARE_THOSE, _IS_ONE_OF):
        for match in pattern.finditer(reading.folded):
            start, end = reading.sentence(match.start())
            award = next((a for a in facts.awards if match.start() <= a.end <= end), None)
            if award is not None:
                yield award.start + 1, collectives_before(reading, facts, start, match.start())


def have(reading: Reading, facts: Annotations) -> Found:
    """ "10 cá nhân được trao danh hiệu có nhà sử học A, bác sĩ B": examples, or all of them."""
    for match in _at_numbers(_HAVE, reading.folded):
        end = reading.sentence(match.start())[1]
        award = next((a for a in facts.awards if match.start() <= a.end <= match.end()), None)
        named = people_listed(reading, facts, match.end(), end)
        named = named or collectives_between(reading, facts, match.end(), end)
        if award is not None and len(named) <= number(match["n"]):
            yield award.start + 1, named


def those_who_got(reading: Reading, facts: Annotations) -> Found:
    """ "Các thầy cô nhận Bằng khen gồm: TS. A, ThS. B": people behind the award, whose number it does not state."""
    for match in _THOSE_WHO_GOT.finditer(reading.folded) if ":" in reading.text or " gồm " in reading.folded else ():
        start, end = reading.sentence(match.start())
        award = next((a for a in facts.awards if match.start() <= a.end <= match.end()), None)
        if award is not None and not NOT_OF_RECIPIENTS.search(reading.folded, start, match.end()):
            named = people_listed(reading, facts, match.end(), end)
            yield award.start + 1, named or collectives_between(reading, facts, match.end(), end, in_a_list=True)


def examples(reading: Reading, facts: Annotations) -> Found:
    """ "Có 32 cá nhân được tặng Giấy khen. Tiêu biểu là bà A": in the sentence right behind the one that counts."""
    for match in _EXAMPLES.finditer(reading.folded) if any(mark in reading.folded for mark in _EXAMPLE) else ():
        start = reading.sentence(match.end())[0]
        award = next((a for a in reversed(facts.awards) if a.start < start), None)
        if award is not None and award.recipients and reading.sentence(award.start)[1] == start:
            yield match.end(), people_listed(reading, facts, match.end(), reading.sentence(match.end())[1])


def named_next(reading: Reading, facts: Annotations) -> Found:
    """ "Một công nhân có tên trong 52 cá nhân được tặng Bằng khen. Anh tên A"."""
    for match in _BY_NAME.finditer(reading.folded) if " tên " in reading.folded else ():
        start = reading.sentence(match.end())[0]
        before = reading.sentence(start - 1)[0] if start else 0
        if start and _LISTED.search(reading.folded, before, start):
            yield match.end(), [as_recipient(p) for p in facts.people if p.start == match.end()]


def _at_numbers(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """As ``finditer``, of a pattern that begins with a number, in words or in digits from 0 to 9."""
    last = 0
    for start in _number_starts(folded):
        if start >= last and (match := pattern.match(folded, start)):
            last = match.end()
            yield match


@lru_cache(maxsize=4)
def _number_starts(folded: str) -> tuple[int, ...]:
    """Where numbers in digits and words begin: found once for all the wordings that begin with one."""
    return tuple(match.start() for match in _BEGINS_A_NUMBER.finditer(folded))


def award_beside(reading: Reading, facts: Annotations, start: int, end: int) -> AwardMention | None:
    """The award that a list's words state, or the one behind in its sentence, or the last of the sentence before."""
    first, last = reading.sentence(start)
    within = [a for a in facts.awards if start <= a.end and a.start < last and a.end > start]
    if within:
        return within[0]
    before = reading.sentence(first - 1)[0] if first else 0
    earlier = [a for a in facts.awards if before <= a.start < start and a.name[:1].isupper()]
    return earlier[-1] if earlier else None


def _listed_at(reading: Reading, facts: Annotations, position: int) -> list[NamedRecipient]:
    sentence = reading.sentence(position)
    return people_listed(reading, facts, position, sentence[1]) or names_at(reading, facts, position, sentence)


def number(word: str) -> int:
    """The value of "12" or "hai"."""
    return 5 if word == _FIVE else COUNT_WORDS.get(word) or int(word)
