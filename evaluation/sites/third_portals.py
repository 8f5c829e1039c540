"""Six more portals, written after the faults of the first two sets were mended and before any code ran on them."""

from __future__ import annotations

from datetime import timedelta

from evaluation.sites.building import ORIGIN, MadeSite, flow, slug
from evaluation.sites.texts import Story, Words, make_stories, stories_near

_NAMES = ("Tin trong tỉnh", "Điển hình tiên tiến", "Hoạt động cơ sở")


def dspace_tabs(site: MadeSite) -> None:
    """Bootstrap tabs: the lead in a panel's head, the day on a calendar leaf of three lines, captions in a data attribute's place."""
    stories = make_stories(71, 26, site.now, kinds=("report", "list", "notice"))

    def link(s: Story) -> str:
        return f"/tin-tuc-chi-tiet/{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="nav-item"><a class="nav-link" href="/tin-tuc?loai={n}">{name}</a></li>'
            for n, name in enumerate(_NAMES)
        )
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div class="navbar navbar-expand"><a class="navbar-brand" href="/">Trung tâm Khuyến nông</a><ul class="navbar-nav">{nav}</ul></div><div class="container">{inner}</div><div class="py-4 bg-dark"><p class="text-white">Trung tâm Khuyến nông tỉnh. Hotline: 0911 222 333</p></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<div class="mb-3">{}</div>'.format,
                subhead='<div class="mb-2 fw-bold">{}</div>'.format,
                picture='<div class="card mb-3"><img class="card-img-top" src="{0}"><div class="card-footer text-muted">{1}</div></div>'.format,
            )
        )
        others = "".join(
            f'<div class="list-group-item"><div class="small">{o.at:%d/%m}</div><a href="{link(o)}">{o.title}</a></div>'
            for o in stories_near(stories, s, 4)
        )
        inner = (
            f'<div class="row"><div class="col-lg-9"><div class="d-flex"><div class="leaf text-center"><div class="leaf-d">{s.at:%d}</div><div class="leaf-m">Tháng {s.at.month}</div><div class="leaf-y">{s.at.year}</div></div><h4 class="ms-3">{s.title}</h4></div>'
            f'<div class="panel"><div class="panel-heading"><i>{s.lead}</i></div><div class="panel-body">{body}</div></div><div class="text-end fst-italic">Tin, bài: {s.writer}</div></div><div class="col-lg-3"><div class="list-group">{others}</div></div></div>'
        )
        site.publish(
            [link(s)], frame(inner, f"{s.title} - Trung tâm Khuyến nông"), s, authors=[s.writer], precision="day"
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="card mb-3"><div class="row g-0"><div class="col-md-4"><img src="/media/{s.number}-0.jpg"></div><div class="col-md-8"><div class="card-body"><h5 class="card-title"><a href="{link(s)}" class="stretched-link">{s.title}</a></h5><p class="card-text">{s.lead}</p></div></div></div></div>'
            for s in part
        )
        pager = "".join(
            f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="/tin-tuc?loai={section}&amp;pn={n}">{n}</a></li>'
            for n in range(1, count + 1)
        )
        return frame(f'{rows}<nav><ul class="pagination">{pager}</ul></nav>', _NAMES[section])

    site.sections(stories, listing, lambda s, n: f"/tin-tuc?loai={s}" + (f"&pn={n}" if n > 1 else ""), size=4)
    site.add(
        "/", frame("".join(f'<h5><a href="{link(s)}">{s.title}</a></h5>' for s in stories[:3]), "Trung tâm Khuyến nông")
    )


def aspx_portal(site: MadeSite) -> None:
    """A portal of ASP.NET labels: lblTieuDe, lblThoiGian in capitals of AM/PM in Vietnamese, related rows of a data grid."""
    stories = make_stories(72, 27, site.now, kinds=("report", "report", "interview"))

    def link(s: Story) -> str:
        return f"/ViewNews.aspx?newsid={s.number}"

    def frame(inner: str) -> str:
        return f'<html><head><title>Trang tin UBND phường Trường Vinh</title><meta name="description" content="Trang tin UBND phường Trường Vinh"></head><body><form id="form1"><div id="ctl00_header"><img src="/bn.jpg"></div><table id="ctl00_tbl"><tr><td class="ctl_left"><div><a href="/ListNews.aspx?cat=0">{_NAMES[0]}</a></div><div><a href="/ListNews.aspx?cat=1">{_NAMES[1]}</a></div><div><a href="/ListNews.aspx?cat=2">{_NAMES[2]}</a></div></td><td class="ctl_mid">{inner}</td></tr></table><span id="ctl00_lblFooter">Trưởng ban biên tập: Ông Lê Văn Bảy</span></form></body></html>'

    for s in stories:
        half = "SA" if s.at.hour < 12 else "CH"
        stamp = f"{s.at.day:02}/{s.at.month:02}/{s.at.year} {s.at.hour % 12 or 12}:{s.at:%M} {half}"
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align:justify;text-indent:0.5in">{}</p>'.format,
                picture='<table align=center style="width:500px"><tr><td><img src="{0}" style="width:480px"></td></tr><tr><td style="text-align:center;font-style:italic">{1}</td></tr></table>'.format,
            )
        )
        grid = "".join(
            f'<tr><td><span>»</span> <a id="ctl00_dg_{n}" href="{link(o)}">{o.title}</a> <span class="dg_d">[{o.at.day:02}/{o.at.month:02}/{o.at.year}]</span></td></tr>'
            for n, o in enumerate(stories_near(stories, s, 5))
        )
        inner = (
            f'<div id="ctl00_main_pnl"><span id="ctl00_main_lblTieuDe" class="TD">{s.title}</span><br><span id="ctl00_main_lblThoiGian" class="TG">({stamp})</span><br><span id="ctl00_main_lblGioiThieu" class="GT">{s.lead}</span><div id="ctl00_main_divND">{body}</div><div style="text-align:right"><span id="ctl00_main_lblTacGia" class="TGI">{s.writer}</span></div>'
            f'<div><span class="luot">Số lượt người xem: {s.number % 888}</span></div><div class="khac">TIN MỚI HƠN</div><table id="ctl00_main_dgTinKhac">{grid}</table></div>'
        )
        site.publish([link(s)], frame(inner), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(f'<tr><td><a href="{link(s)}">{s.title}</a><br><span>{s.lead}</span></td></tr>' for s in part)
        pager = f'<tr class="pg"><td>{" ".join(f"<span>{n}</span>" if n == number else f"<a href=/ListNews.aspx?cat={section}&amp;index={n}>{n}</a>" for n in range(1, count + 1))}</td></tr>'
        return frame(f'<table id="ctl00_main_dg">{rows}{pager}</table>')

    site.sections(stories, listing, lambda s, n: f"/ListNews.aspx?cat={s}" + (f"&index={n}" if n > 1 else ""), size=4)
    site.add("/", frame("".join(f'<div class="nb"><a href="{link(s)}">{s.title}</a></div>' for s in stories[:4])))


def uppercase_dates(site: MadeSite) -> None:
    """A committee's site: "NGÀY 16 THÁNG 11 NĂM 2026" with the hour in words before, a note from the editors in each text."""
    stories = make_stories(75, 25, site.now, kinds=("report", "notice"))

    def link(s: Story) -> str:
        return f"/{_ALIAS[s.section]}/{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<span class="m"><a href="/{a}.html">{n}</a></span>' for a, n in zip(_ALIAS, _NAMES, strict=True)
        )
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><center><div class="w"><div class="logo">ỦY BAN KIỂM TRA</div><div class="nav">{nav}</div><div class="z">{inner}</div><div class="end">Bản quyền © Ủy ban Kiểm tra. Giấy phép: 45/GP-STTTT, ngày 12/10/2020</div></div></center></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text='<div class="doan">{}</div>'.format,
            subhead='<div class="doan dam">{}</div>'.format,
            picture='<div class="hinh"><img src="{0}"></div><div class="duoi-hinh">{1}</div>'.format,
        )
        made.append(
            '<div class="doan"><i>Ghi chú: Ý kiến đóng góp cho chuyên mục xin gửi về hộp thư của Ban biên tập.</i></div>'
        )
        inner = (
            f'<div class="y1">{_NAMES[s.section]}</div><div class="y2">{s.title}</div><div class="y3">{s.at.hour} GIỜ {s.at:%M} PHÚT, NGÀY {s.at.day} THÁNG {s.at.month} NĂM {s.at.year}</div><div class="y4">{s.lead}</div><div class="y5">{"".join(made)}</div><div class="y6">{s.writer}</div>'
            f'<div class="y7"><div class="y8">Tin đã đăng</div>{"".join(f"<div class=y9>- <a href={link(o)}>{o.title}</a> <small>({o.at.day}/{o.at.month})</small></div>" for o in stories_near(stories, s, 4))}</div>'
        )
        site.publish([link(s)], frame(inner, "ỦY BAN KIỂM TRA"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="x1"><div class="x2"><a href="{link(s)}">{s.title}</a></div><div class="x3">{s.lead}</div></div>'
            for s in part
        )
        following = (
            f'<div class="x4"><a href="/{_ALIAS[section]}-{number + 1}.html">Trang tiếp theo</a></div>'
            if number < count
            else ""
        )
        return frame(rows + following, "ỦY BAN KIỂM TRA")

    site.sections(stories, listing, lambda s, n: f"/{_ALIAS[s]}" + (f"-{n}" if n > 1 else "") + ".html", size=4)
    site.add(
        "/",
        frame(
            "".join(f'<div class="x2"><a href="{link(s)}">{s.title}</a></div>' for s in stories[:4]), "ỦY BAN KIỂM TRA"
        ),
    )


_ALIAS = ("tin-tinh", "dien-hinh", "co-so")


def microdata(site: MadeSite) -> None:
    """A bought news script: microdata whose dateModified comes first, a byline with the office, an update stamp under the text."""
    stories = make_stories(76, 28, site.now, kinds=("report", "photo", "report"))

    def link(s: Story) -> str:
        return f"/news/{s.number}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title><link rel="next" href="/?page=2"></head><body><div class="top-strip"><span class="ts-date">{site.now:%d-%m-%Y}</span></div>{inner}<div class="foot-strip"><ul><li>Báo in</li><li>Quảng cáo</li></ul></div></body></html>'

    for s in stories:
        later = s.at + timedelta(hours=26)
        body = "".join(
            flow(
                s.parts, picture='<span class="pic-hold"><img src="{0}"><span class="pic-say">{1}</span></span>'.format
            )
        )
        inner = (
            f'<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="dateModified" content="{later.isoformat()}"><h1 itemprop="headline">{s.title}</h1><div class="sub-strip"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">{s.writer}</b></span><span class="sep">|</span><span>{s.at:%H:%M} ngày {s.at:%d-%m-%Y}</span></div>'
            f'<div class="strapline" itemprop="description">{s.lead}</div><div class="story-flow" itemprop="articleBody">{body}</div><div class="upd">Cập nhật: {later:%H:%M} ngày {later:%d-%m-%Y}</div><div class="rate">Bạn thấy bài viết này thế nào? <b>Hay</b> <b>Bình thường</b></div>'
            f'<section class="also"><h3>Mời bạn đọc thêm</h3>{"".join(f"<p><a href={link(o)}>{o.title}</a></p>" for o in stories_near(stories, s, 4))}</section></div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} :: Báo Bình Hòa"), s, authors=[s.writer])
    for n in range(4):
        rows = "".join(
            f'<div class="line"><a href="{link(s)}"><b>{s.title}</b></a> - <i>{s.at:%H:%M %d-%m-%Y}</i></div>'
            for s in stories[n * 7 : n * 7 + 7]
        )
        page = (
            frame(rows, "Báo Bình Hòa").replace('href="/?page=2"', f'href="/?page={n + 2}"')
            if n < 3
            else frame(rows, "Báo Bình Hòa").replace('<link rel="next" href="/?page=2">', "")
        )
        site.add("/" if n == 0 else f"/?page={n + 1}", page)


def moved_host(site: MadeSite) -> None:
    """Everything under /portal/, articles by form parameters, half of the old addresses redirected, pages in windows of dates."""
    stories = make_stories(77, 24, site.now, kinds=("report", "interview"))

    def link(s: Story) -> str:
        return f"/portal/index.do?m=view&amp;aid={s.number}"

    def frame(inner: str) -> str:
        return f'<html><head><base href="{ORIGIN}/portal/"><title>:: Viễn thông tỉnh ::</title></head><body><div id="doc"><div id="hd"><a href="index.do">TRANG CHỦ</a> <a href="index.do?m=list">TIN TỨC</a> <a href="index.do?m=intro">GIỚI THIỆU</a></div><div id="bd">{inner}</div><div id="ft">Viễn thông tỉnh - Số 1 Hùng Vương</div></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text="<p class=T>{}</p>".format,
                picture="<div class=I><img src={0}></div><div class=IC>{1}</div>".format,
            )
        )
        inner = f'<div class="A"><div class="A1">{s.title}</div><div class="A2">Người đăng: {s.writer} | Thời gian: {s.at:%Y-%m-%d %H:%M}</div><div class="A3">{s.lead}</div><div class="A4">{body}</div><div class="A5">{"".join(f"<div><a href={chr(34)}{link(o)}{chr(34)}>{o.title}</a> {o.at:%Y-%m-%d}</div>" for o in stories_near(stories, s, 4))}</div></div>'
        site.publish([link(s).replace("&amp;", "&")], frame(inner), s, authors=[s.writer])
        site.add(
            f"/portal/old.do?id={s.number}", "", status=302, location=f"{ORIGIN}/portal/index.do?m=view&aid={s.number}"
        )
    for n in range(4):
        part = stories[n * 6 : n * 6 + 6]
        rows = "".join(
            f'<div class="L"><a href="{f"old.do?id={s.number}" if s.number % 2 else link(s)[8:]}">{s.title}</a> <span>{s.at:%Y-%m-%d}</span></div>'
            for s in part
        )
        following = f'<a href="index.do?m=list&amp;offset={6 * (n + 1)}">Trang kế</a>' if n < 3 else ""
        site.add("/portal/index.do?m=list" + (f"&offset={6 * n}" if n else ""), frame(rows + following))
    words = Words(177)
    site.add(
        "/portal/index.do?m=intro",
        frame(f'<div class="A1">GIỚI THIỆU</div>{"".join(f"<p class=T>{words.standing()}</p>" for _ in range(4))}'),
    )
    site.add("/portal/index.do", frame('<div class="B">Kính chào quý khách</div>'))
    site.add("/", "", status=302, location=f"{ORIGIN}/portal/index.do")


def text_heavy(site: MadeSite) -> None:
    """An office's site with long side texts: a slogan, a letter of the chief and a notice are on every page beside the article."""
    stories = make_stories(79, 26, site.now, kinds=("report", "report", "notice"))
    words = Words(179)
    letter = "".join(f"<p>{words.standing()}</p>" for _ in range(4))

    def link(s: Story) -> str:
        return f"/bai/{s.at:%d%m%Y}/{s.number}"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div class="ban"><h2>Kỷ cương - Trách nhiệm - Hiệu quả</h2></div><div class="ba-cot"><div class="cot1"><h4>Thư ngỏ</h4>{letter}</div><div class="cot2">{inner}</div><div class="cot3"><h4>Thông báo</h4><p>Từ ngày 01/12/2026, bộ phận một cửa làm việc cả sáng thứ Bảy để phục vụ nhân dân tốt hơn.</p><h4>Liên kết</h4><a href="/muc">Danh mục tin</a></div></div></body></html>'

    for s in stories:
        body = "".join(
            flow(s.parts, picture='<p class="anh"><img src="{0}"></p><p class="anh"><em>{1}</em></p>'.format)
        )
        inner = f'<h3 class="t">{s.title}</h3><p class="n">Ngày {s.at:%d/%m/%Y} - {s.at:%H}h{s.at:%M}</p><p class="m"><b>{s.lead}</b></p>{body}<p class="k"><b>{s.writer}</b></p><ul class="c">{"".join(f"<li><a href={link(o)}>{o.title}</a></li>" for o in stories_near(stories, s, 4))}</ul>'
        site.publish([link(s)], frame(inner, "Chi cục Thuế khu vực"), s, authors=[s.writer])
    for n in range(4):
        rows = "".join(f'<p><a href="{link(s)}">{s.title}</a></p>' for s in stories[n * 7 : n * 7 + 7])
        pages = " ".join(f'<a href="/muc?tr={k}">{k}</a>' for k in range(1, 5) if k != n + 1)
        site.add(
            "/muc" + (f"?tr={n + 1}" if n else ""), frame(f"{rows}<div>Trang: {pages}</div>", "Chi cục Thuế khu vực")
        )
    site.add(
        "/muc?tr=1",
        frame("".join(f'<p><a href="{link(s)}">{s.title}</a></p>' for s in stories[:7]), "Chi cục Thuế khu vực"),
    )
    site.add(
        "/", frame("".join(f'<p><a href="{link(s)}">{s.title}</a></p>' for s in stories[:3]), "Chi cục Thuế khu vực")
    )


THIRD_PORTALS = (dspace_tabs, aspx_portal, uppercase_dates, microdata, moved_host, text_heavy)
