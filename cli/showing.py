"""One article for reading: its text, then why it is stored, its facts, its corrections and its copies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cli.printing import local_time, print_table

if TYPE_CHECKING:
    from rich.text import Text

    from articles.models import Mention
    from articles.printing import Record
    from storage.stored_articles import ClusterMember, StoredArticle


def print_article(article: StoredArticle, copies: list[ClusterMember]) -> None:
    """An article and the members of its cluster."""
    print(article.shown_title)
    source = f"{article.site_name} ({article.site})"
    print(f"{source} · {local_time(article.published_at)} · {', '.join(article.authors) or '–'}")
    print(article.url)
    print(f"id {article.id} · cluster {article.cluster} · versions {article.versions}")
    print()
    if article.lead:
        print(article.lead + "\n")
    print(article.body)
    _print_relevance(article)
    _print_facts(article)
    if article.corrections:
        print()
        print_table(
            ("corrected", "is", "was", "who", "why", "when"),
            [
                (c.field, _said(c.value), _said(c.before), c.who, c.why, local_time(c.made_at))
                for c in article.corrections
            ],
        )
    if len(copies) > 1:
        print()
        print_table(
            ("copies", "published", "title", "id"),
            [(c.site, local_time(c.published_at), c.title, c.id) for c in copies],
        )


def _print_relevance(article: StoredArticle) -> None:
    verdict = "relevant" if article.relevant else "not relevant"
    print(f"\n{verdict}: {article.relevance.score:.2f}, from 0.50 on it is")
    reasons = sorted(article.relevance.matched, key=lambda term: -abs(term.weight))
    if reasons:
        print_table(("why", "weight#", "where"), [(t.term, f"{t.weight:+.2f}", t.where) for t in reasons])


def _print_facts(article: StoredArticle) -> None:
    from articles.printing import FACTS

    rows = [(kind, fact_summary(fact), fact.quote) for kind in FACTS for fact in getattr(article, kind)]
    if event := article.occasion:
        said = " ".join(filter(None, (event.kind, event.date, event.place)))
        rows.insert(0, ("event", said, event.quote))
    if rows:
        print()
        print_table(("fact", "is", "quote"), rows)


def award_summary(row: Record) -> str:
    """A row of the ledger in a few words: award, class, recipients."""
    recipients = row.get("recipients", ())
    given = [f"{r['n']} {r['type']}" if "n" in r else r["name"] for r in recipients[:4]]
    more = ", …" if len(recipients) > 4 else ""
    return f"{row['name']}{_rank(row['class'])}" + (f": {', '.join(given)}{more}" if given else "")


def fact_summary(fact: Mention) -> str:
    """A fact in a few words."""
    from articles.models import AwardMention, PersonMention, StatisticMention

    if isinstance(fact, AwardMention):
        given = ", ".join(f"{r.n if r.n is not None else ''} {r.type}".strip() for r in fact.recipients)
        return f"{fact.name}{_rank(fact.award_class)}" + (f": {given}" if given else "")
    if isinstance(fact, StatisticMention):
        sign = {"increase": "+", "decrease": "−"}.get(fact.change or "", "")
        value = f"{fact.qualifier or ''} {sign}{fact.value:,.15g} {fact.unit or ''}".strip()
        return f"{fact.what or fact.name}: {value}" + (f" ({fact.as_of})" if fact.as_of else "")
    if isinstance(fact, PersonMention):
        return fact.name + (f", {', '.join(fact.roles)}" if fact.roles else "")
    return fact.name


def _rank(award_class: int | None) -> str:
    return f" hạng {('Nhất', 'Nhì', 'Ba')[award_class - 1]}" if award_class else ""


def found_text(text: str, spans: Iterable[tuple[int, int]], *, style: str = "") -> Text:
    """A table cell in which the searched words stand out."""
    from rich.text import Text

    cell = Text(text, style=style)
    for start, end in spans:
        cell.stylize("bold black on yellow", start, end)
    return cell


def _said(value: Any) -> str:
    return {True: "yes", False: "no", None: "–"}.get(value, str(value)) if not isinstance(value, str) else value
