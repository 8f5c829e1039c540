"""The ways in which Vietnamese pages print a date, each with the precision that it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


def weekday(at: datetime) -> str:
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {_DAYS[at.weekday()]}"


def weekday_number(at: datetime) -> str:
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {at.weekday() + 2}"


def _half(at: datetime) -> tuple[int, str]:
    return (at.hour % 12 or 12), "CH" if at.hour >= 12 else "SA"


Form = tuple[str, Callable[[datetime], str], str]

FORMS: tuple[Form, ...] = (
    ("slash-time", lambda t: f"{t:%d/%m/%Y %H:%M}", "minute"),
    ("slash-dash-time", lambda t: f"{t:%d/%m/%Y - %H:%M}", "minute"),
    ("weekday-comma", lambda t: f"{weekday(t)}, {t:%d/%m/%Y - %H:%M}", "minute"),
    ("weekday-number-pipe", lambda t: f"{weekday_number(t)}, {t:%d/%m/%Y | %H:%M:%S}", "minute"),
    ("weekday-gmt-brackets", lambda t: f"{weekday_number(t)}, {t:%d/%m/%Y, %H:%M}[GMT+7]", "minute"),
    ("weekday-short-gmt", lambda t: f"{weekday(t)}, {t.day}/{t.month}/{t.year}, {t:%H:%M} (GMT+7)", "minute"),
    ("time-first", lambda t: f"{t:%H:%M %d/%m/%Y}", "minute"),
    ("time-seconds-first", lambda t: f"{t:%H:%M:%S , %d/%m/%Y}", "minute"),
    ("time-comma-weekday", lambda t: f"{t:%H:%M}, {weekday(t)}, {t:%d/%m/%Y} (GMT+7)", "minute"),
    ("update-label", lambda t: f"Cập nhật lúc {t:%H:%M} {t:%d/%m/%Y} (GMT+7)", "minute"),
    ("update-colon-dashes", lambda t: f"Cập nhật: {t:%d-%m-%Y | %H:%M:%S}", "minute"),
    ("update-comma-weekday", lambda t: f"Cập nhật, {t:%H:%M}, {weekday(t)}, {t:%d/%m/%Y} (GMT+7)", "minute"),
    ("update-day-label", lambda t: f"Cập nhật ngày: {t:%d/%m/%Y - %H:%M}", "minute"),
    ("month-word", lambda t: f"{weekday(t)}, {t:%d} Tháng {t.month} {t.year} {t:%H:%M}", "minute"),
    ("long-day", lambda t: f"{weekday(t)}, ngày {t.day} tháng {t.month} năm {t.year}", "day"),
    ("posted-spaced-dashes", lambda t: f"Đăng ngày {t:%d - %m - %Y}", "day"),
    ("dashes", lambda t: f"{t.day}-{t.month}-{t.year}", "day"),
    ("dots-label", lambda t: f"Ngày: {t:%d.%m.%Y}", "day"),
    ("slash-day", lambda t: f"{t:%d/%m/%Y}", "day"),
    ("wordpress-month", lambda t: f"{t.day} Tháng {_MONTHS[t.month - 1]}, {t.year}", "day"),
    ("wordpress-short", lambda t: f"{t.day} Th{t.month}, {t.year}", "day"),
    ("wordpress-month-first", lambda t: f"Tháng {_MONTHS[t.month - 1]} {t.day}, {t.year} lúc {t:%H:%M}", "minute"),
    ("twelve-hours", lambda t: f"{t:%d/%m/%Y} {_half(t)[0]}:{t:%M} {_half(t)[1]}", "minute"),
    ("useless-am", lambda t: f"{t:%d-%m-%Y - %H:%M} {'AM' if t.hour < 12 else 'PM'}", "minute"),
    ("hours-word", lambda t: f"{t.hour} giờ {t:%M} phút, ngày {t:%d/%m/%Y}", "minute"),
    ("h-letter", lambda t: f"{t:%H}h{t:%M} ngày {t.day}/{t.month}/{t.year}", "minute"),
    (
        "dotnet-us",
        lambda t: f"{t.month}/{t.day}/{t.year} {_half(t)[0]}:{t:%M:%S} {'PM' if t.hour >= 12 else 'AM'}",
        "minute",
    ),
    ("label-views", lambda t: f"Ngày đăng: {t:%d/%m/%Y %H:%M} | Lượt xem: 1.204", "minute"),
    ("iso-like", lambda t: f"{t:%Y-%m-%d %H:%M:%S}", "minute"),
    ("weekday-no-comma", lambda t: f"{weekday(t)} {t:%d/%m/%Y %H:%M}", "minute"),
    ("bullet", lambda t: f"{weekday(t)} • {t:%d/%m/%Y • %H:%M}", "minute"),
    ("apostrophe", lambda t: f"{t:%d/%m/%Y %H:%M}' (GMT+7)", "minute"),
)
"""Name, printer, precision. The US order of .NET is only drawn for dates that it leaves unambiguous."""
