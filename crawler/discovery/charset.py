"""The encoding that a page is parsed with."""

from __future__ import annotations

import codecs
import re

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.I)


def sniff_encoding(body: bytes, content_type: str | None) -> str | None:
    """The encoding to parse with: BOM, then UTF-8 if that is what the bytes are, then what header or page name.

    UTF-8 before the header: portals moved to it and kept ``charset=windows-1258`` in their configuration.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return name
    try:
        body.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(body) - 4:  # cut off in the middle of a character
            return "utf-8"
    in_header = _HEADER_CHARSET.search(content_type or "")
    in_page = _META_CHARSET.search(body[:4096])
    for said in (in_header[1] if in_header else "", in_page[1].decode("ascii") if in_page else ""):
        try:
            if said:
                return codecs.lookup(said).name
        except LookupError:
            continue
    return "utf-8" if body.count(b"\xe1\xba") > 3 else "windows-1258"
