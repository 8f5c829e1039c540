"""The crawler's process without the 1.3 s of CPU that Python and its imports take.

It is forked from a process that has loaded all modules and run nothing, one per test process. What starts
``python -m crawler.run`` itself is tested by ``test_crawling.py`` and by every test that runs a command.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import IO, Any

_forks = get_context("forkserver")
_forks.set_forkserver_preload(["tests.crawler.warm_modules"])


class WarmCrawler:
    """As :class:`subprocess.Popen` of ``python -m crawler.run PLAN``, as far as the crawl's callers use one."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        stdin: int = subprocess.PIPE,
        pass_fds: Sequence[int] = (),
        **named: Any,
    ) -> None:
        assert command[1:3] == ["-m", "crawler.run"]
        events, written = os.pipe()
        taken: list[int] = [os.open(os.devnull, os.O_RDONLY)]
        self._alive: int | None = None
        if stdin == subprocess.PIPE:
            os.close(taken.pop())
            input_, self._alive = os.pipe()
            taken.append(input_)
        taken += [written, *(os.dup(descriptor) for descriptor in pass_fds)]
        handles = [Connection(descriptor) for descriptor in taken]
        self._process = _forks.Process(target=_crawl, args=(command[3], dict(os.environ), handles), daemon=True)
        self._process.start()
        for handle in handles:
            handle.close()
        self.stderr: IO[str] = os.fdopen(events, encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("crawler.run", timeout or 0)
        if self._alive is not None:
            os.close(self._alive)
            self._alive = None
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()


def _crawl(plan: str, environment: dict[str, str], handles: list[Connection]) -> None:
    """What the forked process does."""
    from crawler.run import main

    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(handles[0].fileno(), 0)
    os.dup2(handles[1].fileno(), 2)
    handles[1].close()
    sys.stdin, sys.stderr = open(0, closefd=False), open(2, "w", buffering=1, closefd=False)  # noqa: SIM115  # as long as the process lives
    sys.exit(main([plan]))


WARM = SimpleNamespace(Popen=WarmCrawler, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
"""For ``crawler.child.subprocess``."""
