"""The tables of a release: their columns with types and meanings, and how an article fills them.

Types are those of the facts' dataclasses, so that a field added there is a field of the release.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from articles.models import (
    Attachment,
    AwardMention,
    BodyMention,
    Event,
    FieldConfidence,
    Image,
    Mention,
    MovementMention,
    PersonMention,
    PlaceMention,
    ProvinceMention,
    StatisticMention,
)
from articles.printing import Record
from reports.export import ARTICLE_COLUMNS
from reports.facts import fact_columns
from storage.releases import ReleasedEvent, ReleasedLedgerRow, ReleasedSite, ReleasedVersion
from storage.stored_articles import Reasons


@dataclass(frozen=True, kw_only=True, slots=True)
class _Correction:
    field: str
    value: str | None
    before: str | None
    who: str | None
    why: str | None
    made_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseColumn:
    """One column; ``hint`` is its type as Python writes it, dataclasses and tuples for nested values."""

    name: str
    hint: Any
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseTable:
    """One table, with the columns that name a row and the column that leads to another table's."""

    name: str
    meaning: str
    columns: tuple[ReleaseColumn, ...]
    key: tuple[str, ...]
    belongs_to: tuple[str, str] | None = None
    """Column and table: ``("article", "articles")``."""


RENAMED = {"award_class": "class"}
"""Field of a dataclass: name in exported records."""
_NESTED: dict[str, Any] = {
    "images": tuple[Image, ...],
    "attachments": tuple[Attachment, ...],
    "relevance": Reasons,
    "movements": tuple[MovementMention, ...],
    "bodies": tuple[BodyMention, ...],
    "provinces": tuple[ProvinceMention, ...],
    "people": tuple[PersonMention, ...],
    "occasion": Event,
    "confidence": tuple[FieldConfidence, ...],
    "corrections": tuple[_Correction, ...],
}
_FLAT: dict[str, Any] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": str,
    "time": datetime,
    "texts": tuple[str, ...],
}
_OWN_TABLE: dict[str, tuple[str, type[Mention], str]] = {
    "awards": ("awards", AwardMention, "One row per mention of an award, with what the text states of it."),
    "statistics": ("figures", StatisticMention, "One row per figure that a text states."),
    "places": ("places", PlaceMention, "One row per mention of a province, former district or commune."),
}
"""Field of an exported article: its table, what its rows are, what the table holds."""
LEFT_OUT = ("fetched_at",)
"""When an address was last visited states nothing about the article, and would make every release differ."""


def released_tables() -> tuple[ReleaseTable, ...]:
    """All tables, articles first."""
    return (
        ReleaseTable(
            name="articles",
            meaning="One row per article, copies of a story included: `cluster` joins them.",
            columns=tuple(
                ReleaseColumn(
                    name=c.name, hint=_NESTED[c.name] if c.kind == "json" else _FLAT[c.kind], meaning=c.meaning
                )
                for c in ARTICLE_COLUMNS
                if c.name not in _OWN_TABLE and c.name not in LEFT_OUT
            ),
            key=("id",),
        ),
        *(_mention_table(field) for field in _OWN_TABLE),
        ReleaseTable(
            name="events",
            meaning="One row per happening that the articles report.",
            columns=_columns_of(ReleasedEvent, _EVENT_MEANINGS),
            key=("id",),
        ),
        ReleaseTable(
            name="ledger",
            meaning="One row per award given at an event, of all its reports, and one per sum over a period; only rows "
            "without a period add up.",
            columns=_columns_of(ReleasedLedgerRow, _LEDGER_MEANINGS),
            key=("event", "number"),
            belongs_to=("event", "events"),
        ),
        ReleaseTable(
            name="versions",
            meaning="One row per version of an article that a visit found; the last one is in `articles`.",
            columns=_columns_of(ReleasedVersion, _VERSION_MEANINGS),
            key=("article", "number"),
            belongs_to=("article", "articles"),
        ),
        ReleaseTable(
            name="sites",
            meaning="One row per site that the articles come from.",
            columns=_columns_of(ReleasedSite, _SITE_MEANINGS),
            key=("id",),
        ),
    )


_EVENT_MEANINGS = {
    "id": "Id of the event: of the article that reported it first.",
    "kind": "`launch`, `review`, `ceremony`, `decision`, `conference`, `monitoring` …",
    "first_day": "Its first day, YYYY-MM-DD.",
    "last_day": "Its last day.",
    "province_now": "Province of today in which it was.",
    "reports": "Ids of the articles of this release that report it, the first publication first.",
}
_LEDGER_MEANINGS = {
    "event": "Id of the event.",
    "number": "Counts the rows of one event.",
    "award": "Id in the gazetteer; null for a title that it does not have.",
    "name": "Name of the award.",
    "award_class": "1, 2, 3 or null.",
    "giver": "Who gave it, as the reports say.",
    "decision": "Number of the decision.",
    "decided_on": "Its day, YYYY-MM-DD.",
    "signer": "Who signed it.",
    "same_award": "Shared by the rows of one award: a decision and its ceremony. Add up one row of each.",
    "part_of": "Of a province's part of a national decision the `same_award` of the whole, whose numbers include it.",
    "counts": "Recipients by kind: `n`, `type`, and in `stated_by` the articles that state it.",
    "other_counts": "Numbers that fewer reports state.",
    "named": "Recipients that are named: `name`, `kind`, `role`.",
    "period_first": "First year of a sum over a period; null for a single award.",
    "period_last": "Its last year.",
    "sources": "Ids of the articles that the row stands on.",
}
_VERSION_MEANINGS = {
    "article": "Id of the article.",
    "number": "1 for the first.",
    "seen_at": "The visit that found it.",
    "title": "As printed then.",
    "lead": "Sapo then.",
    "body": "Text then.",
    "authors": "Byline then.",
    "published_at": "Publication that the page stated then.",
    "modified_at": "Last change that the page stated then.",
}
_SITE_MEANINGS = {
    "id": "Id of the site.",
    "name": "Its name.",
    "url": "Its first page.",
    "kind": "newspaper, portal …",
    "province": "Its province, of its file's era; null for a national site.",
    "province_now": "The same as one of the 34 provinces since 1 July 2025.",
}


def _columns_of(row: type, meanings: dict[str, str]) -> tuple[ReleaseColumn, ...]:
    hints = get_type_hints(row)
    return tuple(
        ReleaseColumn(name=RENAMED.get(name, name), hint=hints[name], meaning=meaning)
        for name, meaning in meanings.items()
    )


def _mention_table(field: str) -> ReleaseTable:
    name, mention, meaning = _OWN_TABLE[field]
    meanings = {column.name: column.meaning for column in fact_columns(field)}
    meanings["province_now"] = meanings["province_now"] if field != "places" else "Id of its province of today."
    return ReleaseTable(
        name=name,
        meaning=meaning,
        columns=(
            ReleaseColumn(name="article", hint=str, meaning="Id of the article."),
            ReleaseColumn(name="position", hint=int, meaning="0 for the article's first."),
            *(
                ReleaseColumn(name=column, hint=hint, meaning=meanings[column])
                for column, hint in struct_fields(mention).items()
            ),
        ),
        key=("article", "position"),
        belongs_to=("article", "articles"),
    )


def struct_fields(row: type) -> dict[str, Any]:
    """The fields of a dataclass with their types, under the names that records have."""
    hints = get_type_hints(row)
    return {RENAMED.get(field.name, field.name): hints[field.name] for field in fields(row)}


def article_rows(record: Record) -> Iterator[tuple[str, Record]]:
    """The rows of one article, as :func:`json_record` prints it, each with its table."""
    own = {name: value for name, value in record.items() if name not in _OWN_TABLE and name not in LEFT_OUT}
    own["confidence"] = [{"field": field, "value": value} for field, value in (record["confidence"] or {}).items()]
    own["corrections"] = [
        {**made, "value": json.dumps(made["value"], ensure_ascii=False), "before": json.dumps(made["before"])}
        for made in record["corrections"]
    ]
    yield "articles", own
    for field, (table, _, _) in _OWN_TABLE.items():
        for position, fact in enumerate(record[field]):
            yield table, {"article": record["id"], "position": position, **fact}


def stripped(hint: Any) -> Any:
    """A type without its ``None``, and a literal as the type of its values."""
    if get_origin(hint) in (UnionType, Union):
        [hint] = [part for part in get_args(hint) if part is not NoneType]
    return type(get_args(hint)[0]) if get_origin(hint) is Literal else hint


def item_of(hint: Any) -> Any | None:
    """The type of a tuple's items; ``None`` for what is not a tuple."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def fold_type(
    hint: Any, *, flat: Callable[[type], Any], listed: Callable[[Any], Any], struct: Callable[[dict[str, Any]], Any]
) -> Any:
    """A column's type in another system: of plain types, lists and structs."""
    hint = stripped(hint)
    item = item_of(hint)
    if item is not None:
        return listed(fold_type(item, flat=flat, listed=listed, struct=struct))
    if is_dataclass(hint) and isinstance(hint, type):
        inner = struct_fields(hint)
        return struct({n: fold_type(h, flat=flat, listed=listed, struct=struct) for n, h in inner.items()})
    return flat(hint)
