"""A typed query as conditions on an article's terms: the required ones, and those that rank matches.

Words, ``"phrases"`` and ``-exclusions``. Every word must occur, somewhere, with any diacritics. Matches are then
ranked by what they share with the words as typed: diacritics first, then the title, then words that stand together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from articles.search.terms import (
    LONGEST_SYLLABLE,
    absent_term,
    as_phrase,
    bare,
    bare_of,
    is_paired,
    quoted,
    written_term,
)
from articles.search.written import is_usual
from articles.text import comparison_form

LONGEST_QUERY = 500
MOST_WORDS = 32
MOST_UNITS = 5
"""Words of a query up to which a title is ranked by how many of them it has."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_SYLLABLE = re.compile(r"[^\W_]+")
# An operand of "&": a term, or a group in brackets (three deep, as built below), each with or without "!".
_QUOTED = r"'(?:[^']|'')*'"
_INNER = rf"\((?:[^()']|{_QUOTED}|\((?:[^()']|{_QUOTED}|\((?:[^()']|{_QUOTED})*\))*\))*\)"
_PART = re.compile(rf"!?(?:{_QUOTED}|{_INNER})")
# Syllables, pairs and title terms have no quotation mark and no colon; labels begin with one.
_PLAIN = re.compile(r"'[^':\\]+'")


@dataclass(frozen=True, kw_only=True, slots=True)
class QueryWord:
    """One word, phrase or exclusion: its syllables as typed (in comparison form) and bare of diacritics."""

    typed: tuple[str, ...]
    excluded: bool = False

    @property
    def bare(self) -> tuple[str, ...]:
        """Its syllables without diacritics."""
        return tuple(bare(syllable) for syllable in self.typed)

    @property
    def pairs(self) -> tuple[str, ...]:
        """Its neighbouring syllables, as terms of a title; none for a single syllable."""
        return tuple(f"{a}_{b}" for a, b in pairwise(self.bare))

    @property
    def terms(self) -> tuple[str, ...]:
        """Terms of an article that has it: pairs, and the syllables that have none."""
        found: dict[str, None] = {}
        syllables, in_pairs = self.bare, [is_paired(a) and is_paired(b) for a, b in pairwise(self.bare)]
        for place, syllable in enumerate(syllables):
            if place and in_pairs[place - 1]:
                found[f"{syllables[place - 1]}_{syllable}"] = None
            elif not (place < len(in_pairs) and in_pairs[place]):
                found[syllable] = None
        return tuple(found)

    @property
    def is_settled_by_terms(self) -> bool:
        """Whether an article with its terms is sure to have it; else the text says so."""
        return len(self.typed) == 1 or (len(self.typed) == 2 and is_paired(self.bare[0]) and is_paired(self.bare[1]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A parsed query; empty if ``words`` is empty."""

    words: tuple[QueryWord, ...]

    @property
    def wanted(self) -> tuple[QueryWord, ...]:
        """The words that must occur."""
        return tuple(word for word in self.words if not word.excluded)

    @property
    def loose_pairs(self) -> tuple[str, ...]:
        """Pairs across words typed side by side: "thi" and "đua" make ``thi_dua``."""
        return tuple(f"{a.bare[-1]}_{b.bare[0]}" for a, b in pairwise(self.words) if not a.excluded and not b.excluded)


def parse_query(text: str) -> Query:
    """Read a typed query; punctuation alone requests nothing."""
    words = []
    for match in _TERM.finditer(comparison_form(text[:LONGEST_QUERY])):
        minus, phrase, word = match.groups()
        # "2021-2025" and "ubnd/hđnd" are one typed word and several syllables: they must stand together.
        parts = tuple(part[:LONGEST_SYLLABLE] for part in _SYLLABLE.findall(phrase if phrase is not None else word))
        if parts:
            words.append(QueryWord(typed=parts, excluded=bool(minus)))
    return Query(words=tuple(words[:MOST_WORDS]))


def every(conditions: Sequence[str]) -> str:
    """All of some ``tsquery`` texts."""
    return " & ".join(conditions)


def without_implied(condition: str) -> str:
    """The same condition without terms that others of it imply: a text with ``thi_dua`` has ``thi`` and ``dua``.

    An index looks every term up for every article that it considers, so that half the terms take half the time.
    """
    parts = _PART.findall(condition)
    if every(parts) != condition:
        return condition
    parts = list(dict.fromkeys(parts))
    terms = [part[1:-1] for part in parts if _PLAIN.fullmatch(part)]
    implied = {syllable for term in terms for syllable in _implied_by(term)}
    return every([part for part in parts if not (_PLAIN.fullmatch(part) and part[1:-1] in implied)])


def _implied_by(term: str) -> set[str]:
    in_title = term.startswith("^")
    pair = term.removeprefix("^").split("_")
    found = {syllable for part in pair for syllable in (part, bare_of(part))}
    if in_title:
        found |= {"_".join(pair), *(f"^{part}" for part in pair)}
    return found - {term}


def any_of(conditions: Sequence[str]) -> str:
    """One of some ``tsquery`` texts."""
    return conditions[0] if len(conditions) == 1 else f"({' | '.join(conditions)})"


def _word(word: QueryWord) -> str:
    return every([quoted(term) for term in word.terms])


def match_condition(query: Query) -> list[str]:
    """The ``tsquery`` texts that decide, all of which must hold: each answered by an index without the text.

    A phrase of three syllables and more is its pairs here; :func:`phrases_of` settles it.
    """
    conditions = [_word(word) for word in query.wanted]
    return conditions + [f"!({_word(word)})" for word in query.words if word.excluded and not _is_read(word)]


def _is_read(excluded: QueryWord) -> bool:
    """Whether an exclusion is checked in the text: its terms are in articles that it is not in."""
    return not all(map(is_paired, excluded.bare)) and len(excluded.typed) > 1


def phrases_of(query: Query) -> tuple[str, ...]:
    """What must stand together in the text, as it stands there: phrases that terms do not settle."""
    return tuple(as_phrase(word.bare) for word in query.wanted if not word.is_settled_by_terms)


def unwanted_phrases(query: Query) -> tuple[str, ...]:
    """Excluded phrases that the index cannot answer for, as they would stand in the text."""
    return tuple(as_phrase(word.bare) for word in query.words if word.excluded and _is_read(word))


def words_of(query: Query) -> tuple[str, ...]:
    """Every word that must occur, as it stands in the text: with them a text needs no index to be judged."""
    return tuple(as_phrase(word.bare) for word in query.wanted)


def short_exclusions(query: Query) -> tuple[str, ...]:
    """The excluded syllables and pairs, as they would stand in the text."""
    return tuple(
        as_phrase(word.bare) for word in query.words if word.excluded and len(word.typed) <= 2 and not _is_read(word)
    )


def excluded_terms(query: Query) -> list[str]:
    """``tsquery`` texts of the other excluded words: phrases whose pairs an article has, be it apart."""
    return [f"!({_word(word)})" for word in query.words if word.excluded and len(word.typed) > 2 and not _is_read(word)]


def typed_condition(query: Query, *, older: bool = False) -> str | None:
    """Matches articles with the diacritics as typed; ``None`` if none were typed.

    Rows of a version before 6, which do not say that a syllable is nowhere written as usual, count as if it were.

    Args:
        older: rows of a version before ``CODED_SINCE`` are matched too.
    """
    typed = sorted({s for word in query.wanted for s in word.typed if s != bare(s)})
    return every([_written_as(syllable, older=older) for syllable in typed]) if typed else None


def _written_as(syllable: str, *, older: bool) -> str:
    """Matches articles with the diacritics of one syllable, among those that have it bare."""
    if is_usual(syllable):
        return f"!{quoted(absent_term(bare(syllable)))}"
    forms = dict.fromkeys((written_term(syllable), syllable) if older else (written_term(syllable),))
    return any_of([quoted(form) for form in forms])


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """Matches of one rank.

    Attributes:
        condition: a ``tsquery`` text; empty for all matches.
        beside: pairs of which the index does not have all, as they stand in the text; mostly none.
        is_beside: whether all of these hold, or not all.
    """

    condition: str
    beside: tuple[str, ...] = ()
    is_beside: bool = True


def tiers(query: Query, words: Sequence[str], *, older: bool = False) -> list[Tier]:
    """Conditions that part the matches by rank, the best first; each match holds in exactly one.

    Args:
        words: the loose pairs that are words of the language, not chance neighbours in the query.
        older: there are rows of a version before ``CODED_SINCE``.
    """
    units = _units(query, words)
    ranked = _by_number([every([quoted("^" + term) for term in unit]) for unit in units])
    # Pairs of a phrase stand together in every match.
    pairs = [term for unit in units for term in unit if term in words]
    together = [quoted(pair) for pair in pairs if all(map(is_paired, pair.split("_")))]
    if len(together) == len(pairs):
        found = [Tier(condition=every([*together, tier])) for tier in ranked]
        if together:
            found += [Tier(condition=f"!({every(together)}) & {tier}") for tier in ranked]
    else:
        beside = tuple(as_phrase(pair.split("_")) for pair in pairs)
        in_text = tuple(phrase for phrase, pair in zip(beside, pairs, strict=True) if quoted(pair) not in together)
        found = [
            *(Tier(condition=every([*together, tier]), beside=in_text) for tier in ranked),
            *(Tier(condition=tier, beside=beside, is_beside=False) for tier in ranked),
        ]
    typed = typed_condition(query, older=older)
    if typed is None:
        return found
    return [replace(tier, condition=f"{held} & {tier.condition}") for held in (typed, f"!({typed})") for tier in found]


def _units(query: Query, words: Sequence[str]) -> list[list[str]]:
    """The query's words of the language, each as its terms: pairs of syllables, or a syllable that stands alone."""
    units: list[list[str]] = []
    for before, word in pairwise((None, *query.words)):
        if word is None or word.excluded:
            continue
        pair = f"{before.bare[-1]}_{word.bare[0]}" if before and not before.excluded else ""
        terms = list(word.pairs or word.bare)
        if pair in words and units:
            units[-1] = [*(term for term in units[-1] if "_" in term), pair, *word.pairs]
        else:
            units.append(terms)
    return units


def _by_number(conditions: Sequence[str]) -> list[str]:
    """All of some conditions hold, all but one …, none; of many only all, at least one, none."""
    count = len(conditions)
    steps = range(count, 0, -1) if count <= MOST_UNITS else (count, 1)
    least = [any_of([f"({every(chosen)})" for chosen in combinations(conditions, step)]) for step in steps]
    exactly = [f"{one} & !({better})" for better, one in pairwise(least)]
    return [least[0], *exactly, f"!({least[-1]})"]
