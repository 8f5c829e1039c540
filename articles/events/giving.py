"""What a mention of an award states of its giver's level and of whom it counts."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.annotation.names import UPPER
from articles.events.words import words_of
from articles.gazetteer import entries_by_kind
from articles.models import AwardMention, Recipients
from articles.text import fold_for_matching, folded_pattern


def level_of(award: AwardMention) -> str | None:
    """The first word of ``giver_levels`` that the giver's name has: "Giám đốc Công an thành phố" is of the police."""
    return level_of_name(award.giver) if award.giver else None


def level_of_name(giver: str) -> str | None:
    """The level that a giver's name alone shows."""
    found = words_of("giver_levels").search(_BOARD_OF.sub("", fold_for_matching(giver)))
    return found.group() if found else None


# "Đoàn Chủ tịch Tổng Liên đoàn", "Ban Thường vụ Tỉnh đoàn": the board of the body that gives
_BOARD_OF = folded_pattern(r"^(?:đoàn chủ tịch|ban thường vụ|ban chấp hành|ban bí thư|ban thường trực) ")
# "Bộ trưởng Bộ Y tế", "Trung ương Hội Người cao tuổi Việt Nam", "Chánh án Tòa án nhân dân tối cao"
_CENTRAL = folded_pattern(
    r"^(?:bộ|bộ trưởng|thứ trưởng|thủ tướng|chính phủ|chủ tịch nước|trung ương|thống đốc|tổng thanh tra)(?![^\W_])|"
    r"(?<![^\W_])(?:trung ương (?:hội|đoàn)|tối cao|tổng liên đoàn|tổng cục|việt nam$)(?![^\W_])"
)
_OF_THE_STATE = (
    "bk-bo-nganh",
    "thu-tuong",
    "chinh-phu",
    "huan-chuong",
    "nghe-nhan",
    "nha-giao",
    "thay-thuoc",
    "anh-hung",
)

LETTER = "thu-khen"
_ALSO = folded_pattern(r"^\d[\d.]* [^,.;\n]{2,60} và cũng được(?![^\W_])")


def is_central(award: AwardMention) -> bool:
    """Is it given by a ministry, a national union or the state, and by nobody of a province?"""
    if award.id is not None and any(part in award.id for part in _OF_THE_STATE):
        return True
    giver = award.giver or _givers_of_prizes().get(award.id or "")
    return bool(giver and _CENTRAL.search(fold_for_matching(giver)))


def is_national_prize(award: AwardMention) -> bool:
    """Is it a prize with a name of its own that a ministry or a national union gives?"""
    giver = _givers_of_prizes().get(award.id or "")
    return giver is not None and _CENTRAL.search(fold_for_matching(giver)) is not None


@lru_cache(maxsize=1)
def _givers_of_prizes() -> dict[str, str]:
    """Who gives a prize by its rules: Trung ương Đoàn the Giải thưởng Lương Định Của."""
    prizes = (entry for entry in entries_by_kind()["award"] if entry.details.get("form") == "prize")
    return {prize.id: str(prize.details["giver"]) for prize in prizes if prize.details.get("giver")}


def counted(award: AwardMention) -> list[Recipients]:
    """The recipients without numbers that belong to a name: "Thuế cơ sở 3 tỉnh Khánh Hòa" is one office.

    Nor those of somebody else who receives: "trường, nơi có hơn 900 học sinh và cũng được tặng Bằng khen".
    """
    if "cũng được" in award.quote.lower() and _ALSO.search(fold_for_matching(award.quote)):
        return []
    return [r for r in award.recipients if not _is_part_of_a_name(award.quote, r)]


def _is_part_of_a_name(quote: str, recipients: Recipients) -> bool:
    """Does a province, district or commune with its own name follow a number: "3 tỉnh Khánh Hòa"?"""
    if not words_of("body_levels").fullmatch(recipients.type):
        return False
    kind = re.escape(recipients.type)
    return bool(re.search(rf"(?<![\d.,]){recipients.n} (?i:{kind}) [{UPPER}]", quote))
