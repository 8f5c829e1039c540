"""Days as people type them in filters."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)


@lru_cache(maxsize=4096)
def typed_day(text: str, *, last: bool = False) -> date:
    """A typed day: ``2023-10-31``, ``31/10/2023``; a month (``10/2023``, ``2023-10``) or a year is its first day.

    Args:
        last: a month or a year is its last day: the end of a range.

    Raises:
        ValueError: for anything else.
    """
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match is None:
            continue
        parts = {name: int(value) for name, value in match.groupdict().items()}
        year, month = parts["y"], parts.get("m", 12 if last else 1)
        if not 1 <= month <= 12 or not 1 <= year <= 9999:
            break
        return date(year, month, parts.get("d", calendar.monthrange(year, month)[1] if last else 1))
    raise ValueError(f"{text!r} is not a day: write 2023-10-31, 31/10/2023, 10/2023 or 2023")
