"""Selectors of sites and platforms: they decide while they hold, and their end is an issue, not a wrong field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from articles.extraction import extract
from articles.models import SelectorRule, SiteProfile
from articles.timezone import VIETNAM
from tests.articles.extraction.pages import FETCHED, PARAGRAPH, TITLE, page, paragraphs

RULE = SelectorRule(title="div.x1", date="span.x2", author="b.x3", lead="i.x4", body="div.x5", origin="platform:vi-du")
LEAD = "Phong trào đã khơi dậy sức mạnh đoàn kết của bà con trong vùng."
HTML = (
    '<div class="x9">Chuyên mục</div><div class="x1">{title}</div><span class="x2">Ngày 28.07.2023 lúc 16:44</span><b class="x3">Trần Cao</b>'
    '<i class="x4">{lead}</i><div class="x5">{body}</div><div class="x6"><p>{other}</p></div>'
)


def _page(html: str = HTML):  # type: ignore[no-untyped-def]
    other = (
        "Đây là đoạn dài của khối khác trên trang, không thuộc bài viết, nhưng đủ dài để bị nhầm là nội dung bài. " * 20
    )
    return page(html.format(title=TITLE, lead=LEAD, body=paragraphs(3), other=other))


def _site(*rules: SelectorRule) -> SiteProfile:
    return SiteProfile(id="vi_du", selectors=rules)


def test_selectors_decide_every_field() -> None:
    found = extract(_page(), _site(RULE))
    assert found.title == TITLE
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2023-07-28T16:44:00+07:00"
    assert found.published_from == "selector:platform:vi-du"
    assert found.authors == ("Trần Cao",)
    assert found.lead == LEAD
    assert found.body.split("\n\n") == [PARAGRAPH.format(n) for n in range(3)]


def test_the_site_is_asked_before_the_platform() -> None:
    site_rule = SelectorRule(title="div.x9", origin="site")
    assert extract(_page(), _site(site_rule, RULE)).title == "Chuyên mục"


def test_a_rule_ends_with_its_last_day() -> None:
    old = replace(RULE, date="span.old", valid_until=date(2023, 1, 1))
    assert "selector_missed" not in [i.code for i in extract(_page(), _site(old)).issues]


def test_an_old_page_is_still_read_by_the_old_rule() -> None:
    rule = replace(RULE, valid_until=FETCHED.date())
    assert extract(_page(), _site(rule)).published_from == "selector:platform:vi-du"


def test_the_last_day_of_a_rule_is_one_in_vietnam() -> None:
    rule, noon = replace(RULE, valid_until=FETCHED.date()), datetime.combine(FETCHED.date(), time(12), VIETNAM)
    kept = [
        extract(
            replace(_page(), fetched_at=(noon + timedelta(hours=hours)).astimezone(UTC)), _site(rule)
        ).published_from
        for hours in (-6, 11, 13)  # the next day begins at 17:00 UTC
    ]
    assert [origin == "selector:platform:vi-du" for origin in kept] == [True, True, False]


def test_a_selector_that_matches_nothing_names_site_field_and_rule() -> None:
    found = extract(_page(), _site(replace(RULE, date="span.gone")))
    missed = [i for i in found.issues if i.code == "selector_missed"]
    assert [(i.site, i.detail) for i in missed] == [("vi_du", "date: span.gone (platform:vi-du)")]
    assert found.title == TITLE


def test_a_selector_that_only_beautifulsoup_knows_is_used() -> None:
    rule = SelectorRule(body='div:has(> p:-soup-contains("năm thứ 1"))')
    assert extract(_page(), _site(rule)).body.startswith(PARAGRAPH.format(0))


def test_a_malformed_selector_is_an_issue_and_no_error() -> None:
    found = extract(_page(), _site(SelectorRule(body="div[[")))
    assert "selector_missed" in [i.code for i in found.issues]


def test_meta_elements_can_be_selected() -> None:
    built = _page('<meta property="my:date" content="2023-05-06T07:08:00+07:00">' + HTML)
    found = extract(built, _site(SelectorRule(date='meta[property="my:date"]')))
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2023-05-06T07:08:00+07:00"
