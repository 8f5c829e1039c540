"""Portals, schools and associations of the seventh set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.sixth_texts import SIXTH_POOLS
from evaluation.sites.texts import Story

SEVENTH_POOLS = replace(
    SIXTH_POOLS,
    places="xã Phước Năng|phường Vĩnh Lại|xã Tả Lủng|xã Cư Prông|phường Thới Lai|xã Hàm Giang|xã Lượng Minh|phường Đậu Liêu|xã Sơn Hạ|xã Ia Púch".split(
        "|"
    ),
    units="Trường THPT Chu Văn An|Sở Nông nghiệp và Môi trường|Hội Liên hiệp Phụ nữ tỉnh|Lữ đoàn 414|Điện lực Thanh Thủy|Ban Tuyên giáo và Dân vận Tỉnh ủy|Công ty Cao su Chư Mom|Hợp tác xã Dịch vụ Đồng Tâm|Viện Kiểm sát khu vực 3|Đoàn Thanh niên phường|Đội Cảnh sát giao thông số 2|Chi hội Luật gia".split(
        "|"
    ),
    people="Vi Thị Ọt|Nguyễn Duy Thạo|Thò Bá Rê|Sơn Thị Ngọc Bích|Lục Văn Chính|A Brol Thơm|Phạm Thị Thu Giang|Kpă H'Blú|Đặng Ngọc Ẩn|Hoàng Seo Vảng".split(
        "|"
    ),
    writers="Hạnh Nguyên|Trần Trọng Trung|LAN PHƯƠNG|Bùi Hồng|Thạch Hồng Đức|Diệp Anh|Nguyễn Khắc Thiện|Ksor Hằng|Văn Lý|Phượng Vy".split(
        "|"
    ),
    things="bể nước chung của bản|sân bóng chuyền thôn|kho thóc tình thương|chòi canh lửa|đường ống dẫn nước về làng|vườn thuốc nam|xe buýt đưa đón học sinh|trạm đọc cộng đồng|nhóm hòa giải ở cơ sở".split(
        "|"
    ),
    captions=(
        "{person} được biểu dương tại hội nghị điển hình tiên tiến của {u}.",
        "Cán bộ {u} kiểm tra {thing}. Ảnh: {w}",
        "Một buổi sinh hoạt ở {p}",
        "Lãnh đạo {p} chúc mừng các tập thể được khen thưởng - Ảnh: {w}",
        "Bà con chung tay hoàn thiện {thing}",
        "Đại biểu dự buổi lễ chụp ảnh lưu niệm cùng {person}",
    ),
)


def shelves(
    site: MadeSite,
    stories: Sequence[Story],
    names: Sequence[str],
    *,
    frame: Callable[[str, str], str],
    row: Callable[[Story], str],
    path: Callable[[int, int], str],
    size: int = 2,
) -> None:
    """Pages of sections with numbered links between them, and a front page."""

    def page(section: int, part: list[Story], number: int, count: int) -> str:
        pager = " ".join(
            f"<b>{n}</b>" if n == number else f'<a href="{path(section, n).replace("&", "&amp;")}">{n}</a>'
            for n in range(1, count + 1)
        )
        return frame(f"{''.join(map(row, part))}<div>{pager}</div>", names[section])

    site.sections(stories, page, path, size=size, sections=len(names))
    site.add("/", frame("".join(map(row, stories[:4])), "Trang chủ"))


def vnpt_province(site: MadeSite) -> None:
    """A VNPT portal: the hour in brackets before the day, a summary in h5, captions as table cells, "Tin, ảnh:" at the end."""
    names = ("Tin trong tỉnh", "Thi đua yêu nước")
    stories = further_stories(
        701, 10, site.now, sections=2, shapes=("ceremony", "meeting", "figures"), pools=SEVENTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/tin-tuc/{slug(names[s.section])}/{slug(s.title)}.vnpt?id={s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/tin-tuc/{slug(n)}"><span>{n}</span></a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Cổng TTĐT</title></head><body><form id="Form"><div class="banner-top"><span id="clock">{WEEKDAYS[site.now.weekday()]}, ngày {site.now:%d/%m/%Y}</span></div><ul class="rootMenu">{nav}</ul><div id="dnn_ContentPane" class="DNNContentPane">{inner}</div><div id="dnn_FooterPane"><p>Bản quyền thuộc Cổng thông tin điện tử tỉnh. Điện thoại: 0257 3841 234</p></div></form></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align: justify"><span style="font-size:14px">{}</span></p>'.format,
                picture='<table align="center" style="width:600px"><tbody><tr><td><img src="{0}" style="width:600px"></td></tr><tr><td style="text-align:center"><em>{1}</em></td></tr></tbody></table>'.format,
            )
        )
        rest = "".join(
            f'<li><a href="{link(o)}">{o.title}</a> <span class="ngay">({o.at:%d/%m/%Y})</span></li>'
            for o in near(stories, s, 3)
        )
        inner = f'<div class="vpt-chitiet"><h3 class="vpt-tieude">{s.title}</h3><div class="vpt-ngay">({s.at:%H:%M} {s.at:%d/%m/%Y})</div><div class="vpt-nut"><a>A+</a><a>A-</a><a>Đọc bài viết</a></div><h5 class="vpt-mota">{s.lead}</h5><div class="vpt-noidung">{body}<p style="text-align:right"><strong>Tin, ảnh: {s.writer}</strong></p></div><div class="vpt-sao"><span>Đánh giá bài viết:</span><span>0/5</span><span>(0 lượt)</span></div></div><div class="vpt-khac"><div>Các tin khác</div><ul>{rest}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: f'<div class="vpt-item"><a href="{link(s)}"><b>{s.title}</b></a><p>{s.lead}</p></div>',
        path=lambda s, n: f"/tin-tuc/{slug(names[s])}" + (f"?pageindex={n}" if n > 1 else ""),
    )


def nukeviet_school(site: MadeSite) -> None:
    """NukeViet: weekday and hour in h5, the author labelled in one article of two, newer and older news, a vote."""
    names = ("Tin nhà trường", "Gương sáng", "Đoàn - Đội")
    stories = further_stories(702, 12, site.now, shapes=("brief", "portrait", "album"), pools=SEVENTH_POOLS)

    def link(s: Story) -> str:
        return f"/vi/news/{slug(names[s.section])}/{slug(s.title)}-{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li role="presentation"><a href="/vi/news/{slug(n)}/">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title><meta name="generator" content="NukeViet v4.5"></head><body><div class="wraper"><header><div class="logo"><a href="/"><img src="/uploads/logo.png" alt="Trường THPT"></a></div></header><ul class="nav navbar-nav">{nav}</ul><section><div class="row"><div class="col-sm-16 col-md-18">{inner}</div><div class="col-sm-8 col-md-6"><div class="panel panel-default"><div class="panel-heading">Thống kê</div><div class="panel-body"><span>Đang truy cập</span><b>12</b><span>Hôm nay</span><b>843</b></div></div></div></div></section><footer><p>Trường THPT Tân Kỳ. Hiệu trưởng: Lê Minh Sơn</p></footer></div></body></html>'

    for s in stories:
        signed = s.number % 2 == 0
        body = "".join(
            flow(
                s.parts,
                subhead="<h2>{}</h2>".format,
                picture='<div class="image-center"><figure class="image"><img alt="" height="400" src="/uploads{0}" width="600" /><figcaption>{1}</figcaption></figure></div>'.format,
            )
        )
        by = (
            f'<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>{s.writer}</p></div>'
            if signed
            else ""
        )
        newer, older = (
            "".join(
                f'<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="{link(o)}" data-content="{o.lead}" title="{o.title}">{o.title}</a></h4><em>({o.at:%d/%m/%Y})</em></li>'
                for o in part
            )
            for part in (near(stories, s, 4)[:2], near(stories, s, 4)[2:])
        )
        inner = f'<div class="news_column panel panel-default"><div class="panel-body"><h1 class="title margin-bottom-lg">{s.title}</h1><div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{WEEKDAYS[s.at.weekday()]} - {s.at:%d/%m/%Y %H:%M}</span></div><div class="col-md-12"><ul class="list-inline text-right"><li><a rel="nofollow" title="In ra">&nbsp;</a></li></ul></div></div><div class="clearfix"><div class="hometext m-bottom">{s.lead}</div></div><div id="news-bodyhtml" class="bodytext margin-bottom-lg">{body}</div>{by}</div></div><div class="news_column panel panel-default"><form id="form3B"><div class="h5">Tổng số điểm của bài viết là: 5 trong 1 đánh giá</div><div class="h5">Xếp hạng: <span class="rating">5</span> - <span>1</span> phiếu bầu</div><div>Click để đánh giá bài viết</div></form></div><div class="news_column panel panel-default"><em class="fa fa-tags">&nbsp;</em><strong>Tags: </strong><a href="/vi/news/tag/thi-dua/"><em>thi đua</em></a>, <a href="/vi/news/tag/day-tot/"><em>dạy tốt</em></a></div><div class="news_column panel panel-default other-news"><p class="h3"><strong>Những tin mới hơn</strong></p><ul class="related">{newer}</ul><p class="h3"><strong>Những tin cũ hơn</strong></p><ul class="related">{older}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s) if signed else ())
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="news_column"><div class="panel-body featured"><h2><a href="{link(s)}">{s.title}</a></h2><div class="text-muted"><li>{s.at:%H:%M %d/%m/%Y}</li></div>{s.lead}</div></div>'
        ),
        path=lambda s, n: f"/vi/news/{slug(names[s])}/" + (f"page-{n}/" if n > 1 else ""),
    )


def joomla_association(site: MadeSite) -> None:
    """Joomla: no lead at all, "Viết bởi" in the list of details, a day printed and its hour in an attribute in UTC."""
    names = ("Hoạt động Hội", "Hội viên tiêu biểu")
    stories = further_stories(
        703, 10, site.now, sections=2, shapes=("chronicle", "ceremony", "decision"), pools=SEVENTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/index.php/{slug(names[s.section])}/{s.number}-{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li class="nav-item"><a href="/index.php/{slug(n)}">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi-vn" dir="ltr"><head><meta charset="utf-8"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{title}</title></head><body class="site com_content wrapper-static view-article"><header class="container-header"><div class="site-description">Hội Làm vườn và Trang trại</div><ul class="mod-menu nav">{nav}</ul></header><div class="site-grid"><div class="container-component"><main>{inner}</main></div></div><footer class="container-footer"><div class="mod-custom"><p>Trụ sở: 19 đường Hùng Vương. Email: vanphong@hoilamvuon.invalid</p></div></footer></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                picture='<figure class="item-image"><img src="{0}" alt="" loading="lazy"><figcaption class="caption">{1}</figcaption></figure>'.format,
            )
        )
        rest = "".join(
            f'<li itemscope itemtype="https://schema.org/Article"><a href="{link(o)}" itemprop="url"><span itemprop="name">{o.title}</span></a></li>'
            for o in near(stories, s, 3)
        )
        inner = f'<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="vi-VN"><div class="page-header"><h1 itemprop="headline">{s.title}</h1></div><dl class="article-info text-muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">Viết bởi: <span itemprop="name">{s.writer}</span></dd><dd class="category-name">Chuyên mục: <a href="/index.php/{slug(names[s.section])}">{names[s.section]}</a></dd><dd class="published"><time datetime="{s.at.astimezone(UTC).isoformat()}" itemprop="datePublished">Được đăng: {s.at:%d} Tháng {s.at.month} {s.at.year}</time></dd><dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:{s.number}">Lượt xem: {s.number}</dd></dl><div itemprop="articleBody" class="com-content-article__body"><p>{s.lead}</p>{body}</div><nav class="pagenavigation"><a class="previous" href="{link(near(stories, s, 2)[1])}" rel="prev">Bài trước: {near(stories, s, 2)[1].title}</a></nav></div><div class="moduletable"><h3>Bài mới nhất</h3><ul class="mod-articleslatest">{rest}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), s, lead=False, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="blog-item"><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p><p class="readmore"><a href="{link(s)}">Đọc thêm: {s.title}</a></p></div>'
        ),
        path=lambda s, n: f"/index.php/{slug(names[s])}" + (f"?start={(n - 1) * 2}" if n > 1 else ""),
    )


def drupal_union(site: MadeSite) -> None:
    """Drupal with fields: the month before the day and UTC in the attribute, authors as items of a list below the text."""
    names = ("Tin công đoàn", "Lao động giỏi")
    stories = further_stories(704, 10, site.now, sections=2, shapes=("meeting", "digest", "talk"), pools=SEVENTH_POOLS)
    days = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

    def link(s: Story) -> str:
        return f"/node/{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li><a href="/taxonomy/term/{n}" data-drupal-link-system-path="taxonomy/term/{n}">{name}</a></li>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi" dir="ltr"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 10"><title>{title} | Công đoàn</title></head><body class="path-node page-node-type-tin"><a href="#main-content" class="visually-hidden focusable">Nhảy đến nội dung</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation"><ul class="menu">{nav}</ul></nav></header><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content">{inner}</div></div></main><footer role="contentinfo"><div class="block"><div class="content"><p>Liên đoàn Lao động tỉnh - 02 Lê Hồng Phong</p></div></div></footer></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                picture='<article class="media media--type-image align-center"><div class="field field--name-field-media-image"><img src="{0}" alt=""></div><div class="field field--name-field-chu-thich field__item">{1}</div></article>'.format,
            )
        )
        items = "".join(f'<div class="field__item">{w}</div>' for w in writers_of(s))
        rest = "".join(
            f'<div class="views-row"><span class="field-content"><a href="{link(o)}" hreflang="vi">{o.title}</a></span></div>'
            for o in near(stories, s, 4)
        )
        inner = f'<div id="block-tieu-de"><h1><span class="field field--name-title">{s.title}</span></h1></div><article data-history-node-id="{s.number}" class="node node--type-tin node--view-mode-full"><div class="node__content"><div class="field field--name-field-ngay field--label-hidden field__item"><time datetime="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{days[s.at.weekday()]}, {s.at:%m/%d/%Y - %H:%M}</time></div><div class="field field--name-field-gioi-thieu field--type-string-long field__item">{s.lead}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{body}</div><div class="field field--name-field-nguoi-viet field--label-inline clearfix"><div class="field__label">Người viết</div><div class="field__items">{items}</div></div><div class="field field--name-field-the field--label-above"><div class="field__label">Từ khóa</div><div class="field__item"><a href="/taxonomy/term/31" hreflang="vi">công nhân giỏi</a></div></div></div></article><div class="views-element-container block"><h2>Tin cùng chủ đề</h2>{rest}</div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="views-row"><article class="node node--view-mode-teaser"><h2><a href="{link(s)}" rel="bookmark"><span>{s.title}</span></a></h2><div class="node__content">{s.lead}</div></article></div>'
        ),
        path=lambda s, n: f"/taxonomy/term/{s}" + (f"?page={n - 1}" if n > 1 else ""),
    )


def asp_commune(site: MadeSite) -> None:
    """Old ASP tables: a day in square brackets, a bold lead and the text in one cell parted by breaks, the name in italics."""
    names = ("Tin địa phương", "Người tốt việc tốt")
    stories = further_stories(705, 10, site.now, sections=2, shapes=("brief", "ceremony"), pools=SEVENTH_POOLS)

    def link(s: Story) -> str:
        return f"/default.asp?act=xemtin&id={s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<tr><td class="menutrai"><a href="/default.asp?act=muc&amp;m={n}">{name}</a></td></tr>'
            for n, name in enumerate(names)
        )
        return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title></head><body topmargin="0"><table width="980" align="center" cellpadding="0"><tr><td colspan="2"><img src="/images/banner.jpg"></td></tr><tr><td width="190" valign="top"><table>{nav}</table></td><td valign="top">{inner}</td></tr><tr><td colspan="2" align="center" bgcolor="#cc0000"><font color="#ffffff">UBND xã Lượng Minh - Thường trực: 0238 3875 010</font></td></tr></table></body></html>'

    for s in stories:
        body = "<br><br>".join(
            flow(
                s.parts,
                text="{}".format,
                picture='<table align="center" width="450"><tr><td><img src="{0}" width="450"></td></tr><tr><td align="center"><font size="1" color="#0000ff"><i>{1}</i></font></td></tr></table>'.format,
            )
        )
        rest = "".join(
            f'<tr><td><img src="/images/cham.gif"> <a class="tinkhac" href="{link(o).replace("&", "&amp;")}">{o.title}</a> [{o.at:%d/%m/%Y}]</td></tr>'
            for o in near(stories, s, 4)
        )
        inner = f'<table width="100%"><tr><td><font class="tieude" color="#990000" size="4"><b>{s.title}</b></font> <font size="1">[{s.at:%d/%m/%Y}]</font></td></tr><tr><td class="noidung" align="justify"><b>{s.lead}</b><br><br>{body}<br><br><div align="right"><i>{s.writer}</i></div></td></tr></table><hr><table width="100%"><tr><td><b>Tin đã đưa:</b></td></tr>{rest}</table>'
        site.publish([link(s)], frame(inner, "Trang tin xã Lượng Minh"), s, authors=writers_of(s), precision="day")
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<table><tr><td><a href="{link(s).replace("&", "&amp;")}"><b>{s.title}</b></a><br>{s.lead}</td></tr></table>'
        ),
        path=lambda s, n: f"/default.asp?act=muc&m={s}" + (f"&trang={n}" if n > 1 else ""),
    )


def sharepoint_committee(site: MadeSite) -> None:
    """SharePoint of an emulation committee: "SA"/"CH" clocks, an h2 as lead, an agency in brackets at the end or no author."""
    names = ("Tin hoạt động", "Văn bản và hướng dẫn")
    stories = further_stories(
        706, 10, site.now, sections=2, shapes=("decision", "roll", "meeting"), pools=SEVENTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/tintuc/Lists/Posts/Post.aspx?ID={s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="static"><a class="static menu-item" href="/tintuc/Lists/Posts/Muc.aspx?c={n}"><span class="menu-item-text">{name}</span></a></li>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi-vn"><head><meta name="GENERATOR" content="Microsoft SharePoint"><title>{title}</title></head><body><form id="aspnetForm"><div id="s4-workspace"><div class="ms-core-navigation"><ul>{nav}</ul></div><div id="contentBox">{inner}</div><div id="footer"><p>Ban Thi đua - Khen thưởng. Người chịu trách nhiệm nội dung: Phó Trưởng ban Trịnh Văn Hợp</p></div></div></form></body></html>'

    for s in stories:
        agency = s.number % 3 == 0
        clock = f"{s.at.hour % 12 or 12}:{s.at:%M} {'SA' if s.at.hour < 12 else 'CH'}"
        body = "".join(
            flow(
                s.parts,
                text='<p class="ms-rteElement-P">{}</p>'.format,
                picture='<p class="ms-rteElement-P" style="text-align:center"><img src="{0}" alt=""/></p><p class="ms-rteElement-P" style="text-align:center"><em>{1}</em></p>'.format,
            )
        )
        rest = "".join(f'<li><a href="{link(o)}">{o.title}</a></li>' for o in near(stories, s, 3))
        inner = f'<div class="ms-blog-post"><h1 class="ms-blog-postTitle">{s.title}</h1><div class="ngaythang"><span class="ngay">{s.at:%d/%m/%Y}</span> <span class="gio">{clock}</span></div><h2 class="trichdan">{s.lead}</h2><div class="ms-blog-postBody">{body}{"<p class=ms-rteElement-P style=text-align:right>(TTXVN)</p>" if agency else ""}</div><div class="ms-blog-commands"><a>Thích</a><a>Gửi email liên kết</a></div></div><div class="lienquan"><h3>Bài cùng mục</h3><ul>{rest}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=["TTXVN"] if agency else ())
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="ms-blog-item"><h3><a href="{link(s)}">{s.title}</a></h3><span>{s.at:%d/%m/%Y}</span></div>'
        ),
        path=lambda s, n: f"/tintuc/Lists/Posts/Muc.aspx?c={s}" + (f"&p={n}" if n > 1 else ""),
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    urls = "".join(f"<url><loc>{ORIGIN}{link(s)}</loc></url>" for s in stories)
    site.add("/sitemap.xml", f"<urlset {space}>{urls}</urlset>", content_type="application/xml")


SEVENTH_PORTALS = (
    vnpt_province,
    nukeviet_school,
    joomla_association,
    drupal_union,
    asp_commune,
    sharepoint_committee,
)
