"""How a folded sentence states a decision, a regulation, a letter of praise or a drive that begins."""

from __future__ import annotations

from articles.events.beginnings import HANDED_OVER
from articles.text import folded_pattern

_DECIDES = folded_pattern(
    r"(?<![^\W_])(?:ký|ban hành|có|ra)(?: ban hành)?(?: các)? quyết định (?:khen thưởng )?(?:số )?\d|"
    r"(?<![^\W_])có (?:tên|mặt) trong quyết định (?:(?:khen thưởng )?(?:số )?\d|tặng|truy tặng|khen thưởng)|"
    r"(?<![^\W_])(?:có|ra|ký|ban hành|nhận|nhận được) quyết định(?: của [^,.;\n]{3,60}?)?"
    r"(?: ngày \d[\d/.-]*| \(ngày \d[\d/.-]*\))? (?:về việc )?"
    r"(?:tặng|truy tặng|khen thưởng|công nhận)|"
    r"(?<![^\W_])vừa (?:được [^.;\n]{3,80}? )?(?:ký )?quyết định (?:tặng|truy tặng|khen thưởng|công nhận)(?![^\W_])|"
    r"(?<![^\W_])được (?!tặng)[^.;\n]{3,60}? (?:vừa )?quyết định "
    r"(?:tặng|truy tặng|phong tặng|khen thưởng|công nhận)(?![^\W_])|"
    r"(?<![^\W_])theo quyết định của [^.;\n]{3,120}? được (?:truy tặng|tặng|phong tặng|khen thưởng)(?![^\W_])|"
    r"(?<![^\W_])(?:theo|tại|bằng) (?:các )?quyết định "
    r"(?:(?:số )?\d|ngày \d|(?:của [^,.;\n]{3,60}? )?(?:được |vừa |mới )*(?:ký|ban hành)(?![^\W_]))|"
    r"(?<![^\W_])quyết định số \d\S* (?:ghi nhận|tặng|truy tặng|phong tặng|khen|công nhận)(?![^\W_])|"
    r"(?<![^\W_])đã quyết định (?:tặng|truy tặng|phong tặng|khen thưởng|công nhận)(?![^\W_])|"
    r"^[^,.;\n]{0,20}?(?:chủ tịch|bộ trưởng|giám đốc|thủ tướng|ủy ban|ubnd)[^.;\n]{0,60}? quyết định "
    r"(?:tặng|truy tặng|khen thưởng)(?![^\W_])"
)
# "ban hành Quyết định số 41/2026/QĐ-UBND ngày 22-5-2026 quy định việc xét, công nhận sáng kiến"
_REGULATES = folded_pattern(
    r"(?<![^\W_])quyết định số \d\S*(?: ngày \d[\d/.-]*)?,? (?:về việc )?(?:ban hành )?"
    r"(?:quy định|quy chế|quy trình)(?![^\W_])"
)
# "Những điểm mới của Quyết định số 94/2025/QĐ-UBND về thi đua, khen thưởng": what a regulation has that is new
EXPLAINS = folded_pattern(
    r"(?<![^\W_])(?:những |một số |các |nhiều )?(?:điểm|nội dung) mới[^.;\n]{0,30} quyết định (?:số )?\d"
)
# "báo hiệu đợt thi đua mới của bộ đội Vùng Cảnh sát biển 4 bắt đầu", "đợt thi đua 60 ngày vừa được Tổng công ty mở ra"
_BEGINS = ("bắt đầu", "mở ra", "mở màn", "khởi động")
_DRIVE_BEGINS = folded_pattern(
    r"(?<![^\W_])(?:đợt|cao điểm|phong trào|chiến dịch) thi đua[^.;\n]{0,90}?(?<![^\W_])"
    r"(?:bắt đầu|mở ra|mở màn)(?![^\W_])|"
    r"(?<![^\W_])(?:bắt đầu|mở ra) (?:một )?(?:đợt|cao điểm|phong trào) thi đua(?![^\W_])|"
    r"(?<![^\W_])(?:phong trào|đợt thi đua|cao điểm|chiến dịch) (?:mà|do|được) [^,;\n]{2,50} khởi động(?![^\W_])"
)
# "Trong thư gửi nữ sinh Vàng Thị Mỷ, Bộ trưởng viết": a letter of praise is a decision.
_LETTER = folded_pattern(
    r"(?<![^\W_])(?:trong (?:bức |lá )?thư|(?:gửi|viết|có|nhận được|nhận) (?:bức |lá )?thư)(?![^\W_])"
)
# "Hôm qua, thầy nhận được Thư khen của Bộ trưởng"
_LETTER_RECEIVED = folded_pattern(r"(?<![^\W_])(?:nhận được|nhận|gửi|có) (?:bức |lá )?thư khen(?![^\W_])")
# "lời ghi nhận trong bức thư Bộ trưởng gửi cán bộ, chiến sĩ"
_LETTER_SENT = folded_pattern(
    r"(?<![^\W_])(?:bức|lá) thư (?:của )?(?:đồng chí )?(?:bộ trưởng|thủ tướng|chủ tịch|giám đốc|tổng giám đốc|bí thư)"
    r"[^,.;\n]{0,40} (?:gửi|viết)(?![^\W_])"
)
_PRAISES = folded_pattern(r"^(?:khen|thư khen|lời khen|bộ trưởng)(?![^\W_])")
# "Quyết định được ký ngày 15/4", behind the sentence that names the award
_WAS_SIGNED = folded_pattern(r"(?<![^\W_])quyết định (?:này )?(?:đã |được |vừa |mới )*(?:ký|ban hành) (?:hôm |ngày )\d")
CORRECTS = folded_pattern(r"^(?:đính chính|cải chính|xin lỗi bạn đọc)(?![^\W_])")


def states_a_decision(sentence: str) -> bool:
    """Does a folded sentence state that a decision was taken, by any office?"""
    return "quyết định" in sentence and _DECIDES.search(sentence) is not None


def regulates(sentence: str) -> bool:
    """Does a folded sentence state a decision by which rules are made?"""
    return "quyết định số" in sentence and _REGULATES.search(sentence) is not None


def was_signed(sentence: str) -> bool:
    """Does a folded sentence date the signing of a decision?"""
    return "quyết định" in sentence and _WAS_SIGNED.search(sentence) is not None


def begins_a_drive(sentence: str) -> bool:
    """Does a folded sentence let a drive begin, without a word for its launch?"""
    return any(verb in sentence for verb in _BEGINS) and _DRIVE_BEGINS.search(sentence) is not None


def states_a_letter(title: str, sentence: str) -> bool:
    """Does a title name a letter of praise that the sentence quotes or sends?"""
    if HANDED_OVER.search(sentence):
        return False
    if _LETTER_SENT.search(sentence) and _PRAISES.search(title):
        return True
    return bool(_LETTER_RECEIVED.search(sentence) or ("thư khen" in title and _LETTER.search(sentence)))
