"""Suggestions for a query without results: short forms written out, else other spellings of one of its words.

For spellings no word list is needed: the possible syllables are a closed set, and the index shows at once which of them
occur next to the query's other words, and how often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from articles.search.filters import Filters
from articles.search.highlight import find_words
from articles.search.query import Query, QueryWord, every, parse_query
from articles.search.short_forms import other_wordings
from articles.search.spelling import other_spellings
from articles.search.terms import bare, quoted
from articles.text import fold_marks, syllables
from storage.db import Connection
from storage.search.matching import terms_of
from storage.search.pages import find_page
from storage.search.sample import LARGE, is_large

MOST_TRIED = 5
"""Spellings of one word that are searched for, the likeliest first."""
LOOKED_AT = 5
"""Number of articles read to learn how a word is written."""

_COUNTS = """
SELECT c.condition, (SELECT count(*) FROM search_entry e WHERE {sampled} {terms} @@ c.condition::tsquery)
FROM unnest(%s::text[]) AS c (condition)
"""
_TEXTS = "SELECT concat_ws(E'\\n', title, lead, body) FROM article WHERE id = ANY(%s)"


def suggest_query(connection: Connection, filters: Filters) -> str | None:
    """The query with a short form written out or one word spelt another way; for a search that found nothing.

    ``None`` where no such query finds anything.
    """
    for wording in other_wordings(filters.query or ""):
        if find_page(connection, replace(filters, query=wording), limit=1).ids:
            return wording
    query = parse_query(filters.query or "")
    singles = [place for place, word in enumerate(query.words) if not word.excluded and len(word.typed) == 1]
    if not singles:
        return None
    known = _counts(connection, [quoted(query.words[place].bare[0]) for place in singles])
    # Words that no article has are tried first; any of the known ones may be the slip.
    singles.sort(key=lambda place: known[quoted(query.words[place].bare[0])])
    for place in singles:
        for spelling in _likely(connection, query, place):
            corrected = _respelt(filters.query or "", query.words[place], spelling)
            page = find_page(connection, replace(filters, query=corrected), limit=LOOKED_AT)
            if page.ids:
                return _as_written(connection, page.ids, filters.query or "", query.words[place], spelling)
        if known[quoted(query.words[place].bare[0])] == 0:
            return None
    return None


def _likely(connection: Connection, query: Query, place: int) -> Sequence[str]:
    """Other spellings of one word, the most frequent next to its neighbours first."""
    spellings = other_spellings(query.words[place].bare[0])
    before = query.words[place - 1].bare[-1] if place else None
    after = query.words[place + 1].bare[0] if place + 1 < len(query.words) else None
    conditions: dict[str, list[str]] = {
        s: [_beside(pair) for pair in ((before, s), (s, after)) if None not in pair] or [quoted(s)] for s in spellings
    }
    counts = _counts(connection, [condition for group in conditions.values() for condition in group])
    scores = {s: sum(counts[condition] for condition in group) for s, group in conditions.items()}
    return [s for s, score in Counter(scores).most_common(MOST_TRIED) if score]


def _beside(pair: tuple[str | None, str | None]) -> str:
    """Two syllables side by side, as far as terms can say it."""
    return every([quoted(term) for term in QueryWord(typed=tuple(filter(None, pair))).terms])


def _counts(connection: Connection, conditions: Sequence[str]) -> dict[str, int]:
    with connection:
        sampled = LARGE.condition if is_large(connection) else ""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(_COUNTS.format(sampled=sampled, terms=terms_of("e")), (list(conditions),))
            return dict(cursor.fetchall())


def _respelt(text: str, word: QueryWord, spelling: str) -> str:
    """The query as typed with one of its words replaced."""
    parts = re.split(r"(\W+)", text)
    return "".join(spelling if syllables(part) == list(word.typed) else part for part in parts)


def _as_written(connection: Connection, articles: Sequence[str], text: str, word: QueryWord, spelling: str) -> str:
    """The corrected query with the new word as most found articles write it: "thuong" becomes "thưởng"."""
    corrected = _respelt(text, word, spelling)
    query = parse_query(corrected)
    with connection, connection.cursor() as cursor:
        cursor.execute(_TEXTS, (list(articles),))
        texts = [row[0] for row in cursor.fetchall()]
    forms: Counter[str] = Counter()
    for found in texts:
        written = {s for a, b in find_words(found, query) for s in syllables(found[a:b]) if bare(s) == spelling}
        # An article without any diacritics does not show how the word is written.
        forms.update(written if fold_marks(found) != found else ())
    return _respelt(text, word, forms.most_common(1)[0][0]) if forms else corrected
