"""What a report counts with a noun of its own: "43 tác phẩm", "ba thủ khoa", "bảy nạn nhân"."""

from __future__ import annotations

from functools import lru_cache

from articles.annotation.numbers import COUNT_WORDS
from articles.text import folded_pattern

_FROM = 3
"""Two of something are in any text: "hai cuộc kháng chiến", "chính quyền hai cấp"."""
_WORDS = {word: n for word, n in COUNT_WORDS.items() if n >= _FROM}
# No part of a date, a name or a decision's number. "Năm" is mostly a year.
_COUNTED = folded_pattern(
    r"(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!năm )(?<!lúc )(?<!số )(?<!thứ )(?<!lớp )(?<!khóa )(?<!khu vực )"
    rf"(?P<n>[1-9]\d{{0,2}}(?:\.\d{{3}})*|{'|'.join(_WORDS)})"
    r" (?P<noun>(?!(?:năm|tháng|ngày|tuổi|giờ|phút|giây|tuần|quý|nhiệm kỳ|km|ha|tỷ|triệu|nghìn|mét|tấn|kg|lít|đồng|"
    r"điểm|lần|buổi|đêm|lượt|khóa|và|là|cái|tập thể|cá nhân|gia đình|hộ gia|đại biểu|đơn vị|tổ chức|người được|cơ quan|"
    r"địa phương|xã phường|giải nhất|giải nhì|giải ba|giải khuyến|tiêu chí|nội dung|nhiệm vụ|"
    r"cấp|bên|mươi|trăm|ngàn|vạn|chục|mùa|thế hệ|thế kỷ|miền|không|nhất|sẵn sàng|nhà|mũi|đột phá|khâu đột|phần quà|"
    r"suất quà|suất học)(?![^\W_]))"
    r"[^\W\d_]{2,} [^\W\d_]{2,})"
)


@lru_cache(maxsize=4096)
def counted_nouns(folded: str) -> frozenset[tuple[int, str]]:
    """Numbers from 3 of a folded text, each with the two syllables behind it; not those of every such report."""
    found = ((match["n"], match["noun"]) for match in _COUNTED.finditer(folded))
    return frozenset((n, noun) for written, noun in found if (n := _value(written)) >= _FROM)


def _value(written: str) -> int:
    return _WORDS.get(written) or int(written.replace(".", ""))
