"""Which records of a WARC go when the bodies of its listings are dropped, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from storage.warc_parts import Dropped, Member, dropped_there, part_begun


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """Adjacent bytes of a file that a note takes the place of."""

    begin: int
    end: int
    dropped: Dropped
    """Those bytes as the part was crawled, with what was dropped between them before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cuts:
    """What is dropped from one file, in order."""

    cuts: tuple[Cut, ...] = ()
    offsets: frozenset[int] = frozenset()
    """Where the records began that go."""
    records: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    """A member with the part it belongs to, and its first byte as that part was crawled."""

    member: Member
    part: str
    original: int
    dropped: Dropped | None


def plan_cuts(members: Iterable[Member], *, listings: Set[int], kept: Set[int]) -> Cuts:
    """Plan what is dropped from a file. Pure.

    Args:
        members: all of the file.
        listings: where the bodies of listings begin.
        kept: where the records begin that other rows name: those stay, whatever they are.
    """
    placed = list(_placed(members))
    going = _going([p.member for p in placed], listings, kept)
    cuts: list[Cut] = []
    gone: set[int] = set()
    for (_, is_leaving), run in groupby(
        placed, key=lambda p: (p.part, p.member.offset in going or p.dropped is not None)
    ):
        records = list(run)
        leaving = {p.member.offset for p in records} & going
        if is_leaving and leaving:
            cuts.append(_cut(records))
            gone |= leaving
    return Cuts(cuts=tuple(cuts), offsets=frozenset(gone), records=len(gone))


def _placed(members: Iterable[Member]) -> Iterable[_Placed]:
    """The members that belong to a part: those before the first part's beginning can have no note."""
    part, shift = None, 0
    for member in members:
        begun, dropped = part_begun(member), dropped_there(member)
        if begun is not None:
            part, shift = begun, -member.offset
        if dropped is not None:
            shift = dropped.start - member.offset
        if part is not None:
            yield _Placed(member=member, part=part, original=member.offset + shift, dropped=dropped)
        if dropped is not None:
            shift = dropped.end - member.end


def _going(members: Sequence[Member], listings: Set[int], kept: Set[int]) -> set[int]:
    """Where the records begin that go: bodies of listings, with the request before each."""
    going: set[int] = set()
    for at, member in enumerate(members):
        if member.offset in listings and member.kind in ("response", "conversion"):
            together = {member.offset, *_belonging(members, at)}
            if not together & kept:
                going |= together
    return going


def _belonging(members: Sequence[Member], at: int) -> Iterable[int]:
    """The records that are written before a body: its request, and the response that a conversion was made from."""
    response = members[at]
    if response.kind == "conversion":
        before = members[at - 1] if at else None
        target = response.fields.get("warc-target-uri")
        if before is None or before.kind != "response" or before.fields.get("warc-target-uri") != target:
            return
        at, response = at - 1, before
        yield response.offset
    request = members[at - 1] if at else None
    identity = response.fields.get("warc-record-id")
    if identity and request and request.kind == "request" and request.fields.get("warc-concurrent-to") == identity:
        yield request.offset


def _cut(run: Sequence[_Placed]) -> Cut:
    first, last = run[0], run[-1]
    end = last.dropped.end if last.dropped else last.original + last.member.length
    return Cut(
        begin=first.member.offset,
        end=last.member.end,
        dropped=Dropped(
            part=first.part,
            start=first.original,
            length=end - first.original,
            records=sum(p.dropped.records if p.dropped else 1 for p in run),
            dated=first.member.fields.get("warc-date", ""),
        ),
    )
