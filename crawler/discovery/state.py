"""The list that a page carries for its own script: a site that is an application often sends its first one this way."""

from __future__ import annotations

from collections.abc import Iterable

from articles.page.script_data import script_data
from crawler.discovery.json_listing import listed_parts


def page_of_state(scripts: Iterable[str]) -> str | None:
    """The entries listed in these scripts' data, as HTML; ``None`` if they list none."""
    parts = [part for document in script_data(scripts) for part in listed_parts(document)]
    return f"<html><body>{''.join(dict.fromkeys(parts))}</body></html>" if parts else None
