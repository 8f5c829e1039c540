"""The hand-over of a crawl: per site a WARC and beside it one JSON line for every request.

A line is written after its WARC record has been flushed: that line is the commit. Each is an object with
one tag: ``{"page": …}``, ``{"issue": …}``, ``{"source": …}`` or ``{"report": …}``; the report is the last
line of a site's crawl, and a file without one was cut off. :func:`repair` cuts both files back to what was
committed. Nothing here knows Scrapy.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from articles.models import Issue, PageRecord
from crawler.jsonlines import decode, encode
from crawler.plan import AddressShape, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteReport:
    """How one site's crawl ended."""

    site: str
    run_id: str
    started_at: datetime
    finished_at: datetime
    ended: str
    """``finished``; ``empty`` (finished, and no article is there);
    ``max_pages``, ``deadline`` or ``stopped`` (cut short: entries were left); ``robots_unreachable``,
    ``blocked``, ``failing`` or ``moved`` (the site could not be read); ``refused`` (no contact address)."""
    detail: str | None = None
    requests: int = 0
    """Requests sent; each has one outcome, and ``outcomes`` adds up to this and the disallowed ones."""
    outcomes: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Requests by kind: ``robots``, ``home``, ``feed``, ``sitemap``, ``listing``, ``article``."""
    conditional: int = 0
    """Requests that carried a validator."""
    articles: int = 0
    """Bodies of articles that are new or changed."""
    left: int = 0
    """Entries that were found and not requested, because the crawl was cut short."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Entries that were found and not requested, by reason: ``too_old``, ``too_young`` (outside the requested days)."""
    oldest: date | None = None
    """The oldest day that entries of this crawl named."""
    delay_s: float = 0.0
    """Seconds between requests at the end, after robots.txt and slow answers."""
    moved_to: str | None = None
    """The address that the home page answers from for good, if it is on another host: a proposal, not followed."""
    shapes: tuple[AddressShape, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything that was found was requested."""
        return self.ended == "finished"


Line: TypeAlias = PageRecord | Issue | Source | SiteReport

_TAGS: dict[str, type[Any]] = {"page": PageRecord, "issue": Issue, "source": Source, "report": SiteReport}
_NAMES = {kind: tag for tag, kind in _TAGS.items()}


def write_line(line: Line) -> bytes:
    """One line of the hand-over, with its newline."""
    tagged = {_NAMES[type(line)]: encode(line)}
    return json.dumps(tagged, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def parse_line(line: bytes | str) -> Line:
    """What :func:`write_line` wrote. Raises ``ValueError`` for anything else."""
    record = msgspec.json.decode(line)
    if not isinstance(record, dict) or len(record) != 1:
        raise ValueError("not a line of a crawl's hand-over")
    tag, value = next(iter(record.items()))
    if tag not in _TAGS:
        raise ValueError(f"unknown kind of line {tag!r}")
    result: Line = decode(_TAGS[tag], value)
    return result


def read_handover(path: Path) -> Iterator[Line]:
    """The lines of one ``.jsonl`` in order; a last line that was cut off is left out.

    Raises ``ValueError`` naming file and line for a whole line that cannot be read.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.endswith(b"\n"):
                return
            try:
                yield parse_line(line)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from None


def warc_path(handover: Path) -> Path:
    """The WARC that belongs to a ``.jsonl``."""
    return handover.with_suffix(".warc.gz")


@dataclass(frozen=True, kw_only=True, slots=True)
class Repaired:
    """What :func:`repair` did to one pair of files."""

    handover: Path
    kept: int
    """Whole lines that stay."""
    cut_lines: int
    cut_bytes: int
    """Bytes taken off the end of the WARC."""


def repair(spool: Path) -> list[Repaired]:
    """Cut every pair of files that no report closes back to its last committed line.

    Such files are left by a kill, a power cut or a full disk. A line counts if it is whole and the WARC record that
    it names is there and unpacks to its end; after the first that does not, nothing counts. A WARC whose
    ``.jsonl`` is missing committed nothing and is removed. Running it again changes nothing. The crawl that
    writes these files must not be running.
    """
    repaired = []
    for handover in sorted(spool.glob("*.jsonl")):
        result = _repair_one(handover)
        if result is not None:
            repaired.append(result)
    for warc in sorted(spool.glob("*.warc.gz")):
        handover = warc.with_name(warc.name.removesuffix(".warc.gz") + ".jsonl")
        if not handover.exists():
            repaired.append(Repaired(handover=handover, kept=0, cut_lines=0, cut_bytes=warc.stat().st_size))
            warc.unlink()
    return repaired


def _repair_one(handover: Path) -> Repaired | None:
    raw = handover.read_bytes()
    lines = raw.splitlines(keepends=True)
    if lines and lines[-1].endswith(b"\n") and lines[-1].startswith(b'{"report":'):
        return None
    warc = warc_path(handover)
    size = warc.stat().st_size if warc.exists() else 0
    kept = kept_bytes = 0
    end = None
    with warc.open("rb") if warc.exists() else open(os.devnull, "rb") as archive:  # noqa: PTH123 - devnull stands in
        for line in lines:
            try:
                if not line.endswith(b"\n"):
                    break
                parsed = parse_line(line)
            except ValueError:
                break
            if isinstance(parsed, PageRecord) and parsed.offset is not None and parsed.length is not None:
                if parsed.offset + parsed.length > size or not _unpacks(archive, parsed.offset, parsed.length):
                    break
                end = parsed.offset + parsed.length
            kept += 1
            kept_bytes += len(line)
    if end is None:
        end = _first_record_end(warc) if size else 0
    if kept_bytes == len(raw) and end == size:
        return None
    _truncate(handover, kept_bytes)
    if size > end:
        _truncate(warc, end)
    return Repaired(handover=handover, kept=kept, cut_lines=len(lines) - kept, cut_bytes=max(0, size - end))


def _truncate(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)
        file.flush()
        os.fsync(file.fileno())


def _unpacks(archive: Any, offset: int, length: int) -> bool:
    """Is there one whole gzip member of exactly this length here, with the right checksum?"""
    archive.seek(offset)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    left = length
    try:
        while left > 0:
            packed = archive.read(min(left, 1 << 16))
            if not packed:
                return False
            left -= len(packed)
            while packed:
                unpacker.decompress(packed, 1 << 20)
                packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and not unpacker.unused_data


def _member_end(warc: Path, offset: int) -> int | None:
    """Where the gzip member at ``offset`` ends; ``None`` if it does not."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    position = offset
    with warc.open("rb") as archive:
        archive.seek(offset)
        try:
            while packed := archive.read(1 << 16):
                position += len(packed)
                while packed:
                    unpacker.decompress(packed, 1 << 20)
                    packed = unpacker.unconsumed_tail
                if unpacker.eof:
                    return position - len(unpacker.unused_data)
        except zlib.error:
            return None
    return None


def _first_record_end(warc: Path) -> int:
    """The end of the warcinfo record, which belongs to no line."""
    return _member_end(warc, 0) or 0
