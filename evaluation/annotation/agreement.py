"""Found facts compared with labelled ones: a fact is right when its place overlaps and every labelled field agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from articles.annotation import annotate
from articles.models import Annotations, Mention
from articles.printing import mention_record
from articles.text import comparison_form


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many facts agree, how many labels were missed, and how many found ones have no label."""

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of the found facts that are right; 1 if nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the labels that were found; 1 if there are no labels."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return self.right + self.missed


KINDS = ("movements", "awards", "bodies", "provinces", "people", "statistics", "places")
Label = dict[str, Any]


def agrees(kind: str, label: Label, found: Label) -> bool:
    """Does a found fact state what the label states, in the same place?"""
    if not (label["start"] < found["end"] and found["start"] < label["end"]):
        return False
    return _FIELDS[kind](label, found)


def _loosely(a: str | None, b: str | None) -> bool:
    """The same words, or one named more fully than the other ("UBND tỉnh", "UBND tỉnh Lâm Đồng")."""
    if a is None or b is None:
        return a is b
    first, second = comparison_form(a), comparison_form(b)
    return first in second or second in first


# First syllables that alone mean something else: "nhà" is not "nhà thùng", "ca" not "ca nô", "xã" not "xã viên".
OTHER_ALONE = frozenset("ca chủ công hoa hòa khách kỹ nhà thư xã".split())


def _counts_the_same(a: str, b: str) -> bool:
    """The same noun, with or without words that specify it: "3.200 cuốn" and "3.200 cuốn sách", "bể" and "bể bơi".

    Annotators differ on how many words belong to a noun's name; they agree on the head, which comes first.
    """
    shorter, longer = sorted((a.lower(), b.lower()), key=len)
    same_head = longer.startswith((f"{shorter} ", f"{shorter}, ")) and shorter not in OTHER_ALONE
    return shorter == longer or (same_head and "/" not in longer)


def _receives_the_same(label: Label, found: Label) -> bool:
    """As many of the same, with or without a word that specifies them: "85 đảng viên", "85 đảng viên trẻ"."""
    shorter, longer = sorted((label["type"].lower(), found["type"].lower()), key=len)
    same_kind = longer == shorter or longer.startswith((f"{shorter} ", f"{shorter}, "))
    return bool(label["n"] == found["n"]) and same_kind


def _award(label: Label, found: Label) -> bool:
    return (
        label["id"] == found["id"]
        and label["class"] == found["class"]
        and _loosely(label["giver"], found["giver"])
        and label["decision"] == found["decision"]
        and len(label["recipients"]) == len(found["recipients"])
        and all(map(_receives_the_same, label["recipients"], found["recipients"]))
    )


def _person(label: Label, found: Label) -> bool:
    if label["name"] != found["name"] or len(label["roles"]) != len(found["roles"]):
        return False
    return all(_loosely(a, b) for a, b in zip(label["roles"], found["roles"], strict=True))


def _statistic(label: Label, found: Label) -> bool:
    fields = ("value", "qualifier", "change", "as_of")
    return all(label[field] == found[field] for field in fields) and _counts_the_same(label["unit"], found["unit"])


def _same_id(label: Label, found: Label) -> bool:
    return bool(label["id"] == found["id"])


_FIELDS: dict[str, Callable[[Label, Label], bool]] = {
    "movements": _same_id,
    "awards": _award,
    "bodies": _same_id,
    "provinces": _same_id,
    "people": _person,
    "statistics": _statistic,
    "places": _same_id,
}


def compare(kind: str, labels: Sequence[Label], found: Sequence[Mention]) -> tuple[int, list[Label], list[Label]]:
    """How many agree, which labels were missed, and which found ones are wrong. Each counts once."""
    open_labels = list(labels)
    wrong: list[Label] = []
    right = 0
    named: set[str] = set()
    for mention in found:
        record = mention_record(mention)
        match = next((label for label in open_labels if agrees(kind, label, record)), None)
        if match is None and kind == "people" and mention.name in named:
            continue  # a further mention of someone: some sets label the first alone
        if match is None:
            wrong.append(record)
        else:
            named.add(mention.name)
            open_labels.remove(match)
            right += 1
    return right, open_labels, wrong


def annotated(row: Label) -> Annotations:
    """The facts that are found in a labelled article, read on its own day where it has one."""
    day = Date.fromisoformat(row["published_on"]) if "published_on" in row else None
    return annotate(row.get("title"), row["text"], province=row.get("province"), published_on=day)


def found_of(annotations: Annotations, kind: str) -> Sequence[Mention]:
    """The found facts of one kind; of places those below the province, which has labels of its own."""
    facts: Sequence[Mention] = getattr(annotations, kind)
    if kind == "places":
        return [place for place in annotations.places if place.level != "province"]
    return facts


def tally(rows: Sequence[Label], kind: str) -> Tally:
    """Agreement over some labelled articles; those without labels of the kind are left out."""
    right = missed = wrong = 0
    for row in rows:
        if kind in row:
            agreed, not_found, not_labelled = compare(kind, row[kind], found_of(annotated(row), kind))
            right, missed, wrong = right + agreed, missed + len(not_found), wrong + len(not_labelled)
    return Tally(right=right, missed=missed, wrong=wrong)
