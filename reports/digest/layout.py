"""A digest as a document: which parts it has, in which words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from articles.dates import VIETNAM
from articles.provinces import province_name
from reports.digest.document import Block, Bullets, Document, Heading, Line, Paragraph, Run, Table, plain
from reports.digest.model import AwardGiven, Digest, Figure, Source, Story
from reports.digest.words import WORDS
from reports.reasons import shown_verdict, shown_why

MANY_PROVINCES = 8
"""Names of provinces in one cell."""


def digest_document(digest: Digest, language: str) -> Document:
    """The document in one language (a key of ``WORDS``); parts with nothing to say are left out."""
    words = WORDS[language]
    blocks: list[Block] = [Heading(text=words["overview"]), *_overview(digest, words)]
    for heading, part in (
        (words["provinces"], _provinces(digest, words)),
        (words["movements"], _movements(digest, words)),
        (words["awards"], _awards(digest, words)),
        (words["figures"], _figures(digest, words)),
        (words["changes"], _changes(digest, words)),
        (words["without"], _without(digest, words)),
        (words["problems"].format(at=_time(digest.made_at)), _problems(digest, words, language)),
    ):
        if part:
            blocks += [Heading(text=heading), *part]
    return Document(language=language, title=words["title"], subtitle=_subtitle(digest, words), blocks=tuple(blocks))


def _subtitle(digest: Digest, words: dict[str, Any]) -> str:
    year, week, weekday = digest.first.isocalendar()
    is_week = weekday == 1 and (digest.last - digest.first).days == 6
    days = {"first": _day(digest.first), "last": _day(digest.last)}
    subtitle: str = words["week"].format(week=week, year=year, **days) if is_week else words["range"].format(**days)
    what = "; ".join(filter(None, (province_name(digest.province), digest.movement)))
    return words["about"].format(subtitle=subtitle, what=what) if what else subtitle


def _overview(digest: Digest, words: dict[str, Any]) -> list[Block]:
    counts = words["counts"].format(
        stories=digest.stories,
        reprints=digest.reprints,
        provinces=sum(1 for p in digest.provinces if p.province),
        awards=sum(level.count for level in digest.awards),
        figures=sum(kind.count for kind in digest.figures),
    )
    blocks: list[Block] = [Paragraph(line=plain(counts if digest.stories else words["none"]))]
    if digest.undated:
        blocks.append(Paragraph(line=plain(words["undated"].format(count=digest.undated))))
    return blocks


def _provinces(digest: Digest, words: dict[str, Any]) -> list[Block]:
    blocks: list[Block] = []
    for news in digest.provinces:
        name = province_name(news.province) or words["national"]
        blocks.append(Heading(text=f"{name} ({news.count})", level=2))
        lines = [_story(story, words) for story in news.stories]
        if news.count > len(lines):
            lines.append(plain(words["more"].format(count=news.count - len(lines))))
        blocks.append(Bullets(lines=tuple(lines)))
    return blocks


def _story(story: Story, words: dict[str, Any]) -> Line:
    event = words["events"].get(story.event)
    when = _stated(story.event_date) if story.event and story.event_date else None
    label = f"{event} {words['of'].format(day=when) if when else ''}".strip() if event else None
    reprints = f"; {words['reprints'].format(count=story.reprints)}" if story.reprints else ""
    return (*([Run(text=f"{label}: ", bold=True)] if label else []), *_cited(story.source), Run(text=reprints))


def _movements(digest: Digest, words: dict[str, Any]) -> list[Block]:
    if not digest.movements:
        return []
    rows = []
    for movement in digest.movements:
        events = "; ".join(f"{words['events'][k]} {n}" for k, n in movement.events.items() if k in words["events"])
        names = [province_name(province) or province for province in movement.provinces]
        more = f" … (+{len(names) - MANY_PROVINCES})" if len(names) > MANY_PROVINCES else ""
        places = ", ".join(names[:MANY_PROVINCES]) + more
        rows.append((plain(movement.name), plain(str(movement.stories)), plain(events), plain(places)))
    heads = words["heads"]
    head = (heads["movement"], heads["stories"], heads["events"], heads["provinces"])
    return [Table(head=head, rows=tuple(rows), widths=(5, 1, 4, 4))]


def _awards(digest: Digest, words: dict[str, Any]) -> list[Block]:
    heads = words["heads"]
    head = (heads["award"], heads["giver"], heads["recipients"], heads["decision"], heads["source"])
    blocks: list[Block] = []
    for level in digest.awards:
        rows = tuple(_award(award, words) for award in level.awards)
        blocks.append(Heading(text=f"{words['levels'][level.level]} ({level.count})", level=2))
        blocks += _table(Table(head=head, rows=rows, widths=(4, 3, 3, 3, 5)), level.count, words)
    return blocks


def _award(award: AwardGiven, words: dict[str, Any]) -> tuple[Line, ...]:
    rank = words["classes"].get(award.award_class)
    recipients = ", ".join(f"{n if n is not None else ''} {kind}".strip() for n, kind in award.recipients)
    day = _stated(award.decision_date) if award.decision_date else None
    if award.decision and day:
        decision = words["decision_of"].format(number=award.decision, day=day)
    else:
        decision = award.decision or (words["of"].format(day=day) if day else "")
    name = f"{award.name} {rank}" if rank else award.name
    return (plain(name), plain(award.giver or ""), plain(recipients), plain(decision), _cited(award.source))


def _figures(digest: Digest, words: dict[str, Any]) -> list[Block]:
    heads = words["heads"]
    head = (heads["what"], heads["where"], heads["value"], heads["quote"], heads["source"])
    widths = (4, 3, 2, 5, 4)
    blocks: list[Block] = []
    if digest.conflicts:
        blocks.append(Heading(text=words["conflicts"], level=2))
        rows = [_figure(figure, words) for conflict in digest.conflicts for figure in conflict.figures]
        blocks.append(Table(head=head, rows=tuple(rows), widths=widths))
    for kind in digest.figures:
        rows = [_figure(figure, words) for figure in kind.figures]
        blocks.append(Heading(text=f"{words['kinds'][kind.kind]} ({kind.count})", level=2))
        blocks += _table(Table(head=head, rows=tuple(rows), widths=widths), kind.count, words)
    return blocks


def _figure(figure: Figure, words: dict[str, Any]) -> tuple[Line, ...]:
    number = f"{figure.value:,.15g}"
    if words is WORDS["vi"]:
        number = number.translate(str.maketrans(",.", ".,"))
    change = words[figure.change] if figure.change else None
    value = " ".join(filter(None, (change, figure.qualifier, number, figure.unit)))
    where = ", ".join(filter(None, (figure.place, _stated(figure.as_of) if figure.as_of else None)))
    quote: Line = (Run(text=f"“{figure.quote}”", italic=True),)
    return (plain(figure.what), plain(where), plain(value), quote, _cited(figure.source))


def _changes(digest: Digest, words: dict[str, Any]) -> list[Block]:
    lines = []
    for change in digest.changes:
        changed = words["changed"].format(version=change.version, at=_time(change.changed_at))
        lines.append((*_cited(change.source), Run(text=f"; {changed}")))
    return [Bullets(lines=tuple(lines))] if lines else []


def _without(digest: Digest, words: dict[str, Any]) -> list[Block]:
    return [
        Paragraph(
            line=(
                Run(text=f"{words['states'][state]} ({len(digest.without_news[state])}): ", bold=True),
                Run(text=", ".join(digest.without_news[state]) + "."),
            )
        )
        for state in words["states"]
        if digest.without_news.get(state)
    ]


def _problems(digest: Digest, words: dict[str, Any], language: str) -> list[Block]:
    rows = tuple(
        (plain(p.name), plain(shown_verdict(p.verdict, language)), plain(shown_why(p.why, language)))
        for p in digest.problems
    )
    heads = words["heads"]
    return [Table(head=(heads["site"], heads["verdict"], heads["why"]), rows=rows, widths=(2, 2, 5))] if rows else []


def _table(table: Table, count: int, words: dict[str, Any]) -> list[Block]:
    """A table, and how many rows it leaves out."""
    if count <= len(table.rows):
        return [table]
    return [table, Paragraph(line=plain(words["more_rows"].format(shown=len(table.rows), count=count)))]


def _cited(source: Source) -> Line:
    published = f", {_day(source.published_at.astimezone(VIETNAM))}" if source.published_at else ""
    return (Run(text=source.title, href=source.url), Run(text=f" ({source.site_name}{published})"))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _stated(day: str) -> str:
    """No more than the text states: ``2023``, ``10/2023`` or ``31/10/2023``."""
    return "/".join(reversed(day.split("-")))
