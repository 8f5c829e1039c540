"""Papers, a station and a blog of the seventh set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.seventh_portals import SEVENTH_POOLS, shelves
from evaluation.sites.texts import Story


def sign_daily(site: MadeSite) -> None:
    """A party paper: its sign in the lead's bold box, "Bài, ảnh:" at the end, captions as rows of tables, a box inside the text."""
    names = ("Chính trị - Xã hội", "Thi đua", "Đất và người")
    stories = tuple(
        replace(s, lead=f"BHG - {s.lead}")
        for s in further_stories(
            711, 12, site.now, shapes=("ceremony", "portrait", "figures", "ceremony"), pools=SEVENTH_POOLS
        )
    )

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{s.at:%Y%m}/{slug(s.title)}-{s.number:07}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/{slug(n)}/">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Báo Hồng Giang</title></head><body><div id="wrap"><div id="current-date">{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y}, {site.now:%H:%M} [GMT+7]</div><div class="logo"><a href="/">BÁO HỒNG GIANG ĐIỆN TỬ</a></div><ul id="menu">{nav}</ul><div id="main">{inner}</div><div id="footer"><p>Tổng Biên tập: Đặng Hữu Nghĩa</p><p>Tòa soạn: 12 Trần Phú. Quảng cáo: 0219 3866 123</p></div></div></body></html>'

    for s in stories:
        rest = near(stories, s, 5)
        made = flow(
            s.parts,
            subhead='<p class="SubTitle"><strong>{}</strong></p>'.format,
            picture='<div class="image center"><table align="center"><tbody><tr><td><img src="{0}"></td></tr><tr><td class="image_desc">{1}</td></tr></tbody></table></div>'.format,
        )
        made.insert(
            1,
            f'<div class="box-chen fr"><p class="bc-t">TIN LIÊN QUAN</p><ul><li><a href="{link(rest[0])}">{rest[0].title}</a></li><li><a href="{link(rest[1])}">{rest[1].title}</a></li></ul></div>',
        )
        inner = f'<div class="breadcrumb"><a href="/">Trang chủ</a> › <a href="/{slug(names[s.section])}/">{names[s.section]}</a></div><div class="cat-left"><div class="datenews">{s.at:%H:%M}, {WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y} (GMT+7)</div><div class="title-news">{s.title}</div><div class="social"><a>Chia sẻ Facebook</a><a>Gửi Email</a></div><div id="content" class="font-size-text"><div class="dau-de"><b>{s.lead}</b></div>{"".join(made)}<p style="text-align:right"><strong>Bài, ảnh: {s.writer}</strong></p></div><div class="tukhoa">Từ khóa: <a href="/tag/khen-thuong/">khen thưởng</a>; <a href="/tag/guong/">gương điển hình</a></div><div class="ykien"><div class="yk-t">Ý kiến bạn đọc</div><div class="yk-k">Chưa có ý kiến nào. Hãy là người đầu tiên gửi ý kiến.</div></div></div><div class="cungmuc"><h4>Cùng chuyên mục</h4>{"".join(f"<p><a href={link(o)}>{o.title}</a> <i>{o.at:%H:%M %d/%m/%Y}</i></p>" for o in rest[2:])}</div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="spotlight"><a href="{link(s)}"><img src="/n.jpg"></a><a class="ten" href="{link(s)}">{s.title}</a><div class="tom">{s.lead}</div></div>'
        ),
        path=lambda s, n: f"/{slug(names[s])}/" + (f"trang-{n}.html" if n > 1 else ""),
    )


def tagdiv_paper(site: MadeSite) -> None:
    """A WordPress magazine theme: day printed and hour in an attribute, a bold first paragraph, links inside the text, a feed."""
    names = ("Tin tức", "Người tốt việc tốt")
    stories = further_stories(712, 10, site.now, sections=2, shapes=("portrait", "brief", "album"), pools=SEVENTH_POOLS)

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m/%d}/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li class="menu-item"><a href="/muc/{slug(n)}/">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{title} | Tạp chí Sông Lam</title><link rel="alternate" type="application/rss+xml" href="{ORIGIN}/feed/"></head><body class="single-post td-standard-pack"><div class="td-header-wrap"><a class="td-main-logo" href="/">Tạp chí Sông Lam</a><ul class="sf-menu">{nav}</ul></div><div class="td-main-content-wrap">{inner}</div><div class="td-footer-wrapper"><div class="td-footer-text-wrap">Tạp chí Sông Lam là diễn đàn của những người yêu quê hương xứ sở.</div></div></body></html>'

    for s in stories:
        rest = near(stories, s, 5)
        made = flow(
            s.parts,
            subhead="<h4><strong>{}</strong></h4>".format,
            picture='<figure class="wp-caption aligncenter" style="width: 696px"><img class="size-large" src="{0}" alt=""><figcaption class="wp-caption-text">{1}</figcaption></figure>'.format,
        )
        made.insert(1, f'<p>&gt;&gt;&gt; <strong>Xem thêm:</strong> <a href="{link(rest[0])}">{rest[0].title}</a></p>')
        linked = " và ".join(f'<a href="/tac-gia/{slug(w)}/">{w}</a>' for w in writers_of(s))
        inner = f'<article class="post td-post-template"><div class="td-crumb-container"><a class="entry-crumb" href="/">Trang chủ</a></div><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/muc/{slug(names[s.section])}/">{names[s.section]}</a></li></ul><header class="td-post-title"><h1 class="entry-title">{s.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Bởi</div> {linked} <div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{s.at.isoformat()}">{s.at.day} Tháng {s.at.month}, {s.at.year}</time></span><div class="td-post-views"><span class="td-nr-views-1">{s.number % 900}</span></div><div class="td-post-comments"><a>0</a></div></div></header></div><div class="td-post-sharing-top"><a>Facebook</a><a>Pinterest</a></div><div class="td-post-content tagdiv-type"><p><strong>{s.lead}</strong></p>{"".join(made)}</div><footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a href="/tag/dien-hinh/">điển hình</a></li></ul></div><div class="td-block-row td-post-next-prev"><div><span>Bài trước</span><a href="{link(rest[1])}">{rest[1].title}</a></div><div><span>Bài tiếp theo</span><a href="{link(rest[2])}">{rest[2].title}</a></div></div></footer></article><div class="td_block_related_posts"><h4 class="td-related-title"><a>BÀI LIÊN QUAN</a><a>XEM THÊM</a></h4>{"".join(f"<div class=td_module_related_posts><h3 class=entry-title><a href={link(o)}>{o.title}</a></h3></div>" for o in rest[3:])}</div><div class="comments" id="comments"><h3 class="comment-reply-title">BÌNH LUẬN</h3><form><textarea placeholder="Bình luận:"></textarea><label>Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.</label></form></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="td_module_10"><h3 class="entry-title td-module-title"><a href="{link(s)}" rel="bookmark">{s.title}</a></h3><time class="entry-date" datetime="{s.at.isoformat()}">{s.at.day} Tháng {s.at.month}, {s.at.year}</time><div class="td-excerpt">{s.lead[:70]}...</div></div>'
        ),
        path=lambda s, n: f"/muc/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""),
    )
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><pubDate>{format_datetime(s.at)}</pubDate></item>"
        for s in stories[:6]
    )
    site.add(
        "/feed/",
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Tạp chí Sông Lam</title><link>{ORIGIN}</link>{items}</channel></rss>',
        content_type="application/rss+xml",
    )


def nuxt_station(site: MadeSite) -> None:
    """A television station on Nuxt: the lead below the first picture, the time in JSON-LD alone, the station as its author."""
    names = ("Thời sự", "Khen thưởng kịp thời")
    stories = further_stories(
        713, 10, site.now, sections=2, shapes=("meeting", "figures", "meeting"), pools=SEVENTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/tin/{slug(s.title)}-{s.number}.htm"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a href="/kenh/{slug(n)}" class="nuxt-link">{n}</a>' for n in names)
        return f'<!doctype html><html data-n-head-ssr lang="vi"><head><title>{title} - Truyền hình Bắc Lũng</title>{head}</head><body><div id="__nuxt"><div id="__layout"><div data-v-2f1c="" class="app"><div data-v-2f1c="" class="dau-trang"><a href="/" class="nuxt-link-active">BLTV</a>{nav}</div><div data-v-2f1c="" class="than">{inner}</div><div data-v-2f1c="" class="chan"><div>Đài Phát thanh và Truyền hình Bắc Lũng. Giám đốc: Ma Văn Thịnh</div></div></div></div></div><script>window.__NUXT__=(function(a){{return {{layout:a}}}}("default"))</script></body></html>'

    for s in stories:
        signed = s.number % 4 != 1
        first, *after = s.parts
        picture = '<figure data-v-77ab="" class="hinh"><img src="{0}"><figcaption data-v-77ab="">{1}</figcaption></figure>'.format
        opens = first.kind == "picture"
        top = flow([first], picture=picture) if opens else []
        body = "".join(
            flow(after if opens else s.parts, text='<div data-v-77ab="" class="doan">{}</div>'.format, picture=picture)
        )
        data = {
            "@context": "http://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": s.at.isoformat(),
            "dateModified": (s.at + timedelta(hours=2)).isoformat(),
            "author": {"@type": "Organization", "name": "Truyền hình Bắc Lũng"},
        }
        by = f'<div data-v-77ab="" class="ky-ten">{s.writer}</div>' if signed else ""
        inner = f'<div data-v-77ab="" class="bai"><a href="/kenh/{slug(names[s.section])}">{names[s.section]}</a><h1 data-v-77ab="">{s.title}</h1>{"".join(top)}<div data-v-77ab="" class="mo-bai">{s.lead}</div><div data-v-77ab="" class="noi-dung">{body}</div>{by}<div data-v-77ab="" class="cam-xuc"><span>Thích 3</span><span>Vui 0</span><span>Xúc động 1</span></div></div><div data-v-90cd="" class="xem-tiep"><div>Xem tiếp</div>{"".join(f"<a href={link(o)}><b>{o.title}</b><span>{o.lead}</span></a>" for o in near(stories, s, 3))}</div>'
        head = f'<script data-n-head="ssr" type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s) if signed else ())
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="the"><a href="{link(s)}"><img src="/a.webp"></a><a href="{link(s)}" class="ten">{s.title}</a></div>'
        ),
        path=lambda s, n: f"/kenh/{slug(names[s])}" + (f"?trang={n}" if n > 1 else ""),
    )


def laravel_magazine(site: MadeSite) -> None:
    """Hand-made Laravel: "Bài và ảnh:" under the title, a long day in words, captions in italics below pictures, a vote."""
    names = ("Vấn đề hôm nay", "Nhân vật", "Cơ sở")
    stories = further_stories(714, 12, site.now, shapes=("talk", "portrait", "chronicle"), pools=SEVENTH_POOLS)

    def link(s: Story) -> str:
        return f"/bai/{s.number}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<a class="muc" href="/chuyen-muc/{n}">{name}</a>' for n, name in enumerate(names))
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="csrf-token" content="q8XW"><title>{title}</title></head><body><div class="container"><div class="row dau"><div class="col-4"><a href="/"><img src="/img/logo.svg" alt="Tạp chí Lao động và Cuộc sống"></a></div><div class="col-8">{nav}</div></div><div class="row"><div class="col-lg-9">{inner}</div></div></div><footer class="py-4"><div class="container"><p>Tạp chí Lao động và Cuộc sống. Giấy phép hoạt động số 88/GP-BVHTTDL.</p></div></footer></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                subhead="<p><strong><em>{}</em></strong></p>".format,
                picture='<p class="text-center"><img src="{0}" class="img-fluid"></p><p class="text-center"><em>{1}</em></p>'.format,
            )
        )
        rest = "".join(
            f'<div class="col-4"><a href="{link(o)}">{o.title}</a><small>{o.at:%d/%m/%Y}</small></div>'
            for o in near(stories, s, 3)
        )
        inner = f'<div class="khung-bai"><h2 class="fw-bold">{s.title}</h2><div class="d-flex"><div class="nguoi">Bài và ảnh: <b>{s.writer}</b></div><div class="ms-auto luc">{WEEKDAYS[s.at.weekday()]}, ngày {s.at.day} tháng {s.at.month} năm {s.at.year}, {s.at:%H:%M}</div></div><div class="khung-mo fst-italic">{s.lead}</div><div class="ruot">{body}</div><div class="thich"><button>Hữu ích (2)</button></div></div><div class="binh"><h5>Bình luận (1)</h5><div class="b1"><b>Nguyễn Văn Tám</b> <small>{s.at + timedelta(days=1):%d/%m/%Y %H:%M}</small><p>Bài viết rất hay, tôi mong có thêm nhiều người như vậy nữa ở quê mình.</p></div></div><div class="row cung"><h5>Đọc tiếp</h5>{rest}</div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="card"><div class="card-body"><h5 class="card-title"><a href="{link(s)}">{s.title}</a></h5><p class="card-text">{s.lead}</p><small>{s.at:%d/%m/%Y}</small></div></div>'
        ),
        path=lambda s, n: f"/chuyen-muc/{s}" + (f"?page={n}" if n > 1 else ""),
    )


def blogger_writers(site: MadeSite) -> None:
    """A writers' association on a hosted blog: a pen name in the footer of the post, an italic lead, captions in tables, labels."""
    names = ("Chân dung", "Ghi chép")
    stories = further_stories(
        715, 10, site.now, sections=2, shapes=("portrait", "album", "ceremony"), pools=SEVENTH_POOLS
    )

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m}/{slug(s.title)[:38].strip('-')}-{s.number % 100}.html"

    def frame(inner: str, title: str) -> str:
        labels = "".join(f'<li><a dir="ltr" href="/search/label/{slug(n)}">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html dir="ltr" lang="vi"><head><meta content="blogger" name="generator"/><title>Văn nghệ Cửa Sót: {title}</title><link rel="alternate" type="application/atom+xml" href="{ORIGIN}/feeds/posts/default"/></head><body class="loading"><div class="header-inner"><div class="titlewrapper"><p class="title"><a href="/">Văn nghệ Cửa Sót</a></p></div><p class="description"><span>Trang của anh chị em cầm bút</span></p></div><div class="main-outer"><div class="blog-posts hfeed">{inner}</div><aside><div class="widget Label"><h2>Nhãn</h2><ul>{labels}</ul></div><div class="widget Profile"><h2>Giới thiệu</h2><a href="/p/gioi-thieu.html">Xem hồ sơ hoàn chỉnh của chúng tôi</a></div></aside></div><footer><div class="widget Attribution">Được tạo bởi Blogger.</div></footer></body></html>'

    for s in stories:
        pen = "Người Kẻ Chợ" if s.number % 2 else writers_of(s)[0]
        body = "".join(
            flow(
                s.parts,
                text='<div style="text-align: justify;">{}</div><div><br /></div>'.format,
                subhead="<div><b>{}</b></div>".format,
                picture='<table align="center" class="tr-caption-container"><tbody><tr><td><a href="{0}"><img border="0" src="{0}" /></a></td></tr><tr><td class="tr-caption" style="text-align: center;">{1}</td></tr></tbody></table>'.format,
            )
        )
        rest = near(stories, s, 2)
        inner = f'<div class="date-outer"><h2 class="date-header"><span>{WEEKDAYS[s.at.weekday()]}, {s.at.day} tháng {s.at.month}, {s.at.year}</span></h2><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{s.title}</h3><div class="post-header"></div><div class="post-body entry-content"><div style="text-align: justify;"><i>{s.lead}</i></div><div><br /></div>{body}</div><div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Người đăng: <span class="fn"><span>{pen}</span></span></span> <span class="post-timestamp">vào lúc <a class="timestamp-link" href="{link(s)}" rel="bookmark"><abbr class="published" title="{s.at.isoformat()}">{s.at:%H:%M}</abbr></a></span> <span class="post-comment-link"></span></div><div class="post-footer-line"><span class="post-labels">Nhãn: <a href="/search/label/{slug(names[s.section])}" rel="tag">{names[s.section]}</a></span></div></div></div></div><div class="comments" id="comments"><h4>Không có nhận xét nào:</h4><a href="#">Đăng nhận xét</a></div><div class="blog-pager"><a class="blog-pager-newer-link" href="{link(rest[0])}">Bài đăng Mới hơn</a><a class="blog-pager-older-link" href="{link(rest[1])}">Bài đăng Cũ hơn</a></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=[pen])
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="post"><h3 class="post-title"><a href="{link(s)}">{s.title}</a></h3><div class="snippet">{s.lead}</div></div>'
        ),
        path=lambda s, n: f"/search/label/{slug(names[s])}" + (f"?start={n}" if n > 1 else ""),
    )
    entries = "".join(
        f"<entry><id>tag:{s.number}</id><title>{s.title}</title><published>{s.at.isoformat()}</published><updated>{s.at.isoformat()}</updated><link rel='alternate' type='text/html' href='{ORIGIN}{link(s)}'/></entry>"
        for s in stories
    )
    site.add(
        "/feeds/posts/default",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Văn nghệ Cửa Sót</title>{entries}</feed>",
        content_type="application/atom+xml",
    )


def standfirst_weekly(site: MadeSite) -> None:
    """Semantic HTML of a weekly: an h2 as lead in the header, linked writers, a day and no hour anywhere, pictures with credits."""
    names = ("Chuyên đề", "Phóng sự", "Ảnh")
    stories = further_stories(716, 12, site.now, shapes=("digest", "portrait", "album"), pools=SEVENTH_POOLS)

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li><a href="/{slug(n)}">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} – Tuần tin Đồng Bằng</title>{head}</head><body><header><a href="/">Tuần tin Đồng Bằng</a><nav><ul>{nav}</ul></nav></header><main>{inner}</main><footer><p>Tuần tin Đồng Bằng, ra ngày thứ Năm hằng tuần.</p><p>Đặt báo: 0296 3952 555</p></footer></body></html>'

    for s in stories:
        body = "".join(
            flow(s.parts, picture='<figure><img src="{0}" alt=""><figcaption>{1}</figcaption></figure>'.format)
        )
        linked = ", ".join(f'<a rel="author" href="/tac-gia/{slug(w)}">{w}</a>' for w in writers_of(s))
        rest = near(stories, s, 3)
        head = f'<meta name="author" content="Tuần tin Đồng Bằng"><meta property="article:published_time" content="{s.at:%Y-%m-%d}"><meta property="og:title" content="{s.title} – Tuần tin Đồng Bằng">'
        inner = f'<article><header><p><a href="/{slug(names[s.section])}">{names[s.section]}</a></p><h1>{s.title}</h1><h2>{s.lead}</h2><address>{linked}</address><p><time datetime="{s.at:%Y-%m-%d}">Số ra ngày {s.at:%d.%m.%Y}</time></p></header>{body}<footer><p>Chủ đề: <a href="/chu-de/nguoi-tot">người tốt</a></p></footer></article><aside><h2>Cùng số báo</h2><ul>{"".join(f"<li><a href={link(o)}><strong>{o.title}</strong></a><p>{o.lead}</p></li>" for o in rest)}</ul></aside>'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s), precision="day")
    shelves(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: f'<section><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p></section>',
        path=lambda s, n: f"/{slug(names[s])}" + (f"/{n}" if n > 1 else ""),
    )
    site.add(
        "/sitemap.xml",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(f"<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{s.at:%Y-%m-%d}</lastmod></url>" for s in stories)
        + "</urlset>",
        content_type="application/xml",
    )


SEVENTH_PAPERS = (sign_daily, tagdiv_paper, nuxt_station, laravel_magazine, blogger_writers, standfirst_weekly)
