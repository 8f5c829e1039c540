"""Pages in the manner of content systems that no rule was made for, with records written before the rules ran on them."""

from __future__ import annotations

from evaluation.extraction.unseen.pages import UNSEEN_PAGES, UnseenPage

__all__ = ["UNSEEN_PAGES", "UnseenPage"]
