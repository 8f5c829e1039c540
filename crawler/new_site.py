"""Writing the file of a new site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import tomlkit

from articles.urls import try_canonical_url
from crawler.site import SITE_ID, SiteFileError, load_site


def write_site_file(
    directory: Path,
    site_id: str,
    url: str,
    *,
    name: str | None = None,
    kind: str = "newspaper",
    province: str | None = None,
    taken: Iterable[str] = (),
) -> Path:
    """Write ``directory/<site_id>.toml`` with the keys given and nothing guessed; return its path.

    ``name`` defaults to the host. Raises :class:`~crawler.site.SiteFileError` in one line for an id or address that
    cannot be used, an id in ``taken`` or on disk, and any mistake that the file itself would be refused for; then no
    file is left behind.
    """
    if not SITE_ID.fullmatch(site_id):
        raise SiteFileError(f"{site_id!r} is not a site id: lower-case letters, digits and '_' only")
    address = try_canonical_url(url)
    if address is None:
        raise SiteFileError(f"{url!r} is not an http or https address")
    path = directory / f"{site_id}.toml"
    if path.exists() or site_id in set(taken):
        raise SiteFileError(f"there is a site {site_id!r} already")
    document = tomlkit.document()
    document["name"] = name or urlsplit(address).netloc
    document["url"] = address
    document["kind"] = kind
    if province is not None:
        document["province"] = province
    try:
        directory.mkdir(parents=True, exist_ok=True)
        path.write_text(tomlkit.dumps(document), encoding="utf-8")
    except OSError as error:
        raise SiteFileError(f"{path}: {error.strerror}") from None
    try:
        load_site(path)
    except SiteFileError:
        path.unlink()
        raise
    return path
