"""Every rule on names that are not a person's in the story leaves out one of its sample."""

from __future__ import annotations

import pytest

from articles.annotation.bodies import find_bodies
from articles.annotation.people import PERSON_REFUSALS, PersonRefusal, candidate_at, refused_by
from articles.annotation.person_names import NameRuns
from articles.annotation.place_names import find_names
from articles.annotation.provinces import find_provinces
from articles.annotation.reading import read


@pytest.mark.parametrize("rule", PERSON_REFUSALS, ids=lambda rule: rule.name)
def test_every_rule_on_names_that_are_no_person_s_refuses_one_of_its_sample(rule: PersonRefusal) -> None:
    reading = read(rule.sample)
    names = find_names(reading)
    provinces = find_provinces(reading, names, None)
    places = sorted({*((n.start, n.end) for n in names), *((p.start, p.end) for p in provinces)})
    runs = NameRuns(reading, find_bodies(reading, names, provinces, None), places)
    spans = [runs.name_span(match, runs.is_listed(match)) for match in runs.runs()]
    assert rule in [refused_by(candidate_at(runs, *span)) for span in spans if span is not None]
