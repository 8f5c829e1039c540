"""Where the provinces of today lie on a map of tiles: one square each, neighbours beside neighbours where they fit."""

from __future__ import annotations

from collections.abc import Iterator

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


def tiles() -> Iterator[tuple[int, int, str]]:
    """Row and column, both from 1, and the province there."""
    for row, provinces in enumerate(ROWS, start=1):
        for column, province in enumerate(provinces, start=1):
            if province is not None:
                yield row, column, province
