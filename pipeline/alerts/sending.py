"""Alerts as commands and schedules call them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from articles.errors import StepError, UsageError
from pipeline.alerts.channels import check_channel, hidden, send_message
from pipeline.alerts.destinations import check_destination
from pipeline.alerts.digests import send_digest
from pipeline.alerts.stories import LOOKED_AT, SendReport, send_stories
from pipeline.alerts.verdicts import send_verdicts
from pipeline.alerts.words import message_words
from storage.alerts import Alert, Kind, add_alert, forget_unread, list_alerts, remove_alert, unread_articles
from storage.db import Connection, opened
from storage.locks import LOCK_ALERT
from storage.search import Filters
from storage.search.saved import saved_filters

LONGEST_NAME = 80
MOST_OF_A_READER = 20
_SENDERS = {"health": send_verdicts, "digest": send_digest}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownAlert:
    """An alert for display, its address without secrets."""

    name: str
    kind: Kind
    to: str
    filters: dict[str, str | bool]
    language: str
    created_at: datetime
    last_sent_at: datetime | None
    last_error: str | None
    owner: str | None


def make_alert(
    name: str,
    *,
    url: str,
    filters: Filters | None = None,
    kind: Kind = "search",
    language: Literal["vi", "en"] = "vi",
    backlog: bool = False,
    owner: str | None = None,
    now: datetime,
) -> ShownAlert:
    """Store a new alert.

    Args:
        filters: those of a saved search.
        kind: a search's new stories, changes of the sites' health, or the weekly digest.
        backlog: send stories that are stored already too.
        owner: the reader who makes it in the web application.

    Raises:
        UsageError: for a name that is taken or too long, an address without a known channel or that its owner may not
            have messages sent to, and more than :data:`MOST_OF_A_READER` alerts of one reader.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise UsageError(f"a name has 1 to {LONGEST_NAME} characters")
    check_channel(url)
    if owner is not None:
        check_destination(url)
    alert = Alert(
        name=name,
        kind=kind,
        url=url,
        filters={} if filters is None else saved_filters(filters),
        language=language,
        created_at=now,
        starts_at=None if backlog else now,
        owner=owner,
    )
    with opened(application="thidua alerts") as connection:
        if owner is not None and len(_of_owner(connection, owner)) >= MOST_OF_A_READER:
            raise UsageError(f"{MOST_OF_A_READER} alerts are the most that one reader has: remove one first")
        if not add_alert(connection, alert):
            raise UsageError(f"there is an alert {name!r} already: `thidua alerts remove {name!r}` first")
    return _shown(alert)


def known_alerts(*, owner: str | None = None) -> list[ShownAlert]:
    """All alerts by name, or those of one reader."""
    with opened(application="thidua alerts") as connection:
        return [_shown(alert) for alert in _of_owner(connection, owner)]


def _of_owner(connection: Connection, owner: str | None) -> list[Alert]:
    return [alert for alert in list_alerts(connection) if owner is None or alert.owner == owner]


def _shown(alert: Alert) -> ShownAlert:
    return ShownAlert(
        name=alert.name,
        kind=alert.kind,
        to=hidden(alert.url),
        filters=alert.filters,
        language=alert.language,
        created_at=alert.created_at,
        last_sent_at=alert.last_sent_at,
        last_error=alert.last_error,
        owner=alert.owner,
    )


def forget_alert(name: str, *, owner: str | None = None) -> None:
    """Remove an alert, only a reader's own where one is named.

    Raises:
        UsageError: if no alert has that name.
    """
    with opened(application="thidua alerts") as connection:
        known = _of_owner(connection, owner)
        if name not in {alert.name for alert in known} or not remove_alert(connection, name):
            raise UsageError(_unknown(name, known))


def _unknown(name: str, alerts: list[Alert]) -> str:
    known = ", ".join(alert.name for alert in alerts)
    return f"there is no alert {name!r}; " + (f"known are {known}" if known else "`thidua alerts add` makes one")


def send_test(name: str, *, owner: str | None = None) -> None:
    """Send a test message through an alert's channel, only a reader's own where one is named.

    Raises:
        UsageError: if there is no such alert.
        StepError: if the channel refused it.
    """
    with opened(application="thidua alerts") as connection:
        alerts = _of_owner(connection, owner)
        alert = next((alert for alert in alerts if alert.name == name), None)
        if alert is None:
            raise UsageError(_unknown(name, alerts))
        words = message_words(alert.language)
        title, body = words.test_title.format(name=name), words.test_body.format(name=name)
        error = send_message(alert, title=title, body=body)
    if error:
        raise StepError(f"{hidden(alert.url)}: {error}")


def send_alerts(
    *,
    now: datetime,
    kinds: Collection[Kind] = ("search", "health", "digest"),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[SendReport]:
    """Send what every alert of some kinds has to send; one that fails does not stop the others.

    An alert that another process is sending is left to it.

    Raises:
        StorageError: if the database cannot be reached.
    """
    reports = []
    with opened(application="thidua alerts") as connection:
        unread = unread_articles(connection, limit=LOOKED_AT) if "search" in kinds else None
        alerts = [alert for alert in list_alerts(connection) if alert.kind in kinds]
        for done, alert in enumerate(alerts):
            progress(done, len(alerts))
            with _taken(connection, alert.name) as is_ours:
                if is_ours and alert.kind == "search":
                    reports.append(send_stories(connection, alert, now=now, unread=unread.ids if unread else None))
                elif is_ours:
                    reports.append(_SENDERS[alert.kind](connection, alert, now=now))
                elif unread:
                    unread = None  # the process that sends that alert may have begun before these articles changed
        if unread:
            forget_unread(connection, unread)
    return reports


@contextmanager
def _taken(connection: Connection, name: str) -> Iterator[bool]:
    """Lock an alert for the length of a block, if no other process has it."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", (LOCK_ALERT, name))
        row = cursor.fetchone()
    is_ours = bool(row and row[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", (LOCK_ALERT, name))


def report_failed_task(task: str, reason: str, *, now: datetime) -> int:
    """Send a scheduled task's failure to the channels of the health alerts; return how many accepted it."""
    sent = 0
    with opened(application="thidua alerts") as connection:
        for alert in list_alerts(connection):
            if alert.kind == "health":
                title = message_words(alert.language).failure_title.format(task=task)
                error = send_message(alert, title=title, body=f"{reason}\n{now:%d/%m/%Y %H:%M}")
                sent += error is None
    return sent
