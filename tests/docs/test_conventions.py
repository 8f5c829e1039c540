"""What the house has agreed on, counted."""

from __future__ import annotations

import pytest

from settings import REPOSITORY

MOST = {
    # Rows as the driver gives them, types that a release builds columns of, and other people's JSON.
    "dict[str, Any]": (15, ("storage", "pipeline", "reports", "web", "cli")),
    # Tables of data that read better unwrapped.
    "fmt: skip": (19, (".",)),
    ".".join(("sys", "path", "insert")): (0, ("tests", "benchmarks", "evaluation")),
    # Words that name nobody and count nothing: the role, and the parameter or N, say more.
    "whoever": (0, (".",)),
    "so many": (0, (".",)),
    "of whose": (0, (".",)),
}


@pytest.mark.parametrize("words", MOST)
def test_what_is_to_stay_rare_is(words: str) -> None:
    most, rooms = MOST[words]
    own = REPOSITORY / "tests" / "docs" / "test_conventions.py"
    files = [path for room in rooms for path in sorted((REPOSITORY / room).rglob("*.py"))]
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in files
        if path != own and not {".venv", "var"} & set(path.relative_to(REPOSITORY).parts)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if words in line
    ]
    assert len(found) <= most, found
