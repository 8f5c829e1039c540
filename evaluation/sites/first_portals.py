"""Seven portals of offices and provinces, each in the manner of another content system."""

from __future__ import annotations

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, Words, make_stories, stories_near

_NAMES = ("Tin tức - Sự kiện", "Thi đua yêu nước", "Thông báo")


def vnpt_portal(site: MadeSite) -> None:
    """VNPT's portal: everything at Default.aspx, a clock over the page, AM/PM stamps with unpadded hours, other news with days."""
    stories = make_stories(1, 30, site.now, kinds=("report", "report", "notice", "list"))

    def link(s: Story) -> str:
        return f"/Default.aspx?sid=1304&amp;pageid=33811&amp;catid=6{s.section}&amp;id={s.number}&amp;catname={slug(_NAMES[s.section])}"

    def frame(inner: str, title: str) -> str:
        menu = "".join(
            f'<li class="rmItem"><a class="rmLink" href="/Default.aspx?sid=1304&amp;pageid=338{n}&amp;catid=6{n}">{name}</a></li>'
            for n, name in enumerate(_NAMES)
        )
        menu += '<li class="rmItem"><a class="rmLink" href="/Default.aspx?sid=1304&amp;pageid=9">Chức năng nhiệm vụ</a></li>'
        clock = f"{WEEKDAYS[site.now.weekday()]}, ngày {site.now:%d/%m/%Y}"
        return (
            f"<html><head><title>{title}</title></head><body><form method=post action=./Default.aspx><input type=hidden name=__VIEWSTATE value=dDwxMjM0>"
            f'<div id="topbar"><span class="ngaythang">{clock}</span></div><ul class="rmRootGroup">{menu}</ul><div id="ctr_main">{inner}</div>'
            '<div class="chantrang">Trang thông tin điện tử Ban Thi đua - Khen thưởng<br>Giấy phép số 21/GP-TTĐT cấp ngày 14/03/2021<br>Tổng lượt truy cập: 1.204.331</div></form></body></html>'
        )

    def row(s: Story) -> str:
        return f'<div class="boxtin"><a class="anhtin" href="{link(s)}"><img src="/media/{s.number}-t.jpg" width=120></a><a class="tieudetin" href="{link(s)}">{s.title}</a><span class="ngaytin">({s.at:%d/%m/%Y})</span><div class="tomtattin">{s.lead}</div></div>'

    for s in stories:
        hour = s.at.hour % 12 or 12
        stamp = f"{s.at.day}/{s.at.month}/{s.at.year} {hour}:{s.at:%M:%S} {'AM' if s.at.hour < 12 else 'PM'}"
        body = "".join(
            flow(
                s.parts,
                picture='<div style="text-align:center"><img src="{0}" style="width:500px"></div><div style="text-align:center"><em>{1}</em></div>'.format,
            )
        )
        more = "".join(
            f'<li><a href="{link(o)}">{o.title}</a> <span>({o.at:%d/%m/%Y})</span></li>'
            for o in stories_near(stories, s, 5, first=3)
        )
        inner = (
            f'<div class="duongdan">Trang chủ » {_NAMES[s.section]}</div><div class="chitiettin"><div class="tieudechitiet">{s.title}</div>'
            f'<div class="ngaydang">Ngày đăng: {stamp} | Lượt xem: {s.number % 977}</div><div class="congcu"><a>A+</a> <a>A-</a> <a>In bài viết</a></div>'
            f'<div class="trichyeu">{s.lead}</div><div class="noidungtin">{body}<p style="text-align:right"><strong>{s.writer}</strong></p></div>'
            f'<div class="tinkhac"><b>CÁC TIN KHÁC</b><ul>{more}</ul></div></div>'
        )
        site.publish([link(s).replace("&amp;", "&")], frame(inner, "Ban Thi đua - Khen thưởng"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        base = f"/Default.aspx?sid=1304&amp;pageid=338{section}&amp;catid=6{section}"
        pager = "".join(f'<a href="{base}&amp;trang={n}">{n}</a> ' for n in range(1, count + 1))
        return frame(
            f"<h2>{_NAMES[section]}</h2>{''.join(map(row, part))}<div class=phantrang>{pager}</div>", "Ban TĐKT"
        )

    site.sections(
        stories,
        listing,
        lambda s, n: f"/Default.aspx?sid=1304&pageid=338{s}&catid=6{s}" + (f"&trang={n}" if n > 1 else ""),
    )
    words = Words(5)
    site.add(
        "/Default.aspx?sid=1304&pageid=9",
        frame(f"<h2>Chức năng nhiệm vụ</h2>{''.join(f'<p>{words.standing()}</p>' for _ in range(4))}", "Ban TĐKT"),
    )
    site.add("/", frame("".join(map(row, stories[:5])), "Ban Thi đua - Khen thưởng"))


def liferay(site: MadeSite) -> None:
    """Liferay: asset publisher with two-digit years, the summary in the list only, related assets inside the content box."""
    stories = make_stories(2, 28, site.now, kinds=("report", "interview", "report"))

    def link(s: Story) -> str:
        return f"/web/guest/{slug(_NAMES[s.section])}/-/asset_publisher/Ab3xK{s.section}/content/{slug(s.title)}-{s.number}"

    def frame(inner: str) -> str:
        nav = "".join(
            f'<li class="lfr-nav-item"><a href="/web/guest/{slug(n)}"><span>{n}</span></a></li>' for n in _NAMES
        )
        return (
            '<!DOCTYPE html><html class="aui ltr" dir="ltr" lang="vi-VN"><head><title>Trang chủ - Cổng thông tin điện tử</title></head>'
            f'<body class="yui3-skin-sam controls-visible guest-site signed-out public-page site"><div id="wrapper"><nav class="sort-pages modify-pages"><ul>{nav}</ul></nav>'
            f'<div class="columns-2" id="main-content" role="main">{inner}</div><footer id="footer"><p>Chịu trách nhiệm: Chánh Văn phòng</p></footer></div></body></html>'
        )

    for s in stories:
        related = "".join(
            f'<li class="asset-links-list-item"><a href="{link(o)}"><i class="icon-file"></i><span class="taglib-text">{o.title}</span></a></li>'
            for o in stories_near(stories, s, 3, first=3)
        )
        body = "".join(
            flow(
                s.parts,
                picture='<p style="text-align: center;"><img src="{0}"></p><p style="text-align: center;"><span style="font-size:13px;color:#555">{1}</span></p>'.format,
            )
        )
        inner = (
            f'<div class="portlet-boundary portlet-asset-publisher"><div class="portlet-content"><h1 class="header-title"><span>{s.title}</span></h1>'
            f'<div class="asset-full-content default-asset-publisher show-asset-title"><div class="asset-content" id="id_{s.number}">'
            f'<div class="journal-content-article"><p><strong>{s.lead}</strong></p>{body}</div>'
            f'<div class="asset-ratings"><div class="taglib-ratings stars">Trung bình (0 Bầu chọn)</div></div>'
            f'<div class="asset-related-assets"><h2 class="asset-links-title"><i class="icon-link"></i>Tài sản liên quan:</h2><ul class="asset-links-list">{related}</ul></div></div>'
            f'<div class="asset-metadata"><span class="metadata-entry metadata-author"><i class="icon-user"></i> <span>Đăng bởi {s.writer}</span></span>'
            f'<span class="metadata-entry metadata-publish-date"><i class="icon-calendar"></i> {s.at:%d/%m/%y}</span>'
            f'<span class="metadata-entry metadata-view-count">{s.number % 613} Lượt xem</span></div></div></div></div>'
        )
        site.publish(
            [link(s), f"{link(s)}?redirect=%2Fweb%2Fguest"], frame(inner), s, authors=[s.writer], precision="day"
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="asset-abstract"><h3 class="asset-title"><a href="{ORIGIN}{link(s)}?redirect=%2Fweb%2Fguest">{s.title}</a></h3>'
            f'<div class="asset-summary">{s.lead}</div><div class="asset-more"><a href="{ORIGIN}{link(s)}">Đọc thêm<span class="hide-accessible">Thông tin về {s.title}</span> »</a></div></div>'
            for s in part
        )
        base = f"/web/guest/{slug(_NAMES[section])}"
        older = (
            f'<li><a href="{base}?p_p_id=101_INSTANCE_Ab3xK{section}&amp;p_p_lifecycle=0&amp;_101_INSTANCE_Ab3xK{section}_cur={number + 1}">Tiếp theo →</a></li>'
            if number < count
            else '<li class="disabled"><a href="javascript:;">Tiếp theo</a></li>'
        )
        return frame(
            f'<div class="portlet-asset-publisher">{rows}<ul class="pager lfr-pagination-buttons">{older}</ul></div>'
        )

    site.sections(
        stories,
        listing,
        lambda s, n: (
            f"/web/guest/{slug(_NAMES[s])}"
            + (f"?p_p_id=101_INSTANCE_Ab3xK{s}&p_p_lifecycle=0&_101_INSTANCE_Ab3xK{s}_cur={n}" if n > 1 else "")
        ),
    )
    site.add("/", "<html><head><meta http-equiv=refresh content='0; url=/web/guest/home'></head><body></body></html>")
    site.add(
        "/web/guest/home",
        frame(
            "".join(
                f'<div class="asset-abstract"><h3 class="asset-title"><a href="{link(s)}">{s.title}</a></h3></div>'
                for s in stories[:6]
            )
        ),
    )


def dotnetnuke(site: MadeSite) -> None:
    """DotNetNuke in tables: font tags, the day at the end of the article, captions in the second row of picture tables."""
    stories = make_stories(3, 27, site.now, kinds=("report", "list", "report", "photo"))

    def link(s: Story) -> str:
        return f"/tabid/21{s.section}/ArticleID/{s.number}/{slug(s.title)}/Default.aspx"

    def frame(inner: str, title: str) -> str:
        menu = "".join(
            f'<td class="MainMenu"><a href="/tabid/21{n}/Default.aspx">{name}</a></td>' for n, name in enumerate(_NAMES)
        )
        return (
            f'<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY bgcolor=#ffffff><TABLE width=980 align=center><TR>{menu}</TR><TR><TD colspan=3 id="dnn_ContentPane" class="DNNAlignleft">{inner}</TD></TR>'
            '<TR><TD colspan=3 class="SkinObject">© 2012 Sở Nội vụ. Điện thoại: 0260 3862 000</TD></TR></TABLE></BODY></HTML>'
        )

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p class="MsoNormal"><font face="Times New Roman" size="3">{}</font></p>'.format,
                subhead='<p class="MsoNormal"><b><font size="3">{}</font></b></p>'.format,
                picture='<table align="center" cellpadding="2" width="460"><tbody><tr><td><img src="{0}" width="450"></td></tr><tr><td align="center"><font size="2" color="#0000ff">{1}</font></td></tr></tbody></table>'.format,
            )
        )
        older = "".join(
            f'<tr><td><img src="/images/dot.gif"></td><td><a class="OtherNews" href="{link(o)}">{o.title}</a> <i>({o.at.day}-{o.at.month}-{o.at.year})</i></td></tr>'
            for o in stories_near(stories, s, 4, first=3)
        )
        inner = (
            f'<table width="100%"><tr><td><span id="dnn_ctr462_ViewNews_lblTieuDe"><font color="#800000" size="4"><b>{s.title}</b></font></span></td></tr>'
            f'<tr><td><font size="3"><b><i>{s.lead}</i></b></font></td></tr><tr><td>{body}</td></tr>'
            f'<tr><td align="right"><b>{s.writer}</b></td></tr><tr><td align="right"><font size="1">(Cập nhật ngày {s.at.day}-{s.at.month}-{s.at.year})</font></td></tr>'
            f"<tr><td><hr><b>Các tin đã đưa:</b></td></tr><tr><td><table>{older}</table></td></tr></table>"
        )
        site.publish([link(s)], frame(inner, "Sở Nội vụ"), s, authors=[s.writer], precision="day")

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<tr><td valign=top><img src="/media/{s.number}.jpg" width=90></td><td><a class="Head" href="{link(s)}"><b>{s.title}</b></a><br><span class="Normal">{s.lead[:90]}...</span></td></tr>'
            for s in part
        )
        pager = " | ".join(
            f'<a href="/tabid/21{section}/Default.aspx?pg={n}">Trang {n}</a>' if n != number else f"Trang {n}"
            for n in range(1, count + 1)
        )
        return frame(f"<span class=Head>{_NAMES[section]}</span><table>{rows}</table>{pager}", _NAMES[section])

    site.sections(stories, listing, lambda s, n: f"/tabid/21{s}/Default.aspx" + (f"?pg={n}" if n > 1 else ""))
    site.add("/", frame("".join(f'<a href="{link(s)}">{s.title}</a><br>' for s in stories[:4]), "Sở Nội vụ"))


def drupal(site: MadeSite) -> None:
    """Drupal 7: "Được đăng bởi … vào T2, 16/11/2026 - 08:05", zero-based pages, a print version, an unmarked first paragraph."""
    stories = make_stories(4, 32, site.now, kinds=("report", "report", "notice"))

    def link(s: Story) -> str:
        return f"/node/{s.number}" if s.number % 2 else f"/tin-tuc/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        return (
            f'<!DOCTYPE html><html xmlns:dc="http://purl.org/dc/terms/"><head><title>{title} | Huyện đoàn Tam Bình</title><meta name="Generator" content="Drupal 7"></head><body class="html not-front sidebar-second">'
            f'<div id="header"><div class="region-header"><a href="/" id="logo"><img src="/logo.png" alt="Trang chủ"></a></div><ul id="main-menu-links">{"".join(f"<li><a href=/muc/{n}>{name}</a></li>" for n, name in enumerate(_NAMES))}<li><a href="/lien-he">Liên hệ</a></li></ul></div>'
            f'<div id="content" class="column"><div class="section">{inner}</div></div><div class="region region-sidebar-second"><div class="block block-views"><h2>Đọc nhiều</h2><div class="view-content">{"".join(f"<div class=views-row><a href={link(s)}>{s.title}</a></div>" for s in stories[5:9])}</div></div></div></body></html>'
        )

    short = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
    for s in stories:
        first = f'<div class="field-item even" property="content:encoded"><p>{s.lead}</p>{"".join(flow(s.parts, picture="<img src={0} class=img-responsive><blockquote class=image-field-caption><p>{1}</p></blockquote>".format))}</div>'
        inner = (
            f'<h1 class="title" id="page-title">{s.title}</h1><div class="tabs"></div><div id="node-{s.number}" class="node node-article node-promoted clearfix"><div class="meta submitted">'
            f'<span property="dc:date dc:created" content="{s.at:%Y-%m-%dT%H:%M:%S+07:00}" datatype="xsd:dateTime">Được đăng bởi <span class="username">bbt</span> vào {short[s.at.weekday()]}, {s.at:%d/%m/%Y - %H:%M}</span></div>'
            f'<div class="content clearfix"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items">{first}</div></div>'
            '<div class="field field-name-field-tags"><h3 class="field-label">Từ khóa: </h3><ul class="links inline"><li><a href="/tu-khoa/thi-dua">thi đua</a></li></ul></div></div>'
            f'<ul class="links inline"><li class="print_html first"><a href="/print/{s.number}" class="print-page">Bản in</a></li><li class="statistics_counter"><span>{s.number % 300} lần đọc</span></li></ul></div>'
        )
        site.publish([link(s), f"/print/{s.number}"], frame(inner, s.title), s, lead=False, authors=["bbt"])
        site.add(
            f"/print/{s.number}",
            f'<html><head><title>{s.title}</title><link rel="canonical" href="{ORIGIN}{link(s)}"></head><body><h1>{s.title}</h1><p>{s.lead}</p>{"".join(flow(s.parts))}</body></html>',
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="views-row views-row-{n}"><div class="views-field-title"><span class="field-content"><a href="{link(s)}">{s.title}</a></span></div><div class="views-field-created">{s.at:%d/%m/%Y}</div></div>'
            for n, s in enumerate(part, 1)
        )
        last = f'<li class="pager-last last"><a title="Đến trang cuối cùng" href="/muc/{section}?page={count - 1}">cuối »</a></li>'
        following = (
            f'<li class="pager-next"><a href="/muc/{section}?page={number}">tiếp theo ›</a></li>{last}'
            if number < count
            else ""
        )
        return frame(
            f'<h1 class="title">{_NAMES[section]}</h1><div class="view-content">{rows}</div><ul class="pager">{following}</ul>',
            _NAMES[section],
        )

    site.sections(stories, listing, lambda s, n: f"/muc/{s}" + (f"?page={n - 1}" if n > 1 else ""))
    site.add(
        "/lien-he",
        frame(
            "<h1>Liên hệ</h1><p>Văn phòng Huyện đoàn, số 12 đường Trưng Nữ Vương. Điện thoại: 0270 3860 123.</p>",
            "Liên hệ",
        ),
    )
    site.add(
        "/",
        frame(
            "".join(
                f'<div class="node node-teaser"><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead} <a href="{link(s)}">Đọc thêm</a></p></div>'
                for s in stories[:5]
            ),
            "Trang nhất",
        ),
    )


def typo3(site: MadeSite) -> None:
    """TYPO3 news: day-only statement beside a timed stamp, teaser text, pages by path, one article under two categories, gone ones."""
    stories = make_stories(5, 26, site.now, kinds=("report", "photo", "report"))
    category = ("tin-hoat-dong", "guong-dien-hinh", "thong-bao")

    def link(s: Story) -> str:
        return f"/{category[s.section]}/chi-tiet/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/{c}" title="{n}">{n}</a></li>' for c, n in zip(category, _NAMES, strict=True))
        return f'<!DOCTYPE html><html lang="vi"><head><base href="{ORIGIN}/"><title>{title}: Liên minh Hợp tác xã</title><meta name="generator" content="TYPO3 CMS"></head><body id="p14"><ul class="navmain">{nav}</ul><!--TYPO3SEARCH_begin-->{inner}<!--TYPO3SEARCH_end--><p class="foot">Liên minh Hợp tác xã tỉnh</p></body></html>'

    for s in stories:
        pictures = "".join(
            f'<div class="mediaelement mediaelement-image"><a href="{p.address}" class="lightbox"><img src="{p.address}" width="400"></a><p class="news-img-caption">{p.text}</p></div>'
            for p in s.pictures
        )
        texts = "".join(flow(p for p in s.parts if p.kind != "picture"))
        related = "".join(
            f'<li><span class="news-related-date">{o.at:%d.%m.%Y}</span> <a href="{link(o)[1:]}">{o.title}</a></li>'
            for o in stories_near(stories, s, 3, first=3)
        )
        inner = (
            f'<div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article"><div class="header"><h3 itemprop="headline">{s.title}</h3></div>'
            f'<div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="{s.at:%Y-%m-%d}">{s.at:%d.%m.%Y %H:%M}</time></span> <span class="news-list-category">{_NAMES[s.section]}</span> <span class="news-list-author">Bởi {s.writer}</span></p></div>'
            f'<div class="teaser-text" itemprop="description"><p>{s.lead}</p></div><div class="news-img-wrap">{pictures}</div><div class="news-text-wrap" itemprop="articleBody">{texts}</div>'
            f'<div class="news-backlink-wrap"><a href="{category[s.section]}">Quay lại</a></div><div class="news-related-wrap"><div class="news-related news-related-news"><h4>Tin cùng chủ đề</h4><ul>{related}</ul></div></div></div></div>'
        )
        twin = f"/{category[(s.section + 1) % 3]}/chi-tiet/{slug(s.title)}"
        site.publish([link(s), twin] if s.number % 4 == 0 else [link(s)], frame(inner, s.title), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        also = [o for o in stories if o.section == (section - 1) % 3 and o.number % 4 == 0] if number == 1 else []
        rows = "".join(
            f'<div class="article articletype-0"><h3><a title="{s.title}" href="{category[section]}/chi-tiet/{slug(s.title)}"><span itemprop="headline">{s.title}</span></a></h3><div class="teaser-text"><p>{s.lead}<a class="more" href="{category[section]}/chi-tiet/{slug(s.title)}">Chi tiết</a></p></div></div>'
            for s in [*part, *also]
        )
        gone = f'<div class="article"><h3><a href="{category[section]}/chi-tiet/bai-viet-da-go-bo-cua-chuyen-muc-{number}">Bài viết đã gỡ bỏ của chuyên mục số {number}</a></h3></div>'
        pager = "".join(f'<li><a href="{category[section]}/page-{n}">{n}</a></li>' for n in range(2, count + 1))
        return frame(
            f'<div class="news"><div class="news-list-view">{rows}{gone}</div><ul class="f3-widget-paginator">{pager}</ul></div>',
            _NAMES[section],
        )

    site.sections(stories, listing, lambda s, n: f"/{category[s]}" + (f"/page-{n}" if n > 1 else ""))
    for c in category:
        for n in range(1, 4):
            site.add(
                f"/{c}/chi-tiet/bai-viet-da-go-bo-cua-chuyen-muc-{n}",
                frame("<h1>Không tìm thấy trang</h1>", "Lỗi"),
                status=404 + 6 * (n % 2),
            )
    site.add(
        "/",
        frame(
            "".join(f'<h3><a href="{link(s)[1:]}">{s.title}</a></h3><p>{s.lead}</p>' for s in stories[:4]), "Trang chủ"
        ),
    )


def umbraco(site: MadeSite) -> None:
    """Umbraco's grid: title and day in a banner, the text in several rows of a grid, a pull quote, a document to download."""
    stories = make_stories(6, 25, site.now, kinds=("report", "notice", "report"))

    def link(s: Story) -> str:
        return f"/su-kien/{s.at:%Y}/thang-{s.at.month}/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        return f'<!doctype html><html><head><meta charset=utf-8><title>{title}</title><meta property="og:site_name" content="Liên đoàn Lao động"><meta property="og:type" content="article"></head><body><div class="navbar"><a href="/">Trang chủ</a> <a href="/su-kien/">Sự kiện</a> <a href="/gioi-thieu/">Giới thiệu</a> <a href="/so-do-trang/">Sơ đồ trang</a></div>{inner}<div class="bottom-strip"><div class="rte"><p>Liên đoàn Lao động tỉnh. Email: vanphong@example.vn</p></div></div></body></html>'

    for s in stories:
        made = flow(s.parts, picture='<p><img src="{0}" alt=""></p><p><em>{1}</em></p>'.format)
        half = len(made) // 2
        rows = "".join(
            f'<div class="row clearfix"><div class="col-md-12 column"><div><div class="rte">{"".join(chunk)}</div></div></div></div>'
            for chunk in (made[:half], made[half:])
            if chunk
        )
        attachment = (
            f'<div class="row clearfix"><div class="col-md-12 column"><div class="tai-ve"><a href="/media/{s.number}/thong-bao.pdf">Thông báo số {s.number % 90}.pdf</a> (212 KB)</div></div></div>'
            if s.kind == "notice"
            else ""
        )
        inner = (
            f'<section class="banner" style="background-image:url(/media/{s.number}.jpg)"><div class="container"><div class="banner-date">{s.at.day} tháng {s.at.month}, {s.at.year}</div><h2>{s.title}</h2></div></section>'
            f'<div class="umb-grid"><div class="grid-section"><div class="row clearfix"><div class="col-md-12 column"><div class="intro-strip"><p>{s.lead}</p></div></div></div>{rows}{attachment}</div></div>'
            f'<section class="more-cards"><h4>Có thể bạn quan tâm</h4>{"".join(f"<a class=card-tile href={link(o)}><span class=card-day>{o.at.day} tháng {o.at.month}, {o.at.year}</span><strong>{o.title}</strong><span>{o.lead}</span></a>" for o in stories_near(stories, s, 3, first=3))}</section>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} - Liên đoàn Lao động"), s, precision="day")

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        cards = "".join(
            f'<a class="card-tile" href="{link(s)}"><span class="card-day">{s.at.day} tháng {s.at.month}, {s.at.year}</span><strong>{s.title}</strong><span>{s.lead}</span></a>'
            for s in part
        )
        arrows = (f'<a class="arrow" href="/su-kien/p{number + 1}/">Cũ hơn</a>' if number < count else "") + (
            f'<a class="arrow" href="/su-kien/p{number - 1}/">Mới hơn</a>' if number > 1 else ""
        )
        return frame(f'<h1>Sự kiện</h1><div class="cards">{cards}</div>{arrows}', "Sự kiện")

    stories_of_one = [Story(**{f: getattr(s, f) for f in Story.__slots__} | {"section": 0}) for s in stories]
    site.sections(stories_of_one, listing, lambda s, n: "/su-kien/" + (f"p{n}/" if n > 1 else ""), sections=1, size=5)
    words = Words(16)
    site.add(
        "/gioi-thieu/",
        frame(
            f'<section class="banner"><h2>Giới thiệu</h2></section><div class="rte">{"".join(f"<p>{words.standing()}</p>" for _ in range(4))}</div>',
            "Giới thiệu",
        ),
    )
    site.add(
        "/so-do-trang/",
        frame(
            '<h1>Sơ đồ trang</h1><ul><li><a href="/su-kien/">Sự kiện</a></li><li><a href="/gioi-thieu/">Giới thiệu</a></li></ul>',
            "Sơ đồ trang",
        ),
    )
    site.add(
        "/",
        frame(
            '<section class="banner"><h2>Vì quyền lợi đoàn viên</h2></section><div class="rte"><p>Chào mừng bạn đến với trang thông tin của Liên đoàn Lao động tỉnh.</p></div>',
            "Liên đoàn Lao động",
        ),
    )


def asp_tables(site: MadeSite) -> None:
    """Classic ASP behind a frameset: one bold line as title, the day in brackets behind it, text without paragraphs."""
    stories = make_stories(7, 24, site.now, kinds=("report", "notice"))

    def link(s: Story) -> str:
        return f"xemtin.asp?ma={s.number}"

    def frame(inner: str) -> str:
        return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>HUYEN UY</title></head><body topmargin=0><table width=760 border=0 align=center><tr><td>{inner}</td></tr></table></body></html>'

    for s in stories:
        body = "<br><br>".join(
            flow(
                s.parts,
                text="{}".format,
                subhead="<b>{}</b>".format,
                picture="<center><img src={0} width=400><br><i>{1}</i></center>".format,
            )
        )
        others = "".join(
            f"<tr><td>&#8226; <a href={link(o)}>{o.title}</a> ({o.at:%d/%m/%Y})</td></tr>"
            for o in stories_near(stories, s, 4, first=3)
        )
        inner = (
            f"<table width=100%><tr><td bgcolor=#cc0000><font color=white><b>TIN TỨC</b></font></td></tr><tr><td><font color=#000080 size=3><b>{s.title}</b></font> <font size=1 color=gray>({s.at:%d/%m/%Y})</font></td></tr>"
            f"<tr><td align=justify><font size=2>{s.lead}<br><br>{body}</font></td></tr><tr><td align=right><font size=2><b><i>{s.writer}</i></b></font></td></tr><tr><td><hr></td></tr><tr><td><b>Tin cũ hơn</b></td></tr>{others}<tr><td align=center><a href=javascript:history.back()>Trở về</a> | <a href=#>Đầu trang</a></td></tr></table>"
        )
        site.publish([f"/{link(s)}"], frame(inner), s, lead=False, authors=[s.writer], precision="day")
    site.add(
        "/",
        '<html><head><title>HUYEN UY</title></head><frameset rows="120,*"><frame src="tren.htm" name=tren><frameset cols="160,*"><frame src="trai.asp" name=trai><frame src="dstin.asp" name=giua></frameset></frameset></html>',
    )
    site.add("/tren.htm", "<html><body><img src=banner.jpg></body></html>")
    site.add(
        "/trai.asp",
        "<html><body><a href=dstin.asp target=giua>Tin tức</a><br><a href=dstin.asp?nhom=1 target=giua>Tin huyện</a><br><a href=lienhe.htm target=giua>Liên hệ</a></body></html>",
    )
    site.add("/lienhe.htm", frame("<b>LIÊN HỆ</b><br>Địa chỉ: Khu phố 3. Điện thoại: 0254 3876 111"))
    size = 5
    for start in range(0, len(stories), size):
        rows = "".join(
            f"<tr><td><a href={link(s)}><b>{s.title}</b></a><br>{s.lead[:70]}...</td></tr>"
            for s in stories[start : start + size]
        )
        number = start // size + 1
        pages = " ".join(f"<a href=dstin.asp?nhom=0&p={n}>[{n}]</a>" for n in range(1, -(-len(stories) // size) + 1))
        site.add("/dstin.asp" + (f"?nhom=0&p={number}" if start else ""), frame(f"<table>{rows}</table>{pages}"))
    site.answers["/dstin.asp?nhom=0&p=1"] = site.answers["/dstin.asp"]
    site.answers["/dstin.asp?nhom=1"] = site.answers["/dstin.asp"]


PORTALS = (vnpt_portal, liferay, dotnetnuke, drupal, typo3, umbraco, asp_tables)
