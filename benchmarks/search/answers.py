"""``python -m benchmarks.search.answers FILE [--against FILE]``: what the benchmark's queries find, kept for comparing.

The first twenty ids and the total of every query of :mod:`benchmarks.search.run`, and of some harder ones, on 20,000
generated articles. ``--against`` compares with the file that another version wrote, and ends with 1 if they differ.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.search.run import USUAL, WORST
from benchmarks.search.store import fill, stage
from storage.db import Connection, connect, stop_embedded
from storage.search import Filters, find_page, total_articles

SIZE = 20_000
HARDER = {
    "a phrase with a code": Filters(query='"đồng chí Sơn417"'),
    "an excluded phrase": Filters(query='khen thưởng -"thi đua"'),
    "an excluded phrase with a code": Filters(query='khen thưởng -"và Sơn417"'),
    "a phrase with a year": Filters(query='"năm 2023"'),
    "a phrase with a number": Filters(query='"gần 300 đại biểu"'),
    "joined by a dash": Filters(query="2021-2025"),
    "a code beside its neighbour": Filters(query="Sơn417 Bắc88 thi đua"),
    "words of a code": Filters(query="đồng chí Hoa5 giỏi", all_copies=True),
    "a decree": Filters(query="quyết định 1982"),
    "without diacritics, newest": Filters(query="bang khen cua thu tuong", sort="newest"),
    "any of an award": Filters(query="tuyên dương", award="award_3", irrelevant=True),
    "only an exclusion": Filters(query="-thi", irrelevant=True),
}


def answers(connection: Connection) -> dict[str, list[object]]:
    """By query: the total, whether it is exact, and the ids of two pages."""
    found: dict[str, list[object]] = {}
    for name, filters in {**USUAL, **WORST, **HARDER}.items():
        page = find_page(connection, filters, limit=20)
        second = find_page(connection, filters, limit=20, after=page.next).ids if page.next else ()
        total = total_articles(connection, filters)
        found[name] = [total.count, total.exact, *page.ids, *second]
    return found


def main() -> None:
    """Fill, search, write, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--home", help="keep the store here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ["THIDUA_HOME"] = given.home or folder
        os.environ.pop("THIDUA_DATABASE_URL", None)
        try:
            connection = connect()
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM search_entry")
                [filled] = cursor.fetchone() or (0,)
            if filled < SIZE:
                stage(connection)
                fill(connection, 0, SIZE - 1)
            found = answers(connection)
            connection.close()
        finally:
            stop_embedded()
    given.file.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    if given.against is not None:
        other = json.loads(given.against.read_text(encoding="utf-8"))
        differ = [name for name in found if found[name] != other.get(name)]
        print(f"{len(found) - len(differ)} of {len(found)} queries find the same", *differ, sep="\n")
        sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
