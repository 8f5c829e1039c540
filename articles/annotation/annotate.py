"""All facts of one text."""

from __future__ import annotations

from articles.annotation.provinces import find_provinces
from articles.annotation.reading import Hit, Reading, read
from articles.models import Annotations, Mention

ANNOTATION_VERSION = 1


def annotate(title: str | None, text: str, *, province: str | None = None) -> Annotations:
    """The facts of an article; spans are positions in ``text`` as given, ``province`` is the site's own."""
    reading = read(text)
    return Annotations(
        movements=tuple(_mention(reading, hit) for hit in reading.longest("movement")),
        awards=tuple(_mention(reading, hit) for hit in reading.longest("award")),
        bodies=tuple(_mention(reading, hit) for hit in reading.longest("body")),
        provinces=tuple(find_provinces(reading)),
    )


def _mention(reading: Reading, hit: Hit) -> Mention:
    start, end = reading.span(hit.start, hit.end)
    entry = hit.wording.entry
    assert entry.kind != "term"
    return Mention(kind=entry.kind, id=entry.id, name=entry.name, quote=reading.given[start:end], start=start, end=end)
