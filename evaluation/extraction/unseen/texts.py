"""Invented reports, one per page, from which the pages of every system are set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What one page states."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    caption: str
    author: str


REPORTS: tuple[Report, ...] = (
    Report(
        title="Phường Tân Thạnh biểu dương 45 gia đình hiếu học tiêu biểu",
        lead="Từ quỹ khuyến học của các tổ dân phố, 45 gia đình ở phường Tân Thạnh được biểu dương vì nuôi dạy con cháu học tập thành tài.",
        paragraphs=(
            "Buổi gặp mặt diễn ra tại nhà văn hóa khu phố 4, có mặt đại diện cấp ủy, chính quyền và hơn hai trăm phụ huynh của mười hai tổ dân phố.",
            "Theo báo cáo của Hội Khuyến học phường, ba năm qua quỹ đã trao 312 suất học bổng với tổng số tiền 420 triệu đồng cho học sinh có hoàn cảnh khó khăn.",
            "Gia đình ông Lê Văn Khảm ở tổ 7 có ba người con đều tốt nghiệp đại học; bản thân ông mười lăm năm liền làm trưởng ban khuyến học dòng họ.",
            "Phường đặt mục tiêu đến cuối năm sau có thêm hai mươi gia đình được công nhận danh hiệu này.",
        ),
        caption="Lãnh đạo phường cùng các gia đình bên góc học tập",
        author="Hoài Thương",
    ),
    Report(
        title="Nông dân Bản Mường thi đua làm đường bê tông, hiến hơn 3.000 m2 đất",
        lead="Không chờ vốn cấp trên, bà con Bản Mường tự bàn, tự đóng góp và hoàn thành 2,4 km đường bê tông trước mùa mưa.",
        paragraphs=(
            "Con đường từ trung tâm bản ra khu sản xuất trước đây chỉ rộng hơn một mét, ngày mưa xe máy không đi nổi, nông sản làm ra phải gùi bộ.",
            "Chi bộ bản họp bàn nhiều lần, phân công từng đảng viên phụ trách một nhóm hộ, người có đất thì hiến đất, người có sức thì góp ngày công.",
            "Sau bốn tháng, 68 hộ đã hiến 3.120 m2 đất vườn, đóng góp 1.900 ngày công cùng 210 triệu đồng tiền mặt để mua xi măng, cát sỏi.",
            "Chủ tịch Hội Nông dân xã cho biết cách làm này sẽ được giới thiệu cho năm bản còn lại trong dịp tổng kết phong trào.",
        ),
        caption="Bà con Bản Mường đổ bê tông đoạn cuối tuyến đường",
        author="Vừ A Chía",
    ),
    Report(
        title="Công an huyện Đông Khê nhận Cờ thi đua sau chuyên án ma túy lớn",
        lead="Với 17 vụ án được khám phá trong quý, Công an huyện Đông Khê là đơn vị duy nhất khối huyện nhận Cờ thi đua của Bộ.",
        paragraphs=(
            "Lễ trao cờ được tổ chức gọn nhẹ ngay tại trụ sở, sau giờ giao ban đầu tuần của toàn thể cán bộ, chiến sĩ trong đơn vị.",
            "Đại tá Phó Giám đốc đánh giá cao tinh thần vượt khó của tổ công tác đã bám địa bàn biên giới suốt bảy mươi ngày đêm liên tục.",
            "Ngoài đấu tranh chuyên án, đơn vị còn giúp mười hai hộ nghèo sửa nhà, nhận đỡ đầu năm học sinh mồ côi cho đến hết lớp mười hai.",
            "Dịp này, sáu cá nhân được đề nghị tặng Bằng khen vì có thành tích đột xuất.",
        ),
        caption="Đại diện đơn vị đón nhận Cờ thi đua",
        author="Trần Đăng Khoa",
    ),
    Report(
        title="Trường Tiểu học Hòa Bình 2 sơ kết phong trào dạy tốt, học tốt",
        lead="Học kỳ vừa qua, nhà trường có 14 sáng kiến được công nhận cấp cơ sở và tỷ lệ học sinh hoàn thành xuất sắc tăng gần gấp đôi.",
        paragraphs=(
            "Tại buổi sơ kết, hiệu trưởng Nguyễn Thị Bích Hợp cho biết các tổ chuyên môn đã thay đổi hẳn cách dự giờ, góp ý theo hướng cùng thiết kế bài học.",
            "Các lớp khối bốn và khối năm thử nghiệm nhật ký đọc sách, mỗi em đọc ít nhất hai cuốn một tháng và kể lại trước lớp bằng lời của mình.",
            "Nhà trường cũng vận động phụ huynh góp ngày công làm vườn trường, vừa có rau sạch cho bếp ăn bán trú vừa là nơi học môn khoa học.",
            "Ban đại diện cha mẹ học sinh tặng hai mươi suất quà cho các em vượt khó.",
        ),
        caption="Giờ đọc sách của học sinh lớp 5A",
        author="Minh Nguyệt",
    ),
    Report(
        title="Hội Cựu chiến binh xã Vĩnh Phong: Mười năm giúp nhau thoát nghèo",
        lead="Từ 22 hộ nghèo, đến nay toàn Hội chỉ còn một hộ do hội viên đau ốm kéo dài, nhờ phong trào góp vốn quay vòng không lấy lãi.",
        paragraphs=(
            "Mỗi chi hội lập một nhóm từ mười đến mười lăm người, mỗi quý góp ba trăm nghìn đồng để một hội viên mượn trong hai năm mua con giống.",
            "Ông Phùng Quang Thái, người đầu tiên mượn vốn, nay có đàn bò mười một con và đã giúp lại bốn hội viên khác bằng bê giống.",
            "Cách làm này được Hội cấp trên chọn làm điểm, nhiều xã bạn đến học tập và vận dụng phù hợp với điều kiện của địa phương mình.",
            "Năm nay, Hội đăng ký xây thêm ba nhà nghĩa tình đồng đội.",
        ),
        caption="Ông Phùng Quang Thái bên chuồng bò của gia đình",
        author="Đặng Hữu Lợi",
    ),
)
