"""Names, sentences and shapes of the ninth set's stories."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Literal

from evaluation.sites.texts import Kind, Part, Story

NinthShape = Literal[
    "news", "feature", "questions", "honours", "sums", "pictures", "short", "articles", "letter", "roundup"
]
"""The shape of a story: ``articles`` counts "Điều 1.", ``sums`` has lines with "+", ``honours`` a table of people."""

_KINDS: dict[NinthShape, Kind] = {
    "news": "report",
    "feature": "report",
    "questions": "interview",
    "honours": "list",
    "sums": "report",
    "pictures": "photo",
    "short": "notice",
    "articles": "report",
    "letter": "report",
    "roundup": "report",
}
_PLACES = "xã Thanh Quân|phường Phù Liễn|xã Đắk Nhau|xã Quài Tở|phường Long Châu|xã Tân Khánh Trung|xã Mường Bú|đặc khu Lý Sơn|xã Phong Nẫm|phường Kỳ Bá|xã La Dêê|xã Hồng Thái|xã Cư M'ta|phường Tân Giang|xã Vĩnh Viễn A".split(
    "|"
)
_UNITS = "Ủy ban Mặt trận Tổ quốc xã|Trường PTDT nội trú Nậm Pồ|Bệnh viện Y dược cổ truyền|Hải quan khu vực VIII|Nhà máy Xi măng Đá Bạc|Đội Quản lý điện lực Tân Giang|Hợp tác xã Nông nghiệp Bình Quới|Trung đoàn 726|Hội Nạn nhân chất độc da cam|Trung tâm Dịch vụ tổng hợp phường|Nghiệp đoàn Nghề cá Cửa Sót|Trạm Khuyến nông liên xã|Sở Dân tộc và Tôn giáo|Kho bạc Nhà nước khu vực XI|Câu lạc bộ Hưu trí Kỳ Bá|Ban Chỉ huy Quân sự xã|Thư viện tỉnh".split(
    "|"
)
_PEOPLE = "Lường Văn Thương|Huỳnh Thị Bé Ba|Cầm Bá Lực|Đàng Thị Xuân Lộc|Ngân Văn Toại|Trương Mỹ Hoa Lê|Hồ A Lếch|Phạm Đình Nghị|K'Brẻo|Chu Thị Vượng|Tăng Quốc Lâm|Lữ Thị Hiền Thục|Rcom H'Ngat|Đào Duy Cận|Mùa A Chống|Ninh Thị Thùy Trang|Danh Út Em|Vương Đắc Tuyên".split(
    "|"
)
_WRITERS = "Hoài Thương|Trịnh Bá Khôi|NGUYỆT CẦM|Lê Phước Bình|Thùy Nhiên|Cao Nguyên Vũ|MINH TRIẾT|Đoàn Hải Lam|Y Khoa Niê|Sông Ngàn|Phùng Thị Diễm|Quang Thiều|Tống Khánh Chi".split(
    "|"
)
_THINGS = "tổ đưa thư miễn phí|vườn rau của lớp|nhà bia ghi danh liệt sĩ|con đê bao chống mặn|gian bếp bán trú mới|hồ chứa nước trên đỉnh núi|phòng đọc của người cao tuổi|đội cứu hộ giao thông đêm|bãi giữ xe tự giác|chuyến xe chở bệnh nhân nghèo|xưởng mộc của thanh niên khuyết tật|trang tin của thôn|quầy tiếp nhận hồ sơ lưu động|hàng cây bần chắn sóng".split(
    "|"
)
_DEEDS = "kéo điện về bản xa nhất xã|rút ngắn thời gian thông quan|chở người bệnh đi cấp cứu giữa đêm|vận động bà con bỏ rượu|nuôi dạy trẻ mồ côi|đắp lại đoạn đê vỡ|phục dựng lễ hội của làng|mở lớp tiếng Anh không thu tiền|giữ sạch dòng kênh|cứu người trong vụ sạt lở|tìm mộ đồng đội|cải tiến dây chuyền nghiền|chống thất thu ngân sách".split(
    "|"
)
_TITLES = (
    "{person} và những lần {deed}",
    "Thư khen của Chủ tịch Ủy ban nhân dân tỉnh gửi {u}",
    "{P} có {n} gia đình được gắn biển hiếu học",
    "Ngày hội tôn vinh những người {deed}",
    "Bằng khen của Thủ tướng Chính phủ đến với {u}",
    "Đọc lại cuốn sổ ghi công của {p}",
    "Mười hai tháng, mười hai phần thưởng: Cách làm của {u}",
    "Nhiều cách làm mới trong bình chọn gương mặt của năm ở {p}",
    "{U}: {m} sáng kiến, một mục tiêu",
    "Trao quyết định khen thưởng cho {n} hộ dân tham gia {deed}",
    "Chuyện về {thing} ở {p}",
    "Công bố danh sách đề nghị xét tặng danh hiệu vinh dự năm 2026",
    "Tuổi {m}0 vẫn say mê {thing}",
    "{U} hoàn thành sớm chỉ tiêu thi đua cả năm",
    "Phía sau tấm bằng khen của {person}",
    "“Nếu không có {thing}, chúng tôi đã bỏ làng mà đi”",
    "{P} rộn ràng ngày đón danh hiệu Anh hùng",
    "Vinh danh {m} công dân trẻ của tỉnh",
    "Kịp thời biểu dương nhóm công nhân {deed}",
    "Tin vắn: Thi đua các cụm, khối trong tuần",
    "Sửa tiêu chí chấm điểm thi đua, bớt giấy tờ cho cơ sở",
    "Nhìn từ {p}: Khi lời khen đến sớm",
    "{U} phát động đợt thi đua {n} ngày đêm",
    "Gặp lại tác giả của {thing}",
    "Người lái đò mang tên {person}",
    "Hai lần từ chối nhận thưởng của {person}",
)
_LEADS = (
    "Lá thư khen được đọc trước {n} người trong sân nhà văn hóa, còn {person} thì ngồi ở hàng ghế cuối cùng.",
    "{P} không có nhà máy, cũng chẳng có khu du lịch, nhưng ba năm liền đứng đầu tỉnh về điểm thi đua nhờ {thing}.",
    "Cuối tuần qua, {u} gặp gỡ và trao thưởng cho {m} nhóm tác giả có công {deed}.",
    "Mất {m} tháng để thuyết phục, {n} hộ dân ở {p} mới đồng lòng góp sức cho {thing}.",
    "Danh hiệu nào cũng có ngày được công bố, nhưng quãng đường {deed} của {person} thì bắt đầu từ rất lâu trước đó.",
    "Theo thông báo của {u}, đợt xét khen thưởng cuối năm có {n} hồ sơ hợp lệ, nhiều nhất từ trước tới nay.",
    "Thi đua để làm gì, khen thưởng cho ai? {U} chọn cách trả lời bằng {m} việc cụ thể, việc nào cũng có người chịu trách nhiệm.",
    "Giữa mùa mưa bão, {person} cùng {m} thanh niên {p} vẫn ngày ngày {deed}.",
    "Một tấm bằng khen, một bó hoa và tràng vỗ tay dài: buổi lễ ở {p} giản dị như chính những người được tôn vinh.",
    "Từ ngày {d}, mọi đề nghị khen thưởng của {u} sẽ nộp qua mạng, không nhận bản giấy.",
    "Ít ai ở {p} nhớ chính xác {thing} có từ khi nào, chỉ biết rằng thiếu nó thì làng xóm buồn hẳn.",
    "Sau {m} lần sửa đổi, quy chế thi đua của {u} đã ngắn hơn một nửa và dễ chấm điểm hơn nhiều.",
)
_SENTENCES = (
    "Trong số {n} người được tuyên dương có đến {m} người chưa từng nhận một hình thức khen thưởng nào.",
    "Hôm chúng tôi đến, {person} đang lúi húi sửa lại cánh cửa của {thing}.",
    "Số tiền thưởng {n} triệu đồng được tập thể thống nhất chuyển vào quỹ giúp {m} học sinh mồ côi ở {p}.",
    "Ông {person}, người chủ trì cuộc họp, đề nghị từng thành viên nói rõ lý do mình bỏ phiếu thuận hay chống.",
    "Có thời điểm {u} thiếu tới {m} lao động, việc dồn lên vai những người ở lại.",
    "Đoạn đường dài {n} mét dẫn vào {p} được dọn sạch từ mờ sáng để đón khách.",
    "“Tôi không giỏi nói, chỉ biết làm”, {person} mở đầu bài phát biểu dài chưa đầy {m} câu của mình.",
    "Ở vòng xét cuối cùng, Hội đồng loại {m} hồ sơ vì thành tích trùng với năm trước.",
    "Mỗi quý, {u} chọn một việc khó, giao một nhóm làm và thưởng ngay khi nghiệm thu.",
    "Ngày {d}, chiếc xe chở {n} phần quà của {u} vượt qua ngầm tràn để vào trung tâm xã.",
    "Giấy khen không đóng khung mà được ép nhựa, bởi {person} bảo treo ở nhà sàn {p} thì khói bếp làm ố ngay.",
    "So với năm 2024, tỷ lệ người lao động trực tiếp được khen ở {u} đã tăng từ {m}% lên hơn gấp đôi.",
    "Bà con {p} đặt cho {person} biệt danh “người của việc khó”.",
    "Trên bản đồ treo tường, {u} đánh dấu {m} điểm đỏ, mỗi điểm là một nơi còn cần người {deed}.",
    "Ban Giám khảo gồm {m} người, trong đó có đại diện của {u} và hai nhà giáo đã nghỉ hưu.",
    "Vụ việc xảy ra lúc nửa đêm, khi {p} mất điện và nước đã tràn qua mặt cầu.",
    "Theo số liệu của {u}, tính đến ngày {d} đã có {n} lượt hồ sơ được giải quyết trước hạn.",
    "Để có được {thing}, mỗi nhà ở {p} góp một ngày công và {m} viên gạch.",
    "Từ nguồn xã hội hóa, {p} đã sửa chữa {m} căn nhà cho người có công.",
    "Chị {person} kể lại buổi chiều ấy bằng giọng bình thản, như thể chuyện {deed} là của ai khác.",
    "Ý kiến của {person} được ghi vào biên bản và chuyển đến {u} ngay trong ngày.",
    "Quy chế mới giới hạn số chỉ tiêu ở mức {m}, bỏ hẳn các tiêu chí không đo được.",
    "Lớp học chỉ có {m} em nhưng sáng nào cũng vang tiếng đọc bài giữa {p}.",
    "Hội nghị thống nhất giao {u} theo dõi, đôn đốc và báo cáo kết quả trước ngày {d}.",
    "Khi {thing} đi vào hoạt động, quãng đường đến trường của {n} học sinh ngắn lại gần một nửa.",
    "Kinh nghiệm rút ra ở {p} là phải bàn với dân từ đầu, kể cả những việc tưởng như nhỏ nhất.",
    "Năm thứ {m} liên tiếp, {u} không có trường hợp nào phải thu hồi quyết định khen thưởng.",
    "{person} vào nghề khi mới mười chín tuổi và chưa từng nghĩ sẽ gắn bó với {p} lâu đến thế.",
    "Người được nhắc tên nhiều nhất hôm ấy lại vắng mặt: {person} đang bận {deed} ở {p}.",
    "Lãnh đạo {u} nhìn nhận khâu phát hiện nhân tố mới còn chậm, có nơi {m} tháng chưa giới thiệu được ai.",
    "Sau buổi lễ, đoàn đại biểu trồng {n} cây xanh quanh {thing}.",
    "“Cái được lớn nhất là bà con nhìn mặt nhau mà cười”, già làng {person} nói khi được hỏi về {thing}.",
    "Toàn khối có {m} đơn vị đạt điểm tuyệt đối, {u} là cái tên mới trong danh sách này.",
    "Phần mềm chấm điểm do kỹ sư {person} viết giúp {u} bớt được {n} trang báo cáo mỗi quý.",
    "Hạn chót gửi hồ sơ là ngày {d}, tính theo dấu thời gian trên hệ thống của {u}.",
    "Nhờ {deed}, doanh thu {m} tháng của {u} tăng thêm {n} triệu đồng.",
    "Cụ {person} năm nay đã ngoài tám mươi, vẫn nhớ tên từng người góp công dựng {thing}.",
    "Theo kế hoạch, lễ trao thưởng cấp tỉnh sẽ diễn ra tại {p} vào ngày {d}.",
    "Các đại biểu đến từ {n} thôn, bản, tổ dân phố đã tham quan {thing} trước giờ khai mạc.",
    "Điều {person} mong nhất là {p} sớm có một bác sĩ ở lại lâu dài.",
    "Danh sách cuối cùng gồm {n} cá nhân và {m} tập thể, được {u} công bố rộng rãi để lấy ý kiến.",
    "Việc trao thưởng không tổ chức riêng mà lồng vào phiên họp thường kỳ của {u} nên không tốn thêm kinh phí.",
    "Trước khi chia tay, {person} dẫn chúng tôi ra xem {thing}, nơi mỗi viên gạch đều khắc tên người góp.",
    "Tại {p}, phần thưởng dành cho hộ đạt giải Nhất là {m} cây giống và một chiếc loa của {u}.",
    "Bí thư chi bộ {person} gọi đó là kiểu thi đua “không khẩu hiệu”, bắt đầu từ việc {deed}.",
    "Đơn vị xếp cuối bảng cũng phải báo cáo công khai, và năm nay đến lượt {u}.",
)
_QUOTES = (
    "“Ngày đầu nhận việc, tôi chỉ mong đừng ai bỏ cuộc. Giờ thì {p} đã có {n} người cùng làm”, {person} tâm sự.",
    "– Có lúc nào chị muốn bỏ {thing} không?",
    "Anh nhìn ra phía {p}, nơi {m} ngọn đèn vừa bật sáng.",
    "Không ai ở {p} coi đó là thành tích riêng.",
    "“Khen {person} cũng là khen cả {p} này”, trưởng thôn nói.",
)
_QUESTIONS = (
    "Xin ông cho biết vì sao {u} thay đổi cách chấm điểm thi đua?",
    "Điều gì khiến người dân {p} tin tưởng và tham gia {thing}?",
    "Có ý kiến cho rằng khen thưởng ở {u} còn nặng về số lượng, ông nghĩ sao?",
    "Bài học nào từ {p} có thể áp dụng cho những nơi khác?",
    "Ông mong đợi gì ở {person} và những gương mặt trẻ của {u}?",
)
_HEADS = (
    "Đêm không ngủ ở {p}",
    "Tấm bằng khen treo trên vách nứa",
    "{m} năm, một con đường",
    "Việc nhỏ, nghĩa lớn",
    "Lời hứa với {p}",
    "Còn những băn khoăn",
    "Người đi trước, người theo sau",
)
_SUMS = (
    "+ Tập thể được tặng cờ: {m} tập thể, đứng đầu là {u}.",
    "+ Cá nhân được tặng bằng khen: {n} người.",
    "+ Hộ gia đình được biểu dương: {n} hộ, trong đó {p} có {m} hộ.",
    "+ Kinh phí khen thưởng: {n} triệu đồng.",
    "+ Công trình tiêu biểu: {thing} tại {p}.",
    "+ Hồ sơ chưa đủ điều kiện: {m} hồ sơ.",
)
_ARTICLES = (
    "Tặng Bằng khen cho {m} tập thể và {n} cá nhân thuộc {u} đã có thành tích {deed}.",
    "Tiền thưởng kèm theo được chi từ quỹ thi đua, khen thưởng của {u} theo quy định hiện hành.",
    "Công nhận {p} đạt danh hiệu đơn vị tiêu biểu trong phong trào xây dựng {thing}.",
    "Chánh Văn phòng, Thủ trưởng {u} và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
    "Quyết định có hiệu lực kể từ ngày {d} và thay thế Quyết định số {n}/QĐ-UBND.",
)
_CAPTIONS = (
    "{person} trong ngày nhận danh hiệu",
    "Đại diện {u} trao cờ thi đua cho đơn vị dẫn đầu.",
    "{thing} nhìn từ trên cao",
    "Buổi chiều ở {p}. Ảnh: {w}",
    "{person} cùng các thành viên {u} kiểm tra hồ sơ trước phiên họp",
    "Trẻ em {p} bên {thing} mới khánh thành (Ảnh: {w})",
    "Lễ trao thưởng tổ chức tại {p}, sáng {d}",
    "Ảnh: {u} cung cấp",
    "Từ phải sang: {person} và hai đồng nghiệp ở {u}",
    "Người dân {p} chung tay {deed}. Ảnh: {w}",
    "Đông đảo bà con đến chia vui với {person}",
    "Giờ làm việc tại {u}",
)
_RESULTS = ("Bằng khen", "Giấy khen", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Thư khen")


class _Narrator:
    """Draws by seed; a template repeats only after its whole pool was used, and then with other names."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._left: dict[int, list[str]] = {}

    def draw(self, pool: tuple[str, ...]) -> str:
        left = self._left.setdefault(id(pool), [])
        if not left:
            left += self.random.sample(pool, len(pool))
        pick, number = self.random.choice, self.random.randrange
        place, unit = pick(_PLACES), pick(_UNITS)
        filled = left.pop().format(
            p=place,
            P=place[0].upper() + place[1:],
            u=unit,
            U=unit,
            n=number(11, 460),
            m=number(4, 9),
            person=pick(_PEOPLE),
            thing=pick(_THINGS),
            deed=pick(_DEEDS),
            w=pick(_WRITERS),
            d=f"{number(1, 28)}/{number(7, 10)}",
        )
        return filled[0].upper() + filled[1:]

    def text(self, least: int, most: int) -> Part:
        return Part(kind="text", text=" ".join(self.draw(_SENTENCES) for _ in range(self.random.randint(least, most))))

    def texts(self, least: int, most: int) -> list[Part]:
        return [self.text(1, 4) for _ in range(self.random.randint(least, most))]

    def lines(self, pool: tuple[str, ...], count: int, mark: str = "{1}") -> list[Part]:
        return [Part(kind="text", text=mark.format(n, self.draw(pool))) for n in range(1, count + 1)]

    def head(self) -> Part:
        return Part(kind="subhead", text=self.draw(_HEADS))

    def parts(self, shape: NinthShape, number: int) -> list[Part]:
        text, randint = self.text, self.random.randint
        first, second, *more = (
            Part(kind="picture", address=f"/images/{number}/{n}.jpg", text=self.draw(_CAPTIONS))
            for n in range(randint(4, 6))
        )
        if shape == "news":
            body = [*self.texts(1, 2), first, *self.texts(2, 4)]
            return [*body, second, text(1, 2)] if randint(0, 2) == 0 else body
        if shape == "feature":
            opening = [text(3, 5), *self.lines(_QUOTES, 1), first, *self.texts(1, 2)]
            middle = [self.head(), *self.texts(2, 3), *self.lines(_QUOTES, 1), second]
            return [*opening, *middle, self.head(), *self.texts(2, 3), text(1, 1)]
        if shape == "questions":
            turns = [part for _ in range(4) for part in (*self.lines(_QUESTIONS, 1), text(2, 3))]
            return [*turns[:4], first, *turns[4:]]
        if shape == "honours":
            rows = [("STT", "Họ và tên", "Đơn vị", "Hình thức")]
            for n, person in enumerate(self.random.sample(_PEOPLE, randint(6, 10)), 1):
                rows.append((str(n), person, self.random.choice(_UNITS), self.random.choice(_RESULTS)))
            return [*self.texts(1, 2), *(Part(kind="row", cells=r) for r in rows), text(1, 2)]
        if shape == "sums":
            return [text(1, 2), *self.lines(_SUMS, 4), first, *self.texts(1, 3)]
        if shape == "pictures":
            return [text(2, 3), first, second, *more]
        if shape == "short":
            return [text(1, 2)]
        if shape == "articles":
            return [*self.texts(1, 2), *self.lines(_ARTICLES, randint(3, 4), "Điều {0}. {1}"), text(1, 2)]
        if shape == "letter":
            greeting = f"Thân ái gửi tập thể {self.random.choice(_UNITS)}!"
            wish = f"Chúc các đồng chí ở {self.random.choice(_PLACES)} sức khỏe, hạnh phúc và nhiều thành công."
            said = [Part(kind="text", text=t) for t in (greeting, wish)]
            return [text(1, 2), first, said[0], *self.texts(2, 3), said[1]]
        items = [part for _ in range(3) for part in (self.head(), text(2, 4))]
        return [*items[:2], first, *items[2:]]


def ninth_stories(
    seed: int, count: int, now: datetime, *, sections: int = 3, shapes: tuple[NinthShape, ...] = ("news",)
) -> tuple[Story, ...]:
    """Stories, newest first, one to three days apart. Titles differ; every sixth story has two writers ("A - B")."""
    teller, found, titles = _Narrator(seed), list[Story](), set[str]()
    at = now.replace(second=0, microsecond=0) - timedelta(hours=4)
    while len(found) < count:
        title = teller.draw(_TITLES)
        if title in titles:
            continue
        titles.add(title)
        at_number = len(found)
        number = seed * 1000 + 7 * (count - at_number)
        shape = shapes[at_number % len(shapes)]
        writers = teller.random.sample(_WRITERS, 2 if at_number % 6 == 2 else 1)
        found.append(
            Story(
                number=number,
                kind=_KINDS[shape],
                title=title,
                at=at,
                writer=" - ".join(writers),
                lead=teller.draw(_LEADS),
                parts=tuple(teller.parts(shape, number)),
                section=at_number % sections,
            )
        )
        at = (at - timedelta(days=teller.random.randint(1, 3))).replace(
            hour=teller.random.randint(6, 21), minute=teller.random.randint(1, 59)
        )
    return tuple(found)
