"""Vietnamese headlines and bodies for made-up sites: no two alike, and plainly made."""

from __future__ import annotations

import random
import re

from articles.text import fold_marks

_WHO = "Ủy ban nhân dân huyện|Hội Nông dân xã|Liên đoàn Lao động|Ban Chỉ huy Quân sự|Trường THPT|Hội Phụ nữ phường|Công ty".split(
    "|"
)
_WHERE = "Đức Trọng|Càng Long|Quỳnh Phụ|Con Cuông|Lạc Dương|Vụ Bản|Mỹ Đức|Ninh Giang|Tam Nông|Châu Thành|Hòa Vang|Nam Đàn".split(
    "|"
)
_WHAT = (
    "tổng kết phong trào thi đua yêu nước|trao giấy khen cho tập thể tiêu biểu|khởi công tuyến đường liên thôn|"
    "thu hoạch vụ lúa hè thu|tuyên dương gương người tốt việc tốt|khai giảng lớp xóa mù chữ|kiểm tra công tác phòng cháy|"
    "ra quân trồng rừng đầu năm|đối thoại với doanh nghiệp nhỏ|sơ kết sáu tháng đầu năm|thăm hỏi gia đình chính sách"
).split("|")
_HOW = "với nhiều kết quả nổi bật|trong không khí phấn khởi|theo kế hoạch đã đề ra|dù còn không ít khó khăn|nhờ sức dân đồng lòng".split(
    "|"
)
_SENTENCES = (
    "Theo báo cáo tại hội nghị, {n} tập thể và {m} cá nhân đã được biểu dương trong năm qua. "
    "Đại biểu dự buổi lễ cho rằng kết quả này đến từ sự vào cuộc của cả hệ thống chính trị ở {w}. "
    "Bà con trong vùng góp {n} ngày công và hiến {m} mét vuông đất để mở rộng con đường qua {w}. "
    "Lãnh đạo địa phương đề nghị các đơn vị tiếp tục rà soát từng chỉ tiêu, không chạy theo thành tích. "
    "Trong thời gian tới, {w} sẽ nhân rộng {n} mô hình hay và giúp {m} hộ thoát nghèo bền vững. "
    "Ông Trần Văn {n} bày tỏ niềm vui khi công sức của mình được ghi nhận sau {m} tháng bền bỉ."
).split(". ")


def headline(number: int) -> str:
    """A headline of ten or more words, the same for the same number."""
    rng = random.Random(number)
    return f"{rng.choice(_WHO)} {rng.choice(_WHERE)} {rng.choice(_WHAT)} {rng.choice(_HOW)} lần thứ {number}"


def body(number: int, paragraphs: int = 4) -> list[str]:
    """Paragraphs of some 200 characters."""
    rng = random.Random(number * 7 + 1)
    made = []
    for _ in range(paragraphs):
        chosen = rng.sample(_SENTENCES, 3)
        made.append(". ".join(chosen).format(n=rng.randint(2, 99), m=rng.randint(100, 999), w=rng.choice(_WHERE)) + ".")
    return made


def slug(text: str) -> str:
    """The headline as addresses spell it."""
    return "-".join(re.findall(r"[a-z0-9]+", fold_marks(text).lower()))
