"""The contents of a generated page, before a layout prints it: the gold is read off here, never off the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from random import Random

from .dates import FORMS
from .words import BODIES, COMMENTS, PEN_NAMES, PLACES, SUBHEADS, Writer

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 3, 20, 9, 30, tzinfo=VIETNAM)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of the body: ``kind`` is p, h, fig, quote, table, list, related, advert or poem."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Spec:
    seed: int
    random: Random
    writer: Writer
    url: str
    site: str
    title: str
    lead: str | None
    parts: list[Part]
    at: datetime | None
    """When it was published, with the precision that the printed form leaves; ``None`` for a page without a date."""
    stamp: str | None
    precision: str | None
    authors: tuple[str, ...]
    byline: str | None
    byline_place: str
    """``end`` or ``top``."""
    section: str
    tags: tuple[str, ...]
    teasers: tuple[str, ...]
    comments: tuple[str, ...]
    statement: str
    """What JSON-LD states about the date: none, right, utc-named-local, day, modified-too."""
    attachments: tuple[tuple[str, str], ...] = ()
    video: bool = False
    unwanted: list[str] = field(default_factory=list)

    def iso(self) -> str:
        assert self.at is not None
        return self.at.isoformat()


_BYLINES = (
    ("{a}", 1),
    ("Bài, ảnh: {a}", 1),
    ("Tin, ảnh: {a}", 1),
    ("Bài và ảnh: {a}", 1),
    ("{a} - {b}", 2),
    ("{a} |", 1),
    ("{a} (tổng hợp)", 1),
    ("Theo TTXVN", 0),
    ("{a} (Theo TTXVN)", 1),
    ("Tác giả: {a}", 1),
    ("PV", -1),
    ("Tin: {a}; ảnh: {b}", 2),
    ("{a}, {b}", 2),
    ("Bài, ảnh: {a} - {b}", 2),
    ("{a}/Báo Nhân Dân", 1),
    ("(Theo Chinhphu.vn)", -2),
)


def _byline(random: Random) -> tuple[str, tuple[str, ...]]:
    pattern, names = random.choice(_BYLINES)
    a, b = random.sample(PEN_NAMES, 2)
    text = pattern.format(a=a, b=b)
    return text, {0: ("TTXVN",), 1: (a,), 2: (a, b), -1: ("PV",), -2: ("Chinhphu.vn",)}[names]


def make_spec(seed: int, *, form: int | None = None, dated: bool = True, video: bool = False) -> Spec:
    """One article; the same for the same arguments."""
    random = Random(seed)
    writer = Writer(random)
    name, show, precision = FORMS[(form if form is not None else random.randrange(len(FORMS))) % len(FORMS)]
    at = datetime(
        random.randint(2012, 2025),
        random.randint(1, 12),
        random.randint(1, 28),
        random.randint(5, 22),
        random.randint(0, 59),
        tzinfo=VIETNAM,
    )
    stamp: str | None = show(at)
    if precision == "day":
        at = at.replace(hour=0, minute=0)
    byline, authors = _byline(random)
    if random.random() < 0.12:
        byline, authors = "", ()
    place = random.choice(PLACES)
    spec = Spec(
        seed=seed,
        random=random,
        writer=writer,
        url="",
        site=random.choice((f"Báo {place}", f"Cổng thông tin điện tử tỉnh {place}", f"Đài PT-TH {place}")),
        title=writer.title(),
        lead=writer.lead() if random.random() < 0.6 else None,
        parts=_parts(random, writer, video),
        at=at,
        stamp=stamp,
        precision=precision,
        authors=authors,
        byline=byline or None,
        byline_place="top" if random.random() < 0.25 else "end",
        section=random.choice(("Thời sự", "Chính trị", "Thi đua - Khen thưởng", "Tin tức", "Xã hội")),
        tags=tuple(random.sample(("thi đua", "khen thưởng", "nông thôn mới", "điển hình tiên tiến"), 2)),
        teasers=tuple(random.sample(_TEASERS, 6)),
        comments=COMMENTS if random.random() < 0.5 else (),
        statement=random.choice(("none", "none", "right", "utc-named-local", "day", "modified-too")),
        video=video,
    )
    del name
    slug = f"bai-viet-so-{random.randint(100, 999)}-{random.randint(10_000, 99_999)}"
    spec.url = f"https://{random.choice(('bao', 'ptth', 'www'))}{seed % 60}.example.vn/thoi-su/{slug}.html"
    if not dated:
        spec.at = spec.stamp = spec.precision = None
        spec.statement = "none"
    if random.random() < 0.15:
        number = random.randint(10, 999)
        spec.attachments = ((f"/upload/quyet-dinh-{number}.pdf", f"Quyết định số {number}/QĐ-UBND"),)
    return spec


_TEASERS = (
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


def _parts(random: Random, writer: Writer, video: bool) -> list[Part]:
    if video:
        return [Part(kind="p", text=writer.opening()[:240].rsplit(" ", 1)[0] + ".")]
    parts = [Part(kind="p", text=writer.opening())]
    for _ in range(random.randint(3, 9)):
        roll = random.random()
        if roll < 0.16:
            parts.append(Part(kind="fig", text=writer.caption()))
        elif roll < 0.24:
            parts.append(Part(kind="h", text=random.choice(SUBHEADS)))
        elif roll < 0.29:
            parts.append(
                Part(kind="quote", text=f"“Thi đua là yêu nước, yêu nước thì phải thi đua. {writer.paragraph()}”")
            )
        elif roll < 0.34:
            parts.append(Part(kind="related", text=random.choice(_TEASERS)))
        elif roll < 0.38:
            parts.append(
                Part(kind="list", items=tuple(f"{writer.person()}, {random.choice(BODIES)};" for _ in range(3)))
            )
        elif roll < 0.41:
            parts.append(Part(kind="advert", text="Quảng cáo"))
        elif roll < 0.44:
            parts.append(
                Part(
                    kind="table",
                    items=(
                        "TT",
                        "Tên tập thể",
                        "Hình thức khen thưởng",
                        "1",
                        random.choice(BODIES),
                        "Huân chương Lao động hạng Ba",
                    ),
                )
            )
        parts.append(Part(kind="p", text=writer.paragraph()))
    return _unlike(parts)


def _unlike(parts: list[Part]) -> list[Part]:
    """Each paragraph once: short ones repeat by chance."""
    seen: set[str] = set()
    kept: list[Part] = []
    for part in parts:
        if part.kind == "p" and part.text in seen:
            continue
        seen.add(part.text)
        kept.append(part)
    return kept


def body_texts(spec: Spec) -> list[str]:
    """The body as it must come out: paragraphs, headings, quotes, lists and tables."""
    texts: list[str] = []
    for part in spec.parts:
        if part.kind in ("p", "h", "quote"):
            texts.append(part.text)
        elif part.kind in ("list", "table"):
            texts += part.items
    return texts
