"""A made-up site: addresses and what they answer, and the truth of each article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Literal

from articles.text import fold_marks
from evaluation.sites.texts import Part, Story, Words

ORIGIN = "http://made.invalid"
"""Stands for the site's own address until it is served."""
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What one address answers."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeArticle:
    """What a person reads on an article's page."""

    paths: tuple[str, ...]
    """Its addresses on the site; any of them may be the stored one."""
    title: str
    at: datetime
    precision: Literal["minute", "day"]
    authors: tuple[str, ...]
    lead: str | None
    paragraphs: tuple[str, ...]
    """Of the body, without lead and captions."""
    captions: tuple[str, ...]
    optional: tuple[str, ...] = ()
    """Paragraphs that a reader may or may not count as text: a quoted post."""


@dataclass(kw_only=True, slots=True)
class MadeSite:
    """One site as its maker fills it."""

    name: str
    now: datetime
    answers: dict[str, Answer] = field(default_factory=dict)
    articles: list[MadeArticle] = field(default_factory=list)

    def add(
        self, path: str, text: str, *, status: int = 200, content_type: str = "", location: str | None = None
    ) -> None:
        kind = content_type or "text/html; charset=utf-8"
        self.answers[path] = Answer(body=text.encode(), status=status, content_type=kind, location=location)

    def publish(
        self,
        paths: Sequence[str],
        page: str,
        story: Story,
        *,
        lead: bool = True,
        authors: Sequence[str] = (),
        precision: Literal["minute", "day"] = "minute",
        captions: bool = True,
        also: Sequence[str] = (),
    ) -> None:
        """An article's page under its addresses, and its truth. ``also``: further paragraphs at the end of the body."""
        for path in paths:
            self.add(path, page)
        body = story.texts if lead else (story.lead, *story.texts)
        self.articles.append(
            MadeArticle(
                paths=tuple(paths),
                title=story.title,
                at=story.at if precision == "minute" else story.at.replace(hour=0, minute=0),
                precision=precision,
                authors=tuple(authors),
                lead=story.lead if lead else None,
                paragraphs=(*body, *also),
                captions=tuple(p.text for p in story.pictures) if captions else (),
            )
        )

    def sections(
        self,
        stories: Sequence[Story],
        page: Callable[[int, list[Story], int, int], str],
        path: Callable[[int, int], str],
        *,
        size: int = 6,
        sections: int = 3,
    ) -> None:
        """Pages of each section: ``page(section, its stories, number of the page from 1, number of pages)``."""
        for section in range(sections):
            own = [s for s in stories if s.section == section]
            count = -(-len(own) // size)
            for number in range(1, count + 1):
                part = own[(number - 1) * size : number * size]
                self.add(path(section, number), page(section, part, number, count))


def flow(
    parts: Iterable[Part],
    text: Callable[[str], str] = "<p>{}</p>".format,
    subhead: Callable[[str], str] = "<h3>{}</h3>".format,
    picture: Callable[[str, str], str] = "<figure><img src={0}><figcaption>{1}</figcaption></figure>".format,
) -> list[str]:
    """The parts of a story as one site prints them; rows become one table."""
    made: list[str] = []
    rows: list[str] = []
    for part in parts:
        if part.kind == "row":
            rows.append("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in part.cells) + "</tr>")
            continue
        if rows:
            made.append(f"<table border=1>{''.join(rows)}</table>")
            rows = []
        if part.kind == "text":
            made.append(text(escape(part.text, quote=False)))
        elif part.kind == "subhead":
            made.append(subhead(escape(part.text, quote=False)))
        else:
            made.append(picture(part.address, escape(part.text, quote=False)))
    return made


def slug(title: str) -> str:
    """A title as addresses write it."""
    return re.sub(r"[^a-z0-9]+", "-", fold_marks(title).lower()).strip("-")[:70].rstrip("-")


def others(words: Words, count: int, row: Callable[[str, int], str]) -> str:
    """Links to articles that are not the site's own; ``row(headline, number)``."""
    return "".join(row(words.other(), n) for n in range(count))
