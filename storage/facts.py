"""Facts across articles: awards, statistics, movements, people …, each with its quote and the article it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from articles.printing import Record, printed_time
from storage.db import Connection
from storage.search import CONDITIONS, Filters, search_parameters

KINDS = {
    "awards": "award", "statistics": "statistic", "movements": "movement", "people": "person", "bodies": "body",
    "provinces": "province",
}  # fmt: skip
_FACTS = f"""
SELECT m.entry, m.name, m.quote, m.span_start, m.span_end, m.detail, a.id, a.url, a.site, s.province, s.province_now,
       a.title, a.published_at
FROM mention m JOIN article a ON a.id = m.article JOIN site s ON s.id = a.site JOIN cluster c ON c.id = a.cluster
WHERE m.kind = %(fact)s AND (%(all_copies)s OR c.representative = a.id) AND {CONDITIONS}
ORDER BY a.published_at DESC NULLS LAST, a.first_seen_at DESC, a.id, m.position LIMIT %(limit)s
"""


def find_facts(connection: Connection, kind: str, filters: Filters) -> Iterator[Record]:
    """The facts of one kind (a key of :data:`KINDS`) in the articles that match, newest article first, streamed."""
    with connection, connection.cursor("find_facts") as cursor:
        cursor.execute(_FACTS, {**search_parameters(connection, filters), "fact": KINDS[kind]})
        for entry, name, quote, start, end, detail, article, url, site, province, now, title, published in cursor:
            yield {
                "id": entry, "name": name, "quote": quote, "start": start, "end": end, **detail, "article": article,
                "url": url, "site": site, "province": province, "province_now": now, "title": title,
                "published_at": printed_time(published),
            }  # fmt: skip
