"""The words and signs of links that lead to a listing's further pages."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.text import fold_marks

_OLDER_TEXTS = frozenset(
    "older;older posts;cu hon;tin cu hon;bai cu hon;bai viet cu hon;xem tin cu hon;cac tin cu hon;"
    "xem them tin cu".split(";")
)
_NEXT_TEXTS = frozenset(
    "next;next page;more;load more;show more;trang sau;trang tiep;trang tiep theo;trang ke;"
    "trang ke tiep;tiep;tiep theo;ke tiep;sau;xem tiep;xem them;xem them tin;xem them bai viet;tai them;"
    "hien thi them;doc them;tin tiep theo".split(";")
)
_NEXT_SIGNS = frozenset({"»", "›", ">", ">>", "→", "»»", "&gt;", "&raquo;", "⟩", "▶", "…»"})


@lru_cache(maxsize=4096)
def is_pager_text(text: str) -> bool:
    """A page number, or a word for the next page."""
    return len(text) <= 40 and (page_number(text) is not None or is_next_text(text))


_AROUND_NUMBER = "[]() |·"


def page_number(text: str) -> int | None:
    """The number that a pager's link shows: "2", "[2]", "Trang 2"."""
    bare = text.strip(_AROUND_NUMBER)
    bare = bare[len("trang") :].strip() if bare[:5].lower() == "trang" else bare
    return int(bare) if bare.isdecimal() and len(bare) <= 4 else None


@lru_cache(maxsize=4096)
def is_next_text(text: str) -> bool:
    """Does this link text mean "further back"? "Trang sau »", "Xem thêm", "›"."""
    if len(text) > 40:
        return False
    if text.strip() in _NEXT_SIGNS:
        return True
    return _folded(text) in _NEXT_TEXTS or is_older_text(text)


@lru_cache(maxsize=4096)
def is_older_text(text: str) -> bool:
    """Does this link text mean "further back" whichever way the pages are counted? "« Cũ hơn"."""
    return len(text) <= 40 and _folded(text) in _OLDER_TEXTS


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold_marks(text).lower()))
