"""Exported rows compared with what a person reads on their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from articles.text import comparison_form, syllables
from evaluation.extraction.scoring import same_names, same_text
from evaluation.sites.building import MadeArticle, MadeSite

FIELDS = ("title", "date", "authors", "lead", "body", "captions")
SURE = 0.9
"""Fields above it are counted as sure: at most 2 % of them may be wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One stored article."""

    url: str
    title: str | None
    published_at: datetime | None
    precision: str | None
    authors: tuple[str, ...]
    lead: str | None
    body: str
    captions: tuple[str, ...]
    confidence: Mapping[str, float]


@dataclass(kw_only=True, slots=True)
class Outcome:
    """How one site came out. ``right`` counts by field; ``foreign`` and ``lost`` are paragraphs."""

    articles: int
    found: int = 0
    whole: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong_dates: int = 0
    foreign: int = 0
    lost: int = 0
    strangers: int = 0
    """Rows of pages that are not articles."""
    sure: int = 0
    sure_wrong: int = 0
    failures: list[str] = field(default_factory=list)


def _words(text: str) -> str:
    return f" {' '.join(syllables(text))} "


def compare(site: MadeSite, rows: Iterable[Row]) -> Outcome:
    """Compare a site's rows with its truth."""
    by_path = {unquote(path): article for article in site.articles for path in article.paths}
    outcome = Outcome(articles=len(site.articles))
    seen: set[str] = set()
    for row in rows:
        parts = urlsplit(row.url)
        path = unquote(parts.path + (f"?{parts.query}" if parts.query else ""))
        article = by_path.get(path) or by_path.get(path + "/")
        if article is None or article.paths[0] in seen:
            outcome.strangers += 1
            outcome.failures.append(f"{'stranger' if article is None else 'twice'} {path} {row.title!r}")
            continue
        seen.add(article.paths[0])
        _compare_one(article, row, outcome)
    outcome.found = len(seen)
    outcome.failures += [f"missing {a.paths[0]} {a.title!r}" for a in site.articles if a.paths[0] not in seen]
    return outcome


def _compare_one(article: MadeArticle, row: Row, outcome: Outcome) -> None:
    at = row.published_at
    date = at is not None and at.replace(second=0) == article.at and row.precision == article.precision
    truth = _words("\n".join([article.lead or "", *article.paragraphs]))
    found = _words("\n".join([row.lead or "", row.body]))
    shown = [p for p in [row.lead or "", *row.body.split("\n\n")] if p.strip()]
    foreign = [p for p in shown if _words(p).strip() and _words(p) not in truth]
    lost = [
        p
        for p in [article.lead or "", *article.paragraphs]
        if p and _words(p) not in found and p not in article.optional
    ]
    right = {
        "title": same_text(row.title, article.title),
        "date": date,
        "authors": same_names(row.authors, article.authors),
        "lead": same_text(row.lead, article.lead) if article.lead else row.lead is None,
        "body": not foreign and not lost,
        "captions": {comparison_form(c) for c in row.captions} == {comparison_form(c) for c in article.captions},
    }
    outcome.whole += all(right.values())
    outcome.right.update(name for name in FIELDS if right[name])
    outcome.wrong_dates += at is not None and not date
    outcome.foreign += len(foreign)
    outcome.lost += len(lost)
    for name, rated in (
        ("title", "title"),
        ("date", "published_at"),
        ("authors", "authors"),
        ("lead", "lead"),
        ("body", "body"),
    ):
        if row.confidence.get(rated, 0.0) > SURE:
            outcome.sure += 1
            outcome.sure_wrong += not right[name]
    details = {
        "title": f"{row.title!r} for {article.title!r}",
        "date": f"{row.published_at} {row.precision} for {article.at} {article.precision}",
        "authors": f"{row.authors} for {article.authors}",
        "lead": f"{row.lead!r} for {article.lead!r}",
        "body": f"foreign {[p[:90] for p in foreign]} lost {[p[:90] for p in lost]}",
        "captions": f"{row.captions} for {article.captions}",
    }
    outcome.failures += [f"{name} {article.paths[0]} {details[name]}" for name in FIELDS if not right[name]]
