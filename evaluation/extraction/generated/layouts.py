"""Layouts of Vietnamese content systems, each printing a spec its own way with the traps that live on such pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from html import escape

from .dates import weekday, weekday_number
from .spec import FETCHED, Part, Spec

Layout = Callable[[Spec], str]


def _statement(spec: Spec) -> str:
    """JSON-LD, with the faults that are seen: local time named UTC, a day only, a later modification."""
    if spec.statement == "none" or spec.at is None:
        return ""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": spec.title,
        "publisher": {"@type": "Organization", "name": spec.site},
    }
    if spec.statement == "utc-named-local" and spec.precision == "minute":
        data["datePublished"] = spec.at.replace(tzinfo=None).isoformat() + "Z"
    elif spec.statement == "day":
        data["datePublished"] = spec.at.date().isoformat()
    else:
        data["datePublished"] = spec.at.date().isoformat() if spec.precision == "day" else spec.iso()
    if spec.statement == "modified-too":
        data["dateModified"] = (spec.at + timedelta(days=3, hours=2)).isoformat()
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _head(spec: Spec, suffix: str = " | {site}", og: bool = True) -> str:
    title = escape(spec.title) + escape(suffix.format(site=spec.site, section=spec.section))
    metas = (
        f'<meta property="og:title" content="{escape(spec.title)}"><meta property="og:type" content="article">'
        if og
        else ""
    )
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{metas}'
        f'<meta name="description" content="{escape(spec.lead or spec.title)}">{_statement(spec)}'
        "<style>.sapo{font-weight:bold}</style><script>var now=new Date();document.write(now)</script></head>"
    )


def _menu(spec: Spec) -> str:
    items = "".join(
        f'<li><a href="/{i}">{t}</a></li>'
        for i, t in enumerate(("Trang chủ", "Thời sự", "Chính trị", "Kinh tế", "Văn hóa", "Liên hệ"))
    )
    return f'<ul class="menu">{items}</ul>'


def _clock(spec: Spec) -> str:
    """A page clock: the day of the fetch, in the shape of a publication stamp."""
    t = FETCHED
    return spec.random.choice(
        (
            f"{weekday(t)}, ngày {t.day} tháng {t.month} năm {t.year}",
            f"{weekday_number(t)}, {t:%d/%m/%Y, %H:%M}[GMT+7]",
            f"{weekday(t)}, {t:%d/%m/%Y}",
        )
    )


def _footer(spec: Spec) -> str:
    return (
        '<div class="footer"><p>'
        + escape(spec.site)
        + "</p><p>Giấy phép số 123/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 12/03/2019. "
        "Tổng Biên tập: Nguyễn Văn Bình. Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></div>"
    )


def _figure(style: str, text: str, n: int) -> str:
    image = f'<img src="/media/anh-{n}.jpg" alt="" width="600">'
    caption = escape(text)
    return {
        "figure": f"<figure>{image}<figcaption>{caption}</figcaption></figure>",
        "table": f'<table class="picture" align="center"><tbody><tr><td class="pic">{image}</td></tr><tr><td class="caption">{caption}</td></tr></tbody></table>',
        "center": f'<p style="text-align: center;">{image}</p><p style="text-align: center;"><em>{caption}</em></p>',
        "br": f'<p align="center">{image}<br><i>{caption}</i></p>',
        "vc": f'<figure class="VCSortableInPreviewMode" type="Photo"><div>{image}</div><figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{caption}</p></figcaption></figure>',
        "wp": f'<div class="wp-caption aligncenter">{image}<p class="wp-caption-text">{caption}</p></div>',
        "plain-table": f'<table border="0" align="center"><tr><td>{image}</td></tr><tr><td align="center"><span style="font-size:10pt">{caption}</span></td></tr></table>',
    }[style]


def _body(
    spec: Spec, figure: str, *, p: str = "<p>{}</p>", h: str = "<p><strong>{}</strong></p>", related: str = ""
) -> str:
    out: list[str] = []
    for n, part in enumerate(spec.parts):
        out.append(_part(part, n, figure, p, h, related))
    return "\n".join(out)


def _part(part: Part, n: int, figure: str, p: str, h: str, related: str) -> str:
    text = escape(part.text, quote=False)
    if part.kind == "p":
        return p.format(text)
    if part.kind == "h":
        return h.format(text)
    if part.kind == "fig":
        return _figure(figure, part.text, n)
    if part.kind == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    if part.kind == "related":
        box = related or '<div class="box-related"><a href="/khac-{n}.html">{t}</a></div>'
        return box.format(n=n, t=text)
    if part.kind == "advert":
        return f'<div class="ads-zone"><span>{text}</span></div>'
    if part.kind == "list":
        return "<ul>" + "".join(f"<li>{escape(i, quote=False)}</li>" for i in part.items) + "</ul>"
    rows = [part.items[i : i + 3] for i in range(0, len(part.items), 3)]
    return (
        '<table border="1">'
        + "".join("<tr>" + "".join(f"<td>{escape(c, quote=False)}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


def _related_list(spec: Spec, heading: str, dated: bool = True, sapo: bool = False) -> str:
    items = []
    for n, teaser in enumerate(spec.teasers):
        day = FETCHED - timedelta(days=n + 1)
        when = f' <span class="time">({day:%d/%m/%Y %H:%M})</span>' if dated else ""
        text = (
            "<p>Người dân phấn khởi khi công trình hoàn thành sớm hơn kế hoạch, phục vụ kịp thời nhu cầu đi lại.</p>"
            if sapo
            else ""
        )
        items.append(f'<li class="item"><a href="/tin-{n}.html">{escape(teaser)}</a>{when}{text}</li>')
    return f'<div class="other-news"><h3>{heading}</h3><ul>{"".join(items)}</ul></div>'


def _comments(spec: Spec) -> str:
    if not spec.comments:
        return '<div class="comment"><p>Ý kiến bạn đọc (0)</p><p>Nhập bình luận của bạn:</p></div>'
    items = "".join(
        f'<div class="item"><b>Nguyễn An</b><p>{escape(c)}</p><span>21/03/2024 08:15</span></div>'
        for c in spec.comments
    )
    return f'<div class="box-comment"><h3>Bình luận ({len(spec.comments)})</h3>{items}</div>'


def _files(spec: Spec) -> str:
    return "".join(f'<p><a href="{href}">{escape(label)}</a></p>' for href, label in spec.attachments)


def _author(spec: Spec, html: str) -> str:
    return html.format(escape(spec.byline)) if spec.byline else ""


def _video(spec: Spec) -> str:
    return (
        '<div class="video-player"><iframe src="https://www.youtube.com/embed/abc"></iframe></div>'
        if spec.video
        else ""
    )


def onecms(s: Spec) -> str:
    top = _author(s, '<span class="author">{}</span>') if s.byline_place == "top" else ""
    end = _author(s, '<div class="article__author"><p>{}</p></div>') if s.byline_place == "end" else ""
    lead = f'<div class="article__sapo cms-desc">{escape(s.lead)}</div>' if s.lead else ""
    return (
        f'{_head(s)}<body><header class="site-header"><span class="date">{_clock(s)}</span>{_menu(s)}</header><main><div class="article">'
        f'<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/x">{s.section}</a></div><h1 class="article__title cms-title">{escape(s.title)}</h1>'
        f'<div class="article__meta"><time class="time">{s.stamp or ""}</time>{top}<div class="social social-share"><a>Chia sẻ</a></div></div>{lead}'
        f'<div class="article__body zce-content-body cms-body" itemprop="articleBody">{_video(s)}{_body(s, "table", related=RELATED_CMS)}{_files(s)}{end}</div>'
        f'<div class="article__tag"><span>Từ khóa:</span> <a>{s.tags[0]}</a> <a>{s.tags[1]}</a></div></div>{_comments(s)}'
        f"{_related_list(s, 'Tin liên quan', sapo=True)}</main>{_footer(s)}</body></html>"
    )


RELATED_CMS = '<div class="article__related"><ul><li><a href="/khac-{n}.html">{t}</a></li></ul></div>'


def vccorp(s: Spec) -> str:
    lead = f'<h2 class="detail-sapo" data-role="sapo">{escape(s.lead)}</h2>' if s.lead else ""
    end = _author(s, '<div class="detail-author-bot"><p class="author">{}</p></div>')
    related = '<div class="VCSortableInPreviewMode" type="RelatedOneNews"><a class="VCObjectBoxRelatedNewsItemTitle" href="/k-{n}.htm">{t}</a><p class="VCObjectBoxRelatedNewsItemSapo">Mời bạn đọc xem bài viết cùng chủ đề.</p></div>'
    return (
        f'{_head(s, " - {site}")}<body><div class="header__top"><div class="header__date">{_clock(s)}</div>{_menu(s)}</div><div class="main"><div class="detail__main">'
        f'<div class="detail-cate"><a href="/c">{s.section}</a></div><h1 class="detail-title" data-role="title">{escape(s.title)}</h1><div class="detail-time"><div data-role="publishdate">{s.stamp or ""}</div></div>'
        f'{lead}<div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">{_video(s)}{_body(s, "vc", related=related)}{_files(s)}</div>{end}<div class="detail-tab"><a>Bình luận</a></div>{_comments(s)}'
        f"{_related_list(s, 'Đọc thêm')}</div></div>{_footer(s)}</body></html>"
    )


def expresslike(s: Spec) -> str:
    lead = (
        f'<p class="description"><span class="location-stamp">{s.site.split()[-1]}</span>{escape(s.lead)}</p>'
        if s.lead
        else ""
    )
    end = _author(s, '<p class="Normal" style="text-align:right;"><strong>{}</strong></p>')
    return (
        f'{_head(s, " - {site}")}<body><section class="top-header"><span class="time-now">{_clock(s)}</span></section><nav class="main-nav">{_menu(s)}</nav><section class="page-detail"><div class="sidebar-1">'
        f'<div class="header-content"><ul class="breadcrumb"><li><a>{s.section}</a></li></ul><span class="date">{s.stamp or ""}</span></div><h1 class="title-detail">{escape(s.title)}</h1>{lead}'
        f'<article class="fck_detail">{_video(s)}{_body(s, "figure", p="<p class=Normal>{}</p>")}{_files(s)}{end}</article><div class="footer-content"><a href="/ts">Trở lại {s.section}</a></div></div>{_comments(s)}{_related_list(s, "Xem nhiều", dated=False)}</section>{_footer(s)}</body></html>'
    )


def nukeviet(s: Spec) -> str:
    lead = (
        f'<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{escape(s.lead)}</div></div>'
        if s.lead
        else ""
    )
    author = (
        _author(
            s, '<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>{}</p></div>'
        )
        if s.byline and not any(w in s.byline for w in (":", "Theo"))
        else _author(s, '<p style="text-align: right;"><strong>{}</strong></p>')
    )
    return (
        f'{_head(s, " - {section} - {site}")}<body><div class="site-banner"><span class="current-time">{_clock(s)}</span></div><nav class="navbar">{_menu(s)}</nav><div class="news_column panel panel-default"><div class="panel-body">'
        f'<h1 class="title margin-bottom-lg" itemprop="headline">{escape(s.title)}</h1><div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{s.stamp or ""}</span></div><div class="col-md-12"><ul class="list-inline text-right"><li><a href="#">In ra</a></li></ul></div></div>'
        f'{lead}<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{_video(s)}{_body(s, "center", h="<h3>{}</h3>")}{_files(s)}</div>{author}</div></div>'
        '<div class="news_column panel"><div class="panel-body"><form class="rating"><p>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p><p>Click để đánh giá bài viết</p></form></div></div>'
        f'<div class="news_column panel" id="idcomment"><p>Ý kiến bạn đọc</p></div><div class="news_column panel"><p class="h3"><strong>Những tin mới hơn</strong></p>{_related_list(s, "Những tin cũ hơn")}</div>{_footer(s)}</body></html>'
    )


def liferay(s: Spec) -> str:
    lead = f'<div class="news-sapo"><p>{escape(s.lead)}</p></div>' if s.lead else ""
    end = _author(s, '<p align="right"><em>{}</em></p>')
    return (
        f'{_head(s, " - {site}", og=False)}<body><div id="banner"><div class="portlet-body">{_clock(s)}</div></div><div id="navigation">{_menu(s)}</div><div class="portlet-body"><div class="asset-full-content"><div class="title-news"><h2 class="tieude">{escape(s.title)}</h2></div>'
        f'<div class="news-date"><span>{s.stamp or ""}</span></div><div class="tools"><a>In trang</a> <a>Gửi email</a></div>{lead}<div class="journal-content-article">{_video(s)}{_body(s, "plain-table", p="<div><span>{}</span></div>", h="<div><b>{}</b></div>")}{_files(s)}{end}</div>'
        f'<div class="views">Lượt xem: 1.532</div></div></div>{_related_list(s, "Tin bài khác")}{_footer(s)}</body></html>'
    )


def sharepoint(s: Spec) -> str:
    lead = f'<div class="trich-yeu"><strong>{escape(s.lead)}</strong></div>' if s.lead else ""
    end = _author(s, '<div style="text-align:right"><strong>&#8203;{}</strong></div>')
    return (
        f'{_head(s, "", og=False)}<body><form id="aspnetForm"><div class="header-top"><span id="lblClock">{_clock(s)}</span></div><div class="ms-nav">{_menu(s)}</div><div class="article-detail"><div class="tieu-de-chi-tiet-tin">{escape(s.title)}</div><div class="ngay-dang">{s.stamp or ""}</div>{lead}'
        f'<div class="ms-rtestate-field" style="display:inline"><div class="ExternalClass1">{_video(s)}{_body(s, "center", p="<div style=text-align:justify><span style=font-size:12pt>&#8203;{}</span></div>", h="<div><strong>{}</strong></div>")}{_files(s)}{end}</div></div></div>'
        f'<div class="tin-lien-quan"><div class="tieu-de-tin-lien-quan">Các tin khác</div>{_related_list(s, "", dated=True)}</div></form>{_footer(s)}</body></html>'
    )


def oldtables(s: Spec) -> str:
    texts = []
    for n, part in enumerate(s.parts):
        texts.append(
            escape(part.text, quote=False)
            if part.kind in ("p", "h", "quote")
            else _part(part, n, "plain-table", "{}", "{}", '<br>&gt;&gt; <a href="/k{n}.aspx">{t}</a><br>')
        )
    end = _author(s, '<br><br><div align="right"><b>{}</b></div>')
    lead = f'<tr><td class="Lead"><b>{escape(s.lead)}</b></td></tr>' if s.lead else ""
    return (
        f'{_head(s, "", og=False)}<body><table width="980"><tr><td colspan="2" class="banner">{_clock(s)}</td></tr><tr><td class="menuleft">{_menu(s)}</td><td><table><tr><td class="title_news"><b>{escape(s.title)}</b></td></tr><tr><td class="date_news">{s.stamp or ""}</td></tr>{lead}'
        f'<tr><td class="content_news"><font face="Arial">{_video(s)}{"<br><br>".join(texts)}{_files(s)}</font>{end}</td></tr><tr><td>{_related_list(s, "Các tin đã đưa")}</td></tr></table></td></tr></table>{_footer(s)}</body></html>'
    )


def joomla(s: Spec) -> str:
    end = _author(s, '<p style="text-align: right;"><strong>{}</strong></p>')
    lead = f"<p><strong>{escape(s.lead)}</strong></p>" if s.lead else ""
    return (
        f'{_head(s, " - {site}", og=False)}<body><div class="moduletable">{_clock(s)}</div><div class="mainmenu">{_menu(s)}</div><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{escape(s.title)}</h2></div>'
        f'<dl class="article-info muted"><dt>Chi tiết</dt><dd class="category-name">Chuyên mục: <a>{s.section}</a></dd><dd class="published">{s.stamp or ""}</dd><dd class="hits">Lượt xem: 1209</dd></dl><div itemprop="articleBody">{_video(s)}{lead}{_body(s, "center")}{_files(s)}{end}</div>'
        f'<ul class="pager pagenav"><li class="previous"><a href="/a" rel="prev">Trang trước</a></li></ul></div>{_related_list(s, "Bài viết khác", dated=False)}{_footer(s)}</body></html>'
    )


def wordpress(s: Spec) -> str:
    author = (
        f'<span class="td-post-author-name">{escape(s.byline)}</span>' if s.byline and s.byline_place == "top" else ""
    )
    end = _author(s, "<p><em>{}</em></p>") if s.byline_place == "end" else ""
    return (
        f'{_head(s, " | {site}")}<body class="post-template single category-thoi-su"><div class="td-header-menu"><div class="td_data_time">{_clock(s)}</div>{_menu(s)}</div><article class="post-71 post type-post category-tin tag-thi-dua"><div class="td-post-header"><ul class="td-category"><li><a>{s.section}</a></li></ul>'
        f'<header class="td-post-title"><h1 class="entry-title">{escape(s.title)}</h1><div class="td-module-meta-info">{author}<span class="td-post-date"><time class="entry-date updated">{s.stamp or ""}</time></span><div class="td-post-views">203 lượt xem</div></div></header></div>'
        f'<div class="td-post-content tagdiv-type">{_video(s)}{_body(s, "wp", h="<h2>{}</h2>")}{_files(s)}{end}</div><footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a>{s.tags[0]}</a></li></ul></div><div class="td-post-sharing">Share Facebook Twitter</div></footer></article>'
        f'<div class="td-related-title">BÀI VIẾT LIÊN QUAN</div>{_related_list(s, "XEM THÊM", sapo=True)}<div id="comments" class="comments">{_comments(s)}</div>{_footer(s)}</body></html>'
    )


def drupal(s: Spec) -> str:
    lead = f'<div class="field field--name-field-summary field-summary">{escape(s.lead)}</div>' if s.lead else ""
    end = _author(s, '<div class="field field--name-field-author"><div class="field__item">{}</div></div>')
    return (
        f'{_head(s, " | {site}")}<body><div class="region-header">{_clock(s)}</div>{_menu(s)}<h1 class="page-header">{escape(s.title)}</h1><article class="node node--type-article"><div class="field field--name-created post-date">{s.stamp or ""}</div>{lead}'
        f'<div class="field field--name-body field--type-text-with-summary"><div class="field-item even">{_video(s)}{_body(s, "figure", h="<h3>{}</h3>")}{_files(s)}</div></div>{end}</article><div class="block-views">{_related_list(s, "Tin cùng chuyên mục")}</div>{_footer(s)}</body></html>'
    )


def mastercms(s: Spec) -> str:
    lead = f'<div class="sapo_detail">{escape(s.lead)}</div>' if s.lead else ""
    end = _author(s, '<p class="author">{}</p>') if s.byline_place == "end" else ""
    top = _author(s, '<a class="author cl_green">{}</a> - ') if s.byline_place == "top" else ""
    return (
        f'{_head(s, " - {site}")}<body><header><div class="date_header">{_clock(s)}</div></header>{_menu(s)}<div class="main_content"><div class="title-detail">{escape(s.title)}</div><div class="mt15 mb15"><span class="left">{top}<span class="post-time">{s.stamp or ""}</span></span></div>{lead}'
        f'<div id="content_detail_news" class="edittor-content box-cont">{_video(s)}{_body(s, "table", p="<p style=text-align:justify>{}</p>")}{_files(s)}</div>{end}<div class="fb-like"></div><div class="tag_detail"><a>{s.tags[0]}</a></div></div>{_related_list(s, "Tin cùng chuyên mục", sapo=True)}{_footer(s)}</body></html>'
    )


def brdump(s: Spec) -> str:
    pieces = []
    for n, part in enumerate(s.parts):
        text = escape(part.text, quote=False)
        pieces.append(text if part.kind in ("p", "h", "quote") else _part(part, n, "br", "{}", "{}", ""))
    end = _author(s, "<br/><b>{}</b>")
    lead = f'<span class="sapo"><b>{escape(s.lead)}</b></span><br/>' if s.lead else ""
    return (
        f'{_head(s, "")}<body><div class="top">{_clock(s)}</div>{_menu(s)}<div class="detail"><span class="cat">{s.section}</span><h1>{escape(s.title)}</h1><span class="date">{s.stamp or ""}</span><br/>{lead}{_video(s)}<span>{"<br/>".join(pieces)}</span>{_files(s)}{end}'
        f'<div class="share">Thích và chia sẻ bài viết qua</div><div class="cmt">Nhập bình luận của bạn:</div></div>{_related_list(s, "Tin mới")}{_footer(s)}</body></html>'
    )


def tailwind(s: Spec) -> str:
    lead = f'<p class="text-gray-700 font-medium mb-4 sapo">{escape(s.lead)}</p>' if s.lead else ""
    end = _author(s, '<p class="text-right font-bold">{}</p>')
    return (
        f'{_head(s, " - {site}")}<body><div id="__next"><div class="bg-red-700 text-white text-sm">{_clock(s)}</div><nav class="flex">{_menu(s)}</nav><div class="max-w-6xl mx-auto grid"><div class="col-span-8"><h1 class="text-2xl font-bold mb-2">{escape(s.title)}</h1>'
        f'<div class="flex items-center text-gray-500 text-sm"><span>{s.stamp or ""}</span></div>{lead}<div class="prose">{_video(s)}{_body(s, "figure", p="<p class=text-justify>{}</p>", h="<h2>{}</h2>")}{_files(s)}</div>{end}</div><div class="col-span-4">{_related_list(s, "Đọc nhiều", dated=False)}</div></div></div>{_footer(s)}</body></html>'
    )


def amp(s: Spec) -> str:
    lead = f'<h2 class="sapo">{escape(s.lead)}</h2>' if s.lead else ""
    end = _author(s, '<div class="author">{}</div>')
    return f'{_head(s, "")}<body><header>{_menu(s)}</header><main><h1>{escape(s.title)}</h1><div class="meta">{s.stamp or ""}</div>{lead}<div class="content">{_video(s)}{_body(s, "figure")}{_files(s)}</div>{end}{_related_list(s, "Tin liên quan", dated=False)}</main>{_footer(s)}</body></html>'


def committee(s: Spec) -> str:
    lead = f'<div class="mota">{escape(s.lead)}</div>' if s.lead else ""
    end = _author(s, '<p class="tacgia">{}</p>')
    return (
        f'{_head(s, " - {site}", og=False)}<body><div class="topbar"><div class="ngaythang">{_clock(s)}</div></div><div class="menungang">{_menu(s)}</div><div class="khungchinh"><div class="duongdan"><a>Trang chủ</a> » <a>{s.section}</a></div><div class="tieudebaiviet"><h3>{escape(s.title)}</h3></div><div class="thongtin"><i>{s.stamp or ""}</i></div>{lead}'
        f'<div class="noidung">{_video(s)}{_body(s, "center", p="<p class=MsoNormal style=text-align:justify>{}</p>")}{_files(s)}{end}</div><div class="luotxem">Số lượt xem: 4,988</div></div><div class="cottrai"><div class="tieude">Thông báo</div>{_related_list(s, "Văn bản mới")}</div>{_footer(s)}</body></html>'
    )


def datebefore(s: Spec) -> str:
    end = _author(s, '<p align="right"><strong>{}</strong></p>')
    lead = f'<p align="justify"><strong>{escape(s.lead)}</strong></p>' if s.lead else ""
    return (
        f'{_head(s, " - {site}")}<body><div id="header"><div class="today">{_clock(s)}</div></div>{_menu(s)}<div id="main"><div class="category"><a>{s.section}</a></div><div class="post-date">{s.stamp or ""}</div><h1 class="post-title">{escape(s.title)}</h1><div class="post-body">{_video(s)}{lead}'
        f'{_body(s, "br", p="<p align=justify>{}</p>")}{_files(s)}{end}</div><div class="like">Like</div>{_related_list(s, "Tin cùng mục", sapo=True)}{_comments(s)}</div>{_footer(s)}</body></html>'
    )


def bottomdate(s: Spec) -> str:
    """The stamp is under the article, with the byline."""
    end = _author(s, '<div class="author">{}</div>')
    lead = f'<div class="summary">{escape(s.lead)}</div>' if s.lead else ""
    return f'{_head(s, " | {site}")}<body><div class="clock">{_clock(s)}</div>{_menu(s)}<div class="news-detail"><h1>{escape(s.title)}</h1>{lead}<div class="news-content">{_video(s)}{_body(s, "table")}{_files(s)}</div>{end}<div class="news-time">{s.stamp or ""}</div></div>{_related_list(s, "Có thể bạn quan tâm")}{_footer(s)}</body></html>'


LAYOUTS: dict[str, Layout] = {
    f.__name__: f
    for f in (
        onecms,
        vccorp,
        expresslike,
        nukeviet,
        liferay,
        sharepoint,
        oldtables,
        joomla,
        wordpress,
        drupal,
        mastercms,
        brdump,
        tailwind,
        amp,
        committee,
        datebefore,
        bottomdate,
    )
}
LEADLESS = frozenset(("wordpress",))
"""Layouts that print no lead."""
UNCAPTIONED = frozenset[str]()
