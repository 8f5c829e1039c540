"""The composer: a template drawn once per site, pages drawn from it, each with its record.

Everything is drawn from the seed: names, order of the parts, how the lead, the captions and the byline are set, the
parts between the paragraphs, the head's statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

from articles.models import PageType
from evaluation.extraction.composed.bodies import BodyStyle, SetBody, draw_style, set_body
from evaluation.extraction.composed.names import NAMES, Names, without_known
from evaluation.extraction.composed.stamps import STAMPS
from evaluation.extraction.composed.texts import Texts

ZONE = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 4, 2, 14, 20, tzinfo=ZONE)
_MENU = (
    ("/", "Trang chủ"),
    ("/gioi-thieu", "Giới thiệu"),
    ("/co-cau-to-chuc", "Cơ cấu tổ chức"),
    ("/tin-tuc", "Tin tức - Sự kiện"),
    ("/thi-dua", "Thi đua - Khen thưởng"),
    ("/van-ban", "Văn bản"),
    ("/lien-he", "Liên hệ"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ComposedPage:
    """One page and its record."""

    name: str
    url: str
    html: str
    page_type: PageType
    title: str | None = None
    at: datetime | None = None
    lead: str | None = None
    """``None`` where nothing sets one apart: its words are then in ``text`` alone."""
    text: str = ""
    """Lead and body together, paragraphs separated by a blank line."""
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """What all pages of one site share."""

    number: int
    names: Names
    site: str
    title_tag: str
    site_heading: str
    """``h1``, where the site's name is the page's first heading; ``div`` otherwise."""
    head_title: str
    stamp_form: int
    stamp_place: str
    """``under``, ``above``, ``with_writer``, ``bottom`` or ``none``."""
    statement: str
    kicker: str
    """``above``, ``below`` or nothing."""
    lead: str
    """``box``, ``box_bold``, ``plain``, ``italic``, ``heading``, ``first_bold`` or nothing."""
    one_box: bool
    """Title and text are in one element."""
    tools: str
    body: BodyStyle
    closing: tuple[str, ...]
    side_column: bool
    clock: bool
    layout_table: bool


def _draw_template(random: Random, number: int) -> Template:
    names = without_known(NAMES[number % len(NAMES)])
    place = random.choice(("huyện Mường Tè Hạ", "thị xã Gò Dưa", "tỉnh Ví Dụ", "phường Bến Xuân"))
    sites = (f"Cổng thông tin điện tử {place}", f"Báo {place.split()[-1]}", f"Ủy ban nhân dân {place}", "Hội Làm vườn")
    return Template(
        number=number,
        names=names,
        site=random.choice(sites),
        title_tag=random.choice(("h1", "h1", "h1", "h2", "h3", "div", "div", "span", "p")),
        site_heading=random.choice(("div", "div", "h1", "a")),
        head_title=random.choice(("title", "title_site", "site", "site_title", "title_section")),
        stamp_form=random.randrange(len(STAMPS)),
        stamp_place=random.choice(("under", "under", "under", "above", "with_writer", "bottom", "none")),
        statement=random.choice(("none", "none", "none", "graph", "og_article", "published", "json", "json_later")),
        kicker=random.choice(("", "", "above", "below")),
        lead=random.choice(("box", "box", "box_bold", "plain", "italic", "heading", "first_bold", "")),
        one_box=random.random() < 0.4,
        tools=random.choice(("", "share", "fonts", "audio", "views")),
        body=draw_style(random, names),
        closing=tuple(random.sample(("tags", "share", "rating", "around", "comments", "others", "source"), 4)),
        side_column=random.random() < 0.5,
        clock=random.random() < 0.4,
        layout_table=random.random() < 0.15,
    )


def _listed(texts: Texts, count: int, start: int = 0) -> list[tuple[str, str]]:
    return [(f"/o{start + n}-tin.html", texts.other()) for n in range(count)]


def _frame(t: Template, head: str, inner: str, texts: Texts) -> str:
    """The page around its main part: head, menu, side column, footer."""
    menu = "".join(f'<li><a href="{href}">{label}</a></li>' for href, label in _MENU)
    clock = f"<span>{_clock_text()}</span>" if t.clock else ""
    tag = t.site_heading
    name = f'<a href="/">{t.site}</a>' if tag == "a" else f"<{tag}>{t.site}</{tag}>"
    side = ""
    if t.side_column:
        teasers = "".join(
            f'<li><a href="{href}">{label}</a><p>{texts.lead()}</p></li>' for href, label in _listed(texts, 3, 60)
        )
        side = f'<div class="col-md-3"><div>Được quan tâm</div><ul>{teasers}</ul></div>'
    footer = (
        f"<p>Giấy phép số 18/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 03/4/2019</p><p>{t.site} - "
        "Địa chỉ: Khu phố 2. Điện thoại: 0296 385 1234</p>"
    )
    main = f"{inner}{side}"
    if t.layout_table:
        main = f"<table><tr><td>{inner}</td><td>{side}</td></tr></table>"
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}</head><body><div>{clock}{name}</div>'
        f"<ul>{menu}</ul>{main}<div>{footer}</div></body></html>"
    )


def _clock_text() -> str:
    return f"Thứ Năm, {FETCHED:%d/%m/%Y %H:%M}"


def _head(t: Template, title: str, at: datetime | None) -> str:
    shown = {
        "title": title,
        "title_site": f"{title} | {t.site}",
        "site": t.site,
        "site_title": f"{t.site} - {title}",
        "title_section": f"{title} - Tin tức - {t.site}",
    }[t.head_title]
    parts = [f"<title>{shown}</title>"]
    if t.statement in ("graph", "og_article"):
        parts.append(f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{t.site}">')
    if t.statement == "og_article":
        parts.append('<meta property="og:type" content="article">')
    if at is not None and t.statement == "published":
        parts.append(f'<meta property="article:published_time" content="{at.isoformat()}">')
    if at is not None and t.statement in ("json", "json_later"):
        later = at + timedelta(days=2, minutes=7)
        modified = f',"dateModified":"{later.isoformat()}"' if t.statement == "json_later" else ""
        parts.append(
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":'
            f'"{title}","datePublished":"{at.isoformat()}"{modified}}}</script>'
        )
    return "".join(parts)


def _title(t: Template, title: str) -> str:
    tag = t.title_tag
    if tag in ("p", "span") and not t.names.title:
        return f"<p><b>{title}</b></p>"
    inner = f"<strong>{title}</strong>" if tag == "p" else title
    element = f"<{tag}{t.names.title}>{inner}</{tag}>"
    return f"<div>{element}</div>" if tag == "span" else element


def _lead(t: Template, lead: str) -> tuple[str, bool]:
    """The lead's markup, and whether the page sets it apart by a mark."""
    n = t.names
    match t.lead:
        case "box":
            return f"<div{n.lead}>{lead}</div>", False
        case "box_bold":
            return f"<div{n.lead}><p><strong>{lead}</strong></p></div>", True
        case "plain":
            return f"<p>{lead}</p>", False
        case "italic":
            return f"<p{n.lead}><em>{lead}</em></p>", True
        case "heading":
            return f"<h2{n.lead}>{lead}</h2>", lead.endswith(".")
        case _:
            return "", False


_TOOLS = {
    "": "",
    "share": '<ul><li><a href="#">Chia sẻ Facebook</a></li><li><a href="#">Zalo</a></li></ul>',
    "fonts": '<div><a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></div>',
    "audio": "<div><span>Nghe đọc bài</span><span>00:00 / 03:12</span><span>Giọng nữ miền Bắc</span></div>",
    "views": "<div>Lượt xem: 2.047</div>",
}
_KICKERS = ("Thi đua yêu nước", "Gương sáng quanh ta", "Nông thôn mới")


def _stamp(t: Template, at: datetime, writer: str) -> tuple[str, datetime]:
    show, precision = STAMPS[t.stamp_form]
    text = show(at)
    if precision == "day":
        at = at.replace(hour=0, minute=0)
    if t.stamp_place == "with_writer":
        return f"<div{t.names.stamp}><span>{writer}</span> <span>{text}</span></div>", at
    return f"<div{t.names.stamp}>{text}</div>", at


def _closing(t: Template, texts: Texts) -> tuple[str, list[str]]:
    """The part after the text, and pieces of it that must not be in the body."""
    parts: list[str] = []
    unwanted: list[str] = []
    for name in t.closing:
        if name == "tags":
            parts.append('<div>Từ khóa: <a href="/t/thi-dua">thi đua</a>, <a href="/t/khen">khen thưởng</a></div>')
        elif name == "share":
            parts.append('<div><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In bài viết</a></div>')
        elif name == "rating":
            parts.append("<div><p>Đánh giá bài viết: 5/5 - (3 lượt bình chọn)</p></div>")
        elif name == "around":
            (href, label), (href2, label2) = _listed(texts, 2, 20)
            parts.append(f'<div><a href="{href}">« {label}</a><a href="{href2}">{label2} »</a></div>')
            unwanted.append(label)
        elif name == "comments":
            comment = texts.comment()
            parts.append(f"<div><h4>Ý kiến bạn đọc (1)</h4><div><b>Nguyễn Thị Lan</b><p>{comment}</p></div></div>")
            unwanted.append(comment)
        elif name == "others":
            listed = _listed(texts, 5, 30)
            rows = "".join(
                f'<div{t.names.card}><a href="{href}">{label}</a> <span>({d + 3:02d}/03/2026)</span></div>'
                for d, (href, label) in enumerate(listed)
            )
            parts.append(f"<div{t.names.others}><p>Các tin khác</p>{rows}</div>")
            unwanted.append(listed[0][1])
    return "".join(parts), unwanted


def compose_article(t: Template, random: Random, number: int) -> ComposedPage:
    texts = Texts(random)
    title, lead, writer = texts.title(), texts.lead(), texts.writer()
    at = datetime(
        random.randint(2018, 2025), random.randint(1, 12), random.randint(1, 28), random.randint(6, 21),
        random.randint(1, 59), tzinfo=ZONE,
    )  # fmt: skip
    stamp, shown_at = _stamp(t, at, writer)
    body: SetBody = set_body(
        t.body, t.names, texts, random, number, writer=None if t.stamp_place == "with_writer" else writer
    )
    above, is_apart = _lead(t, lead)
    first = f"<p><b>{lead}</b></p>" if t.lead == "first_bold" else ""
    has_lead = bool(above or first)
    kicker = f"<div>{random.choice(_KICKERS)}</div>" if t.kicker else ""
    head_parts = [_title(t, title)]
    if t.stamp_place in ("under", "with_writer"):
        head_parts.append(stamp)
    elif t.stamp_place == "above":
        head_parts.insert(0, stamp)
    if t.kicker == "above":
        head_parts.insert(0, kicker)
    elif t.kicker == "below":
        head_parts.append(kicker)
    head_parts.append(_TOOLS[t.tools])
    closing, unwanted = _closing(t, texts)
    bottom = stamp if t.stamp_place == "bottom" else ""
    inner = f"{first}{body.html}"
    article = f"<div{t.names.body}>{inner}</div>" if t.names.body or not t.one_box else inner
    main = f"<div{t.names.box}>{''.join(head_parts)}{above}{article}{bottom}{closing}</div>"
    if not t.one_box:
        main = f"<div{t.names.box}><div>{''.join(head_parts)}</div>{above}{article}{bottom}</div>{closing}"
    states_day = t.statement in ("published", "json", "json_later")
    dated = at if states_day else None if t.stamp_place == "none" else shown_at
    slug = f"bai-viet-{t.number}-{number}"
    url = random.choice(("/tin-tuc/{}.html", "/web/guest/{}", "/thi-dua/{}-d27.aspx", "/{}/", "/index.php/{}"))
    return ComposedPage(
        name=f"{t.number:03d}-article-{number} ({t.names.system})",
        url=f"https://s{t.number}.example.vn{url.format(slug)}",
        html=_frame(t, _head(t, title, at), main, texts),
        page_type="article",
        title=title,
        at=dated,
        lead=lead if is_apart or first else None,
        text="\n\n".join(([lead] if has_lead else []) + body.texts),
        authors=(writer,) if t.stamp_place == "with_writer" else body.authors,
        captions=body.captions,
        unwanted=(*unwanted, *body.unwanted),
    )


def compose_section(t: Template, random: Random, number: int) -> ComposedPage:
    """A section's page under a section's address: cards with labels between headline and summary."""
    texts = Texts(random)
    name = random.choice(("Thi đua - Khen thưởng", "Tin tức - Sự kiện", "Gương điển hình"))
    labels = random.choice(("kicker", "views", "date", "section", "none"))
    cards: list[str] = []
    for n in range(random.randint(7, 14)):
        label = {
            "kicker": f"<span>{random.choice(_KICKERS)}</span>",
            "views": f"<i>{n * 53 + 11} lượt xem</i>",
            "date": f"<div{t.names.stamp}>{n + 1:02d}/03/2026 - 0{n % 8}:15</div>",
            "section": '<a href="/tin-tuc">Tin tức</a>',
            "none": "",
        }[labels]
        summary = f"<p{t.names.lead}>{texts.lead()}</p>" if random.random() < 0.85 else ""
        more = '<a href="#">Xem chi tiết</a>' if random.random() < 0.2 else ""
        cards.append(
            f'<div{t.names.card}><h3><a href="/tin-{n}-{number}.html">{texts.other()} ({n})</a></h3>{label}{summary}{more}</div>'
        )
    notice = ""
    if random.random() < 0.35:
        notice = f"<div><b>Thông báo</b><p>{texts.paragraph(2)}</p><p>{texts.paragraph(2)}</p></div>"
    heading = random.choice((f"<h1>{name}</h1>", f"<h2>{name}</h2>", f"<div>{name}</div>", ""))
    pages = '<div><a href="?p=2">2</a> <a href="?p=3">3</a> <a href="?p=4">Cuối</a></div>'
    main = f"<div{t.names.box}>{heading}{notice}{''.join(cards)}{pages}</div>"
    head = f"<title>{name} - {t.site}</title>"
    if t.statement in ("og_article", "graph"):
        head += f'<meta property="og:type" content="article"><meta property="og:title" content="{name}">'
    if t.statement == "json":
        head += '<script type="application/ld+json">{"@context":"https://schema.org","@type":"CollectionPage"}</script>'
    url = random.choice(
        ("/thi-dua-khen-thuong", "/tin-tuc/c12.html", "/?cat=7", "/web/guest/tin-tuc-su-kien", "/danh-muc-3.aspx")
    )
    return ComposedPage(
        name=f"{t.number:03d}-section-{number} ({t.names.system})",
        url=f"https://s{t.number}.example.vn{url}",
        html=_frame(t, head, main, texts),
        page_type="listing",
    )


def compose_standing(t: Template, random: Random, number: int) -> ComposedPage:
    """A page about the office itself."""
    texts = Texts(random)
    kind = random.choice(("about", "duties", "chart", "phones", "contact", "leaders"))
    title, body, path = {
        "about": (f"Giới thiệu chung về {t.site}", "".join(f"<p>{s}</p>" for s in _ABOUT), "/gioi-thieu"),
        "duties": ("Chức năng, nhiệm vụ, quyền hạn", "".join(f"<p>{n + 1}. {s}</p>" for n, s in enumerate(_DUTIES)), "/chuc-nang-nhiem-vu.html"),
        "chart": ("Sơ đồ tổ chức bộ máy", "".join(f"<p>{s}</p>" for s in _CHART), "/to-chuc-bo-may"),
        "phones": ("Danh bạ điện thoại cơ quan", _phones(texts), "/danh-ba-dien-thoai"),
        "contact": ("Liên hệ", f"<p>{t.site}</p><p>Địa chỉ: số 12, đường Trần Phú</p><p>Điện thoại: 0296 385 1234</p><p>Email: vanthu@example.vn</p>", "/lien-he.html"),
        "leaders": ("Lãnh đạo qua các thời kỳ", _leaders(texts), "/lanh-dao-qua-cac-thoi-ky"),
    }[kind]  # fmt: skip
    main = f"<div{t.names.box}>{_title(t, title)}<div{t.names.body}>{body}</div></div>"
    head = f"<title>{title} | {t.site}</title>"
    if t.statement == "og_article":
        head += '<meta property="og:type" content="article">'
    return ComposedPage(
        name=f"{t.number:03d}-{kind}-{number} ({t.names.system})",
        url=f"https://s{t.number}.example.vn{path}",
        html=_frame(t, head, main, texts),
        page_type="other",
    )


_ABOUT = (
    "Đơn vị được thành lập năm 1997 trên cơ sở tách ra từ phòng Tổ chức, nay có 46 cán bộ, công chức, viên chức và người lao động.",
    "Trải qua gần ba mươi năm xây dựng và trưởng thành, đơn vị đã được tặng thưởng nhiều Huân chương Lao động và Cờ thi đua của Chính phủ.",
    "Trụ sở đặt tại trung tâm, thuận tiện cho người dân đến giao dịch từ thứ Hai đến sáng thứ Bảy hằng tuần.",
)
_DUTIES = (
    "Tham mưu, giúp Ủy ban nhân dân thực hiện quản lý nhà nước về thi đua, khen thưởng trên địa bàn theo quy định của pháp luật.",
    "Trình ban hành quyết định, chỉ thị, quy hoạch, kế hoạch dài hạn và hằng năm thuộc phạm vi quản lý của ngành.",
    "Hướng dẫn, kiểm tra các cơ quan, đơn vị tổ chức phong trào và sơ kết, tổng kết, nhân rộng điển hình tiên tiến.",
    "Thực hiện các nhiệm vụ khác do Ủy ban nhân dân, Chủ tịch Ủy ban nhân dân giao và theo quy định của pháp luật.",
)
_CHART = (
    "Lãnh đạo gồm Trưởng phòng và không quá hai Phó Trưởng phòng do Chủ tịch Ủy ban nhân dân bổ nhiệm, miễn nhiệm.",
    "Bộ phận Hành chính - Tổng hợp có bốn biên chế; bộ phận Nghiệp vụ có sáu biên chế; bộ phận Thi đua có ba biên chế.",
)


def _phones(texts: Texts) -> str:
    rows = "".join(
        f"<tr><td>{n + 1}</td><td>{texts.person()}</td><td>Chuyên viên</td><td>0296 385 {1200 + n}</td></tr>"
        for n in range(9)
    )
    return f"<table><tr><th>TT</th><th>Họ và tên</th><th>Chức vụ</th><th>Số máy</th></tr>{rows}</table>"


def _leaders(texts: Texts) -> str:
    return "".join(
        f"<p>Đồng chí {texts.person()}: Giám đốc giai đoạn {1997 + 4 * n} - {2001 + 4 * n}</p>" for n in range(6)
    )


def compose_short(t: Template, random: Random, number: int) -> ComposedPage:
    """A true article of few words: a notice with a document, a film, a list of people commended, two pictures."""
    texts = Texts(random)
    title = texts.title()
    at = datetime(2025, random.randint(1, 12), random.randint(1, 28), 9, 30, tzinfo=ZONE)
    stamp = f"<div{t.names.stamp}>{at:%d/%m/%Y %H:%M}</div>"
    kind = random.choice(("notice", "film", "people", "pictures"))
    captions: tuple[str, ...] = ()
    if kind == "notice":
        text = "Ủy ban nhân dân thông báo danh sách tập thể, cá nhân đề nghị khen thưởng năm 2025 để lấy ý kiến nhân dân trong thời hạn mười ngày làm việc."
        body, texts_in = f'<p>{text}</p><p><a href="/upload/ds-{number}.pdf">Tải danh sách</a></p>', [text]
    elif kind == "film":
        text = texts.paragraph(1)
        body, texts_in = f'<p>{text}</p><iframe src="https://www.youtube.com/embed/x{number}"></iframe>', [text]
    elif kind == "people":
        text = "Danh sách các cá nhân được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2025:"
        people = [(str(n + 1), texts.person(), "Có thành tích xuất sắc") for n in range(8)]
        rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in people)
        body = f"<p>{text}</p><table>{rows}</table>"
        texts_in = [text, *(" ".join(row) for row in people)]
    else:
        text, more = texts.paragraph(1), texts.paragraph(1)
        captions = (texts.caption(), texts.caption())
        body = f'<p>{text}</p><figure><img src="/a/{number}.jpg"><figcaption>{captions[0]}</figcaption></figure><p>{more}</p><figure><img src="/b/{number}.jpg"><figcaption>{captions[1]}</figcaption></figure>'
        texts_in = [text, more]
    main = f"<div{t.names.box}>{_title(t, title)}{stamp}<div{t.names.body}>{body}</div></div>"
    closing, unwanted = _closing(t, texts)
    return ComposedPage(
        name=f"{t.number:03d}-{kind}-{number} ({t.names.system})",
        url=f"https://s{t.number}.example.vn/tin-tuc/tin-ngan-{t.number}-{number}.html",
        html=_frame(t, _head(t, title, at), main + closing, texts),
        page_type="article",
        title=title,
        at=at,
        text="\n\n".join(texts_in),
        captions=captions,
        unwanted=tuple(unwanted),
    )


def compose(seed: int, sites: int = 48) -> list[ComposedPage]:
    """Five articles, a section, a standing page and a short article of each site; the same for the same seed."""
    pages: list[ComposedPage] = []
    for number in range(sites):
        random = Random(seed * 100_003 + number)
        template = _draw_template(random, number)
        pages += [compose_article(template, random, n) for n in range(5)]
        pages.append(compose_section(template, random, 5))
        pages.append(compose_standing(template, random, 6))
        pages.append(compose_short(template, random, 7))
    return pages
