"""The crawler's, Scrapy's and the web application's processes without the seconds of CPU that Python and its imports take.

They are forked from a process that has loaded all modules and run nothing, one per test process. What starts
``python -m crawler.run`` itself is tested by ``test_crawling.py`` and by every test that runs a command, what starts
``thidua serve`` by ``test_running.py`` of the services, ``scrapy`` by ``test_scrapy_project.py``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import IO, Any

from settings import REPOSITORY

_forks = get_context("forkserver")
_forks.set_forkserver_preload(["tests.warm_modules"])


def start_command(*arguments: str, environment: Mapping[str, str]) -> ForkServerProcess:
    """A process that runs ``thidua`` with these arguments and nothing on its input and output."""
    process = _forks.Process(target=_run_command, args=(arguments, dict(environment)), daemon=True)
    process.start()
    return process


def _run_command(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """What the forked process does."""
    from cli.main import main

    _become(environment)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    sys.argv = ["thidua", *arguments]
    main()


def run_scrapy(*arguments: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """The output and exit status of ``scrapy`` with these arguments."""
    with TemporaryFile("w+") as out, TemporaryFile("w+") as err:
        handles = [Connection(os.dup(file.fileno())) for file in (out, err)]
        process = _forks.Process(target=_run_scrapy, args=(arguments, dict(environment), handles), daemon=True)
        process.start()
        for handle in handles:
            handle.close()
        process.join(120)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(arguments, process.exitcode or 0, out.read(), err.read())


def _run_scrapy(arguments: tuple[str, ...], environment: dict[str, str], handles: list[Connection]) -> None:
    """What the forked process does."""
    from scrapy.cmdline import execute

    _become(environment)
    for descriptor, handle in enumerate(handles, 1):
        os.dup2(handle.fileno(), descriptor)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    os.chdir(REPOSITORY)
    sys.argv = ["scrapy", *arguments]
    execute()


def _become(environment: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)


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

    _become(environment)
    os.dup2(handles[0].fileno(), 0)
    os.dup2(handles[1].fileno(), 2)
    handles[1].close()
    sys.stdin, sys.stderr = os.fdopen(0), os.fdopen(2, "w", buffering=1)
    sys.exit(main([plan]))


WARM = SimpleNamespace(Popen=WarmCrawler, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
"""For ``crawler.child.subprocess``."""
