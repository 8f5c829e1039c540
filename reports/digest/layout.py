"""A digest as a document: which parts it has, in which words."""

from __future__ import annotations

from articles.provinces import province_name
from reports.digest.cells import (
    award_cells,
    award_heads,
    cited,
    decision_cells,
    decision_heads,
    shown_counts,
    shown_day,
    shown_time,
    stated_day,
    story_line,
)
from reports.digest.days import whole_months
from reports.digest.document import Block, Bullets, Document, Heading, Line, Paragraph, Run, Table, plain
from reports.digest.model import AwardGiven, Digest, Figure
from reports.digest.summary import AWARD_WIDTHS, DECISION_WIDTHS, DECISIONS, UNHEARD, summary
from reports.digest.words import WORDS, DigestWords
from reports.reasons import shown_verdict, shown_why

MANY_PROVINCES = 8
"""Names of provinces in one cell."""


def digest_document(digest: Digest, language: str, *, short: bool = False) -> Document:
    """The document in one language (a key of ``WORDS``): a summary, then everything as an annex.

    Parts with nothing to say are left out, and the annex of a short document.
    """
    words = WORDS[language]
    parts = [(words.overview, _overview(digest, words)), *summary(digest, words)]
    if not short and digest.stories:
        parts.append((words.annex, [Paragraph(line=plain(words.annex_holds))]))
    if not short:
        parts += _annex(digest, words, language)
    blocks = [block for heading, part in parts if part for block in (Heading(text=heading), *part)]
    return Document(language=language, title=words.title, subtitle=_subtitle(digest, words), blocks=tuple(blocks))


def _annex(digest: Digest, words: DigestWords, language: str) -> list[tuple[str, list[Block]]]:
    return [
        (words.provinces, _provinces(digest, words)),
        (words.movements, _movements(digest, words)),
        (words.awards, _awards(digest, words)),
        (words.figures, _figures(digest, words)),
        (words.changes, _changes(digest, words)),
        (words.without, _without(digest, words)),
        (words.problems.format(at=shown_time(digest.made_at)), _problems(digest, words, language)),
    ]


def _subtitle(digest: Digest, words: DigestWords) -> str:
    year, week, weekday = digest.first.isocalendar()
    is_week = weekday == 1 and (digest.last - digest.first).days == 6
    days = {"first": shown_day(digest.first), "last": shown_day(digest.last)}
    subtitle: str = words.week.format(week=week, year=year, **days) if is_week else words.range.format(**days)
    months = whole_months(digest.first, digest.last)
    if months == 1:
        subtitle = words.month.format(month=digest.first.month, year=digest.first.year, **days)
    elif months:
        quarter = ("I", "II", "III", "IV")[digest.first.month // 3]
        subtitle = words.quarter.format(quarter=quarter, year=digest.first.year, **days)
    what = "; ".join(filter(None, (province_name(digest.province), digest.movement)))
    return words.about.format(subtitle=subtitle, what=what) if what else subtitle


def _overview(digest: Digest, words: DigestWords) -> list[Block]:
    counts = words.counts.format(
        stories=digest.stories,
        reprints=digest.reprints,
        provinces=sum(1 for p in digest.provinces if p.province),
        awards=sum(level.count for level in digest.awards),
        figures=sum(kind.count for kind in digest.figures),
    )
    blocks: list[Block] = [Paragraph(line=plain(counts if digest.stories else words.none))]
    if digest.undated:
        blocks.append(Paragraph(line=plain(words.undated.format(count=digest.undated))))
    return blocks


def _provinces(digest: Digest, words: DigestWords) -> list[Block]:
    blocks: list[Block] = []
    for news in digest.provinces:
        name = province_name(news.province) or words.national
        blocks.append(Heading(text=f"{name} ({news.count})", level=2))
        lines = [story_line(story, words) for story in news.stories]
        if news.count > len(lines):
            lines.append(plain(words.more.format(count=news.count - len(lines))))
        blocks.append(Bullets(lines=tuple(lines)))
    return blocks


def _movements(digest: Digest, words: DigestWords) -> list[Block]:
    if not digest.movements:
        return []
    rows = []
    for movement in digest.movements:
        events = "; ".join(f"{words.events[k]} {n}" for k, n in movement.events.items() if k in words.events)
        names = [province_name(province) or province for province in movement.provinces]
        more = f" … (+{len(names) - MANY_PROVINCES})" if len(names) > MANY_PROVINCES else ""
        places = ", ".join(names[:MANY_PROVINCES]) + more
        rows.append((plain(movement.name), plain(str(movement.stories)), plain(events), plain(places)))
    heads = words.heads
    head = (heads["movement"], heads["stories"], heads["events"], heads["provinces"])
    return [Table(head=head, rows=tuple(rows), widths=(5, 1, 4, 4))]


def _awards(digest: Digest, words: DigestWords) -> list[Block]:
    """What the first pages have no room for: further decisions, awards of no named decision, proposals, sums."""
    blocks: list[Block] = []
    if further := digest.decisions[DECISIONS:]:
        rows = tuple(decision_cells(decision, words) for decision in further)
        blocks.append(Heading(text=words.further_decisions.format(count=len(further)), level=2))
        blocks.append(Table(head=decision_heads(words), rows=rows, widths=DECISION_WIDTHS))
    for level in digest.awards:
        undecided = [award for award in level.awards if not award.decision]
        heading = f"{words.levels[level.level]} ({level.count})"
        decided = sum(award.decision is not None for award in level.awards)
        blocks.append(Heading(text=heading, level=2))
        if level.recipients:
            sums = shown_counts(level.recipients, words)
            blocks.append(Paragraph(line=plain(words.added_up.format(counts=sums))))
        if decided:
            blocks.append(Paragraph(line=plain(words.decided.format(count=decided))))
        if undecided:
            blocks += _award_table(undecided, level.count - decided, words)
    for name, awards in (("proposed", digest.proposed), ("over_years", digest.over_years)):
        undecided = [award for award in awards if not award.decision]
        if undecided:
            blocks.append(Heading(text=f"{getattr(words, name)} ({len(undecided)})", level=2))
            blocks += _award_table(undecided, len(undecided), words)
    return blocks


def _award_table(awards: list[AwardGiven], count: int, words: DigestWords) -> list[Block]:
    rows = tuple(award_cells(award, words) for award in awards)
    return _table(Table(head=award_heads(words), rows=rows, widths=AWARD_WIDTHS), count, words)


def _figures(digest: Digest, words: DigestWords) -> list[Block]:
    heads = words.heads
    head = (heads["what"], heads["where"], heads["value"], heads["quote"], heads["source"])
    widths = (3, 3, 4, 4, 4)  # "21.000.000.000.000 đồng" is not broken
    blocks: list[Block] = []
    if digest.conflicts:
        blocks.append(Heading(text=words.conflicts, level=2))
        rows = [_figure(figure, words) for conflict in digest.conflicts for figure in conflict.figures]
        blocks.append(Table(head=head, rows=tuple(rows), widths=widths))
    for kind in digest.figures:
        rows = [_figure(figure, words) for figure in kind.figures]
        blocks.append(Heading(text=f"{words.kinds[kind.kind]} ({kind.count})", level=2))
        blocks += _table(Table(head=head, rows=tuple(rows), widths=widths), kind.count, words)
    return blocks


def _figure(figure: Figure, words: DigestWords) -> tuple[Line, ...]:
    number = f"{figure.value:,.15g}"
    if words is WORDS["vi"]:
        number = number.translate(str.maketrans(",.", ".,"))
    change = getattr(words, figure.change) if figure.change else None
    value = " ".join(filter(None, (change, figure.qualifier, number, figure.unit)))
    where = ", ".join(filter(None, (figure.place, stated_day(figure.as_of) if figure.as_of else None)))
    quote: Line = (Run(text=f"“{figure.quote}”", italic=True),)
    return (plain(figure.what), plain(where), plain(value), quote, cited(figure.source))


def _changes(digest: Digest, words: DigestWords) -> list[Block]:
    lines = []
    for change in digest.changes:
        changed = words.changed.format(version=change.version, at=shown_time(change.changed_at))
        lines.append((*cited(change.source), Run(text=f"; {changed}")))
    return [Bullets(lines=tuple(lines))] if lines else []


def _without(digest: Digest, words: DigestWords) -> list[Block]:
    return [
        Paragraph(
            line=(
                Run(text=f"{words.states[state]} ({len(digest.without_news[state])}): ", bold=True),
                Run(text=", ".join(digest.without_news[state]) + "."),
            )
        )
        for state in words.states
        if state not in UNHEARD and digest.without_news.get(state)
    ]


def _problems(digest: Digest, words: DigestWords, language: str) -> list[Block]:
    rows = tuple(
        (plain(p.name), plain(shown_verdict(p.verdict, language)), plain(shown_why(p.why, language)))
        for p in digest.problems
    )
    heads = words.heads
    return [Table(head=(heads["site"], heads["verdict"], heads["why"]), rows=rows, widths=(2, 2, 5))] if rows else []


def _table(table: Table, count: int, words: DigestWords) -> list[Block]:
    """A table, and how many rows it leaves out."""
    if count <= len(table.rows):
        return [table]
    return [table, Paragraph(line=plain(words.more_rows.format(shown=len(table.rows), count=count)))]
