"""What the blind pages say; other words than those of any set that rules were made with."""

from __future__ import annotations

TITLES = (
    "Lão nông hiến gần nửa vườn chè để mở đường ra bến",
    "Bộ đội Biên phòng Cát Lái tổng kết 5 năm “Nâng bước em tới trường”",
    "Hơn 130 gương mặt trẻ được tuyên dương tại Gò Me",
    "“Cây sáng kiến” của xưởng may Tân Lập",
    "Xét tặng danh hiệu Nhà giáo Ưu tú: Cần thêm tiếng nói học trò",
    "Khối doanh nghiệp phía Nam bàn giao 22 căn nhà đồng đội",
    "Cụm thi đua số 7 họp bàn nhiệm vụ quý cuối năm",
    "Thành phố Bắc Hà đón nhận Huân chương Độc lập hạng Nhì",
    "Tổ dân phố 9 và bí quyết mười năm không rác",
    "Kể chuyện người tốt ở bến phà Ninh Cơ",
    "Phát động thi đua nước rút: 45 ngày đêm về đích cầu Sông Hiếu",
    "Những bông hoa thép giữa đại ngàn",
    "Ngành điện Sơn Động biểu dương thợ giỏi, lao động sáng tạo",
    "Già làng A Blong, người giữ nhịp chiêng làng Kon Rẫy",
    "Kết quả chấm điểm thi đua tháng 8 của các thôn",
    "Trao học bổng và Bằng khen cho thủ khoa vùng lũ",
)
LEADS = (
    "Gần nửa mẫu chè đang kỳ thu hái được ông giao lại cho xóm làm đường, chỉ với một điều kiện: xe cứu thương phải vào được tận ngõ.",
    "Năm năm, 61 em nhỏ vùng biên đã có thêm những người cha mang quân hàm xanh kèm cặp từ con chữ đến bữa cơm.",
    "Họ là thợ hàn, cô giáo mầm non, anh chủ lò bánh mì; điểm chung là không ai nghĩ việc mình làm đáng được biểu dương",
    "Mười một sáng kiến trong ba năm, tiết kiệm cho doanh nghiệp hơn hai tỷ đồng là thành tích của một nữ tổ trưởng chưa học hết lớp 10.",
    "Nhiều ý kiến tại buổi góp ý dự thảo cho rằng phiếu của học sinh, phụ huynh cần có trọng số trong bình xét.",
    "Công trình do 48 đơn vị góp vốn, hoàn thành sớm ba tuần nhờ các tổ thợ thay nhau làm cả Chủ nhật.",
    "Đại diện 12 địa phương thống nhất bỏ bớt tiêu chí hình thức, dồn điểm cho cải cách hành chính và an sinh.",
    "Đây là lần thứ ba địa phương được trao tặng phần thưởng cao quý này kể từ ngày tái lập.",
)
SENTENCES = (
    "Con đường cũ hẹp đến mức hai xe máy gặp nhau phải có một người lùi, mùa mưa học trò lội bùn đến gối.",
    "Không hô hào nhiều, chi bộ cử từng đảng viên đến ngồi uống nước với từng nhà, nghe cho hết điều băn khoăn rồi mới bàn chuyện góp đất.",
    "Đến giữa tháng Bảy, toàn tuyến dài 1,8 km đã rải xong đá cấp phối, chi phí chỉ bằng hai phần ba dự toán.",
    "Bà Hoàng Thị Sim kể, hôm đầu tiên máy xúc vào, cả xóm kéo nhau ra xem như đi hội.",
    "Trung tá Lê Hồng Quân, Chính trị viên Đồn, cho hay đơn vị trích phụ cấp hằng tháng để duy trì các suất hỗ trợ.",
    "Ngày nhận giấy báo trúng tuyển, em Giàng A Sử chạy thẳng từ bưu điện ra đồn để khoe với các chú.",
    "Phía nhà trường đánh giá tỷ lệ bỏ học giữa chừng đã giảm từ 9% xuống còn dưới 1,5% sau bốn niên học.",
    "Hội đồng xét chọn nhận 412 hồ sơ, trong đó non nửa là người lao động trực tiếp, không giữ chức vụ gì.",
    "“Tôi chỉ thấy máy cắt cũ hay kẹt vải nên mày mò thay con lăn, ai ngờ lại thành sáng kiến”, chị Thảo cười.",
    "Công đoàn công ty áp dụng cách thưởng nóng ngay tại chuyền, không chờ đến cuối quý như trước đây.",
    "Theo dự thảo, tỷ lệ phiếu đồng thuận của tập thể sư phạm phải đạt từ 80% trở lên mới được trình cấp trên.",
    "Một số đại biểu băn khoăn về thời hạn công khai danh sách, vì 10 ngày là quá ngắn với trường vùng sâu.",
    "Ban tổ chức đề nghị mỗi đơn vị chọn ra một việc khó nhất để giao ước, tránh đăng ký dàn trải.",
    "Nhờ làm theo tổ đổi công, chi phí nhân công cho mỗi căn giảm được chừng 12 triệu đồng.",
    "Ở lượt bình bầu năm 2021, xóm từng xếp áp chót, ba tổ trưởng liên tiếp xin nghỉ vì nản.",
    "Chiều muộn, tiếng loa nhỏ ở nhà văn hóa đọc tên các hộ đạt điểm tuyệt đối, bọn trẻ vỗ tay rần rần.",
    "Quyết định 1187/QĐ-CTN ngày 02/10/2023 của Chủ tịch nước ghi nhận đóng góp của nhân dân và cán bộ địa phương.",
    "Ông Trần Văn Sáu nhẩm tính, riêng tiền bán phế liệu đã đủ mua bảy chiếc xe đạp cho học sinh nghèo.",
    "Mưa đầu mùa làm trôi mất một đoạn taluy, anh em phải kéo bạt che bê tông suốt đêm mồng 3.",
    "Cuối buổi, các bên ký vào bản giao ước treo ngay ở lán công trường để ai đi qua cũng thấy.",
    "Trong số những người được nêu tên hôm ấy, trẻ nhất mới 19 tuổi, nhiều tuổi nhất đã bước sang tuổi 88.",
    "Năm học tới, quỹ dự kiến mở rộng ra bốn xã bãi ngang, ưu tiên con em ngư dân gặp nạn trên biển.",
    "Về lâu dài, huyện sẽ lồng ghép nguồn lực để kiên cố hóa nốt đoạn còn lại, dài khoảng 600 mét.",
    "Khó khăn lớn nhất là giữ được nếp, bởi làm một hôm thì dễ, làm mười năm mới khó.",
)
CAPTIONS = (
    "Đoạn đường mới mở chạy qua nương chè",
    "Ông Páo (áo trắng) chỉ chỗ cắm mốc.",
    "Giờ học nhóm buổi tối ở đồn",
    "Chị Thảo bên chiếc máy cắt đã cải tiến",
    "Lễ trao nhà cho cựu chiến binh Nguyễn Văn Hợi. Ảnh: CTV",
    "Bữa cơm trưa trên công trường, ngày 12/7",
    "Các em nhỏ xếp hàng nhận sách",
    "Toàn cảnh xóm nhìn từ trên cao (Ảnh: Quốc Việt)",
)
OTHERS = (
    "Giải chạy bán marathon ven hồ thu hút bốn nghìn người tham dự",
    "Cảnh báo thủ đoạn giả danh nhân viên điện lực để lừa đảo",
    "Vải thiều chính vụ được thu mua tại vườn với giá ổn định",
    "Thêm một bến xe khách ngừng hoạt động sau khi sáp nhập",
    "Mở lại đường bay thẳng đến đảo từ đầu tháng sau",
    "Người trồng hoa tất bật vào vụ, lo thời tiết thất thường",
    "Phòng khám lưu động đưa bác sĩ về vùng cách trở",
    "Khai quật lần hai di chỉ gốm cổ bên bờ sông Thương",
)
AUTHORS = ("Quỳnh Trang", "Lường Văn Thiện", "Trọng Nghĩa", "BÍCH NGÂN", "Phương Cúc", "Hồ Sỹ Tuệ", "An Khê", "Lý Thu Hằng")
