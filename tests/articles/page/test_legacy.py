"""Pages in the fonts and spellings of before Unicode read as Vietnamese, whatever bytes carry them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from articles.extraction import extract
from articles.models import Page
from articles.page.decode import decode_page
from articles.page.legacy import TCVN3

TITLE = "Huyện Yên Lạc tổng kết phong trào thi đua yêu nước"
TEXT = (
    "Sáng nay, Ủy ban nhân dân huyện tổ chức hội nghị tổng kết phong trào thi đua và công tác khen thưởng năm qua. "
    "Các đại biểu đã thảo luận về những cách làm hay của từng xã, được nhân dân trong vùng hưởng ứng. "
    "Dịp này, hai mươi tập thể và ba mươi cá nhân được tặng Giấy khen vì có thành tích trong công tác."
)
_TCVN = {TCVN3[code]: chr(code) for code in range(0xA1, 0x100) if TCVN3[code] != chr(code)}
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BOWL = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_WHOLE = {"đ": "ñ", "Đ": "Ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ì": "ì", "í": "í"}


def to_tcvn(text: str) -> str:
    return "".join(_TCVN.get(c) or _TCVN.get(c.lower(), c) for c in text)


def to_vni(text: str) -> str:
    out = []
    for char in text:
        if char in _VNI_WHOLE:
            out.append(_VNI_WHOLE[char])
            continue
        base, *marks = unicodedata.normalize("NFD", char)
        tone = next((m for m in marks if m in _VNI_TONES), "")
        if "\u0302" in marks:
            out.append(base + _VNI_ROOF[tone])
        elif "\u0306" in marks:
            out.append(base + _VNI_BOWL[tone])
        else:
            horn = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base] if "\u031b" in marks else base
            out.append(horn + _VNI_TONES.get(tone, ""))
    return "".join(out)


def to_viqr(text: str) -> str:
    signs = {
        "\u0302": "^",
        "\u0306": "(",
        "\u031b": "+",
        "\u0301": "'",
        "\u0300": "`",
        "\u0309": "?",
        "\u0303": "~",
        "\u0323": ".",
    }
    order = "\u0302\u0306\u031b"
    out = []
    for char in text:
        if char in "đĐ":
            out.append("dd" if char == "đ" else "DD")
            continue
        base, *marks = unicodedata.normalize("NFD", char)
        out.append(base + "".join(signs[m] for m in sorted(marks, key=lambda m: m not in order)))
    return "".join(out)


def _html(title: str, text: str, encode: Callable[[str], str] = str, face: str = "") -> str:
    font = f'<font face="{face}">' if face else ""
    paragraphs = "".join(f"<p>{font}{encode(s.rstrip('.') + '.')}</p>" for s in text.split(". "))
    head = f"<html><head><title>{encode(title)}</title></head><body><h1>{encode(title)}</h1><p>28/07/2005</p>"
    return f"{head}<div>{paragraphs}</div></body></html>"


PAGES = {
    "tcvn3 in utf-8": _html(TITLE, TEXT, to_tcvn, ".VnTime").encode(),
    "tcvn3 bytes": _html(TITLE, TEXT, to_tcvn).encode("latin-1"),
    "vni in utf-8": _html(TITLE, TEXT, to_vni, "VNI-Times").encode(),
    "vni bytes": _html(TITLE, TEXT, to_vni).encode("cp1252"),
    "viqr": _html(TITLE, TEXT, to_viqr).encode(),
    "tcvn3 as entities": re.sub("[\x80-\xff]", lambda m: f"&#{ord(m.group())};", _html(TITLE, TEXT, to_tcvn)).encode(),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_old_encoding_reads_as_vietnamese(name: str) -> None:
    found = extract(Page(url="https://yenlac.example.vn/tin/12", html=PAGES[name]))
    assert (found.title or "").lower() == TITLE.lower()
    assert found.body.replace("\n\n", " ").lower().rstrip(".") == TEXT.lower().rstrip(".")
    assert "legacy_charset" in [i.code for i in found.issues]


def test_a_menu_in_unicode_beside_a_body_in_an_old_font_stays_as_it_is() -> None:
    menu = "<ul><li>Trang chủ</li><li>Văn bản chỉ đạo</li><li>Pháp luật</li><li>Thi đua - Khen thưởng</li></ul>"
    html = _html(TITLE, TEXT, to_tcvn, ".VnTime").replace("<body>", f"<body>{menu}")
    text, _ = decode_page(html)
    assert menu in text
    assert TEXT[:40].lower() in text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "El niño y la señora del año pasado: mañana será otro día. ",
        "Apple® Windows® Intel® are names. ",
        "a^2 + b^2, u+v, add ",
    ],
)
def test_text_of_other_languages_is_left_alone(text: str) -> None:
    html = f"<p>{text * 20}</p>"
    assert decode_page(html.encode()) == (html, ())


@pytest.mark.parametrize(
    "data",
    [
        b"\x1f\x8b\x08\x00" + bytes(range(256)) * 8,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> stream" + bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8,
        b"PK\x03\x04" + bytes(range(256)) * 8,
        bytes(range(256)) * 20,
        (b"\x1f\x8b\x08\x00" + bytes(range(256)) * 8).decode("utf-8", "replace"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8).decode("latin-1"),
    ],
)
def test_bytes_that_are_not_text_are_something_else(data: bytes | str) -> None:
    found = extract(Page(url="https://bao.example.vn/a.html", html=data))
    assert (found.page_type, found.title, found.body, found.published_at) == ("other", None, "", None)
    assert "not_text" in [i.code for i in found.issues]


def test_a_page_that_reads_as_nothing_known_says_so() -> None:
    raw = "Đây là phong trào thi đua".encode().translate(
        bytes((b * 7 + 3) % 128 + 128 if b > 127 else b for b in range(256))
    )
    assert "unknown_charset" in decode_page(b"<p>" + raw * 20 + b"</p>")[1]
