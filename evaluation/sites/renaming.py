"""Made-up sites with each class and id replaced by a word that means nothing, the same one on every page."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b

from evaluation.sites.building import Answer, MadeSite

_NAMED = re.compile(r"""(\s)(class|id)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_LETTERS = "ghjkvqwz"
"""Letters that cannot form any word of a hint."""


def _word(name: str, site: str) -> str:
    digest = blake2b(f"{site} {name}".encode(), digest_size=7).digest()
    return "x" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:5]) + f"{digest[5] % 90 + 10}"


def rename(html: str, site: str) -> str:
    """A page in which names no longer show what they name, but still which elements are alike."""

    def renamed(found: re.Match[str]) -> str:
        names = found[3] or found[4] or found[5] or ""
        return f'{found[1]}{found[2]}="{" ".join(_word(n, site) for n in names.split())}"'

    return _NAMED.sub(renamed, html)


def rename_site(site: MadeSite) -> MadeSite:
    """A site with its pages renamed; anything not a page, or not in UTF-8, stays as it is."""
    answers = {path: _renamed_answer(answer, site.name) for path, answer in site.answers.items()}
    return replace(site, answers=answers)


def _renamed_answer(answer: Answer, site: str) -> Answer:
    if not answer.content_type.startswith("text/html"):
        return answer
    try:
        text = answer.body.decode()
    except UnicodeDecodeError:
        return answer
    return replace(answer, body=rename(text, site).encode())
