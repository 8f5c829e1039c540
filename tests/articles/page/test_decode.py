"""Any bytes become text."""

from __future__ import annotations

import unicodedata

import pytest

from articles.page.decode import MAX_BYTES, decode_page

TEXT = "Phong trào thi đua yêu nước của tỉnh được các cấp và những người dân hưởng ứng trong năm"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_told_apart(encoding: str) -> None:
    text, amiss = decode_page(f"<p>{TEXT}</p>".encode(encoding), "text/html; charset=iso-8859-1")
    assert TEXT in text
    assert amiss == ()


def test_utf16_without_a_mark_is_seen_by_its_zeros() -> None:
    assert TEXT in decode_page(f"<p>{TEXT}</p>".encode("utf-16-le"))[0]


def test_windows_1258_is_read() -> None:
    # Windows-1258 writes tone marks separately from the letters
    out = bytearray()
    for char in TEXT:
        for piece in (char, unicodedata.normalize("NFD", char)):
            try:
                out += piece.encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
        else:
            base = unicodedata.normalize("NFD", char)
            out += unicodedata.normalize("NFC", base[:2]).encode("cp1258") + base[2:].encode("cp1258")
    text, amiss = decode_page(b'<meta charset="windows-1258"><p>' + bytes(out) + b"</p>")
    assert TEXT in unicodedata.normalize("NFC", text)
    assert "legacy_charset" in amiss


def test_tcvn3_is_read_without_being_declared() -> None:
    raw = (
        b"Phong tr\xb5o thi \xaeua c\xf1a t\xd8nh \xae\xad\xeec c\xb8c c\xcap v\xb5"
        b" nh\xf7ng ng\xad\xeai d\xa9n trong n\xa8m"
    )
    text, amiss = decode_page(b"<p>" + raw + b"</p>")
    assert "Phong trào thi đua của tỉnh được các cấp và những người dân trong năm" in text
    assert "legacy_charset" in amiss


def test_text_encoded_twice_is_mended() -> None:
    mended = decode_page(f"<p>{(TEXT + ' ') * 4}</p>".encode().decode("latin-1").encode())[0]
    assert TEXT in mended


def test_a_few_bad_bytes_cost_only_themselves() -> None:
    text, amiss = decode_page(f"<p>{TEXT}</p>".encode() + b"\xff\xfe" + f"<p>{TEXT}</p>".encode())
    assert text.count(TEXT) == 2
    assert amiss == ("bad_bytes",)


def test_a_page_cut_inside_a_letter_is_no_legacy_page() -> None:
    assert decode_page(f"<p>{TEXT}đ".encode()[:-1])[1] == ()


def test_a_huge_page_is_cut_with_an_issue() -> None:
    text, amiss = decode_page(b"a" * (MAX_BYTES + 1000))
    assert len(text) == MAX_BYTES
    assert amiss == ("page_cut",)
