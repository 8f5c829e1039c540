"""Papers and a station of the fifth set, written without knowledge of the rules and before any of them ran on it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.texts import Story

_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def _month(story: Story) -> str:
    return f"Tháng {_MONTHS[story.at.month - 1]}"


def onecms_daily(site: MadeSite) -> None:
    """A party paper: the paper's sign before the lead, writers linked under the title, a description of its own in meta."""
    names = ("Chính trị", "Thi đua - Khen thưởng", "Xã hội", "Bạn đọc")
    stories = tuple(
        replace(s, lead=f"(BTN) - {s.lead}")
        for s in further_stories(
            501, 28, site.now, sections=4, shapes=("ceremony", "portrait", "meeting", "talk", "ceremony")
        )
    )

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-post{s.number}.html"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li class="parent"><a href="/{slug(n)}/" title="{n}">{n}</a></li>' for n in names)
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="detail-page"><header class="site-header"><div class="top-bar"><span class="today">{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y}</span><a href="/bao-in">Báo in</a></div><a class="logo" href="/"><img src="/logo.svg" alt="Báo Tây Nguyên"></a><ul class="menu">{nav}</ul></header><div class="site-body"><div class="container">{inner}</div></div>'
            '<footer class="site-footer"><p>Cơ quan của Đảng bộ tỉnh. Tổng Biên tập: Lưu Quang Thái</p><p>Giấy phép số 221/GP-BTTTT cấp ngày 14/05/2021</p></footer></body></html>'
        )

    for s in stories:
        others = near(stories, s, 7)
        made = flow(
            s.parts,
            subhead="<p><b>{}</b></p>".format,
            picture='<table class="picture" align="center"><tbody><tr><td class="pic"><img src="{0}" alt="" data-image-id="1"></td></tr><tr><td class="caption"><p>{1}</p></td></tr></tbody></table>'.format,
        )
        made.insert(
            min(3, len(made)),
            f'<div class="cms-related"><div class="box-heading">Tin liên quan</div><article class="story"><figure class="story__thumb"><a href="{link(others[0])}"><img src="/t.jpg"></a></figure><h2 class="story__heading"><a href="{link(others[0])}">{others[0].title}</a></h2><div class="story__summary">{others[0].lead}</div></article></div>',
        )
        links = " - ".join(f'<a class="author__name" href="/tac-gia/{slug(w)}.html">{w}</a>' for w in writers_of(s))
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": f"{s.at:%Y-%m-%dT%H:%M:00+0700}",
            "dateModified": f"{s.at + timedelta(minutes=41):%Y-%m-%dT%H:%M:00+0700}",
            "author": [{"@type": "Person", "name": w} for w in writers_of(s)],
            "publisher": {"@type": "Organization", "name": "Báo Tây Nguyên"},
        }
        head = f'<meta name="description" content="Báo Tây Nguyên cập nhật tin tức về {s.title[0].lower()}{s.title[1:]}, đọc ngay."><meta property="article:published_time" content="{s.at:%Y-%m-%dT%H:%M:00+0700}"><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        inner = (
            f'<div class="breadcrumb"><h2 class="main"><a href="/{slug(names[s.section])}/">{names[s.section]}</a></h2></div><div class="article"><h1 class="article__title cms-title">{s.title}</h1><div class="article__meta"><div class="article__author">{links}</div><time class="article__time" datetime="{s.at:%Y-%m-%dT%H:%M:00+0700}">{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y | %H:%M} GMT+7</time><div class="article__social"><a>Facebook</a><a>Zalo</a><a>Copy link</a></div></div>'
            f'<div class="article__sapo cms-desc">{s.lead}</div><div class="article__body zce-content-body cms-body">{"".join(made)}</div><div class="article__tag"><span>#</span><a href="/tu-khoa/thi-dua-tag12.vnp">thi đua</a><a href="/tu-khoa/guong-sang-tag13.vnp">gương sáng</a></div><div class="reaction"><span>Bài viết hữu ích?</span><button>Có</button><button>Không</button></div>'
            f'<div class="box-comment"><div class="box-title">Bình luận (1)</div><div class="comment-item"><b class="name">Hoàng Lâm</b><span class="time">{site.now:%d/%m/%Y}</span><div class="text">Rất đáng trân trọng những tấm gương như thế này, mong báo viết thêm.</div></div></div></div>'
            f'<div class="box-list"><div class="box-title">Cùng chuyên mục</div>{"".join(f"<article class=story><h3 class=story__heading><a href={link(o)}>{o.title}</a></h3><time>{o.at:%d/%m/%Y %H:%M}</time></article>" for o in others[1:])}</div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} | Báo Tây Nguyên", head), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<article class="story story--split"><figure class="story__thumb"><a href="{link(s)}"><img src="/t.jpg"></a></figure><h2 class="story__heading"><a href="{link(s)}">{s.title}</a></h2><div class="story__meta"><time>{s.at:%d/%m/%Y %H:%M}</time></div><div class="story__summary">{s.lead}</div></article>'
            for s in part
        )
        following = (
            f'<a class="next" href="/{slug(names[section])}/trang-{number + 1}/">Trang sau</a>'
            if number < count
            else ""
        )
        return frame(
            f'<h1 class="zone-name">{names[section]}</h1><div class="timeline">{rows}</div><div class="paging">{following}</div>',
            names[section],
        )

    site.sections(
        stories,
        listing,
        lambda s, n: f"/{slug(names[s])}/" + (f"trang-{n}/" if n > 1 else ""),
        size=4,
        sections=4,
    )
    home = "".join(f'<h2 class="story__heading"><a href="{link(s)}">{s.title}</a></h2>' for s in stories[:6])
    site.add("/", frame(home, "Báo Tây Nguyên điện tử"))


def generate_station(site: MadeSite) -> None:
    """WordPress of a station: Yoast's graph in UTC, a pen name in lower case, bold leads in two sections and none in the third."""
    names = ("Thời sự", "Người tốt việc tốt", "Truyền thanh cơ sở")
    stories = further_stories(502, 26, site.now, shapes=("ceremony", "portrait", "brief", "album", "meeting"))

    def link(s: Story) -> str:
        return f"/{slug(s.title)}/"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(
            f'<li class="menu-item menu-item-type-taxonomy"><a href="/category/{slug(n)}/">{n}</a></li>' for n in names
        )
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{title}</title>{head}</head><body class="wp-embed-responsive post-template-default single single-post right-sidebar"><a class="screen-reader-text skip-link" href="#content">Chuyển đến nội dung</a><header class="site-header" id="masthead"><p class="main-title"><a href="/" rel="home">PTTH Sông Gianh</a></p><p class="site-description">Tiếng nói của Đảng bộ và nhân dân</p></header><nav class="main-navigation"><ul class="menu sf-menu">{nav}<li class="menu-item"><a href="/gioi-thieu/">Giới thiệu</a></li></ul></nav><div id="page"><div id="content">{inner}</div>'
            f'<div class="widget-area sidebar"><aside class="widget widget_recent_entries"><h2 class="widget-title">Bài viết mới</h2><ul>{"".join(f"<li><a href={link(s)}>{s.title}</a></li>" for s in stories[:5])}</ul></aside><aside class="widget widget_text"><h2 class="widget-title">Lịch phát sóng</h2><div class="textwidget"><p>05h30: Mở đầu chương trình, thời sự sáng, dự báo thời tiết và giá cả thị trường.</p></div></aside></div></div><footer class="site-info"><div class="copyright-bar">© {site.now.year} Đài Phát thanh và Truyền hình Sông Gianh</div></footer></body></html>'
        )

    for s in stories:
        others = near(stories, s, 4)
        pen = "mộc miên" if s.number % 3 == 0 else writers_of(s)[0]
        pictures = [
            f'<figure class="wp-block-image size-large"><img decoding="async" src="{p.address}" alt=""><figcaption class="wp-element-caption">{p.text}</figcaption></figure>'
            for p in s.pictures
        ]
        if s.kind == "photo":
            made = flow(p for p in s.parts if p.kind != "picture")
            made.append(
                f'<figure class="wp-block-gallery has-nested-images columns-2 is-cropped">{"".join(pictures)}</figure>'
            )
        else:
            made = flow(
                s.parts,
                subhead='<h2 class="wp-block-heading">{}</h2>'.format,
                picture='<figure class="wp-block-image size-large"><img decoding="async" src="{0}" alt=""><figcaption class="wp-element-caption">{1}</figcaption></figure>'.format,
            )
        made.insert(2, f'<p><em>Xem thêm: <a href="{link(others[0])}">{others[0].title}</a></em></p>')
        has_lead = s.section != 2
        first = f"<p><strong>{s.lead}</strong></p>" if has_lead else f"<p>{s.lead}</p>"
        utc = s.at.astimezone(UTC)
        graph = [
            {
                "@type": "Article",
                "@id": f"{ORIGIN}{link(s)}#article",
                "author": {"name": pen, "@id": f"{ORIGIN}/#/schema/person/1"},
                "headline": s.title,
                "datePublished": utc.isoformat(),
                "dateModified": (utc + timedelta(hours=30)).isoformat(),
                "articleSection": [names[s.section]],
            },
            {"@type": "WebPage", "@id": f"{ORIGIN}{link(s)}", "name": f"{s.title} - PTTH Sông Gianh"},
            {"@type": "Person", "@id": f"{ORIGIN}/#/schema/person/1", "name": pen},
        ]
        head = f'<meta property="og:description" content="{s.lead[:70].rsplit(" ", 1)[0]} [&hellip;]"><meta property="og:type" content="article"><script type="application/ld+json" class="yoast-schema-graph">{json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)}</script>'
        inner = (
            f'<main class="site-main" id="main"><article id="post-{s.number}" class="post type-post hentry"><div class="inside-article"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{s.title}</h1><div class="entry-meta"><span class="posted-on"><time class="updated" datetime="{(s.at + timedelta(hours=30)).isoformat()}">{s.at + timedelta(hours=30):%d} {_month(s)}, {s.at.year}</time><time class="entry-date published" datetime="{s.at.isoformat()}">{s.at:%d} {_month(s)}, {s.at.year}</time></span> <span class="byline">bởi <span class="author vcard"><a class="url fn n" href="/author/{slug(pen)}/" rel="author"><span class="author-name">{pen}</span></a></span></span></div></header>'
            f'<div class="entry-content">{first}{"".join(made)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Chia sẻ:</h3><ul><li><a>Facebook</a></li><li><a>X</a></li></ul></div><div class="sharedaddy sd-like"><h3 class="sd-title">Thích điều này:</h3><span class="loading">Đang tải...</span></div></div><footer class="entry-meta"><span class="cat-links"><a href="/category/{slug(names[s.section])}/" rel="category tag">{names[s.section]}</a></span><nav class="post-navigation"><div class="nav-previous"><a href="{link(others[1])}">{others[1].title}</a></div><div class="nav-next"><a href="{link(others[2])}">{others[2].title}</a></div></nav></footer></div></article>'
            '<div class="comments-area" id="comments"><h2 class="comments-title">1 bình luận</h2><ol class="comment-list"><li class="comment"><cite class="fn">Khán giả</cite><div class="comment-content"><p>Chương trình hôm qua rất ý nghĩa, cảm ơn các anh chị phóng viên.</p></div></li></ol><h3 class="comment-reply-title">Để lại một bình luận</h3></div></main>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} - PTTH Sông Gianh", head), s, lead=has_lead, authors=[pen])
    urls = "".join(
        f"<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{(s.at + timedelta(hours=30)).astimezone(UTC).isoformat()}</lastmod></url>"
        for s in stories
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.add("/post-sitemap.xml", f"<urlset {space}>{urls}</urlset>", content_type="text/xml; charset=UTF-8")
    site.add(
        "/page-sitemap.xml",
        f"<urlset {space}><url><loc>{ORIGIN}/gioi-thieu/</loc></url></urlset>",
        content_type="text/xml; charset=UTF-8",
    )
    site.add(
        "/sitemap_index.xml",
        f"<sitemapindex {space}><sitemap><loc>{ORIGIN}/post-sitemap.xml</loc></sitemap><sitemap><loc>{ORIGIN}/page-sitemap.xml</loc></sitemap></sitemapindex>",
        content_type="text/xml; charset=UTF-8",
    )
    site.add(
        "/robots.txt",
        f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {ORIGIN}/sitemap_index.xml\n",
        content_type="text/plain",
    )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<article class="post hentry"><div class="inside-article"><header class="entry-header"><h2 class="entry-title"><a href="{link(s)}" rel="bookmark">{s.title}</a></h2><div class="entry-meta"><time class="entry-date published" datetime="{s.at.isoformat()}">{s.at:%d} {_month(s)}, {s.at.year}</time></div></header><div class="entry-summary"><p>{s.lead[:60]}… <a class="read-more" href="{link(s)}">Đọc tiếp</a></p></div></div></article>'
            for s in part
        )
        older = f'<a class="next page-numbers" href="/category/{slug(names[section])}/page/{number + 1}/">Tiếp <span>→</span></a>'
        return frame(
            f'<main class="site-main"><header class="page-header"><h1 class="page-title">{names[section]}</h1></header>{rows}<nav class="paging-navigation">{older if number < count else ""}</nav></main>',
            names[section],
        )

    site.sections(
        stories, listing, lambda s, n: f"/category/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""), size=5
    )
    site.add(
        "/gioi-thieu/",
        frame(
            '<main><article class="page"><h1 class="entry-title">Giới thiệu</h1><div class="entry-content"><p>Đài được thành lập trên cơ sở hợp nhất các trạm truyền thanh, có ba phòng chuyên môn và mười hai đài cơ sở trực thuộc.</p></div></article></main>',
            "Giới thiệu",
        ),
    )
    site.add(
        "/",
        frame(
            "".join(
                f'<article class="post hentry"><h2 class="entry-title"><a href="{link(s)}">{s.title}</a></h2></article>'
                for s in stories[:6]
            ),
            "PTTH Sông Gianh",
        ),
    )


def mastercms_paper(site: MadeSite) -> None:
    """MasterCMS: a bold h2 as lead, the writer as the text's last line in bold, an agency for every fourth, others in the text."""
    names = ("Tin tức", "Phong trào thi đua", "Gương sáng")
    stories = tuple(
        replace(s, writer="TTXVN") if s.number % 4 == 1 else s
        for s in further_stories(503, 24, site.now, shapes=("ceremony", "decision", "portrait", "roll"))
    )

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-{s.number}.html"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li><a href="/{slug(n)}" title="{n}">{n}</a></li>' for n in names)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div class="bx-header"><div class="w1000"><span class="bx-clock">Hôm nay: {site.now:%d/%m/%Y}</span><a href="/"><img src="/l.png" alt="Báo Lao động Hồng Lam"></a><ul class="bx-menu">{nav}</ul></div></div><div class="w1000 clearfix">{inner}</div>'
            '<div class="bx-footer"><div class="w1000">Cơ quan ngôn luận của Liên đoàn Lao động. Điện thoại: (0238) 3555 666. Ghi rõ nguồn khi phát hành lại.</div></div></body></html>'
        )

    for s in stories:
        others = near(stories, s, 6)
        made = flow(
            s.parts,
            text='<p style="text-align: justify;">{}</p>'.format,
            subhead='<p style="text-align: justify;"><strong>{}</strong></p>'.format,
            picture='<table class="MASTERCMS_TPL_TABLE" style="width: 100%;"><tbody><tr><td><img src="{0}" class="__img_mastercms" alt="anh"></td></tr><tr><td>{1}</td></tr></tbody></table>'.format,
        )
        made.insert(
            1,
            f'<table class="__mb_article_in_image __mb_article_in_image_small"><tbody><tr><td><a class="__mb_article_in_image" href="{link(others[0])}"><span class="__mb_article_in_image_box"><img src="/s.jpg"></span><span class="__mb_article_in_image_name">{others[0].title}</span><span class="__mb_article_in_image_desc">{others[0].lead}</span></a></td></tr></tbody></table>',
        )
        signed = "Theo TTXVN" if s.writer == "TTXVN" else s.writer
        made.append(f'<p style="text-align: right;"><strong>{signed}</strong></p>')
        inner = (
            f'<div class="bx-left"><div class="bx-cat"><a href="/{slug(names[s.section])}">{names[s.section]}</a></div><h1 class="bx-tt">{s.title}</h1><div class="bx-tool clearfix"><span class="format_time">{s.at:%H:%M}</span> | <span class="format_date">{s.at:%d/%m/%Y}</span> <a class="bx-print" href="javascript:void(0)">In bài viết</a></div><div class="article-content __MASTERCMS_CONTENT"><h2 class="bx-hd"><strong>{s.lead}</strong></h2><div class="__MB_CONTENT_WRAP">{"".join(made)}</div></div>'
            f'<div class="bx-note">Theo dõi Báo Lao động Hồng Lam trên <a href="https://news.google.com/">Google News</a></div><div class="bx-vote"><span class="star">★★★★★</span><span>5/5 (2 đánh giá)</span></div><div class="bx-key"><strong>Từ khóa:</strong> <a href="/tim/cong-doan.tag">công đoàn</a>, <a href="/tim/thi-dua.tag">thi đua</a></div>'
            f'<div class="bx-new"><h3>Tin mới hơn</h3>{"".join(f"<p><a href={link(o)}>{o.title}</a> <span>{o.at:%d/%m/%Y %H:%M}</span></p>" for o in others[1:3])}<h3>Tin cũ hơn</h3>{"".join(f"<p><a href={link(o)}>{o.title}</a> <span>{o.at:%d/%m/%Y %H:%M}</span></p>" for o in others[3:])}</div></div><div class="bx-right"><h4>Đọc nhiều</h4>{"".join(f"<p><a href={link(o)}>{o.title}</a></p>" for o in stories[3:7])}</div>'
        )
        head = f'<meta name="description" content="{s.lead}"><meta property="og:description" content="{s.lead}"><meta property="og:title" content="{s.title}">'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="article clearfix"><a class="article-image" href="{link(s)}"><img src="/a.jpg" alt="{s.title}"></a><h3 class="article-title"><a href="{link(s)}">{s.title}</a></h3><div class="article-meta">{s.at:%d/%m/%Y %H:%M}</div><div class="article-desc">{s.lead}</div></div>'
            for s in part
        )
        pager = "".join(
            f'<a class="{"current" if n == number else "page"}" href="/{slug(names[section])}&amp;s_cond=&amp;BRSR={(n - 1) * 4}">{n}</a>'
            for n in range(1, count + 1)
        )
        return frame(f'<div class="bx-left">{rows}<div class="__MB_ARTICLE_PAGING">{pager}</div></div>', names[section])

    site.sections(
        stories,
        listing,
        lambda s, n: f"/{slug(names[s])}" + (f"&s_cond=&BRSR={(n - 1) * 4}" if n > 1 else ""),
        size=4,
    )
    site.add(
        "/",
        frame(
            "".join(f'<h3 class="article-title"><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:5]),
            "Báo Lao động Hồng Lam",
        ),
    )


def cell_weekly(site: MadeSite) -> None:
    """An old weekly in tables: the lead in a cell beside or below the first picture, the writers in a right-aligned division."""
    names = ("Trang nhất", "Văn hóa", "Thi đua ái quốc")
    stories = further_stories(504, 22, site.now, shapes=("meeting", "ceremony", "portrait"))

    def link(s: Story) -> str:
        return f"/channel/{51 + s.section}/{s.at:%Y%m}/{slug(s.title)}-{s.number}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<td class="mnu"><a href="/channel/{51 + n}/">{name}</a></td>' for n, name in enumerate(names))
        return (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title></head><body topmargin="0"><table width="990" align="center" cellpadding="0"><tr><td><img src="/banner.gif"></td></tr><tr><td class="ngay" align="right">{WEEKDAYS[site.now.weekday()]}, ngày {site.now:%d/%m/%Y}</td></tr><tr><td><table><tr>{nav}</tr></table></td></tr><tr><td><table><tr><td width="700" valign="top">{inner}</td><td width="290" valign="top"><table class="qc"><tr><td><img src="/qc1.gif"></td></tr><tr><td class="qct">Tỷ giá</td></tr><tr><td>USD 26.120</td></tr></table></td></tr></table></td></tr>'
            '<tr><td class="chan">© Tuần báo Văn hóa Kinh Bắc. Tòa soạn: 9 Nguyễn Gia Thiều</td></tr></table></body></html>'
        )

    for s in stories:
        others = near(stories, s, 5)
        parts = list(s.parts)
        if parts[0].kind == "picture":
            first = parts.pop(0)
            opening = f'<table width="100%"><tr><td class="PicCell" align="center"><img src="{first.address}" width="440"></td></tr><tr><td class="ImageDescription" align="center">{first.text}</td></tr><tr><td class="ChapeauCell"><b>{s.lead}</b></td></tr></table>'
        else:
            opening = f'<table width="100%"><tr><td class="ChapeauCell"><b>{s.lead}</b></td></tr></table>'
        body = "".join(
            flow(
                parts,
                text='<p align="justify"><font face="Arial" size="2">{}</font></p>'.format,
                subhead='<p align="justify"><font face="Arial" size="2" color="#990000"><b>{}</b></font></p>'.format,
                picture='<table border="0" align="center"><tr><td><img src="{0}" width="400"></td></tr><tr><td class="ImageDescription" align="center"><font size="1">{1}</font></td></tr></table>'.format,
            )
        )
        inner = (
            f'<table width="100%" class="baiviet"><tr><td class="BigTitle">{s.title}</td></tr><tr><td class="capnhat">Cập nhật lúc {s.at:%Hh%M}, ngày {s.at.day}/{s.at.month}/{s.at.year}</td></tr><tr><td>{opening}{body}<div align="right"><b>{s.writer}</b></div></td></tr><tr><td align="right" class="nut"><a href="javascript:history.back()">[Trở về]</a> <a href="#">[In trang này]</a> <a href="#">[Gửi cho bạn bè]</a></td></tr></table>'
            f'<table class="tinkhac" width="100%"><tr><td class="tde">CÁC TIN ĐÃ ĐƯA</td></tr>{"".join(f"<tr><td>&bull; <a href={link(o)}>{o.title}</a> <i>({o.at.day}/{o.at.month})</i></td></tr>" for o in others)}</table>'
        )
        site.publish([link(s)], frame(inner, f"Tuần báo Văn hóa Kinh Bắc - {s.title}"), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<tr><td width="120"><a href="{link(s)}"><img src="/n.jpg" width="110"></a></td><td valign="top"><a class="tdnho" href="{link(s)}">{s.title}</a><br><font size="2">{s.lead}</font></td></tr>'
            for s in part
        )
        pager = " | ".join(
            f"<b>{n}</b>" if n == number else f'<a href="/channel/{51 + section}/?p={n}">{n}</a>'
            for n in range(1, count + 1)
        )
        return frame(
            f'<table width="100%">{rows}<tr><td colspan="2" align="center">Trang: {pager}</td></tr></table>',
            f"Tuần báo Văn hóa Kinh Bắc - {names[section]}",
        )

    site.sections(stories, listing, lambda s, n: f"/channel/{51 + s}/" + (f"?p={n}" if n > 1 else ""), size=3)
    site.add(
        "/",
        frame(
            "".join(
                f'<table><tr><td><a class="tdlon" href="{link(s)}">{s.title}</a></td></tr></table>' for s in stories[:5]
            ),
            "Tuần báo Văn hóa Kinh Bắc",
        ),
    )


def next_daily(site: MadeSite) -> None:
    """Next.js with utility classes alone: the paper itself as JSON-LD's author where no writer is printed, a figure before the text."""
    names = ("Thời sự tỉnh", "Con người", "Khen thưởng")
    stories = further_stories(505, 24, site.now, shapes=("ceremony", "talk", "portrait", "album"))

    def link(s: Story) -> str:
        return f"/bai-viet/{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a class="px-3 py-2 hover:underline" href="/chuyen-muc/{slug(n)}">{n}</a>' for n in names)
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><title>{title}</title>{head}</head><body><div id="__next"><header class="sticky top-0 bg-white shadow"><div class="flex items-center justify-between"><a class="text-2xl font-black" href="/">Nhịp sống Trường Giang</a><nav class="flex">{nav}</nav></div></header>{inner}<footer class="bg-gray-900 text-gray-300 p-8"><p>Trang thông tin điện tử tổng hợp</p><p>Chịu trách nhiệm: Ngô Hải Yến</p></footer></div>'
            '<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{}},"page":"/","query":{},"buildId":"k3"}</script></body></html>'
        )

    for s in stories:
        others = near(stories, s, 4)
        signed = s.number % 3 != 0
        made = flow(
            s.parts,
            text='<p class="my-4 leading-8">{}</p>'.format,
            subhead='<h2 class="mt-8 mb-2 text-xl font-bold">{}</h2>'.format,
            picture='<figure class="my-6"><span style="display:inline-block"><img alt="" src="/_next/image?url={0}&amp;w=1080&amp;q=75" decoding="async"/></span><figcaption class="text-sm text-center text-gray-500">{1}</figcaption></figure>'.format,
        )
        made.insert(
            3,
            f'<aside class="my-6 rounded border-l-4 p-4"><p class="text-xs uppercase">Đọc thêm</p><a class="font-medium" href="{link(others[0])}">{others[0].title}</a></aside>',
        )
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": s.at.isoformat(),
            "author": [{"@type": "Person", "name": w} for w in writers_of(s)]
            if signed
            else {"@type": "Organization", "name": "Nhịp sống Trường Giang", "url": ORIGIN},
            "publisher": {"@type": "Organization", "name": "Nhịp sống Trường Giang"},
        }
        cards = "".join(
            f'<a class="font-semibold text-blue-700" href="/tac-gia/{slug(w)}">{w}</a>' for w in writers_of(s)
        )
        by = f'<div class="flex items-center gap-2"><img class="h-10 w-10 rounded-full" src="/u.png" alt=""/><div class="flex gap-2">{cards}</div></div>'
        inner = (
            f'<main class="mx-auto max-w-3xl px-4"><nav aria-label="breadcrumb" class="py-3 text-sm"><a href="/">Trang chủ</a><span> / </span><a href="/chuyen-muc/{slug(names[s.section])}">{names[s.section]}</a></nav><article><h1 class="text-3xl font-bold leading-tight">{s.title}</h1><div class="mt-3 flex justify-between text-sm text-gray-500"><span>{s.at.day} thg {s.at.month}, {s.at.year} · {s.at:%H:%M}</span><span>{s.number % 7 + 2} phút đọc</span></div>{by if signed else ""}<p class="mt-4 text-lg font-semibold text-gray-800">{s.lead}</p><div class="prose">{"".join(made)}</div></article>'
            f'<div class="flex gap-2 py-4"><button>Chia sẻ</button><button>Lưu bài</button></div><div class="flex gap-2"><span>Chủ đề:</span><a href="/chu-de/thi-dua">thi đua</a></div><section class="mt-8"><h2 class="text-2xl">Bài viết liên quan</h2><div class="grid grid-cols-3">{"".join(f"<a href={link(o)} class=block><h3>{o.title}</h3><p>{o.lead}</p><span>{o.at.day} thg {o.at.month}, {o.at.year}</span></a>" for o in others[1:])}</div></section></main>'
        )
        head = f'<meta name="description" content="{s.lead}"/><meta property="og:type" content="article"/><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        site.publish(
            [link(s)],
            frame(inner, f"{s.title} | Nhịp sống Trường Giang", head),
            s,
            authors=writers_of(s) if signed else (),
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="flex gap-4 py-4 border-b"><a href="{link(s)}"><img alt="" src="/c.webp"/></a><div><h2 class="text-lg font-bold"><a href="{link(s)}">{s.title}</a></h2><p class="text-gray-600">{s.lead}</p><span class="text-xs">{s.at.day} thg {s.at.month}, {s.at.year}</span></div></div>'
            for s in part
        )
        following = f'<a class="rounded border px-4 py-2" href="/chuyen-muc/{slug(names[section])}?page={number + 1}">Trang tiếp</a>'
        return frame(
            f'<main class="mx-auto max-w-3xl"><h1 class="text-3xl">{names[section]}</h1>{rows}{following if number < count else ""}</main>',
            names[section],
        )

    site.sections(
        stories, listing, lambda s, n: f"/chuyen-muc/{slug(names[s])}" + (f"?page={n}" if n > 1 else ""), size=4
    )
    home = "".join(f'<h2 class="text-lg"><a href="{link(s)}">{s.title}</a></h2>' for s in stories[:5])
    site.add("/", frame(f"<main>{home}</main>", "Nhịp sống Trường Giang"))


FIFTH_PAPERS = (onecms_daily, generate_station, mastercms_paper, cell_weekly, next_daily)
