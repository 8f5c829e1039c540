"""Is a line nothing but a date, with its labels and perhaps a name beside it?"""

from __future__ import annotations

import re

from articles.dates import Stamp, find_stamps
from articles.page import phrases

_STAMP_WORDS = re.compile(
    r"(?:cập\s*nhật|lần\s*cuối|ngày|đăng|tải|bởi|lúc|vào|xuất\s*bản|thời\s*gian|thứ|lượt\s*(?:xem"
    r"|đọc)|đã\s*xem|xem|gmt|utc|updated?|published|posted|modified|last|on|at|by|views?"
    r"|in|bài|tin|viết|tạo|gửi|giờ|phút|đọc|font|size|a[+-]|[\d.,:+]+)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MAX_STAMP_REST = 28
"""Letters that may stand beside a stamp's date and labels: a name or a section."""


def is_stamp_block(text: str, rest: int = _MAX_STAMP_REST) -> bool:
    """A block that is little more than a date: "Thứ 2, 28/11/2022 | 20:05:12"; ``rest`` are letters beside it."""
    if len(text) > _MAX_FACTS or not _DIGIT.search(text):
        return False
    if text.endswith((".", ";")):
        return _is_told_in_sentences(text)
    if text[:9].lower() == "thời gian" and len(text) > 20 and ":" in text[:12]:
        return False  # of a meeting, where it stands in the text
    stamps = find_stamps(text, limit=3)
    if not stamps:
        return False
    beside = text[: stamps[0].start] + " " + text[stamps[-1].end :]
    if len(text) <= _MAX_STAMP and sum(c.isalpha() for c in _STAMP_WORDS.sub(" ", beside)) <= rest:
        return True
    return rest > 0 and _is_facts_line(beside)


_PARTIAL = re.compile(
    r"(?:đã |bài )?(?:cập nhật|đăng|xuất bản|sửa)(?: lần cuối)?(?: lúc| ngày| vào)?"
    r"\s*[:：]?\s*(?:\d{1,2}[:h]\d{2}\W{1,4})?\d{1,2}(?: thg | tháng |/)\d{1,2}(?:\W{1,4}\d{1,2}[:h]\d{2})?",
    re.IGNORECASE,
)


def is_partial_stamp(text: str) -> bool:
    """Is a line a labelled day without a year, at most with counters: "Đã cập nhật: 13 thg 11", "Đăng: 12/11 15:30"?

    It is neither a date nor article text.
    """
    parts = [part.strip() for part in re.split(r"[|•·]", text)]
    dated = [part for part in parts if _PARTIAL.fullmatch(part)]
    return bool(dated) and all(part in dated or phrases.is_chrome_line(part) for part in parts)


_SENTENCE_END = re.compile(r"\.(?:\s+|$)")
_LABELLED = re.compile(r"(?:đăng|cập nhật|xuất bản|ngày đăng)\b", re.IGNORECASE)


def _is_told_in_sentences(text: str) -> bool:
    """Is a line made of a labelled date and counters, each ending in a full stop?

    "Đăng ngày 9/11/2026. Đã có 8 người xem."
    """
    parts = [part for part in _SENTENCE_END.split(text) if part]
    dated = [part for part in parts if _LABELLED.match(part) and is_stamp_block(part, 0)]
    return bool(dated) and all(part in dated or phrases.is_chrome_line(part) for part in parts)


_MAX_STAMP, _MAX_FACTS = 140, 300
_MAX_FACT, _FEWEST_FACTS = 60, 2
_STROKE = re.compile(r"\s*[|/•·]\s+|\s+[-–]\s+|^[|/•·]\s*")
_TOLD_FACT = re.compile(r"[^\W\d][^:.;!?]{1,24}[:：]\s*\S")


def _is_facts_line(beside: str) -> bool:
    """Is the text beside a date a row of facts, separated by strokes? "… / Chuyên mục: Xã hội / Lượt xem: 9"."""
    facts = [part.strip() for part in _STROKE.split(beside) if any(c.isalpha() for c in part)]
    if len(facts) < _FEWEST_FACTS or any(len(f) > _MAX_FACT for f in facts):
        return False
    told = sum(
        bool(_TOLD_FACT.match(f)) or phrases.is_chrome_line(f) or not _STAMP_WORDS.sub("", f).strip() for f in facts
    )
    return told >= _FEWEST_FACTS and told * 3 >= len(facts) * 2


def is_long_stamp(text: str) -> bool:
    """A stamp with a row of other facts beside it, longer than stamps are."""
    return len(text) > _LONG and is_stamp_block(text)


_LONG = 60


def is_stamp_label(text: str) -> bool:
    """Only words that label a date, whose date is in a line of its own: "Cập nhật", "· Đăng lúc"."""
    return (
        len(text) <= 30 and any(c.isalpha() for c in text) and not any(c.isalpha() for c in _STAMP_WORDS.sub(" ", text))
    )


_SHORTEST_TITLE, _MIN_HEADLINE = 8, 25
_BRACKETED = re.compile(r"[(\[]\s*[^()\[\]]{8,40}[)\]]$")


def stamp_behind(text: str) -> Stamp | None:
    """The date that ends a title's line in brackets of its own; ``None`` for a line that is nothing else."""
    bracket = _BRACKETED.search(text)
    if bracket is None or bracket.start() < _SHORTEST_TITLE:
        return None
    stamps = find_stamps(text, limit=4)
    last = stamps[-1] if stamps else None
    is_alone = (
        last is not None and last.start > bracket.start() and len(bracket[0]) - (last.end - last.start) <= _AROUND_STAMP
    )
    return last if is_alone else None


def is_stamp_alone(text: str) -> bool:
    """Is a line a stamp, and not a headline with its day behind it?"""
    behind = stamp_behind(text)
    return is_stamp_block(text) and (behind is None or behind.start < _MIN_HEADLINE)


_AROUND_STAMP = 8
"""Characters around a date in brackets: the brackets, and "ngày" or "lúc"."""
