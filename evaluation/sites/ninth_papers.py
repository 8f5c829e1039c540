"""Papers, a station and blogs of the ninth set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, others, slug
from evaluation.sites.further_texts import near, writers_of
from evaluation.sites.ninth_portals import racks
from evaluation.sites.ninth_texts import ninth_stories
from evaluation.sites.texts import Story, Words


def php_daily(site: MadeSite) -> None:
    """A party paper's own PHP: a kicker over the title, its sign in the lead, "Đọc thêm" in the text, a later day of change, a signed end."""
    names = ("Thời sự - Chính trị", "Thi đua - Khen thưởng", "Phóng sự")
    stories = tuple(
        replace(s, lead=f"(Báo Đèo Ngang) - {s.lead}")
        for s in ninth_stories(901, 12, site.now, shapes=("news", "sums", "feature", "letter"))
    )
    kickers = ("Học tập và làm theo Bác", "Hướng tới Đại hội thi đua yêu nước", "Người tốt quanh ta")

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{slug(s.title)}-{s.number}.htm"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<a class="mn" href="/{slug(n)}.htm">{n}</a>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="description" content="Báo Đèo Ngang điện tử, cơ quan của Đảng bộ tỉnh"><title>{title}</title></head><body><div class="hd-top"><span class="hd-now">{WEEKDAYS[site.now.weekday()]}, {site.now:%d-%m-%Y} {site.now:%H:%M}</span><span class="hd-weather">Đồng Hới 24°C / Nhiều mây</span><a href="/rss.htm">RSS</a></div><div class="hd-logo"><a href="/"><img src="/logo.png" alt="Báo Đèo Ngang"></a></div><div class="hd-nav">{nav}</div><div class="wp-main">{inner}</div><div class="ft"><p>Cơ quan của Đảng bộ, chính quyền và nhân dân tỉnh</p><p>Giấy phép số 118/GP-BTTTT cấp ngày 12/3/2024. Phụ trách: Trần Hữu Hiệp</p></div></body></html>'

    for s in stories:
        rest = near(stories, s, 6)
        made = flow(
            s.parts,
            text='<p class="pBody">{}</p>'.format,
            subhead='<p class="pHead">{}</p>'.format,
            picture='<p class="pImage"><img src="{0}" alt="" width="670"></p><p class="pCaption">{1}</p>'.format,
        )
        if len(made) > 4:
            made.insert(
                3,
                f'<div class="p-more"><span>Đọc thêm</span><a href="{link(rest[0])}">{rest[0].title}</a><a href="{link(rest[1])}">{rest[1].title}</a></div>',
            )
        kicker = f'<p class="extra-title">{kickers[s.section]}</p>' if s.number % 2 else ""
        changed = (
            f'<span class="sua">Cập nhật lần cuối: {s.at + timedelta(hours=1, minutes=42):%H:%M - %d/%m/%Y}</span>'
            if s.section == 1
            else ""
        )
        box = "".join(
            f'<li><a href="{link(o)}">{o.title}</a><span class="gio">{o.at:%H:%M - %d/%m/%Y}</span><p>{o.lead}</p></li>'
            for o in rest[2:]
        )
        inner = f'<div class="col-l"><div class="path"><a href="/">Trang nhất</a> / <a href="/{slug(names[s.section])}.htm">{names[s.section]}</a></div>{kicker}<h1 class="tit-detail">{s.title}</h1><div class="date_news"><span>{s.at:%H:%M - %d/%m/%Y}</span>{changed}<span class="luot">{s.number % 7000} lượt xem</span><a class="in" href="/in/{s.number}.htm" rel="nofollow">Bản in</a></div><div class="sapo_detail">{s.lead}</div><div id="noi-dung-bai">{"".join(made)}<p class="pAuthor">Bài, ảnh: {s.writer}</p></div><div class="p-share"><a>Facebook</a><a>Zalo</a><a>Gửi bài viết cho bạn bè</a></div><div class="p-tag">Tags: <a href="/tag/thi-dua.htm">thi đua</a> <a href="/tag/khen-thuong.htm">khen thưởng</a></div><div class="p-cm"><form><input placeholder="Họ tên (*)"><input placeholder="Email (*)"><textarea placeholder="Nội dung"></textarea><button>Gửi bình luận</button></form><p>Ý kiến của bạn sẽ được biên tập trước khi đăng. Xin vui lòng gõ tiếng Việt có dấu.</p></div><div class="p-cung"><h3>Tin cùng chuyên mục</h3><ul>{box}</ul></div></div><div class="col-r"><h3>Đọc nhiều</h3><ul>{others(Words(s.number), 4, lambda t, n: f"<li><b>{n + 1}</b> {t}</li>")}</ul></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
        printed = f"<h2>{s.title}</h2><p>{s.at:%H:%M - %d/%m/%Y}</p><p><b>{s.lead}</b></p>{''.join(made)}<p>Bài, ảnh: {s.writer}</p>"
        site.add(
            f"/in/{s.number}.htm",
            f'<html><head><meta charset="utf-8"><meta name="robots" content="noindex"><link rel="canonical" href="{ORIGIN}{link(s)}"><title>{s.title}</title></head><body onload="print()">{printed}</body></html>',
        )
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="ls"><a href="{link(s)}"><img src="/s.jpg"></a><h3><a href="{link(s)}">{s.title}</a></h3><span class="gio">{s.at:%H:%M - %d/%m/%Y}</span><p>{s.lead}</p></div>'
        ),
        path=lambda s, n: f"/{slug(names[s])}" + (f"/trang-{n}" if n > 1 else "") + ".htm",
        size=3,
    )
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><description><![CDATA[<img src='/s.jpg'/>{s.lead}]]></description><pubDate>{s.at:%d/%m/%Y %H:%M}</pubDate></item>"
        for s in stories[:8]
    )
    site.add(
        "/rss.htm",
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo Đèo Ngang</title><link>{ORIGIN}/</link>{items}</channel></rss>',
        content_type="text/xml",
    )


def station_player(site: MadeSite) -> None:
    """A radio and television station: a sound of each text on top, a bold opening as lead, broadcasts with hours at the side, "Thực hiện"."""
    names = ("Bản tin thời sự", "Gương sáng", "Nhịp cầu")
    stories = ninth_stories(902, 11, site.now, shapes=("news", "pictures", "short", "roundup"))
    shows = ("Chào ngày mới", "Phim truyện: Dòng sông mùa cạn", "Thời sự trưa", "Ca nhạc theo yêu cầu", "Thời sự tối")

    def link(s: Story) -> str:
        return f"/video/{s.number}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/chuyen-muc/{n + 11}">{name}</a></li>' for n, name in enumerate(names))
        day = "".join(
            f"<tr><td>{5 + 3 * n:02}:{15 * (n % 4):02}</td><td>{show}</td></tr>" for n, show in enumerate(shows)
        )
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} | STV - Đài PT-TH Sông Trà</title></head><body class="home-body"><nav class="navbar"><a class="navbar-brand" href="/">STV</a><ul>{nav}</ul><a class="live" href="/truc-tuyen">Xem trực tuyến</a></nav><div class="container"><div class="row"><div class="col-lg-8">{inner}</div><div class="col-lg-4"><div class="lich"><h4>Lịch phát sóng {site.now:%d/%m/%Y}</h4><table>{day}</table></div></div></div></div><footer><p>Đài Phát thanh và Truyền hình Sông Trà. Tần số FM 92,5 MHz. Đường dây nóng: 0255 3822 999</p></footer></body></html>'

    for s in stories:
        rest = near(stories, s, 5)
        made = flow(
            s.parts,
            text='<p dir="ltr">{}</p>'.format,
            subhead='<p dir="ltr"><b>{}</b></p>'.format,
            picture='<div class="khung-anh"><img src="{0}" class="img-fluid"><div class="chu-anh">{1}</div></div>'.format,
        )
        brief = s.kind == "notice"
        made.insert(0, f'<p dir="ltr"><strong>{s.lead}</strong></p>')
        made.insert(
            2,
            f'<ul class="tin-kem"><li><a href="{link(rest[0])}">{rest[0].title} ({rest[0].at:%d/%m})</a></li><li><a href="{link(rest[1])}">{rest[1].title} ({rest[1].at:%d/%m})</a></li></ul>',
        )
        by = "" if brief else f'<div class="thuc-hien">Thực hiện: <span>{", ".join(writers_of(s))}</span></div>'
        row = "".join(
            f'<div class="col-6"><a href="{link(o)}"><img src="/t.jpg"><span class="dai">0{o.number % 9}:{o.number % 60:02}</span></a><h5><a href="{link(o)}">{o.title}</a></h5><small>{WEEKDAYS[o.at.weekday()]}, {o.at:%d/%m/%Y}</small></div>'
            for o in rest[2:]
        )
        inner = f'<div class="nghe"><audio controls src="/mp3/{s.number}.mp3"></audio><span>Nghe bài viết</span><select><option>Giọng nữ</option><option>Giọng nam</option></select></div><div class="chi-tiet"><a class="nhan" href="/chuyen-muc/{s.section + 11}">{names[s.section]}</a><h1>{s.title}</h1><div class="luc">{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y} | {s.at:%H:%M}</div><div class="than-bai">{"".join(made)}{by}</div><div class="theo-doi">Theo dõi STV trên <a>YouTube</a>, <a>TikTok</a> và <a>Zalo</a> để không bỏ lỡ những tin tức mới nhất.</div></div><div class="xem-tiep"><h4>Xem tiếp</h4><div class="row">{row}</div></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=() if brief else writers_of(s))
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="media"><a href="{link(s)}"><img src="/t.jpg"></a><div class="media-body"><h4><a href="{link(s)}">{s.title}</a></h4><small>{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y}</small></div></div>'
        ),
        path=lambda s, n: f"/chuyen-muc/{s + 11}" + (f"/{(n - 1) * 2}" if n > 1 else ""),
        size=2,
    )


def jannah_magazine(site: MadeSite) -> None:
    """WordPress with a magazine theme: a subtitle as lead, printed days and a later "Cập nhật", a writer's biography, a box in the text, a feed."""
    names = ("Văn hóa - Xã hội", "Gương mặt")
    stories = ninth_stories(903, 10, site.now, sections=2, shapes=("feature", "news", "questions", "short"))

    def link(s: Story) -> str:
        return f"/{slug(s.title)}/"

    def day(moment: Story) -> str:
        return f"{moment.at.day} Tháng {moment.at.month}, {moment.at.year}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(
            f'<li class="menu-item menu-item-type-taxonomy"><a href="/category/{slug(n)}/">{n}</a></li>' for n in names
        )
        return f'<!DOCTYPE html><html lang="vi" class="" data-skin="light"><head><meta charset="UTF-8"><title>{title} - Tạp chí Non Nước</title>{head}</head><body id="tie-body" class="wp-singular post-template-default single single-post tie-no-js"><div id="tie-container" class="site tie-container"><div id="tie-wrapper"><header id="theme-header" class="theme-header header-layout-3"><nav id="top-nav" class="top-nav"><div class="topbar-today-date">{WEEKDAYS[site.now.weekday()]}, {site.now.day} Tháng {site.now.month} {site.now.year}</div></nav><div id="logo"><a href="/">Tạp chí Non Nước</a></div><ul id="menu-chinh" class="menu">{nav}</ul></header><div id="content" class="site-content container">{inner}</div><footer id="footer" class="site-footer"><div class="copyright-text">© Bản quyền 2026 - Hội Văn học Nghệ thuật tỉnh</div></footer></div></div></body></html>'

    for s in stories:
        rest = near(stories, s, 5)
        made = flow(
            s.parts,
            text=lambda t: f"<p><strong>{t}</strong></p>" if t.endswith("?") else f"<p>{t}</p>",
            subhead='<h3 class="wp-block-heading">{}</h3>'.format,
            picture='<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" src="{0}" alt=""><figcaption class="wp-element-caption">{1}</figcaption></figure>'.format,
        )
        if len(made) > 3:
            made.insert(
                2,
                f'<div id="inline-related-post" class="mag-box mini-posts-box content-only"><div class="container-wrapper"><div class="widget-title the-global-title"><div class="the-subtitle">Bài liên quan</div></div><ul class="posts-list-items"><li class="widget-single-post-item"><div class="post-widget-body"><a class="post-title the-subtitle" href="{link(rest[0])}">{rest[0].title}</a><div class="post-meta"><span class="date meta-item tie-icon">{day(rest[0])}</span></div></div></li></ul></div></div>',
            )
        later = s.at + timedelta(days=1, hours=2)
        if later > site.now:
            later = s.at
        changed = (
            f'<span class="last-updated">Cập nhật: {later.day} Tháng {later.month}, {later.year}</span>'
            if s.number % 3
            else ""
        )
        stated = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": s.at.isoformat(),
            "dateModified": later.isoformat(),
            "author": [{"@type": "Person", "name": w} for w in writers_of(s)],
            "publisher": {"@type": "Organization", "name": "Tạp chí Non Nước"},
        }
        by = "".join(
            f'<span class="meta-author"><a href="/author/{slug(w)}/" class="author-name tie-icon" title="{w}">{w}</a></span>'
            for w in writers_of(s)
        )
        about = "".join(
            f'<div class="about-author container-wrapper"><div class="author-avatar"><img src="/a.png"></div><div class="author-info"><h3 class="author-name"><a href="/author/{slug(w)}/">{w}</a></h3><div class="author-bio">{w} là cộng tác viên của Tạp chí Non Nước, chuyên viết về đời sống và con người vùng cao.</div></div></div>'
            for w in writers_of(s)
        )
        related = "".join(
            f'<div class="related-item tie-standard"><h3 class="post-title"><a href="{link(o)}">{o.title}</a></h3><div class="post-meta"><span class="date meta-item tie-icon">{day(o)}</span></div></div>'
            for o in rest[2:]
        )
        inner = f'<div class="main-content"><article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/">Trang chủ</a><em class="delimiter">/</em><a href="/category/{slug(names[s.section])}/">{names[s.section]}</a></nav><div class="entry-header"><h1 class="post-title entry-title">{s.title}</h1><h2 class="entry-sub-title">{s.lead}</h2><div class="single-post-meta post-meta clearfix">{by}<span class="date meta-item tie-icon">{day(s)}</span>{changed}<div class="tie-alignright"><span class="meta-views meta-item">{s.number % 997}</span><span class="meta-reading-time meta-item">{2 + s.number % 5} phút đọc</span></div></div></div></header><div class="entry-content entry clearfix">{"".join(made)}<div class="post-bottom-meta post-bottom-tags"><div class="post-bottom-meta-title">Thẻ</div><span class="tagcloud"><a href="/tag/guong-mat/">gương mặt</a> <a href="/tag/vung-cao/">vùng cao</a></span></div></div><div id="share-buttons-bottom" class="share-buttons"><a>Facebook</a><a>X</a><a>Chia sẻ qua Email</a><a>In</a></div></article><div class="post-components">{about}<div class="prev-next-post-nav"><div class="tie-col-md-6 prev-post"><a href="{link(rest[1])}" class="post-thumb"></a><a href="{link(rest[1])}" rel="prev"><h3 class="post-title">{rest[1].title}</h3></a></div></div><div id="related-posts" class="container-wrapper"><div class="mag-box-title"><h3>Bài viết liên quan</h3></div>{related}</div><div id="respond" class="comment-respond"><h3>Để lại một bình luận</h3><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p></div></div></div>'
        head = f'<link rel="alternate" type="application/rss+xml" href="{ORIGIN}/feed/"><meta property="og:type" content="article"><meta property="article:published_time" content="{s.at.astimezone(UTC).isoformat()}"><script type="application/ld+json">{json.dumps(stated, ensure_ascii=False)}</script>'
        site.publish([link(s)], frame(inner, s.title, head), s, authors=writers_of(s))
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<li class="post-item tie-standard"><a class="post-thumb" href="{link(s)}"><img src="/p.jpg"></a><div class="post-details"><div class="post-meta"><span class="date meta-item tie-icon">{day(s)}</span></div><h2 class="post-title"><a href="{link(s)}">{s.title}</a></h2><p class="post-excerpt">{s.lead[:60]}…</p><a class="more-link button" href="{link(s)}">Đọc tiếp »</a></div></li>'
        ),
        path=lambda s, n: f"/category/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""),
        size=3,
    )
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><pubDate>{format_datetime(s.at.astimezone(UTC))}</pubDate></item>"
        for s in stories[:10]
    )
    site.add(
        "/feed/",
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Tạp chí Non Nước</title><link>{ORIGIN}</link>{items}</channel></rss>',
        content_type="application/rss+xml; charset=UTF-8",
    )


def astro_youth(site: MadeSite) -> None:
    """A youth union's static pages: no class at all, only marks of scope; an address as byline, an aside in the text, a table of chapters."""
    names = ("Tuổi trẻ hành động", "Học và làm")
    stories = ninth_stories(904, 10, site.now, sections=2, shapes=("feature", "honours", "news", "pictures"))
    mark = "data-astro-cid-7n2kzq5p"

    def link(s: Story) -> str:
        return f"/bai-viet/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li {mark}><a href="/muc/{slug(n)}" {mark}>{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi" {mark}><head><meta charset="utf-8"><meta name="generator" content="Astro v5.14.1"><link rel="sitemap" href="/sitemap-index.xml"><title>{title}</title></head><body {mark}><header {mark}><a href="/" {mark}>Tuổi trẻ Tân Giang</a><nav {mark}><ul {mark}>{nav}</ul></nav></header><main {mark}>{inner}</main><footer {mark}><p {mark}>Đoàn TNCS Hồ Chí Minh phường Tân Giang, 2026. Trang này không dùng cookie.</p></footer></body></html>'

    for s in stories:
        rest = near(stories, s, 3)
        heads = [p.text for p in s.parts if p.kind == "subhead"]
        chapters = (
            f"<details><summary>Trong bài này</summary><ol>{''.join(f'<li><a href=#{slug(h)}>{h}</a></li>' for h in heads)}</ol></details>"
            if heads
            else ""
        )
        made = flow(
            s.parts,
            subhead=lambda t: f'<h2 id="{slug(t)}">{t}</h2>',
            picture='<figure><img src="{0}" alt="" width="1200" height="800" loading="lazy" decoding="async"><figcaption>{1}</figcaption></figure>'.format,
        )
        if len(made) > 4:
            made.insert(2, f'<aside><p>Đọc thêm: <a href="{link(rest[0])}">{rest[0].title}</a></p></aside>')
        inner = f'<article {mark}><header {mark}><p {mark}><a href="/muc/{slug(names[s.section])}" {mark}>{names[s.section]}</a></p><h1 {mark}>{s.title}</h1><p {mark}>{s.lead}</p><address {mark}>{" và ".join(writers_of(s))}</address><time datetime="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}" {mark}>{WEEKDAYS[s.at.weekday()]}, {s.at.day} tháng {s.at.month}, {s.at.year}</time></header>{chapters}{"".join(made)}<footer {mark}><p {mark}>Chia sẻ bài viết: <a href="#" {mark}>Facebook</a> <a href="#" {mark}>Sao chép liên kết</a></p></footer></article><nav {mark}><a href="{link(rest[1])}" rel="prev" {mark}>← {rest[1].title}</a><a href="{link(rest[2])}" rel="next" {mark}>{rest[2].title} →</a></nav>'
        site.publish([link(s)], frame(inner, f"{s.title} | Tuổi trẻ Tân Giang"), s, authors=writers_of(s))
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<section {mark}><h2 {mark}><a href="{link(s)}" {mark}>{s.title}</a></h2><time datetime="{s.at:%Y-%m-%d}" {mark}>{s.at.day} tháng {s.at.month}, {s.at.year}</time><p {mark}>{s.lead}</p></section>'
        ),
        path=lambda s, n: f"/muc/{slug(names[s])}" + (f"/{n}" if n > 1 else ""),
        size=4,
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    urls = "".join(f"<url><loc>{ORIGIN}{link(s)}</loc></url>" for s in stories)
    site.add("/sitemap-0.xml", f"<urlset {space}>{urls}</urlset>", content_type="application/xml")
    site.add(
        "/sitemap-index.xml",
        f"<sitemapindex {space}><sitemap><loc>{ORIGIN}/sitemap-0.xml</loc></sitemap></sitemapindex>",
        content_type="application/xml",
    )


def photo_weekly(site: MadeSite) -> None:
    """A photo weekly: a large cover over the title, "Bài và ảnh" in a line of credits, frames with numbers, days with dots, a number of the issue."""
    names = ("Phóng sự ảnh", "Chân dung", "Ghi nhanh")
    stories = ninth_stories(905, 12, site.now, shapes=("pictures", "feature", "pictures", "news"))

    def link(s: Story) -> str:
        return f"/vn/{slug(names[s.section])}/{slug(s.title)}/{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<td><a href="/vn/{slug(n)}/">{n.upper()}</a></td>' for n in names)
        return f'<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>{title} - Ảnh Miền Tây cuối tuần</title></head><body><div class="tp"><a href="/"><img src="/i/logo.gif"></a><span class="so-bao">Số {site.now.isocalendar().week} (1.{site.now.isocalendar().week + 300}) - {site.now:%d.%m.%Y}</span><table class="mnu"><tr>{nav}</tr></table></div>{inner}<div class="bt">Tuần báo Ảnh Miền Tây. Ghi rõ nguồn khi sử dụng lại ảnh từ trang này.</div></body></html>'

    def framed(count: int) -> Callable[[str, str], str]:
        numbers = iter(range(1, count + 1))
        return lambda a, t: (
            f'<div class="fr"><a class="zoom" href="{a}" data-lightbox="bo"><img src="{a}"></a><span class="stt">{next(numbers)}/{count}</span><div class="fr-d">{t}</div></div>'
        )

    for s in stories:
        rest = near(stories, s, 4)
        made = flow(
            s.parts,
            text='<div class="tx">{}</div>'.format,
            subhead='<div class="tx-t">{}</div>'.format,
            picture=framed(len(s.pictures)),
        )
        by = " – ".join(f"<b>{w}</b>" for w in writers_of(s))
        strip = "".join(
            f'<div class="b4"><a href="{link(o)}"><img src="/i/b.jpg"></a><a class="b4t" href="{link(o)}">{o.title}</a><span>{o.at:%d.%m.%Y}</span></div>'
            for o in rest
        )
        inner = f'<div class="cv"><img src="/i/bia-{s.number}.jpg"></div><div class="kb"><div class="kb1">{names[s.section]}</div><h1 class="kb2">{s.title}</h1><div class="kb3">{s.at:%d.%m.%Y}</div><div class="kb4">{s.lead}</div><div class="kb5">Bài và ảnh: {by}</div></div><div class="cd">{"".join(made)}</div><div class="thich"><span class="tim">{s.number % 83}</span> người thích bộ ảnh này</div><div class="b4h">CÁC BỘ ẢNH KHÁC</div>{strip}'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s), precision="day")
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="b4"><a href="{link(s)}"><img src="/i/b.jpg"></a><a class="b4t" href="{link(s)}">{s.title}</a><span>{s.at:%d.%m.%Y}</span></div>'
        ),
        path=lambda s, n: f"/vn/{slug(names[s])}/" + (f"{n}.html" if n > 1 else ""),
        size=2,
    )


def shop_blog(site: MadeSite) -> None:
    """A cooperative alliance on a hosted shop: no lead, "Đăng bởi" beside a day, lines of others and of goods in the text, captions in italics."""
    names = ("Tin hợp tác xã", "Chuyện nhà nông")
    stories = tuple(
        replace(s, writer=writers_of(s)[0])
        for s in ninth_stories(906, 10, site.now, sections=2, shapes=("news", "feature", "sums"))
    )

    def link(s: Story) -> str:
        return f"/blogs/{slug(names[s.section])}/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li class="nav-item"><a class="a-img" href="/blogs/{slug(n)}">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{title}</title><meta property="og:type" content="article"><meta property="og:title" content="{title}"><meta property="og:site_name" content="Liên minh HTX Đồng Nổi"></head><body class="index"><header class="header"><a href="/" class="logo">Liên minh HTX Đồng Nổi</a><form action="/search" class="header-search"><input placeholder="Tìm sản phẩm OCOP..."></form><a class="header-cart" href="/cart">Giỏ hàng (<span class="count_item">0</span>)</a><ul class="item_big">{nav}<li class="nav-item"><a href="/collections/all">Sản phẩm</a></li></ul></header><div class="bodywrap">{inner}</div><footer class="footer"><div class="mid-footer"><h4>Liên hệ</h4><p>Địa chỉ: 41 đường 30 Tháng 4, phường Cao Lãnh. Hotline: 1900 6750</p><h4>Chính sách</h4><p>Miễn phí vận chuyển cho đơn hàng từ 300.000₫</p></div></footer></body></html>'

    for s in stories:
        rest = near(stories, s, 4)
        made = flow(
            s.parts,
            text='<p style="text-align: justify;">{}</p>'.format,
            subhead='<h2 style="text-align: justify;"><strong>{}</strong></h2>'.format,
            picture='<p style="text-align: center;"><img src="{0}" data-thumb="original" /></p>\n<p style="text-align: center;"><em>{1}</em></p>'.format,
        )
        made.insert(0, f'<p style="text-align: justify;">{s.lead}</p>')
        made.insert(2, f'<p><strong>Xem thêm:</strong>&nbsp;<a href="{link(rest[0])}">{rest[0].title}</a></p>')
        toc = '<div class="goto-wrapper"><div class="ftoc-container"><span class="ftoc-head-title">Nội dung bài viết</span></div></div>'
        box = "".join(
            f'<div class="item-blog-mini"><a class="thumb" href="{link(o)}"></a><h3><a href="{link(o)}">{o.title}</a></h3><p class="time">{o.at:%d/%m/%Y}</p></div>'
            for o in rest[1:]
        )
        goods = "".join(
            f'<div class="product-mini"><a href="/products/{slug(name)}">{name}</a><span class="price">{price}.000₫</span></div>'
            for name, price in (("Xoài sấy dẻo Cao Lãnh", 85), ("Trà sen túi lọc", 60), ("Khô cá sặc bổi", 240))
        )
        inner = f'<section class="bread-crumb"><ul class="breadcrumb"><li><a href="/"><span>Trang chủ</span></a></li><li><a href="/blogs/{slug(names[s.section])}">{names[s.section]}</a></li><li><strong>{s.title}</strong></li></ul></section><section class="blogpage"><article class="article-main"><h1 class="article-name">{s.title}</h1><div class="time-post"><span><i class="ico-cal"></i>{s.at:%d/%m/%Y}</span><span>Đăng bởi: <b>{s.writer}</b></span></div>{toc}<div class="rte article-content">{"".join(made)}</div><div class="social-sharing"><span>Chia sẻ:</span></div><div class="article-comment"><h5>Viết bình luận của bạn</h5><form><input placeholder="Họ tên*"><textarea placeholder="Nội dung*"></textarea><button>Gửi thông tin</button></form></div></article><aside class="blog-sidebar"><div class="aside-title">Tin nổi bật</div>{box}<div class="aside-title">Có thể bạn thích</div>{goods}</aside></section>'
        site.publish([link(s)], frame(inner, s.title), s, lead=False, authors=[s.writer], precision="day")
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="item-blog"><a class="thumb" href="{link(s)}"><img src="/b.jpg"></a><h3><a href="{link(s)}">{s.title}</a></h3><p class="time">{s.at:%d/%m/%Y}</p><p class="justify">{s.lead[:80]}...</p></div>'
        ),
        path=lambda s, n: f"/blogs/{slug(names[s])}" + (f"?page={n}" if n > 1 else ""),
        size=3,
    )


NINTH_PAPERS = (php_daily, station_player, jannah_magazine, astro_youth, photo_weekly, shop_blog)
