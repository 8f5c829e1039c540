"""The catalogue of sites as the steps use it: shipped, recorded or given, checked against the provinces."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from articles.errors import StepError, UsageError
from articles.provinces import known_provinces
from crawler.new_site import write_site_file
from crawler.replay import MOVED_SITES
from crawler.site import RECORDED_SITES, SHIPPED_SITES, Site, SiteFileError, load_sites
from settings import read_settings

FEW = 20
"""Number of sites that one line can name."""


def recorded_ids() -> frozenset[str]:
    """The recorded sites: they can be named, but are never due by themselves in the live catalogue."""
    return frozenset(path.stem for path in RECORDED_SITES.glob("*.toml"))


def own_sites() -> Path:
    """Where ``thidua sites add`` writes: the first given directory, else ``$THIDUA_HOME/sites``."""
    settings = read_settings()
    return settings.sites_directories[0] if settings.sites_directories else settings.home / "sites"


def catalogue_directories() -> list[Path]:
    """``THIDUA_SITES_DIR``, else the shipped catalogue, this installation's own sites, and the recorded ones."""
    given = read_settings().sites_directories
    if given:
        return list(given)
    # Another installation on this machine may have the recorded sites' usual ports.
    moved = read_settings().home / MOVED_SITES
    recorded = moved if moved.is_dir() else RECORDED_SITES
    return [SHIPPED_SITES, *([own_sites()] if own_sites().is_dir() else []), recorded]


def load_catalogue() -> dict[str, Site]:
    """Every site that can be named, by id.

    Raises:
        UsageError: for a site file that cannot be used.
    """
    try:
        sites = load_sites(catalogue_directories())
    except SiteFileError as error:
        raise UsageError(str(error)) from None
    for site in sites.values():
        _require_province(site.province, f"{site.path}: province")
    if not sites:
        raise UsageError(f"no site files in {':'.join(map(str, catalogue_directories()))}")
    return sites


def _require_province(province: str | None, where: str) -> None:
    known = known_provinces()
    if province is not None and province not in known:
        near = difflib.get_close_matches(province, known, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise UsageError(f"{where}: there is no province {province!r}{hint}")


def add_site(site: str, url: str, *, name: str | None, kind: str, province: str | None) -> Path:
    """Write the file of a new site and return its path.

    Raises:
        UsageError: for an id that is taken or malformed, or an invalid address or province.
        StepError: if the file cannot be written.
    """
    _require_province(province, "--province")
    taken = [d / f"{site}.toml" for d in catalogue_directories() if (d / f"{site}.toml").exists()]
    if taken:
        raise UsageError(f"there is a site {site!r} already: {taken[0]}")
    folder = own_sites()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return write_site_file(folder, site, url, name=name, kind=kind, province=province)
    except SiteFileError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise StepError(f"cannot write into {folder}: {error.strerror}") from None


def scheduled_sites(catalogue: dict[str, Site]) -> list[Site]:
    """The sites crawled without being named: enabled ones, and recorded ones only where there are no others."""
    recorded = frozenset() if read_settings().sites_directories else recorded_ids()
    return [site for site in catalogue.values() if site.enabled and site.id not in recorded]


def require_sites(catalogue: dict[str, Site], ids: Iterable[str]) -> list[Site]:
    """The named sites, each once, in the order given.

    Raises:
        UsageError: in one line, with similar ids.
    """
    wanted = list(dict.fromkeys(ids))
    unknown = [i for i in wanted if i not in catalogue]
    if unknown:
        near = [m for i in unknown for m in difflib.get_close_matches(i, catalogue, n=3)]
        is_few = len(catalogue) <= FEW
        known = f"known are {', '.join(catalogue)}" if is_few else "`thidua sites list` prints the known ones"
        hint = f"did you mean {', '.join(near)}?" if near else known
        raise UsageError(f"there is no site {', '.join(map(repr, unknown))}; {hint}")
    return [catalogue[i] for i in wanted]
