"""Stored articles made by hand, for tests of what is said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from articles.models import Annotations
from articles.printing import FACTS
from storage.stored_articles import Reasons, StoredArticle

_SEEN = datetime(2025, 9, 10, 1, 0, tzinfo=UTC)
_PLAIN = StoredArticle(
    id="a0",
    url="https://bao.vn/0",
    canonical_url=None,
    site="bao",
    site_name="Báo",
    kind="newspaper",
    province=None,
    province_now=None,
    title=None,
    lead=None,
    body="",
    authors=(),
    published_at=None,
    published_precision=None,
    published_raw=None,
    published_from=None,
    modified_at=None,
    listed_at=None,
    first_seen_at=_SEEN,
    fetched_at=_SEEN,
    section=None,
    tags=(),
    images=(),
    attachments=(),
    language="vi",
    relevant=True,
    relevance=Reasons(score=1.0, matched=()),
    movements=(),
    awards=(),
    bodies=(),
    provinces=(),
    places=(),
    people=(),
    statistics=(),
    occasion=None,
    event=None,
    cluster="c0",
    representative=True,
    versions=1,
    confidence=None,
    extractor_version=1,
    corrections=(),
)


def stored_article(facts: Annotations | None = None, **changed: Any) -> StoredArticle:
    """An article with the facts of its text, and every field that is not named as plain as it can be."""
    found = {name: getattr(facts, name) for name in FACTS} if facts else {}
    return replace(_PLAIN, **found, occasion=facts.event if facts else None, **changed)
