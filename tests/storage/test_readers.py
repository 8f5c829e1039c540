"""The pool of connections that only read."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from storage.readers import Readers


def test_connections_are_kept_open_between_requests(home: Path) -> None:
    readers = Readers()

    def sessions() -> set[int]:
        with ExitStack() as stack:
            return {stack.enter_context(readers.connection()).info.backend_pid for _ in range(4)}

    first = sessions()
    assert len(first) == 4
    assert sessions() == first
    readers.close()
