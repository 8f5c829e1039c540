"""The text of a composed page: paragraphs, captions, the parts between them, and the closing byline."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from evaluation.extraction.composed.names import Names
from evaluation.extraction.composed.texts import Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyStyle:
    """How one site sets its text."""

    paragraphs: str
    """``p``, ``div``, ``br`` or ``boxed``."""
    captions: str
    """``figure``, ``named``, ``table``, ``centred``, ``italic``, ``span`` or ``rows``."""
    byline: str
    """How the writer is named at the end; empty where the page names nobody there."""
    between: tuple[str, ...]
    """The parts that may come between paragraphs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetBody:
    """The markup and its record."""

    html: str
    texts: list[str]
    captions: tuple[str, ...]
    authors: tuple[str, ...]
    unwanted: tuple[str, ...]


def draw_style(random: Random, names: Names) -> BodyStyle:
    captions = ["figure", "table", "centred", "italic", "span", "rows"] + (["named", "named"] if names.caption else [])
    return BodyStyle(
        paragraphs=random.choice(("p", "p", "p", "div", "br", "boxed")),
        captions=random.choice(captions),
        byline=random.choice(("right_bold", "labelled", "strong", "named", "italic_right", "")),
        between=tuple(
            random.sample(("heading", "others", "pointer", "quote", "advert", "list", "people", "post", "audio", "bold_heading"), 4)
        ),
    )  # fmt: skip


def _picture(style: BodyStyle, n: Names, caption: str, address: str) -> str:
    image = f'<img src="{address}">'
    match style.captions:
        case "figure":
            return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
        case "named":
            return f"<div{n.picture}>{image}<p{n.caption}>{caption}</p></div>"
        case "table":
            return f"<table><tr><td>{image}</td></tr><tr><td>{caption}</td></tr></table>"
        case "centred":
            return f'<p style="text-align: center;">{image}</p><p style="text-align: center;"><em>{caption}</em></p>'
        case "italic":
            return f"<p>{image}</p><p><em>{caption}</em></p>"
        case "span":
            return f"<div{n.picture}>{image}<span>{caption}</span></div>"
        case _:
            return f'<div><div>{image}</div><div style="text-align:center">{caption}</div></div>'


def _paragraph(style: BodyStyle, text: str) -> str:
    return {
        "p": f"<p>{text}</p>",
        "div": f"<div>{text}</div>",
        "br": f"{text}<br><br>",
        "boxed": f"<div><p><span>{text}</span></p></div>",
    }[style.paragraphs]


def _closing_byline(style: BodyStyle, n: Names, writer: str) -> tuple[str, tuple[str, ...]]:
    match style.byline:
        case "right_bold":
            return f'<p style="text-align:right"><strong>{writer}</strong></p>', (writer,)
        case "labelled":
            return f"<p>Bài, ảnh: {writer}</p>", (writer,)
        case "strong":
            return f"<p><strong>{writer}</strong></p>", (writer,)
        case "named":
            return f"<div{n.writer}><b>{writer}</b></div>", (writer,)
        case "italic_right":
            return f'<div align="right"><i>{writer}</i></div>', (writer,)
        case _:
            return "", ()


def set_body(style: BodyStyle, n: Names, texts: Texts, random: Random, number: int, *, writer: str | None) -> SetBody:
    html: list[str] = []
    told: list[str] = []
    captions: list[str] = []
    unwanted: list[str] = []
    count = random.randint(4, 7)
    pictures = set(random.sample(range(count), random.randint(0, 2)))
    inserted = dict(
        zip(random.sample(range(1, count), min(2, count - 1)), random.sample(style.between, 2), strict=False)
    )
    for at in range(count):
        text = texts.paragraph(random.choice((1, 2, 2, 3)))
        html.append(_paragraph(style, text))
        told.append(text)
        if at in pictures:
            caption = texts.caption()
            html.append(_picture(style, n, caption, f"/files/{number}-{at}.jpg"))
            captions.append(caption)
        match inserted.get(at):
            case "heading":
                heading = texts.subhead()
                html.append(f"<h3>{heading}</h3>")
                told.append(heading)
            case "bold_heading":
                heading = texts.subhead()
                html.append(f"<p><strong>{heading}</strong></p>")
                told.append(heading)
            case "others":
                label, label2 = texts.other(), texts.other()
                html.append(
                    f'<div{n.others}><ul><li><a href="/x1.html">{label}</a></li><li><a href="/x2.html">{label2}</a></li></ul></div>'
                )
                unwanted += [label, label2]
            case "pointer":
                label = texts.other()
                html.append(f'<p>Xem thêm: <a href="/y.html">{label}</a></p>')
                unwanted.append(label)
            case "quote":
                quote = f"“{texts.paragraph(1)}”"
                html.append(f"<blockquote><p>{quote}</p></blockquote>")
                told.append(quote)
            case "advert":
                html.append("<div>Quảng cáo</div>")
                unwanted.append("Quảng cáo")
            case "list":
                items = [f"Về {w}: {texts.paragraph(1)}" for w in ("nhận thức", "cách làm")]
                html.append("<ul>" + "".join(f"<li>{i}</li>" for i in items) + "</ul>")
                told += items
            case "people":
                rows = [(str(n_ + 1), texts.person(), texts.unit()) for n_ in range(4)]
                html.append(
                    "<table>"
                    + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
                    + "</table>"
                )
                told += [" ".join(row) for row in rows]
            case "post":
                told.append("Xin chúc mừng tập thể nhà trường!")
                html.append(
                    '<blockquote class="twitter-tweet"><p>Xin chúc mừng tập thể nhà trường!</p>— <a href="https://x.example/1">12/01/2026</a></blockquote>'
                )
            case "audio":
                html.append(
                    "<div><button>Phát</button><span>Bấm để nghe bài viết</span><audio src=/a.mp3></audio></div>"
                )
                unwanted.append("Bấm để nghe bài viết")
            case _:
                pass
    closing, authors = _closing_byline(style, n, writer) if writer else ("", ())
    html.append(closing)
    return SetBody(
        html="".join(html),
        texts=told,
        captions=tuple(captions),
        authors=authors,
        unwanted=tuple(unwanted),
    )
