"""Small pages for tests that are about one rule."""

from __future__ import annotations

from datetime import datetime

from articles.dates import VIETNAM
from articles.extraction import extract
from articles.models import Extraction, Page, SiteProfile

FETCHED = datetime(2024, 6, 1, 9, 0, tzinfo=VIETNAM)
PARAGRAPH = (
    "Phong trào thi đua yêu nước được triển khai sâu rộng từ tỉnh đến cơ sở, tạo sức lan tỏa trong các tầng lớp Nhân dân, "
    "góp phần hoàn thành các chỉ tiêu kinh tế - xã hội năm thứ {}."
)
TITLE = "Tổng kết phong trào thi đua yêu nước năm nay"


def paragraphs(count: int = 4, start: int = 0) -> str:
    return "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(start, start + count))


def page(body: str, *, head: str = "", url: str = "https://bao.example.vn/thoi-su/tong-ket-12345.html") -> Page:
    html = f'<html lang="vi"><head><title>{TITLE} | Báo Ví Dụ</title>{head}</head><body>{body}</body></html>'
    return Page(url=url, html=html.encode(), content_type="text/html; charset=utf-8", fetched_at=FETCHED)


def article(
    above: str = "", below: str = "", *, head: str = "", site: SiteProfile | None = None, url: str | None = None
) -> Extraction:
    """An article with ``above`` between its title and text and ``below`` under it."""
    body = f'<h1>{TITLE}</h1>{above}<div class="content">{paragraphs()}</div>{below}'
    return extract(page(body, head=head) if url is None else page(body, head=head, url=url), site)
