"""``python -m benchmarks.search.peers [ARTICLES]``: search beside SQLite's FTS5 and tantivy, in one run.

The same generated articles and questions for all: twenty results and the total, of relevant articles. All are built in
batches of fifty that are committed, as articles are when they are cleaned, and the peers also at once. Ours stands in the
store with the articles; a peer's index is a second store of their words. Sizes are without the texts.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers import ensure_peers
from benchmarks.search.incremental import BATCH, made_articles, sizes, store_in_batches
from benchmarks.search.run import timed
from benchmarks.search.store import TEXTS, stage
from storage.db import Connection, connect, stop_embedded
from storage.search import Filters, find_page, total_articles

HERE = Path(__file__).parent
QUESTIONS = (
    Filters(query="thi dua", all_copies=True),
    Filters(query="thi đua", all_copies=True),
    Filters(query="thi đua yêu nước", all_copies=True),
    Filters(query="bằng khen của Thủ tướng Chính phủ", all_copies=True),
    Filters(query='"nông thôn mới"', all_copies=True),
    Filters(query="Sơn417", all_copies=True),
    Filters(query="khen thưởng Hoa88", all_copies=True),
    Filters(query="thi đua", site="site_7", all_copies=True),
)
_VACUUM = "VACUUM ANALYZE search_entry, article, cluster"


@dataclass(kw_only=True, slots=True)
class Measured:
    """One engine: seconds to build, bytes on disk, and by question the number found and its milliseconds."""

    built: float
    size: int
    answers: list[tuple[int, list[float]]] = field(default_factory=list)


def measure_ours(connection: Connection, articles: int) -> Measured:
    """Thidua, as cleaning stores and as readers search."""
    spent = store_in_batches(connection, articles)
    found = Measured(built=spent.wall + spent.terms, size=sum(sizes(connection, "search_entry").values()))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(_VACUUM)
    connection.autocommit = False
    for filters in QUESTIONS:
        total = total_articles(connection, filters).count
        times = timed(lambda f=filters: (find_page(connection, f, limit=20), total_articles(connection, f)), 7)  # type: ignore[misc]
        found.answers.append((total, times))
    return found


def write_rows(connection: Connection, articles: int, path: Path) -> None:
    """The same articles for the peers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for first in range(0, articles, 1000):
            for a in made_articles(connection, first, min(first + 1000, articles) - 1):
                at = int(a.published_at.timestamp())
                writer.writerow([a.id, a.site, int(a.relevant), at, a.title, a.lead, a.body])


def measure_peer(python: Path, name: str, rows: Path, batch: int) -> Measured:
    """One peer, in a process of its own."""
    asked = [{"q": filters.query, "site": filters.site} for filters in QUESTIONS]
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        command: list[str | Path] = [
            python,
            HERE / "peer_engines.py",
            name,
            rows,
            folder,
            str(batch),
            json.dumps(asked),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    printed = json.loads(done.stdout)
    answers = [tuple(printed["answers"][json.dumps(question, ensure_ascii=False)]) for question in asked]
    return Measured(built=printed["built"], size=printed["bytes"], answers=answers)


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=TEXTS)
    articles = min(parser.parse_args().articles, TEXTS)
    python = ensure_peers(HERE / "requirements.txt")
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ["THIDUA_HOME"] = folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        rows = Path(folder) / "rows.csv"
        try:
            connection = connect()
            stage(connection)
            found = {"Thidua": measure_ours(connection, articles)}
            write_rows(connection, articles, rows)
            connection.close()
        finally:
            stop_embedded()
        for name, label in (("fts5", "SQLite FTS5"), ("tantivy", "tantivy")):
            found[label] = measure_peer(python, name, rows, BATCH)
            found[f"{label}, built at once"] = measure_peer(python, name, rows, articles)
    print(f"\n{articles:,} articles\n\n| | {' | '.join(found)} |\n|---|{'---|' * len(found)}")
    print("| building, ms per article |", " | ".join(f"{1000 * m.built / articles:.2f}" for m in found.values()), "|")
    print("| bytes per article |", " | ".join(f"{m.size / articles:,.0f}" for m in found.values()), "|")
    for place, filters in enumerate(QUESTIONS):
        asked = f"{filters.query}{f', of {filters.site}' if filters.site else ''}"
        cells = [
            f"{statistics.median(times):.1f}, {max(times):.1f} ms; {count:,}"
            for count, times in (m.answers[place] for m in found.values())
        ]
        print(f"| {asked} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
