"""What the made-up sites report: stories of communes, schools and offices, drawn from a seed, no two alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

_PLACES = "xã Tân Hội Đông|phường Bến Gót|xã Mường Lạn|xã Hòa Khương|phường Trường Vinh|xã Cư Kuin|xã Đông Hiếu|xã Thạnh Lộc|đặc khu Cù Lao Xanh|xã Nậm Cắn|phường Hương An|xã Ia Boòng".split(
    "|"
)
_UNITS = "Hội Cựu chiến binh tỉnh|Trường Tiểu học Lê Văn Tám|Ban Quản lý rừng phòng hộ Sông Tranh|Công đoàn ngành Y tế|Sở Khoa học và Công nghệ|Đoàn phường Bến Gót|Trung tâm Y tế khu vực Nam Sơn|Công ty Cấp nước số 2|Hội Khuyến học xã|Điện lực Đông Bắc|Ban Chỉ huy Phòng thủ khu vực 4|Chi cục Kiểm lâm vùng III".split(
    "|"
)
_PEOPLE = "Trần Đức Lượng|Hoàng Thị Nết|Y Blui Kbuôr|Kim Thị Sa Rây|Ngô Văn Điềm|Giàng A Sử|Lương Bích Hậu|Châu Minh Tấn|Hồ Văn Xoan|Tạ Thị Quyên|Mai Xuân Bách|Đàm Thị Lụa|Phùng Quang Vịnh|Siu H'Nen".split(
    "|"
)
_WRITERS = "Thanh Tùng|Nguyễn Hà My|HOÀI NAM|Lê Đình Dũng|Minh Châu|Trúc Linh|Bảo An|Phạm Thế Vũ".split("|")
_THINGS = "tuyến đường hoa|tổ hợp tác nuôi ong|mô hình camera an ninh|quỹ Vì bạn nghèo|nhà văn hóa thôn|lớp học xóa mù chữ|kênh tưới nội đồng|vườn ươm cây bản địa|điểm thu gom rác tái chế|bếp ăn bán trú|cầu dân sinh|câu lạc bộ đọc sách".split(
    "|"
)
_DEEDS = "hiến hơn một nghìn mét vuông đất|giữ vững danh hiệu lá cờ đầu|cải tiến quy trình trả hồ sơ|cứu sống hai thuyền viên gặp nạn|vận động con em trở lại lớp|phủ xanh đồi trọc|tiết giảm chi phí vận hành|hòa giải thành các vụ tranh chấp|chuyển giao giống lúa mới|giúp nhau xóa nhà dột nát".split(
    "|"
)
_TITLES = (
    "{U} tặng Giấy khen cho {n} cá nhân có thành tích {deed}",
    "{P}: {n} tập thể được biểu dương trong phong trào thi đua xây dựng {thing}",
    "Người {deed} ở {p}",
    "Lan tỏa {thing} từ cách làm của {u}",
    "{U} sơ kết {m} tháng thực hiện phong trào thi đua “Đoàn kết, sáng tạo”",
    "Trao Huy hiệu cho {n} điển hình tiên tiến tại {p}",
    "Để {thing} không chỉ là phong trào",
    "{P} phát động thi đua nước rút hoàn thành {n} chỉ tiêu năm",
    "Khen thưởng đột xuất tập thể {u} vì {deed}",
    "“Cây sáng kiến” {person} và câu chuyện {deed}",
    "{n} hộ dân {p} cùng chung tay làm {thing}",
    "Gặp mặt, tuyên dương {n} gương người tốt việc tốt của {u}",
)
_LEADS = (
    "Chỉ trong {m} tháng, {p} đã có {n} hộ đăng ký làm {thing}, cao gấp đôi so với dự kiến ban đầu của cấp ủy.",
    "Bằng cách nêu gương và khen thưởng kịp thời, {u} đã tạo chuyển biến rõ nét trong việc {deed}.",
    "Sáng nay, {u} tổ chức gặp mặt, biểu dương {n} cá nhân tiêu biểu đã {deed} trong năm qua.",
    "Mới ngoài bốn mươi tuổi, {person} đã có {m} năm gắn bó với {thing} và được bà con {p} quý mến.",
    "Từ một địa bàn khó khăn, {p} vươn lên nhờ {thing}, mỗi năm có thêm {n} hộ đạt chuẩn gia đình văn hóa.",
    "Thi đua ở {u} không nằm trên giấy mà thể hiện qua {n} công trình, phần việc được nhân dân đồng tình.",
)
_SENTENCES = (
    "Theo báo cáo của {u}, qua {m} tháng triển khai đã có {n} công trình, phần việc được gắn biển, trong đó nổi bật là {thing}.",
    "Ngày {d}, {u} đã họp xét và thống nhất đề nghị tặng Bằng khen cho {n} tập thể, {m} cá nhân có thành tích {deed}.",
    "“Lúc đầu nhiều người còn ngần ngại, nhưng khi thấy {thing} mang lại lợi ích thật thì ai cũng muốn góp sức”, {person} nói.",
    "{P} hiện có {n} chi hội, {m} tổ tự quản duy trì sinh hoạt đều đặn, kịp thời nêu gương những người {deed}.",
    "Phát biểu tại buổi lễ, {person} đề nghị {u} tiếp tục nhân rộng {thing}, quan tâm khen thưởng người lao động trực tiếp.",
    "Nhờ làm tốt công tác tuyên truyền, đến nay {p} đã huy động được {n} triệu đồng và {m} trăm ngày công để xây dựng {thing}.",
    "Quyết định số {n}/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh nêu rõ thành tích {deed} của {m} cá nhân thuộc {u}.",
    "Bên cạnh kết quả đạt được, việc bình xét ở {p} có lúc chưa sát, một số hồ sơ trình khen còn chậm {m} ngày so với quy định.",
    "Gia đình {person} là một trong {n} hộ tự nguyện tháo dỡ tường rào, nhường đất làm {thing} cho thôn.",
    "Cũng trong dịp này, {u} trao {n} suất quà, mỗi suất trị giá {m} trăm nghìn đồng cho học sinh vượt khó của {p}.",
    "So với cùng kỳ, số sáng kiến được công nhận tăng {m}%, giá trị làm lợi ước {n} triệu đồng mỗi năm.",
    "Hội đồng Thi đua - Khen thưởng {p} phân công từng thành viên theo dõi {m} thôn, hằng quý chấm điểm công khai.",
    "Sau lễ trao thưởng, các đại biểu tới thăm {thing} và trò chuyện với bà con {p} về những dự định của năm mới.",
    "Ít ai biết rằng trước khi được tôn vinh, {person} từng {m} lần nộp đơn xin vào vùng khó để {deed}.",
    "Thời gian tới, {u} tập trung rà soát tiêu chí, gắn thi đua với {thing}, phấn đấu có thêm {n} mô hình dân vận khéo.",
    "Với những đóng góp đó, năm 2025 {person} vinh dự được Chủ tịch nước tặng Huân chương Lao động hạng Ba.",
    "Tại {p}, câu chuyện {deed} được nhắc lại trong hầu hết các cuộc họp dân, trở thành niềm tự hào của {n} hộ gia đình.",
    "Đại diện {u} cho rằng điều quan trọng nhất là cán bộ phải làm trước, làm thật, dân mới tin và theo.",
)
_CAPTIONS = (
    "Lãnh đạo {u} trao Giấy khen cho các tập thể",
    "{person} giới thiệu {thing} với đoàn công tác",
    "Quang cảnh buổi gặp mặt tại {p}.",
    "Bà con {p} tham gia làm {thing}. Ảnh: {w}",
    "Các cá nhân tiêu biểu của {u} nhận hoa chúc mừng",
    "{person} (bên phải) bên {thing} của thôn",
)
_OTHERS = (
    "Giá cà phê nhích nhẹ sau nhiều phiên giảm sâu",
    "Lịch cắt điện khu vực phía Nam tuần này",
    "Tàu cá gặp nạn được lai dắt vào bờ an toàn",
    "Khai mạc giải vô địch bóng chuyền các câu lạc bộ",
    "Hơn hai trăm tiểu thương chợ đầu mối được tập huấn chữa cháy",
    "Mưa lớn diện rộng, nhiều tuyến đường ngập sâu",
    "Xét xử lưu động vụ mua bán trái phép pháo nổ",
    "Thu hoạch tôm càng xanh trên ruộng lúa cho lãi khá",
    "Triển lãm ảnh về biển đảo mở cửa đón khách",
    "Cảnh báo lừa đảo mạo danh nhân viên điện lực",
)
_SUBHEADS = ("Nói đi đôi với làm", "Từ dân mà ra", "Gieo hạt cho mai sau", "Thước đo là sự hài lòng", "Còn đó trăn trở")
_STANDING = (
    "Văn phòng có chức năng tham mưu, giúp việc cho Ban Giám đốc trong công tác hành chính, tổng hợp và quản trị nội bộ.",
    "Đơn vị có tư cách pháp nhân, có con dấu và tài khoản riêng theo quy định của pháp luật hiện hành.",
    "Phòng Nghiệp vụ chịu trách nhiệm xây dựng kế hoạch công tác năm, theo dõi, đôn đốc việc thực hiện sau khi được phê duyệt.",
    "Mọi tổ chức, cá nhân có nhu cầu liên hệ công tác vui lòng đăng ký trước với bộ phận tiếp công dân trong giờ hành chính.",
)

Kind = Literal["report", "photo", "notice", "list", "interview"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One piece of a story in its order. ``row``: cells of one line of a table."""

    kind: Literal["text", "subhead", "picture", "row"]
    text: str = ""
    """A paragraph, a subhead, or a picture's caption ("": none)."""
    address: str = ""
    """A picture's."""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What one article states, before a site prints it."""

    number: int
    kind: Kind
    title: str
    at: datetime
    writer: str
    lead: str
    parts: tuple[Part, ...]
    section: int
    """Counted from 0."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Paragraphs, subheads and rows in their order."""
        return tuple(p.text or " ".join(p.cells) for p in self.parts if p.kind != "picture")

    @property
    def pictures(self) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.kind == "picture")


class Words:
    """Sentences by seed. Templates repeat only after all were drawn; their slots are drawn again."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._left: dict[int, list[str]] = {}

    def draw(self, pool: tuple[str, ...]) -> str:
        """One of a pool, with its slots filled."""
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
            n=number(11, 480),
            m=number(3, 29),
            person=pick(_PEOPLE),
            thing=pick(_THINGS),
            deed=pick(_DEEDS),
            w=pick(_WRITERS),
            d=f"{number(1, 28)}/{number(1, 10)}/2026",
        )
        return filled[0].upper() + filled[1:]

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.draw(_SENTENCES) for _ in range(sentences))

    def other(self) -> str:
        return self.draw(_OTHERS)

    def standing(self) -> str:
        return self.draw(_STANDING)

    def person(self) -> str:
        return self.random.choice(_PEOPLE)

    def story(self, number: int, at: datetime, kind: Kind, section: int) -> Story:
        pictures = [
            Part(kind="picture", address=f"/media/{number}-{n}.jpg", text=self.draw(_CAPTIONS)) for n in range(4)
        ]
        texts = [Part(kind="text", text=self.paragraph(self.random.randint(1, 4))) for _ in range(7)]
        if kind == "report":
            parts = texts[: self.random.randint(4, 7)]
            if len(parts) > 4:
                parts.insert(2, Part(kind="subhead", text=self.draw(_SUBHEADS)))
            parts.insert(1, pictures[0])
            if number % 3 == 0:
                parts.insert(4, pictures[1])
        elif kind == "photo":
            parts = [Part(kind="text", text=self.paragraph(2)), *pictures]
        elif kind == "notice":
            parts = [Part(kind="text", text=self.paragraph(2))]
        elif kind == "list":
            rows = [("STT", "Họ và tên", "Đơn vị")]
            rows += [(str(n), p, self.random.choice(_UNITS)) for n, p in enumerate(self.random.sample(_PEOPLE, 8), 1)]
            parts = [texts[0], *(Part(kind="row", cells=r) for r in rows), texts[1]]
        else:
            parts = [texts[0]]
            for n in range(3):
                parts.append(
                    Part(kind="text", text=f"- Thưa ông, điều gì giúp {self.random.choice(_UNITS)} làm được việc đó?")
                )
                parts.append(Part(kind="text", text=f"- {texts[n + 1].text}"))
        return Story(
            number=number,
            kind=kind,
            title=self.draw(_TITLES),
            at=at,
            writer=self.random.choice(_WRITERS),
            lead=self.draw(_LEADS),
            parts=tuple(parts),
            section=section,
        )


def make_stories(
    seed: int, count: int, now: datetime, *, sections: int = 3, kinds: tuple[Kind, ...] = ("report",)
) -> tuple[Story, ...]:
    """Stories, newest first: the first two hours old, then one every day or two. Titles differ."""
    words, found, titles, at = Words(seed), list[Story](), set[str](), now.replace(second=0, microsecond=0)
    while len(found) < count:
        number = seed * 1000 + count - len(found)
        story = words.story(number, at - timedelta(hours=2), kinds[len(found) % len(kinds)], len(found) % sections)
        if story.title in titles:
            continue
        titles.add(story.title)
        found.append(story)
        at = (at - timedelta(days=words.random.randint(1, 2))).replace(
            hour=words.random.randint(6, 21), minute=words.random.randint(0, 59)
        )
    return tuple(found)


def stories_near(stories: tuple[Story, ...], story: Story, count: int, first: int = 2) -> list[Story]:
    """Some of the stories behind one, from the ``first``-th on, as in a list of related articles."""
    at = stories.index(story)
    return [stories[(at + first + n) % len(stories)] for n in range(count)]
