"""Papers, stations and magazines of the sixth set, written without knowledge of the rules and before any of them ran on it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.sixth_texts import SIXTH_POOLS
from evaluation.sites.texts import Story


def _listed(html: str) -> str:
    """Dashed paragraphs as a list."""
    return re.sub(
        r"(?:<p>- .*?</p>)+",
        lambda m: f"<ul>{m[0].replace('<p>- ', '<li>').replace('</p>', '</li>')}</ul>",
        html,
    )


def longform_paper(site: MadeSite) -> None:
    """Long reads: title and lead on a cover, chapters and pull quotes, "Thực hiện: …" at the end; writers have pages of their own."""
    names = ("Chuyên đề", "Phóng sự", "Nhân vật")
    stories = further_stories(601, 22, site.now, shapes=("portrait", "digest", "chronicle", "talk"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/emagazine/{slug(s.title)}-{s.number}.htm"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<a href="/{slug(n)}.htm">{n}</a>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div class="sc-topbar"><a href="/" class="sc-logo" title="Báo Duyên hải">Báo Duyên hải</a><div class="sc-nav">{nav}</div></div>{inner}<div class="sc-bottom"><p>Báo Duyên hải - Cơ quan của Đảng bộ thành phố</p><p>Đường dây nóng: 0225 3777 999</p></div></body></html>'

    for s in stories:
        others = near(stories, s, 3)
        made = flow(
            s.parts,
            text='<div class="sc-longform-block"><p class="t-j">{}</p></div>'.format,
            subhead='<div class="sc-longform-block sc-chapter"><p class="t-c"><strong>{}</strong></p></div>'.format,
            picture='<div class="sc-longform-block sc-media"><div class="sc-media__in"><img data-src="{0}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></div><div class="sc-media__note"><p>{1}</p></div></div>'.format,
        )
        quote = next(p.text for p in s.parts if p.kind == "text").split(". ")[0]
        made.insert(3, f'<div class="sc-longform-block sc-quote"><p>{quote}</p></div>')
        signed = " - ".join(f'<a href="/tac-gia/{slug(w)}.htm">{w}</a>' for w in writers_of(s))
        inner = (
            f'<div class="sc-longform"><div class="sc-longform-header"><img src="/media/{s.number}/cover.jpg" alt=""><div class="sc-longform-header-in"><span class="sc-cate">{names[s.section]}</span><h1 class="block-title">{s.title}</h1><div class="sc-header-line">{WEEKDAYS[s.at.weekday()]}, ngày {s.at.day} tháng {s.at.month} năm {s.at.year}, {s.at:%H:%M}</div><div class="block-open">{s.lead}</div></div></div><div class="sc-longform-body">{"".join(made)}<div class="sc-longform-block sc-credit"><p>Thực hiện: {signed}</p></div></div></div>'
            f'<div class="sc-more"><h3>Emagazine khác</h3>{"".join(f"<div class=sc-more-i><a href={link(o)}><img src=/k.jpg></a><h4><a href={link(o)}>{o.title}</a></h4><p>{o.lead}</p></div>" for o in others)}</div>'
        )
        head = f'<meta property="og:type" content="article"><meta property="og:title" content="[Emagazine] {s.title}"><meta property="article:published_time" content="{s.at.isoformat()}">'
        site.publish([link(s)], frame(inner, f"{s.title} - Báo Duyên hải", head), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="sc-item"><a href="{link(s)}"><img src="/k.jpg" alt="{s.title}"></a><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p></div>'
            for s in part
        )
        following = f'<a class="sc-next" href="/{slug(names[section])}/trang-{number + 1}.htm">Xem thêm</a>'
        return frame(f"<h1>{names[section]}</h1>{rows}{following if number < count else ''}", names[section])

    site.sections(
        stories,
        listing,
        lambda s, n: f"/{slug(names[s])}/trang-{n}.htm" if n > 1 else f"/{slug(names[s])}.htm",
        size=4,
    )
    for writer in sorted({w for s in stories for w in writers_of(s)}):
        own = "".join(
            f'<div class="sc-item"><h2><a href="{link(s)}">{s.title}</a></h2><p>{s.lead}</p></div>'
            for s in stories
            if writer in writers_of(s)
        )
        site.add(f"/tac-gia/{slug(writer)}.htm", frame(f'<h1 class="sc-writer">{writer}</h1>{own}', writer))
    home = "".join(f'<h2><a href="{link(s)}">{s.title}</a></h2>' for s in stories[:5])
    site.add("/", frame(home, "Báo Duyên hải"))


def nuxt_paper(site: MadeSite) -> None:
    """Nuxt: a plain paragraph as lead, a list of others behind it, local times stated as UTC, the writer after a dash at the end."""
    names = ("Thời sự", "Thi đua", "Nhịp sống")
    stories = further_stories(602, 24, site.now, shapes=("ceremony", "figures", "meeting", "roll"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/tin/{s.number}-{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li data-v-1a2b3c4d><a href="/muc/{slug(n)}" data-v-1a2b3c4d>{n}</a></li>' for n in names)
        return (
            f'<!doctype html><html data-n-head-ssr lang="vi"><head data-n-head="ssr"><meta data-n-head="ssr" charset="utf-8"><title>{title}</title>{head}</head><body><div data-server-rendered="true" id="__nuxt"><div id="__layout"><div data-v-5e6f7a8b><header data-v-1a2b3c4d><a href="/" class="nuxt-link-active" data-v-1a2b3c4d>Báo Miền Đông</a><span data-v-1a2b3c4d>{site.now:%H:%M %d-%m-%Y}</span><ul data-v-1a2b3c4d>{nav}</ul></header>{inner}<footer data-v-9c9d9e9f><span data-v-9c9d9e9f>Giấy phép xuất bản số 30/GP-CBC ngày 22/01/2024</span></footer></div></div></div>'
            '<script>window.__NUXT__=(function(a){return {layout:"default",data:[{}],serverRendered:a}}(true));</script></body></html>'
        )

    for s in stories:
        others = near(stories, s, 7)
        body = _listed(
            "".join(
                flow(
                    s.parts,
                    picture='<div data-v-77aa class="img"><img src="{0}" data-v-77aa><span data-v-77aa>{1}</span></div>'.format,
                )
            )
        )
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": f"{s.at:%Y-%m-%dT%H:%M}:00.000Z",
            "dateModified": f"{s.at:%Y-%m-%dT%H:%M}:00.000Z",
            "author": {"@type": "Organization", "name": "Báo Miền Đông"},
        }
        above = "".join(f'<li data-v-66bb><a href="{link(o)}" data-v-66bb>{o.title}</a></li>' for o in others[:2])
        cards = "".join(
            f'<div data-v-44dd><a href="{link(o)}" data-v-44dd><h4 data-v-44dd>{o.title}</h4></a><span data-v-44dd>{o.at:%H:%M %d-%m-%Y}</span></div>'
            for o in others[3:]
        )
        inner = (
            f'<main data-v-55cc><div data-v-55cc><a href="/muc/{slug(names[s.section])}" data-v-55cc>{names[s.section]}</a></div><h1 data-v-55cc>{s.title}</h1><div data-v-55cc class="meta-row"><span data-v-55cc>{s.at:%H:%M %d-%m-%Y}</span><button data-v-55cc>Nghe</button><button data-v-55cc>Lưu</button></div><p data-v-55cc>{s.lead}</p><ul data-v-66bb>{above}</ul><div data-v-77aa id="noi-dung">{body}</div><div data-v-55cc class="end"><span data-v-55cc>— {s.writer}</span></div>'
            f'<div data-v-33ee class="qa"><p data-v-33ee>Bạn có hài lòng với bài viết này?</p><button>Có</button></div><section data-v-44dd><h3 data-v-44dd>Tin cùng chuyên mục</h3>{cards}</section></main>'
        )
        head = f'<meta data-n-head="ssr" data-hid="description" name="description" content="{s.lead}"><script data-n-head="ssr" type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        site.publish([link(s)], frame(inner, f"{s.title} | Báo Miền Đông", head), s, authors=writers_of(s))
        article = site.articles[-1]
        site.articles[-1] = replace(article, paragraphs=tuple(p.removeprefix("- ") for p in article.paragraphs))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div data-v-22ff><a href="{link(s)}" data-v-22ff><img src="/c.jpg" data-v-22ff></a><a href="{link(s)}" data-v-22ff><h3 data-v-22ff>{s.title}</h3></a><p data-v-22ff>{s.lead}</p><i data-v-22ff>{s.at:%H:%M %d-%m-%Y}</i></div>'
            for s in part
        )
        pager = "".join(f'<a href="/muc/{slug(names[section])}?p={n}" data-v-11aa>{n}</a>' for n in range(1, count + 1))
        return frame(
            f"<main data-v-22ff><h2 data-v-22ff>{names[section]}</h2>{rows}<div data-v-11aa>{pager}</div></main>",
            names[section],
        )

    site.sections(stories, listing, lambda s, n: f"/muc/{slug(names[s])}" + (f"?p={n}" if n > 1 else ""), size=4)
    home = "".join(f'<a href="{link(s)}" data-v-22ff><h3 data-v-22ff>{s.title}</h3></a>' for s in stories[:6])
    site.add("/", frame(f"<main data-v-22ff>{home}</main>", "Báo Miền Đông"))


def bakery_paper(site: MadeSite) -> None:
    """WPBakery: "admin" in meta data and under the title, the real writer signed at the end; the text in several rows of columns."""
    names = ("Tin Hội", "Gương cựu chiến binh", "Thi đua Quyết thắng")
    stories = tuple(
        replace(s, lead=f"(CCB) – {s.lead}")
        for s in further_stories(
            603, 22, site.now, shapes=("portrait", "ceremony", "chronicle", "brief"), pools=SIXTH_POOLS
        )
    )

    def link(s: Story) -> str:
        return f"/{s.at:%Y}/{s.at:%m}/{s.at:%d}/{slug(s.title)}/"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<li><a href="/chuyen-muc/{slug(n)}/"><span>{n}</span></a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"/><title>{title}</title>{head}</head><body class="wpb-js-composer vc_responsive"><div class="master-slider"><h1 class="logo-text"><a href="/">Cựu chiến binh tỉnh</a></h1></div><ul class="primary-menu">{nav}</ul>{inner}<div class="footer-widgets"><div class="widget"><h3>Liên hệ</h3><div class="textwidget"><p>Hội Cựu chiến binh tỉnh, số 2 Quang Trung</p></div></div></div></body></html>'

    def row(content: str) -> str:
        return f'<div class="vc_row wpb_row vc_row-fluid"><div class="wpb_column vc_column_container vc_col-sm-12"><div class="vc_column-inner"><div class="wpb_wrapper">{content}</div></div></div></div>'

    def column(content: str) -> str:
        return f'<div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper">{content}</div></div>'

    for s in stories:
        others = near(stories, s, 4)
        pieces: list[str] = []
        for piece in flow(
            s.parts,
            picture='<div class="wpb_single_image wpb_content_element vc_align_center"><figure class="wpb_wrapper vc_figure"><div class="vc_single_image-wrapper"><img class="vc_single_image-img" src="{0}" alt=""/></div><figcaption class="vc_figure-caption">{1}</figcaption></figure></div>'.format,
        ):
            pieces.append(piece if piece.startswith("<div") else column(piece))
        data = {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": s.title,
            "datePublished": s.at.isoformat(),
            "author": {"@type": "Person", "name": "admin", "url": f"{ORIGIN}/author/admin/"},
        }
        inner = (
            f'<div class="page-head"><h2 class="post-title">{s.title}</h2><div class="post-meta"><span class="post-date">{s.at:%d/%m/%Y} lúc {s.at:%H:%M}</span><span class="post-author">Đăng bởi <a href="/author/admin/">admin</a></span><span class="post-comments"><a href="#respond">Không có bình luận</a></span></div></div><div class="post-content">{row(column(f"<p><em><strong>{s.lead}</strong></em></p>"))}{"".join(row(p) for p in pieces)}{row(column(f"<p style=text-align:right;><strong>{s.writer}</strong></p>"))}</div><div class="post-tags">Từ khóa: <a href="/tag/ccb/" rel="tag">cựu chiến binh</a></div>'
            f'<div class="vc_row related"><h4>Có thể bạn quan tâm</h4>{"".join(f"<div class=vc_col-sm-3><a href={link(o)}>{o.title}</a><span>{o.at:%d/%m/%Y}</span></div>" for o in others)}</div><div id="respond"><h3>Trả lời</h3><p>Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p></div>'
        )
        head = f'<meta name="author" content="admin"/><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        site.publish([link(s)], frame(inner, f"{s.title} – Cựu chiến binh tỉnh", head), s, authors=writers_of(s))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="vc_grid-item"><h3><a href="{link(s)}">{s.title}</a></h3><span>{s.at:%d/%m/%Y}</span><p>{s.lead}</p></div>'
            for s in part
        )
        older = f'<a class="older" href="/chuyen-muc/{slug(names[section])}/page/{number + 1}/">Bài cũ hơn</a>'
        return frame(f"<h2>{names[section]}</h2>{rows}{older if number < count else ''}", names[section])

    site.sections(
        stories, listing, lambda s, n: f"/chuyen-muc/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""), size=4
    )
    site.add(
        "/",
        frame(
            "".join(f'<div class="vc_grid-item"><h3><a href="{link(s)}">{s.title}</a></h3></div>' for s in stories[:4]),
            "Cựu chiến binh tỉnh",
        ),
    )


def video_station(site: MadeSite) -> None:
    """A station's films: a player above the text, no lead, programme times, "Thực hiện: A, B", other films with their lengths."""
    stories = further_stories(604, 20, site.now, shapes=("brief", "meeting", "ceremony"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/video/{slug(s.title)}/{s.number}"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="tv-h"><a href="/">Truyền hình Sao Mai</a><a href="/video">Video</a><a href="/truc-tiep">Trực tiếp</a></div>{inner}<div class="tv-f">Báo và Phát thanh, Truyền hình Sao Mai. Tần số FM 97 MHz</div></body></html>'

    for s in stories:
        others = near(stories, s, 5)
        body = "".join(flow(s.parts, picture='<p class="tv-i"><img src="{0}"></p><p class="tv-ic">{1}</p>'.format))
        signed = ", ".join(writers_of(s))
        inner = (
            f'<div class="tv-p"><video id="p1" class="video-js" controls><source src="/v/{s.number}.mp4" type="video/mp4"><p class="vjs-no-js">Để xem video này, vui lòng bật JavaScript và nâng cấp trình duyệt.</p></video><div class="vjs-modal">Đây là cửa sổ phương thức.</div></div><div class="tv-c"><h1>{s.title}</h1><div class="tv-m"><i class="clock"></i>{s.at:%d.%m.%Y} {s.at:%H:%M}<i class="eye"></i>{s.number % 913} lượt xem</div><div class="tv-b"><p>{s.lead}</p>{body}</div><div class="tv-w">Thực hiện: {signed}</div><div class="tv-s"><a>Thích</a><a>Chia sẻ</a><a>Nhúng</a></div></div>'
            f'<div class="tv-l"><h2>Video khác</h2>{"".join(f"<div class=tv-li><a href={link(o)}><span class=tv-d>0{o.number % 8}:2{o.number % 9}</span><b>{o.title}</b></a><em>{o.at:%d.%m.%Y}</em></div>" for o in others)}</div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title} | Truyền hình Sao Mai"), s, lead=False, authors=writers_of(s))
    for n in range(4):
        rows = "".join(
            f'<div class="tv-li"><a href="{link(s)}"><img src="/v.jpg"><span class="tv-d">03:1{s.number % 9}</span><b>{s.title}</b></a><em>{s.at:%d.%m.%Y}</em></div>'
            for s in stories[n * 5 : n * 5 + 5]
        )
        following = f'<a class="tv-n" href="/video?trang={n + 2}">Trang sau &raquo;</a>' if n < 3 else ""
        site.add("/video" + (f"?trang={n + 1}" if n else ""), frame(f"<h1>Video</h1>{rows}{following}", "Video"))
    site.add("/truc-tiep", frame("<h1>Trực tiếp</h1><p>Chương trình đang phát: Thời sự trưa</p>", "Trực tiếp"))
    site.add("/", frame("<h1>Truyền hình Sao Mai</h1>", "Truyền hình Sao Mai"))


def paired_paper(site: MadeSite) -> None:
    """A paper with an AMP page for each article; two pictures over one caption; the writer in a box of the title's far side."""
    names = ("Chính trị", "Gương sáng", "Xã hội")
    stories = further_stories(605, 24, site.now, shapes=("ceremony", "album", "portrait", "figures"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{s.at:%Y%m}/{slug(s.title)}-{s.number:x}/"

    def amp(s: Story) -> str:
        return f"/amp{link(s)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(f'<div class="c-nav__i"><a href="/{slug(n)}/">{n}</a></div>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div class="c-header"><div class="c-header__date">{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y %H:%M}</div><a class="c-logo" href="/">Báo Sông Tiền</a><div class="c-nav">{nav}</div></div>{inner}<div class="c-footer"><p>® Báo Sông Tiền giữ bản quyền nội dung</p></div></body></html>'

    for s in stories:
        others = near(stories, s, 6)
        pictures = list(s.pictures)
        parts = list(s.parts)
        captions = tuple(p.text for p in pictures)
        pair = ""
        if len(pictures) > 1:
            second = pictures[1]
            parts.remove(second)
            captions = tuple(p.text for p in pictures if p is not second)
            pair = f'<td><img src="{second.address}"></td>'
        made: list[str] = []
        for n, piece in enumerate(
            flow(
                parts,
                picture='<table class="contentimg"><tbody><tr><td><img src="{0}"></td></tr><tr><td colspan="2"><span>{1}</span></td></tr></tbody></table>'.format,
            )
        ):
            if pair and piece.startswith("<table"):
                piece, pair = piece.replace("</td></tr><tr>", f"</td>{pair}</tr><tr>", 1), ""
            made.append(piece)
            if n == 1:
                made.append(
                    f'<div class="c-box c-box--inline"><div class="c-box__title">Bài liên quan</div><a href="{link(others[0])}">{others[0].title}</a></div>'
                )
        text = "".join(made)
        inner = (
            f'<div class="l-content"><div class="c-detail-head"><div class="c-detail-head__row"><span class="c-detail-head__cat"><a href="/{slug(names[s.section])}/">{names[s.section]}</a></span><span class="c-detail-head__author">{s.writer}</span></div><h1 class="c-detail-head__title">{s.title}</h1><div class="c-detail-head__row"><span class="c-detail-head__time">{s.at.day}/{s.at.month}/{s.at.year} {s.at.hour}:{s.at:%M}</span></div></div><div class="b-maincontent"><div class="c-news-detail__sapo"><p>{s.lead}</p></div>{text}</div><div class="c-tags"><a href="/tags/thi-dua/">thi đua</a><a href="/tags/nguoi-tot/">người tốt</a></div></div>'
            f'<div class="c-latest"><h3>Mới nhất</h3>{"".join(f"<div class=b-grid><a href={link(o)}>{o.title}</a><span>{o.at.day}/{o.at.month}/{o.at.year}</span><p>{o.lead}</p></div>" for o in others[1:])}</div>'
        )
        head = f'<link rel="canonical" href="{ORIGIN}{link(s)}"><link rel="amphtml" href="{ORIGIN}{amp(s)}"><meta name="description" content="{s.lead}"><meta property="article:published_time" content="{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">'
        site.publish([link(s), amp(s)], frame(inner, f"{s.title} - Báo Sông Tiền", head), s, authors=writers_of(s))
        site.articles[-1] = replace(site.articles[-1], captions=captions)
        lighter = re.sub(
            r'<img src="([^"]+)">', r'<amp-img src="\1" width="640" height="400" layout="responsive"></amp-img>', text
        )
        site.add(
            amp(s),
            f'<!doctype html><html amp lang="vi"><head><meta charset="utf-8"><title>{s.title}</title><link rel="canonical" href="{ORIGIN}{link(s)}"></head><body><header><a href="/">Báo Sông Tiền</a></header><article><h1>{s.title}</h1><div class="meta">{s.writer} | {s.at:%d/%m/%Y %H:%M}</div><h2 class="sapo">{s.lead}</h2>{lighter}</article><footer>Báo Sông Tiền</footer></body></html>',
        )
    for tag in ("thi-dua", "nguoi-tot"):
        rows = "".join(
            f'<div class="b-grid"><h3><a href="{link(s)}">{s.title}</a></h3><p>{s.lead}</p></div>' for s in stories[4:9]
        )
        site.add(f"/tags/{tag}/", frame(f"<h1>{tag.replace('-', ' ')}</h1>{rows}", tag))

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="b-grid"><div class="b-grid__img"><a href="{link(s)}"><img src="/b.jpg"></a></div><h3 class="b-grid__title"><a href="{link(s)}">{s.title}</a></h3><div class="b-grid__desc">{s.lead}</div></div>'
            for s in part
        )
        following = f'<a rel="next" href="/{slug(names[section])}/?trang={number + 1}">Sau</a>'
        return frame(f"<h1>{names[section]}</h1>{rows}{following if number < count else ''}", names[section])

    site.sections(stories, listing, lambda s, n: f"/{slug(names[s])}/" + (f"?trang={n}" if n > 1 else ""), size=4)
    home = "".join(f'<div class="b-grid"><h3><a href="{link(s)}">{s.title}</a></h3></div>' for s in stories[:5])
    site.add("/", frame(home, "Báo Sông Tiền"))


def footer_sentence(site: MadeSite) -> None:
    """An association on a plain blog theme: no lead, day and writer in a sentence of the footer, captions bare under their pictures."""
    stories = further_stories(606, 20, site.now, shapes=("portrait", "brief", "chronicle"), pools=SIXTH_POOLS)

    def link(s: Story) -> str:
        return f"/{s.at:%Y/%m}/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"/><title>{title}</title></head><body class="single custom-font-enabled"><div id="page" class="hfeed site"><header id="masthead"><hgroup><h1 class="site-title"><a href="/" rel="home">Hội Văn nghệ dân gian tỉnh</a></h1><h2 class="site-description">Giữ hồn quê hương</h2></hgroup></header><div id="main" class="wrapper"><div id="primary" class="site-content">{inner}</div><div id="secondary" class="widget-area"><aside class="widget widget_archive"><h3>Lưu trữ</h3><ul><li><a href="/{site.now:%Y/%m}/">Tháng này</a></li></ul></aside><aside class="widget"><h3>Phản hồi gần đây</h3><ul><li>Hoa trong <a href="{link(stories[3])}">{stories[3].title}</a></li></ul></aside></div></div><footer id="colophon"><div class="site-info">Tự hào được tạo trên nền WordPress</div></footer></div></body></html>'

    for s in stories:
        older = near(stories, s, 2)
        body = "".join(
            flow(
                s.parts, picture='<p style="text-align:center"><img src="{0}" class="aligncenter"/><br/>{1}</p>'.format
            )
        )
        utc_stamp = s.at.isoformat()
        inner = (
            f'<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{s.title}</h1><div class="comments-link"><a href="#respond">Để lại phản hồi</a></div></header><div class="entry-content"><p>{s.lead}</p>{body}</div><footer class="entry-meta">Bài này đã được đăng trong <a href="/category/tin/" rel="category tag">Tin hội</a> vào <a href="{link(s)}" title="{s.at:%H:%M}" rel="bookmark"><time class="entry-date" datetime="{utc_stamp}">{s.at:%d/%m/%Y}</time></a> bởi <span class="by-author"><span class="author vcard"><a class="url fn n" href="/author/x/">{writers_of(s)[0]}</a></span></span>.</footer></article>'
            f'<nav class="nav-single"><h3 class="assistive-text">Điều hướng bài viết</h3><span class="nav-previous"><a href="{link(older[0])}">&larr; {older[0].title}</a></span><span class="nav-next"><a href="{link(older[1])}">{older[1].title} &rarr;</a></span></nav><div id="comments"><h2>Một phản hồi</h2><p>Hoa nói: Bài viết hay quá, cảm ơn hội đã giới thiệu.</p><time datetime="{site.now.isoformat()}">{site.now:%d/%m/%Y}</time></div>'
        )
        site.publish(
            [link(s)],
            frame(inner, f"{s.title} | Hội Văn nghệ dân gian tỉnh"),
            s,
            lead=False,
            authors=writers_of(s)[:1],
        )
    for n in range(4):
        rows = "".join(
            f'<article class="post hentry"><header class="entry-header"><h1 class="entry-title"><a href="{link(s)}" rel="bookmark">{s.title}</a></h1></header><div class="entry-summary"><p>{s.lead} <a href="{link(s)}">Tiếp tục đọc &rarr;</a></p></div></article>'
            for s in stories[n * 5 : n * 5 + 5]
        )
        following = f'<nav><div class="nav-previous"><a href="/page/{n + 2}/">&larr; Bài viết cũ hơn</a></div></nav>'
        site.add(f"/page/{n + 1}/" if n else "/", frame(rows + (following if n < 3 else ""), "Hội Văn nghệ dân gian"))
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><pubDate>{(s.at - timedelta(hours=7)):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for s in stories[:10]
    )
    site.add(
        "/feed/",
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Hội Văn nghệ dân gian tỉnh</title>{items}</channel></rss>',
        content_type="application/rss+xml; charset=UTF-8",
    )


SIXTH_PAPERS = (longform_paper, nuxt_paper, bakery_paper, video_station, paired_paper, footer_sentence)
