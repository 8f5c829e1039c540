"""Section and documents of an article, as portals print them."""

from __future__ import annotations

import pytest

from articles.extraction import extract
from articles.models import Page
from tests.articles.extraction.pages import TITLE, article, page, paragraphs

ROW = (
    "<tr><td>{0}</td><td>Tóm tắt thành tích số {0}</td><td>1.2 MB</td><td><a href='/files/{0}.pdf'>Tải về</a></td></tr>"
)
HEADER = "<tr><th>STT</th><th>Tên tệp</th><th>Dung lượng</th><th></th></tr>"


def test_the_category_under_the_title_is_the_section() -> None:
    assert article('<dl><dd>Danh mục: <a href="/phong-trao">Phong trào thi đua</a></dd></dl>').section == (
        "Phong trào thi đua"
    )


def test_the_last_crumb_is_the_section() -> None:
    crumbs = '<div class="bread"><a href="/">Trang chủ</a><a href="/doi-song">Đời sống</a></div>'
    assert extract(page(f"{crumbs}<h1>{TITLE}</h1><div>{paragraphs()}</div>")).section == "Đời sống"


@pytest.mark.parametrize(
    "link",
    ['<a href="/thoi-su">Thời sự</a>', '<a rel="category tag" href="/c/12">Thời sự</a>'],
)
def test_a_link_over_the_title_to_the_folder_of_the_page_is_the_section(link: str) -> None:
    body = f"<div>{link}</div><div>Thứ ba, 28/05/2024</div><h1>{TITLE}</h1><div>{paragraphs()}</div>"
    assert extract(page(body)).section == "Thời sự"


@pytest.mark.parametrize(
    ("below", "address"),
    [
        ('<p><a href="/download?id=91">Tải tài liệu đính kèm</a></p>', "/download?id=91"),
        ('<p><a href="/GetFile.ashx?id=12">Kế hoạch 112.pdf</a></p>', "/GetFile.ashx?id=12"),
        ('<p><a href="#" onclick="window.open(\'/f/kh-12.pdf\')">Kế hoạch</a></p>', "/f/kh-12.pdf"),
        ("<p><a href=\"javascript:viewFile('/f/kh-12.pdf')\">Kế hoạch</a></p>", "/f/kh-12.pdf"),
        ('<p><a href="/documents/20182/0/giao-uoc.docx/9a8b-1?t=17">Giao ước</a></p>', "/giao-uoc.docx/9a8b-1?t=17"),
    ],
)
def test_documents_are_known_by_their_address_or_their_label(below: str, address: str) -> None:
    (found,) = article("", below).attachments
    assert found.url.endswith(address)


@pytest.mark.parametrize("link", ['<a href="/download">Ứng dụng</a>', '<a href="/van-ban/12">Văn bản</a>'])
def test_other_links_are_no_documents(link: str) -> None:
    assert article("", f"<p>{link}</p>").attachments == ()


def test_a_table_of_documents_under_the_text_is_read_to_its_end_with_its_names() -> None:
    found = article("", f"<table>{HEADER}{''.join(ROW.format(n) for n in range(1, 5))}</table>")
    assert [a.label for a in found.attachments] == [f"Tóm tắt thành tích số {n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("frame", "address"),
    [
        (
            '<iframe src="/uploads/qd-512.pdf#toolbar=0"></iframe>',
            "https://bao.example.vn/uploads/qd-512.pdf#toolbar=0",
        ),
        (
            '<iframe src="/pdfjs/web/viewer.html?file=/uploads/qd-512.pdf"></iframe>',
            "https://bao.example.vn/uploads/qd-512.pdf",
        ),
        (
            '<iframe src="https://docs.google.com/viewer?url=https%3A%2F%2Fbao.example.vn%2Fqd.pdf&amp;embedded=true">'
            "</iframe>",
            "https://bao.example.vn/qd.pdf",
        ),
        (
            '<object data="/uploads/qd-512.pdf" type="application/pdf"></object>',
            "https://bao.example.vn/uploads/qd-512.pdf",
        ),
        ('<embed src="/uploads/qd-512.pdf">', "https://bao.example.vn/uploads/qd-512.pdf"),
    ],
)
def test_a_document_shown_in_the_page_is_attached(frame: str, address: str) -> None:
    assert [a.url for a in article("", frame).attachments] == [address]


def test_frames_of_films_are_no_documents() -> None:
    assert article("", '<iframe src="https://www.youtube.com/embed/x"></iframe>').attachments == ()


@pytest.mark.parametrize(
    "row",
    [
        '<ul><li>Tags:</li><li><a href="/tag/a">khuyến học</a></li><li><a href="/tag/b">tuyên dương</a></li></ul>',
        '<div><a rel="tag" href="/t/1">khuyến học</a> <a rel="tag" href="/t/2">tuyên dương</a></div>',
        '<div><b>Từ khóa</b> <a href="/tag/a">khuyến học</a>, <a href="/tag/b">tuyên dương</a></div>',
    ],
)
def test_tags_are_known_by_their_label_or_relation(row: str) -> None:
    assert article("", row).tags == ("khuyến học", "tuyên dương")


def test_a_category_link_is_no_tag() -> None:
    assert article("", '<p>Đăng trong <a rel="category tag" href="/c/1">Tin tức chung</a></p>').tags == ()


def test_tags_without_links_are_read_behind_their_label() -> None:
    assert article("", "<div>Từ khóa: khuyến học, #tuyên dương</div>").tags == ("khuyến học", "tuyên dương")


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("<p>Tags: #khenthuong #thidua</p>", ("khenthuong", "thidua")),
        ("<div><span>#khuyến học</span><span>#làng chài</span></div>", ("khuyến học", "làng chài")),
        (
            '<p>Chủ đề: <a href="/c/1">khuyến học</a> (12) · <a href="/c/2">làng chài</a> (3)</p>',
            ("khuyến học", "làng chài"),
        ),
        ("<p>Từ khóa tìm kiếm: khuyến học, làng chài</p>", ("khuyến học", "làng chài")),
    ],
)
def test_hashtags_and_topics_are_tags(line: str, tags: tuple[str, ...]) -> None:
    assert article("", line).tags == tags


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", '<p><small>Đăng trong: <a href="/c/1">Phong trào</a></small></p>'),
        ("", '<p>Categories: <a href="/c/1" rel="category tag">Phong trào</a></p>'),
        ('<dl><dt>Chuyên mục:</dt><dd><a href="/c/1">Phong trào</a></dd></dl>', ""),
    ],
)
def test_the_section_in_which_an_article_is_filed(above: str, below: str) -> None:
    assert article(above, below).section == "Phong trào"


def test_a_part_of_the_pages_title_that_is_a_folder_of_its_address_is_the_section() -> None:
    html = f"<html><head><title>{TITLE} - Xây dựng Đảng - Xã Phú An</title></head><body><h1>{TITLE}</h1>{paragraphs()}</body></html>"
    found = extract(Page(url="https://xa.example.vn/vi/news/xay-dung-dang/le-trao-99.html", html=html))
    assert found.section == "Xây dựng Đảng"


@pytest.mark.parametrize("label", ["Báo cáo thành tích.docx", "KH 112.signed.pdf (1,03 MB)"])
def test_a_label_that_names_a_file_makes_a_document(label: str) -> None:
    assert [a.label for a in article("", f'<p><a href="/dl/12">{label}</a></p>').attachments] == [label]


def test_the_logo_over_the_title_is_no_picture_of_the_article() -> None:
    logo = '<div><a href="/"><img src="/top.png"></a></div>'
    found = extract(
        page(f"{logo}<h1>{TITLE}</h1><div>{paragraphs(2)}<p><img src='/a.jpg'></p>{paragraphs(2, 2)}</div>")
    )
    assert [i.url for i in found.images] == ["https://bao.example.vn/a.jpg"]
