"""Group stored articles into events: read new and changed ones, compare them with stored reports, regroup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from articles.annotation import ANNOTATION_VERSION
from articles.events import EVENT_VERSION, ledger_of, read_report
from pipeline.workers import are_waiting, map_in_processes
from storage.db import Connection
from storage.event_groups import group_waiting, store_and_group
from storage.event_reports import ArticleText, Reading, articles_to_read, forget_irrelevant, texts_to_read

READER = f"{EVENT_VERSION}.{ANNOTATION_VERSION}"
"""Versions of the rules that read a report."""
BATCH = 200
"""Reports that are stored and grouped in one transaction."""
PIECE = 5
"""Reports that one process reads at a time."""
POOL_FROM = 20
"""Fewer pieces are read in this process, unless others wait: starting them costs more."""


def update_events(connection: Connection) -> int:
    """Bring events and ledger up to date with the stored articles; return how many were read."""
    forget_irrelevant(connection)
    done = 0
    readings = (reading for piece in _read(_pieces(connection)) for reading in piece)
    while batch := list(islice(readings, BATCH)):
        store_and_group(connection, batch, reader=READER)
        done += len(batch)
    group_waiting(connection)
    return done


def _pieces(connection: Connection) -> Iterator[tuple[ArticleText, ...]]:
    """The reports to read, in chunks of one process each."""
    ids = articles_to_read(connection, reader=READER)
    for first in range(0, len(ids), BATCH):
        texts = texts_to_read(connection, ids[first : first + BATCH])
        yield from (tuple(texts[start : start + PIECE]) for start in range(0, len(texts), PIECE))


def _read(pieces: Iterator[tuple[ArticleText, ...]]) -> Iterator[tuple[Reading, ...]]:
    first = list(islice(pieces, POOL_FROM))
    if len(first) < POOL_FROM and not are_waiting():
        return map(_read_piece, first)
    every = chain(first, pieces)
    return map_in_processes(_read_piece, every, divide=lambda piece: [(text,) for text in piece], give_up=_unread)


def _read_piece(piece: tuple[ArticleText, ...]) -> tuple[Reading, ...]:
    return tuple(_read_text(text) for text in piece)


def _read_text(text: ArticleText) -> Reading:
    event = read_report(text.report())
    given = None if event.happened else tuple(ledger_of([event], with_proposals=True))
    return Reading(text=text, event=event, given=given)


def _unread(piece: tuple[ArticleText, ...]) -> tuple[Reading, ...]:
    """A text whose reading kills its process reports no event: its title alone is read."""
    return _read_piece(tuple(_title_alone(text) for text in piece))


def _title_alone(text: ArticleText) -> ArticleText:
    return replace(text, lead=None, body="")
