"""What the pages say, in both languages."""

from __future__ import annotations

from datetime import datetime

from articles.printing import VIETNAM

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "title": "Thi đua – khen thưởng", "search": "Tìm kiếm", "query": "Từ khóa, có dấu hoặc không dấu",
        "results": "kết quả", "none": "Không tìm thấy bài nào.", "newest": "Mới nhất", "original": "Bài gốc",
        "copies": "Các bản đăng", "versions": "Các phiên bản", "seen": "thấy lúc", "no_date": "không ghi ngày",
        "relevance": "Mức liên quan", "sites": "Nguồn tin", "never": "chưa", "alive": "Lần cuối truy cập được",
        "articles": "Số bài", "name": "Tên", "kind": "Loại", "province": "Tỉnh, thành", "previous": "Trang trước",
        "next": "Trang sau", "skip": "Đến nội dung", "other": "English", "now": "nay là", "home": "Trang chủ",
        "error": "Có lỗi", "not_found": "Không tìm thấy trang này", "sign_in": "Đăng nhập", "token": "Mã truy cập",
        "wrong_token": "Mã không đúng.",
    },
    "en": {
        "title": "Emulation and commendation", "search": "Search", "query": "Words, with or without diacritics",
        "results": "results", "none": "No article found.", "newest": "Newest", "original": "Original",
        "copies": "Copies", "versions": "Versions", "seen": "seen", "no_date": "no date stated",
        "relevance": "Relevance", "sites": "Sites", "never": "never", "alive": "Last seen alive",
        "articles": "Articles", "name": "Name", "kind": "Kind", "province": "Province", "previous": "Previous page",
        "next": "Next page", "skip": "To the content", "other": "Tiếng Việt", "now": "now", "home": "Home",
        "error": "Error", "not_found": "There is no such page", "sign_in": "Sign in", "token": "Access token",
        "wrong_token": "That is not the token.",
    },
}  # fmt: skip


def shown_time(value: str | None, precision: str | None = "minute") -> str | None:
    """A moment as people in Vietnam write it; the day alone where only that is known."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value).astimezone(VIETNAM)
    return f"{moment:%d/%m/%Y}" if precision == "day" else f"{moment:%d/%m/%Y %H:%M}"
