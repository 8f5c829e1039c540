"""Portals of offices: eight systems, four pages each, in their own markup."""

from __future__ import annotations

from evaluation.extraction.blind.sheet import Sheet

_MENU = "".join(
    f'<li class="nav-item"><a href="{h}">{t}</a></li>'
    for h, t in (
        ("/", "Trang chủ"),
        ("/gioi-thieu", "Giới thiệu"),
        ("/tin-tuc-su-kien", "Tin tức - Sự kiện"),
        ("/thi-dua-khen-thuong", "Thi đua khen thưởng"),
        ("/thu-tuc-hanh-chinh", "Thủ tục hành chính"),
        ("/lien-he", "Liên hệ"),
    )
)
_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def vnpt(s: Sheet) -> str:
    """A province's portal: title without a heading's tag, tools under it, a news table at the end."""
    head = f"<title>{s.title} - Cổng thông tin điện tử huyện Ea Rốk</title>"
    if s.variant == 3:
        s.page_type, s.path = "listing", "/tin-tuc-su-kien?page=2"
        cards = "".join(
            f'<div class="vnpt-row"><div class="vnpt-img"><a href="/t{n}.html"><img src="/i{n}.jpg" alt="{s.other()}"></a></div>'
            f'<div class="vnpt-ct"><a class="vnpt-name" href="/t{n}.html">{s.other()} lần {n}</a>'
            f'<span class="vnpt-dt">(Lượt xem: {n * 71})</span><div class="vnpt-st">{s.text(1)}</div></div></div>'
            for n in range(8)
        )
        return f"<html><head><title>Tin tức - Sự kiện</title></head><body><div id=top><ul>{_MENU}</ul></div><div class=vnpt-list><div class=vnpt-cap>Tin tức - Sự kiện</div>{cards}</div></body></html>"
    stamp = s.dated("%d/%m/%Y %H:%M") if s.variant != 1 else s.dated("Ngày tạo: %d/%m/%Y", "day")
    body = s.texts(3, '<p style="text-align:justify"><span style="font-size:14pt">{}</span></p>')
    picture = f'<p style="text-align:center"><img src="/Portals/0/a{s.number}.jpg"></p><p style="text-align:center"><span style="font-size:10pt"><i>{s.caption()}</i></span></p>'
    if s.variant == 2:
        named = (
            (1, "Tổ hợp tác Bình An", "Giấy khen"),
            (2, "Hộ ông Y Bhiu Kbuôr", "Giấy khen"),
            (3, "Trường Mầm non Hoa Pơ Lang", "Bằng khen"),
        )
        rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>{kind}</td></tr>" for n, name, kind in named)
        s.told += [f"{n} {name} {kind}" for n, name, kind in named]
        body += f'<table border="1"><tbody>{rows}</tbody></table>'
    end = f'<p style="text-align:right"><strong>{s.by()}</strong></p>'
    return f"""<html><head>{head}</head><body><div class="hd-top"><div class="hd-date">{_DAYS[2]}, 20/05/2026</div></div><ul>{_MENU}</ul>
<div class="vnpt-detail"><div class="vnpt-tt">{s.title}</div><div class="vnpt-info"><span class="vnpt-ng">{stamp}</span><span class="vnpt-cx">Cỡ chữ: A- A A+</span><span class="vnpt-lx">Xem với cỡ chữ</span></div>
<div class="vnpt-nd">{body}{picture}{s.texts(1)}{end}</div><div class="vnpt-file"></div><div class="vnpt-k"><div class="vnpt-kh">Các tin khác</div><ul>{s.others(5)}</ul></div></div>
<div class="ft"><p>Bản quyền thuộc UBND huyện Ea Rốk</p><p>Giấy phép số 55/GP-STTTT cấp ngày 12/01/2020</p></div></body></html>"""


def liferay(s: Sheet) -> str:
    """An asset publisher: the abstract repeats as the first paragraph, metadata under the text."""
    if s.variant == 3:
        s.page_type, s.path = "other", "/web/guest/gioi-thieu-chung"
        return f"""<html><head><title>Giới thiệu chung - Sở Nội vụ</title></head><body><nav><ul>{_MENU}</ul></nav><div class="journal-content-article" data-analytics-asset-title="Giới thiệu chung"><h2>Giới thiệu chung</h2>
<p>Sở Nội vụ là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, có tư cách pháp nhân, con dấu và tài khoản riêng.</p><p>Sở chịu sự chỉ đạo, quản lý về tổ chức, biên chế của Ủy ban nhân dân tỉnh, đồng thời chịu sự hướng dẫn về nghiệp vụ của Bộ Nội vụ.</p><p>Trụ sở: 12 Lê Duẩn. Email: snv@example.vn</p></div></body></html>"""
    s.has_lead = s.variant == 0
    lead = s.lead()
    abstract = f'<div class="lf-sum"><b>{lead}</b></div>' if s.variant == 0 else f"<p>{lead}</p>"
    first = s.texts(1)
    quote = f"<blockquote>{s.text(1)}</blockquote>" if s.variant == 1 else ""
    pictures = f'<div class="image-wrapper"><img src="/documents/20182/{s.number}"><div class="lf-cap-x">{s.caption()}</div></div>'
    return f"""<html><head><title>{s.title} - Chi tiết tin - Sở Nội vụ tỉnh Bắc Hà</title><meta property="og:type" content="website"></head><body><nav><ul>{_MENU}</ul></nav>
<div class="portlet-asset-publisher"><div class="asset-full-content default-asset-publisher"><h4 class="component-title"><a href="/back">«</a> <span>{s.title}</span></h4><div class="asset-user-actions"><a href="#">In</a></div>
<div class="lf-when">{s.dated("%H:%M %d/%m/%Y")}</div><div class="journal-content-article">{abstract}{first}{pictures}{quote}{s.texts(3)}<p style="text-align:right"><em>Theo</em> <strong>{s.by()}</strong></p></div>
<div class="asset-metadata"><span>Xem nhiều nhất tuần</span></div><div class="taglib-ratings stars"><div>Trung bình (0 Bình chọn)</div></div></div></div>
<div class="lf-other"><h3>Tin mới nhất</h3><ul>{s.others(4)}</ul></div></body></html>"""


def sharepoint(s: Sheet) -> str:
    """Zones in tables, ids in hexadecimal, zero-width spaces, a stamp in US order with the label before it."""
    if s.variant == 2:
        s.page_type, s.path = "listing", "/Pages/tin-tuc.aspx"
        items = "".join(
            f'<tr><td class="ms-vb2"><a href="/Lists/Tin/DispForm.aspx?ID={n}">{s.other()} ({n})</a><br><span>{n + 2}/05/2026</span></td></tr>'
            for n in range(10)
        )
        return f"<html><head><title>Trang tin - Tin tức</title></head><body><table><tr><td><ul>{_MENU}</ul></td><td><table class='ms-listviewtable'>{items}</table></td></tr></table></body></html>"
    at = s.at
    hour = at.hour % 12 or 12
    stamp = f"{at.day}/{at.month}/{at.year} {hour}:{at:%M} {'CH' if at.hour >= 12 else 'SA'}"
    if s.variant == 3:
        stamp = s.dated("Thời gian đăng: %H:%M ngày %d/%m/%Y")
    s.has_lead = True
    return f"""<html><head><title>{s.title}</title></head><body><div id="s4-workspace"><div id="s4-bodyContainer"><ul class="root static">{_MENU}</ul>
<table><tr><td><div id="ctl00_m_g_8f1c_TieuDeBai">{s.title}</div><div id="ctl00_m_g_8f1c_lblT">{stamp}</div><div id="ctl00_m_g_8f1c_divGT"><strong>{s.lead()}</strong></div>
<div class="ms-rtestate-field"><div>\u200b</div>{s.texts(4, "<div>{}</div>")}<table class="ms-rteTable-0"><tr><td><img src="/PublishingImages/{s.number}.jpg"></td></tr><tr><td>{s.caption()}</td></tr></table>{s.texts(1, "<div>{}</div>")}<div align="right">{s.by()}</div><div>\u200b</div></div></td><td width="220"><div class="ms-webpart-chrome"><h2>Văn bản mới</h2><ul>{s.others(3)}</ul></div></td></tr></table></div></div></body></html>"""


def dnn(s: Sheet) -> str:
    """DotNetNuke with its own news module: spans for all, stamps in brackets, an opening in capitals."""
    if s.variant == 3:
        s.path = f"/Tin-tuc/tabid/412/ID/{s.number}/Default.aspx"
        at = s.dated("(%d/%m/%Y)", "day")
        return f"""<html><head><title>Công an tỉnh Bắc Hà</title></head><body id="Body"><form><div id="dnn_ContentPane"><div class="mn"><ul>{_MENU}</ul></div><span class="NTitle"><b>{s.title}</b></span> <span class="NDate">{at}</span><br><span class="NText">{s.say("Công an tỉnh thông báo danh sách 14 tập thể, cá nhân được đề nghị khen thưởng đột xuất để lấy ý kiến rộng rãi.")}</span><p><a href="/Portals/0/ds{s.number}.doc">Xem danh sách tại đây</a></p></div></form></body></html>"""
    s.path = f"/Tin-tuc/tabid/412/ID/{s.number}/{s.variant}/Default.aspx"
    s.has_lead = s.variant == 0
    opening = s.lead()
    above = (
        f'<span class="NHead"><b>{opening}</b></span><br>'
        if s.variant == 0
        else f'<span class="NHead">{opening}</span><br>'
    )
    text = "<br><br>".join(s.text(2) for _ in range(4))
    return f"""<html><head><title>{s.title} > Công an tỉnh Bắc Hà</title></head><body id="Body"><form><div id="dnn_ControlPanel"></div><div class="mn"><ul>{_MENU}</ul></div><div id="dnn_ContentPane"><div class="DnnModule"><a name="512"></a><div class="SubHead">CHI TIẾT TIN</div>
<span class="NTitle">{s.title}</span> <span class="NDate">{s.dated("[%H:%M - %d/%m/%Y]")}</span><br>{above}<span class="NText">{text}<br><br><img src="/Portals/0/{s.number}.jpg"><br><i>{s.caption()}</i><br><br>{s.text(1)}</span><br><span class="NAuth">{s.by()}</span>
<hr><span class="SubHead">Tin liên quan</span><br>{s.others(4, '<a href="/{0}">{1}</a> <span>(01/05/2026)</span><br>')}</div></div></form></body></html>"""


def joomla(s: Sheet) -> str:
    """Joomla's own article view: an info list with category, stamp and hits above or below the text."""
    if s.variant == 2:
        s.page_type, s.path = "listing", "/index.php/thi-dua"
        items = "".join(
            f'<div class="items-row"><div class="page-header"><h2><a href="/index.php/thi-dua/{n}-x">{s.other()} {n}</a></h2></div><dl class="article-info"><dd class="hits">Lượt xem: {n * 13}</dd></dl><p>{s.text(1)}</p><p class="readmore"><a href="/index.php/thi-dua/{n}-x">Xem thêm</a></p></div>'
            for n in range(6)
        )
        return f"<html><head><title>Thi đua</title></head><body><ul class='nav menu'>{_MENU}</ul><div class='blog'><h1>Thi đua</h1>{items}</div></body></html>"
    label = {0: "Được đăng: ", 1: "Cập nhật lần cuối: ", 3: "Ngày tạo: "}[s.variant]
    weekday = _DAYS[s.at.weekday()]
    stamp = f"{weekday}, {s.at.day:02d} Tháng {s.at.month} {s.at.year} {s.at:%H:%M}"
    info = f'<dl class="article-info muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby">Viết bởi {s.by()}</dd><dd class="category-name">Chuyên mục: <a href="/x">Phong trào</a></dd><dd><time>{label}{stamp}</time></dd><dd>Lượt xem: 302</dd></dl>'
    above, below = (info, "") if s.variant != 3 else ("", info)
    return f"""<html><head><title>{s.title}</title></head><body><ul class="nav menu">{_MENU}</ul><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{s.title}</h2></div><ul class="actions"><li><a href="#">In</a></li><li><a href="#">Email</a></li></ul>{above}
<div itemprop="articleBody"><p>{s.text(2)}</p><p><img src="/images/{s.number}.jpg" alt=""><br><em>{s.caption()}</em></p>{s.texts(3)}</div>{below}<ul class="pager pagenav"><li class="previous"><a href="/a">&lt; Trước</a></li><li class="next"><a href="/b">Tiếp &gt;</a></li></ul></div><div class="moduletable"><h3>Bài đọc nhiều</h3><ul>{s.others(4)}</ul></div></body></html>"""


def webforms(s: Sheet) -> str:
    """A district's page of user controls; everything is a span with an id, the site's name is the title."""
    if s.variant == 3:
        s.page_type, s.path = "other", "/danh-ba-dien-thoai.aspx"
        rows = "".join(
            f"<tr><td>{n}</td><td>Nguyễn Văn {chr(65 + n)}</td><td>Công chức</td><td>02603 8{n}1 22{n}</td></tr>"
            for n in range(1, 12)
        )
        return f"<html><head><title>UBND huyện Kon Rẫy</title></head><body><table><tr><td><ul>{_MENU}</ul></td></tr></table><span id='lblTieuDe'>Danh bạ điện thoại các cơ quan</span><table>{rows}</table></body></html>"
    s.path = f"/chitiet.aspx?id={s.number}"
    stamp = s.dated("%d/%m/%Y %H:%M:%S") if s.variant == 0 else s.dated("Ngày đăng: %d-%m-%Y", "day")
    if s.variant == 0:
        s.precision = "minute"
    return f"""<html><head><title>UBND huyện Kon Rẫy</title></head><body><form id="aspnetForm"><div id="ctl00_pnTop"><span>UBND HUYỆN KON RẪY</span></div><div><ul>{_MENU}</ul></div><div id="ctl00_ContentPlaceHolder1_upd"><span id="ctl00_ContentPlaceHolder1_lblTD">{s.title}</span><br><span id="ctl00_ContentPlaceHolder1_lblNgay">{stamp}</span><br><span id="ctl00_ContentPlaceHolder1_lblTT">{s.lead()}</span><br>
<span id="ctl00_ContentPlaceHolder1_lblNoiD">{s.texts(3)}<p align="center"><img src="/u/{s.number}.jpg"></p><p align="center">{s.caption()}</p>{s.texts(1)}</span><br><span id="ctl00_ContentPlaceHolder1_lblTacG">{s.by()}</span><br><a id="ctl00_ContentPlaceHolder1_lbtIn" href="#">Bản in</a>
<div id="ctl00_ContentPlaceHolder1_pnKhac"><span>Tin đã đăng</span>{s.others(5, '<div><a href="/{0}">{1}</a> - 02/05/2026</div>')}</div></div></form></body></html>"""


def old_tables(s: Sheet) -> str:
    """A site of 2005: fonts and tables, no heading, text broken by lines."""
    stamp = s.dated("%H:%M' - %d/%m/%Y") if s.variant != 2 else s.dated("%d.%m.%Y", "day")
    if s.variant == 3:
        s.is_dated = False
    dated = "" if s.variant == 3 else f"<font size=1 color=gray>{stamp}</font><br>"
    s.has_lead = s.variant in (0, 2)
    lead = s.lead()
    opening = f"<b>{lead}</b>" if s.has_lead else lead
    text = "<br>&nbsp;&nbsp;&nbsp;".join(s.text(2) for _ in range(4))
    picture = f"<table width=300 align=center><tr><td><img src=/img/{s.number}.jpg></td></tr><tr><td align=center><font size=1>{s.caption()}</font></td></tr></table>"
    return f"""<html><head><title>BAN DAN TOC</title></head><body bgcolor=white><table width=980 align=center><tr><td colspan=3><img src=/banner.jpg></td></tr><tr><td width=180 valign=top>{"".join(f"<a href=/m{n}>{m}</a><br>" for n, m in enumerate(("Trang chủ", "Giới thiệu", "Tin hoạt động", "Văn bản", "Chính sách dân tộc", "Liên hệ")))}</td>
<td valign=top><font size=4 color=#003399>{s.title}</font><br>{dated}{opening}<br>{text}<br>{picture}<br>{s.text(1)}<br><div align=right><i>{s.by()}</i></div><br><a href="javascript:history.back()">Trở lại</a><hr size=1><font color=red>Các tin bài khác:</font><br>{s.others(4, "• <a href=/{0}>{1}</a> (03/5/2026)<br>")}</td><td width=180 valign=top><font size=2>Thời tiết</font></td></tr></table></body></html>"""


def commune(s: Sheet) -> str:
    """A commune's page of 2025, built by a script: utility classes, figures, a stamp with weekday above the title."""
    if s.variant == 3:
        s.page_type, s.path = "other", "/so-do-co-cau-to-chuc"
        return f"""<html><head><title>Cơ cấu tổ chức | Xã Ea Súp</title><meta property="og:type" content="article"></head><body><header class="flex"><ul>{_MENU}</ul></header><main class="px-6"><h1 class="text-3xl">Cơ cấu tổ chức</h1><div class="mt-6 space-y-4"><p>Thường trực HĐND xã gồm Chủ tịch, một Phó Chủ tịch và hai Ủy viên là Trưởng ban của HĐND xã.</p><p>Lãnh đạo UBND xã gồm Chủ tịch và hai Phó Chủ tịch, trong đó một người kiêm Giám đốc Trung tâm Phục vụ hành chính công.</p></div></main></body></html>"""
    weekday = _DAYS[s.at.weekday()]
    stamp = f"{weekday}, {s.dated('%d/%m/%Y, %H:%M')}"
    opening = f"<p>{s.lead()}</p>{s.texts(2)}"
    facts = ""
    if s.variant == 1:
        facts = "<ul class='list-disc'>" + "".join(f"<li>{s.text(1)}</li>" for _ in range(3)) + "</ul>"
    if s.variant == 2:
        facts = f"<h2 class='text-xl'>{s.say('Vì sao phải công khai')}</h2>{s.texts(1)}"
    s.authors = ()
    return f"""<html lang="vi"><head><title>{s.title} | Xã Ea Súp</title><meta property="og:title" content="{s.title}"></head><body><header class="flex"><a href="/">Xã Ea Súp</a><ul>{_MENU}</ul></header><main class="px-6"><div class="flex text-gray-400"><span>{stamp}</span></div><h1 class="text-3xl">{s.title}</h1>
<div class="flex items-center gap-2"><button>A-</button><button>A+</button><span>Đọc bài viết</span></div><div class="mt-6 space-y-4">{opening}<figure class="my-6"><img src="/storage/{s.number}.webp"><figcaption class="text-center text-sm">{s.caption()}</figcaption></figure>{facts}{s.texts(2)}</div>
<div class="mt-10 border-t"><h3>Bài viết cùng chuyên mục</h3><div class="grid grid-cols-2">{s.others(4, '<a href="/{0}" class="block"><img src="/t.webp"><p>{1}</p><span>5 ngày trước</span></a>')}</div></div></main><footer>© 2026 Xã Ea Súp. Điện thoại: 0262 388 1111</footer></body></html>"""


PORTALS = (vnpt, liferay, sharepoint, dnn, joomla, webforms, old_tables, commune)
