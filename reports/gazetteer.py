"""The gazetteers as lists in which people look up ids: provinces, places, movements, awards, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from articles.gazetteer import Entry, entries_by_kind
from articles.places import Place, find_by_name, places
from articles.printing import Record
from articles.provinces import current_provinces, former_provinces
from articles.text import comparison_form, fold_marks

GazetteerKind = Literal["provinces", "places", "movements", "awards", "bodies"]
GAZETTEERS: tuple[GazetteerKind, ...] = get_args(GazetteerKind)


def gazetteer_entries(kind: GazetteerKind, query: str | None = None) -> list[Record]:
    """The entries of one gazetteer, only those that a query names.

    A query is an id, or words of a name with or without diacritics; where it has any, they count.
    """
    if kind == "places":
        return [_place(place) for place in _found_places(query)]
    if kind == "provinces":
        listed = [*_provinces()]
    else:
        of = {"movements": "movement", "awards": "award", "bodies": "body"}[kind]
        listed = [_entry(entry) for entry in entries_by_kind()[of]]  # type: ignore[index]
    return [record for record in listed if query is None or _matches(query, record)]


def _found_places(query: str | None) -> Iterable[Place]:
    if query is None:
        return places()
    if found := find_by_name(query):
        return found
    return [place for place in places() if _names(query, (place.name,))]


def _provinces() -> Iterator[Record]:
    for era, known in (("current", current_provinces()), ("former", former_provinces())):
        for province in known.values():
            yield {
                "id": province.id,
                "name": province.name,
                "era": era,
                "code": province.code,
                "official": province.official,
                "now": province.now,
                "aliases": list(province.aliases),
            }


def _place(place: Place) -> Record:
    return {
        "id": place.code,
        "name": place.name,
        "level": place.level,
        "era": place.era,
        "parent": place.parent or None,
        "province_now": place.province_now,
        "now": list(place.became),
        "partly": sorted(place.partly),
        "valid_from": place.valid_from.isoformat() if place.valid_from else None,
        "valid_to": place.valid_to.isoformat() if place.valid_to else None,
    }


def _entry(entry: Entry) -> Record:
    further = {key: value for key, value in sorted(entry.details.items()) if isinstance(value, str | int | list)}
    return {
        "id": entry.id,
        "name": entry.name,
        "variants": [*entry.variants, *entry.short_forms],
        **further,
        "source": entry.source,
    }


def _matches(query: str, record: Record) -> bool:
    if query == record["id"] or query == record.get("code"):
        return True
    return _names(query, (record["name"], *record.get("variants", ()), *record.get("aliases", ())))


def _names(query: str, names: Iterable[str]) -> bool:
    wanted = comparison_form(query)
    marked = wanted != fold_marks(wanted)
    forms = map(comparison_form, names)
    return any(wanted in (form if marked else fold_marks(form)) for form in forms)


__all__ = ["GAZETTEERS", "GazetteerKind", "gazetteer_entries"]
