"""Vietnamese text at the door (NFC, spaces) and folded forms that serve comparing only.

Stored text keeps the writer's spelling: only composition and blanks are normalised. The folded forms are
for matching, hashing and search, and are never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

# U+00AD soft hyphen, U+200B..U+200F zero-width and direction marks, U+202A..U+202E embeddings,
# U+2060 word joiner, U+2066..U+2069 isolates, U+FEFF byte order mark: seen inside names on portals, never meaningful.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Postgres refuses NUL, UTF-8 refuses lone surrogates, XML refuses the other C0 controls.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[^\S\n]+")
_ODD_BLANK = re.compile(r"[^\S ]")
# Outside printable ASCII, Latin and Vietnamese letters with their marks in one character, and punctuation: text without
# these is NFC, and has no blank but the space. One look finds that out; mending costs ten times as much.
_UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1eff\u2010-\u2027\u2030-\u205e]")
# Look-alikes that pages print for the Vietnamese letter: "Ðộc lập" (U+00D0), "ð" (U+00F0), "Ɖ" (U+0189).
LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"})

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂", '"') | dict.fromkeys("‘’‚‛′`´＇", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_PLAIN = LOOKALIKES | _QUOTES | _DASHES
_PLAIN_MARKS = {chr(mark): str(plain) for mark, plain in _PLAIN.items()}
_FANCY = re.compile(f"[{re.escape(''.join(_PLAIN_MARKS))}]")

# Tone placement is not a Unicode equivalence (hòa, hoà). Folded one way only, mark on the second vowel: the
# other way corrupts closed syllables ("toàn" would become "tòan").
_TONES = {
    "o": ("óòỏõọ", {"a": "áàảãạ", "e": "éèẻẽẹ"}),
    "u": ("úùủũụ", {"y": "ýỳỷỹỵ"}),
}
_TONE_PAIRS = {
    marked + second: first + moved[i]
    for first, (marks, seconds) in _TONES.items()
    for second, moved in seconds.items()
    for i, marked in enumerate(marks)
}
_TONE_PATTERN = re.compile("|".join(_TONE_PAIRS))
_VIETNAMESE_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+")
_WORDS = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """NFC, without invisible and control characters; runs of blanks become one space; lines are kept and stripped."""
    if not _UNUSUAL.search(text) and not _has_loose_blanks(text):
        return text
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n"))


def is_tidy(text: str) -> bool:
    """Is a line without blanks at its ends or in a row as :func:`normalise` would return it?"""
    return not _UNUSUAL.search(text)


def _has_loose_blanks(text: str) -> bool:
    return text[:1] == " " or text[-1:] == " " or "  " in text or " \n" in text or "\n " in text


def normalise_line(text: str) -> str:
    """As :func:`normalise`, on one line."""
    text = normalise(text)
    return " ".join(text.split()) if "\n" in text else text


def fold_tones(text: str) -> str:
    """Lower-case text with the tone mark of oa, oe, uy moved to the second vowel: "hòa" becomes "hoà"."""
    return _TONE_PATTERN.sub(lambda m: _TONE_PAIRS[m.group()], text)


# Two spellings of one syllable: chiến sỹ, chiến sĩ; kỉ niệm, kỷ niệm.
_SPELLINGS = (("sỹ", "sĩ"), ("kỉ", "kỷ"))
_FOLDED = (
    *((mark, '"') for mark in "“”„‟«»″〝〞＂"),
    *((mark, "'") for mark in "‘’‚‛′`´＇"),
    *((mark, "-") for mark in "‐‑‒–—―−﹘﹣－"),
    *((blank, " ") for blank in "\u00a0\t\r\u2002\u2003\u2007\u2009\u202f\u3000"),
    ("ð", "đ"),
    ("ɖ", "đ"),
)
# Found by one set of characters: a search for each pair of letters costs a tenth of reading the text, and there are 17.
_PAIR = re.compile("[òóỏõọùúủũụsk][aeyỹỉ]")
_PAIRS = {
    **{written: fold_tones(written) for written in "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()},
    **dict(_SPELLINGS),
}


def fold_for_matching(text: str) -> str:
    """The form that wordings are compared in: as :func:`fold_aligned`, but line ends stay.

    As long as ``text``, which is NFC. Written for speed: most of its replacements find nothing to replace.
    """
    folded = text.lower()
    if len(folded) != len(text):  # "İ" lowers to two characters: leave such letters as they are
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for written, kept in _FOLDED:
        if written in folded:
            folded = folded.replace(written, kept)
    return _PAIR.sub(_respell, folded)


def _respell(pair: re.Match[str]) -> str:
    return _PAIRS.get(pair[0], pair[0])


def folded_pattern(pattern: str) -> re.Pattern[str]:
    """A regular expression for folded text, written as people spell it ("ủy", "chiến sỹ")."""
    pattern = fold_tones(pattern)
    for written, kept in _SPELLINGS:
        pattern = pattern.replace(written, kept)
    return re.compile(pattern)


def opening_words(*words: str) -> str:
    """A pattern of folded words, or patterns with a plain first letter, where no letter or digit is in front of them.

    Of words with one first letter the first that fits counts. The look-behind follows that letter: a pattern that
    begins with one is tried at every character, at two to seven times the cost.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(re.escape(word[0]), []).append(word[1:])
    grouped = (rf"{first}(?<![^\W_]{first})(?:{'|'.join(rest)})" for first, rest in groups.items())
    return f"(?:{'|'.join(grouped)})"


def fold_marks(text: str) -> str:
    """Without any diacritic, đ as d: "Đắk Lắk" becomes "Dak Lak". Length may change; for comparing only."""
    if text.isascii():
        return text
    text = text.translate(LOOKALIKES).replace("đ", "d").replace("Đ", "D")
    text = _VIETNAMESE_MARKS.sub("", unicodedata.normalize("NFD", text))
    return text if text.isascii() else "".join(c for c in text if not unicodedata.combining(c))


def _marked_letters() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        bare = fold_marks(letter)
        if letter.islower() and bare != letter and len(bare) == 1:
            found[bare] += letter
    return dict(found)


_MARKED = _marked_letters()
"""Lower-case Latin letters by the bare letter of each."""


def comparison_form(text: str) -> str:
    """The form in which texts are compared: NFC, lower case, tones one way, plain quotes and dashes, single spaces."""
    return _short_form(text) if len(text) <= _SHORT else _form(text)


_SHORT = 200
"""Characters of a line that may be on many pages: menus, headlines beside an article, names."""


def _form(text: str) -> str:
    text = normalise_line(text)
    # str.translate() looks up every letter; nearly all of them stay.
    return fold_tones(_FANCY.sub(_plainly, text).lower())


_short_form = lru_cache(maxsize=16_384)(_form)


def _plainly(mark: re.Match[str]) -> str:
    return _PLAIN_MARKS[mark[0]]


def syllables(text: str) -> list[str]:
    """The words of :func:`comparison_form`; a Vietnamese word is written as separate syllables."""
    return _WORDS.findall(comparison_form(text))


def fold_aligned(text: str) -> str:
    """A form to match gazetteers on that keeps every character's place: ``len(result) == len(text)``.

    Lower case, tones one way, plain quotes and dashes, any blank as a space. Needs NFC input: spans found
    in the result are spans of ``text``.
    """
    return fold_tones(_ODD_BLANK.sub(" ", lower_aligned(_FANCY.sub(_plainly, text))))


def letters_like(bare: str) -> str:
    """A pattern of every lower-case spelling, in NFC, of some bare letters: "thi" finds "thi", "thị", "thì"."""
    return "".join(f"[{letter}{_MARKED[letter]}]" if letter in _MARKED else re.escape(letter) for letter in bare)


def lower_aligned(text: str) -> str:
    """Lower case that keeps every character's place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" lowers to two characters: leave such letters as they are
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered
