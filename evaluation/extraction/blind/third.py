"""Twelve more systems, two pages each, written after the second pages were read and before the rules ran on these."""

from __future__ import annotations

from datetime import timedelta

from evaluation.extraction.blind.sheet import Sheet

_TOP = "".join(
    f'<li><a href="/{h}">{t}</a></li>'
    for h, t in (
        ("trang-chu", "Trang nhất"),
        ("xay-dung-dang", "Xây dựng Đảng"),
        ("doi-song", "Đời sống"),
        ("ban-doc", "Bạn đọc"),
        ("anh", "Ảnh"),
        ("video", "Video"),
    )
)


def newsroom(s: Sheet) -> str:
    """A newsroom's system of components: meta line with source icon, related box between paragraphs, writer under it."""
    s.has_lead = True
    lead = s.lead()
    first = s.texts(1)
    inner = (
        f'<div class="zx-box zx-rel"><div class="zx-t">Có thể bạn chưa đọc</div><a href="/q1.html">{s.other()}</a><a href="/q2.html">{s.other()}</a></div>'
        if s.variant == 0
        else ""
    )
    return f"""<html><head><title>{s.title}</title><meta property="article:published_time" content="{s.at.isoformat()}"></head><body><nav><ul>{_TOP}</ul></nav><div class="wr-l"><div class="ar"><div class="ar-cate"><a href="/doi-song">Đời sống</a> <span>›</span> <a href="/doi-song/gd">Gia đình</a></div><h1 class="ar-ti">{s.title}</h1><div class="ar-me"><span class="ar-so">BHT</span><time>{s.dated("%d/%m/%Y %H:%M")} GMT+7</time><a class="ar-gg" href="#">Google News</a></div><div class="ar-in cms-x"><div>{lead}</div></div><div class="ar-bo">{first}{inner}<figure class="pic"><div class="pic-w"><img src="/p{s.number}.jpg"></div><div class="pic-n">{s.caption()}</div></figure>{s.texts(3)}</div><div class="ar-au"><b>{s.by()}</b></div></div></div><div class="wr-r"><div class="zx-t">Mới nhất</div>{s.others(6, '<div class="zx-i"><a href="/{0}"><img src="/t.jpg"></a><h4><a href="/{0}">{1}</a></h4></div>')}</div><footer>Giấy phép hoạt động báo điện tử số 45/GP-BTTTT, ngày 14/02/2022</footer></body></html>"""


def nuke(s: Sheet) -> str:
    """A ward's page on a free system: labelled bylines at the end, lists of newer and older news with days."""
    if s.variant == 1:
        s.page_type, s.path = "listing", "/vi/news/guong-nguoi-tot/"
        rows = "".join(
            f'<div class="news_column"><div class="pn"><a href="/vi/n{n}.html"><img src="/n{n}.jpg" class="thumb"></a><h3><a href="/vi/n{n}.html">{s.other()} ({n})</a></h3><p><em class="tm">0{n}/05/2026 07:0{n}:00 AM</em> <em>Đã xem: {n * 9}</em> <em>Phản hồi: 0</em></p>{s.text(1)}</div></div>'
            for n in range(1, 9)
        )
        return f"<html><head><title>Gương người tốt - UBND phường Bình Hưng</title><meta property='og:type' content='article'></head><body><ul>{_TOP}</ul><div class='viewcat'><h2>Gương người tốt</h2>{rows}<ul class='pagination'><li><a href='/p2'>2</a></li></ul></div></body></html>"
    weekday = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")[s.at.weekday()]
    s.has_lead = True
    lead = s.lead()
    return f"""<html><head><title>{s.title}</title></head><body><ul>{_TOP}</ul><div class="pn-body"><h1 class="ttl mb-lg">{s.title}</h1><div class="rw mb-lg"><div class="c9"><span class="h5x">{weekday} - {s.dated("%d/%m/%Y %H:%M")}</span></div><div class="c3"><ul class="tl"><li><a href="#"><em></em></a></li></ul></div></div><div class="htx mb-md"><strong>{lead}</strong></div><div id="n-body" class="btx mb-lg">{s.texts(2)}<div style="text-align:center"><figure class="im" style="display:inline-block"><img src="/uploads/{s.number}.jpg"><figcaption>{s.caption()}</figcaption></figure></div>{s.texts(2)}</div><div class="mb-lg"><p class="h5x text-right"><strong>Tác giả bài viết: </strong>{s.by()}</p><p class="h5x text-right"><strong>Nguồn tin: </strong>phường Bình Hưng</p></div><div class="pn-f"><form><div>Tổng số điểm của bài viết là: 5 trong 1 đánh giá</div><div>Xếp hạng: 5 - 1 phiếu bầu</div><div>Click để đánh giá bài viết</div></form></div><div class="pn-o"><p class="h3x"><strong>Những tin mới hơn</strong></p><ul>{s.others(3, '<li><a href="/{0}">{1}</a> <em>(03/05/2026)</em></li>')}</ul><p class="h3x"><strong>Những tin cũ hơn</strong></p><ul>{s.others(3, '<li><a href="/{0}">{1}</a> <em>(01/04/2026)</em></li>')}</ul></div></div></body></html>"""


def canvas(s: Sheet) -> str:
    """A modern intranet's news: everything in canvas zones, day in English, writer's card over the text."""
    s.has_lead = False
    parts = "".join(
        f'<div data-automation-id="CanvasSection"><div data-automation-id="textBox"><p>{s.text(2)}</p></div></div>'
        for _ in range(3)
    )
    stamp = s.at.strftime("%B ") + f"{s.at.day}, {s.at.year}" if s.variant == 0 else s.at.strftime("%d %b %Y, %H:%M")
    s.precision = "day" if s.variant == 0 else "minute"
    image = f'<div data-automation-id="imageRead"><img src="/sites/{s.number}.png"><div data-automation-id="captionElement">{s.caption()}</div></div>'
    return f"""<html><head><title>{s.title}</title></head><body><div role="banner"><a href="/">Cục Thuế khu vực XV</a></div><div role="navigation">{_TOP}</div><div data-automation-id="pageHeader"><div role="heading" aria-level="1" data-automation-id="TitleTextId">{s.title}</div><div class="bylineRead"><div class="pers"><span>{s.by()}</span></div><span>Published {stamp}</span></div></div><div class="Canvas">{parts}{image}<div data-automation-id="textBox"><p>{s.text(1)}</p></div></div><div class="socialBar"><button>Thích</button><span>14 lượt thích</span><span>320 lượt xem</span></div></body></html>"""


def lunar_pagoda(s: Sheet) -> str:
    """A page of an association of elders: the day in both calendars, text in a table's cell, quoted verse."""
    day = s.dated("%d/%m/%Y", "day")
    shown = (
        f"Ngày {day} (tức ngày 09/01/2021 âm lịch)"
        if s.variant == 0
        else f"09/01/2021 âm lịch, nhằm ngày {day} dương lịch"
    )
    first = s.texts(2)
    verse = (
        "<p>"
        + "<br>".join(s.say(line) for line in ("“Tuổi cao chí lại càng cao", "Nêu gương con cháu ra vào noi theo”"))
        + "</p>"
    )
    return f"""<html><head><title>{s.title} - Hội Người cao tuổi</title></head><body><table><tr><td><ul>{_TOP}</ul></td></tr><tr><td><p class="tb"><b>{s.title}</b></p><p class="ngl"><i>{shown}</i></p><div class="vb1">{first}{verse}{s.texts(1)}<p align="center"><img src="/{s.number}.jpg"></p><p align="center"><i>{s.caption()}</i></p><p align="right"><b>{s.by()}</b></p></div></td></tr></table></body></html>"""


def old_php(s: Sheet) -> str:
    """A department's page of nested tables: floating picture with its line in a table, prompts under the text."""
    stamp = s.at.strftime("%d/%m/%Y ") + f"{s.at.hour % 12 or 12:02d}:{s.at:%M} {'CH' if s.at.hour >= 12 else 'SA'}"
    s.has_lead = True
    lead = s.lead()
    first = s.text(2)
    floated = f'<table align="left" width="200"><tr><td><img src="/{s.number}.gif"></td></tr><tr><td class="Image"><span>{s.caption()}</span></td></tr></table>'
    return f"""<html><head><title>::: So Van hoa :::</title></head><body><table width="1002"><tr><td><ul>{_TOP}</ul></td></tr><tr><td><table><tr><td class="xtl">{s.title}</td></tr><tr><td class="xdt">{stamp}</td></tr><tr><td class="xld"><b>{lead}</b></td></tr><tr><td class="xct">{floated}<p>{first}</p>{s.texts(3)}<p class="xau">{s.by()}</p></td></tr><tr><td><a href="#">Về trang trước</a> <a href="#">Gửi email</a> <a href="#">In trang</a></td></tr></table><table><tr><td>Các tin khác</td></tr>{s.others(4, '<tr><td><a href="/{0}">{1}</a> (12/4)</td></tr>')}</table></td></tr></table></body></html>"""


def elementor(s: Sheet) -> str:
    """A WordPress page builder: every part a widget, date and writer as items of an icon list."""
    if s.variant == 1:
        s.page_type, s.path = "other", "/lien-he/"
        return f"<html><head><title>Liên hệ - Quỹ Thiện Tâm</title></head><body><div class='elementor'><ul>{_TOP}</ul><div class='elementor-widget'><h2 class='elementor-heading-title'>Liên hệ với chúng tôi</h2></div><div class='elementor-widget'><p>Văn phòng Quỹ mở cửa từ 8 giờ đến 17 giờ các ngày trong tuần, trừ ngày lễ và Tết Nguyên đán.</p><p>Địa chỉ: 25 Hàng Bột</p><p>Điện thoại: 024 3851 2222</p><p>Email: quy@example.vn</p></div><form><label>Họ tên</label></form></div></body></html>"
    months = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")
    at = s.at
    s.precision = "day"
    return f"""<html><head><title>{s.title} - Quỹ Thiện Tâm</title></head><body class="elementor-page"><div class="elementor-location-header"><ul>{_TOP}</ul></div><div class="elementor-location-single post type-post"><section class="elementor-section"><div class="elementor-widget elementor-widget-theme-post-title"><h1 class="elementor-heading-title">{s.title}</h1></div><div class="elementor-widget elementor-widget-post-info"><ul class="elementor-icon-list-items"><li><span class="elementor-icon-list-text">{at.day} Tháng {months[at.month - 1]}, {at.year}</span></li><li><span class="elementor-icon-list-text">{s.by()}</span></li><li><span class="elementor-icon-list-text">Không có bình luận</span></li></ul></div><div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{s.texts(2)}<p><img src="/{s.number}.jpg"></p><p style="text-align:center"><span style="font-size:11px">{s.caption()}</span></p>{s.texts(2)}</div></div><div class="elementor-widget elementor-widget-post-navigation"><a href="/1">PrevBài trước{s.other()}</a></div></section><section class="elementor-section"><h4>Bài viết liên quan</h4>{s.others(3, '<article class="elementor-post"><h3><a href="/{0}">{1}</a></h3><div>Chương trình được tổ chức tại nhiều địa phương trong cả nước.</div></article>')}</section></div></body></html>"""


def changed_first(s: Sheet) -> str:
    """Microdata with the day of change before that of publication, a quoted post with its own day."""
    later = s.at + timedelta(days=9, hours=1)
    s.has_lead = False
    first = s.texts(2) if s.variant == 0 else ""
    post = (
        '<blockquote class="fb-post"><p>'
        + (s.say("Tự hào quá bà con ơi!") if s.variant == 0 else "")
        + "</p><span>Trang xã, 15 tháng 2 lúc 09:12 năm 2020, 15/02/2020</span></blockquote>"
    )
    return (
        f"""<html><head><title>{s.title}</title></head><body><ul>{_TOP}</ul><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{s.title}</h1><ul class="st"><li>Sửa đổi: <time itemprop="dateModified" datetime="{later.isoformat()}">{later:%d/%m/%Y %H:%M}</time></li><li>Đăng: <time itemprop="datePublished" datetime="{s.at.isoformat()}">{s.dated("%d/%m/%Y %H:%M")}</time></li></ul><div itemprop="articleBody">{first}{post}{s.texts(2)}<p><i>{s.by()}</i></p></div></div><div class="more-in"><h3>Xem tiếp</h3>{s.others(3, '<p><a href="/{0}">{1}</a></p>')}</div></body></html>"""
        if s.variant == 0
        else f"""<html><head><title>{s.title}</title></head><body><ul>{_TOP}</ul><article><h1>{s.title}</h1><p class="line"><span property="dct:modified" content="{later.isoformat()}">Cập nhật {later:%d/%m/%Y}</span> | <span property="dct:issued" content="{s.at.isoformat()}">{s.dated("%d/%m/%Y")}</span></p><div class="long-text">{s.texts(4)}<p><i>{s.by()}</i></p></div></article><div class="more-in"><h3>Xem tiếp</h3>{s.others(3, '<p><a href="/{0}">{1}</a></p>')}</div></body></html>"""
    )


def us_print(s: Sheet) -> str:
    """A page printed by a server of another culture: month first, the statement beside it; or a stamp in an event's list."""
    s.has_lead = False
    head = f'<meta name="pubdate" content="{s.at:%Y-%m-%dT%H:%M:%S}+07:00">'
    shown = f"{s.at.month}/{s.at.day}/{s.at.year}"
    return f"""<html><head><title>{s.title}</title>{head}</head><body><div id="nav9"><ul>{_TOP}</ul></div><div id="art9"><div id="lblHead"><h2>{s.title}</h2></div><div id="lblWhen">{shown}</div><div id="lblBody">{s.texts(3, "<div>{}</div>")}<div><img src="/{s.number}.jpg"></div><div><em>{s.caption()}</em></div>{s.texts(1, "<div>{}</div>")}<div><strong>{s.by()}</strong></div></div></div><div id="ev9"><b>Sự kiện sắp tới</b><ul><li>10/06/2026 <a href="/e1">{s.other()}</a></li><li>12/06/2026 <a href="/e2">{s.other()}</a></li></ul></div></body></html>"""


def scholarly(s: Sheet) -> str:
    """A magazine that prints when a paper came in and was accepted, under the text."""
    s.has_lead = False
    return f"""<html><head><title>{s.title} | Tạp chí Quản lý</title></head><body><ul>{_TOP}</ul><div class="tc"><h1 class="tc-h">{s.title}</h1><div class="tc-m"><span>{s.dated("%d/%m/%Y - %H:%M")}</span></div><div class="tc-b"><p>{s.lead()}</p><h2>{s.say("Thực trạng")}</h2>{s.texts(2)}<h2>{s.say("Giải pháp")}</h2>{s.texts(1)}</div><div class="tc-n"><p>Ngày nhận bài: 10/01/2020; ngày duyệt đăng: 02/02/2020</p></div><div class="tc-a">Tác giả: {s.by()}</div><div class="tc-o"><b>Bài cùng số</b><ul>{s.others(3)}</ul></div></div></body></html>"""


def undated(s: Sheet) -> str:
    """A village's page without a date: a quoted post, an event in the text, a licence; or the chart of a school."""
    if s.variant == 1:
        s.page_type, s.path = "other", "/co-cau-to-chuc/so-do"
        return f"<html><head><title>Sơ đồ tổ chức - Trường THPT Tây Yên</title></head><body><ul>{_TOP}</ul><div class='bx'><h1>Sơ đồ tổ chức</h1><p><img src='/so-do.png'></p><p>Ban Giám hiệu: 1 Hiệu trưởng và 2 Phó Hiệu trưởng phụ trách chuyên môn và cơ sở vật chất.</p><p>Các tổ chuyên môn: Toán - Tin, Ngữ văn, Ngoại ngữ, Khoa học tự nhiên, Khoa học xã hội, Thể dục - Quốc phòng.</p></div></body></html>"
    s.is_dated = False
    first = s.texts(2)
    quote = (
        "<blockquote><p>"
        + s.say("“Tối 12/3/2023, tôi thấy đèn nhà văn hóa sáng đến khuya”, bà Sáu nhớ lại.")
        + "</p></blockquote>"
    )
    return f"""<html><head><title>{s.title}</title></head><body><ul>{_TOP}</ul><div class="bx"><h1>{s.title}</h1><div class="bx2">{first}{quote}{s.texts(1)}</div><div>{s.by()}</div></div><div class="chan">Giấy phép số 9/GP-TTĐT, Sở TTTT cấp 30/6/2021</div></body></html>"""


def hydrated(s: Sheet) -> str:
    """A page that a script fills, as delivered by the server: lazy pictures with noscript, buttons between."""
    s.has_lead = True
    lead = s.lead()
    noscript = f'<span class="lz"><img src="data:image/svg+xml;base64,PHN2Zz4=" class="lz-0"><noscript><img src="/real{s.number}.jpg"></noscript></span>'
    caption = '<span class="lz-c">{}</span>' if s.variant == 0 else "<em>{}</em>"
    first = s.texts(1, '<p class="_p">{}</p>')
    return f"""<html><head><title>{s.title} | Sông Lô Online</title><meta name="description" content="{lead}"><meta property="og:type" content="article"></head><body><div id="__next"><header class="_h"><ul>{_TOP}</ul></header><main class="_m"><p class="_k">Gương sáng</p><h1 class="_t">{s.title}</h1><p class="_d">{s.dated("%d/%m/%Y, %H:%M")}</p><p class="_l">{lead}</p><div class="_act"><button>Theo dõi</button><button>Lưu tin</button></div><div class="_c">{first}<div class="_pic">{noscript}{caption.format(s.caption())}</div>{s.texts(3, '<p class="_p">{}</p>')}<p class="_w">{s.by()}</p></div><div class="_tg"><a href="/tag/1">#thi đua</a><a href="/tag/2">#gương sáng</a></div></main><aside class="_s"><h3>Đọc nhiều nhất</h3>{s.others(5, '<div class="_i"><a href="/{0}">{1}</a></div>')}</aside></div></body></html>"""


def radio(s: Sheet) -> str:
    """A radio station: sound over the text, an announcer's script; or its programme page of broadcasts."""
    if s.variant == 1:
        s.page_type, s.path = "listing", "/chuong-trinh/nguoi-tot-viec-tot"
        rows = "".join(
            f'<div class="ep"><div class="ep-p"><audio src="/e{n}.mp3"></audio></div><a class="ep-t" href="/e/{n}">{s.other()} - kỳ {n}</a><div class="ep-d">Phát sóng 0{n}/05/2026</div></div>'
            for n in range(1, 10)
        )
        return f"<html><head><title>Người tốt việc tốt - Đài PT Cẩm Khê</title></head><body><ul>{_TOP}</ul><div class='pg'><h1>Người tốt việc tốt</h1><p>Chương trình phát sóng lúc 17 giờ 30 các ngày thứ Ba và thứ Bảy hằng tuần.</p>{rows}</div></body></html>"
    s.has_lead = False
    return f"""<html><head><title>{s.title} - Đài PT Cẩm Khê</title></head><body><ul>{_TOP}</ul><div class="pg"><div class="pg-d">{s.dated("%d-%m-%Y %H:%M")}</div><h1>{s.title}</h1><div class="pl"><audio controls src="/a.mp3"></audio><span>Tải về</span><span>1x</span></div><div class="pg-t">{s.texts(4)}</div><div class="pg-w">Thực hiện: {s.by()}</div></div><div class="pg-o"><div>Chương trình khác</div>{s.others(3, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""


THIRD = (
    newsroom,
    nuke,
    canvas,
    lunar_pagoda,
    old_php,
    elementor,
    changed_first,
    us_print,
    scholarly,
    undated,
    hydrated,
    radio,
)
