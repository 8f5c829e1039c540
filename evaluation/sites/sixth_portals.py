"""Portals, schools and associations of the sixth set, written without knowledge of the rules and before any of them ran on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.sixth_texts import SIXTH_POOLS
from evaluation.sites.texts import Story


def liferay_province(site: MadeSite) -> None:
    """Liferay 7: hour and day in boxes of their own, an office below the writer's name, a lead in one section of three alone."""
    names = ("Tin tức sự kiện", "Chỉ đạo điều hành", "Thi đua khen thưởng")
    stories = further_stories(
        611, 24, site.now, shapes=("meeting", "decision", "ceremony", "figures"), pools=SIXTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/web/guest/w/{slug(s.title)}-{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="lfr-nav-item" role="presentation"><a role="menuitem" href="/web/guest/{slug(n)}"><span>{n}</span></a></li>'
            for n in names
        )
        return (
            f'<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head><title>{title}</title></head><body class="controls-visible yui3-skin-sam signed-out public-page site"><div id="wrapper"><header id="banner"><div class="journal-content-article" data-analytics-asset-title="banner"><p>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH PHÚ HÀ</p></div><nav class="sort-pages modify-pages" id="navigation"><ul role="menubar">{nav}</ul></nav></header><section id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-column">{inner}</div></div></section>'
            '<footer id="footer"><div class="journal-content-article" data-analytics-asset-title="footer"><p>Cơ quan quản lý: Văn phòng Ủy ban nhân dân tỉnh. Giấy phép số 05/GP-STTTT cấp ngày 20/08/2023.</p></div></footer></div></body></html>'
        )

    for s in stories:
        has_lead = s.section == 0
        office = f"Phòng Văn hóa - Xã hội {('xã', 'phường')[s.number % 2]}"
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align:justify;">{}</p>'.format,
                picture='<div class="portlet-image"><picture data-fileentryid="1"><source media="(max-width:300px)" srcset="/o/adaptive-media{0}" /><img alt="" src="/documents/20182{0}" /></picture><p style="text-align:center;"><span style="font-style:italic;">{1}</span></p></div>'.format,
            )
        )
        lead = f'<div class="ph-trich">{s.lead}</div>' if has_lead else f'<p style="text-align:justify;">{s.lead}</p>'
        inner = (
            f'<div class="portlet-boundary portlet-static-end portlet-asset-publisher" id="p_p_id_101"><div class="portlet-content-container"><div class="portlet-body"><div class="asset-full-content clearfix"><div class="ph-khung"><div class="ph-lich"><span class="ph-g">{s.at:%H:%M}</span><span class="ph-n">{s.at:%d/%m/%Y}</span></div><h4 class="component-title">{s.title}</h4></div><div class="asset-content"><div class="journal-content-article" data-analytics-asset-title="{s.title}" data-analytics-asset-type="web-content">{lead}{body}<p style="text-align:right;"><b>{s.writer}</b></p><p style="text-align:right;"><i>{office}</i></p></div></div><div class="asset-links"><h2 class="asset-links-title">Tài sản liên quan</h2><ul>{"".join(f"<li class=asset-links-list-item><a href={link(o)}>{o.title}</a></li>" for o in near(stories, s, 2))}</ul></div><div class="lfr-ratings"><span>Trung bình (0 phiếu)</span></div></div></div></div></div>'
            f'<div class="portlet-boundary"><h2 class="portlet-title-text">Tin mới cập nhật</h2><div class="portlet-body">{"".join(f"<div class=ph-moi><a href={link(o)}>{o.title}</a><span>{o.at:%d/%m/%Y}</span></div>" for o in stories[1:5])}</div></div>'
        )
        site.publish(
            [link(s)],
            frame(inner, f"{s.title} - Cổng thông tin"),
            s,
            lead=has_lead,
            authors=writers_of(s),
            also=[office],
        )
        site.articles[-1] = replace(site.articles[-1], optional=(office,))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="asset-abstract"><h4 class="asset-title"><a href="{link(s)}">{s.title}</a></h4><div class="asset-summary">{s.lead}</div><div class="ph-n">{s.at:%d/%m/%Y}</div></div>'
            for s in part
        )
        pager = "".join(
            f'<li class="page-item"><a class="page-link" href="/web/guest/{slug(names[section])}?delta=4&amp;start={n}">{n}</a></li>'
            for n in range(1, count + 1)
        )
        return frame(f'{rows}<ul class="pagination">{pager}</ul>', names[section])

    site.sections(
        stories,
        listing,
        lambda s, n: f"/web/guest/{slug(names[s])}" + (f"?delta=4&start={n}" if n > 1 else ""),
        size=4,
    )
    home = "".join(f'<div class="asset-abstract"><h4><a href="{link(s)}">{s.title}</a></h4></div>' for s in stories[:5])
    site.add("/web/guest/home", frame(home, "Trang chủ"))
    site.add("/", "", status=302, location=f"{ORIGIN}/web/guest/home")


def label_department(site: MadeSite) -> None:
    """SharePoint with labels: capitals as title, unpadded stamps with seconds, two days side by side, "Tác giả" above the lead."""
    names = ("Tin ngành", "Phong trào thi đua", "Thông tin nội bộ")
    stories = further_stories(612, 24, site.now, shapes=("ceremony", "roll", "meeting"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/Pages/tin-chi-tiet.aspx?ItemID={s.number}&l=tin{s.section}"

    def frame(inner: str) -> str:
        nav = "".join(
            f'<a class="static menu-item" href="/Pages/tin{n}.aspx">{name}</a>' for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint"/><title>Sở Y tế - Chi tiết tin</title></head><body><form method="post" id="aspnetForm"><div id="s4-workspace"><div id="s4-bodyContainer"><div class="hd"><a href="/Pages/default.aspx"><img src="/_layouts/images/logo.png" alt="Sở Y tế"/></a><div class="s4-notdlg noindex">{nav}</div></div><span id="DeltaPlaceHolderMain"><div class="ms-webpartzone-cell">{inner}</div></span><div class="ft noindex">Sở Y tế, 77 Lê Thánh Tông. Điện thoại: 0233 3552 100</div></div></div></form></body></html>'

    for s in stories:
        later = s.at + timedelta(hours=20)
        body = "".join(
            flow(
                s.parts,
                text='<div style="text-align:justify">&#8203;{}</div>'.format,
                picture='<div style="text-align:center"><img class="ms-rtePosition-4" alt="" src="/PublishingImages{0}" style="margin:5px"/></div><div style="text-align:center"><span class="ms-rteFontSize-1"><em>{1}</em></span></div>'.format,
            )
        )
        others = "".join(
            f'<tr><td class="ms-vb2"><a href="{link(o).replace("&", "&amp;")}">{o.title}</a></td><td class="ms-vb2">{o.at.day}/{o.at.month}/{o.at.year}</td></tr>'
            for o in near(stories, s, 5)
        )
        inner = (
            f'<div class="tct"><h2 class="tct-td"><span id="ctl00_m_g_lblTitle">{s.title.upper()}</span></h2><div class="tct-tt"><span>Ngày đăng: <span id="ctl00_m_g_lblNgay">{s.at.day}/{s.at.month}/{s.at.year} {s.at.hour}:{s.at:%M}:{s.number % 60:02}</span></span><span>Ngày sửa: <span>{later.day}/{later.month}/{later.year} {later.hour}:{later:%M}:11</span></span></div><div class="tct-tg">Tác giả: <span id="ctl00_m_g_lblTacGia">{s.writer}</span></div><div class="tct-tomtat"><strong><span id="ctl00_m_g_lblTomTat">{s.lead}</span></strong></div><div class="ms-rtestate-field" id="ctl00_m_g_divNoiDung">{body}</div><div class="tct-td2"><a href="javascript:window.print()">In trang</a><a href="javascript:void(0)">Quay lại</a></div></div>'
            f'<table class="ms-listviewtable"><tr class="ms-viewheadertr"><th>Tiêu đề</th><th>Ngày đăng</th></tr>{others}</table>'
        )
        site.publish([link(s)], frame(inner), replace(s, title=s.title.upper()), authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="item"><a class="item-t" href="{link(s).replace("&", "&amp;")}">{s.title}</a><span class="item-n">({s.at.day}/{s.at.month}/{s.at.year})</span><div class="item-s">{s.lead}</div></div>'
            for s in part
        )
        pager = "".join(f'<a href="/Pages/tin{section}.aspx?Page={n}">{n}</a> ' for n in range(1, count + 1))
        return frame(f'<div class="ds">{rows}</div><div class="ms-bottompaging">{pager}</div>')

    site.sections(stories, listing, lambda s, n: f"/Pages/tin{s}.aspx" + (f"?Page={n}" if n > 1 else ""), size=4)
    home = "".join(
        f'<div class="item"><a class="item-t" href="{link(s).replace("&", "&amp;")}">{s.title}</a></div>'
        for s in stories[:4]
    )
    site.add("/Pages/default.aspx", frame(home))
    site.add("/", frame(home))


def pages_club(site: MadeSite) -> None:
    """A club on a page builder of hashed names: day, lead, text and writer are paragraphs of one box, captions as small runs."""
    stories = further_stories(613, 20, site.now, shapes=("album", "portrait", "brief"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/view/clb/nhat-ky/{slug(s.title)}"

    def box(inner: str) -> str:
        return f'<section class="yaqOZd"><div class="mYVXT"><div class="LS81yb VICjCf"><div class="hJDwNd-AhqUyc-uQSCkd"><div class="JNdkSc"><div class="JNdkSc-SmKAyb"><div class="oKdM2c ZZyype">{inner}</div></div></div></div></div></div></section>'

    def run(text: str, style: str = "", kind: str = "CDt4Ke zfr3Q") -> str:
        mark = f' style="{style}"' if style else ""
        return f'<p class="{kind}" dir="ltr"><span class="C9DxTc"{mark}>{text}</span></p>'

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title><meta property="og:type" content="website"></head><body dir="ltr" class="EIlDfe"><div class="wvnY3c"><header class="tpmmCb"><a class="GAuSPc" href="/view/clb"><span class="QTKDff">CLB Hiến máu Ngân hàng máu sống</span></a><ul class="jYxBte"><li><a class="aJHbb" href="/view/clb/nhat-ky">Nhật ký</a></li></ul></header>{inner}<footer class="NBxL9e"><p>Câu lạc bộ thành lập từ năm 2011, mỗi tháng sinh hoạt một lần vào chiều Chủ nhật.</p></footer></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text=run,
                subhead=lambda t: f'<h3 class="CDt4Ke zfr3Q OmQG5e"><span class="C9DxTc">{t}</span></h3>',
                picture=lambda a, c: (
                    f'<div class="t3iYD"><img src="{a}" class="CENy8b" role="img"></div><p class="CDt4Ke zfr3Q" style="text-align:center"><small class="C9DxTc">{c}</small></p>'
                ),
            )
        )
        inner = (
            box(f'<h1 class="CDt4Ke zfr3Q duRjpb"><span class="C9DxTc">{s.title}</span></h1>')
            + box(
                run(f"Ngày đăng: {s.at:%d/%m/%Y}", "font-size:10pt")
                + run(s.lead, "font-weight:bold")
                + body
                + run(f"Người viết: {s.writer}", "font-style:italic")
            )
            + box(
                "".join(
                    f'<p class="CDt4Ke zfr3Q"><a class="XqQF9c" href="{link(o)}">{o.title}</a></p>'
                    for o in near(stories, s, 3)
                )
            )
        )
        site.publish([link(s)], frame(inner, f"CLB Hiến máu - {s.title}"), s, authors=writers_of(s), precision="day")
    rows = "".join(
        f'<p class="CDt4Ke zfr3Q"><a class="XqQF9c" href="{link(s)}">{s.title}</a> ({s.at:%d/%m/%Y})</p>'
        for s in stories
    )
    site.add("/view/clb/nhat-ky", frame(box(rows), "Nhật ký"))
    site.add("/view/clb", frame(box('<h1 class="duRjpb">Một giọt máu cho đi</h1>'), "CLB Hiến máu"))
    site.add("/", "", status=301, location=f"{ORIGIN}/view/clb")


def rdfa_committee(site: MadeSite) -> None:
    """RDFa with both days printed, a lead of two paragraphs in every other article, pages of tags with whole summaries."""
    names = ("Thời sự - Chính trị", "Học và làm theo Bác", "Thi đua - Khen thưởng")
    plain = further_stories(
        614, 24, site.now, shapes=("chronicle", "decision", "portrait", "figures"), pools=SIXTH_POOLS
    )
    stories = tuple(
        replace(s, lead=f"{s.lead} {s.parts[0].text}", parts=s.parts[1:]) if s.number % 2 else s for s in plain
    )

    def link(s: Story) -> str:
        return f"/tin-bai/{slug(names[s.section])}/{slug(s.title)}-{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<dd><a href="/tin-bai/{slug(n)}.html">{n}</a></dd>' for n in names)
        return f'<!DOCTYPE html><html lang="vi" prefix="schema: http://schema.org/ dc: http://purl.org/dc/terms/"><head><meta charset="utf-8"><title>{title}</title></head><body><div class="tt"><div class="tt-1">Đảng bộ các cơ quan tỉnh</div><div class="tt-2">{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y}</div></div><dl class="tm">{nav}</dl><div class="tg">{inner}</div><div class="tc">Ban Biên tập: 0292 3731 111</div></body></html>'

    for s, told in zip(plain, stories, strict=True):
        later = s.at + timedelta(hours=27)
        opening = [s.lead] if told is s else [s.lead, s.parts[0].text]
        body = "".join(
            flow(
                told.parts,
                picture='<p class="ha"><img src="{0}"></p><p class="hc">{1}</p>'.format,
            )
        )
        inner = (
            f'<article typeof="schema:NewsArticle" about="{link(s)}"><h2 property="schema:headline">{s.title}</h2><p class="tn"><span>Ngày đăng: <span property="schema:datePublished" content="{s.at.isoformat()}">{s.at:%d/%m/%Y %H:%M}</span></span> | <span>Ngày cập nhật: <span property="schema:dateModified" content="{later.isoformat()}">{later:%d/%m/%Y %H:%M}</span></span> | <span>{s.number % 321} lượt đọc</span></p><div property="schema:description" class="tl">{"".join(f"<p>{p}</p>" for p in opening)}</div><div property="schema:articleBody" class="tb">{body}</div><p class="tk" property="schema:author" typeof="schema:Person"><span property="schema:name">{", ".join(writers_of(s))}</span></p><p class="th">Thẻ: <a href="/the/hoc-bac.html">học Bác</a> <a href="/the/dien-hinh.html">điển hình</a></p></article>'
            f'<div class="tx"><h3>Bài đọc nhiều</h3><ol>{"".join(f"<li><a href={link(o)}>{o.title}</a></li>" for o in stories[6:10])}</ol></div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} - Đảng bộ các cơ quan tỉnh"), told, authors=writers_of(s))
    for at, tag in enumerate(("hoc-bac", "dien-hinh")):
        rows = "".join(
            f'<div class="td"><h3><a href="{link(s)}">{s.title}</a></h3><p class="tn">{s.at:%d/%m/%Y %H:%M}</p><p>{s.lead}</p></div>'
            for s in stories[at * 5 : at * 5 + 5]
        )
        site.add(f"/the/{tag}.html", frame(f"<h2>Thẻ: {tag.replace('-', ' ')}</h2>{rows}", "Thẻ"))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="td"><h3><a href="{link(s)}">{s.title}</a></h3><p class="tn">{s.at:%d/%m/%Y %H:%M}</p><p>{s.lead}</p></div>'
            for s in part
        )
        pager = " ".join(
            f'<a href="/tin-bai/{slug(names[section])}{f"-trang{n}" if n > 1 else ""}.html">[{n}]</a>'
            for n in range(1, count + 1)
        )
        return frame(f"<h2>{names[section]}</h2>{rows}<p>{pager}</p>", names[section])

    site.sections(
        stories,
        listing,
        lambda s, n: f"/tin-bai/{slug(names[s])}" + (f"-trang{n}" if n > 1 else "") + ".html",
        size=4,
    )
    site.add("/", frame("".join(f'<h3><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:5]), "Đảng bộ"))


def fieldset_commune(site: MadeSite) -> None:
    """A commune's form-like page: legends, text with spaces and line breaks, the writer in bold on the last paragraph's own last line."""
    names = ("Tin trong xã", "Thi đua", "Khuyến nông")
    stories = further_stories(615, 21, site.now, shapes=("ceremony", "figures", "brief"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/xem.php?b={s.number}"

    def frame(inner: str) -> str:
        nav = " | ".join(f'<a href="/muc.php?m={n}">{name}</a>' for n, name in enumerate(names))
        return f'<html><head><meta charset="utf-8"><title>Trang tin xã Sà Dề Phìn</title></head><body bgcolor="#fffdf0"><center><font size="5" color="red"><b>XÃ SÀ DỀ PHÌN</b></font><br><font size="2">Đoàn kết - Dân chủ - Đổi mới - Phát triển</font></center><hr><center>{nav}</center><hr>{inner}<hr><center><font size="1">Thiết kế: Đoàn Thanh niên xã</font></center></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text="<div>&nbsp;&nbsp;&nbsp;{}</div>".format,
            picture="<center><img src={0} width=500 border=1><br><small>{1}</small></center>".format,
        )
        made[-1] = made[-1].removesuffix("</div>") + f"<br><b>{s.writer}</b></div>"
        inner = (
            f"<fieldset><legend>{names[s.section].upper()}</legend><h4>{s.title}</h4><small>Ngày {s.at:%d-%m-%Y}, lúc {s.at.hour} giờ {s.at:%M} phút</small><br><i>{s.lead}</i><br>{''.join(made)}</fieldset>"
            f"<fieldset><legend>TIN LIÊN QUAN</legend>{''.join(f'- <a href={link(o)}>{o.title}</a> <small>({o.at:%d-%m-%Y})</small><br>' for o in near(stories, s, 4))}</fieldset>"
        )
        site.publish([link(s)], frame(inner), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<tr><td><a href="{link(s)}">{s.title}</a> <small>({s.at:%d-%m-%Y})</small></td></tr>' for s in part
        )
        following = f'<a href="/muc.php?m={section}&amp;t={number + 1}">Tiếp &gt;&gt;</a>' if number < count else ""
        return frame(f"<fieldset><legend>{names[section].upper()}</legend><table>{rows}</table>{following}</fieldset>")

    site.sections(stories, listing, lambda s, n: f"/muc.php?m={s}" + (f"&t={n}" if n > 1 else ""), size=4)
    site.add("/", frame("".join(f'<p><a href="{link(s)}">{s.title}</a></p>' for s in stories[:4])))


def blog_school(site: MadeSite) -> None:
    """A nursery school on a hosted blog: random class names, a day cut short on the page and the hour in UTC in meta alone."""
    stories = further_stories(616, 20, site.now, shapes=("album", "brief", "ceremony"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/post/{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div id="SITE_CONTAINER"><div id="main_MF"><header id="SITE_HEADER" class="xU8fqS"><h1 class="wixui-rich-text"><a href="/">Mầm non Hoa Ban</a></h1><nav class="d3kzJi"><a href="/blog" class="yppmr_">Bảng tin</a><a href="/lien-he" class="yppmr_">Liên hệ</a></nav></header><main id="PAGES_CONTAINER">{inner}</main><footer id="SITE_FOOTER"><p class="font_8">Trường Mầm non Hoa Ban. Điện thoại: 0212 3855 444</p></footer></div></div></body></html>'

    def day(s: Story) -> str:
        return f"{s.at.day} thg {s.at.month}, {s.at.year}"

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p class="-XbNV eXLi2" dir="auto"><span class="zQ9jD">{}</span></p>'.format,
                picture='<figure data-hook="figure-IMAGE" class="KaSVg"><div class="bNhuq"><img src="{0}" alt=""></div><figcaption class="aZ1Tt"><span class="w3vUr">{1}</span></figcaption></figure>'.format,
            )
        )
        cards = "".join(
            f'<article class="g4oUp"><a href="{link(o)}"><div class="bD0vt"><p>{o.title}</p></div></a><ul><li>{o.number % 90} lượt xem</li><li>0 bình luận</li></ul></article>'
            for o in near(stories, s, 3)
        )
        inner = (
            f'<div class="fTEXDR"><article class="sm5ut"><ul class="x8sz1" data-hook="post-metadata"><li><span class="tQ0Q1" data-hook="user-name" title="{s.writer}">{s.writer}</span></li><li><span data-hook="time-ago" class="post-metadata__date" title="{day(s)}">{day(s)}</span></li><li><span data-hook="time-to-read">2 phút đọc</span></li></ul><h1 class="H3vOV" data-hook="post-title"><span class="blog-post-title-font">{s.title}</span></h1><section data-hook="post-description"><div data-rce-version="9" class="moHCn"><div class="fGJph"><h3 class="qCjWz" dir="auto"><span class="zQ9jD">{s.lead}</span></h3>{body}</div></div></section><div class="tGwHh"><a>Facebook</a><a>Sao chép liên kết</a></div><div class="bB8pQ"><span>{s.number % 90} lượt xem</span><span>0 bình luận</span><button>Thích</button></div></article>'
            f'<div data-hook="related-posts"><h2>Bài đăng gần đây</h2><a href="/blog">Xem tất cả</a>{cards}</div><div data-hook="comments"><h2>Bình luận</h2><div>Bình luận không còn được bật cho bài đăng này.</div></div></div>'
        )
        head = f'<meta property="og:type" content="article"><meta property="article:published_time" content="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{s.number % 1000:03}Z"><meta property="article:modified_time" content="{(s.at + timedelta(hours=4)).astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="Mầm non Hoa Ban">'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s))
    for n in range(4):
        rows = "".join(
            f'<article class="g4oUp"><a href="{link(s)}"><div class="bD0vt"><h2>{s.title}</h2></div></a><div>{s.lead}</div><span title="{day(s)}">{day(s)}</span></article>'
            for s in stories[n * 5 : n * 5 + 5]
        )
        following = f'<nav><a href="/blog/page/{n + 2}" aria-label="Trang tiếp theo">›</a></nav>' if n < 3 else ""
        site.add("/blog" + (f"/page/{n + 1}" if n else ""), frame(rows + following, "Bảng tin"))
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    urls = "".join(f"<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{s.at:%Y-%m-%d}</lastmod></url>" for s in stories)
    site.add("/blog-posts-sitemap.xml", f"<urlset {space}>{urls}</urlset>", content_type="application/xml")
    site.add(
        "/sitemap.xml",
        f"<sitemapindex {space}><sitemap><loc>{ORIGIN}/blog-posts-sitemap.xml</loc></sitemap></sitemapindex>",
        content_type="application/xml",
    )
    site.add(
        "/lien-he",
        frame(
            '<h2>Liên hệ</h2><p class="font_8">Phụ huynh vui lòng gọi văn phòng nhà trường trong giờ hành chính để được hỗ trợ.</p>',
            "Liên hệ",
        ),
    )
    site.add("/", frame('<h2 class="font_2">Nơi ươm mầm yêu thương</h2>', "Mầm non Hoa Ban"))


SIXTH_PORTALS = (liferay_province, label_department, pages_club, rdfa_committee, fieldset_commune, blog_school)
