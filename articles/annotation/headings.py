"""Awards of a list below a heading: "Chủ tịch UBND tỉnh tặng Bằng khen cho:" and its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.annotation.award_forms import Form
from articles.annotation.award_words import CLASS
from articles.annotation.reading import Reading
from articles.annotation.recipients import find_lists
from articles.models import Recipients
from articles.text import folded_pattern

_ITEM = re.compile(r"[ \t]*(?:[-+*•–]|\d{1,2}[.)]|[a-zđ][.)]|[IVX]{1,4}\.) *")
_MARKS = "-+*•–"
# "- Tập thể: 3 chi hội", "- Về cá nhân: 11 hội viên"
_LABEL = folded_pattern(r"(?:(?:về |khối )?[^\W\d_]+(?: [^\W\d_]+){0,3} ?:)? *")
# "tặng Bằng khen cho:", "Bằng khen của UBND tỉnh:", "tặng Giấy khen cho các tập thể, cá nhân sau:"
_OPENS_LIST = folded_pattern(r"(?: năm (?:19|20)\d\d)?(?:[ ,]+[^\W\d_]+){0,8} *:\s*")
_ITEMS = 40
"""Lines of one list, blank ones included."""


class Span(NamedTuple):
    """Where a line or sentence begins and ends."""

    start: int
    end: int


def heading_of(reading: Reading, start: int) -> Span | None:
    """The last sentence of the line that ends with a colon above the list item that begins at ``start``.

    A line that opens with an award's name is an item, too.
    """
    text = reading.text
    first = text.rfind("\n", 0, start) + 1
    if first == 0 or not (_is_item(text, first) or _opens_with_an_award(reading, first)):
        return None
    end = first - 1
    for _ in range(_ITEMS):
        while end > 0 and text[end - 1].isspace():
            end -= 1
        first = text.rfind("\n", 0, end) + 1
        if text[end - 1 : end] == ":":
            return Span(max(first, reading.sentence(end - 1)[0]), end)
        if first == 0 or not (_is_item(text, first) or _opens_with_an_award(reading, first)):
            return None
        end = first - 1
    return None


def _opens_with_an_award(reading: Reading, position: int) -> bool:
    return any(hit.start == position for hit in reading.longest("award"))


def counted_below(reading: Reading, after: int, end: int) -> tuple[Recipients, ...]:
    """The recipients that the items below count, where from ``after`` to ``end`` a heading ends in a colon."""
    if ":" not in reading.text[max(after, end - 4) : end] or not _OPENS_LIST.fullmatch(reading.folded, after, end):
        return ()
    found: list[Recipients] = []
    for item in _items_below(reading, end):
        label = _LABEL.match(reading.folded, item.start, item.end)
        lists = find_lists(reading, item.start, item.end)
        if label and lists and lists[0].start == label.end():
            found.extend(lists[0].items)
    return tuple(found)


def with_classes_below(reading: Reading, forms: list[Form]) -> list[Form]:
    """The forms, and for an order whose classes head the items below it one for each: "- Hạng Nhì: 2 tập thể"."""
    found: list[Form] = []
    for form in forms:
        ranks = _ranks_below(reading, form)
        found += [form._replace(start=at, end=at) for at in ranks] if ranks else [form]
    return found


def _ranks_below(reading: Reading, form: Form) -> list[int]:
    """Where classes head the items below an order's name and its colon."""
    _, end = reading.sentence(form.start)
    last = reading.text[max(form.end, end - 4) : end]
    if ":" not in last or last.strip() != ":" or not _OPENS_LIST.fullmatch(reading.folded, form.end, end):
        return []
    return [item.start for item in _items_below(reading, end) if CLASS.match(reading.folded, item.start)]


def _is_item(text: str, position: int) -> bool:
    character = text[position : position + 1]
    return (character in _MARKS or character.isalnum() or character == " ") and _ITEM.match(text, position) is not None


def _items_below(reading: Reading, position: int) -> Iterator[Span]:
    """The items of the list that begins at ``position``, without their marks."""
    text = reading.text
    for _ in range(_ITEMS):
        while text[position : position + 1] in ("\n", " "):
            position += 1
        item = _ITEM.match(text, position)
        if item is None:
            return
        end = text.find("\n", position)
        end = end if end >= 0 else len(text)
        yield Span(item.end(), end)
        position = end
