"""Generated sites whose pages mark almost nothing for a program: meaningless names, no meta data, ``time`` or ``h1``.

What one page leaves open, many pages of one site settle together: each layout keeps its fields at one place, and prints
beside them what misleads on single pages (page clocks, teasers longer than a short article, names without a label).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from html import escape
from random import Random

from .dates import weekday
from .layouts import _body
from .spec import FETCHED, Part, Spec, body_texts, make_spec

Layout = Callable[[Spec], str]


def _page(spec: Spec, inner: str) -> str:
    """A page that is called by its site's name only, with a menu and an imprint."""
    menu = "".join(
        f'<td><a href="/{n}">{t}</a></td>' for n, t in enumerate(("Giới thiệu", "Tin tức", "Văn bản", "Hỏi đáp"))
    )
    return (
        f'<html><head><meta charset="utf-8"><title>Cổng thông tin</title></head><body><table class="k0"><tr>{menu}</tr></table>'
        f'{inner}<div class="k99"><p>Địa chỉ: số 1, đường Trần Phú. Điện thoại: 0263.3822.000.</p></div></body></html>'
    )


def _clock(spec: Spec) -> str:
    """The page's clock, in the shape of a publication stamp."""
    return f"{weekday(FETCHED)}, {FETCHED:%d/%m/%Y}"


def _teasers(spec: Spec, name: str, count: int, *, dated: bool = True, long: bool = True) -> str:
    """Other articles; on every third page these have summaries, which together are longer than a short article."""
    cards = []
    for n, teaser in enumerate(spec.teasers[:count]):
        day = FETCHED - timedelta(days=n + 2 + spec.seed % 5)
        stamp = f"<span>{day:%d/%m/%Y %H:%M}</span>" if dated else ""
        summary = f"<p>{escape(spec.writer.paragraph())}</p>" if long and spec.seed % 3 == 0 else ""
        cards.append(f'<div class="{name}"><a href="/tin-{n}.html">{escape(teaser)}</a>{stamp}{summary}</div>')
    return f'<div class="{name}s">{"".join(cards)}</div>'


def _shown_author(spec: Spec) -> str:
    return escape(spec.authors[0])


def clock_beside(s: Spec) -> str:
    """A table portal: the page's clock and the article's stamp side by side under the title."""
    return _page(
        s,
        (
            f'<table class="t1"><tr><td class="t2"><p class="t3"><b>{escape(s.title)}</b></p>'
            f'<table class="t4"><tr><td class="t5">{_clock(s)}</td><td class="t6">{s.stamp}</td></tr></table>'
            f'<table class="t7"><tr><td class="t8">{_body(s, "plain-table")}</td></tr></table><p class="t9">{_shown_author(s)}</p></td>'
            f'<td class="t10">{_teasers(s, "t11", 4, long=False)}</td></tr></table>'
        ),
    )


def short_article(s: Spec) -> str:
    """Divisions only: an article of few sentences above the longer summaries of others."""
    body = "".join(f"<div>{escape(text)}</div>" for text in body_texts(s))
    return _page(
        s,
        (
            f'<div class="d1"><div class="d2"><b>{escape(s.title)}</b></div><div class="d3"><span class="d4">{s.stamp}</span></div>'
            f'<div class="d5">{_shown_author(s)}</div><div class="d6">{body}</div>{_teasers(s, "d7", 6)}</div>'
        ),
    )


def stamp_above(s: Spec) -> str:
    """The article's stamp is in a corner above the section's name, the author's under the title."""
    return _page(
        s,
        (
            f'<div class="m1"><span class="m2">{s.stamp}</span><div class="m3"><a href="/a">Tin tức</a><a href="/b">Hoạt động</a>'
            f'<a href="/c">Sự kiện</a></div><div class="m4"><strong>{escape(s.title)}</strong></div><div class="m5">{_shown_author(s)}</div>'
            f'<div class="m6">{_body(s, "center")}</div></div><div class="m7">{_teasers(s, "m8", 5, long=False)}</div>'
        ),
    )


def stamp_below(s: Spec) -> str:
    """Author and stamp under the body, behind a line of buttons and a box of addresses."""
    return _page(
        s,
        (
            f'<table class="b1"><tr><td class="b2"><b>{escape(s.title)}</b></td></tr><tr><td class="b3">{_body(s, "table")}</td></tr>'
            f'<tr><td class="b4"><a href="/in">In trang này</a> <a href="/gui">Gửi cho bạn bè</a></td></tr>'
            f'<tr><td class="b5">{_shown_author(s)}</td><td class="b6">{s.stamp}</td></tr></table>{_teasers(s, "b7", 5)}'
        ),
    )


def plain_title(s: Spec) -> str:
    """The title is not a heading and not bold, under a bold line of the site's own."""
    return _page(
        s,
        (
            f'<div class="p1"><p class="p2"><b>Thông tin tuyên truyền, phổ biến</b></p><p class="p3">{escape(s.title)}</p>'
            f'<p class="p4">{s.stamp}</p><div class="p5">{_body(s, "figure")}</div><p class="p6">{_shown_author(s)}</p></div>{_teasers(s, "p7", 5)}'
        ),
    )


def two_columns(s: Spec) -> str:
    """The teasers precede the article in the page's order, in a column of their own."""
    text = "<br><br>".join(escape(text, quote=False) for text in body_texts(s))
    return _page(
        s,
        (
            f'<table class="c1"><tr><td class="c2">{_teasers(s, "c3", 6)}</td><td class="c4"><div class="c5"><b>{escape(s.title)}</b></div>'
            f'<div class="c6">{_shown_author(s)}</div><div class="c7">{s.stamp}</div><div class="c8">{text}</div></td></tr></table>'
        ),
    )


SITES: dict[str, Layout] = {
    "clock_beside": clock_beside,
    "short_article": short_article,
    "stamp_above": stamp_above,
    "stamp_below": stamp_below,
    "plain_title": plain_title,
    "two_columns": two_columns,
}


def make_site_spec(seed: int) -> Spec:
    """An article for these layouts: one author, no lead, nothing stated; two in five are a few sentences long."""
    spec = make_spec(seed)
    random = Random(seed)
    spec.lead = spec.byline = None
    spec.authors = (spec.writer.person(),)
    parts = [p for p in spec.parts if p.kind in ("p", "h", "fig", "quote")]
    if random.random() < 0.4:
        parts = [Part(kind="p", text=spec.writer.opening()), Part(kind="p", text=spec.writer.paragraph())]
    spec.parts = parts
    return spec


def generate_site(layout: str, count: int, *, start: int = 0) -> Iterator[tuple[Spec, str]]:
    """Pages of one site, each with what it was made from."""
    for seed in range(start, start + count):
        spec = make_site_spec(seed)
        yield spec, SITES[layout](spec)
