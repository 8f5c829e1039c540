"""The data that a page carries for its own script: ``__NEXT_DATA__``, ``__NUXT__``, ``application/json`` blocks.

A site that is an application sends a page's content this way: the script shows it, and no script need be run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from lxml import etree

_ASSIGNED = re.compile(
    r"(?:window|self|globalThis)?\s*\.?\s*\[?[\"']?(__[A-Z0-9_]{3,40}__|[a-zA-Z_]{0,30}(?:State|Data|Store|Props))[\"']?\]?"
    r"\s*=\s*(?=[\[{]|JSON\.parse\()"
)
"""``window.__INITIAL_STATE__ = {…``, ``var pageData = […``."""
_PARSED = re.compile(r"JSON\.parse\(\s*(?=[\"'])")
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*")
MAX_SCRIPTS = 60
_ANGULAR = (("&q;", '"'), ("&l;", "<"), ("&g;", ">"), ("&s;", "'"), ("&a;", "&"))
"""How Angular's transfer state writes what markup would end: ``{&q;items&q;:[…``."""

# <div id="app" data-page="{&quot;component&quot;:…">, as Inertia has it
_DATA_ATTRIBUTES = etree.XPath("//@*[starts-with(., '{') and string-length(.) > 200]")


def data_attributes(root: etree._Element) -> list[str]:
    """The JSON texts that a page's elements hold in an attribute; to look through all takes longer than parsing it."""
    return _DATA_ATTRIBUTES(root)  # type: ignore[return-value]  # what this expression selects


def script_data(scripts: Iterable[str]) -> Iterable[Any]:
    """The JSON documents in the texts of a page's scripts, the first 60 of them."""
    for script in islice(scripts, MAX_SCRIPTS):
        for document in _documents(script.strip()):
            yield _unflattened(document)


def _documents(script: str) -> Iterable[Any]:
    decoder = json.JSONDecoder(strict=False)
    if script[:4] in ("{&q;", "[{&q"):
        for mark, letter in _ANGULAR:
            script = script.replace(mark, letter)
    if script[:1] in ("{", "["):
        yield from _decoded(decoder, script, 0)
        return
    if len(script) < 20:
        return
    for found in _FLIGHT.finditer(script):  # self.__next_f.push([1,"7:{\"articles\":[…"])
        for chunk in _decoded(decoder, script, found.end()):
            if isinstance(chunk, list) and len(chunk) > 1 and isinstance(chunk[1], str):
                for line in chunk[1].splitlines():
                    _, _, rest = line.partition(":")
                    if rest[:1] in ("{", "["):
                        yield from _decoded(decoder, rest, 0)
    for found in _ASSIGNED.finditer(script):
        parsed = _PARSED.match(script, found.end())
        if parsed is None:
            yield from _decoded(decoder, script, found.end())
        elif script[parsed.end()] == '"':
            for text in _decoded(decoder, script, parsed.end()):
                yield from _decoded(decoder, str(text), 0)


def _decoded(decoder: json.JSONDecoder, text: str, at: int) -> Iterable[Any]:
    try:
        yield decoder.raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return


def _unflattened(document: Any) -> Any:
    """Nuxt 3 writes one flat list whose records name their values by place: ``[{"title": 2, "url": 3}, …]``."""
    if not (isinstance(document, list) and len(document) > 2 and any(isinstance(v, dict) for v in document)):
        return document

    def value_of(place: Any) -> Any:
        if isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(document):
            value = document[place]
            return value if isinstance(value, str | int | float) else None
        return None

    records = [v for v in document if isinstance(v, dict)]
    if not all(isinstance(place, int) for record in records for place in record.values()):
        return document
    return [{name: value_of(place) for name, place in record.items()} for record in records]
