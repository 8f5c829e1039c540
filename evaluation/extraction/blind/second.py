"""Twelve further systems, two pages each, written after the first pages were read and before the rules ran on these."""

from __future__ import annotations

from evaluation.extraction.blind.sheet import Sheet

_LINKS = "".join(
    f'<a href="/{h}">{t}</a> '
    for h, t in (
        ("", "Trang chủ"),
        ("tin", "Tin hoạt động"),
        ("thong-bao", "Thông báo"),
        ("thu-vien", "Thư viện ảnh"),
        ("hoi-dap", "Hỏi đáp"),
    )
)
_LIST = "".join(
    f'<li><a href="/{h}">{t}</a></li>'
    for h, t in (
        ("tin", "Tin hoạt động"),
        ("thong-bao", "Thông báo"),
        ("cai-cach", "Cải cách hành chính"),
        ("thu-vien", "Thư viện ảnh"),
        ("hoi-dap", "Hỏi đáp"),
    )
)


def site_builder(s: Sheet) -> str:
    """A free site builder: headings by role only, every line in boxes of its own, a cookie notice at the end."""
    s.has_lead = False
    text = s.texts(3, '<div class="tyJCtd"><p class="zfr3Q"><span>{}</span></p></div>')
    image = (
        f'<div class="t3iYD"><img src="https://lh3.example/{s.number}=w1280"></div><div class="tyJCtd"><small class="CDt4Ke">{s.caption()}</small></div>'
        if s.variant == 0
        else ""
    )
    at = s.dated("Ngày %d tháng %m năm %Y", "day")
    return f"""<html><head><title>Trường Tiểu học Lũng Vài - {s.title}</title></head><body><div class="JYVBee"><div role="navigation">{_LINKS}</div></div><div role="main"><section class="yaqOZd"><div class="mYVXT"><div role="heading" aria-level="1" class="zfr3Q duRjpb"><span>{s.title}</span></div></div></section><section class="yaqOZd"><div class="tyJCtd"><p class="zfr3Q CDt4Ke">{at}</p></div>{text}{image}{s.texts(1, '<div class="tyJCtd"><p class="zfr3Q"><span>{}</span></p></div>')}</section></div><div class="LqzjUe"><div>Trang web này sử dụng cookie của nhà cung cấp để phân phối dịch vụ và phân tích lưu lượng truy cập.</div><button>Đã hiểu</button></div></body></html>"""


def word_export(s: Sheet) -> str:
    """A page saved from a word processor: paragraphs of spans cut at will, the stamp as the last line."""

    def cut(text: str) -> str:
        half = text.find(" ", len(text) // 2)
        return (
            f"<span style='mso-bidi-font-size:14.0pt'>{text[:half]}</span><span lang=VI>{text[half:]}<o:p></o:p></span>"
        )

    paragraphs = "".join(f"<p class=MsoNormal style='text-align:justify'>{cut(s.text(2))}</p>" for _ in range(4))
    picture = f"<p class=MsoNormal align=center><v:shape><img width=500 src='x_files/image00{s.variant}.jpg'></v:shape></p><p class=MsoCaption align=center>{s.caption()}</p>"
    last = f"<p class=MsoNormal align=right><b>{s.by()}</b></p>"
    stamp = (
        f"<p class=MsoNormal><i>Đăng ngày {s.dated('%d/%m/%Y', 'day')}</i></p>"
        if s.variant == 0
        else f"<p class=MsoNormal>Cập nhật lúc: {s.dated('%H:%M %d/%m/%Y')}</p>"
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Tin</title></head><body lang=VI><table><tr><td>{_LINKS}</td></tr></table><div class=WordSection1><p class=MsoTitle align=center><b><span style='font-size:18.0pt'>{s.title.upper() if s.variant == 9 else s.title}</span></b></p>{paragraphs}{picture}{last}{stamp}</div></body></html>"""


def definitions(s: Sheet) -> str:
    """A portal that prints what it knows as a list of terms above the text."""
    rows = [
        ("Ngày đăng", s.dated("%d/%m/%Y %H:%M")),
        ("Tác giả", s.by()),
        ("Lượt xem", "1.902"),
        ("Chuyên mục", "Phong trào"),
    ]
    if s.variant:
        rows = rows[::-1]
    terms = "".join(f"<dt>{t}</dt><dd>{v}</dd>" for t, v in rows)
    s.has_lead = s.variant == 1
    lead = f'<div class="tomtat-tin"><p>{s.lead()}</p></div>' if s.variant == 1 else ""
    return f"""<html><head><title>{s.title}</title></head><body><div class="h"><ul>{_LIST}</ul></div><div class="chitiet"><h3 class="t">{s.title}</h3><dl class="thongtin">{terms}</dl>{lead}<div class="nd-tin">{s.texts(2)}<div class="khung-anh"><a href="/full.jpg"><img src="/thumb{s.number}.jpg"></a><p>{s.caption()}</p></div>{s.texts(2)}</div></div><div class="tin-lq"><h4>Xem thêm các tin khác</h4><ul>{s.others(4)}</ul></div></body></html>"""


def amp(s: Sheet) -> str:
    """An AMP page: pictures without closing tags, share buttons as elements of their own, an advertisement inside."""
    s.has_lead = True
    iso = s.at.isoformat()
    return f"""<html amp><head><title>{s.title}</title><link rel="canonical" href="https://bao.example.vn/goc-{s.number}.html"></head><body><header><amp-img src="/logo.png" width=100 height=20></amp-img></header><amp-sidebar layout="nodisplay"><ul>{_LIST}</ul></amp-sidebar><main><h1 class="amp-t">{s.title}</h1><p class="amp-d"><time datetime="{iso}">{s.dated("%d/%m/%Y %H:%M")}</time></p><amp-social-share type="facebook"></amp-social-share><p class="amp-s"><strong>{s.lead()}</strong></p>{s.texts(1)}<amp-ad width=300 height=250><div placeholder>Quảng cáo</div></amp-ad><figure><amp-img src="/a{s.number}.jpg" width=600 height=400 layout="responsive"></amp-img><figcaption>{s.caption()}</figcaption></figure>{s.texts(2)}<p class="amp-a"><strong>{s.by()}</strong></p><div class="amp-x"><h2>Tin đọc nhiều</h2>{s.others(3, '<p><a href="/{0}">{1}</a></p>')}</div></main></body></html>"""


def print_view(s: Sheet) -> str:
    """A page for the printer: nothing but the article, its address and the office."""
    s.path = f"/print.aspx?id={s.number}"
    s.has_lead = True
    return f"""<html><head><title>In bài viết</title></head><body onload="window.print()"><div><img src="/logo.gif"> <b>Trang thông tin điện tử Ban Thi đua - Khen thưởng</b></div><hr><h2>{s.title}</h2><p><small>{s.dated("%H:%M' ngày %d/%m/%Y")}</small></p><p><b>{s.lead()}</b></p>{s.texts(3)}<p align="right"><b>{s.by()}</b></p><hr><p>Địa chỉ bài viết: http://btdkt.example.vn/tin-{s.number}.html</p><p>Bản quyền thuộc về Ban Thi đua - Khen thưởng</p></body></html>"""


def mobile(s: Sheet) -> str:
    """A newspaper for telephones: time in words with the moment in an attribute, text folded behind a button."""
    moment = s.dated("%d/%m/%Y %H:%M")
    s.has_lead = False
    lead = s.lead()
    return f"""<html><head><title>{s.title} - Báo Hải Triều</title></head><body><div class="m-top"><a href="javascript:history.back()">‹</a><a href="/">Báo Hải Triều</a></div><div class="m-h1">{s.title}</div><div class="m-meta"><span class="m-src">Báo Hải Triều</span> <span class="m-time" title="{moment}">3 giờ trước</span></div><div class="m-sapo">{lead}</div><div class="m-txt">{s.texts(1)}<div class="m-img"><img data-original="/m{s.number}.jpg" src="/loading.gif"><span class="m-cap">{s.caption()}</span></div><div class="m-more">{s.texts(2)}</div><button>Xem tiếp</button></div><div class="m-lq"><b>Có thể bạn quan tâm</b>{s.others(4, '<div class="m-it"><img src="/t.jpg"><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def custom_elements(s: Sheet) -> str:
    """A portal of components: unknown tags around everything, states in comments, a label over the title."""
    listed = f"<ol><li>{s.text(1)}</li><li>{s.text(1)}</li></ol>" if s.variant else ""
    return f"""<html><head><title>Chi tiết bài viết | Cổng dịch vụ</title></head><body><app-root ng-version="15"><app-header><mat-toolbar>{_LINKS}</mat-toolbar></app-header><router-outlet></router-outlet><app-detail><!----><div class="ng-star-inserted"><p class="badge">TIN HOẠT ĐỘNG</p><h2 class="ng-tns-c21">{s.title}</h2><div class="d-flex"><mat-icon>schedule</mat-icon><span class="ng-tns-c21-2">{s.dated("%d/%m/%Y %H:%M")}</span></div><div class="ng-html">{listed}{s.texts(3)}<p><img src="/api/files/{s.number}"></p><p><em>{s.caption()}</em></p>{s.texts(1)}</div><div class="ng-foot"><span>Người đăng: {s.by()}</span></div></div><app-related><h3>Bài viết mới</h3>{s.others(3, '<a class="rel" href="/{0}">{1}</a>')}</app-related></app-detail></app-root></body></html>"""


def journal(s: Sheet) -> str:
    """A scholarly magazine: abstract with its label, keywords, affiliation under the writer's name."""
    s.has_lead = False
    lead = s.lead()
    return f"""<html><head><title>{s.title} - Tạp chí Tổ chức và Đời sống</title><meta name="citation_title" content="{s.title}"></head><body><ul id="nav">{_LIST}</ul><div id="art"><div class="iss">Số {s.number} - 2025</div><h1>{s.title}</h1><p class="aut"><b>{s.by()}</b></p><p class="when">{s.dated("%d/%m/%Y | %H:%M")}</p><div class="abs-box"><p>{lead}</p></div><p class="kw">Từ khóa: thi đua; cơ sở; đổi mới.</p><div class="art-txt"><h3>{s.say("1. Đặt vấn đề")}</h3>{s.texts(1)}<h3>{s.say("2. Kết quả bước đầu")}</h3>{s.texts(2)}</div><div class="ref"><h4>Bài viết khác</h4><ul>{s.others(3)}</ul></div></div></body></html>"""


def decision(s: Sheet) -> str:
    """The text of a letter or decision as news: numbered lines, a signature, a document to fetch; one section page."""
    if s.variant == 1:
        s.page_type, s.path = "listing", "/van-ban-thi-dua?trang=3"
        rows = "".join(
            f"<tr><td>{n}</td><td>{n + 40}/QĐ-UBND</td><td>{n + 1:02d}/04/2026</td><td><a href='/vb/{n}'>Về việc tặng Giấy khen cho các tập thể, cá nhân đợt {n}</a></td><td><a href='/vb/{n}.pdf'>Tải về</a></td></tr>"
            for n in range(12)
        )
        return f"<html><head><title>Văn bản thi đua</title></head><body><ul>{_LIST}</ul><h1>Văn bản thi đua</h1><table><tr><th>STT</th><th>Số hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th><th>Tải</th></tr>{rows}</table></body></html>"
    s.authors = ()
    return f"""<html><head><title>{s.title} - Huyện đoàn Kỳ Anh</title></head><body><ul>{_LIST}</ul><div class="vb"><h1 class="vb-t">{s.title}</h1><div class="vb-d">{s.dated("%d/%m/%Y - %H:%M")}</div><div class="vb-n">{s.texts(2)}<p>{s.say("Điều 1. Tặng Giấy khen cho 12 chi đoàn có thành tích xuất sắc trong năm học.")}</p><p>{s.say("Điều 2. Kèm theo Giấy khen là tiền thưởng 500.000 đồng mỗi tập thể, trích từ quỹ của Huyện đoàn.")}</p>{s.texts(1)}</div><div class="vb-f"><a href="/qd{s.number}.pdf">Quyết định khen thưởng (PDF)</a></div></div></body></html>"""


def intranet(s: Sheet) -> str:
    """A company's page: a post with avatar and time, reactions and comments; or the page about the company."""
    if s.variant == 1:
        s.page_type, s.path = "other", "/gioi-thieu/lich-su-hinh-thanh"
        return f"<html><head><title>Lịch sử hình thành và phát triển</title></head><body><ul>{_LIST}</ul><div class='cont'><h2>Lịch sử hình thành và phát triển</h2><p>Năm 1985, Xí nghiệp May Tân Lập ra đời với 60 công nhân và 40 máy khâu đạp chân, đặt tại kho lương thực cũ.</p><p>Năm 2004, Xí nghiệp chuyển đổi thành công ty cổ phần; năm 2015 khánh thành nhà máy thứ hai với 1.200 lao động.</p></div></body></html>"
    comment = "Chúc mừng chị em tổ 3 nhé, năm nay phải mở tiệc ăn mừng to hơn năm ngoái mới được đấy ạ."
    s.unwanted.append(comment)
    return f"""<html><head><title>{s.title} | Nội bộ Tân Lập</title></head><body><ul>{_LIST}</ul><div class="po"><div class="po-top"><img class="ava" src="/u.png"><b>{s.by()}</b><span class="po-time">{s.dated("%H:%M, %d/%m/%Y")}</span></div><h1 class="po-ti">{s.title}</h1><div class="po-tx">{s.texts(4)}</div><div class="po-act"><span>32 Thích</span><span>5 Bình luận</span></div><div class="po-cm"><div class="cm"><b>Ngọc Hà</b><p>{comment}</p><span>2 ngày trước</span></div></div></div></body></html>"""


def live(s: Sheet) -> str:
    """A report that is kept up to date: entries with clocks, the newest first, a summary on top."""
    s.has_lead = True
    s.authors = ()
    lead = s.lead()
    entries = "".join(
        f'<div class="en"><div class="en-t">{9 - n}h{n}5</div><div class="en-x"><p>{s.text(1)}</p></div></div>'
        for n in range(5)
    )
    return f"""<html><head><title>{s.title}</title></head><body><ul>{_LIST}</ul><div class="lv"><span class="lv-flag">TRỰC TIẾP</span><h1>{s.title}</h1><div class="lv-u">Cập nhật: {s.dated("%H:%M %d/%m/%Y")}</div><div class="lv-sum"><p><b>{lead}</b></p></div><div class="lv-en">{entries}</div></div><div class="hot"><h3>Nóng trong ngày</h3><ul>{s.others(4)}</ul></div></body></html>"""


def photo_story(s: Sheet) -> str:
    """Pictures with long lines under each, or a slide show with two sentences."""
    if s.variant == 0:
        s.has_lead = False
        intro = s.text(2)
        slides = "".join(
            f'<div class="slide"><img src="/s{n}.jpg"><div class="slide-c">{s.caption()}</div></div>' for n in range(3)
        )
        s.by()
        return f"""<html><head><title>Ảnh: {s.title} - Báo Ảnh</title><meta property="og:title" content="{s.title}"></head><body><ul>{_LIST}</ul><div class="ps"><h1>{s.title}</h1><div class="ps-d">{s.dated("%d/%m/%Y 	%H:%M")}</div><p class="ps-i">{intro}</p><div class="slides">{slides}</div><div class="ps-a">Ảnh và bài: {s.author}</div></div><div class="ps-o">{s.others(4, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""
    s.page_type, s.path = "listing", "/anh"
    cards = "".join(
        f'<figure class="g"><a href="/anh/{n}"><img src="/g{n}.jpg"></a><figcaption><a href="/anh/{n}">{s.other()} ({n} ảnh)</a></figcaption></figure>'
        for n in range(8)
    )
    return f"<html><head><title>Ảnh - Báo Ảnh</title></head><body><ul>{_LIST}</ul><h1>Ảnh</h1><div class='gal'>{cards}</div></body></html>"


SECOND = (
    site_builder,
    word_export,
    definitions,
    amp,
    print_view,
    mobile,
    custom_elements,
    journal,
    decision,
    intranet,
    live,
    photo_story,
)
