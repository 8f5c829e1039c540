"""Where a site's pages have their fields: observations of single pages, and the layout learned from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
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
            SELECT url_fingerprint, observed, requested_at, id FROM page
            WHERE site = wanted.site AND page_type = 'article' ORDER BY requested_at DESC, id DESC LIMIT %(window)s
        ) seen WHERE observed IS NOT NULL ORDER BY url_fingerprint, requested_at DESC, id DESC
    ) latest ORDER BY requested_at DESC, url_fingerprint LIMIT %(limit)s
) newest ORDER BY wanted.site, newest.requested_at DESC, newest.url_fingerprint
"""
_LEARN = """
INSERT INTO site_layout (site, field, place, pages, of_pages, learned_at) VALUES %s
ON CONFLICT (site, field, place) DO UPDATE SET pages = excluded.pages, of_pages = excluded.of_pages
"""
_FORGET = "DELETE FROM site_layout WHERE site = %s AND NOT field || ' ' || place = ANY(%s)"


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
        for site, page in cursor:
            found[site].append(tuple(_observed(*values) for values in page))
    return found


def _observed(field: Any, place: str, sure: bool, sign: int) -> ObservedPlace:
    return ObservedPlace(field=field, place=place, sure=sure, sign=sign)


def save_layout(connection: Connection, site: str, learned: Iterable[LearnedPlace], *, now: datetime) -> None:
    """Replace the learned layout of a site."""
    places = list(learned)
    with connection, connection.cursor() as cursor:
        cursor.execute(_FORGET, (site, [f"{p.field} {p.place}" for p in places]))
        if places:
            execute_values(cursor, _LEARN, [(site, p.field, p.place, p.pages, p.of, now) for p in places])


def observed_json(observed: Iterable[ObservedPlace]) -> str:
    """Observed places as ``page.observed`` keeps them."""
    return msgspec.json.encode([(o.field, o.place, o.sure, o.sign) for o in observed]).decode()
