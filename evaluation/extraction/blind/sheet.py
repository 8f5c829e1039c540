"""The paper a blind page is written on: it hands out words and keeps the record of the right reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from articles.models import PageType
from evaluation.extraction.blind.texts import AUTHORS, CAPTIONS, LEADS, OTHERS, SENTENCES, TITLES

ZONE = timezone(timedelta(hours=7))
FETCHED = datetime(2026, 5, 20, 10, 5, tzinfo=ZONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class BlindPage:
    """One page and its record; ``text`` is lead and body together."""

    name: str
    url: str
    html: str
    page_type: PageType
    title: str | None
    at: datetime | None
    lead: str | None
    """``None`` where the page sets none apart, or leaves open whether it is one."""
    text: str
    authors: tuple[str, ...]
    captions: tuple[str, ...]
    unwanted: tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class Sheet:
    """Words for one page, drawn in turn by its number."""

    number: int
    variant: int
    page_type: PageType = "article"
    path: str = ""
    has_lead: bool = False
    """Is the lead set apart by a name, by type or by a box that can be nothing else?"""
    authors: tuple[str, ...] = ()
    precision: str = "minute"
    is_dated: bool = True
    told: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    _drawn: int = 0
    _shown: int = 0
    _linked: int = 0

    @property
    def title(self) -> str:
        return TITLES[self.number % len(TITLES)]

    @property
    def author(self) -> str:
        return AUTHORS[(self.number * 3) % len(AUTHORS)]

    @property
    def at(self) -> datetime:
        n = self.number
        return datetime(2021 + n % 5, 1 + (n * 5) % 12, 1 + (n * 7) % 28, 6 + (n * 3) % 15, (n * 17) % 60, tzinfo=ZONE)

    def lead(self) -> str:
        text = LEADS[self.number % len(LEADS)]
        self.told.append(text)
        return text

    def text(self, sentences: int = 2) -> str:
        """A paragraph of the body."""
        start = self.number * 5 + self._drawn
        self._drawn += sentences
        text = " ".join(SENTENCES[(start + n) % len(SENTENCES)] for n in range(sentences))
        self.told.append(text)
        return text

    def texts(self, count: int, wrap: str = "<p>{}</p>", sentences: int = 2) -> str:
        return "".join(wrap.format(self.text(sentences)) for _ in range(count))

    def say(self, text: str) -> str:
        """Words of the body that are not a drawn sentence: a heading, an item of a list."""
        self.told.append(text)
        return text

    def caption(self) -> str:
        text = CAPTIONS[(self.number + self._shown) % len(CAPTIONS)]
        self._shown += 1
        self.captions.append(text)
        return text

    def other(self) -> str:
        """Another article's headline, which must stay out of the text."""
        text = OTHERS[(self.number + self._linked) % len(OTHERS)]
        self._linked += 1
        self.unwanted.append(text)
        return text

    def others(self, count: int, wrap: str = '<li><a href="/{0}.html">{1}</a></li>') -> str:
        return "".join(wrap.format(f"bai-{self.number}{n}", self.other()) for n in range(count))

    def by(self, *names: str) -> str:
        """The writer's name as printed; it goes into the record."""
        self.authors = names or (self.author,)
        return self.authors[0]

    def dated(self, form: str, precision: str = "minute") -> str:
        self.precision = precision
        return self.at.strftime(form)

    def page(self, system: str, html: str) -> BlindPage:
        is_article = self.page_type == "article"
        at = self.at if self.precision == "minute" else self.at.replace(hour=0, minute=0)
        path = self.path or f"/tin-tuc/{system.replace('_', '-')}-{self.number}.html"
        return BlindPage(
            name=f"{system}-{self.variant}",
            url=f"https://{system.replace('_', '-')}.example.vn{path}",
            html=html,
            page_type=self.page_type,
            title=self.title if is_article else None,
            at=at if is_article and self.is_dated else None,
            lead=self.told[0] if is_article and self.has_lead else None,
            text="\n\n".join(self.told) if is_article else "",
            authors=self.authors,
            captions=tuple(self.captions),
            unwanted=tuple(self.unwanted),
        )
