"""Words by which an award is only proposed, considered or planned."""

from __future__ import annotations

from articles.events.words import words_of
from articles.text import folded_pattern

# "theo đề nghị của Sở Nội vụ" stands with what is given; "chương trình" and "quy trình" only contain "trình".
_NOT_PROPOSING = folded_pattern(
    r"theo (?:tờ trình|đề nghị|hồ sơ|thẩm quyền)|(?<![^\W_])(?:chương|công|quá|lộ|tiến|hành) trình(?![^\W_])|"
    r"(?<![^\W_])quy trình(?! (?:tặng|khen)(?![^\W_]))|"
    r"(?<![^\W_])trình (?:bày|diễn|độ)(?![^\W_])|"
    # "160 tập thể được tặng Bằng khen là kết quả chọn từ hơn 900 hồ sơ"
    r"từ (?:hơn |gần |trên )?\d[\d.]* hồ sơ"
)


def is_proposed(folded: str) -> bool:
    """Does a folded clause propose: "đề nghị xét tặng", "trình Chủ tịch nước"?"""
    # "trình 94 trường hợp, đã có quyết định 51 trường hợp, gồm 18 Huân chương"
    folded = folded.rpartition("đã có quyết định ")[2]
    may_be_other = "trình" in folded or " hồ sơ" in folded or "theo " in folded
    return bool(words_of("proposals").search(_NOT_PROPOSING.sub("", folded) if may_be_other else folded))
