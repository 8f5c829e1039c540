"""Vietnamese and machine dates: from printed words to aware moments, or ``None``.

Three doors. :func:`find_stamps` reads what a page prints ("Thứ 2, 28/11/2022 | 20:05:12", "Cập nhật lúc 10:24
ngày 01/04/2025 (GMT+7)"), :func:`parse_machine_date` reads values stated for machines (ISO 8601, RFC 822,
the US order that .NET writes), :func:`dates_in_url` reads the days in an address. Times without an offset are
Vietnam's, which has kept UTC+7 all year since 1975. Nothing here knows the present day: a text without a year has
no date.
"""

from articles.dates.addresses import dates_in_url, month_in_url
from articles.dates.machine import parse_machine_date
from articles.dates.printed import find_stamps
from articles.dates.stamp import Stamp, swap_day_and_month
from articles.timezone import VIETNAM, local_day

__all__ = [
    "VIETNAM",
    "Stamp",
    "dates_in_url",
    "find_stamps",
    "local_day",
    "month_in_url",
    "parse_machine_date",
    "swap_day_and_month",
]
