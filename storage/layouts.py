"""Where a site's pages have their fields: observations of single pages, and the layout learned from them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from psycopg2.extras import execute_values

from articles.models import LearnedPlace, ObservedPlace
from storage.db import Connection, rows

_LEARNED = "SELECT field, place, pages, of_pages AS of FROM site_layout WHERE site = %s ORDER BY field, place"
_OBSERVED = """
SELECT observed FROM (
    SELECT DISTINCT ON (url_fingerprint) url_fingerprint, requested_at, observed FROM page
    WHERE site = %s AND observed IS NOT NULL AND page_type = 'article'
    ORDER BY url_fingerprint, requested_at DESC, id DESC
) newest ORDER BY requested_at DESC, url_fingerprint LIMIT %s
"""
_LEARN = """
INSERT INTO site_layout (site, field, place, pages, of_pages, learned_at) VALUES %s
ON CONFLICT (site, field, place) DO UPDATE SET pages = excluded.pages, of_pages = excluded.of_pages
"""
_FORGET = "DELETE FROM site_layout WHERE site = %s AND NOT field || ' ' || place = ANY(%s)"


def site_layout(connection: Connection, site: str) -> tuple[LearnedPlace, ...]:
    """The learned layout of a site."""
    with connection, connection.cursor() as cursor:
        return tuple(LearnedPlace(**row) for row in rows(cursor, _LEARNED, (site,)))


def observed_places(connection: Connection, site: str, *, limit: int) -> list[tuple[ObservedPlace, ...]]:
    """The observations of a site's newest fetched article pages, one tuple per address, newest first."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_OBSERVED, (site, limit))
        return [tuple(_observed(*values) for values in page) for (page,) in cursor.fetchall()]


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
    return json.dumps([[o.field, o.place, o.sure, o.sign] for o in observed])
