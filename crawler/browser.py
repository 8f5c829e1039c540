"""Is there a browser for sites with ``render = true``, and which? Imports neither Playwright nor Scrapy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from crawler.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Debian and Fedora; Ubuntu; Google's own packages."""
NO_NETWORK = {"server": "http://127.0.0.1:9", "bypass": "<-loopback>"}
"""A proxy address without a server: a page gets only what the crawler hands to it."""


def chromium_path(environ: Mapping[str, str] = os.environ) -> str | None:
    """The Chromium of the distribution, or the one that ``CHROMIUM`` names."""
    return environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def browser_fault() -> str | None:
    """One line on what ``render = true`` lacks here and how to install it; ``None`` if nothing is missing."""
    if find_spec("scrapy_playwright") is None:
        return "render = true needs the browser extra: uv sync --extra render"
    if chromium_path() is None:
        return "render = true needs a Chromium: apt-get install chromium, or name one in CHROMIUM"
    return None


def refusal(site: Site, *, has_contact: bool) -> str | None:
    """Why a site cannot be crawled from here, in one line; ``None`` if it can."""
    if not has_contact and not site.is_loopback:
        return "no contact address for the User-Agent is set (THIDUA_CONTACT): only sites on this machine are crawled"
    return browser_fault() if site.render else None


def launch_options() -> dict[str, Any]:
    """Playwright's arguments for the browser."""
    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox does not work for root, in containers and CI
    return {"executable_path": chromium_path(), "args": arguments, "proxy": NO_NETWORK}
