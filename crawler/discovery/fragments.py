"""Fragments of other people's HTML, as feeds and JSON answers carry them, read by BeautifulSoup."""

from __future__ import annotations

import warnings
from html import unescape

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning

from articles.text import normalise_line

warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)


def plain_text(fragment: str | None) -> str | None:
    """The one line that a fragment shows: tags and entities undone, also those that were escaped twice.

    "&lt;b&gt;Thi đua&lt;/b&gt; &amp;amp; khen thưởng" shows "Thi đua & khen thưởng".
    """
    if not fragment:
        return None
    if "<" in fragment or "&" in fragment:
        fragment = BeautifulSoup(fragment, "lxml").get_text(" ")
        fragment = unescape(fragment) if "&" in fragment else fragment
    return normalise_line(fragment) or None
