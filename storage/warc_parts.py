"""The parts of an archived WARC: the files that were joined into it, and the notes left where records were dropped.

A note is a ``metadata`` record of its own fields: which bytes of which part stood there. So a place in the part as it
was crawled, which is what the lines beside it state, still leads to a place in the file, however often it was joined
and records were dropped from it.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

_GZIP = b"\x1f\x8b\x08"
_READ = 1 << 16
_HEAD = 1 << 14
"""Bytes of a record that are looked at for its fields."""
_NAMESPACE = uuid.UUID("5d6f1c1e-6a52-4f0c-9a0e-2f6b1f1c7d11")
_TEXT = b"note: records of listings, dropped by age\r\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One gzip member of a WARC, which is one record; ``fields`` by lower-case name, empty if it does not unpack."""

    offset: int
    length: int
    fields: Mapping[str, str] = field(default_factory=dict)
    is_damaged: bool = False

    @property
    def kind(self) -> str:
        """The record's type; empty for what is not a record."""
        return self.fields.get("warc-type", "")

    @property
    def end(self) -> int:
        """The first byte after it."""
        return self.offset + self.length


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """Adjacent records that were dropped: bytes of a part, counted as the part was crawled."""

    part: str
    """The file's name at the time, as its ``warcinfo`` record states it."""
    start: int
    length: int
    records: int
    dated: str
    """The ``WARC-Date`` of the first of them."""

    @property
    def end(self) -> int:
        """The first byte after them."""
        return self.start + self.length

    def note(self) -> bytes:
        """The record that stands in their place; the same bytes every time."""
        identity = uuid.uuid5(_NAMESPACE, f"{self.part} {self.start} {self.length}")
        fields = {
            "WARC-Type": "metadata",
            "WARC-Record-ID": f"<urn:uuid:{identity}>",
            "WARC-Date": self.dated,
            "X-Dropped-Part": self.part,
            "X-Dropped-Offset": str(self.start),
            "X-Dropped-Length": str(self.length),
            "X-Dropped-Records": str(self.records),
            "Content-Type": "application/warc-fields",
            "Content-Length": str(len(_TEXT)),
        }
        head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        return packer.compress(head.encode() + b"\r\n" + _TEXT + b"\r\n\r\n") + packer.flush()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePlace:
    """A note, and where in a file it stands."""

    dropped: Dropped
    offset: int
    length: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Where a part is in a file; without notes, its bytes follow each other from ``begins`` on."""

    begins: int = 0
    notes: tuple[NotePlace, ...] = ()

    def place_of(self, original: int) -> int | None:
        """Where a record is that began at this byte of the part as it was crawled; ``None`` if it was dropped."""
        before = max((n for n in self.notes if n.dropped.start <= original), key=lambda n: n.offset, default=None)
        if before is None:
            return self.begins + original
        past = original - before.dropped.end
        return None if past < 0 else before.offset + before.length + past

    @property
    def dropped_bytes(self) -> int:
        """Bytes of it that were dropped."""
        return sum(note.dropped.length for note in self.notes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """A file's parts by name, and whether every byte of the file unpacks."""

    by_name: Mapping[str, Part]
    is_whole: bool

    @property
    def dropped_bytes(self) -> int:
        """Bytes of all of them that were dropped."""
        return sum(part.dropped_bytes for part in self.by_name.values())


def dropped_there(member: Member) -> Dropped | None:
    """What a note says; ``None`` for every other record."""
    fields = member.fields
    if member.kind != "metadata" or "x-dropped-part" not in fields:
        return None
    return Dropped(
        part=fields["x-dropped-part"],
        start=int(fields["x-dropped-offset"]),
        length=int(fields["x-dropped-length"]),
        records=int(fields["x-dropped-records"]),
        dated=fields["warc-date"],
    )


def part_begun(member: Member) -> str | None:
    """The name of the part that begins with a record; ``None`` if none does."""
    return member.fields.get("warc-filename") if member.kind == "warcinfo" else None


def read_parts(file: IO[bytes]) -> Parts:
    """The parts of a file, which is read once from its start."""
    begins: dict[str, int] = {}
    notes: dict[str, list[NotePlace]] = {}
    is_whole = True
    for member in read_members(file):
        is_whole = is_whole and not member.is_damaged
        name, dropped = part_begun(member), dropped_there(member)
        if name is not None:
            begins[name] = member.offset
        if dropped is not None:
            place = NotePlace(dropped=dropped, offset=member.offset, length=member.length)
            notes.setdefault(dropped.part, []).append(place)
    found = {name: Part(begins=at, notes=tuple(notes.get(name, ()))) for name, at in begins.items()}
    return Parts(by_name=found, is_whole=is_whole)


def read_members(file: IO[bytes]) -> Iterator[Member]:
    """The members of a WARC in order; together they are all of its bytes.

    What does not unpack, up to the next record, is one damaged member.
    """
    at, packed = 0, b""
    file.seek(0)
    while packed := packed or file.read(_READ):
        read = _read_member(file, packed, at)
        if read is None:
            following = _next_record(file, at + 1)
            yield Member(offset=at, length=following - at, is_damaged=True)
            at, packed = following, b""
            file.seek(at)
            continue
        member, packed = read
        yield member
        at = member.end


def _read_member(file: IO[bytes], packed: bytes, at: int) -> tuple[Member, bytes] | None:
    """The member whose first bytes these are, and what was read beyond it; ``None`` if it does not unpack."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    head, length = b"", 0
    try:
        while packed:
            length += len(packed)
            head += unpacker.decompress(packed)[: _HEAD - len(head)]
            if unpacker.eof:
                beyond = unpacker.unused_data
                return Member(offset=at, length=length - len(beyond), fields=_fields(head)), beyond
            packed = file.read(_READ)
    except zlib.error:
        return None
    return None


def _fields(head: bytes) -> dict[str, str]:
    lines = head.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
    if not lines[0].startswith("WARC/"):
        return {}
    pairs = (line.partition(":") for line in lines[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _next_record(file: IO[bytes], after: int) -> int:
    """The next byte from one on at which a record begins; the file's length if none does."""
    start, tail = after, b""
    file.seek(after)
    while chunk := file.read(_READ):
        window = tail + chunk
        begin, at = start - len(tail), window.find(_GZIP)
        while at >= 0:
            if _begins_record(file, begin + at):
                return begin + at
            at = window.find(_GZIP, at + 1)
        start += len(chunk)
        tail = window[-len(_GZIP) + 1 :]
        file.seek(start)
    return start


def _begins_record(file: IO[bytes], offset: int) -> bool:
    file.seek(offset)
    try:
        found = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_READ), 16)
    except zlib.error:
        return False
    return found.startswith(b"WARC/")


def takedowns_of(name: str) -> tuple[str, int]:
    """A WARC's stem without the count of takedowns in its name, and that count: ``x.t2.warc.gz`` gives ``x``, 2."""
    stem = name.removesuffix(".warc.gz")
    head, _, count = stem.rpartition(".t")
    return (head, int(count)) if head and count.isdigit() else (stem, 0)


def by_change(files: Sequence[tuple[str, Parts]]) -> list[str]:
    """Files that may hold the same parts, the one of the latest change last: most dropped, then most taken down."""
    ranked = sorted(files, key=lambda f: (f[1].dropped_bytes, takedowns_of(f[0])[1], f[0]))
    return [name for name, _ in ranked]
