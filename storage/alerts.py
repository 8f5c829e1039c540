"""Alerts in the store: saved searches, what each has sent, and the verdicts it has reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json, execute_values

from storage.db import Connection, rows, transaction, write_rows

Kind = Literal["search", "health", "digest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """One alert. ``filters`` are those of a search, by name, days as ISO 8601."""

    name: str
    kind: Kind
    url: str
    filters: dict[str, str | bool]
    language: Literal["vi", "en"]
    created_at: datetime
    starts_at: datetime | None
    """Stories first seen from then on are sent; ``None``: all that are stored."""
    last_sent_at: datetime | None = None
    last_error: str | None = None
    owner: str | None = None
    """The reader who made it in the web application; ``None`` if a command made it."""
    read_all: bool = False
    """Whether only what waits in ``alert_unread`` is still to be compared with a search."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One story that an alert has sent, or was sending when its process ended."""

    alert: str
    article: str
    cluster: str
    message: str
    state: Literal["sending", "sent"]
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class UnsentStory:
    """A story that an alert has yet to send, with the article that represents it."""

    article: str
    cluster: str
    event: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedVerdict:
    """The verdict on a site or province that an alert last reported."""

    alert: str
    subject: str
    verdict: str
    told_at: datetime


_ADD = """
INSERT INTO alert (name, kind, url, filters, language, created_at, starts_at, owner)
VALUES (%(name)s, %(kind)s, %(url)s, %(filters)s, %(language)s, %(created_at)s, %(starts_at)s, %(owner)s)
ON CONFLICT (name) DO NOTHING
"""
_LIST = """
SELECT name, kind, url, filters, language, created_at, starts_at, last_sent_at, last_error, owner, read_all
FROM alert ORDER BY name
"""
_REMOVE = "DELETE FROM alert WHERE name = %s"
# One anti-join for each way to know a story: with the four in one condition, each match is compared with each delivery.
_UNSENT = """
WITH sent AS MATERIALIZED (
    SELECT d.article, told.cluster, coalesce(known.merged_into, d.cluster) AS cluster_then, reported.event
    FROM alert_delivery d
    LEFT JOIN article told ON told.id = d.article
    LEFT JOIN cluster known ON known.id = d.cluster
    LEFT JOIN event_article reported ON reported.article = d.article
    WHERE d.alert = %(alert)s
)
SELECT a.id, a.cluster, e.event
FROM unnest(%(ids)s::text[]) WITH ORDINALITY AS given (id, place)
JOIN article a ON a.id = given.id LEFT JOIN event_article e ON e.article = a.id
WHERE (%(starts_at)s::timestamptz IS NULL OR (
        SELECT min(m.first_seen_at) FROM article m WHERE m.cluster = a.cluster) >= %(starts_at)s)
  AND NOT EXISTS (SELECT FROM sent WHERE sent.article = a.id)
  AND NOT EXISTS (SELECT FROM sent WHERE sent.cluster = a.cluster)
  AND NOT EXISTS (SELECT FROM sent WHERE sent.cluster_then = a.cluster)
  AND NOT EXISTS (SELECT FROM sent WHERE sent.event = e.event)
ORDER BY given.place
"""
_UNREAD = "SELECT article, turn FROM alert_unread ORDER BY turn LIMIT %s"
# A changed copy may leave the place of the story's shown article to another, which itself has not changed.
_MATES = """
SELECT DISTINCT mate.id FROM article a JOIN article mate ON mate.cluster = a.cluster WHERE a.id = ANY(%s)
"""
_READ_ALL = "UPDATE alert SET read_all = %(read_all)s WHERE name = %(name)s AND read_all <> %(read_all)s"
_FORGET_UNREAD = "DELETE FROM alert_unread WHERE (article, turn) IN (VALUES %s)"
_INTERRUPTED = """
SELECT alert, article, cluster, message, state, at FROM alert_delivery
WHERE alert = %s AND state = 'sending' ORDER BY at, message, article
"""
_CLAIM = """
INSERT INTO alert_delivery (alert, article, cluster, message, state, at) VALUES %s
ON CONFLICT (alert, article) DO NOTHING
"""
_SENT = "UPDATE alert_delivery SET state = 'sent', at = %(at)s WHERE alert = %(alert)s AND message = %(message)s"
_RELEASE = "DELETE FROM alert_delivery WHERE alert = %(alert)s AND message = %(message)s AND state = 'sending'"
_NOTE = """
UPDATE alert SET last_error = %(error)s, last_sent_at = coalesce(%(sent_at)s, last_sent_at) WHERE name = %(alert)s
"""
# A message that is not a list of stories is noted under "sending …" while it is on its way.
_OPEN_MESSAGE = """
INSERT INTO alert_verdict AS known (alert, subject, verdict, told_at)
VALUES (%(alert)s, 'sending ' || %(message)s, 'sending', %(now)s)
ON CONFLICT (alert, subject) DO UPDATE SET told_at = excluded.told_at
RETURNING xmax <> 0 AS was_open
"""
_CLOSE_MESSAGES = "DELETE FROM alert_verdict WHERE alert = %s AND subject LIKE 'sending %%'"
_DELIVERIES = "SELECT alert, article, cluster, message, state, at FROM alert_delivery ORDER BY alert, article"
_KEEP_DELIVERIES = """
INSERT INTO alert_delivery (alert, article, cluster, message, state, at)
SELECT v.alert, v.article, v.cluster, v.message, v.state, v.at::timestamptz
FROM (VALUES %s) AS v (alert, article, cluster, message, state, at) JOIN alert ON alert.name = v.alert
ON CONFLICT (alert, article) DO NOTHING
"""
_VERDICTS = "SELECT alert, subject, verdict, told_at FROM alert_verdict WHERE alert = %s"
_ALL_VERDICTS = "SELECT alert, subject, verdict, told_at FROM alert_verdict ORDER BY alert, subject"
_KEEP_VERDICTS = """
INSERT INTO alert_verdict (alert, subject, verdict, told_at)
SELECT v.alert, v.subject, v.verdict, v.told_at::timestamptz
FROM (VALUES %s) AS v (alert, subject, verdict, told_at) JOIN alert ON alert.name = v.alert
ON CONFLICT (alert, subject) DO UPDATE SET verdict = excluded.verdict, told_at = excluded.told_at
WHERE excluded.told_at >= alert_verdict.told_at
"""


def add_alert(connection: Connection, alert: Alert) -> bool:
    """Keep a new alert; ``False`` if its name is taken."""
    with transaction(connection) as cursor:
        cursor.execute(
            _ADD,
            {
                "name": alert.name,
                "kind": alert.kind,
                "url": alert.url,
                "filters": Json(alert.filters),
                "language": alert.language,
                "created_at": alert.created_at,
                "starts_at": alert.starts_at,
                "owner": alert.owner,
            },
        )
        return bool(cursor.rowcount)


def list_alerts(connection: Connection) -> list[Alert]:
    """All alerts by name."""
    with connection, connection.cursor() as cursor:
        return [Alert(**row) for row in rows(cursor, _LIST)]


def remove_alert(connection: Connection, name: str) -> bool:
    """Delete an alert and its record of sent messages; ``False`` if no alert has that name."""
    with transaction(connection) as cursor:
        cursor.execute(_REMOVE, (name,))
        return bool(cursor.rowcount)


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadArticles:
    """Articles that alerts on searches are to be compared with.

    Attributes:
        turns: (article, turn) of each as it waits.
        ids: these and all other articles of their clusters; ``None`` if more wait, so that all are to be compared.
    """

    turns: tuple[tuple[str, int], ...]
    ids: tuple[str, ...] | None


def unread_articles(connection: Connection, *, limit: int) -> UnreadArticles:
    """Articles that have changed since alerts on searches were compared with them, those that wait longest."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_UNREAD, (limit,))
        turns = tuple(cursor.fetchall())
        if len(turns) == limit:
            return UnreadArticles(turns=turns, ids=None)
        cursor.execute(_MATES, ([article for article, _ in turns],))
        return UnreadArticles(turns=turns, ids=tuple(article for (article,) in cursor))


def note_read_all(connection: Connection, alert: str, *, read_all: bool) -> None:
    """Record whether only unread articles are still to be compared with an alert on a search."""
    with transaction(connection) as cursor:
        cursor.execute(_READ_ALL, {"name": alert, "read_all": read_all})


def forget_unread(connection: Connection, unread: UnreadArticles) -> None:
    """Let articles wait no longer, except those that have changed again."""
    if unread.turns:
        with transaction(connection) as cursor:
            write_rows(cursor, _FORGET_UNREAD, unread.turns)


def unsent_stories(connection: Connection, alert: Alert, articles: Sequence[str]) -> list[UnsentStory]:
    """Those of some articles whose story and event the alert has not sent, in the given order.

    A story is known by any of its articles, and by its cluster's id before a merger: neither re-cleaning nor a new
    representative makes it new. A further report of an event that was sent is not news either.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_UNSENT, {"ids": list(articles), "alert": alert.name, "starts_at": alert.starts_at})
        return [UnsentStory(article=article, cluster=cluster, event=event) for article, cluster, event in cursor]


def interrupted_deliveries(connection: Connection, alert: str) -> list[Delivery]:
    """Stories of messages whose sender ended before the channel answered, message by message."""
    with connection, connection.cursor() as cursor:
        return [Delivery(**row) for row in rows(cursor, _INTERRUPTED, (alert,))]


def claim_message(
    connection: Connection, alert: str, message: str, stories: Iterable[tuple[str, str]], *, now: datetime
) -> None:
    """Record which stories a message holds, before it is sent."""
    with transaction(connection) as cursor:
        execute_values(
            cursor, _CLAIM, [(alert, article, cluster, message, "sending", now) for article, cluster in stories]
        )


def settle_message(connection: Connection, alert: str, message: str, *, error: str | None, now: datetime) -> None:
    """Record how a message ended: sent, or refused, in which case its stories are due again."""
    with transaction(connection) as cursor:
        cursor.execute(_SENT if error is None else _RELEASE, {"alert": alert, "message": message, "at": now})
        _note_message(cursor, alert, error=error, now=now)


def _note_message(cursor: Cursor, alert: str, *, error: str | None, now: datetime) -> None:
    cursor.execute(_NOTE, {"alert": alert, "error": error, "sent_at": now if error is None else None})


def reported_verdicts(connection: Connection, alert: str) -> dict[str, ReportedVerdict]:
    """The last reports of a health alert, by subject."""
    with connection, connection.cursor() as cursor:
        return {row["subject"]: ReportedVerdict(**row) for row in rows(cursor, _VERDICTS, (alert,))}


def keep_verdicts(connection: Connection, verdicts: Iterable[ReportedVerdict]) -> None:
    """Store reports; an older report never replaces a newer one."""
    with transaction(connection) as cursor:
        _keep_verdicts(cursor, verdicts)


def _keep_verdicts(cursor: Cursor, verdicts: Iterable[ReportedVerdict]) -> None:
    values = [(v.alert, v.subject, v.verdict, v.told_at) for v in verdicts]
    if values:
        execute_values(cursor, _KEEP_VERDICTS, values)


def open_message(connection: Connection, alert: str, message: str, *, now: datetime) -> bool:
    """Record that a health alert or digest is about to send a message.

    Args:
        message: what it is about; the same for the same message.

    Returns:
        Whether it was recorded before: that process ended before the channel's answer was stored.
    """
    with transaction(connection) as cursor:
        cursor.execute(_OPEN_MESSAGE, {"alert": alert, "message": message, "now": now})
        row = cursor.fetchone()
        return bool(row and row[0])


def close_message(
    connection: Connection, alert: str, verdicts: Iterable[ReportedVerdict], *, error: str | None, now: datetime
) -> None:
    """Record how that message ended and, if the channel accepted it, what it reported."""
    with transaction(connection) as cursor:
        cursor.execute(_CLOSE_MESSAGES, (alert,))
        _note_message(cursor, alert, error=error, now=now)
        if error is None:
            _keep_verdicts(cursor, verdicts)


@dataclass(frozen=True, kw_only=True, slots=True)
class SentBefore:
    """Everything that the alerts have sent, which a restored backup may lack."""

    deliveries: tuple[Delivery, ...]
    verdicts: tuple[ReportedVerdict, ...]


def sent_before(connection: Connection) -> SentBefore:
    """What all alerts have sent up to now."""
    with connection, connection.cursor() as cursor:
        return SentBefore(
            deliveries=tuple(Delivery(**row) for row in rows(cursor, _DELIVERIES)),
            verdicts=tuple(ReportedVerdict(**row) for row in rows(cursor, _ALL_VERDICTS)),
        )


def keep_sent(connection: Connection, sent: SentBefore) -> None:
    """Merge messages sent before a restore into the store, for the alerts that it holds."""
    values = [(d.alert, d.article, d.cluster, d.message, d.state, d.at) for d in sent.deliveries]
    if values:
        with transaction(connection) as cursor:
            execute_values(cursor, _KEEP_DELIVERIES, values)
    keep_verdicts(connection, sent.verdicts)
