"""The writers: bylines at the top or the end of an article, as Vietnamese pages print them.

"Bài, ảnh: HÀ THANH", "Tin, ảnh: Trần Cao", "Nhật Xuân - Nghi Vũ", "BẢO NGUYÊN |", "Ngọc Anh (Theo TTXVN)", "PV".
Names are kept as printed. An agency is named only where no person is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.page import phrases
from articles.page.knowledge import phrase_patterns
from articles.provinces import current_provinces, former_provinces
from articles.text import comparison_form

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# The second part is for names of the Central Highlands: "K’Thanh Tùng", "H’Hen".
_WORD = (
    rf"(?:[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}'’]*|(?:[{_UPPER}]['’])?[{_UPPER}]{{1,10}}"
    rf"|[{_UPPER}]\.(?:[{_UPPER}][{_LOWER}]*\.?)*)"
)
_NAME = re.compile(rf"{_WORD}(?:[ .\-]{_WORD}){{0,4}}\.?")
_WORDS = phrase_patterns()
_ROLE = rf"(?:{'|'.join(_WORDS['writer_role'])})"
_LABEL = re.compile(rf"(?P<roles>{_ROLE}(?:\s*(?:[,/&+]|và|-)\s*{_ROLE})*)\s*[:：]\s*", re.IGNORECASE)
# "Phương Nghi - ẢNH: Minh Hoàng"
_LABEL_BEHIND_NAME = re.compile(rf"\s*[-–—,;./|]\s+(?P<label>{_ROLE}\s*[:：])", re.IGNORECASE)
_BY_WORDS = rf"(?:{'|'.join(_WORDS['written_by'])})"
_BY = re.compile(rf"^{_BY_WORDS}\s*[:：]?\s+", re.IGNORECASE)
_WHOLE = rf"{_WORD}(?![^\W\d_])"
_PRINTED = rf"(?:(?i:ban biên tập|nhóm (?:pv|phóng viên)|pv|ctv|btv|bbt)\b|{_WHOLE}(?:[ .\-]{_WHOLE}){{0,4}}+\.?)"
_SEVERAL = rf"{_PRINTED}(?:(?:\s*[,&–-]\s*|\s+và\s+){_PRINTED})*"
# "Đăng ngày 12/5/2026 bởi Hà Thu", "Lượt xem: 12 - Người đăng: Hà Thu vào lúc 08:15"
_TOLD = re.compile(
    rf"(?:^|(?<=[\s|•·,;(–—-]))(?i:{_BY_WORDS}\s*[:：]?\s+|{_ROLE}\s*[:：]\s*)(?P<names>{_SEVERAL})"
    rf"(?!\s+(?!(?:vào|lúc|ngày|trong|on|at|in)\b)[{_LOWER}])"
)
# "Người viết Phan Duy Khang", label and name in elements of their own
_BARE_ROLE = re.compile(rf"^(?i:{'|'.join(_WORDS['writer_before_name'])})\s+(?P<names>{_SEVERAL})$")
_EDITOR = re.compile(r"(?:biên tập|bt)\s*[:：]?\s*$", re.IGNORECASE)
# "Nội dung: Thu Phương - Đồ họa: Minh Quân": who drew or filmed is named beside the writer, and is an author alone only
_CRAFT = re.compile(
    r"(?:đồ hoạ|đồ họa|trình bày|thiết kế|infographics?|kỹ thuật|quay phim|qp|ghi hình|dựng(?: phim| hình)?|camera)"
    r"\s*[:：]?\s*$",
    re.IGNORECASE,
)
_MADE = re.compile(rf"(?:{'|'.join(_WORDS['made_by'])})\s*$", re.IGNORECASE)
# Text after a name in its line: "Nguyễn Hà My vào lúc 00:00", "Thu Hà Cập nhật: …"
_BEHIND_NAME = re.compile(
    r"\s+(?:(?:vào|lúc|ngày|trong|on|at|in)\b|(?:Cập|Đăng|Ngày|Lúc|Thứ|Lượt|Xem|Chủ|Xuất|Trong|Vào)\b).*$"
)
_SOURCE = re.compile(
    r"^[\s(\[]*(?:theo|nguồn(?:\s+tin)?|source|dẫn nguồn)\s*[:：]?\s+(?P<name>[^()\[\]]{2,60}?)[\s)\]]*\.?$",
    re.IGNORECASE,
)
# "Theo Hồng Nhung/Báo Lào Cai", "Theo Quang Huy (Báo Điện tử)"
_TAKEN_FROM = re.compile(
    r"^[\s(\[]*theo\s*[:：]?\s+(?P<name>[^()/|]{4,40}?)\s*(?:[/|(]|\s[-–]\s)\s*(?P<outlet>[^()/|]{2,40})[\s)\]]*\.?$",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"^[\s(\[]*(?:nguồn|dẫn nguồn|source)\b", re.IGNORECASE)
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
# "Người viết: cô giáo Lê Thị Hà"
_CALLED = re.compile(
    rf"^(?:(?i:cô giáo|thầy giáo|đồng chí|đ/c|nhà báo|nhà văn|nhà thơ|luật sư|bác sĩ|nghệ sĩ)|cô|thầy|anh|chị|ông|bà)"
    rf"\s+(?=[{_UPPER}])"
)
_MIDDOT_END = re.compile(r"[\s|•·\-–—./]+$")


# "Nguyễn Thị Năm": after a family name, "Năm" is not a year.
_FULL_NAME = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lương|Mai|Cao|Hà|Lò|Vi"
    r"|Nông|Triệu|Quàng|Tô|Tạ|Châu|Thái|Phùng|Kiều|La|Lưu|Chu|Từ|Sầm|Hứa|Bế|Mã|Giàng|Lục)(?: \w+){2,3}$"
)
_FAMILY_NAME = re.compile(_FULL_NAME.pattern.replace("{2,3}", "{1,3}"))
# People named by a list or a caption; "Anh Dũng" is a pen name, "Anh Nguyễn Văn Dũng" is written about.
_HONORIFIC = re.compile(r"^(?:Ông|Bà|Đồng chí|Cụ|(?:Anh|Chị|Em|Bác)(?=(?:\s\w+){3}))\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """Names of a byline line, as printed; ``agency`` holds the source where the line names one."""

    names: tuple[str, ...] = ()
    agency: str | None = None
    is_craft: bool = False
    """Whether its names are of those who drew, filmed or set the pages, not of the writer."""
    labelled: bool = False
    """Whether a label ("Bài:", "Theo") marks the byline; a bare name may be something else."""


# "Lâm Đồng TV", "Sông Hàn FM" are stations; "HÀ THANH" is a person
_STATION = re.compile(r"[^\W\d_A-Z]\S* (?:TV|FM|PTTH|PT-TH|TTXVN|VOV|VTV|NEWS)$")


def looks_like_name(text: str) -> bool:
    """One to five capitalised words, none of them a word that titles and labels are made of."""
    text = text.strip()
    if not 2 <= len(text) <= 42 or not _NAME.fullmatch(text) or _HONORIFIC.match(text) or _STATION.search(text):
        return False
    word = _NOT_NAME.search(text)
    return word is None or (bool(_FULL_NAME.match(text)) and word.group().lower() != "hồ chí minh")


_SMALL = re.compile(rf"[{_LOWER}]{{2,9}}(?: [{_LOWER}]{{2,9}}){{1,3}}")


def is_small_name(text: str) -> bool:
    """A pen name without a capital, where the page marks it as its writer's: "mộc miên"."""
    return (
        bool(_SMALL.fullmatch(text))
        and not _NOT_NAME.search(text)
        and not is_author_label(text)
        and not is_agency(text)
        and not phrases.is_chrome_line(text)
        and not phrases.is_section_label(text)
        and not phrases.is_passing_time(text)
    )


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
    return bool(_AGENCY.match(name.strip()))


def is_desk(name: str) -> bool:
    """The newsroom instead of a person: "PV", "BBT", "CTV"."""
    return bool(_DESK.match(name.strip()))


def without_note(text: str) -> str:
    """A name without the note behind it: "K.NINH (tổng hợp)", "Ngọc Anh (Theo TTXVN)"."""
    return _OFFICE_BEHIND.sub("", _TRAILING_NOTE.sub("", text.strip()))


def has_degree(text: str) -> bool:
    """Does a line open with a degree or rank before a name: "PGS.TS. Trần Minh Khoa"?"""
    return bool(_DEGREE.match(text))


def without_post(text: str) -> str:
    """A name without the writer's post behind it: "Vừ A Dơ Phóng viên thường trú"."""
    return _POST_OF_WRITER.sub("", text)


@lru_cache(maxsize=4096)
def split_names(text: str) -> tuple[str, ...]:
    """Names of one enumeration, in order, each once; a part that cannot be a name is left out."""
    text = _TRAILING_NOTE.sub("", text.strip())
    text = _MIDDOT_END.sub("", text) if not text.endswith(".") or text.count(".") == 1 else text
    names: list[str] = []
    for part in _SPLIT.split(text):
        part = _TRAILING_NOTE.sub("", part).strip(' |•·-–—()[]"“”:*')
        part = re.sub(r"^(?:PV|CTV|BTV|Phóng viên|Nhà báo|Nhóm PV)[\s.:]+(?=\w)", "", part)
        part = _BY.sub("", _DEGREE.sub("", _POST_OF_WRITER.sub("", part)))
        if (looks_like_name(part) or is_desk(part)) and part not in names:
            names.append(part)
    return tuple(names)


def read_told(text: str) -> tuple[str, ...]:
    """The names that a label or "bởi" introduces anywhere in a line: "Đăng ngày 12/5/2026 bởi Hà Thu"."""
    names: list[str] = []
    craft: list[str] = []
    for told in _TOLD.finditer(text):
        if not _MADE.search(text, 0, told.start()):
            kind = craft if _CRAFT.fullmatch(text[told.start() : told.start("names")].strip()) else names
            kind += split_names(_BEHIND_NAME.sub("", told["names"]))
    return tuple(names or craft)


@lru_cache(maxsize=4096)
def read_byline(text: str) -> Byline | None:
    """The names of a line that is nothing but a byline, or ``None``."""
    if _POST_ALONE.match(text):
        return None
    text = text.strip()
    if not 2 <= len(text) <= 160:
        return None
    stripped = _MIDDOT_END.sub("", text).strip(" *")
    if stripped[:1] == "(" and stripped[-1:] == ")":
        stripped = stripped[1:-1].strip()
        if any(comparison_form(part) in place_names() for part in stripped.split(",")):
            return None  # "(Chi Lăng, Lạng Sơn)" under a poem is where its writer lives
    stripped = _OFFICE_BEHIND.sub("", stripped)
    if (taken := _TAKEN_FROM.match(text)) and looks_like_name(taken["name"]) and is_agency(taken["outlet"]):
        return Byline(names=(taken["name"],), agency=taken["outlet"].strip(), labelled=True)
    if source := _SOURCE.match(text):
        return _read_source(text, source["name"].strip(" ."))
    if _LABEL.match(stripped):
        return _read_labelled(stripped)
    if (behind := _LABEL_BEHIND_NAME.search(stripped)) and looks_like_name(stripped[: behind.start()]):
        line = _read_labelled(stripped[behind.start("label") :])
        return replace(line, names=(stripped[: behind.start()], *line.names)) if line else None
    told = _BARE_ROLE.match(stripped)
    if told and (names := split_names(told["names"])):
        return Byline(names=names, labelled=True)
    if _BY.match(stripped):
        names = split_names(_BY.sub("", stripped)) or read_told(stripped)
        return Byline(names=names, labelled=True) if names else None
    if len(stripped) > 90 or stripped.endswith(("!", "?", ":", "…", ";", ",")) or text.endswith((";", ",")):
        return None
    return _read_bare(stripped)


def _read_source(text: str, name: str) -> Byline | None:
    """ "Nguồn: Công an huyện" names the text's owner, not its writer; "Theo TTXVN" stands for the writer."""
    is_short = len(name) <= 45 and len(name.split()) <= 7
    is_name = (is_short or is_agency(name)) and re.match(rf"[{_UPPER}]|\w+\.\w", name) is not None
    if not is_name or "," in name:
        return None
    return Byline(agency=None if _ORIGIN.match(text) else name, labelled=True)


_OFFICE_BEHIND = re.compile(
    r"(?<=[^\W\d_])\s*\((?:văn phòng|phòng|ban|sở|ubnd|trung tâm|công an|hội|đoàn|đài (?!pt|phát|truyền|tiếng)|trường"
    r"|(?:tỉnh|thành|huyện|thị|xã) đoàn|công đoàn|chi cục|cục|liên đoàn|mttq|huyện|xã|phường)\b"
    r"[^()]{1,60}\)(?=$|\s*(?:[-–—,;&/]|và\b))",
    re.IGNORECASE,
)
"""The office of a writer behind the name: "Đức Anh (Văn phòng UBND tỉnh)", "Hà Thu (Công an xã) - Lê Nam (Sở Y tế)"."""


def _read_bare(text: str) -> Byline | None:
    """Names alone, of people and agencies: "Hải Yến - TTXVN", "Quỳnh Trang (theo VOV)"."""
    tail = re.search(r"[(\[/–\-]\s*(?:theo|nguồn)\s*:?\s+([^)\]]+)", text, re.IGNORECASE)
    bare = _TRAILING_NOTE.sub("", text)
    if is_agency(bare) and not tail and not re.search(r"[/|–-]", bare):
        return Byline(agency=bare) if _NEWS_AGENCY.match(bare) else None
    bare = _POST_BEHIND.sub("", _OUTLET.sub("", bare))
    return _read_names(bare, tail[1].strip() if tail else None) or _read_names(_OFFICE_AT_END.sub("", bare), None)


# "Minh Anh – Ban Tuyên giáo và Dân vận Tỉnh ủy"
_OFFICE_AT_END = re.compile(
    r"\s+[-–—]\s+(?:ban(?! mai\b)|phòng|văn phòng|sở|trung tâm|tổ|khoa|viện|chi cục|cục|ubnd|ủy ban)\s+[^.:;!?]{2,60}$",
    re.IGNORECASE,
)


def _read_names(bare: str, source: str | None) -> Byline | None:
    """A line that is names of people and agencies and nothing else."""
    parts = [p for p in _SPLIT.split(bare) if p.strip()]
    people = tuple(n for n in split_names(bare) if not is_agency(n))
    agencies = [p for p in parts if is_agency(p)]
    if agencies and len(agencies) == len(parts) and _NEWS_AGENCY.match(agencies[0].strip()):
        return Byline(agency=agencies[0].strip())
    if not people or len(people) + len(agencies) != len(parts) or not all(_stands_alone(p) for p in people):
        return None
    return Byline(names=people, agency=source or (agencies[0] if agencies else None))


# the office over a signature: "CHỦ TỊCH", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN"
_POST_ALONE = re.compile(
    r"^\W*(?:(?:kt|tm|tl|tuq|q)\.\s*)?(?:phó\s+)?(?:chủ tịch|giám đốc|bí thư|chánh văn phòng|trưởng ban|hiệu trưởng"
    r"|thủ tướng|bộ trưởng|(?<=\.\s)[uủ][ỷy] ban nhân dân)(?:\s+(?:ubnd|tỉnh|thành phố|xã|phường|sở))?\W*$",
    re.IGNORECASE,
)

# "CHỦ TỊCH UBND XÃ AN THỦY", "TM. ĐOÀN CHỦ TỊCH"
_POST_OPENS = re.compile(
    r"\W*(?:(?:kt|tm|tl|tuq|q)\.\s*)?(?:phó\s+)?(?:đoàn chủ tịch|chủ tịch|giám đốc|bí thư|chánh văn phòng"
    r"|trưởng (?:ban|phòng)|hiệu trưởng|thủ tướng|bộ trưởng|[uủ][ỷy] ban nhân dân)\b",
    re.IGNORECASE,
)
_LONGEST_POST = 60
_SIGNED = re.compile(r"\W*đã ký\W*", re.IGNORECASE)


def is_over_signature(text: str) -> bool:
    """Is a line the post, or the mark of a signature, over the name of the person who signs a document?"""
    return bool(_SIGNED.fullmatch(text) or (text.isupper() and len(text) <= _LONGEST_POST and _POST_OPENS.match(text)))


# "Khánh Ly – Huyện đoàn", "Hà Thị Kim Dung - Phó Trưởng phòng Nội vụ"
_POST_BEHIND = re.compile(
    r"\s+[-–—]\s+(?:(?:tỉnh|thành|huyện|thị|xã) đoàn|(?:công đoàn|hội|trường|công an|liên đoàn|mttq|ubmttq)\s"
    r"|(?:nguyên )?(?:phó )?(?:chánh|trưởng|giám đốc|chủ tịch|bí thư|hiệu trưởng|chuyên viên|cán bộ|công chức"
    r"|giáo viên|giảng viên|học sinh|sinh viên|gv|hs|sv)\b)"
    r"[^.:;!?]{0,60}$",
    re.IGNORECASE,
)
# "Hải Yến/BNEWS/TTXVN": plain capitals behind a person state where the text first appeared
# ... and "Quỳnh Trang (TTXVN/Vietnam+)"
_OUTLET = re.compile(r"(?<=[a-zà-ỹA-ZÀ-Ỹ])\s?(?:(?:/\s?[A-Z]{3,12}\+?)+|\((?:TTXVN|VOV|VTV|VGP)(?:/[\w+]{3,12})*\))$")

_TRAILING_NAME = re.compile(rf"[.!?…”\"]\s*(?P<name>{_WORD}(?:[ \-]{_WORD}){{1,3}})\.?$")


def trailing_name(text: str, set_apart: int) -> tuple[str, str] | None:
    """A paragraph and the author named at its end: "… được nhân rộng. THU HÀ".

    ``set_apart`` is the number of characters in bold or italic type: exactly the name's, or it is not a byline.
    """
    found = _TRAILING_NAME.search(text[-60:])
    if not found or abs(set_apart - len(found["name"])) > 2 or not looks_like_name(found["name"]):
        return None
    return text[: len(text) - len(found[0]) + 1].rstrip(), found["name"]


def _stands_alone(name: str) -> bool:
    """May a name be a whole line? One word only if it is initials or in capitals ("K.NINH"): else it is a label."""
    return " " in name or "." in name or name.isupper() or is_desk(name)


def _read_labelled(text: str) -> Byline | None:
    """All of "Bài: A; Ảnh: B - C" or "Tin, ảnh: D"; an editor is not the writer."""
    names: list[str] = []
    craft: list[str] = []
    agency: str | None = None
    is_edited = False
    labels = list(_LABEL.finditer(text))
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        value = _BEHIND_NAME.sub("", text[label.end() : end]).strip(" .;,-–|")
        value = _CALLED.sub("", _POST_OF_WRITER.sub("", _OFFICE_AT_END.sub("", value)))
        if len(value) > 80:
            return None
        if _EDITOR.fullmatch(label[0]):
            is_edited = True
            continue
        kind = craft if _CRAFT.fullmatch(label[0]) else names
        kind += [name for name in split_names(value) if name not in kind]
        if not names and value and (is_agency(value) or _OFFICE.match(value)):
            agency = value
    is_craft = not names and bool(craft)
    names = names or craft
    people = tuple(n for n in names if not is_agency(n))
    if not people and agency is None and names:
        agency = names[0]
    if not people and agency is None and not is_edited:
        return None
    return Byline(names=people, agency=agency, is_craft=is_craft, labelled=True)


def is_author_line(text: str) -> bool:
    """A labelled byline that names more than the photographer: "Bài, ảnh: …" but not "Ảnh: …"."""
    if text[:4].lower() in ("ảnh:", "ảnh "):
        return False
    line = read_byline(text)
    return line is not None and line.labelled


_OFFICE = re.compile(  # "Tác giả: Tổ Truyền thông"
    r"(?:tổ|bộ phận|nhóm (?:pv|phóng viên|tác giả)|hội"
    r"|tỉnh đoàn|thành đoàn|huyện đoàn|đoàn|trường|công đoàn|khoa|công an|mttq|liên đoàn|cục|vụ"
    r"|chi cục|viện|tòa soạn|tổng cục)\s[^.:;,!?]{2,50}$",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    rf"^\W*(?:{_BY_WORDS}|{_ROLE}(?:\s*(?:[,/&+]|và|-)\s*{_ROLE})*|nguồn)\s*[:：]?$", re.IGNORECASE
)


def opens_writer_box(text: str, following: str) -> bool:
    """Is a line the name of the person described by the next? "Trúc Linh" over "Trúc Linh là cộng tác viên …"."""
    return (
        len(text) <= _MAX_NAME
        and " " in text
        and looks_like_name(text)
        and len(following) > 2 * len(text)
        and comparison_form(following).startswith(f"{comparison_form(text)} ")
    )


_MAX_NAME = 42


def is_author_label(text: str) -> bool:
    """A label whose name is in the next cell or line: "Tác giả", "viết bởi"."""
    return len(text) < 24 and bool(_LABEL_ALONE.match(text))


def clean_author_value(value: str) -> tuple[str, ...]:
    """Names from an author field of meta data or a marked element."""
    value = " ".join(value.split()).strip(" |•·-–—")
    if not value or len(value) > 160 or value.startswith(("http", "@")):
        return ()
    line = read_byline(value)
    if line:
        return line.names or ((line.agency,) if line.agency else ())
    return (value,) if is_small_name(value) else ()
