"""An environment of their own for the libraries that a benchmark measures beside ours."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path


def ensure_peers(requirements: Path) -> Path:
    """The interpreter of the environment made from one requirements file, under ``$THIDUA_HOME`` or the user's cache."""
    home = os.environ.get("THIDUA_HOME")
    folder = Path(home) / "benchmarks" if home else Path.home() / ".cache" / "thidua"
    environment = folder / f"peers-{requirements.parent.name}"
    python = environment / "bin" / "python"
    wanted = requirements.read_text(encoding="utf-8")
    mark = environment / "installed.txt"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != wanted:
        print(f"making {environment} …", file=sys.stderr)
        venv.create(environment, with_pip=True, clear=True)
        # Older pips leave out what lxml's renamed extra requires, and trafilatura then fails on import.
        for arguments in (["--upgrade", "pip"], ["-r", str(requirements)]):
            subprocess.run([python, "-m", "pip", "install", "-qq", *arguments], check=True)
        mark.write_text(wanted, encoding="utf-8")
    return python
