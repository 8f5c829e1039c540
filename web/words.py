"""The pages' texts in both languages, and their formats of times and numbers."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

from articles.dates import VIETNAM
from articles.text import fold_marks
from reports.health import VERDICTS
from reports.reasons import shown_verdict

LANGUAGES = ("vi", "en")


def _load() -> dict[str, dict[str, str]]:
    rows = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    states = {f"state_{verdict}": [shown_verdict(verdict, lang) for lang in LANGUAGES] for verdict in VERDICTS}
    return {lang: {key: row[place] for key, row in (rows | states).items()} for place, lang in enumerate(LANGUAGES)}


WORDS: dict[str, dict[str, str]] = _load()


def shown_time(value: str | datetime | None, precision: str | None = "minute") -> str | None:
    """A moment as people in Vietnam write it; the day alone where only that is known."""
    if value is None:
        return None
    moment = (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(VIETNAM)
    return f"{moment:%d/%m/%Y}" if precision == "day" else f"{moment:%d/%m/%Y %H:%M}"


def shown_day(day: date) -> str:
    """A day as people in Vietnam write it."""
    return f"{day:%d/%m/%Y}"


def shown_month(value: str | date) -> str:
    """``2023-10`` as ``10/2023``."""
    year, month = (f"{value:%Y-%m}" if isinstance(value, date) else value).split("-")[:2]
    return f"{month}/{year}"


def shown_as_of(value: str) -> str:
    """The period of a figure, as precise as the text states it: ``2022``, ``12/2022`` or ``31/12/2022``."""
    return "/".join(reversed(value.split("-")))


def name_order(name: str) -> str:
    """What names are sorted by: letters before their marks, Đ beside D."""
    return fold_marks(name).lower()


_SWAPPED = str.maketrans(",.", ".,")


def shown_number(value: float, lang: str) -> str:
    """Groups of three and decimals as the language marks them: ``1.234,5`` and ``1,234.5``."""
    text = f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"
    return text.translate(_SWAPPED) if lang == "vi" else text


def counted(n: int, word: str, lang: str) -> str:
    """A number with its noun; English words have two forms, ``article|articles``."""
    one, _, many = word.partition("|")
    return f"{shown_number(n, lang)} {one if n == 1 or not many else many}"
