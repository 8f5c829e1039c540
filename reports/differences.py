"""What changed from one version of an article to the next, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from storage.stored_articles import ArticleVersion


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """Some words of a paragraph that both versions have, or one of them."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedParagraph:
    """A paragraph that one of two versions has, or both with other words; then ``text`` marks what went and came."""

    kind: Literal["changed", "removed", "added"]
    text: str


def version_differences(
    versions: Sequence[ArticleVersion],
) -> Iterator[tuple[ArticleVersion, list[ChangedParagraph]]]:
    """Each version with its changes against the one before; the first has none."""
    before: ArticleVersion | None = None
    for version in versions:
        yield version, _changes(before, version) if before else []
        before = version


def _changes(before: ArticleVersion, after: ArticleVersion) -> list[ChangedParagraph]:
    changes = []
    for stretches in paragraph_changes(before, after):
        if len(stretches) == 1 and stretches[0].kind != "same":
            changes.append(ChangedParagraph(kind=stretches[0].kind, text=stretches[0].text))
        else:
            changes.append(ChangedParagraph(kind="changed", text=_written(stretches)))
    return changes


def _paragraphs(version: ArticleVersion) -> list[str]:
    parts = [version.title, version.lead, *version.body.split("\n\n")]
    return [part for part in parts if part]


def word_difference(before: str, after: str) -> str:
    """One paragraph with what went in ``[-…-]`` and what came in ``{+…+}``."""
    return _written(word_changes(before, after))


def _written(stretches: Iterable[Change]) -> str:
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return " ".join(marks[change.kind][0] + change.text + marks[change.kind][1] for change in stretches)


def word_changes(before: str, after: str) -> list[Change]:
    """One paragraph's words in stretches: those that stayed, went and came, in the order to read them."""
    old, new = before.split(), after.split()
    changes: list[Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(Change(kind="same", text=" ".join(old[i1:i2])))
            continue
        if i2 > i1:
            changes.append(Change(kind="removed", text=" ".join(old[i1:i2])))
        if j2 > j1:
            changes.append(Change(kind="added", text=" ".join(new[j1:j2])))
    return changes


def paragraph_changes(before: ArticleVersion, after: ArticleVersion) -> list[tuple[Change, ...]]:
    """The paragraphs of two versions that differ, each as its stretches of words."""
    changes: list[tuple[Change, ...]] = []
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(i2 - i1, j2 - j1) if tag == "replace" else 0
        changes += [tuple(word_changes(old[i1 + k], new[j1 + k])) for k in range(paired)]
        changes += [(Change(kind="removed", text=text),) for text in old[i1 + paired : i2]]
        changes += [(Change(kind="added", text=text),) for text in new[j1 + paired : j2]]
    return changes
