"""The stamps that readers see, ranked by how likely each is the article's own.

A stamp right under the title ranks first. Clocks in the page's head, dates in running text, in lists of other
articles, in comments and in the footer do not rank at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from articles.dates import Stamp, find_stamps, parse_machine_date
from articles.extraction.stamp_rules import (
    MAX_MARKED_REST,
    MAX_REST,
    REACH_AFTER_BODY,
    REACH_AFTER_TITLE,
    REACH_BEFORE_TITLE,
    REFUSALS,
    Seen,
    is_of_something_else,
    rank_stamp,
)
from articles.extraction.stampline import is_long_stamp, stamp_behind
from articles.models import Precision
from articles.page.layout import Block, Layout, Node
from articles.page.lexicon import Region


@dataclass(frozen=True, kw_only=True, slots=True)
class VisibleStamp:
    stamp: Stamp
    block: int
    rank: float
    """The higher, the likelier the publication stamp; negative if it cannot be one."""
    source: str = "visible"
    """``time`` where an element's machine value was read."""
    rule: str = ""
    """The rule of :data:`PLACES` that found it."""


_REACH_INTO_BODY = 60
_BEHIND_TITLE = 4.5
"""Rank of a day in brackets behind the title, on its line."""
_DIGIT = re.compile(r"\d")


def find_visible(
    layout: Layout,
    title_block: int | None,
    body: tuple[int, int] | None,
    fetched_at: datetime | None = None,
    refused: list[tuple[Stamp, int, str]] | None = None,
) -> list[VisibleStamp]:
    """Stamps that could be the article's, best first; into ``refused`` go the others: (stamp, block, rule)."""
    found: list[VisibleStamp] = []
    for block in _nearby(layout, title_block, body):
        if len(block.text) > 260:
            continue
        behind = stamp_behind(block.text) if block.index == title_block else None
        if behind is not None:
            found.append(VisibleStamp(stamp=behind, block=block.index, rank=_BEHIND_TITLE, rule="stamp_behind_title"))
            continue
        valued = _element_value(layout.nodes[block.node]) if block.node >= 0 else None
        stamps = find_stamps(block.text, limit=4) if _DIGIT.search(block.text) else []
        if len(stamps) == 1 and stamps[0].precision == "day":
            stamps = [_with_time_beside(block, stamps[0], layout)]
        if not stamps and (leaf := _read_leaf(block, layout)) is not None:
            stamps = [leaf]
        sources = ["visible"] * len(stamps)
        if valued and (not stamps or _refines(valued, stamps[0])):
            stamps, sources = [valued, *stamps[1:]], ["time", *sources[1:]]
        role = _marked_role(block, layout) if stamps else None
        if role is not None:
            stamps = [replace(stamp, role=role) for stamp in stamps]
        for stamp, source in zip(stamps, sources, strict=True):
            rest = (
                0
                if source == "time" or stamp.raw not in block.text or is_long_stamp(block.text)
                else max(0, len(block.text) - (stamp.end - stamp.start))
            )
            rank, rule = rank_stamp(Seen(block, stamp, rest, layout, title_block, body, fetched_at))
            if rank >= 0:
                found.append(VisibleStamp(stamp=stamp, block=block.index, rank=rank, source=source, rule=rule))
            elif refused is not None:
                refused.append((stamp, block.index, rule))
    found.sort(key=lambda v: (-v.rank, v.block))
    return found


def find_listed_day(
    layout: Layout, day: date, *, title_block: int | None, body: tuple[int, int] | None
) -> list[VisibleStamp]:
    """The one printed date of the day that a feed or listing states, except where no article's date can be."""
    found: list[VisibleStamp] = []
    for block in layout.blocks:
        if len(block.text) > MAX_MARKED_REST or not _DIGIT.search(block.text):
            continue
        for stamp in find_stamps(block.text, limit=2):
            seen = Seen(block, stamp, len(block.text) - (stamp.end - stamp.start), layout, title_block, body, None)
            if stamp.day == day and not any(rule.applies(seen) for rule in REFUSALS):
                found.append(VisibleStamp(stamp=stamp, block=block.index, rank=0.0, rule="stamp_of_listed_day"))
    return found if len(found) == 1 else []


def read_stamp_at(layout: Layout, block: Block, fetched_at: datetime | None, seen: list[VisibleStamp]) -> Stamp | None:
    """The date in the block where a site's pages have theirs, if it can be one.

    A stamp of the day of the fetch could be a clock that took the place over: it must be among the ``seen`` ones.
    """
    if len(block.text) > 260 or block.linked * 2 > len(block.text):
        return None
    stamps = [s for s in find_stamps(block.text, limit=4) if not is_of_something_else(block, s, layout)]
    plain = [s for s in stamps if s.role != "modified"] or stamps
    if not plain or len({s.day for s in plain}) > 1 or plain[0].weekday_agrees is False:
        return None
    stamp = plain[0]
    if len(block.text) - (stamp.end - stamp.start) > MAX_MARKED_REST:
        return None
    if stamp.precision == "day":
        stamp = _with_time_beside(block, stamp, layout)
    if fetched_at is None or abs(fetched_at - stamp.at) < timedelta(days=1):
        return stamp if any(v.block == block.index for v in seen) else None
    return stamp


def find_dated_line(layout: Layout, at: datetime, precision: Precision | None) -> int | None:
    """The one block that prints a date known from elsewhere; ``None`` where none or several do."""
    found: list[int] = []
    for block in layout.blocks:
        if len(block.text) > MAX_MARKED_REST or not _DIGIT.search(block.text):
            continue
        for stamp in find_stamps(block.text, limit=2):
            same = stamp.day == at.date() if precision == "day" or stamp.precision == "day" else stamp.at == at
            if same and len(block.text) - (stamp.end - stamp.start) <= MAX_REST:
                found.append(block.index)
                break
    return found[0] if len(found) == 1 else None


def _nearby(layout: Layout, title_block: int | None, body: tuple[int, int] | None) -> list[Block]:
    """The blocks in which the article's stamp may appear: around the title, and from above to below the body."""
    wanted: set[int] = set()
    if title_block is not None:
        wanted.update(range(max(0, title_block - REACH_BEFORE_TITLE), title_block + REACH_AFTER_TITLE + 1))
    if body is not None:
        wanted.update(range(max(0, body[0] - REACH_BEFORE_TITLE), min(body[0] + _REACH_INTO_BODY, body[1])))
        wanted.update(range(max(body[0], body[1] - _REACH_INTO_BODY), body[1] + REACH_AFTER_BODY + 1))
    return [layout.blocks[i] for i in sorted(wanted) if i < len(layout.blocks)]


_TIME_ALONE = re.compile(
    r"^\W*(?:lúc\s*)?\d{1,2}\s?(?:[:h]|giờ)\s?\d{2}(?::\d{2}|\s*phút|')?\s*(?:[AP]M|SA|CH|sáng|trưa|chiều|tối)?[\s,(\[]*(?:GMT\s*\+?\s*7)?\W*$",
    re.IGNORECASE,
)


def _with_time_beside(block: Block, stamp: Stamp, layout: Layout) -> Stamp:
    """A day whose time of day is in a box of its own, right behind or before it."""
    near = set(layout.ancestors(block.node)[:3])
    for step in (1, -1):
        at = block.index + step
        if not 0 <= at < len(layout.blocks):
            continue
        other = layout.blocks[at]
        if (
            len(other.text) > 20
            or not _TIME_ALONE.match(other.text)
            or not near & set(layout.ancestors(other.node)[:3])
        ):
            continue
        joined = f"{stamp.raw} {other.text}" if step > 0 else f"{other.text} {stamp.raw}"
        whole = find_stamps(joined, limit=1)
        if whole and whole[0].precision == "minute":
            return replace(whole[0], role=stamp.role, weekday_agrees=stamp.weekday_agrees)
    return stamp


_LEAF_LINES, _LEAF_CHARS = 3, 24


def _read_leaf(block: Block, layout: Layout) -> Stamp | None:
    """A day printed as on a calendar's leaf, in two or three lines of one box: "28", "Tháng 11", "2026"."""
    if len(block.text) > 2 or not block.text.isdecimal():
        return None
    for index in layout.ancestors(block.node)[1:3]:
        node = layout.nodes[index]
        lines = [b.text for b in layout.blocks[node.first : node.end]]
        if node.first != block.index or not 1 < len(lines) <= _LEAF_LINES or sum(map(len, lines)) > _LEAF_CHARS:
            continue
        for joint in (" ", "/"):
            text = joint.join(lines)
            found = find_stamps(text, limit=2)
            if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
                return found[0]
    return None


_MACHINE_ATTRIBUTES = ("datetime", "data-time", "data-date", "data-datetime", "data-published", "title")


def _element_value(node: Node) -> Stamp | None:
    """The machine value of ``<time datetime>`` or of an element that is marked as a date ("2 năm trước")."""
    element = node.element
    value: str | None = None
    if "datePublished" in (element.get("itemprop") or "") or element.get("property"):
        value = element.get("content") or element.get("datetime")
    if value is None and (node.tag == "time" or node.own & Region.META):
        value = next((v for a in _MACHINE_ATTRIBUTES if (v := element.get(a)) and any(c.isdigit() for c in v)), None)
    return parse_machine_date(value) if value else None


# <time itemprop="dateModified">, <span property="dct:modified">, <time class="updated">
_MODIFIED_NAME = re.compile(
    r"date-?_?modified|modified-?_?(?:date|time)|:modified|last-?_?(?:modified|updated?)|(?<![\w-])(?:updated|modified)(?![\w-])"
    r"|(?:ngay|gio|thoi-?gian)-?_?cap-?_?nhat",
    re.IGNORECASE,
)
# WordPress marks an article that was never changed "entry-date published updated"
_PUBLISHED_NAME = re.compile(
    r"date-?_?(?:published|created|issued)|:(?:issued|created)|published|entry-date|post-date|(?:ngay|gio)-?_?dang",
    re.IGNORECASE,
)


def _marked_role(block: Block, layout: Layout) -> str | None:
    """The role that the element of a date, or the box that holds just that date, marks."""
    for index in layout.ancestors(block.node)[:2]:
        node = layout.nodes[index]
        if node.end - node.first > 1 or not node.hint:
            continue
        if _PUBLISHED_NAME.search(node.hint):
            return "published"
        if _MODIFIED_NAME.search(node.hint):
            return "modified"
    return None


def _refines(valued: Stamp, shown: Stamp) -> bool:
    """The printed day has a time of day in the machine value."""
    return shown.precision == "day" and valued.precision == "minute" and valued.day == shown.day
