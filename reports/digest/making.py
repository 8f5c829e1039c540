"""Making a digest from the store."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from articles.annotation.gazetteer import entries_by_kind
from articles.dates import VIETNAM
from articles.errors import UsageError
from articles.provinces import current_provinces, province_now
from reports.digest.collecting import Collection, cited, provinces_without_news
from reports.digest.model import Change, Digest, SiteProblem
from reports.export import matching_records
from reports.health import site_health
from storage.db import Connection, opened
from storage.records import fetch_records
from storage.search import Filters
from storage.sites import list_sites
from storage.stories import changed_stories, count_undated, covered_since, reporting_provinces, story_sizes

LONGEST_DAYS = 366
MOST_CHANGES = 50
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_PROBLEMS = ("failing", "blocked", "empty", "drifting")


def parse_week(text: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO 8601 week: ``2023-W44``.

    Raises:
        UsageError: for what is no week.
    """
    match = _WEEK.fullmatch(text.strip())
    try:
        if match:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
    except ValueError:
        pass
    raise UsageError(f"{text!r} is no week: write 2023-W44; years have 52 or 53 of them")


def make_digest(
    first: date, last: date, *, now: datetime, province: str | None = None, movement: str | None = None
) -> Digest:
    """The digest of some days, both included.

    Args:
        province, movement: ids that it is about.

    Raises:
        UsageError: for a range that ends before it begins, or is longer than :data:`LONGEST_DAYS`.
    """
    if first > last:
        raise UsageError(f"--from {first} is after --to {last}")
    if (last - first).days >= LONGEST_DAYS:
        raise UsageError(f"{first} to {last} is longer than a year: `thidua export` and docs/sql.md know longer ranges")
    here = province_now(province)
    filters = Filters(province=province, movement=movement, from_=first, to=last, sort="newest")
    start = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    with opened(application="thidua digest") as connection:
        collection = Collection()
        for record in matching_records(connection, filters):
            collection.add(record)
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
            provinces=collection.provinces(sizes),
            movements=collection.movements(),
            awards=collection.awards(),
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
        records = fetch_records(cursor, list(changed))
    return tuple(
        Change(source=cited(r), version=changed[r["id"]].version, changed_at=changed[r["id"]].changed_at)
        for r in records
    )
