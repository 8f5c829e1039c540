"""What it costs to store reports and group them into events, by how many fall on one day: ``python -m benchmarks.events.density``.

The labelled reports are moved to fall on a year, a month and ten days, several such stretches one after the other. All are stored
as :func:`pipeline.events.update_events` does once they are read, then all again as when the rules that read them change: each
batch then meets the whole store. Prints milliseconds of CPU per report, of this process and of Postgres.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from psycopg2.extras import execute_values

from articles.events import ReportedEvent, read_report
from benchmarks.search.incremental import ADD_ARTICLES, ADD_CLUSTERS, ARTICLE_ROW, backend_of, cpu_of
from evaluation.events.measure import SETS, labelled_reports
from pipeline.events import BATCH, READER
from storage.db import Connection, connect, stop_embedded
from storage.event_groups import group_waiting, store_and_group
from storage.event_reports import Reading, articles_to_read, texts_to_read

_FIRST_DAY = date(2018, 1, 1)
_SITES = "INSERT INTO site (id, name, url, kind, province, registered_at) VALUES %s"
_SITE = "(%s, %s, 'https://s.vn/', 'newspaper', %s, now())"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """Milliseconds of CPU per report: of this process, and of Postgres."""

    here: float
    postgres: float


def moved(event: ReportedEvent, to: date) -> ReportedEvent:
    """The same report as if its event had been on another day."""
    published = event.report.published_on
    shift = to - (event.days[0] if event.days else published or to)
    return replace(
        event,
        days=(event.days[0] + shift, event.days[1] + shift) if event.days else None,
        report=replace(event.report, published_on=published + shift if published else None),
    )


def put_articles(
    connection: Connection, events: Sequence[ReportedEvent], days: int, stretches: int
) -> dict[str, ReportedEvent]:
    """Store the texts of all stretches; return what each reports, by its article's id."""
    chance = random.Random(4)
    placed = {}
    for stretch in range(stretches):
        for event in events:
            day = _FIRST_DAY + timedelta(days=stretch * (days + 30) + chance.randrange(days))
            placed[f"{chance.getrandbits(64):016x}"] = moved(event, day)
    sites = {event.report.province for event in events}
    with connection, connection.cursor() as cursor:
        execute_values(cursor, _SITES, [(str(p), str(p), p) for p in sites], template=_SITE)
        execute_values(cursor, ADD_CLUSTERS, [(id_, id_, 1, datetime.now(UTC)) for id_ in placed])
        values = [
            (
                id_,
                str(e.report.province),
                f"https://s.vn/{id_}",
                e.report.title,
                None,
                e.report.text,
                e.report.published_on,
                True,
                id_,
            )
            for id_, e in placed.items()
        ]
        execute_values(cursor, ADD_ARTICLES, values, template=ARTICLE_ROW)
    return placed


def store_all(connection: Connection, placed: dict[str, ReportedEvent], *, reader: str) -> Spent:
    """Store and group every report, in the order and batches of the pipeline."""
    process = backend_of(connection)
    here, there = time.process_time(), cpu_of(process)
    ids = articles_to_read(connection, reader=reader)
    for first in range(0, len(ids), BATCH):
        texts = texts_to_read(connection, ids[first : first + BATCH])
        store_and_group(connection, [Reading(text=text, event=placed[text.id]) for text in texts], reader=reader)
        print(f"{first:,} of {len(placed):,}", end="\r", flush=True)
    group_waiting(connection)
    return Spent(
        here=1000 * (time.process_time() - here) / len(placed), postgres=1000 * (cpu_of(process) - there) / len(placed)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--days", type=int, nargs="+", default=[365, 30, 10], help="days on which a stretch's reports fall"
    )
    parser.add_argument("--stretches", type=int, default=1)
    given = parser.parse_args()
    events = [read_report(item.report) for name in SETS for item in labelled_reports(name)]
    os.environ.pop("THIDUA_DATABASE_URL", None)
    print(f"\n{len(events):,} reports on …, {given.stretches} times one after the other\n")
    print("| | first, ms per report | again by other rules |\n|---|---|---|")
    for days in given.days:
        with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
            os.environ["THIDUA_HOME"] = folder
            try:
                connection = connect()
                placed = put_articles(connection, events, days, given.stretches)
                found = [store_all(connection, placed, reader=reader) for reader in (READER, "another")]
                connection.close()
            finally:
                stop_embedded()
        print(f"| {days} days | {' | '.join(f'{s.here:.1f} and {s.postgres:.1f}' for s in found)} |", flush=True)


if __name__ == "__main__":
    main()
