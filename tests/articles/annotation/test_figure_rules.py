"""Every rule on what a figure counts decides its own sample."""

from __future__ import annotations

from itertools import chain

import pytest

from articles.annotation import annotate
from articles.annotation.figure_refusals import NUMBER_REFUSALS, UNIT_REFUSALS, Number, Refusal, refused_by
from articles.annotation.figure_subjects import POINTS_RULES, SUBJECT_RULES, PointsRule, SubjectRule
from articles.annotation.figures import FIGURE
from articles.annotation.reading import Reading


@pytest.mark.parametrize("rule", chain.from_iterable(SUBJECT_RULES.values()), ids=lambda rule: rule.name)
def test_every_rule_of_subjects_decides_its_sample(rule: SubjectRule) -> None:
    found = annotate(None, rule.sample, explain=True)
    assert rule.name in {fired.rule for fired in found.rules if fired.field == "statistics"}


@pytest.mark.parametrize("rule", [*NUMBER_REFUSALS, *UNIT_REFUSALS], ids=lambda rule: rule.name)
def test_every_rule_on_numbers_that_are_no_figures_refuses_one_of_its_sample(rule: Refusal) -> None:
    reading = Reading(rule.sample)
    matches = filter(None, (FIGURE.match(reading.folded, start) for start in reading.numbers))
    assert rule in [refused_by(Number(reading, match)) for match in matches]
    assert not annotate(None, rule.sample).statistics


@pytest.mark.parametrize("rule", POINTS_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_percentage_points_decides_its_sample(rule: PointsRule) -> None:
    assert "điểm %" in {figure.unit for figure in annotate(None, rule.sample).statistics}


NOW = "hiện|đến nay|tới nay|đến thời điểm này|năm nay|gần đây|lâu nay|những năm qua|thời gian qua|vụ rồi|vụ này|bây giờ"


@pytest.mark.parametrize("now", [*NOW.split("|"), "nay đã"])
def test_a_word_for_the_present_ends_the_moment_before_it(now: str) -> None:
    first, second = annotate(None, f"Năm 2020 huyện có 5 trường học; {now} có 12 phòng khám.").statistics
    assert (first.as_of, second.as_of) == ("2020", None)


def test_carrying_out_something_ends_no_moment() -> None:
    found = annotate(None, "Năm 2020 huyện có 5 trường học; thực hiện 12 mô hình.").statistics
    assert [figure.as_of for figure in found] == ["2020", "2020"]
