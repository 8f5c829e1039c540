"""One reading of a page: every field that depends on which block is the title and which node the body."""

from __future__ import annotations

from dataclasses import dataclass

from articles.dates import Stamp
from articles.extraction.publication import Publication
from articles.extraction.reading import Reading
from articles.extraction.stamps import VisibleStamp
from articles.extraction.title import Title


@dataclass(kw_only=True, slots=True)
class Draft:
    """The reading of a page's blocks."""

    title: Title | None
    place: int | None
    """The node of the body."""
    reading: Reading
    span: tuple[int, int] | None
    """The body's first block and the one behind its last."""
    lead: str | None
    lead_rule: str | None
    visible: list[VisibleStamp]
    dated: Publication
    authors: tuple[str, ...]
    refused: tuple[tuple[Stamp, int, str], ...] = ()
    """Dates that cannot be the article's, with their blocks and the rules that excluded them."""
    walled: bool = False
    """A prompt to log in replaces the rest of the text."""

    @property
    def title_block(self) -> int | None:
        return self.title.block if self.title else None
