"""Bytes to text: byte order mark, strict UTF-8, the declarations of header and page, Vietnam's old encodings.

A page is decoded once, whatever it is: the worst that can happen is a replacement character and an issue.
"""

from __future__ import annotations

import codecs
import re

from articles.page.legacy import TCVN3, mend_legacy_text, vietnamese_words, vni_to_text

MAX_BYTES = 4_000_000
"""More is cut: the largest of 200 real pages measured has 1.0 MB; a 30 MB page would cost seconds and gigabytes."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)

# UTF-8 that something took for Windows-1252 and encoded again: "Ä‘Æ°á»£c" for "được"
_DOUBLE_ENCODED = re.compile("á[º»][\u0080-\u00bf\u2010-\u2122\u0152-\u017e\u02c6\u02dc]|Ä[‘\x90\x91]|Æ[°¡]")
_DOUBLE_SIGNS = "º»ÄÆ"  # one of these is in each of them; next to no page has any
_DOUBLE_MINIMUM = 8  # occurrences; a page that only talks about mojibake shows one or two


def decode_page(html: bytes | str, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The page as text, with the codes of what was amiss: ``bad_bytes``, ``legacy_charset``, ``page_cut``.

    With ``not_text`` the text is empty: compressed data, a PDF or a picture came instead of a page.
    """
    if _is_binary(html):
        return "", ("not_text",)
    text, amiss = _decode(html, content_type)
    if _has_control_characters(text):
        return "", ("not_text",)
    return text, amiss


# gzip, zip and Office files, PDF, PNG, JPEG, GIF, WebP, Windows' old documents, zstd, bzip2, xz, 7z, RAR
_MAGIC = (
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"\x28\xb5\x2f\xfd",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x00\x00\x00\x1cftyp",
    b"\x00\x00\x00\x20ftyp",
    b"ID3",
    b"OggS",
    b"wOF2",
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_CONTROL_SHARE = 0.05
"""Of a page's first characters, from which it is not text; pages with a few scars have less than a hundredth."""


def _is_binary(html: bytes | str) -> bool:
    head = html[:64]
    if isinstance(head, str):
        return head.lstrip("\ufeff \r\n").startswith(
            ("%PDF-", "\x1f\x8b", "\x1f\ufffd", "PK\x03\x04", "\x89PNG", "\ufffdPNG")
        )
    return head.lstrip(b"\r\n ").startswith(_MAGIC)


def _has_control_characters(text: str) -> bool:
    head = text[:4000]
    return len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head) and len(head) > 40


def _decode(html: bytes | str, content_type: str | None) -> tuple[str, tuple[str, ...]]:
    amiss: list[str] = []
    if len(html) > MAX_BYTES:
        html = html[:MAX_BYTES]
        amiss.append("page_cut")
    if isinstance(html, str):
        return _undouble(html.removeprefix("\ufeff"), amiss)
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if html.startswith(bom):
            return _undouble(html[len(bom) :].decode(name, "replace"), amiss)
    head = html[:2000]
    if head.count(0) > len(head) // 4:
        name = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        return _undouble(html.decode(name, "replace"), amiss)
    try:
        return _undouble(html.decode("utf-8"), amiss)
    except UnicodeDecodeError as error:
        if error.start > len(html) - 4 and error.reason == "unexpected end of data":
            return _undouble(html.decode("utf-8", "ignore"), amiss)  # cut inside its last character
    return _decode_other(html, content_type, amiss)


def _decode_other(html: bytes, content_type: str | None, amiss: list[str]) -> tuple[str, tuple[str, ...]]:
    """Bytes that are not wholly UTF-8: mostly UTF-8 with scars, or one of the encodings that came before it."""
    high = sum(1 for b in html[:200_000] if b >= 0x80) or 1
    repaired = html.decode("utf-8", "replace")
    scars = html[:200_000].decode("utf-8", "replace").count("\ufffd")
    if scars * 10 < high:  # over nine tenths of the high bytes make sense as UTF-8
        amiss.append("bad_bytes")
        return _undouble(repaired, amiss)
    amiss.append("legacy_charset")
    options: list[str] = []
    for name in _declared(html, content_type):
        if name.startswith(("x-viet-tcvn", "tcvn")):
            options.append(html.decode("latin-1").translate(TCVN3))
            continue
        if "vni" in name:
            options.append(vni_to_text(html.decode("cp1252", "replace")))
            continue
        try:
            options.append(html.decode(name, "replace"))
        except LookupError:
            continue
    options.append(html.decode("cp1258", "replace"))
    options.append(html.decode("latin-1").translate(TCVN3))
    options.append(html.decode("cp1252", "replace"))
    options.append(vni_to_text(options[-1]))
    best = max(options, key=vietnamese_words)
    if vietnamese_words(best) == 0:
        best = options[0]
        if high > _READABLE_HIGH * len(html[:200_000]):
            amiss.append("unknown_charset")
    if "\ufffd" in best:
        amiss.append("bad_bytes")
    return best, tuple(amiss)


_READABLE_HIGH = 0.02
"""Share of high bytes from which a page in no known encoding gets an issue; French pages have .01 at most."""


def _declared(html: bytes, content_type: str | None) -> list[str]:
    names: list[str] = []
    header = _HEADER_CHARSET.search(content_type or "")
    if header:
        names.append(header[1].lower())
    for pattern in (_XML_ENCODING, _META_CHARSET):
        found = pattern.search(html[:8192])
        if found:
            names.append(found[1].decode("ascii").lower())
    return [n for n in names if n not in ("utf-8", "utf8")]


def _undouble(text: str, amiss: list[str]) -> tuple[str, tuple[str, ...]]:
    sample = text[:200_000]
    signs = len(_DOUBLE_ENCODED.findall(sample)) if any(sign in sample for sign in _DOUBLE_SIGNS) else 0
    if signs >= _DOUBLE_MINIMUM and vietnamese_words(sample) < _DOUBLE_MINIMUM:
        repaired = _reencode(text)
        if vietnamese_words(repaired[:200_000]) > vietnamese_words(sample):
            amiss.append("double_encoded")
            text = repaired
    mended = mend_legacy_text(text)
    if mended is not None:
        amiss.append("legacy_charset")
        text = mended
    return text, tuple(amiss)


def _reencode(text: str) -> str:
    """Back through Windows-1252 (with the five bytes that it leaves open) and forward through UTF-8."""
    out = bytearray()
    for char in text:
        code = ord(char)
        if code < 0x100:
            out.append(code)
        else:
            out += char.encode("cp1252", "ignore")
    return out.decode("utf-8", "replace")
