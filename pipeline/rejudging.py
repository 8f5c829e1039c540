"""Bring stored articles up to the present rules: judge, annotate and fingerprint them again, without a request.

A change of a gazetteer needs no page: title, lead and body are in the store. The newest articles come first, since
these are what people read; what is left when a run is stopped follows in the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pipeline.workers import map_in_processes
from storage.article_changes import Versions
from storage.db import Connection
from storage.rejudging import Outdated, Rejudged, StoredText, count_outdated, outdated_texts, store_rejudged

BATCH = 50
"""Articles per transaction, and per piece of work for one process."""
READ = 1000
"""Articles read at once: they are sorted by day for each reading."""
APART_FROM = 200
"""Fewer are judged in this process: starting further ones takes as long."""

Batch = tuple[StoredText, ...]


def rejudge_outdated(
    connection: Connection,
    versions: Versions,
    rejudged: Callable[[StoredText], Rejudged],
    *,
    sites: Sequence[str] | None,
    shard: tuple[int, int] = (0, 1),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Judge the articles of other versions again and return their number.

    Args:
        rejudged: applies the present rules to one article; called in other processes if there are many.
        progress: called with (articles done, articles in all) after every batch.
    """
    outdated = Outdated(versions=versions, sites=sites, shard=shard)
    total = count_outdated(connection, outdated)
    if not total:
        return 0
    progress(0, total)
    batches = _batches(connection, outdated)
    work = partial(_rejudge_batch, rejudged)
    results: Iterator[tuple[Rejudged, ...]] = map(work, batches)
    if total >= APART_FROM:
        results = map_in_processes(work, batches, divide=_one_by_one, give_up=_left_as_they_are)
    done = 0
    for batch in results:
        store_rejudged(connection, batch, versions)
        done += len(batch)
        progress(done, total)
    return done


def _batches(connection: Connection, outdated: Outdated) -> Iterator[Batch]:
    after: StoredText | None = None
    while texts := outdated_texts(connection, outdated, after=after, limit=READ):
        after = texts[-1]
        for start in range(0, len(texts), BATCH):
            yield tuple(texts[start : start + BATCH])


def _rejudge_batch(rejudged: Callable[[StoredText], Rejudged], batch: Batch) -> tuple[Rejudged, ...]:
    return tuple(map(rejudged, batch))


def _one_by_one(batch: Batch) -> list[Batch]:
    return [(text,) for text in batch]


def _left_as_they_are(batch: Batch) -> tuple[Rejudged, ...]:
    """An article that kills its process keeps the older rules' results; the next run tries it again."""
    return ()
