"""A site's pages teach where its fields are; that decides what a page leaves open, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from articles.boilerplate import learn_boilerplate
from articles.dates import VIETNAM
from articles.extraction import ReadPage, extract
from articles.models import Extraction, LearnedPlace, ObservedPlace, Page, SiteProfile
from articles.site_layout import MIN_PAGES, NEWEST, learn_layout
from evaluation.extraction.generated.sites import SITES, generate_site
from tests.articles.extraction.pages import paragraphs

FETCHED = datetime(2026, 3, 20, 9, 30, tzinfo=VIETNAM)
CLOCK = '<td class="o6">Thứ sáu, 20/03/2026</td>'
WORDS = ("Hồng", "Lan", "Cúc", "Trúc", "Mai", "Đào", "Sen", "Huệ", "Quế", "Liễu", "Thông", "Tùng")
NAMES = ("Trần Thu Hà", "Lê Văn Sơn", "Phạm Thị Mai", "Vũ Đức Bình")


def portal(number: int, *, stamp: str | None = None, clock: bool = True, head: str = "", name: str = "o7") -> Page:
    """A page of one portal: no meta data, a clock beside the stamp, a name without a label."""
    stamp = f"{number:02d}/02/2025" if stamp is None else stamp
    word = WORDS[number % len(WORDS)]
    html = (
        f'<html><head><title>Cổng thông tin</title>{head}</head><body><table class="khung"><tr><td><p class="dong1"><b>Phong trào thi đua '
        f'ở xã {word} lan rộng trong năm nay</b></p><table><tr>{CLOCK if clock else ""}<td class="{name}">{stamp}</td></tr></table>'
        f'<div class="o2">{NAMES[number % len(NAMES)]}</div><div class="o3"><p>Xã {word} có mô hình mới, nhiều gia đình tham gia từ '
        f"đầu năm đến nay và đã thấy kết quả rõ rệt.</p>{paragraphs(4, number)}</div></td></tr></table></body></html>"
    )
    return Page(url=f"https://xa.example.vn/tin/{word}-{number}.html", html=html.encode(), fetched_at=FETCHED)


SITE = SiteProfile(id="xa")


def taught(numbers: range = range(1, 21), **how: object) -> SiteProfile:
    """What plain pages of the portal teach: on these the clock is missing, as on its print version."""
    pages = [extract(portal(n, clock=False, **how), SITE).observed for n in numbers]  # type: ignore[arg-type]
    return SiteProfile(id="xa", layout=learn_layout(pages))


def test_a_learned_place_tells_the_stamp_from_the_clock_beside_it() -> None:
    alone, learned = extract(portal(5), SITE), extract(portal(5), taught())
    assert alone.published_at != datetime(2025, 2, 5, tzinfo=VIETNAM)
    assert learned.published_at == datetime(2025, 2, 5, tzinfo=VIETNAM)
    assert learned.published_from == "learned"
    assert learned.published_raw == "05/02/2025"
    assert "date" in learned.learned


def test_a_place_that_has_a_name_on_every_page_names_the_author() -> None:
    alone, learned = extract(portal(6), SITE), extract(portal(6), taught())
    assert alone.authors == ()
    assert learned.authors == (NAMES[6 % len(NAMES)],)
    assert learned.body == alone.body.replace(f"{NAMES[6 % len(NAMES)]}\n\n", "")


@pytest.mark.parametrize("stamp", ["", "Đang cập nhật", "32/13/2025 25:61", "01/01/2031 08:00", "20/03/2026 09:29"])
def test_what_cannot_be_the_date_is_not_invented_from_its_place(stamp: str) -> None:
    found = extract(portal(7, stamp=stamp or "&nbsp;"), taught())
    assert found.published_from != "learned" or found.published_raw == stamp
    assert found.published_at is None or found.published_at.year == 2026  # no worse than by the page alone
    assert found.published_at == extract(portal(7, stamp=stamp or "&nbsp;"), SITE).published_at


def test_what_the_page_states_ranks_above_what_its_site_taught() -> None:
    head = '<meta property="article:published_time" content="2025-01-09T07:00:00+07:00">'
    found = extract(portal(8, head=head), taught())
    assert found.published_from == "meta"
    assert found.published_at == datetime(2025, 1, 9, 7, 0, tzinfo=VIETNAM)


def test_two_learned_places_on_one_page_decide_nothing() -> None:
    profile = taught()
    [date] = [p for p in profile.layout if p.field == "date"]
    other = LearnedPlace(field="date", place=date.place.replace("o7", "o6"), pages=20, of=20)
    both = SiteProfile(id="xa", layout=(*profile.layout, other))
    assert extract(portal(5), both).published_from != "learned"


def test_few_pages_teach_nothing() -> None:
    assert taught(range(1, MIN_PAGES)).layout == ()


def test_what_was_observed_does_not_depend_on_what_was_learned() -> None:
    profile = taught()
    for number in range(1, 12):
        assert extract(portal(number), profile).observed == extract(portal(number), SITE).observed


def test_a_redesign_is_learned_and_the_former_layout_forgotten() -> None:
    old = [extract(portal(n, clock=False), SITE).observed for n in range(1, 15)]
    new = [extract(portal(n, clock=False, name="o8"), SITE).observed for n in range(1, NEWEST + 8)]
    dates = [p.place for p in learn_layout([*new, *old]) if p.field == "date"]
    assert any("o8" in place for place in [p.place for p in learn_layout([*new, *old[:4]]) if p.field == "date"])
    assert not any("o7" in place for place in dates)


def test_a_line_that_says_the_same_on_every_page_is_no_title() -> None:
    same = [(ObservedPlace(field="title", place="div.a:0", sure=True, sign=1),) for _ in range(30)]
    assert learn_layout(same) == ()


def test_a_page_of_another_layout_reads_as_without_what_was_learned() -> None:
    other = Page(
        url="https://xa.example.vn/x.html",
        fetched_at=FETCHED,
        html=f"<h1>Một bài viết ở trang khác của cổng</h1><p>12/01/2024 08:00</p><div>{paragraphs()}</div>",
    )
    plain, learned = extract(other, SITE), extract(other, taught())
    assert learned == plain


def test_without_a_site_nothing_is_observed() -> None:
    found: Extraction = extract(portal(3))
    assert found.observed == ()
    assert found.learned == ()


@pytest.mark.parametrize("layout", sorted(SITES))
def test_a_page_that_is_read_once_says_the_same_before_and_after_its_site_is_learned(layout: str) -> None:
    site = SiteProfile(id=layout, name="Báo Lâm Đồng")
    pages = [Page(url=s.url, html=h.encode(), fetched_at=FETCHED) for s, h in generate_site(layout, 12)]
    read = [ReadPage(page, site) for page in pages]
    first = [one.extract(site) for one in read]
    learned = replace(
        site,
        boilerplate=learn_boilerplate([found.blocks for found in first]),
        layout=learn_layout([found.observed for found in first]),
    )
    assert [one.extract(learned) for one in read] == [extract(page, learned) for page in pages]
    assert [one.extract(site) for one in read] == first
    assert any(one.extract(learned) != found for one, found in zip(read, first, strict=True))
