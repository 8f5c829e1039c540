"""Awards that a sentence speaks of and does not give: ordered rules, each with its sample."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.annotation.award_forms import Form, is_pretext, is_said_again
from articles.annotation.award_verbs import GIVES
from articles.annotation.award_words import GETS, MANY, NONE
from articles.annotation.reading import Reading
from articles.text import fold_tones, folded_pattern

_RIGHT_BEFORE, _PLANNED_BEFORE = 90, 160
"""Characters before a name in which the words that rules ask for stand; those of plans stand farther."""
_OF_AIMS = ("phấn đấu", "đăng ký", "mục tiêu", "chỉ tiêu")
_OF_PLANS = ("mục tiêu", "chỉ tiêu", "quyết tâm", "nghị quyết", "kế hoạch", "đề án", "chương trình")
_OF_REFUSAL = ("không", "chưa", "chẳng")
_OF_REVOKING = (fold_tones("hủy"), "thu hồi", "tước")
_OF_SUMS = ("mức ", "số ", "kèm")
"""Words without which no aim, plan, refusal or sum is looked for."""
_REFUSED = folded_pattern(
    r"(?<![^\W_])(?:không|chưa|chẳng) (?:hề |từng )?(?:được )?(?:xét|đề nghị|công nhận|trao|tặng|nhận|đạt)"
    r"(?: tặng| thưởng| danh hiệu)*[ \"]*$|"
    r"(?<![^\W_])(?:chưa|không) (?:lần|khi|bao giờ|năm)(?: nào)?(?: (?!và|nhưng|mà)[^\W\d_]+){0,6} (?:được|nhận|đạt|có)"
    r"(?: nhận| tặng| trao| danh hiệu)*[ \"]*$"
)
_HUNG = folded_pattern(r"(?: ấy| này| đó)? (?:treo|lồng|nằm|đặt|ố vàng|đóng khung)(?![^\W_])")
_REVOKED = folded_pattern(
    r"(?<![^\W_])(?:hủy bỏ|hủy|thu hồi|tước|tước bỏ)(?: quyết định)?(?: (?:xét|trao|tặng|phong|danh hiệu))*[ \"]*$"
)
_PINNED_BY = folded_pattern(r"(?<![^\W_])gắn (?:tấm )?$")
_PINNED_TO = folded_pattern(r" lên (?:lá )?(?:cờ|quân kỳ)(?![^\W_])")
# "Mức tiền thưởng kèm theo Bằng khen thực hiện theo nghị định"
_SUM_OF = folded_pattern(
    r"(?:(?<![^\W_])(?:mức|số) (?:tiền thưởng|thưởng|chi)(?: kèm| theo| đối với| của| cho| danh hiệu)*|"
    r"^[ \n]*kèm(?: theo)?)[ \"]*$"
)
# "Cùng với Bằng khen, mỗi tập thể được thưởng 20 triệu đồng": the award before, once more
_BESIDE = folded_pattern(r"^[ \n]*(?:cùng với|cùng|ngoài|bên cạnh)(?: các| những| tấm)?[ \"]*$")
_REWARDED = folded_pattern(r",[^.;\n]{1,60}?(?<![^\W_])(?:được|nhận)[^.;\n\d]{0,40}?(?<![^\W_])(?:thưởng|tiền|\d)")
# "Năm 2026, xã phấn đấu có 95% hộ đạt Gia đình văn hóa"; not "với mục tiêu đạt chuẩn, xã có 5 thôn đạt …"
_AIMS = folded_pattern(
    r"(?<![^\W_])(?:(?<!với )(?<!sự )(?<!thần )(?<!trào )(?<!trình )(?<!sức )phấn đấu|"
    r"đăng ký(?: (?:thi đua|phấn đấu|xây dựng|xét))?|(?:đặt|đề) (?:ra )?(?:mục|chỉ) tiêu|(?:mục|chỉ) tiêu(?= là))"
    r"(?:(?: đến| trong| hết| cuối)* năm (?:19|20)\d\d,?(?: [^\W\d_]+){0,3}?| để)?"
    r"(?: được(?: trao tặng| tặng| phong tặng)?[^.,;\n]{0,60}$|"
    r"(?= (?:đạt|có|giữ|giành|trở thành|là|đến|năm|trong năm|tiếp tục|danh hiệu|"
    r"trên|hơn|ít nhất|tối thiểu|mỗi|tất cả|toàn bộ|duy trì|được|\d))"
    r"(?:(?!(?<![^\W_])(?:đã|vừa|vinh dự|(?<!công )nhận|tặng|trao|gắn với|kết quả)(?![^\W_]))"
    r"(?:[^.,;\n]|(?<=\d)[.,](?=\d)|"
    r",(?= (?:và|\d|trên|hơn|có|giữ|đạt|tất cả|toàn bộ|mọi|duy trì|cá nhân|phòng|ban|"
    r"hộ|gia đình|đơn vị|tổ|ngành|phường|công chức|viên chức|chiến sĩ|chiến sỹ)(?![^\W_\d])))){0,140}$)|"
    # "241 hộ đăng ký danh hiệu nông dân sản xuất, kinh doanh giỏi": what is registered for is not received
    r"(?<![^\W_])đăng ký(?: (?:thi đua|phấn đấu|xây dựng|xét))?[ \"]*$"
)
# "Nghị quyết đề ra đến năm 2030 có 98% hộ đạt Gia đình văn hóa", "đặt quyết tâm giành Cờ thi đua"; not "Thực hiện nghị
# quyết, đến năm 2025 có 5 thôn đạt …".
_PLANS = folded_pattern(
    r"(?<![^\W_])(?:(?:mục tiêu|chỉ tiêu)(?: [^\W\d_]+){0,4} là|quyết tâm(?: [^\W\d_]+)? (?:giành|đạt|giữ|đón nhận)|"
    r"(?<!thực hiện )(?:nghị quyết|kế hoạch|đề án|chương trình)(?:[^.;:\n]{0,60}?(?<![^\W_]))"
    r"(?:nêu rõ|xác định|đề ra|đặt ra|(?:đến )?(?:hết|cuối) nhiệm kỳ|đến năm 20\d\d)(?![^\W_]))"
    r"(?:(?!(?<![^\W_])(?:đã|vừa|vinh dự|kết quả)(?![^\W_]))(?:[^.;\n]|(?<=\d)\.(?=\d))){0,120}$"
)
# "khi nói chuyện bằng khen", "chuyện bằng khen hay giấy khen", "không biết đến bằng khen", "đâu cần giấy khen"
_TALKED_OF = folded_pattern(
    r"(?<![^\W_])(?:(?:nói|nhắc|kể|hỏi|nghĩ|biết)(?: chuyện)? (?:đến|tới|về)|chuyện|"
    r"(?:không|chẳng|chả|đâu|chưa) (?:hề )?(?:màng|cần|quan tâm|mong|vì|ham|đợi|nghĩ)(?: đến| tới)?)"
    r"(?: (?:tấm|tờ|những|các))?(?: (?:bằng khen|giấy khen)(?:,| hay| và))? $"
)
# "Bằng khen của Chủ tịch UBND thành phố không xét cho tập thể đang bị kiểm tra"
_NOT_FOR = folded_pattern(r" (?:sẽ |cũng )?không (?:được )?(?:xét|đề nghị|tặng|trao|áp dụng)(?![^\W_])")


class Naming:
    """An award's name in its sentence.

    Args:
        start: where its sentence begins.
        read_to: up to where the sentence has been read for the awards before.

    Attributes:
        before: the folded words of the sentence right before the name.
        planned: those in which an aim or a plan stands.
    """

    __slots__ = ("before", "form", "planned", "read_to", "reading")

    def __init__(self, reading: Reading, form: Form, start: int, read_to: int) -> None:
        self.reading, self.form, self.read_to = reading, form, read_to
        self.before = reading.folded[max(start, form.start - _RIGHT_BEFORE) : form.start]
        self.planned = reading.folded[max(start, form.start - _PLANNED_BEFORE) : form.start]

    @property
    def near(self) -> str:
        """The words before the name that no award before it has taken."""
        return self.reading.folded[max(self.read_to, self.form.start - 60) : self.form.start]

    @property
    def is_generic_order(self) -> bool:
        """Is it "Huân chương" alone?"""
        return self.form.id is None and self.form.name == "Huân chương"


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Why an award that is named is not given; ``always``: even where a giver or recipients stand beside it."""

    name: str
    applies: Callable[[Naming], bool]
    sample: str
    always: bool = False


def _follows(pattern: re.Pattern[str], words: tuple[str, ...], before: str) -> bool:
    """Do words of a pattern stand before a name? Each of its alternatives has one of ``words``, looked for first."""
    for word in words:
        if word in before:
            return pattern.search(before) is not None
    return False


def _is_aimed_at(before: str) -> bool:
    return _follows(_AIMS, _OF_AIMS, before)


def _is_in_a_plan(before: str) -> bool:
    return _follows(_PLANS, _OF_PLANS, before)


def _is_counted_as_things(n: Naming) -> bool:
    if not n.reading.text[n.form.start].islower() or n.reading.folded.startswith("danh hiệu", n.form.start):
        return False
    counted = n.near.rstrip(' "').endswith(MANY)
    return counted and not (GIVES.search(n.near) or GETS.search(n.near))


SPOKEN_OF: tuple[SpokenOf, ...] = (
    SpokenOf("none", lambda n: _follows(NONE, _OF_REFUSAL, n.before), "Cuộc thi lần này không có giấy khen nào."),
    SpokenOf(
        "refused",
        lambda n: _follows(_REFUSED, _OF_REFUSAL, n.before),
        "Tỉnh không xét tặng Bằng khen cho người đang bị kỷ luật.",
        always=True,
    ),
    SpokenOf(
        "refused_behind",
        lambda n: _NOT_FOR.match(n.reading.folded, n.form.giver.end if n.form.giver else n.form.end) is not None,
        "Theo quy chế, Bằng khen không xét cho tập thể đang trong thời gian kiểm tra.",
        always=True,
    ),
    SpokenOf(
        "aim",
        lambda n: _is_aimed_at(n.planned),
        "Năm 2027, xã phấn đấu có 1.200 hộ đạt Gia đình văn hóa, 100% thôn đạt Thôn văn hóa.",
        always=True,
    ),
    SpokenOf(
        "plan",
        lambda n: _is_in_a_plan(n.planned),
        "Nghị quyết đề ra đến năm 2030 có 98% hộ đạt Gia đình văn hóa.",
        always=True,
    ),
    SpokenOf(
        "revoked",
        lambda n: _follows(_REVOKED, _OF_REVOKING, n.before),
        "UBND tỉnh hủy bỏ quyết định tặng Bằng khen đối với hai cá nhân.",
        always=True,
    ),
    SpokenOf(
        "pinned",
        lambda n: (
            n.is_generic_order
            and _PINNED_BY.search(n.before) is not None
            and _PINNED_TO.match(n.reading.folded, n.form.end) is not None
        ),
        "Thừa ủy quyền của Chủ tịch nước, đồng chí Bí thư gắn Huân chương lên lá cờ truyền thống.",
        always=True,
    ),
    SpokenOf(
        "said_again",
        lambda n: is_said_again(n.reading.folded, n.form),
        "Bà là Nghệ nhân ưu tú, người thứ tư của xã nhận danh hiệu này.",
    ),
    SpokenOf("generic_order", lambda n: n.is_generic_order, "Ông lặng lẽ lau tấm Huân chương."),
    SpokenOf("things", _is_counted_as_things, "Đây là dàn hợp xướng có nhiều bằng khen nhất nước."),
    SpokenOf(
        "talked_of",
        lambda n: _TALKED_OF.search(n.before) is not None,
        "Hỏi chuyện bằng khen, chị Hoa lảng sang chuyện đàn bò.",
    ),
    SpokenOf(
        "its_sum",
        lambda n: _follows(_SUM_OF, _OF_SUMS, n.before),
        "Mức tiền thưởng kèm theo Bằng khen thực hiện theo nghị định.",
    ),
    SpokenOf(
        "beside_money",
        lambda n: _BESIDE.match(n.before) is not None and _REWARDED.match(n.reading.folded, n.form.end) is not None,
        "Cùng với Bằng khen, mỗi tập thể được thưởng 20 triệu đồng.",
    ),
    SpokenOf(
        "hung_up",
        lambda n: _HUNG.match(n.reading.folded, n.form.end) is not None,
        "Tấm Bằng khen treo trên tường nhắc ông nhớ những ngày tuần rừng.",
    ),
    SpokenOf(
        "pretext",
        lambda n: is_pretext(n.reading, n.form.start),
        "Kẻ gian thông báo có “tồn đọng Huân chương Kháng chiến”, yêu cầu nộp phí.",
    ),
)
"""Ordered; the first that applies decides."""
_ALWAYS = tuple(rule for rule in SPOKEN_OF if rule.always)


def is_planned(reading: Reading, position: int) -> bool:
    """Is an award at ``position`` only aimed at, by the words of its sentence before it?"""
    before = reading.folded[max(reading.sentence(position)[0], position - _PLANNED_BEFORE) : position]
    return _is_aimed_at(before) or _is_in_a_plan(before)


def spoken_of_by(naming: Naming, *, stated: bool) -> SpokenOf | None:
    """The rule by which an award is only spoken of; ``stated``: a giver or recipients stand beside it."""
    for rule in _ALWAYS if stated else SPOKEN_OF:
        if rule.applies(naming):
            return rule
    return None
