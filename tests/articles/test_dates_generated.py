"""Dates in every form of the generated pages, and arbitrary texts."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from articles.dates import dates_in_url, find_stamps, parse_machine_date
from evaluation.extraction.generated import FORMS


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2050, 12, 28)), st.sampled_from(FORMS))
def test_every_form_gives_back_its_moment(moment: datetime, form: tuple[str, object, str]) -> None:
    moment = moment.replace(second=0, microsecond=0)
    name, show, precision = form
    assert callable(show)
    stamp = find_stamps(show(moment))[0]
    expected = moment if precision == "minute" else moment.replace(hour=0, minute=0)
    assert stamp.at.replace(tzinfo=None, second=0) == expected, name
    assert stamp.precision == precision


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for stamp in find_stamps(text):
        assert 1997 <= stamp.at.year <= 2100
    parse_machine_date(text)
    dates_in_url(text)
