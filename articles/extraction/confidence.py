"""How sure each field is, from the rule that decided it and the doubts about it.

The figures are shares of right answers, rounded down, on the fifth and sixth set of made-up sites as the rules first
saw them (docs/extraction.md). Above :data:`SURE`, at most 2 % are wrong: ``python -m benchmarks.sites.run`` counts.
"""

from __future__ import annotations

from articles.extraction.draft import Draft
from articles.models import FieldConfidence, LayoutField, PageType
from articles.page.layout import Layout
from articles.page.lexicon import Region

SURE = 0.9
"""A field above this is right on 49 pages of 50."""
_ABSENT = {"title": 0.6, "lead": 0.8, "authors": 0.75, "published_at": 0.75}
_TITLE = {
    "selector": 0.97,
    "heading_agrees_with_statement": 0.97,
    "heading_under_site_name": 0.85,
    "printed_first_heading": 0.93,
    "printed_heading": 0.8,
    "learned_place": 0.95,
    "stated_title": 0.6,
    "printed_listed_title": 0.95,
    "lone_heading": 0.55,
    "line_above_text": 0.55,
}
_DATE_DOUBT = {"disagree": 0.6, "stated_only": 0.92, "weekday": 0.5, "several": 0.7, "address": 0.8, "order": 0.8}
_DATE_RULE = {
    "learned_place": 0.93,
    "stamp_of_listed_day": 0.93,
    "stamp_above_title": 0.85,
    "stamp_in_body": 0.7,
    "bare_stamp_under_body": 0.8,
    "stamp_under_body": 0.85,
}
_LEAD = {
    "selector": 0.97,
    "named_lead": 0.9,
    "lead_between_title_and_body": 0.9,
    "named_opening": 0.85,
    "opening_above_stamp": 0.85,
    "bold_opening": 0.85,
    "boxed_opening": 0.75,
    "opening_set_otherwise": 0.8,
}
_PAGE = {
    "article": 0.9,
    "short_article": 0.85,
    "document": 0.85,
    "scans": 0.8,
    "standing_page": 0.9,
    "menu_page": 0.8,
    "headlines_around_notice": 0.85,
    "section_by_its_name": 0.88,
    "stub": 0.8,
    "shell": 0.9,
    "nothing": 0.8,
    "text_without_title": 0.8,
    "read_more_links": 0.85,
    "contact_lines": 0.85,
    "only_teasers_under_title": 0.8,
}
_UNKNOWN = 0.95
"""For a rule without a figure of its own: a soft 404, a front page, statements of a listing."""
_SHORT = 250


def rate_fields(
    draft: Draft, layout: Layout, *, page_type: PageType, page_rule: str, body: str, learned: tuple[LayoutField, ...]
) -> tuple[FieldConfidence, ...]:
    """Each field with its share of right answers; on pages that are not articles only the kind of page."""
    page = _PAGE.get(page_rule, _UNKNOWN)
    title = draft.title
    dated = draft.dated.published_at is not None
    if page_rule == "article" and title is not None and title.sure and dated:
        page = 0.97
    rated = {"page_type": page}
    if page_type in ("article", "stub"):
        rated["title"] = _TITLE.get(title.rule, 0.6) if title is not None else _ABSENT["title"]
        rated["lead"] = _LEAD.get(draft.lead_rule or "", 0.8) if draft.lead else _ABSENT["lead"]
        rated["authors"] = _authors(draft)
        rated["published_at"] = _date(draft)
        rated["body"] = _body(draft, layout, body, learned)
    return tuple(
        FieldConfidence(field=field, value=min(value, page) if field == "body" else value)
        for field, value in rated.items()
    )


def _date(draft: Draft) -> float:
    dated = draft.dated
    if dated.published_at is None:
        return _ABSENT["published_at"] - (0.15 if dated.issues else 0.0)
    if dated.doubt is not None:
        return _DATE_DOUBT[dated.doubt]
    return _DATE_RULE.get(dated.rule, 0.97)


def _authors(draft: Draft) -> float:
    if not draft.authors:
        return _ABSENT["authors"]
    labelled = any(line.labelled for _, line in draft.reading.bylines)
    return 0.88 if labelled else 0.8


def _body(draft: Draft, layout: Layout, body: str, learned: tuple[LayoutField, ...]) -> float:
    if draft.place is None or not body:
        return 0.5
    node = layout.nodes[draft.place]
    named = bool(node.own & Region.BODY) or node.tag == "article"
    value = 0.9 if named or "body" in learned else 0.82
    return value - (0.1 if len(body) < _SHORT else 0.0)
