"""Crawling and cleaning the recorded sites as a person does, and what the store then holds."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.printing import Record
from crawler.recordings import RECORDED
from crawler.replay import Replay, start_replay
from storage.db import opened, rows
from tests.cli.called import thidua

RECHECK_DAYS = "36500"


@lru_cache(maxsize=1)
def expected() -> dict[str, Any]:
    """``crawler/recorded/expected.json``."""
    loaded: dict[str, Any] = json.loads((RECORDED / "expected.json").read_text(encoding="utf-8"))
    return loaded


def expected_articles() -> list[Record]:
    """Every article that the recorded sites print, as it should be stored."""
    found: list[Record] = expected()["articles"]
    return found


def serve(monkeypatch: Any) -> Replay:
    """The recorded sites on free ports, and the catalogue that names them there."""
    replay = start_replay(0)
    monkeypatch.setenv("THIDUA_SITES_DIR", str(replay.sites_dir))
    return replay


def command(*arguments: str) -> list[str]:
    """A ``thidua`` command line."""
    return [str(Path(sys.executable).parent / "thidua"), *arguments]


def started(*arguments: str, status: int = 0, stdin: str | None = None) -> str:
    """Run a command in a process of its own; return what it printed. Its status must be the given one."""
    done = subprocess.run(command(*arguments), capture_output=True, text=True, input=stdin, timeout=300, check=False)
    assert done.returncode == status, f"{arguments}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert "Traceback" not in done.stderr
    return done.stdout


def site_ids() -> list[str]:
    """The recorded sites' ids."""
    return list(expected()["sites"])


def run_once() -> None:
    """Crawl all recorded sites, requesting known addresses again, and clean."""
    thidua("crawl", *site_ids(), "--recheck", RECHECK_DAYS)
    thidua("clean")


_ARTICLES = """
SELECT a.id, a.site, a.title, a.lead, md5(a.body) AS body, a.authors, a.published_at, a.modified_at, a.versions,
       a.relevant, round(a.relevance_score::numeric, 4) AS score, a.cluster, c.representative, c.size,
       NOT EXISTS (SELECT FROM link_waiting w WHERE w.article = a.id) AS linked,
       (SELECT count(*) FROM mention m WHERE m.article = a.id) AS mentions,
       (SELECT md5(f.hashes::text) FROM fingerprint f WHERE f.article = a.id) AS fingerprint,
       (SELECT array_agg(d.url_fingerprint ORDER BY d.url_fingerprint) FROM address d WHERE d.article = a.id) AS known,
       (SELECT array_agg(md5(v.content_hash) ORDER BY v.number) FROM article_version v WHERE v.article = a.id) AS texts
FROM article a JOIN cluster c ON c.id = a.cluster ORDER BY a.id
"""
_EDGES = "SELECT a, b, kind FROM edge ORDER BY a, b"
_PAGES = """
SELECT site, url_fingerprint, kind, outcome, digest, page_type, count(*) AS times
FROM page p JOIN page_cleaning c ON c.page = p.id
WHERE outcome NOT IN ('disallowed') AND kind = 'article' AND outcome IN ('fetched')
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 5
"""


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """The stored rows without what depends on the moment of the run."""
    with opened() as connection, connection.cursor() as cursor:
        queries = {"articles": _ARTICLES, "edges": _EDGES, "pages": _PAGES}
        return {name: rows(cursor, sql) for name, sql in queries.items()}
