"""Words around figures: rates, costs, plans, and verbs that name nothing counted."""

from __future__ import annotations

import re

from articles.text import folded_pattern

# Words that lead on to something not counted: "356 buổi tuyên truyền cho 24.500 lượt người".
_LEADS_ON = "cho|thuộc|từ|đạt từ|của|được|đến|tới|bởi|ở|để|có|các|mỗi"
LEADS_ON = tuple(f" {word}" for word in _LEADS_ON.split("|"))
DANGLING = re.compile(rf"(?: (?:{_LEADS_ON}))+$")
RATE = folded_pattern(
    r"tỷ lệ|tỉ lệ|tỷ suất|hộ nghèo|hộ cận nghèo|nghèo đa chiều|cận nghèo|giảm nghèo|độ che phủ|"
    r"mức độ hài lòng|chỉ số hài lòng"
)
NUMBER_OF = folded_pattern(r"(?<![^\W_])số(?: lượng)? +(?:hộ|người|vụ|lượt)")
# "Hội có 45.678 hội viên": the association is not the thing counted.
HAVING = ("có", "gồm", "với")
HAS = folded_pattern(rf"(?<![^\W_])(?:{'|'.join(HAVING)}) *$")
# "đạt 105% kế hoạch" measures the previous count against the plan.
AGAINST = folded_pattern(
    r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|so với|trở lên|xuống|lên|hoặc|nếu|tùy|mỗi|một |còn |"
    r"là |của |tăng|giảm)"
)
COUNTED_SUBJECT = re.compile(r"(?<!điểm )(?<!chỉ )(?<![^\W_])(?:[Tt]ổng số|[Ss]ố lượng|[Ss]ố|[Tt]ổng) (?=[^\W\d])")
# Verbs that stand alone before a figure: its subject was stated earlier ("…, chiếm 97,4%").
BARE = frozenset(
    {
        "chiếm",
        "gấp",
        "vượt",
        "tương ứng",
        "trong đó",
        "ước",
        "chỉ",
        "bình quân",
        "trung bình",
        "bằng",
        "đạt",
        "tương đương",
        "tỷ lệ",
        "tỉ lệ",
        "chiếm tỷ lệ",
        "bình quân mỗi năm",
        "bình quân hằng năm",
        "mỗi năm",
        "tăng",
        "giảm",
        "là",
        "còn",
        "từ",
    }
)
COST = folded_pattern(
    r"(?:tổng )?(?:trị giá|kinh phí|số tiền|giá trị|vốn|mức|tổng nguồn lực|doanh thu|thu nhập)[^,;]*$"
)
