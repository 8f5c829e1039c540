"""Six further newspapers and blogs, written after the first set's faults were mended and before any code ran on them."""

from __future__ import annotations

import json
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, make_stories

_NAMES = ("Chính trị", "Gương điển hình", "Đời sống")


def _near(stories: tuple[Story, ...], story: Story, count: int) -> list[Story]:
    at = stories.index(story)
    return [stories[(at + 4 + n) % len(stories)] for n in range(count)]


def flatsome(site: MadeSite) -> None:
    """WordPress with a shop's theme: a table of contents and "Xem thêm" lines in the text, pages by /page/2/, no meta data."""
    stories = make_stories(61, 30, site.now, kinds=("report", "report", "list"))
    alias = ("chinh-tri", "guong-dien-hinh", "doi-song")

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-{s.number}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="menu-item"><a href="/chuyen-muc/{a}/" class="nav-top-link">{n}</a></li>'
            for a, n in zip(alias, _NAMES, strict=True)
        )
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title></head><body class="single lightbox"><div id="wrapper"><header id="header"><ul class="header-nav">{nav}</ul></header><main id="main">{inner}</main><footer id="footer"><div class="absolute-footer"><div class="copyright-footer">Copyright 2026 © <strong>Bản tin Công đoàn</strong></div></div></footer></div></body></html>'

    for s in stories:
        near = _near(stories, s, 6)
        made = flow(
            s.parts,
            subhead='<h2><span class="ez-toc-section" id="m1"></span>{}<span class="ez-toc-section-end"></span></h2>'.format,
            picture='<div id="attachment_1" class="wp-caption aligncenter"><img src="{0}"><p class="wp-caption-text">{1}</p></div>'.format,
        )
        made.insert(
            1,
            '<div id="ez-toc-container" class="ez-toc-v2"><div class="ez-toc-title-container"><p class="ez-toc-title">Nội dung bài viết</p></div><nav><ul class="ez-toc-list"><li><a href="#m1">1. Mở đầu</a></li><li><a href="#m2">2. Kết quả</a></li></ul></nav></div>',
        )
        made.insert(
            3,
            f'<blockquote><p><strong>Xem thêm:</strong> <a href="{link(near[0])}">{near[0].title}</a></p></blockquote>',
        )
        made.append(
            '<div class="blog-share text-center"><div class="is-divider medium"></div><div class="social-icons share-icons"></div></div>'
        )
        inner = (
            f'<div class="row row-large"><div class="large-9 col"><article class="post type-post"><div class="article-inner"><header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall"><a href="/chuyen-muc/{alias[s.section]}/">{_NAMES[s.section]}</a></h6><h1 class="entry-title">{s.title}</h1><div class="entry-divider is-divider small"></div><div class="entry-meta uppercase is-xsmall"><span class="posted-on">Posted on <a href="{link(s)}" rel="bookmark"><time class="entry-date published" datetime="{s.at.isoformat()}">{s.at:%d/%m/%Y}</time><time class="updated" datetime="{(s.at + timedelta(days=2)).isoformat()}">{s.at + timedelta(days=2):%d/%m/%Y}</time></a></span> <span class="byline">by <span class="meta-author vcard"><a class="url fn n" href="/author/a/">{s.writer}</a></span></span></div></div></header>'
            f'<div class="entry-content single-page"><p><em>{s.lead}</em></p>{"".join(made)}</div><footer class="entry-meta text-left">This entry was posted in <a href="/chuyen-muc/{alias[s.section]}/">{_NAMES[s.section]}</a>. Bookmark the <a href="{link(s)}">permalink</a>.</footer></div></article>'
            f'<nav class="navigation-post"><div class="nav-prev text-left"><a href="{link(near[1])}">{near[1].title}</a></div></nav></div><div class="post-sidebar large-3 col"><aside class="widget flatsome_recent_posts"><span class="widget-title">Bài viết mới</span><ul>{"".join(f"<li class=recent-blog-posts-li><a href={link(o)}>{o.title}</a></li>" for o in near[2:])}</ul></aside></div></div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} - Bản tin Công đoàn"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="col post-item"><div class="box box-blog-post"><a href="{link(s)}" class="plain"><img src="/media/{s.number}-0.jpg"></a><div class="box-text"><h5 class="post-title is-large"><a href="{link(s)}" class="plain">{s.title}</a></h5><div class="is-divider"></div><p class="from_the_blog_excerpt">{s.lead[:70]}[...]</p></div><div class="badge absolute top post-date badge-outline"><div class="badge-inner"><span class="post-date-day">{s.at:%d}</span><br><span class="post-date-month is-xsmall">Th{s.at.month}</span></div></div></div></div>'
            for s in part
        )
        following = (
            f'<li><a class="next page-number" href="/chuyen-muc/{alias[section]}/page/{number + 1}/"><i class="icon-angle-right"></i></a></li>'
            if number < count
            else ""
        )
        return frame(
            f'<h1 class="page-title is-large uppercase">Category Archives: <span>{_NAMES[section]}</span></h1><div id="row-1" class="row">{rows}</div><ul class="page-numbers nav-pagination links text-center">{following}</ul>',
            _NAMES[section],
        )

    site.sections(stories, listing, lambda s, n: f"/chuyen-muc/{alias[s]}/" + (f"page/{n}/" if n > 1 else ""), size=5)
    site.add(
        "/", frame('<div class="banner-layers">Công đoàn - Đồng hành cùng người lao động</div>', "Bản tin Công đoàn")
    )


def mobile_paper(site: MadeSite) -> None:
    """A newspaper's phone edition: timeline pages, a related box and a credit line in the text, 12-hour stamps with dashes."""
    stories = make_stories(62, 36, site.now, kinds=("report", "report", "photo", "notice"))

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-2026{s.number}.htm"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="hd-m"><a class="logo-m" href="/">Bình Hòa Online</a><div class="menu-m"><a href="/timeline/1/trang-1.htm">Chính trị</a><a href="/timeline/2/trang-1.htm">Gương điển hình</a><a href="/timeline/3/trang-1.htm">Đời sống</a></div></div>{inner}<div class="ft-m">Cơ quan chủ quản: Tỉnh ủy. GPXB số 88/GP-BTTTT do Bộ TT&amp;TT cấp ngày 05/04/2021.</div></body></html>'

    for s in stories:
        near = _near(stories, s, 5)
        made = flow(
            s.parts,
            picture='<div class="VCSortableInPreviewMode" type="Photo"><div><img src="{0}" data-original="{0}"></div><div class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{1}</p></div></div>'.format,
        )
        made.insert(
            1,
            f'<div class="VCSortableInPreviewMode" type="RelatedNewsBox"><ul class="rel-n">{"".join(f"<li><a href={link(o)}>{o.title}</a></li>" for o in near[:2])}</ul></div>',
        )
        made.insert(3, '<div class="admzone" id="adm-1">Quảng cáo</div>')
        half = f"{s.at.hour % 12 or 12:02}:{s.at:%M} {s.at:%p}"
        inner = (
            f'<div class="dt-m"><h1 class="dt-tit">{s.title}</h1><p class="dt-inf"><span class="dt-au">{s.writer}</span><span class="dt-tm">{s.at:%d-%m-%Y} - {half}</span></p><div class="dt-aud"><span>Nghe đọc bài</span><span>Nữ miền Nam</span><span>0:00</span></div><h2 class="dt-sap">{s.lead}</h2><div class="dt-ct afcbc-body">{"".join(made)}<p style="text-align:right"><b>{s.writer}</b></p></div>'
            f'<div class="dt-hot">Đường dây nóng: 0912 345 678</div><div class="dt-tag"><a href="/thi-dua.html">thi đua yêu nước</a></div><div class="dt-rel"><span class="dt-rel-h">Đọc thêm</span>{"".join(f"<div class=it><a href={link(o)}>{o.title}</a><span>{o.at:%d-%m-%Y}</span></div>" for o in near[2:])}</div></div>'
        )
        site.publish(
            [link(s)],
            frame(
                inner,
                f"{s.title} - Báo Bình Hòa Online",
                f'<meta name="pubdate" content="{s.at.isoformat()}"><meta property="og:title" content="{s.title}"><meta property="og:description" content="{s.lead}">',
            ),
            s,
            authors=[s.writer],
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<li class="tl-i" data-id="{s.number}"><a class="ava" href="{link(s)}"><img alt="{s.title}"></a><a class="tl-t" href="{link(s)}">{s.title}</a><span class="tl-d" title="{s.at.isoformat()}"></span></li>'
            for s in part
        )
        following = (
            f'<a class="btn-vm" rel="nofollow" href="/timeline/{section + 1}/trang-{number + 1}.htm">Xem thêm</a>'
            if number < count
            else ""
        )
        return frame(f'<ul class="tl">{rows}</ul>{following}', _NAMES[section])

    site.sections(stories, listing, lambda s, n: f"/timeline/{s + 1}/trang-{n}.htm", size=5)
    site.add(
        "/",
        frame("".join(f'<a class="tl-t" href="{link(s)}">{s.title}</a>' for s in stories[:6]), "Báo Bình Hòa Online"),
    )


def angular(site: MadeSite) -> None:
    """Angular rendered by the server: _ngcontent marks, lists in a transfer state with &q; for quotes, one generic title."""
    stories = make_stories(63, 28, site.now, kinds=("report", "interview", "report"))

    def link(s: Story) -> str:
        return f"/portal/tin-bai/{s.number}"

    def frame(inner: str, state: object) -> str:
        packed = (
            json.dumps(state, ensure_ascii=False)
            .replace("&", "&a;")
            .replace('"', "&q;")
            .replace("<", "&l;")
            .replace(">", "&g;")
        )
        return f'<!DOCTYPE html><html lang="vi"><head><base href="/"><title>Cổng TTĐT phường Bến Gót</title></head><body><app-root _nghost-sc1 ng-version="15.2.9"><app-header _ngcontent-sc1><div class="hl">Phường Bến Gót</div><a routerlink="/portal/tin" href="/portal/tin">Tin bài</a></app-header><router-outlet></router-outlet>{inner}<app-footer><span>Ủy ban nhân dân phường Bến Gót</span></app-footer></app-root><script id="serverApp-state" type="application/json">{packed}</script></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p style="text-align: justify">{}</p>'.format,
                picture='<figure class="image image_resized"><img src="{0}"><figcaption>{1}</figcaption></figure>'.format,
            )
        )
        inner = (
            f'<app-chi-tiet _nghost-sc7><div _ngcontent-sc7 class="ct-wrap"><div _ngcontent-sc7 class="ct-title">{s.title}</div><div _ngcontent-sc7 class="ct-sub"><i class="pi pi-calendar"></i> {s.at:%H:%M}, {s.at:%d/%m/%Y} <i class="pi pi-eye"></i> {s.number % 77}</div><div _ngcontent-sc7 class="ct-abs">{s.lead}</div><div _ngcontent-sc7 class="ck-content">{body}</div><div _ngcontent-sc7 class="ct-auth"><b>Tác giả:</b> {s.writer}</div>'
            f'<p-panel header="Bài viết liên quan">{"".join(f"<div class=lq><a href={link(o)}>{o.title}</a><small>{o.at:%d/%m/%Y}</small></div>" for o in _near(stories, s, 4))}</p-panel></div></app-chi-tiet>'
        )
        site.publish([link(s)], frame(inner, {"TIN": {"id": s.number}}), s, authors=[s.writer])
    listed = [
        {"id": s.number, "tieuDe": s.title, "duongDan": link(s), "ngayDang": s.at.isoformat(), "tomTat": s.lead}
        for s in stories
    ]
    site.add(
        "/portal/tin",
        frame(
            "<app-danh-sach><div class=spinner></div></app-danh-sach>",
            {"DS_TIN": {"items": listed, "total": len(listed)}},
        ),
    )
    site.add("/", frame("<app-trang-chu><div class=spinner></div></app-trang-chu>", {"DS_MOI": {"items": listed[:6]}}))


def ghost(site: MadeSite) -> None:
    """Ghost: right JSON-LD, a day printed with its month cut short, link cards of others in the text, sitemaps by kind."""
    stories = make_stories(64, 26, site.now, kinds=("report", "report", "photo"))

    def link(s: Story) -> str:
        return f"/{slug(s.title)}/"

    for s in stories:
        near = _near(stories, s, 4)
        made = flow(
            s.parts,
            picture='<figure class="kg-card kg-image-card kg-card-hascaption"><img src="{0}" class="kg-image"><figcaption><span style="white-space: pre-wrap;">{1}</span></figcaption></figure>'.format,
        )
        made.insert(
            2,
            f'<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="{ORIGIN}{link(near[0])}"><div class="kg-bookmark-content"><div class="kg-bookmark-title">{near[0].title}</div><div class="kg-bookmark-description">{near[0].lead}</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Tạp chí Xây dựng Đảng tỉnh</span></div></div></a></figure>',
        )
        made.append(
            '<div class="kg-card kg-button-card kg-align-center"><a href="#/portal/signup" class="kg-btn kg-btn-accent">Đăng ký nhận bài</a></div>'
        )
        data = {
            "@context": "https://schema.org",
            "@type": "Article",
            "publisher": {"@type": "Organization", "name": "Tạp chí"},
            "author": {"@type": "Person", "name": s.writer},
            "headline": s.title,
            "url": f"{ORIGIN}{link(s)}",
            "datePublished": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "dateModified": (s.at + timedelta(hours=3)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "description": s.lead,
        }
        page = (
            f'<!DOCTYPE html><html lang="vi"><head><title>{s.title}</title><link rel="canonical" href="{ORIGIN}{link(s)}"><meta property="og:type" content="article"><script type="application/ld+json">{json.dumps(data)}</script></head><body class="post-template"><div class="gh-viewport"><header id="gh-head"><a class="gh-head-logo" href="/">Tạp chí Xây dựng Đảng tỉnh</a></header><main id="site-main" class="site-main"><article class="article post"><header class="article-header gh-canvas"><div class="article-tag"><a href="/tag/x/">{_NAMES[s.section]}</a></div><h1 class="article-title">{s.title}</h1><p class="article-excerpt">{s.lead}</p><div class="article-byline"><section class="article-byline-content"><div class="article-byline-meta"><h4 class="author-name"><a href="/author/a/">{s.writer}</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="{s.at:%Y-%m-%d}">{s.at:%d} thg {s.at.month} {s.at.year}</time><span class="byline-reading-time"><span class="bull">&bull;</span> 4 min read</span></div></div></section></div></header>'
            f'<section class="gh-content gh-canvas">{"".join(made)}</section></article><section class="footer-cta"><h2 class="footer-cta-title">Đăng ký nhận bản tin</h2><p>Nhận bài mới qua thư điện tử mỗi tuần, không quảng cáo và hoàn toàn miễn phí cho mọi bạn đọc.</p></section><aside class="read-more-wrap"><h3>Read more</h3><div class="read-more">{"".join(f"<article class=post-card><a href={link(o)}><h2 class=post-card-title>{o.title}</h2></a><div class=post-card-excerpt>{o.lead}</div></article>" for o in near[1:])}</div></aside></main></div></body></html>'
        )
        site.publish([link(s)], page, s, authors=[s.writer])
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    site.add(
        "/sitemap.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {space}><sitemap><loc>{ORIGIN}/sitemap-authors.xml</loc></sitemap><sitemap><loc>{ORIGIN}/sitemap-posts.xml</loc></sitemap></sitemapindex>',
        content_type="application/xml",
    )
    site.add(
        "/sitemap-authors.xml",
        f"<urlset {space}><url><loc>{ORIGIN}/author/a/</loc></url></urlset>",
        content_type="application/xml",
    )
    site.add(
        "/sitemap-posts.xml",
        f"<urlset {space}>{''.join(f'<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{s.at.isoformat()}</lastmod></url>' for s in stories)}</urlset>",
        content_type="application/xml",
    )
    site.add("/author/a/", "<html><head><title>Tác giả</title></head><body><h1>Tác giả</h1></body></html>")
    site.add(
        "/",
        "<html><head><title>Tạp chí Xây dựng Đảng tỉnh</title></head><body><h1>Tạp chí Xây dựng Đảng tỉnh</h1><p>Đăng ký để đọc.</p></body></html>",
    )


def embeds(site: MadeSite) -> None:
    """A newspaper with quoted posts, pull quotes and a reader's voice; the stamp behind the lead, a day-only statement in UTC."""
    stories = make_stories(65, 30, site.now, kinds=("report", "report", "interview"))

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m}/{s.number}/{slug(s.title)}.aspx"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a href="/muc-{n}.aspx">{name}</a>' for n, name in enumerate(_NAMES))
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="tb"><div class="tb-l">{WEEKDAYS[site.now.weekday()]}, {site.now.day}/{site.now.month}/{site.now.year} {site.now:%H:%M}</div><div class="tb-n">{nav}</div></div>{inner}<div class="cr"><p>© Báo Bình Hòa. Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></div></body></html>'

    for s in stories:
        near = _near(stories, s, 5)
        made = flow(
            s.parts,
            picture='<div class="o-pic"><img src="{0}"><div class="o-pic__t"><span>{1}</span></div></div>'.format,
        )
        made.insert(
            2,
            '<blockquote class="twitter-tweet"><p>Chúc mừng các điển hình tiên tiến của tỉnh nhà!</p>&mdash; Tỉnh đoàn (@tinhdoan) <a href="https://twitter.com/x/1">October 2, 2026</a></blockquote>',
        )
        made.insert(
            4,
            f'<div class="o-rel" data-n="2"><div class="o-rel__h">Tin liên quan</div><a href="{link(near[0])}">{near[0].title}</a></div>',
        )
        inner = (
            f'<div class="o-art"><div class="o-kick">{_NAMES[s.section].upper()}</div><h1 class="o-head">{s.title}</h1><h2 class="o-stand">{s.lead}</h2><div class="o-bar"><span class="o-by">{s.writer}</span> <span class="o-ti">{WEEKDAYS[s.at.weekday()]}, {s.at.day}/{s.at.month}/{s.at.year} {s.at:%H:%M} (GMT+7)</span><span class="o-fs">Aa</span></div>'
            f'<div class="o-voice"><span>Giọng đọc</span><span>Nam miền Bắc</span><span>1x</span></div><div class="o-text">{"".join(made)}</div><div class="o-sub"><b>Theo dõi Báo Bình Hòa trên Google News</b></div><div class="o-next"><h3>Cùng chuyên mục</h3>{"".join(f"<div><a href={link(o)}><h4>{o.title}</h4></a><p>{o.lead}</p><time>{o.at.day}/{o.at.month}/{o.at.year}</time></div>" for o in near[1:])}</div></div>'
        )
        utc = s.at.astimezone(UTC)
        site.publish(
            [link(s)],
            frame(
                inner,
                f"{s.title} | {_NAMES[s.section]}",
                f'<meta itemprop="datePublished" content="{utc:%Y-%m-%d}"><meta name="description" content="{s.lead[:80]}">',
            ),
            s,
            authors=[s.writer],
        )
        posted = site.articles[-1]
        at = next((n for n, t in enumerate(posted.paragraphs) if t in s.texts[2:3]), len(posted.paragraphs))
        site.articles[-1] = type(posted)(
            **{f: getattr(posted, f) for f in type(posted).__slots__}
            | {
                "paragraphs": (
                    *posted.paragraphs[:at],
                    "Chúc mừng các điển hình tiên tiến của tỉnh nhà!",
                    "— Tỉnh đoàn (@tinhdoan) October 2, 2026",
                    *posted.paragraphs[at:],
                ),
                "optional": (
                    "Chúc mừng các điển hình tiên tiến của tỉnh nhà!",
                    "— Tỉnh đoàn (@tinhdoan) October 2, 2026",
                ),
            }
        )

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(f'<div class="c"><a href="{link(s)}"><h3>{s.title}</h3></a><p>{s.lead}</p></div>' for s in part)
        return frame(
            f'<h1>{_NAMES[section]}</h1>{rows}<div class="pg"><a href="/muc-{section}.aspx?p={number - 1}">«</a><a href="/muc-{section}.aspx?p={number + 1}">»</a></div>',
            _NAMES[section],
        )

    site.sections(stories, listing, lambda s, n: f"/muc-{s}.aspx" + (f"?p={n}" if n > 1 else ""), size=5)
    for n in range(3):
        site.add(f"/muc-{n}.aspx?p=3", frame(f"<h1>{_NAMES[n]}</h1><p>Không có dữ liệu.</p>", _NAMES[n]))
    site.add(
        "/",
        frame(
            "".join(f'<div class="c"><a href="{link(s)}"><h3>{s.title}</h3></a></div>' for s in stories[:5]),
            "Báo Bình Hòa",
        ),
    )


def blocks(site: MadeSite) -> None:
    """WordPress made of blocks: query pages, an excerpt as lead, a slow robots.txt, old addresses that redirect, gone ones."""
    stories = make_stories(66, 26, site.now, kinds=("report", "notice", "report"))

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m/%d}/{slug(s.title)[:50].rstrip('-')}/"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title></head><body class="wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">Hội Người cao tuổi</a></p><nav class="wp-block-navigation"><a class="wp-block-navigation-item__content" href="/tin-tuc/">Tin tức</a><a class="wp-block-navigation-item__content" href="/so-do/">Sơ đồ</a></nav></header>{inner}<footer class="wp-block-template-part"><p>Tự hào vận hành bởi WordPress</p></footer></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                subhead='<h2 class="wp-block-heading">{}</h2>'.format,
                picture='<figure class="wp-block-image"><img src="{0}"><figcaption>{1}</figcaption></figure>'.format,
            )
        )
        near = _near(stories, s, 3)
        inner = (
            f'<main class="wp-block-group"><h1 class="wp-block-post-title">{s.title}</h1><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{s.lead}</p></div><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="{s.at.isoformat()}">{s.at.day} Tháng {s.at.month}, {s.at.year}</time></div><p>—</p><p class="has-small-font-size">viết bởi</p><div class="wp-block-post-author-name">{s.writer}</div><p>trong</p><div class="taxonomy-category wp-block-post-terms"><a href="/c/">{_NAMES[s.section]}</a></div></div>'
            f'<div class="entry-content wp-block-post-content">{body}</div><nav class="wp-block-group" aria-label="Bài viết"><div class="post-navigation-link-previous wp-block-post-navigation-link"><a href="{link(near[0])}" rel="prev">← {near[0].title}</a></div></nav><div class="wp-block-query"><h2>Bài viết khác</h2><ul class="wp-block-post-template">{"".join(f"<li><h3 class=wp-block-post-title><a href={link(o)}>{o.title}</a></h3><time datetime={o.at.isoformat()}>{o.at.day} Tháng {o.at.month}, {o.at.year}</time></li>" for o in near)}</ul></div></main>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} – Hội Người cao tuổi"), s, authors=[s.writer])
        if s.number % 5 == 0:
            site.add(f"/?p={s.number}", "", status=301, location=f"{ORIGIN}{link(s)}")
    for n in range(4):
        part = stories[n * 8 : n * 8 + 8]
        rows = "".join(
            f'<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="{f"/?p={s.number}" if s.number % 5 == 0 else link(s)}">{s.title}</a></h2></li>'
            for s in part
        )
        following = (
            f'<a href="/tin-tuc/?query-0-page={n + 2}" class="wp-block-query-pagination-next">Trang sau</a>'
            if n < 3
            else ""
        )
        gone = f'<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/2026/01/0{n + 1}/bai-viet-nay-da-duoc-go-khoi-trang/">Bài viết này đã được gỡ khỏi trang từ lâu rồi</a></h2></li>'
        site.add(
            "/tin-tuc/" + (f"?query-0-page={n + 1}" if n else ""),
            frame(
                f'<h1 class="wp-block-query-title">Tin tức</h1><ul class="wp-block-post-template">{rows}{gone}</ul><nav class="wp-block-query-pagination">{following}</nav>',
                "Tin tức",
            ),
        )
        site.add(f"/2026/01/0{n + 1}/bai-viet-nay-da-duoc-go-khoi-trang/", "<h1>Không tìm thấy</h1>", status=410)
    site.add(
        "/so-do/",
        frame(
            '<h1 class="wp-block-post-title">Sơ đồ</h1><p>Trụ sở Hội nằm tại tầng 2 nhà văn hóa trung tâm.</p>', "Sơ đồ"
        ),
    )
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\nDisallow: /wp-admin/\n", content_type="text/plain")
    site.add(
        "/",
        frame('<main><h1 class="wp-block-heading">Sống vui, sống khỏe, sống có ích</h1></main>', "Hội Người cao tuổi"),
    )


SECOND_PAPERS = (flatsome, mobile_paper, angular, ghost, embeds, blocks)
