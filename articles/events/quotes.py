"""What a report quotes: a speaker's words state nothing of the event's kind, day or place."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'["“](?P<said>[^"”\n]{1,400})["”]')
_SPEECH = 6
"""Words from which a quotation is speech; a shorter one is a name: 'phong trào "Dân vận khéo"'."""


def quoted_names(folded: str) -> frozenset[str]:
    """Short quotations: names of prizes, programmes and models, which few texts share by chance."""
    found = (" ".join(match["said"].split()) for match in _QUOTED.finditer(folded))
    return frozenset(said for said in found if 2 <= len(said.split()) < _SPEECH + 2)


def without_speech(text: str) -> str:
    """The text with quoted speech blanked out, of the same length."""
    if '"' not in text and "“" not in text:
        return text
    return _QUOTED.sub(
        lambda match: match.group() if len(match["said"].split()) < _SPEECH else "~" * len(match.group()), text
    )
