"""One peer engine over rows in a file: build, size, and the same questions. Run by peers.py in an environment of its own.

    python peer_engines.py (fts5|tantivy) ROWS FOLDER BATCH QUESTIONS

ROWS is a CSV of id, site, relevant, seconds since 1970, title, lead, body; QUESTIONS a JSON list of {q, site}. Prints
JSON: seconds to build, bytes on disk, and by question the number found and the milliseconds of each repetition.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

REPEATS = 7
csv.field_size_limit(1 << 24)
Row = tuple[str, str, int, int, str, str, str]


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        for article, site, relevant, at, title, lead, body in csv.reader(file):
            yield article, site, int(relevant), int(at), title, lead, body


def timed(ask: Callable[[], int]) -> tuple[int, list[float]]:
    """What a question finds, and its milliseconds, after one run that warms up."""
    found, times = ask(), []
    for _ in range(REPEATS):
        started = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - started))
    return found, times


def size_of(folder: Path) -> int:
    """Bytes of the files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def fts5(rows: Path, folder: Path, batch: int, questions: list[dict[str, str | None]]) -> dict[str, object]:
    """SQLite: an FTS5 index without a copy of the texts, and a table of what is filtered and sorted by."""
    base = sqlite3.connect(folder / "search.db")
    base.executescript(
        """
        PRAGMA journal_mode = wal; PRAGMA synchronous = normal;
        CREATE TABLE entry (n INTEGER PRIMARY KEY, article TEXT, site TEXT, relevant INTEGER, at INTEGER);
        CREATE VIRTUAL TABLE words USING fts5(title, lead, body, content='', tokenize='unicode61 remove_diacritics 2');
        """
    )
    started = time.perf_counter()
    for n, (article, site, relevant, at, title, lead, body) in enumerate(read_rows(rows), start=1):
        base.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (n, article, site, relevant, at))
        base.execute("INSERT INTO words (rowid, title, lead, body) VALUES (?, ?, ?, ?)", (n, title, lead, body))
        if n % batch == 0:
            base.commit()
    base.commit()
    built = time.perf_counter() - started
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    where = (
        "FROM words JOIN entry ON n = words.rowid WHERE words MATCH :q AND relevant AND (:site IS NULL OR site = :site)"
    )
    answers = {}
    for question in questions:
        q = question["q"] or ""
        match = q if '"' in q else " ".join(f'"{word}"' for word in q.split())
        given = {"q": match, "site": question["site"]}

        def ask(given: dict[str, str | None] = given) -> int:
            base.execute(f"SELECT article {where} ORDER BY rank, at DESC LIMIT 20", given).fetchall()
            return int(base.execute(f"SELECT count(*) {where}", given).fetchone()[0])

        answers[json.dumps(question, ensure_ascii=False)] = timed(ask)
    base.close()
    return {"built": built, "bytes": size_of(folder), "answers": answers, "version": f"SQLite {sqlite3.sqlite_version}"}


def tantivy_engine(rows: Path, folder: Path, batch: int, questions: list[dict[str, str | None]]) -> dict[str, object]:
    """Tantivy: words in lower case and ASCII with their places, nothing stored but the id."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    for name in ("title", "lead", "body"):
        schema.add_text_field(name, tokenizer_name="bare", index_option="position")
    schema.add_text_field("site", tokenizer_name="raw", index_option="basic")
    schema.add_text_field("article", stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_boolean_field("relevant", indexed=True)
    schema.add_integer_field("at", fast=True)
    index = tantivy.Index(schema.build(), path=str(folder))
    bare = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    index.register_tokenizer(
        "bare", bare.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
    )
    started = time.perf_counter()
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for n, (article, site, relevant, at, title, lead, body) in enumerate(read_rows(rows), start=1):
        fields = {"title": title, "lead": lead, "body": body, "article": article, "site": site}
        writer.add_document(tantivy.Document(relevant=bool(relevant), at=at, **fields))
        if n % batch == 0:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    built = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()
    answers = {}
    for question in questions:
        q = f"({question['q']}) AND relevant:true" + (f" AND site:{question['site']}" if question["site"] else "")

        def ask(q: str = q) -> int:
            query = index.parse_query(q, ["title", "lead", "body"], conjunction_by_default=True)
            found = searcher.search(query, limit=20, count=True)
            for _, address in found.hits:
                searcher.doc(address)
            return int(found.count)

        answers[json.dumps(question, ensure_ascii=False)] = timed(ask)
    from importlib.metadata import version

    return {"built": built, "bytes": size_of(folder), "answers": answers, "version": f"tantivy {version('tantivy')}"}


def main() -> None:
    """Measure the one that is named."""
    name, rows, folder, batch, questions = sys.argv[1:]
    engine = {"fts5": fts5, "tantivy": tantivy_engine}[name]
    print(json.dumps(engine(Path(rows), Path(folder), int(batch), json.loads(questions))))


if __name__ == "__main__":
    main()
