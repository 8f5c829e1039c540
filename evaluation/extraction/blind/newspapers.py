"""Newspapers, blogs and magazines: eight systems, four pages each, in their own markup."""

from __future__ import annotations

from evaluation.extraction.blind.sheet import Sheet

_NAV = "".join(
    f'<li><a href="/{h}">{t}</a></li>'
    for h, t in (
        ("thoi-su", "Thời sự"),
        ("kinh-te", "Kinh tế"),
        ("van-hoa", "Văn hóa"),
        ("guong-sang", "Gương sáng"),
        ("phap-luat", "Pháp luật"),
        ("the-thao", "Thể thao"),
    )
)
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def mastercms(s: Sheet) -> str:
    """MasterCMS of a central newspaper: tables for pictures, a table of a related article, an audio reader."""
    if s.variant == 3:
        s.page_type, s.path = "listing", "/guong-sang/"
        cards = "".join(
            f'<article class="c-it"><a class="c-im" href="/{n}.html"><img src="/{n}.jpg"></a><h3 class="c-ti"><a href="/{n}.html">{s.other()} - {n}</a></h3><div class="c-ch">Gương sáng</div><p class="c-st">{s.text(1)}</p></article>'
            for n in range(9)
        )
        return f"<html><head><title>Gương sáng - Báo Miền Thượng</title><meta property='og:type' content='article'></head><body><nav>{_NAV}</nav><h1>Gương sáng</h1><div class='c-li'>{cards}</div><div class='c-ri'><h4>Thông báo</h4><p>{s.text(2)}</p></div></body></html>"
    s.has_lead = True
    iso = s.at.isoformat()
    ld = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{s.title.replace(chr(34), "")}","datePublished":"{iso}","dateModified":"{iso}"}}</script>'
        if s.variant == 1
        else ""
    )
    insert = (
        f'<table class="__MB_ARTICLE_A" border="1"><tbody><tr><td><a href="/lq1.html"><img src="/lq.jpg"></a></td><td><a href="/lq1.html">{s.other()}</a><span>TCCS - Sau ba năm triển khai, kết quả vượt mong đợi.</span></td></tr></tbody></table>'
        if s.variant == 2
        else ""
    )
    return f"""<html><head><title>{s.title}</title>{ld}</head><body><nav>{_NAV}</nav><div class="bx-article"><div class="bx-cat"><a href="/guong-sang">Gương sáng</a></div><h1 class="bx-h">{s.title}</h1><div class="bx-time">{s.dated("%d/%m/%Y | %H:%M")}</div><div class="bx-audio"><audio src="/a.mp3"></audio><span>Nghe bài viết này</span></div>
<h2 class="bx-desc">{s.lead()}</h2><div class="bx-body __MASTERCMS_CONTENT"><p>{s.text(2)}</p><table class="MASTERCMS_TPL_TABLE"><tbody><tr><td><img src="/m{s.number}.jpg"></td></tr><tr><td>{s.caption()}</td></tr></tbody></table>{s.texts(2)}{insert}{s.texts(1)}</div><div class="bx-au">{s.by()}</div>
<div class="bx-url">Link nội dung: https://mienthuong.example.vn/a-{s.number}.html</div><div class="bx-kw"><a href="/tu-khoa/a">thi đua</a></div><div class="bx-lq"><h3>Tin liên quan</h3>{s.others(3, '<div><a href="/{0}">{1}</a></div>')}</div></div></body></html>"""


def flatsome(s: Sheet) -> str:
    """A WordPress theme for shops, used by an association: category over the title, stamp in a sentence."""
    if s.variant == 3:
        s.path = "/danh-sach-khen-thuong-quy-2/"
        rows = "".join(
            f"<tr><td>{n}</td><td>{name}</td><td>Giấy khen</td></tr>"
            for n, name in enumerate(
                ("Lê Thị Hồng", "Võ Văn Bảy", "Trần Thanh Mai", "Nguyễn Đức Long", "Phạm Thị Cúc", "Hà Minh Quân"), 1
            )
        )
        opening = s.say("Danh sách cá nhân được tặng Giấy khen quý II:")
        s.told += [
            f"{n} {name} Giấy khen"
            for n, name in enumerate(
                ("Lê Thị Hồng", "Võ Văn Bảy", "Trần Thanh Mai", "Nguyễn Đức Long", "Phạm Thị Cúc", "Hà Minh Quân"), 1
            )
        ]
        inner = f"<p>{opening}</p><table>{rows}</table>"
    else:
        post = f'<div class="wp-caption aligncenter"><img src="/wp-content/uploads/{s.number}.jpg"><p class="wp-caption-text">{{}}</p></div>'
        inner = f"<p>{s.text(2)}</p>{post.format(s.caption())}{s.texts(2)}"
        if s.variant == 2:
            inner += f'<div class="ez-toc"><p>Mục lục</p><ul><li><a href="#1">Khởi đầu</a></li><li><a href="#2">Kết quả</a></li></ul></div><h3 id="1">{s.say("Khởi đầu")}</h3>{s.texts(1)}<h3 id="2">{s.say("Kết quả")}</h3>{s.texts(1)}'
        inner += f"<p><strong><em>{s.by()}</em></strong></p>"
    at = s.at
    s.precision = "day"
    shown = f"{at:%d}/{at:%m}/{at.year}"
    return f"""<html><head><title>{s.title} - Hiệp hội Làng nghề</title><meta property="article:modified_time" content="2026-03-01T08:00:00+00:00"></head><body><ul class="nav header-nav">{_NAV}</ul><div id="content" class="blog-wrapper blog-single page-wrapper"><article class="post type-post"><div class="article-inner"><header class="entry-header"><h6 class="entry-category is-xsmall"><a href="/hoat-dong">Hoạt động Hội</a></h6><h1 class="entry-title">{s.title}</h1><div class="entry-divider is-divider small"></div><div class="entry-meta uppercase is-xsmall"><span class="posted-on">Posted on <time class="entry-date published">{shown}</time></span><span class="byline"> by <span class="meta-author vcard"><a class="url fn n" href="/author/admin">admin</a></span></span></div></header>
<div class="entry-content single-page">{inner}<div class="blog-share text-center"><div class="social-icons"><a href="#">f</a><a href="#">t</a></div></div></div><footer class="entry-meta text-center">This entry was posted in <a href="/hoat-dong">Hoạt động Hội</a>. Bookmark the <a href="#">permalink</a>.</footer><nav class="navigation-post"><div class="nav-previous"><a href="/p">{s.other()}</a></div><div class="nav-next"><a href="/n">{s.other()}</a></div></nav></div></article><div id="comments"><div id="respond"><h3>Để lại một bình luận <small><a href="#">Hủy</a></small></h3><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai.</p></div></div></div></body></html>"""


def tailwind(s: Sheet) -> str:
    """A young newspaper in utility classes: lead in a paragraph with a bar, pull quotes, cards between paragraphs."""
    if s.variant == 3:
        s.page_type, s.path = "other", "/ve-chung-toi"
        return f"<html><head><title>Về chúng tôi | Nhịp Sống Mới</title></head><body><nav class='flex'>{_NAV}</nav><main><h1 class='text-4xl'>Về chúng tôi</h1><p class='mt-4'>Nhịp Sống Mới là chuyên trang của một nhóm nhà báo trẻ, ra đời năm 2019 tại thành phố Cần Thơ với mong muốn kể những câu chuyện tử tế.</p><p class='mt-4'>Chúng tôi không nhận tiền của nhân vật trong bài và công khai nguồn tài trợ hằng năm.</p></main></body></html>"
    s.has_lead = True
    card = (
        f'<div class="my-8 rounded-xl border"><a class="flex" href="/xx.html"><img class="w-1/3" src="/xx.jpg"><div><span class="text-xs">GƯƠNG SÁNG</span><h4 class="font-bold">{s.other()}</h4></div></a></div>'
        if s.variant == 1
        else ""
    )
    stamp = s.dated("%d/%m/%Y %H:%M")
    lead = s.lead()
    first = s.texts(2, '<p class="mb-5 leading-8">{}</p>')
    quote = (
        f'<figure class="border-l-4"><blockquote class="text-2xl">{s.say("“Muốn đi xa thì phải đi cùng nhau, ở xóm tôi ai cũng nói vậy.”")}</blockquote></figure>'
        if s.variant == 2
        else ""
    )
    return f"""<html><head><title>{s.title} | Nhịp Sống Mới</title></head><body><nav class="flex">{_NAV}</nav><main class="max-w-screen-md"><div class="uppercase text-red-600"><a href="/guong-sang">Gương sáng</a></div><h1 class="text-4xl">{s.title}</h1><div class="flex gap-2 text-sm"><img class="rounded-full" src="/avatar.png"><span class="font-medium">{s.by()}</span><span>•</span><span>{stamp}</span><span>•</span><span>5 phút đọc</span></div>
<p class="border-l-2 pl-4 font-semibold">{lead}</p><div class="flex"><button>Lưu</button><button>Chia sẻ</button></div><div class="article-prose">{first}{card}{quote}<figure class="w-full"><img src="/p{s.number}.jpg"><figcaption class="text-gray-500">{s.caption()}</figcaption></figure>{s.texts(2, '<p class="mb-5 leading-8">{}</p>')}</div><section class="mt-12"><h3 class="text-xl">Đọc nhiều</h3><ol>{s.others(5)}</ol></section></main></body></html>"""


def blogger(s: Sheet) -> str:
    """Blogger: the day above all posts, the writer and the minute below the text."""
    s.path = f"/2026/05/bai-{s.number}.html" if s.variant != 1 else f"/{s.at:%Y}/{s.at:%m}/bai-{s.number}.html"
    days = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
    s.precision = "day"
    text = f"{s.text(2)}<br /><br />{s.text(1)}<br /><br />"
    picture = f'<table class="tr-caption-container"><tbody><tr><td><a href="/x.jpg"><img src="/x{s.number}.jpg" /></a></td></tr><tr><td class="tr-caption">{s.caption()}</td></tr></tbody></table>'
    rest = f"{s.text(2)}<br /><br />{s.text(1)}"
    comment = (
        "<div class='comments'><h4>1 nhận xét:</h4><p>Bài hay lắm bác ơi, hôm nào em xin phép đăng lại lên trang của trường để các cháu cùng đọc nhé.</p></div>"
        if s.variant == 2
        else ""
    )
    if comment:
        s.unwanted.append("hôm nào em xin phép đăng lại")
    return f"""<html><head><title>Chuyện quê mình: {s.title}</title><meta content="{s.title}" property="og:title"></head><body><div class="header"><h1 class="title"><a href="/">Chuyện quê mình</a></h1></div><div class="tabs"><ul>{_NAV}</ul></div><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{days[s.at.weekday()]}, {s.at.day} tháng {s.at.month}, {s.at.year}</span></h2><div class="post hentry"><h3 class="post-title entry-title">{s.title}</h3><div class="post-body entry-content"><div dir="ltr">{text}{picture}{rest}</div></div><div class="post-footer"><span class="post-author vcard">Đăng bởi <span class="fn">{s.by()}</span></span> <span class="post-labels">Nhãn: <a href="/l">làng xóm</a></span></div></div></div></div>{comment}<div class="blog-pager"><a href="/o1">Bài đăng Mới hơn</a> <a href="/o2">Bài đăng Cũ hơn</a></div><div class="sidebar"><h2>Bài đăng phổ biến</h2><ul>{s.others(3)}</ul></div></body></html>"""


def drupal(s: Sheet) -> str:
    """Drupal 9 with fields named by the editors; a "submitted" line with the writer, view counter at the end."""
    if s.variant == 2:
        s.page_type, s.path = "listing", "/chuyen-muc/phong-trao"
        rows = "".join(
            f'<div class="views-row"><div class="views-field-title"><span class="field-content"><a href="/node/{n}">{s.other()} / {n}</a></span></div><div class="views-field-created">{n + 1:02d}/05/2026</div><div class="views-field-body"><p>{s.text(1)}</p></div></div>'
            for n in range(7)
        )
        return f"<html><head><title>Phong trào | Hội Phụ nữ</title></head><body><nav role='navigation'>{_NAV}</nav><h1 class='page-title'>Phong trào</h1><div class='view-content'>{rows}</div></body></html>"
    lead = f'<div class="field field--name-field-gioi-thieu-ngan">{s.lead()}</div>' if s.variant == 0 else ""
    s.has_lead = False
    files = (
        '<div class="field field--name-field-tep"><div class="field__label">Tệp đính kèm</div><a href="/sites/default/files/kh.pdf">kh.pdf</a></div>'
        if s.variant == 1
        else ""
    )
    return f"""<html><head><title>{s.title} | Hội Phụ nữ</title><meta name="dcterms.modified" content="2026-04-02"></head><body><nav role="navigation">{_NAV}</nav><main><h1 class="page-title"><span>{s.title}</span></h1><article class="node node--type-tin" role="article"><footer class="node__meta"><div class="node__submitted">Được gửi bởi <span>{s.by()}</span> vào {s.dated("%d/%m/%Y - %H:%M")}</div></footer><div class="node__content">{lead}<div class="field field--name-field-anh"><img src="/sites/default/files/{s.number}.jpg"><blockquote class="image-field-caption"><p>{s.caption()}</p></blockquote></div><div class="clearfix text-formatted field field--name-field-noi-dung-bai">{s.texts(4)}</div>{files}<ul class="links inline"><li>99 lượt xem</li></ul></div></article></main><aside><h2>Tin nổi bật</h2><ul>{s.others(4)}</ul></aside></body></html>"""


def longform(s: Sheet) -> str:
    """A magazine story: headline over a picture, sections of columns, pictures with text at their side, a credits box."""
    s.has_lead = True
    lead = s.lead()
    parts = []
    for n in range(3):
        parts.append(
            f'<section class="lf-s"><h2 class="lf-h">{s.say(("Đất và người", "Một chữ tín", "Ngày mai")[n])}</h2><div class="lf-col">{s.texts(2)}</div></section>'
        )
        if n == s.variant % 3:
            parts.append(
                f'<div class="lf-full"><img data-src="/l{s.number}.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><div class="lf-note">{s.caption()}</div></div>'
            )
    stamp = {
        0: s.dated("%d/%m/%Y | %H:%M"),
        1: s.dated("%H:%M | %d/%m/%Y"),
        2: s.dated("%d-%m-%Y", "day"),
        3: s.dated("Xuất bản: %d/%m/%Y", "day"),
    }[s.variant]
    s.precision = "minute" if s.variant < 2 else "day"
    return f"""<html><head><title>{s.title}</title></head><body><div class="lf-top"><a href="/"><img src="/logo.svg"></a><ul>{_NAV}</ul></div><div class="lf-cover"><img src="/cover.jpg"><div class="lf-ct"><div class="lf-k">E-magazine</div><h1>{s.title}</h1></div></div><div class="lf-intro"><p><strong>{lead}</strong></p></div>{"".join(parts)}
<div class="lf-credit"><p>{stamp}</p><p>Nội dung: {s.by()}</p><p>Trình bày: Tổ Đồ họa</p></div><div class="lf-more"><h4>Bài cùng loạt</h4><ul>{s.others(3)}</ul></div></body></html>"""


def television(s: Sheet) -> str:
    """A television station: a film over a short text, or a script of the report with speakers."""
    if s.variant == 3:
        s.page_type, s.path = "listing", "/chuyen-muc/thi-dua-c14"
        items = "".join(
            f'<li class="tv-li"><a href="/v{n}.html"><img src="/v{n}.jpg"><b>{s.other()} #{n}</b></a><small>{n + 3} phút</small></li>'
            for n in range(12)
        )
        return f"<html><head><title>Thi đua - Truyền hình Sông Hậu</title></head><body><ul>{_NAV}</ul><h2>Thi đua</h2><ul class='tv-ul'>{items}</ul></body></html>"
    s.authors = ()
    if s.variant == 0:
        inner = f"<p>{s.text(1)}</p>"
    elif s.variant == 1:
        inner = f"<p>{s.text(2)}</p><p><em>Ông NGUYỄN VĂN ĐÀO - {s.say('Chủ tịch UBND xã Thạnh Lợi:')}</em> {s.text(1)}</p>{s.texts(1)}"
        s.told[-3] = "Ông NGUYỄN VĂN ĐÀO - " + s.told[-3]
    else:
        inner = f"{s.texts(2)}<p>Mời quý vị xem video:</p><video src='/m.mp4'></video>"
        s.unwanted.append("Mời quý vị xem video")
    return f"""<html><head><title>{s.title} - THSH</title><meta property="og:video" content="/v.mp4"></head><body><ul>{_NAV}</ul><div class="tv-player"><video poster="/p.jpg"><source src="/v{s.number}.mp4"></video></div><div class="tv-box"><h3 class="tv-name">{s.title}</h3><div class="tv-sub"><i class="fa fa-clock-o"></i> {s.dated("%H:%M:%S %d/%m/%Y")} <i class="fa fa-eye"></i> 1.024</div><div class="tv-tx">{inner}</div><div class="tv-sh"><a href="#">Facebook</a><a href="#">Zalo</a></div></div><div class="tv-rel"><div class="tv-hd">Video khác</div>{s.others(6, '<div class="tv-it"><a href="/{0}"><img src="/z.jpg"></a><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def gutenberg(s: Sheet) -> str:
    """WordPress blocks with statements of an SEO plug-in in UTC; stamp in words, related posts inside the entry."""
    utc = s.at.astimezone(__import__("datetime").UTC)
    graph = f'{{"@context":"https://schema.org","@graph":[{{"@type":"WebPage","name":"{s.number}","datePublished":"{utc:%Y-%m-%dT%H:%M:%S}+00:00","dateModified":"{utc:%Y-%m-%dT%H:%M:%S}+00:00"}},{{"@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"name":"Trang chủ"}}]}},{{"@type":"WebSite","name":"Đoàn khối 4"}}]}}'
    at = s.at
    shown = f"Tháng {_MONTHS[at.month - 1]} {at.day}, {at.year}"
    first = f"<p>{s.text(2)}</p>"
    figure = f'<figure class="wp-block-image size-large"><img src="/wp-content/{s.number}.jpg"/><figcaption class="wp-element-caption">{s.caption()}</figcaption></figure>'
    listed = f"<ul class='wp-block-list'><li>{s.text(1)}</li><li>{s.text(1)}</li></ul>" if s.variant == 1 else ""
    gallery = (
        f'<figure class="wp-block-gallery"><figure><img src="/1.jpg"><figcaption>{s.caption()}</figcaption></figure><figure><img src="/2.jpg"></figure></figure>'
        if s.variant == 2
        else ""
    )
    related = (
        f'<div class="yarpp yarpp-related"><h3>Related posts:</h3><ol>{s.others(3)}</ol></div>'
        if s.variant == 3
        else ""
    )
    s.has_lead = False
    return f"""<html><head><title>{s.title} - Đoàn khối 4</title><script type="application/ld+json">{graph}</script></head><body class="single"><header><p class="wp-block-site-title"><a href="/">Đoàn khối 4</a></p><ul>{_NAV}</ul></header><main class="wp-block-group"><h1 class="wp-block-post-title">{s.title}</h1><div class="wp-block-post-date"><time>{shown}</time></div><div class="wp-block-post-terms">Tin hoạt động</div><div class="entry-content wp-block-post-content">{first}{figure}{listed}{gallery}<p>{s.text(2)}</p><h2 class="wp-block-heading">{s.say("Đi tiếp chặng mới")}</h2><p>{s.text(2)}</p><p class="has-text-align-right"><em>Tin: {s.by()}</em></p>{related}</div><nav class="post-navigation-link-next"><a href="/q">{s.other()}</a></nav></main></body></html>"""


NEWSPAPERS = (mastercms, flatsome, tailwind, blogger, drupal, longform, television, gutenberg)
