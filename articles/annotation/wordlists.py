"""Plain lists of words in ``articles/knowledge``, and patterns made of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from articles.gazetteer import KNOWLEDGE, KnowledgeError
from articles.text import fold_for_matching


def read_lists(file: str, *names: str, tables: tuple[str, ...] = ()) -> dict[str, Any]:
    """The lists ``names`` (and ``tables`` of one spelling for another) of a knowledge file.

    Raises:
        KnowledgeError: a list is missing or unknown, or holds a value that is not text, or a word twice.
    """
    path: Path = KNOWLEDGE / file
    loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    if odd := loaded.keys() ^ {*names, *tables}:
        raise KnowledgeError(f"{file}: {sorted(odd)[0]!r} is unknown or missing")
    for name in names:
        words = loaded[name]
        if not all(isinstance(word, str) and word.strip() == word != "" for word in words):
            raise KnowledgeError(f"{file}: {name!r} is a list of words")
        if len(set(words)) < len(words):
            twice = next(word for word in words if words.count(word) > 1)
            raise KnowledgeError(f"{file}: {name!r} has {twice!r} twice")
    return loaded


def alternatives(words: list[str]) -> str:
    """A pattern of these words for folded text, the longest first: "nhà văn hóa" is not read as "nhà".

    Grouped by first letter, which the engine distinguishes at once; a flat list of two hundred costs six times as much.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(map(fold_for_matching, words), key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", " +"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
