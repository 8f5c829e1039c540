"""The one configuration: every ``THIDUA_*`` environment variable, read in one place and typed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingsError(ValueError):
    """A variable of the environment that cannot be read, in one line."""


REPOSITORY = Path(__file__).resolve().parents[1]
DEFAULT_CRAWL_SCHEDULE = "*/15 * * * *"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the environment sets; an empty variable counts as unset."""

    home: Path
    """``THIDUA_HOME``: the absolute folder of all state; by default ``var/`` in the repository."""
    database_url: str | None
    """``THIDUA_DATABASE_URL``: a libpq URL; ``None``: the embedded server under ``home``."""
    postgres_idle_minutes: int
    """``THIDUA_POSTGRES_IDLE_MINUTES``: the embedded server stops when it had no client for this long; 0: never."""
    archive_url: str
    """``THIDUA_ARCHIVE_URL``: any fsspec URL; by default ``home/archive``."""
    contact: str | None
    """``THIDUA_CONTACT``: an e-mail or web address for the User-Agent; ``None``: live sites are not crawled."""
    sites_directories: tuple[Path, ...]
    """``THIDUA_SITES_DIR``: directories of site files used instead of the shipped catalogue; empty: the shipped one."""
    token: str | None
    """``THIDUA_TOKEN``: what readers of the web application send when it serves more than its own machine."""
    editor_token: str | None
    """``THIDUA_EDITOR_TOKEN``: what editors send to correct; ``None``: corrections are off."""
    proxy_user_header: str | None
    """``THIDUA_PROXY_USER_HEADER``: the header in which a proxy names the signed-in reader."""
    trusted_proxies: tuple[str, ...]
    """``THIDUA_TRUSTED_PROXIES``: addresses or networks, comma-separated, whose ``X-Forwarded-For`` is believed."""
    alert_networks: tuple[str, ...]
    """``THIDUA_ALERT_NETWORKS``: private addresses or networks, comma-separated, that alerts of readers may reach."""
    keep_visits_days: int
    """``THIDUA_KEEP_VISITS_DAYS``: days until visits without a body become counts by month (180); 0: never."""
    keep_issues_days: int
    """``THIDUA_KEEP_ISSUES_DAYS``: days until an issue that has ended is deleted (365); 0: never."""
    keep_runs_days: int
    """``THIDUA_KEEP_RUNS_DAYS``: days until a site's crawl result of a run is deleted (365); 0: never."""
    keep_listings_days: int
    """``THIDUA_KEEP_LISTINGS_DAYS``: days until bodies of listings and feeds leave the archive (365); 0: never."""
    keep_airflow_days: int
    """``THIDUA_KEEP_AIRFLOW_DAYS``: days until Airflow's rows and log files are deleted (60); 0: never."""
    rate_limit: str | None
    """``THIDUA_RATE_LIMIT``: requests per reader as the limits package writes it ("600/minute")."""
    airflow_port: int | None
    """``THIDUA_AIRFLOW_PORT``: the preferred port of Airflow's API server; ``None``: the default."""
    web_port: int | None
    """``THIDUA_WEB_PORT``: the preferred port of the web application; ``None``: the default."""
    crawl_schedule: str
    """``THIDUA_CRAWL_SCHEDULE``: the cron expression of ``crawl_sites``; ``none``: by hand only."""
    clean_shards: int
    """``THIDUA_CLEAN_SHARDS``: the number of mapped tasks into which ``clean_articles`` splits its work."""
    motto: bool
    """``THIDUA_MOTTO``: ``1`` puts the national heading above the digest's Word files."""


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment.

    Args:
        environ: ``None``: this process's environment.

    Raises:
        SettingsError: for a number that is not one.
    """
    given = os.environ if environ is None else environ

    def text(name: str) -> str | None:
        return given.get(f"THIDUA_{name}") or None

    def number(name: str) -> int | None:
        value = text(name)
        if value is not None and not value.isdecimal():
            raise SettingsError(f"THIDUA_{name}={value}: a whole number is needed")
        return int(value) if value is not None else None

    def days(name: str, usual: int) -> int:
        kept = number(f"KEEP_{name}_DAYS")
        return usual if kept is None else kept

    def parts(name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in (text(name) or "").split(",") if part.strip())

    folder = text("HOME")
    home = Path(folder).expanduser().resolve() if folder else REPOSITORY / "var"
    return Settings(
        home=home,
        database_url=text("DATABASE_URL"),
        postgres_idle_minutes=number("POSTGRES_IDLE_MINUTES") or 0,
        archive_url=text("ARCHIVE_URL") or (home / "archive").as_uri(),
        contact=text("CONTACT"),
        sites_directories=tuple(
            Path(part).expanduser() for part in (text("SITES_DIR") or "").split(os.pathsep) if part
        ),
        token=text("TOKEN"),
        editor_token=text("EDITOR_TOKEN"),
        proxy_user_header=text("PROXY_USER_HEADER"),
        trusted_proxies=parts("TRUSTED_PROXIES"),
        alert_networks=parts("ALERT_NETWORKS"),
        keep_visits_days=days("VISITS", 180),
        keep_issues_days=days("ISSUES", 365),
        keep_runs_days=days("RUNS", 365),
        keep_listings_days=days("LISTINGS", 365),
        keep_airflow_days=days("AIRFLOW", 60),
        rate_limit=text("RATE_LIMIT"),
        airflow_port=number("AIRFLOW_PORT"),
        web_port=number("WEB_PORT"),
        crawl_schedule=text("CRAWL_SCHEDULE") or DEFAULT_CRAWL_SCHEDULE,
        clean_shards=number("CLEAN_SHARDS") or 1,
        motto=bool(number("MOTTO")),
    )
