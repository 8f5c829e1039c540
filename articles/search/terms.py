"""The terms that an article is found by: its syllables, pairs of neighbouring syllables, and labels for filters.

A Vietnamese word is written as one to four syllables, and each syllable alone is common: "thi" and "đua" occur in
many articles that have no "thi đua". Pairs of neighbours are therefore terms of their own, so that an index alone
answers for a word. Every syllable is kept bare of diacritics (which decides) and as written (which ranks).

Forms, none of which can be mistaken for another, because a syllable holds letters and digits only:

========== ==========================================================
``dua``    a syllable bare of diacritics, with its places in the text
``đua``    a syllable as written, where that differs
``thi_dua`` two neighbouring syllables, bare
``^dua`` ``^thi_dua`` the same in the title
``:s=…``   a label: the term of a filter, see :func:`label`
========== ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from articles.text import fold_marks, syllables

SEARCH_VERSION = 3
"""Raised when articles must be indexed again."""
LONGEST_TEXT = 200_000
"""Characters of a text that are indexed; a decree with annexes has 100,000. A tsvector may have 1 MiB."""
LONGEST_SYLLABLE = 40
"""No Vietnamese syllable has more than 7 letters; a longer word than this is an address or from a broken page."""
MOST_TERMS = 30_000
"""Distinct terms of an article: with their places they stay well below the 1 MiB of a tsvector."""
_LAST_PLACE = 16_383  # the highest place that a tsvector holds


@lru_cache(maxsize=65_536)
def bare(syllable: str) -> str:
    """A syllable without diacritics: "đua" becomes "dua"."""
    return fold_marks(syllable)


def label(name: str, value: str) -> str:
    """The term of a filter: ``label("s", "baocamau")`` is ``:s=baocamau``.

    Names in use: ``s`` site, ``m`` movement, ``a`` award, ``b`` body, ``n`` name of a body (folded), ``p`` province
    mentioned, ``l`` place mentioned (first letters of era and level, then its code), ``v`` province given by a person
    in place of the site's (and ``o``, there is one), ``y`` year, ``d`` month (2026-11), ``w`` ISO week (2026-W47),
    ``r`` relevant (its value is 1).
    """
    return f":{name}={value}"


def folded_name(name: str) -> str:
    """A name as the label of a body holds it: its bare syllables."""
    return " ".join(bare(syllable) for syllable in syllables(name))[:200]


def _words(text: str | None) -> list[str]:
    return [word[:LONGEST_SYLLABLE] for word in syllables((text or "")[:LONGEST_TEXT])]


def article_terms(title: str | None, lead: str | None, body: str, labels: Iterable[str]) -> str:
    """Everything that one article is found by, as the text of a Postgres ``tsvector``."""
    places: dict[str, list[int]] = {}
    unplaced: dict[str, None] = dict.fromkeys(labels)
    place = 0
    for field, text in (("title", title), ("lead", lead), ("body", body)):
        before = None
        is_title = field == "title"
        for word in _words(text):
            if len(places) + len(unplaced) > MOST_TERMS:
                break
            plain = bare(word)
            place += 1
            at = places.get(plain)
            if at is None:
                places[plain] = [min(place, _LAST_PLACE)]
            else:
                at.append(min(place, _LAST_PLACE))
            if word != plain:
                unplaced[word] = None
            if before is not None:
                unplaced[f"{before}_{plain}"] = None
            if is_title:
                unplaced[f"^{plain}"] = None
                if before is not None:
                    unplaced[f"^{before}_{plain}"] = None
            before = plain
        place += 1  # a phrase never runs from the title into the lead
    # Syllables are letters and digits; only labels may hold characters that must be escaped.
    parts = [f"'{term}':{','.join(map(str, at[:255]))}" for term, at in places.items()]
    parts += [quoted(term) if term[:1] == ":" else f"'{term}'" for term in unplaced if term not in places]
    return " ".join(parts)


def quoted(term: str) -> str:
    """A term as ``tsvector`` and ``tsquery`` texts require it."""
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
