"""Where a site's pages have their fields: observations of single pages, and the layout learned from them.

``page_cleaning.observed`` holds two numbers for each observation: the id of its place in ``observed_place``, negative
where it is not sure, and its sign, as Postgres' signed ``integer``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.models import LearnedPlace, ObservedPlace
from storage.boilerplate import WINDOW
from storage.db import Connection, rows

_LEARNED = """
SELECT site, field, place, pages, of_pages AS of FROM site_layout WHERE site = ANY(%s) ORDER BY site, field, place
"""
_OBSERVED = """
SELECT wanted.site, newest.observed FROM unnest(%(sites)s::text[]) AS wanted (site) CROSS JOIN LATERAL (
    SELECT url_fingerprint, observed, requested_at FROM (
        SELECT DISTINCT ON (url_fingerprint) url_fingerprint, observed, requested_at FROM (
            SELECT p.url_fingerprint, c.observed, p.requested_at, p.id FROM page p JOIN page_cleaning c ON c.page = p.id
            WHERE p.site = wanted.site AND p.kind = 'article' AND p.outcome = 'fetched' AND c.page_type = 'article'
            ORDER BY p.requested_at DESC, p.id DESC LIMIT %(window)s
        ) seen WHERE observed IS NOT NULL ORDER BY url_fingerprint, requested_at DESC, id DESC
    ) latest ORDER BY requested_at DESC, url_fingerprint LIMIT %(limit)s
) newest ORDER BY wanted.site, newest.requested_at DESC, newest.url_fingerprint
"""
_PLACES = "SELECT id, field, place FROM observed_place WHERE id = ANY(%s)"
_NUMBERED = """
SELECT site, field, place, id FROM observed_place
JOIN unnest(%s::text[], %s::text[], %s::text[]) AS wanted (site, field, place) USING (site, field, place)
"""
_NUMBER = "INSERT INTO observed_place (site, field, place) VALUES %s RETURNING site, field, place, id"
_LEARN = """
INSERT INTO site_layout (site, field, place, pages, of_pages, learned_at) VALUES %s
ON CONFLICT (site, field, place) DO UPDATE SET pages = excluded.pages, of_pages = excluded.of_pages
"""
_FORGET = "DELETE FROM site_layout WHERE site = %s AND NOT field || ' ' || place = ANY(%s)"


_SIGN = 0xFFFFFFFF
"""The bits of a sign, which is never negative outside the store."""


def layouts_of(connection: Connection, sites: Sequence[str]) -> dict[str, tuple[LearnedPlace, ...]]:
    """The learned layout of each site."""
    found: dict[str, list[LearnedPlace]] = {site: [] for site in sites}
    with connection, connection.cursor() as cursor:
        for row in rows(cursor, _LEARNED, (list(sites),)):
            found[row.pop("site")].append(LearnedPlace(**row))
    return {site: tuple(places) for site, places in found.items()}


def observed_places(
    connection: Connection, sites: Sequence[str], *, limit: int
) -> dict[str, list[tuple[ObservedPlace, ...]]]:
    """The observations of each site's newest fetched article pages, one tuple per address, newest first."""
    found: dict[str, list[tuple[ObservedPlace, ...]]] = {site: [] for site in sites}
    with connection, connection.cursor() as cursor:
        cursor.execute(_OBSERVED, {"sites": list(sites), "limit": limit, "window": limit * WINDOW})
        pages = cursor.fetchall()
        cursor.execute(_PLACES, (list({abs(number) for _, numbers in pages for number in numbers[::2]}),))
        places = {number: (field, place) for number, field, place in cursor}
        for site, numbers in pages:
            two = zip(numbers[::2], numbers[1::2], strict=True)
            found[site].append(tuple(_observed(places[abs(n)], n > 0, sign) for n, sign in two))
    return found


def _observed(place: tuple[Any, str], sure: bool, sign: int) -> ObservedPlace:
    return ObservedPlace(field=place[0], place=place[1], sure=sure, sign=sign & _SIGN)


def save_layout(connection: Connection, site: str, learned: Iterable[LearnedPlace], *, now: datetime) -> None:
    """Replace the learned layout of a site."""
    places = list(learned)
    with connection, connection.cursor() as cursor:
        cursor.execute(_FORGET, (site, [f"{p.field} {p.place}" for p in places]))
        if places:
            execute_values(cursor, _LEARN, [(site, p.field, p.place, p.pages, p.of, now) for p in places])


def number_places(cursor: Cursor, pages: Sequence[tuple[str, Sequence[ObservedPlace]]]) -> list[list[int]]:
    """The observations of some pages as ``page_cleaning.observed`` holds them; no other process may write their sites.

    Args:
        pages: (site, what its page shows) of each.
    """
    wanted = list({(site, o.field, o.place) for site, observed in pages for o in observed})
    if not wanted:
        return [[] for _ in pages]
    cursor.execute(_NUMBERED, [list(column) for column in zip(*wanted, strict=True)])
    numbers = {(site, field, place): number for site, field, place, number in cursor}
    if new := [place for place in wanted if place not in numbers]:
        added = execute_values(cursor, _NUMBER, new, page_size=len(new), fetch=True)
        numbers |= {(site, field, place): number for site, field, place, number in added}
    return [
        [
            value
            for o in observed
            for number in [numbers[site, o.field, o.place]]
            for value in (number if o.sure else -number, o.sign - (1 << 32) if o.sign >> 31 else o.sign)
        ]
        for site, observed in pages
    ]
