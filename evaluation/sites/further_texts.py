"""Further shapes of stories for the later sets: ceremonies, portraits, decisions, talks, meetings, albums, rolls of honour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from evaluation.sites.texts import Kind, Part, Story

Shape = Literal[
    "ceremony", "portrait", "decision", "talk", "meeting", "brief", "album", "roll", "figures", "digest", "chronicle"
]
"""The shape of a story; ``decision`` numbers its points, ``roll`` has a table, ``figures`` and ``meeting`` have dashed lines."""

_KINDS: dict[Shape, Kind] = {
    "ceremony": "report",
    "portrait": "report",
    "decision": "report",
    "talk": "interview",
    "meeting": "report",
    "brief": "notice",
    "album": "photo",
    "roll": "list",
    "figures": "report",
    "digest": "report",
    "chronicle": "report",
}
_PLACES = "xã Vĩnh Hòa Hưng|phường Lam Sơn|xã Pù Nhi|xã Krông Nô|phường Sông Trí|xã Bảo Nhai|xã Ngọc Linh|phường Mỹ Phước|xã Hải Lựu|xã Đạ Tẻh|phường Hoàng Mai|xã Thới An Hội|xã Quảng Trực|đặc khu Bạch Long Vĩ".split(
    "|"
)
_UNITS = "Liên đoàn Lao động tỉnh|Trường THCS Kim Đồng|Bệnh viện Đa khoa khu vực Tây Bắc|Ban Dân vận Đảng ủy|Đồn Biên phòng Cửa Lân|Hội Nông dân xã|Sở Tài chính|Công ty Thủy nông Bắc Sông Mã|Cục Thuế tỉnh|Hợp tác xã Hòa Thắng|Trung tâm Bảo trợ xã hội số 1|Hội Người cao tuổi phường|Chi bộ thôn Đông Thành|Phòng Văn hóa - Xã hội|Bưu điện khu vực Lộc Ninh".split(
    "|"
)
_PEOPLE = "Nguyễn Thị Sáu|Lò Văn Ún|Trương Công Định|Vàng Thị Mỷ|Thạch Sô Phia|Bùi Đăng Khoa|H'Wen Niê|Đinh Thị Thơ|Võ Thành Long|Hà Thị Cương|Cao Xuân Hưng|Lý Seo Pao|Dương Ngọc Ánh|Phan Thị Hạnh|Điểu K'Ré|Quách Văn Tiệp".split(
    "|"
)
_WRITERS = "Thu Thảo|Đức Thắng|QUỐC HUY|Nguyễn Thị Bích Ngọc|Lò Dung|Song Anh|Kiều Oanh|Bá Phúc|Hà Văn Đạo|LINH ĐAN|Y Thu|Vũ Tuấn".split(
    "|"
)
_THINGS = "ngôi nhà đại đoàn kết|chuỗi liên kết rau an toàn|tổ công nghệ số cộng đồng|đường điện thắp sáng ngõ xóm|quỹ học bổng của dòng họ|thư viện lưu động|mô hình một cửa thân thiện|đội dân phòng tự quản|vùng chè hữu cơ|phòng khám nghĩa tình|tủ sách pháp luật|hũ gạo tiết kiệm|bãi tập thể thao thôn".split(
    "|"
)
_DEEDS = "dìu dắt thanh niên lầm lỡ|hiến máu tình nguyện nhiều năm liền|giải phóng mặt bằng trước hạn|giữ rừng đầu nguồn|dạy chữ cho phụ nữ vùng cao|chăm sóc người già neo đơn|đưa dịch vụ công về tận bản|làm giàu từ đất đồi|bảo vệ an toàn tuyến biên giới|gìn giữ tiếng cồng chiêng".split(
    "|"
)
_TITLES = (
    "{P} vinh danh {n} gia đình tiêu biểu",
    "{U} đón nhận Huân chương Lao động hạng Nhì",
    "Ông {person} và hành trình {deed}",
    "Thi đua yêu nước ở {p}: Nhìn từ {thing}",
    "Hội nghị điển hình tiên tiến {u} lần thứ {m}",
    "Vì sao {p} dẫn đầu cụm thi đua số {m}?",
    "Kết quả bình xét danh hiệu Chiến sĩ thi đua cơ sở của {u}",
    "Biểu dương lực lượng {deed}",
    "Những bông hoa đẹp của {u}",
    "Tặng Bằng khen cho tập thể có công {deed}",
    "Đẩy mạnh phong trào “Cả nước chung sức xây dựng nông thôn mới” tại {p}",
    "Khi người dân {p} tự nguyện làm {thing}",
    "Tiếng lành từ {thing}",
    "{U}: Thi đua phải đi vào thực chất",
    "Chủ tịch Ủy ban nhân dân tỉnh khen thưởng đột xuất {m} cá nhân ở {p}",
    "Gặp người “giữ lửa” {thing}",
    "Ký kết giao ước thi đua giữa {n} đơn vị khối phía Bắc",
    "Phụ nữ {p} thi đua {deed}",
    "{m} năm một tấm lòng {deed}",
    "Nhân lên những việc tử tế",
)
_LEADS = (
    "Không chờ đến cuối năm mới bình xét, {u} chọn cách khen ngay sau mỗi phần việc khó để tiếp thêm động lực cho người lao động.",
    "Hơn {n} đại biểu đã có mặt từ sáng sớm để dự buổi lễ tôn vinh những người {deed}.",
    "{person} bảo rằng mình chẳng làm gì lớn lao, nhưng ở {p}, ai cũng biết đến người đã {m} năm lặng lẽ {deed}.",
    "Phong trào nào cũng cần người đi đầu. Ở {p}, người đi đầu ấy là đảng viên, là cán bộ thôn, là những cụ già vẫn ngày ngày chăm chút {thing}.",
    "Chiều {d}, Hội đồng Thi đua - Khen thưởng tỉnh họp phiên thường kỳ, thông qua danh sách {n} tập thể, cá nhân đề nghị khen thưởng.",
    "Có {n} sáng kiến được công nhận, làm lợi gần {m} tỷ đồng: đó là thành quả của một năm thi đua sôi nổi ở {u}.",
    "Từ {thing}, phong trào thi đua của {p} có thêm sức sống mới.",
    "Làm thế nào để tấm giấy khen đến đúng người, đúng việc? Câu hỏi ấy được {u} trả lời bằng những tiêu chí rõ ràng và công khai.",
    "“Được khen thì vui, nhưng vui hơn là thấy bà con cùng làm theo”, {person} ở {p} chia sẻ như vậy khi nhận Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
    "Thực hiện Kế hoạch số {n}/KH-UBND về tổ chức các phong trào thi đua, {u} vừa hoàn thành đợt kiểm tra chéo tại {m} đơn vị trong cụm.",
)
_SENTENCES = (
    "Buổi lễ diễn ra trang trọng, ấm cúng trong tiếng nhạc của đội nghi lễ {p}.",
    "Năm nay, {u} có {n} người được công nhận danh hiệu Lao động tiên tiến, {m} người đạt danh hiệu Chiến sĩ thi đua cơ sở.",
    "Theo ông {person}, cái khó nhất không phải là tiền mà là làm sao để mọi người tin rằng {thing} là của chính mình.",
    "Trong {m} năm qua, đơn vị ba lần được tặng Cờ thi đua của Chính phủ và nhiều lần được Bộ trưởng tặng Bằng khen.",
    "Căn nhà nhỏ của {person} nằm cuối con dốc, quanh năm rợp bóng cây và tiếng trẻ con đến mượn sách.",
    "Qua rà soát, toàn tỉnh còn {n} hồ sơ chưa đủ điều kiện, chủ yếu do báo cáo thành tích viết chung chung.",
    "Ban tổ chức đã dành {m} phần thưởng cho các tập thể xuất sắc, mỗi phần thưởng kèm theo {n} cuốn sách quý.",
    "Bà {person}, Bí thư chi bộ, cho biết việc {deed} được bàn kỹ trong từng tổ dân phố trước khi đưa ra biểu quyết.",
    "Ở {p}, số hộ khá và giàu chiếm gần một nửa, hộ nghèo chỉ còn {m} hộ.",
    "Cụm thi đua các xã miền núi thống nhất bốn nội dung, tám tiêu chí chấm điểm và lịch kiểm tra cho từng quý.",
    "Đến cuối tháng 9, {u} đã giải ngân {n} tỷ đồng, đạt tiến độ sớm nhất trong khối.",
    "Anh em trong đội kể, hôm nước lên nhanh, {person} là người cuối cùng rời khỏi khu nhà trọ ngập nước.",
    "Hội nghị cũng dành thời gian nghe {m} tham luận về cách làm hay trong {deed}.",
    "Luật Thi đua, khen thưởng quy định việc khen thưởng phải chính xác, công khai, minh bạch, công bằng và kịp thời.",
    "Mỗi buổi chiều, sân nhà văn hóa lại rộn tiếng cười của những người cùng tham gia {thing}.",
    "Cùng với khen thưởng, {u} còn quan tâm nâng lương trước hạn cho {m} lao động có sáng kiến.",
    "Từ chỗ chỉ có {m} thành viên, nay {thing} đã thu hút {n} người tham gia thường xuyên.",
    "Đồng chí {person} nhấn mạnh: khen thưởng phải hướng về cơ sở, về vùng khó, về những người thầm lặng.",
    "Vụ mùa vừa rồi, {p} thu hoạch sớm hơn mọi năm gần nửa tháng nên bà con có thời gian lo việc chung.",
    "Kết quả ấy được Hội đồng chấm {n} điểm, xếp thứ hai toàn khối.",
    "Nhiều người vẫn nhớ buổi họp thôn năm ấy kéo dài tới khuya, ai cũng muốn góp một tiếng nói cho {thing}.",
    "Tổng giá trị ủng hộ của cán bộ, công chức {u} trong đợt phát động lên tới {n} triệu đồng.",
    "Sau khi nghe báo cáo, đoàn công tác đã đi thực tế tại {m} hộ gia đình ở {p}.",
    "Danh hiệu được trao lần này là ghi nhận cho cả một quá trình bền bỉ {deed}.",
    "Với tinh thần “một người vì mọi người”, {u} phân công từng nhóm giúp đỡ {m} gia đình chính sách.",
    "Con đường trước kia lầy lội nay đã rộng {m} mét, hai bên trồng hoa mười giờ và cây cau cảnh.",
    "Trước đó, {person} từng được Trung ương Đoàn tặng huy hiệu Tuổi trẻ dũng cảm.",
    "Công tác tuyên truyền gương người tốt việc tốt được duy trì trên hệ thống loa của {n} thôn, bản.",
    "Dịp này có {n} cá nhân được nhận Kỷ niệm chương vì sự nghiệp thi đua, khen thưởng.",
    "Một số nơi vẫn còn tư tưởng nể nang, luân phiên khi bình bầu, khiến danh hiệu giảm sức nặng.",
    "{U} đặt mục tiêu năm tới có ít nhất {m} tập thể đạt danh hiệu Tập thể lao động xuất sắc.",
    "Bức tường của phòng truyền thống treo kín bằng khen, tấm sớm nhất đã có từ {m} năm trước.",
    "Lãnh đạo {p} cam kết dành nguồn lực thỏa đáng để duy trì {thing} sau khi hết thời gian thí điểm.",
)
_SHORT = (
    "{person} cười hiền rồi rót thêm chén nước chè.",
    "“Cứ làm đi, rồi dân sẽ hiểu”, {person} quả quyết.",
    "Ở {p}, chuyện ấy giờ không còn lạ.",
    "Phong trào cứ thế lan sang {m} thôn bên cạnh.",
    "Câu trả lời nằm ở {thing}.",
)
_POINTS = (
    "Tặng Bằng khen cho {n} tập thể thuộc {u} đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2026.",
    "Tặng Giấy khen cho ông {person}, {p}, vì đã {deed}.",
    "Công nhận danh hiệu Tập thể lao động tiên tiến đối với {m} phòng, ban của {u}.",
    "Truy tặng Bằng khen cho bà {person} vì những cống hiến trong việc {deed}.",
    "Trích quỹ khen thưởng của {p} số tiền {n} triệu đồng để chi cho các hình thức khen thưởng nêu trên.",
    "Giao {u} phối hợp với các đơn vị liên quan tổ chức trao thưởng bảo đảm trang trọng, tiết kiệm.",
)
_QUESTIONS = (
    "Thưa ông, kết quả nổi bật nhất của phong trào thi đua ở {p} là gì?",
    "Để {thing} bền vững, theo ông cần lưu ý điều gì?",
    "Việc khen thưởng cho người lao động trực tiếp ở {u} được thực hiện ra sao?",
    "Ông có thể cho biết những khó khăn khi {deed}?",
    "Thời gian tới, {u} sẽ tập trung vào những việc gì?",
)
_SUBHEADS = (
    "Chuyện ở {p}",
    "Đi từng ngõ, gõ từng nhà",
    "Khen đúng người, thưởng đúng việc",
    "{m} năm và một lời hứa",
    "Để phong trào có sức sống",
    "Mùa quả ngọt",
)
_COUNTS = (
    "Số tập thể được khen: {n}",
    "Số cá nhân được khen: {n}, trong đó {m} người là lao động trực tiếp",
    "Tổng số tiền thưởng: {n} triệu đồng",
    "Hồ sơ trả lại để bổ sung: {m}",
    "Mô hình mới được công nhận: {m}, tiêu biểu là {thing}",
    "Đơn vị dẫn đầu: {u}",
    "Thời hạn nộp báo cáo: trước ngày {d}",
)
_TURNS = (
    "{p} bắt đầu phong trào chỉ với {m} gia đình tham gia.",
    "{u} được tặng Huân chương Lao động hạng Ba sau nhiều nỗ lực {deed}.",
    "trận lũ lớn cuốn trôi gần hết công sức của bà con, nhưng {thing} vẫn được dựng lại.",
    "{person} được bầu làm trưởng thôn và khởi xướng {thing}.",
    "lần đầu tiên {n} hộ cùng ký cam kết thi đua {deed}.",
)
_CAPTIONS = (
    "{person} nhận hoa và Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
    "Toàn cảnh hội nghị của {u}",
    "Một góc {p} hôm nay",
    "Đại diện {u} ký giao ước thi đua. Ảnh: {w}",
    "{person} hướng dẫn bà con chăm sóc {thing}",
    "Các em học sinh {p} trong giờ sinh hoạt ngoại khóa",
    "Đoàn công tác thăm {thing} tại {p}. (Ảnh: {w})",
    "Từ trái sang: {person}, đại diện {u} và các đại biểu",
    "Phút giải lao của những người {deed}",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pools:
    """The sources of stories: names, and templates with their slots."""

    places: Sequence[str]
    units: Sequence[str]
    people: Sequence[str]
    writers: Sequence[str]
    things: Sequence[str]
    deeds: Sequence[str]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    sentences: tuple[str, ...]
    captions: tuple[str, ...]


FIRST_POOLS = Pools(
    places=_PLACES,
    units=_UNITS,
    people=_PEOPLE,
    writers=_WRITERS,
    things=_THINGS,
    deeds=_DEEDS,
    titles=_TITLES,
    leads=_LEADS,
    sentences=_SENTENCES,
    captions=_CAPTIONS,
)


class _Teller:
    """Draws from pools by seed. A template repeats only after its whole pool was used."""

    def __init__(self, seed: int, pools: Pools) -> None:
        self.pools = pools
        self.random = Random(seed)
        self._left: dict[int, list[str]] = {}

    def draw(self, pool: tuple[str, ...]) -> str:
        left = self._left.setdefault(id(pool), [])
        if not left:
            left += self.random.sample(pool, len(pool))
        pick, number = self.random.choice, self.random.randrange
        place, unit = pick(self.pools.places), pick(self.pools.units)
        filled = left.pop().format(
            p=place,
            P=place[0].upper() + place[1:],
            u=unit,
            U=unit,
            n=number(12, 390),
            m=number(3, 28),
            person=pick(self.pools.people),
            thing=pick(self.pools.things),
            deed=pick(self.pools.deeds),
            w=pick(self.pools.writers),
            d=f"{number(1, 28)}/{number(6, 10)}",
        )
        return filled[0].upper() + filled[1:]

    def text(self, least: int, most: int) -> Part:
        sentences = self.random.randint(least, most)
        return Part(kind="text", text=" ".join(self.draw(self.pools.sentences) for _ in range(sentences)))

    def short(self) -> Part:
        return Part(kind="text", text=self.draw(_SHORT))

    def subhead(self) -> Part:
        return Part(kind="subhead", text=self.draw(_SUBHEADS))

    def parts(self, shape: Shape, number: int) -> list[Part]:
        pictures = [
            Part(kind="picture", address=f"/media/{number}/{n}.jpg", text=self.draw(self.pools.captions))
            for n in range(5)
        ]
        text, randint = self.text, self.random.randint
        if shape == "ceremony":
            body = [text(1, 3), pictures[0], *(text(1, 3) for _ in range(randint(2, 4)))]
            return [*body, pictures[1], text(1, 2)] if randint(0, 1) else body
        if shape == "portrait":
            first = [text(2, 4), self.short(), pictures[0], text(1, 3), self.subhead(), text(2, 4)]
            return [*first, pictures[1], text(1, 3), self.subhead(), text(2, 3), self.short(), text(1, 2)]
        if shape == "decision":
            count = randint(3, 4)
            points = [Part(kind="text", text=f"{n}. {self.draw(_POINTS)}") for n in range(1, count + 1)]
            return [text(1, 2), Part(kind="text", text="Cụ thể như sau:"), *points, text(1, 2)]
        if shape == "talk":
            body = [text(2, 3), pictures[0]]
            name = self.random.choice(self.pools.people)
            for _ in range(3):
                body.append(Part(kind="text", text=f"PV: {self.draw(_QUESTIONS)}"))
                body.append(Part(kind="text", text=f"Ông {name}: {text(2, 3).text}"))
            return body
        if shape == "meeting":
            body = [pictures[0], *(text(1, 3) for _ in range(randint(3, 5)))]
            return [
                *body,
                Part(kind="text", text=f"- {text(1, 1).text}"),
                Part(kind="text", text=f"- {text(1, 1).text}"),
            ]
        if shape == "brief":
            return [text(2, 3)]
        if shape == "album":
            return [text(2, 2), *pictures]
        if shape == "figures":
            points = [Part(kind="text", text=f"- {self.draw(_COUNTS)}") for _ in range(4)]
            return [text(1, 2), pictures[0], *points, text(1, 2)]
        if shape == "digest":
            items = [part for _ in range(3) for part in (self.subhead(), text(2, 3))]
            return [*items[:2], pictures[0], *items[2:]]
        if shape == "chronicle":
            years = [f"Năm {2012 + 4 * n}: {self.draw(_TURNS)}" for n in range(4)]
            return [text(1, 2), pictures[0], *(Part(kind="text", text=t) for t in years), pictures[1], text(1, 3)]
        rows = [("TT", "Tập thể, cá nhân", "Hình thức đề nghị")]
        for n, unit in enumerate(self.random.sample(self.pools.units, randint(6, 9)), 1):
            rows.append((f"{n:02}", unit, self.random.choice(("Bằng khen", "Giấy khen", "Cờ thi đua", "Danh hiệu"))))
        return [text(1, 2), *(Part(kind="row", cells=r) for r in rows), text(1, 2)]


def further_stories(
    seed: int,
    count: int,
    now: datetime,
    *,
    sections: int = 3,
    shapes: tuple[Shape, ...] = ("ceremony",),
    pools: Pools = FIRST_POOLS,
) -> tuple[Story, ...]:
    """Stories, newest first, one or two days apart. Titles differ; every fifth story has two writers ("A - B")."""
    teller, found, titles = _Teller(seed, pools), list[Story](), set[str]()
    at = now.replace(second=0, microsecond=0) - timedelta(hours=3)
    while len(found) < count:
        number = seed * 1000 + count - len(found)
        shape = shapes[len(found) % len(shapes)]
        title = teller.draw(pools.titles)
        if title in titles:
            continue
        titles.add(title)
        writers = teller.random.sample(pools.writers, 2 if len(found) % 5 == 3 else 1)
        found.append(
            Story(
                number=number,
                kind=_KINDS[shape],
                title=title,
                at=at,
                writer=" - ".join(writers),
                lead=teller.draw(pools.leads),
                parts=tuple(teller.parts(shape, number)),
                section=len(found) % sections,
            )
        )
        at = (at - timedelta(days=teller.random.randint(1, 2))).replace(
            hour=teller.random.randint(6, 21), minute=teller.random.randint(0, 59)
        )
    return tuple(found)


def writers_of(story: Story) -> list[str]:
    """The names that a story's line of writers holds."""
    return story.writer.split(" - ")


def near(stories: Sequence[Story], story: Story, count: int) -> list[Story]:
    """Other stories, for boxes of related ones."""
    at = stories.index(story)
    return [stories[(at + 2 + n) % len(stories)] for n in range(count)]
