"""Where the present provinces are on a map of tiles: one square each, neighbours beside neighbours where they fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Columns run from the Lao border to the sea, rows from Lai Châu to Cà Mau.
ROWS = (
    (None, "lai-chau", "lao-cai", "tuyen-quang", "cao-bang", None),
    ("dien-bien", "son-la", "phu-tho", "thai-nguyen", "lang-son", None),
    (None, None, "ha-noi", "bac-ninh", "hai-phong", "quang-ninh"),
    (None, None, "ninh-binh", "hung-yen", None, None),
    (None, None, "thanh-hoa", None, None, None),
    (None, None, "nghe-an", None, None, None),
    (None, None, "ha-tinh", None, None, None),
    (None, None, None, "quang-tri", None, None),
    (None, None, None, "hue", "da-nang", None),
    (None, None, None, None, "quang-ngai", None),
    (None, None, None, None, "gia-lai", None),
    (None, None, None, None, "dak-lak", "khanh-hoa"),
    (None, "tay-ninh", "ho-chi-minh", "dong-nai", "lam-dong", None),
    ("an-giang", "dong-thap", "vinh-long", None, None, None),
    (None, "can-tho", None, None, None, None),
    (None, "ca-mau", None, None, None, None),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Island:
    """An archipelago far off its province, which is on the map by itself."""

    commune: str
    """Its official code."""
    province: str


# Hoàng Sa lies east of Đà Nẵng, Trường Sa south-east of Khánh Hòa; by row and column, both from 1.
ISLANDS = {
    (9, 6): Island(commune="20333", province="da-nang"),
    (14, 6): Island(commune="22736", province="khanh-hoa"),
}


def tiles() -> Iterator[tuple[int, int, str]]:
    """Row and column, both from 1, and the province there."""
    for row, provinces in enumerate(ROWS, start=1):
        for column, province in enumerate(provinces, start=1):
            if province is not None:
                yield row, column, province
