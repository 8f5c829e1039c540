"""The catalogue with each site's verdict: made of some 270 files and their history, and therefore shared."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime

from reports.health import SiteHealth, site_health
from reports.overview import SiteOverview, site_overview
from storage.db import Connection
from storage.readers import Readers
from storage.search.sample import is_large
from web.refreshed import Refreshed


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSite(SiteOverview):
    """A site with its health, ``None`` where it is not crawled."""

    health: SiteHealth | None


def _read_sites(connection: Connection) -> dict[str, KnownSite]:
    """Every site by id."""
    verdicts = {v.site: v for v in site_health([], now=datetime.now(UTC), connection=connection)}
    return {site.id: _with_health(site, verdicts.get(site.id)) for site in site_overview(connection)}


def _with_health(site: SiteOverview, health: SiteHealth | None) -> KnownSite:
    return KnownSite(**{field.name: getattr(site, field.name) for field in fields(site)}, health=health)


def verdicts_now(connection: Connection, readers: Readers) -> list[SiteHealth]:
    """The health of every site that is crawled; of a large store as the pages show it."""
    with connection:
        large = is_large(connection)
    if large:
        return [site.health for site in known_sites.read(connection, readers).values() if site.health is not None]
    return site_health([], now=datetime.now(UTC), connection=connection)


known_sites = Refreshed(_read_sites, is_of_a_first_page=True)
