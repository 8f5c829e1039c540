"""Pages composed from the class names of real sites and systems in none of the reader's lists, by seed."""

from __future__ import annotations

from evaluation.extraction.composed.pages import ComposedPage, compose

__all__ = ["ComposedPage", "compose"]
