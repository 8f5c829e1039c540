"""Pages in the manner of many content systems, their records written before any code ran on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evaluation.extraction.blind.fifth import FIFTH
from evaluation.extraction.blind.fourth import FOURTH
from evaluation.extraction.blind.newspapers import NEWSPAPERS
from evaluation.extraction.blind.portals import PORTALS
from evaluation.extraction.blind.second import SECOND
from evaluation.extraction.blind.sheet import FETCHED, BlindPage, Sheet
from evaluation.extraction.blind.third import THIRD

__all__ = ["BLIND_SETS", "FETCHED", "BlindPage"]


def _write(systems: Sequence[Callable[[Sheet], str]], variants: int) -> tuple[BlindPage, ...]:
    pages: list[BlindPage] = []
    for place, system in enumerate(systems):
        for variant in range(variants):
            sheet = Sheet(number=place * variants + variant, variant=variant)
            html = system(sheet)
            pages.append(sheet.page(system.__name__, html))
    return tuple(pages)


BLIND_SETS: dict[str, tuple[BlindPage, ...]] = {
    "first": _write((*PORTALS, *NEWSPAPERS), 4),
    "second": _write(SECOND, 2),
    "third": _write(THIRD, 2),
    "fourth": _write(FOURTH, 2),
    "fifth": _write(FIFTH, 2),
}
"""In the order of writing: each was written after the faults that the earlier ones showed were mended."""
