"""Eight newspapers, blogs and stations, each in the manner of another content system."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, Words, make_stories

_NAMES = ("Thời sự", "Người tốt việc tốt", "Văn hóa - Xã hội")
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def _near(stories: tuple[Story, ...], story: Story, count: int) -> list[Story]:
    at = stories.index(story)
    return [stories[(at + 2 + n) % len(stories)] for n in range(count)]


def k2(site: MadeSite) -> None:
    """Joomla K2: found by a feed alone, "Sửa lần cuối" of a later day, the author's latest articles below."""
    stories = make_stories(21, 30, site.now, kinds=("report", "report", "photo"))

    def link(s: Story) -> str:
        return f"/index.php/tin-tuc/item/{s.number}-{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title><meta name="generator" content="Joomla! - Open Source Content Management">{head}</head><body class="site com_k2"><div id="rt-top"><div class="date-block">{WEEKDAYS[site.now.weekday()]}, {site.now.day} Tháng {site.now.month} {site.now.year}</div></div>{inner}<div id="rt-copyright">Bản quyền thuộc Tỉnh đoàn</div></body></html>'

    for s in stories:
        later = s.at + timedelta(days=1, hours=2)
        latest = "".join(f'<li class="even"><a href="{link(o)}">{o.title}</a></li>' for o in _near(stories, s, 3))
        related = "".join(
            f'<li class="odd"><a class="itemRelTitle" href="{link(o)}">{o.title}</a></li>'
            for o in _near(stories, s, 5)[3:]
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
            for o in _near(stories, s, 3)
        )
        inner = (
            f'<div data-elementor-type="single-post" class="elementor elementor-33 elementor-location-single"><div class="elementor-widget-theme-post-title"><h1 class="elementor-heading-title elementor-size-default">{s.title}</h1></div>'
            f'<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date">{s.at.day} Tháng {_MONTHS[s.at.month - 1]}, {s.at.year}</span></li><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-time">{clock}</span></li><li><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-comments">Không có phản hồi</span></li></ul>'
            f'<div class="elementor-widget-theme-post-content"><div class="elementor-widget-container"><p>{s.lead}</p>{"".join(made)}</div></div><div class="elementor-widget-share-buttons"><span>Facebook</span><span>Zalo</span></div><div class="elementor-post-navigation"><span class="post-navigation__prev--label">Trước</span><a href="{link(_near(stories, s, 1)[0])}">{_near(stories, s, 1)[0].title}</a></div><div class="elementor-posts-container">{loop}</div></div>'
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
        boxes = _near(stories, s, 4)
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
            for o in _near(stories, s, 4)
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


def blogger(site: MadeSite) -> None:
    """Blogger: the day over the title, the time in the footer's attribute, captions in tables, an Atom feed in pages."""
    stories = make_stories(25, 34, site.now, kinds=("report", "photo", "report", "notice"))

    def link(s: Story) -> str:
        return f"/{s.at:%Y}/{s.at:%m}/{slug(s.title)[:40].rstrip('-')}-{s.number}.html"

    def frame(inner: str, title: str) -> str:
        archive = "".join(
            f'<li><a class="post-count-link" href="/2026/{m:02}/">tháng {m:02} 2026</a></li>' for m in (9, 10, 11)
        )
        return f'<!DOCTYPE html><html dir="ltr"><head><title>{title}</title><meta content="blogger" name="generator"><link rel="alternate" type="application/atom+xml" title="Hội Khuyến học - Atom" href="{ORIGIN}/feeds/posts/default"></head><body><div class="header-outer"><h1 class="title">Hội Khuyến học xã</h1><p class="description">Cùng học suốt đời</p></div><div class="main-outer">{inner}</div><div class="sidebar"><h2>Lưu trữ Blog</h2><ul>{archive}</ul><h2>Theo dõi</h2></div></body></html>'

    for s in stories:
        iso = s.at.isoformat()
        day = f"{WEEKDAYS[s.at.weekday()]}, {s.at.day} tháng {s.at.month}, {s.at.year}"
        body = "".join(
            flow(
                s.parts,
                text='<div style="text-align: justify;">{}</div><br />'.format,
                subhead="<b>{}</b><br />".format,
                picture='<table align="center" class="tr-caption-container"><tbody><tr><td><a href="{0}"><img src="{0}"/></a></td></tr><tr><td class="tr-caption">{1}</td></tr></tbody></table>'.format,
            )
        )
        inner = (
            f'<div class="date-outer"><h2 class="date-header"><span>{day}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title">{s.title}</h3><div class="post-body entry-content" id="post-body-{s.number}"><div style="text-align: justify;">{s.lead}</div><br />{body}<div style="clear: both;"></div></div>'
            f'<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Người đăng: <span class="fn">{s.writer}</span></span> <span class="post-timestamp">vào lúc <a class="timestamp-link" href="{link(s)}" rel="bookmark"><abbr class="published" title="{iso}">{s.at:%H:%M}</abbr></a></span> <span class="post-comment-link">Không có nhận xét nào:</span></div><div class="post-footer-line-2"><span class="post-labels">Nhãn: <a href="/search/label/thi-dua" rel="tag">thi đua</a></span></div></div></div></div></div></div><div class="comments"><h4>0 nhận xét:</h4><p class="comment-footer"><a href="/c">Đăng nhận xét</a></p></div><div class="blog-pager"><a href="{link(_near(stories, s, 1)[0])}">Bài đăng Cũ hơn</a> <a href="/">Trang chủ</a></div>'
        )
        site.publish([link(s)], frame(inner, f"Hội Khuyến học xã: {s.title}"), s, lead=False, authors=[s.writer])
    for start in (1, 13, 25):
        entries = "".join(
            f'<entry><id>tag:blogger.com,1999:blog-1.post-{s.number}</id><published>{s.at.isoformat()}</published><updated>{s.at.isoformat()}</updated><title type="text">{s.title}</title><content type="html">{s.lead}</content><link rel="replies" href="{ORIGIN}{link(s)}#comments"/><link rel="alternate" type="text/html" href="{ORIGIN}{link(s)}" title="{s.title}"/></entry>'
            for s in stories[start - 1 : start + 11]
        )
        following = (
            f'<link rel="next" type="application/atom+xml" href="{ORIGIN}/feeds/posts/default?start-index={start + 12}&amp;max-results=12"/>'
            if start < 25
            else ""
        )
        site.add(
            "/feeds/posts/default" + (f"?start-index={start}&max-results=12" if start > 1 else ""),
            f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/"><title>Hội Khuyến học</title>{following}<openSearch:totalResults>34</openSearch:totalResults>{entries}</feed>',
            content_type="application/atom+xml; charset=UTF-8",
        )
    site.add(
        "/",
        frame(
            "".join(
                f'<h2 class="date-header"><span>{s.at.day} tháng {s.at.month}, {s.at.year}</span></h2><h3 class="post-title entry-title"><a href="{link(s)}">{s.title}</a></h3><div class="post-body">{s.lead} <a class="jump-link" href="{link(s)}">Đọc thêm »</a></div>'
                for s in stories[:3]
            ),
            "Hội Khuyến học xã",
        ),
    )


def home_made(site: MadeSite) -> None:
    """A home-made Laravel site with Vietnamese names: the stamp in words with the lunar day behind it, a template's day in meta."""
    stories = make_stories(26, 36, site.now, kinds=("report", "list", "report", "interview"))
    kinds = ("tin-trong-tinh", "tam-guong", "nhip-song")

    def link(s: Story) -> str:
        return f"/{kinds[s.section]}/{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a class="muc" href="/{k}">{n}</a>' for k, n in zip(kinds, _NAMES, strict=True))
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title><meta property="article:published_time" content="2019-05-20T00:00:00+07:00">{head}</head><body><div class="dau-trang"><div class="bieu-trung"></div>{nav}<a class="muc" href="/gioi-thieu">Giới thiệu</a></div><div class="than-trang">{inner}</div><div class="chan-trang"><p>Cơ quan chủ quản: Sở Văn hóa</p></div></body></html>'

    banner = '<div class="loi-nhan"><p>Hưởng ứng cuộc thi viết về gương điển hình tiên tiến, mời bạn đọc gửi bài trước ngày 30/12/2026.</p></div>'
    for s in stories:
        lunar = s.at - timedelta(days=33)
        stamp = f"Đăng lúc {s.at.hour} giờ {s.at.minute} phút, {WEEKDAYS[s.at.weekday()].lower()}, ngày {s.at.day} tháng {s.at.month} năm {s.at.year} (nhằm ngày {lunar.day}/{lunar.month} năm Bính Ngọ)"
        made = flow(
            s.parts, picture='<div class="khung-anh"><img src="{0}"><div class="loi-anh">{1}</div></div>'.format
        )
        made.insert(len(made) // 2, banner)
        inner = (
            f'<div class="khung-bai"><div class="duong-mon">Trang chủ / {_NAMES[s.section]}</div><div class="ten-bai">{s.title}</div><div class="doan-mo"><b>{s.lead}</b></div><div class="gio-dang">{stamp}</div><div class="ruot-bai">{"".join(made)}</div><div class="nguoi-viet">Bài và ảnh: {s.writer}</div>'
            f'<div class="doc-them"><div class="doc-them-ten">Bài cùng mục</div>{"".join(f"<div class=mot-bai><a href={link(o)}>{o.title}</a> <span>{o.at.day}/{o.at.month}/{o.at.year}</span></div>" for o in _near(stories, s, 4))}</div></div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="mot-bai"><a href="{link(s)}"><img src="/media/{s.number}-0.jpg" alt=""></a><div class="ten-nho"><a href="{link(s)}">{s.title}</a></div><div class="mo-nho">{s.lead}</div></div>'
            for s in part
        )
        pager = f'<a href="/{kinds[section]}/trang/{number + 1}">Sau</a>' if number < count else ""
        return frame(f"{rows}<div class=so-trang>{pager}</div>", _NAMES[section])

    site.sections(stories, listing, lambda s, n: f"/{kinds[s]}" + (f"/trang/{n}" if n > 1 else ""), size=5)
    words = Words(46)
    site.add(
        "/gioi-thieu",
        frame(
            f'<div class="khung-bai"><div class="ten-bai">Giới thiệu</div><div class="ruot-bai">{"".join(f"<p>{words.standing()}</p>" for _ in range(4))}</div></div>',
            "Giới thiệu",
        ),
    )
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\nDisallow: /quan-tri\n", content_type="text/plain")
    site.add(
        "/",
        frame(
            "".join(
                f'<div class="mot-bai"><div class="ten-nho"><a href="{link(s)}">{s.title}</a></div></div>'
                for s in stories[:4]
            ),
            "Nhịp sống Văn hóa",
        ),
    )


def amp_only(site: MadeSite) -> None:
    """AMP pages alone, found by a news sitemap: amp-img, a related list and an advertisement between paragraphs."""
    stories = make_stories(27, 28, site.now, kinds=("report", "report", "photo"))

    def link(s: Story) -> str:
        return f"/amp/{s.at:%Y%m%d}/{slug(s.title)}-{s.number}.amp"

    for s in stories:
        near = _near(stories, s, 3)
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


def station(site: MadeSite) -> None:
    """A broadcaster: photo stories in slides, videos with one paragraph, "x giờ trước" with the stamp in a title attribute."""
    stories = make_stories(28, 30, site.now, kinds=("photo", "notice", "report"))

    def link(s: Story) -> str:
        return f"/{'video' if s.kind == 'notice' else 'tin'}/{s.number}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="top"><a href="/">PTTH</a><a href="/lich-phat-song">Lịch phát sóng</a><a href="/danh-sach?muc=0&amp;vt=0">Thời sự</a><a href="/danh-sach?muc=1&amp;vt=0">Gương sáng</a><a href="/danh-sach?muc=2&amp;vt=0">Đời sống</a></div>{inner}<div class="bot">Đài PT-TH Bình Hòa</div></body></html>'

    for s in stories:
        ago = f"{(site.now - s.at).days} ngày trước" if (site.now - s.at).days else "2 giờ trước"
        near = _near(stories, s, 4)
        if s.kind == "notice":
            video = '<div class="vjs-box"><video class="video-js" poster="/p.jpg" controls><source src="/v.mp4"></video><p class="vjs-no-js">Để xem video, vui lòng bật JavaScript.</p></div>'
        else:
            video = ""
        slides = (
            f'<div class="slick-lane">{"".join(f"<div class=slick-one><img data-lazy={p.address}><div class=slick-text>{p.text}</div></div>" for p in s.pictures)}</div>'
            if s.kind == "photo"
            else ""
        )
        rest = [p for p in s.parts if p.kind != "picture"] if s.kind == "photo" else s.parts
        texts = "".join(flow(rest, picture='<div class="pic-wide"><img src="{0}"><p><i>{1}</i></p></div>'.format))
        inner = (
            f'<div class="show">{video}<h1>{s.title}</h1><div class="line"><abbr title="{s.at:%d/%m/%Y %H:%M}">{ago}</abbr> <span class="eye">{s.number % 99} lượt</span></div><div class="desc"><p><b>{s.lead}</b></p>{texts}{slides}<p class="by">{s.writer}</p></div></div>'
            f'<div class="next"><div class="next-h">Tiếp theo</div>{"".join(f"<div class=next-i><a href={link(o)}>{o.title}</a><small>{o.at:%d/%m/%Y %H:%M}</small></div>" for o in near)}</div>'
        )
        site.publish(
            [link(s)],
            frame(inner, f"{s.title} - PTTH Bình Hòa", f'<meta property="og:title" content="{s.title}">'),
            s,
            authors=[s.writer],
        )
    for n in range(3):
        own = [s for s in stories if s.section == n]
        for start in range(0, len(own), 4):
            rows = "".join(
                f'<div class="cell"><a href="{link(s)}"><img src="/media/{s.number}.jpg"><span>{s.title}</span></a></div>'
                for s in own[start : start + 4]
            )
            following = (
                f'<a class="nx" href="/danh-sach?muc={n}&amp;vt={start + 4}">&gt;</a>' if start + 4 < len(own) else ""
            )
            site.add(f"/danh-sach?muc={n}&vt={start}", frame(f"<div class=grid>{rows}</div>{following}", "Danh sách"))
    schedule = "".join(f"<tr><td>{h:02}:00</td><td>Thời sự trong ngày</td></tr>" for h in range(6, 22))
    site.add(
        "/lich-phat-song",
        frame(f"<h1>Lịch phát sóng ngày {site.now:%d/%m/%Y}</h1><table>{schedule}</table>", "Lịch phát sóng"),
    )
    site.add(
        "/",
        frame(
            "".join(f'<div class="cell"><a href="{link(s)}"><span>{s.title}</span></a></div>' for s in stories[:6]),
            "PTTH Bình Hòa",
        ),
    )


PAPERS = (k2, elementor, newspaper_json, next_hashed, blogger, home_made, amp_only, station)
