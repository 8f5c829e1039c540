"""The kind of a short line by its words alone: a share prompt, a counter, a caption, a heading over other articles.

The same rules read blocks of HTML and lines of saved text, which carry no marks at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from articles.page.knowledge import PageKnowledgeError, phrase_patterns

_END_MARKS = ".!?…:;\"”'»)"

_FRAMES = {
    "chrome_line": r"^(?:#\S+\s*)+$|^(?:#[^#\s\d][^#]{{0,40}}){{2,}}$|^[\W_]*(?:{})[\W_]*$",
    "copyright_line": r"(?:{})",
    "imprint_line": r"(?:{})",
    "related_heading": r"^[\W_]*(?:{})[\W_]*$",
    "inline_related": r"^[\W_]*(?:{})\s*[:：>»|]",
    "comment_heading": r"^[\W_]*(?:{})[\W_]*(?:\(?\d+\)?)?[\W_]*$",
    "caption_words": r"(?:{})",
    "section_label": r"^(?:{})(?:\s*[-/>»,&]\s*[\w\s]{{2,30}})*$",
    "wall": r"(?:{})",
    "passing_time": (
        r"^\W*(?:(?:đã )?(?:cập nhật|đăng) ?(?:lúc|cách đây)?\W*)?(?:cách đây )?(?:khoảng |hơn )?(?:{})\W*$"
    ),
    "static_title": r"^\W*(?:{})\W*$",
    "function_title": r"^(?:{})",
    "search_title": r"^(?:{})",
    "writer_role": r"^(?:{})$",
    "writer_before_name": r"^(?:{})$",
    "written_by": r"^(?:{})$",
    "made_by": r"^(?:{})$",
}
"""The frame of each list in ``phrases.toml``: what must stand around its words."""


def _read_phrases() -> dict[str, re.Pattern[str]]:
    patterns = phrase_patterns()
    if different := sorted(set(patterns) ^ set(_FRAMES)):
        raise PageKnowledgeError(f"phrases.toml: no such list, or none of it: {different[0]}")
    return {name: re.compile(frame.format("|".join(patterns[name])), re.IGNORECASE) for name, frame in _FRAMES.items()}


_PHRASES = _read_phrases()
_PHOTO_CREDIT_STRICT = re.compile(r"(?:^|[.\s,;–\-—(|])(?:[Ảả]nh|Photo|ẢNH|Nguồn ảnh)\s*[:/]\s*[^.:]{1,60}\)?\.?$")


_KEPT_LINES = 32_768


@lru_cache(maxsize=_KEPT_LINES)
def _says(name: str, text: str) -> bool:
    """Whether a short line begins with a listed phrase. Cached: a site's menus and boxes recur on its pages."""
    return bool(_PHRASES[name].match(text))


@lru_cache(maxsize=_KEPT_LINES)
def _holds(name: str, text: str) -> bool:
    """Does a short line have one of a list's wordings?"""
    return bool(_PHRASES[name].search(text))


def is_chrome_line(text: str) -> bool:
    """A prompt, counter, button or label of the page itself: "Thích và chia sẻ bài viết qua", "4,988 lượt xem"."""
    return len(text) < 220 and _says("chrome_line", text)


def is_copyright_line(text: str) -> bool:
    """A licence, copyright or imprint line; only short blocks, since articles also mention licences."""
    return len(text) < 320 and _holds("copyright_line", text)


def is_imprint_line(text: str) -> bool:
    """An office's address and numbers, as footers print them: "Địa chỉ: … Điện thoại: 0296 385 1234"."""
    return len(text) < 200 and _holds("imprint_line", text)


def is_wall(text: str) -> bool:
    """A prompt behind which the rest of the article is kept: "Bạn cần đăng nhập để đọc tiếp bài viết này"."""
    return 20 < len(text) < 160 and ("đ" in text or "Đ" in text) and _holds("wall", text)


def is_passing_time(text: str) -> bool:
    """A time that reads differently at every visit: "15 phút trước", "Cập nhật 2 giờ trước", "vừa xong"."""
    return len(text) < 60 and _says("passing_time", text)


def is_related_heading(text: str) -> bool:
    """A heading over other articles: "Tin liên quan", "Các tin khác", "Related stories"."""
    return len(text) < 70 and _says("related_heading", text)


def is_inline_related(text: str) -> bool:
    """A pointer to another article inside the body: ">> Xem thêm: …"."""
    return len(text) < 300 and _says("inline_related", text)


def is_comment_heading(text: str) -> bool:
    return len(text) < 60 and _says("comment_heading", text)


def has_photo_credit(text: str) -> bool:
    """Ends like a caption: "… - Ảnh: V.D", "Ảnh: Reuters"."""
    return len(text) < 500 and bool(_PHOTO_CREDIT_STRICT.search(text[-90:]))


def is_section_label(text: str) -> bool:
    """The name of a section alone on its line: "Tin tức", "Thời sự - Chính trị"."""
    return len(text) < 60 and _says("section_label", text)


def has_caption_words(text: str) -> bool:
    """Whether a line describes a picture of an event; only meaningful beside a picture or between paragraphs."""
    return bool(_PHRASES["caption_words"].search(text))


def ends_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in _END_MARKS


def ends_statement(text: str) -> bool:
    """A full stop or its like at the end, inside a quotation or not; a title may end with a name in quotes."""
    return text.rstrip(" \"”»’')")[-1:] in (".", "!", "?", "…", ":", ";")


def is_static_title(text: str) -> bool:
    """The title of a standing page: "Chức năng, nhiệm vụ", "Cơ cấu tổ chức", "Liên hệ"."""
    return len(text) < 120 and _says("static_title", text)


def is_function_title(text: str) -> bool:
    """The title of a page that does something: "Lịch công tác tuần 12", "Đăng nhập"."""
    return bool(_PHRASES["function_title"].match(text))


def is_search_title(text: str) -> bool:
    """The title of a page of results: "Kết quả tìm kiếm: khen thưởng"."""
    return bool(_PHRASES["search_title"].match(text))
