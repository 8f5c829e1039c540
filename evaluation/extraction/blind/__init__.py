"""Pages in the manner of sixteen content systems, their records written before any code ran on them."""

from __future__ import annotations

from evaluation.extraction.blind.newspapers import NEWSPAPERS
from evaluation.extraction.blind.portals import PORTALS
from evaluation.extraction.blind.sheet import FETCHED, BlindPage, Sheet

__all__ = ["BLIND_PAGES", "FETCHED", "BlindPage"]

_VARIANTS = 4


def _write() -> tuple[BlindPage, ...]:
    pages: list[BlindPage] = []
    for place, system in enumerate((*PORTALS, *NEWSPAPERS)):
        for variant in range(_VARIANTS):
            sheet = Sheet(number=place * _VARIANTS + variant, variant=variant)
            html = system(sheet)
            pages.append(sheet.page(system.__name__, html))
    return tuple(pages)


BLIND_PAGES = _write()
