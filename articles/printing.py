"""Results as the JSON objects that commands, files and the API print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any

from articles.dates import VIETNAM
from articles.models import Annotations, AwardMention, Extraction, Mention, Recipients, Relevance

if TYPE_CHECKING:
    from articles.events import AwardGiven

Record = dict[str, Any]
_AS_IT_IS = (str, int, float, NoneType)
_OF_EVERY_FACT = frozenset(field.name for field in fields(Mention))
FACTS = ("movements", "awards", "bodies", "provinces", "places", "people", "statistics")


def printed_time(value: datetime | None) -> str | None:
    """ISO 8601 at +07:00, to the second."""
    return value.astimezone(VIETNAM).isoformat(timespec="seconds") if value else None


def json_record(value: Any) -> Record:
    """A dataclass as the JSON object of its fields: times at +07:00, tuples as lists, dataclasses in it likewise,
    facts as :func:`mention_record` prints them."""
    return {name: _json_value(getattr(value, name)) for name in _names_of(value)}


def _names_of(value: Any) -> tuple[str, ...]:
    return _field_names(value.__class__)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _json_value(value: Any) -> Any:
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, Mention):
        return mention_record(value)
    if isinstance(value, datetime):
        return printed_time(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return json_record(value)
    if isinstance(value, Mapping):
        return {key: _json_value(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [_json_value(inner) for inner in value]
    return value


def mention_detail(mention: Mention) -> Record:
    """The fields that a kind of fact has beyond its name and quote."""
    own = (name for name in _names_of(mention) if name not in _OF_EVERY_FACT)
    detail = {name: _json_value(getattr(mention, name)) for name in own}
    if isinstance(mention, AwardMention):
        detail = {"class": detail.pop("award_class"), **detail}
    value = detail.get("value")
    if isinstance(value, float) and value.is_integer():
        detail["value"] = int(value)
    return detail


def mention_record(mention: Mention) -> Record:
    """One fact: id, name, quote, start, end and the fields of its kind."""
    place = {"id": mention.id, "name": mention.name, "quote": mention.quote, "start": mention.start, "end": mention.end}
    return {**place, **mention_detail(mention)}


def annotations_record(found: Annotations) -> Record:
    """All facts of a text, by kind, and its event."""
    record: Record = {name: [mention_record(m) for m in getattr(found, name)] for name in FACTS}
    record["event"] = asdict(found.event) if found.event else None
    return record


def relevance_record(found: Relevance) -> Record:
    """The verdict with its reasons."""
    return {
        "relevant": found.relevant,
        "score": round(found.score, 4),
        "matched": [asdict(term) for term in found.matched],
    }


def extraction_record(found: Extraction) -> Record:
    """An extraction as a JSON object."""
    return {
        "title": found.title,
        "lead": found.lead,
        "body": found.body,
        "authors": list(found.authors),
        "published_at": printed_time(found.published_at),
        "published_precision": found.published_precision,
        "published_raw": found.published_raw,
        "published_from": found.published_from,
        "modified_at": printed_time(found.modified_at),
        "section": found.section,
        "tags": list(found.tags),
        "images": [asdict(image) for image in found.images],
        "attachments": [asdict(attachment) for attachment in found.attachments],
        "language": found.language,
        "canonical_url": found.canonical_url,
        "page_type": found.page_type,
        "confidence": {c.field: round(c.value, 2) for c in found.confidence},
        "issues": [{"code": issue.code, "detail": issue.detail} for issue in found.issues],
    }


def rules_record(found: Extraction | Annotations) -> list[Record]:
    """Which rule decided which field, and which block of a page was left out by which rule."""
    return [asdict(rule) for rule in found.rules]


def award_given_record(row: AwardGiven, event: Any, sources: list[Any]) -> Record:
    """One row of the ledger; ``event`` and ``sources`` are the caller's ids."""
    return {
        "event": event,
        "award": row.award,
        "name": row.name,
        "class": row.award_class,
        "giver": row.giver,
        "decision": row.decision,
        "decided_on": row.decided_on,
        "signer": row.signer,
        "recipients": [
            {"n": who.n, "type": who.type} if isinstance(who, Recipients) else {"name": who.name, "kind": who.kind}
            for who in row.recipients
        ],
        "period": {"from": row.period.first, "to": row.period.last} if row.period else None,
        "sources": sources,
    }
