"""Processes for work that fills a core.

loky's pool rather than the standard one: its children do not run the parent's main script again, which fails under
Airflow's task runner, and a child that dies is distinguished from an error that the work raised. The processes serve
one step after another: each takes more than a second of CPU to start. They give way to readers, and end with their
parent, however it ends.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from multiprocessing import current_process
from typing import Any, TypeVar

from loky import ProcessPoolExecutor, get_reusable_executor
from loky.process_executor import BrokenProcessPool

from pipeline.collecting import collect_rarely
from storage.priority import lower_own_priority

MOST_PROCESSES = 8
IDLE_S = 60
"""Processes that are idle for this long end; all end with this process."""

PARENT_CHECK_S = 1.0

_last_use = (0, 0.0, 0)
"""The process whose workers last had work, when, in seconds of the monotonic clock, and how many they are: a fork of
that process has none."""

Work = TypeVar("Work")
Done = TypeVar("Done")


def are_waiting() -> bool:
    """Do processes of an earlier step wait for work, so that further work starts none?"""
    process, at, _ = _last_use
    return process == os.getpid() and time.monotonic() - at < IDLE_S / 2


def map_in_processes(
    function: Callable[[Work], Done],
    pieces: Iterator[Work],
    *,
    divide: Callable[[Work], list[Work]],
    give_up: Callable[[Work], Done],
) -> Iterator[Done]:
    """The results in the order of the pieces, on all cores, or on as many as there are pieces.

    Args:
        divide: a piece whose process died, as the smallest pieces that it is made of; they are tried one by one.
        give_up: the result for a smallest piece that kills its process.
    """
    first = list(islice(pieces, min(os.cpu_count() or 1, MOST_PROCESSES)))
    if not first:
        return
    processes, pieces = len(first), chain(first, pieces)
    current_process().daemon = False  # as a Celery worker's are, which multiprocessing lets start no others
    pool = _pool(processes)
    waiting: deque[tuple[Work, Any]] = deque()
    try:
        while True:
            while len(waiting) < 4 * processes and (piece := next(pieces, None)) is not None:
                waiting.append((piece, _submit(pool, function, piece)))
            if not waiting:
                return
            piece, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(kill_workers=True)
                for small in divide(piece):
                    yield _alone(function, small, give_up)
                pool = _pool(processes)
                waiting = deque((left, _submit(pool, function, left)) for left, _ in waiting)
    except BaseException:
        pool.shutdown(kill_workers=True)
        raise


def _pool(processes: int) -> ProcessPoolExecutor:
    """The processes of the step before and as many more as are needed; new ones if those died or had other settings.

    None is ended while it waits: to start it again takes as long as reading ten pages.
    """
    global _last_use
    if are_waiting():
        processes = max(processes, _last_use[2])
    _last_use = os.getpid(), time.monotonic(), processes
    settings = {name: value for name, value in os.environ.items() if name.startswith("THIDUA_")}
    return get_reusable_executor(
        max_workers=processes, timeout=IDLE_S, env=settings, initializer=_begin, initargs=(os.getpid(),)
    )


def _submit(pool: ProcessPoolExecutor, function: Callable[[Work], Done], piece: Work) -> Any:
    """Hand a piece over; the future of its result.

    This may start processes. Ctrl-C goes to all of a terminal's processes, and theirs would each print a traceback:
    they are started with the signal blocked, and this process, which gets it afterwards, ends them.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(function, piece)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int) -> None:
    """Begin a worker process."""
    lower_own_priority()
    collect_rarely()
    threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process within a second of its parent, which when killed cannot end its workers."""
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_S)
    os._exit(1)


def _alone(function: Callable[[Work], Done], piece: Work, give_up: Callable[[Work], Done]) -> Done:
    pool = ProcessPoolExecutor(max_workers=1, initializer=_begin, initargs=(os.getpid(),))
    try:
        result: Done = _submit(pool, function, piece).result()
        return result
    except BrokenProcessPool:
        return give_up(piece)
    finally:
        pool.shutdown(kill_workers=True)
