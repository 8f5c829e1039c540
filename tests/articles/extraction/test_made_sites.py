"""Pages of the made-up sites, each read alone: what needs no other page of its site is right."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from articles.extraction import extract
from articles.models import Page
from articles.timezone import VIETNAM
from evaluation.sites import SITE_SETS, make_site
from evaluation.sites.building import ORIGIN
from evaluation.sites.comparing import FIELDS, Outcome, Row, compare
from evaluation.sites.renaming import rename_site

EVERY = 8
"""Every eighth page of each site is read; the benchmark reads them all, and crawls."""
NOTICES = ("home_made", "uppercase_dates")
"""Sites with a line of their own in each text, which only their other pages give away."""
BEHIND_WRITER = ("kentico_power",)
"""A line of the site's own in each text, after the writer's bare name, which is then not the last line."""
OPEN_ORDER = ("vnpt_portal",)
"""9/11/2026 7:20:00 AM: which is the month, only a listing or a later day shows."""


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return _read_alone(EVERY, renamed=False)


def _read_alone(every: int, *, renamed: bool) -> dict[str, Outcome]:
    now = datetime.now(VIETNAM)
    found: dict[str, Outcome] = {}
    for maker in (m for makers in SITE_SETS.values() for m in makers):
        site = make_site(maker, now)
        site = rename_site(site) if renamed else site
        site.articles = site.articles[::every]
        rows = []
        for article in site.articles:
            html = site.answers[article.paths[0]].body
            read = extract(Page(url=ORIGIN + article.paths[0], html=html, fetched_at=now))
            rows.append(
                Row(
                    url=ORIGIN + article.paths[0],
                    title=read.title,
                    published_at=read.published_at,
                    precision=read.published_precision,
                    authors=read.authors,
                    lead=read.lead,
                    body=read.body,
                    captions=tuple(i.caption for i in read.images if i.caption),
                    confidence={c.field: c.value for c in read.confidence},
                )
            )
        found[site.name] = compare(site, rows)
    return found


def test_no_date_is_wrong_where_its_order_is_not_open(outcomes: dict[str, Outcome]) -> None:
    assert {name: o.failures for name, o in outcomes.items() if o.wrong_dates and name not in OPEN_ORDER} == {}


def test_every_field_is_right_that_a_page_gives_alone(outcomes: dict[str, Outcome]) -> None:
    open_questions = (*NOTICES, *BEHIND_WRITER, *OPEN_ORDER)
    wrong = {n: o.failures for n, o in outcomes.items() if n not in open_questions and o.whole < o.articles}
    assert wrong == {}


def test_only_the_line_that_recurs_is_foreign(outcomes: dict[str, Outcome]) -> None:
    for name in NOTICES:
        outcome = outcomes[name]
        assert outcome.right == Counter({f: outcome.articles for f in FIELDS if f != "body"}), outcome.failures
        assert outcome.foreign == outcome.articles
        assert not outcome.lost


def test_what_is_sure_is_right(outcomes: dict[str, Outcome]) -> None:
    assert sum(o.sure_wrong for o in outcomes.values()) * 50 <= sum(o.sure for o in outcomes.values())


def test_a_page_is_read_without_one_name_that_is_known() -> None:
    outcomes = _read_alone(2 * EVERY, renamed=True)
    articles = sum(o.articles for o in outcomes.values())
    right = Counter[str]()
    for outcome in outcomes.values():
        right.update(outcome.right)
    assert {f: right[f] / articles >= (0.9 if f == "body" else 0.96) for f in FIELDS} == dict.fromkeys(FIELDS, True)
    assert {name: o.failures for name, o in outcomes.items() if o.wrong_dates and name not in OPEN_ORDER} == {}
