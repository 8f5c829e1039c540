"""Provinces of either era, told from the peace, the person, communes and people of the same name."""

from __future__ import annotations

import re

from articles.annotation.reading import Reading
from articles.models import Mention
from articles.provinces import province_now

# "xã Hà Nam", "phường Bình Dương", "đường Bắc Kạn" and "sông Tiền Giang" name something smaller than the province.
_SMALLER = re.compile(
    r"(?:xã|phường|huyện|quận|thị trấn|thôn|ấp|khóm|bản|làng|buôn|khu phố|tổ dân phố|đường|phố|sông|cầu|chợ|núi|hồ|"
    r"trường|công ty|khách sạn|bệnh viện đa khoa tư nhân|ông|bà|anh|chị|em|cụ|bé|cháu|đồng chí|đ/c)\s+$"
)
# "Điện Biên Phủ" is the battle and the city, "Hà Nam Ninh" a province of before 1991.
_LONGER = re.compile(r"\s+(?:Phủ|Ninh)\b")
_FAMILY = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai tô hà cao lương "
    "trương lưu tạ triệu thái vương quách nông hứa phùng kiều".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")


def find_provinces(reading: Reading) -> list[Mention]:
    """Each mention of a province, with its id of the era it is named in and its id of today."""
    text, folded = reading.text, reading.folded
    found = []
    for hit in reading.longest("province"):
        surface = text[hit.start : hit.end]
        if not all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", surface)):
            continue
        before = folded[max(0, hit.start - 30) : hit.start]
        if _SMALLER.search(before) or _LONGER.match(text, hit.end):
            continue
        if hit.wording.surface == "Hồ Chí Minh":
            continue
        word = _WORD_BEFORE.search(before)
        if word and word.group(1) in _FAMILY and text[hit.start - len(word.group())].isupper():
            continue
        entry = hit.wording.entry
        start, end = reading.span(hit.start, hit.end)
        found.append(
            Mention(
                kind="province", id=entry.id, name=entry.name, now=province_now(entry.id),
                quote=reading.given[start:end], start=start, end=end,
            )
        )  # fmt: skip
    return found
