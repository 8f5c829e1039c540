"""The words of a digest, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.digest.model import ProvinceState


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestWords:
    """One language's words; braces mark what is filled in, mappings are keyed by the code that they represent."""

    title: str
    week: str
    range: str
    month: str
    quarter: str
    central: str
    undecided: str
    more_decisions: str
    further_decisions: str
    decided: str
    proposed: str
    over_years: str
    remarks: Mapping[str, str]
    others_state: str
    thousands: str
    and_more: str
    added_up: str
    compared: str
    happened: str
    awards_first: str
    movements_first: str
    unheard: str
    annex: str
    annex_holds: str
    others: str
    totals: Mapping[str, str]
    about: str
    overview: str
    none: str
    counts: str
    undated: str
    provinces: str
    national: str
    more: str
    more_rows: str
    reprints: str
    movements: str
    awards: str
    figures: str
    conflicts: str
    changes: str
    changed: str
    without: str
    problems: str
    events: Mapping[str, str]
    levels: Mapping[str, str]
    kinds: Mapping[str, str]
    states: Mapping[ProvinceState, str]
    classes: Mapping[int, str]
    increase: str
    decrease: str
    decision_of: str
    of: str
    heads: Mapping[str, str]


WORDS: dict[str, DigestWords] = {
    "vi": DigestWords(
        title="Điểm tin thi đua, khen thưởng",
        week="Tuần {week} năm {year} (từ {first} đến {last})",
        range="Từ {first} đến {last}",
        month="Tháng {month} năm {year} (từ {first} đến {last})",
        quarter="Quý {quarter} năm {year} (từ {first} đến {last})",
        central="Trung ương",
        undecided="Khen thưởng không nêu số quyết định:",
        more_decisions="Còn {count} quyết định khác, nêu trong phụ lục của bản đầy đủ.",
        further_decisions="Các quyết định khác ({count})",
        decided="{count} lượt đã nêu ở bảng quyết định.",
        proposed="Đề nghị khen thưởng, chưa có quyết định",
        over_years="Số cộng qua một thời kỳ, không tính vào các lượt khen thưởng ở trên",
        remarks={"proposed": "đề nghị", "period": "cộng qua một thời kỳ", "unclear": "chưa rõ sự kiện"},
        thousands=".",
        others_state="bài khác nêu {counts}",
        and_more="và {count} người, đơn vị khác",
        added_up="Cộng các lượt nêu rõ sự kiện: {counts}.",
        compared="So với kỳ trước",
        happened="Việc chính theo tỉnh, thành phố",
        awards_first="Khen thưởng đáng chú ý",
        movements_first="Phong trào được phát động, sơ kết, tổng kết",
        unheard="Tỉnh, thành phố không có tin hoặc không đọc được trang",
        annex="Phụ lục",
        annex_holds="Các mục dưới đây nêu đầy đủ tin, khen thưởng và số liệu trong thời gian này.",
        others="Nơi khác có tin: {named}.",
        totals={
            "stories": "Tin",
            "provinces": "Tỉnh, thành phố có tin",
            "awards": "Lượt khen thưởng",
            "decisions": "Số quyết định được nêu",
            "figures": "Số liệu được nêu",
        },
        about="{subtitle} – {what}",
        overview="Tổng quan",
        none="Không có tin nào về thi đua, khen thưởng trong thời gian này.",
        counts="{stories} tin của {provinces} tỉnh, thành phố; {reprints} lượt đăng lại; {awards} lượt khen thưởng "
        "và {figures} số liệu được nêu.",
        undated="Ngoài ra có {count} tin không ghi ngày đăng, được thấy lần đầu trong thời gian này.",
        provinces="Diễn biến theo tỉnh, thành phố",
        national="Báo, trang trung ương",
        more="… và {count} tin khác.",
        more_rows="Bảng nêu {shown} trong số {count} mục.",
        reprints="đăng lại {count} lần",
        movements="Theo phong trào thi đua",
        awards="Khen thưởng",
        figures="Số liệu",
        conflicts="Số liệu các nguồn nêu khác nhau",
        changes="Tin được sửa sau khi đăng",
        changed="bản thứ {version}, thấy lúc {at}",
        without="Tỉnh, thành phố không có tin",
        problems="Trang đang có sự cố (lúc {at})",
        events={
            "launch": "Phát động",
            "review": "Sơ kết, tổng kết",
            "monitoring": "Kiểm tra, giám sát",
            "ceremony": "Lễ, trao tặng",
            "decision": "Quyết định khen thưởng",
            "portrait": "Gương điển hình",
            "law": "Văn bản, quy định",
        },
        levels={
            "state": "Cấp Nhà nước",
            "ministry": "Cấp bộ, ngành, đoàn thể trung ương",
            "province": "Cấp tỉnh",
            "grassroots": "Cấp cơ sở",
            "party": "Của Đảng",
            "other": "Chưa rõ cấp",
        },
        kinds={
            "rate": "Tỷ lệ",
            "change": "Mức tăng, giảm",
            "count": "Số lượng tại một ngày",
            "total": "Tổng trong tháng, năm",
            "undated": "Số lượng không nêu thời điểm",
        },
        states={
            "silent": "Đã đọc được trang của tỉnh nhưng không có tin",
            "down": "Không đọc được trang của tỉnh",
            "not covered": "Chưa theo dõi trong thời gian này",
            "no site": "Chưa có trang nào được theo dõi",
        },
        classes={1: "hạng Nhất", 2: "hạng Nhì", 3: "hạng Ba"},
        increase="tăng",
        decrease="giảm",
        decision_of="{number} ngày {day}",
        of="ngày {day}",
        heads={
            "movement": "Phong trào",
            "stories": "Tin",
            "events": "Hoạt động",
            "provinces": "Tỉnh, thành phố",
            "award": "Hình thức",
            "giver": "Người, cơ quan tặng",
            "recipients": "Đối tượng",
            "decision": "Số quyết định",
            "place": "Tỉnh, thành phố",
            "given": "Khen thưởng",
            "source": "Nguồn",
            "what": "Chỉ tiêu",
            "where": "Nơi, thời điểm",
            "value": "Số liệu",
            "quote": "Nguyên văn",
            "site": "Trang",
            "verdict": "Tình trạng",
            "why": "Lý do",
            "before": "Kỳ trước",
            "now": "Kỳ này",
            "change": "Thay đổi",
        },
    ),
    "en": DigestWords(
        title="Emulation and commendation digest",
        week="Week {week} of {year} ({first} to {last})",
        range="{first} to {last}",
        month="{first} to {last}",
        quarter="Quarter {quarter} of {year} ({first} to {last})",
        central="national",
        undecided="Given without a decision being named:",
        more_decisions="{count} further decisions are in the annex of the full digest.",
        further_decisions="Further decisions ({count})",
        decided="{count} stand in the table of decisions.",
        proposed="Proposed, not decided",
        over_years="Sums over a period, not counted above",
        remarks={"proposed": "proposed", "period": "over a period", "unclear": "no clear event"},
        thousands=",",
        others_state="other reports: {counts}",
        and_more="and {count} others",
        added_up="Those of a stated event add up to {counts}.",
        compared="Against the period before",
        happened="What happened, by province",
        awards_first="Awards given",
        movements_first="Movements launched and reviewed",
        unheard="Provinces that were silent or could not be read",
        annex="Annex",
        annex_holds="What follows lists all stories, awards and figures of these days.",
        others="News from elsewhere: {named}.",
        totals={
            "stories": "Stories",
            "provinces": "Provinces with news",
            "awards": "Awards",
            "decisions": "Decisions named",
            "figures": "Figures named",
        },
        about="{subtitle} – {what}",
        overview="Overview",
        none="No news of emulation or commendation in these days.",
        counts="{stories} stories from {provinces} provinces; {reprints} reprints; {awards} awards and {figures} "
        "figures told of.",
        undated="Further {count} stories without a date were first seen in these days.",
        provinces="By province",
        national="National sites",
        more="… and {count} more.",
        more_rows="{shown} of {count} are shown.",
        reprints="reprinted {count} times",
        movements="By movement",
        awards="Awards",
        figures="Figures",
        conflicts="Figures on which sources differ",
        changes="Changed after publication",
        changed="version {version}, seen {at}",
        without="Provinces without news",
        problems="Sites with problems (at {at})",
        events={
            "launch": "Launch",
            "review": "Review",
            "monitoring": "Monitoring",
            "ceremony": "Ceremony",
            "decision": "Decision",
            "place": "Province",
            "given": "Awards",
            "portrait": "Portrait",
            "law": "Law",
        },
        levels={
            "state": "State",
            "ministry": "Ministries and national organisations",
            "province": "Provinces",
            "grassroots": "Grassroots",
            "party": "Party",
            "other": "Level not known",
        },
        kinds={
            "rate": "Rates",
            "change": "Increases and decreases",
            "count": "Numbers on a day",
            "total": "Totals of a month or year",
            "undated": "Numbers without a stated time",
        },
        states={
            "silent": "Its sites were read and had no news",
            "down": "Its sites could not be read",
            "not covered": "Not watched in these days",
            "no site": "No site is watched",
        },
        classes={1: "first class", 2: "second class", 3: "third class"},
        increase="increase of",
        decrease="decrease of",
        decision_of="{number} of {day}",
        of="of {day}",
        heads={
            "movement": "Movement",
            "stories": "Stories",
            "events": "Events",
            "provinces": "Provinces",
            "award": "Award",
            "giver": "Giver",
            "recipients": "Recipients",
            "decision": "Decision",
            "place": "Province",
            "given": "Awards",
            "source": "Source",
            "what": "What",
            "where": "Where, when",
            "value": "Figure",
            "quote": "Words",
            "site": "Site",
            "verdict": "State",
            "why": "Why",
            "before": "Before",
            "now": "Now",
            "change": "Change",
        },
    ),
}
