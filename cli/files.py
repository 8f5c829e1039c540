"""The file that a command writes: its format by option or by ending."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TypeVar

from articles.errors import UsageError

Format = TypeVar("Format", bound=enum.StrEnum)


class Language(enum.StrEnum):
    """The languages of a digest, and of an Excel file's headings."""

    vi = "vi"
    en = "en"


def file_format(chosen: Format | None, out: Path, formats: type[Format]) -> Format:
    """The format that is named, else the one that the file's ending names.

    Raises:
        UsageError: if neither names one.
    """
    if chosen is not None:
        return chosen
    ending = out.suffix.removeprefix(".").lower()
    if ending not in list(formats):
        said = f"the ending .{ending}" if ending else "a name without an ending"
        known = ", ".join(f".{known}" for known in formats)
        raise UsageError(f"--out {out}: {said} names no format; give it one of {known}, or say --format")
    return formats(ending)
