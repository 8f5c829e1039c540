"""Vietnamese sentences, titles, names and captions, made from parts by a seeded random generator.

The text is invented; it only has to have the length, punctuation and traps of provincial news (dates of decrees and
events, numbers of documents, quoted movements).
"""

from __future__ import annotations

from random import Random

PLACES = (
    "Trà Vinh",
    "Lâm Đồng",
    "Thái Bình",
    "Tuyên Quang",
    "Nghệ An",
    "Đắk Lắk",
    "Bến Tre",
    "Quảng Trị",
    "Hà Giang",
    "Kon Tum",
    "Bạc Liêu",
    "Sóc Trăng",
    "Yên Bái",
    "Hòa Bình",
    "Bình Định",
    "Gia Lai",
    "Phú Thọ",
    "Cao Bằng",
    "Long An",
    "Ninh Thuận",
)
DISTRICTS = (
    "Châu Thành",
    "Con Cuông",
    "Mèo Vạc",
    "Tiểu Cần",
    "Đông Hưng",
    "Na Hang",
    "Krông Pắc",
    "Mỏ Cày",
    "Cam Lộ",
    "An Lão",
)
BODIES = (
    "Ban Thi đua - Khen thưởng tỉnh",
    "Hội đồng Thi đua - Khen thưởng tỉnh",
    "Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Liên đoàn Lao động tỉnh",
    "Ban Thường vụ Tỉnh ủy",
    "Hội Nông dân tỉnh",
    "Ban Dân tộc",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Hội Cựu chiến binh huyện",
)
MOVEMENTS = (
    "“Cả nước chung sức xây dựng nông thôn mới”",
    "“Vì người nghèo - Không để ai bị bỏ lại phía sau”",
    "“Dân vận khéo”",
    "“Toàn dân đoàn kết xây dựng đời sống văn hóa”",
    "“Lao động giỏi, lao động sáng tạo”",
    '"Đổi mới, sáng tạo trong dạy và học"',
)
SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Y",
    "Rơ Châm",
)
MIDDLES = ("Văn", "Thị", "Minh", "Thanh", "Đức", "Ngọc", "Quang", "Hồng", "Thu", "Hữu")
GIVEN = (
    "Hà",
    "Long",
    "Thảo",
    "Đạt",
    "Phương",
    "Tuấn",
    "Hạnh",
    "Cao",
    "Linh",
    "Sơn",
    "Hiền",
    "Khánh",
    "Nga",
    "Bình",
    "Ân",
    "Ý",
)
PEN_NAMES = (
    "Bích Thảo",
    "Tiến Đạt",
    "Hồng Long",
    "HÀ THANH",
    "K.NINH",
    "Trần Cao",
    "Nhật Xuân",
    "BẢO NGUYÊN",
    "Thu Hiền",
    "Quang Vinh",
    "An Nhiên",
    "Lê Thúy Hằng",
    "Đ.T",
    "Y Linh",
)
_TITLES = (
    "Tổng kết phong trào thi đua {m} trên địa bàn {p}",
    "{p}: Tôn vinh {n} điển hình tiên tiến trong phong trào thi đua yêu nước",
    "Giám sát việc thực hiện phong trào thi đua {m}",
    "{b} phát động thi đua lập thành tích chào mừng Đại hội Đảng bộ các cấp",
    "Trao Huân chương Lao động hạng Ba tặng tập thể, cá nhân ở {p}",
    "Người “giữ lửa” phong trào ở {d}",
    "{d} - điểm sáng về công tác thi đua, khen thưởng",
    "Hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm Cụm thi đua số {n}",
    "Khen thưởng {n} tập thể, cá nhân có thành tích xuất sắc | Những tấm gương thầm lặng",
    "Phó Chủ tịch UBND tỉnh làm việc với huyện {d} về xây dựng nông thôn mới",
)
_OPENINGS = (
    "Chiều {day}/{month}, {b} tổ chức hội nghị sơ kết phong trào thi đua {m} giai đoạn 2021 - 2025",
    "Ngày {day}/{month}, tại {d}, {b} phối hợp với {b2} tổ chức lễ phát động phong trào thi đua {m}",
    "Sáng {day}/{month}, đoàn công tác do đồng chí {who} làm trưởng đoàn đã có buổi làm việc với {b}",
    "Thực hiện Kế hoạch số {n}/KH-UBND ngày {day}/{month}/{year}, {b} đã triển khai phong trào thi đua {m}",
)
_SENTENCES = (
    "Phong trào thi đua {m} được triển khai sâu rộng từ tỉnh đến cơ sở, tạo sức lan tỏa trong các tầng lớp Nhân dân.",
    "Qua hơn {n} năm thực hiện, toàn tỉnh có {n2} tập thể và {n} cá nhân được các cấp khen thưởng.",
    "Theo báo cáo của {b}, tỷ lệ hộ nghèo giảm còn {n},{n1}%, thu nhập bình quân đầu người đạt {n2} triệu đồng/năm.",
    "Đồng chí {who} đề nghị các địa phương tiếp tục đổi mới nội dung, hình thức tổ chức các phong trào thi đua.",
    "“Mỗi cán bộ, đảng viên phải thực sự gương mẫu, nói đi đôi với làm”, ông {who} nhấn mạnh.",
    "Tại Quyết định số {n2}/QĐ-UBND ngày {day}/{month}/{year}, Chủ tịch UBND tỉnh đã tặng Bằng khen cho {n} tập thể.",
    "Trong giai đoạn 2021 – 2025, huyện {d} đã huy động trên {n2} tỷ đồng xây dựng kết cấu hạ tầng.",
    "Bên cạnh những kết quả đạt được, công tác khen thưởng vẫn còn một số hạn chế, nhất là khen thưởng người trực tiếp lao động.",
    "Chị {who} ở xã {d} cho biết, nhờ nguồn vốn vay ưu đãi, gia đình chị đã thoát nghèo bền vững.",
    "Các cụm, khối thi đua đã ký kết giao ước, đăng ký chỉ tiêu cụ thể ngay từ đầu năm.",
    "Nhân dịp này, {b} đã trao Bằng khen cho {n} tập thể, {n1} cá nhân có thành tích xuất sắc.",
    "Phong trào còn gắn với việc thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
)
_CAPTIONS = (
    "Đồng chí {who} phát biểu tại hội nghị",
    "Quang cảnh buổi làm việc",
    "Các đại biểu tham dự hội nghị chụp ảnh lưu niệm",
    "Lãnh đạo {b} trao Bằng khen cho các tập thể, cá nhân",
    "Đoàn giám sát làm việc với UBND xã {d}. Ảnh: {pen}",
    "{who} (bên phải) chăm sóc vườn cây ăn trái - Ảnh: {pen}",
)
_LEADS = (
    "Với nhiều cách làm sáng tạo, phong trào thi đua {m} ở {d} đã khơi dậy sức mạnh đoàn kết, góp phần đổi thay diện mạo quê hương.",
    "Không ồn ào, không phô trương, {who} lặng lẽ cống hiến và trở thành tấm gương sáng cho nhiều người học tập, noi theo.",
    "{b} vừa có báo cáo kết quả thực hiện phong trào thi đua {m}, trong đó nhiều chỉ tiêu đạt và vượt kế hoạch đề ra.",
)
SUBHEADS = (
    "Nhiều mô hình hay, cách làm hiệu quả",
    "Lan tỏa phong trào thi đua",
    "Khắc phục hạn chế, khó khăn",
    "Đổi mới công tác khen thưởng",
)
TEASER_TITLES = (
    "Xã biên giới đạt chuẩn nông thôn mới nâng cao sau ba năm nỗ lực",
    "Khai mạc Hội thi tay nghề giỏi ngành dệt may năm nay",
    "Dự báo thời tiết: Bắc Bộ có mưa rào và dông rải rác",
    "Hỗ trợ hơn ba trăm hộ nghèo sửa chữa nhà ở trước mùa bão",
    "Phát hiện ổ dịch mới, ngành thú y khẩn trương khoanh vùng",
    "Chuyện người lái đò chở học sinh qua sông mùa nước nổi",
    "Giá cà phê hôm nay tăng nhẹ tại các tỉnh Tây Nguyên",
    "Học sinh vùng cao được tặng một nghìn chiếc áo ấm",
    "Đội tuyển bóng chuyền nữ giành vé vào chung kết",
    "Thông xe tuyến tránh qua trung tâm thị trấn sớm hai tháng",
)
COMMENTS = (
    "Bài viết rất hay, mong tòa soạn có thêm nhiều bài như thế này để bà con cùng học tập kinh nghiệm làm ăn.",
    "Tôi là người địa phương, thấy phong trào ở đây làm rất thực chất, đề nghị khen thưởng thêm cho các hộ nông dân.",
)


class Writer:
    """Fills the patterns; one per page, so that a page is the same for the same seed."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def fill(self, pattern: str) -> str:
        r = self.random
        return pattern.format(
            p=r.choice(PLACES),
            d=r.choice(DISTRICTS),
            b=r.choice(BODIES),
            b2=r.choice(BODIES),
            m=r.choice(MOVEMENTS),
            who=self.person(),
            pen=r.choice(PEN_NAMES[:4]),
            n=r.randint(2, 60),
            n1=r.randint(1, 9),
            n2=r.randint(61, 900),
            day=r.randint(1, 28),
            month=r.randint(1, 12),
            year=r.randint(2015, 2025),
        )

    def person(self) -> str:
        r = self.random
        return f"{r.choice(SURNAMES)} {r.choice(MIDDLES)} {r.choice(GIVEN)}"

    def title(self) -> str:
        return self.fill(self.random.choice(_TITLES))

    def lead(self) -> str:
        return self.fill(self.random.choice(_LEADS))

    def caption(self) -> str:
        return self.fill(self.random.choice(_CAPTIONS))

    def opening(self) -> str:
        return f"{self.fill(self.random.choice(_OPENINGS))}. {self.fill(self.random.choice(_SENTENCES))}"

    def paragraph(self) -> str:
        patterns = self.random.sample(_SENTENCES, self.random.randint(1, 4))
        return " ".join(self.fill(p) for p in patterns)

    def teaser(self) -> str:
        return self.random.choice(TEASER_TITLES)
