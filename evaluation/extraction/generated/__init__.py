"""Generated Vietnamese news pages with their gold: layouts x date forms x traps, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .dates import FORMS
from .layouts import LAYOUTS, LEADLESS
from .spec import FETCHED, Spec, body_texts, make_spec

__all__ = ["FETCHED", "FORMS", "LAYOUTS", "GeneratedPage", "generate", "make_page"]


@dataclass(frozen=True, kw_only=True)
class GeneratedPage:
    """A page and what must be read from it; times as in :class:`articles.models.Extraction`."""

    name: str
    url: str
    html: str
    spec: Spec
    lead: str | None
    body: tuple[str, ...]
    captions: tuple[str, ...]
    unwanted: tuple[str, ...]


def make_page(
    layout: str, seed: int, form: int | None = None, *, dated: bool = True, video: bool = False
) -> GeneratedPage:
    spec = make_spec(seed, form=form, dated=dated, video=video)
    html = LAYOUTS[layout](spec)
    lead = None if layout in LEADLESS else spec.lead
    if lead is not None and layout == "expresslike":
        lead = f"{spec.site.split()[-1]} {lead}"
    captions = tuple(p.text for p in spec.parts if p.kind == "fig")
    unwanted = (
        *spec.teasers,
        *spec.comments,
        "Giấy phép số 123",
        "Tổng số điểm",
        "Thích và chia sẻ",
        "lượt xem",
        "Lượt xem",
        "Người dân phấn khởi khi công trình",
        *(p.text for p in spec.parts if p.kind in ("related", "advert")),
    )
    return GeneratedPage(
        name=f"{layout}-{seed}",
        url=spec.url,
        html=html,
        spec=spec,
        lead=lead,
        body=tuple(body_texts(spec)),
        captions=captions,
        unwanted=unwanted,
    )


def generate(count_per_pair: int = 1, *, start: int = 0) -> Iterator[GeneratedPage]:
    """Every layout with every date form, then pages without a date, then television pages."""
    seed = start
    for _ in range(count_per_pair):
        for layout in LAYOUTS:
            for form in range(len(FORMS)):
                seed += 1
                yield make_page(layout, seed, form)
            for _ in range(3):
                seed += 1
                yield make_page(layout, seed, dated=False)
            for _ in range(2):
                seed += 1
                yield make_page(layout, seed, video=True)
