"""Offices, schools, companies and associations of the ninth set, written without knowledge of the rules and before any ran on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.further_texts import near, writers_of
from evaluation.sites.ninth_texts import ninth_stories
from evaluation.sites.texts import Story


def racks(
    site: MadeSite,
    stories: Sequence[Story],
    names: Sequence[str],
    *,
    frame: Callable[[str, str], str],
    row: Callable[[Story], str],
    path: Callable[[int, int], str],
    size: int,
) -> None:
    """Pages of sections, each linked to its neighbours, the first and the last, and a front page of the newest."""

    def page(section: int, part: list[Story], number: int, count: int) -> str:
        steps = (("«", 1), ("‹", number - 1), (str(number), number), ("›", number + 1), ("»", count))
        links = "".join(
            f"<span>{label}</span>"
            if to == number or not 1 <= to <= count
            else f'<a href="{path(section, to).replace("&", "&amp;")}">{label}</a>'
            for label, to in steps
        )
        return frame(f"<div>{''.join(map(row, part))}</div><div>{links}</div>", names[section])

    site.sections(stories, page, path, size=size, sections=len(names))
    site.add("/", frame("".join(map(row, stories[:5])), "Trang chủ"))


def webcenter_revenue(site: MadeSite) -> None:
    """A revenue office on a portal server: numbered ids, a clock with seconds on top, a bold first division as lead, no writer, files below."""
    names = ("Tin hoạt động", "Thi đua khen thưởng")
    stories = ninth_stories(911, 11, site.now, sections=2, shapes=("news", "articles", "honours", "news"))
    keys = ("tinhd", "tdkt")

    def link(s: Story) -> str:
        return f"/webcenter/portal/tct/pages_r/l/chi-tiet?dDocName=TCT{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<td class="x1e"><a id="T:nv{n}" class="xfc" href="/webcenter/portal/tct/pages/{keys[n]}">{name}</a></td>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi-VN"><head><meta charset="UTF-8"><title>{title}</title></head><body class="x1 x64"><form id="f1" name="f1" method="POST"><div id="T:sp1" class="xnn"><div id="T:hd" class="x195"><a id="T:lg" href="/"><img alt="Cơ quan Thuế khu vực"></a><span id="T:ck" class="xm4">{WEEKDAYS[site.now.weekday()]}, ngày {site.now:%d} tháng {site.now:%m} năm {site.now:%Y} {site.now:%H:%M:%S}</span><table class="x1d"><tr>{nav}</tr></table></div><div id="T:ct" class="x196">{inner}</div><div id="T:ft" class="x197"><span>Bản quyền thuộc cơ quan thuế. Địa chỉ: số 9 đường Lý Nam Đế. Trung tâm hỗ trợ: 0254 3852 117</span></div></div></form></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text='<div style="text-align: justify; margin-bottom: 6pt;"><span style="font-size: 12pt;">{}</span></div>'.format,
            subhead='<div><span style="font-size: 12pt;"><strong>{}</strong></span></div>'.format,
            picture='<table style="margin: 0 auto;" border="0"><tbody><tr><td><img src="{0}" width="560"></td></tr><tr><td style="text-align: center;"><span style="font-size: 10pt;">{1}</span></td></tr></tbody></table>'.format,
        )
        made.insert(
            0,
            f'<div style="text-align: justify; margin-bottom: 6pt;"><span style="font-size: 12pt;"><strong>{s.lead}</strong></span></div>',
        )
        files = (
            f'<div id="T:att" class="x1b0"><span class="x25">Tệp đính kèm</span><ul><li><a href="/cs/idcplg?file=QD_{s.number}.pdf">QD_{s.number}.pdf</a> <span>(1,2 MB)</span></li></ul></div>'
            if s.number % 2
            else ""
        )
        rest = "".join(
            f'<tr><td class="xep"><a id="T:r{n}" class="xgl" href="{link(o)}">{o.title}</a> <span class="xm5">({o.at:%d/%m/%Y %H:%M:%S})</span></td></tr>'
            for n, o in enumerate(near(stories, s, 4))
        )
        inner = f'<div id="T:bc" class="x19f"><a href="/">Trang chủ</a> &gt; <a href="/webcenter/portal/tct/pages/{keys[s.section]}">{names[s.section]}</a></div><div id="T:dt" class="x1a7"><div class="x1a8"><span id="T:ot1" class="x2g">{s.title}</span></div><div class="x1a9"><span id="T:ot2" class="xm5">{s.at:%d/%m/%Y %H:%M:%S}</span><a id="T:cl1" class="xgm">Cỡ chữ</a><a id="T:cl2" class="xgm">Tương phản</a><a id="T:cl3" class="xgm">In trang</a></div><div id="T:rt" class="x1aa">{"".join(made)}</div>{files}</div><div id="T:ot" class="x1c3"><span class="x25">Các tin đã đăng</span><table>{rest}</table></div>'
        site.publish([link(s)], frame(inner, "Chi tiết tin"), s)
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="x1b7"><a class="xgl" href="{link(s)}">{s.title}</a><div class="xm5">{s.at:%d/%m/%Y %H:%M:%S}</div><div class="x1b8">{s.lead}</div></div>'
        ),
        path=lambda s, n: f"/webcenter/portal/tct/pages/{keys[s]}" + (f"?page={n}" if n > 1 else ""),
        size=3,
    )


def kentico_power(site: MadeSite) -> None:
    """A power company on an English-locale portal: months first with AM/PM, a summary in a box, a stock of safety notes repeated, a vote."""
    names = ("Tin tức sự kiện", "Người thợ điện", "Văn hóa doanh nghiệp")
    stories = ninth_stories(912, 12, site.now, shapes=("news", "questions", "sums", "short"))

    def link(s: Story) -> str:
        return f"/d6/vi-VN/news-l/{slug(s.title)}-{s.section + 60}-{s.number}.aspx"

    def stamp(s: Story) -> str:
        return f"{s.at.month}/{s.at.day}/{s.at.year} {s.at.hour % 12 or 12}:{s.at:%M}:00 {'AM' if s.at.hour < 12 else 'PM'}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<li class="CMSListMenuLI"><a class="CMSListMenuLink" href="/d6/vi-VN/news/{slug(name)}-{n + 60}.aspx">{name}</a></li>'
            for n, name in enumerate(names)
        )
        return f'<!DOCTYPE html><html lang="vi-VN"><head id="head"><title>{title}</title><meta charset="UTF-8"></head><body class="LTR Chrome VIVN ContentBody"><form method="post" id="form"><div class="zoneTop"><a href="/"><img alt="Điện lực Tân Giang"></a><ul class="CMSListMenuUL">{nav}</ul></div><div class="zoneContent">{inner}</div><div class="zoneFooter">Công ty Điện lực Tân Giang. Tổng đài chăm sóc khách hàng 24/7: 19001909</div></form></body></html>'

    for s in stories:
        rest = near(stories, s, 4)
        signed = s.kind != "notice"
        made = flow(
            s.parts,
            text=lambda t: f"<p><em>{t}</em></p>" if t.endswith("?") else f"<p>{t}</p>",
            picture='<div class="ImageLibrary"><img src="{0}" alt="{1}" /><div class="ImageDesc">{1}</div></div>'.format,
        )
        by = f'<div class="ArtSource"><span>{" - ".join(writers_of(s))}</span></div>' if signed else ""
        more = "".join(
            f'<div class="OtherItem"><a href="{link(o)}">{o.title}</a> <span class="OtherDate">{stamp(o)}</span></div>'
            for o in rest
        )
        inner = f'<div id="p_lt_ctl04_pageplaceholder_p_lt_ctl02" class="ArtDetail"><div class="ArtTitle"><h2>{s.title}</h2></div><div class="ArtDate">{stamp(s)}</div><div class="ArtSummary">{s.lead}</div><div class="ArtContent">{"".join(made)}</div>{by}</div><div class="SafetyBox"><strong>Khuyến cáo an toàn điện:</strong> <span>Khi trời mưa bão, không đứng gần cột điện, không chạm vào dây tiếp địa; thấy dây đứt hãy gọi ngay cho điện lực.</span></div><div class="RatingBox"><span>Bạn đánh giá bài viết này thế nào?</span><label><input type="radio">Hữu ích</label><label><input type="radio">Bình thường</label><a>Biểu quyết</a></div><div class="OtherNews"><h3>Tin khác</h3>{more}</div>'
        site.publish(
            [link(s)], frame(inner, f"{s.title} - Điện lực Tân Giang"), s, authors=writers_of(s) if signed else ()
        )
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="ListItem"><h3><a href="{link(s)}">{s.title}</a></h3><span class="OtherDate">{stamp(s)}</span><div>{s.lead}</div></div>'
        ),
        path=lambda s, n: f"/d6/vi-VN/news/{slug(names[s])}-{s + 60}.aspx" + (f"?page={n}" if n > 1 else ""),
        size=3,
    )


def school_portal(site: MadeSite) -> None:
    """A school on its department's portal: "Cập nhật lúc :" under the title, a bold italic opening, the writer's bare name at the end, counters."""
    names = ("Tin tức từ trường", "Gương người tốt, việc tốt")
    stories = ninth_stories(913, 10, site.now, sections=2, shapes=("short", "news", "honours", "pictures"))

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{slug(s.title)}/ct/{s.section + 524}/{s.number}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/{slug(name)}/c/{n + 524}">{name}</a></li>' for n, name in enumerate(names))
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div id="page"><div id="banner"><h3>PHÒNG VĂN HÓA - XÃ HỘI</h3><h2>TRƯỜNG THCS NGUYỄN DU</h2></div><div id="topmenu"><ul><li><a href="/">Trang chủ</a></li>{nav}</ul></div><div id="leftcol"><div class="box"><div class="box-title">Văn bản mới</div><div class="box-c"><p>Ngày ban hành: {site.now.replace(day=2):%d/%m/%Y}</p><p>Kế hoạch tổ chức hội thi giáo viên dạy giỏi cấp trường</p></div></div><div class="box"><div class="box-title">Thống kê</div><div class="box-c"><p>Hôm nay : 112</p><p>Tháng {site.now.month} : 5.208</p><p>Năm {site.now.year} : 81.447</p></div></div></div><div id="maincol">{inner}</div><div id="footer"><p>Địa chỉ: Khu 4, phường Kỳ Bá. Hiệu trưởng: Trần Thị Ngọc</p></div></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text='<p style="text-align:justify"><span style="font-family:times new roman,times,serif"><span style="font-size:14px">{}</span></span></p>'.format,
            picture='<p style="text-align:center"><img alt="" src="{0}" style="height:338px; width:600px" /></p><p style="text-align:center"><span style="font-size:12px"><em>{1}</em></span></p>'.format,
        )
        made.insert(0, f'<p style="text-align:justify"><strong><em>{s.lead}</em></strong></p>')
        signature = "".join(f'<p style="text-align:right"><strong>{w}</strong></p>' for w in writers_of(s))
        rest = "".join(f'<li><a href="{link(o)}">{o.title}</a> ({o.at:%d/%m/%Y})</li>' for o in near(stories, s, 4))
        inner = f'<div class="path"><a href="/">Trang chủ</a> <a href="/{slug(names[s.section])}/c/{s.section + 524}">{names[s.section]}</a></div><div class="news-view"><div class="nv-title">{s.title}</div><div class="nv-time">Cập nhật lúc : {s.at:%H:%M %d/%m/%Y}</div><div class="nv-body">{"".join(made)}{signature}</div><div class="nv-tool"><span>Số lượt xem : {s.number % 611}</span><a>Bản in</a><a>Quay lại</a></div></div><div class="nv-other"><div>Các tin khác</div><ul>{rest}</ul></div>'
        site.publish([link(s)], frame(inner, "Trường THCS Nguyễn Du"), s, authors=writers_of(s))
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<div class="nl"><a href="{link(s)}"><img src="/n.jpg"></a><a class="nl-t" href="{link(s)}">{s.title}</a><div class="nl-d">{s.lead[:90]}...</div></div>'
        ),
        path=lambda s, n: f"/{slug(names[s])}/c/{s + 524}" + (f"?p={n}" if n > 1 else ""),
        size=3,
    )


def wix_association(site: MadeSite) -> None:
    """An association on a hosted builder: a day cut short and "Đã cập nhật" on the page, the hour in statements, no lead, each line a division."""
    names = ("Hoạt động", "Hội viên")
    stories = tuple(
        replace(s, writer=writers_of(s)[0])
        for s in ninth_stories(914, 9, site.now, sections=2, shapes=("news", "letter", "roundup"))
    )

    def link(s: Story) -> str:
        return f"/post/{slug(s.title)}"

    def frame(inner: str, title: str, head: str = "") -> str:
        nav = "".join(
            f'<li class="Vd6aQZ"><a class="DjQEyU" href="/blog/categories/{slug(n)}"><p>{n}</p></a></li>' for n in names
        )
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="generator" content="Wix.com Website Builder"><title>{title}</title>{head}</head><body><div id="SITE_CONTAINER"><div id="main_MF"><div id="masterPage" class="mesh-layout"><header id="SITE_HEADER"><div id="comp-k1a" class="HcOXKn"><h2 class="font_2"><a href="/">Hội Sinh vật cảnh Kỳ Bá</a></h2></div><nav id="comp-k1b"><ul class="TMFrcJ">{nav}</ul></nav></header><main id="PAGES_CONTAINER"><div id="TPAMultiSection_k2" class="TWFxr5">{inner}</div></main><footer id="SITE_FOOTER"><div id="comp-k1z" class="HcOXKn"><p class="font_8">©2026 Hội Sinh vật cảnh Kỳ Bá. Thư: lienhe@hoisvckyba.invalid</p></div></footer></div></div></div></body></html>'

    for s in stories:
        rest = near(stories, s, 3)
        made = flow(
            s.parts,
            text='<div type="paragraph"><p class="oBJ3W yMZv8w bCMSCT" dir="auto"><span class="Aq6J0">{}</span></p></div>'.format,
            subhead='<div type="heading"><h3 class="oRxF3 yMZv8w"><span>{}</span></h3></div>'.format,
            picture='<div type="image"><div class="wV7zN"><figure data-hook="figure-IMAGE"><div role="button" data-hook="imageViewer"><img src="{0}"></div><figcaption class="dOHf6"><span dir="auto">{1}</span></figcaption></figure></div></div>'.format,
        )
        made.insert(
            0,
            f'<div type="paragraph"><p class="oBJ3W yMZv8w bCMSCT" dir="auto"><span class="Aq6J0">{s.lead}</span></p></div>',
        )
        later = min(s.at + timedelta(days=1, hours=3), site.now) if s.number % 3 == 0 else s.at
        stated = {
            "@context": "https://schema.org/",
            "@type": "BlogPosting",
            "headline": s.title,
            "author": {"@type": "Person", "name": s.writer},
            "datePublished": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "dateModified": later.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }
        head = f'<link rel="canonical" href="{ORIGIN}{link(s)}"><meta property="article:published_time" content="{stated["datePublished"]}"><meta property="article:author" content="{s.writer}"><script type="application/ld+json">{json.dumps(stated, ensure_ascii=False)}</script>'
        edited = f'<p class="bAcf1">Đã cập nhật: <span>{later.day} thg {later.month}</span></p>' if later > s.at else ""
        recent = "".join(
            f'<article class="k8Yx2"><a href="{link(o)}"><div data-hook="post-title"><p>{o.title}</p></div></a><div data-hook="post-footer"><button aria-label="{o.number % 40} lượt thích">{o.number % 40}</button></div></article>'
            for o in rest
        )
        inner = f'<div data-hook="post" class="qoyQ1"><article><div class="z8h2p"><ul><li class="p1x"><span data-hook="user-name">{s.writer}</span></li><li class="p1x"><span data-hook="time-ago" title="{s.at.day} thg {s.at.month}">{s.at.day} thg {s.at.month}</span></li><li class="p1x"><span data-hook="time-to-read">{2 + s.number % 4} phút đọc</span></li></ul></div><h1 data-hook="post-title" class="H3vOVf"><span>{s.title}</span></h1>{edited}<div data-hook="post-description"><div class="moHCnT"><div data-rce-version="10"><div dir="auto">{"".join(made)}</div></div></div></div><div data-hook="rating-system"><p>Đã xếp hạng 0/5 sao.</p><p>Chưa có xếp hạng</p></div><footer><ul><li><a href="/blog/categories/{slug(names[s.section])}">{names[s.section]}</a></li></ul></footer></article></div><div data-hook="recent-posts"><div><h2>Bài đăng gần đây</h2><a href="/blog/categories/{slug(names[s.section])}">Xem tất cả</a></div>{recent}</div><div data-hook="comments"><h2>Bình luận</h2><div>Viết bình luận...</div></div>'
        site.publish([link(s)], frame(inner, s.title, head), s, lead=False, authors=[s.writer])
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<article class="kQ2b"><a href="{link(s)}"><h2>{s.title}</h2></a><div>{s.lead[:70]}...</div><span data-hook="time-ago">{s.at.day} thg {s.at.month}</span></article>'
        ),
        path=lambda s, n: f"/blog/categories/{slug(names[s])}" + (f"/page/{n}" if n > 1 else ""),
        size=3,
    )


def handmade_veterans(site: MadeSite) -> None:
    """Veterans' hand-made pages: layout by tables and fonts, a day in words in brackets, text of bare lines, captions by breaks, a signed end."""
    names = ("Tin tức", "Chuyện người lính")
    files = ("tintuc", "nguoilinh")
    stories = ninth_stories(915, 9, site.now, sections=2, shapes=("feature", "news", "letter"))

    def link(s: Story) -> str:
        return f"/{files[s.section]}/bai{s.number}.html"

    def frame(inner: str, title: str) -> str:
        nav = "".join(
            f'<p><a href="/{files[n]}/index.html"><font face="Arial" size="2">{name}</font></a></p>'
            for n, name in enumerate(names)
        )
        return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="GENERATOR" content="Microsoft FrontPage 6.0"><title>{title}</title></head><body bgcolor="#EFEFDF"><div align="center"><table border="0" width="960" cellspacing="0" bgcolor="#FFFFFF"><tr><td colspan="2" bgcolor="#006600"><p align="center"><font color="#FFFF00" size="5" face="Times New Roman"><b><a href="/index.html">HỘI TRUYỀN THỐNG TRUNG ĐOÀN 726</a></b></font></td></tr><tr><td width="170" valign="top">{nav}</td><td valign="top">{inner}</td></tr><tr><td colspan="2"><hr><p align="center"><font size="1">Ban liên lạc: ông Vũ Đình Tường, điện thoại 0988 000 726</font></td></tr></table></div></body></html>'

    for s in stories:
        made = flow(
            s.parts,
            text='<p align="justify"><font face="Times New Roman" size="4">{}</font>'.format,
            subhead='<p align="center"><font face="Times New Roman" size="4" color="#006600"><b>{}</b></font>'.format,
            picture='<p align="center"><img border="0" src="{0}" width="480"><br><font face="Times New Roman" size="3"><i>{1}</i></font>'.format,
        )
        signature = f'<p align="right"><font face="Times New Roman" size="4"><b>{s.writer}</b></font>'
        rest = "".join(f'<li><a href="{link(o)}"><font size="3">{o.title}</font></a></li>' for o in near(stories, s, 3))
        inner = f'<p align="center"><font face="Times New Roman" size="5" color="#990000"><b>{s.title}</b></font><p align="center"><font face="Times New Roman" size="3">(Ngày {s.at.day} tháng {s.at.month} năm {s.at.year})</font><p align="justify"><b><i><font face="Times New Roman" size="4">{s.lead}</font></i></b>{"".join(made)}{signature}<p><b>Bài khác:</b><ul>{rest}</ul><p align="right"><a href="#top">Về đầu trang</a>'
        site.publish([link(s)], frame(inner, "Trung đoàn 726"), s, authors=writers_of(s), precision="day")
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<p><a href="{link(s)}"><font face="Times New Roman" size="4"><b>{s.title}</b></font></a> <font size="2">({s.at.day}/{s.at.month}/{s.at.year})</font>'
        ),
        path=lambda s, n: f"/{files[s]}/index{n if n > 1 else ''}.html",
        size=3,
    )
    site.add("/index.html", site.answers["/"].body.decode())


def sitefinity_college(site: MadeSite) -> None:
    """A college on an English-locale system: "Nov 24, 2026", "by" and a name, a summary, a quote repeated in a box, files and neighbours."""
    names = ("Tin nhà trường", "Tôn vinh", "Sinh viên")
    stories = ninth_stories(916, 12, site.now, shapes=("news", "feature", "articles", "short"))
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

    def link(s: Story) -> str:
        return f"/{slug(names[s.section])}/{s.at:%Y/%m/%d}/{slug(s.title)}"

    def day(s: Story) -> str:
        return f"{months[s.at.month - 1]} {s.at.day:02}, {s.at.year}"

    def frame(inner: str, title: str) -> str:
        nav = "".join(f'<li><a href="/{slug(n)}" class="k-link">{n}</a></li>' for n in names)
        return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="Generator" content="Sitefinity 14.4"><title>{title}</title></head><body><div class="sfPublicWrapper" id="PublicWrapper"><div class="sf_cols header"><a href="/" class="logo">Trường Cao đẳng Sông Cấm</a><ul class="sfNavHorizontal">{nav}</ul></div><div class="sf_cols"><div class="sf_colsOut"><div class="sf_colsIn">{inner}</div></div></div><div class="sfContentBlock footer"><p>Cơ sở chính: 187 Ngô Gia Tự. Tuyển sinh: 0225 3766 301</p></div></div></body></html>'

    for s in stories:
        rest = near(stories, s, 3)
        made = flow(
            s.parts,
            subhead="<h4>{}</h4>".format,
            picture='<div class="sfimageWrp"><img src="{0}" sfref="[images]" alt=""></div><p class="chuthich">{1}</p>'.format,
        )
        if s.number % 2 == 0 and len(made) > 3:
            said = next(p.text for p in s.parts if p.kind == "text").split(". ")[0]
            made.insert(2, f'<blockquote class="trich"><p>{said}</p></blockquote>')
        downloads = (
            f'<div class="sfdownloadList"><h5>Tài liệu</h5><a href="/docs/default-source/qd/{s.number}.docx" class="sfdownloadTitle">Danh sách kèm theo.docx</a><span>24 KB</span></div>'
            if s.section == 1
            else ""
        )
        other = "".join(
            f'<li class="sfnewsListItem"><h5><a href="{link(o)}">{o.title}</a></h5><div class="sfnewsMetaInfo">{day(o)}</div></li>'
            for o in rest
        )
        inner = f'<div class="sfBreadcrumbWrp"><a href="/">Trang chủ</a> <span>/</span> <a href="/{slug(names[s.section])}">{names[s.section]}</a></div><div class="sfnewsDetails"><a class="sfback" href="/{slug(names[s.section])}">Tất cả tin</a><h1 class="sfnewsTitle">{s.title}</h1><div class="sfnewsAuthorAndDate sfmetainfo">{day(s)}, by {" and ".join(writers_of(s))}</div><div class="sfnewsSummary sfsummary">{s.lead}</div><div class="sfnewsContent sfcontent">{"".join(made)}</div>{downloads}<div class="sfcommentsWrp"><h3>Comments</h3><a>Leave a comment</a></div></div><div class="sfContentBlock"><h4>Đăng ký nhận bản tin</h4><p>Nhập thư điện tử để nhận bản tin hằng tháng của nhà trường.</p></div><ul class="sfnewsList">{other}</ul>'
        site.publish([link(s)], frame(inner, s.title), s, authors=writers_of(s), precision="day")
    racks(
        site,
        stories,
        names,
        frame=frame,
        row=lambda s: (
            f'<li class="sfnewsListItem"><h2 class="sfnewsTitle"><a href="{link(s)}">{s.title}</a></h2><div class="sfnewsMetaInfo">{day(s)}</div><div class="sfnewsSummary">{s.lead}</div><a href="{link(s)}" class="sffullstory">Đọc toàn bộ</a></li>'
        ),
        path=lambda s, n: f"/{slug(names[s])}" + (f"/page/{n}" if n > 1 else ""),
        size=2,
    )


NINTH_PORTALS = (
    webcenter_revenue,
    kentico_power,
    school_portal,
    wix_association,
    handmade_veterans,
    sitefinity_college,
)
