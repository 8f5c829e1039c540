"""The Compose file as Compose reads it, and its commands as this machine can run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from settings import REPOSITORY

BIN = Path(sys.executable).parent
COMPOSE = REPOSITORY / "docker-compose.yml"


def example_environment() -> dict[str, str]:
    """Every variable of ``.env.example``, filled in."""
    names = re.findall(r"^([A-Z_]+)=", (REPOSITORY / ".env.example").read_text(), re.M)
    return dict.fromkeys(names, "x" * 64)


def resolved() -> dict[str, Any]:
    """The services as Compose reads them."""
    done = subprocess.run(
        [BIN / "docker-compose", "-f", COMPOSE, "config"],
        env=os.environ | example_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    services: dict[str, Any] = yaml.safe_load(done.stdout)["services"]
    return services


def natively(command: list[str], ports: Mapping[int, int]) -> list[str]:
    """A container's command with this machine's ports, by the container's, and loopback."""
    ported = [re.sub(r"\b(8080|8000|8974)\b", lambda m: str(ports[int(m.group())]), part) for part in command]
    native = ["127.0.0.1" if part == "0.0.0.0" else part for part in ported]
    # The log servers' ports are one container's each.
    return [*native, "--skip-serve-logs"] if native[1:] in (["scheduler"], ["triggerer"]) else native


def healthcheck(service: dict[str, Any]) -> list[str]:
    """The command by which Compose checks a service."""
    kind, *rest = service["healthcheck"]["test"]
    return rest if kind == "CMD" else ["sh", "-c", rest[0].replace("$$", "$")]
