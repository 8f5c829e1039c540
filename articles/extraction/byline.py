"""The writers: bylines at the top or the end of an article, as Vietnamese pages print them.

"Bài, ảnh: HÀ THANH", "Tin, ảnh: Trần Cao", "Nhật Xuân - Nghi Vũ", "BẢO NGUYÊN |", "Ngọc Anh (Theo TTXVN)", "PV".
Names are kept as printed. An agency is named only where no person is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.extraction.author_names import (
    LOWER,
    NAME_WORD,
    OPENS_WITH_BY,
    UPPER,
    WRITTEN_BY,
    enumerated,
    has_label_word,
    is_agency,
    is_desk,
    is_news_agency,
    looks_like_name,
    place_names,
    split_names,
    without_marks,
    without_note,
    without_office,
    without_post,
)
from articles.page import phrases
from articles.page.knowledge import phrase_patterns
from articles.text import comparison_form

_WORDS = phrase_patterns()
_ROLE = rf"(?:{'|'.join(_WORDS['writer_role'])})"
_LABEL = re.compile(rf"(?P<roles>{_ROLE}(?:\s*(?:[,/&+]|và|-)\s*{_ROLE})*)\s*[:：]\s*", re.IGNORECASE)
# "Phương Nghi - ẢNH: Minh Hoàng"
_LABEL_BEHIND_NAME = re.compile(rf"\s*[-–—,;./|]\s+(?P<label>{_ROLE}\s*[:：])", re.IGNORECASE)
_WHOLE = rf"{NAME_WORD}(?![^\W\d_])"
_PRINTED = rf"(?:(?i:ban biên tập|nhóm (?:pv|phóng viên)|pv|ctv|btv|bbt)\b|{_WHOLE}(?:[ .\-]{_WHOLE}){{0,4}}+\.?)"
_SEVERAL = rf"{_PRINTED}(?:(?:\s*[,&–-]\s*|\s+và\s+){_PRINTED})*"
# "Đăng ngày 12/5/2026 bởi Hà Thu", "Lượt xem: 12 - Người đăng: Hà Thu vào lúc 08:15"
_TOLD = re.compile(
    rf"(?:^|(?<=[\s|•·,;(–—-]))(?i:{WRITTEN_BY}\s*[:：]?\s+|{_ROLE}\s*[:：]\s*)(?P<names>{_SEVERAL})"
    rf"(?!\s+(?!(?:vào|lúc|ngày|trong|on|at|in)\b)[{LOWER}])"
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
# "Người viết: cô giáo Lê Thị Hà"
_CALLED = re.compile(
    rf"^(?:(?i:cô giáo|thầy giáo|đồng chí|đ/c|nhà báo|nhà văn|nhà thơ|luật sư|bác sĩ|nghệ sĩ)|cô|thầy|anh|chị|ông|bà)"
    rf"\s+(?=[{UPPER}])"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """Names of a byline line, as printed; ``agency`` holds the source where the line names one."""

    names: tuple[str, ...] = ()
    agency: str | None = None
    is_craft: bool = False
    """Whether its names are of those who drew, filmed or set the pages, not of the writer."""
    labelled: bool = False
    """Whether a label ("Bài:", "Theo") marks the byline; a bare name may be something else."""


_SMALL = re.compile(rf"[{LOWER}]{{2,9}}(?: [{LOWER}]{{2,9}}){{1,3}}")


def is_small_name(text: str) -> bool:
    """A pen name without a capital, where the page marks it as its writer's: "mộc miên"."""
    return (
        bool(_SMALL.fullmatch(text))
        and not has_label_word(text)
        and not is_author_label(text)
        and not is_agency(text)
        and not phrases.is_chrome_line(text)
        and not phrases.is_section_label(text)
        and not phrases.is_passing_time(text)
    )


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
    stripped = without_marks(text).strip(" *")
    if stripped[:1] == "(" and stripped[-1:] == ")":
        stripped = stripped[1:-1].strip()
        if any(comparison_form(part) in place_names() for part in stripped.split(",")):
            return None  # "(Chi Lăng, Lạng Sơn)" under a poem is where its writer lives
    stripped = without_office(stripped)
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
    if OPENS_WITH_BY.match(stripped):
        names = split_names(OPENS_WITH_BY.sub("", stripped)) or read_told(stripped)
        return Byline(names=names, labelled=True) if names else None
    if len(stripped) > 90 or stripped.endswith(("!", "?", ":", "…", ";", ",")) or text.endswith((";", ",")):
        return None
    return _read_bare(stripped)


def _read_source(text: str, name: str) -> Byline | None:
    """ "Nguồn: Công an huyện" names the text's owner, not its writer; "Theo TTXVN" stands for the writer."""
    is_short = len(name) <= 45 and len(name.split()) <= 7
    is_name = (is_short or is_agency(name)) and re.match(rf"[{UPPER}]|\w+\.\w", name) is not None
    if not is_name or "," in name:
        return None
    return Byline(agency=None if _ORIGIN.match(text) else name, labelled=True)


def _read_bare(text: str) -> Byline | None:
    """Names alone, of people and agencies: "Hải Yến - TTXVN", "Quỳnh Trang (theo VOV)"."""
    tail = re.search(r"[(\[/–\-]\s*(?:theo|nguồn)\s*:?\s+([^)\]]+)", text, re.IGNORECASE)
    bare = without_note(text)
    if is_agency(bare) and not tail and not re.search(r"[/|–-]", bare):
        return Byline(agency=bare) if is_news_agency(bare) else None
    bare = _POST_BEHIND.sub("", _OUTLET.sub("", bare))
    return _read_names(bare, tail[1].strip() if tail else None) or _read_names(_OFFICE_AT_END.sub("", bare), None)


# "Minh Anh – Ban Tuyên giáo và Dân vận Tỉnh ủy"
_OFFICE_AT_END = re.compile(
    r"\s+[-–—]\s+(?:ban(?! mai\b)|phòng|văn phòng|sở|trung tâm|tổ|khoa|viện|chi cục|cục|ubnd|ủy ban)\s+[^.:;!?]{2,60}$",
    re.IGNORECASE,
)


def _read_names(bare: str, source: str | None) -> Byline | None:
    """A line that is names of people and agencies and nothing else."""
    parts = enumerated(bare)
    people = tuple(n for n in split_names(bare) if not is_agency(n))
    agencies = [p for p in parts if is_agency(p)]
    if agencies and len(agencies) == len(parts) and is_news_agency(agencies[0]):
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

_TRAILING_NAME = re.compile(rf"[.!?…”\"]\s*(?P<name>{NAME_WORD}(?:[ \-]{NAME_WORD}){{1,3}})\.?$")


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
        value = _CALLED.sub("", without_post(_OFFICE_AT_END.sub("", value)))
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
    rf"^\W*(?:{WRITTEN_BY}|{_ROLE}(?:\s*(?:[,/&+]|và|-)\s*{_ROLE})*|nguồn)\s*[:：]?$", re.IGNORECASE
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
