"""The kind of event that a text reports, by ordered rules over its title and first sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date

from articles.events.beginnings import HANDED_OVER, HANDS_OUT, HELD, Beginning, Kind
from articles.events.periods import find_period
from articles.events.proposed import is_proposed
from articles.events.stated import (
    CORRECTS,
    begins_a_drive,
    regulates,
    states_a_decision,
    states_a_letter,
    was_signed,
)
from articles.events.words import kinds, words_of
from articles.text import fold_for_matching, folded_pattern

# "đăng danh sách 6 trường hợp đề nghị truy tặng danh hiệu … để lấy ý kiến nhân dân"
_CONSULTS = folded_pattern(
    r"(?<![^\W_])(?:đề nghị|đề xuất|xét) [^.;\n]{0,160}?(?<![^\W_])(?:lấy|xin) ý kiến(?! của| hội đồng)|"
    r"(?<![^\W_])(?:lấy|xin) ý kiến(?: rộng rãi)?(?: của)?(?: các tầng lớp)? nhân dân[^.;\n]{0,80} "
    r"(?:đề nghị|đề xuất|xét)(?![^\W_])|"
    r"(?<![^\W_])danh sách (?:xin|lấy) ý kiến(?![^\W_])"
)
# "tổ chức lễ đón nhận Cờ thi đua của Chính phủ và phát động thi đua": the award is what most come for
_AWARD_AND_LAUNCH = folded_pattern(
    r"(?<![^\W_])lễ (?:công bố|trao|trao tặng|đón nhận|đón)(?![^\W_])[^.;\n]{3,120} và phát động(?![^\W_])"
)
# "tổ chức hội nghị biểu dương điển hình tiên tiến và trao tặng danh hiệu Công dân Thủ đô ưu tú"
_TITLE_HANDED_OVER = folded_pattern(
    r"(?<![^\W_])hội nghị (?:biểu dương|tuyên dương|tôn vinh)(?![^\W_])[^.;\n]{3,200}?(?:và|,|đã) "
    r"(?:công bố và )?trao(?: tặng)? danh hiệu(?![^\W_])"
)
# "Hội đồng Thi đua - Khen thưởng Trung ương họp đánh giá công tác", "phiên họp của Hội đồng"
_SESSION = folded_pattern(
    r"(?<![^\W_])hội đồng thi đua[ ,–-]+khen thưởng[^,.;\n]{0,40} họp(?![^\W_])|"
    r"(?<![^\W_])(?:phiên họp|cuộc họp|kỳ họp|họp)(?: thứ [^\W\d_]+| thường kỳ| lần thứ [^\W_]+)?(?: của)? "
    r"hội đồng(?![^\W_])"
)
# "Vừa qua, tại đặc khu Phú Quốc, Vùng 5 Hải quân tổ chức sơ kết": a hall, though a stretch of years is named.
_IN_A_HALL = folded_pattern(
    r"(?:^|, )tại [^,;.\n]{3,60},[^.;\n]{0,80}(?<![^\W_])(?:tổ chức|diễn ra|khai mạc)(?![^\W_])"
)
# "tại hội nghị trực tuyến toàn quốc tổng kết phong trào thi đua"
_REVIEW_HALL = folded_pattern(r"(?<![^\W_])tại hội nghị (?:trực tuyến |toàn quốc ){0,2}(?:tổng kết|sơ kết)(?![^\W_])")
_TWO_PARTS = folded_pattern(r"(?<![^\W_])buổi sáng(?![^\W_])[^.;\n]*(?<![^\W_])buổi (?:chiều|tối)(?![^\W_])")
_DECISION = fold_for_matching("quyết định")
_AWARDS = folded_pattern(r"(?<![^\W_])(?:tặng|công nhận)(?![^\W_])")
_WILL_BE = folded_pattern(r"(?<![^\W_])(?:sẽ|dự kiến|sắp)(?![^\W_])")
# "86 nghệ nhân được Chủ tịch nước phong tặng mới đây", in no hall
_GIVEN_FROM_ABOVE = folded_pattern(
    r"(?<![^\W_])được (?:chủ tịch nước|thủ tướng(?: chính phủ)?) (?:vừa )?(?:phong tặng|truy tặng|tặng)(?![^\W_])"
)
_QUOTED = re.compile(r'["“][^"”]{10,200}["”]')
_WRITTEN = folded_pattern(r"(?<![^\W_])(?:quyết định|ký|ban hành|thư khen|công nhận|phong tặng)(?![^\W_])")
_NAMED_IN_TITLES = ("training", "congress", "seminar", "pact", "review")
_LEAD = 4
"""Sentences, the title's among them, in which a report states what happened; a portrait does so later."""
_PORTRAIT, _NO_EVENT = Kind("portrait", None, False), Kind("other", None, False)
_CEREMONY = Kind("ceremony", "ceremony")


@dataclass(frozen=True, slots=True)
class KindRule:
    """One way to find what a report is about; the sample is a report's title, a line break and its text."""

    name: str
    find: Callable[[Beginning], Kind | None]
    sample: str


def _portrait_title(b: Beginning) -> Kind | None:
    if not b.has_portrait_title or b.names_an_event or b.is_organised or words_of("happenings").search(b.title):
        return None
    return _PORTRAIT if not b.is_news else None


def _portrait_told_first(b: Beginning) -> Kind | None:
    late = bool(b.sentence) and b.sentence not in b.sentences[1:_LEAD]
    return _PORTRAIT if late and b.opens_with_a_person and not b.names_an_event and not b.is_news else None


def _portrait_without_event(b: Beginning) -> Kind | None:
    if b.sentence:
        return None
    earlier = b.opens_with_a_person and words_of("earlier").search(" ".join(b.sentences))
    return _PORTRAIT if b.has_portrait_title or earlier else None


def _overview(b: Beginning) -> Kind | None:
    return _NO_EVENT if b.days is None and _is_overview(b.sentences, b.sentence) else None


def _two_events_ahead(b: Beginning) -> Kind | None:
    ahead = any("buổi sáng" in s and _WILL_BE.search(s) and _TWO_PARTS.search(s) for s in b.sentences[:3])
    return _NO_EVENT if ahead else None


def _correction(b: Beginning) -> Kind | None:
    """A correction is of the kind that the title it quotes names."""
    if not CORRECTS.search(b.title):
        return None
    quoted = _QUOTED.search(b.sentence)
    named = (Kind(kind, topic) for kind, topic, words in kinds() if quoted and words.search(quoted.group()))
    return next(named, Kind("other"))


def _consultation(b: Beginning) -> Kind | None:
    """A list of proposals on which people are asked: nothing is decided or given."""
    return _NO_EVENT if any("ý kiến" in s and _CONSULTS.search(s) for s in b.sentences[:3]) else None


def _another_decision(b: Beginning) -> Kind | None:
    """A decision of which no word is about awards, such as one to prosecute."""
    if _DECISION not in b.whole or b.mentioned is None or b.mentioned.kind != "decision":
        return None
    about = any(words_of("about_awards").search(s) or _AWARDS.search(s) for s in b.sentences)
    return None if about else _NO_EVENT


def _sports(b: Beginning) -> Kind | None:
    is_contest = words_of("sports").search(b.whole)
    commends = b.gives_awards or any(words_of("commending").search(s) for s in b.sentences)
    return _NO_EVENT if is_contest and not commends else None


def _session(b: Beginning) -> Kind | None:
    """A council's session, which only discusses, is no review though it looks back on half a year."""
    is_review = b.stated is not None and b.stated.kind in ("review", "conference")
    return Kind("conference", "session") if is_review and _SESSION.search(b.sentence) else None


def _regulation(b: Beginning) -> Kind | None:
    """A decision by which rules are made: no award is given by it."""
    return Kind("other", "regulation") if regulates(b.sentence) else None


def _letter(b: Beginning) -> Kind | None:
    return Kind("decision", "decision") if states_a_letter(b.title, b.sentence) else None


def _decision(b: Beginning) -> Kind | None:
    held = HANDED_OVER if b.days else HELD
    decides = states_a_decision(b.sentence)
    if b.days is None and not decides:
        decides = bool(_GIVEN_FROM_ABOVE.search(b.sentence)) or any(map(was_signed, b.sentences[1:]))
    return Kind("decision", "decision") if decides and not held.search(b.whole) else None


def _awards_at_a_meeting(b: Beginning) -> Kind | None:
    is_meeting = b.stated is not None and b.stated.topic == "meeting"
    return _CEREMONY if is_meeting and HANDS_OUT.search(b.title) and not is_proposed(b.title) else None


def _title_at_a_conference(b: Beginning) -> Kind | None:
    """A conference for praise at which a title of honour is handed over."""
    is_congress = b.stated is not None and b.stated.topic == "congress"
    return _CEREMONY if is_congress and _TITLE_HANDED_OVER.search(b.sentence) else None


def _review_in_the_title(b: Beginning) -> Kind | None:
    return _named_by(b.title) if b.stated is not None and b.stated.topic == "ceremony" else None


def _hall_of_another_kind(b: Beginning) -> Kind | None:
    is_ceremony = b.stated is not None and b.stated.kind == "ceremony"
    names_none = is_ceremony and not b.is_ahead and not HANDS_OUT.search(b.sentence)
    return _held_beside(b.sentence, b.sentences) if names_none else None


def _meeting_in_the_title(b: Beginning) -> Kind | None:
    """A meeting that the title dates, and of which the sentence behind it says what it is."""
    is_meeting = b.stated is not None and b.stated.topic == "meeting" and b.sentence == b.title
    is_review = is_meeting and len(b.sentences) > 1 and _REVIEW_HALL.search(b.sentences[1])
    return Kind("review", "review") if is_review else None


def _drive_begins(b: Beginning) -> Kind | None:
    """A drive that a sentence lets begin, without a word for its launch."""
    return Kind("launch", "launch") if b.days is not None and begins_a_drive(b.sentence) else None


def _award_and_launch(b: Beginning) -> Kind | None:
    """A ceremony that also launches something, where the title names the award alone."""
    if b.stated is None or b.stated.kind != "launch" or "phát động" in b.title or not HANDS_OUT.search(b.title):
        return None
    return _CEREMONY if _AWARD_AND_LAUNCH.search(b.sentence) else None


def _award_of_a_day(b: Beginning) -> Kind | None:
    decides = b.mentioned is not None and b.mentioned.kind == "decision"
    return _CEREMONY if decides and b.days is not None and not _WRITTEN.search(b.whole) else None


def _handed_out_on_a_day(b: Beginning) -> Kind | None:
    return _CEREMONY if b.days is not None and HANDS_OUT.search(b.whole) else None


KIND_RULES: tuple[KindRule, ...] = (
    KindRule(
        "portrait_title",
        _portrait_title,
        "Gương sáng nông dân làm kinh tế giỏi\n"
        "Ông K'Brếu ở xã Đạ Tẻh vừa được Chủ tịch UBND tỉnh Lâm Đồng tặng Bằng khen.",
    ),
    KindRule(
        "portrait_told_first",
        _portrait_told_first,
        "Cô Hoán và 11 đứa trẻ qua đêm lũ\n"
        "Cô Lò Thị Hoán kể lại đêm ấy. Mười năm cắm bản, cô thuộc từng con suối. Dân bản quý cô. "
        "Mới đây cô được Bộ trưởng gửi thư khen.",
    ),
    KindRule(
        "portrait_without_event",
        _portrait_without_event,
        "Quảng Bình: Gặp mặt, tuyên dương thanh niên tiên tiến làm theo lời Bác\n"
        "Tỉnh đoàn tổ chức chương trình tuyên dương.",
    ),
    KindRule(
        "nothing_told",
        lambda b: None if b.sentence else _NO_EVENT,
        "5 năm, 1.200 công trình thanh niên\nNhiệm kỳ 2021 - 2026, tuổi trẻ Lạng Sơn thực hiện 1.200 công trình.",
    ),
    KindRule(
        "correction",
        _correction,
        'Đính chính\nBài "Phát động phong trào thi đua năm 2026" đăng ngày 9/3/2026 in nhầm số xã. Xin lỗi bạn đọc.',
    ),
    KindRule(
        "consultation",
        _consultation,
        "Lấy ý kiến nhân dân về 6 trường hợp đề nghị tặng danh hiệu\n"
        "Ngày 10/3, Sở Nội vụ công bố danh sách 6 trường hợp đề nghị truy tặng danh hiệu để xin ý kiến nhân dân.",
    ),
    KindRule(
        "another_decision",
        _another_decision,
        "Khởi tố nhóm đối tượng cho vay lãi nặng\n"
        "Cơ quan điều tra Công an tỉnh ngày 10/3 ra quyết định khởi tố vụ án, bắt tạm giam 4 đối tượng.",
    ),
    KindRule(
        "sports",
        _sports,
        "Phường Tân An nhất toàn đoàn giải cầu lông\n"
        "Giải cầu lông công nhân tỉnh bế mạc tối 10/3. Ban Tổ chức trao cúp, huy chương và tiền thưởng cho các đội.",
    ),
    KindRule(
        "overview",
        _overview,
        "Công đoàn Đồng Nai tôn vinh công nhân lao động giỏi\n"
        "Liên đoàn Lao động tỉnh vừa tổ chức tổng kết phong trào thi đua giai đoạn 2020 - 2025.",
    ),
    KindRule(
        "two_events_ahead",
        _two_events_ahead,
        "Ngày 14/3 sẽ tổng kết và tuyên dương\n"
        "Ngày 14/3 tới, Sở sẽ tổ chức hội nghị tổng kết vào buổi sáng và lễ tuyên dương vào buổi chiều.",
    ),
    KindRule(
        "regulation",
        _regulation,
        "Xét, công nhận sáng kiến: quy định mới\n"
        "UBND tỉnh vừa ban hành Quyết định số 41/2026/QĐ-UBND ngày 5/3/2026 quy định việc xét, công nhận sáng kiến.",
    ),
    KindRule(
        "letter",
        _letter,
        "Lời khen từ phiên chợ trong thư khen của Bộ trưởng\n"
        'Trong thư gửi nữ sinh Vàng Thị Mỷ, Bộ trưởng viết: "Thành công của em chứng minh tri thức có thể nảy mầm".',
    ),
    KindRule(
        "decision",
        _decision,
        "Bệnh viện Bạch Mai được Chủ tịch nước tặng thưởng\n"
        "Theo Quyết định 871/QĐ-CTN, Bệnh viện Bạch Mai được tặng Huân chương Lao động hạng Nhất.",
    ),
    KindRule(
        "session",
        _session,
        "Hội đồng họp phiên giữa năm\n"
        "Sáng 10/3, Hội đồng Thi đua - Khen thưởng tỉnh họp đánh giá công tác thi đua 6 tháng đầu năm.",
    ),
    KindRule(
        "awards_at_a_meeting",
        _awards_at_a_meeting,
        "30 già làng, trưởng bản ở Hà Giang được biểu dương\n"
        "30 già làng đã nhận Bằng khen của Chủ tịch UBND tỉnh. Hội nghị kết thúc hôm nay 10/3.",
    ),
    KindRule(
        "title_at_a_conference",
        _title_at_a_conference,
        "Những bông hoa đẹp\nSáng 10/3, tỉnh tổ chức hội nghị biểu dương điển hình tiên tiến và trao tặng danh "
        "hiệu Công dân ưu tú của tỉnh.",
    ),
    KindRule(
        "review_in_the_title",
        _review_in_the_title,
        "Quảng Trị giao lưu điển hình tiên tiến\n"
        "78 đại biểu tham gia buổi gặp mặt, giao lưu do UBND tỉnh tổ chức sáng nay 11/3 tại phường Đồng Hới.",
    ),
    KindRule(
        "hall_of_another_kind",
        _hall_of_another_kind,
        "Tây Ninh lấy kết quả giải ngân làm thước đo\n"
        "Địa phương này vừa phát động phong trào thi đua. "
        "Tại buổi lễ hôm 10/3, các chủ đầu tư đã ký cam kết giải ngân 100% vốn.",
    ),
    KindRule(
        "drive_begins",
        _drive_begins,
        "100 ngày giữ biển\nTiếng còi tàu trên cảng An Thới sáng 10/3 báo hiệu đợt thi đua mới của bộ đội bắt đầu.",
    ),
    KindRule(
        "award_and_launch",
        _award_and_launch,
        "Xã Tam Nông đón nhận Cờ thi đua của Chính phủ\n"
        "Sáng 10/3, xã Tam Nông tổ chức lễ đón nhận Cờ thi đua của Chính phủ và phát động thi đua năm 2026.",
    ),
    KindRule(
        "meeting_in_the_title",
        _meeting_in_the_title,
        "Tham luận của Lào Cai tại hội nghị ngày 10/3\n"
        "Phát biểu tại hội nghị trực tuyến toàn quốc tổng kết phong trào thi đua, lãnh đạo tỉnh nêu hai việc.",
    ),
    KindRule(
        "words_of_the_sentence",
        lambda b: b.stated,
        "Phường Cam Đường làm sạch suối\n10/3, phường Cam Đường ra quân đợt thi đua làm sạch suối Ngòi Đường.",
    ),
    KindRule(
        "award_of_a_day",
        _award_of_a_day,
        "Hội Nhà báo TPHCM và hội viên\nChiều 10/3, Hội Nhà báo TPHCM tặng Giấy khen cho 22 hội viên tích cực.",
    ),
    KindRule(
        "words_of_the_title",
        lambda b: b.mentioned,
        "Xã Mường Bú biểu dương hộ thoát nghèo\n"
        "Chủ tịch UBND xã Mường Bú tặng Giấy khen cho 6 hộ thoát nghèo tiêu biểu ngày 10/3.",
    ),
    KindRule(
        "handed_out_on_a_day",
        _handed_out_on_a_day,
        "Anh bảo vệ quả cảm nhận Bằng khen của thành phố\n"
        "Anh Trần Quang Dũng xúc động khi nhận Bằng khen của Chủ tịch UBND thành phố Hà Nội ngày 10/3.",
    ),
    KindRule(
        "hall_beside",
        lambda b: _held_beside(b.sentence, b.sentences),
        "Ngày mới ở Hòa Xuân\n"
        "Phường tổ chức lễ phát động thi đua làm sạch bãi biển. "
        "Sáng 10/3, chương trình khai mạc tại nhà văn hóa phường.",
    ),
    KindRule(
        "no_words",
        lambda b: Kind(
            "other",
            None,
            b.gives_awards or any(words_of("about_awards").search(s) and not is_proposed(s) for s in b.sentences),
        ),
        "Bắt 3 đối tượng trong chuyên án LS126\n"
        "Sáng 10/3, Công an tỉnh Lạng Sơn tổ chức bắt 3 đối tượng, thu 18 kg ketamin.",
    ),
)
"""Ordered; the first that finds a kind decides."""


def tell_kind(beginning: Beginning) -> tuple[Kind, str]:
    """The kind, and the rule that found it."""
    return next((kind, rule.name) for rule in KIND_RULES if (kind := rule.find(beginning)) is not None)


def _held_beside(sentence: str, sentences: list[str]) -> Kind | None:
    """The kind that the sentences before and behind the dated one name, where that names none."""
    place = sentences.index(sentence)
    beside = [s for s in (*sentences[max(1, place - 1) : place], *sentences[place + 1 : place + 2]) if s != sentence]
    return next(
        (
            Kind(kind, topic)
            for kind, topic, words in kinds()
            if kind not in ("decision", "ceremony", "monitoring") and any(words.search(s) for s in beside)
        ),
        None,
    )


def _named_by(title: str) -> Kind | None:
    """A review or conference that only the title names: "Quảng Trị giao lưu điển hình tiên tiến"."""
    return next(
        (Kind(kind, topic) for kind, topic, words in kinds() if topic in _NAMED_IN_TITLES and words.search(title)), None
    )


def _is_overview(sentences: list[str], told: str) -> bool:
    """A beginning that sums years up, where no hall is named: "Trong 5 năm qua, toàn tỉnh …"."""
    lead = sentences[1] if len(sentences) > 1 else ""
    if _IN_A_HALL.search(lead):
        return False
    return lead == told and not states_a_decision(lead) and find_period(lead, Date(2000, 1, 1)) is not None
