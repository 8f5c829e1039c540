"""Places in a WARC that records were dropped from, and what of a damaged one still reads."""

from __future__ import annotations

import gzip
import io

import pytest

from storage.warc_parts import Dropped, NotePlace, Part, dropped_there, read_members, read_parts


def record(kind: str, **fields: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return gzip.compress(f"WARC/1.1\r\nWARC-Type: {kind}\r\n{lines}Content-Length: 0\r\n\r\n\r\n\r\n".encode())


def dropped(start: int, length: int) -> Dropped:
    return Dropped(part="x.warc.gz", start=start, length=length, records=2, dated="2025-12-05T01:00:00Z")


PART = Part(
    begins=1000,
    notes=(
        NotePlace(dropped=dropped(100, 50), offset=1100, length=10),
        NotePlace(dropped=dropped(200, 300), offset=1160, length=12),
    ),
)


@pytest.mark.parametrize(
    ("original", "place"),
    [(0, 1000), (99, 1099), (100, None), (149, None), (150, 1110), (199, 1159), (200, None), (499, None), (500, 1172)],
)
def test_a_place_before_dropping_leads_to_the_one_after_it(original: int, place: int | None) -> None:
    assert PART.place_of(original) == place


def test_a_note_reads_back_as_what_it_says_and_is_the_same_every_time() -> None:
    note = dropped(100, 50).note()
    assert note == dropped(100, 50).note()
    [member] = read_members(io.BytesIO(note))
    assert dropped_there(member) == dropped(100, 50)
    assert member.length == len(note)


def test_the_parts_of_a_joined_file_are_found_with_their_notes() -> None:
    first, note = record("warcinfo", WARC_Filename="a.warc.gz"), dropped(7, 9).note()
    second = record("warcinfo", WARC_Filename="x.warc.gz")
    parts = read_parts(io.BytesIO(first + second + note + record("response")))
    assert parts.is_whole
    assert parts.by_name["a.warc.gz"] == Part()
    place = NotePlace(dropped=dropped(7, 9), offset=len(first + second), length=len(note))
    assert parts.by_name["x.warc.gz"] == Part(begins=len(first), notes=(place,))


@pytest.mark.parametrize("damage", ["flipped", "cut", "zeros", "beginning"])
def test_members_are_all_bytes_of_a_file_whatever_is_damaged_in_it(damage: str) -> None:
    pieces = [record("warcinfo", WARC_Filename="x.warc.gz"), record("response", X="a" * 300), record("request")]
    if damage == "flipped":
        pieces[1] = pieces[1][:40] + bytes([pieces[1][40] ^ 0xFF]) + pieces[1][41:]
    elif damage == "cut":
        pieces[2] = pieces[2][:-9]
    elif damage == "zeros":
        pieces[1] = bytes(len(pieces[1]))
    else:
        pieces[0] = b"no gzip" + pieces[0][7:]
    content = b"".join(pieces)
    members = list(read_members(io.BytesIO(content)))
    assert [member.offset for member in members] == [0, len(pieces[0]), len(pieces[0] + pieces[1])]
    assert members[-1].end == len(content)
    assert [member.is_damaged for member in members].count(True) == 1
    assert not read_parts(io.BytesIO(content)).is_whole


def test_a_file_of_nothing_has_no_members() -> None:
    assert list(read_members(io.BytesIO())) == []
