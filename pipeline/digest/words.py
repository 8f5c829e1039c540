"""The words of a digest, Vietnamese and English."""

from __future__ import annotations

from typing import Any

WORDS: dict[str, dict[str, Any]] = {
    "vi": {
        "title": "Điểm tin thi đua, khen thưởng", "week": "Tuần {week} năm {year} (từ {first} đến {last})",
        "range": "Từ {first} đến {last}", "about": "{subtitle} – {what}", "overview": "Tổng quan",
        "none": "Không có tin nào về thi đua, khen thưởng trong thời gian này.",
        "counts": "{stories} tin của {provinces} tỉnh, thành phố; {reprints} lượt đăng lại; {awards} lượt khen thưởng "
                  "và {figures} số liệu được nêu.",
        "undated": "Ngoài ra có {count} tin không ghi ngày đăng, được thấy lần đầu trong thời gian này.",
        "provinces": "Diễn biến theo tỉnh, thành phố", "national": "Báo, trang trung ương",
        "more": "… và {count} tin khác.", "more_rows": "Bảng nêu {shown} trong số {count} mục.",
        "reprints": "đăng lại {count} lần", "movements": "Theo phong trào thi đua",
        "awards": "Khen thưởng", "figures": "Số liệu", "conflicts": "Số liệu các nguồn nêu khác nhau",
        "changes": "Tin được sửa sau khi đăng", "changed": "bản thứ {version}, thấy lúc {at}",
        "without": "Tỉnh, thành phố không có tin", "problems": "Trang đang có sự cố (lúc {at})",
        "events": {
            "launch": "Phát động", "review": "Sơ kết, tổng kết", "monitoring": "Kiểm tra, giám sát",
            "ceremony": "Lễ, trao tặng", "decision": "Quyết định khen thưởng", "portrait": "Gương điển hình",
            "law": "Văn bản, quy định",
        },
        "levels": {
            "state": "Cấp Nhà nước", "ministry": "Cấp bộ, ngành, đoàn thể trung ương", "province": "Cấp tỉnh",
            "grassroots": "Cấp cơ sở", "party": "Của Đảng", "other": "Chưa rõ cấp",
        },
        "kinds": {
            "rate": "Tỷ lệ", "change": "Mức tăng, giảm", "count": "Số lượng tại một ngày",
            "total": "Tổng trong tháng, năm", "undated": "Số lượng không nêu thời điểm",
        },
        "states": {
            "silent": "Đã đọc được trang của tỉnh nhưng không có tin", "down": "Không đọc được trang của tỉnh",
            "not covered": "Chưa theo dõi trong thời gian này", "no site": "Chưa có trang nào được theo dõi",
        },
        "verdicts": {"failing": "không truy cập được", "blocked": "từ chối truy cập", "drifting": "mất trường dữ liệu"},
        "classes": {1: "hạng Nhất", 2: "hạng Nhì", 3: "hạng Ba"}, "increase": "tăng", "decrease": "giảm",
        "decision_of": "{number} ngày {day}", "of": "ngày {day}",
        "heads": {
            "movement": "Phong trào", "stories": "Tin", "events": "Hoạt động", "provinces": "Tỉnh, thành phố",
            "award": "Hình thức", "giver": "Người, cơ quan tặng", "recipients": "Đối tượng", "decision": "Quyết định",
            "source": "Nguồn", "what": "Chỉ tiêu", "where": "Nơi, thời điểm", "value": "Số liệu",
            "quote": "Nguyên văn", "site": "Trang", "verdict": "Tình trạng", "why": "Lý do",
        },
    },
    "en": {
        "title": "Emulation and commendation digest", "week": "Week {week} of {year} ({first} to {last})",
        "range": "{first} to {last}", "about": "{subtitle} – {what}", "overview": "Overview",
        "none": "No news of emulation or commendation in these days.",
        "counts": "{stories} stories from {provinces} provinces; {reprints} reprints; {awards} awards and {figures} "
                  "figures told of.",
        "undated": "Further {count} stories without a date were first seen in these days.",
        "provinces": "By province", "national": "National sites", "more": "… and {count} more.",
        "more_rows": "{shown} of {count} are shown.", "reprints": "reprinted {count} times",
        "movements": "By movement", "awards": "Awards", "figures": "Figures",
        "conflicts": "Figures on which sources differ", "changes": "Changed after publication",
        "changed": "version {version}, seen {at}", "without": "Provinces without news",
        "problems": "Sites with problems (at {at})",
        "events": {
            "launch": "Launch", "review": "Review", "monitoring": "Monitoring", "ceremony": "Ceremony",
            "decision": "Decision", "portrait": "Portrait", "law": "Law",
        },
        "levels": {
            "state": "State", "ministry": "Ministries and national organisations", "province": "Provinces",
            "grassroots": "Grassroots", "party": "Party", "other": "Level not known",
        },
        "kinds": {
            "rate": "Rates", "change": "Increases and decreases", "count": "Numbers on a day",
            "total": "Totals of a month or year", "undated": "Numbers without a stated time",
        },
        "states": {
            "silent": "Its sites were read and had no news", "down": "Its sites could not be read",
            "not covered": "Not watched in these days", "no site": "No site is watched",
        },
        "verdicts": {"failing": "failing", "blocked": "blocked", "drifting": "fields missing"},
        "classes": {1: "first class", 2: "second class", 3: "third class"},
        "increase": "increase of", "decrease": "decrease of", "decision_of": "{number} of {day}", "of": "of {day}",
        "heads": {
            "movement": "Movement", "stories": "Stories", "events": "Events", "provinces": "Provinces",
            "award": "Award", "giver": "Giver", "recipients": "Recipients", "decision": "Decision", "source": "Source",
            "what": "What", "where": "Where, when", "value": "Figure", "quote": "Words", "site": "Site",
            "verdict": "State", "why": "Why",
        },
    },
}  # fmt: skip
