"""Facts across the articles as files: one row a fact, with its words and the article it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from articles.printing import Record
from pipeline.tables import Column, write_table
from storage.db import opened
from storage.facts import find_facts
from storage.search import Filters

_OF_KIND: dict[str, tuple[Column, ...]] = {
    "awards": (
        Column(name="class", kind="integer"), Column(name="giver"), Column(name="recipients", kind="json"),
        Column(name="decision"), Column(name="decision_date"),
    ),
    "statistics": (
        Column(name="what"), Column(name="value", kind="number"), Column(name="unit"), Column(name="qualifier"),
        Column(name="change"), Column(name="as_of"), Column(name="place"),
    ),
    "people": (Column(name="roles", kind="json"),),
    "provinces": (Column(name="now"),),
}  # fmt: skip


def fact_columns(kind: str) -> tuple[Column, ...]:
    """The columns of one kind of facts: what it is, what its kind has, its words, and where they stand."""
    return (
        Column(name="id"), Column(name="name"), *_OF_KIND.get(kind, ()), Column(name="quote"),
        Column(name="start", kind="integer"), Column(name="end", kind="integer"), Column(name="article"),
        Column(name="title"), Column(name="url"), Column(name="site"), Column(name="province"),
        Column(name="province_now"), Column(name="published_at", kind="time"),
    )  # fmt: skip


def export_facts(
    kind: str, filters: Filters, file_format: str, out: Path, *, progress: Callable[[int], None] = lambda done: None
) -> int:
    """Write the facts of one kind in the articles that match to a file; how many they were.

    Raises:
        StepError: if the file cannot be written.
    """
    with opened(application="thidua facts") as connection:

        def counted() -> Iterator[Record]:
            for done, record in enumerate(find_facts(connection, kind, filters), start=1):
                yield record
                progress(done)

        return write_table(counted(), fact_columns(kind), file_format, out)
