"""The words of alerts' messages, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageWords:
    """One language's words; ``verdicts`` and ``advice`` by verdict."""

    new_stories: str
    again: str
    undated: str
    test_title: str
    test_body: str
    health_title: str
    was: str
    recovered: str
    failure_title: str
    digest_title: str
    verdicts: Mapping[str, str]
    advice: Mapping[str, str]
    province: str
    quiet_days: str
    never: str
    province_advice: str


_VI = MessageWords(
    new_stories="Thi đua – khen thưởng: {count} tin mới ({name})",
    again="(Gửi lại: lần gửi trước bị ngắt giữa chừng, có thể đã đến.)",
    undated="không rõ ngày",
    test_title="Thidua: tin thử ({name})",
    test_body="Kênh này nhận được thông báo “{name}”.",
    health_title="Thidua: {count} nguồn, địa phương thay đổi trạng thái",
    was="trước đó: {verdict}",
    recovered="đã bình thường trở lại",
    failure_title="Thidua: tác vụ {task} bị lỗi",
    digest_title="Thi đua – khen thưởng: bản tin tuần {week} ({count} tin)",
    verdicts={
        "ok": "bình thường",
        "new": "chưa đọc lần nào",
        "empty": "đọc được nhưng không thấy bài nào",
        "silent": "im lặng",
        "failing": "không đọc được",
        "blocked": "từ chối bị đọc",
        "drifting": "thiếu thông tin",
    },
    advice={
        "empty": "Xem `thidua sites check {site}`: trang có thể đã đổi giao diện hoặc chỉ chạy bằng script.",
        "silent": "Mở trang xem có bài mới không; nếu có, chạy `thidua sites check {site}`.",
        "failing": "Mở trang trong trình duyệt; nếu đã dời, sửa 'url' trong tệp của trang.",
        "blocked": "Liên hệ tòa soạn để được phép, hoặc tắt trang này (enabled = false).",
        "drifting": "Trang có thể đã đổi giao diện: chạy `thidua sites check {site}`, thêm [select] nếu cần.",
    },
    province="{name} (tỉnh, thành phố)",
    quiet_days="{days} ngày không có tin thi đua – khen thưởng nào từ các nguồn của địa phương",
    never="chưa có tin thi đua – khen thưởng nào từ các nguồn của địa phương",
    province_advice="Xem `/provinces/{province}`: nguồn nào còn đọc được, và các nguồn ấy có tin mới không.",
)
_EN = MessageWords(
    new_stories="Emulation and commendation: {count} new stories ({name})",
    again="(Sent again: the first sender was interrupted, so it may have arrived before.)",
    undated="no date",
    test_title="Thidua: a test message ({name})",
    test_body="This channel receives the alert “{name}”.",
    health_title="Thidua: {count} sites or provinces have another verdict",
    was="before: {verdict}",
    recovered="is well again",
    failure_title="Thidua: the task {task} failed",
    digest_title="Emulation and commendation: digest of {week} ({count} stories)",
    verdicts={
        "ok": "ok",
        "new": "not visited yet",
        "empty": "reached, but nothing was found there",
        "silent": "silent",
        "failing": "failing",
        "blocked": "blocked",
        "drifting": "drifting",
    },
    advice={
        "empty": "See `thidua sites check {site}`: the site may have a new layout, or be drawn by a script.",
        "silent": "Open the site; if it has news, run `thidua sites check {site}`.",
        "failing": "Open the site in a browser; if it has moved, change 'url' in its file.",
        "blocked": "Request permission from its editors, or switch it off (enabled = false).",
        "drifting": "The layout may have changed: run `thidua sites check {site}`, add [select] where needed.",
    },
    province="{name} (province)",
    quiet_days="no emulation or commendation news from its own sites for {days} days",
    never="no emulation or commendation news from its own sites yet",
    province_advice="See `/provinces/{province}`: which of its sites can be read, and whether these have news.",
)


def message_words(language: str) -> MessageWords:
    """The words of ``vi`` or ``en``."""
    return _EN if language == "en" else _VI
