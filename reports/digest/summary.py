"""The first pages of a digest: what a reader with five minutes must know about the period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from articles.provinces import province_name
from reports.digest.cells import award_cells, award_heads, decision_cells, decision_heads, story_line
from reports.digest.document import Block, Bullets, Line, Paragraph, Run, Table, plain
from reports.digest.model import Digest, MovementNews, ProvinceNews, ProvinceState, Totals
from reports.digest.words import DigestWords

STORIES = 1
"""Stories of one province …"""
PROVINCES = 12
"""… and provinces with their own line; the others are counted in one."""
DECISIONS = 14
"""Rows of awards on the first pages; further decisions are in the annex."""
DECISION_WIDTHS = (4, 4, 3, 5, 4)
AWARD_WIDTHS = (4, 4, 4, 3, 4)
MOVEMENTS = 12
UNHEARD: tuple[ProvinceState, ...] = ("silent", "down")
"""Provinces that a reader must know about; those never followed are in the annex."""


def summary(digest: Digest, words: DigestWords) -> list[tuple[str, list[Block]]]:
    """Headings with their blocks, none where there is nothing to say."""
    return [
        (words.compared, _compared(digest, words)),
        (words.happened, _happened(digest, words)),
        (words.awards_first, _awards(digest, words)),
        (words.movements_first, _movements(digest, words)),
        (words.unheard, _unheard(digest, words)),
    ]


def _compared(digest: Digest, words: DigestWords) -> list[Block]:
    rows = []
    for field in fields(Totals):
        now, before = getattr(digest.totals, field.name), getattr(digest.before, field.name)
        change = f"{now - before:+d}".replace("-", "−") if now != before else "0"
        rows.append((plain(words.totals[field.name]), plain(str(before)), plain(str(now)), plain(change)))
    if not digest.totals.stories and not digest.before.stories:
        return []
    heads = words.heads
    return [
        Table(
            head=(heads["what"], heads["before"], heads["now"], heads["change"]), rows=tuple(rows), widths=(5, 2, 2, 2)
        )
    ]


def _happened(digest: Digest, words: DigestWords) -> list[Block]:
    lines = [line for news in digest.provinces[:PROVINCES] for line in _of_province(news, words)]
    rest = digest.provinces[PROVINCES:]
    if rest:
        named = ", ".join(f"{province_name(p.province) or words.national} ({p.count})" for p in rest)
        lines.append(plain(words.others.format(named=named)))
    return [Bullets(lines=tuple(lines))] if lines else []


def _of_province(news: ProvinceNews, words: DigestWords) -> Iterator[Line]:
    name = province_name(news.province) or words.national
    # What took place is news before what nobody could name.
    told = sorted(news.stories, key=lambda story: (story.event is None, -story.reprints))[:STORIES]
    for story in told:
        more = f" {words.more.format(count=news.count - len(told))}" if news.count > len(told) else ""
        yield (Run(text=f"{name}: ", bold=True), *story_line(story, words), Run(text=more))


def _awards(digest: Digest, words: DigestWords) -> list[Block]:
    """Decisions, then what was given without one being named, as far as giver and recipients are stated."""
    shown = digest.decisions[:DECISIONS]
    blocks: list[Block] = []
    if shown:
        rows = tuple(decision_cells(decision, words) for decision in shown)
        blocks.append(Table(head=decision_heads(words), rows=rows, widths=DECISION_WIDTHS))
    if len(digest.decisions) > len(shown):
        more = words.more_decisions.format(count=len(digest.decisions) - len(shown))
        blocks.append(Paragraph(line=plain(more)))
    undecided = [award for level in digest.awards for award in level.awards if not award.decision]
    stated = [award for award in undecided if award.giver and award.recipients][: max(0, DECISIONS - len(shown))]
    if stated:
        blocks.append(Paragraph(line=plain(words.undecided)))
        rows = tuple(award_cells(award, words) for award in stated)
        blocks.append(Table(head=award_heads(words), rows=rows, widths=AWARD_WIDTHS))
    return blocks


def _movements(digest: Digest, words: DigestWords) -> list[Block]:
    lines = []
    for kind in ("launch", "review"):
        found = [movement for movement in digest.movements if movement.events.get(kind)]
        if found:
            named = "; ".join(_movement(movement) for movement in found[:MOVEMENTS])
            more = f" (+{len(found) - MOVEMENTS})" if len(found) > MOVEMENTS else ""
            lines.append((Run(text=f"{words.events[kind]}: ", bold=True), Run(text=f"{named}{more}.")))
    return [Bullets(lines=tuple(lines))] if lines else []


def _movement(movement: MovementNews) -> str:
    places = [province_name(province) or province for province in movement.provinces[:3]]
    more = " …" if len(movement.provinces) > len(places) else ""
    return f"{movement.name} ({', '.join(places)}{more})" if places else movement.name


def _unheard(digest: Digest, words: DigestWords) -> list[Block]:
    lines = [
        (
            Run(text=f"{words.states[state]} ({len(digest.without_news[state])}): ", bold=True),
            Run(text=", ".join(digest.without_news[state]) + "."),
        )
        for state in UNHEARD
        if digest.without_news.get(state)
    ]
    return [Bullets(lines=tuple(lines))] if lines else []
