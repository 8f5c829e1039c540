"""Portals of the fifth set, written without knowledge of the rules and before any of them ran on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.texts import Story

_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def drupal_department(site: MadeSite) -> None:
    """Drupal 10 of a department: labelled fields, a summary on two of three pages, a document to download, no writer anywhere."""
    names = ("Tin hoạt động", "Công tác thi đua", "Cải cách hành chính")
    stories = further_stories(511, 26, site.now, shapes=("meeting", "decision", "ceremony", "roll", "brief"))

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="nav-item"><a class="nav-link" href="/{slug(n)}" data-drupal-link-system-path="taxonomy/term/{i}">{n}</a></li>'
            for i, n in enumerate(names)
        )
        return (
            f'<!DOCTYPE html><html lang="vi" dir="ltr"><head><meta charset="utf-8"/><meta name="Generator" content="Drupal 10 (https://www.drupal.org)"/><title>{title} | Sở Nội vụ</title></head><body class="layout-one-sidebar path-node"><div class="dialog-off-canvas-main-canvas"><header id="header" role="banner"><section class="region region-header"><a class="site-name" href="/" rel="home">SỞ NỘI VỤ</a><div class="site-slogan">Chuyên nghiệp - Tận tụy - Minh bạch</div></section><ul class="nav navbar-nav">{nav}<li class="nav-item"><a class="nav-link" href="/gioi-thieu">Giới thiệu</a></li></ul></header><div id="main"><main role="main"><div class="region region-content">{inner}</div></main>'
            '<aside class="sidebar"><section class="block block-views"><h2>Văn bản mới</h2><div class="item-list"><ul><li><a href="/van-ban/12">12/2026/QĐ-UBND</a> <span>Ngày ban hành: 03/02/2026</span></li><li><a href="/van-ban/13">Hướng dẫn 45/HD-SNV</a> <span>Ngày ban hành: 15/03/2026</span></li></ul></div></section></aside></div><footer class="site-footer"><div class="region region-footer-first"><p>Bản quyền thuộc Sở Nội vụ. Địa chỉ: 3 Trần Phú</p></div></footer></div></body></html>'
        )

    for s in stories:
        has_lead = s.section != 2
        body = "".join(
            flow(
                s.parts,
                text='<p class="text-align-justify">{}</p>'.format,
                picture='<article class="align-center media media--type-image media--view-mode-embedded"><div class="field field--name-field-media-image field--type-image"><img loading="lazy" src="{0}" alt=""/></div><div class="field field--name-field-mo-ta field--type-string">{1}</div></article>'.format,
            )
        )
        summary = (
            f'<div class="clearfix text-formatted field field--name-field-tom-tat field--type-text-long field--label-hidden field__item"><p>{s.lead}</p></div>'
            if has_lead
            else ""
        )
        inner = (
            f'<div class="block block-core block-page-title-block"><h1 class="title page-title"><span class="field field--name-title field--type-string">{s.title}</span></h1></div><div class="block block-system-main-block"><article data-history-node-id="{s.number}" class="node node--type-tin-tuc node--view-mode-full"><div class="node__content clearfix"><div class="field field--name-field-ngay-dang field--type-datetime field--label-inline clearfix"><div class="field__label">Ngày đăng</div><div class="field__item"><time datetime="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" class="datetime">{s.at:%d/%m/%Y - %H:%M}</time></div></div>{summary}'
            f'<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{body}</div><div class="field field--name-field-tep-dinh-kem field--type-file field--label-above"><div class="field__label">Tệp đính kèm</div><div class="field__items"><div class="field__item"><span class="file file--mime-application-pdf file--application-pdf"><a href="/sites/default/files/{s.number}.pdf" type="application/pdf">{s.number}.pdf</a></span><span>(1.21 MB)</span></div></div></div><div class="field field--name-field-linh-vuc field--type-entity-reference"><div class="field__label">Lĩnh vực</div><div class="field__item"><a href="/{slug(names[s.section])}">{names[s.section]}</a></div></div></div></article></div>'
            f'<div class="views-element-container block block-views"><h2>Tin cùng chuyên mục</h2><div class="view-content">{"".join(f"<div class=views-row><span class=views-field-title><a href={link(o)}>{o.title}</a></span> <span class=views-field-created>{o.at:%d/%m/%Y}</span></div>" for o in near(stories, s, 5))}</div></div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, lead=has_lead)
        if not has_lead:
            site.articles[-1] = replace(site.articles[-1], paragraphs=s.texts)

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="views-row"><div class="views-field views-field-title"><h3 class="field-content"><a href="{link(s)}" hreflang="vi">{s.title}</a></h3></div><div class="views-field views-field-field-ngay-dang"><div class="field-content"><time datetime="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{s.at:%d/%m/%Y}</time></div></div></div>'
            for s in part
        )
        following = f'<li class="pager__item pager__item--next"><a href="?page={number}" title="Đến trang kế tiếp" rel="next"><span class="visually-hidden">Trang kế</span><span aria-hidden="true">››</span></a></li>'
        return frame(
            f'<h1 class="title page-title">{names[section]}</h1><div class="view-content">{rows}</div><nav class="pager" role="navigation"><ul class="pager__items">{following if number < count else ""}</ul></nav>',
            names[section],
        )

    site.sections(stories, listing, lambda s, n: f"/{slug(names[s])}" + (f"?page={n - 1}" if n > 1 else ""), size=4)
    site.add(
        "/gioi-thieu",
        frame(
            '<h1 class="title page-title">Giới thiệu</h1><div class="field--name-body"><p>Sở là cơ quan chuyên môn, tham mưu quản lý nhà nước về tổ chức bộ máy, biên chế, lao động, người có công và thi đua, khen thưởng.</p></div>',
            "Giới thiệu",
        ),
    )
    site.add(
        "/",
        frame(
            "".join(f'<div class="views-row"><h3><a href="{link(s)}">{s.title}</a></h3></div>' for s in stories[:5]),
            "Trang chủ",
        ),
    )


def award_board(site: MadeSite) -> None:
    """A board of awards: a bold first paragraph, italic lines under pictures, "Tin, ảnh: …" at the right, votes, dated others, RSS."""
    names = ("Tin tức - Sự kiện", "Điển hình tiên tiến", "Khen thưởng")
    stories = further_stories(512, 28, site.now, shapes=("ceremony", "roll", "portrait", "decision"))

    def link(s: Story) -> str:
        return f"/noi-dung/{s.number}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/chuyen-muc/{n}/{slug(name)}">{name}</a></li>' for n, name in enumerate(names))
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"/><title>{title}</title><link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss/tin-moi.rss"/></head><body><div id="vnpt-portal"><div class="banner"><img src="/b.png" alt="Ban Thi đua - Khen thưởng tỉnh"/></div><div class="thanh-ngay"><span id="dong-ho">{WEEKDAYS[site.now.weekday()]}, ngày {site.now.day} tháng {site.now.month} năm {site.now.year}</span><form action="/tim-kiem"><input type="text" placeholder="Tìm kiếm..."/></form></div><ul class="menu-ngang">{nav}</ul><div class="cot-giua">{inner}</div>'
            '<div class="cot-phai"><div class="hop"><div class="hop-tieu-de">Văn bản pháp luật</div><ul><li><a href="/van-ban/98">Nghị định số 98/2023/NĐ-CP</a><p>Quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng, ban hành ngày 31/12/2023.</p></li></ul></div><div class="hop"><div class="hop-tieu-de">Thống kê truy cập</div><p>Đang online: 12</p><p>Tổng truy cập: 1.204.551</p></div></div><div class="chan-trang"><p>Trưởng Ban biên tập: Ông Mai Văn Huỳnh</p></div></div></body></html>'
        )

    for s in stories:
        made = flow(
            s.parts,
            text='<p style="text-align: justify;"><span style="font-size:14pt"><span style="font-family:Times New Roman">{}</span></span></p>'.format,
            subhead='<p style="text-align: justify;"><strong><span style="font-size:14pt">{}</span></strong></p>'.format,
            picture='<p style="text-align: center;"><img alt="" src="{0}" style="width: 600px; height: 400px;"/></p><p style="text-align: center;"><em><span style="font-size:12pt">{1}</span></em></p>'.format,
        )
        inner = (
            f'<div class="duong-dan"><a href="/">Trang chủ</a> » <a href="/chuyen-muc/{s.section}/{slug(names[s.section])}">{names[s.section]}</a></div><div class="chi-tiet"><h1 class="chi-tiet-td">{s.title}</h1><div class="chi-tiet-tt"><span>{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y | %H:%M} GMT+7</span> <span>{s.number % 911} lượt xem</span> <span>Cỡ chữ: <a>A-</a> <a>A</a> <a>A+</a></span> <span class="doc-bai">Nghe bài viết</span></div>'
            f'<div class="chi-tiet-nd" id="noidung"><p style="text-align: justify;"><strong><span style="font-size:14pt">{s.lead}</span></strong></p>{"".join(made)}<p style="text-align: right;"><em><strong>Tin, ảnh: {s.writer}</strong></em></p></div><div class="danh-gia"><span>Đánh giá bài viết:</span><span>☆☆☆☆☆</span><span>Trung bình (0 bình chọn)</span></div><div class="gui"><a>In bài</a><a>Gửi email</a></div></div>'
            f'<div class="tin-khac"><div class="tin-khac-td">CÁC TIN KHÁC</div><ul>{"".join(f"<li><a href={link(o)}>{o.title}</a> ({o.at:%d/%m/%Y})</li>" for o in near(stories, s, 6))}</ul></div>'
        )
        site.publish([link(s)], frame(inner, "Ban Thi đua - Khen thưởng tỉnh"), s, authors=writers_of(s))
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><description><![CDATA[{s.lead}]]></description><pubDate>{s.at:%a, %d %b %Y %H:%M:%S} +0700</pubDate></item>"
        for s in stories[:12]
    )
    site.add(
        "/rss/tin-moi.rss",
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin mới</title><link>{ORIGIN}/</link>{items}</channel></rss>',
        content_type="application/rss+xml; charset=utf-8",
    )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="muc-tin"><a href="{link(s)}"><img src="/a.jpg" alt=""/></a><h3><a href="{link(s)}">{s.title}</a></h3><span class="muc-ngay">({s.at:%d/%m/%Y})</span><p>{s.lead}</p></div>'
            for s in part
        )
        pager = "".join(
            f'<li class="{"active" if n == number else ""}"><a href="/chuyen-muc/{section}/{slug(names[section])}?pg={n}">{n}</a></li>'
            for n in range(1, count + 1)
        )
        return frame(f'<h2>{names[section]}</h2>{rows}<ul class="phan-trang">{pager}</ul>', names[section])

    site.sections(
        stories,
        listing,
        lambda s, n: f"/chuyen-muc/{s}/{slug(names[s])}" + (f"?pg={n}" if n > 1 else ""),
        size=5,
    )
    home = "".join(f'<h3><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:5])
    site.add("/", frame(home, "Ban Thi đua - Khen thưởng tỉnh"))


def commune_footer(site: MadeSite) -> None:
    """A commune: no lead, no writer, no captions (alt texts only), paragraphs parted by line breaks, the day in the article's foot."""
    names = ("Tin địa phương", "Thông báo", "Gương điển hình")
    stories = further_stories(513, 22, site.now, shapes=("ceremony", "brief", "meeting", "decision"))

    def link(s: Story) -> str:
        return f"/vi-vn/tin-bai/chi-tiet?id={s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<a class="muc" href="/vi-vn/tin-bai?muc={n}">{name}</a>' for n, name in enumerate(names))
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="dau"><div class="co-quan">ỦY BAN NHÂN DÂN XÃ BẢO NHAI</div><div class="dia-ban">TỈNH LÀO CAI</div></div><div class="thanh"><a class="muc" href="/">Trang chủ</a>{nav}<a class="muc" href="/vi-vn/to-chuc">Tổ chức bộ máy</a></div><div class="giua">{inner}</div>'
            '<div class="cuoi"><p>Trụ sở: Trung tâm xã Bảo Nhai. Điện thoại: 0214 3888 222</p><p>Giờ làm việc: 7h30 - 11h30, 13h30 - 17h00</p></div></body></html>'
        )

    for s in stories:
        pieces: list[str] = []
        for p in s.parts:
            if p.kind == "picture":
                pieces.append(f'<img src="{p.address}" alt="{p.text}" style="max-width:100%">')
            else:
                pieces.append(f"<b>{p.text}</b>" if p.kind == "subhead" else p.text)
        text = "<br><br>".join([s.lead, *pieces])
        inner = (
            f'<div class="bai"><h2 class="bai-ten">{s.title}</h2><div class="bai-noi-dung">{text}</div><div class="bai-duoi"><span>Ngày đăng: {s.at:%d/%m/%Y}</span><span>Lượt đọc: {s.number % 404}</span><a href="#" onclick="window.print()">In trang</a></div></div>'
            f'<div class="bai-khac"><b>Tin bài khác</b>{"".join(f"<div><a href={link(o)}>{o.title}</a> - {o.at:%d/%m/%Y}</div>" for o in near(stories, s, 4))}</div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, lead=False, precision="day", captions=False)

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="dong"><a href="{link(s)}">{s.title}</a><span>{s.at:%d/%m/%Y}</span></div>' for s in part
        )
        pager = "".join(
            f'<a class="so" href="/vi-vn/tin-bai?muc={section}&amp;trang={n}">{n}</a>' for n in range(1, count + 1)
        )
        return frame(f'<h2>{names[section]}</h2>{rows}<div class="so-trang">{pager}</div>', names[section])

    site.sections(stories, listing, lambda s, n: f"/vi-vn/tin-bai?muc={s}" + (f"&trang={n}" if n > 1 else ""), size=4)
    site.add(
        "/vi-vn/to-chuc",
        frame(
            "<h2>Tổ chức bộ máy</h2><p>Chủ tịch: Ông Giàng Seo Sử. Phó Chủ tịch: Bà Lù Thị Chấn.</p><p>Văn phòng: 5 công chức.</p>",
            "Tổ chức bộ máy",
        ),
    )
    site.add(
        "/",
        frame(
            "".join(f'<div class="dong"><a href="{link(s)}">{s.title}</a></div>' for s in stories[:5]),
            "Cổng thông tin điện tử xã Bảo Nhai",
        ),
    )


def joomla_school(site: MadeSite) -> None:
    """Joomla 4 of a school: an h4 as lead in the text, microdata in UTC beside a printed day, "Viết bởi", neighbours below."""
    names = ("Tin nhà trường", "Thi đua dạy tốt - học tốt", "Công đoàn - Đoàn đội")
    stories = further_stories(514, 22, site.now, shapes=("ceremony", "album", "portrait", "brief"))

    def link(s: Story) -> str:
        return f"/index.php/{slug(names[s.section])}/{s.number}-{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="nav-item item-{101 + n}"><a href="/index.php/{slug(name)}">{name}</a></li>'
            for n, name in enumerate(names)
        )
        return (
            f'<!DOCTYPE html><html lang="vi-vn" dir="ltr"><head><meta charset="utf-8"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{title}</title></head><body class="site com_content wrapper-static view-article"><header class="header container-header full-width"><div class="navbar-brand"><a class="brand-logo" href="/"><img src="/logo.png" alt="Trường THCS Kim Đồng"></a><div class="site-description">Thân thiện - Kỷ luật - Sáng tạo</div></div><ul class="mod-menu mod-list nav">{nav}</ul></header><div class="site-grid"><div class="grid-child container-component"><main>{inner}</main></div>'
            '<div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3 class="card-header">Lịch công tác tuần</h3><div class="mod-custom"><p>Thứ Hai: Chào cờ, họp giao ban. Thứ Năm: Sinh hoạt tổ chuyên môn tại phòng hội đồng.</p></div></div></div></div><footer class="container-footer footer"><div class="mod-custom"><p>Trường THCS Kim Đồng, 18 đường Hoàng Văn Thụ</p></div></footer></body></html>'
        )

    for s in stories:
        before, after = near(stories, s, 2)
        utc = s.at.astimezone(UTC).isoformat()
        body = "".join(
            flow(
                s.parts,
                subhead="<h5>{}</h5>".format,
                picture='<div class="img_caption" style="width: 100%;"><img src="{0}" alt="" class="caption" loading="lazy"><p class="img_caption">{1}</p></div>'.format,
            )
        )
        names_of = ", ".join(writers_of(s))
        inner = (
            f'<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="vi-VN"><div class="page-header"><h2 itemprop="headline">{s.title}</h2></div><dl class="article-info text-muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person"><span class="icon-user icon-fw"></span>Viết bởi: <span itemprop="name">{names_of}</span></dd><dd class="category-name">Danh mục: <a href="/index.php/{slug(names[s.section])}" itemprop="genre">{names[s.section]}</a></dd><dd class="published"><time datetime="{utc}" itemprop="datePublished">Đăng ngày: {s.at:%d} Tháng {s.at.month} {s.at.year}</time></dd><dd class="modified"><time datetime="{(s.at + timedelta(days=1)).astimezone(UTC).isoformat()}" itemprop="dateModified">Cập nhật: {s.at + timedelta(days=1):%d} Tháng {(s.at + timedelta(days=1)).month} {(s.at + timedelta(days=1)).year}</time></dd><dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:{s.number % 700}">Lượt xem: {s.number % 700}</dd></dl>'
            f'<div itemprop="articleBody" class="com-content-article__body"><h4 style="text-align: justify;">{s.lead}</h4>{body}</div><nav class="pagenavigation" aria-label="Điều hướng trang"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="{link(before)}" rel="prev"><span class="visually-hidden">Bài viết trước: {before.title}</span><span>Trang trước</span></a><a class="btn btn-sm btn-secondary next" href="{link(after)}" rel="next"><span class="visually-hidden">Bài viết tiếp theo: {after.title}</span><span>Tiếp theo</span></a></span></nav></div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<tr class="cat-list-row{n % 2}"><th class="list-title" scope="row"><a href="{link(s)}">{s.title}</a></th><td class="list-date small">{s.at:%d} Tháng {s.at.month} {s.at.year}</td><td class="list-author">Viết bởi: {", ".join(writers_of(s))}</td><td class="list-hits"><span class="badge bg-info">Lượt xem: {s.number % 700}</span></td></tr>'
            for n, s in enumerate(part)
        )
        pager = "".join(
            f'<li class="page-item"><a class="page-link" href="/index.php/{slug(names[section])}?start={(n - 1) * 4}">{n}</a></li>'
            for n in range(1, count + 1)
            if n != number
        )
        return frame(
            f'<div class="com-content-category category-list"><h1>{names[section]}</h1><table class="com-content-category__table category table"><tbody>{rows}</tbody></table><div class="com-content-category__navigation w-100"><p>Trang {number} / {count}</p><ul class="pagination">{pager}</ul></div></div>',
            names[section],
        )

    site.sections(
        stories,
        listing,
        lambda s, n: f"/index.php/{slug(names[s])}" + (f"?start={(n - 1) * 4}" if n > 1 else ""),
        size=4,
    )
    blog = "".join(
        f'<div class="blog-item"><div class="item-content"><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p><p class="readmore"><a class="btn btn-secondary" href="{link(s)}">Đọc thêm</a></p></div></div>'
        for s in stories[:4]
    )
    site.add("/", frame(f'<div class="blog-featured">{blog}</div>', "Trường THCS Kim Đồng"))


def easydnn_district(site: MadeSite) -> None:
    """A former district on EasyDNN: a line of writer, day in words, section and counters; captions under a line break in italics."""
    names = ("Tin trong huyện", "Thi đua yêu nước", "Văn hóa - Xã hội")
    stories = further_stories(515, 24, site.now, shapes=("ceremony", "meeting", "talk", "brief"))

    def link(s: Story) -> str:
        return f"/tin-tuc/ArtMID/432/ArticleID/{s.number}/{slug(s.title)}"

    def day(s: Story) -> str:
        return f"{WEEKDAYS[s.at.weekday()]}, {s.at:%d} Tháng {_MONTHS[s.at.month - 1]} {s.at.year}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li><a href="/tin-tuc/PgrID/432/CategoryID/{n}/PageID/1">{name}</a></li>' for n, name in enumerate(names)
        )
        return (
            f'<!DOCTYPE html><html lang="vi-VN"><head><meta charset="utf-8"/><title>{title}</title></head><body id="Body"><form method="post" action="/" id="Form"><div id="ControlPanelWrapper"></div><div class="DnnModule"><a id="dnn_dnnLOGO_hypLogo" href="/"><img src="/Portals/0/logo.png" alt="Huyện Thanh Hòa"/></a></div><ul id="dnn_pnav">{nav}</ul><div id="dnn_ContentPane">{inner}</div>'
            '<div id="dnn_BottomPane"><div class="DnnModule"><div class="Normal"><p>Trang thông tin lưu trữ của huyện Thanh Hòa trước ngày sắp xếp đơn vị hành chính.</p></div></div></div></form></body></html>'
        )

    for s in stories:
        others = near(stories, s, 4)
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align: justify;">{}</p>'.format,
                picture='<p style="text-align: center;"><img alt="" src="/Portals/0/EasyDNNnews{0}" style="width: 640px;"/><br/><em style="font-size: 11px;">{1}</em></p>'.format,
            )
        )
        inner = (
            f'<div class="DnnModule DnnModule-EasyDNNnews"><div class="eds_news_module_432 news edn_details"><div class="edn_article edn_clearFix"><h1 class="edn_articleTitle">{s.title}</h1><div class="edn_metaDetails">Người viết: <a class="edn_authorName" href="/tin-tuc/PID/432/AuthorID/7">{s.writer}</a> / {day(s)} / Chuyên mục: <a class="edn_CategoryName" href="/tin-tuc/PgrID/432/CategoryID/{s.section}/PageID/1">{names[s.section]}</a> / Số lượt xem: {s.number % 555} / Bình luận: <a href="#comments">0</a> / Xếp hạng: <span>Không có đánh giá</span></div><h2 class="edn_subTitle edn_bold">{s.lead}</h2><article class="edn_articleText">{body}</article></div>'
            f'<div class="edn_socialButtonWrapper">In bài | Gửi bài</div><div class="edn_relatedArticles"><h3>Bài viết liên quan</h3><ul>{"".join(f"<li><a href={link(o)}>{o.title}</a><p>{day(o)}</p></li>" for o in others)}</ul></div><a name="comments"></a><div class="article_comments"><h3>Bình luận</h3><p>Vui lòng <a href="/login">đăng nhập</a> để gửi bình luận cho bài viết này.</p></div></div></div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s), precision="day")

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="edn_article edn_clearFix"><h2 class="edn_articleTitle"><a href="{link(s)}" target="_self">{s.title}</a></h2><div class="edn_metaDetails">{day(s)}</div><div class="edn_articleSummary">{s.lead}</div><a class="edn_readMore" href="{link(s)}">Chi tiết</a></div>'
            for s in part
        )
        pager = "".join(
            f'<a class="{"active" if n == number else "page"}" href="/tin-tuc/PgrID/432/CategoryID/{section}/PageID/{n}">{n}</a>'
            for n in range(1, count + 1)
        )
        return frame(f'{rows}<div class="article_pager">{pager}</div>', names[section])

    site.sections(stories, listing, lambda s, n: f"/tin-tuc/PgrID/432/CategoryID/{s}/PageID/{n}", size=4)
    site.add(
        "/",
        frame(
            "".join(f'<div class="edn_article"><h2><a href="{link(s)}">{s.title}</a></h2></div>' for s in stories[:4]),
            "Huyện Thanh Hòa",
        ),
    )


def union_laravel(site: MadeSite) -> None:
    """A union's own Laravel site: a captioned picture between stamp and lead, boxes in the text, the writers signed in italics."""
    names = ("Hoạt động công đoàn", "Lao động giỏi", "Đời sống đoàn viên")
    stories = further_stories(516, 24, site.now, shapes=("meeting", "portrait", "ceremony"))

    def link(s: Story) -> str:
        return f"/bv/{slug(s.title)}.{s.number}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a href="/cm/{slug(n)}">{n}</a>' for n in names)
        return f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title><meta name="csrf-token" content="x9">{head}</head><body><header><div class="ld-logo"><a href="/"><img src="/ld.png" alt=""></a><span>LIÊN ĐOÀN LAO ĐỘNG TỈNH</span></div><nav class="ld-nav">{nav}</nav></header><section class="ld-wrap">{inner}</section><footer class="ld-foot"><div>Liên đoàn Lao động tỉnh, 25 Lê Lợi</div><div>Phát triển bởi Trung tâm Công nghệ số</div></footer></body></html>'

    for s in stories:
        others = near(stories, s, 5)
        parts = list(s.parts)
        opening = ""
        if s.pictures:
            first = s.pictures[0]
            parts.remove(first)
            opening = f'<div class="ld-anh-dau"><img src="{first.address}"><div class="ld-chu">{first.text}</div></div>'
        made = flow(
            parts,
            subhead="<p><span><strong>{}</strong></span></p>".format,
            picture='<div class="ld-anh"><img src="{0}"><div class="ld-chu">{1}</div></div>'.format,
        )
        made.insert(
            2,
            f'<div class="ld-xen"><ul><li><a href="{link(others[0])}">{others[0].title}</a></li><li><a href="{link(others[1])}">{others[1].title}</a></li></ul></div>',
        )
        made.append(f'<p class="ky"><i>{s.writer}</i></p>')
        inner = (
            f'<div class="ld-bai"><div class="ld-vet"><a href="/">Trang chủ</a><i>›</i><a href="/cm/{slug(names[s.section])}">{names[s.section]}</a></div><h1>{s.title}</h1><div class="ld-gio">{s.at:%H:%M} - {s.at:%d/%m/%Y}</div>{opening}<div class="ld-dau">{s.lead}</div><div class="ld-than">{"".join(made)}</div><div class="ld-the"><span>Thẻ:</span><a href="/the/cong-doan">công đoàn</a></div><div class="ld-truoc-sau"><a href="{link(others[2])}">« {others[2].title}</a><a href="{link(others[3])}">{others[3].title} »</a></div></div>'
            f'<div class="ld-ben"><h3>Xem nhiều</h3>{"".join(f"<div class=ld-ben-i><a href={link(o)}>{o.title}</a><small>{o.at:%d/%m/%Y}</small></div>" for o in stories[2:6])}</div>'
        )
        head = f'<meta property="og:title" content="{s.title}"><meta name="description" content="Tin hoạt động của các cấp công đoàn trong tỉnh">'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="ld-the-tin"><a href="{link(s)}"><img src="/i.jpg"></a><h3><a href="{link(s)}">{s.title}</a></h3><p>{s.lead}</p><small>{s.at:%d/%m/%Y}</small></div>'
            for s in part
        )
        pager = "".join(
            f'<li><a href="/cm/{slug(names[section])}?page={n}" {"rel=next" if n == number + 1 else ""}>{n}</a></li>'
            for n in range(1, count + 1)
        )
        return frame(f'<h1>{names[section]}</h1>{rows}<ul class="pagination">{pager}</ul>', names[section])

    site.sections(stories, listing, lambda s, n: f"/cm/{slug(names[s])}" + (f"?page={n}" if n > 1 else ""), size=4)
    site.add(
        "/",
        frame("".join(f'<h3><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:4]), "Liên đoàn Lao động tỉnh"),
    )


FIFTH_PORTALS = (drupal_department, award_board, commune_footer, joomla_school, easydnn_district, union_laravel)
