"""The words of ``events.toml``, ready for looking up in folded text."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from articles.text import fold_for_matching, opening_words

_FILE = Path(__file__).parent.parent / "knowledge" / "events.toml"


@cache
def words_of(name: str) -> re.Pattern[str]:
    """A pattern that finds any word of one list, as a whole word, in folded text."""
    return _pattern(_loaded()[1][name])


def listed_words(name: str) -> tuple[str, ...]:
    """The words of one list as they are written."""
    return tuple(_loaded()[1][name])


@lru_cache(maxsize=1)
def formula_syllables() -> frozenset[str]:
    """The syllables of the words in every such report."""
    return frozenset(part for word in _loaded()[1]["formulas"] for part in fold_for_matching(word).split())


@lru_cache(maxsize=1)
def general_holders() -> frozenset[str]:
    """Ids of bodies that hold events of every field."""
    return frozenset(_loaded()[1]["general_holders"])


@lru_cache(maxsize=1)
def kinds() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The kinds of event with their topic and words, in the order in which they decide."""
    return tuple((kind, topic, _pattern(words)) for kind, topic, words in _loaded()[0])


def _pattern(words: list[str]) -> re.Pattern[str]:
    ordered = sorted((fold_for_matching(word) for word in words), key=len, reverse=True)
    return re.compile(rf"{opening_words(*(word[0] + re.escape(word[1:]) for word in ordered))}(?![^\W_])")


@lru_cache(maxsize=1)
def _loaded() -> tuple[list[tuple[str, str, list[str]]], dict[str, list[str]]]:
    loaded = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [(row["kind"], row["topic"], row["words"]) for row in loaded["kinds"]], loaded["lists"]
