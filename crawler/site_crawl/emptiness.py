"""Why a crawl that came to its end found no article, which is never a success."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """Counts of a crawl on which emptiness is judged."""

    articles: int
    """Bodies of articles fetched."""
    offered: int
    """Addresses that sources showed as entries, known ones included."""
    left_out: int
    """Of those, the ones outside the requested days."""
    had_articles: bool
    """Did earlier crawls find articles here?"""
    unchanged_sources: int
    """Unchanged sources (304) that showed entries earlier."""
    home_forbidden: bool
    """Does robots.txt forbid the home page?"""
    home_is_shell: bool
    """Was the home page a document without links, which a script fills?"""
    listings: int
    """Home pages and listings that were read."""
    article_outcomes: Mapping[str, int]
    """Requests for articles by outcome."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Emptiness:
    """Why nothing was found: the rule that decided, how the crawl ended (``empty`` or ``blocked``), and a sentence."""

    rule: str
    ended: str
    detail: str


def find_emptiness(found: Findings) -> Emptiness | None:
    """Why this crawl came to nothing; ``None`` where it did not, or where nothing was to be expected."""
    if found.articles or found.left_out:
        return None
    if found.had_articles and (found.offered or found.unchanged_sources):
        return None
    return next(
        Emptiness(rule=name, ended=ended, detail=say(found)) for name, ended, holds, say in _CAUSES if holds(found)
    )


def _outcomes(found: Findings) -> str:
    return ", ".join(f"{n} {outcome}" for outcome, n in Counter(found.article_outcomes).most_common(3))


_Cause = tuple[str, str, Callable[[Findings], bool], Callable[[Findings], str]]
_CAUSES: tuple[_Cause, ...] = (
    # "Disallow: /" for everybody: the publisher refuses, which is not the same as having nothing.
    (
        "home_forbidden",
        "blocked",
        lambda f: f.home_forbidden and not f.article_outcomes,
        lambda f: "robots.txt forbids the home page",
    ),
    # The same, where only feeds and known articles were left to request.
    (
        "entries_forbidden",
        "blocked",
        lambda f: set(f.article_outcomes) == {"disallowed"},
        lambda f: f"robots.txt forbids every article, {f.article_outcomes['disallowed']} of them",
    ),
    # Entries were shown, and every one of them was something else: stubs, redirects, standing pages.
    (
        "no_entry_is_an_article",
        "empty",
        lambda f: bool(f.article_outcomes),
        lambda f: f"{sum(f.article_outcomes.values())} entries and not one article: {_outcomes(f)}",
    ),
    # "<div id=root></div><script src=/app.js>", with no feed or sitemap beside it.
    (
        "home_is_shell",
        "empty",
        lambda f: f.home_is_shell,
        lambda f: "the home page is filled by a script, and no feed or sitemap stands beside it",
    ),
    # All that was shown before is gone.
    (
        "entries_gone",
        "empty",
        lambda f: f.had_articles,
        lambda f: "no source shows an entry any more",
    ),
    (
        "no_link",
        "empty",
        lambda f: True,
        lambda f: f"no link to an article on {found_pages(f.listings)}",
    ),
)


def found_pages(count: int) -> str:
    """``1 page``, ``7 pages``."""
    return f"{count} page" + ("" if count == 1 else "s")
