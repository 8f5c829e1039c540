"""Cost of an export: peak memory and rows per second of each format, at ten thousand and at a million articles.

    .venv/bin/python -m benchmarks.exports.run                  # 10,000 and 1,000,000
    .venv/bin/python -m benchmarks.exports.run --rows 10000 100000 --format xlsx

Articles of usual length, with facts, are generated one by one and go through the program's own writers, each format and
size in a process of its own, so that a peak is that run's alone. Memory must not grow with the rows: a run of a million
may take 50 MB more than one of ten thousand. Exits with status 1 if it does.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from articles.dates import VIETNAM
from articles.models import (
    AwardMention,
    BodyMention,
    MatchedTerm,
    MovementMention,
    PersonMention,
    ProvinceMention,
    Recipients,
)
from articles.printing import Record
from reports.export import write_articles
from reports.tables import TABLE_FORMATS
from storage.search import Filters
from storage.stored_articles import Reasons, StoredArticle

FORMATS = (*TABLE_FORMATS, "atom")
MOST_GROWTH_MB = 50
SENTENCE = "Chủ tịch UBND tỉnh tặng Bằng khen cho 10 tập thể, 12 cá nhân có thành tích trong phong trào thi đua số {}. "


def articles(count: int) -> Iterator[StoredArticle]:
    """Articles with bodies of some 2,000 characters and seven facts."""
    place: dict[str, Any] = {"id": "bang-khen-ubnd-tinh", "name": "Bằng khen", "quote": "Bằng khen"}
    place |= {"start": 24, "end": 33}
    for n in range(count):
        at = datetime(2010 + n % 15, 1 + n % 12, 1 + n % 28, n % 24, n % 60, tzinfo=VIETNAM)
        award = AwardMention(
            **place,
            giver="Chủ tịch UBND tỉnh",
            decision=f"{n}/QĐ-UBND",
            recipients=(Recipients(n=10, type="tập thể"), Recipients(n=12, type="cá nhân")),
        )
        yield StoredArticle(
            id=f"a{n:012}",
            url=f"https://bao.example/tin-{n}.html",
            canonical_url=None,
            site="bao",
            site_name="Báo",
            kind="newspaper",
            province="tra-vinh",
            province_now="vinh-long",
            title=f"Phong trào thi đua yêu nước số {n}",
            lead=SENTENCE.format(n),
            body=(SENTENCE.format(n) * 9 + "\n\n") * 2,
            authors=("Trần Lan",),
            published_at=at,
            published_precision="minute",
            published_raw=at.isoformat(),
            published_from="meta",
            modified_at=None,
            listed_at=at,
            first_seen_at=at,
            fetched_at=at,
            section="Thi đua",
            tags=("thi đua", "khen thưởng"),
            images=(),
            attachments=(),
            language="vi",
            relevant=True,
            relevance=Reasons(score=0.9, matched=(MatchedTerm(term="x", weight=1.0, where="title"),)),
            movements=(MovementMention(**place),),
            awards=(award,) * 3,
            bodies=(BodyMention(**place),),
            provinces=(ProvinceMention(**place, now="vinh-long"),),
            places=(),
            people=(PersonMention(**place),),
            statistics=(),
            occasion=None,
            event=None,
            cluster=f"c{n:012}",
            representative=True,
            versions=1,
            wishes=(),
            confidence=None,
            extractor_version=1,
            corrections=(),
        )


def measure(file_format: str, rows: int, folder: Path) -> Record:
    """Write one file in this process; returns its cost."""
    out = folder / f"{rows}.{file_format}"
    began = time.monotonic()
    write_articles(articles(rows), Filters(), file_format, out)
    seconds = time.monotonic() - began
    size = out.stat().st_size
    out.unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return {"format": file_format, "rows": rows, "peak_mb": round(peak), "rows_s": rows / seconds, "mb": size / 1e6}


def main() -> int:
    """Measure every format at every size; print a table; return 1 if memory grew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--format", choices=FORMATS, nargs="+", default=list(FORMATS))
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.format[0], options.rows[0], options.folder)))
        return 0
    status = 0
    print(f"{'format':8} {'rows':>9} {'peak MB':>8} {'grew MB':>8} {'rows/s':>8} {'file MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for file_format in options.format:
            least = None
            for rows in options.rows:
                run = [sys.executable, "-m", "benchmarks.exports.run", "--one", "--format", file_format]
                done = subprocess.run(
                    [*run, "--rows", str(rows), "--folder", folder], capture_output=True, text=True, check=True
                )
                row = json.loads(done.stdout)
                least = row["peak_mb"] if least is None else least
                grew = row["peak_mb"] - least
                status = 1 if grew > MOST_GROWTH_MB else status
                print(
                    f"{file_format:8} {rows:9,} {row['peak_mb']:8} {grew:8} {row['rows_s']:8,.0f} {row['mb']:8,.1f}",
                    flush=True,
                )
    return status


if __name__ == "__main__":
    sys.exit(main())
