"""Vietnamese written before Unicode: TCVN3 and VNI fonts, VIQR; decided by whether the result reads as Vietnamese.

Pages from before 2005 carry these inside bytes of any declared encoding, also inside valid UTF-8 that somebody
converted without knowing: "thi ®ua khen th­ëng" (TCVN3), "thi ñua khen thöôûng" (VNI), "thi ddua khen thu+o+?ng" (VIQR).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from itertools import islice

from articles.text import normalise_line

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
TCVN3 = "".join(_TCVN3.get(i, chr(i)) for i in range(256))
_COMMON_SYLLABLES = re.compile(
    r"\b(?:và|của|các|được|có|là|trong|cho|với|những|người|đã|không|tỉnh|ngày|năm|một|về|công|này|để|đến|tại)\b",
    re.IGNORECASE,
)


def vietnamese_words(text: str) -> int:
    """How many of the commonest syllables of Vietnamese the first part of a text has."""
    return len(_COMMON_SYLLABLES.findall(normalise_line(text[:60_000])))


# VNI: a vowel, then a character for its mark and tone: "aù" is "á", "eä" is "ệ", "öôï" is "ượ".
_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_MARKED = {
    "â": "\u0302",
    "à": "\u0302\u0300",
    "á": "\u0302\u0301",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "è": "\u0306\u0300",
    "é": "\u0306\u0301",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(
    f"([aeouy])([{''.join(_VNI_TONES)}{''.join(_VNI_MARKED)}])|([ôö])([{''.join(_VNI_TONES)}])|([ôöñæóòî])",
    re.IGNORECASE,
)


def vni_to_text(text: str) -> str:
    """VNI-Windows, read as Windows-1252, as Unicode."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    if match[1]:
        mark = match[2].lower()
        return match[1] + (_VNI_TONES.get(mark) or _VNI_MARKED[mark])
    letter = match[3] or match[5]
    plain = _VNI_LETTERS[letter.lower()]
    return (plain.upper() if letter.isupper() else plain) + (_VNI_TONES[match[4].lower()] if match[4] else "")


# VIQR (RFC 1456): marks and tones behind the letter. A full stop or question mark before a blank and a capital, or at
# the end, closes a sentence instead.
_VIQR_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_VIQR_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VIQR = re.compile(r"([aeiouy])([\^(+*])?(['`~]|[.?](?!\s*$|\s+(?-i:[A-ZĐ])|\s*[\"'<]))?|([dD])([dD])", re.IGNORECASE)


def viqr_to_text(text: str) -> str:
    """VIQR as Unicode; meant for text between tags, not for markup."""
    return _VIQR.sub(_viqr_letter, text)


def _viqr_letter(match: re.Match[str]) -> str:
    if match[4]:
        return "Đ" if match[4].isupper() else "đ"
    mark, tone = match[2], match[3]
    if mark == "(" and match[1].lower() != "a":
        return match.group()
    return match[1] + (_VIQR_MARKS[mark] if mark else "") + (_VIQR_TONES[tone] if tone else "")


_SEGMENT = re.compile(r"<(script|style|textarea)\b.*?</\1\s*>|<[^<>]*>|[^<]+", re.IGNORECASE | re.DOTALL)
_TCVN_SIGN = re.compile(
    "[A-Za-z][\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe]|\xae[a-z\x80-\xff]|[\xa7§][a-z\x80-\xff]"
)
_UNICODE_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,4}|[A-Za-z]{3,8});")
_ENOUGH = 8
"""Common syllables that a converted text must show, and three times those that it showed before."""


def mend_legacy_text(html: str) -> str | None:
    """The page with its text in Unicode, or ``None`` where nothing shows an old encoding.

    Cheap for the usual page: each encoding has one letter in every other word, "đ", beside which a page must show "à"
    or "á" (µ and ¸ in TCVN3, the tones ø and ù in VNI): English pages have trade marks, and Spanish ones have "ñ".
    """
    if not html.isascii():
        if _has(html, "\xae", 3) and ("\xb5" in html or "\xb8" in html):
            return _mend(html, lambda text: text.translate(TCVN3), _TCVN_SIGN)
        if html.count("ñ") + html.count("Ñ") >= 3 and any(sign in html for sign in _TONE_SIGNS):
            return _mend(html, vni_to_text, _VNI)
    if "^" in html and "dd" in html and _has(html, "u+", 2):
        return _mend(html, viqr_to_text, _VIQR_SIGN)
    saved = Counter(_SAVED_SIGN.findall(html))
    if (saved["&reg;"] >= 3 or saved["&#174;"] >= 3) and saved.keys() & _SAVED_TCVN_VOWELS:
        return _mend(_ENTITY.sub(_unescape, html), lambda text: text.translate(TCVN3), _TCVN_SIGN)
    if (saved["&ntilde;"] >= 3 or saved["&#241;"] >= 3) and saved.keys() & _SAVED_VNI_TONES:
        return _mend(_ENTITY.sub(_unescape, html), vni_to_text, _VNI)
    return None


_SAVED_SIGN = re.compile("&(?:reg|ntilde|micro|cedil|[oO]slash|[uU]grave|#174|#241|#181|#184|#216|#217|#248|#249);")
"""Signs that a program saved as entities."""
_SAVED_TCVN_VOWELS = {"&micro;", "&cedil;", "&#181;", "&#184;"}
_SAVED_VNI_TONES = {"&oslash;", "&ugrave;", "&#248;", "&#249;", "&Oslash;", "&Ugrave;", "&#216;", "&#217;"}
_TONE_SIGNS = "øùØÙ"


def _has(html: str, sign: str, times: int) -> bool:
    """Does a sign occur ``times`` times or more? Most pages do not have it, and a search is quicker than a count."""
    return sign in html and html.count(sign) >= times


_VIQR_SIGN = re.compile(r"[aeo]\^|[ou]\+|\bdd", re.IGNORECASE)


def _unescape(match: re.Match[str]) -> str:
    plain = unescape(match.group())
    return match.group() if plain in "<>&\"'" else plain


def _mend(html: str, convert: Callable[[str], str], sign: re.Pattern[str]) -> str | None:
    """Convert the pieces of text that show the encoding; menus beside them may be in Unicode."""

    def piece(match: re.Match[str]) -> str:
        text = match.group()
        if text[0] == "<" or _UNICODE_VIETNAMESE.search(text) or not (is_whole or sign.search(text)):
            return text
        return convert(text)

    sample = list(islice(_signed_pieces(html, sign), _SAMPLE))
    if len(sample) < _ENOUGH // 2:
        return None  # three trade marks are not an encoding
    if len(sample) == _SAMPLE and vietnamese_words(convert(" ".join(sample))) < _ENOUGH // 2:
        return None  # Spanish and Portuguese have the letters, too
    is_whole = sum(1 for _ in islice(_UNICODE_VIETNAMESE.finditer(html), _ENOUGH)) < _ENOUGH
    mended = _SEGMENT.sub(piece, html)
    before, after = vietnamese_words(_plain(html)), vietnamese_words(_plain(mended))
    return mended if after >= _ENOUGH + before // 2 and (is_whole is False or after >= 3 * before) else None


_SAMPLE = 80
"""Pieces of text with the signs of an encoding that are converted before the whole page is."""


def _signed_pieces(html: str, sign: re.Pattern[str]) -> Iterator[str]:
    for match in _SEGMENT.finditer(html):
        if html[match.start()] != "<" and sign.search(match.group()):
            yield match.group()


def _plain(html: str) -> str:
    return _SEGMENT.sub(lambda m: " " if m.group()[0] == "<" else m.group(), html[:200_000])
