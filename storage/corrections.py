"""People's corrections: kept with author and reason, applied whenever an article is stored or judged again.

The article's columns hold the corrected values, so that searches, exports and roll-ups need not know of corrections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json

from articles.corrections import Field
from articles.dates import VIETNAM
from articles.printing import printed_time
from articles.provinces import known_provinces, province_now
from articles.text import normalise_line
from storage.clusters import regroup
from storage.db import Connection, fetch_as, rows, transaction
from storage.errors import StorageError
from storage.event_groups import part_events
from storage.locks import LOCK_LINK, lock_transaction
from storage.search.index import index_articles
from storage.stored_articles import CorrectionInForce

GROUPS = ("cluster", "event")
"""Fields that group articles; correcting one leaves the article itself unchanged."""
LONGEST_TITLE = 500
LONGEST_REASON = 2000


class BadCorrection(StorageError):
    """A correction that cannot be made; the message gives the reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One value that a person sets for one article.

    Attributes:
        value: a title; an ISO 8601 time or day; a province's id; ``True`` or ``False``; for ``cluster`` the id of an
            article that reports the same story, for ``event`` of one that reports the same event, or ``None`` for a
            story or an event of its own. ``None`` also states that an article has no title or date.
    """

    article: str
    field: Field
    value: str | bool | None
    who: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeCorrection(CorrectionInForce):
    """One correction on record; ``withdrawn_at`` is ``None`` while it is in force."""

    id: int
    article: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None


_ARTICLE = """
SELECT a.title, a.published_at, a.published_precision, a.published_from, a.relevant, a.cluster,
       coalesce(a.own_province, s.province) AS province, e.event
FROM article a JOIN site s ON s.id = a.site
LEFT JOIN (event_article e JOIN event v ON v.id = e.event AND v.datable) ON e.article = a.id
WHERE a.id = %s
"""
_RULES_SAID = """
SELECT before FROM correction WHERE article = %s AND field = %s AND withdrawn_at IS NULL
"""
_WITHDRAW = """
UPDATE correction SET withdrawn_at = %(at)s, withdrawn_by = %(who)s
WHERE article = %(article)s AND field = %(field)s AND withdrawn_at IS NULL RETURNING before
"""
_ADD = """
INSERT INTO correction (article, field, value, before, who, why, made_at) VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_ACTIVE = """
SELECT article, field, value FROM correction
WHERE withdrawn_at IS NULL AND field NOT IN ('cluster', 'event') AND article = ANY(%s) ORDER BY article, field
"""
_REMEMBER = """
UPDATE correction SET before = %s WHERE article = %s AND field = %s AND withdrawn_at IS NULL AND before <> %s
"""
_APPLY = {
    "title": "UPDATE article SET title = %(value)s WHERE id = %(article)s",
    "published_at": """
        UPDATE article SET published_at = %(value)s, published_precision = %(precision)s,
               published_from = %(decided_by)s WHERE id = %(article)s
    """,
    "province": """
        UPDATE article SET own_province = %(value)s, own_province_now = %(now)s WHERE id = %(article)s
    """,
    "relevant": "UPDATE article SET relevant = %(value)s WHERE id = %(article)s",
}
_LIST = """
SELECT c.id, c.article, c.field, c.value,
       CASE WHEN c.field = 'published_at' THEN c.before -> 0 ELSE c.before END AS before,
       c.who, c.why, c.made_at, c.withdrawn_at, c.withdrawn_by
FROM correction c WHERE c.article = ANY(%s) AND (%s OR c.withdrawn_at IS NULL) ORDER BY c.made_at, c.id
"""
_CLUSTERS = """
SELECT DISTINCT cluster FROM article
WHERE id = ANY(%(ids)s)
   OR id IN (SELECT a FROM edge WHERE b = ANY(%(ids)s) UNION SELECT b FROM edge WHERE a = ANY(%(ids)s))
"""


def correct_article(connection: Connection, correction: Correction, *, now: datetime) -> None:
    """Make one correction; an earlier one of the same field is replaced and stays on record.

    Raises:
        BadCorrection: if there is no such article, or the value is not valid for its field.
    """
    value = checked_value(correction)
    if not correction.who.strip() or not correction.why.strip():
        raise BadCorrection("a correction needs who made it and why")
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK)
        before = _before(cursor, correction.article, correction.field)
        if correction.field in GROUPS and isinstance(value, str):
            value = _other(cursor, correction.article, value)
        parameters = {"article": correction.article, "field": correction.field, "who": correction.who, "at": now}
        cursor.execute(_WITHDRAW, parameters)
        cursor.execute(
            _ADD,
            (
                correction.article,
                correction.field,
                Json(value),
                Json(before),
                correction.who.strip()[:200],
                correction.why.strip()[:LONGEST_REASON],
                now,
            ),
        )
        touched = [correction.article]
        if correction.field not in GROUPS:
            _apply(cursor, correction.article, correction.field, value)
        elif isinstance(value, str):
            touched.append(value)
        _follow(cursor, touched, now)


def withdraw_correction(connection: Connection, article: str, field: Field, *, who: str, now: datetime) -> bool:
    """Revoke a correction so that the rules' value applies again. ``False`` if no correction is in force."""
    with transaction(connection) as cursor:
        lock_transaction(cursor, LOCK_LINK)
        cursor.execute(_WITHDRAW, {"article": article, "field": field, "who": who.strip()[:200], "at": now})
        row = cursor.fetchone()
        if row is None:
            return False
        if field not in GROUPS:
            _apply(cursor, article, field, row[0], restored=True)
        _follow(cursor, [article], now)
        return True


def apply_corrections(cursor: Cursor, articles: Sequence[str]) -> None:
    """Overwrite the rules' values with people's corrections, in the transaction that stored them."""
    for row in rows(cursor, _ACTIVE, (list(articles),)):
        article, field, value = row["article"], row["field"], row["value"]
        if field != "province":  # the rules never set an article's own province
            [said] = rows(cursor, _ARTICLE, (article,))
            before = Json(_said(said, field))
            cursor.execute(_REMEMBER, (before, article, field, before))
        _apply(cursor, article, field, value)


def list_corrections(
    connection: Connection, articles: Sequence[str], *, withdrawn: bool = False
) -> list[MadeCorrection]:
    """The corrections of some articles in the order they were made, those in force or all."""
    with connection, connection.cursor() as cursor:
        return fetch_as(cursor, MadeCorrection, _LIST, (list(articles), withdrawn))


def checked_value(correction: Correction) -> str | bool | None:
    """The value as it is stored.

    Raises:
        BadCorrection: if it is not valid for the field.
    """
    field, value = correction.field, correction.value
    if field == "relevant":
        if not isinstance(value, bool):
            raise BadCorrection("relevant is true or false")
        return value
    if isinstance(value, bool):
        raise BadCorrection(f"{field} is a text, not true or false")
    if field == "title":
        title = normalise_line(value or "")
        if len(title) > LONGEST_TITLE:
            raise BadCorrection(f"a title has at most {LONGEST_TITLE} characters")
        return title or None
    if field == "published_at":
        return None if not value else _date(value)
    if field == "province" and value not in known_provinces():
        raise BadCorrection(f"there is no province {value!r}")
    return value or None


def _date(value: str) -> str:
    """A day as given; a time without an offset is Vietnam's."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise BadCorrection(f"{value!r} is not a date: write 2023-10-31, or 2023-10-31T07:28") from None
    if not 1945 <= moment.year <= 2200:
        raise BadCorrection(f"{value!r} cannot be a day of publication")
    if len(value) == 10:
        return value
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(VIETNAM).isoformat()


def _before(cursor: Cursor, article: str, field: str) -> Any:
    """The rules' value: kept by the correction in force, else the article's own."""
    found = rows(cursor, _ARTICLE, (article,))
    if not found:
        raise BadCorrection(f"there is no article {article!r}")
    cursor.execute(_RULES_SAID, (article, field))
    row = cursor.fetchone()
    return row[0] if row else _said(found[0], field)


def _said(row: dict[str, Any], field: str) -> Any:
    """A field as the rules left it; a date with its precision and the rule that decided it."""
    if field != "published_at":
        return row[field]
    return [printed_time(row[field]), row["published_precision"], row["published_from"]]


def _apply(cursor: Cursor, article: str, field: str, value: Any, *, restored: bool = False) -> None:
    parameters: dict[str, object] = {"article": article, "value": value}
    if field == "published_at":
        at, precision, decided_by = value if restored else (value, _precision(value), "correction")
        moment = datetime.fromisoformat(at) if at else None
        parameters["value"] = moment.replace(tzinfo=moment.tzinfo or VIETNAM) if moment else None
        parameters.update(precision=precision, decided_by=decided_by)
    if field == "province":
        parameters["value"] = None if restored else value
        parameters["now"] = None if restored else province_now(value)
    cursor.execute(_APPLY[field], parameters)


def _precision(value: str | None) -> str | None:
    return None if value is None else "day" if len(value) == len("2023-10-31") else "minute"


def _other(cursor: Cursor, article: str, value: str) -> str:
    """The article that a correction names as the same story or event, by its id or its cluster's."""
    cursor.execute(
        "SELECT coalesce((SELECT id FROM article WHERE id = %(id)s), (SELECT representative FROM cluster "
        "WHERE id = %(id)s))",
        {"id": value},
    )
    row = cursor.fetchone()
    if row is None or row[0] is None or row[0] == article:
        raise BadCorrection(f"there is no other article {value!r}")
    return str(row[0])


def _follow(cursor: Cursor, articles: Sequence[str], now: datetime) -> None:
    """Update what depends on a correction: the clusters these articles were, are and may become part of, with their
    representatives, and the search rows."""
    cursor.execute(_CLUSTERS, {"ids": list(articles)})
    regroup(cursor, [cluster for (cluster,) in cursor.fetchall()], now=now)
    part_events(cursor, articles)
    index_articles(cursor, articles)
