"""Facts across the articles as files: one row per fact, with its words and its article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from articles.printing import Record, mention_record, printed_time
from reports.tables import Column, Written, counting, write_table
from storage.db import opened
from storage.facts import FactRow, find_facts
from storage.search import Filters

_OF_KIND: dict[str, tuple[Column, ...]] = {
    "awards": (
        Column(name="class", kind="integer", meaning="1, 2, 3 or null."),
        Column(name="giver", meaning="Who gives it, as the text says."),
        Column(name="recipients", kind="json", meaning="List of `n` (null where no number is named) and `type`."),
        Column(name="decision", meaning="Number of the decision."),
        Column(name="decision_date", kind="date", meaning="Its day, YYYY-MM-DD."),
    ),
    "statistics": (
        Column(name="what", meaning="What was counted or measured."),
        Column(name="value", kind="number", meaning="In base units; never negative."),
        Column(name="unit", meaning="`%`, `điểm %`, `đồng`, `hộ` …"),
        Column(name="qualifier", meaning="“trên”, “gần” …"),
        Column(name="change", meaning="`increase`, `decrease`, or null for a level."),
        Column(name="as_of", meaning="As of when: YYYY, YYYY-MM or YYYY-MM-DD."),
        Column(name="place", meaning="Where, as the text says."),
    ),
    "people": (Column(name="roles", kind="texts", meaning="What the text says the person is."),),
    "provinces": (Column(name="now", meaning="The province since 1 July 2025."),),
    "places": (
        Column(name="level", meaning="`province`, `district` or `commune`."),
        Column(name="era", meaning="`former` to 30 June 2025, `current` since."),
        Column(name="now", kind="texts", meaning="Codes of the units of today that hold it or a part of it."),
        Column(name="candidates", kind="texts", meaning="Codes of the units that share the name, where none is sure."),
    ),
}


def fact_columns(kind: str) -> tuple[Column, ...]:
    """The columns of one kind of facts: its value, its kind's own fields, its words, and their place."""
    return (
        Column(name="id", meaning="Id in the gazetteer, else null."),
        Column(name="name", meaning="Name in the gazetteer, else as the text says."),
        *_OF_KIND.get(kind, ()),
        Column(name="quote", meaning="The words."),
        Column(name="start", kind="integer", meaning="Where they begin, in characters of lead, blank line, body."),
        Column(name="end", kind="integer", meaning="Where they end."),
        Column(name="article", meaning="Id of the article."),
        Column(name="title", meaning="Its title."),
        Column(name="url", meaning="Its address."),
        Column(name="site", meaning="Its site."),
        Column(name="province", meaning="Province of the site."),
        Column(name="province_now", meaning="The same since 1 July 2025."),
        Column(name="published_at", kind="time", meaning="Its publication, if stated."),
    )


def fact_record(row: FactRow) -> Record:
    """One fact as the JSON object of :func:`mention_record`, with its article."""
    return {
        **mention_record(row.mention),
        "article": row.article,
        "url": row.url,
        "site": row.site,
        "province": row.province,
        "province_now": row.province_now,
        "title": row.title,
        "published_at": printed_time(row.published_at),
    }


def export_facts(
    kind: str,
    filters: Filters,
    file_format: str,
    out: Path,
    *,
    language: str = "en",
    progress: Callable[[int], None] = lambda done: None,
) -> Written:
    """Write the facts of one kind in the articles that match to a file, which appears when it is whole.

    Raises:
        StepError: if the file cannot be written.
    """
    with opened(application="thidua facts") as connection:
        records = counting(map(fact_record, find_facts(connection, kind, filters)), progress)
        return write_table(records, fact_columns(kind), file_format, out, language=language)
