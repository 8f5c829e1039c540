"""The sentence of a report that states what happened, by ordered rules over title and first sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from articles.events.beginnings import opens_a_portrait
from articles.events.days import find_bare_days, find_days, has_part_of_day
from articles.events.decided import decided_on
from articles.events.periods import find_period
from articles.events.proposed import is_proposed
from articles.events.sentences import (
    IS_AWARDED,
    SUMS_UP,
    Happening,
    Sentences,
    happens,
    is_told_as_recent,
    looks_back,
)
from articles.events.stated import CORRECTS, regulates, states_a_letter, was_signed
from articles.events.words import words_of
from articles.text import folded_pattern, opening_words

# "Mới đây, chị là một trong 30 cá nhân được tặng Bằng khen": about somebody, not about what happened.
_ONE_OF = folded_pattern(r"(?<![^\W_])là (?:một|1) trong(?: số)?(?![^\W_])")
# "kiểm tra công tác chuẩn bị Đại hội": of an event to come, whatever happens meanwhile.
_PREPARED = folded_pattern(
    opening_words(
        "công tác chuẩn bị",
        "chuẩn bị (?:cho|tổ chức)",
        "sẵn sàng cho",
        "tổng duyệt",
        "duyệt (?:chương trình|kịch bản)",
        *(
            f"{plan} (?:nhiệm vụ )?phục vụ (?:lễ|hội nghị|đại hội|chương trình)"
            for plan in ("phân công", "nhiệm vụ", "kế hoạch")
        ),
    )
    + r"(?![^\W_])"
)
# "Sau lễ phát động thi đua 100 ngày đêm, không khí khẩn trương hẳn": the report of the day after.
_AFTER = folded_pattern(
    r"^[^.;\n]{0,25}?(?<![^\W_])(?:ngay )?sau (?:buổi )?(?:lễ|hội nghị|đại hội|chương trình) [^\W\d_]"
)
# "Chiều 18/5, tiếp nối hội nghị buổi sáng, Ban Tuyên giáo tổ chức tọa đàm"
_GOES_ON_FROM = folded_pattern(
    r"(?<![^\W_])(?:tiếp nối|nối tiếp|tiếp theo|tiếp sau) (?:buổi )?(?:lễ|hội nghị|đại hội|chương trình)(?![^\W_])"
    r"[^.;\n]{0,40}(?<![^\W_])sáng(?![^\W_])"
)
_BEFORE_IT = folded_pattern(r"^trước đó,? (?:trong |vào |ngay )*(?:buổi )?sáng(?: cùng ngày)?,")
# "Chiều cùng ngày 9/10, Đảng ủy xã gặp mặt": something else of that day; what it dates stands before it.
_SAME_DAY = folded_pattern(r"^(?:(?:vào )?(?:sáng|trưa|chiều|tối) |cũng )?(?:trong )?cùng ngày(?![^\W_])")
# "Ngành điện có 7 tập thể trong số 153 tập thể, cá nhân được Thủ tướng Chính phủ tặng Bằng khen"
_PART_OF_A_LIST = folded_pattern(
    r"(?<![^\W_])trong danh sách \d[\d.]* (?P<listed>[^,.;\n]{2,30}?) (?:được|vừa được) [^.;\n]{0,60}?"
    r"(?:tặng|truy tặng|phong tặng|trao|khen)(?![^\W_])|"
    r"(?P<counted>(?<![^\W_])có \d[^,.;\n]{2,60} )?(?<![^\W_])trong (?:tổng )?(?:số )?\d[\d.]* "
    r"[^.;\n]{2,60}?(?:được|vừa)(?: được)? (?:(?:chủ tịch nước|thủ tướng|chủ tịch|bộ trưởng)[^,.;\n]{0,40}? |"
    r"(?=[^.;\n]{0,120}(?:đợt này|lần này|mới đây|vừa qua))[^,.;\n]{0,40}? ?)"
    r"(?:tặng|truy tặng|phong tặng|trao|khen thưởng|khen)(?![^\W_])"
)
# "Tặng Bằng khen người lái máy xúc", "Hai cá nhân được tặng danh hiệu": a headline that states an award as news.
_AWARD_IN_THE_TITLE = folded_pattern(
    r"^(?:[^:\n]{2,30}: )?"
    r"(?:tặng|truy tặng|trao tặng|trao|khen thưởng|biểu dương|tuyên dương|thư khen|bằng khen)(?![^\W_])|"
    r"(?<![^\W_])được (?:[^,.;\n]{2,60}? )?"
    r"(?:tặng|truy tặng|phong tặng|phong|khen thưởng|khen|biểu dương|tuyên dương)(?![^\W_])|"
    r"(?<![^\W_])trong danh sách(?![^\W_])"
)
# "Đại hội Thể thao toàn quốc vừa bế mạc ở TP Hồ Chí Minh": what is rewarded behind it is the news
_CONTEST_ENDED = folded_pattern(
    r"(?<![^\W_])(?:đại hội thể thao|giải|hội khỏe|hội thao)[^.;\n]{0,60} vừa (?:bế mạc|khép lại|kết thúc)(?![^\W_])"
)
_ON_AN_OCCASION = folded_pattern(
    r"(?<![^\W_])(?:nhân (?:dịp )?(?:kỷ niệm|ngày|lễ)|kỷ niệm \d+ năm|nhân \d+ năm)(?![^\W_])"
)
_IN_THE_HALL = folded_pattern(
    r"^(?:cũng |ngay )?(?:tại|trong) (?:buổi )?(?:lễ|hội nghị|đại hội|họp mặt|gặp mặt|chương trình)(?:,| này| vừa)"
)
# "Nhân kỷ niệm 22 năm Ngày Doanh nhân Việt Nam, tỉnh Thái Nguyên đã vinh danh 35 doanh nghiệp"
_DONE = folded_pattern(
    r"(?<![^\W_])đã (?:long trọng |trang trọng )?(?:tổ chức|vinh danh|tôn vinh|trao|trao tặng|tuyên dương|biểu dương|"
    r"gặp mặt|khai mạc|tổng kết|sơ kết|phát động|ra quân|ký kết)(?![^\W_])"
)
# "Tòa án nhân dân tỉnh đã tổ chức lễ kỷ niệm trang trọng"
_HELD = folded_pattern(
    r"(?<![^\W_])đã (?:long trọng |trang trọng )?tổ chức (?:thành công )?(?:buổi )?"
    r"(?:lễ|hội nghị|đại hội|gặp mặt|họp mặt)(?![^\W_])"
)
_WILL_BE = folded_pattern(r"(?<![^\W_])(?:sẽ|dự kiến|theo kế hoạch|sắp|tới đây)(?![^\W_])")
# "Cả tỉnh có 4 người được khen đợt này"
_THIS_TIME = folded_pattern(
    r"(?<![^\W_])\d+ [^,.;\n]{2,40}? được (?:[^,.;\n]{2,40}? )?(?:khen|tặng|vinh danh|tôn vinh|tuyên dương|biểu dương)"
    r"[^,.;\n]{0,40}? (?:đợt|lần|dịp) này(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class HappeningRule:
    """One way in which a sentence states what happened; the sample is a report's title, a line break and its text."""

    name: str
    find: Callable[[Sentences], Happening | None]
    sample: str


def _event_ahead(s: Sentences) -> Happening | None:
    if not _PREPARED.search(" ".join(s.all[:3])):
        return None
    dated = ((one, s.recent(find_days(one, s.published_on))) for one in s.all)
    return next(((one, days) for one, days in dated if days and (_WILL_BE.search(one) or s.is_ahead(days))), None)


def _what_it_follows(s: Sentences) -> Happening | None:
    """The morning's meeting that a report tells behind the talk that went on from it in the afternoon."""
    for one, earlier in pairwise(s.all[1:4]):
        if _BEFORE_IT.search(earlier) and _GOES_ON_FROM.search(one) and happens(earlier):
            days = s.recent(find_days(one, s.published_on))
            return (earlier, days) if days else None
    return None


def _dated_happening(s: Sentences) -> Happening | None:
    found = next(((one, days) for one, days in s.dated if happens(one) and not looks_back(one)), None)
    if found is not None and _SAME_DAY.search(found[0]) and found[0] not in s.all[:2] and happens(s.all[1]):
        return s.all[1], found[1]
    return found


def _just_been_first(s: Sentences) -> Happening | None:
    """The sentence behind the title, where the days below are those of the deed that is rewarded."""
    lead = s.all[1] if len(s.all) > 1 else ""
    is_told = is_told_as_recent(lead, passive=True) and not find_days(lead, s.published_on)
    if not is_told or is_proposed(lead):
        return None
    if _CONTEST_ENDED.search(lead) and any(map(s.decides, s.all[2:])):
        return None
    is_personal = _ONE_OF.search(lead) or opens_a_portrait(lead)
    return None if is_personal and not _AWARD_IN_THE_TITLE.search(s.all[0]) else (lead, None)


def _in_the_hall(s: Sentences) -> Happening | None:
    """What was given in a hall on a stated occasion, though no sentence dates it: "Cũng tại buổi lễ, …"."""
    if not any(_ON_AN_OCCASION.search(one) for one in s.all[:3]):
        return None
    told = (one for one in s.all[1:4] if _IN_THE_HALL.search(one) and happens(one) and not is_proposed(one))
    return next(((one, None) for one in told), None)


def _part_of_a_day(s: Sentences) -> Happening | None:
    return next(((one, days) for one, days in s.dated if has_part_of_day(one) and not looks_back(one)), None)


def _bare_day(s: Sentences) -> Happening | None:
    bare = ((one, find_bare_days(one, s.published_on)) for one in s.all if happens(one))
    return next(((one, days[0]) for one, days in bare if days), None)


def _dated_news(s: Sentences) -> Happening | None:
    early = ((one, days) for one, days in s.dated if one in s.all[1:3] and s.is_news(days))
    return next((found for found in early if not looks_back(found[0]) and not opens_a_portrait(found[0])), None)


def _decided_first(s: Sentences) -> Happening | None:
    """The sentence behind the title, where no later one dates a hall: the days below are those of the deed."""
    lead = s.all[1] if len(s.all) > 1 else ""
    if not s.decides(lead) or find_days(lead, s.published_on):
        return None
    signed = next((day for one in s.all if (day := decided_on(one, s.published_on))), None)
    # Before it was signed nothing of it was held: "Ngày 7/8, lễ tang đã được tổ chức".
    held = any(
        words_of("organising").search(one)
        and not looks_back(one)
        and not (days[0] != days[1] and _WILL_BE.search(one))  # "Lễ trao thưởng sẽ được tổ chức trong tuần này"
        and (signed is None or days[1] >= signed)
        for one, days in s.dated
    )
    return None if held else (lead, None)


def _signed(s: Sentences) -> Happening | None:
    """The first sentence that names the award, where another states when the decision was signed."""
    if not any(map(was_signed, s.all[1:])):
        return None
    told = (one for one in s.all[1:3] if IS_AWARDED.search(one) and not is_proposed(one) and not s.is_old(one))
    return next(((one, None) for one in told), None)


def _part_of_a_list(s: Sentences) -> Happening | None:
    """One province's or field's part of a list of recipients, with which a report opens."""
    lead = s.all[1] if len(s.all) > 1 else ""
    part = _PART_OF_A_LIST.search(lead)
    is_told = part and (part["counted"] or part["listed"] or _AWARD_IN_THE_TITLE.search(s.all[0]))
    return (lead, None) if is_told and not is_proposed(lead) and not s.is_old(lead) else None


def _regulation(s: Sentences) -> Happening | None:
    return next(((one, None) for one in s.all[1:3] if regulates(one)), None)


def _this_time(s: Sentences) -> Happening | None:
    told = (one for one in s.all[1:] if _THIS_TIME.search(one) and not is_proposed(one) and not s.is_old(one))
    return next(((one, None) for one in told), None)


def _stated_as_news(s: Sentences) -> Happening | None:
    """An award that the headline states and the first sentence again: "Bốn vận động viên được tặng Huân chương"."""
    lead = s.all[1] if len(s.all) > 1 else ""
    is_news = _AWARD_IN_THE_TITLE.search(s.all[0]) and IS_AWARDED.search(lead) and not opens_a_portrait(lead)
    return (
        (lead, None) if is_news and not is_proposed(lead) and not s.is_old(lead) and not SUMS_UP.search(lead) else None
    )


def _letter(s: Sentences) -> Happening | None:
    return next(((one, None) for one in s.all[1:3] if states_a_letter(s.all[0], one)), None)


def _correction(s: Sentences) -> Happening | None:
    if not CORRECTS.search(s.all[0]) or not any(map(happens, s.all[1:])):
        return None
    return next(((one, None) for one in s.all[1:2]), None)


def _after(s: Sentences) -> Happening | None:
    return next(((one, None) for one in s.all[1:2] if _AFTER.search(one) and happens(one)), None)


def _done(s: Sentences) -> Happening | None:
    lead = s.all[1] if len(s.all) > 1 else ""
    is_done = _HELD.search(lead) or (_DONE.search(lead) and words_of("organising").search(s.all[0]))
    if not is_done or words_of("earlier").search(lead):
        return None
    if opens_a_portrait(lead) or words_of("over_time").search(lead) or find_period(lead, Date(2000, 1, 1)) is not None:
        return None
    return lead, None


def _decided(s: Sentences) -> Happening | None:
    return next(((one, None) for one in s.all if s.decides(one)), None)


def _just_been(s: Sentences) -> Happening | None:
    recent = (one for one in s.all if is_told_as_recent(one, passive=one in s.all[1:2]))
    return next(((one, None) for one in recent if not is_proposed(one) and not _ONE_OF.search(one)), None)


HAPPENING_RULES: tuple[HappeningRule, ...] = (
    HappeningRule(
        "event_ahead",
        _event_ahead,
        "Lạng Sơn sẵn sàng cho ngày hội\n"
        "Sáng 8/3, lãnh đạo tỉnh kiểm tra công tác chuẩn bị. Ngày hội sẽ diễn ra vào ngày 12/3.",
    ),
    HappeningRule(
        "decided_first",
        _decided_first,
        "Khen thưởng hai học sinh cứu bạn\n"
        "Chủ tịch UBND tỉnh vừa ban hành Quyết định số 127/QĐ-UBND tặng Bằng khen cho hai em. "
        "Chiều 8/3, các em bơi ra kéo bạn vào bờ, người dân hỗ trợ.",
    ),
    HappeningRule(
        "regulation",
        _regulation,
        "Xét, công nhận sáng kiến\n"
        "UBND tỉnh vừa ban hành Quyết định số 41/2026/QĐ-UBND ngày 5/3/2026 quy định việc xét tặng danh hiệu.",
    ),
    HappeningRule(
        "what_it_follows",
        _what_it_follows,
        "Học Bác từ việc nhỏ\nChiều 10/3, tiếp nối hội nghị buổi sáng, Ban Tuyên giáo tổ chức tọa đàm. "
        "Trước đó, trong buổi sáng, Tỉnh ủy sơ kết việc học tập và làm theo Bác, khen thưởng 25 tập thể.",
    ),
    HappeningRule("dated_happening", _dated_happening, "Xã Thạnh Lợi\nChiều 10/3, xã Thạnh Lợi tổng kết phong trào."),
    HappeningRule(
        "just_been_first",
        _just_been_first,
        "Công an tỉnh nhận Thư khen của Bộ trưởng\n"
        "Công an tỉnh vừa nhận được Thư khen của Bộ trưởng. Theo đó, 7h ngày 8/3, cháu bé bị hai đối tượng chở đi.",
    ),
    HappeningRule(
        "part_of_a_day", _part_of_a_day, "Vì dân quên mình\nĐêm 9/3, tổ công tác đưa 12 hộ dân ra khỏi vùng lũ."
    ),
    HappeningRule("bare_day", _bare_day, "Phường Cam Đường\n10/3, phường Cam Đường ra quân làm sạch suối."),
    HappeningRule("dated_news", _dated_news, "Vì dân quên mình\nNgày 9/3, tổ công tác đưa 12 hộ dân ra khỏi vùng lũ."),
    HappeningRule(
        "decided",
        _decided,
        "Bệnh viện Bạch Mai\nNiềm vui đến với bệnh viện. Theo Quyết định 871/QĐ-CTN, bệnh viện được thưởng lớn.",
    ),
    HappeningRule(
        "signed",
        _signed,
        "Thêm 64 Chiến sĩ thi đua toàn quốc\n"
        "Danh hiệu đợt này được trao cho 64 cá nhân. Họ làm việc ở nhiều lĩnh vực. Quyết định được ký ngày 5/3.",
    ),
    HappeningRule(
        "part_of_a_list",
        _part_of_a_list,
        "Thợ điện vùng bão được Thủ tướng khen\n"
        "Ngành điện có 7 tập thể trong số 153 tập thể, cá nhân được Thủ tướng Chính phủ tặng Bằng khen.",
    ),
    HappeningRule(
        "this_time",
        _this_time,
        "Cô gái và tấm Bằng khen của Thủ tướng\n"
        "Tay chèo Thạch Thị Ngân là vận động viên trẻ nhất. Cả tỉnh có 4 người được khen đợt này.",
    ),
    HappeningRule(
        "stated_as_news",
        _stated_as_news,
        "Bốn vận động viên được tặng thưởng Huân chương Lao động\n"
        "Thành phố có bốn vận động viên được Chủ tịch nước tặng thưởng Huân chương Lao động.",
    ),
    HappeningRule(
        "letter",
        _letter,
        "Lời khen trong thư khen của Bộ trưởng\nTrong thư gửi nữ sinh Vàng Thị Mỷ, Bộ trưởng viết lời chúc mừng.",
    ),
    HappeningRule(
        "correction",
        _correction,
        'Đính chính\nBài "Phát động phong trào thi đua năm 2026" đăng ngày 9/3/2026 in nhầm số xã. Xin lỗi bạn đọc.',
    ),
    HappeningRule(
        "just_been", _just_been, "Xã Mường Bú\nBà con phấn khởi. UBND xã vừa tổ chức gặp mặt các hộ thoát nghèo."
    ),
    HappeningRule(
        "in_the_hall",
        _in_the_hall,
        "Phần thưởng của lính công binh\n"
        "Nhân 50 năm truyền thống, lữ đoàn được thưởng lớn. Cũng tại buổi lễ, Tiểu đoàn 1 nhận Bằng khen.",
    ),
    HappeningRule(
        "after",
        _after,
        "1.200 công nhân trên công trường\n"
        "Sau lễ phát động thi đua 100 ngày đêm, không khí trên tuyến khẩn trương hẳn.",
    ),
    HappeningRule(
        "done",
        _done,
        "Thái Nguyên vinh danh 60 doanh nghiệp\nNhân Ngày Doanh nhân Việt Nam, tỉnh đã vinh danh 35 doanh nghiệp.",
    ),
)
"""Ordered: a sentence that dates what happens is first, one that only states that something has just happened last."""


def find_happening(sentences: Sentences) -> tuple[Happening, str]:
    """The sentence that reports the happening with its days, and the rule; empty where none of the beginning does."""
    found = ((happening, rule.name) for rule in HAPPENING_RULES if (happening := rule.find(sentences)) is not None)
    return next(found, (("", None), ""))
