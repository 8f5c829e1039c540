"""Shell completion: ids of sites, provinces, movements and awards, read from files, never from the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal


def complete_sites(incomplete: str) -> list[str]:
    """Ids of the catalogue: the stems of its files, which need not be read for that."""
    from crawler.catalogue import catalogue_directories

    return _beginning({path.stem for folder in catalogue_directories() for path in folder.glob("*.toml")}, incomplete)


def complete_provinces(incomplete: str) -> list[str]:
    """Ids of the provinces of both eras."""
    from articles.provinces import current_provinces, former_provinces

    return _beginning({*former_provinces(), *current_provinces()}, incomplete)


def complete_movements(incomplete: str) -> list[str]:
    """Ids of the movements of the gazetteer."""
    return _beginning(entry_ids("movement"), incomplete)


def complete_awards(incomplete: str) -> list[str]:
    """Ids of the awards of the gazetteer."""
    return _beginning(entry_ids("award"), incomplete)


def complete_kinds(incomplete: str) -> list[str]:
    """Kinds of sites."""
    return _beginning(site_kinds(), incomplete)


def entry_ids(kind: Literal["movement", "award"]) -> list[str]:
    """Ids of one kind of the gazetteer."""
    from articles.gazetteer import entries_by_kind

    return [entry.id for entry in entries_by_kind()[kind]]


def site_kinds() -> tuple[str, ...]:
    """The kinds that a site may have."""
    from typing import get_args

    from crawler.site import SiteKind

    return get_args(SiteKind)


def _beginning(known: Iterable[str], incomplete: str) -> list[str]:
    return sorted(value for value in known if value.startswith(incomplete))
