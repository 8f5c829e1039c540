"""A pooler as PgBouncer is one with ``pool_mode = transaction``: all clients share one session, a transaction each."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def _read(source: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = source.recv(size - len(data))
        if not part:
            raise ConnectionError
        data += part
    return data


def _message(source: socket.socket) -> bytes:
    head = _read(source, 5)
    return head + _read(source, struct.unpack("!I", head[1:])[0] - 4)


class _Pooler:
    def __init__(self, server_socket: str, user: str, database: str) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.connect(server_socket)
        body = struct.pack("!I", 196608) + f"user\0{user}\0database\0{database}\0\0".encode()
        self._server.sendall(struct.pack("!I", len(body) + 4) + body)
        self._greeting = b""
        while (message := _message(self._server))[:1] != b"Z":
            if message[:1] in b"RS":
                self._greeting += message
        self._turn = threading.Lock()
        self._clients = 0

    def serve(self, listening: socket.socket) -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        try:
            _read(client, struct.unpack("!I", _read(client, 4))[0] - 4)  # its startup packet
            self._clients += 1
            key = b"K" + struct.pack(
                "!III", 12, 900_000 + self._clients, 1
            )  # a key of the pooler's own, as PgBouncer's
            client.sendall(self._greeting + key + b"Z" + struct.pack("!Ic", 5, b"I"))
            while True:
                message = _message(client)
                with self._turn:
                    while self._relay(client, message) != b"I":
                        message = _message(client)
        except (ConnectionError, OSError):
            client.close()

    def _relay(self, client: socket.socket, message: bytes) -> bytes:
        """Pass one query on, and its answer back; return the transaction's state."""
        if message[:1] == b"X":
            raise ConnectionError
        self._server.sendall(message)
        while True:
            answer = _message(self._server)
            client.sendall(answer)
            if answer[:1] == b"Z":
                return answer[5:6]


@contextmanager
def transaction_pooler(server_socket: str, *, user: str, database: str) -> Iterator[int]:
    """A pooler before one database for the length of a block; its port on loopback."""
    listening = socket.create_server(("127.0.0.1", 0))
    pooler = _Pooler(server_socket, user, database)
    threading.Thread(target=pooler.serve, args=(listening,), daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
