"""What the composed pages state: invented reports of communes, schools and offices, by seed."""

from __future__ import annotations

from random import Random

_COMMUNES = ("Lũng Cú Hạ", "Tân Phước Đông", "Nà Pheo", "Đại Hưng", "Vĩnh Trạch", "Ea Drơng", "Hải Lộc", "Mường Chon")
_UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Trường THCS Nguyễn Đình Chiểu",
    "Hội Liên hiệp Phụ nữ xã",
    "Trung tâm Dịch vụ nông nghiệp",
    "Đồn Biên phòng Cửa Lấp",
    "Hợp tác xã Rau sạch Bình Minh",
    "Chi hội Nghề cá số 3",
    "Bệnh viện Đa khoa khu vực Tây Hồ",
    "Quỹ Tín dụng nhân dân Kỳ Sơn",
)
_PEOPLE = (
    "Lò Thị Phương",
    "Nguyễn Hữu Trí",
    "H’Lan Niê",
    "Thạch Sô Phia",
    "Bùi Quốc Khởi",
    "Vàng Seo Páo",
    "Đinh Công Thuận",
    "Trương Mỹ Duyên",
    "Phan Bá Lộc",
    "Cao Thị Nhàn",
)
_WRITERS = (
    "Hải Triều",
    "Nguyễn Phước Lành",
    "Diệu Hiền",
    "VĂN TOÁN",
    "Lê Kim Ngân",
    "Thùy Dung",
    "Phạm Quang Hưng",
    "Mai Khôi",
    "Đỗ Trung Kiên",
    "KIM LOAN",
)
_TITLES = (
    "{c}: Trao 26 Giấy khen cho hộ gia đình tiêu biểu trong vận động hiến kế",
    "{u} đón Cờ thi đua sau năm học nhiều đổi mới",
    "Chuyện về người giữ rừng ở {c}",
    "{c} phát động đợt thi đua cao điểm hướng tới ngày thành lập xã",
    "Ba tập thể của {c} được đề nghị tặng Bằng khen của Thủ tướng Chính phủ",
    "Khi phong trào “Ngày Chủ nhật xanh” đi vào từng ngõ nhỏ",
    "Bí thư chi bộ {p}: “Muốn dân tin, mình phải làm trước”",
    "{u} tuyên dương gương người tốt, việc tốt quý III",
    "Vì sao {c} dẫn đầu khối thi đua các xã miền núi?",
    "Hội nghị ký kết giao ước thi đua năm học mới tại {u}",
)
_LEADS = (
    "Từ chỗ ít người hưởng ứng, phong trào ở {c} nay đã có hơn 400 hộ đăng ký tham gia, trong đó nhiều hộ là đồng bào dân tộc thiểu số.",
    "Sáu tháng đầu năm, {u} có 19 sáng kiến được áp dụng, làm lợi gần một tỷ đồng và giảm đáng kể thời gian chờ đợi của người dân",
    "Ở tuổi 67, {p} vẫn mỗi ngày đi bộ hơn mười cây số để tuần tra cánh rừng mà bà con giao cho ông trông coi.",
    "Không tổ chức lễ lớn, không hô khẩu hiệu, cách thi đua của {u} là mỗi người một việc cụ thể, có kiểm tra hằng tuần.",
    "Đây là năm thứ tư liên tiếp {c} giữ vị trí dẫn đầu khối, nhờ giao chỉ tiêu đến từng thôn và khen thưởng ngay khi có kết quả.",
)
_SENTENCES = (
    "Trao đổi với chúng tôi, {p} cho hay việc khó nhất là làm sao để bà con thấy được lợi ích lâu dài của phong trào.",
    "Tính đến hết tháng Mười, {c} đã vận động được 3,2 tỷ đồng, trong đó người dân tự nguyện đóng góp gần hai phần ba.",
    "Theo Quyết định số 417/QĐ-UBND ngày 09/6/2022, có 14 tập thể và 31 cá nhân thuộc {u} được tặng Giấy khen.",
    "“Chúng tôi không đặt nặng số lượng, quan trọng là việc làm ra phải dùng được”, đại diện {u} chia sẻ.",
    "Cùng với đó, {u} phân công cán bộ trẻ kèm cặp từng nhóm hộ, hỗ trợ giống và hướng dẫn ghi chép sổ tay sản xuất.",
    "Kết quả bước đầu cho thấy thu nhập bình quân của các hộ tham gia tăng từ 38 lên 52 triệu đồng mỗi người một năm.",
    "Nhiều cách làm của {c} đã được các địa phương lân cận tìm đến tham quan, học hỏi và vận dụng linh hoạt.",
    "Tuy vậy, việc bình xét ở một vài nơi còn nể nang, hồ sơ đề nghị khen thưởng gửi chậm so với thời gian quy định.",
    "Ảnh hưởng của đợt mưa lũ hồi tháng Chín khiến kế hoạch ban đầu phải lùi lại, nhưng không ai có ý định bỏ cuộc.",
    "Năm ngoái, {p} được bầu là chiến sĩ thi đua cấp cơ sở và là một trong bảy đại biểu đi dự hội nghị điển hình tiên tiến.",
    "Từ nguồn quỹ thi đua, {u} hỗ trợ sửa chữa bốn căn nhà, tặng 60 suất học bổng cho học sinh có hoàn cảnh khó khăn.",
    "Ông {p}, người có uy tín của bản, nói rằng trước đây họp dân mười người thì chỉ ba, bốn người phát biểu, nay ai cũng muốn góp ý.",
    "Trong thời gian tới, {c} tiếp tục rà soát tiêu chí, công khai kết quả bình xét để nhân dân theo dõi và giám sát.",
    "Về phía {u}, đơn vị cam kết duy trì nếp sinh hoạt chuyên đề vào thứ Sáu tuần cuối mỗi tháng, gắn với nêu gương tại chỗ.",
    "Số liệu tổng hợp đến ngày 30/9/2023 cho thấy 100% chi bộ đã đăng ký ít nhất một mô hình dân vận khéo.",
    "Xem thêm ý kiến từ cơ sở, có thể thấy điều bà con mong nhất vẫn là con đường liên thôn sớm được rải nhựa.",
    "Bài học rút ra là người đứng đầu phải sâu sát, nói ít làm nhiều và biết trân trọng những đóng góp rất nhỏ.",
    "Đồng chí {p}, Chủ tịch Hội đồng Thi đua - Khen thưởng {c}, đề nghị các thôn gửi danh sách trước ngày 15 hằng tháng.",
)
_CAPTIONS = (
    "Ông {p} bên vườn quế ba năm tuổi",
    "Một góc {c} hôm nay",
    "Đại diện {u} nhận Cờ thi đua của UBND tỉnh",
    "Tiết học ngoài trời của cô trò vùng cao.",
    "Bà con {c} chung tay đổ bê tông đường vào xóm",
    "{p} (thứ hai từ trái sang) cùng các thành viên trong tổ",
    "Những tấm bảng khen được treo trang trọng trong phòng truyền thống. Ảnh: {w}",
)
_OTHERS = (
    "Cấp nước sạch cho gần 500 hộ dân ven biển trước mùa khô hạn",
    "Bắt giữ đối tượng trộm cắp xe máy liên huyện sau ba ngày truy xét",
    "Sầu riêng trái vụ được giá, nhà vườn phấn khởi xuống giống mới",
    "Lễ hội đua ghe ngo thu hút hàng chục nghìn lượt khách thập phương",
    "Tiêm chủng bổ sung vắc xin sởi cho trẻ em từ chín tháng tuổi",
    "Khởi công xây dựng trạm biến áp 110 kV tại cụm công nghiệp mới",
    "Đêm nhạc gây quỹ sửa trường cho học sinh làng chài ven sông",
    "Chợ phiên vùng cao ngày giáp Tết rộn ràng sắc áo mới",
    "Đội bóng đá nữ của huyện lần đầu vào bán kết giải khu vực",
    "Giảm 30% phí đường bộ cho xe buýt nội tỉnh đến hết quý sau",
)
_SUBHEADS = (
    "Bắt đầu từ việc nhỏ",
    "Lấy dân làm gốc",
    "Những con số biết nói",
    "Khen đúng người, đúng việc",
    "Giữ lửa lâu dài",
)
_COMMENTS = (
    "Bài viết hay quá, tôi ở xã bên cạnh cũng mong có phong trào như vậy để bà con được nhờ.",
    "Cảm ơn tác giả đã viết về quê tôi, đọc mà thấy tự hào, mong các cấp quan tâm khen thưởng kịp thời.",
)


class Texts:
    """Sentences for one page; the same for the same random generator. No sentence is drawn twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._left: dict[int, list[str]] = {}

    def _draw(self, pool: tuple[str, ...]) -> str:
        left = self._left.setdefault(id(pool), [])
        if not left:
            left += self._random.sample(pool, len(pool))
        return left.pop()

    def _fill(self, pool: tuple[str, ...]) -> str:
        pick = self._random.choice
        return self._draw(pool).format(c=f"xã {pick(_COMMUNES)}", u=pick(_UNITS), p=pick(_PEOPLE), w=pick(_WRITERS))

    def title(self) -> str:
        title = self._fill(_TITLES)
        return title[0].upper() + title[1:]

    def lead(self) -> str:
        return self._fill(_LEADS)

    def paragraph(self, sentences: int) -> str:
        return " ".join(self._fill(_SENTENCES) for _ in range(sentences))

    def caption(self) -> str:
        caption = self._fill(_CAPTIONS)
        return caption[0].upper() + caption[1:]

    def other(self) -> str:
        return self._draw(_OTHERS)

    def subhead(self) -> str:
        return self._draw(_SUBHEADS)

    def comment(self) -> str:
        return self._draw(_COMMENTS)

    def writer(self) -> str:
        return self._random.choice(_WRITERS)

    def person(self) -> str:
        return self._draw(_PEOPLE)

    def unit(self) -> str:
        return self._draw(_UNITS)

    def commune(self) -> str:
        return self._random.choice(_COMMUNES)
