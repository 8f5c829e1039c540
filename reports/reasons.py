"""Reasons of verdicts and issues in Vietnamese. The store keeps English sentences; ``reasons.toml`` has both.

Messages of a server, a site or the machine remain untranslated within such a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

_PLACE = re.compile(r"\{(\w+)\}")
_NUMBER = r"[\d.,/]+%?"
_JOINED = "; "
"""Between the sentences of a site whose fields drift together."""
_LONGEST = 2000


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "reasons.toml").read_text(encoding="utf-8"))


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(said), re.DOTALL), vi) for said, vi in _tables()["said"].items())


def _pattern(said: str) -> str:
    parts = _PLACE.split(said)  # text, name, text, name, text …
    return "".join(f"(?P<{part}>{_form(part)})" if i % 2 else re.escape(part) for i, part in enumerate(parts))


def _form(name: str) -> str:
    if name in _tables():
        return "|".join(map(re.escape, sorted(_tables()[name], key=len, reverse=True)))
    return _NUMBER if name in ("n", "m", "before", "now", "newest") else ".+?"


def said_in_vietnamese(reason: str) -> str | None:
    """The reason in Vietnamese; ``None`` for a sentence that is not in ``reasons.toml``."""
    if len(reason) > _LONGEST:
        return None
    for pattern, said in _sentences():
        match = pattern.fullmatch(reason)
        if match:
            return _PLACE.sub(_filled(match), said)
    parts = [said_in_vietnamese(part) for part in reason.split(_JOINED)] if _JOINED in reason else []
    known = [part for part in parts if part is not None]
    return _JOINED.join(known) if parts and len(known) == len(parts) else None


def _filled(match: re.Match[str]) -> Callable[[re.Match[str]], str]:
    def fill(place: re.Match[str]) -> str:
        name, found = place[1], match[place[1]]
        if name in _tables():
            return str(_tables()[name][found])
        return (said_in_vietnamese(found) or found) if name == "why" else found

    return fill


def shown_why(why: str, lang: str) -> str:
    """A reason in a language; one of a server's own words stays as it is."""
    return (said_in_vietnamese(why) or why) if lang == "vi" else why


def shown_code(code: str, lang: str) -> str:
    """What an issue's code or an outcome means; in English, and of one that is not known, the code itself."""
    return str(_tables()["code"].get(code, code)) if lang == "vi" else code


def shown_verdict(verdict: str, lang: str) -> str:
    """A site's state in a word, the same wherever one is shown."""
    return _verdicts()[verdict][lang == "en"]


def shown_todo(verdict: str, lang: str) -> str:
    """What to do about a site's state."""
    return _verdicts()[verdict][3 if lang == "en" else 2]


def _verdicts() -> dict[str, list[str]]:
    return cast(dict[str, list[str]], _tables()["verdict"])


def shown_field(field: str, lang: str) -> str:
    """A field of an article by its name."""
    return str(_tables()["field"].get(field, field)) if lang == "vi" else field
