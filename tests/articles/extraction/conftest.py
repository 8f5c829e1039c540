"""Where the evaluation corpus is, if present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The evaluation corpus named by ``THIDUA_CORPUS``; its pages are measured in place and never copied."""
    folder = os.environ.get("THIDUA_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("THIDUA_CORPUS names no folder with the evaluation pages")
    return Path(folder)
