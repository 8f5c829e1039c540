"""What can be the name of a writer, an agency or a newsroom, as Vietnamese pages print it.

"HÀ THANH", "K’Thanh Tùng", "K.NINH (tổng hợp)", "PGS.TS. Trần Minh Khoa"; "TTXVN"; "PV".
"""

from __future__ import annotations

import re
from functools import lru_cache

from articles.page.knowledge import phrase_patterns
from articles.provinces import current_provinces, former_provinces
from articles.text import comparison_form

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# The second part is for names of the Central Highlands: "K’Thanh Tùng", "H’Hen".
NAME_WORD = (
    rf"(?:[{UPPER}](?:['’][{UPPER}])?[{LOWER}'’]*|(?:[{UPPER}]['’])?[{UPPER}]{{1,10}}"
    rf"|[{UPPER}]\.(?:[{UPPER}][{LOWER}]*\.?)*)"
)
_NAME = re.compile(rf"{NAME_WORD}(?:[ .\-]{NAME_WORD}){{0,4}}\.?")
WRITTEN_BY = rf"(?:{'|'.join(phrase_patterns()['written_by'])})"
OPENS_WITH_BY = re.compile(rf"^{WRITTEN_BY}\s*[:：]?\s+", re.IGNORECASE)
_TRAILING_NOTE = re.compile(
    r"\s*(?:[(\[](?:theo|nguồn|t/h|th|tổng hợp|tổng hợp và biên soạn|biên dịch|lược dịch"
    r"|dịch|ghi|thực hiện|sưu tầm|st|ct|bt|biên soạn)\b[^)\]]*[)\]]"
    r"|[–\-,]?\s+(?:tổng hợp|thực hiện|ghi|lược ghi|biên dịch|dịch|sưu tầm)\s*$|\s*[–\-/,]\s*theo\s+.+$)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[()]|,|;|&|\s[-–—|/•·]\s|\+|/|\||–|—|\bvà\b|\band\b|\s-|-\s)\s*")
_AGENCY = re.compile(
    r"""^(?:(?:báo|đài\ (?:pt|phát|truyền|tiếng)|tạp\ chí|cổng|trang\ (?:thông|tin|web|chủ)|thông\ tấn\ xã|sở|ubnd
      |ban\ (?!mai\b)|vp|phòng|văn\ phòng|trung\ tâm|chuyên\ trang|ttxvn|vov|vtv|vgp|vietnam\+|vietnamplus|vnexpress
      |dân\ trí|nhân\ dân|chinhphu\.vn|baochinhphu|tuổi\ trẻ|thanh\ niên|tiền\ phong|lao\ động|qđnd|reuters|afp
      |ap|xinhua|bộ)(?:\b.*|(?<=\ ).*)
      |.*\.(?:vn|com|net|org)\b.*|.*\b(?:ttxvn|vov|vtv|vgp)\b.*|.*\bonline\b)$""",
    re.IGNORECASE | re.VERBOSE,
)
_NEWS_AGENCY = re.compile(
    r"^(?:ttxvn|vov\d?|vtv\d?|vgp|vietnam\+|vietnamplus|vnexpress|qđnd|reuters|afp|xinhua"
    r"|thông tấn xã việt nam|[\w.]+\.(?:vn|com|net|org))(?:[\s/,-]+\w+)?$",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"^(?:PV|P\.V|CTV|BBT|BTC|PM|BTV|B\.T|N\.V|TH|NV|Phóng viên|Ban biên tập|Nhóm PV|Nhóm phóng viên"
    r"|Cộng tác viên|Biên tập viên)\b\.?$",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(?:admin\w*|administrator|super user|quản trị\w*|editor|staff|webmaster"
    r"|thứ|ngày|tháng|năm|hội nghị|ủy ban|uỷ ban|tỉnh|huyện|thành phố|xã|phường|quyết định"
    r"|thông báo|kế hoạch|chương trình|phong trào|thi đua|khen thưởng|đảng|nhân dân|việt nam"
    r"|tin tức|thời sự|xã hội|chính trị|kinh tế|văn hóa|giáo dục|pháp luật|hồ chí minh"
    r"|liên hệ|trang chủ|đăng nhập|tin liên quan|video|ảnh|bình luận|facebook|zalo|twitter"
    r"|google|home|news|read|more|share|print|email|comments?|quảng cáo"
    r"|nhân vật|cung cấp|tư liệu|minh h[oọ]a|internet)\b",
    re.IGNORECASE,
)
# "PGS.TS. Trần Minh Khoa", "ThS Lê Hoa", "Bs.CKII Vũ Anh", "Thượng úy Hoàng Văn Nam"
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|CN|KS|BS|Bs|LS|NCS|NSƯT|NSND|CKI{1,2})\.?\s*"
    r"|(?:Thiếu|Trung|Thượng|Đại) (?:úy|uý|tá|tướng)\s+)+(?=[^\W\d_]{2,}\s)"
)
# "Đoàn Trung Cộng tác viên", label, name and post in elements of their own
_POST_OF_WRITER = re.compile(
    r"(?<=\w)\s+(?:phóng viên|biên tập viên|cộng tác viên|nhà báo)\b(?:\s[^.:;!?]{2,40})?$", re.IGNORECASE
)
_MARKS_BEHIND = re.compile(r"[\s|•·\-–—./]+$")
# "Nguyễn Thị Năm": after a family name, "Năm" is not a year.
_FULL_NAME = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lương|Mai|Cao|Hà|Lò|Vi"
    r"|Nông|Triệu|Quàng|Tô|Tạ|Châu|Thái|Phùng|Kiều|La|Lưu|Chu|Từ|Sầm|Hứa|Bế|Mã|Giàng|Lục)(?: \w+){2,3}$"
)
_FAMILY_NAME = re.compile(_FULL_NAME.pattern.replace("{2,3}", "{1,3}"))
# People named by a list or a caption; "Anh Dũng" is a pen name, "Anh Nguyễn Văn Dũng" is written about.
_HONORIFIC = re.compile(r"^(?:Ông|Bà|Đồng chí|Cụ|(?:Anh|Chị|Em|Bác)(?=(?:\s\w+){3}))\s")
# "Lâm Đồng TV", "Sông Hàn FM" are stations; "HÀ THANH" is a person
_STATION = re.compile(r"[^\W\d_A-Z]\S* (?:TV|FM|PTTH|PT-TH|TTXVN|VOV|VTV|NEWS)$")
_OFFICE_BEHIND = re.compile(
    r"(?<=[^\W\d_])\s*\((?:văn phòng|phòng|ban|sở|ubnd|trung tâm|công an|hội|đoàn|đài (?!pt|phát|truyền|tiếng)|trường"
    r"|(?:tỉnh|thành|huyện|thị|xã) đoàn|công đoàn|chi cục|cục|liên đoàn|mttq|huyện|xã|phường)\b"
    r"[^()]{1,60}\)(?=$|\s*(?:[-–—,;&/]|và\b))",
    re.IGNORECASE,
)
"""The office of a writer behind the name: "Đức Anh (Văn phòng UBND tỉnh)", "Hà Thu (Công an xã) - Lê Nam (Sở Y tế)"."""


def looks_like_name(text: str) -> bool:
    """One to five capitalised words, none of them a word that titles and labels are made of."""
    text = text.strip()
    if not 2 <= len(text) <= 42 or not _NAME.fullmatch(text) or _HONORIFIC.match(text) or _STATION.search(text):
        return False
    word = _NOT_NAME.search(text)
    return word is None or (bool(_FULL_NAME.match(text)) and word.group().lower() != "hồ chí minh")


def has_label_word(text: str) -> bool:
    """Has a line a word that titles and labels are made of: "Thông báo", "Ảnh"?"""
    return bool(_NOT_NAME.search(text))


def is_full_name(text: str) -> bool:
    """Does a line begin with a family name and hold one name only? "Hà Nội" does, and is a province."""
    text = text.strip()
    return looks_like_name(text) and bool(_FAMILY_NAME.match(text)) and comparison_form(text) not in place_names()


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """The provinces of both eras, folded: a line that names one is not a byline."""
    known = (*former_provinces().values(), *current_provinces().values())
    return frozenset(comparison_form(name) for p in known for name in (p.name, p.official))


def is_agency(name: str) -> bool:
    """A newspaper, station, agency or office instead of a person: "Báo Lào Cai", "TTXVN", "UBND xã"."""
    return bool(_AGENCY.match(name.strip()))


def is_news_agency(name: str) -> bool:
    """An agency that stands for the writer where it stands alone: "TTXVN", "baochinhphu.vn"."""
    return bool(_NEWS_AGENCY.match(name.strip()))


def is_desk(name: str) -> bool:
    """The newsroom instead of a person: "PV", "BBT", "CTV"."""
    return bool(_DESK.match(name.strip()))


def without_note(text: str) -> str:
    """A name without the note behind it: "K.NINH (tổng hợp)", "Ngọc Anh (Theo TTXVN)"."""
    return without_office(_TRAILING_NOTE.sub("", text.strip()))


def without_office(text: str) -> str:
    """A name without the writer's office in brackets behind it: "Đức Anh (Văn phòng UBND tỉnh)"."""
    return _OFFICE_BEHIND.sub("", text)


def without_marks(text: str) -> str:
    """A name without the stroke or dot behind it: "BẢO NGUYÊN |"."""
    return _MARKS_BEHIND.sub("", text)


def has_degree(text: str) -> bool:
    """Does a line open with a degree or rank before a name: "PGS.TS. Trần Minh Khoa"?"""
    return bool(_DEGREE.match(text))


def without_post(text: str) -> str:
    """A name without the writer's post behind it: "Vừ A Dơ Phóng viên thường trú"."""
    return _POST_OF_WRITER.sub("", text)


def enumerated(text: str) -> list[str]:
    """The parts of an enumeration: "Hải Yến - TTXVN" has two."""
    return [part for part in _SPLIT.split(text) if part.strip()]


@lru_cache(maxsize=4096)
def split_names(text: str) -> tuple[str, ...]:
    """Names of one enumeration, in order, each once; a part that cannot be a name is left out."""
    text = _TRAILING_NOTE.sub("", text.strip())
    text = without_marks(text) if not text.endswith(".") or text.count(".") == 1 else text
    names: list[str] = []
    for part in enumerated(text):
        part = _TRAILING_NOTE.sub("", part).strip(' |•·-–—()[]"“”:*')
        part = re.sub(r"^(?:PV|CTV|BTV|Phóng viên|Nhà báo|Nhóm PV)[\s.:]+(?=\w)", "", part)
        part = OPENS_WITH_BY.sub("", _DEGREE.sub("", without_post(part)))
        if (looks_like_name(part) or is_desk(part)) and part not in names:
            names.append(part)
    return tuple(names)
