"""Texts of made-up commendation news: no two alike, and plainly made."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache

from articles.text import fold_marks

_BODIES = "UBND huyện|Hội Nông dân huyện|Liên đoàn Lao động thành phố|Ban Chỉ huy Quân sự huyện|Hội Phụ nữ xã|Đoàn Thanh niên xã|Trường THPT|Công an huyện|Hội Cựu chiến binh xã|Sở Giáo dục và Đào tạo".split(
    "|"
)
_PLACES = "Đức Trọng|Càng Long|Quỳnh Phụ|Con Cuông|Lạc Dương|Vụ Bản|Mỹ Đức|Ninh Giang|Tam Nông|Châu Thành|Hòa Vang|Nam Đàn|Cẩm Xuyên|Phú Lộc|An Biên|Bù Đăng|Sơn Dương|Yên Lập|Kim Bảng|Tiên Lữ".split(
    "|"
)
_WHAT = "tổng kết phong trào thi đua yêu nước|tuyên dương điển hình tiên tiến|trao tặng bằng khen cho tập thể xuất sắc|biểu dương gương người tốt việc tốt|phát động đợt thi đua cao điểm|sơ kết phong trào thi đua lao động giỏi|khen thưởng cá nhân có thành tích đột xuất|đón nhận cờ thi đua của UBND tỉnh".split(
    "|"
)
_FAMILY = "Nguyễn|Trần|Lê|Phạm|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Mai|Đinh|Trịnh|Hà|Cao".split("|")
_GIVEN = "An|Bình|Cường|Dũng|Giang|Hạnh|Hùng|Khánh|Lan|Long|Minh|Nam|Nga|Phúc|Quang|Sơn|Thảo|Trang|Tuấn|Vân|Yến|Đạt|Hiếu|Kiên|Loan".split(
    "|"
)
_THINGS = "con đường liên thôn|mô hình nuôi tôm|vườn cây ăn trái|lớp học tình thương|tổ tự quản an ninh|câu lạc bộ dân ca|quỹ khuyến học|cánh đồng mẫu lớn|ngôi nhà đại đoàn kết|bếp ăn từ thiện|hợp tác xã rau sạch|đội cứu hộ|thư viện xã|tuyến kênh nội đồng|làng nghề đan lát|trạm y tế".split(
    "|"
)
_DEEDS = "vận động bà con hiến đất|đưa máy gặt vào đồng|giúp hộ khó khăn vay vốn|giữ vững danh hiệu nhiều năm liền|sáng kiến tiết kiệm điện|chăm sóc người già neo đơn|dạy chữ cho đồng bào|trồng rừng chắn sóng|xóa nhà tạm|bảo vệ mốc giới|phòng chống cháy rừng|chuyển đổi cây trồng".split(
    "|"
)
_SENTENCES = (
    "{name}, {age} tuổi, ở {place} được nêu tên vì đã {deed} và góp {n} triệu đồng cho {thing}.",
    "Nhờ {thing} mà {n} hộ dân ở {place} có thêm việc làm, thu nhập tăng {m} phần trăm so với năm trước.",
    "{body} {place} đề nghị cấp trên tặng bằng khen cho {n} tập thể và {m} cá nhân có thành tích {deed}.",
    "Tại hội nghị, {name} kể lại những ngày {deed} cùng {n} đồng nghiệp giữa mùa mưa bão ở {place}.",
    "Phong trào thi đua năm nay của {place} gắn với {thing}, mỗi chi bộ nhận một phần việc trong {n} ngày.",
    "Theo {name}, muốn {deed} thì phải bắt đầu từ {thing}, rồi mới nhân rộng ra {n} khu dân cư.",
    "Giấy khen được trao cho {name} cùng {n} gia đình ở {place} vì {deed} suốt {m} tháng liền.",
    "Quỹ thi đua, khen thưởng của {place} dành {n} triệu đồng cho {thing} và {m} suất học bổng.",
    "Đoàn kiểm tra ghi nhận {place} đã {deed}, hoàn thành {n} trên {m} chỉ tiêu đăng ký từ đầu năm.",
    "Trong {n} năm làm công tác hội, {name} đã {deed}, được bà con {place} tin yêu và noi theo.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One made-up article: its title and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@cache
def make_text(number: int) -> Text:
    """The text of a number, the same every time."""
    rng = random.Random(number)
    title = f"{rng.choice(_BODIES)} {rng.choice(_PLACES)} {rng.choice(_WHAT)} lần thứ {number}"
    paragraphs = []
    for _ in range(4):
        sentences = [
            template.format(
                name=f"{rng.choice(('Ông', 'Bà', 'Anh', 'Chị'))} {rng.choice(_FAMILY)} {rng.choice(_GIVEN)} {rng.choice(_GIVEN)}",
                age=rng.randint(19, 88),
                place=rng.choice(_PLACES),
                deed=rng.choice(_DEEDS),
                thing=rng.choice(_THINGS),
                body=rng.choice(_BODIES),
                n=rng.randint(2, 99),
                m=rng.randint(100, 999),
            )
            for template in rng.sample(_SENTENCES, 3)
        ]
        paragraphs.append(" ".join(sentences))
    return Text(title=title, paragraphs=tuple(paragraphs))


@cache
def slug(title: str) -> str:
    """The title as addresses spell it."""
    return "-".join(re.findall(r"[a-z0-9]+", fold_marks(title).lower()))
