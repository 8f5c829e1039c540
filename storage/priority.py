"""Background work gives way to readers: a lower CPU priority for its processes and for its database session."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from storage.transactions import Connection

NICE = 10
"""Against a reader's process at 0 a busy one gets a tenth of the core; on an idle machine it gets all of it."""


def lower_own_priority() -> None:
    """Lower this process's priority, for good: only root could raise it again."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, NICE)


def lower_session_priority(connection: Connection) -> None:
    """Lower the priority of the session's process on a database server on this machine.

    The server of another user keeps its priorities.
    """
    process = connection.info.backend_pid
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, NICE)
        # Every session of the server is a group of its own to Linux's scheduler, and groups share the cores.
        Path(f"/proc/{process}/autogroup").write_text(str(NICE), encoding="ascii")
