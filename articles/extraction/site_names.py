"""Names of sites and sections, and titles without them."""

from __future__ import annotations

import re

from articles.text import comparison_form

SEPARATOR = re.compile(r"\s+[|\-–—»«·•:/>‹›]+\s+|\s*[|»«]\s*")
_SITE_WORDS = re.compile(
    r"^(?:báo|đài|cổng|trang|tạp chí|bản tin|website|sở|ubnd|ủy ban|uỷ ban|ban|thành phố"
    r"|tỉnh|huyện|vietnam|home|trang chủ|tin tức)\b|\.(?:vn|com|net|org)\b|\b(?:online"
    r"|điện tử|news|newspaper)$",
    re.IGNORECASE,
)
SITE_HEAD = re.compile(
    r"^(?:báo|đài|cổng (?:thông tin|tt)\w*|trang (?:thông tin|tt|chủ)\w*|tạp chí)\b|\.(?:vn|com|net|org)\b",
    re.IGNORECASE,
)
SITE_NAME = re.compile(
    SITE_HEAD.pattern
    + r"|^(?:sở|ubnd|[uủ][ỷy] ban|ban|hội|tỉnh|huyện|thành phố|thị xã|xã|phường|website|home)\b(?!.*[:“\"])",
    re.IGNORECASE,
)
MAX_SITE_NAME = 70
MIN_STATED = 25
"""Characters of a title that is stated behind the site's name, or before a day."""


def without_site(text: str, site_names: list[str]) -> list[str]:
    """``text`` and what is left of it without leading or trailing names of site and section, longest first."""
    options = [text]
    folded_names = {comparison_form(n) for n in site_names if n}
    while True:
        cuts = list(SEPARATOR.finditer(options[-1]))
        if not cuts:
            break
        current = options[-1]
        tail, head = current[cuts[-1].end() :], current[: cuts[0].start()]
        if comparison_form(tail) in folded_names or _SITE_WORDS.search(tail) or len(tail) < 4:
            options.append(current[: cuts[-1].start()].strip())
        elif comparison_form(head) in folded_names or (SITE_HEAD.search(head) and len(head) < 50):
            options.append(current[cuts[0].end() :].strip())
        else:
            break
        if len(options) > 6:
            break
    return [o for o in options if o]


def without_leading_site(stated: list[str], site_names: list[str]) -> list[str]:
    """What "Cổng thông tin điện tử huyện Ví Dụ - Khai mạc hội thi …" states behind the site's name."""
    cleaned = [(text, options[-1]) for text in stated if (options := without_site(text, site_names))]
    return [left for text, left in cleaned if left != text and text.endswith(left) and len(left) >= MIN_STATED]
