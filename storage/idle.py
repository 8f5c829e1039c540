"""``python -m storage.idle FOLDER SECONDS``: stop the embedded server after SECONDS without use.

The command that starts the server starts this beside it, where ``THIDUA_POSTGRES_IDLE_MINUTES`` requests it. It ends
with the server.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg2

from storage.server import EmbeddedServer

EVERY_S = 30.0
# The count of sessions since the server started shows commands that came and went between two checks.
_USE = """
SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()),
       (SELECT sum(sessions) FROM pg_stat_database)
"""


def stop_when_idle(server: EmbeddedServer, *, idle_s: float, every_s: float = EVERY_S) -> bool:
    """Wait until nobody has used the server for some seconds, and stop it; ``False`` if it ended by itself."""
    looks, used_at, opened = 0, time.monotonic(), -1
    while True:
        try:
            connection = psycopg2.connect(server.url("postgres"), connect_timeout=5)
        except psycopg2.OperationalError:
            return False
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(_USE)
                clients, sessions = cursor.fetchone() or (0, 0)
        finally:
            connection.close()
        now, others = time.monotonic(), int(sessions or 0) - looks
        looks += 1
        if clients or others > opened:
            used_at, opened = now, others
        elif now - used_at >= idle_s:
            return server.stop()
        time.sleep(every_s)


def watch(server: EmbeddedServer, *, idle_minutes: int) -> None:
    """Start the watcher of a server that has just been started; it outlives the command that started it."""
    subprocess.Popen(
        [sys.executable, "-m", "storage.idle", str(server.folder), str(60 * idle_minutes)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )


def main() -> int:
    """Watch one server to its end."""
    folder, idle_s = sys.argv[1:]
    stop_when_idle(EmbeddedServer(folder=Path(folder)), idle_s=float(idle_s))
    return 0


if __name__ == "__main__":
    sys.exit(main())
