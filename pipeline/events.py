"""Stored articles to events: reading what is new or has changed, comparing it with what is stored, grouping anew."""

from __future__ import annotations

from collections.abc import Iterator

from articles.annotation import ANNOTATION_VERSION
from articles.events import EVENT_VERSION, ReportedEvent, read_report
from pipeline.workers import map_in_processes
from storage.db import Connection
from storage.event_groups import group_waiting
from storage.event_reports import ArticleText, Reading, forget_irrelevant, outdated_reports, store_readings

READER = f"{EVENT_VERSION}.{ANNOTATION_VERSION}"
"""The rules that read a report: facts and what is made of them."""
BATCH = 200
"""Reports that are read and stored in one transaction."""
PIECE = 10
POOL_FROM = 40
"""Fewer reports are read in this process: starting others costs more."""


def update_events(connection: Connection) -> int:
    """Bring events and ledger up to date with the stored articles; how many articles were read."""
    forget_irrelevant(connection)
    done, after = 0, ""
    while texts := outdated_reports(connection, reader=READER, after=after, limit=BATCH):
        after = texts[-1].id
        readings = [reading for piece in _read(texts) for reading in piece]
        store_readings(connection, readings, reader=READER)
        read: dict[str, ReportedEvent] = {reading.text.id: reading.event for reading in readings}
        group_waiting(connection, read=read)
        done += len(texts)
    group_waiting(connection)
    return done


def _read(texts: list[ArticleText]) -> Iterator[tuple[Reading, ...]]:
    pieces = (tuple(texts[start : start + PIECE]) for start in range(0, len(texts), PIECE))
    if len(texts) < POOL_FROM:
        return map(_read_piece, pieces)
    return map_in_processes(_read_piece, pieces, divide=lambda piece: [(text,) for text in piece], give_up=_unread)


def _read_piece(piece: tuple[ArticleText, ...]) -> tuple[Reading, ...]:
    return tuple(Reading(text=text, event=read_report(text.report())) for text in piece)


def _unread(piece: tuple[ArticleText, ...]) -> tuple[Reading, ...]:
    """A text whose reading takes its process along reports no event: its title alone is read."""
    return _read_piece(tuple(_title_alone(text) for text in piece))


def _title_alone(text: ArticleText) -> ArticleText:
    return ArticleText(
        id=text.id,
        title=text.title,
        lead=None,
        body="",
        province=text.province,
        site=text.site,
        published_at=text.published_at,
        read_from=text.read_from,
    )
