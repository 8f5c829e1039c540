"""Names and sentences of the sixth set's stories."""

from __future__ import annotations

from evaluation.sites.further_texts import Pools

SIXTH_POOLS = Pools(
    places="xã Tam Hải|phường Nếnh|xã Sà Dề Phìn|xã Ea Súp|phường An Hội|xã Bình Khánh Đông|xã Na Ngoi|xã Mỹ Thuận|phường Thục Phán|xã Trà Leng|xã Kon Đào|xã Đồng Rui|phường Cái Vồn|xã Hướng Lập".split(
        "|"
    ),
    units="Trường Mầm non Hoa Ban|Hải đội Dân quân thường trực|Ban Nội chính Tỉnh ủy|Bảo hiểm xã hội cơ sở Phước Long|Hạt Kiểm lâm số 4|Trung tâm Phục vụ hành chính công|Công ty May Sông Lam|Hội Chữ thập đỏ tỉnh|Nhà máy Thủy điện Sê San|Trạm Y tế xã|Công an phường|Đảng ủy Khối các cơ quan|Hội Làm vườn|Quỹ Tín dụng nhân dân Phú Lộc|Bảo tàng tỉnh".split(
        "|"
    ),
    people="Ngô Thị Hường|Sùng A Dờ|Trịnh Hoài Phương|Nay H'Lam|Kiều Công Thành|Lâm Thị Sà Phên|Đoàn Thế Hiển|Ma Thị Nhung|Hứa Văn Páo|Đỗ Minh Khuê|Bríu Thị Nem|Nông Quốc Đạt|Tô Thị Kim Loan|La Văn Thử|Rơ Châm Hyeo".split(
        "|"
    ),
    writers="Hải Yến|Đặng Quang|THÙY DUNG|Trần Nguyên Anh|Mỹ Lệ|Rơ Lan Kiều|Phan Sáu|NGỌC TRÂM|Bảo Trân|Xuân Lượng|Cẩm Tú|Lê Gia Hân".split(
        "|"
    ),
    things="bến đò an toàn|phiên chợ 0 đồng|lớp bơi miễn phí cho trẻ em|cánh đồng không dấu chân|đội chiếu phim lưu động|mô hình nuôi ong dưới tán rừng|tủ thuốc thôn bản|chợ đêm vùng biên|đường cờ Tổ quốc|căn bếp yêu thương|trạm sạc năng lượng mặt trời|gian hàng số|nhóm zalo tổ dân phố".split(
        "|"
    ),
    deeds="đưa học sinh qua suối mùa lũ|trả lại tài sản nhặt được|khôi phục nghề dệt|xóa bỏ tập tục lạc hậu|chuyển đổi số ở nông thôn|dập tắt đám cháy rừng|bám biển dài ngày|gieo chữ nơi đảo xa|cải tạo bãi rác thành công viên|số hóa hồ sơ đất đai".split(
        "|"
    ),
    titles=(
        "{person}: “Tôi chỉ làm việc nên làm”",
        "Sức bật từ phong trào thi đua ở {p}",
        "{U} nhận Cờ thi đua dẫn đầu khối",
        "Tổng kết cụm thi đua các phường trung tâm",
        "Ai sẽ được đề nghị tặng danh hiệu Anh hùng Lao động?",
        "Quyết định về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "{P} có thêm {m} khu dân cư kiểu mẫu",
        "Hơn {n} đoàn viên thi đua {deed}",
        "Lặng lẽ những người {deed}",
        "{U} tổ chức hội thi “Dân vận khéo” năm 2026",
        "Thư khen gửi tập thể {u}",
        "Mở rộng {thing}: Cần sự chung tay",
        "Từ {thing} đến danh hiệu xã nông thôn mới nâng cao",
        "Bức thư của {person} và {m} năm {deed}",
        "Thẩm định hồ sơ khen thưởng: Chặt chẽ từ khâu đầu",
        "{P}: Khen thưởng {n} hộ gương mẫu",
        "Kỷ niệm {n} ngày thi đua cao điểm của {u}",
        "Trao tặng Kỷ niệm chương cho {m} cán bộ hưu trí",
        "Bài học {deed} ở {p}",
        "Cờ thi đua về với {u}",
        "Đại hội thi đua yêu nước {p} lần thứ nhất",
    ),
    leads=(
        "Suốt {m} năm, {person} lặng lẽ {deed} mà chưa một lần nghĩ đến chuyện được khen.",
        "Bước vào quý cuối năm, {u} dồn sức cho những chỉ tiêu còn chậm; mỗi phòng nhận một phần việc, mỗi người ghi một lời hứa.",
        "Hiệu quả của {thing} đã vượt khỏi phạm vi một thôn, trở thành phong trào chung của {p}.",
        "Tại đại hội, {n} đại biểu chính thức đại diện cho hàng vạn người đang ngày đêm {deed}.",
        "Mỗi danh hiệu được trao là một câu chuyện. Câu chuyện của {p} bắt đầu từ {thing}.",
        "Vượt qua {n} hồ sơ dự xét, tập thể {u} giành ngôi vị cao nhất.",
        "Có người hỏi {person} được gì khi {deed}. Chị chỉ tay về phía {thing} rồi bảo: “Được chừng này bà con quý”.",
        "Ngày {d}, tại {p}, {u} tổ chức lễ tổng kết và trao thưởng cho {m} tập thể, {n} cá nhân.",
        "Lần đầu tiên, việc bình chọn điển hình của {u} được thực hiện hoàn toàn trực tuyến.",
    ),
    sentences=(
        "Toàn bộ danh sách được niêm yết công khai {m} ngày tại trụ sở {p} trước khi trình cấp trên.",
        "Không khí hội trường lắng lại khi đoạn phim ngắn về {person} được chiếu trên màn hình lớn.",
        "Bình quân mỗi đoàn viên của {u} đóng góp {m} ngày công trong đợt cao điểm.",
        "{person} sinh ra trong một gia đình có {m} người con ở {p}.",
        "Trong số các gương mặt tiêu biểu, người trẻ nhất mới {m} tuổi.",
        "Trưởng phòng {person} thừa nhận, có thời điểm cả đơn vị chỉ hoàn thành {m}% kế hoạch.",
        "Ban Giám khảo đánh giá cao phần trình bày của {u} vì sát thực tế và dễ áp dụng.",
        "Sau mỗi chuyến đi, sổ tay của chị lại dày thêm những cái tên cần được giúp đỡ.",
        "Đây là năm thứ {m} liên tiếp {u} không có đơn thư khiếu nại về khen thưởng.",
        "Ở nơi sóng lừng gió cả, {thing} trở thành chỗ dựa của bà con ngư dân {p}.",
        "Theo hướng dẫn mới, hồ sơ khen thưởng theo công trạng được rút xuống còn {m} ngày làm việc.",
        "Bí thư Đảng ủy {p} cho rằng thi đua mà không đo đếm được thì rất dễ thành hình thức.",
        "Nguồn kinh phí {n} triệu đồng do cộng đồng đóng góp, mọi khoản chi đều dán ở cửa nhà văn hóa.",
        "Nhờ {thing}, {n} em nhỏ không còn phải nghỉ học mỗi khi mưa lớn.",
        "“Giải thưởng này tôi xin gửi lại để mua sách cho bọn trẻ”, {person} nói ngắn gọn.",
        "Khi được hỏi bí quyết, {person} chỉ kể chuyện đi học việc ở {p} từ nhiều năm trước.",
        "Cán bộ {u} đã ba lần lội suối vào tận bản để hoàn thiện hồ sơ cho người có công.",
        "Phong trào còn lan tới cả những gia đình đi làm ăn xa, họ gửi tiền về góp làm {thing}.",
        "Số liệu của {u} cho thấy tỷ lệ người lao động trực tiếp được khen đạt {m}%, cao hơn năm trước.",
        "Tối hôm ấy, loa phát thanh {p} đọc tên từng người một.",
        "Hội đồng xét chọn làm việc trong {m} buổi, bỏ phiếu kín hai vòng.",
        "Mô hình được {u} đưa vào tài liệu sinh hoạt chi bộ quý tới.",
        "Nhìn lại chặng đường đã qua, điều khiến {person} tự hào nhất là {thing} vẫn sáng đèn mỗi tối.",
        "Ông {person} đề xuất bổ sung tiêu chí về an toàn lao động vào bảng chấm điểm của cụm.",
        "Ngay trong tháng 11, {u} sẽ tổ chức {m} lớp tập huấn về lập hồ sơ điện tử.",
        "Tuy nhiên, một vài đơn vị nộp báo cáo muộn nên chưa được xếp loại.",
        "Người dân {p} gọi vui {person} là “ông chủ tịch của {thing}”.",
        "Đến nay đã có {n} lượt người đến tham quan, học tập kinh nghiệm.",
    ),
    captions=(
        "{person} bên {thing}",
        "Các đại biểu biểu quyết thông qua nghị quyết",
        "Ảnh: {w}",
        "Trao Kỷ niệm chương cho cán bộ {u}.",
        "Buổi làm việc giữa {u} và lãnh đạo {p}, ngày {d}.",
        "Niềm vui của bà con {p} ngày khánh thành {thing}. Ảnh: {w}",
        "{person} (thứ hai từ trái sang) tại lễ tuyên dương",
        "Học sinh {p} với {thing} - Ảnh: {w}",
        "Ảnh tư liệu của {u}",
        "Lễ ra quân của {u} thu hút hơn {n} người tham gia, trong đó có nhiều đoàn viên, hội viên và các em học sinh của {p}",
    ),
)
