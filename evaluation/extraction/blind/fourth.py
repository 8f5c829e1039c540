"""Twelve more systems, two pages each, written after the third pages were read and before the rules ran on these."""

from __future__ import annotations

from evaluation.extraction.blind.sheet import Sheet

_BAR = "".join(
    f'<td><a href="/{h}">{t}</a></td>'
    for h, t in (("home", "TRANG CHỦ"), ("gt", "GIỚI THIỆU"), ("tt", "TIN TỨC"), ("vb", "VĂN BẢN"), ("lh", "LIÊN HỆ"))
)
_SIDE = "".join(
    f'<a class="mi" href="/{h}">{t}</a>'
    for h, t in (
        ("tin-trong-tinh", "Tin trong tỉnh"),
        ("tin-noi-bat", "Tin nổi bật"),
        ("khen-thuong", "Khen thưởng"),
        ("phong-trao", "Phong trào"),
        ("lien-he", "Liên hệ"),
    )
)


def prefecture(s: Sheet) -> str:
    """A province's new portal: crumbs, title, stamp with icon, an abstract in a grey box, text, source line."""
    s.has_lead = s.variant == 1
    lead = s.lead()
    box = f'<div class="gray-abs">{lead}</div>' if s.variant == 0 else f'<div class="gray-abs"><i>{lead}</i></div>'
    return f"""<html><head><title>{s.title} - Tỉnh Sơn Trà</title></head><body><div class="hdr"><a class="lg" href="/">CỔNG THÔNG TIN ĐIỆN TỬ TỈNH SƠN TRÀ</a><div class="mm">{_SIDE}</div></div><div class="crm"><a href="/">Trang chủ</a> / <a href="/phong-trao">Phong trào</a></div><div class="dtl"><p class="dtl-h">{s.title}</p><p class="dtl-d"><i class="icon-clock"></i> {s.dated("%d/%m/%Y %H:%M:%S")} <i class="icon-eye"></i> 1.245 <i class="icon-print"></i></p>{box}<div class="dtl-b">{s.texts(2)}<div class="img-ct"><img src="/m/{s.number}.jpg"><p class="img-tt">{s.caption()}</p></div>{s.texts(2)}<p style="text-align: right;"><strong>{s.by()}</strong></p></div><p class="dtl-s">Nguồn: Sở Nội vụ</p></div><div class="dtl-o"><p class="dtl-oh">Tin cùng chuyên mục</p>{s.others(5, '<p><a href="/{0}">{1}</a> <span class="sm">(12/04/2026)</span></p>')}</div></body></html>"""


def frames(s: Sheet) -> str:
    """An army newspaper's old templates: everything in tables, title in a named cell, lead in bold italics."""
    s.has_lead = True
    lead = s.lead()
    return f"""<html><head><title>Báo Quân khu: {s.title}</title></head><body><table class="mnu"><tr>{_BAR}</tr></table><table><tr><td width="70%"><table><tr><td class="o-tieude">{s.title}</td></tr><tr><td class="o-ngay">{s.dated("%H:%M | %d/%m/%Y")}</td></tr><tr><td class="o-trich"><strong><em>{lead}</em></strong></td></tr><tr><td class="o-bai">{s.texts(1)}<table class="o-anh" align="center"><tr><td><img src="/a{s.number}.jpg"></td></tr><tr><td><em>{s.caption()}</em></td></tr></table>{s.texts(3)}<p><strong>{s.by()}</strong></p></td></tr></table></td><td width="30%"><table>{s.others(4, '<tr><td><img src="/t.gif"><a href="/{0}">{1}</a></td></tr>')}</table></td></tr></table></body></html>"""


def union_site(s: Sheet) -> str:
    """A trade union's page by a shop of small sites: rows and columns, label "Ngày đăng", text in one box of lines."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "listing", "/khen-thuong.html"
        rows = "".join(
            f'<div class="row rw"><div class="col-3"><a href="/k{n}.html"><img src="/k{n}.jpg"></a></div><div class="col-9"><a class="ten" href="/k{n}.html">{s.other()} ({n})</a><div class="ngdg"><i></i> 1{n}/04/2026</div><div class="mt">{s.text(1)} <a href="/k{n}.html">[Xem tiếp]</a></div></div></div>'
            for n in range(7)
        )
        return f"<html><head><title>Khen thưởng</title></head><body><div class='menu-h'>{_SIDE}</div><div class='tit-cat'>KHEN THƯỞNG</div>{rows}</body></html>"
    body = "<br>".join(s.text(2) for _ in range(4))
    return f"""<html><head><title>{s.title}</title></head><body><div class="menu-h">{_SIDE}</div><div class="container"><div class="row"><div class="col-8"><h2 class="ten-bv">{s.title}</h2><div class="ngdg">Ngày đăng: {s.dated("%d/%m/%Y", "day")} | Lượt xem: 88</div><div class="nd-bv">{body}<br><br><img src="/u/{s.number}.jpg" width="600"><br><em>{s.caption()}</em></div><div class="tag-bv">Tags: <a href="/t1">công đoàn</a>, <a href="/t2">thi đua</a></div><div class="chia-se"><iframe src="//fb"></iframe></div><div class="bv-k"><div class="bv-kt">BÀI VIẾT KHÁC</div>{s.others(4, '<div class="bv-ki"><a href="/{0}">{1}</a></div>')}</div></div></div></div></body></html>"""


def college(s: Sheet) -> str:
    """A college's page: school's name as first heading, news title as second, day in a round badge above it."""
    s.has_lead = False
    s.precision = "day"
    at = s.at
    badge = f'<div class="bdg">{at:%d/%m/%Y}</div>'
    parts = s.texts(3)
    extra = f"<h4>{s.say('Lời cảm ơn của thầy trò')}</h4>" if s.variant == 1 else ""
    last = s.texts(1)
    return f"""<html><head><title>Trường Cao đẳng Nghề Đồng Xoài</title></head><body><header><h1><a href="/">Trường Cao đẳng Nghề Đồng Xoài</a></h1><nav>{_SIDE}</nav></header><div class="main-c">{badge}<h2>{s.title}</h2><div class="ctt">{parts}{extra}{last}<figure><img src="/f{s.number}.jpg"><figcaption>{s.caption()}</figcaption></figure></div><div class="clf"></div><div class="oth-n"><h3>Tin tức mới</h3><ul>{s.others(4)}</ul></div></div><footer>Địa chỉ: Quốc lộ 14. Điện thoại: 0271 388 0000. Email: cdn@example.vn</footer></body></html>"""


def agency(s: Sheet) -> str:
    """A news agency: place and agency at the head of the text, writer with agency at its end, pictures named by figure."""
    s.has_lead = True
    lead = s.lead()
    by = (
        f'<div class="nm">{s.by()} (TTXVN/Vietnam+)</div>'
        if s.variant == 0
        else f'<p class="nm"><b>{s.by()}</b> - <b>TTXVN</b></p>'
    )
    return f"""<html><head><title>{s.title} | Tin nhanh</title><meta property="og:title" content="{s.title}"><meta property="article:published_time" content="{s.at.isoformat()}"></head><body><div class="nv">{_SIDE}</div><div class="ct-l"><h1 class="hd-1">{s.title}</h1><div class="tm-1">{s.dated("%d/%m/%Y %H:%M")}</div><div class="sm-1">{lead}</div><div class="ph-1"><img src="/t{s.number}.jpg"><span class="ph-n">{s.caption()}</span></div><div class="bd-1">{s.texts(4)}</div>{by}<div class="kw-1"><a href="/tag/a">#thi đua</a> <a href="/tag/b">#Sông Hiếu</a></div><div class="rl-1"><h2>Tin liên quan</h2>{s.others(3, '<article><h3><a href="/{0}">{1}</a></h3><p>Hàng trăm người dân có mặt từ sáng sớm để chứng kiến thời khắc quan trọng.</p></article>')}</div></div></body></html>"""


def party_cell(s: Sheet) -> str:
    """A party committee's page: ornaments around the title, a stamp below the text, the office as the source."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "other", "/gioi-thieu/chuc-nang-nhiem-vu-cua-ban"
        return f"<html><head><title>Chức năng, nhiệm vụ của Ban</title></head><body><div>{_SIDE}</div><div class='tx'><h2>Chức năng, nhiệm vụ của Ban</h2><div>Ngày đăng: 03/02/2021</div><p>Là cơ quan tham mưu, giúp việc cấp ủy về công tác dân vận; đồng thời là cơ quan chuyên môn, nghiệp vụ của cấp ủy.</p><p>Nghiên cứu, đề xuất, cụ thể hóa đường lối, chủ trương, nghị quyết của Đảng về công tác vận động quần chúng.</p></div></body></html>"
    return f"""<html><head><title>Ban Dân vận - {s.title}</title></head><body><div>{_SIDE}</div><div class="tx"><h2>{s.title}</h2><div class="tx-n">{s.texts(4)}<p align="right"><i>Văn phòng Ban Dân vận</i></p></div><div class="tx-d">Cập nhật ngày {s.dated("%d/%m/%Y", "day")}</div></div><div class="tx-o"><b>Các tin mới hơn</b>{s.others(3, '<div>- <a href="/{0}">{1}</a></div>')}</div></body></html>"""


def magazine_grid(s: Sheet) -> str:
    """A women's magazine: category and title on a cover, writer with portrait, numbered subheads, an inset of facts."""
    s.has_lead = True
    lead = s.lead()
    first = s.texts(1)
    inset = f'<div class="ins"><p>{s.text(1)}</p></div>' if s.variant == 1 else ""
    return f"""<html><head><title>{s.title} - Phụ Nữ Mới</title></head><body><nav class="g-nav">{_SIDE}</nav><div class="g-cover" style="background:url(/c.jpg)"><span class="g-cat">Chuyện đời</span><h1>{s.title}</h1><h2 class="g-dek">{lead}</h2></div><div class="g-by"><img src="/w.jpg" class="g-ava"><a href="/tac-gia/{s.number}">{s.by()}</a><time>{s.dated("%H:%M, %d/%m/%Y")}</time></div><div class="g-grid"><div class="g-main">{first}{inset}<h3>{s.say("1. Bắt đầu từ gian bếp")}</h3>{s.texts(2)}<img class="g-img" src="/g{s.number}.jpg"><div class="g-cap">{s.caption()}</div><h3>{s.say("2. Không ai làm một mình")}</h3>{s.texts(1)}</div><div class="g-side"><h4>Xem nhiều</h4>{s.others(5, '<div class="g-it"><a href="/{0}">{1}</a></div>')}</div></div></body></html>"""


def bank(s: Sheet) -> str:
    """A state company's press page: accordion menu, title with stamp in one heading box, list of contacts at the end."""
    s.has_lead = False
    return f"""<html><head><title>Tin hoạt động - Ngân hàng Chính sách</title></head><body><div class="acc">{_SIDE}</div><div class="press"><div class="press-head"><h3>{s.title}</h3><small>{s.dated("%d-%m-%Y", "day")}</small></div><div class="press-body">{s.texts(4)}{f'<p class="pic-l"><img src="/b{s.number}.png"></p><p class="pic-c"><small>{s.caption()}</small></p>' if s.variant == 0 else ""}</div><div class="press-end"><a href="/tin">Quay lại danh sách</a></div></div><div class="press-more"><div class="h">Thông tin khác</div><ul>{s.others(3)}</ul></div><div class="hot">Hotline: 1900 1000</div></body></html>"""


def video_portal(s: Sheet) -> str:
    """A culture centre's page with a film in the text and a short description; or its list of films."""
    s.has_lead = False
    if s.variant == 1:
        s.page_type, s.path = "listing", "/video"
        items = "".join(
            f'<div class="v-i"><div class="v-t"><a href="/video/{n}"><img src="/v{n}.jpg"></a></div><div class="v-n"><a href="/video/{n}">{s.other()} - tập {n}</a></div><div class="v-l">{n * 31} lượt xem</div></div>'
            for n in range(9)
        )
        return f"<html><head><title>Video - Trung tâm Văn hóa</title></head><body><div>{_SIDE}</div><div class='v-h'>VIDEO</div><div class='v-g'>{items}</div></body></html>"
    return f"""<html><head><title>{s.title} - Trung tâm Văn hóa</title></head><body><div>{_SIDE}</div><div class="v-d"><h1>{s.title}</h1><div class="v-m">{s.dated("%d/%m/%Y %H:%M")}</div><iframe src="https://www.youtube.com/embed/q{s.number}"></iframe><div class="v-x"><p>{s.text(1)}</p></div></div><div class="v-o"><div class="v-h">Video liên quan</div>{s.others(6, '<div class="v-i"><a href="/{0}"><img src="/i.jpg"></a><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def reader_letter(s: Sheet) -> str:
    """A newspaper's readers' page: question and answer, signature of a reader, an editor's note in italics."""
    s.has_lead = False
    q = s.say("Hỏi: Tôi tham gia đội dân phòng 12 năm, nay nghỉ vì sức khỏe thì có được xét tặng kỷ niệm chương không?")
    a = s.say(
        "Trả lời: Theo hướng dẫn hiện hành, người có từ đủ 10 năm tham gia liên tục thì đủ điều kiện về thời gian để đơn vị lập hồ sơ."
    )
    weekday = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")[s.at.weekday()]
    return f"""<html><head><title>{s.title} - Báo Đồng Bằng</title></head><body><div class="nv2">{_SIDE}</div><div class="rd"><h1>{s.title}</h1><div class="rd-d">{weekday} {s.dated("%d/%m/%Y", "day")}</div><div class="rd-b"><p><strong>{q}</strong></p><p>{a}</p>{s.texts(2)}</div><div class="rd-a">{s.by()}</div></div><div class="rd-o"><h3>Mục khác</h3><ul>{s.others(3)}</ul></div></body></html>"""


def minority_paper(s: Sheet) -> str:
    """A newspaper for the highlands: image on top with its line, kicker over the title, writer beside the day."""
    s.has_lead = True
    lead = s.lead()
    return f"""<html><head><title>{s.title} | Báo Vùng Cao</title></head><body><ul class="bar"><li>{_SIDE}</li></ul><div class="xx"><div class="xx-k">Gương sáng bản làng</div><div class="xx-h">{s.title}</div><div class="xx-i"><span>{s.by()}</span> - <span>{s.dated("%H:%M, %d/%m/%Y")}</span></div><div class="xx-s"><b>{lead}</b></div><div class="xx-p"><img src="/x{s.number}.jpg"></div><div class="xx-pc">{s.caption()}</div><div class="xx-c">{s.texts(4, "<div>{}</div>")}</div></div><div class="xx-o"><div class="xx-oh">Tin cũ hơn</div>{s.others(4, '<div><a href="/{0}">{1}</a></div>')}</div></body></html>"""


def notice_board(s: Sheet) -> str:
    """Short notices of a ward: a line of text with a document, or a table of families."""
    s.has_lead = False
    if s.variant == 0:
        text = s.say(
            "UBND phường niêm yết công khai danh sách 35 gia đình văn hóa tiêu biểu năm 2025, thời gian niêm yết 10 ngày kể từ ngày ký."
        )
        inner = f'<p>{text}</p><p><a href="/files/ds{s.number}.xlsx">Danh sách kèm theo</a></p>'
    else:
        names = (
            "Hộ bà Kiều Thị Mận",
            "Hộ ông Vũ Đình Sang",
            "Hộ ông Tạ Quang Dũng",
            "Hộ bà Lại Thị Hòa",
            "Hộ ông Mai Văn Tứ",
            "Hộ bà Ngô Thị Lựu",
        )
        opening = s.say("Kết quả bình xét gia đình văn hóa ba năm liền:")
        s.told += [f"{n} {name} Tổ {n + 2}" for n, name in enumerate(names, 1)]
        rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>Tổ {n + 2}</td></tr>" for n, name in enumerate(names, 1))
        inner = f"<p>{opening}</p><table><tbody>{rows}</tbody></table>"
    return f"""<html><head><title>{s.title} - Phường Cửa Lò</title></head><body><div class="m1">{_SIDE}</div><div class="nb"><div class="nb-t">{s.title}</div><div class="nb-d">{s.dated("%d/%m/%Y | %H:%M")}</div><div class="nb-c">{inner}</div></div><div class="nb-o"><div>Thông báo khác</div><ul>{s.others(4)}</ul></div><div class="nb-f">UBND phường Cửa Lò. Địa chỉ: đường Bình Minh. Điện thoại: 0238 382 0000</div></body></html>"""


FOURTH = (
    prefecture,
    frames,
    union_site,
    college,
    agency,
    party_cell,
    magazine_grid,
    bank,
    video_portal,
    reader_letter,
    minority_paper,
    notice_board,
)
