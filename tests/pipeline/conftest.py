"""What tests of the steps share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def stored(recorded_home: Path) -> Path:
    """A home that holds the recorded sites' pages and articles."""
    return recorded_home
