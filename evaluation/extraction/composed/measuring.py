"""Shares of right fields on the composed pages, and how far the stated confidence can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction import extract
from articles.models import Extraction, Page
from articles.text import comparison_form
from evaluation.extraction.blind.sheet import BlindPage
from evaluation.extraction.composed.pages import FETCHED, ComposedPage
from evaluation.extraction.measure import Figures, Tally, whole_text
from evaluation.extraction.scoring import TextScore, average, same_minute, same_names, same_text, score_text

SURE = 0.9
"""Fields above it are counted as sure: at most 2 % of them may be wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One field of one page."""

    field: str
    right: bool
    confidence: float | None


def check_page(page: ComposedPage | BlindPage, found: Extraction) -> list[Answer]:
    """Each field, right or wrong; of a page that is not an article its kind and its date."""
    sure = {c.field: c.value for c in found.confidence}

    def answer(field: str, right: bool, rated: str | None = None) -> Answer:
        return Answer(field=field, right=right, confidence=sure.get(rated or field))

    kind = answer("page_type", found.page_type == page.page_type)
    if page.page_type != "article":
        return [kind, answer("published_at", found.published_at is None)]
    text = whole_text(found)
    folded = comparison_form(text)
    kept_out = not any(comparison_form(c) in folded for c in page.captions)
    clean = not any(comparison_form(u) in folded for u in page.unwanted)
    body = score_text(page.text, text).f1 > 0.98 and clean and kept_out
    lead = same_text(found.lead, page.lead) if page.lead else True
    return [
        kind,
        answer("title", same_text(found.title, page.title)),
        answer("published_at", same_minute(found.published_at, page.at)),
        answer("authors", same_names(found.authors, page.authors)),
        answer("lead", lead),
        answer("body", body),
        answer("captions_out", kept_out, "captions"),
        answer("clean", clean, "clean"),
    ]


def measure_composed(pages: Iterable[ComposedPage]) -> Figures:
    """Right shares by field, of whole pages, wrong dates, and wrong ones among the sure fields."""
    figures = Figures()
    tallies: dict[str, Tally] = {}
    whole, sure = Tally(), Tally()
    wrong_dates = 0
    scores: list[TextScore] = []
    count = 0
    for page in pages:
        found = extract(Page(url=page.url, html=page.html.encode(), fetched_at=FETCHED))
        answers = check_page(page, found)
        count += 1
        whole.count(right=all(a.right for a in answers))
        if page.page_type == "article":
            scores.append(score_text(page.text, whole_text(found)))
        for one in answers:
            tallies.setdefault(one.field, Tally()).count(right=one.right)
            if one.confidence is not None and one.confidence > SURE:
                sure.count(right=one.right)
            if not one.right:
                mark = " SURE" if one.confidence is not None and one.confidence > SURE else ""
                figures.failures.append(f"{page.name} {one.field}{mark}")
            if one.field == "published_at" and not one.right and found.published_at is not None:
                wrong_dates += 1
    figures.values = {"whole": whole.share} | {name: tally.share for name, tally in tallies.items()}
    figures.values |= {
        "date_wrong": wrong_dates / max(1, count),
        "body_f1": average(scores).f1,
        "sure_wrong": 1 - sure.share,
        "sure_fields": float(sure.asked),
    }
    return figures
