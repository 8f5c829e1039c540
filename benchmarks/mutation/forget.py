"""A pytest plugin: caches are emptied, or a mutant would answer with what the code without it once returned.

Before each test while mutmut records which test calls which function; once per mutant, which all tests of its process
share.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import Any

import pytest

_OURS = ("articles.", "crawler.")
_READ_FROM_FILES = ("articles.gazetteer", "articles.places", "articles.provinces")
"""Rooms whose caches no mutant can change: they import no mutated module."""
_caches: list[Callable[[], Any]] = []


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Find every cache once: the modules are loaded when the tests are collected; a mutant's process is a fork."""
    if not _caches:
        for found in gc.get_objects():
            if isinstance(found, _lru_cache_wrapper) and _is_ours(str(getattr(found, "__module__", ""))):
                _caches.append(found.cache_clear)
            elif isinstance(found, dict) and hasattr(type(found), "__missing__") and _is_ours(type(found).__module__):
                _caches.append(found.clear)  # a dictionary that works its values out
    _clear()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _clear()


def _is_ours(module: str) -> bool:
    return module.startswith(_OURS) and not module.startswith(_READ_FROM_FILES)


def _clear() -> None:
    for clear in _caches:
        clear()
