"""Bytes to text: byte order mark, strict UTF-8, what header and page declare, Vietnam's old encodings.

A page is decoded once, whatever it is: the worst that can happen is a replacement character and an issue.
"""

from __future__ import annotations

import codecs
import re

from articles.text import normalise_line

MAX_BYTES = 4_000_000
"""More is cut: the largest of 200 real pages measured has 1.0 MB; a 30 MB page would cost seconds and gigabytes."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)

# TCVN 5712:1993 (VN3), the "ABC" fonts' encoding of Vietnamese pages before 2005. Upper-case vowels with a tone
# share the lower-case codes there (another font draws them), so nothing is lost that was there.
_TCVN3 = {
    0xA1: "Ă",
    0xA2: "Â",
    0xA3: "Ê",
    0xA4: "Ô",
    0xA5: "Ơ",
    0xA6: "Ư",
    0xA7: "Đ",
    0xA8: "ă",
    0xA9: "â",
    0xAA: "ê",
    0xAB: "ô",
    0xAC: "ơ",
    0xAD: "ư",
    0xAE: "đ",
    0xB5: "à",
    0xB6: "ả",
    0xB7: "ã",
    0xB8: "á",
    0xB9: "ạ",
    0xBB: "ằ",
    0xBC: "ẳ",
    0xBD: "ẵ",
    0xBE: "ắ",
    0xC6: "ặ",
    0xC7: "ầ",
    0xC8: "ẩ",
    0xC9: "ẫ",
    0xCA: "ấ",
    0xCB: "ậ",
    0xCC: "è",
    0xCE: "ẻ",
    0xCF: "ẽ",
    0xD0: "é",
    0xD1: "ẹ",
    0xD2: "ề",
    0xD3: "ể",
    0xD4: "ễ",
    0xD5: "ế",
    0xD6: "ệ",
    0xD7: "ì",
    0xD8: "ỉ",
    0xDC: "ĩ",
    0xDD: "í",
    0xDE: "ị",
    0xDF: "ò",
    0xE1: "ỏ",
    0xE2: "õ",
    0xE3: "ó",
    0xE4: "ọ",
    0xE5: "ồ",
    0xE6: "ổ",
    0xE7: "ỗ",
    0xE8: "ố",
    0xE9: "ộ",
    0xEA: "ờ",
    0xEB: "ở",
    0xEC: "ỡ",
    0xED: "ớ",
    0xEE: "ợ",
    0xEF: "ù",
    0xF1: "ủ",
    0xF2: "ũ",
    0xF3: "ú",
    0xF4: "ụ",
    0xF5: "ừ",
    0xF6: "ử",
    0xF7: "ữ",
    0xF8: "ứ",
    0xF9: "ự",
    0xFA: "ỳ",
    0xFB: "ỷ",
    0xFC: "ỹ",
    0xFD: "ý",
    0xFE: "ỵ",
}
_TCVN_TABLE = "".join(_TCVN3.get(i, chr(i)) for i in range(256))
_COMMON_SYLLABLES = re.compile(
    r"\b(?:và|của|các|được|có|là|trong|cho|với|những|người|đã|không|tỉnh|ngày|năm|một|về|công|này|để|đến|tại)\b",
    re.IGNORECASE,
)
# UTF-8 that something took for Windows-1252 and encoded again: "Ä‘Æ°á»£c" for "được"
_DOUBLE_ENCODED = re.compile("á[º»][\u0080-\u00bf\u2010-\u2122\u0152-\u017e\u02c6\u02dc]|Ä[‘\x90\x91]|Æ[°¡]")
_DOUBLE_MINIMUM = 8  # occurrences; a page that only talks about mojibake shows one or two


def decode_page(html: bytes | str, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The page as text, with the codes of what was amiss: ``bad_bytes``, ``legacy_charset``, ``page_cut``."""
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
            options.append(html.decode("latin-1").translate(_TCVN_TABLE))
            continue
        try:
            options.append(html.decode(name, "replace"))
        except LookupError:
            continue
    options.append(html.decode("cp1258", "replace"))
    options.append(html.decode("latin-1").translate(_TCVN_TABLE))
    options.append(html.decode("cp1252", "replace"))
    best = max(options, key=_vietnamese_words)
    if _vietnamese_words(best) == 0:
        best = options[0]
    if "\ufffd" in best:
        amiss.append("bad_bytes")
    return best, tuple(amiss)


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


def _vietnamese_words(text: str) -> int:
    return len(_COMMON_SYLLABLES.findall(normalise_line(text[:60_000])))


def _undouble(text: str, amiss: list[str]) -> tuple[str, tuple[str, ...]]:
    sample = text[:200_000]
    if len(_DOUBLE_ENCODED.findall(sample)) >= _DOUBLE_MINIMUM and _vietnamese_words(sample) < _DOUBLE_MINIMUM:
        repaired = _reencode(text)
        if _vietnamese_words(repaired[:200_000]) > _vietnamese_words(sample):
            amiss.append("double_encoded")
            text = repaired
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
