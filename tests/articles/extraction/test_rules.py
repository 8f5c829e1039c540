"""Every named rule of the reader fires: on a page made for it here, or on one of the generated and recorded pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from articles.extraction import extract
from articles.extraction.lead import LEAD_RULES
from articles.extraction.paragraphs import BLOCK_RULES
from articles.extraction.publication import WEIGHING
from articles.extraction.recurring import block_hash
from articles.extraction.stamp_rules import PLACES, REFUSALS
from articles.extraction.title import TITLE_RULES
from articles.models import Page, SiteProfile
from articles.page.kind import PAGE_RULES
from evaluation.extraction.generated import FETCHED, generate
from evaluation.extraction.unseen.pages import UNSEEN_PAGES
from tests.articles.extraction.pages import TITLE, page, paragraphs

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = {
    rule.name
    for table in (PAGE_RULES, TITLE_RULES, BLOCK_RULES, LEAD_RULES, WEIGHING, REFUSALS, PLACES)
    for rule in table
}
HEADLINE = "Khai mạc hội thi tay nghề giỏi ngành xây dựng lần thứ {}"
STATED = '<meta property="article:published_time" content="{}">'
SUMMARY = (
    "Sáng nay, hội thi lần thứ {0} khai mạc với sự tham gia của {0}00 thợ giỏi đến từ các doanh nghiệp trong tỉnh."
)
SECTION = "Thi đua - Khen thưởng"


def headlines(count: int, *, under: str = "", start: int = 0) -> str:
    return "".join(
        f'<div><h3><a href="/tin-{n}.html">{HEADLINE.format(n)}</a></h3>{under.format(n)}</div>'
        for n in range(start, start + count)
    )


def written(above: str = "", within: str = "", below: str = "", *, head: str = "") -> Page:
    """An article with something above its text, in the middle of it and under it."""
    text = f'<div class="content">{paragraphs(2)}{within}{paragraphs(2, 2)}</div>'
    return page(f"<h1>{TITLE}</h1>{above}{text}{below}", head=head)


def titled(title: str, body: str, *, url: str = "https://bao.example.vn/chuyen-de/trang-12") -> Page:
    """A page whose `title` is its heading too."""
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return Page(url=url, html=html.encode(), content_type="text/html; charset=utf-8", fetched_at=FETCHED)


MENU = "<ul>{}</ul>".format(
    "".join(
        f'<li><a href="/{path}">{name}</a></li>'
        for path, name in (("a", SECTION), ("b", "Kinh tế"), ("c", "Nhân sự chủ chốt"), ("d", "Văn hóa"))
    )
)


def section(body: str) -> Page:
    """A section's page: its title is the label of a link in the menu."""
    body = f"<nav>{MENU}</nav><main><h1>{SECTION}</h1>{body}</main>"
    return titled(SECTION, body, url="https://bao.example.vn/a")


STAMP = '<div class="date">31/10/2023 07:28</div>'
TEXT = f"{STAMP}<div>{paragraphs(4)}</div>"
LINE = HEADLINE.format(3)
PAGES: dict[str, Page] = {
    # which line is the title
    "heading_under_site_name": titled("Thanh tra tỉnh", f"<h1>Thanh tra tỉnh</h1><h2>{LINE}</h2>{TEXT}"),
    "printed_listed_title": replace(titled("Trang chủ", f"<div>{LINE}</div>{TEXT}"), listed_title=LINE),
    "printed_first_heading": titled("Chi tiết tin", f"<h1>{LINE}</h1>{TEXT}"),
    "printed_heading": titled("Chi tiết tin", f"<h2>{LINE}</h2>{TEXT}"),
    "stated_title": titled(f"{LINE} - Báo Ví Dụ", TEXT),
    "lone_heading": titled("Chi tiết", f"<h3>{LINE}</h3><div>{paragraphs(4)}</div>"),
    "line_above_text": titled("Chi tiết", f"<div>{LINE}</div><div>{paragraphs(4)}</div>"),
    # what kind of page it is
    "front_page": page(headlines(8), url="https://bao.example.vn/"),
    "front_page_without_news": page("<p>Trang thông tin điện tử</p>", url="https://bao.example.vn/index.html"),
    "soft_404": titled("Không tìm thấy trang", "<h1>Không tìm thấy trang</h1><p>Đường dẫn không tồn tại.</p>"),
    "stated_listing": page(
        headlines(6),
        head='<script type="application/ld+json">{"@type": "CollectionPage", "name": "Thời sự"}</script>',
        url="https://bao.example.vn/thoi-su",
    ),
    "form": titled("Khảo sát", f"<h1>Khảo sát sự hài lòng</h1><form>{'<input type=radio>Tốt' * 5}</form>"),
    "empty_section": titled("Khen thưởng", "<h1>Chuyên đề khen thưởng</h1><p>Chưa có bài viết nào.</p>"),
    "cards_that_a_click_opens": page(
        "<h1>Video</h1>"
        + "".join(
            f"<div onclick=\"location.href='/v/{n}'\"><b>{HEADLINE.format(n)}</b><i>0{n}/05/2024</i></div>"
            for n in range(1, 7)
        ),
        url="https://bao.example.vn/video",
    ),
    "contact_lines": titled(
        "Thông tin cần biết khi làm thủ tục tại bộ phận một cửa",
        "<h1>Thông tin cần biết khi làm thủ tục tại bộ phận một cửa</h1><div>"
        + "".join(f"<p>Phòng chuyên môn số {n} của Ủy ban nhân dân huyện: 0212 385 12{n}{n}</p>" for n in range(1, 9))
        + "</div>",
    ),
    "only_teasers_under_title": page(
        f'<h1>{TITLE}</h1>{STAMP}<div class="content">{headlines(9, under="<p>" + SUMMARY + "</p>")}</div>'
    ),
    "read_more_links": titled(
        "Hội thi tay nghề",
        "<div class='list'>"
        + "".join(
            f"<div><h4>{HEADLINE.format(n)}</h4><p>{SUMMARY.format(n)}</p><a href='/x{n}'>Xem chi tiết</a></div>"
            for n in range(6)
        )
        + "</div>",
    ),
    "section_by_its_name": section(f"{paragraphs(2)}{headlines(7)}"),
    "teasers_under_section_name": section(
        f"<div>{headlines(2, under='<p>Lượt xem: 1{0}</p><p>' + SUMMARY + '</p>')}</div>"
    ),
    "headlines_around_notice": titled(
        "Hội Làm vườn", f"<div><b>Thông báo</b>{paragraphs(2)}</div>{headlines(14)}", url="https://hoi.example.vn/muc-2"
    ),
    "cards_under_short_title": titled(
        "Gương điển hình",
        f"<h2>Gương điển hình</h2><div>{paragraphs(2)}</div><div>{headlines(8, under='<p>' + SUMMARY + '</p>')}</div>",
        url="https://bao.example.vn/muc-3",
    ),
    "text_without_title": Page(
        url="https://so.example.vn/chuyen-trang",
        html=f"<body><div>{headlines(18)}</div><div>{paragraphs(6)}</div></body>".encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=FETCHED,
    ),
    "menu_page": titled(
        "Nhân sự chủ chốt",
        f"<div>{MENU}</div><h1>Nhân sự chủ chốt</h1><p>{SUMMARY.format(1)}</p>",
        url="https://bao.example.vn/c",
    ),
    "document": titled(
        "Quyết định về việc tặng thưởng Bằng khen của Ủy ban nhân dân tỉnh",
        "<h1>Quyết định về việc tặng thưởng Bằng khen của Ủy ban nhân dân tỉnh</h1>"
        "<p><a href='/files/qd-12.pdf'>Tải về</a></p>",
    ),
    "survey": titled(
        "Khảo sát sự hài lòng",
        "<h1>Khảo sát sự hài lòng về công tác khen thưởng</h1><form>"
        + f"<p>{SUMMARY.format(3)}</p><input type=radio>Tốt <input type=radio>Chưa tốt" * 4
        + "</form>",
    ),
    "scans": titled(
        "Giấy mời dự hội nghị tổng kết phong trào thi đua yêu nước",
        f"<h1>Giấy mời dự hội nghị tổng kết phong trào thi đua yêu nước</h1>{STAMP}<p><img src='/g1.jpg'></p>",
    ),
    "cards_without_text": titled(
        "Người tốt việc tốt",
        "<h1>Người tốt việc tốt</h1><p>Chương trình phát sóng lúc 17 giờ 30 các ngày thứ Ba và thứ Bảy hằng tuần.</p>"
        + headlines(8, under="<div>Phát sóng 0{0}/05/2026</div>"),
        url="https://dai.example.vn/chuong-trinh",
    ),
    "headlines": titled("Báo Ví Dụ", headlines(9), url="https://bao.example.vn/chuyen-de/hoi-thi"),
    "stub": page(f"<h1>{TITLE}</h1>{STAMP}<nav>{MENU}</nav>"),
    "nothing": titled("", f"<div>{MENU}</div>" * 12 + "<p>Trang thông tin</p>"),
    # which block is a paragraph
    "licence_or_copyright": written(within="<p>© 2023 Báo Ví Dụ. Giữ bản quyền nội dung trên website này.</p>"),
    "inline_pointer": written(within="<p>&gt;&gt; Xem thêm: Khai mạc hội thi tay nghề giỏi</p>"),
    "number_of_pointer": written(within='<div>1</div><a href="/b.html">Khai mạc hội thi tay nghề giỏi</a>'),
    "film_caption": written(
        within="<video src='/a.mp4'></video><p>Clip: Nghệ nhân hướng dẫn thêu hoa văn truyền thống</p>"
    ),
    "photo_credit": written(within="<p>Quang cảnh hội nghị tại hội trường lớn. Ảnh: Văn Đức</p>"),
    "clock_alone": written(within="<div>9h05</div>"),
    # a printed date against a stated one
    "stamp_of_another_day": written(
        '<div class="date">28/10/2023</div>', head=STATED.format("2023-10-31T07:28:00+07:00")
    ),
    "named_opening": page(
        f'<h1>{TITLE}</h1>{STAMP}<div><div class="zz-desc-zz">{SUMMARY.format(7)}</div>'
        f'<div class="zz-one">{paragraphs(2)}</div><div class="zz-two">{paragraphs(2)}</div></div>'
    ),
    "opening_set_otherwise": page(
        f'<h1>{TITLE}</h1>{STAMP}<div class="content"><p class="k7">{SUMMARY.format(7)}</p>{paragraphs(3)}</div>'
    ),
    "opening_above_stamp": page(f"<div><h1>{TITLE}</h1><p>{SUMMARY.format(7)}</p>{STAMP}{paragraphs(3)}</div>"),
    "statement_gives_the_day_in_utc": written(
        '<div class="date">31/10/2023 05:28</div>', head=STATED.format("2023-10-30")
    ),
    "stamp_says_published": written(
        '<div class="date">Đăng lúc 07:28 ngày 31/10/2023</div>', head=STATED.format("2019-05-20T00:00:00+07:00")
    ),
    "stamp_gives_a_day": written('<div class="date">31/10/2023</div>', head=STATED.format("2023-10-31T07:28:00+07:00")),
    "stamp_is_unsure": written(
        '<div class="date">Cập nhật: 31/10/2023 09:00</div>', head=STATED.format("2023-10-31T07:28:41+07:00")
    ),
    "stamp_is_later": written(
        '<div class="date">31/10/2023 09:00</div>', head=STATED.format("2023-10-31T07:28:41+07:00")
    ),
    "statement_is_later": written(STAMP, head=STATED.format("2024-05-31T07:28:00+07:00")),
    # where a date is
    "stamp_of_document_or_meeting": written(
        below="<table><tr><td>Ngày ban hành</td><td>09/12/2023</td></tr><tr><td>Số</td><td>12/QĐ</td></tr></table>"
    ),
    "stamp_between_paragraphs": page(
        f'<h1>{TITLE}</h1><div class="content">{paragraphs(5)}<div><b>Trang Thi đua xã</b> '
        f'<span class="date">20/10/2023 09:00</span></div>{paragraphs(2, 5)}</div>'
    ),
    "stamp_in_body": page(
        f'<h1>{TITLE}</h1><div class="content">{paragraphs(5)}{STAMP}<h3>Một tiểu mục ở cuối bài</h3><p>Hết.</p></div>'
    ),
    "stamp_of_site": written(below="<div>Cập nhật website lần cuối: 30/10/2023</div>"),
    "partial_stamp": written(within="<div>Đã cập nhật: 13 thg 11</div>"),
    "initial_of_name": written(within="<div><div>H</div><div><span>Hồng Ánh</span><p>Phóng viên</p></div></div>"),
    "bare_stamp_under_body": written(below="<div>31/10/2023 07:28</div>"),
}


def fired(given: Page, site: SiteProfile | None = None) -> set[str]:
    return {found.rule for found in extract(given, site, explain=True).rules}


@pytest.mark.parametrize("name", PAGES)
def test_a_rule_fires_on_the_page_made_for_it(name: str) -> None:
    assert name in fired(PAGES[name])


def test_a_block_that_recurs_on_the_site_is_left_out() -> None:
    notice = "Tòa soạn đang nhận bài dự thi viết về gương điển hình"
    site = SiteProfile(id="bao", boilerplate=frozenset([block_hash(notice)]))
    assert "recurs_on_site" in fired(written(within=f"<p>{notice}</p>"), site)


def test_no_rule_is_dead() -> None:
    # A heading over others' articles is kept until the article is seen to end there.
    found = {"recurs_on_site", "heading_of_others"} | set(PAGES)
    for made in generate():
        if found >= NAMES:
            break
        found |= fired(Page(url=made.url, html=made.html.encode(), fetched_at=FETCHED))
    for unseen in UNSEEN_PAGES:
        found |= fired(Page(url=unseen.url, html=unseen.html.encode(), fetched_at=FETCHED))
    for path in (FIXTURES / "pages").glob("*.html"):
        url = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get(
            "url", "https://bao.example.vn/tin-1"
        )
        found |= fired(Page(url=url, html=path.read_bytes(), fetched_at=FETCHED))
    for path in (FIXTURES / "cases").glob("*.json"):
        for case in json.loads(path.read_text(encoding="utf-8")).values():
            html = (FIXTURES / "cases" / case["file"]).read_bytes()
            found |= fired(Page(url=case["url"], html=html, fetched_at=FETCHED))
    assert NAMES - found == set()
