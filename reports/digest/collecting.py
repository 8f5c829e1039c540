"""From stored articles to the parts of a digest; pure, and one article after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Literal, get_args

from articles.models import Event, StatisticMention
from articles.text import comparison_form, fold_marks
from reports.digest.awards import added_up, award_of, level_of
from reports.digest.decisions import decisions_named
from reports.digest.model import (
    AwardGiven,
    AwardLevel,
    AwardsOfLevel,
    AwardStatus,
    Conflict,
    DecisionNamed,
    Figure,
    FigureKind,
    FiguresOfKind,
    MovementNews,
    ProvinceNews,
    ProvinceState,
    Source,
    Story,
    Totals,
)
from storage.ledger_rows import LedgerRow
from storage.sites import StoredSite
from storage.stored_articles import StoredArticle

MOST_STORIES = 30
"""Stories of one province that are listed; the others are counted."""
MOST_ROWS = 100
"""Rows of one table of awards or figures."""
FAILING_AFTER = 3
"""Failed crawls in a row that make a site failing, as in ``reports.health``."""
LISTENING = timedelta(days=7)
"""A site read within this time before a range's end has been heard in it."""

_RANK = re.compile(r"^(?:tỉnh|thành phố|tp\.?) ")


class Collection:
    """The stories of a digest as they come in, newest first, and what they add up to."""

    def __init__(self) -> None:
        self._stories: dict[str | None, list[tuple[Source, Event | None, str]]] = {}
        self._counts: Counter[str | None] = Counter()
        self._movements: dict[str, tuple[str, Counter[str], set[str]]] = {}
        self._awards: list[tuple[AwardLevel, AwardGiven]] = []
        self._figures: list[Figure] = []
        self.clusters: list[str] = []

    def add(self, article: StoredArticle) -> None:
        """The fields of one stored article that a digest prints."""
        source = cited(article)
        province = article.province_now
        self.clusters.append(article.cluster)
        self._counts[province] += 1
        listed = self._stories.setdefault(province, [])
        if len(listed) < MOST_STORIES:
            listed.append((source, article.occasion, article.cluster))
        self._add_movements(article)
        self._figures += dict.fromkeys(_figure(fact, source) for fact in article.statistics)

    def _add_movements(self, article: StoredArticle) -> None:
        kind = article.occasion.kind if article.occasion else "other"
        named = {m.id or m.name: m.name for m in article.movements}
        for key, name in named.items():
            _, events, provinces = self._movements.setdefault(key, (name, Counter(), set()))
            events[kind] += 1
            if article.province_now:
                provinces.add(article.province_now)

    def add_awards(self, rows: Iterable[LedgerRow]) -> None:
        """The rows of the ledger that are based on the stories."""
        self._awards += [(level_of(row), award_of(row)) for row in rows]

    def _awards_of(self, *statuses: AwardStatus) -> list[tuple[AwardLevel, AwardGiven]]:
        return [(level, award) for level, award in self._awards if award.status in statuses]

    def totals(self) -> Totals:
        """How many of each."""
        return Totals(
            stories=len(self.clusters),
            provinces=sum(1 for province in self._counts if province),
            awards=len(self._awards_of("given", "unclear")),
            decisions=len(self.decisions()),
            figures=len(self._figures),
        )

    def provinces(self, sizes: Mapping[str, int]) -> tuple[ProvinceNews, ...]:
        """The provinces with the most stories first, national sites last; ``sizes`` are the clusters'."""
        order = sorted(self._counts, key=lambda province: (province is None, -self._counts[province], province or ""))
        return tuple(
            ProvinceNews(
                province=province,
                count=self._counts[province],
                stories=tuple(
                    Story(
                        source=source,
                        event=event.kind if event else None,
                        event_date=event.date if event else None,
                        reprints=sizes.get(cluster, 1) - 1,
                    )
                    for source, event, cluster in self._stories[province]
                ),
            )
            for province in order
        )

    def movements(self) -> tuple[MovementNews, ...]:
        """The movements, the most reported first."""
        found = [
            MovementNews(name=name, stories=sum(events.values()), events=dict(events), provinces=tuple(sorted(places)))
            for name, events, places in self._movements.values()
        ]
        return tuple(sorted(found, key=lambda movement: (-movement.stories, movement.name)))

    def awards(self) -> tuple[AwardsOfLevel, ...]:
        """What was given once by level, the highest first; those with a decision or number first."""
        by_level: dict[AwardLevel, list[AwardGiven]] = {}
        for level, award in self._awards_of("given", "unclear"):
            by_level.setdefault(level, []).append(award)
        return tuple(
            AwardsOfLevel(
                level=level,
                count=len(by_level[level]),
                recipients=added_up(by_level[level]),
                awards=_listed(by_level[level]),
            )
            for level in get_args(AwardLevel)
            if level in by_level
        )

    def decisions(self) -> tuple[DecisionNamed, ...]:
        """Every decision that was stated, once; those of the highest level first."""
        order = get_args(AwardLevel)
        awards = sorted(self._awards_of(*get_args(AwardStatus)), key=lambda found: order.index(found[0]))
        return decisions_named(awards)

    def proposed(self) -> tuple[AwardGiven, ...]:
        """What was only proposed."""
        return tuple(award for _, award in self._awards_of("proposed"))

    def over_years(self) -> tuple[AwardGiven, ...]:
        """Sums over years."""
        return tuple(award for _, award in self._awards_of("period"))

    def conflicts(self) -> tuple[Conflict, ...]:
        """What articles differ on: the same thing, place and stated time, and other values in another article."""
        groups: dict[tuple[str | None, ...], list[Figure]] = {}
        for figure in self._figures:
            if figure.place and figure.as_of:
                thing = _thing(figure.what, figure.place)
                key = (figure.kind, *thing, figure.as_of, figure.unit, figure.change)
                groups.setdefault(key, []).append(figure)
        return tuple(Conflict(figures=tuple(group)) for group in groups.values() if _differ(group))

    def figures(self) -> tuple[FiguresOfKind, ...]:
        """All figures by kind; those whose time is stated first."""
        found = []
        for kind in get_args(FigureKind):
            of_kind = [figure for figure in self._figures if figure.kind == kind]
            if of_kind:
                dated = sorted(of_kind, key=lambda figure: figure.as_of is None)
                found.append(FiguresOfKind(kind=kind, count=len(of_kind), figures=tuple(dated[:MOST_ROWS])))
        return tuple(found)


def _listed(awards: list[AwardGiven]) -> tuple[AwardGiven, ...]:
    """Those with a decision, all of them; of the others :data:`MOST_ROWS`, those with a number first."""
    others = sorted((award for award in awards if award.decision is None), key=lambda award: not award.recipients)
    return (*(award for award in awards if award.decision is not None), *others[:MOST_ROWS])


def cited(article: StoredArticle) -> Source:
    """An article as it is cited."""
    return Source(
        article=article.id,
        title=article.shown_title,
        url=article.url,
        site_name=article.site_name,
        province=article.province_now,
        published_at=article.published_at,
    )


def _figure(fact: StatisticMention, source: Source) -> Figure:
    return Figure(
        kind=figure_kind(fact.unit, fact.change, fact.as_of),
        what=fact.what or fact.name,
        place=fact.place,
        as_of=fact.as_of,
        value=fact.value,
        unit=fact.unit,
        qualifier=fact.qualifier,
        change=fact.change,
        quote=fact.quote,
        source=source,
    )


def figure_kind(unit: str | None, change: Literal["increase", "decrease"] | None, as_of: str | None) -> FigureKind:
    """Which figures one may stand beside. "Cuối năm 2022" is a day, "năm 2022" a period."""
    if change is not None or unit == "điểm %":
        return "change"
    if unit == "%":
        return "rate"
    if as_of is None:
        return "undated"
    return "count" if len(as_of) == len("2022-12-31") else "total"


def _thing(what: str, place: str) -> tuple[str, str]:
    """The counted thing and the place, in one wording.

    "tỷ lệ hộ nghèo của tỉnh Lâm Đồng" becomes "tỷ lệ hộ nghèo" there, and "tỉnh Lâm Đồng" becomes "Lâm Đồng".
    """
    thing, where = comparison_form(what), comparison_form(place)
    for preposition in ("của ", "ở ", "tại ", "trên địa bàn ", ""):
        thing = thing.removesuffix(f" {preposition}{where}")
    return thing, _RANK.sub("", where)


def _differ(group: list[Figure]) -> bool:
    values: dict[str, set[float]] = {}
    for figure in group:
        values.setdefault(figure.source.article, set()).add(figure.value)
    # An article that names several values is about several things: articles differ only if they share no value.
    return len(values) > 1 and not set.intersection(*values.values())


def provinces_without_news(
    provinces: Mapping[str, str],
    reporting: Mapping[str, int],
    sites: Mapping[str, StoredSite],
    covered: Mapping[str, datetime],
    *,
    start: datetime,
    end: datetime,
    now: datetime,
) -> dict[ProvinceState, tuple[str, ...]]:
    """Provinces that reported nothing, by reason: silence is only where somebody listened.

    Args:
        provinces: names by id.
        sites: those that the store knows, by id.
        covered: the oldest article of each site.
        start, end: of the range; ``end`` is the first moment after it.
    """
    found: dict[ProvinceState, list[str]] = {}
    until = min(end, now)
    for province, name in provinces.items():
        if province in reporting:
            continue
        own = {site: row for site, row in sites.items() if row.province_now == province and row.enabled}
        heard = [site for site, row in own.items() if _was_read(row, start, until)]
        if not own:
            state: ProvinceState = "no site"
        elif not heard:
            state = "down"
        elif not any(site in covered and covered[site] < end for site in heard):
            state = "not covered"
        else:
            state = "silent"
        found.setdefault(state, []).append(name)
    return {state: tuple(sorted(names, key=fold_marks)) for state, names in found.items()}


def _was_read(row: StoredSite, start: datetime, until: datetime) -> bool:
    """Read after the range, or shortly before its end without failing since."""
    last = row.last_success_at
    if last is None:
        return False
    return bool(last >= until or (row.failed_crawls < FAILING_AFTER and last >= max(start, until - LISTENING)))
