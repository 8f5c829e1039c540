"""Finding articles in the store: words with or without diacritics, phrases, exclusions, filters, counts, facets."""

from articles.search.filters import Filters
from storage.search.pages import Position, ResultPage, find_articles, find_page
from storage.search.spread import ProvinceMonth, count_province_months, movement_reach
from storage.search.suggestions import suggest_query
from storage.search.totals import Facets, Total, count_articles, count_facets, total_articles

__all__ = [
    "Facets",
    "Filters",
    "Position",
    "ProvinceMonth",
    "ResultPage",
    "Total",
    "count_articles",
    "count_facets",
    "count_province_months",
    "find_articles",
    "find_page",
    "movement_reach",
    "suggest_query",
    "total_articles",
]
