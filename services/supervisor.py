"""Keep processes running, and stop all of them cleanly, whatever ends this one."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STOP_TIMEOUT_S = 20
RESTARTS = 5
RESTART_WINDOW_S = 600
"""Deaths, and seconds: a process that dies more often within this time is not restarted."""
_PR_SET_PDEATHSIG = 1


class ProcessDiedError(Exception):
    """A process that the others need is gone; the line names it and its log."""


@dataclass(frozen=True, kw_only=True)
class Process:
    """A process to keep running; its output goes to its log."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    serves_others: bool = False
    """Keeps nothing of its own and answers the others while they end: killed when they have ended."""


@dataclass(kw_only=True)
class _Running:
    process: Process
    child: subprocess.Popen[bytes]
    deaths: deque[float] = field(default_factory=deque)


def die_with_parent() -> None:
    """On Linux, have the kernel end this process when its parent is gone, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Start processes, detect deaths, restart or give up, and stop all of them.

    Args:
        say: called with one line per event of a process.
        restart: start a dead process again; without, a death is :class:`ProcessDiedError`.
    """

    def __init__(self, *, say: Callable[[str], None], restart: bool) -> None:
        self._say = say
        self._restart = restart
        self._running: list[_Running] = []

    def start(self, process: Process) -> None:
        """Start one process and keep it."""
        self._running.append(_Running(process=process, child=self._spawn(process)))

    def _spawn(self, process: Process) -> subprocess.Popen[bytes]:
        process.log.parent.mkdir(parents=True, exist_ok=True)
        # A session of its own: Ctrl-C goes to this process alone, which then stops the others in order.
        with process.log.open("ab") as log:
            return subprocess.Popen(
                list(process.command),
                env=dict(process.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def check(self) -> None:
        """Check every process once.

        Raises:
            ProcessDiedError: if one died and is not, or no longer, started again.
        """
        for running in self._running:
            status = running.child.poll()
            if status is None:
                continue
            name, log = running.process.name, running.process.log
            now = time.monotonic()
            running.deaths.append(now)
            while running.deaths and now - running.deaths[0] > RESTART_WINDOW_S:
                running.deaths.popleft()
            if not self._restart:
                raise ProcessDiedError(f"{name} died (status {status}): {_last_line(log)} (log: {log})")
            if len(running.deaths) > RESTARTS:
                raise ProcessDiedError(f"{name} keeps dying (status {status}): {_last_line(log)} (log: {log})")
            self._say(f"{name} died (status {status}) and is started again (log: {log})")
            running.child = self._spawn(running.process)

    def stop(self) -> None:
        """End all processes, the last started first: politely, then not; those that serve the others at the end."""
        polite = [running for running in reversed(self._running) if not running.process.serves_others]
        for running in polite:
            _signal_group(running.child, signal.SIGTERM)
        ends = time.monotonic() + STOP_TIMEOUT_S
        for running in polite:
            try:
                running.child.wait(max(0.1, ends - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._say(f"{running.process.name} does not stop and is killed")
        for running in self._running:
            _signal_group(running.child, signal.SIGKILL)
            running.child.wait()
        self._running.clear()


def _signal_group(child: subprocess.Popen[bytes], number: int) -> None:
    """Signal the child's whole process group."""
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _last_line(log: Path) -> str:
    if not log.exists():
        return "it printed nothing"
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 4096))
        lines = [line.strip() for line in file.read().decode(errors="replace").splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it printed nothing"
