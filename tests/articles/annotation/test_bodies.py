"""Every rule on heads that name no one body leaves out one of its sample."""

from __future__ import annotations

import pytest

from articles.annotation.bodies import BODY_REFUSALS, BodyRefusal, refused_by
from articles.annotation.reading import read


@pytest.mark.parametrize("rule", BODY_REFUSALS, ids=lambda rule: rule.name)
def test_every_rule_on_heads_that_are_no_body_refuses_one_of_its_sample(rule: BodyRefusal) -> None:
    reading = read(rule.sample)
    assert rule in [refused_by(reading, hit) for hit in reading.longest("body")]
