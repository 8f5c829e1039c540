"""The figures that judge a simulated year, read from the store, the channel and the made-up web at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.year.faults import KINDS, SITE_KINDS, Fault
from benchmarks.year.process import Requested
from benchmarks.year.simulation import Simulation
from benchmarks.year.web import MadeSite, Piece
from storage.db import opened, rows

SETTLED = timedelta(days=3)
"""News of the last days, and a site's first days after its fault, are not judged."""
MOST_REQUESTS = 6
"""A first fetch, four rechecks of an article (an hour, a day, a week, a month), and one that a kill lost."""
STORY_ID = re.compile(r"· ([a-z2-7]{13})$", re.M)
_ALARM = re.compile(r"^(nguon\d+): ([^\n(]+?)(?: \(|$)", re.M)
_WELL = ("đã bình thường trở lại", "bình thường", "chưa đọc lần nào")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message of an alert's channel, and the simulated moment of its arrival."""

    at: datetime
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """The year's figures; every list of names is empty in a good year."""

    published: int
    stored: int
    missing: tuple[str, ...]
    twice: tuple[str, ...]
    requests: int
    conditional: int
    needless: int
    after_loss: int
    by_redirect: int
    asked_often: int
    within_a_crawl: int
    alarms: int
    false_alarms: tuple[str, ...]
    stories: int
    told: int
    told_again: tuple[str, ...]
    untold: int
    unnamed: tuple[str, ...]
    sizes: dict[str, int]

    @property
    def is_good(self) -> bool:
        """Did the year keep every promise?"""
        return not (self.missing or self.twice or self.told_again or self.untold or self.unnamed or self.needless)


_TITLES = """
SELECT a.site, a.title, count(*) AS times FROM article a GROUP BY 1, 2
"""
_STORIES = "SELECT id FROM shown_article WHERE first_seen_at >= %s"
_TABLES = """
SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_ROWS = "SELECT count(*) AS rows, count(*) FILTER (WHERE outcome IN ('not_modified', 'unchanged')) AS same FROM page"


def measure(simulation: Simulation, requested: Requested, messages: Sequence[Message]) -> Findings:
    """Compare the store and the messages with what the made-up web published."""
    year, sites = simulation.year, simulation.sites
    end = year.first + timedelta(days=year.days)
    with opened() as connection, connection, connection.cursor() as cursor:
        stored = {(row["site"], row["title"]): row["times"] for row in rows(cursor, _TITLES)}
        stories = {row["id"] for row in rows(cursor, _STORIES, (year.first,))}
        sizes = {row["name"]: row["bytes"] for row in rows(cursor, _TABLES)}
        [pages] = rows(cursor, _ROWS)
    published = [
        (site.id, piece.made().title) for site in sites.values() for piece in _due_pieces(site, year.first, end)
    ]
    told = Counter(story for message in messages for story in STORY_ID.findall(message.text) if not _is_repeat(message))
    alarms = list(_alarms(messages))
    return Findings(
        published=len(published),
        stored=sum(stored.values()),
        missing=tuple(f"{site}: {title}" for site, title in published if (site, title) not in stored),
        twice=tuple(f"{site}: {title}" for (site, title), times in stored.items() if times > 1),
        requests=requested.requests,
        conditional=requested.conditional,
        needless=sum(again.needless for again in requested.again.values()),
        after_loss=sum(again.after_loss for again in requested.again.values()),
        by_redirect=sum(again.by_redirect for again in requested.again.values()),
        asked_often=sum(n > MOST_REQUESTS for times in requested.times.values() for n in times.values()),
        within_a_crawl=requested.twice,
        alarms=len(alarms),
        false_alarms=tuple(
            f"{at:%Y-%m-%d} {site}: {said}"
            for at, site, said in alarms
            if not _is_true(sites[site], at) and not _is_clock_wrong(simulation.faults, at)
        ),
        stories=len(stories),
        told=len(told),
        told_again=tuple(story for story, times in told.items() if times > 1),
        untold=len(stories - set(told)),
        unnamed=tuple(_unnamed(simulation.faults)),
        sizes={**sizes, "rows of page": pages["rows"], "of them unchanged": pages["same"]},
    )


def _due_pieces(site: MadeSite, first: datetime, end: datetime) -> Iterator[Piece]:
    """What must be stored: all that was published in the year, except in the last days or scrolled off in a fault."""
    blind = site.fault.ends if site.fault and site.fault.ends > end - SETTLED else None
    for piece in site.pieces:
        if first <= piece.at < end - SETTLED and not (
            blind and site.fault and piece.at >= site.fault.begins - SETTLED and site.fault.words
        ):
            yield piece


def _is_repeat(message: Message) -> bool:
    return message.text.startswith("(Gửi lại")


def _alarms(messages: Sequence[Message]) -> Iterator[tuple[datetime, str, str]]:
    for message in messages:
        for site, verdict in _ALARM.findall(message.text):
            if verdict.strip() not in _WELL:
                yield message.at, site, verdict.strip()


def _is_true(site: MadeSite, at: datetime) -> bool:
    return site.fault is not None and site.fault.begins <= at <= site.fault.ends + SETTLED


def _is_clock_wrong(faults: Sequence[Fault], at: datetime) -> bool:
    """A verdict by a clock that is forty days ahead is the clock's fault, and is withdrawn a day later."""
    return any(fault.kind == "clock_wrong" and fault.is_on(at) for fault in faults)


def _unnamed(faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults:
        if fault.words and (fault.named_at is None or fault.named_at > 2):
            yield f"{fault.kind} {fault.site or ''} {fault.begins:%Y-%m-%d} ({fault.visits} visits, named at {fault.named_at}): {fault.said}"


def fault_table(faults: Sequence[Fault]) -> list[str]:
    """One row per kind: how many, named at which visit at the latest, another verdict at which, and the words."""
    lines = [
        "| fault | times | named, at the latest | another verdict, at the latest | what was said |",
        "|---|---|---|---|---|",
    ]
    for kind in KINDS:
        found = [fault for fault in faults if fault.kind == kind]
        if not found:
            continue
        if not found[0].words:
            lines.append(f"| {kind} | {len(found)} | read on as before | – | – |")
            continue
        named = max((fault.named_at or 999 for fault in found), default=0)
        verdicts = [fault.verdict_at for fault in found if fault.verdict_at]
        unit = "visit" if kind in SITE_KINDS else "round"
        said = next((fault.said for fault in found if fault.said), "")
        verdict = f"visit {max(verdicts)}" if verdicts else "–"
        lines.append(f"| {kind} | {len(found)} | {unit} {named if named < 999 else 'never'} | {verdict} | {said} |")
    return lines
