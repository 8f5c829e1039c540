"""All facts of one text."""

from __future__ import annotations

from datetime import date as Date

from articles.annotation.award_givers import naming_rule_of
from articles.annotation.awards import find_awards
from articles.annotation.bodies import body_mentions, find_bodies
from articles.annotation.events import find_event
from articles.annotation.movements import find_movements
from articles.annotation.people import find_people
from articles.annotation.place_names import find_names
from articles.annotation.places import Settled, era_of, era_rule, place_mentions, province_of_places, settle_places
from articles.annotation.provinces import find_provinces, home_province, official_place, province_mentions
from articles.annotation.reading import Reading, read
from articles.annotation.statistics import find_statistics
from articles.annotation.whereabouts import Whereabouts
from articles.models import Annotations, AwardMention, FiredRule, StatisticMention
from articles.places import Era

ANNOTATION_VERSION = 20


def annotate(
    title: str | None,
    text: str,
    *,
    province: str | None = None,
    published_on: Date | None = None,
    explain: bool = False,
    figures: bool = True,
) -> Annotations:
    """The facts of an article, each kind in order of place.

    Args:
        title: read for the kind of event and the province it is about; facts are taken from ``text``.
        text: spans are positions in it exactly as given, also when it is decomposed (NFD).
        province: id of the site's own province, of either era: what "toàn tỉnh" means where the text names none.
        published_on: its day in Vietnam, which decides which units a name can mean and what a province is called.
        figures: also the statistics, which cost a fifth of the whole.
        explain: also which rule settled the era, the province, each place, each award and what each figure counts.
    """
    reading = read(text)
    heading = read(title) if title else None
    names = find_names(reading)
    provinces = find_provinces(reading, names, published_on)
    in_title = find_provinces(heading, find_names(heading)) if heading and heading.longest("province") else []
    era = era_of(reading, published_on)
    site_or_named = home_province(provinces, in_title, province)
    places = settle_places(reading, names, provinces, era=era, day=published_on, home=site_or_named)
    home = site_or_named or province_of_places(places)
    home_name = official_place(home, published_on)
    bodies = find_bodies(reading, names, provinces, home_name)
    movements = find_movements(reading)
    awards = find_awards(reading, bodies)
    spans = sorted({*((n.start, n.end) for n in names), *((p.start, p.end) for p in provinces)})
    people = find_people(reading, bodies, spans)
    counted: list[tuple[StatisticMention, str]] = []
    if figures:
        named = reading.positions([(m.start, m.end) for m in movements])
        awarded = reading.positions([(m.start, m.end) for m in awards])
        whereabouts = Whereabouts(reading, names, provinces, home_name)
        counted = find_statistics(reading, awarded, named, [(b.start, b.end) for b in bodies], whereabouts)
    return Annotations(
        movements=tuple(movements),
        awards=tuple(awards),
        bodies=tuple(body_mentions(reading, bodies)),
        provinces=tuple(province_mentions(reading, provinces)),
        places=tuple(place_mentions(reading, places)),
        people=tuple(people),
        statistics=tuple(figure for figure, _ in counted),
        event=find_event(heading, reading),
        rules=(
            *_rules(reading, era, published_on, home, province, places, awards),
            *(FiredRule(field="statistics", rule=rule, words=figure.quote) for figure, rule in counted),
        )
        if explain
        else (),
    )


def _rules(
    reading: Reading,
    era: Era,
    day: Date | None,
    home: str | None,
    province: str | None,
    places: list[Settled],
    awards: list[AwardMention],
) -> tuple[FiredRule, ...]:
    rules = [era_rule(era, day)]
    if home is not None:
        named = any(place.level == "province" for place in places)
        rule = "the only province named" if named else "the province of all places named"
        rules.append(FiredRule(field="province", rule="the site's own" if home == province else rule, words=home))
    rules += [FiredRule(field="places", rule=p.rule, words=reading.text[p.start : p.end]) for p in places]
    rules += [FiredRule(field="awards", rule=naming_rule_of(award), words=award.quote) for award in awards]
    return tuple(rules)
