"""The catalogue of sites as the steps use it: shipped, recorded or given, checked against the provinces."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Sequence

from articles.provinces import current_provinces, former_provinces, province_now
from crawler.site import RECORDED_SITES, Site, SiteFileError, load_sites, site_directories
from pipeline.errors import UsageError
from storage.sites import CatalogueEntry


def recorded_ids() -> frozenset[str]:
    """The recorded sites: they can be named, and are never due by themselves in the live catalogue."""
    return frozenset(path.stem for path in RECORDED_SITES.glob("*.toml"))


def load_catalogue() -> dict[str, Site]:
    """Every site that can be named, by id: ``THIDUA_SITES_DIR``, else the shipped and the recorded ones.

    Raises:
        UsageError: for a site file that cannot be used.
    """
    directories: Sequence[object] = site_directories()
    try:
        if os.environ.get("THIDUA_SITES_DIR"):
            sites = load_sites(site_directories())
        else:
            sites = load_sites([*site_directories(), RECORDED_SITES])
    except SiteFileError as error:
        raise UsageError(str(error)) from None
    for site in sites.values():
        if site.province and site.province not in former_provinces() and site.province not in current_provinces():
            near = difflib.get_close_matches(site.province, [*former_provinces(), *current_provinces()], n=3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise UsageError(f"{site.path}: province: there is no province {site.province!r}{hint}")
    if not sites:
        raise UsageError(f"no site files in {':'.join(str(d) for d in directories)}")
    return sites


def scheduled_sites(catalogue: dict[str, Site]) -> list[Site]:
    """The sites that are crawled by themselves: enabled, and recorded ones only where they are all there is."""
    recorded = frozenset() if os.environ.get("THIDUA_SITES_DIR") else recorded_ids()
    return [site for site in catalogue.values() if site.enabled and site.id not in recorded]


def require_sites(catalogue: dict[str, Site], ids: Iterable[str]) -> list[Site]:
    """The named sites, each once, in the order of their naming.

    Raises:
        UsageError: in one line, with the ids that are known.
    """
    wanted = list(dict.fromkeys(ids))
    unknown = [i for i in wanted if i not in catalogue]
    if unknown:
        near = [m for i in unknown for m in difflib.get_close_matches(i, catalogue, n=3)]
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise UsageError(f"no site {', '.join(map(repr, unknown))}.{hint} Known sites: {', '.join(catalogue)}")
    return [catalogue[i] for i in wanted]


def catalogue_entries(sites: Iterable[Site]) -> list[CatalogueEntry]:
    """What the store keeps of the catalogue."""
    return [
        CatalogueEntry(
            id=site.id, name=site.name, url=site.url, kind=site.kind, province=site.province,
            province_now=province_now(site.province), enabled=site.enabled,
        )
        for site in sites
    ]  # fmt: skip
