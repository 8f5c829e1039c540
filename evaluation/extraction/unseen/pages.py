"""The pages: fourteen content systems in their own markup, five pages of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from articles.models import PageType
from evaluation.extraction.unseen.texts import REPORTS, Report

_ZONE = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 3, 1, 9, 0, tzinfo=_ZONE)
_MENU = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Thi đua - Khen thưởng", "Liên hệ")
_OTHERS = (
    "Khánh thành cầu dân sinh bắc qua suối Nậm Pung",
    "Hội thi nông dân đua tài có mười hai đội tham gia",
    "Thêm ba sản phẩm được công nhận OCOP bốn sao",
    "Tập huấn chuyển đổi số cho tổ công nghệ cộng đồng",
    "Ra quân làm sạch bãi biển trước mùa du lịch",
    "Khai giảng lớp xóa mù chữ tại bản Huổi Cọ",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class UnseenPage:
    """One page with its right reading."""

    name: str
    url: str
    html: str
    page_type: PageType
    title: str | None = None
    at: datetime | None = None
    lead: str | None = None
    """``None`` where the page sets none apart; text that may be lead or body is in ``text``."""
    text: str = ""
    """Lead and body together, paragraphs joined by a blank line."""
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Set:
    """The input of a system's template."""

    report: Report
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class _Made:
    html: str
    lead: bool
    """Is the lead set apart?"""
    author: bool
    minute: bool = True
    dated: bool = True


def _menu() -> str:
    return "".join(f'<li><a href="/m{n}">{label}</a></li>' for n, label in enumerate(_MENU))


def _others(tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/o{n}.html">{text}</a></{tag}>' for n, text in enumerate(_OTHERS))


def _ps(report: Report, open_: str = "<p>", close: str = "</p>") -> str:
    return "".join(f"{open_}{p}{close}" for p in report.paragraphs)


def _hau_giang(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title} | UBND huyện Lương Phú</title></head><body><div id="ctl_top"><ul>{_menu()}</ul></div>
<div class="tt-main"><div class="tt-tieude">{r.title}</div><div class="tt-gio">{s.at:%d/%m/%Y %H:%M}</div>
<div class="tt-dan">{r.lead}</div><div class="tt-nd">{_ps(r)}<p align="right">{r.author}</p></div>
<div class="tt-khac"><b>Tin khác</b><ul>{_others()}</ul></div></div>
<div class="ft">Giấy phép số 45/GP-STTTT ngày 11/05/2018</div></body></html>"""
    return _Made(html, lead=False, author=True)


def _react_news(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title}</title><meta property="og:type" content="article"></head><body><header class="css-1a2b"><nav>{_menu()}</nav></header>
<main class="css-9x"><h1 class="css-77q">{r.title}</h1><div class="css-k2"><span>{r.author}</span><span>{s.at:%H:%M}, {s.at:%d/%m/%Y}</span></div>
<p class="css-p9 chakra-text"><strong>{r.lead}</strong></p><div class="css-b0">{_ps(r, '<p class="chakra-text css-0">')}
<figure class="css-f"><img src="/a/{s.number}.jpg"><div class="css-c">{r.caption}</div></figure></div></main>
<section class="css-m"><h2>Đọc tiếp</h2>{_others("article")}</section></body></html>"""
    return _Made(html, lead=True, author=True)


def _old_table(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>So Noi vu</title></head><body><table width=1000><tr><td colspan=2>SỞ NỘI VỤ TỈNH VÍ DỤ</td></tr><tr><td width=200>
<table>{"".join(f"<tr><td><a href=/m{n}.aspx>{m}</a></td></tr>" for n, m in enumerate(_MENU))}</table></td><td>
<font color=navy size=4><b>{r.title}</b></font><br><font size=1><i>(Ngày {s.at:%d/%m/%Y})</i></font><br>
<b>{r.lead}</b><br><br>{"<br><br>".join(r.paragraphs)}<br><br><div align=right><b>{r.author}</b></div>
<hr><b>Các tin đã đưa:</b><br>{"<br>".join(f"<a href=/o{n}.aspx>{o} (0{n + 1}/02/2026)</a>" for n, o in enumerate(_OTHERS))}</td></tr></table></body></html>"""
    return _Made(html, lead=True, author=True, minute=False)


def _java_portal(s: _Set) -> _Made:
    r = s.report
    stamp = s.at.strftime("%a %b %d %H:%M:%S ICT %Y")
    html = f"""<html><head><title>{r.title} - Cổng TTĐT</title></head><body><div class="portlet-borderless-container"><ul class="sitemap-class">{_menu()}</ul></div>
<div class="journal-content"><h3 class="ttl">{r.title}</h3><span class="create-dt">{stamp}</span><div class="abstract-box"><p>{r.lead}</p></div>
<div class="content-body-xyz">{_ps(r)}<table><tr><td><img src="/documents/{s.number}.jpg"></td></tr><tr><td>{r.caption}</td></tr></table></div></div>
<div class="asset-links">{_others("div")}</div></body></html>"""
    return _Made(html, lead=True, author=False)


def _microdata(s: _Set) -> _Made:
    r = s.report
    later = s.at + timedelta(days=3, hours=2)
    html = f"""<html><head><title>{r.title}</title></head><body itemscope itemtype="https://schema.org/WebPage"><ul class="mn">{_menu()}</ul>
<div itemscope itemtype="https://schema.org/Article" class="one"><h2 itemprop="name headline">{r.title}</h2>
<p class="when">Cập nhật <time itemprop="dateModified" datetime="{later.isoformat()}">{later:%d/%m/%Y, %H:%M}</time> · Đăng <time itemprop="datePublished" datetime="{s.at.isoformat()}">{s.at:%d/%m/%Y, %H:%M}</time></p>
<p>{r.lead}</p><div class="long">{_ps(r)}<p itemprop="author">{r.author}</p></div></div><div class="thap">{_others("p")}</div></body></html>"""
    return _Made(html, lead=False, author=True)


def _joomla_k(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title}</title></head><body><ul class="nav menu mod-list">{_menu()}</ul><div class="itemView"><div class="itemHeader"><span class="itemDateCreated">Thứ {("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "")[s.at.weekday()]}, {s.at.day:02d} Tháng {s.at.month} {s.at.year} {s.at:%H:%M}</span>
<h2 class="itemTitle">{r.title}</h2><span class="itemAuthor">Viết bởi {r.author}</span></div><div class="itemBody"><div class="itemIntroText"><p>{r.lead}</p></div>
<div class="itemFullText">{_ps(r)}</div><div class="itemLinks">Đọc {s.number * 37} lần</div></div></div><div class="itemRelated"><h3>Có liên quan</h3><ul>{_others()}</ul></div></body></html>"""
    return _Made(html, lead=True, author=True)


def _lunar_paper(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title}</title></head><body><div class="tb"><ul>{_menu()}</ul></div><div class="bai"><h1>{r.title}</h1>
<div class="ngay-bai">{s.at:%d/%m/%Y} dương lịch (nhằm ngày 17/01/2026 âm lịch)</div><div class="divBoxDesc1">{r.lead}</div>
<div class="bai-noi-dung"><p>{r.paragraphs[0]}</p><center><img src="/i/{s.number}.png"><br><em>{r.caption}</em></center>{"".join(f"<p>{p}</p>" for p in r.paragraphs[1:])}<p><b>{r.author.upper()}</b></p></div></div>
<div class="kq">{_others("p")}</div></body></html>"""
    return _Made(html, lead=True, author=True, minute=False)


def _wordpress_foot(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title} – Hội Khuyến học</title></head><body class="post-template-default single"><nav class="main-navigation"><ul>{_menu()}</ul></nav>
<main><article class="post-{s.number} post type-post hentry"><header class="entry-header"><h1 class="entry-title">{r.title}</h1></header><div class="entry-content"><p>{r.lead}</p>{_ps(r)}
<figure class="wp-block-image"><noscript><img src="/wp-content/{s.number}.jpg"></noscript><img src="data:image/gif;base64,R0lGOD" data-lazy-src="/wp-content/{s.number}.jpg"><figcaption>{r.caption}</figcaption></figure></div>
<footer class="entry-footer"><span class="posted-on"><a href="/2026/" rel="bookmark"><time class="entry-date published" datetime="{s.at.isoformat()}">{s.at.day} Tháng {s.at.month}, {s.at.year}</time></a></span><span class="byline">Tác giả: {r.author}</span></footer></article></main>
<aside class="widget-area"><ul>{_others()}</ul></aside></body></html>"""
    return _Made(html, lead=False, author=True)


def _statement_only(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title}</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{r.title}","datePublished":"{s.at.isoformat()}","author":{{"@type":"Person","name":"{r.author}"}}}}</script></head>
<body><div class="hd">{_menu()}</div><div class="pk-title"><h1>{r.title}</h1></div><h2 class="pk-sub">Thi đua yêu nước</h2><div class="pk-brief">{r.lead}</div><div class="pk-text">{_ps(r)}
<blockquote class="instagram-media"><p>Chúc mừng cả làng!</p><a href="https://i.example/p">Bài đăng ngày 02/01/2026</a></blockquote><p>Mong phong trào ngày càng lan rộng trong mỗi xóm, mỗi nhà.</p></div>
<div class="pk-next">{_others("div")}</div></body></html>"""
    return _Made(html, lead=True, author=True)


def _us_order(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title}</title><meta name="pubdate" content="{s.at.isoformat()}"></head><body><div id="menu1"><ul>{_menu()}</ul></div><div id="wrapper9"><h1 id="lblT">{r.title}</h1>
<div id="lblD">{s.at.month}/{s.at.day}/{s.at.year}</div><div id="lblS"><p><em>{r.lead}</em></p></div><div id="lblC">{_ps(r, "<div>", "</div>")}<div style="text-align:right"><strong>Bài, ảnh: {r.author}</strong></div></div></div><div id="grd">{_others("div")}</div></body></html>"""
    return _Made(html, lead=True, author=True)


def _afternoon(s: _Set) -> _Made:
    r = s.report
    hour = s.at.hour % 12 or 12
    half = "CH" if s.at.hour >= 12 else "SA"
    html = f"""<html><head><title>{r.title}</title></head><body><div class="mega">{_menu()}</div><div class="cot-giua"><div class="duong"><a href="/">Trang chủ</a> » <a href="/tt">Tin tức</a></div>
<p class="td"><b>{r.title}</b></p><p class="ng">{s.at:%d/%m/%Y} {hour:02d}:{s.at:%M} {half}</p><div class="nd"><p><b>{r.lead}</b></p>{_ps(r)}<p style="text-align:center"><img src="/u/{s.number}.jpg"></p><p style="text-align:center">{r.caption}</p><p style="text-align:right"><b>{r.author}</b></p></div>
<div class="lq"><p>Bài viết liên quan</p>{_others("p")}</div></div></body></html>"""
    return _Made(html, lead=True, author=True)


def _live_blog(s: _Set) -> _Made:
    r = s.report
    steps = "".join(
        f'<div class="step"><span class="ago">{7 * n + 5} phút trước</span><div><p>{p}</p></div></div>'
        for n, p in enumerate(r.paragraphs)
    )
    html = f"""<html><head><title>{r.title}</title></head><body><nav>{_menu()}</nav><div class="live"><h1>{r.title}</h1><time datetime="{s.at.isoformat()}">{s.at:%H:%M %d/%m/%Y}</time><h2>{r.lead}</h2><div class="stream">{steps}</div><p class="pen">{r.author}</p></div>
<div class="box-more"><h3>Tin mới</h3>{_others("div")}</div></body></html>"""
    return _Made(html, lead=True, author=True)


def _commune_portal(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>Cổng thông tin điện tử xã Ví Dụ</title></head><body><div class="row-menu"><ul>{_menu()}</ul></div><div class="colL"><div class="boxnews"><h4>{r.title}</h4><i>Ngày đăng: {s.at:%d-%m-%Y} {s.at.hour}:{s.at.minute}</i>
<div class="chitiet-abc">{_ps(Report(title=r.title, lead="", paragraphs=(r.lead, *r.paragraphs), caption="", author=""))}<div class="pic"><img src="/p/{s.number}.jpg"><span>{r.caption}</span></div><p>Nguồn tin: {r.author}</p></div></div></div><div class="colR"><div>Thông báo</div><ul>{_others()}</ul></div></body></html>"""
    return _Made(html, lead=False, author=True)


def _rdfa(s: _Set) -> _Made:
    r = s.report
    html = f"""<html><head><title>{r.title} | Liên đoàn Lao động</title></head><body><div id="nav-1">{_menu()}</div><div class="node node-tin" about="/node/{s.number}" typeof="sioc:Item"><h1 property="dc:title">{r.title}</h1>
<div class="submitted"><span property="dc:date dc:created" content="{s.at.isoformat()}" datatype="xsd:dateTime">{r.author} - {s.at:%d/%m/%Y}</span></div><div class="field-tomtat"><div class="field-item">{r.lead}</div></div>
<div class="field-noi-dung-chinh" property="content:encoded">{_ps(r)}</div></div><div class="view-tin-cung">{_others("div")}</div></body></html>"""
    return _Made(html, lead=True, author=True)


_SYSTEMS: dict[str, Callable[[_Set], _Made]] = {
    "district_office": _hau_giang,
    "script_news": _react_news,
    "table_portal": _old_table,
    "java_portal": _java_portal,
    "microdata": _microdata,
    "joomla_items": _joomla_k,
    "lunar_paper": _lunar_paper,
    "entry_footer": _wordpress_foot,
    "statement_only": _statement_only,
    "us_order": _us_order,
    "afternoon": _afternoon,
    "live_report": _live_blog,
    "commune_portal": _commune_portal,
    "rdfa": _rdfa,
}


def _article(system: str, make: Callable[[_Set], _Made], number: int) -> UnseenPage:
    report = REPORTS[number % len(REPORTS)]
    at = datetime(2026, 2, 3 + number % 9, (7 + 3 * number) % 24, (5 * number + 4) % 60, tzinfo=_ZONE)
    made = make(_Set(report, at, number))
    extra: tuple[str, ...] = ()
    if system == "statement_only":
        extra = ("Chúc mừng cả làng!", "Mong phong trào ngày càng lan rộng trong mỗi xóm, mỗi nhà.")
    return UnseenPage(
        name=f"{system}-{number}",
        url=f"https://{system.replace('_', '-')}.example.vn/tin/bai-{number}.html",
        html=made.html,
        page_type="article",
        title=report.title,
        at=at if made.minute else at.replace(hour=0, minute=0),
        lead=report.lead if made.lead else None,
        text="\n\n".join((report.lead, *report.paragraphs, *extra)),
        authors=(report.author,) if made.author else (),
        captions=(report.caption,),
    )


def _section(system: str, number: int) -> str:
    cards = []
    for n, other in enumerate(_OTHERS * 2):
        summary = REPORTS[n % len(REPORTS)].lead
        labels = (
            f'<a href="/tt">Tin tức</a><span>{n + 3}/02/2026</span><span>{n * 91 + 7} lượt xem</span>',
            '<div><a href="/td">Thi đua - Khen thưởng</a></div><div>Ban biên tập</div>',
            f"<i>{n + 3:02d}-02-2026 08:1{n % 10}</i>",
        )[number % 3]
        cards.append(
            f'<div class="c{number}"><h3><a href="/x{n}.html">{other} {n}</a></h3>{labels}<p>{summary}</p></div>'
        )
    notice = (
        f"<div class=tb{number}><h4>Thông báo</h4><p>{REPORTS[1].paragraphs[0]}</p><p>{REPORTS[1].paragraphs[1]}</p></div>"
        if number % 2
        else ""
    )
    head = '<meta property="og:type" content="article">' if number % 2 == 0 else ""
    return f"<html><head><title>Tin tức</title>{head}</head><body><ul>{_menu()}</ul>{notice}<h1>Tin tức</h1><div>{''.join(cards)}</div></body></html>"


_STANDING = (
    (
        "Cơ cấu tổ chức",
        "<p>Phòng có Trưởng phòng, hai Phó Trưởng phòng và bảy công chức chuyên môn, nghiệp vụ do Ủy ban nhân dân bố trí.</p><p>Trưởng phòng chịu trách nhiệm trước Ủy ban nhân dân và trước pháp luật về toàn bộ hoạt động của phòng.</p>",
    ),
    (
        "Danh bạ điện thoại",
        "<table>"
        + "".join(f"<tr><td>{n}</td><td>Ông Lê Văn {n}</td><td>0212 385 12{n:02d}</td></tr>" for n in range(10, 22))
        + "</table>",
    ),
    (
        "Giới thiệu về huyện Ví Dụ",
        "<p>Huyện Ví Dụ nằm ở phía tây của tỉnh, diện tích tự nhiên 640 km2, dân số khoảng 92 nghìn người gồm mười một dân tộc anh em.</p><p>Phía bắc giáp huyện Mẫu, phía nam giáp sông Cái, có đường quốc lộ chạy qua địa bàn dài ba mươi mốt cây số.</p>",
    ),
)


def _build() -> tuple[UnseenPage, ...]:
    pages: list[UnseenPage] = []
    for place, (system, make) in enumerate(_SYSTEMS.items()):
        pages += [_article(system, make, number + 4 * place) for number in range(4)]
        host = f"https://{system.replace('_', '-')}.example.vn"
        if place % 2:
            html = _section(system, place)
            pages.append(
                UnseenPage(
                    name=f"{system}-section", url=f"{host}/tin-tuc-c{place}.html", html=html, page_type="listing"
                )
            )
        else:
            title, text = _STANDING[place % len(_STANDING)]
            html = f"<html><head><title>{title}</title></head><body><ul>{_menu()}</ul><h1>{title}</h1><div class=s{place}>{text}</div><p>Giấy phép số 4/GP ngày 04/05/2017</p></body></html>"
            pages.append(
                UnseenPage(name=f"{system}-standing", url=f"{host}/trang/{place}.html", html=html, page_type="other")
            )
    return tuple(pages)


UNSEEN_PAGES = _build()
