"""What class names, ids and short lines of Vietnamese news pages say about the text they mark.

The words are those of many content systems (NukeViet, ONECMS, MasterCMS, VNPT and ePi portals, SharePoint, Liferay,
Joomla, WordPress, Drupal); no host is named. A hint is never the only voice: a marked region that holds most of a
page's running text is taken as the article whatever its name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from articles.page.knowledge import PageKnowledgeError, hint_names


class Region:
    """Why a block is not running text of the article, as bits of a number; 0 where there is none.

    Plain numbers, since every element and block is checked: as an ``IntFlag`` they took a quarter of a page's time.
    """

    NONE = 0
    CHROME = 1  # navigation, header, footer, menus, forms, pop-ups
    RELATED = 2  # other articles: related boxes, teasers, side columns
    COMMENT = 4
    SHARE = 8
    ADVERT = 16
    CAPTION = 32
    META = 64  # date, byline, counters, breadcrumb around the title
    LEAD = 128
    TITLE = 256
    BYLINE = 512
    TAGS = 1024
    HIDDEN = 2048
    BODY = 4096  # marked as the article's body by name
    CONTENT = 8192  # named with a word that articles' bodies share with any other box
    QUOTE = 16384
    BOLD = 32768  # set so by a style of its own, not by its tag
    ITALIC = 65536


OUTSIDE = Region.CHROME | Region.RELATED | Region.COMMENT | Region.SHARE | Region.ADVERT | Region.TAGS | Region.HIDDEN
"""Regions whose text is never part of the article."""

# Hints are matched on "class class id" with separators and camelCase turned into single blanks around each word.
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")


def hint_words(attribute_text: str) -> str:
    """``boxRelated news_list`` becomes `` box related news list ``: lower case words between single blanks."""
    return " " + " ".join(w for w in _SPLIT.split(attribute_text) if w).lower() + " "


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, between blanks; a ``?`` makes the character before it optional."""
    return re.compile(r" (?:" + "|".join(names) + r")(?= )")


_REGIONS = {name.lower(): value for name, value in vars(Region).items() if name.isupper() and value}


Sequences = dict[str, list[tuple[list[str], int]]]
"""Names by their first word: the words that must follow it, and the region."""


def _read_names() -> tuple[Sequences, re.Pattern[str], re.Pattern[str]]:
    names, weak, neutral = hint_names()
    if unknown := sorted(set(names) - set(_REGIONS)):
        raise PageKnowledgeError(f"hints.toml: unknown region {unknown[0]}")
    told: Sequences = {}
    for region, words in names.items():
        for variant in sorted({v for name in words for v in _variants(name)}):
            first, *following = variant.split(" ")
            told.setdefault(first, []).append((following, _REGIONS[region]))
    return told, _pattern(weak), re.compile("|".join(neutral) or "(?!)", re.IGNORECASE)


_GROUP = re.compile(r"\(\?:([^()]*)\)(\??)")
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def _variants(name: str) -> set[str]:
    """What a name stands for: "share ?bar" for "share bar" and "sharebar", "short ?desc(?:ription)?" for four.

    Raises:
        PageKnowledgeError: if the name has other signs than "?" and groups.
    """
    group = _GROUP.search(name)
    if group is not None:
        chosen = [*group[1].split("|"), *([""] if group[2] else [])]
        return {v for one in chosen for v in _variants(name[: group.start()] + one + name[group.end() :])}
    at = name.rfind("?")
    if at >= 0:
        return {v for end in (at, at - 1) for v in _variants(name[:end] + name[at + 1 :])}
    if not _PLAIN.fullmatch(name):
        raise PageKnowledgeError(f"hints.toml: not words between single blanks: {name!r}")
    return {name}


_HINTS, _WEAK, _NEUTRAL = _read_names()


@lru_cache(maxsize=8_192)
def is_neutral_name(name: str) -> bool:
    """Is a class that of any paragraph, which shows how an editor or theme sets text: "MsoNormal", "text-justify"?"""
    return bool(_NEUTRAL.fullmatch(name))


# Layout words that carry no verdict: "has-sidebar", "no-comments", "without-ads".
# The foot of a post is a part of it, not of the page; page builders call every part a widget.
_LAYOUT = re.compile(
    r" (?:(?:has|with|no|without|is|not|hide|show) [a-z0-9]+|(?:post|entry|article|card) (?:footer|foot)"
    r"|elementor widget)(?= )"
)
# WordPress prints taxonomy on the article itself: "post-1806 post type-post category-sport tag-podcast"; sites print
# their page's kind on <body>.
_TAXONOMY = re.compile(
    r"(?<!\S)(?:tags?|category|cat|post|type|status|format|term|taxonomy|author|menu-item|page|postid|parent|single|has|is|wp)[-_][^\s]*",
    re.IGNORECASE,
)
_KEPT_TAXONOMY = re.compile(
    r"(?:post|single|page|is|wp|author|tags?|cat|category)[-_](?:content|body|entry|title|excerpt|sapo|summary|intro|desc|meta|date|time|info|sub-?info|sub-?title|author|name|tags?|list|links?|cloud|box|block|wrap\w*|share|related|detail|main|text|caption\w*|header|footer|nav\w*|block\w*|ratings?|comments?|news|bio\w*)",
    re.IGNORECASE,
)
_cache: dict[str, int] = {}
_CACHE_LIMIT = 20_000


def read_hint(attribute_text: str) -> int:
    """The region that a ``class`` and ``id`` name; cached, since a site repeats the same few thousand names."""
    known = _cache.get(attribute_text)
    if known is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        known = _cache[attribute_text] = _read_hint(attribute_text[:300])
    return known


def _read_hint(attribute_text: str) -> int:
    kept = _TAXONOMY.sub(lambda m: m.group() if _KEPT_TAXONOMY.match(m.group()) else "", attribute_text)
    words = _LAYOUT.sub(" ", hint_words(kept))
    region = _named_regions(words)
    yields = region & ~Region.RELATED and region & Region.RELATED and _WEAK.search(words)
    if yields and not _named_regions(_WEAK.sub("", words)) & Region.RELATED:
        region &= ~Region.RELATED
    return region


def _named_regions(words: str) -> int:
    """All regions that some words between blanks name."""
    region: int = Region.NONE
    listed = words.split()
    for at, word in enumerate(listed, 1):
        for following, named in _HINTS.get(word, ()):
            if not following or listed[at : at + len(following)] == following:
                region |= named
    return region
