"""The catalogue as the store keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from articles.provinces import province_now
from crawler.site import Site
from storage.sites import CatalogueEntry


def catalogue_entries(sites: Iterable[Site]) -> list[CatalogueEntry]:
    """The catalogue's entries as the store keeps them."""
    return [
        CatalogueEntry(
            id=site.id,
            name=site.name,
            url=site.url,
            kind=site.kind,
            province=site.province,
            province_now=province_now(site.province),
            enabled=site.enabled,
        )
        for site in sites
    ]
