"""Other spellings of a syllable: one typing slip away, or with keys that the input method left untranslated."""

from __future__ import annotations

import re
from functools import lru_cache

# Every syllable is onset + rime. Both sets are closed: the results of slips are checked against them before the index
# is queried, which leaves some ten of three hundred strings.
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".replace("đ ", "").split()
_RIME = re.compile(
    r"(?:a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet"
    r"|ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|oong"
    r"|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych"
    r"|uyen|uyet|uynh|uyt|uyu|y|yem|yen|yet|yeu|ynh)"
)
_LETTERS = "abcdeghiklmnopqrstuvxy"
# Telex and VNI leave the keys that set tones and marks behind when the input method is off: "ddua", "thuowng".
_KEYS = str.maketrans({"w": "", "j": "", "f": "", "z": ""})


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word, bare of diacritics, can be a Vietnamese syllable."""
    return any(
        word.startswith(onset) and _RIME.fullmatch(word[len(onset) :]) for onset in ("", *_ONSETS) if len(word) > 1
    ) or (len(word) == 1 and _RIME.fullmatch(word) is not None)


def other_spellings(word: str) -> list[str]:
    """Vietnamese syllables that differ from a bare word by one slip, sorted; the word itself is not among them."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in cuts if b}
    slips |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    slips |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    slips |= {a + c + b for a, b in cuts for c in _LETTERS}
    untranslated = re.sub(r"([adeo])\1", r"\1", word.translate(_KEYS))
    slips |= {untranslated, untranslated.rstrip("srx"), re.sub(r"[srx1-9]", "", untranslated)}
    return sorted(slip for slip in slips if slip != word and is_syllable(slip))
