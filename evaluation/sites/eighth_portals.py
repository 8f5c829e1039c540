"""Portals, offices and a hospital of the eighth set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.eighth_texts import EIGHTH_POOLS, bared, headed, spread, told, voiced
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.texts import Part, Story

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def paged(
    site: MadeSite,
    stories: Sequence[Story],
    names: Sequence[str],
    *,
    frame: Callable[[str, str], str],
    row: Callable[[Story], str],
    path: Callable[[int, int], str],
    pager: Literal["next", "numbers", "both"] = "next",
    size: int = 4,
) -> None:
    """Pages of sections with links to the next, to each, or to both; and a front page of the newest ones."""

    def page(section: int, part: list[Story], number: int, count: int) -> str:
        found = list[str]()
        if pager != "next":
            found += [
                f'<li><a href="{path(section, n).replace("&", "&amp;")}">{n}</a></li>' for n in range(1, count + 1)
            ]
        if pager != "numbers" and number < count:
            found.append(f'<li><a href="{path(section, number + 1).replace("&", "&amp;")}">Trang sau »</a></li>')
        return frame(
            f"<h2>{names[section]}</h2>{''.join(map(row, part))}<ul>{''.join(found)}</ul>",
            names[section],
        )

    site.sections(stories, page, path, size=size, sections=len(names))
    site.add("/", frame("".join(map(row, stories[:5])), "Trang chủ"))


def tandan_province(site: MadeSite) -> None:
    """A province's portal by a local company: a summary box, a voice player, a foot of author, editor and source, files attached."""
    names = ("Tin tức - Sự kiện", "Thi đua, khen thưởng", "Gương điển hình")
    stories = bared(
        headed(
            further_stories(801, 12, site.now, shapes=("ceremony", "meeting", "figures", "roll"), pools=EIGHTH_POOLS),
            ("Kết quả nổi bật", "Nhiệm vụ trọng tâm thời gian tới"),
        ),
        3,
    )

    def link(s: Story) -> str:
        return f"/portal/pages/{s.at:%Y-%m-%d}/{slug(s.title)}{s.number}.aspx"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li class="tandan-li"><a href="/portal/{slug(n)}">{n}</a></li>' for n in names)
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"/><title>{title} - Cổng thông tin điện tử tỉnh</title></head><body><form method="post" id="aspnetForm"><div class="tandan-top"><span>{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y, %H:%M:%S}</span><span>RSS</span><span>Sơ đồ cổng</span></div><div class="tandan-banner"><a href="/"><img src="/PublishingImages/banner.png" alt="Cổng thông tin điện tử"/></a></div><ul class="tandan-menu">{nav}</ul><div class="tandan-row"><div class="tandan-col-8">{inner}</div>'
            f'<div class="tandan-col-4"><div class="tandan-wp"><div class="tandan-wp-title">Ý kiến về Cổng thông tin</div><p>Ông (bà) đánh giá thế nào về giao diện mới?</p><label><input type="radio"/>Rất tốt</label><label><input type="radio"/>Bình thường</label><a>Bình chọn</a></div><div class="tandan-wp"><div class="tandan-wp-title">Văn bản mới</div><p><a href="/vanban/214">214/KH-UBND</a></p><p>Kế hoạch tổ chức phong trào thi đua năm 2027</p><p>Ngày ban hành: {site.now - timedelta(days=4):%d/%m/%Y}</p></div></div></div><div class="tandan-footer"><p>Cơ quan chủ quản: Ủy ban nhân dân tỉnh. Chịu trách nhiệm chính: Chánh Văn phòng</p></div></form></body></html>'
        )

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align:justify;margin:6pt 0cm"><span style="font-family:arial;font-size:10pt">{}</span></p>'.format,
                subhead='<p style="text-align:justify"><span style="font-size:10pt"><strong>{}</strong></span></p>'.format,
                picture=lambda a, c: (
                    f'<div style="text-align:center"><img alt="" src="{a}" style="width:560px"/></div>'
                    + (
                        f'<div style="text-align:center"><span style="font-size:9pt"><em>{c}</em></span></div>'
                        if c
                        else ""
                    )
                ),
            )
        )
        sure = s.number % 4 != 1
        foot = (
            f'<div class="tandan-p-article-author"><p>Tác giả: <span>{s.writer.replace(" - ", ", ")}</span></p><p>Biên tập: <span>Tạ Ngọc Hưng</span></p><p>Nguồn tin: <span>Trung tâm Thông tin - Hội nghị</span></p></div>'
            if sure
            else '<div class="tandan-p-article-author"><p>Biên tập: <span>Tạ Ngọc Hưng</span></p></div>'
        )
        files = (
            f'<div class="tandan-p-article-files"><b>Tệp đính kèm</b><ul><li><a href="/files/QD-{s.number}.signed.pdf">QD-{s.number}.signed.pdf</a> (412 KB)</li></ul></div>'
            if s.number % 2
            else ""
        )
        rest = "".join(
            f'<li><a href="{link(o)}">{o.title}</a><span class="tandan-span-date">{o.at:%d/%m/%Y %H:%M}</span></li>'
            for o in near(stories, s, 4)
        )
        inner = f'<div class="tandan-p-path"><a href="/">Trang chủ</a> / <a href="/portal/{slug(names[s.section])}">{names[s.section]}</a></div><div class="tandan-p-article"><div class="tandan-p-article-news-title">{s.title}</div><div class="tandan-p-article-tools"><span class="tandan-span-date-publish">Ngày xuất bản: {s.at:%d/%m/%Y %H:%M}</span><span>Lượt xem: {s.number % 677}</span><span class="tandan-voice">Nghe nội dung bài viết</span><audio controls></audio><select><option>Giọng nữ miền Bắc</option><option>Giọng nam miền Nam</option></select></div><div class="tandan-p-article-news-summary">{s.lead}</div><div class="tandan-p-article-main">{body}</div>{foot}{files}<div class="tandan-share"><a>Chia sẻ Zalo</a><a>In trang</a><a>Quay lại</a></div></div><div class="tandan-wp"><div class="tandan-wp-title">Tin cùng chuyên mục</div><ul>{rest}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), told(s), authors=writers_of(s) if sure else ())
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="tandan-item"><a href="{link(s)}"><img src="/t.jpg"/></a><a class="tandan-item-title" href="{link(s)}">{s.title}</a><span>{s.at:%d/%m/%Y %H:%M}</span><p>{s.lead}</p></div>'
        ),
        path=lambda s, n: f"/portal/{slug(names[s])}" + (f"?Page={n}" if n > 1 else ""),
        pager="both",
        size=2,
    )


def english_locale_office(site: MadeSite) -> None:
    """ASP.NET whose server speaks English: month-first stamps with AM/PM everywhere, an English date above, no writer, no class."""
    names = ("Tin tức", "Thông báo")
    stories = spread(
        further_stories(
            802, 12, site.now, sections=2, shapes=("decision", "brief", "ceremony", "meeting"), pools=EIGHTH_POOLS
        ),
        3,
    )

    def link(s: Story) -> str:
        return f"/ChiTiet.aspx?TinID={s.number}&CM={s.section + 4}"

    def clock(s: Story) -> str:
        return f"{s.at.month}/{s.at.day}/{s.at.year} {s.at.hour % 12 or 12}:{s.at:%M}:{s.number * 7 % 60:02} {'AM' if s.at.hour < 12 else 'PM'}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<td><a id="ctl00_Menu1_{n}" href="/DanhSach.aspx?CM={n + 4}">{name}</a></td>'
            for n, name in enumerate(names)
        )
        return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><form name="form1" action="./" id="form1"><input type="hidden" name="__VIEWSTATE" value="dDwtMTI3OTMzNDM4NDs7Pg=="/><div><table width="1000"><tr><td><img src="/Images/top.jpg"/></td></tr><tr><td align="right"><span id="ctl00_lblToday">{_DAYS[site.now.weekday()]}, {_MONTHS[site.now.month - 1]} {site.now.day}, {site.now.year}</span></td></tr></table><table id="ctl00_Menu1"><tr><td><a href="/">Trang chủ</a></td>{nav}</tr></table><div id="ctl00_pnlMain">{inner}</div><div id="ctl00_pnlFoot"><span>Sở Tư pháp. Địa chỉ: 35 Lê Lợi. Fax: 0255 3822 907</span></div></div></form></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<div align="justify"><font face="Tahoma" size="2">{}</font></div><div>&nbsp;</div>'.format,
                picture='<div align="center"><img src="{0}" border="0"/><br/><font face="Tahoma" size="1" color="#666666">{1}</font></div><div>&nbsp;</div>'.format,
            )
        )
        rest = "".join(
            f'<tr><td><a id="ctl00_C_rpt_ctl0{n}_hpl" href="{link(o).replace("&", "&amp;")}">{o.title}</a> <span id="ctl00_C_rpt_ctl0{n}_lbl">({clock(o)})</span></td></tr>'
            for n, o in enumerate(near(stories, s, 5))
        )
        inner = f'<span id="ctl00_C_lblMuc">{names[s.section]}</span><table id="ctl00_C_tbl" width="100%"><tr><td><span id="ctl00_C_lblTieuDe"><b>{s.title}</b></span></td></tr><tr><td><span id="ctl00_C_lblNgay">{clock(s)}</span></td></tr><tr><td><span id="ctl00_C_lblTrichYeu"><b>{s.lead}</b></span></td></tr><tr><td><span id="ctl00_C_lblNoiDung">{body}</span></td></tr><tr><td align="right"><a href="javascript:window.print()">Bản in</a> | <a href="/GuiMail.aspx?TinID={s.number}">Gửi cho bạn bè</a> | <a href="#">Về đầu trang</a></td></tr></table><table id="ctl00_C_tblKhac" width="100%"><tr><td><b>Các tin khác:</b></td></tr>{rest}</table>'
        site.publish([link(s)], frame(inner, "Sở Tư pháp"), s)
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<table width="100%"><tr><td><a href="{link(s).replace("&", "&amp;")}">{s.title}</a></td></tr><tr><td>{clock(s)}</td></tr><tr><td>{s.lead}</td></tr></table>'
        ),
        path=lambda s, n: f"/DanhSach.aspx?CM={s + 4}" + (f"&Trang={n}" if n > 1 else ""),
        pager="numbers",
        size=3,
    )


def plone_committee(site: MadeSite) -> None:
    """Plone of an emulation committee: a description as lead, "bởi … — đã đăng …, sửa đổi lần cuối …", tables of those commended."""
    names = ("Tin hoạt động", "Quyết định khen thưởng")
    stories = voiced(
        further_stories(
            803, 11, site.now, sections=2, shapes=("roll", "ceremony", "decision", "chronicle"), pools=EIGHTH_POOLS
        )
    )

    def link(s: Story) -> str:
        return f"/vi/{slug(names[s.section])}/{slug(s.title)}"

    def changed(s: Story) -> datetime:
        return min(s.at + timedelta(days=2, hours=1, minutes=10), site.now - timedelta(hours=1))

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li id="portaltab-{n}" class="plain"><a href="/vi/{slug(name)}">{name}</a></li>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} — Hội đồng Thi đua</title><meta name="generator" content="Plone - http://plone.org"></head><body class="template-newsitem_view portaltype-news-item"><div id="visual-portal-wrapper"><header id="portal-top"><a id="portal-logo" href="/"><img src="/logo.png" alt="Hội đồng Thi đua - Khen thưởng" title="Hội đồng"></a><div id="portal-searchbox"><form><input type="text" placeholder="Tìm trong trang"><label>chỉ trong mục hiện tại</label></form></div></header><nav id="portal-globalnav-wrapper"><ul id="portal-globalnav">{nav}</ul></nav><div id="portal-columns"><div id="portal-column-content">{inner}</div></div><footer id="portal-footer"><p>Hệ quản trị nội dung nguồn mở Plone® là © 2000-{site.now.year} của Quỹ Plone và các cộng sự.</p><ul><li><a href="/sitemap">Bản đồ trang</a></li><li><a href="/accessibility-info">Khả năng truy cập</a></li></ul></footer></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                subhead="<h2>{}</h2>".format,
                picture='<p><img src="{0}/image_preview" alt="" class="image-inline captioned"></p><p class="discreet">{1}</p>'.format,
            )
        ).replace("<table border=1>", '<table class="listing">')
        inner = f'<div id="viewlet-above-content"><nav id="portal-breadcrumbs"><span id="breadcrumbs-you-are-here">Bạn đang ở đây:</span><span><a href="/">Trang chủ</a></span><span><a href="/vi/{slug(names[s.section])}">{names[s.section]}</a></span></nav></div><article id="content"><header><div id="viewlet-above-content-title"></div><h1 class="documentFirstHeading">{s.title}</h1><div id="viewlet-below-content-title"><div class="documentByLine" id="plone-document-byline"><span class="documentAuthor">bởi <a href="/author/{slug(s.writer)}">{s.writer}</a> —</span> <span class="documentPublished"><span>đã đăng</span> {s.at:%d/%m/%Y %H:%M}</span>, <span class="documentModified"><span>sửa đổi lần cuối</span> {changed(s):%d/%m/%Y %H:%M}</span></div></div><div class="documentDescription description">{s.lead}</div></header><div id="viewlet-above-content-body"></div><div id="content-core"><div id="parent-fieldname-text">{body}</div></div><footer><div id="viewlet-below-content-body"><div id="category" class="documentByLine"><span>lưu trong:</span> <a class="link-category" rel="nofollow" href="/@@search?Subject=khen">khen thưởng</a>, <a class="link-category" rel="nofollow" href="/@@search?Subject=td">thi đua yêu nước</a></div><div class="documentActions"><ul><li><a href="javascript:this.print();">In ấn</a></li><li><a href="{link(s)}/sendto_form">Gửi trang này</a></li></ul></div></div></footer></article><div id="viewlet-below-content"><div class="portlet"><header>Tin mới cập nhật</header>{"".join(f"<section><a href={link(o)}>{o.title}</a><span class=portletItemDetails>{o.at:%d/%m/%Y}</span></section>" for o in near(stories, s, 3))}</div></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<article class="entry"><header><span class="summary"><a href="{link(s)}" class="contenttype-news-item url">{s.title}</a></span><div class="documentByLine">bởi {s.writer} — sửa đổi lần cuối {changed(s):%d/%m/%Y}</div></header><p><span class="description">{s.lead}</span></p></article>'
        ),
        path=lambda s, n: f"/vi/{slug(names[s])}" + (f"?b_start:int={4 * (n - 1)}" if n > 1 else ""),
    )
    channel = "".join(f'<rdf:li rdf:resource="{ORIGIN}{link(s)}"/>' for s in stories[:8])
    items = "".join(
        f'<item rdf:about="{ORIGIN}{link(s)}"><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><dc:date>{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</dc:date></item>'
        for s in stories[:8]
    )
    site.add(
        "/vi/RSS",
        f'<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="{ORIGIN}/vi"><title>Tin</title><link>{ORIGIN}/vi</link><items><rdf:Seq>{channel}</rdf:Seq></items></channel>{items}</rdf:RDF>',
        content_type="application/rdf+xml",
    )


def wagtail_department(site: MadeSite) -> None:
    """Wagtail's streams of a department: one block per paragraph, a day in words alone, a lead on most pages, documents."""
    names = ("Hoạt động của Sở", "Cơ sở")
    stories = headed(
        further_stories(804, 12, site.now, sections=2, shapes=("figures", "ceremony", "decision"), pools=EIGHTH_POOLS),
        ("Bối cảnh", "Kết quả đạt được", "Bài học kinh nghiệm"),
    )

    def link(s: Story) -> str:
        return f"/bai-viet/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<a class="site-nav__link" href="/{slug(n)}/">{n}</a>' for n in names)
        return f'<!doctype html><html class="no-js" lang="vi"><head><meta charset="utf-8"><title>{title} | Sở Y tế</title><meta name="viewport" content="width=device-width"></head><body class="template-article-page"><a class="skip-link" href="#noi-dung">Bỏ qua tới nội dung chính</a><div class="site-bar"><a href="/" class="site-bar__home">Sở Y tế</a><nav class="site-nav">{nav}</nav></div><main id="noi-dung">{inner}</main><div class="site-foot"><div class="site-foot__col">Đường dây nóng: 1900 9095</div><div class="site-foot__col">Nhận bản tin hằng tháng qua thư điện tử của quý vị.</div></div></body></html>'

    for s in stories:
        has_lead = s.number % 5 not in (1, 3)
        body = "".join(
            flow(
                s.parts if has_lead else (Part(kind="text", text=s.lead), *s.parts),
                text='<div class="block-paragraph"><div class="rich-text"><p data-block-key="k9x2">{}</p></div></div>'.format,
                subhead='<div class="block-heading"><h2 class="heading-blk">{}</h2></div>'.format,
                picture='<div class="block-image"><div class="image-blk"><img src="{0}" width="800" height="500" alt="Hình ảnh"><div class="image-blk__note">{1}</div></div></div>'.format,
            )
        )
        signed = s.number % 4 != 2
        by = (
            f'<div class="people"><span class="people__role">Người viết</span> <span class="people__name">{s.writer}</span></div>'
            if signed
            else ""
        )
        intro = f'<p class="page-head__intro">{s.lead}</p>' if has_lead else ""
        document = (
            f'<div class="block-document"><a href="/documents/{s.number}/phu-luc.pdf"><span>Phụ lục kèm theo</span> <span>PDF, 1,2 MB</span></a></div>'
            if s.number % 3 == 0
            else ""
        )
        rest = "".join(
            f'<div class="card"><a class="card__link" href="{link(o)}">{o.title}</a><div class="card__date">{o.at.day} tháng {o.at.month} năm {o.at.year}</div></div>'
            for o in near(stories, s, 3)
        )
        inner = f'<div class="page-head"><p class="page-head__type">{names[s.section]}</p><h1 class="page-head__name">{s.title}</h1>{intro}<div class="page-head__facts"><div class="fact"><span class="fact__k">Ngày đăng</span><span class="fact__v">{s.at.day} tháng {s.at.month} năm {s.at.year}</span></div>{by}</div></div><div class="stream">{body}{document}</div><div class="feedback"><p>Trang này có hữu ích không?</p><button>Có</button><button>Không</button><button>Báo lỗi trên trang này</button></div><div class="related"><h2>Nội dung liên quan</h2>{rest}</div>'
        site.publish(
            [link(s)],
            frame(inner, s.title),
            s,
            lead=has_lead,
            authors=writers_of(s) if signed else (),
            precision="day",
        )
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="card"><a class="card__link" href="{link(s)}">{s.title}</a><div class="card__date">{s.at.day} tháng {s.at.month} năm {s.at.year}</div></div>'
        ),
        path=lambda s, n: f"/{slug(names[s])}/" + (f"?page={n}" if n > 1 else ""),
    )


def bare_commune(site: MadeSite) -> None:
    """A commune's hand-written pages without one class or id: the stamp in words, a bold lead, captions in slanting small print."""
    names = ("Tin trong xã", "Người tốt, việc tốt", "Thông báo")
    stories = voiced(
        further_stories(805, 10, site.now, shapes=("ceremony", "portrait", "brief", "album"), pools=EIGHTH_POOLS)
    )

    def link(s: Story) -> str:
        return f"/xem.php?bai={s.number}"

    def frame(inner: str, title: str) -> str:
        nav = " | ".join(f'<a href="/muc.php?so={n}">{name}</a>' for n, name in enumerate(names, 1))
        return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><center><div><h2>ỦY BAN NHÂN DÂN XÃ THANH BÌNH</h2><div>Trang thông tin điện tử</div></div></center><div><a href="/">Trang nhất</a> | {nav}</div><div>Hôm nay, ngày {site.now.day} tháng {site.now.month} năm {site.now.year}</div><div>{inner}</div><center><hr><div>Trụ sở: Thôn 2, xã Thanh Bình. Tiếp công dân sáng thứ Năm hằng tuần.</div></center></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text="<div>{}</div><br>".format,
            subhead="<div><b><u>{}</u></b></div><br>".format,
            picture="<div><center><img src={0} width=500></center></div><div><center><small><i>{1}</i></small></center></div><br>".format,
        )
        signed = s.number % 4 != 1
        end = f"<div align=right><b>{s.writer}</b></div>" if signed else ""
        rest = "".join(f"<div>- <a href={link(o)}>{o.title}</a></div>" for o in near(stories, s, 3))
        inner = f"<div><h3>{s.title}</h3></div><div><small>Đăng lúc {s.at.hour} giờ {s.at:%M} phút, ngày {s.at.day} tháng {s.at.month} năm {s.at.year}. Đã có {s.number % 350} người xem.</small></div><br><div><b>{s.lead}</b></div><br>{''.join(made)}{end}<hr><div><b>Bài mới đăng</b></div>{rest}<div><small>Mọi ý kiến đóng góp xin gửi về Văn phòng xã hoặc gọi số 0260 3821 446.</small></div>"
        site.publish([link(s)], frame(inner, "Xã Thanh Bình"), s, authors=writers_of(s) if signed else ())
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: f"<div><a href={link(s)}>{s.title}</a> <small>({s.at:%d/%m/%Y})</small></div><br>",
        path=lambda s, n: f"/muc.php?so={s + 1}" + (f"&trang={n}" if n > 1 else ""),
        size=2,
    )


def divi_hospital(site: MadeSite) -> None:
    """WordPress with Divi: "Th11 16, 2026" and the hour in meta alone, an italic lead, a promoted link inside the text."""
    names = ("Tin bệnh viện", "Gương blouse trắng")
    stories = voiced(
        further_stories(806, 10, site.now, sections=2, shapes=("portrait", "talk", "figures"), pools=EIGHTH_POOLS)
    )

    def link(s: Story) -> str:
        return f"/{slug(s.title)}/"

    def day(s: Story) -> str:
        return f"Th{s.at.month} {s.at.day}, {s.at.year}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li class="menu-item"><a href="/category/{slug(n)}/">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"/><title>{title} | Bệnh viện Đa khoa Hữu Lũng</title>{head}</head><body class="et_pb_pagebuilder_layout et-tb-has-template"><div id="page-container"><div id="et-boc"><header class="et-l et-l--header"><div class="et_pb_section"><div class="et_pb_menu"><a href="/"><img src="/logo-bv.png" alt=""/></a><ul class="et-menu nav">{nav}</ul></div><div class="et_pb_blurb"><h4 class="et_pb_module_header"><span>Cấp cứu 24/7</span></h4><div class="et_pb_blurb_description">0205 3825 115</div></div></div></header><div id="et-main-area"><div class="et-l et-l--body">{inner}</div></div><footer class="et-l et-l--footer"><div class="et_pb_text"><div class="et_pb_text_inner"><p>Giám đốc: BSCKII Vi Hồng Đức</p><p>Giờ khám: 7 giờ đến 16 giờ 30 các ngày trong tuần</p></div></div></footer></div></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            subhead="<h3><strong>{}</strong></h3>".format,
            picture='<div id="attachment_1" style="width: 810px" class="wp-caption alignnone"><img class="size-full" src="{0}" alt=""/><p id="caption-attachment-1" class="wp-caption-text">{1}</p></div>'.format,
        )
        rest = near(stories, s, 4)
        made.insert(
            2,
            f'<div class="et_pb_promo"><h2 class="et_pb_module_header">Đọc thêm</h2><p><a href="{link(rest[0])}">{rest[0].title}</a></p></div>',
        )
        linked = ", ".join(f'<a href="/author/{slug(w)}/" rel="author">{w}</a>' for w in writers_of(s))
        head = f'<meta property="og:type" content="article"/><meta property="og:title" content="{s.title} | Bệnh viện Đa khoa Hữu Lũng"/><meta property="article:published_time" content="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}"/><meta property="article:modified_time" content="{min(s.at + timedelta(days=3), site.now).astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}"/>'
        inner = f'<div class="et_pb_section et_pb_section_0_tb_body"><div class="et_pb_row"><div class="et_pb_module et_pb_post_title et_pb_bg_layout_light"><div class="et_pb_title_container"><h1 class="entry-title">{s.title}</h1><p class="et_pb_title_meta_container"> bởi <span class="author vcard">{linked}</span> | <span class="published">{day(s)}</span> | <a href="/category/{slug(names[s.section])}/" rel="category tag">{names[s.section]}</a> | <span class="comments-number"><a href="#respond">0 Lời bình</a></span></p></div></div></div></div><div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_column et_pb_column_2_3"><div class="et_pb_module et_pb_post_content et_pb_post_content_0_tb_body"><p><em>{s.lead}</em></p>{"".join(made)}</div><div class="et_pb_module et_pb_social_media_follow"><a>Theo dõi</a><a>Theo dõi</a></div><div class="et_pb_module et_pb_comments_module"><section id="comment-wrap"><h3 id="reply-title">Gửi bình luận</h3><form><p>Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p><textarea></textarea></form></section></div></div><div class="et_pb_column et_pb_column_1_3"><div class="et_pb_module et_pb_blog_0">{"".join(f"<article class=et_pb_post><h2 class=entry-title><a href={link(o)}>{o.title}</a></h2><p class=post-meta><span class=published>{day(o)}</span></p><div class=post-content><p>{o.lead[:64]}...</p><a class=more-link href={link(o)}>đọc thêm</a></div></article>" for o in rest[1:])}</div></div></div></div>'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s))
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<article class="et_pb_post post"><h2 class="entry-title"><a href="{link(s)}">{s.title}</a></h2><p class="post-meta"><span class="published">{day(s)}</span></p><div class="post-content"><p>{s.lead[:64]}...</p></div></article>'
        ),
        path=lambda s, n: f"/category/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""),
    )


EIGHTH_PORTALS = (
    tandan_province,
    english_locale_office,
    plone_committee,
    wagtail_department,
    bare_commune,
    divi_hospital,
)
