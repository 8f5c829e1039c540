"""All facts of one text."""

from __future__ import annotations

from articles.annotation.awards import find_awards
from articles.annotation.bodies import body_mentions, find_bodies
from articles.annotation.events import find_event
from articles.annotation.movements import find_movements
from articles.annotation.people import find_people
from articles.annotation.provinces import find_places, home_province, province_mentions
from articles.annotation.reading import read
from articles.annotation.statistics import find_statistics
from articles.models import Annotations

ANNOTATION_VERSION = 6


def annotate(title: str | None, text: str, *, province: str | None = None) -> Annotations:
    """The facts of an article, each kind in order of place.

    Args:
        title: read for what kind of event it is and which province it is about; facts are taken from ``text``.
        text: spans are positions in it exactly as given, also when it is decomposed (NFD).
        province: id of the site's own province, of either era: what "toàn tỉnh" means where the text names none.
    """
    reading = read(text)
    heading = read(title) if title else None
    places = find_places(reading)
    home = home_province(heading, places, province)
    bodies = find_bodies(reading, places, home)
    movements = find_movements(reading)
    awards = find_awards(reading, bodies)
    people = find_people(reading, bodies, places)
    named = reading.positions([(m.start, m.end) for m in movements])
    awarded = reading.positions([(m.start, m.end) for m in awards])
    return Annotations(
        movements=tuple(movements),
        awards=tuple(awards),
        bodies=tuple(body_mentions(reading, bodies)),
        provinces=tuple(province_mentions(reading, places)),
        people=tuple(people),
        statistics=tuple(find_statistics(reading, awarded, named, places, home)),
        event=find_event(heading, reading),
    )
