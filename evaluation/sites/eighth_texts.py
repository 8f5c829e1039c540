"""Names and sentences of the eighth set's stories, and what its sites change in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from evaluation.sites.further_texts import Pools
from evaluation.sites.texts import Part, Story

EIGHTH_POOLS = Pools(
    places="xã Yên Thủy|phường Nghĩa Lộ|xã Bát Mọt|xã Đức Phú|phường Long Hương|xã Tân Phú Trung|xã Ea Wy|xã Lũng Cú|phường Bồ Đề|xã Phình Hồ|xã Vĩnh Thuận Đông|đặc khu Cô Tô|xã Kỳ Thượng|xã Măng Bút".split(
        "|"
    ),
    units="Trường Tiểu học Bản Khoang|Tòa án nhân dân khu vực 7|Hội Nạn nhân chất độc da cam tỉnh|Ban Quản lý các khu công nghiệp|Xí nghiệp Môi trường đô thị Hòa Thịnh|Thư viện tỉnh|Trạm Kiểm lâm Hòn Mát|Đội Quản lý đường bộ 3|Hội Đông y|Sở Xây dựng|Hợp tác xã Nông nghiệp Quảng Thái|Bệnh viện Phục hồi chức năng|Đoàn Kinh tế - Quốc phòng 78|Trung tâm Khuyến nông|Công đoàn Công ty Dệt Sông Chanh".split(
        "|"
    ),
    people="Đào Thị Vượng|Lương Văn Pản|Nguyễn Hữu Cẩn|Chảo Mẩy Kiều|Danh Thị Sóc Kha|Trần Viết Thuần|Rah Lan H'Mơi|Phan Đình Nhẫn|Bàn Thị Thương|Lê Thị Út Hiền|Vừ Bá Lềnh|Tống Khánh Toàn|Hà Thị Hoan|Đặng Công Lý|Pơ Loong Nhiều".split(
        "|"
    ),
    writers="Minh Nhật|Trương Thị Hòa|ANH ĐÀO|Nguyễn Quốc Việt|Lâm Oanh|Vi Văn Sơn|Khánh Chi|TRẦN HIẾU|Hồng Ánh|Phan Duy Khang|Mai Lan|Hoàng Thái Bình".split(
        "|"
    ),
    things="con đê ngăn mặn|lớp học tình thương|bếp cơm chay miễn phí|đội thuyền cứu hộ|hàng rào cây xanh|tổ vay vốn xoay vòng|giếng khoan công cộng|nhà bia ghi tên liệt sĩ|hòm thư góp ý|phòng đọc cho người khiếm thị|ruộng mạ dự phòng|trạm sửa xe lưu động|sân khấu nhỏ của làng".split(
        "|"
    ),
    deeds="nhường phần đất mặt tiền làm ngõ rộng|rà phá bom mìn sót lại sau chiến tranh|đỡ đẻ an toàn cho thai phụ vùng sâu|tìm đồng đội nơi chiến trường xưa|khơi thông dòng kênh chết|nhận nuôi trẻ mồ côi|vá đường lúc nửa đêm|truyền nghề đan lát cho lớp trẻ|kéo điện ra đảo|gom rác ngoài bãi biển".split(
        "|"
    ),
    titles=(
        "{person}, “kho lịch sử sống” của {p}",
        "{U} được tặng Cờ thi đua của Chính phủ",
        "Công bố {n} tập thể, cá nhân được xét khen cao",
        "Một ngày cùng những người {deed}",
        "{P}: Mỗi nhà góp một phần cho {thing}",
        "Chuyện chưa kể về {person}",
        "Trao {m} Huân chương Lao động tại {p}",
        "{U} phát động đợt thi đua {n} ngày",
        "Ngọn lửa thi đua ở {u}",
        "Khen thưởng phải kịp thời, đúng người",
        "{P} tri ân {n} gia đình có công",
        "Về nơi có {thing}",
        "Danh sách đề nghị tặng Bằng khen đợt {m}",
        "{U} tuyên dương gương sáng {deed}",
        "Vì một {p} không còn hộ nghèo",
        "Bình chọn công dân tiêu biểu: {P} có {m} người",
        "“Làm điều tử tế thì đừng chờ”",
        "Hành trình {m} năm của {thing}",
        "{P} gặp mặt người có uy tín",
        "Giải pháp nhỏ, hiệu quả lớn ở {u}",
        "Ai đã {deed}?",
    ),
    leads=(
        "Không cần khẩu hiệu lớn, {u} bắt đầu từ một việc nhỏ là {deed}, và {m} năm sau, cả vùng cùng làm theo.",
        "Ngày {d}, lãnh đạo {p} trao Bằng khen cho {n} cá nhân, trong đó quá nửa là nông dân, công nhân.",
        "Ở tuổi ngoài bảy mươi, {person} vẫn dậy từ bốn giờ sáng để trông nom {thing}.",
        "Kết thúc đợt thi đua cao điểm, {u} hoàn thành {n} phần việc, vượt kế hoạch {m}%.",
        "Cơn bão vừa qua lấy đi của {p} nhiều thứ, song để lại một điều: tình người.",
        "Hồ sơ nào đủ điều kiện, hồ sơ nào phải trả lại? Phiên họp của Hội đồng kéo dài hơn dự kiến vì những câu hỏi như thế.",
        "{U} vừa công khai kết quả chấm điểm của {n} đơn vị; lần đầu tiên người dân được tham gia cho ý kiến.",
        "Nhắc đến {thing}, người {p} nhắc ngay đến {person}.",
        "Tại lễ tuyên dương sáng {d}, {m} câu chuyện về những con người bình dị khiến cả hội trường lặng đi.",
    ),
    sentences=(
        "Mưa tạnh, {person} xắn quần lội ra {thing} xem nước đã rút tới đâu.",
        "Tổng cộng {n} ý kiến được ghi vào biên bản, {m} ý kiến được trả lời ngay tại chỗ.",
        "Giám đốc {u} {person} cho biết, tiền thưởng được chuyển thẳng vào tài khoản của người lao động trong vòng {m} ngày.",
        "Người ta kể rằng hồi mới làm {thing}, cả {p} chỉ có {m} người tin là sẽ thành công.",
        "Thông báo số {n}/TB-HĐTĐKT nêu rõ thời hạn, thành phần hồ sơ và đầu mối tiếp nhận.",
        "Hai con của {person} đều đã trưởng thành, một người nối nghề mẹ, một người đang công tác ở {p}.",
        "Ban đầu, {u} chỉ thí điểm ở {m} tổ; đến hết quý III đã triển khai tại {n} tổ.",
        "Thứ bảy nào cũng vậy, các thành viên gặp nhau ở nhà văn hóa để chia việc cho tuần mới.",
        "Kinh phí xây {thing} là {n} triệu đồng, trong đó nhân dân đóng góp hơn một nửa.",
        "Kết luận buổi làm việc, đồng chí {person} yêu cầu {u} chấm dứt tình trạng khen tràn lan, cào bằng.",
        "Nhờ thế, quãng đường đến trường của {n} học sinh {p} ngắn đi gần {m} cây số.",
        "Đã có lúc {person} định bỏ cuộc.",
        "Mỗi tấm Giấy khen kèm một bức thư tay, việc tưởng nhỏ mà người nhận nào cũng giữ.",
        "Qua kiểm tra, đoàn công tác phát hiện {m} trường hợp kê khai chưa đúng và đã đề nghị rút khỏi danh sách.",
        "{P} đặt chỉ tiêu mỗi khu phố có ít nhất {m} người được giới thiệu khen thưởng hằng năm.",
        "“Không có bà con thì một mình tôi chẳng làm được gì”, {person} nhiều lần nhắc lại.",
        "Sáng kiến của {person} giúp {u} rút thời gian xử lý mỗi hồ sơ từ {n} phút xuống còn {m} phút.",
        "Đoàn còn tặng {p} {m} bộ máy tính và một tủ sách hơn {n} đầu sách.",
        "Ngược lại, ở những nơi người đứng đầu thiếu sâu sát, phong trào lên rồi lại xuống theo từng đợt.",
        "{person} nhận phần việc khó nhất: {deed}.",
        "Tính từ đầu năm, {u} đã trình {n} hồ sơ; {m} hồ sơ được khen theo thủ tục đơn giản.",
        "Trong căn phòng chừng mười mét vuông, hàng chục kỷ vật được {person} sắp xếp ngăn nắp, mỗi thứ gắn với một câu chuyện.",
        "Theo kế hoạch, lễ tổng kết toàn khối diễn ra vào tháng 12 tại {p}.",
        "Anh em công nhân gọi đó là “ca thứ tư”, ca làm không tính công.",
        "Việc bình xét được tiến hành từ tổ, có biên bản và chữ ký của {m} thành viên.",
        "Tỷ lệ hài lòng của người dân đối với {u} cao hơn trung bình toàn tỉnh {m} điểm phần trăm.",
        "Từ mô hình của {p}, năm địa phương lân cận đã cử cán bộ đến học hỏi.",
        "Sau {m} tháng thi công, {thing} dài hơn {n} mét được bàn giao, sớm hơn hợp đồng.",
        "Cùng thời điểm này năm ngoái, {p} mới hoàn thành {m} trong tổng số các tiêu chí.",
        "Khi nhận hoa, {person} nói lời cảm ơn rất khẽ rồi vội vàng xuống sân khấu.",
        "Tập thể {u} xin dành toàn bộ số tiền thưởng {n} triệu đồng để sửa {thing}.",
        "Luật quy định rõ: khen thưởng không theo nhiệm kỳ, thành tích đến đâu khen thưởng đến đó.",
        "Nhà báo đến, {person} mời uống nước vối rồi chỉ kể chuyện của người khác.",
        "Đại diện {u} phân tích: nếu chỉ nhìn con số thì thấy tốt, nhưng khi xuống cơ sở mới rõ còn {m} phần việc dở dang.",
        "Đó là lý do {thing} được giữ đến hôm nay.",
        "Toàn tỉnh có {n} cá nhân được tặng Kỷ niệm chương, riêng {p} có {m} người.",
    ),
    captions=(
        "{person} kể về những ngày đầu làm {thing}",
        "Lãnh đạo {u} tặng hoa các gia đình {p}.",
        "Thành viên tổ tự quản {p} sau giờ làm - Ảnh: {w}",
        "{thing}, nhìn từ trên cao. Ảnh: {w}",
        "Đại biểu {u} thảo luận tại hội trường",
        "Kỷ vật mà {person} gìn giữ suốt {m} năm",
        "Trao Cờ thi đua cho các đơn vị dẫn đầu khối, {d}.",
        "Các cháu nhỏ ở {p}",
        "Chân dung {person}. (Ảnh: Nhân vật cung cấp)",
    ),
)

_VOICES = (
    "– Nước lên nữa là tôi cõng bà đi đấy! – tiếng gọi vọng sang từ bên kia rào.",
    "“Thế là đủ vui rồi.”",
    "Vậy mà đã mười một năm.",
    "Câu hỏi đặt ra là: ai sẽ làm tiếp phần việc còn lại, bằng nguồn lực nào và đến bao giờ thì xong?",
    "– Cháu chào bác Bí thư ạ! Bác lại ra xem đường đấy ạ? – Ừ, bác ra xem các cháu đi học có còn bị bẩn giày không.",
    "Rồi chị im lặng khá lâu.",
    "Tôi hỏi ông có tiếc không. Ông lắc đầu.",
)


_ITEM = re.compile(r"- |PV: |Năm \d+: |\d+\. ")
"""Belongs to a list, or waits for an answer."""


def voiced(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Longer ones with a paragraph of speech, or a very short one, between two plain paragraphs."""
    made = list[Story]()
    for s in stories:
        parts = list(s.parts)
        for n in range(1, len(parts) - 1):
            pair = parts[n], parts[n + 1]
            if all(p.kind == "text" and not _ITEM.match(p.text) and not p.text.endswith(":") for p in pair):
                parts.insert(n + 1, Part(kind="text", text=_VOICES[s.number % len(_VOICES)]))
                break
        made.append(replace(s, parts=tuple(parts)))
    return tuple(made)


def headed(stories: Sequence[Story], heads: Sequence[str]) -> tuple[Story, ...]:
    """Longer reports with the same subheads on all of them, as offices write their reports; none is inside a list."""
    made = list[Story]()
    for s in stories:
        parts = [p for p in s.parts if p.kind != "subhead"]
        texts = [n for n, p in enumerate(parts) if p.kind == "text"]
        step = len(texts) // (len(heads) + 1)
        places = dict[int, str]()
        if s.kind == "report" and step:
            for n, head in enumerate(heads, 1):
                place = texts[n * step]
                while _ITEM.match(parts[place].text) or parts[place - 1].text.endswith(":"):
                    place -= 1
                places.setdefault(place, head)
        for place in sorted(places, reverse=True):
            parts.insert(place, Part(kind="subhead", text=places[place]))
        made.append(replace(s, parts=tuple(parts)))
    return tuple(made)


def spread(stories: Sequence[Story], days: int) -> tuple[Story, ...]:
    """Further apart: each one ``days`` more behind the one before it."""
    return tuple(replace(s, at=s.at - timedelta(days=n * days)) for n, s in enumerate(stories))


def bared(stories: Sequence[Story], every: int) -> tuple[Story, ...]:
    """Each ``every``-th picture of a story has no caption."""
    made = list[Story]()
    for s in stories:
        seen, parts = 0, list[Part]()
        for part in s.parts:
            seen += part.kind == "picture"
            bare = part.kind == "picture" and seen % every == 0
            parts.append(replace(part, text="") if bare else part)
        made.append(replace(s, parts=tuple(parts)))
    return tuple(made)


def told(story: Story) -> Story:
    """What a person can read of a story, without uncaptioned pictures."""
    return replace(story, parts=tuple(p for p in story.parts if p.kind != "picture" or p.text))
