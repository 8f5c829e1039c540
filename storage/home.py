"""Where state lives: ``THIDUA_HOME``, by default ``var/`` in the repository."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def home() -> Path:
    """The absolute folder of all state; it need not exist yet."""
    given = os.environ.get("THIDUA_HOME")
    return Path(given).expanduser().resolve() if given else REPOSITORY / "var"
