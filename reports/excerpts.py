"""Articles for readers without access to the whole text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from storage.stored_articles import StoredArticle

CHARACTERS = 300
"""Shown of an article where its whole text is not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleExcerpt(StoredArticle):
    """A stored article with its first words for a body, and neither lead nor images."""

    excerpt: Literal[True] = True


def excerpted(article: StoredArticle) -> ArticleExcerpt:
    """The first words of lead and body; the article's link leads to the rest."""
    text = " ".join(filter(None, (article.lead, article.body)))
    cut = text if len(text) <= CHARACTERS else text[: text.rfind(" ", 0, CHARACTERS)] + " …"
    known = {field.name: getattr(article, field.name) for field in fields(StoredArticle)}
    return ArticleExcerpt(**{**known, "lead": None, "body": cut, "images": ()})
