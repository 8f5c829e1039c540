"""A site: one crawled host with a TOML file. Reading those files, strictly, and nothing else.

The stem of the file is the site's id everywhere: column, spool file, spider slot, test folder. Every mistake
in a file is one line that names the file and the key.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from articles.models import SelectorRule, SiteProfile
from articles.urls import host_key, try_canonical_url

SiteKind = Literal["newspaper", "television", "portal", "department", "committee", "agency", "aggregator"]
Tls = Literal["strict", "legacy"]

SHIPPED_SITES = Path(__file__).parent / "sites"
SHIPPED_PLATFORMS = Path(__file__).parent / "platforms"
RECORDED_SITES = Path(__file__).parent / "recorded" / "sites"

SITE_ID = re.compile(r"^[a-z0-9_]+$")
DEFAULT_DELAY_S = 2.0
"""Seconds between two requests to one site. trafilatura waits 5 s, news-please none; a portal is one small server."""
LOOPBACK_DELAY_S = 0.1
"""The same for a site on this machine, where only the crawler's own tests and recordings answer."""
MAX_DELAY_S = 3600.0
MAX_FILE_BYTES = 256 * 1024


class SiteFileError(ValueError):
    """A site or platform file that cannot be used; the message is one line naming file and key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """A site's publishing rhythm as its site file states it, for health. ``None``: learned from its own dates."""

    articles_per_week: float | None = None
    silence_days: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """Selectors that the sites of one CMS family share, newest first."""

    id: str
    name: str
    select: tuple[SelectorRule, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One site file. Lists are absolute addresses; ``province`` is the id of a former or current province."""

    id: str
    name: str
    url: str
    kind: SiteKind
    province: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Further hosts (``host`` or ``host:port``) that are the same site."""
    platform: str | None = None
    delay: float | None = None
    """Seconds; ``None`` means :attr:`delay_s`'s default."""
    tls: Tls = "strict"
    enabled: bool = True
    render: bool = False
    """Are pages made by scripts, so that a browser must show them? Requires the optional extra ``render``."""
    select: tuple[SelectorRule, ...] = ()
    expect: Expectation = field(default_factory=Expectation)
    path: Path | None = None
    """The file this was read from."""

    @property
    def host_keys(self) -> frozenset[str]:
        """The hosts that are this site, in :func:`articles.urls.host_key` form."""
        scheme = urlsplit(self.url).scheme
        return frozenset({host_key(self.url), *(host_key(f"{scheme}://{host}/") for host in self.hosts)})

    @property
    def is_loopback(self) -> bool:
        """Is the site on this machine? Such sites are crawled without a contact address."""
        return all(
            _is_loopback_host(urlsplit(f"//{host}").hostname or "") for host in (urlsplit(self.url).netloc, *self.hosts)
        )

    @property
    def delay_s(self) -> float:
        """Seconds between two requests, before robots.txt and slow answers lengthen them."""
        if self.delay is not None:
            return self.delay
        return LOOPBACK_DELAY_S if self.is_loopback else DEFAULT_DELAY_S

    def profile(
        self, platforms: Mapping[str, Platform] | None = None, boilerplate: frozenset[int] = frozenset()
    ) -> SiteProfile:
        """What extraction may know about this site: its own selectors first, then its platform's."""
        if platforms is None:
            platforms = shipped_platforms()
        shared = platforms[self.platform].select if self.platform is not None and self.platform in platforms else ()
        return SiteProfile(
            id=self.id, name=self.name, hosts=self.host_keys, selectors=self.select + shared, boilerplate=boilerplate
        )


def load_sites(
    directories: Sequence[Path] | None = None, platforms: Mapping[str, Platform] | None = None
) -> dict[str, Site]:
    """All sites of these directories (default: the shipped catalogue) by id, sorted by id.

    Raises :class:`SiteFileError` for a missing directory, a bad file, or one id in two directories.
    """
    sites: dict[str, Site] = {}
    for directory in directories if directories is not None else (SHIPPED_SITES,):
        if not directory.is_dir():
            raise SiteFileError(f"{directory}: no such directory of site files")
        for path in sorted(directory.glob("*.toml")):
            site = load_site(path, platforms)
            if site.id in sites:
                raise SiteFileError(f"{path}: site {site.id!r} is also in {sites[site.id].path}")
            sites[site.id] = site
    return dict(sorted(sites.items()))


def load_site(path: Path, platforms: Mapping[str, Platform] | None = None) -> Site:
    """One site file; of a shipped or own one the same object until the file changes. Raises :class:`SiteFileError`."""
    if platforms is None and (state := _state_of(path)) is not None:
        return _load_unchanged(path, *state)
    return _load_site(path, shipped_platforms() if platforms is None else platforms)


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


@lru_cache(maxsize=4096)
def _load_unchanged(path: Path, modified: int, size: int, node: int) -> Site:
    return _load_site(path, shipped_platforms())


def _load_site(path: Path, known: Mapping[str, Platform]) -> Site:
    site_id = path.stem
    if not SITE_ID.fullmatch(site_id):
        raise SiteFileError(f"{path}: the file's name must be lower-case letters, digits and '_' before .toml")
    reader = _Reader(path, _read_toml(path))
    url = reader.url("url", required=True)
    site = Site(
        id=site_id,
        name=reader.text("name", required=True),
        url=url,
        kind=reader.choice("kind", get_args(SiteKind), required=True),
        province=reader.optional_text("province", r"[a-z]+(?:-[a-z]+)*"),
        feeds=reader.urls("feeds"),
        sitemaps=reader.urls("sitemaps"),
        listings=reader.urls("listings"),
        hosts=reader.hosts("hosts"),
        platform=reader.optional_text("platform", r"[a-z0-9_]+"),
        delay=reader.number("delay", 0.0, MAX_DELAY_S),
        tls=reader.choice("tls", get_args(Tls)) or "strict",
        enabled=reader.boolean("enabled", True),
        render=reader.boolean("render", False),
        select=reader.selectors("select", f"site:{site_id}"),
        expect=reader.expectation("expect"),
        path=path,
    )
    reader.refuse_unknown()
    if site.platform is not None and site.platform not in known:
        raise SiteFileError(
            f"{path}: platform: {site.platform!r} is not one of {', '.join(sorted(known)) or '(no platform files)'}"
        )
    for key in ("feeds", "sitemaps", "listings"):
        for address in getattr(site, key):
            if host_key(address) not in site.host_keys:
                raise SiteFileError(f"{path}: {key}: {address} is on another host; name that host in 'hosts' first")
    return site


def load_platforms(directory: Path = SHIPPED_PLATFORMS) -> dict[str, Platform]:
    """All platform files of a directory by id. Raises :class:`SiteFileError`."""
    platforms = {}
    for path in sorted(directory.glob("*.toml")):
        reader = _Reader(path, _read_toml(path))
        platforms[path.stem] = Platform(
            id=path.stem,
            name=reader.text("name", required=True),
            select=reader.selectors("select", f"platform:{path.stem}"),
        )
        reader.refuse_unknown()
    return platforms


@lru_cache(maxsize=1)
def shipped_platforms() -> Mapping[str, Platform]:
    """The platforms that come with the project, read once."""
    return load_platforms()


def _is_loopback_host(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SiteFileError(f"{path}: larger than {MAX_FILE_BYTES} bytes")
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SiteFileError(f"{path}: not valid TOML: {' '.join(str(error).split())}") from None
    except UnicodeDecodeError:
        raise SiteFileError(f"{path}: not UTF-8") from None
    except OSError as error:
        raise SiteFileError(f"{path}: {error.strerror}") from None


class _Reader:
    """Take keys out of one table and check their types; keys left at the end are unknown."""

    def __init__(self, path: Path, table: dict[str, Any], prefix: str = "") -> None:
        self._path, self._table, self._prefix = path, dict(table), prefix

    def fail(self, key: str, what: str) -> SiteFileError:
        return SiteFileError(f"{self._path}: {self._prefix}{key}: {what}")

    def take(self, key: str, kind: type | tuple[type, ...], what: str, required: bool = False) -> Any:
        if key not in self._table:
            if required:
                raise self.fail(key, "is missing")
            return None
        value = self._table.pop(key)
        # In Python True is an int; in a site file it is not a number.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.fail(key, f"must be {what}, not {value!r}")
        return value

    def refuse_unknown(self) -> None:
        if self._table:
            key = sorted(self._table)[0]
            raise SiteFileError(f"{self._path}: unknown key {self._prefix + key!r}")

    def text(self, key: str, required: bool = False) -> str:
        value = self.take(key, str, "a text", required)
        if value is not None and not value.strip():
            raise self.fail(key, "must not be empty")
        return value.strip() if value is not None else ""

    def optional_text(self, key: str, pattern: str) -> str | None:
        value: str | None = self.take(key, str, "a text")
        if value is not None and not re.fullmatch(pattern, value):
            raise self.fail(key, f"{value!r} does not look like an id")
        return value

    def choice(self, key: str, choices: Sequence[str], required: bool = False) -> Any:
        value = self.take(key, str, f"one of {', '.join(choices)}", required)
        if value is not None and value not in choices:
            raise self.fail(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return value

    def boolean(self, key: str, default: bool) -> bool:
        value = self.take(key, bool, "true or false")
        return default if value is None else value

    def number(self, key: str, low: float, high: float) -> float | None:
        value = self.take(key, (int, float), "a number")
        if value is not None and not low <= value <= high:
            raise self.fail(key, f"must be from {low:g} to {high:g}, not {value!r}")
        return None if value is None else float(value)

    def _address(self, key: str, value: str) -> str:
        url = try_canonical_url(value)
        if url is None:
            raise self.fail(key, f"must be an http or https address, not {value!r}")
        return url

    def url(self, key: str, required: bool = False) -> str:
        return self._address(key, self.take(key, str, "an http or https address", required) or "")

    def urls(self, key: str) -> tuple[str, ...]:
        return tuple(self._address(key, value) for value in self._list(key))

    def hosts(self, key: str) -> tuple[str, ...]:
        values = self._list(key)
        for value in values:
            if "/" in value or try_canonical_url(f"http://{value}/") is None:
                raise self.fail(key, f"{value!r} is not a host")
        return tuple(value.lower() for value in values)

    def _list(self, key: str) -> list[str]:
        values = self.take(key, list, "a list of texts") or []
        for value in values:
            if not isinstance(value, str):
                raise self.fail(key, f"must be a list of texts, not {value!r}")
        return values

    def selectors(self, key: str, origin: str) -> tuple[SelectorRule, ...]:
        tables = self.take(key, (dict, list), "a table") or []
        tables = [tables] if isinstance(tables, dict) else tables
        return tuple(self._selector(key, table, origin) for table in tables)

    def _selector(self, key: str, table: Any, origin: str) -> SelectorRule:
        if not isinstance(table, dict):
            raise self.fail(key, "must be a table")
        reader = _Reader(self._path, table, f"{self._prefix}{key}.")
        valid_until = reader.take("valid_until", date, "a date")
        fields: dict[str, str | None] = {
            name: reader.css(name) for name in ("title", "date", "author", "lead", "body", "entry")
        }
        reader.refuse_unknown()
        return SelectorRule(**fields, valid_until=valid_until, origin=origin)

    def css(self, key: str) -> str | None:
        value = self.text(key) or None
        if value is not None:
            from articles.page.selecting import selector_fault  # lxml: commands that read no selector start without

            fault = selector_fault(value)
            if fault is not None:
                raise self.fail(key, f"not a CSS selector: {fault}")
        return value

    def expectation(self, key: str) -> Expectation:
        reader = _Reader(self._path, self.take(key, dict, "a table") or {}, f"{self._prefix}{key}.")
        expect = Expectation(
            articles_per_week=reader.number("articles_per_week", 0.0, 10_000.0),
            silence_days=reader.number("silence_days", 0.0, 3650.0),
        )
        reader.refuse_unknown()
        return expect
