"""What several parts of a digest show alike: a story, an award, a source, a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from articles.dates import VIETNAM
from articles.provinces import province_name
from reports.digest.document import Line, Run, plain
from reports.digest.model import AwardGiven, DecisionNamed, Source, Story
from reports.digest.words import DigestWords

MOST_SOURCES = 3
"""Articles cited in one cell."""
MOST_NAMES = 5
"""Recipients named in one cell."""


def story_line(story: Story, words: DigestWords) -> Line:
    """A story with what took place and how often it was printed again."""
    event = words.events.get(story.event or "")
    when = stated_day(story.event_date) if story.event and story.event_date else None
    label = f"{event} {words.of.format(day=when) if when else ''}".strip() if event else None
    reprints = f"; {words.reprints.format(count=story.reprints)}" if story.reprints else ""
    return (*([Run(text=f"{label}: ", bold=True)] if label else []), *cited(story.source), Run(text=reprints))


def award_heads(words: DigestWords) -> tuple[str, ...]:
    """The heads of :func:`award_cells`."""
    return tuple(words.heads[name] for name in ("award", "recipients", "giver", "place", "source"))


def award_cells(award: AwardGiven, words: DigestWords) -> tuple[Line, ...]:
    """Award, recipients, giver, place, sources. A decision has its own row, in :func:`decision_cells`."""
    name = award_name(award, words)
    if award.period:
        name += f" ({_shown(award.period[0])}–{_shown(award.period[1])})"
    elif remark := words.remarks.get(award.status):
        name += f" ({remark})"
    place = province_name(award.province) or words.central
    return (
        plain(name),
        plain(_recipients(award, words)),
        plain(award.giver or ""),
        plain(place),
        _sources(award.sources),
    )


def decision_heads(words: DigestWords) -> tuple[str, ...]:
    """The heads of :func:`decision_cells`."""
    return tuple(words.heads[name] for name in ("decision", "giver", "place", "given", "source"))


def decision_cells(decision: DecisionNamed, words: DigestWords) -> tuple[Line, ...]:
    """Number and day, giver, provinces, awards with their recipients, sources."""
    number = decision.number
    if decision.date:
        number = words.decision_of.format(number=number, day=stated_day(decision.date))
    places = ", ".join(province_name(province) or province for province in decision.provinces) or words.central
    given = "; ".join(dict.fromkeys(given_line(award, words) for award in decision.awards))
    sources = {source.article: source for award in decision.awards for source in award.sources}
    return (plain(number), plain(decision.giver or ""), plain(places), plain(given), _sources(tuple(sources.values())))


def given_line(award: AwardGiven, words: DigestWords) -> str:
    """An award with its recipients, and what it was if it was not given now."""
    who = _recipients(award, words)
    remark = words.remarks.get(award.status)
    return award_name(award, words) + (f": {who}" if who else "") + (f" ({remark})" if remark else "")


def award_name(award: AwardGiven, words: DigestWords) -> str:
    """Its name with its class."""
    rank = words.classes.get(award.award_class or 0)
    return f"{award.name} {rank}" if rank else award.name


def _recipients(award: AwardGiven, words: DigestWords) -> str:
    """Numbers, what other reports state, and names where nothing is counted."""
    shown = shown_counts(award.recipients, words)
    if award.other_recipients:
        shown += f" ({words.others_state.format(counts=shown_counts(award.other_recipients, words))})"
    if award.named and not award.recipients:
        more = len(award.named) - MOST_NAMES
        shown = ", ".join(award.named[:MOST_NAMES]) + (f" {words.and_more.format(count=more)}" if more > 0 else "")
    return shown


def shown_counts(counts: Sequence[tuple[int | None, str]], words: DigestWords) -> str:
    """26 tập thể, 1.062 cá nhân."""
    return ", ".join(f"{_number(n, words)} {kind}".strip() for n, kind in counts)


def _number(n: int | None, words: DigestWords) -> str:
    return "" if n is None else f"{n:,}".replace(",", words.thousands)


def _sources(sources: tuple[Source, ...]) -> Line:
    """Site and day of up to :data:`MOST_SOURCES` articles, and how many more there are."""
    line: list[Run] = []
    for place, source in enumerate(sources[:MOST_SOURCES]):
        day = f", {source.published_at.astimezone(VIETNAM):%d/%m}" if source.published_at else ""
        line += [Run(text="; " if place else ""), Run(text=source.site_name, href=source.url), Run(text=day)]
    more = len(sources) - MOST_SOURCES
    return (*line, *([Run(text=f"; +{more}")] if more > 0 else []))


def cited(source: Source) -> Line:
    """An article with its site and day."""
    published = f", {shown_day(source.published_at.astimezone(VIETNAM))}" if source.published_at else ""
    return (Run(text=source.title, href=source.url), Run(text=f" ({source.site_name}{published})"))


def shown_day(day: date) -> str:
    """31/10/2023."""
    return f"{day:%d/%m/%Y}"


def shown_time(moment: datetime) -> str:
    """07:28 31/10/2023, in Viet Nam."""
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def stated_day(day: str) -> str:
    """No more than the text states: ``2023``, ``10/2023`` or ``31/10/2023``."""
    return "/".join(reversed(day.split("-")))


def _shown(bound: str) -> str:
    """``2021`` as it is, ``2026-01`` as ``01/2026``."""
    return "/".join(reversed(bound.split("-")))
