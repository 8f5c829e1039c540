"""What feeds and listings state about a page is evidence for which line is the title, and which of its dates."""

from __future__ import annotations

from datetime import datetime, timedelta

from articles.boilerplate import learn_boilerplate
from articles.dates import VIETNAM
from articles.extraction import extract
from articles.models import Extraction, Page, SiteProfile
from articles.site_layout import learn_layout
from tests.articles.extraction.pages import PARAGRAPH

FETCHED = datetime(2026, 6, 1, 9, 0, tzinfo=VIETNAM)
SITE = SiteProfile(id="xa")
SUBJECTS = ("nuôi ong lấy mật", "trồng rừng gỗ lớn", "giữ nghề dệt thổ cẩm", "làm đường liên thôn", "dạy chữ ban đêm")


def title_of(number: int) -> str:
    return f"Mô hình {SUBJECTS[number % 5]} của thôn {word(number).title()} được nhân rộng"


def word(number: int) -> str:
    """Another name for every number; digits count as one where a site's recurring lines are learned."""
    return "".join("bcdghklmnpqrstvx"[int(digit)] + "aeo"[int(digit) % 3] for digit in str(number))


def written(number: int, *, listed: bool, dates: str = "{event}</div><div>{day}") -> Page:
    """A page of a site that names nothing: no class, no heading, the site's name for a title, two dates."""
    at = datetime(2026, 5, 1, 7, 30, tzinfo=VIETNAM) - timedelta(days=3 * number)
    shown = dates.format(event=f"{at + timedelta(days=9):%d/%m/%Y}", day=f"{at:%d/%m/%Y}")
    text = "".join(f"<div>{PARAGRAPH.format(f'{number} của nhóm {word(5 * number + n)}')}</div>" for n in range(4))
    html = (
        "<html><head><title>Trang tin</title></head><body><div>Trang tin</div><div><a href=/a>Mục một</a></div>"
        f"<div><div>Bản tin số {number + 300} phát hành hằng tuần cho bà con trong xã</div><div>{title_of(number)}</div>"
        f"<div>{shown}</div><div>{text}</div></div></body></html>"
    )
    return Page(
        url=f"https://xa.example.vn/?id={number}",
        html=html.encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=FETCHED,
        listed_title=title_of(number) if listed else None,
        listed_at=at if listed else None,
    )


def day_of(found: Extraction) -> str | None:
    return found.published_at.date().isoformat() if found.published_at else None


def test_the_line_that_a_listing_names_is_the_title() -> None:
    alone, helped = extract(written(4, listed=False)), extract(written(4, listed=True))
    assert alone.title != title_of(4)
    assert helped.title == title_of(4)
    assert "printed_listed_title" in {rule.rule for rule in helped.rules}


def test_of_two_printed_days_the_feed_s_is_the_publication() -> None:
    helped = extract(written(4, listed=True))
    assert day_of(helped) == "2026-04-19"
    assert helped.published_from == "visible"
    assert "stamp_of_listed_day" in {rule.rule for rule in helped.rules}


def test_a_listed_title_or_date_that_is_not_printed_is_not_taken() -> None:
    page = written(4, listed=True, dates="")
    found = extract(
        Page(
            url=page.url,
            html=page.html,
            fetched_at=FETCHED,
            listed_title="Xem toàn văn bài viết này",
            listed_at=page.listed_at,
        )
    )
    assert found.title != "Xem toàn văn bài viết này"
    assert found.published_at is None


def test_a_stated_title_and_date_are_not_overruled_by_a_listing() -> None:
    page = Page(
        url="https://bao.example.vn/tin/khai-mac-1.html",
        html=(
            '<html><head><title>Khai mạc hội thi tay nghề giỏi</title><meta property="article:published_time" '
            'content="2026-05-02T08:00:00+07:00"></head><body><h1>Khai mạc hội thi tay nghề giỏi</h1>'
            f"<p>Bế mạc hội thi tay nghề giỏi toàn tỉnh</p><p>{PARAGRAPH.format(1)}</p><p>{PARAGRAPH.format(2)}</p></body></html>"
        ),
        fetched_at=FETCHED,
        listed_title="Bế mạc hội thi tay nghề giỏi toàn tỉnh",
        listed_at=datetime(2026, 5, 9, tzinfo=VIETNAM),
    )
    found = extract(page)
    assert found.title == "Khai mạc hội thi tay nghề giỏi"
    assert day_of(found) == "2026-05-02"


def test_listed_pages_teach_the_places_of_a_site_that_names_nothing() -> None:
    read = [extract(written(number, listed=True), SITE) for number in range(10)]
    taught = SiteProfile(
        id="xa",
        layout=learn_layout([found.observed for found in read]),
        boilerplate=learn_boilerplate([found.blocks for found in read]),
    )
    found = extract(written(30, listed=False), taught)
    assert found.title == title_of(30)
    assert day_of(found) == "2026-01-31"
    assert {"title", "date"} <= set(found.learned)
