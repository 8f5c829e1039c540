"""A pytest plugin: what functions remember is forgotten before each test, or a mutant answers from before it was one."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import Any

import pytest

_OURS = ("articles.", "crawler.")
_caches: list[Callable[[], Any]] = []


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Find every cache once: the modules are loaded when the tests are collected."""
    _caches[:] = [
        found.cache_clear
        for found in gc.get_objects()
        if isinstance(found, _lru_cache_wrapper) and str(getattr(found, "__module__", "")).startswith(_OURS)
    ]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    for clear in _caches:
        clear()
