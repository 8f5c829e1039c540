"""Six further portals, written after the first set's faults were mended and before any code ran on them."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

from evaluation.sites.building import ORIGIN, WEEKDAYS, MadeSite, flow, slug
from evaluation.sites.texts import Part, Story, Words, make_stories

_NAMES = ("Tin hoạt động", "Thi đua - Khen thưởng", "Văn bản - Thông báo")


def _near(stories: tuple[Story, ...], story: Story, count: int) -> list[Story]:
    at = stories.index(story)
    return [stories[(at + 1 + n) % len(stories)] for n in range(count)]


def sharepoint(site: MadeSite) -> None:
    """SharePoint: a feed with a false declaration, text in ms-rtestate-field, captions in the second line of a centred box."""
    stories = make_stories(51, 28, site.now, kinds=("report", "notice", "report"))

    def link(s: Story) -> str:
        return f"/tintuc/Pages/chi-tiet-tin.aspx?ItemID={s.number}&amp;l=Tintuc&amp;lv={s.section}"

    def frame(inner: str) -> str:
        return (
            '<html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint"><title>\r\n\tTrang chi tiết\r\n</title></head><body><form><div id="s4-workspace"><div id="s4-bodyContainer">'
            f'<div class="menu-top"><ul class="root static"><li class="static"><a class="static menu-item" href="/tintuc/Pages/default.aspx"><span class="menu-item-text">Tin tức</span></a></li><li><a href="/vanban/Pages/default.aspx">Văn bản</a></li></ul></div><div class="content-main">{inner}</div>'
            '<div class="footer-bottom">Bản quyền thuộc Sở Lao động<br>Người chịu trách nhiệm: Bà Nguyễn Thị Hoa - Chánh Văn phòng</div></div></div></form></body></html>'
        )

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text='<p class="ms-rteElement-P" style="text-align:justify"><span class="ms-rteFontSize-3">{}</span></p>'.format,
                subhead='<p><strong class="ms-rteFontSize-3">{}</strong></p>'.format,
                picture='<div style="text-align:center"><img alt="" src="{0}"><br><span class="ms-rteFontSize-2">{1}</span></div>'.format,
            )
        )
        files = (
            f'<div class="file-dinh-kem"><span>Tệp đính kèm:</span><a href="/tintuc/Lists/Tintuc/Attachments/{s.number}/kem.docx">kem.docx</a></div>'
            if s.kind == "notice"
            else ""
        )
        more = "".join(
            f'<div class="item-other"><a href="{link(o)}">{o.title}</a><span class="date-other">{o.at:%d/%m/%Y}</span></div>'
            for o in _near(stories, s, 5)
        )
        inner = (
            f'<div class="ContentNewsDetail"><div class="news-title-detail">{s.title}</div><div class="news-tool"><span class="post-datetime">{WEEKDAYS[s.at.weekday()]}, {s.at:%d/%m/%Y}, {s.at:%H:%M}</span><span class="speak">Nghe bài viết</span><span class="sz">Cỡ chữ</span></div>'
            f'<div class="sum-news"><strong>{s.lead}</strong></div><div class="ms-rtestate-field">{body}</div>{files}<div class="author-news">{s.writer}</div><div class="other-news-box"><div class="tt">Tin khác</div>{more}</div></div>'
        )
        site.publish([link(s).replace("&amp;", "&")], frame(inner), s, authors=[s.writer])
    items = "".join(
        f"<item><title>{s.title}</title><link>{ORIGIN}{link(s)}</link><description><![CDATA[<div><b>Tóm tắt:</b> {s.lead}</div>]]></description><pubDate>{format_datetime(s.at)}</pubDate></item>"
        for s in stories
    )
    site.add(
        "/tintuc/_layouts/15/listfeed.aspx?List=tin",
        f'<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>Tin tức</title>{items}</channel></rss>',
        content_type="text/xml; charset=utf-8",
    )
    for page in ("/tintuc/Pages/default.aspx", "/"):
        site.add(
            page,
            frame(
                '<a class="rss" href="/tintuc/_layouts/15/listfeed.aspx?List=tin"><img src="/rss.gif"></a>'
                + "".join(
                    f'<div class="item-news"><a href="{link(s)}">{s.title}</a><p>{s.lead}</p></div>'
                    for s in stories[:5]
                )
            ),
        )
    site.add(
        "/vanban/Pages/default.aspx",
        frame(
            '<table class="vb"><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr><tr><td>12/QĐ</td><td>02/03/2026</td><td>Quyết định về việc ban hành quy chế làm việc</td></tr></table>'
        ),
    )


def nukeviet(site: MadeSite) -> None:
    """NukeViet: a slogan as h1, hometext, rating lines, "Những tin mới hơn" with days, pages by path."""
    stories = make_stories(52, 30, site.now, kinds=("report", "list", "report"))
    alias = ("tin-hoat-dong", "thi-dua-khen-thuong", "thong-bao")

    def link(s: Story) -> str:
        return f"/vi/news/{alias[s.section]}/{slug(s.title)}-{s.number}.html"

    def frame(inner: str, title: str) -> str:
        menu = "".join(
            f'<li role="presentation"><a class="dropdown-toggle" href="/vi/news/{a}/" title="{n}">{n}</a></li>'
            for a, n in zip(alias, _NAMES, strict=True)
        )
        return f'<!DOCTYPE html><html lang="vi"><head><title>{title}</title><meta name="generator" content="NukeViet v4.5"></head><body><header><div class="site-name"><h1>Trường Chính trị tỉnh</h1></div></header><nav><ul class="nav navbar-nav">{menu}</ul></nav><span class="current-time">{WEEKDAYS[site.now.weekday()]}, {site.now:%d/%m/%Y, %H:%M}</span><div class="row"><div class="col-md-18">{inner}</div><div class="col-md-6"><div class="panel panel-default"><div class="panel-heading">Thống kê</div><div class="panel-body">Đang truy cập 12</div></div></div></div></body></html>'

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                picture='<div style="text-align:center"><figure class="image" style="display:inline-block"><img src="{0}" width="600"><figcaption>{1}</figcaption></figure></div>'.format,
            )
        )
        lists = "".join(
            f'<li><em class="fa fa-angle-right">&nbsp;</em><a href="{link(o)}" title="{o.title}">{o.title}</a> <em>({o.at:%d/%m/%Y})</em></li>'
            for o in _near(stories, s, 4)
        )
        inner = (
            f'<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope><div class="panel-body"><h1 class="title margin-bottom-lg" itemprop="headline">{s.title}</h1><div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Person" itemscope><span itemprop="name">{s.writer}</span></div><span class="hidden hide d-none" itemprop="datePublished">{s.at:%Y-%m-%dT%H:%M:%S+07:00}</span>'
            f'<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{WEEKDAYS[s.at.weekday()]} - {s.at:%d/%m/%Y %H:%M}</span></div><div class="col-md-12"><ul class="list-inline text-right"><li><a class="dimgray" title="In ra">In ra</a></li></ul></div></div>'
            f'<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{s.lead}</div></div><div id="news-bodyhtml" class="bodytext margin-bottom-lg">{body}</div><div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>{s.writer}</p></div></div></div>'
            '<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B"><div class="h5">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</div><div><input class="hover-star" type="radio"></div><div>Click để đánh giá bài viết</div></form></div></div>'
            f'<div class="news_column panel panel-default"><div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="detail-related related list-none">{lists}</ul></div></div></div>'
        )
        site.publish([link(s)], frame(inner, f"{s.title}"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="news_column panel panel-default"><div class="panel-body"><a href="{link(s)}"><img class="img-thumbnail" src="/media/{s.number}-0.jpg"></a><h2><a href="{link(s)}">{s.title}</a></h2><div class="text-muted"><ul class="list-unstyled list-inline"><li><em class="fa fa-clock-o">&nbsp;</em> {s.at:%H:%M %d/%m/%Y}</li></ul></div>{s.lead}</div></div>'
            for s in part
        )
        pager = "".join(
            f'<li class="page-item"><a class="page-link" href="/vi/news/{alias[section]}/page-{n}/">{n}</a></li>'
            for n in range(2, count + 1)
        )
        return frame(f'<div class="viewlist_page">{rows}</div><ul class="pagination">{pager}</ul>', _NAMES[section])

    site.sections(stories, listing, lambda s, n: f"/vi/news/{alias[s]}/" + (f"page-{n}/" if n > 1 else ""), size=5)
    site.add(
        "/", frame("".join(f'<h3><a href="{link(s)}">{s.title}</a></h3>' for s in stories[:5]), "Trường Chính trị tỉnh")
    )


def pasted_word(site: MadeSite) -> None:
    """A department's own ASP.NET: title in capitals, text pasted from Word, pictures without captions, a note as its only text."""
    stories = make_stories(53, 24, site.now, kinds=("report", "notice", "list"))

    def upper(s: Story) -> Story:
        parts = tuple(Part(kind="picture", address=p.address) if p.kind == "picture" else p for p in s.parts)
        return Story(**{f: getattr(s, f) for f in Story.__slots__} | {"title": s.title.upper(), "parts": parts})

    told = [upper(s) for s in stories]

    def link(s: Story) -> str:
        return f"/cms/xem-tin?id={s.number}"

    def frame(inner: str) -> str:
        return f'<html><head><title>Cổng thông tin Bệnh viện Đa khoa</title></head><body><div class="bg"><div class="hd"><div class="lg"></div><div class="sl">Y đức - Tận tâm - Chuyên nghiệp</div></div><div class="mn"><a href="/">Trang chủ</a> | <a href="/cms/tin?c=0">Hoạt động</a> | <a href="/cms/tin?c=1">Thi đua</a> | <a href="/cms/tin?c=2">Thông báo</a> | <a href="/cms/trang?t=lien-he">Liên hệ</a></div><div class="mc">{inner}</div><div class="ft">Địa chỉ: 02 Trần Phú. Điện thoại: 0233 385 0001. Email: bv@example.vn</div></div></body></html>'

    for s in told:
        body = "".join(
            flow(
                s.parts,
                text='<p class="MsoNormal" style="margin-bottom:6pt;text-indent:28.35pt"><span style="font-size:14pt;font-family:\'Times New Roman\'">{}<o:p></o:p></span></p>'.format,
                subhead='<p class="MsoNormal"><b><span style="font-size:14pt">{}</span></b></p>'.format,
                picture='<p class="MsoNormal" align="center"><img src="{0}" width="600"></p>'.format,
            )
        )
        inner = (
            f'<div class="p1"><div class="tt1"><p><b>{s.title}</b></p></div><div class="tt2"><label>Ngày đăng tin: {s.at:%d.%m.%Y}</label> <label>Số lần xem: {s.number % 531}</label></div><div class="tt3"><p class="MsoNormal"><i><span style="font-size:14pt">{s.lead}</span></i></p>{body}</div>'
            f'<div class="tt4"><span>CÁC TIN KHÁC CÙNG CHUYÊN MỤC</span>{"".join(f"<div class=r1><a href={link(o)}>{o.title.upper()}</a><label>{o.at:%d.%m.%Y}</label></div>" for o in _near(stories, stories[told.index(s)], 3))}</div></div>'
        )
        site.publish([link(s)], frame(inner), s, precision="day", captions=False)

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="r0"><div class="r0i"><img src="/media/{s.number}.jpg"></div><div class="r0t"><a href="{link(s)}">{s.title}</a></div></div>'
            for s in part
        )
        following = f'<a href="/cms/tin?c={section}&amp;so={number + 1}">&gt;&gt;</a>' if number < count else ""
        return frame(f'<div class="h0">{_NAMES[section]}</div>{rows}<div class="f0">{following}</div>')

    site.sections(told, listing, lambda s, n: f"/cms/tin?c={s}" + (f"&so={n}" if n > 1 else ""), size=4)
    words = Words(153)
    site.add(
        "/cms/trang?t=lien-he",
        frame(
            f'<div class="tt1"><p><b>LIÊN HỆ</b></p></div><div class="tt3">{"".join(f"<p>{words.standing()}</p>" for _ in range(3))}</div>'
        ),
    )
    site.add("/", frame("".join(f'<div class="r0t"><a href="{link(s)}">{s.title}</a></div>' for s in told[:6])))


def calendar_days(site: MadeSite) -> None:
    """Articles behind the days of a calendar alone; the stamp under the text, the title in a heading of the third rank."""
    stories = make_stories(54, 24, site.now, kinds=("report", "photo"))

    def link(s: Story) -> str:
        return f"/doc/{s.number}/{slug(s.title)}"

    def calendar(year: int, month: int) -> str:
        days = sorted({s.at.day for s in stories if (s.at.year, s.at.month) == (year, month)})
        cells = "".join(f'<td><a href="/ngay/{year}/{month}/{d}">{d}</a></td>' for d in days)
        before = f"/thang/{year}/{month - 1}" if month > 1 else f"/thang/{year - 1}/12"
        return f'<table class="cal"><caption>Tháng {month} năm {year}</caption><tr><td colspan=7><a href="{before}">&laquo; Tháng trước</a></td></tr><tr>{cells}</tr></table>'

    def frame(inner: str, title: str) -> str:
        return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><div class=wrap><div class=brand>Ban Dân vận</div>{inner}<p class=sig>Ban Dân vận tỉnh - Hộp thư: bdv@example.vn</p></div></body></html>"

    for s in stories:
        body = "".join(
            flow(
                s.parts,
                text="<p>{}</p>".format,
                picture='<dl class="gallery-item"><dt><img src="{0}"></dt><dd>{1}</dd></dl>'.format,
            )
        )
        inner = f"<div class=cols><div class=left>{calendar(s.at.year, s.at.month)}</div><div class=right><h3>{s.title}</h3><p><strong>{s.lead}</strong></p>{body}<p class=end>Đăng ngày {s.at.day}/{s.at.month}/{s.at.year} lúc {s.at:%H:%M}</p><p><b>Xem các tin trong ngày</b></p></div></div>"
        site.publish([link(s)], frame(inner, f"{s.title} | Ban Dân vận"), s)
    months = sorted({(s.at.year, s.at.month) for s in stories})
    for year, month in months:
        site.add(f"/thang/{year}/{month}", frame(f"<div class=cols>{calendar(year, month)}</div>", "Lịch"))
        for day in range(1, 32):
            own = [s for s in stories if (s.at.year, s.at.month, s.at.day) == (year, month, day)]
            if own:
                site.add(
                    f"/ngay/{year}/{month}/{day}",
                    frame(
                        f"<div class=cols>{calendar(year, month)}<h2>Ngày {day}/{month}/{year}</h2>{''.join(f'<p><a href={link(s)}>{s.title}</a></p>' for s in own)}</div>",
                        "Tin trong ngày",
                    ),
                )
    site.add(
        "/",
        frame(
            f"<div class=cols>{calendar(site.now.year, site.now.month)}</div><p>Chọn ngày để xem tin.</p>",
            "Ban Dân vận",
        ),
    )


def joomla_tables(site: MadeSite) -> None:
    """Joomla 1.5 in tables: contentheading, createdate and a later modifydate, icons, lists of newer and older ones."""
    stories = make_stories(55, 27, site.now, kinds=("report", "interview", "notice"))

    def link(s: Story) -> str:
        return f"/index.php?option=com_content&amp;view=article&amp;id={s.number}:{slug(s.title)[:30].rstrip('-')}&amp;catid={30 + s.section}&amp;Itemid=5{s.section}"

    def frame(inner: str, title: str) -> str:
        menu = "".join(
            f'<a href="/index.php?option=com_content&amp;view=category&amp;id={30 + n}&amp;Itemid=5{n}" class="mainlevel">{name}</a>'
            for n, name in enumerate(_NAMES)
        )
        return f'<html><head><title>{title}</title><meta name="generator" content="Joomla! 1.5 - Open Source Content Management"></head><body><table class="outer"><tr><td class="left">{menu}<table class="moduletable"><tr><th>Số lượt truy cập</th></tr><tr><td>Hôm nay 120<br>Tất cả 88123</td></tr></table></td><td class="mainbody"><span class="pathway">Trang chủ</span>{inner}</td></tr></table></body></html>'

    for s in stories:
        later = s.at + timedelta(hours=5)
        body = "".join(
            flow(
                s.parts,
                picture='<div class="img_caption none" style="width: 450px;"><img class="caption" src="{0}"><p class="img_caption">{1}</p></div>'.format,
            )
        )
        newer, older = _near(stories, s, 2), _near(stories, s, 5)[2:]
        inner = (
            f'<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{s.title}</td><td align="right" class="buttonheading"><img src="/pdf.png" alt="PDF"></td><td class="buttonheading"><img src="/p.png" alt="In"></td><td class="buttonheading"><img src="/e.png" alt="Email"></td></tr></table>'
            f'<table class="contentpaneopen"><tr><td width="70%" valign="top" colspan="2"><span class="small">Viết bởi {s.writer}</span>&nbsp;&nbsp;</td></tr><tr><td valign="top" colspan="2" class="createdate">{WEEKDAYS[s.at.weekday()]}, {s.at.day:02} Tháng {s.at.month} {s.at.year} {s.at:%H:%M}</td></tr>'
            f'<tr><td valign="top" colspan="2"><p style="text-align: justify;"><strong>{s.lead}</strong></p>{body}</td></tr><tr><td colspan="2" class="modifydate">Cập nhật lần cuối lúc {WEEKDAYS[later.weekday()]}, {later.day:02} Tháng {later.month} {later.year} {later:%H:%M}</td></tr></table><span class="article_separator">&nbsp;</span>'
            f'<div class="lienquan"><strong>Các bài viết mới hơn:</strong><ul>{"".join(f"<li><a href={chr(34)}{link(o)}{chr(34)}>{o.title}</a> - <i>{o.at:%d/%m/%Y}</i></li>" for o in newer)}</ul><strong>Các bài viết cũ hơn:</strong><ul>{"".join(f"<li><a href={chr(34)}{link(o)}{chr(34)}>{o.title}</a> - <i>{o.at:%d/%m/%Y}</i></li>" for o in older)}</ul></div>'
        )
        site.publish([link(s).replace("&amp;", "&")], frame(inner, s.title), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<tr class="sectiontableentry{n % 2 + 1}"><td align="right">{n}</td><td><a href="{link(s)}">{s.title}</a></td><td>{s.number % 300}</td></tr>'
            for n, s in enumerate(part, 1)
        )
        base = f"/index.php?option=com_content&amp;view=category&amp;id={30 + section}&amp;Itemid=5{section}"
        following = (
            f'<a href="{base}&amp;limitstart={5 * number}" class="pagenav" title="Tiếp">Tiếp &gt;</a>'
            if number < count
            else '<span class="pagenav">Tiếp &gt;</span>'
        )
        return frame(
            f'<div class="componentheading">{_NAMES[section]}</div><table class="category">{rows}</table><span class="pagenav">&lt; Trước</span> {following}',
            _NAMES[section],
        )

    site.sections(
        stories,
        listing,
        lambda s, n: (
            f"/index.php?option=com_content&view=category&id={30 + s}&Itemid=5{s}"
            + (f"&limitstart={5 * (n - 1)}" if n > 1 else "")
        ),
        size=5,
    )
    site.add(
        "/",
        frame(
            "".join(
                f'<table class="contentpaneopen"><tr><td class="contentheading">{s.title}</td></tr></table><p>{s.lead}</p><a class="readon" href="{link(s)}">Đọc thêm...</a>'
                for s in stories[:3]
            ),
            "Trang chủ",
        ),
    )


def english_clock(site: MadeSite) -> None:
    """A bought Laravel theme: "Nov 16, 2026, 8:05 AM", a kicker, an author's biography under the text, comments with days."""
    stories = make_stories(56, 30, site.now, kinds=("report", "photo", "interview"))

    def link(s: Story) -> str:
        return f"/post/{slug(s.title)}-{s.number}"

    def frame(inner: str, title: str) -> str:
        return f'<!doctype html><html><head><title>{title}</title></head><body><div class="header-area"><div class="container"><p class="top-date">{site.now:%A, %B %d, %Y}</p><nav class="primary-menu"><a href="/category/0">{_NAMES[0]}</a><a href="/category/1">{_NAMES[1]}</a><a href="/category/2">{_NAMES[2]}</a><a href="/about-us">Giới thiệu</a></nav></div></div>{inner}<div class="footer-area"><p>Copyright 2026 Hội Chữ thập đỏ</p></div></body></html>'

    for s in stories:
        stamp = f"{s.at:%b} {s.at.day}, {s.at.year}, {s.at.hour % 12 or 12}:{s.at:%M} {s.at:%p}"
        body = "".join(
            flow(
                s.parts,
                subhead="<h5>{}</h5>".format,
                picture='<div class="post-media"><img src="{0}"><small>{1}</small></div>'.format,
            )
        )
        inner = (
            f'<div class="single-blog-area"><div class="container"><div class="blog-cat">{_NAMES[s.section]}</div><h2 class="blog-heading">{s.title}</h2><ul class="blog-info"><li><i class="fa fa-user"></i> {s.writer}</li><li><i class="fa fa-calendar"></i> {stamp}</li><li><i class="fa fa-eye"></i> {s.number % 870} Views</li></ul>'
            f'<div class="blog-short">{s.lead}</div><div class="blog-full">{body}</div><div class="blog-tags"><span>Tags:</span> <a href="/tag/thi-dua">thi đua</a>, <a href="/tag/guong">gương sáng</a></div>'
            f'<div class="author-bio"><img src="/a.jpg"><div><h6>{s.writer}</h6><p>{s.writer} là cộng tác viên thường xuyên của trang từ năm 2015, chuyên viết về các hoạt động nhân đạo ở cơ sở.</p></div></div>'
            f'<div class="comment-area"><h4>2 Comments</h4><div class="single-comment"><h6>Bạn đọc Hòa</h6><span>{site.now:%b} 1, 2026</span><p>Một tấm gương thật đáng quý, chúc bác luôn mạnh khỏe để tiếp tục giúp đời.</p><a>Reply</a></div></div>'
            f'<div class="related-area"><h4>You may also like</h4>{"".join(f"<div class=col-4><a href={link(o)}><h5>{o.title}</h5></a><span>{o.at:%b} {o.at.day}, {o.at.year}</span></div>" for o in _near(stories, s, 3))}</div></div></div>'
        )
        site.publish([link(s)], frame(inner, "Hội Chữ thập đỏ"), s, authors=[s.writer])

    def listing(section: int, part: list[Story], number: int, count: int) -> str:
        rows = "".join(
            f'<div class="col-lg-6"><div class="blog-item"><a href="{link(s)}"><img src="/media/{s.number}-0.jpg"></a><h4><a href="{link(s)}">{s.title}</a></h4><p>{s.lead}</p><a class="btn" href="{link(s)}">Read More</a></div></div>'
            for s in part
        )
        pager = "".join(
            f'<li class="page-item"><a class="page-link" href="/category/{section}?page={n}">{n}</a></li>'
            for n in range(1, count + 1)
        )
        return frame(
            f'<div class="container"><h1>{_NAMES[section]}</h1>{rows}<ul class="pagination">{pager}</ul></div>',
            _NAMES[section],
        )

    site.sections(stories, listing, lambda s, n: f"/category/{s}" + (f"?page={n}" if n > 1 else ""), size=5)
    words = Words(156)
    site.add(
        "/about-us",
        frame(
            f'<div class="container"><h2 class="blog-heading">Giới thiệu</h2><div class="blog-full">{"".join(f"<p>{words.standing()}</p>" for _ in range(4))}</div></div>',
            "Giới thiệu",
        ),
    )
    site.add("/", frame("".join(f'<h4><a href="{link(s)}">{s.title}</a></h4>' for s in stories[:4]), "Hội Chữ thập đỏ"))


SECOND_PORTALS = (sharepoint, nukeviet, pasted_word, calendar_days, joomla_tables, english_clock)
