"""Runs in the peers' environment: reads pages as JSON Lines, writes what each peer finds, and the time it took.

usage: peer_worker.py PAGES.jsonl FOUND.jsonl
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

Answer = dict[str, Any]


def _trafilatura() -> Callable[[bytes, str], Answer]:
    from trafilatura import bare_extraction

    def read(html: bytes, url: str) -> Answer:
        found = bare_extraction(html, url=url, with_metadata=True)
        if found is None:
            return {}
        return {
            "title": found.title,
            "date": found.date,
            "authors": (found.author or "").split("; "),
            "text": found.text,
        }

    return read


def _readability() -> Callable[[bytes, str], Answer]:
    from lxml.html import fromstring
    from readability import Document

    def read(html: bytes, url: str) -> Answer:
        document = Document(html.decode("utf-8", "replace"))
        return {"title": document.title(), "text": str(fromstring(document.summary()).xpath("string()"))}

    return read


def _newspaper() -> Callable[[bytes, str], Answer]:
    from newspaper import Article

    def read(html: bytes, url: str) -> Answer:
        article = Article(url or "https://example.vn/", language="vi" if ".vn" in url else "en", fetch_images=False)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date.isoformat() if article.publish_date else None
        return {"title": article.title, "date": day, "authors": list(article.authors), "text": article.text}

    return read


def _htmldate(extensive: bool) -> Callable[[bytes, str], Answer]:
    from htmldate import find_date

    def read(html: bytes, url: str) -> Answer:
        return {"date": find_date(html, url=url or None, extensive_search=extensive)}

    return read


def main() -> None:
    pages = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").strip().split("\n")]
    peers = {
        "trafilatura": _trafilatura(),
        "readability-lxml": _readability(),
        "newspaper4k": _newspaper(),
        "htmldate": _htmldate(True),
        "htmldate careful": _htmldate(False),
    }
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for name, read in peers.items():
            for page in pages[:3]:  # first calls compile patterns and load lists
                _answer(read, page)
            for page in pages:
                started = perf_counter()
                answer = _answer(read, page)
                seconds = perf_counter() - started
                out.write(
                    json.dumps({"peer": name, "id": page["id"], "seconds": seconds, **answer}, ensure_ascii=False)
                    + "\n"
                )


def _answer(read: Callable[[bytes, str], Answer], page: Answer) -> Answer:
    try:
        return read(base64.b64decode(page["html"]), page["url"])
    except Exception as error:
        return {"error": repr(error)[:200]}


if __name__ == "__main__":
    main()
