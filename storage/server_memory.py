"""How much memory the embedded Postgres takes, by what this machine or container has, anew at every start.

A table of the field's archive that is read from memory is found in microseconds and from a disk in milliseconds: at a
million articles what searches and linking read is 2 to 3 GB, of 17 in all.
"""

from __future__ import annotations

import os
from pathlib import Path

MACHINE_FILE = "machine.conf"
"""The name, in the data folder, of the file that is written at every start; ``postgresql.conf`` includes it."""
INCLUDED = f"include_if_exists = '{MACHINE_FILE}'\n"
"""Stands before the other settings: what somebody writes below it holds."""
FORMER = "shared_buffers = 256MB\nwork_mem = 16MB\nmaintenance_work_mem = 128MB\neffective_cache_size = 2GB\n"
"""What ``postgresql.conf`` stated when it was made before there was such a file."""
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where Linux states a container's limit, of both versions of its control groups."""
_MB = 1024 * 1024


def memory_settings(total: int) -> str:
    """Settings by the bytes of memory that a machine has, most of which is left to others.

    An eighth is kept for pages of the database; the system's own cache, on which half is counted, has more of them.
    """
    lines = {
        "shared_buffers": min(max(total // 8, 128 * _MB), 4096 * _MB),
        "effective_cache_size": max(total // 2, 512 * _MB),
        "maintenance_work_mem": min(max(total // 32, 64 * _MB), 1024 * _MB),
    }
    # Rows of a bitmap are read ahead: Postgres 17's default of one page has a disk that could serve many wait.
    settings = {name: f"{size // _MB}MB" for name, size in lines.items()} | {"effective_io_concurrency": "64"}
    written = "".join(f"{name} = {value}\n" for name, value in settings.items())
    return f"# Written by thidua at every start; settings of your own go into postgresql.conf.\n{written}"


def total_memory() -> int:
    """Bytes of memory of this machine, or of the container if that has less."""
    found = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for file in _LIMITS:
        try:
            text = file.read_text().strip()
        except OSError:
            continue
        if text.isdecimal():
            found.append(int(text))
    return min(found)


def write_memory_settings(folder: Path) -> None:
    """Write the file into a data folder; a ``postgresql.conf`` that still states what it was made with includes it.

    Raises:
        OSError: if the folder cannot be written to.
    """
    _replace(folder / MACHINE_FILE, memory_settings(total_memory()))
    conf = folder / "postgresql.conf"
    text = conf.read_text(encoding="utf-8")
    if FORMER in text:
        _replace(conf, text.replace(FORMER, f"{INCLUDED}work_mem = 16MB\n"))


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all, as its folder's owner's."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(text, encoding="utf-8")
    owner = file.parent.stat()
    if os.geteuid() == 0:
        os.chown(fresh, owner.st_uid, owner.st_gid)
    fresh.chmod(0o600)
    fresh.replace(file)
