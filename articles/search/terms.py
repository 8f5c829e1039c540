"""The terms that an article is found by: its syllables, pairs of neighbouring syllables, and labels for filters.

A Vietnamese word is written as one to four syllables, and each syllable alone is common: "thi" and "đua" occur in
many articles that have no "thi đua". Pairs of neighbours are therefore terms of their own, so that an index alone
answers for a word. Every syllable is kept bare of diacritics (which decides) and as written (which ranks).

Forms, none of which can be mistaken for another, because a syllable holds letters and digits only:

========== ==========================================================
``dua``    a syllable bare of diacritics
``đua``    a syllable as written, where that differs
``thi_dua`` two neighbouring syllables, bare, both of them common
``^dua`` ``^thi_dua`` the same in the title
``:s=…``   a label: the term of a filter, see :func:`label`
========== ==========================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from articles.text import fold_marks, syllables

SEARCH_VERSION = 4
"""Raised when articles must be indexed again."""
LONGEST_TEXT = 200_000
"""Characters of a text that are indexed; a decree with annexes has 100,000."""
MOST_BYTES = 900_000
"""Bytes of the terms of a text: with labels, Postgres reads no more than 1 MiB as a tsvector."""
LONGEST_SYLLABLE = 40
"""No Vietnamese syllable has more than 7 letters; a longer word than this is an address or from a broken page."""
MOST_TERMS = 30_000
"""Distinct terms of an article."""
# "12", "2023", "500" and the "000" of "1.000.000" are in many articles; "1847", "ql1a" and "417" in few.
_PAIRED = re.compile(r"\D*|\d{1,2}|(?:19|20)\d\d|\d00")


@lru_cache(maxsize=65_536)
def bare(syllable: str) -> str:
    """A syllable without diacritics: "đua" becomes "dua"."""
    return fold_marks(syllable)


@lru_cache(maxsize=65_536)
def is_paired(syllable: str) -> bool:
    """Whether pairs with a bare syllable are terms; those of other numbers and codes are looked up in the text.

    Such a number is in so few articles that reading them takes no time, while most of its pairs are in one article
    only: of 1,110 terms of a generated article 130 were such pairs, and took six tenths of the index. The rule depends
    on the syllable alone, so that a row does not depend on when it was stored.
    """
    return _PAIRED.fullmatch(syllable) is not None


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


def _words(text: str | None, length: int) -> list[str]:
    return [word[:LONGEST_SYLLABLE] for word in syllables((text or "")[:length])]


def article_terms(title: str | None, lead: str | None, body: str, labels: Iterable[str]) -> str:
    """Everything that one article is found by, as a text that Postgres reads as a ``tsvector``.

    The bare syllables stand first, in the order of the text, title, lead and body two blanks apart: a phrase is found
    there as it is typed, see :func:`as_phrase`. A ``tsvector`` keeps each of them once, and has no places.
    """
    length = LONGEST_TEXT
    end = " ".join(map(_packed, sorted(set(labels))))
    while len((found := _text_terms((title, lead, body), length)).encode()) > MOST_BYTES:
        length //= 2
    return f"{found} {end}"


def _text_terms(texts: Iterable[str | None], length: int) -> str:
    fields: list[str] = []
    bares: set[str] = set()
    others: set[str] = set()
    for text in texts:
        is_title = not fields
        before: str | None = None
        kept: list[str] = []
        for word in _words(text, length):
            if len(bares) + len(others) > MOST_TERMS:
                break
            plain = bare(word)
            kept.append(plain)
            bares.add(plain)
            if word != plain:
                others.add(word)
            if before is not None and is_paired(before) and is_paired(plain):
                others.add(f"{before}_{plain}")
            if is_title:
                others.add(f"^{plain}")
                if before is not None:
                    others.add(f"^{before}_{plain}")
            before = plain
        fields.append(" ".join(kept))
    in_order = f" {'  '.join(fields)}  "
    # Sorted, they take a fifth less when they are compressed.
    return in_order + " ".join(sorted(others - bares))


def as_phrase(bare_syllables: Iterable[str]) -> str:
    """Syllables side by side as the text of :func:`article_terms` has them."""
    return f" {' '.join(bare_syllables)} "


def _packed(term: str) -> str:
    """A label as :func:`quoted`, without a blank that a phrase could be found around: names hold some."""
    return quoted(term).replace(" ", "\\ ")


def quoted(term: str) -> str:
    """A term as ``tsvector`` and ``tsquery`` texts require it."""
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
