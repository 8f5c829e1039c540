"""Nine last sites, written after the faults of three sets were mended and before any code ran on them."""

from __future__ import annotations

import json
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Story, make_stories

_NAMES = ("Tin nổi bật", "Thi đua", "Đời sống")


def _near(stories: tuple[Story, ...], story: Story, count: int) -> list[Story]:
    at = stories.index(story)
    return [stories[(at + 3 + n) % len(stories)] for n in range(count)]


def ministry_theme(site: MadeSite) -> None:
    """An open-source portal: the stamp in the list of the article's tools, a lead of two paragraphs' type, a voting box behind."""
    stories = make_stories(91, 20, site.now, kinds=("report", "notice", "list"))

    def link(s: Story) -> str:
        return f"/{slug(_NAMES[s.section])}/{slug(s.title)}-{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li class="has-child"><a href="/{slug(n)}">{n}</a></li>' for n in _NAMES)
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div id="wrap"><div id="masthead"><div class="org">UBND XÃ CƯ KUIN</div><div class="org2">Tỉnh Đắk Lắk</div></div><ul id="topnav">{nav}</ul><div id="body-col">{inner}</div><div id="colophon"><p>Cơ quan chủ quản: UBND xã Cư Kuin. Thường trực: 0262 3888 111</p></div></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                picture='<div class="media-box align-center"><div class="media-el"><img src="{0}"></div><div class="media-txt">{1}</div></div>'.format,
            )
        )
        inner = (
            f'<div class="node-full"><div class="node-head">{s.title}</div><div class="node-tools"><span class="tool">{s.at:%H:%M} | {s.at:%d/%m/%Y}</span><span class="tool">Lượt xem: {s.number % 77}</span><span class="tool">In</span><span class="tool">Gửi</span></div><div class="node-lead">{s.lead}</div><div class="node-main">{body}</div><div class="node-by">{s.writer}</div></div>'
            f'<div class="poll"><b>Bạn đánh giá thế nào về giao diện trang?</b><label>Đẹp</label><label>Bình thường</label></div><div class="strip"><div class="strip-h">CÙNG CHUYÊN MỤC</div>{"".join(f"<div class=strip-i><a href={link(o)}>{o.title}</a><br><span>{o.at:%d/%m/%Y}</span></div>" for o in _near(stories, s, 3))}</div>'
        )
        site.publish([link(s)], frame(inner, "UBND xã Cư Kuin"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="tz"><div class="tz-p"><a href="{link(s)}"><img src="/i.jpg" alt="{s.title}"></a></div><div class="tz-t"><a href="{link(s)}">{s.title}</a><div class="tz-s">{s.lead}</div></div></div>'
            for s in part
        )
        pager = "".join(
            f'<a class="pg-n" href="/{slug(_NAMES[section])}?pageindex={n}">{n}</a>' for n in range(1, count + 1)
        )
        return frame(f'<div class="cat">{_NAMES[section]}</div>{rows}<div class="pg">{pager}</div>', "UBND xã Cư Kuin")

    site.sections(stories, listing, lambda s, n: f"/{slug(_NAMES[s])}" + (f"?pageindex={n}" if n > 1 else ""), size=3)
    site.add(
        "/",
        frame(
            "".join(f'<div class="tz-t"><a href="{link(s)}">{s.title}</a></div>' for s in stories[:4]),
            "UBND xã Cư Kuin",
        ),
    )


def broadcaster_two(site: MadeSite) -> None:
    """A station's new site: og and JSON-LD in UTC, the printed stamp under the text beside the writer, sound players between paragraphs."""
    stories = make_stories(92, 20, site.now, kinds=("report", "photo"))

    def link(s: Story) -> str:
        return f"/a/{slug(s.title)}~{s.number}"

    for s in stories:
        made = flow(
            s.parts,
            picture='<div class="rs-img"><img class="lazy" data-srcset="{0} 1x" src="/spacer.png"><div class="rs-cap">{1}</div></div>'.format,
        )
        made.insert(
            1, '<div class="rs-audio"><audio controls src="/a.mp3"></audio><span>00:00</span><span>03:12</span></div>'
        )
        utc = s.at.astimezone(UTC)
        data = {
            "@context": "https://schema.org",
            "@type": "ReportageNewsArticle",
            "headline": s.title,
            "datePublished": utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "author": {"@type": "Organization", "name": "PTTH"},
        }
        page = f'<!DOCTYPE html><html><head><title>{s.title} - PTTH tỉnh</title><meta property="og:title" content="{s.title}"><meta property="og:description" content="{s.lead}"><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><div class="rs-nav"><a href="/">PTTH tỉnh</a></div><div class="rs-page"><h1 class="rs-h1">{s.title}</h1><p class="rs-p0">{s.lead}</p><div class="rs-flow">{"".join(made)}</div><div class="rs-end"><span>{s.writer}</span><span>{s.at.day}/{s.at.month}/{s.at.year}, {s.at:%H:%M}</span></div><div class="rs-more"><h6>Nội dung liên quan</h6>{"".join(f"<div class=rs-m><a href={link(o)}>{o.title}</a><time>{o.at.day}/{o.at.month}/{o.at.year}</time></div>" for o in _near(stories, s, 3))}</div></div></body></html>'
        site.publish([link(s)], page, s, authors=[s.writer])
    urls = "".join(
        f"<url><loc>{ORIGIN}{link(s)}</loc><lastmod>{(s.at + timedelta(hours=1)).isoformat()}</lastmod></url>"
        for s in stories
    )
    site.add("/robots.txt", f"User-agent: *\nDisallow:\nSitemap: {ORIGIN}/maps/2026.xml\n", content_type="text/plain")
    site.add(
        "/maps/2026.xml",
        f'<?xml version="1.0" encoding="windows-1258"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>',
        content_type="application/xml",
    )
    site.add(
        "/", "<html><head><title>PTTH tỉnh</title></head><body><div class=rs-nav>Xem trực tiếp</div></body></html>"
    )


def old_php(site: MadeSite) -> None:
    """An old PHP site: article and others in one cell, bold title in the text's own paragraphs, the day in the list alone."""
    stories = make_stories(93, 20, site.now, kinds=("report", "interview"))

    def link(s: Story) -> str:
        return f"/index.php?page=tin&amp;view={s.number}"

    def frame(inner: str) -> str:
        return f'<html><head><title>Lien doan Lao dong huyen</title></head><body><table width="900"><tr><td colspan="2"><img src="/top.gif"></td></tr><tr><td width="180" valign="top"><a href="/index.php?page=tin">Tin tức</a><br><a href="/index.php?page=vb">Văn bản</a></td><td valign="top">{inner}</td></tr><tr><td colspan="2" align="center">Thiết kế: Trung tâm CNTT</td></tr></table></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p align="justify">{}</p>'.format,
                subhead="<p><b>{}</b></p>".format,
                picture='<p align="center"><img src="{0}" width="400"><br><font size="2"><i>{1}</i></font></p>'.format,
            )
        )
        others = "".join(
            f'<li><a href="{link(o)}">{o.title}</a> <font color="#999999">({o.at.day}/{o.at.month}/{o.at.year})</font></li>'
            for o in _near(stories, s, 4)
        )
        inner = f'<p align="center"><b><font size="4" color="#0000cc">{s.title}</font></b></p><p align="right"><font size="2">Thứ {("hai", "ba", "tư", "năm", "sáu", "bảy", "CN")[s.at.weekday()]}, ngày {s.at:%d} tháng {s.at:%m} năm {s.at.year}</font></p><p align="justify"><b>{s.lead}</b></p>{body}<p align="right"><b>{s.writer}</b></p><p><b><u>Các tin liên quan:</u></b></p><ul>{others}</ul>'
        site.publish([link(s).replace("&amp;", "&")], frame(inner), s, authors=[s.writer], precision="day")
    for n in range(4):
        rows = "".join(
            f'<p><a href="{link(s)}"><b>{s.title}</b></a> <i>{s.at:%d/%m/%Y}</i></p>'
            for s in stories[n * 5 : n * 5 + 5]
        )
        pages = "".join(f' <a href="/index.php?page=tin&amp;p={k}">{k}</a> |' for k in range(1, 5))
        site.add("/index.php?page=tin" + (f"&p={n + 1}" if n else ""), frame(f"{rows}<p>Trang{pages}</p>"))
    site.answers["/index.php?page=tin&p=1"] = site.answers["/index.php?page=tin"]
    site.add("/index.php?page=vb", frame("<p>Đang cập nhật</p>"))
    site.add("/", frame("".join(f'<p><a href="{link(s)}"><b>{s.title}</b></a></p>' for s in stories[:3])))


def svelte(site: MadeSite) -> None:
    """A Svelte application: random suffixes of classes, an ISO day printed, lists of links without words of a date, an info box."""
    stories = make_stories(94, 20, site.now, kinds=("report", "photo", "report"))

    def link(s: Story) -> str:
        return f"/vi/stories/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        return f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body data-sveltekit-preload-data="hover"><div style="display: contents"><header class="s-1abc"><a href="/vi" class="s-1abc">Làng Nghề</a><a href="/vi/stories" class="s-1abc">Chuyện làng</a></header>{inner}<footer class="s-9zzz"><p class="s-9zzz">Hiệp hội Làng nghề</p></footer></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text='<p class="s-77xy">{}</p>'.format,
            subhead='<h2 class="s-77xy">{}</h2>'.format,
            picture='<div class="s-88pq"><img class="s-88pq" src="{0}" alt=""><small class="s-88pq">{1}</small></div>'.format,
        )
        made.insert(
            2,
            '<div class="s-66nl"><span class="s-66nl">Nhận bản tin hằng tuần</span><input class="s-66nl" placeholder="Email"><button class="s-66nl">Đăng ký</button></div>',
        )
        inner = f'<main class="s-22ab"><article class="s-22ab"><div class="s-33cd"><span class="s-33cd">{_NAMES[s.section]}</span></div><h1 class="s-33cd">{s.title}</h1><p class="s-44ef">{s.lead}</p><div class="s-55gh"><img class="s-55gh" src="/avatar.png" alt=""><span class="s-55gh">{s.writer}</span><span class="s-55gh">{s.at:%Y-%m-%d}</span></div>{"".join(made)}</article><section class="s-00rr"><h2 class="s-00rr">Chuyện khác</h2>{"".join(f"<a class=s-00rr href={link(o)}><h3 class=s-00rr>{o.title}</h3><p class=s-00rr>{o.lead}</p></a>" for o in _near(stories, s, 3))}</section></main>'
        site.publish([link(s)], frame(inner, f"{s.title} · Làng Nghề"), s, authors=[s.writer], precision="day")
    for n in range(3):
        rows = "".join(
            f'<a class="s-12gg" href="{link(s)}"><h3 class="s-12gg">{s.title}</h3></a>'
            for s in stories[n * 7 : n * 7 + 7]
        )
        following = (
            f'<a class="s-13hh" href="/vi/stories?after={n + 1}" aria-label="Trang sau"><svg class="s-13hh"></svg></a>'
            if n < 2
            else ""
        )
        site.add("/vi/stories" + (f"?after={n}" if n else ""), frame(f"<main>{rows}{following}</main>", "Chuyện làng"))
    site.add("/vi", frame("<main><h1>Làng Nghề</h1></main>", "Làng Nghề"))
    site.add("/", "", status=307, location=f"{ORIGIN}/vi")


def school(site: MadeSite) -> None:
    """A school's site: "Lượt xem" and stamp over the title in one line, a slide of pictures after the text, comments below."""
    stories = make_stories(95, 20, site.now, kinds=("report", "notice", "photo"))

    def link(s: Story) -> str:
        return f"/tin-tuc/{slug(_NAMES[s.section])}/{s.number}.html"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div class="page-top"><span class="school">Trường THPT Nguyễn Trãi</span><span class="tel">0263 3822 111</span></div><div class="mn"><a href="/">Trang chủ</a><a href="/gioi-thieu.html">Giới thiệu</a><a href="/tin-tuc/{slug(_NAMES[0])}">{_NAMES[0]}</a><a href="/tin-tuc/{slug(_NAMES[1])}">{_NAMES[1]}</a><a href="/tin-tuc/{slug(_NAMES[2])}">{_NAMES[2]}</a></div>{inner}<div class="page-bot">Hiệu trưởng: Thầy Phan Văn Lâm</div></body></html>'

    for s in stories:
        rest = [p for p in s.parts if p.kind != "picture"]
        slides = "".join(f'<li><img src="{p.address}"><div class="sl-t">{p.text}</div></li>' for p in s.pictures)
        inner = (
            f'<div class="ct"><div class="ct-i">{WEEKDAYS[s.at.weekday()]}, {s.at:%d-%m-%Y}, {s.at:%H:%M} - Lượt xem: {s.number % 500}</div><h2 class="ct-t">{s.title}</h2><div class="ct-s">{s.lead}</div><div class="ct-b">{"".join(flow(rest))}</div>{f"<ul class=slides>{slides}</ul>" if slides else ""}<div class="ct-w">Người viết: {s.writer}</div></div>'
            f'<div class="bl"><h3>Bình luận</h3><div class="bl-i"><b>Phụ huynh 10A</b> <i>{site.now:%d-%m-%Y}</i><p>Cảm ơn nhà trường đã luôn động viên các con cố gắng trong học tập.</p></div></div><div class="ot"><h3>Tin khác</h3>{"".join(f"<p><a href={link(o)}>{o.title}</a> ({o.at:%d-%m-%Y})</p>" for o in _near(stories, s, 4))}</div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} | THPT Nguyễn Trãi"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(f'<div class="rw"><h3><a href="{link(s)}">{s.title}</a></h3><p>{s.lead}</p></div>' for s in part)
        following = (
            f'<a class="older" href="/tin-tuc/{slug(_NAMES[section])}/trang-{number + 1}">Bài cũ hơn</a>'
            if number < count
            else ""
        )
        return frame(f"<h2>{_NAMES[section]}</h2>{rows}{following}", _NAMES[section])

    site.sections(
        stories, listing, lambda s, n: f"/tin-tuc/{slug(_NAMES[s])}" + (f"/trang-{n}" if n > 1 else ""), size=3
    )
    site.add(
        "/gioi-thieu.html",
        frame(
            "<h2>Giới thiệu</h2><p>Trường được thành lập năm 1976, hiện có 32 lớp với hơn một nghìn học sinh theo học mỗi năm.</p>",
            "Giới thiệu",
        ),
    )
    site.add(
        "/", frame("".join(f'<h3><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:3]), "THPT Nguyễn Trãi")
    )


def fragments(site: MadeSite) -> None:
    """A paper that fills its lists from /ajax fragments named in the page, with a promotion and a pull quote in each text."""
    stories = make_stories(96, 24, site.now, kinds=("report", "report", "interview"))

    def link(s: Story) -> str:
        return f"/{s.number}/{slug(s.title)}.vnp"

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><div class="vh"><span class="vh-d">Hà Nội, {site.now:%d/%m/%Y}</span><a href="/dong-tin.vnp">Dòng tin</a></div>{inner}<div class="vf">© Bản quyền thuộc về Báo Miền Trung</div></body></html>'

    for s in stories:
        made = flow(
            s.parts, picture='<div class="article-photo"><a href="{0}"><img src="{0}"></a><span>{1}</span></div>'.format
        )
        quote = s.parts[0].text.split(". ")[0]
        made.insert(3, f'<div class="notebox ncenter"><div class="quote-txt">{quote}</div></div>')
        made.append(
            '<div class="promo"><p>Mời độc giả đặt mua báo in tại các bưu cục trên toàn quốc hoặc liên hệ tòa soạn.</p></div>'
        )
        inner = f'<div class="vd"><h1 class="details__headline cms-title">{s.title}</h1><div class="details__summary cms-desc">{s.lead}</div><div class="details__meta"><div class="meta"><span class="author cms-author">{s.writer}</span><time class="cms-date" datetime="{s.at.isoformat()}">{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y %H:%M}</time></div></div><div class="details__content cms-body">{"".join(made)}</div><div class="source">(Báo Miền Trung)</div><div class="details__tags"><h3>Từ khóa</h3><a href="/tag/a.vnp">#thi đua</a></div><div class="timeline secondary"><h3>Tin liên quan</h3>{"".join(f"<article class=story><h2><a href={link(o)}>{o.title}</a></h2><div class=summary>{o.lead}</div></article>" for o in _near(stories, s, 3))}</div></div>'
        site.publish(
            [link(s)],
            frame(inner, f"{s.title} | Báo Miền Trung", f'<meta name="description" content="{s.lead}">'),
            s,
            authors=[s.writer],
        )
        posted = site.articles[-1]
        site.articles[-1] = type(posted)(
            **{f: getattr(posted, f) for f in type(posted).__slots__} | {"optional": (quote,)}
        )
    for n in range(4):
        rows = "".join(
            f'<article class="story"><a href="{link(s)}" title="{s.title}"><img src="/t.jpg"></a><h2 class="story__heading"><a href="{link(s)}">{s.title}</a></h2><time>{s.at:%d/%m/%Y %H:%M}</time></article>'
            for s in stories[n * 6 : n * 6 + 6]
        )
        more = f'<div class="control__loadmore" data-next="/ajax/dong-tin?page={n + 2}">Xem thêm</div>' if n < 3 else ""
        site.add(
            "/dong-tin.vnp" if n == 0 else f"/ajax/dong-tin?page={n + 1}",
            frame(rows + more, "Dòng tin") if n == 0 else rows + more,
        )
    site.add("/", frame("<div class=vn>Báo Miền Trung</div>", "Báo Miền Trung"))


def intranet(site: MadeSite) -> None:
    """An office's Confluence-like pages: the change's day beside the author's, tables that lay out pictures two by two."""
    stories = make_stories(97, 18, site.now, kinds=("report", "photo", "list"))

    def link(s: Story) -> str:
        return f"/display/TIN/{s.number}+{slug(s.title).replace('-', '+')}"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title} - Tin nội bộ</title></head><body><div id="hdr"><a href="/display/TIN">Tin nội bộ</a></div><div id="main">{inner}</div><div id="ftr">Viện Quy hoạch</div></body></html>'

    for s in stories:
        later = s.at + timedelta(days=3)
        if s.kind == "photo":
            cells = [f'<td><img src="{p.address}" width="300"><br><em>{p.text}</em></td>' for p in s.pictures]
            texts = "".join(flow(p for p in s.parts if p.kind != "picture"))
            body = f'{texts}<table class="lay"><tr>{"".join(cells[:2])}</tr><tr>{"".join(cells[2:])}</tr></table>'
        else:
            body = "".join(
                flow(
                    s.parts,
                    picture='<p><span class="embedded"><img class="embedded-image" src="{0}"></span></p><p class="cap-line"><em>{1}</em></p>'.format,
                )
            )
        inner = f'<div id="title-heading"><h1 id="title-text"><a href="{link(s)}">{s.title}</a></h1></div><div id="content"><div class="page-metadata"><ul><li>Tạo bởi <span class="author">{s.writer}</span> vào {s.at:%d/%m/%Y %H:%M}, sửa lần cuối ngày {later:%d/%m/%Y}</li></ul></div><div id="main-content" class="wiki-content"><p><strong>{s.lead}</strong></p>{body}</div><div id="likes-and-labels"><span>Thích</span><span>Chưa có nhãn</span></div></div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=[s.writer])
    rows = "".join(
        f'<li><a href="{link(s)}">{s.title}</a><span class="upd">{s.at + timedelta(days=3):%d/%m/%Y}</span></li>'
        for s in stories
    )
    site.add("/display/TIN", frame(f"<h1>Tin nội bộ</h1><ul>{rows}</ul>", "Trang chính"))
    site.add(
        "/",
        "<html><head><meta http-equiv='refresh' content='1;URL=/display/TIN'><title>Đang chuyển</title></head><body>Đang chuyển trang...</body></html>",
    )


def events_theme(site: MadeSite) -> None:
    """Reports that begin with an event's facts (time, place), whose days are not the publication's; the stamp at the page's end."""
    stories = make_stories(98, 20, site.now, kinds=("report", "notice"))

    def link(s: Story) -> str:
        return f"/hoat-dong/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><header class="h"><a class="brand" href="/">Nhà Văn hóa Lao động</a><a href="/hoat-dong/">Hoạt động</a></header>{inner}<footer class="f">Nhà Văn hóa Lao động tỉnh</footer></body></html>'

    for s in stories:
        held = s.at - timedelta(days=4)
        body = "".join(flow(s.parts, picture='<figure><img src="{0}"><figcaption>{1}</figcaption></figure>'.format))
        inner = f'<main class="m"><h1>{s.title}</h1><p class="intro"><em>{s.lead}</em></p><div class="facts"><p>Thời gian diễn ra: {held:%d/%m/%Y}</p><p>Địa điểm: Hội trường tầng 2</p></div><div class="txt">{body}</div><p class="meta">Đăng bởi {s.writer} ngày {s.at:%d/%m/%Y} lúc {s.at:%H:%M}</p></main><aside class="s"><h2>Hoạt động khác</h2>{"".join(f"<p><a href={link(o)}>{o.title}</a></p>" for o in _near(stories, s, 3))}</aside>'
        site.publish([link(s)], frame(inner, f"{s.title} — Nhà Văn hóa Lao động"), s, authors=[s.writer])
        posted = site.articles[-1]
        facts = (f"Thời gian diễn ra: {held:%d/%m/%Y}", "Địa điểm: Hội trường tầng 2")
        site.articles[-1] = type(posted)(
            **{f: getattr(posted, f) for f in type(posted).__slots__}
            | {"paragraphs": (*facts, *posted.paragraphs), "optional": facts}
        )
    for n in range(4):
        rows = "".join(
            f'<article><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p></article>'
            for s in stories[n * 5 : n * 5 + 5]
        )
        following = f'<nav><a rel="next" href="/hoat-dong/trang/{n + 2}/">Cũ hơn &rarr;</a></nav>' if n < 3 else ""
        site.add(
            "/hoat-dong/" + (f"trang/{n + 1}/" if n else ""), frame(f"<main>{rows}{following}</main>", "Hoạt động")
        )
    site.add("/", frame("<main><h1>Nhà Văn hóa Lao động</h1></main>", "Nhà Văn hóa Lao động"))


def feed_odd(site: MadeSite) -> None:
    """RSS 1.0 in RDF with Dublin Core days, relative links and CDATA around everything; pages without one word of meta data."""
    stories = make_stories(99, 20, site.now, kinds=("report", "photo", "notice"))

    def link(s: Story) -> str:
        return f"/news.cgi/{s.number}"

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text="<p>{}</p>".format,
                picture="<p class=c><img src={0}></p><p class=c><small>{1}</small></p>".format,
            )
        )
        page = f"<html><head><title>Hội Luật gia</title></head><body><div id=a><div id=b>Hội Luật gia tỉnh</div><div id=c><div id=d>{s.title}</div><div id=e>{s.at:%d-%m-%Y} {s.at:%H:%M}</div><div id=f>{s.lead}</div><div id=g>{body}</div><div id=h>{s.writer}</div></div><div id=i>{''.join(f'<div><a href={link(o)}>{o.title}</a></div>' for o in _near(stories, s, 4))}</div></div></body></html>"
        site.publish([link(s)], page, s, authors=[s.writer])
    items = "".join(
        f'<item rdf:about="{link(s)}"><title><![CDATA[{s.title}]]></title><link><![CDATA[{link(s)}]]></link><dc:date>{s.at.isoformat()}</dc:date></item>'
        for s in stories
    )
    site.add(
        "/backend.rdf",
        f'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>Hội Luật gia</title><link>/</link></channel>{items}</rdf:RDF>',
        content_type="application/rdf+xml",
    )
    site.add(
        "/",
        '<html><head><title>Hội Luật gia</title></head><body><div id=a><div id=b>Hội Luật gia tỉnh</div><a href="/backend.rdf"><img src="/xml.gif" alt="XML"></a></div></body></html>',
    )


FOURTH = (ministry_theme, broadcaster_two, old_php, svelte, school, fragments, intranet, events_theme, feed_odd)
