"""A typed text as a pattern for columns without an index of words: a bare letter also matches its marked forms."""

from __future__ import annotations

import re
import unicodedata

_MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


_CLASSES = {
    bare: f"[{bare}{''.join(letter for letter in _MARKED if _bare(letter) == bare)}]"
    for bare in {_bare(letter) for letter in _MARKED}
}


def loose_pattern(text: str) -> str:
    """A regular expression, for Postgres and Python alike, that finds a text within another; use it case-insensitively.

    "ho ngheo" finds "hộ nghèo"; "hộ" does not find "ho"; blanks are as many as the other text has.
    """
    words = unicodedata.normalize("NFC", text).lower().split()
    return r"\s+".join("".join(_CLASSES.get(letter, re.escape(letter)) for letter in word) for word in words)
