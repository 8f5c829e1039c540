"""One article as a person reads it: the text, then why it is here, what it tells, what was corrected, its copies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cli.printing import local_time, print_table

if TYPE_CHECKING:
    from rich.text import Text

    from articles.printing import Record


def print_article(record: Record, copies: list[Record]) -> None:
    """An exported article and the members of its cluster."""
    from articles.printing import shown_title

    print(shown_title(record))
    source = f"{record['site_name']} ({record['site']})"
    print(f"{source} · {local_time(record['published_at'])} · {', '.join(record['authors']) or '–'}")
    print(record["url"])
    print(f"id {record['id']} · cluster {record['cluster']} · versions {record['versions']}")
    print()
    if record["lead"]:
        print(record["lead"] + "\n")
    print(record["body"])
    _print_relevance(record)
    _print_facts(record)
    if record["corrections"]:
        print()
        print_table(
            ("corrected", "is", "was", "who", "why", "when"),
            [
                (c["field"], _said(c["value"]), _said(c["before"]), c["who"], c["why"], local_time(c["made_at"]))
                for c in record["corrections"]
            ],
        )
    if len(copies) > 1:
        print()
        print_table(
            ("copies", "published", "title", "id"),
            [(c["site"], local_time(c["published_at"]), c["title"], c["id"]) for c in copies],
        )


def _print_relevance(record: Record) -> None:
    score = record["relevance"]["score"]
    print(f"\n{'relevant' if record['relevant'] else 'not relevant'}: {score:.2f}, from 0.50 on it is")
    reasons = sorted(record["relevance"]["matched"], key=lambda term: -abs(term["weight"]))
    if reasons:
        print_table(("why", "weight#", "where"), [(t["term"], f"{t['weight']:+.2f}", t["where"]) for t in reasons])


def _print_facts(record: Record) -> None:
    from articles.printing import FACTS

    rows = [(kind, fact_summary(kind, fact), fact["quote"]) for kind in FACTS for fact in record[kind]]
    if record["occasion"]:
        event = record["occasion"]
        said = " ".join(filter(None, (event["kind"], event["date"], event["place"])))
        rows.insert(0, ("event", said, event["quote"]))
    if rows:
        print()
        print_table(("fact", "is", "quote"), rows)


def award_summary(row: Record) -> str:
    """A row of the ledger in a few words: award, class, who received it."""
    rank = f" hạng {('Nhất', 'Nhì', 'Ba')[row['class'] - 1]}" if row["class"] else ""
    recipients = row.get("recipients", ())
    given = [f"{r['n']} {r['type']}" if "n" in r else r["name"] for r in recipients[:4]]
    more = ", …" if len(recipients) > 4 else ""
    return f"{row['name']}{rank}" + (f": {', '.join(given)}{more}" if given else "")


def fact_summary(kind: str, fact: Record) -> str:
    """A fact of one kind (``awards``, ``statistics`` …) in a few words."""
    if kind == "awards":
        given = ", ".join(f"{r['n'] if r['n'] is not None else ''} {r['type']}".strip() for r in fact["recipients"])
        rank = f" hạng {('Nhất', 'Nhì', 'Ba')[fact['class'] - 1]}" if fact["class"] else ""
        return f"{fact['name']}{rank}" + (f": {given}" if given else "")
    if kind == "statistics":
        sign = {"increase": "+", "decrease": "−"}.get(fact["change"], "")
        value = f"{fact['qualifier'] or ''} {sign}{fact['value']:,.15g} {fact['unit'] or ''}".strip()
        return f"{fact['what'] or fact['name']}: {value}" + (f" ({fact['as_of']})" if fact["as_of"] else "")
    if kind == "people":
        return str(fact["name"]) + (f", {', '.join(fact['roles'])}" if fact["roles"] else "")
    return str(fact["name"])


def found_text(text: str, spans: Iterable[tuple[int, int]], *, style: str = "") -> Text:
    """A cell in which the words that were asked for stand out."""
    from rich.text import Text

    cell = Text(text, style=style)
    for start, end in spans:
        cell.stylize("bold black on yellow", start, end)
    return cell


def _said(value: Any) -> str:
    return {True: "yes", False: "no", None: "–"}.get(value, str(value)) if not isinstance(value, str) else value
