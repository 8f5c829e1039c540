"""Taking a text down: out of the store and the archive, and kept out of every later crawl, cleaning and restore.

In the archive the record's bytes are replaced by a note of exactly their length, so that no other record moves; the
file gets a new name, because backups identify a WARC's content by its name.
"""

from __future__ import annotations

import json
import posixpath
import struct
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import IO

from articles.errors import UsageError
from articles.models import PageRecord
from articles.urls import article_id, canonical_url, try_canonical_url, url_fingerprint
from crawler.handover import parse_line, write_line
from storage.archive import COPY_BYTES, Archive, archive
from storage.db import Connection, opened
from storage.errors import StorageError
from storage.event_groups import group_waiting
from storage.locks import archive_lock
from storage.takedowns import (
    Buried,
    RecordPlace,
    Tombstone,
    barred_records,
    bury_article,
    find_text,
    forget_addresses,
    forget_records,
    is_buried,
    list_tombstones,
    raise_tombstones,
    standing_articles,
)
from storage.warc_parts import takedowns_of

FOLDER = ".takedowns"
"""Where the archive keeps the tombstones: a database rebuilt from it knows them."""
_NOTE = b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 10\r\n\r\ntaken down\r\n\r\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class TakedownReport:
    """The result of a takedown."""

    article: str
    site: str
    url: str
    addresses: int
    records: int
    """Archived responses that were removed."""
    copies: tuple[str, ...]
    """Ids of the same story's articles elsewhere, which remain."""


def take_down(identifier: str, *, reason: str, now: datetime) -> TakedownReport:
    """Take down the article of an id or address.

    Raises:
        UsageError: for an id or address that nothing stored has, or an empty reason.
        StorageError: if the archive cannot be written.
    """
    if not reason.strip():
        raise UsageError("--reason: say why; it stays with the tombstone")
    url = try_canonical_url(identifier) if "://" in identifier else None
    fingerprint = url_fingerprint(url) if url else None
    with opened(application="thidua takedown") as connection:
        if is_buried(connection, identifier=identifier, fingerprint=fingerprint):
            raise UsageError(f"{identifier} was taken down before")
        known = find_text(connection, identifier=identifier, fingerprint=fingerprint)
        if known is None:
            raise UsageError(f"nothing stored has the id or address {identifier!r}: `thidua search` prints the ids")
        if known.article is None:
            buried = _bury_address(connection, known.site, known.url, reason=reason, now=now)
        else:
            found = bury_article(connection, known.article, reason=reason, now=now)
            if found is None:
                raise UsageError(f"{identifier} has just been removed by somebody else")
            buried = found
        records = enforce(connection, now=now)
    return TakedownReport(
        article=buried.article,
        site=buried.site,
        url=buried.url,
        addresses=buried.addresses,
        records=records,
        copies=buried.copies,
    )


def _bury_address(connection: Connection, site: str, url: str, *, reason: str, now: datetime) -> Buried:
    """Bar an address that was fetched and is not cleaned yet."""
    article = article_id(site, canonical_url(url))
    stone = Tombstone(
        site=site,
        url_fingerprint=url_fingerprint(url),
        url=url,
        article=article,
        identity_hash=None,
        reason=reason,
        made_at=now,
    )
    raise_tombstones(connection, [stone])
    forget_addresses(connection, [stone])
    return Buried(article=article, site=site, url=url, addresses=1, copies=())


def enforce(connection: Connection, *, now: datetime, earlier: Iterable[Tombstone] = ()) -> int:
    """Apply the tombstones to store and archive and return the number of responses removed from the archive.

    Args:
        earlier: tombstones that the store may have lost, as after restoring an older backup. The archive's own are
            always among them.
    """
    store = archive()
    raise_tombstones(connection, [*earlier, *_archived_tombstones(store)])
    stones = list_tombstones(connection)
    for article in standing_articles(connection):
        bury_article(connection, article, reason=_reason_for(stones, article), now=now)
    group_waiting(connection)
    stones = list_tombstones(connection)
    forget_addresses(connection, stones)
    _archive_tombstones(store, stones)
    with archive_lock(connection, changing=True):
        return _scrub(connection, store)


def _scrub(connection: Connection, store: Archive) -> int:
    places = barred_records(connection)
    removed = 0
    for warc, members in groupby((p for p in places if p.warc is not None), key=lambda p: p.warc):
        assert warc is not None
        removed += _scrub_warc(connection, store, warc, list(members))
    _scrub_lines(store, places)
    forget_records(connection, [place.page for place in places])
    return removed


def _reason_for(stones: Sequence[Tombstone], article: str) -> str:
    own = next((stone.reason for stone in stones if stone.article == article), None)
    return own or "the same text was taken down at another address"


def _archived_tombstones(store: Archive) -> list[Tombstone]:
    found = []
    for path in store.list(FOLDER):
        with store.open(path) as handle:
            for line in json.loads(handle.read()):
                identity = bytes.fromhex(line["identity_hash"]) if line["identity_hash"] else None
                made_at = datetime.fromisoformat(line["made_at"])
                found.append(Tombstone(**{**line, "identity_hash": identity, "made_at": made_at}))
    return found


def _archive_tombstones(store: Archive, stones: Iterable[Tombstone]) -> None:
    for article, members in groupby(sorted(stones, key=lambda s: (s.article, s.url)), key=lambda s: s.article):
        lines = [
            {
                **asdict(stone),
                "identity_hash": stone.identity_hash.hex() if stone.identity_hash else None,
                "made_at": stone.made_at.isoformat(),
            }
            for stone in members
        ]
        store.write(f"{FOLDER}/{article}.json", json.dumps(lines, ensure_ascii=False, indent=1).encode())


def _scrub_warc(connection: Connection, store: Archive, warc: str, places: Sequence[RecordPlace]) -> int:
    """Replace some records of a WARC with notes of their length; return their number."""
    renamed = _next_name(warc)
    with tempfile.NamedTemporaryFile(suffix=".warc.gz") as file:
        with store.open(warc) as source:
            while chunk := source.read(COPY_BYTES):
                file.write(chunk)
        for place in places:
            assert place.offset is not None
            for offset in _record_offsets(file, place.offset):
                _overwrite(file, offset)
        file.flush()
        store.take(Path(file.name), renamed)
    forget_records(connection, [place.page for place in places], renamed=(warc, renamed))
    store.remove(warc)
    return len(places)


def _next_name(warc: str) -> str:
    """The same name with its count of takedowns one higher: ``x.warc.gz``, ``x.t1.warc.gz``, ``x.t2.warc.gz``."""
    stem, count = takedowns_of(warc)
    return f"{stem}.t{count + 1}.warc.gz"


def _record_offsets(file: IO[bytes], offset: int) -> list[int]:
    """Offsets of the text of a record: its own, and that of the response that a conversion was made from.

    The crawler writes a conversion right after its response.
    """
    if not _is_of_type(file, offset, b"conversion"):
        return [offset]
    before, at = None, 0
    while at < offset:
        before, at = at, at + _member_length(file, at)
    return [before, offset] if before is not None and _is_of_type(file, before, b"response") else [offset]


def _is_of_type(file: IO[bytes], offset: int, kind: bytes) -> bool:
    """Whether a member is a WARC record of a type; not so for one that does not unpack."""
    file.seek(offset)
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(1 << 16), 1 << 14)
    except zlib.error:
        return False
    return b"\r\nWARC-Type: " + kind + b"\r\n" in head.partition(b"\r\n\r\n")[0] + b"\r\n"


def _overwrite(file: IO[bytes], offset: int) -> None:
    """Replace the gzip member at an offset with a note of exactly its length.

    Raises:
        StorageError: if there is no whole member.
    """
    length = _member_length(file, offset)
    file.seek(offset)
    file.write(_filler(length))


def _member_length(file: IO[bytes], offset: int) -> int:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    file.seek(offset)
    length = 0
    try:
        while packed := file.read(1 << 16):
            length += len(packed)
            unpacker.decompress(packed)
            if unpacker.eof:
                return length - len(unpacker.unused_data)
    except zlib.error as error:
        raise StorageError(f"the record at offset {offset} cannot be read: {error}") from None
    raise StorageError(f"the record at offset {offset} is cut off")


def _filler(length: int) -> bytes:
    """A gzip member of exactly this length (RFC 1952): a short note, and a comment as padding."""
    for note in (_NOTE, b""):
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(note) + packer.flush()
        tail = packed + struct.pack("<II", zlib.crc32(note), len(note))
        padding = length - 10 - 1 - len(tail)
        if padding >= 0:
            return b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x02\xff" + b"-" * padding + b"\x00" + tail
    raise StorageError(f"a record of {length} bytes is too short to be one")


def _scrub_lines(store: Archive, places: Sequence[RecordPlace]) -> None:
    """Clear record and title in the lines of barred pages in the archived hand-overs."""
    ordered = sorted(places, key=lambda place: (place.site, place.handover))
    for (site, handover), members in groupby(ordered, key=lambda place: (place.site, place.handover)):
        numbers = {place.line for place in members}
        for path in store.list(site):
            if posixpath.basename(path) != handover:
                continue
            with store.open(path) as handle:
                lines = handle.read().splitlines(keepends=True)
            store.write(path, b"".join(_scrubbed(line, n in numbers) for n, line in enumerate(lines, start=1)))


def _scrubbed(line: bytes, is_barred: bool) -> bytes:
    parsed = parse_line(line) if is_barred else None
    if not isinstance(parsed, PageRecord):
        return line
    return write_line(replace(parsed, warc=None, offset=None, length=None, listed_title=None, digest=None))
