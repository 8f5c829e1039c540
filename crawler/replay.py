"""Serves the recorded sites over real HTTP on loopback, one port per site.

Each folder ``crawler/recorded/<site_id>/`` holds static files and a ``manifest.toml`` that states which address shows
which file (addresses carry query strings, so a folder tree alone cannot). The server keeps no state between requests:
for a page that changes between two visits, the request's validator decides (see `_choose`).

Text files may contain ``{{origin}}`` (this site's ``http://127.0.0.1:port``) and ``{{origin:<site_id>}}`` (another's),
where the real web needs absolute addresses: feeds, sitemaps, canonical links, structured data. All other links are
relative to the root, so the ports can move.
"""

import argparse
import contextlib
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import FrameType, TracebackType
from typing import Any, cast

from crawler.recordings import (
    DEFAULT_PORT,
    HOST,
    RECORDED,
    SITE_IDS,
    RecordedSite,
    ReplayError,
    Variant,
    load_site,
)
from settings import read_settings

MOVED_SITES = "recorded-sites"
"""Folder of ``THIDUA_HOME`` with the recorded sites' files where another installation has the default ports."""
# The log feeds tests; a replay left running for days must not grow without end.
LOG_LIMIT = 100_000


@dataclass(frozen=True, kw_only=True)
class LoggedRequest:
    """One answered request. `path` is the request target with its query; `at` is `time.monotonic()` in seconds."""

    site: str
    method: str
    path: str
    status: int
    user_agent: str | None
    if_none_match: str | None
    if_modified_since: str | None
    at: float


class RequestLog(Sequence[LoggedRequest]):
    """The requests, in order of answering; safe to read while the servers run."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[LoggedRequest] = deque(maxlen=LOG_LIMIT)

    def append(self, entry: LoggedRequest) -> None:
        with self._lock:
            self._entries.append(entry)

    def snapshot(self) -> tuple[LoggedRequest, ...]:
        with self._lock:
            return tuple(self._entries)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def paths(self, site: str) -> list[str]:
        """Targets requested from one site, in order."""
        return [entry.path for entry in self.snapshot() if entry.site == site]

    def __len__(self) -> int:
        return len(self.snapshot())

    def __iter__(self) -> Iterator[LoggedRequest]:
        return iter(self.snapshot())

    def __getitem__(self, index: Any) -> Any:
        return self.snapshot()[index]


def _choose(variants: tuple[Variant, ...], if_none_match: str | None, since: datetime | None) -> tuple[Variant, bool]:
    """Which variant to answer with, and whether as 304.

    Without a validator: the first. With the first's: the second if there is one, else 304. With the last's: 304.
    If-None-Match is weighed before If-Modified-Since (RFC 9110, section 13.2.2); an unknown validator counts as none.
    """
    known: int | None = None
    if if_none_match is not None:
        tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        known = max((i for i, variant in enumerate(variants) if variant.etag in tags or "*" in tags), default=None)
    elif since is not None:
        known = max((i for i, variant in enumerate(variants) if variant.last_modified <= since), default=None)
    if known is None:
        return variants[0], False
    return variants[-1], known == len(variants) - 1


def _read_http_date(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        parsed = parsedate_to_datetime(value)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


class _SiteServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, log: RequestLog) -> None:
        self.site: RecordedSite | None = None
        self.origins: dict[str, str] = {}
        self.log = log
        super().__init__((HOST, port), _SiteHandler)

    def server_bind(self) -> None:
        # HTTPServer looks the host's name up here, which can wait on a resolver; a loopback server needs no name.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that hangs up is not an event; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(cast(socket.socket, request), client_address)


class _SiteHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ThiduaReplay"
    sys_version = ""
    timeout = 60
    wbufsize = -1  # head and body leave in one segment
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        server = cast(_SiteServer, self.server)
        site = server.site
        assert site is not None, "a server is started only after its site is loaded"
        answer = site.answers.get(self.path, site.not_found)
        since = _read_http_date(self.headers.get("If-Modified-Since"))
        if_none_match = self.headers.get("If-None-Match")
        variant, unchanged = _choose(answer.variants, if_none_match, since)
        # Only a successful answer can be "not modified" (RFC 9110, section 13.2.1).
        unchanged = unchanged and answer.status == HTTPStatus.OK
        status = HTTPStatus.NOT_MODIFIED if unchanged else answer.status
        body = self._fill_origins(variant, server)
        self.send_response(status)
        if answer.location is not None:
            self.send_header("Location", answer.location)
        elif answer.status == HTTPStatus.OK:
            self.send_header("ETag", variant.etag)
            self.send_header("Last-Modified", format_datetime(variant.last_modified, usegmt=True))
        if not unchanged:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and not unchanged:
            self.wfile.write(body)
        server.log.append(
            LoggedRequest(
                site=site.id,
                method=self.command,
                path=self.path,
                status=int(status),
                user_agent=self.headers.get("User-Agent"),
                if_none_match=if_none_match,
                if_modified_since=self.headers.get("If-Modified-Since"),
                at=time.monotonic(),
            )
        )

    do_HEAD = do_GET

    def _fill_origins(self, variant: Variant, server: _SiteServer) -> bytes:
        body = variant.body
        if variant.is_text and b"{{origin" in body:
            for mark, origin in server.origins.items():
                body = body.replace(mark.encode(), origin.encode())
        return body

    def log_message(self, format: str, *args: object) -> None:
        """Requests go into the log object, not to stderr."""


class Replay:
    """The running servers. A context manager; `stop` may be called twice."""

    def __init__(self, servers: list[_SiteServer], sites_dir: Path, scratch: Path | None) -> None:
        self._servers = servers
        self._scratch = scratch
        self._copies: list[Path] = []
        self._threads = [threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True) for server in servers]
        self.sites: list[RecordedSite] = [server.site for server in servers if server.site is not None]
        self.sites_dir = sites_dir
        self.requests = servers[0].log
        for thread in self._threads:
            thread.start()

    def site(self, site_id: str) -> RecordedSite:
        return next(site for site in self.sites if site.id == site_id)

    def stop(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()
        self._servers, self._threads = [], []
        if self._scratch is not None:
            for path in self._scratch.iterdir():
                path.unlink()
            self._scratch.rmdir()
            self._scratch = None
        for folder in self._copies:
            shutil.rmtree(folder, ignore_errors=True)

    def also_remove(self, folder: Path) -> None:
        """Remove this folder of site files as well when the sites are stopped."""
        self._copies.append(folder)

    def __enter__(self) -> "Replay":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_replay(base_port: int = DEFAULT_PORT) -> Replay:
    """Starts all recorded sites, on `base_port` and the ports after it; 0 takes any free ports.

    `Replay.sites_dir` holds site files that name the ports in use: the shipped ones for the default base port, else
    copies in a temporary folder that goes away with `stop`. Raises `ReplayError` when a port cannot be had.
    """
    log = RequestLog()
    servers: list[_SiteServer] = []
    with contextlib.ExitStack() as undo:
        for place, site_id in enumerate(SITE_IDS):
            port = base_port + place if base_port else 0
            try:
                server = _SiteServer(port, log)
            except (OSError, OverflowError) as error:
                reason = error.strerror if isinstance(error, OSError) else "no such port"
                raise ReplayError(
                    f"cannot serve {site_id} on {HOST}:{port}: {reason}; choose another base port with --port"
                ) from error
            undo.callback(server.server_close)
            server.site = load_site(site_id, server.server_port)
            servers.append(server)
        sites = [cast(RecordedSite, server.site) for server in servers]
        for server, own in zip(servers, sites, strict=True):
            server.origins = {f"{{{{origin:{site.id}}}}}": site.origin for site in sites}
            server.origins["{{origin}}"] = own.origin
        if base_port == DEFAULT_PORT:
            sites_dir, scratch = RECORDED / "sites", None
        else:
            sites_dir = scratch = _write_moved_site_files(sites)
        undo.pop_all()
    return Replay(servers, sites_dir, scratch)


def start_beside_others(folder: Path) -> Replay:
    """Starts all recorded sites, on the default ports where these are free, else on any.

    Two installations run side by side on one machine: site files that name the ports in use are then written into
    ``folder``, where the catalogue looks for them, and go away with ``stop``.
    """
    shutil.rmtree(folder, ignore_errors=True)  # left by a process that was killed
    try:
        return start_replay()
    except ReplayError:
        replay = start_replay(0)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(replay.sites_dir, folder)
    replay.also_remove(folder)
    return replay


def _write_moved_site_files(sites: Sequence[RecordedSite]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="thidua-recorded-sites-"))
    for place, site in enumerate(sites):
        text = (RECORDED / "sites" / f"{site.id}.toml").read_text(encoding="utf-8")
        moved = text.replace(f"http://{HOST}:{DEFAULT_PORT + place}/", site.url)
        (folder / f"{site.id}.toml").write_text(moved, encoding="utf-8")
    return folder


def serve_forever(base_port: int | None = None) -> None:
    """Serves until SIGINT or SIGTERM; prints one line per site and where the matching site files are.

    ``base_port``: ``None`` takes the default ports, or any free ones where these are taken.

    Must run in the main thread (it sets signal handlers, and puts the former ones back).
    """
    ended = threading.Event()

    def end(signum: int, frame: FrameType | None) -> None:
        ended.set()

    former = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        moved = read_settings().home / MOVED_SITES
        with start_beside_others(moved) if base_port is None else start_replay(base_port) as replay:
            for site in replay.sites:
                print(f"{site.id:<20} {site.url}")
            print(f"THIDUA_SITES_DIR={replay.sites_dir}", flush=True)
            ended.wait()
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m crawler.replay", description="Serve the recorded sites.")
    parser.add_argument("--port", type=int, help=f"base port (default {DEFAULT_PORT}, or what is free; 0: any free)")
    try:
        serve_forever(parser.parse_args(arguments).port)
    except ReplayError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
