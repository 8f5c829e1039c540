"""A blog, a page made by hand and a station, none of them made with a newspaper's system."""

from __future__ import annotations

from datetime import timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, Words, make_stories, stories_near

_NAMES = ("Thời sự", "Người tốt việc tốt", "Văn hóa - Xã hội")
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


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
            f'<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Người đăng: <span class="fn">{s.writer}</span></span> <span class="post-timestamp">vào lúc <a class="timestamp-link" href="{link(s)}" rel="bookmark"><abbr class="published" title="{iso}">{s.at:%H:%M}</abbr></a></span> <span class="post-comment-link">Không có nhận xét nào:</span></div><div class="post-footer-line-2"><span class="post-labels">Nhãn: <a href="/search/label/thi-dua" rel="tag">thi đua</a></span></div></div></div></div></div></div><div class="comments"><h4>0 nhận xét:</h4><p class="comment-footer"><a href="/c">Đăng nhận xét</a></p></div><div class="blog-pager"><a href="{link(stories_near(stories, s, 1)[0])}">Bài đăng Cũ hơn</a> <a href="/">Trang chủ</a></div>'
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
            f'<div class="doc-them"><div class="doc-them-ten">Bài cùng mục</div>{"".join(f"<div class=mot-bai><a href={link(o)}>{o.title}</a> <span>{o.at.day}/{o.at.month}/{o.at.year}</span></div>" for o in stories_near(stories, s, 4))}</div></div>'
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


def station(site: MadeSite) -> None:
    """A broadcaster: photo stories in slides, videos with one paragraph, "x giờ trước" with the stamp in a title attribute."""
    stories = make_stories(28, 30, site.now, kinds=("photo", "notice", "report"))

    def link(s: Story) -> str:
        return f"/{'video' if s.kind == 'notice' else 'tin'}/{s.number}"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="top"><a href="/">PTTH</a><a href="/lich-phat-song">Lịch phát sóng</a><a href="/danh-sach?muc=0&amp;vt=0">Thời sự</a><a href="/danh-sach?muc=1&amp;vt=0">Gương sáng</a><a href="/danh-sach?muc=2&amp;vt=0">Đời sống</a></div>{inner}<div class="bot">Đài PT-TH Bình Hòa</div></body></html>'

    for s in stories:
        ago = f"{(site.now - s.at).days} ngày trước" if (site.now - s.at).days else "2 giờ trước"
        near = stories_near(stories, s, 4)
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
