"""Making a digest from the store."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from articles.dates import VIETNAM
from articles.errors import UsageError
from articles.gazetteer import entries_by_kind
from articles.provinces import current_provinces, province_now
from reports.digest.collecting import Collection, cited, provinces_without_news
from reports.digest.days import days_before
from reports.digest.model import Change, Digest, SiteProblem
from reports.export import matching_articles
from reports.health import site_health
from storage.db import Connection, opened
from storage.ledger_rows import rows_of_stories
from storage.search import Filters
from storage.sites import list_sites
from storage.stored_articles import fetch_articles
from storage.stories import changed_stories, count_undated, covered_since, reporting_provinces, story_sizes

LONGEST_DAYS = 366
EARLIEST_YEAR = 1945
MOST_CHANGES = 50
_PROBLEMS = ("failing", "blocked", "empty", "drifting")


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestReaders:
    """Two connections that a digest is read through: one finds the articles, the other reads them."""

    finder: Connection
    reader: Connection


def make_digest(
    first: date,
    last: date,
    *,
    now: datetime,
    province: str | None = None,
    movement: str | None = None,
    readers: DigestReaders | None = None,
) -> Digest:
    """The digest of some days, both included.

    Args:
        province, movement: ids that it is about.
        readers: ``None``: connections of its own.

    Raises:
        UsageError: for a range that ends before it begins, or is longer than :data:`LONGEST_DAYS`.
    """
    if first > last:
        raise UsageError(f"--from {first} is after --to {last}")
    if first.year < EARLIEST_YEAR or last.year == date.max.year:
        raise UsageError(f"{first} to {last}: no site was there then")
    if (last - first).days >= LONGEST_DAYS:
        raise UsageError(f"{first} to {last} is longer than a year: `thidua export` and docs/sql.md know longer ranges")
    here = province_now(province)
    filters = Filters(province=province, movement=movement, from_=first, to=last, sort="newest")
    start = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    with nullcontext(readers.finder) if readers else opened(application="thidua digest") as connection:
        reader = readers.reader if readers else None
        collection = Collection()
        for article in matching_articles(connection, filters, reader=reader):
            collection.add(article)
        collection.add_awards(rows_of_stories(connection, collection.clusters))
        earlier = Collection()
        start_before, end_before = days_before(first, last)
        for article in matching_articles(
            connection, replace(filters, from_=start_before, to=end_before), reader=reader
        ):
            earlier.add(article)
        earlier.add_awards(rows_of_stories(connection, earlier.clusters))
        sizes = story_sizes(connection, collection.clusters)
        names = {p.id: p.name for p in current_provinces().values() if here in (None, p.id)}
        sites = list_sites(connection)
        without = provinces_without_news(
            names,
            reporting_provinces(connection, filters),
            sites,
            covered_since(connection),
            start=start,
            end=end,
            now=now,
        )
        asked = {site.id for site in sites.values() if here in (None, site.province_now)}
        health = [h for h in site_health([], now=now, connection=connection) if h.site in asked]
        return Digest(
            first=first,
            last=last,
            made_at=now,
            province=province,
            movement=_movement_name(movement),
            stories=len(collection.clusters),
            reprints=sum(sizes.values()) - len(sizes),
            undated=count_undated(connection, filters),
            totals=collection.totals(),
            before=earlier.totals(),
            provinces=collection.provinces(sizes),
            movements=collection.movements(),
            awards=collection.awards(),
            decisions=collection.decisions(),
            proposed=collection.proposed(),
            over_years=collection.over_years(),
            conflicts=collection.conflicts(),
            figures=collection.figures(),
            changes=_changes(connection, filters),
            without_news=without,
            problems=tuple(
                SiteProblem(site=h.site, name=sites[h.site].name, verdict=h.verdict, why=h.why)
                for h in health
                if h.verdict in _PROBLEMS
            ),
        )


def _movement_name(movement: str | None) -> str | None:
    return next((entry.name for entry in entries_by_kind()["movement"] if entry.id == movement), movement)


def _changes(connection: Connection, filters: Filters) -> tuple[Change, ...]:
    changed = {story.id: story for story in changed_stories(connection, filters, most=MOST_CHANGES)}
    with connection, connection.cursor() as cursor:
        articles = fetch_articles(cursor, list(changed))
    return tuple(
        Change(source=cited(a), version=changed[a.id].version, changed_at=changed[a.id].changed_at) for a in articles
    )
