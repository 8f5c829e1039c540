"""The reader's words, from ``articles/knowledge/hints.toml`` and ``phrases.toml``, read strictly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "knowledge"
Hints = tuple[dict[str, tuple[str, ...]], tuple[str, ...], tuple[str, ...]]


class PageKnowledgeError(ValueError):
    """A file of words breaks its own rules; the message names the file and the fault."""


@lru_cache(maxsize=1)
def hint_names() -> Hints:
    """Names by region in the file's order, weak names, which yield to any other region, and neutral ones."""
    return read_hints((FOLDER / "hints.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def phrase_patterns() -> dict[str, tuple[str, ...]]:
    """Alternatives of each rule of ``articles.page.phrases``, by the rule's name."""
    return read_phrases((FOLDER / "phrases.toml").read_text(encoding="utf-8"))


def read_hints(text: str, file: str = "hints.toml") -> Hints:
    """As :func:`hint_names`, of any such file.

    Raises:
        PageKnowledgeError: an unknown key, a list without words, a word twice in a region, an invalid pattern.
    """
    tables = _tables(text, file, {"names", "weak", "neutral"})
    found: dict[str, list[str]] = {}
    for entry in tables.get("names", ()):
        _require(entry, {"region", "seen_on", "words"}, file)
        words = found.setdefault(str(entry["region"]), [])
        _add(words, entry["words"], f"{file}: {entry['region']}")
    lists: dict[str, list[str]] = {"weak": [], "neutral": []}
    for name, words in lists.items():
        if name in tables:
            _require(tables[name], {"seen_on", "words"}, file)
            _add(words, tables[name]["words"], f"{file}: {name}")
    return {region: tuple(words) for region, words in found.items()}, tuple(lists["weak"]), tuple(lists["neutral"])


def read_phrases(text: str, file: str = "phrases.toml") -> dict[str, tuple[str, ...]]:
    """As :func:`phrase_patterns`, of any such file; raises as :func:`read_hints` does."""
    found: dict[str, list[str]] = {}
    for entry in _tables(text, file, {"phrases"}).get("phrases", ()):
        _require(entry, {"means", "seen_on", "patterns"}, file)
        patterns = found.setdefault(str(entry["means"]), [])
        _add(patterns, entry["patterns"], f"{file}: {entry['means']}")
    return {means: tuple(patterns) for means, patterns in found.items()}


def _tables(text: str, file: str, known: set[str]) -> Mapping[str, Any]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PageKnowledgeError(f"{file}: {error}") from None
    if unknown := sorted(set(tables) - known):
        raise PageKnowledgeError(f"{file}: unknown table {unknown[0]}")
    return tables


def _require(entry: object, keys: set[str], file: str) -> None:
    if not isinstance(entry, dict) or set(entry) != keys:
        given = sorted(entry) if isinstance(entry, dict) else entry
        raise PageKnowledgeError(f"{file}: expected the keys {', '.join(sorted(keys))}, found {given}")
    if not str(entry["seen_on"]).strip():
        raise PageKnowledgeError(f"{file}: seen_on is empty")


def _add(known: list[str], words: object, where: str) -> None:
    if not isinstance(words, list) or not words:
        raise PageKnowledgeError(f"{where}: a list of words is needed")
    for word in _texts(words, where):
        if word in known:
            raise PageKnowledgeError(f"{where}: {word!r} stands twice")
        try:
            re.compile(word)
        except re.error as error:
            raise PageKnowledgeError(f"{where}: {word!r}: {error}") from None
        known.append(word)


def _texts(words: Iterable[object], where: str) -> Iterable[str]:
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise PageKnowledgeError(f"{where}: {word!r} is not a word")
        yield word
