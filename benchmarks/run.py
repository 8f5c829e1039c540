"""Every benchmark in one run, at the sizes that fit half an hour on two cores: ``make bench``.

    .venv/bin/python -m benchmarks.run [NAME …]

Each is a package of its own with larger sizes and more options; their figures follow one another, and a table at the end
lists what ran and how long.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime

BENCHMARKS: dict[str, tuple[str, ...]] = {
    "page_to_row": ("--rounds", "1"),
    "crawl": ("throughput", "memory"),
    "extraction": (),
    "annotation": (),
    "duplicates": ("--size", "5000", "--stored", "10000,100000"),
    "search": ("100000",),
    "growth": ("--sizes", "10000"),
    "exports": ("--rows", "10000", "100000"),
}
"""Packages and their arguments, in the order in which they run."""


def main() -> int:
    """Run the named benchmarks; 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    wanted = parser.parse_args().names or list(BENCHMARKS)
    if unknown := [name for name in wanted if name not in BENCHMARKS]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    rows = []
    for name in wanted:
        print(f"\n## {name}\n", flush=True)
        started = time.monotonic()
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}.run", *BENCHMARKS[name]], check=False)
        rows.append((name, time.monotonic() - started, done.returncode))
    print("\n| benchmark | minutes | |\n|---|---|---|")
    for name, seconds, status in rows:
        print(f"| {name} | {seconds / 60:.1f} | {'ok' if status == 0 else f'failed ({status})'} |")
    return int(any(status for _, _, status in rows))


if __name__ == "__main__":
    raise SystemExit(main())
