"""Generated sites for the benchmark, and the loopback server that answers for all of them.

An article page has about 83 KB, as the median page of a provincial newspaper has: three fifths scripts and styles, some
750 elements of menus, cards of other articles and footer, and 300 to 1,000 words of text that no other page shares.
Answers are made once and written with one system call.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from random import Random

from evaluation.duplicates.texts import ArchiveMaker
from evaluation.extraction.generated import FETCHED, LAYOUTS
from evaluation.extraction.generated.spec import Part, Spec, make_spec

SITES = ("onecms", "vccorp", "expresslike", "nukeviet", "mastercms", "drupal", "tailwind", "committee")
"""One site per layout."""
FIRST_PORT = 18_300
ENTRIES_PER_PAGE = 25
ARTICLE_BYTES = 83 * 1024
SCRIPT_SHARE = 0.6
_MENU = ("Thời sự", "Chính trị", "Kinh tế", "Văn hóa", "Xã hội", "Giáo dục", "Y tế", "Pháp luật", "Thể thao", "Du lịch")
_STYLE = ".card-{n}{{display:flex;margin:0 0 12px;padding:4px 8px;border-bottom:1px solid #e5e5e5}}\n"
_SCRIPT = (
    "window.__w=window.__w||[];window.__w.push({{id:{n},slot:'box-{n}',sizes:[[300,250],[336,280]],lazy:true}});\n"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An article's address on its site, its title and the day beside it in listings."""

    path: str
    title: str
    day: str


def make_article(layout: str, number: int) -> tuple[Entry, Spec]:
    """One article: a spec whose paragraphs are its own, dated within the last eighty days.

    Generated pages have twelve sentences; a thousand articles of these alone would all be near one another.
    """
    seed = SITES.index(layout) * 100_000 + number
    maker, random = ArchiveMaker(seed), Random(seed)
    spec = make_spec(seed)
    parts = [replace(part, text=_own_text(part, random, maker)) if part.kind == "p" else part for part in spec.parts]
    parts += [Part(kind="p", text=maker.paragraph()) for _ in range(random.randint(1, 5))]
    at = FETCHED - timedelta(minutes=random.randint(1, 80 * 24 * 60))
    spec.parts, spec.at, spec.stamp, spec.precision = parts, at, f"{at:%d/%m/%Y %H:%M}", "minute"
    spec.title = f"{spec.title} {maker.sentence(6)}"
    path = f"/thoi-su/bai-viet-{random.randint(100, 999)}-cua-{layout}-{100_000 + number}.html"
    return Entry(path=path, title=spec.title, day=f"{at:%d/%m/%Y}"), spec


def _own_text(part: Part, random: Random, maker: ArchiveMaker) -> str:
    """A paragraph of its own words; one in three has a sentence of the field before them, with its facts."""
    own = " ".join(maker.sentence(random.randint(15, 35)) + "." for _ in range(2))
    return f"{part.text.split('. ')[0].rstrip('.')}. {own}" if random.random() < 1 / 3 else own


def make_site(layout: str, articles: int) -> dict[str, bytes]:
    """Path to body: robots.txt, home, one section with its pages, articles; those with the highest numbers come first."""
    made = [make_article(layout, number) for number in reversed(range(articles))]
    entries = [entry for entry, _ in made]
    pages = {"/robots.txt": b"User-agent: *\nAllow: /\n", "/": _home(entries).encode()}
    pages |= {path: body.encode() for path, body in _section(entries)}
    for number, (entry, spec) in enumerate(made):
        others = [entries[(number + k) % articles] for k in range(1, 25)]
        pages[entry.path] = _dressed(LAYOUTS[layout](spec), others, spec.random).encode()
    return pages


def _home(entries: list[Entry]) -> str:
    rows = "".join(f'<h3><a href="{e.path}">{escape(e.title)}</a></h3>' for e in entries[:5])
    return f"<html><body><nav><a href='/thoi-su'>Thời sự</a></nav>{rows}</body></html>"


def _section(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    parts = [entries[i : i + ENTRIES_PER_PAGE] for i in range(0, len(entries), ENTRIES_PER_PAGE)]
    for n, part in enumerate(parts, 1):
        rows = "".join(
            f'<div><h3><a href="{e.path}">{escape(e.title)}</a></h3><span>{e.day}</span></div>' for e in part
        )
        near = range(max(1, n - 3), min(len(parts), n + 3) + 1)
        links = "".join(f'<a href="/thoi-su?page={k}">{k}</a>' for k in near)
        body = f"<html><body><h1>Thời sự</h1>{rows}<div class=pagination>{links}</div></body></html>"
        yield ("/thoi-su" if n == 1 else f"/thoi-su?page={n}"), body


def _dressed(html: str, others: list[Entry], random: Random) -> str:
    """The page with the surroundings of real ones, up to :data:`ARTICLE_BYTES`."""
    menu = "".join(
        f'<li class="menu-item"><a href="/muc-{m}">{name}</a><ul class="sub">'
        + "".join(f'<li><a href="/muc-{m}/{k}" title="{name}">{name} {k}</a></li>' for k in range(8))
        + "</ul></li>"
        for m, name in enumerate(_MENU)
    )
    cards = "".join(
        f'<div class="card card-{n}"><a class="thumb" href="{e.path}"><img src="/anh/{n}.jpg" alt="" loading="lazy"></a>'
        f'<div class="card-body"><h4><a href="{e.path}">{escape(e.title)}</a></h4><span class="t">{e.day}</span></div></div>'
        for n, e in enumerate(others)
    )
    head, opened, rest = html.partition("<body>")
    inner, closed, end = rest.rpartition("</body>")
    missing = ARTICLE_BYTES - len(html.encode()) - len(menu.encode()) - len(cards.encode())
    code = int(SCRIPT_SHARE * ARTICLE_BYTES)
    style = "".join(_STYLE.format(n=n) for n in range(code // 4 // len(_STYLE)))
    script = "".join(_SCRIPT.format(n=random.randint(1, 9999)) for _ in range(3 * code // 4 // len(_SCRIPT)))
    boxes: list[str] = []
    while missing - code - sum(map(len, boxes)) > 0:
        n = len(boxes)
        boxes.append(
            f'<div class="w-{n} widget" data-box="{n}" id="box-{n}"><a href="/muc-{n % 10}/{n}"><i class="icon icon-{n}">'
            f"</i><span>{_MENU[n % 10]} {n}</span></a></div>"
        )
    return (
        f'{head.replace("</head>", f"<style>{style}</style></head>")}{opened}<nav class="mega"><ul>{menu}</ul></nav>{inner}'
        f'<aside class="sidebar"><h3>Tin mới nhất</h3>{cards}</aside><div class="bottom">{"".join(boxes)}</div>'
        f"<script>{script}</script>{closed}{end}"
    )


async def serve(sites: int, articles: int) -> None:
    """Answer for every site on a port of its own until the process is asked to end."""

    async def serve_site(number: int) -> None:
        made = {path: _answer(body) for path, body in make_site(SITES[number], articles).items()}
        missing = _answer(b"<html><body>404</body></html>", "404 Not Found")

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while True:
                    head = await reader.readuntil(b"\r\n\r\n")
                    writer.write(made.get(head.split(b" ", 2)[1].decode("ascii", "replace"), missing))
                    await writer.drain()
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()

        await asyncio.start_server(talk, "127.0.0.1", FIRST_PORT + number)

    for number in range(sites):
        await serve_site(number)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print("ready", flush=True)
    await ended.wait()


def _answer(body: bytes, status: str = "200 OK") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Connection: keep-alive\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.sites, options.articles))
