"""Printed forms of a moment, beyond those of the generated pages, each with the precision that it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from articles.models import Precision

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def _day(at: datetime) -> str:
    return _DAYS[at.weekday()]


def _half(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M}"


STAMPS: tuple[tuple[Callable[[datetime], str], Precision], ...] = (
    (lambda t: f"Đăng lúc: {t:%H:%M} - {t:%d/%m/%Y}", "minute"),
    (lambda t: f"{t:%d.%m.%Y %H:%M}", "minute"),
    (lambda t: f"({t:%H:%M | %d/%m/%Y})", "minute"),
    (lambda t: f"{t:%d/%m/%Y} lúc {t:%H:%M} (GMT+7)", "minute"),
    (lambda t: f"{_day(t)} {t:%d/%m/%Y, %H:%M} (GMT+7)", "minute"),
    (lambda t: f"Ngày {t.day} tháng {t.month} năm {t.year}, {t:%H:%M}", "minute"),
    (lambda t: f"{t:%H}h{t:%M}, {t:%d/%m/%Y}", "minute"),
    (lambda t: f"{t.day}/{t.month}/{t.year} - {t.hour}:{t.minute}", "minute"),
    (lambda t: f"{t:%d/%m/%Y} {_half(t)} {'CH' if t.hour >= 12 else 'SA'}", "minute"),
    (lambda t: f"{_SHORT[t.weekday()]}, {t:%d/%m/%Y - %H:%M}", "minute"),
    (lambda t: f"[{t:%d/%m/%Y %H:%M:%S}]", "minute"),
    (lambda t: f"{t:%d-%m-%Y} | {t:%H:%M}", "minute"),
    (lambda t: f"{t:%a %b %d %H:%M:%S} ICT {t.year}", "minute"),
    (lambda t: f"Cập nhật lần cuối: {t:%H:%M:%S %d/%m/%Y}", "minute"),
    (lambda t: f"Xuất bản {t:%H:%M}, {_day(t).lower()} ngày {t:%d/%m/%Y}", "minute"),
    (lambda t: f"{t:%d/%m/%Y %H:%M} - Lượt xem: 1.523", "minute"),
    (lambda t: f"Ngày đăng {t:%d-%m-%Y}", "day"),
    (lambda t: f"{_day(t)}, ngày {t:%d/%m/%Y}", "day"),
    (lambda t: f"{t.day} thg {t.month}, {t.year}", "day"),
    (lambda t: f"{t:%d/%m/%Y}", "day"),
    (lambda t: f"(Ngày {t:%d.%m.%Y})", "day"),
    (lambda t: f"{t:%B} {t.day}, {t.year}", "day"),
    (lambda t: f"{t.day} Tháng {t.month}, {t.year}", "day"),
)
"""Printer and precision."""
