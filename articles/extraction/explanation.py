"""Which rule decided which field of a page, and which blocks were left out by which rule."""

from __future__ import annotations

from articles.extraction.draft import Draft
from articles.models import FiredRule, LayoutField
from articles.page.layout import Layout

_WORDS = 120
"""Characters kept of the words that a rule relied on."""


def list_rules(
    draft: Draft, layout: Layout, *, page_rule: str, learned: tuple[LayoutField, ...], explain: bool
) -> tuple[FiredRule, ...]:
    """The deciding rule of each field; with ``explain`` also of each block left out and each date refused."""
    title, dated = draft.title, draft.dated
    found = [_fired("page_type", page_rule, title.text if title else "")]
    if title is not None:
        found.append(_fired("title", title.rule, title.text))
    if draft.lead is not None:
        found.append(_fired("lead", draft.lead_rule or "", draft.lead))
    if dated.published_at is not None:
        found.append(_fired("published_at", dated.rule, dated.raw or ""))
    if draft.authors:
        rule = "learned_place" if "author" in learned else "byline" if draft.reading.bylines else "line_or_statement"
        found.append(_fired("authors", rule, ", ".join(draft.authors)))
    if draft.place is not None and draft.reading.kept:
        node = layout.nodes[draft.place]
        rule = "learned_place" if "body" in learned else "node_of_most_worth"
        found.append(_fired("body", rule, f"<{node.tag}> {node.hint}"))
    if explain:
        found += [_fired("left_out", rule, block.text) for block, rule in draft.reading.left_out]
        found += [_fired("published_at", rule, layout.blocks[block].text) for _, block, rule in draft.refused]
        found += [_fired("published_at", code, detail) for code, detail in dated.issues]
    return tuple(found)


def _fired(field: str, rule: str, words: str) -> FiredRule:
    return FiredRule(field=field, rule=rule, words=words if len(words) <= _WORDS else words[:_WORDS] + " …")
