"""How many of the blind pages are read wholly right, and which fields are wrong."""

from __future__ import annotations

from collections.abc import Iterable

from articles.extraction import extract
from articles.models import Page
from evaluation.extraction.blind.sheet import FETCHED, BlindPage
from evaluation.extraction.composed.measuring import SURE, check_page
from evaluation.extraction.measure import Figures, Tally


def measure_blind(pages: Iterable[BlindPage]) -> Figures:
    """Shares of right fields and of wholly right pages, wrong dates, and wrong ones among the sure fields."""
    figures = Figures()
    tallies: dict[str, Tally] = {}
    whole, sure = Tally(), Tally()
    wrong_dates = count = 0
    for page in pages:
        found = extract(Page(url=page.url, html=page.html.encode(), fetched_at=FETCHED))
        answers = check_page(page, found)
        count += 1
        whole.count(right=all(a.right for a in answers))
        for one in answers:
            tallies.setdefault(one.field, Tally()).count(right=one.right)
            if one.confidence is not None and one.confidence > SURE:
                sure.count(right=one.right)
            if not one.right:
                figures.failures.append(f"{page.name} {one.field}")
                wrong_dates += one.field == "published_at" and found.published_at is not None
    figures.values = {"whole": whole.share} | {name: tally.share for name, tally in tallies.items()}
    figures.values |= {"date_wrong": wrong_dates / max(1, count), "sure_wrong": 1 - sure.share}
    return figures
