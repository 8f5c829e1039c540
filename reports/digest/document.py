"""A document as blocks that any format can show: headings, paragraphs, lists, tables. Text is text, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Some words of one kind."""

    text: str
    href: str | None = None
    bold: bool = False
    italic: bool = False

    @property
    def link(self) -> str | None:
        """Where it leads, if that is an address of the web: crawled text never names anything else to run."""
        if self.href is None:
            return None
        try:
            return self.href if urlsplit(self.href).scheme in ("http", "https") else None
        except ValueError:
            return None


Line = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of level 1 (a part) or 2 (a section of it)."""

    text: str
    level: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with a heading row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    """Shares of the width, one per column."""


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A titled document in one language."""

    language: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Line:
    """A line of one run."""
    return (Run(text=text),)
