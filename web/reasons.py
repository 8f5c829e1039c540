"""Why a site's verdict is what it is, in the reader's language: the sentences of ``pipeline.health`` in Vietnamese."""

from __future__ import annotations

import re

_VIETNAMESE = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"not crawled yet", "chưa đọc lần nào"),
        (r"the site refuses to be crawled", "trang không cho phép đọc tự động"),
        (r"(\d+) crawls in a row failed: no reason known", r"\1 lần đọc liên tiếp bị lỗi, không rõ lý do"),
        (r"(\d+) crawls in a row failed: (.*)", r"\1 lần đọc liên tiếp bị lỗi: \2"),
        (r"no article yet", "chưa có tin nào"),
        (r"no article for (\d+) days; up to (\d+) are usual", r"\1 ngày không có tin; thường không quá \2 ngày"),
        (r"the newest article is (\d+) days old; the last (\d+) crawls failed",
         r"tin mới nhất cách đây \1 ngày; \2 lần đọc gần nhất bị lỗi"),
        (r"the newest article is (\d+) days old", r"tin mới nhất cách đây \1 ngày"),
    )
)  # fmt: skip


def shown_why(why: str, lang: str) -> str:
    """A reason in a language; one of a server's own words stays as it is."""
    if lang == "vi":
        for pattern, said in _VIETNAMESE:
            match = pattern.fullmatch(why)
            if match:
                return match.expand(said)
    return why
