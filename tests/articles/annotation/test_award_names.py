"""What an award is called by its giver: every rank rule and every naming rule fires on its own sample."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.annotation.award_forms import find_forms
from articles.annotation.award_givers import RANK_RULES, NamingRule, RankRule, naming_rules, ranks_of
from articles.annotation.bodies import find_bodies
from articles.annotation.giver_refusals import GIVER_REFUSALS, GiverRefusal, Offer, refused_by
from articles.annotation.givers import Giver, find_givers
from articles.annotation.place_names import find_names
from articles.annotation.provinces import find_provinces
from articles.annotation.reading import read


@pytest.mark.parametrize("rule", naming_rules(), ids=lambda rule: rule.name)
def test_every_naming_rule_names_the_award_of_its_sample(rule: NamingRule) -> None:
    found = annotate(None, f"{rule.sample} cho 3 tập thể.", explain=True)
    assert [award.id for award in found.awards] == [rule.becomes]
    assert rule.name in [fired.rule for fired in found.rules if fired.field == "awards"]


@pytest.mark.parametrize("rule", RANK_RULES, ids=lambda rule: rule.rank)
def test_every_rank_rule_fits_its_sample(rule: RankRule) -> None:
    found = annotate(None, f"{rule.sample} tặng Bằng khen cho 3 tập thể.")
    giver = found.awards[0].giver
    assert giver is not None
    assert rule.rank in ranks_of(Giver(giver, 0, len(giver))) or found.awards[0].id != "bang-khen"


@pytest.mark.parametrize("rule", GIVER_REFUSALS, ids=lambda rule: rule.name)
def test_every_rule_on_who_does_not_give_refuses_somebody_of_its_sample(rule: GiverRefusal) -> None:
    reading = read(rule.sample)
    names = find_names(reading)
    bodies = find_bodies(reading, names, find_provinces(reading, names, None), None)
    refused = set()
    for form in find_forms(reading):
        start, end = reading.sentence(form.start)
        givers = [giver for giver in find_givers(reading, bodies, start, end) if giver.end <= form.start]
        refused |= {refused_by(Offer(reading.folded, start, giver, form)) for giver in givers}
    assert rule in refused
