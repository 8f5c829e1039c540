"""Five newspapers, each in the manner of another content system, beside a blog, a page made by hand and a station."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.first_blogs import blogger, home_made, station
from evaluation.sites.texts import Story, make_stories, stories_near

_NAMES = ("Thời sự", "Người tốt việc tốt", "Văn hóa - Xã hội")
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def k2(site: MadeSite) -> None:
    """Joomla K2: found by a feed alone, "Sửa lần cuối" of a later day, the author's latest articles below."""
    stories = make_stories(21, 30, site.now, kinds=("report", "report", "photo"))

    def link(s: Story) -> str:
        return f"/index.php/tin-tuc/item/{s.number}-{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title><meta name="generator" content="Joomla! - Open Source Content Management">{head}</head><body class="site com_k2"><div id="rt-top"><div class="date-block">{WEEKDAYS[site.now.weekday()]}, {site.now.day} Tháng {site.now.month} {site.now.year}</div></div>{inner}<div id="rt-copyright">Bản quyền thuộc Tỉnh đoàn</div></body></html>'

    for s in stories:
        later = s.at + timedelta(days=1, hours=2)
        latest = "".join(
            f'<li class="even"><a href="{link(o)}">{o.title}</a></li>' for o in stories_near(stories, s, 3)
        )
        related = "".join(
            f'<li class="odd"><a class="itemRelTitle" href="{link(o)}">{o.title}</a></li>'
            for o in stories_near(stories, s, 5)[3:]
        )
        body = "".join(
            flow(
                s.parts, picture='<p><img class="caption" src="{0}" alt="" /></p><p class="img_caption">{1}</p>'.format
            )
        )
        inner = (
            f'<div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">{WEEKDAYS[s.at.weekday()]}, {s.at.day:02} Tháng {s.at.month} {s.at.year} {s.at:%H:%M}</span><h2 class="itemTitle">{s.title}</h2><span class="itemAuthor">Viết bởi&nbsp; <a rel="author" href="/index.php/tac-gia/1">{s.writer}</a></span></div>'
            f'<div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">cỡ chữ</span></li><li><a class="itemPrintLink" href="{link(s)}?tmpl=component&amp;print=1">In</a></li></ul></div><div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingLog">(0 bình chọn)</div></div>'
            f'<div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><img src="/media/k2/{s.number}.jpg" alt="{s.title}"></span></div><div class="itemIntroText"><p>{s.lead}</p></div><div class="itemFullText">{body}</div>'
            f'<div class="itemContentFooter"><span class="itemHits">Đọc <b>{s.number % 411}</b> lần</span><span class="itemDateModified">Sửa lần cuối vào {WEEKDAYS[later.weekday()]}, {later.day:02} Tháng {later.month} {later.year} {later:%H:%M}</span></div></div>'
            f'<div class="itemLinks"><span>Được đăng ở</span> <a href="/index.php/tin-tuc">Tin tức</a></div><div class="itemAuthorBlock"><h3 class="itemAuthorName">{s.writer}</h3></div><div class="itemAuthorLatest"><h3>Các bài viết mới nhất của {s.writer}</h3><ul>{latest}</ul></div><div class="itemRelated"><h3>Các mục liên quan (theo tag)</h3><ul>{related}</ul></div></div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, authors=[s.writer])
    items = "".join(
        f'<item><title><![CDATA[{s.title}]]></title><link>{ORIGIN}{link(s)}</link><guid isPermaLink="true">{ORIGIN}{link(s)}</guid><description><![CDATA[<div class="K2FeedIntroText"><p>{s.lead}</p></div>]]></description><pubDate>{format_datetime(s.at)}</pubDate></item>'
        for s in stories
    )
    site.add(
        "/index.php/tin-tuc?format=feed&type=rss",
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tin tức</title><link>{ORIGIN}/</link><atom:link rel="self" type="application/rss+xml" href="{ORIGIN}/index.php/tin-tuc?format=feed&amp;type=rss"/>{items}</channel></rss>',
        content_type="application/rss+xml",
    )
    site.add(
        "/",
        frame(
            "<div class=rokslideshow><div class=slide>Tuổi trẻ xung kích</div></div>",
            "Trang chủ",
            f'<link href="{ORIGIN}/index.php/tin-tuc?format=feed&amp;type=rss" rel="alternate" type="application/rss+xml" title="RSS 2.0">',
        ),
    )


def elementor(site: MadeSite) -> None:
    """WordPress with Elementor: date and clock in two icons, a notice in every text, a builder's home page, Yoast's sitemaps."""
    stories = make_stories(22, 33, site.now, kinds=("report", "report", "interview"))

    def link(s: Story) -> str:
        return f"/{slug(s.title)}/"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{title}</title>{head}</head><body class="elementor-default elementor-kit-7"><header class="elementor elementor-10 elementor-location-header"><div class="elementor-widget-theme-site-logo"><a href="/"><img src="/logo.png"></a></div></header>{inner}<footer class="elementor elementor-20 elementor-location-footer"><div class="elementor-widget-text-editor"><p>Hội Nông dân tỉnh - Tổng đài: 1900 1234</p></div></footer></body></html>'

    notice = '<div class="quads-location"><p style="background:#fff3cd"><strong>Mời quý vị quan tâm trang Zalo của Hội để nhận thông tin nhanh nhất mỗi ngày.</strong></p></div>'
    for s in stories:
        made = flow(
            s.parts,
            picture='<figure class="wp-block-image size-large"><img src="{0}"><figcaption class="wp-element-caption">{1}</figcaption></figure>'.format,
        )
        made.insert(2, notice)
        clock = f"{s.at.hour % 12 or 12}:{s.at:%M} {'sáng' if s.at.hour < 12 else 'chiều' if s.at.hour < 18 else 'tối'}"
        graph = {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "WebPage",
                    "@id": f"{ORIGIN}{link(s)}",
                    "name": f"{s.title} - Hội Nông dân",
                    "datePublished": s.at.astimezone(UTC).isoformat(),
                    "dateModified": (s.at + timedelta(hours=30)).astimezone(UTC).isoformat(),
                },
                {"@type": "WebSite", "name": "Hội Nông dân"},
            ],
        }
        loop = "".join(
            f'<article class="elementor-post"><h3 class="elementor-post__title"><a href="{link(o)}">{o.title}</a></h3><div class="elementor-post__excerpt"><p>{o.lead[:80]}...</p></div></article>'
            for o in stories_near(stories, s, 3)
        )
        inner = (
            f'<div data-elementor-type="single-post" class="elementor elementor-33 elementor-location-single"><div class="elementor-widget-theme-post-title"><h1 class="elementor-heading-title elementor-size-default">{s.title}</h1></div>'
            f'<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date">{s.at.day} Tháng {_MONTHS[s.at.month - 1]}, {s.at.year}</span></li><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-time">{clock}</span></li><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-comments">Không có phản hồi</span></li></ul>'
            f'<div class="elementor-widget-theme-post-content"><div class="elementor-widget-container"><p>{s.lead}</p>{"".join(made)}</div></div><div class="elementor-widget-share-buttons"><span>Facebook</span><span>Zalo</span></div><div class="elementor-post-navigation"><span class="post-navigation__prev--label">Trước</span><a href="{link(stories_near(stories, s, 1)[0])}">{stories_near(stories, s, 1)[0].title}</a></div><div class="elementor-posts-container">{loop}</div></div>'
        )
        site.publish(
            [link(s)],
            frame(
                inner,
                f"{s.title} - Hội Nông dân",
                f'<meta property="og:title" content="{s.title} - Hội Nông dân"><script type="application/ld+json" class="yoast-schema-graph">{json.dumps(graph)}</script>',
            ),
            s,
            lead=False,
        )
    site.add(
        "/",
        frame(
            "<div class=elementor-section><h2 class=elementor-heading-title>Đồng hành cùng nhà nông</h2><div class=elementor-counter>1.204 hội viên</div></div>",
            "Hội Nông dân",
        ),
    )
    site.add(
        "/robots.txt",
        f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {ORIGIN}/sitemap_index.xml\n",
        content_type="text/plain",
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    site.add(
        "/sitemap_index.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="//made.invalid/main-sitemap.xsl"?><sitemapindex {space}><sitemap><loc>{ORIGIN}/page-sitemap.xml</loc></sitemap><sitemap><loc>{ORIGIN}/post-sitemap.xml</loc></sitemap></sitemapindex>',
        content_type="text/xml",
    )
    site.add("/page-sitemap.xml", f"<urlset {space}><url><loc>{ORIGIN}/</loc></url></urlset>", content_type="text/xml")
    urls = "".join(
        f"<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{s.at.astimezone(UTC).isoformat()}</lastmod><image:image><image:loc>{ORIGIN}/media/{s.number}-0.jpg</image:loc></image:image></url>"
        for s in stories
    )
    site.add("/post-sitemap.xml", f"<urlset {space}>{urls}</urlset>", content_type="text/xml")


def newspaper_json(site: MadeSite) -> None:
    """A newspaper's system: "Xem thêm" from a JSON of HTML, a kicker in a lead's box, boxes of others and a player in the text."""
    stories = make_stories(23, 40, site.now, kinds=("report", "report", "photo", "list"))
    zones = ("thoi-su", "nguoi-tot-viec-tot", "van-hoa")

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-post{s.number}.html"

    def card(s: Story) -> str:
        return f'<article class="b-grid" data-id="{s.number}"><div class="b-grid__img"><a href="{link(s)}" title="{s.title}"><img data-src="/media/{s.number}-0.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></a></div><div class="b-grid__content"><h3 class="b-grid__title"><a href="{link(s)}">{s.title}</a></h3><span class="b-grid__row">{s.at:%H:%M %d/%m/%Y}</span><p class="b-grid__desc">{s.lead}</p></div></article>'

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li><a href="/{z}/">{n}</a></li>' for z, n in zip(zones, _NAMES, strict=True))
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="l-header"><span class="l-header__clock">{site.now:%d/%m/%Y}</span><ul>{nav}</ul></div>{inner}<div class="l-footer"><p>Tổng Biên tập: Nguyễn Văn Chính. Giấy phép số 301/GP-BTTTT ngày 22/8/2022.</p></div></body></html>'

    for s in stories:
        boxes = stories_near(stories, s, 4)
        made = flow(
            s.parts,
            picture='<table class="tplc"><tbody><tr><td class="tplc__pic"><img data-original="{0}" src="/blank.gif"></td></tr><tr><td class="tplc__note">{1}</td></tr></tbody></table>'.format,
        )
        made.insert(
            2,
            f'<div class="b-mini" data-type="noi-bo"><a class="b-mini__thumb" href="{link(boxes[0])}"><img src="/m.jpg"></a><div><a href="{link(boxes[0])}">{boxes[0].title}</a><p>{boxes[0].lead}</p></div></div>',
        )
        made.insert(1, f'<p><a href="{link(boxes[1])}"><strong>&gt;&gt; {boxes[1].title}</strong></a></p>')
        made.append(
            '<div class="b-player"><div>Video Player is loading.</div><div>Current Time 0:00</div><div>Duration 2:31</div></div>'
        )
        inner = (
            f'<div class="l-content"><div class="bx-detail"><div class="bx-sub sapo-cat">{_NAMES[s.section]}</div><h1 class="bx-title">{s.title}</h1><div class="bx-info"><span class="bx-author">{s.writer}</span><span class="bx-when">{s.at:%d/%m/%Y} | {s.at.hour}:{s.at:%M} GMT+7</span><a class="bx-gn" href="https://news.google.com/x">Google News</a></div>'
            f'<div class="bx-abs">(Báo Bình Hòa) - {s.lead}</div><div class="bx-cont">{"".join(made)}</div><div class="bx-tags"><a href="/tu-khoa/a">thi đua</a><a href="/tu-khoa/b">khen thưởng</a></div><div class="bx-more"><h2>Tin cùng chuyên mục</h2>{"".join(map(card, boxes))}</div><div class="bx-comment"><h3>Bình luận (1)</h3><div class="cm"><b>Bạn đọc</b><p>Rất mong báo có thêm nhiều bài viết về những tấm gương bình dị như thế này.</p><span>20:15 01/11/2026</span></div></div></div></div>'
        )
        head = f'<meta name="description" content="{s.lead}"><meta property="article:published_time" content="{s.at:%Y-%m-%dT%H:%M:%S}+07:00"><meta property="og:title" content="{s.title}"><meta property="og:type" content="article">'
        told = Story(**{f: getattr(s, f) for f in Story.__slots__} | {"lead": f"(Báo Bình Hòa) - {s.lead}"})
        site.publish([link(s)], frame(inner, f"{s.title} | Báo Bình Hòa", head), told, authors=[s.writer])
    for n, zone in enumerate(zones):
        own = [s for s in stories if s.section == n]
        more = f'<button class="load-more" data-url="/api/zone-{n}/page-2.json">Xem thêm</button>'
        site.add(
            f"/{zone}/",
            frame(
                f'<h1>{_NAMES[n]}</h1><div class="lst">{"".join(map(card, own[:6]))}</div>{more}',
                _NAMES[n],
                '<meta property="og:type" content="article">',
            ),
        )
        for k in (2, 3, 4):
            part = own[(k - 1) * 6 : k * 6]
            following = f"/api/zone-{n}/page-{k + 1}.json" if len(own) > k * 6 else ""
            site.add(
                f"/api/zone-{n}/page-{k}.json",
                json.dumps({"error_code": 0, "data": {"html": "".join(map(card, part)), "load_more": following}}),
                content_type="application/json",
            )
    site.add("/", frame("".join(map(card, stories[:7])), "Báo Bình Hòa"))


def next_hashed(site: MadeSite) -> None:
    """A Next application: hashed class names, lists in __NEXT_DATA__ alone, times only as attributes of "2 ngày trước"."""
    stories = make_stories(24, 30, site.now, kinds=("report", "interview"))

    def link(s: Story) -> str:
        return f"/bai-viet/{s.number}/{slug(s.title)}"

    def frame(inner: str, data: dict[str, object], title: str) -> str:
        return f'<!DOCTYPE html><html><head><meta charSet="utf-8"/><title>{title}</title></head><body><div id="__next"><div class="sc-a1b2c3 hZqKpL"><nav class="sc-d4e5f6 bTgRnm"><a href="/">Trang chủ</a><a href="/chuyen-muc/thoi-su">Thời sự</a></nav>{inner}</div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": data}, "page": "/", "buildId": "x1"}, ensure_ascii=False)}</script></body></html>'

    for s in stories:
        days = (site.now - s.at).days
        ago = f"{days} ngày trước" if days else "2 giờ trước"
        body = "".join(
            flow(
                s.parts,
                text='<p class="sc-p9 fWkLmn">{}</p>'.format,
                subhead='<h4 class="sc-h4 kdjsla">{}</h4>'.format,
                picture='<div class="sc-im1 qwerty"><div class="sc-im2"><img src="{0}"/></div><span class="sc-im3 lkjhgf">{1}</span></div>'.format,
            )
        )
        tail = "".join(
            f'<a class="sc-l1" href="{link(o)}"><div class="sc-l2">{o.title}</div><time class="sc-l3" dateTime="{o.at.isoformat()}">{(site.now - o.at).days} ngày trước</time></a>'
            for o in stories_near(stories, s, 4)
        )
        inner = (
            f'<main class="sc-m1 mnbvcx"><h1 class="sc-t1 poiuyt">{s.title}</h1><div class="sc-i1"><span class="sc-i2">{s.writer}</span><span class="sc-dot">•</span><time class="sc-i3" dateTime="{s.at.isoformat()}" title="{s.at:%H:%M %d/%m/%Y}">{ago}</time><span class="sc-dot">•</span><span>{3 + s.number % 4} phút đọc</span></div>'
            f'<div class="sc-s1 asdfgh">{s.lead}</div><div class="sc-b1 zxcvbn">{body}</div><div class="sc-sh">Chia sẻ</div></main><aside class="sc-as">{tail}</aside>'
        )
        site.publish([link(s)], frame(inner, {"id": s.number}, "Bình Hòa 24h"), s, authors=[s.writer])
    listed = [
        {"id": s.number, "title": s.title, "url": link(s), "publishedAt": s.at.isoformat(), "excerpt": s.lead}
        for s in stories
    ]
    site.add("/chuyen-muc/thoi-su", frame("<div>Đang tải…</div>", {"category": {"posts": listed}}, "Thời sự"))
    site.add("/", frame("<div>Đang tải…</div>", {"latest": listed[:6]}, "Bình Hòa 24h"))


def amp_only(site: MadeSite) -> None:
    """AMP pages alone, found by a news sitemap: amp-img, a related list and an advertisement between paragraphs."""
    stories = make_stories(27, 28, site.now, kinds=("report", "report", "photo"))

    def link(s: Story) -> str:
        return f"/amp/{s.at:%Y%m%d}/{slug(s.title)}-{s.number}.amp"

    for s in stories:
        near = stories_near(stories, s, 3)
        made = flow(
            s.parts,
            picture='<figure><amp-img src="{0}" width="680" height="400" layout="responsive"></amp-img><figcaption>{1}</figcaption></figure>'.format,
        )
        made.insert(
            2,
            f'<ul class="rl"><li><a href="{link(near[0])}">{near[0].title}</a></li><li><a href="{link(near[1])}">{near[1].title}</a></li></ul>',
        )
        made.insert(1, '<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Quảng cáo</div></amp-ad>')
        data = {
            "@context": "http://schema.org",
            "@type": "NewsArticle",
            "headline": s.title[:60],
            "datePublished": s.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "author": {"@type": "Organization", "name": "Truyền hình Bình Hòa"},
        }
        page = (
            f'<!doctype html><html amp lang="vi"><head><meta charset="utf-8"><title>{s.title}</title><link rel="canonical" href="{ORIGIN}{link(s)}"><script type="application/ld+json">{json.dumps(data)}</script><style amp-custom>.h{{color:red}}</style></head><body><amp-sidebar id="sb"><ul><li>Thời sự</li><li>Kinh tế</li></ul></amp-sidebar><header class="hd"><amp-img src="/l.png"></amp-img></header>'
            f'<main><article class="ct"><h1 class="tt">{s.title}</h1><div class="tm">{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y} {s.at:%H:%M} (GMT+7)</div><h2 class="sp">{s.lead}</h2><div class="nd">{"".join(made)}<p class="pau"><strong>{s.writer}</strong></p></div></article><section class="rl2"><h3>Xem nhiều</h3>{"".join(f"<a href={link(o)}><h4>{o.title}</h4></a>" for o in near)}</section></main><footer>© Truyền hình Bình Hòa</footer></body></html>'
        )
        site.publish([link(s)], page, s, authors=[s.writer])
    urls = "".join(
        f"<url><loc>{ORIGIN}{link(s)}</loc><news:news><news:publication><news:name>THBH</news:name><news:language>vi</news:language></news:publication><news:publication_date>{s.at.isoformat()}</news:publication_date><news:title>{s.title}</news:title></news:news></url>"
        for s in stories
    )
    site.add(
        "/sitemap-news.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>',
        content_type="application/xml",
    )
    site.add("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {ORIGIN}/sitemap-news.xml\n", content_type="text/plain")
    site.add(
        "/",
        '<!doctype html><html><head><title>Truyền hình Bình Hòa</title><script src="/app.js"></script></head><body><div id="app"></div></body></html>',
    )


PAPERS = (k2, elementor, newspaper_json, next_hashed, blogger, home_made, amp_only, station)
