"""What changed from one version of an article to the next, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from articles.printing import Record


def version_differences(versions: Sequence[Record]) -> Iterator[tuple[Record, list[Record]]]:
    """Each version with its changes against the one before; the first has none."""
    before: Record | None = None
    for version in versions:
        yield version, _changes(before, version) if before else []
        before = version


def _changes(before: Record, after: Record) -> list[Record]:
    changes: list[Record] = []
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(i2 - i1, j2 - j1) if tag == "replace" else 0
        for k in range(paired):
            changes.append({"kind": "changed", "text": word_difference(old[i1 + k], new[j1 + k])})
        changes += [{"kind": "removed", "text": text} for text in old[i1 + paired : i2]]
        changes += [{"kind": "added", "text": text} for text in new[j1 + paired : j2]]
    return changes


def _paragraphs(version: Record) -> list[str]:
    parts = [version["title"], version["lead"], *version["body"].split("\n\n")]
    return [part for part in parts if part]


def word_difference(before: str, after: str) -> str:
    """One paragraph with what went in ``[-…-]`` and what came in ``{+…+}``."""
    old, new = before.split(), after.split()
    parts: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(" ".join(old[i1:i2]))
            continue
        if i2 > i1:
            parts.append(f"[-{' '.join(old[i1:i2])}-]")
        if j2 > j1:
            parts.append(f"{{+{' '.join(new[j1:j2])}+}}")
    return " ".join(parts)
