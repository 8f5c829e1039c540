"""Papers, a station, letters and static pages of the eighth set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.eighth_portals import paged
from evaluation.sites.eighth_texts import EIGHTH_POOLS, bared, headed, told, voiced
from evaluation.sites.further_texts import further_stories, near, writers_of
from evaluation.sites.texts import Part, Story, Words


def _listed(html: str) -> str:
    """Dashed paragraphs that follow each other as one list."""
    items = re.sub(r"<p>- (.*?)</p>", r"<li>\1</li>", html)
    return re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", items)


def chapeau_daily(site: MadeSite) -> None:
    """A party paper's old system: "Cập nhật:" as its only stamp, a kicker, a box of the text's own, "Bài: … - Ảnh: …" with both as authors."""
    names = ("Chính trị", "Phong trào thi đua", "Phóng sự - Ghi chép")
    words = Words(841)
    notes = {n: words.paragraph(2) for n in range(3)}
    stories = tuple(
        replace(s, parts=(*s.parts, Part(kind="text", text=f"Thông tin thêm: {notes[s.number % 3]}")))
        if s.number % 5 == 1
        else s
        for s in voiced(
            further_stories(811, 12, site.now, shapes=("ceremony", "portrait", "meeting", "talk"), pools=EIGHTH_POOLS)
        )
    )

    def link(s: Story) -> str:
        return f"/{slug(s.title)}-a{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<td class="mn"><a href="/{slug(n)}/">{n}</a></td>' for n in names)
        return (
            f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{title} - Báo Tân Bình Nguyên</title><meta name="description" content="Báo Tân Bình Nguyên - Cơ quan của Đảng bộ tỉnh"/></head><body><div class="ngoai"><div class="dau"><div class="lich">{WEEKDAYS[site.now.weekday()]}, {site.now:%d-%m-%Y}</div><a href="/"><img src="/skin/logo.gif"/></a></div><table class="mnu"><tr>{nav}</tr></table><div class="giua">{inner}</div>'
            '<div class="le"><div class="bn">Thời tiết</div><div>Nhiệt độ: 27°C. Độ ẩm: 81%</div><div class="bn">Giá vàng</div><table><tr><td>SJC</td><td>148,50</td><td>150,50</td></tr></table></div><div class="day">Giấy phép xuất bản báo in và báo điện tử. Phó Tổng Biên tập phụ trách: Dương Văn Thoại.</div></div></body></html>'
        )

    for s in stories:
        rest = near(stories, s, 6)
        made = flow(
            s.parts,
            text='<p class="pBody">{}</p>'.format,
            subhead='<p class="pInterTitle">{}</p>'.format,
            picture='<p class="pImage" align="center"><img src="{0}" width="600"/></p><p class="pCaption">{1}</p>'.format,
        )
        made = [
            f'<div class="khung-mau">{m}</div>' if m.startswith('<p class="pBody">Thông tin thêm:') else m for m in made
        ]
        made.insert(
            3,
            f'<div class="dl"><p class="dl-d">» <a href="{link(rest[0])}">{rest[0].title}</a></p><p class="dl-d">» <a href="{link(rest[1])}">{rest[1].title}</a></p></div>',
        )
        pair = writers_of(s)
        by = f"Bài: {pair[0]} - Ảnh: {pair[1]}" if len(pair) == 2 else f"Bài và ảnh: {pair[0]}"
        inner = f'<div class="dd"><a href="/{slug(names[s.section])}/">{names[s.section]}</a></div><div class="bb"><div class="bb-l">Cập nhật: {s.at:%d-%m-%Y | %H:%M}:{s.number * 13 % 60:02}</div><div class="bb-n"><a>In bài viết</a> <a>Gửi mail</a></div><p class="pSuperTitle">Học và làm theo Bác</p><p class="pTitle">{s.title}</p><p class="pHead">{s.lead}</p>{"".join(made)}<p class="pAuthor">{by}</p></div><div class="tb"><p>Mọi tin, bài cộng tác xin gửi về Tòa soạn Báo Tân Bình Nguyên, ghi rõ họ tên, số điện thoại và số tài khoản để nhận nhuận bút.</p></div><div class="cg"><p class="cg-t">Các tin đã đưa</p>{"".join(f"<p><a href={link(o)}>{o.title}</a> ({o.at:%d-%m-%Y})</p>" for o in rest[2:])}</div>'
        site.publish([link(s)], frame(inner, s.title), s, authors=pair)
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="mt"><p class="mt-t"><a href="{link(s)}">{s.title}</a></p><p class="mt-n">{s.at:%d-%m-%Y | %H:%M}</p><p class="mt-g">{s.lead}</p></div>'
        ),
        path=lambda s, n: f"/{slug(names[s])}/" + (f"?p={n}" if n > 1 else ""),
        pager="both",
        size=2,
    )


def mui_station(site: MadeSite) -> None:
    """A station on React with emotion's css-names: "Xuất bản" beside a later "Cập nhật", reporters with their desk in a box, sound."""
    names = ("Thời sự", "Chuyện cơ sở")
    stories = bared(
        further_stories(812, 12, site.now, sections=2, shapes=("meeting", "brief", "chronicle"), pools=EIGHTH_POOLS), 2
    )

    def link(s: Story) -> str:
        return f"/post/{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<a class="MuiTypography-root MuiLink-root css-1hv8oq8" href="/topic/{slug(n)}">{n}</a>' for n in names
        )
        state = json.dumps({"theme": "light", "menu": list(names)}, ensure_ascii=False)
        return f'<!doctype html><html lang="vi"><head><title>{title}</title><style data-emotion="css 1hv8oq8 9l3uo3">.css-9l3uo3{{margin:0}}</style></head><body><div id="root"><div class="MuiBox-root css-k008qs"><div class="MuiToolbar-root css-i6s8oy"><a class="css-0" href="/"><p class="MuiTypography-root css-l4rsrx">PTTH Vàm Nao</p></a>{nav}<p class="css-1jxw4xd">Trực tiếp: FM 96,2 MHz</p></div><div class="MuiGrid-root css-1h77wgb">{inner}</div><div class="MuiBox-root css-1ybpahv"><p class="MuiTypography-root css-9l3uo3">Đài Phát thanh và Truyền hình Vàm Nao</p><p class="MuiTypography-root css-9l3uo3">Đường dây nóng: 0296 3222 333</p></div></div></div><script id="app-state" type="application/json">{state}</script></body></html>'

    for s in stories:
        later = min(s.at + timedelta(days=1, minutes=33), site.now - timedelta(minutes=20))
        rest = near(stories, s, 4)
        made = flow(
            s.parts,
            text='<p class="MuiTypography-root MuiTypography-body1 css-9l3uo3">{}</p>'.format,
            picture=lambda a, c: (
                f'<div class="MuiBox-root css-1x7n3bk"><img src="{a}" class="css-o4qyk0"/>'
                + (f'<span class="MuiTypography-root MuiTypography-caption css-1ch6o8a">{c}</span>' if c else "")
                + "</div>"
            ),
        )
        if len(made) > 3:
            made.insert(
                -1,
                f'<div class="MuiPaper-root css-a3xy1u"><p class="css-vnx1c4">Nghe lại</p><a href="{link(rest[0])}">{rest[0].title}</a></div>',
            )
        people = "".join(
            f'<div class="MuiListItem-root css-ts5fjh"><div class="MuiAvatar-root css-3i9vrz">{w[0]}</div><div class="MuiListItemText-root css-1tsvksn"><span class="css-yb0lig">{w}</span><p class="css-83ijpv">Phóng viên Phòng Thời sự</p></div></div>'
            for w in writers_of(s)
        )
        inner = f'<div class="MuiBox-root css-zgtx0t"><div class="css-1ygddt1"><span class="MuiChip-label css-9iedg7">{names[s.section]}</span></div><h1 class="MuiTypography-root MuiTypography-h4 css-1xhj18k">{s.title}</h1><div class="css-70qvj9"><span>Xuất bản: {s.at:%H:%M} {s.at:%d/%m/%Y}</span><span>Cập nhật: {later:%H:%M} {later:%d/%m/%Y}</span></div><div class="css-8atqhb"><audio controls></audio><span>0:00 / {s.number % 5 + 1}:{s.number % 50 + 10}</span><span>1x</span></div><p class="MuiTypography-root MuiTypography-subtitle1 css-1s2p4yy">{s.lead}</p><div class="MuiBox-root css-bq1xd3">{"".join(made)}</div><div class="css-j7qwjs">{people}</div><div class="css-axw7ok"><button>Thích</button><button>Bình luận</button><button>Lưu</button></div></div><div class="MuiBox-root css-5u1onr"><h2 class="css-b5t6pe">Mới phát sóng</h2>{"".join(f"<a class=css-18tyj17 href={link(o)}><p>{o.title}</p><span>{o.at:%H:%M} {o.at:%d/%m/%Y}</span></a>" for o in rest[1:])}</div>'
        site.publish([link(s)], frame(inner, "PTTH Vàm Nao"), told(s), authors=writers_of(s))
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="MuiCard-root css-bhp9pd"><a class="css-18tyj17" href="{link(s)}"><p class="css-1kq0tpn">{s.title}</p></a><span class="css-h2eqjz">{s.at:%d/%m/%Y}</span></div>'
        ),
        path=lambda s, n: f"/topic/{slug(names[s])}" + (f"?page={n}" if n > 1 else ""),
        pager="numbers",
    )


def webflow_magazine(site: MadeSite) -> None:
    """Webflow: a two-digit year and no hour, the lead beside a cover, pull quotes, a writer's card with a few words about them."""
    names = ("Con người", "Góc nhìn", "Ảnh")
    stories = voiced(further_stories(813, 10, site.now, shapes=("portrait", "digest", "album"), pools=EIGHTH_POOLS))

    def link(s: Story) -> str:
        return f"/bai-viet/{slug(s.title)}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<a href="/chu-de/{slug(n)}" class="nav-link w-nav-link">{n}</a>' for n in names)
        return f'<!DOCTYPE html><html data-wf-site="64f1" lang="vi"><head><meta charset="utf-8"/><title>{title}</title><meta content="Webflow" name="generator"/></head><body><div role="banner" class="navbar w-nav"><div class="container"><a href="/" class="brand w-nav-brand"><div class="text-block">Tạp chí Đất Lành</div></a><nav class="nav-menu w-nav-menu">{nav}</nav></div></div>{inner}<div class="section-3"><div class="w-form"><form><label>Nhận tạp chí qua thư</label><input type="email" class="w-input"/></form><div class="w-form-done"><div>Cảm ơn bạn, chúng tôi đã nhận được đăng ký!</div></div><div class="w-form-fail"><div>Có lỗi xảy ra khi gửi biểu mẫu.</div></div></div></div><div class="footer"><div class="text-block-9">Đất Lành, tạp chí của Hội Nhà báo tỉnh</div></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text="<p>{}</p>".format,
            subhead="<h2><strong>{}</strong></h2>".format,
            picture='<figure class="w-richtext-align-fullwidth w-richtext-figure-type-image"><div><img src="{0}" loading="lazy" alt=""/></div><figcaption>{1}</figcaption></figure>'.format,
        )
        long = [p.text for p in s.parts if p.kind == "text" and len(p.text) > 90]
        if len(long) > 2:
            made.insert(-2, f"<blockquote>{long[1].split('. ')[0].rstrip('.')}.</blockquote>")
        rest = near(stories, s, 3)
        cards = "".join(
            f'<div class="author-card"><img src="/tg.png" class="image-12" alt=""/><div class="author-wrap"><div class="text-block-4">{w}</div><div class="text-block-5">Cộng tác viên của Đất Lành từ năm {2015 + len(w) % 9}, thích đi bộ và chụp ảnh chợ quê.</div></div></div>'
            for w in writers_of(s)
        )
        inner = f'<div class="section-hero"><div class="w-layout-grid grid"><div class="hero-text"><div class="tag-block">{names[s.section]}</div><h1 class="heading-4">{s.title}</h1><p class="paragraph-3">{s.lead}</p><div class="div-block-7"><div class="text-block-2">{s.at:%d.%m.%y}</div><div class="text-block-2">·</div><div class="text-block-2">{s.number % 6 + 3} phút đọc</div></div></div><img src="/cover/{s.number}.jpg" class="image-3" alt=""/></div></div><div class="section"><div class="container narrow"><div class="rich-text-block w-richtext">{"".join(made)}</div>{cards}</div></div><div class="section-2"><h3 class="heading-6">Có thể bạn muốn đọc</h3><div class="w-dyn-list"><div role="list" class="w-dyn-items">{"".join(f"<div role=listitem class=w-dyn-item><a href={link(o)} class=w-inline-block><h4>{o.title}</h4><div>{o.at:%d.%m.%y}</div></a></div>" for o in rest)}</div><div class="w-dyn-hide w-dyn-empty"><div>Chưa có bài nào.</div></div></div></div>'
        site.publish([link(s)], frame(inner, f"{s.title} | Đất Lành"), s, authors=writers_of(s), precision="day")
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div role="listitem" class="w-dyn-item"><a href="{link(s)}" class="link-block w-inline-block"><h3 class="heading-5">{s.title}</h3><p class="paragraph-2">{s.lead}</p><div class="text-block-2">{s.at:%d.%m.%y}</div></a></div>'
        ),
        path=lambda s, n: f"/chu-de/{slug(names[s])}" + (f"?4c1a_page={n}" if n > 1 else ""),
        size=2,
    )


def odoo_cooperatives(site: MadeSite) -> None:
    """Odoo of a cooperatives' alliance: a subtitle as lead on the cover, blocks of its builder, the next article with its subtitle below."""
    names = ("Tin Liên minh", "Hợp tác xã tiêu biểu")
    stories = headed(
        further_stories(814, 10, site.now, sections=2, shapes=("ceremony", "figures", "roll"), pools=EIGHTH_POOLS),
        ("Nhìn lại một năm", "Mục tiêu phía trước"),
    )

    def link(s: Story) -> str:
        return f"/blog/{slug(names[s.section])}-{s.section + 1}/{slug(s.title)}-{s.number % 1000}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="nav-item"><a role="menuitem" href="/blog/{slug(name)}-{n + 1}" class="nav-link"><span>{name}</span></a></li>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi-VN" data-website-id="1"><head><meta charset="utf-8"/><meta name="generator" content="Odoo"/><title>{title} | Liên minh Hợp tác xã</title></head><body><div id="wrapwrap"><header id="top" data-anchor="true"><nav class="navbar navbar-light o_colored_level"><a href="/" class="navbar-brand logo">Liên minh HTX</a><ul id="top_menu" class="nav">{nav}<li class="nav-item"><a href="/web/login" class="nav-link">Đăng nhập</a></li></ul></nav></header><main><div id="wrap" class="js_blog website_blog">{inner}</div></main><footer id="bottom" class="o_footer"><div id="footer"><section class="s_text_block"><div class="container"><p>Liên minh Hợp tác xã tỉnh là tổ chức kinh tế - xã hội của các hợp tác xã, tổ hợp tác.</p></div></section></div></footer></div></body></html>'

    for s in stories:
        text = '<section class="s_text_block pt16 o_colored_level" data-snippet="s_text_block"><div class="container s_allow_columns"><p>{}</p></div></section>'
        body = "".join(
            flow(
                s.parts,
                text=text.format,
                subhead='<section class="s_title pt24"><div class="container"><h4><b>{}</b></h4></div></section>'.format,
                picture='<section class="s_picture pt32" data-snippet="s_picture"><div class="container"><div class="row"><div class="col-lg-10 offset-lg-1"><figure class="figure"><img src="{0}" class="figure-img img-fluid" alt=""/><figcaption class="figure-caption text-muted py-3">{1}</figcaption></figure></div></div></div></section>'.format,
            )
        )
        after, *rest = near(stories, s, 4)
        side = "".join(
            f'<div class="o_wblog_sidebar_item"><a href="{link(o)}" class="text-reset">{o.title}</a><small class="text-muted">{o.at:%d/%m/%Y}</small></div>'
            for o in rest
        )
        inner = f'<section id="o_wblog_post_top"><div id="title" class="blog_header"><div class="o_record_cover_container o_wblog_post_page_cover"><div class="container text-center"><div class="o_wblog_post_title"><div id="o_wblog_post_name">{s.title}</div><div id="o_wblog_post_subtitle">{s.lead}</div></div></div></div></div></section><section id="o_wblog_post_main" class="container pt-4"><div class="row"><div id="o_wblog_post_content" class="col-lg-8"><div class="o_wblog_post_info"><span>{s.at:%d/%m/%Y %H:%M:00}</span> <span>bởi</span> <img src="/web/image/5.png" class="rounded-circle"/> <span>{s.writer}</span> <span>|</span> <span>Chưa có bình luận</span></div><div class="o_wblog_post_content_field o_wblog_read_text">{body}</div><div class="o_wblog_post_foot"><span>trong</span> <a href="/blog/{slug(names[s.section])}-{s.section + 1}"><b>{names[s.section]}</b></a> <span># <a class="badge" href="/blog/tag/khen-5">khen thưởng</a></span></div><div id="o_wblog_post_comments"><div class="o_portal_chatter"><a href="/web/login">Đăng nhập</a> để viết bình luận</div></div></div><div id="o_wblog_sidebar" class="col-lg-3"><h6 class="text-uppercase">Mới nhất</h6>{side}<h6 class="text-uppercase">Theo dõi chúng tôi</h6></div></div></section><section id="o_wblog_post_footer"><div class="o_wblog_next"><div class="h6">Đọc tiếp</div><a href="{link(after)}"><div class="h2">{after.title}</div><div class="h5">{after.lead}</div></a></div></section>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<article class="o_wblog_post"><a href="{link(s)}" class="o_blog_post_title">{s.title}</a><div class="o_wblog_normalize_font">{s.lead}</div><div class="text-muted small"><time>{s.at:%d/%m/%Y}</time> bởi {s.writer}</div></article>'
        ),
        path=lambda s, n: f"/blog/{slug(names[s])}-{s + 1}" + (f"/page/{n}" if n > 1 else ""),
        pager="both",
    )


_VERSES = (
    (
        "Đường quê sỏi đá gập ghềnh,",
        "Tay ai vun xới mà thành lối hoa.",
        "Mai này đi gần đi xa,",
        "Nhớ đêm họp xóm bên nhà văn công.",
    ),
    ("Áo nâu vá mấy lần chỉ,", "Mà lòng rộng tựa bến sông quê mình."),
)


def letter_writers(site: MadeSite) -> None:
    """A hosted newsletter: a day cut short and the hour in UTC in JSON-LD, sign-up boxes inside the text, verses parted by breaks."""
    plain = further_stories(815, 10, site.now, sections=1, shapes=("portrait", "album", "digest"), pools=EIGHTH_POOLS)
    stories = tuple(
        replace(
            s,
            parts=(*s.parts[:-1], Part(kind="text", text="\n".join(_VERSES[s.number % 8 // 4])), s.parts[-1]),
        )
        if s.number % 4 == 1
        else s
        for s in plain
    )

    def link(s: Story) -> str:
        return f"/p/{slug(s.title)}"

    def day(at: datetime) -> str:
        return f"{at.day} thg {at.month}, {at.year}"

    def paragraph(text: str) -> str:
        return f"<p>{text}</p>".replace("\n", "<br>")

    def frame(inner: str, title: str, head: str = "") -> str:
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"/><title>{title}</title>{head}</head><body class="reader"><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft pc-display-flex topBar-pIF0J1"><h1 class="pencraft title-oOnUGd"><a href="/" class="noLinkStyle">Thư làng</a></h1><a href="/archive">Lưu trữ</a><button class="button primary"><span>Đăng ký</span></button><button><span>Đăng nhập</span></button></div><div>{inner}</div></div><div class="footer-wrap"><div class="footer-blurb">© {site.now.year} Nhóm Thư làng · <a href="#">Quyền riêng tư</a> ∙ <a href="#">Điều khoản</a></div></div></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text=paragraph,
            subhead='<h2 class="header-anchor-post">{}</h2>'.format,
            picture='<div class="captioned-image-container"><figure><a class="image-link image2" href="{0}"><div class="image2-inset"><picture><img src="{0}" class="sizing-normal" alt=""></picture></div></a><figcaption class="image-caption">{1}</figcaption></figure></div>'.format,
        )
        made.insert(
            2,
            '<div class="subscription-widget-wrap-editor" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Thư làng được gửi mỗi tuần hai lần. Hãy đăng ký miễn phí để không lỡ số nào.</p></div><form><input type="email" placeholder="Nhập email của bạn…"></form></div></div>',
        )
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "description": s.lead,
            "datePublished": f"{s.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}",
            "author": [{"@type": "Person", "name": w} for w in writers_of(s)],
            "publisher": {"@type": "Organization", "name": "Thư làng"},
        }
        head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
        linked = " và ".join(f'<a class="pencraft" href="/@{slug(w)}">{w}</a>' for w in writers_of(s))
        rest = near(stories, s, 3)
        inner = f'<div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">{s.title}</h1><h3 class="subtitle">{s.lead}</h3><div class="pencraft byline-wrapper"><div class="pencraft profile-hover">{linked}</div><div class="pencraft meta-EgzBVA">{day(s.at)}</div></div><div class="post-ufi"><a class="like-button"><div class="label">{s.number % 40}</div></a><a class="post-ufi-comment-button"><div class="label">2</div></a><a>Chia sẻ</a></div></div><div class="available-content"><div dir="auto" class="body markup">{"".join(made)}</div></div></article></div><div class="single-post-section comments-section"><h4>Thảo luận về bài viết này</h4><div class="comment"><span class="commenter-name">Bác Sáu Vườn</span><span>{day(min(s.at + timedelta(days=1), site.now))}</span><p>Đọc mà nhớ quê quá, cảm ơn cô chú đã kể lại chuyện này cho chúng tôi.</p></div></div><div class="single-post-section"><div class="portable-archive-list">{"".join(f"<div class=post-preview><a href={link(o)} class=post-preview-title>{o.title}</a><a class=post-preview-description>{o.lead}</a><time>{day(o.at)}</time></div>" for o in rest)}</div></div>'
        site.publish([link(s)], frame(inner, f"{s.title} - Thư làng", head), s, authors=writers_of(s))
    paged(
        site,
        stories,
        ("Lưu trữ",),
        frame=frame,
        row=lambda s: (
            f'<div class="post-preview portable-archive-post"><a href="{link(s)}" class="post-preview-title">{s.title}</a><div class="post-preview-description">{s.lead}</div><time>{day(s.at)}</time></div>'
        ),
        path=lambda s, n: "/archive" + (f"?page={n}" if n > 1 else ""),
    )


def static_union(site: MadeSite) -> None:
    """Static pages of a youth union: the hour as a hint over the day, a description as lead, a table of contents, lists, a feed."""
    names = ("Phong trào", "Gương sáng")
    stories = voiced(
        headed(
            further_stories(
                816, 11, site.now, sections=2, shapes=("figures", "meeting", "roll", "ceremony"), pools=EIGHTH_POOLS
            ),
            ("Khởi đầu", "Con số biết nói"),
        )
    )

    def link(s: Story) -> str:
        return f"/posts/{s.at:%Y}/{slug(s.title)}/"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/categories/{slug(n)}/" title="{n}"><span>{n}</span></a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi" dir="auto"><head><meta charset="utf-8"><meta name="generator" content="Hugo 0.139.0"><title>{title} | Tuổi trẻ Sông Hiếu</title><link rel="alternate" type="application/rss+xml" href="{ORIGIN}/index.xml"></head><body id="top"><header class="header"><nav class="nav"><div class="logo"><a href="/" accesskey="h" title="Tuổi trẻ Sông Hiếu (Alt + H)">Tuổi trẻ Sông Hiếu</a></div><ul id="menu">{nav}</ul></nav></header><main class="main">{inner}</main><footer class="footer"><span>&copy; {site.now.year} <a href="/">Tuổi trẻ Sông Hiếu</a></span> <span>Chạy bằng Hugo</span></footer></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            subhead=lambda t: (
                f'<h2 id="{slug(t)}">{t}<a hidden class="anchor" aria-hidden="true" href="#{slug(t)}">#</a></h2>'
            ),
            picture='<figure class="align-center"><img loading="lazy" src="{0}"/><figcaption><p>{1}</p></figcaption></figure>'.format,
        )
        toc = "".join(
            f'<li><a href="#{slug(p.text)}" aria-label="{p.text}">{p.text}</a></li>'
            for p in s.parts
            if p.kind == "subhead"
        )
        if toc:
            toc = f'<div class="toc"><details><summary accesskey="c" title="(Alt + C)"><span class="details">Mục lục</span></summary><div class="inner"><ul>{toc}</ul></div></details></div>'
        rest = near(stories, s, 2)
        inner = f'<article class="post-single"><header class="post-header"><div class="breadcrumbs"><a href="/">Trang chủ</a>&nbsp;»&nbsp;<a href="/categories/{slug(names[s.section])}/">{names[s.section]}</a></div><h1 class="post-title entry-hint-parent">{s.title}</h1><div class="post-description">{s.lead}</div><div class="post-meta"><span title="{s.at:%Y-%m-%d %H:%M:%S} +0700 +07">{s.at:%d/%m/%Y}</span>&nbsp;·&nbsp;{s.number % 5 + 2} phút&nbsp;·&nbsp;{s.writer.replace(" - ", ", ")}&nbsp;|&nbsp;<a href="https://example.org/edit/{s.number}.md" rel="noopener noreferrer edit">Góp ý chỉnh sửa</a></div></header>{toc}<div class="post-content">{_listed("".join(made))}</div><footer class="post-footer"><ul class="post-tags"><li><a href="/tags/thanh-nien/">thanh niên</a></li><li><a href="/tags/tinh-nguyen/">tình nguyện</a></li></ul><nav class="paginav"><a class="prev" href="{link(rest[0])}"><span class="title">« Trang trước</span><br><span>{rest[0].title}</span></a><a class="next" href="{link(rest[1])}"><span class="title">Trang sau »</span><br><span>{rest[1].title}</span></a></nav></footer></article>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s))
    paged(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<article class="post-entry"><header class="entry-header"><h2 class="entry-hint-parent">{s.title}</h2></header><div class="entry-content"><p>{s.lead}</p></div><footer class="entry-footer"><span title="{s.at:%Y-%m-%d %H:%M:%S} +0700 +07">{s.at:%d/%m/%Y}</span></footer><a class="entry-link" aria-label="post link to {s.title}" href="{link(s)}"></a></article>'
        ),
        path=lambda s, n: f"/categories/{slug(names[s])}/" + (f"page/{n}/" if n > 1 else ""),
        pager="both",
    )
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><pubDate>{format_datetime(s.at)}</pubDate><guid>{ORIGIN}{link(s)}</guid><description>{s.lead}</description></item>"
        for s in stories
    )
    site.add(
        "/index.xml",
        f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><rss version="2.0"><channel><title>Tuổi trẻ Sông Hiếu</title><link>{ORIGIN}/</link>{items}</channel></rss>',
        content_type="application/xml",
    )


EIGHTH_PAPERS = (
    chapeau_daily,
    mui_station,
    webflow_magazine,
    odoo_cooperatives,
    letter_writers,
    static_union,
)
