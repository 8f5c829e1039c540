"""The made-up web: what each site answers at a moment, and what was requested of it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from articles.timezone import VIETNAM
from benchmarks.year.faults import Fault
from benchmarks.year.texts import Text, make_text, slug
from crawler.frontier import Want
from crawler.site_crawl import Answer, Failure

SHOWN = 12
"""Entries that a home page or feed shows."""
_NAVIGATION = (
    "<nav><a href='/'>Trang chủ</a><a href='/gioi-thieu.html'>Giới thiệu</a><a href='/lien-he.html'>Liên hệ</a></nav>"
)
_SHELL = b"<!doctype html><html><head><title>Cong</title></head><body><div id=root></div><script src=/app.js></script></body></html>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """One published article: its number on its site, its text's number, and when it was published."""

    number: int
    text: int
    at: datetime

    def made(self) -> Text:
        """Its text."""
        return make_text(self.text)


@dataclass(kw_only=True, slots=True)
class Weather:
    """Whether a fault of the installation loses pages being fetched."""

    is_lossy: bool = False


@dataclass(kw_only=True, slots=True)
class Asked:
    """How often articles were sent whole although the same address had sent the same bytes before."""

    needless: int = 0
    after_loss: int = 0
    """The earlier answer was lost with a process, a disk or a server."""
    by_redirect: int = 0
    """An address requested again led to one that was found again in the same crawl."""


@dataclass(kw_only=True, slots=True)
class MadeSite:
    """A site: what it publishes and when, which fault it has, and what was requested of it."""

    id: str
    host: str
    province: str
    has_feed: bool
    pieces: list[Piece]
    weather: Weather = field(default_factory=Weather)
    fault: Fault | None = None
    again: Asked = field(default_factory=Asked)
    times: Counter[int] = field(default_factory=Counter)
    """How often each article was requested, by its number."""
    _sent: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Address → validator of what was sent last, and whether it may have been lost."""
    _paths: dict[str, Piece] = field(default_factory=dict)
    _made: dict[str, tuple[tuple[int, str | None], str]] = field(default_factory=dict)
    """Home page and feed as last made, with what they were made from."""

    def trouble(self, now: datetime) -> str | None:
        """The kind of its fault at a moment."""
        return self.fault.kind if self.fault and self.fault.is_on(now) else None

    def published(self, now: datetime) -> list[Piece]:
        """The pieces published by a moment, the newest first."""
        return self.pieces[: bisect_right(self.pieces, now, key=lambda piece: piece.at)][::-1]

    def answer(self, want: Want, now: datetime) -> Answer | Failure:
        """The answer to a request."""
        trouble = self.trouble(now)
        if trouble == "down":
            return Failure(outcome="network_error", error="ConnectionRefusedError: refused")
        if trouble == "certificate_expired":
            return Failure(outcome="network_error", error="SSLCertVerificationError: certificate has expired")
        path = urlsplit(want.url).path
        if trouble == "moved":
            return _redirect(f"https://www.moi-{self.host}{path}")
        if path == "/robots.txt":
            rules = f"User-agent: *\nDisallow: {'/' if trouble == 'robots_closed' else '/quan-tri/'}\n"
            return _page(rules, want, "text/plain")
        if trouble == "blocked":
            return Answer(status=403, headers={"content-type": "text/html"}, body=b"<h1>Forbidden</h1>")
        if trouble == "shell":
            return Answer(status=200, headers={"content-type": "text/html"}, body=_SHELL)
        return self._serve(path, want, trouble, now)

    def _serve(self, path: str, want: Want, trouble: str | None, now: datetime) -> Answer:
        is_new = trouble == "redesigned"
        if path == "/":
            return _page(self._list(path, trouble, now), want)
        if path == "/rss.xml" and self.has_feed and not is_new:
            return _page(self._list(path, trouble, now), want, "application/rss+xml; charset=utf-8")
        if not self._paths:
            self._paths = {self.path_of(p, is_new=new): p for p in self.pieces for new in (False, True)}
        piece = self._paths.get(path)
        if piece is not None and piece.at <= now and path == self.path_of(piece, is_new=is_new):
            return self._article(piece, want, trouble, is_new=is_new)
        if piece is not None and piece.at <= now and is_new:
            return _redirect(f"https://{self.host}{self.path_of(piece, is_new=True)}")
        return Answer(status=404, headers={"content-type": "text/html"}, body="<h1>Không tìm thấy trang</h1>".encode())

    def _list(self, path: str, trouble: str | None, now: datetime) -> str:
        published = self.published(now)
        made_from = len(published), trouble
        if path not in self._made or self._made[path][0] != made_from:
            shown = [] if trouble == "green_but_empty" else published[:SHOWN]
            text = self._home(shown, trouble) if path == "/" else self._feed(shown, trouble)
            self._made[path] = made_from, text
        return self._made[path][1]

    def path_of(self, piece: Piece, *, is_new: bool) -> str:
        """An article's address, before or after the site was redesigned."""
        name = slug(piece.made().title)
        return f"/bai-viet/{piece.number}/{name}" if is_new else f"/tin/{name}-{piece.number}.html"

    def _shown_at(self, piece: Piece, trouble: str | None) -> datetime:
        is_wrong = trouble == "site_clock_wrong" and self.fault is not None and piece.at >= self.fault.begins
        return piece.at + timedelta(days=400) if is_wrong else piece.at

    def _article(self, piece: Piece, want: Want, trouble: str | None, *, is_new: bool) -> Answer:
        text, at = piece.made(), self._shown_at(piece, trouble).astimezone(VIETNAM)
        body = "".join(f"<p>{p}</p>" for p in text.paragraphs)
        title = escape(text.title)
        if is_new:
            page = (
                f"<html><head><title>{title} | {self.id}</title></head><body><header><a href='/'>Trang nhất</a></header><main>"
                f"<article><div class='tieu-de'><h1>{title}</h1></div><time>{at:%H:%M %d/%m/%Y}</time><div class='than-bai'>{body}</div></article></main></body></html>"
            )
        else:
            page = (
                f"<html><head><title>{title}</title></head><body><nav><a href='/'>Trang chủ</a></nav><h1>{title}</h1>"
                f"<p class='ngay'>{at:%d/%m/%Y %H:%M}</p><div>{body}</div></body></html>"
            )
        answer = _page(page, want)
        self.times[piece.number] += 1
        if answer.status == 200:
            before, was_lossy = self._sent.get(want.url, ("", False))
            etag = answer.headers["etag"]
            if before == etag:
                self.again.after_loss += was_lossy
                self.again.by_redirect += bool(want.trail) or (is_new and not was_lossy)
                self.again.needless += not (was_lossy or want.trail or is_new)
            self._sent[want.url] = etag, self.weather.is_lossy
        return answer

    def _home(self, shown: list[Piece], trouble: str | None) -> str:
        is_new = trouble == "redesigned"
        feed = (
            "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>" if self.has_feed and not is_new else ""
        )
        items = "".join(self._item(piece, trouble, is_new=is_new) for piece in shown)
        return f"<html><head><title>{self.id}</title>{feed}</head><body>{_NAVIGATION}<h1>Tin tức</h1><ul>{items}</ul></body></html>"

    def _item(self, piece: Piece, trouble: str | None, *, is_new: bool) -> str:
        path, title = self.path_of(piece, is_new=is_new), escape(piece.made().title)
        at = self._shown_at(piece, trouble).astimezone(VIETNAM)
        if is_new:
            return f"<div class='the'><a href='{path}'><b>{title}</b></a><span>{at:%d/%m/%Y}</span></div>"
        return f"<li><h3><a href='{path}'>{title}</a></h3><span>{at:%d/%m/%Y}</span></li>"

    def _feed(self, shown: list[Piece], trouble: str | None) -> str:
        items = "".join(
            f"<item><title>{escape(p.made().title)}</title><link>https://{self.host}{self.path_of(p, is_new=False)}</link>"
            f"<pubDate>{format_datetime(self._shown_at(p, trouble))}</pubDate></item>"
            for p in shown
        )
        return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{self.id}</title>{items}</channel></rss>"


def _redirect(to: str) -> Answer:
    return Answer(status=301, headers={"location": to, "content-type": "text/html"}, body=b"")


def _page(text: str, want: Want, kind: str = "text/html; charset=utf-8") -> Answer:
    body = text.encode()
    etag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:16]}"'
    headers = {"content-type": kind, "etag": etag}
    if want.etag == etag:
        return Answer(status=304, headers=headers, body=b"")
    return Answer(status=200, headers=headers, body=body)
