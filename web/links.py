"""Addresses within the application: filters as parameters, and the language that every link keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from storage.search import Filters

_FROM = "from"
_WEB = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)


def parameters(filters: Filters) -> dict[str, str]:
    """A search as the parameters of an address; default values are left out."""
    found: dict[str, str] = {}
    usual = Filters()
    for name in (field.name for field in fields(Filters)):
        value = getattr(filters, name)
        if value is None or value == getattr(usual, name) or name == "limit":
            continue
        key = {"query": "q", "from_": _FROM}.get(name, name)
        found[key] = "true" if value is True else str(value)
    return found


def address(path: str, given: Mapping[str, Any] | None = None, *, lang: str = "vi") -> str:
    """A path with parameters; ``None`` values and the default language, Vietnamese, are left out."""
    kept = tuple((name, str(value)) for name, value in (given or {}).items() if value not in (None, ""))
    return _encoded(path, kept if lang == "vi" else (*kept, ("lang", lang)))


@lru_cache(maxsize=8192)
def _encoded(path: str, given: tuple[tuple[str, str], ...]) -> str:
    return quote(path) + (f"?{urlencode(given)}" if given else "")


def web_address(url: str | None) -> str | None:
    """An address of another site that may become a link: http or https, and nothing else."""
    return url if url and _WEB.fullmatch(url) else None
