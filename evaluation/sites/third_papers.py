"""Four more papers, written after the faults of the first two sets were mended and before any code ran on them."""

from __future__ import annotations

import json
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, make_stories, stories_near

_NAMES = ("Tin trong tỉnh", "Điển hình tiên tiến", "Hoạt động cơ sở")


def slider_magazine(site: MadeSite) -> None:
    """A magazine: the title over a full picture, initials as author, an interview, a box of numbers that is part of the text."""
    stories = make_stories(73, 24, site.now, kinds=("interview", "report", "photo"))

    def link(s: Story) -> str:
        return f"/tap-chi/{slug(s.title)}-a{s.number}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="mag-nav"><a href="/">Tạp chí Đất Quảng</a><a href="/so-moi">Số mới</a><a href="/so-cu">Số cũ</a></div>{inner}<div class="mag-end">Tòa soạn: 06 Lý Tự Trọng</div></body></html>'

    for s in stories:
        initials = "".join(w[0] for w in s.writer.split()).upper() + "."
        body = "".join(
            flow(
                s.parts,
                subhead='<p class="mid"><strong>{}</strong></p>'.format,
                picture='<div class="full-bleed"><picture><source srcset="{0}?w=1200"><img src="{0}?w=600" loading="lazy"></picture><p class="credit-line">{1}</p></div>'.format,
            )
        )
        inner = (
            f'<div class="hero"><img src="/media/{s.number}-hero.jpg"><div class="hero-in"><span class="hero-cat">{_NAMES[s.section]}</span><h1>{s.title}</h1><span class="hero-date">Thứ {"hai ba tư năm sáu bảy".split()[s.at.weekday()] if s.at.weekday() < 6 else "nhật"} {s.at.day}.{s.at.month}.{s.at.year}</span></div></div>'
            f'<div class="essay"><p class="drop">{s.lead}</p>{body}<p class="sign">{s.writer}</p></div><div class="keep"><h4>Đọc tiếp</h4>{"".join(f"<a class=keep-i href={link(o)}><img src=/k.jpg><h5>{o.title}</h5><em>{o.at.day}.{o.at.month}.{o.at.year}</em></a>" for o in stories_near(stories, s, 3))}</div><!-- {initials} -->'
        ).replace("Thứ nhật", "Chủ nhật")
        site.publish(
            [link(s)],
            frame(
                inner,
                s.title,
                f'<meta property="og:title" content="{s.title}"><meta property="og:image" content="/media/{s.number}-hero.jpg">',
            ),
            s,
            lead=False,
            authors=[s.writer],
            precision="day",
        )
    issue = "".join(
        f'<div class="toc"><a href="{link(s)}">{s.title}</a><span>tr. {n + 3}</span></div>'
        for n, s in enumerate(stories[:12])
    )
    older = "".join(
        f'<div class="toc"><a href="{link(s)}">{s.title}</a><span>tr. {n + 3}</span></div>'
        for n, s in enumerate(stories[12:])
    )
    site.add("/so-moi", frame(f"<h2>Số tháng này</h2>{issue}", "Số mới"))
    site.add(
        "/so-cu",
        frame(
            '<h2>Số cũ</h2><div class="cover"><a href="/so-cu/10-2026"><img src="/c.jpg" alt="Số tháng 10"></a></div>',
            "Số cũ",
        ),
    )
    site.add("/so-cu/10-2026", frame(f"<h2>Số tháng 10</h2>{older}", "Số tháng 10"))
    site.add(
        "/",
        frame(
            '<div class="cover"><img src="/c11.jpg"></div><p>Tạp chí của Hội Văn học Nghệ thuật tỉnh.</p>',
            "Tạp chí Đất Quảng",
        ),
    )


def infinite_posts(site: MadeSite) -> None:
    """A theme that loads by ``data-page`` from /wp-json: posts as JSON with rendered titles, articles with a bare ``<time>``."""
    stories = make_stories(74, 32, site.now, kinds=("report", "report", "list"))

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m}/{slug(s.title)}.html"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title><link rel="alternate" type="application/rss+xml" href="{ORIGIN}/feed/"></head><body class="td-theme"><div class="td-header-wrap"><div class="td_data_time">{WEEKDAYS[site.now.weekday()]}, Tháng Mười Một {site.now.day}, {site.now.year}</div><ul class="sf-menu"><li><a href="/chuyen-muc/tin/">Tin</a></li></ul></div>{inner}<div class="td-sub-footer">© Đài Phát thanh - Truyền hình Bình Hòa</div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            picture='<div class="wp-caption alignnone"><img src="data:image/svg+xml;base64,AA==" data-lazy-src="{0}"><noscript><img src="{0}"></noscript><p class="wp-caption-text">{1}</p></div>'.format,
        )
        made.insert(
            2,
            '<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Quảng cáo -</span></div>',
        )
        related = "".join(
            f'<div class="td_module_related_posts"><h3 class="entry-title td-module-title"><a href="{link(o)}">{o.title}</a></h3></div>'
            for o in stories_near(stories, s, 3)
        )
        inner = (
            f'<div class="td-container"><div class="td-crumb-container"><a href="/">Trang chủ</a> <span>Tin</span></div><article class="post"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/chuyen-muc/tin/">Tin</a></li></ul><header class="td-post-title"><h1 class="entry-title">{s.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Bởi</div> <a href="/author/x/">{s.writer}</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{s.at.isoformat()}">{s.at:%d/%m/%Y}</time></span><div class="td-post-views"><span>{s.number % 999}</span></div><div class="td-post-comments"><a>0</a></div></div></header></div>'
            f'<div class="td-post-content"><p><strong>{s.lead}</strong></p>{"".join(made)}</div><footer><div class="td-post-sharing">Facebook Twitter</div><div class="td-block-row td-post-next-prev"><div class="td-post-prev-post"><span>Bài trước</span><a href="{link(stories_near(stories, s, 1)[0])}">{stories_near(stories, s, 1)[0].title}</a></div></div><div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><a href="/author/x/">{s.writer}</a></div><div class="td-author-description">Biên tập viên của Đài, phụ trách chuyên mục thi đua và gương sáng trong nhiều năm.</div></div></div></footer></article><div class="td_block_related_posts"><h4>BÀI LIÊN QUAN</h4>{related}</div></div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} - PTTH"), s, authors=[s.writer])
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><pubDate>{s.at.astimezone(UTC):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for s in stories[:10]
    )
    site.add(
        "/feed/",
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>PTTH</title>{items}</channel></rss>',
        content_type="application/rss+xml; charset=UTF-8",
    )
    for n in range(4):
        part = stories[n * 8 : n * 8 + 8]
        if n == 0:
            rows = "".join(
                f'<div class="td-module-thumb"><a href="{link(s)}" title="{s.title}"><img src="/t.jpg"></a></div><h3 class="entry-title"><a href="{link(s)}">{s.title}</a></h3>'
                for s in part
            )
            site.add(
                "/chuyen-muc/tin/",
                frame(
                    f'<div class="td-ss-main-content">{rows}<a class="td_ajax_load_more" href="#" data-url="/wp-json/td/more?page=2">Tải thêm</a></div>',
                    "Tin",
                ),
            )
        else:
            site.add(
                f"/wp-json/td/more?page={n + 1}",
                json.dumps(
                    {
                        "posts": [
                            {
                                "id": s.number,
                                "title": {"rendered": s.title},
                                "link": ORIGIN + link(s),
                                "date": s.at.strftime("%Y-%m-%dT%H:%M:%S"),
                            }
                            for s in part
                        ],
                        "has_more": n < 3,
                    }
                ),
                content_type="application/json",
            )
    site.add(
        "/",
        frame(
            "".join(f'<h3 class="entry-title"><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:5]),
            "PTTH Bình Hòa",
        ),
    )


def cards_grid(site: MadeSite) -> None:
    """A site builder: titles as paragraphs of a text block, each paragraph in a block of its own, a stamp beside a picture of a clock."""
    stories = make_stories(78, 26, site.now, kinds=("report", "notice", "photo"))

    def link(s: Story) -> str:
        return f"/ldp-{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div class="ladi-wraper"><div class="ladi-section"><div class="ladi-element"><p class="ladi-paragraph"><a href="/">Hội Phụ nữ</a></p></div><div class="ladi-element"><p class="ladi-paragraph"><a href="/tat-ca-tin">Tất cả tin</a></p></div></div>{inner}<div class="ladi-section foot"><p class="ladi-paragraph">Hội Liên hiệp Phụ nữ tỉnh</p></div></div></body></html>'

    def box(text: str) -> str:
        return f'<div class="ladi-element"><div class="ladi-paragraph">{text}</div></div>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text=box,
                subhead=lambda t: f'<div class="ladi-element"><h3 class="ladi-headline">{t}</h3></div>',
                picture=lambda a, c: (
                    f'<div class="ladi-element"><div class="ladi-image"><div class="ladi-image-background"><img src="{a}"></div></div></div><div class="ladi-element"><div class="ladi-paragraph ladi-small"><em>{c}</em></div></div>'
                ),
            )
        )
        inner = (
            f'<div class="ladi-section head"><div class="ladi-element"><h1 class="ladi-headline">{s.title}</h1></div><div class="ladi-element"><div class="ladi-group"><div class="ladi-shape"><svg></svg></div><p class="ladi-paragraph">{s.at:%d/%m/%Y}, {s.at:%H:%M}</p></div></div></div>'
            f'<div class="ladi-section body-sec"><div class="ladi-element"><div class="ladi-paragraph ladi-strong"><strong>{s.lead}</strong></div></div>{body}<div class="ladi-element"><div class="ladi-paragraph right" style="text-align:right">{s.writer}</div></div></div>'
            f'<div class="ladi-section more-sec"><div class="ladi-element"><h2 class="ladi-headline">TIN LIÊN QUAN</h2></div>{"".join(f"<div class=ladi-element><a href={link(o)}><h3 class=ladi-headline>{o.title}</h3></a></div>" for o in stories_near(stories, s, 3))}</div>'
        )
        site.publish([link(s)], frame(inner, s.title), s, authors=[s.writer])
    for n in range(3):
        rows = "".join(
            f'<div class="ladi-element"><div class="ladi-collection-item"><a href="{link(s)}"><div class="ladi-image"></div><h3 class="ladi-headline">{s.title}</h3></a></div></div>'
            for s in stories[n * 9 : n * 9 + 9]
        )
        following = (
            f'<div class="ladi-element"><a class="ladi-button" href="/tat-ca-tin?trang={n + 2}"><p>Xem thêm</p></a></div>'
            if n < 2
            else ""
        )
        site.add("/tat-ca-tin" + (f"?trang={n + 1}" if n else ""), frame(rows + following, "Tất cả tin"))
    site.add(
        "/",
        frame('<div class="ladi-section"><h2 class="ladi-headline">Phụ nữ tự tin tiến bước</h2></div>', "Hội Phụ nữ"),
    )


def json_api(site: MadeSite) -> None:
    """A shell whose sitemap names the articles; they state everything in JSON-LD and print a plain text beside it."""
    stories = make_stories(80, 24, site.now, kinds=("report", "interview", "photo"))

    def link(s: Story) -> str:
        return f"/p/{s.number}-{slug(s.title)[:40].rstrip('-')}"

    for s in stories:
        near = stories_near(stories, s, 3)
        body = "".join(
            flow(
                s.parts,
                text='<div class="block-text"><p>{}</p></div>'.format,
                picture='<div class="block-image"><img src="{0}"><div class="block-image-caption">{1}</div></div>'.format,
            )
        )
        data = [
            {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []},
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": s.title,
                "datePublished": s.at.isoformat(),
                "dateModified": (s.at + timedelta(minutes=9)).isoformat(),
                "author": [{"@type": "Person", "name": s.writer}],
                "articleSection": _NAMES[s.section],
            },
        ]
        page = f'<!doctype html><html><head><meta charset="utf-8"><title>{s.title}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><div id="root"><div class="view"><div class="crumb">{_NAMES[s.section]}</div><div class="view-title">{s.title}</div><div class="view-line"><span>{s.writer}</span><span>{s.at:%d/%m/%Y lúc %H:%M}</span></div><div class="view-desc">{s.lead}</div>{body}<div class="view-next">{"".join(f"<a href={link(o)}><p>{o.title}</p><p>{o.lead}</p></a>" for o in near)}</div></div></div></body></html>'
        site.publish([link(s)], page, s, authors=[s.writer])
    site.add(
        "/sitemap.xml",
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(f"<url><loc>{ORIGIN}{link(s)}</loc></url>" for s in stories)}<url><loc>{ORIGIN}/p/lien-he</loc></url></urlset>',
        content_type="application/xml",
    )
    site.add(
        "/p/lien-he",
        '<html><head><title>Liên hệ</title></head><body><div class="view"><div class="view-title">Liên hệ</div><p>Điện thoại: 0236 3888 999</p></div></body></html>',
    )
    site.add(
        "/",
        '<!doctype html><html><head><title>Tin 24 giờ</title></head><body><div id="root"></div><script src="/main.js"></script></body></html>',
    )


THIRD_PAPERS = (slider_magazine, infinite_posts, cards_grid, json_api)
