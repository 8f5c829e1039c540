"""Verbs of giving and receiving awards."""

from __future__ import annotations

from articles.text import folded_pattern

# "tăng" is how one seed article prints "tặng"; it counts only right before a form.
GIVES = folded_pattern(
    r"(?<![^\W_])(?:tặng thưởng|trao tặng|truy tặng|phong tặng|khen tặng|tặng|trao|tăng|khen thưởng|công nhận|"
    r"quyết định|ban hành quyết định|khen|xét tặng|phong(?! trào| cách| tục)|đề nghị|gửi|tôn vinh|"
    r"vinh danh|tuyên dương|biểu dương|"
    r"suy tôn|trao thưởng|thưởng|ghi nhận(?= (?:bằng|với) )|(?:cấp|đã có|vừa có|cũng có|"
    r"gắn|dành|(?:mang|đem) (?:theo|đến|tới))(?= *$))(?![^\W_])"
)
RECEIVES = folded_pattern(r"(?<![^\W_])(?:được|nhận|đón nhận|vinh dự|đạt|có)(?![^\W_])")
# The organiser of a ceremony is not thereby the giver: "UBND tỉnh tổ chức lễ trao Huân chương".
ORGANISES = folded_pattern(r"(?<![^\W_])(?:tổ chức|phối hợp|họp mặt|gặp mặt|đăng cai)(?![^\W_])")
# Commendation that may name no form: "cấp cơ sở khen thưởng cho 145 tập thể".
COMMENDS = ("khen thưởng", "biểu dương", "tuyên dương", "tôn vinh", "vinh danh")
