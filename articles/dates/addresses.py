"""Days and months in the addresses of pages."""

from __future__ import annotations

import re
from datetime import date

from articles.dates.stamp import valid_day

_URL_COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6}|\d{9})?(?!\d)")
# "-180230209151214367.htm": three digits of a section, then yymmddHHMMSS and milliseconds
_URL_SHORT = re.compile(
    r"(?<!\d)\d{3}(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{3}(?!\d)"
)
_URL_DAY_FIRST = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d{2})(?!\d)")
_URL_PARTS = re.compile(r"/(20\d{2})[/\-](\d{1,2})[/\-](\d{1,2})(?=[/\-]|$)")
_URL_MONTH = re.compile(r"/(20\d{2})/?(0[1-9]|1[0-2])(?=/)")


# "/luu-tru/2023/11/05/" lists a day's articles, "/van-ban/20231105.html" numbers a document
_URL_OF_NO_ARTICLE = re.compile(
    r"/(?:[a-z0-9-]*-)?(?:archives?|luu-?tru|kho-?tin|theo-?ngay|xem-?ngay|lich(?:-[a-z-]+)?|calendar|van-?ban(?:-[a-z-]+)?|vbpl|vbqppl"
    r"|documents?|cong-?bao|file|uploads?)(?=/|$)",
    re.IGNORECASE,
)
# "quyet-dinh-so-12052023-qd-ubnd", "hop-ngay-20112023": digits in the slug are a number or the day of an event
_URL_NUMBER_BEFORE = re.compile(
    r"(?:^|[-_/])(?:so|ngay|no|number|quyet-dinh|cong-van|thong-bao|ke-hoach|nghi-dinh|nghi-quyet|thong-tu|chi-thi|bao-cao"
    r"|to-trinh|huong-dan|van-ban|qd|cv|kh|tb|ct|nq)[-_]?$",
    re.IGNORECASE,
)
_URL_NUMBER_AFTER = re.compile(
    r"[-_](?:qd|cv|kh|tb|ct|nq|bc|hd|tt|nd|ttr|ubnd|hdnd|bnv|sgd|snv)(?=[-_./]|$)", re.IGNORECASE
)


def _is_number_in_url(path: str, start: int, end: int) -> bool:
    return bool(_URL_NUMBER_BEFORE.search(path[:start]) or _URL_NUMBER_AFTER.match(path, end))


def dates_in_url(path: str) -> tuple[date, ...]:
    """Days that an address states: ``-20251226113736351.htm``, ``-21032019-a58277.html``, ``/2023/07/28/``.

    Addresses of archives and documents, and numbers of documents or days of events in a slug, state none.
    """
    found: list[date] = []
    if _URL_OF_NO_ARTICLE.search(path):
        return ()
    for pattern, order in ((_URL_PARTS, (1, 2, 3)), (_URL_COMPACT, (1, 2, 3)), (_URL_DAY_FIRST, (3, 2, 1))):
        for match in pattern.finditer(path):
            day = valid_day(*(int(match[i]) for i in order))
            if pattern is not _URL_PARTS and _is_number_in_url(path, match.start(), match.end()):
                continue
            if day and day not in found:
                found.append(day)
    for match in _URL_SHORT.finditer(path):
        day = valid_day(2000 + int(match[1]), int(match[2]), int(match[3]))
        if day and day not in found:
            found.append(day)
    return tuple(found)


def month_in_url(path: str) -> tuple[int, int] | None:
    """Year and month of a path like ``/thoi-su/202404/…``: no day, so only good for checking others."""
    match = _URL_MONTH.search(path)
    return (int(match[1]), int(match[2])) if match else None
