"""``python -m services.upkeep``: drop Airflow's old runs and logs, which grow by some 100 MB a month.

Airflow's own command deletes the rows. A task cannot run it: Airflow gives tasks no access to its database. So
`thidua up` starts it once a week, and in containers a service of its own does, with ``--every``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from services import airflow
from services.supervisor import die_with_parent
from settings import read_settings

WEEK_S = 7 * 86400.0
FIRST_AFTER_S = 1800.0
"""`thidua up` first lets everything start."""


def remove_old_files(folder: Path, *, before: datetime) -> int:
    """Remove files not written to since a given moment, and folders then empty; return how many files."""
    removed = 0
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            file = Path(path, name)
            if not file.is_symlink() and file.stat().st_mtime < before.timestamp():
                file.unlink()
                removed += 1
        if Path(path) != folder and not any(Path(path).iterdir()):
            Path(path).rmdir()
    return removed


def clean_airflow(*, now: datetime) -> int:
    """Delete Airflow's rows and log files older than ``THIDUA_KEEP_AIRFLOW_DAYS``; the command's exit status."""
    days = read_settings().keep_airflow_days
    if not days:
        return 0
    before = now - timedelta(days=days)
    command = [str(Path(sys.executable).parent / "airflow"), "db", "clean"]
    options = ["--clean-before-timestamp", before.isoformat(), "--skip-archive", "--yes"]
    status = subprocess.run([*command, *options], stdin=subprocess.DEVNULL, check=False).returncode
    print(f"{remove_old_files(_logs(), before=before)} old log files removed", flush=True)
    return status


def _logs() -> Path:
    given = os.environ.get("AIRFLOW__LOGGING__BASE_LOG_FOLDER") or os.environ.get("AIRFLOW_HOME", "") + "/logs"
    return Path(given) if given != "/logs" else airflow.airflow_folder() / "logs"


class WeeklyUpkeep:
    """The upkeep beside `thidua up`: a process that is started once a week and ends by itself."""

    def __init__(self, environment: dict[str, str], *, log: Path) -> None:
        self._environment, self._log = environment, log
        self._due = time.monotonic() + FIRST_AFTER_S
        self._child: subprocess.Popen[bytes] | None = None

    def tick(self) -> None:
        """Start it when it is due; reap it when it has ended."""
        if self._child is not None and self._child.poll() is not None:
            self._child = None
        if self._child is None and time.monotonic() >= self._due:
            self._due += WEEK_S
            with self._log.open("ab") as log:
                self._child = subprocess.Popen(
                    [sys.executable, "-m", "services.upkeep"],
                    env=self._environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    preexec_fn=die_with_parent,
                )


def main(arguments: list[str] | None = None) -> int:
    """Clean once, or again and again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=float, help="seconds between two times; without it: once")
    given = parser.parse_args(arguments)
    while True:
        status = clean_airflow(now=datetime.now(UTC))
        if given.every is None:
            return status
        time.sleep(given.every)


if __name__ == "__main__":
    sys.exit(main())
