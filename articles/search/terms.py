"""The terms that an article is found by: its syllables, pairs of neighbouring syllables, and labels for filters.

A Vietnamese word is written as one to four syllables, and each syllable alone is common: "thi" and "đua" occur in
many articles that have no "thi đua". Pairs of neighbours are therefore terms of their own, so that an index alone
answers for a word. Every syllable is kept bare of diacritics (which decides) and as written (which ranks).

Forms, none of which can be mistaken for another, because a syllable holds letters and digits only:

========== ==========================================================
``dua``    a syllable bare of diacritics
``dua~4``  a syllable as written, where that is unusual: "đưa", see :func:`articles.search.written.mark_code`
``dua~-``  a bare syllable that is nowhere written as usual: not as "đua"
``köln``   a syllable whose diacritics are none of Vietnamese
``thi_dua`` two neighbouring syllables, bare, none of them a rare number or one of :data:`FUNCTION_WORDS`
``^dua`` ``^thi_dua`` the same in the title, where neighbours need not be common
``:s=…``   a label: the term of a filter, see :func:`label`
========== ==========================================================

A row has a text from which Postgres makes them all (``search_terms``). Its lines: the codes of the syllables that are
written with unusual diacritics, each where it stands first, one character per blank of the next line; the bare
syllables in order, title, lead and body two blanks apart, with a mark before each that has no pairs; then one term per
line, those that are nowhere written as usual, those with foreign diacritics, and the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from articles.search.written import NO_MARKS, is_usual, mark_code, usual_code
from articles.text import fold_marks, syllables

SEARCH_VERSION = 6
"""Raised when articles must be indexed again."""
CODED_SINCE = 5
"""The version since which a syllable as written is a term with a code; before, it was the syllable."""
LONGEST_TEXT = 200_000
"""Characters of a text that are indexed; a decree with annexes has 100,000."""
MOST_BYTES = 900_000
"""Bytes of the terms of a text: with labels, a tsvector holds no more than 1 MiB."""
LONGEST_SYLLABLE = 40
"""No Vietnamese syllable has more than 7 letters; a longer word than this is an address or from a broken page."""
MOST_TERMS = 30_000
"""Distinct terms of an article."""
SURE_TEXT = 30_000
"""Characters, and an eighth as many syllables, whose terms are never too many: they are not counted."""
UNPAIRED = "!"
"""Stands before a syllable that has no pairs in the text of a row; sorts before every letter and digit."""
FUNCTION_WORDS = frozenset({"cac", "cua", "duoc", "nhung", "va", "voi"})
"""Bare syllables that are nearly always "các", "của", "được", "những", "và" and "với". They are part of no word, and
stand beside anything: an eighth of all pairs had one of them, most of which are in few articles."""
ABSENT = "-"
"""In place of a code: nowhere written as usual."""
# "12", "2023", "500" and the "000" of "1.000.000" are in many articles; "1847", "ql1a" and "417" in few.
_PAIRED = re.compile(r"\D*|\d{1,2}|(?:19|20)\d\d|\d00")


@lru_cache(maxsize=65_536)
def bare(syllable: str) -> str:
    """A syllable without diacritics: "đua" becomes "dua"."""
    return fold_marks(syllable)


@lru_cache(maxsize=65_536)
def is_paired(syllable: str) -> bool:
    """Whether pairs with a bare syllable are terms; those of other numbers, codes and function words are looked up in
    the text.

    Such a number is in so few articles that reading them takes no time, while most of its pairs are in one article
    only: of 1,110 terms of a generated article 130 were such pairs, and took six tenths of the index. The rule depends
    on the syllable alone, so that a row does not depend on when it was stored.
    """
    return syllable not in FUNCTION_WORDS and _PAIRED.fullmatch(syllable) is not None


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
    """Everything that one article is found by, as a text of which Postgres makes the terms.

    The bare syllables stand in it in the order of the text: a phrase is found there as it is typed, see
    :func:`as_phrase`.
    """
    fields = [_words(title), _words(lead), _words(body)]
    if sum(len(text or "") for text in (title, lead, body)) > SURE_TEXT or sum(map(len, fields)) > SURE_TEXT // 8:
        fields = _limited(fields)
    codes: list[str] = []
    in_order: list[str] = []
    foreign: set[str] = set()
    usual: set[str] = set()
    unusual: set[str] = set()
    seen: set[str] = set()
    for words in fields:
        of_field = ""
        for word in words:
            code: str | None = NO_MARKS
            if word not in seen:
                seen.add(word)
                code, is_as_usual, absent = _diacritics(word)
                (usual if is_as_usual else unusual).add(absent)
                if code is None:
                    foreign.add(word)
            of_field += code or NO_MARKS
        # Splitting an empty field at its blanks leaves one empty syllable.
        codes.append(of_field or NO_MARKS)
        in_order.append(" ".join(map(_in_text, words)))
    lines = [f".{'.'.join(codes)}".rstrip(NO_MARKS), f" {'  '.join(in_order)} "]
    absent_terms = sorted(unusual - usual - {""})
    return "\n".join((*lines, *absent_terms, *sorted(foreign), *map(in_row, sorted(set(labels)))))


@lru_cache(maxsize=65_536)
def _diacritics(syllable: str) -> tuple[str | None, bool, str]:
    """What a row says of a syllable's diacritics.

    Returns:
        its character among the codes, :data:`NO_MARKS` if it is written as usual and ``None`` if Vietnamese has no
        such; whether it is written as usual; the term for an article in which it never is, empty if there is no usual.
    """
    plain = bare(syllable)
    absent = "" if usual_code(plain) is None else absent_term(plain)
    if is_usual(syllable):
        return NO_MARKS, True, absent
    return mark_code(syllable), False, absent


def _limited(fields: list[list[str]]) -> list[list[str]]:
    """The syllables up to the one with which the terms are too many."""
    terms: set[str] = set()
    size = 0
    kept: list[list[str]] = []
    for is_title, words in zip((True, False, False), fields, strict=True):
        kept.append([])
        before: str | None = None
        for word in words:
            if len(terms) > MOST_TERMS or size > MOST_BYTES:
                return [*kept, *([] for _ in fields[len(kept) :])]
            plain = bare(word)
            of_word = {plain, written_term(word)}
            if before is not None:
                of_word.add(f"{before}_{plain}")
            if is_title:
                of_word |= {f"^{term}" for term in of_word}
            size += sum(len(term.encode()) for term in of_word - terms)
            terms |= of_word
            kept[-1].append(word)
            before = plain
    return kept


@lru_cache(maxsize=65_536)
def _in_text(syllable: str) -> str:
    """A syllable as the text of a row has it."""
    plain = bare(syllable)
    return plain if is_paired(plain) else UNPAIRED + plain


def written_term(syllable: str) -> str:
    """The term of a syllable as written, which is one with unusual diacritics."""
    code = mark_code(syllable)
    return syllable if code is None else f"{_in_text(syllable)}~{code}"


def absent_term(bare_syllable: str) -> str:
    """The term of a bare syllable that an article nowhere writes as usual."""
    return f"{_in_text(bare_syllable)}~{ABSENT}"


def bare_of(term: str) -> str:
    """The bare syllable of a term that is a syllable, bare or as written."""
    return bare(term.partition("~")[0].removeprefix(UNPAIRED))


def as_phrase(bare_syllables: Iterable[str]) -> str:
    """Bare syllables side by side as the text of :func:`article_terms` has them."""
    return f" {' '.join(map(_in_text, bare_syllables))} "


def in_row(term: str) -> str:
    """A label as a line of a row's text, without a blank that a phrase could be found around: names hold some."""
    return term.replace(" ", "\t")


def quoted(term: str) -> str:
    """A term as ``tsquery`` texts require it."""
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
