"""How many of the unseen pages are read wholly right, and which fields are wrong."""

from __future__ import annotations

from articles.extraction import extract
from articles.models import Page
from evaluation.extraction.measure import Figures, Tally, whole_text
from evaluation.extraction.scoring import same_minute, same_names, same_text, score_text
from evaluation.extraction.unseen.pages import FETCHED, UNSEEN_PAGES, UnseenPage

_FIELDS = ("kind", "title", "date", "authors", "lead", "body")


def check_page(page: UnseenPage) -> dict[str, bool]:
    """Each field, right or wrong; of pages that are not articles only the kind and the date."""
    found = extract(Page(url=page.url, html=page.html.encode(), fetched_at=FETCHED))
    if page.page_type != "article":
        return {"kind": found.page_type == page.page_type, "date": found.published_at is None}
    text = whole_text(found)
    captioned = any(caption in text for caption in page.captions)
    return {
        "kind": found.page_type == "article",
        "title": same_text(found.title, page.title),
        "date": same_minute(found.published_at, page.at),
        "authors": same_names(found.authors, page.authors),
        "lead": page.lead is None or same_text(found.lead, page.lead),
        "body": score_text(page.text, text).f1 > 0.99 and not captioned,
    }


def measure_unseen() -> Figures:
    """Shares of right fields, and of pages that are wholly right."""
    figures = Figures()
    tallies = {name: Tally() for name in ("whole", *_FIELDS)}
    wrong_dates = 0
    for page in UNSEEN_PAGES:
        told = check_page(page)
        tallies["whole"].count(right=all(told.values()))
        for name, right in told.items():
            tallies[name].count(right=right)
        if not told["date"]:
            found = extract(Page(url=page.url, html=page.html.encode(), fetched_at=FETCHED))
            wrong_dates += found.published_at is not None
        figures.failures += [f"{page.name} {name}" for name, right in told.items() if not right]
    figures.values = {name: tally.share for name, tally in tallies.items()} | {
        "date_wrong": wrong_dates / len(UNSEEN_PAGES)
    }
    return figures
