"""Worker processes: their priority, and their end."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.collecting import collecting_rarely
from storage.db import connect
from storage.priority import NICE, lower_session_priority

_SLOW = """
import os, time
from pipeline.workers import map_in_processes

def work(piece):
    os.write(1, b"%d %d\\n" % (os.getpid(), os.getpriority(os.PRIO_PROCESS, 0)))  # whole, beside the other's line
    time.sleep(120)

if __name__ == "__main__":
    for _ in map_in_processes(work, iter([1, 2]), divide=list, give_up=print):
        pass
"""


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_workers_give_way_and_end_with_a_parent_that_is_killed(how: signal.Signals, tmp_path: Path) -> None:
    program = tmp_path / "slow.py"
    program.write_text(_SLOW, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    try:
        started = [[int(word) for word in parent.stdout.readline().split()] for _ in range(min(2, os.cpu_count() or 1))]
        assert {nice for _, nice in started} == {NICE}
        parent.send_signal(how)
        parent.wait(10)
        deadline = time.monotonic() + 10
        while any(is_alive(process) for process, _ in started) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(is_alive(process) for process, _ in started)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def test_a_session_on_this_machine_gives_way(home: Path) -> None:
    connection = connect()
    lower_session_priority(connection)
    assert os.getpriority(os.PRIO_PROCESS, connection.info.backend_pid) == NICE
    connection.close()


_STEPS = """
import os, time
from pipeline.workers import map_in_processes

def work(piece):
    time.sleep(0.5)
    return os.getpid()

def step(pieces):
    return set(map_in_processes(work, iter(range(pieces)), divide=list, give_up=print))

if __name__ == "__main__":
    before = step(2)
    between = step(1)
    print(len(before), between <= before, step(2) == before)
"""


def test_workers_that_a_step_does_not_need_wait_for_the_next(tmp_path: Path) -> None:
    program = tmp_path / "steps.py"
    program.write_text(_STEPS, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    printed = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, env=environment, timeout=60
    )
    workers = min(2, os.cpu_count() or 1)
    assert printed.stdout.split() == [str(workers), "True", "True"], printed.stderr


def test_garbage_is_collected_as_before_once_cleaning_ends() -> None:
    before = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold()[0] > before[0]
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
