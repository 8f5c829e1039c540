"""What kind of page it is: an article, a listing of others, a stub of one, or something else.

An empty, encrypted or missing article must never come out as an article made of a side column, and a front page
never as an article at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.extraction.paragraphs import ENCODED_RUN, Reading
from articles.extraction.stampline import is_stamp_block
from articles.extraction.title import Title
from articles.models import PageType
from articles.page.layout import HEADLINE, Layout, is_headline
from articles.page.lexicon import Region
from articles.page.source import split_address
from articles.page.statements import Statements

ARTICLE_TEXT = 250
"""Characters from which body and lead alone make an article; the shortest of 181 English ones measured has 369."""
SHORT_ARTICLE_TEXT = 60
"""... and from which they do when a date, a picture, a film or a document stands with them."""
WALLED_TEXT = 1000
"""... and those before a prompt to log in, from which what is there is an article and not its opening."""
_SECTION_HEADLINES = 5
"""Headlines on a page without a date from which one summary under a linked headline makes it a section's page."""
_SHELL = 5
"""Lines of a page without links that only a script fills ("Đang tải...")."""

# Articles, too, speak of what was not found or was removed ("đã xóa 1.200 nhà tạm"): the page itself must be meant.
_MISSING = re.compile(
    r"(?:^\W*404\b|(?:lỗi|error|mã)\s*404|\b404\W{0,3}(?:not|page|error|trang|không)"
    r"|không\s+(?:tìm\s+thấy|có|tồn\s+tại)\s+(?:trang|bài(?:\s+viết)?|nội\s+dung|dữ\s+liệu|đường\s+dẫn|liên\s+kết|tin\s+này|kết\s+quả)"
    r"|(?:trang|bài\s+viết|bài|nội\s+dung|tin|liên\s+kết|đường\s+dẫn|chuyên\s+mục)\b[^.]{0,40}"
    r"(?:không\s+(?:còn|tồn\s+tại|hợp\s+lệ|được\s+tìm\s+thấy)|đã\s+(?:bị\s+)?(?:xoá|xóa|gỡ|hết\s+hạn))"
    r"|(?:hệ\s+thống|website|trang(?:\s+\w+)?|máy\s+chủ)\s+(?:hiện\s+)?đang\s+(?:được\s+)?(?:bảo\s+trì|nâng\s+cấp|tạm\s+dừng)"
    r"|(?:page|article)\s+(?:was\s+)?not\s+found|not\s+found\W*$|page\s+(?:does\s+not|doesn.t)\s+exist|no\s+longer\s+(?:available|exists))",
    re.IGNORECASE,
)
_MAX_NOTICE = 120
_FUNCTION_TITLE = re.compile(
    r"^(?:lịch (?:công tác|làm việc|phát sóng)|đăng nhập|đăng ký|quên mật khẩu|liên hệ|sơ đồ (?:trang|cổng)"
    r"|rss|góp ý|search|login)\b",
    re.IGNORECASE,
)
_SEARCH_TITLE = re.compile(r"^(?:kết quả tìm kiếm|tìm kiếm)\b", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:dang-?nhap|log-?in|sign-?in|logon|dang-?ky|register)(?:\.\w{2,5})?/*$", re.IGNORECASE)
_LIST_PATH = re.compile(r"/(?:tags?|tu-khoa|hashtag|chuyen-muc|category|tim-kiem|search)(?:[/.]|$)", re.IGNORECASE)
_LIST_HEADLINES = 3
"""Headlines from which a page whose address or title says that it lists articles is one."""
_ROOT_PATH = re.compile(r"^/*(?:(?:index|default|home|trang-?chu|main)(?:\.\w{2,5})?)?/*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    page_type: PageType
    issue: tuple[str, str] | None = None
    """Code and detail of what was amiss."""


def judge_page(
    layout: Layout,
    said: Statements,
    url: str,
    title: Title | None,
    text: str,
    reading: Reading,
    *,
    dated: bool,
    has_document: bool,
    node: int | None,
    walled: bool = False,
) -> Verdict:
    """The page's type; ``text`` is lead and body as found."""
    headlines = count_headlines(layout)
    encoded = _encoded_text(layout)
    if _ROOT_PATH.match(split_address(url).path) and not split_address(url).query:
        return Verdict(page_type="listing" if headlines >= 5 else "other")
    headings = [b.text for b in layout.blocks if b.tag in ("h1", "h2") and len(b.text) < _MAX_NOTICE and not b.linked]
    if title is not None:
        headings.append(title.text)
    notice = next((h for h in headings if _MISSING.search(h)), None)
    if notice is None and len(text) < 400 and _MISSING.search(text):
        notice = text[:_MAX_NOTICE]
    if notice is not None and len(text) < 600:
        return Verdict(page_type="other", issue=("soft_404", notice))
    if len(text) < 600 and not said.says_article:
        if headlines >= _LIST_HEADLINES and _says_list(title, url):
            return Verdict(page_type="listing")
        if _says_function(title, said, url):
            return Verdict(page_type="other", issue=("no_article", title.text if title else url))
    if walled and title is not None and len(text) < WALLED_TEXT:
        return Verdict(page_type="stub", issue=("stub_page", "the text goes on behind a login"))
    stands = len(text) >= 600 and (dated or said.says_article)
    told = dated or said.says_article
    if node is not None and not told and headlines >= _SECTION_HEADLINES and _is_one_teaser(layout, title, reading):
        return Verdict(page_type="listing")
    if node is not None and _is_list(layout, node, reading, stands=stands):
        if title is not None and (dated or "newsarticle" in said.types):
            return Verdict(page_type="stub", issue=("stub_page", "only teasers of other articles under the title"))
        return Verdict(page_type="listing")
    if encoded and (len(text) < 1500 or encoded * 2 > len(text)):
        return Verdict(page_type="stub", issue=("encrypted_body", f"{encoded} characters of code where text should be"))
    if len(text) >= ARTICLE_TEXT:
        if title is None and not dated and headlines >= 15:
            return Verdict(page_type="listing")
        return Verdict(page_type="article")
    if (
        title is not None
        and len(text) >= SHORT_ARTICLE_TEXT
        and (dated or said.says_article or layout.has_video or has_document)
    ):
        return Verdict(page_type="article")
    if title is not None and has_document:
        return Verdict(page_type="article")
    if headlines >= (12 if text else 5) and not dated and "newsarticle" not in said.types:
        return Verdict(page_type="listing")
    if not text and len(layout.blocks) <= _SHELL and len(layout.links) < 3:
        return Verdict(page_type="stub", issue=("stub_page", "a page that a script fills"))
    if title is not None and (said.says_article or dated or text or len(layout.blocks) < 40):
        return Verdict(page_type="stub", issue=("stub_page", f"{len(text)} characters of text"))
    return Verdict(page_type="other", issue=("no_article", f"{len(text)} characters of text"))


def _says_list(title: Title | None, url: str) -> bool:
    """Does the title or the address say that articles are listed here: a search's results, a tag's page?"""
    return (title is not None and bool(_SEARCH_TITLE.match(title.text))) or bool(
        _LIST_PATH.search(split_address(url).path)
    )


def _says_function(title: Title | None, said: Statements, url: str) -> bool:
    """Is it a page that does something, by its title or its address: a login, a calendar, an empty search?"""
    names = [t for t in (title.text if title else None, said.page_title) if t and len(t) < 60]
    named = any(_FUNCTION_TITLE.match(n) or _SEARCH_TITLE.match(n) for n in names)
    return named or bool(_LOGIN_PATH.search(split_address(url).path))


def count_headlines(layout: Layout) -> int:
    """Distinct links whose labels are as long as headlines, outside navigation and footer."""
    nodes = layout.nodes
    return len(
        {
            link.href
            for link in layout.links
            if len(link.label) >= HEADLINE and not nodes[link.node].region & (Region.CHROME | Region.TAGS)
        }
    )


def _is_one_teaser(layout: Layout, title: Title | None, reading: Reading) -> bool:
    """Is the whole text the summary under another article's headline, as the first story of a section is shown?"""
    if len(reading.kept) != 1 or reading.kept[0].index == 0:
        return False
    above = layout.blocks[reading.kept[0].index - 1]
    return is_headline(above) and (title is None or title.block != above.index)


def _is_list(layout: Layout, node: int, reading: Reading, *, stands: bool) -> bool:
    """Do headlines stand before most of the paragraphs found? Then these are teasers of other articles.

    ``stands``: there is text enough and a date or statement of an article, so that more must speak for a list.
    """
    place = layout.nodes[node]
    blocks = layout.blocks
    paragraphs = [b for b in reading.kept if len(b.text) >= 40]
    if not paragraphs:
        return False
    teasers = 0
    for block in paragraphs:
        above = block.index - 1
        while above > place.first and is_stamp_block(blocks[above].text):
            above -= 1
        headline = blocks[above] if above >= place.first else block
        teasers += is_headline(headline) and not headline.region & Region.RELATED and len(block.text) < 400
    linked = sum(1 for b in blocks[place.first : place.end] if is_headline(b))
    if stands:
        return teasers >= 5 and teasers * 10 >= len(paragraphs) * 9 and linked >= teasers
    return (teasers >= 3 and teasers * 2 >= len(paragraphs)) or (linked >= 8 and linked > 2 * len(paragraphs))


def _encoded_text(layout: Layout) -> int:
    """Characters in unbroken runs of letters and digits."""
    return sum(len(m) for b in layout.blocks if len(b.text) > 180 for m in ENCODED_RUN.findall(b.text))
