"""Recipients that a report picks out of a counted group: "Trong số này có Công an xã Hòa Xuân"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.annotation.reading import Reading
from articles.events.called import called_recipients
from articles.events.counted_lists import (
    NOT_OF_RECIPIENTS,
    are_n_of,
    are_those,
    examples,
    have,
    named_as_counted,
    named_next,
    out_of_number,
    plain_list,
    those_who_got,
)
from articles.events.listed_people import people_listed
from articles.events.named_lists import NamedRecipient, as_recipient, names_at
from articles.events.printed_lists import (
    by_blocks,
    by_lines,
    by_sections,
    by_semicolons,
    in_brackets,
    numbered_list,
    they_are,
)
from articles.gazetteer import entries_by_kind
from articles.models import Annotations, AwardMention, PersonMention
from articles.text import fold_for_matching, folded_pattern, opening_words

_OPEN_A_SENTENCE = (
    r"(?:(?:tập thể|đơn vị|cá nhân) được (?:khen|tặng|trao)[^,.;:\n]{0,30} là|"
    r"(?:các|những) (?:tập thể|cá nhân|đơn vị|điển hình|hộ)(?: được [^,.;:\n]{2,40}?)? (?:gồm|là)(?: có)?:?) +"
)
_HAVE_AMONG_THEM = (
    r" (?:tập thể|cá nhân|đơn vị|địa phương|điển hình|hộ) được (?:tặng|trao|khen)(?: [^,.;:\n]{0,30}?)? có +"
)
# Each begins with a letter or mark, to which the engine skips.
_LISTS = folded_pattern(
    rf"\. *{_OPEN_A_SENTENCE}|\n *{_OPEN_A_SENTENCE}|"
    + opening_words(
        r"trong (?:số |đó)"
        r"(?:(?:này|đó|họ|(?:các|những) [^,.;\n]{3,20}?) ?)?(?:, )?(?:[^\W\d_]+(?: [^\W\d_]+){0,3}(?= có))?"
        r"(?: ?(?:có|gồm))(?: các)? +",
        f"các{_HAVE_AMONG_THEM}",
        f"những{_HAVE_AMONG_THEM}",
    )
)
_OPENS_THE_TEXT = folded_pattern(_OPEN_A_SENTENCE)
# "Các tập thể gồm đơn vị quân đội, công an và Đội cứu hộ tình nguyện Phú Yên": kinds before the names
_NEXT = folded_pattern(r"[^,.;:\n]{2,40}(?:,| và) +")
# "Trong đó có bài tham luận của ông A"
_OF_SOMEBODY = folded_pattern(r"[^,.;\n]{0,25}?(?<![^\W_])của ")
_ONE_OF = folded_pattern(r"(?<![^\W_])một trong (?:những|các|số|\d+) [^,.;\n]{2,60}, *")
_OF_RECIPIENTS = r"(?:học sinh|sinh viên|giáo viên|nhà giáo|thầy cô|cá nhân|đảng viên|vận động viên|nghệ nhân)"
_FOR_ALL = folded_pattern(
    r"(?<![^\W_])(?:thay mặt|đại diện)(?: cho)? (?:các|những) "
    r"(?![^,.;\n]{2,30} được (?:cứu|giúp|hỗ trợ))[^,.;\n]{2,60}, *|"
    rf"(?<![^\W_])(?:thay mặt|đại diện)(?: cho)? {_OF_RECIPIENTS}(?: được (?!cứu|giúp|hỗ trợ)[^,.;\n]{{2,40}})?, *"
)
_FOR_ALL_BEHIND = folded_pattern(
    r"(?:,[^.;\n]{2,100}?,|,)? *(?:đã |xúc động )?(?:thay mặt|đại diện)(?: cho)? (?:(?:các|những) [^,.;\n]{2,40}|"
    rf"{_OF_RECIPIENTS}(?![^\W_]))"
)
_IS_ONE_OF = folded_pattern(
    r"[^.;\n]{0,60}?(?: là|,) (?:(?:một|1) trong (?:số )?\d+ [^.;\n]{2,40}? (?:được|nhận)(?![^\W_])|"
    r"(?:một|1) trong (?:số )?(?:những|các) [^,.;\n]{2,30} được (?:phong tặng|tặng|trao tặng|khen|tuyên dương|"
    r"biểu dương|vinh danh|tôn vinh)(?![^\W_]| hạng)|"
    r"[^,.;\n]{2,20} duy nhất (?:trong danh sách|của (?:tỉnh|thành phố) được)(?![^\W_]))"
)
_HIS_FAMILY = folded_pattern(
    r"(?:^|[.\n] *)(?:gia đình )?(?:ông|bà|anh|chị|em|cô|thầy) là (?:một|1) trong (?:số )?\d+ "
    r"[^.;\n]{2,40}? (?:được|nhận)(?![^\W_])"
)
_FOREMOST = folded_pattern(
    r"(?<![^\W_])(?:cao|lớn tuổi|cao tuổi|nhiều tuổi|trẻ|trẻ tuổi) nhất"
    r"(?: (?:của tỉnh|của thành phố|lần này|đợt này))? (?:là|có) "
)
# "Ông Phạm Tấn Nghĩa, con trai mẹ Nguyễn Thị Đích": she receives, he speaks.
_MOTHER = folded_pattern(r"(?<![^\W_])mẹ (?=[^\W\d_])(?!chồng|vợ|đẻ|là|và|con|của)")
_REACH = 600
"""Maximum characters between an award and the names picked out of its recipients."""
_TITLE = 20
"""Maximum characters between the opening and a person's name: "đồng chí Trung tá "."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PickingRule:
    """One wording that picks recipients out, with a sample; ``find`` gives each find's position and its names."""

    name: str
    sample: str
    find: Callable[[Reading, Annotations], Iterator[tuple[int, list[NamedRecipient]]]]


def _listed(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
    for match in _lists(reading.folded):
        sentence = reading.sentence(match.end())
        given = any(sentence[0] <= a.start < match.end() for a in facts.awards)
        if not given and NOT_OF_RECIPIENTS.search(reading.folded, sentence[0], match.start()):
            continue  # "Dự lễ có đông đại biểu, trong đó có ông A"
        if people := people_listed(reading, facts, match.end(), sentence[1]):
            yield match.start(), people
            continue
        place: int | None = match.end()
        while place is not None and not (found := names_at(reading, facts, place, sentence)):
            skipped = _NEXT.match(reading.folded, place, sentence[1])
            lower = skipped is not None and reading.text[place : skipped.end()].islower()
            place = skipped.end() if skipped is not None and lower else None
        if place is not None and not (found[0].kind == "person" and _OF_SOMEBODY.match(reading.folded, place)):
            yield match.start(), found


def _lists(folded: str) -> Iterator[re.Match[str]]:
    first = _OPENS_THE_TEXT.match(folded)
    if first:
        yield first
    yield from _LISTS.finditer(folded, first.end() if first else 0)


def _behind(
    pattern: re.Pattern[str], *marks: str
) -> Callable[[Reading, Annotations], Iterator[tuple[int, list[NamedRecipient]]]]:
    """The person right behind a wording, which has one of some words."""

    def find(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
        if not any(mark in reading.folded for mark in marks):
            return
        for match in pattern.finditer(reading.folded):
            named = [as_recipient(p) for p in facts.people if match.end() <= p.start <= match.end() + _TITLE]
            named = named or people_listed(reading, facts, match.end(), reading.sentence(match.end())[1])
            yield match.start(), named[:1]

    return find


def _before(pattern: re.Pattern[str]) -> Callable[[Reading, Annotations], Iterator[tuple[int, list[NamedRecipient]]]]:
    def find(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
        for person in facts.people:
            if pattern.match(reading.folded, person.end):
                yield person.start, [as_recipient(person)]

    return find


def _mothers(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
    if not any(award.id in _mothers_titles() for award in facts.awards):
        return
    for match in _MOTHER.finditer(reading.folded):
        yield match.start(), [as_recipient(p) for p in facts.people if p.start in match.span()]


@lru_cache(maxsize=1)
def _mothers_titles() -> frozenset[str]:
    return frozenset(e.id for e in entries_by_kind()["award"] if "bà mẹ" in fold_for_matching(e.name))


def _family(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
    is_one = " là một trong " in reading.folded or " là 1 trong " in reading.folded
    for match in _HIS_FAMILY.finditer(reading.folded) if is_one else ():
        before: list[PersonMention] = [p for p in facts.people if match.start() - 200 <= p.end <= match.end()]
        yield match.end(), [as_recipient(p) for p in before[-1:]]


PICKING_RULES = (
    PickingRule(name="listed", sample="Trong số này có Công an xã Hòa Xuân và ông Phạm Văn Hữu.", find=_listed),
    PickingRule(
        name="one_of_those",
        sample='Một trong những người được trao, ông Phạm Văn Hữu, ngư dân, chia sẻ: "Phải cứu bà con".',
        find=_behind(_ONE_OF, "một trong"),
    ),
    PickingRule(
        name="foremost",
        sample="Có 112 đảng viên được nhận Huy hiệu, cao nhất là cụ Phạm Văn Hữu, 93 tuổi.",
        find=_behind(_FOREMOST, " nhất "),
    ),
    PickingRule(
        name="mother",
        sample="Con trai mẹ Phạm Văn Hữu nhận bằng truy tặng danh hiệu Bà mẹ Việt Nam Anh hùng.",
        find=_mothers,
    ),
    PickingRule(
        name="in_the_name_of_all",
        sample="Thay mặt các đảng viên được trao Huy hiệu, đồng chí Phạm Văn Hữu xúc động phát biểu.",
        find=_behind(_FOR_ALL, "thay mặt", "đại diện"),
    ),
    PickingRule(
        name="receives_for_all",
        sample="Em Phạm Văn Hữu, huy chương vàng Olympic, thay mặt các bạn nhận Bằng khen.",
        find=_before(_FOR_ALL_BEHIND),
    ),
    PickingRule(
        name="is_one_of",
        sample="Ông Phạm Văn Hữu là một trong 10 hộ được tặng Bằng khen.",
        find=_before(_IS_ONE_OF),
    ),
    PickingRule(
        name="whose_family_is_one_of",
        sample="Ông Phạm Văn Hữu hiến 1.200m2 đất. Gia đình ông là một trong 10 hộ được tặng Bằng khen.",
        find=_family,
    ),
    PickingRule(
        name="called_by_given_name",
        sample="Ông Phạm Văn Hữu trồng hoa. Ông Hữu là một trong 90 cá nhân được tỉnh tặng Bằng khen.",
        find=called_recipients,
    ),
    PickingRule(
        name="out_of_number",
        sample="Ngày 10/3, tặng Bằng khen cho 9 cá nhân. Trong 9 cá nhân có anh Phạm Văn Hữu, y tá; chị Lò Thị Mai.",
        find=out_of_number,
    ),
    PickingRule(
        name="named_as_counted",
        sample="Ngày 10/3, Thủ tướng tặng Bằng khen. Tỉnh có 2 người là bác sĩ Phạm Văn Hữu và kỹ sư Lò Thị Mai.",
        find=named_as_counted,
    ),
    PickingRule(
        name="plain_list",
        sample="Ba người được tặng Bằng khen. Ba vận động viên gồm: Phạm Văn Hữu (vật), Lò Thị Mai và Kim Sa Rinh.",
        find=plain_list,
    ),
    PickingRule(
        name="are_n_of",
        sample="Ông Phạm Văn Hữu và bà Lò Thị Mai là hai cá nhân được tặng Bằng khen.",
        find=are_n_of,
    ),
    PickingRule(
        name="are_those",
        sample="Đội xe Phạm Văn Hữu là những đơn vị được Chủ tịch UBND tỉnh tặng Bằng khen.",
        find=are_those,
    ),
    PickingRule(
        name="have",
        sample="9 cá nhân được tỉnh tặng Bằng khen có nhạc sĩ Phạm Văn Hữu và y sĩ Lò Thị Mai.",
        find=have,
    ),
    PickingRule(
        name="those_who_got",
        sample="Các thầy cô nhận Bằng khen của Bộ trưởng gồm: TS. Phạm Văn Hữu, ThS. Lò Thị Mai.",
        find=those_who_got,
    ),
    PickingRule(
        name="they_are",
        sample="Tặng Bằng khen cho 3 ngư dân. Đó là các ông Phạm Văn Hữu (52 tuổi), chủ tàu; Vàng A Sử và Lò Văn Tư.",
        find=they_are,
    ),
    PickingRule(
        name="in_brackets",
        sample="Chủ tịch UBND tỉnh tặng Bằng khen cho 2 cá nhân (ông Phạm Văn Hữu; bà Lò Thị Mai) và 3 tập thể.",
        find=in_brackets,
    ),
    PickingRule(
        name="by_blocks",
        sample="Tặng Bằng khen cho 9 tập thể. Khối trường học có Trường Phạm Văn Hữu.",
        find=by_blocks,
    ),
    PickingRule(
        name="by_semicolons",
        sample='Tặng Bằng khen cho 9 cá nhân. Trong số đó có nhóm "Áo ấm" nấu cơm; chủ tàu Phạm Văn Hữu chở gạo.',
        find=by_semicolons,
    ),
    PickingRule(
        name="numbered_list",
        sample="Tặng Bằng khen cho 2 cá nhân. Danh sách như sau:\n\n1. TS Phạm Văn Hữu, kỹ sư; 2. Bà Lò Thị Mai.",
        find=numbered_list,
    ),
    PickingRule(
        name="by_lines",
        sample="Các cá nhân được UBND tỉnh tặng Bằng khen gồm:\n\n- Ông Phạm Văn Hữu, y tá;\n- Bà Lò Thị Mai.",
        find=by_lines,
    ),
    PickingRule(
        name="by_sections",
        sample="Chủ tịch UBND tỉnh tặng Bằng khen.\n\nI. Cá nhân (2)\n1. Ông Phạm Văn Hữu, thợ xây\n2. Bà Lò Thị Mai",
        find=by_sections,
    ),
    PickingRule(
        name="examples",
        sample="Có 9 cá nhân được tặng Giấy khen. Tiêu biểu là ông Phạm Văn Hữu, thợ mộc.",
        find=examples,
    ),
    PickingRule(
        name="named_next",
        sample="Một thợ mộc có tên trong 9 cá nhân được tặng Bằng khen. Anh tên Phạm Văn Hữu.",
        find=named_next,
    ),
)


def picked_recipients(
    reading: Reading, facts: Annotations, *, title_end: int
) -> list[tuple[AwardMention, list[NamedRecipient]]]:
    """The names picked out, each list with the award of those it is picked out of: the nearest one before.

    Where none is before ("Gia đình ông là một trong 10 hộ được tặng Bằng khen"), the one behind in the sentence.
    """
    found = []
    stated = [award for award in facts.awards if award.name[:1].isupper()]
    if not stated:
        return []
    awards = [award for award in stated if award.start >= title_end] or stated
    for rule in PICKING_RULES:
        for position, names in rule.find(reading, facts):
            own = [a for a in awards if position <= a.start < reading.sentence(position)[1]]
            before = [a for a in awards if position - _REACH <= a.start <= position and a.start < position]
            if rule.name in _BEHIND_A_GROUP and before and not _is_of(before[-1], position, reading, facts):
                continue
            award = (own if rule.name in _WITH_THE_AWARD else [])[:1] or before[-1:] or own[:1]
            if names and award:
                found.append((award[0], names))
    return found


def _is_of(award: AwardMention, position: int, reading: Reading, facts: Annotations) -> bool:
    """May a list be of an award's recipients: it counts them, or this sentence or the one before commends somebody?

    "… trao Giải thưởng “Lý Tự Trọng”. 60 gương được chọn từ 214 hồ sơ. Trong đó có anh A": of the 60.
    """
    start, _ = reading.sentence(position)
    before, _ = reading.sentence(start - 1) if start else (0, 0)
    return bool(award.recipients) or any(before <= named.start < position for named in facts.awards)


_BEHIND_A_GROUP = frozenset(("listed", "by_semicolons"))
"""Rules whose list is of the group that stands right before it."""
_WITH_THE_AWARD = frozenset(
    ("called_by_given_name", "receives_for_all", "is_one_of", "whose_family_is_one_of", "in_the_name_of_all")
)
"""Rules whose sentence names the award itself."""
