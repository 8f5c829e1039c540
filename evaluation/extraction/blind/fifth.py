"""Twelve more systems, two pages each, written after the fourth pages were read and before the rules ran on these."""

from __future__ import annotations

from evaluation.extraction.blind.sheet import Sheet

_NAV = "".join(
    f'<li class="it-{n}"><a href="/{h}"><span>{t}</span></a></li>'
    for n, (h, t) in enumerate(
        (
            ("", "Trang chủ"),
            ("tin-hoat-dong", "Tin hoạt động"),
            ("guong-dien-hinh", "Gương điển hình"),
            ("van-ban-chi-dao", "Văn bản chỉ đạo"),
            ("lien-he", "Liên hệ"),
        )
    )
)
_WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def council(s: Sheet) -> str:
    """A people's council: crumbs in bold, stamp between brackets under the title, lead in its own div in italics."""
    s.has_lead = True
    lead = s.lead()
    return f"""<html><head><title>{s.title} | HĐND tỉnh</title></head><body><div class="logo"><a href="/">HĐND tỉnh Sơn Trà</a></div><ul class="nv">{_NAV}</ul><div class="pth"><b>Tin hoạt động</b> &gt; <b>Thi đua</b></div><div class="cn"><h1 class="cn-1">{s.title}</h1><p class="cn-2">({s.dated("%d/%m/%Y %H:%M")})</p><div class="cn-3"><i>{lead}</i></div><div class="cn-4">{s.texts(3)}<center><img src="/a{s.number}.jpg"></center><center><i>{s.caption()}</i></center>{s.texts(1)}<p align="right"><b>{s.by()}</b></p></div><p class="cn-5">Lượt xem: 145</p></div><div class="cn-6"><b>Tin liên quan:</b><ul>{s.others(4, '<li><a href="/{0}">{1}</a> (02/05/2026)</li>')}</ul></div></body></html>"""


def social_security(s: Sheet) -> str:
    """An insurance office on a portal of zones: title in a heading of rank four, tools in icons, text in spans."""
    s.has_lead = False
    first = s.texts(3, '<p><span style="font-family:Times"><span style="font-size:12pt">{}</span></span></p>')
    pic = (
        f'<p><span><img src="/b{s.number}.jpg"></span></p><p style="text-align:center"><span style="font-size:11pt"><em>{s.caption()}</em></span></p>'
        if s.variant == 0
        else ""
    )
    at = s.dated("%d/%m/%Y %I:%M:%S ") + ("CH" if s.at.hour >= 12 else "SA")
    return f"""<html><head><title>Tin tức</title></head><body><div class="zone z1"><ul>{_NAV}</ul></div><div class="zone z2"><h4>{s.title}</h4><div class="z-ic"><i class="fa fa-calendar"></i> {at} <i class="fa fa-user"></i> {s.by()}</div><div class="z-tx">{first}{pic}{s.texts(1, "<p><span>{}</span></p>")}</div></div><div class="zone z3"><h5>BÀI VIẾT CÙNG CHUYÊN MỤC</h5>{s.others(5, '<div><a href="/{0}">{1}</a></div>')}</div><div class="zone z4">Bảo hiểm xã hội khu vực XXI. Địa chỉ: 9 Hùng Vương. Điện thoại: 0260 386 0000</div></body></html>"""


def youth(s: Sheet) -> str:
    """A youth union's page: large picture with line over the text, tags with hashes, previous and next; or a section."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "listing", "/guong-dien-hinh"
        cards = "".join(
            f'<div class="yc"><img src="/y{n}.jpg"><span class="yk">Gương điển hình</span><h5><a href="/y{n}">{s.other()} / {n}</a></h5><span class="yt">{n} ngày trước</span><p>{s.text(1)}</p></div>'
            for n in range(2, 11)
        )
        return f"<html><head><title>Gương điển hình - Tỉnh đoàn</title><meta property='og:type' content='article'></head><body><ul>{_NAV}</ul><div class='yh'>Gương điển hình</div><div class='yg'>{cards}</div><div class='yp'><a href='?page=2'>Sau</a></div></body></html>"
    return f"""<html><head><title>{s.title} - Tỉnh đoàn</title></head><body><ul>{_NAV}</ul><div class="ya"><div class="yk">Gương điển hình</div><h2 class="yti">{s.title}</h2><div class="ymeta"><span>{s.dated("%d.%m.%Y", "day")}</span><span>Chia sẻ</span></div><figure class="ybig"><img src="/y{s.number}.jpg"><figcaption>{s.caption()}</figcaption></figure><div class="ytx">{s.texts(4)}</div><div class="yta"><a href="/t/1">#tinhdoan</a> <a href="/t/2">#thidua</a></div><div class="ynp"><a href="/p">Bài trước: {s.other()}</a><a href="/n">Bài sau: {s.other()}</a></div></div></body></html>"""


def hospital(s: Sheet) -> str:
    """A hospital's page of a page builder: accordions, buttons to book, writer as a doctor's department."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "other", "/gioi-thieu/lich-su-phat-trien"
        return f"<html><head><title>Lịch sử phát triển | Bệnh viện Sông Ray</title></head><body><ul>{_NAV}</ul><div class='hb'><h1>Lịch sử phát triển</h1><p>Bệnh viện được thành lập năm 1978 với 50 giường bệnh, tiền thân là trạm xá công trường thủy điện.</p><p>Đến nay, bệnh viện có 420 giường, 19 khoa lâm sàng và cận lâm sàng, được xếp hạng II từ năm 2012.</p></div></body></html>"
    return f"""<html><head><title>{s.title} | Bệnh viện Sông Ray</title></head><body><ul>{_NAV}</ul><div class="hb"><div class="hb-cat">TIN BỆNH VIỆN</div><h1>{s.title}</h1><div class="hb-d">Đăng ngày {s.dated("%d/%m/%Y", "day")}</div><div class="hb-x">{s.texts(2)}<div class="hb-img"><img src="/h{s.number}.jpg"><div class="hb-cap">{s.caption()}</div></div>{s.texts(2)}</div><div class="hb-cta"><a class="btn" href="/dat-lich">Đặt lịch khám</a><a class="btn" href="tel:1900">Gọi tổng đài</a></div></div><div class="hb-r"><h3>Tin khác</h3>{s.others(3, '<div class="hb-i"><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def district_news(s: Sheet) -> str:
    """A district's broadcasting centre: stamp with weekday above the title, film, text, writer and cameraman."""
    s.has_lead = False
    stamp = f"{_WEEK[s.at.weekday()]}, {s.dated('%d/%m/%Y')}, {s.at:%H:%M} GMT+7"
    return f"""<html><head><title>{s.title} - Trung tâm VH-TT huyện</title></head><body><div class="t0"><img src="/bn.jpg"></div><ul>{_NAV}</ul><div class="t1"><div class="t1-d">{stamp}</div><div class="t1-h"><b>{s.title}</b></div><div class="t1-v"><video src="/v.mp4"></video></div><div class="t1-c">{s.texts(4)}</div><div class="t1-w"><i>Tin, ảnh: {s.by()}</i></div></div><div class="t2"><div class="t2-h">Xem thêm</div>{s.others(4, '<div class="t2-i"><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def cooperative(s: Sheet) -> str:
    """A cooperative alliance's blog: day and month in a box beside the title, excerpt repeated in a description."""
    s.has_lead = s.variant == 0
    lead = s.lead()
    at = s.at
    s.precision = "day"
    box = f'<p class="ex"><strong>{lead}</strong></p>' if s.variant == 0 else f"<p>{lead}</p>"
    return f"""<html><head><title>{s.title}</title><meta name="description" content="{lead[:120]}"></head><body><ul>{_NAV}</ul><article class="pt"><div class="pt-d">{at:%d} Tháng {at.month}, {at.year}</div><h1 class="pt-h">{s.title}</h1>{box}{s.texts(2)}<ul class="pt-l"><li>{s.text(1)}</li><li>{s.text(1)}</li></ul>{s.texts(1)}<p class="pt-a"><em>{s.by()}</em></p><div class="pt-s"><span>Chia sẻ:</span> <a href="#">Facebook</a> <a href="#">Zalo</a></div></article><div class="pt-o"><h4>Bài mới</h4><ul>{s.others(4)}</ul></div></body></html>"""


def province_weekly(s: Sheet) -> str:
    """A provincial newspaper: meta line with writer in the middle, sub-boxes between paragraphs, letter to the editor."""
    s.has_lead = True
    lead = s.lead()
    first = s.texts(2)
    pointer = (
        f'<p class="in-l"><strong>&gt;&gt;&gt; </strong><a href="/r1"><strong>{s.other()}</strong></a></p>'
        if s.variant == 1
        else f'<div class="in-b"><a href="/r1"><img src="/r1.jpg"></a><a href="/r1">{s.other()}</a></div>'
    )
    return f"""<html><head><title>{s.title} - Báo Trường Sơn</title><meta property="og:title" content="{s.title}"></head><body><ul>{_NAV}</ul><div class="w1"><h1 class="w-t">{s.title}</h1><div class="w-m"><span class="w-a">{s.by()}</span> - {s.dated("%H:%M, %d/%m/%Y")} - <a href="#cmt">Bình luận</a></div><div class="w-s"><p>{lead}</p></div><div class="w-c">{first}{pointer}<table class="w-i"><tr><td><img src="/w{s.number}.jpg"></td></tr><tr><td class="w-n">{s.caption()}</td></tr></table>{s.texts(2)}</div><div class="w-k"><label>Từ khóa:</label> <a href="/k">gương sáng</a></div><div id="cmt" class="w-b"><h3>Bình luận</h3><textarea></textarea><button>Gửi bình luận</button></div></div><div class="w2"><h2>Đọc nhiều</h2>{s.others(5, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def border(s: Sheet) -> str:
    """A border guard's page: headings in capitals of the section, title in a paragraph, caption right of the picture."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "listing", "/tin-hoat-dong?p=4"
        rows = "".join(
            f'<tr><td class="st">{n}</td><td><a href="/b{n}">{s.other()} [{n}]</a><br><i>Ngày {n + 9}/04/2026</i><br>{s.text(1)}</td></tr>'
            for n in range(1, 9)
        )
        return f"<html><head><title>Tin hoạt động</title></head><body><ul>{_NAV}</ul><h3>TIN HOẠT ĐỘNG</h3><table>{rows}</table></body></html>"
    return f"""<html><head><title>BĐBP tỉnh - {s.title}</title></head><body><ul>{_NAV}</ul><div class="bb"><div class="bb-s">TIN HOẠT ĐỘNG</div><p class="bb-t"><span style="font-size:18px"><strong>{s.title}</strong></span></p><p class="bb-d"><em>{s.dated("%d/%m/%Y - %H:%M")}</em></p><div class="bb-x">{s.texts(1)}<table><tr><td><img src="/bb.jpg"></td><td><em>{s.caption()}</em></td></tr></table>{s.texts(3)}<p><strong>{s.by()}</strong></p></div></div><div class="bb-o"><b>CÁC TIN KHÁC</b><ul>{s.others(4)}</ul></div></body></html>"""


def research(s: Sheet) -> str:
    """An institute's page in two languages: language switch, stamp with hour in words, footnotes at the end."""
    s.has_lead = False
    stamp = f"{s.at.hour} giờ {s.at:%M} phút, ngày {s.dated('%d/%m/%Y')}"
    return f"""<html><head><title>{s.title} - Viện Nghiên cứu</title></head><body><div class="lang"><a href="/vi">VI</a> | <a href="/en">EN</a></div><ul>{_NAV}</ul><div class="rs"><h2>{s.title}</h2><div class="rs-d">{stamp}</div><div class="rs-b"><p>{s.lead()}</p>{s.texts(3)}</div><div class="rs-a">{s.by()}</div></div><div class="rs-m"><h3>Tin khác</h3><ul>{s.others(3)}</ul></div></body></html>"""


def tax(s: Sheet) -> str:
    """A directorate's page: text comes with its own heading again, attachments listed under it; or its page of duties."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "other", "/gioi-thieu/nhiem-vu-quyen-han"
        return f"<html><head><title>Nhiệm vụ, quyền hạn</title></head><body><ul>{_NAV}</ul><div class='tx'><h2>Nhiệm vụ, quyền hạn</h2><p>1. Tổ chức, chỉ đạo, hướng dẫn và triển khai thực hiện thống nhất các văn bản quy phạm pháp luật về thuế.</p><p>2. Phân tích, tổng hợp, đánh giá công tác quản lý thuế; tham mưu với cấp ủy, chính quyền về lập dự toán thu.</p></div></body></html>"
    return f"""<html><head><title>{s.title}</title></head><body><ul>{_NAV}</ul><div class="tx"><h1>{s.title}</h1><span class="tx-d">{s.dated("%H:%M %d-%m-%Y")}</span><div class="tx-b"><p style="text-align:center"><strong>{s.title}</strong></p>{s.texts(4)}</div><div class="tx-f"><p>Tài liệu đính kèm:</p><ul><li><a href="/f/{s.number}.pdf">Quyet_dinh.pdf</a></li></ul></div></div><div class="tx-o"><p>Tin đã đưa</p><ul>{s.others(4)}</ul></div></body></html>"""


def festival(s: Sheet) -> str:
    """A culture magazine's story of pictures, each with a paragraph under it, or a short notice with a table."""
    s.has_lead = False
    if s.variant == 0:
        parts = "".join(f'<p><img src="/p{n}.jpg"></p><p>{s.text(2)}</p>' for n in range(4))
        return f"""<html><head><title>{s.title} - Tạp chí Non Nước</title></head><body><ul>{_NAV}</ul><div class="ft"><h1>{s.title}</h1><div class="ft-d">{s.dated("%d/%m/%Y, %H:%M")}</div>{parts}<div class="ft-a">{s.by()}</div></div><div class="ft-o">{s.others(3, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""
    rows = (
        ("Nguyễn Thị Bưởi", "Chiến sĩ thi đua"),
        ("Hoàng Văn Thảnh", "Lao động tiên tiến"),
        ("Lương Thị Mẩy", "Lao động tiên tiến"),
        ("Triệu Tài Sơn", "Giấy khen"),
    )
    opening = s.say("Danh sách viên chức được công nhận danh hiệu thi đua năm 2025:")
    s.told += [f"{n} {a} {b}" for n, (a, b) in enumerate(rows, 1)]
    table = "".join(f"<tr><td>{n}</td><td>{a}</td><td>{b}</td></tr>" for n, (a, b) in enumerate(rows, 1))
    return f"""<html><head><title>{s.title} - Trung tâm Y tế</title></head><body><ul>{_NAV}</ul><div class="ft"><h1>{s.title}</h1><div class="ft-d">{s.dated("%d/%m/%Y, %H:%M")}</div><div class="ft-c"><p>{opening}</p><table>{table}</table></div></div><div class="ft-o"><p>Thông báo khác</p>{s.others(3, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def aggregator(s: Sheet) -> str:
    """An aggregator: source's name and relative time over the text, link to the original under it."""
    s.has_lead = True
    lead = s.lead()
    return f"""<html><head><title>{s.title} - Tin 24 giờ</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{s.title.replace('"', "'")}","datePublished":"{s.at.isoformat()}"}}</script></head><body><ul>{_NAV}</ul><div class="ag"><h1>{s.title}</h1><div class="ag-m"><img src="/src.png"><span>Báo Sông Lam</span><span>4 giờ trước</span><a href="/goc">Gốc</a></div><h3 class="ag-s">{lead}</h3><div class="ag-b"><p>{s.text(2)}</p><p class="ag-i"><img data-src="/ag{s.number}.jpg"></p><p class="ag-c"><em>{s.caption()}</em></p>{s.texts(2)}<p class="ag-w"><strong>{s.by()}</strong></p></div><div class="ag-g">Nguồn Sông Lam: <a href="https://songlam.example/1">https://songlam.example/bai-{s.number}</a></div></div><div class="ag-r"><h2>Tin liên quan</h2>{s.others(3, '<div><a href="/{0}">{1}</a><span>2 giờ</span></div>')}</div></body></html>"""


FIFTH = (
    council,
    social_security,
    youth,
    hospital,
    district_news,
    cooperative,
    province_weekly,
    border,
    research,
    tax,
    festival,
    aggregator,
)
