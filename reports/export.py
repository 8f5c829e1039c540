"""Articles as files: JSON Lines, CSV, Excel, Parquet, Atom and WACZ, in constant memory, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from articles.printing import json_record
from reports.atom import AtomFeed, atom_entry, write_atom
from reports.tables import TABLE_FORMATS, Column, Written, whole_file, write_table
from storage.db import Connection, opened
from storage.search import Filters, count_articles, find_articles
from storage.stored_articles import StoredArticle, stream_articles

FORMATS = (*TABLE_FORMATS, "atom", "wacz")
_FACT = "each with `id`, `name`, `quote`, `start`, `end`"

ARTICLE_COLUMNS: tuple[Column, ...] = (
    Column(name="id", meaning="Stable id, the same on every machine."),
    Column(name="url", meaning="Address it was first found at."),
    Column(name="canonical_url", meaning="Address that the page states as its own."),
    Column(name="site", meaning="Id of the site."),
    Column(name="site_name", meaning="Name of the site."),
    Column(name="kind", meaning="Kind of the site: newspaper, portal …"),
    Column(name="province", meaning="Province of the site, of its file's era, or what a person corrected it to."),
    Column(name="province_now", meaning="The same as one of the 34 provinces since 1 July 2025."),
    Column(name="title", meaning="As printed; null where the page has none."),
    Column(name="lead", meaning="Sapo, where the page sets one apart."),
    Column(name="body", meaning="Paragraphs joined by a blank line, without the lead."),
    Column(name="authors", kind="texts", meaning="Names in the byline."),
    Column(name="published_at", kind="time", meaning="Publication; null where neither page nor address states it."),
    Column(name="published_precision", meaning="`minute`, or `day` where no time of day is given."),
    Column(name="published_raw", meaning="The words or value that the publication was read from."),
    Column(name="published_from", meaning="Where on the page it was read, or `correction`."),
    Column(name="modified_at", kind="time", meaning="Last change that the page states."),
    Column(name="listed_at", kind="time", meaning="Date in a feed, sitemap or listing; never a publication."),
    Column(name="first_seen_at", kind="time", meaning="First fetch."),
    Column(name="fetched_at", kind="time", meaning="Last fetch."),
    Column(name="section", meaning="Section of the site."),
    Column(name="tags", kind="texts", meaning="Tags of the page."),
    Column(name="images", kind="json", meaning="List of `url`, `caption`."),
    Column(name="attachments", kind="json", meaning="List of `url`, `label`."),
    Column(name="language", meaning="ISO 639-1."),
    Column(
        name="wishes", kind="texts", meaning="What its publisher asks of users of the page, as `noai` or `license: …`."
    ),
    Column(name="relevant", kind="boolean", meaning="Principally about emulation and commendation."),
    Column(name="relevance", kind="json", meaning="`score` (0–1) and `matched` (`term`, `weight`, `where`)."),
    Column(name="movements", kind="json", meaning=f"Movements named, {_FACT}."),
    Column(name="awards", kind="json", meaning=f"Awards, {_FACT}, `class`, `giver`, `recipients`, `decision` …"),
    Column(name="bodies", kind="json", meaning=f"Bodies named, {_FACT}."),
    Column(name="provinces", kind="json", meaning=f"Provinces named, {_FACT}, `now`."),
    Column(
        name="places",
        kind="json",
        meaning=f"Provinces, former districts and communes named, {_FACT}, `level`, `era`, `now`, `province_now`, "
        "`candidates`.",
    ),
    Column(name="people", kind="json", meaning=f"People named, {_FACT}, `roles`."),
    Column(name="statistics", kind="json", meaning=f"Figures, {_FACT}, `value`, `unit`, `what`, `as_of`, `place` …"),
    Column(name="occasion", kind="json", meaning="What took place: `kind`, `date`, `place`, with its quote; or null."),
    Column(name="event", meaning="Id of the event that it reports: of the article that reported it first; or null."),
    Column(name="cluster", meaning="The story it belongs to."),
    Column(name="representative", kind="boolean", meaning="Whether it is its story's first publication."),
    Column(name="versions", kind="integer", meaning="Versions seen of it."),
    Column(name="confidence", kind="json", meaning="How sure each field is, 0 to 1, by the rule that decided it."),
    Column(name="extractor_version", kind="integer", meaning="Version of the rules that read the page."),
    Column(name="corrections", kind="json", meaning="What people corrected: `field`, `value`, `before`, `who`, `why`."),
)


_open_pages = partial(opened, application="thidua pages")


def export_articles(
    filters: Filters,
    file_format: str,
    out: Path,
    *,
    language: str = "en",
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Written:
    """Write the articles that match to a file, which appears when it is whole.

    Args:
        file_format: one of :data:`FORMATS`.
        language: of an Excel file's headings.

    Raises:
        StepError: if the file cannot be written.
    """
    with opened(application="thidua export") as finder:
        total = count_articles(finder, filters)
        total = min(total, filters.limit) if filters.limit is not None else total

        def counted() -> Iterator[StoredArticle]:
            for done, article in enumerate(matching_articles(finder, filters), start=1):
                yield article
                progress(done, total)

        return write_articles(counted(), filters, file_format, out, language=language)


def write_articles(
    articles: Iterable[StoredArticle],
    filters: Filters,
    file_format: str,
    out: Path,
    *,
    language: str = "en",
    pages: Callable[[], AbstractContextManager[Connection]] = _open_pages,
) -> Written:
    """Write stored articles to a table, an Atom feed or a WACZ file; ``filters`` name what a feed holds.

    Args:
        pages: opens the connection that finds the pages of a WACZ file.

    Raises:
        StepError: if the file cannot be written.
    """
    if file_format == "wacz":
        from reports.wacz import write_wacz

        with pages() as connection:
            return write_wacz(articles, connection, out)
    if file_format != "atom":
        return write_table(map(json_record, articles), ARTICLE_COLUMNS, file_format, out, language=language)
    written = 0

    def entries() -> Iterator[object]:
        nonlocal written
        for article in articles:
            yield atom_entry(article)
            written += 1

    asked = {
        name.rstrip("_"): value.isoformat() if isinstance(value, date) else str(value)
        for name, value in asdict(filters).items()
        if value not in (None, False)
    }
    feed = AtomFeed(
        id=f"tag:thidua,2023:export?{urlencode(sorted(asked.items()))}",
        title=f"Thidua: {filters.query}" if filters.query else "Thidua",
    )
    with whole_file(out) as part, part.open("wb") as file:
        write_atom(feed, entries(), file)
    return Written(records=written)


def matching_articles(
    finder: Connection, filters: Filters, *, reader: Connection | None = None
) -> Iterator[StoredArticle]:
    """The stored articles that match, streamed: one connection finds them, a second one reads them.

    Args:
        reader: opened and closed here if it is not given.
    """
    if reader is not None:
        yield from stream_articles(reader, find_articles(finder, filters))
        return
    with opened(application="thidua read") as second:
        yield from stream_articles(second, find_articles(finder, filters))
