"""Looks the locked packages up for known vulnerabilities, with pip-audit in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PIP_AUDIT = "pip-audit==2.10.1"


def locked() -> list[str]:
    """Every package of the lock as ``name==version``, the project itself left out.

    For a package locked in one version per Python, the one installed here.
    """
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    installed = {found.metadata["Name"].lower(): found.version for found in distributions()}
    versions: dict[str, str] = {}
    for package in packages:
        name = package["name"]
        if "registry" in package["source"] and versions.get(name) != installed.get(name):
            versions[name] = package["version"]
    return sorted(f"{name}=={version}" for name, version in versions.items())


def main() -> int:
    """Run it; the exit code, 1 where a vulnerability is known."""
    with tempfile.TemporaryDirectory(prefix="thidua-audit-") as name:
        folder = Path(name)
        wanted = folder / "locked.txt"
        wanted.write_text("\n".join(locked()) + "\n", encoding="utf-8")
        venv.create(folder / "environment", with_pip=True)
        python = str(folder / "environment" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-qq", PIP_AUDIT], check=True)
        audit = [python, "-m", "pip_audit", "-r", str(wanted), "--no-deps", "--disable-pip", "--strict"]
        return subprocess.run(audit, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
