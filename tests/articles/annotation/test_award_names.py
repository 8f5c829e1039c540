"""What an award is called by who gives it: every rank rule and every naming rule fires on its own sample."""

from __future__ import annotations

import pytest

from articles.annotation import annotate
from articles.annotation.award_givers import RANK_RULES, NamingRule, RankRule, naming_rules, ranks_of
from articles.annotation.givers import Giver


@pytest.mark.parametrize("rule", naming_rules(), ids=lambda rule: rule.name)
def test_every_naming_rule_names_the_award_of_its_sample(rule: NamingRule) -> None:
    found = annotate(None, f"{rule.sample} cho 3 tập thể.")
    assert [award.id for award in found.awards] == [rule.becomes]
    assert rule.name in [fired.rule for fired in found.rules if fired.field == "awards"]


@pytest.mark.parametrize("rule", RANK_RULES, ids=lambda rule: rule.rank)
def test_every_rank_rule_fits_its_sample(rule: RankRule) -> None:
    found = annotate(None, f"{rule.sample} tặng Bằng khen cho 3 tập thể.")
    giver = found.awards[0].giver
    assert giver is not None
    assert rule.rank in ranks_of(Giver(giver, 0, len(giver))) or found.awards[0].id != "bang-khen"
