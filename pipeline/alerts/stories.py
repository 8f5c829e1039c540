"""Alerts on a search: each new story or event once, never a copy, and never again.

A message's stories are recorded before it is sent, and its acceptance after. A process that dies between the two leaves
the record: the next one sends that message again, and marks it. A refused message's stories stay due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from uuid import uuid4

from articles.timezone import VIETNAM
from pipeline.alerts.channels import send_message
from pipeline.alerts.words import MessageWords, message_words
from storage.alerts import (
    Alert,
    Delivery,
    claim_message,
    interrupted_deliveries,
    note_read_all,
    settle_message,
    unsent_stories,
)
from storage.db import Connection
from storage.search import find_articles
from storage.search.saved import read_filters
from storage.stored_articles import StoredArticle, fetch_articles

STORIES = 20
"""Stories per message, so that it is readable on a phone."""
LOOKED_AT = 20_000
"""Matches compared with the sent stories at a time; when more articles have changed, an alert is compared with all."""

Story = tuple[str, str]
"""An article's id and its cluster's."""


@dataclass(kw_only=True, slots=True)
class SendReport:
    """What one alert sent."""

    alert: str
    messages: int = 0
    stories: int = 0
    repeated: int = 0
    """Messages sent a second time, because their first sender ended in the middle."""
    error: str | None = None


def send_stories(
    connection: Connection, alert: Alert, *, now: datetime, unread: Sequence[str] | None = None
) -> SendReport:
    """Send what one search alert has not sent; at the first refusal the rest waits for the next round.

    Args:
        unread: the articles that an alert which was compared with all others is compared with; ``None`` for all.
    """
    report = _send_stories(connection, alert, unread if alert.read_all else None, now=now)
    note_read_all(connection, alert.name, read_all=report.error is None)
    return report


def _send_stories(connection: Connection, alert: Alert, unread: Sequence[str] | None, *, now: datetime) -> SendReport:
    report, words = SendReport(alert=alert.name), message_words(alert.language)
    for message, deliveries in _interrupted(connection, alert):
        stories = [(delivery.article, delivery.cluster) for delivery in deliveries]
        report.error = _send(connection, alert, message, stories, words, now=now, again=True)
        if report.error:
            return report
        report.repeated += 1
    waiting = _unsent(connection, alert, unread)
    while stories := list(islice(waiting, STORIES)):
        message = uuid4().hex
        claim_message(connection, alert.name, message, stories, now=now)
        report.error = _send(connection, alert, message, stories, words, now=now, again=False)
        if report.error:
            return report
        report.messages += 1
        report.stories += len(stories)
    return report


def _interrupted(connection: Connection, alert: Alert) -> Iterator[tuple[str, list[Delivery]]]:
    found = sorted(interrupted_deliveries(connection, alert.name), key=lambda delivery: delivery.message)
    for message, deliveries in groupby(found, key=lambda delivery: delivery.message):
        yield message, list(deliveries)


def _unsent(connection: Connection, alert: Alert, unread: Sequence[str] | None) -> Iterator[Story]:
    """The stories to send, the newest first; each is read before the first is sent."""
    matches = list(find_articles(connection, read_filters(alert.filters), among=unread))
    seen: set[str] = set()
    for start in range(0, len(matches), LOOKED_AT):
        for story in unsent_stories(connection, alert, matches[start : start + LOOKED_AT]):
            names = {f"story:{story.cluster}", *([f"event:{story.event}"] if story.event else [])}
            if not names & seen:
                yield story.article, story.cluster
            seen |= names


def _send(
    connection: Connection,
    alert: Alert,
    message: str,
    stories: Sequence[Story],
    words: MessageWords,
    *,
    now: datetime,
    again: bool,
) -> str | None:
    with connection, connection.cursor() as cursor:
        articles = fetch_articles(cursor, [article for article, _ in stories])
    error = None
    if articles:  # what was taken down since needs no message
        title = words.new_stories.format(count=len(articles), name=alert.name)
        body = "\n\n".join(_line(article, words) for article in articles)
        error = send_message(alert, title=title, body=f"{words.again}\n\n{body}" if again else body)
    settle_message(connection, alert.name, message, error=error, now=now)
    return error


def _line(article: StoredArticle, words: MessageWords) -> str:
    when = article.published_at
    day = f"{when.astimezone(VIETNAM):%d/%m/%Y}" if when else words.undated
    return f"{article.shown_title}\n{article.site_name} · {day} · {article.id}\n{article.url}"
