"""The articles that an address requests, one or a page of results, for pages, API and feeds alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import HTTPException

from articles.search.highlight import excerpt, find_words
from articles.search.query import parse_query
from storage.db import Connection
from storage.facts import FactRow
from storage.search import Filters, find_page
from storage.stored_articles import StoredArticle, cluster_sizes, fetch_articles, find_article
from web.cursors import decode_cursor, encode_cursor
from web.marks import Stretch, excerpt_stretches, found_stretches


@dataclass(frozen=True, kw_only=True, slots=True)
class Results:
    """Stored articles, best first, and the cursor of the next page."""

    articles: list[StoredArticle]
    next: str | None


def find_results(connection: Connection, filters: Filters, *, limit: int, cursor: str | None = None) -> Results:
    """Some results after a cursor.

    Raises:
        BadCursor: if the cursor is not one of this search.
    """
    page = find_page(connection, filters, limit=limit, after=decode_cursor(cursor, filters))
    with connection, connection.cursor() as database:
        articles = fetch_articles(database, page.ids)
    return Results(articles=articles, next=encode_cursor(page.next, filters))


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One article in a list: its title and an excerpt with the searched words marked."""

    article: StoredArticle
    title: list[Stretch]
    excerpt: list[Stretch]
    copies: int
    """Articles of the same story, itself included."""


def result_rows(connection: Connection, articles: list[StoredArticle], query: str | None = None) -> list[Row]:
    """Stored articles as lists show them."""
    sizes = cluster_sizes(connection, {article.cluster for article in articles})
    parsed = parse_query(query or "")
    found = []
    for article in articles:
        title = article.shown_title
        found.append(
            Row(
                article=article,
                title=found_stretches(title, find_words(title, parsed)),
                excerpt=excerpt_stretches(excerpt(article.text, parsed)),
                copies=sizes.get(article.cluster, 1),
            )
        )
    return found


def newest_rows(connection: Connection, filters: Filters, *, limit: int) -> list[Row]:
    """The newest articles of a search."""
    newest = replace(filters, sort="newest")
    return result_rows(connection, find_results(connection, newest, limit=limit).articles)


def titled_facts(connection: Connection, facts: list[FactRow]) -> list[FactRow]:
    """Facts as tables show them: the first words replace a missing title."""
    untitled = sorted({fact.article for fact in facts if not fact.title})
    if not untitled:
        return facts
    with connection, connection.cursor() as database:
        titles = {article.id: article.shown_title for article in fetch_articles(database, untitled)}
    return [replace(fact, title=fact.title or titles.get(fact.article)) for fact in facts]


def require_article(connection: Connection, identifier: str) -> StoredArticle:
    """The article with an id, or its cluster's; 404 where there is none."""
    article = find_article(connection, identifier)
    if article is None:
        raise HTTPException(404, "no such article")
    return article
