"""What goes wrong over the year: which kind, where, from when to when, and the words by which it must be named."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SITE_KINDS: dict[str, str] = {
    "down": r"refused",
    "moved": r"301 to",
    "blocked": r"403",
    "redesigned": "",
    "shell": r"script|no article|not one article|no source",
    "green_but_empty": r"no source shows an entry|no link|not one article",
    "robots_closed": r"robots\.txt forbids",
    "certificate_expired": r"certificate",
    "site_clock_wrong": "",
}
"""Faults of one site, and what its verdict, run or issue must state (a regular expression). Empty: the site is to
be read on as before, so there is nothing to name."""
SYSTEM_KINDS: dict[str, str] = {
    "postgres_killed": r"database was lost|cannot connect|server closed|terminated",
    "disk_full": r"No space left|Errno 28|ended with status|cannot be landed",
    "archive_read_only": r"Read-only|Errno 30|cannot be landed",
    "worker_killed": r"-9",
    "clock_wrong": r"clock",
    "upgrade": "",
}
"""Faults of the installation, and what the command, a run or an issue must state."""
KINDS = (*SITE_KINDS, *SYSTEM_KINDS)


@dataclass(kw_only=True, slots=True)
class Fault:
    """One fault; ``site`` is ``None`` for one of the installation."""

    kind: str
    site: str | None
    begins: datetime
    ends: datetime
    visits: int = 0
    """Due visits of the site since the fault began."""
    named_at: int | None = None
    """The visit at which it was first named."""
    verdict_at: int | None = None
    """The visit at which health returned a verdict other than ``ok``."""
    said: str = ""

    def is_on(self, now: datetime) -> bool:
        """Is it active at a moment?"""
        return self.begins <= now < self.ends

    @property
    def words(self) -> str:
        """The words that must name it."""
        return {**SITE_KINDS, **SYSTEM_KINDS}[self.kind]


def plan_faults(
    sites: Sequence[str], first: datetime, days: int, hours: int, rng: random.Random, *, each: int, system_each: int
) -> list[Fault]:
    """Faults spread over the sites and days, each site with one at most; of every kind the given number.

    Those of the installation last one round, and no two of them the same one.
    """
    chosen = rng.sample(list(sites), each * len(SITE_KINDS))
    found = []
    for number, site in enumerate(chosen):
        kind = list(SITE_KINDS)[number % len(SITE_KINDS)]
        begins = first + timedelta(days=rng.uniform(min(60, days * 0.4), days * 0.85))
        length = timedelta(days=max(4.0, rng.uniform(0.015, 0.035) * days))
        forever = kind == "redesigned"
        found.append(
            Fault(
                kind=kind,
                site=site,
                begins=begins,
                ends=first + timedelta(days=days + 1) if forever else begins + length,
            )
        )
    kinds = [kind for kind in SYSTEM_KINDS for _ in range(1 if kind == "upgrade" else system_each)]
    rounds = rng.sample(range(int(days * 24 * 0.15 / hours), int(days * 24 * 0.9 / hours)), len(kinds))
    for kind, number in zip(kinds, rounds, strict=True):
        begins = first + number * timedelta(hours=hours)
        found.append(Fault(kind=kind, site=None, begins=begins, ends=begins + timedelta(hours=hours)))
    return sorted(found, key=lambda fault: fault.begins)
