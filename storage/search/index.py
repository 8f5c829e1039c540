"""Writing the rows that searches read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values

from articles.dates import VIETNAM
from articles.search.terms import SEARCH_VERSION, article_terms, folded_name, label
from storage.db import Connection, fetch_as, transaction
from storage.locks import LOCK_LINK
from storage.search.matching import place_label

UNDATED = datetime(1, 1, 1, tzinfo=UTC)
"""Where an article without a date stands: after all others. Kept in ``search_entry.dated``."""
NO_DATE = "none"
BATCH = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class _Article:
    id: str
    site: str
    title: str | None
    lead: str | None
    body: str
    published_at: datetime | None
    first_seen_at: datetime
    relevant: bool
    cluster: str
    representative: bool
    own_province: str | None
    own_province_now: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mention:
    article: str
    kind: str
    entry: str | None
    name: str
    now: str | None
    era: str | None
    level: str | None


_ARTICLES = """
SELECT a.id, a.site, a.title, a.lead, a.body, a.published_at, a.first_seen_at, a.relevant, a.cluster,
       c.representative IS NOT DISTINCT FROM a.id AS representative, a.own_province, a.own_province_now
FROM article a JOIN cluster c ON c.id = a.cluster WHERE a.id = ANY(%s) ORDER BY a.id
"""
_MENTIONS = """
SELECT DISTINCT article, kind, entry, name, detail ->> 'now' AS now,
       detail ->> 'era' AS era, detail ->> 'level' AS level FROM mention
WHERE article = ANY(%s) AND kind IN ('movement', 'award', 'body', 'province', 'place')
"""
_UPSERT = """
INSERT INTO search_entry (article, cluster, representative, sampled, site, dated, first_seen_at, movements, awards,
    province_now, search_version, terms) VALUES %s
ON CONFLICT (article) DO UPDATE SET cluster = excluded.cluster, representative = excluded.representative,
    sampled = excluded.sampled, site = excluded.site, dated = excluded.dated, first_seen_at = excluded.first_seen_at,
    movements = excluded.movements, awards = excluded.awards,
    province_now = excluded.province_now, search_version = excluded.search_version,
    terms = excluded.terms
"""
_ROW = (
    "(%(id)s, %(cluster)s, %(representative)s, in_search_sample(%(cluster)s), %(site)s, %(dated)s, %(first_seen_at)s, "
    "%(movements)s::text[], %(awards)s::text[], %(own_province_now)s, %(version)s, %(terms)s::tsvector)"
)
_OUTDATED = """
SELECT a.id FROM article a LEFT JOIN search_entry e ON e.article = a.id
WHERE e.search_version IS DISTINCT FROM %s ORDER BY a.id LIMIT %s
"""
_LABELS = {"movement": "m", "award": "a", "body": "b", "province": "p"}


def index_articles(cursor: Cursor, ids: Sequence[str]) -> None:
    """Make the search rows of some stored articles say what their articles say, within the caller's transaction."""
    mentions: dict[str, list[_Mention]] = {}
    for mention in fetch_as(cursor, _Mention, _MENTIONS, (list(ids),)):
        mentions.setdefault(mention.article, []).append(mention)
    articles = fetch_as(cursor, _Article, _ARTICLES, (list(ids),))
    values = [_entry(article, mentions.get(article.id, [])) for article in articles]
    if values:
        execute_values(cursor, _UPSERT, values, template=_ROW)


def index_outdated(connection: Connection) -> int:
    """Index every article that has no row or one of another version, a batch a transaction; how many they were."""
    done = 0
    while True:
        with transaction(connection) as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", (LOCK_LINK,))
            cursor.execute(_OUTDATED, (SEARCH_VERSION, BATCH))
            ids = [article for (article,) in cursor.fetchall()]
            index_articles(cursor, ids)
        done += len(ids)
        if len(ids) < BATCH:
            return done


def date_labels(published: datetime | None) -> list[str]:
    """The year, month and ISO week of a date, in Vietnam, as terms."""
    if published is None:
        return [label("y", NO_DATE), label("d", NO_DATE), label("w", NO_DATE)]
    local = published.astimezone(VIETNAM)
    year, week, _ = local.isocalendar()
    return [label("y", f"{local:%Y}"), label("d", f"{local:%Y-%m}"), label("w", f"{year:04}-W{week:02}")]


def _entry(article: _Article, mentions: Sequence[_Mention]) -> dict[str, object]:
    """The parameters of :data:`_ROW`."""
    labels = [label("s", article.site), *date_labels(article.published_at)]
    if article.relevant:
        labels.append(label("r", "1"))
    for own in {article.own_province, article.own_province_now}:
        if own is not None:
            labels += [label("v", own), label("o", "1")]
    for mention in mentions:
        labels += _mention_labels(mention)
    return {
        **asdict(article),
        "dated": article.published_at or UNDATED,
        "version": SEARCH_VERSION,
        "movements": sorted({m.entry for m in mentions if m.kind == "movement" and m.entry}),
        "awards": sorted({m.entry for m in mentions if m.kind == "award" and m.entry}),
        "terms": article_terms(article.title, article.lead, article.body, labels),
    }


def _mention_labels(mention: _Mention) -> list[str]:
    if mention.kind == "place":
        if mention.entry and mention.era and mention.level:
            return [label("l", place_label(mention.era, mention.level, mention.entry))]
        return []
    labels = [label(_LABELS[mention.kind], mention.entry)] if mention.entry else []
    if mention.kind == "province" and mention.now:
        labels.append(label("p", mention.now))
    if mention.kind == "body":
        labels.append(label("n", folded_name(mention.name)))
    return labels
