"""The archive of WARC files: a folder, or any fsspec address given by ``THIDUA_ARCHIVE_URL``.

A crawl's files are moved here whole when they are closed. Paths are relative to the archive's root:
``<site>/<year>-<month>/<file>``; a file's name is unique, so moving it twice has the effect of moving it once.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem
from warcio.archiveiterator import ArchiveIterator

from settings import read_settings
from storage.errors import StorageError

PART = ".part-new"
"""Suffix of a file that is being written."""
COPY_BYTES = 1 << 20
"""Bytes copied at a time."""
# rclone answers a request for some bytes with the checksum of the whole object, and the client then refuses them. What
# is read has a digest of its own.
_S3_CLIENT = {"response_checksum_validation": "when_required"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedBody:
    """A fetched response's body, content encoding undone, with the content type that the server stated."""

    body: bytes
    content_type: str | None
    status: int | None


@dataclass(frozen=True, kw_only=True)
class Archive:
    """The archive's root on its file system."""

    filesystem: Any
    root: str

    def path_of(self, relative: str) -> str:
        """The address of an archived file on its file system."""
        return f"{self.root.rstrip('/')}/{relative}"

    def take(self, local: Path, relative: str, *, is_final: bool = False) -> None:
        """Copy a local file into the archive, durably; a file that is there already is the same one.

        Args:
            is_final: nothing is written to the local file any more: on the archive's own disk the two share its bytes.
        """
        target = self.path_of(relative)
        self.filesystem.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        if self.filesystem.exists(target) and self.filesystem.size(target) == local.stat().st_size:
            return
        # Under another name first: neither a reader nor a power cut finds half a file under its own name. The name is
        # the same every time: the next try, which has the same lock, overwrites what a kill left.
        part = f"{target}{PART}"
        if not (is_final and self._share(local, part)):
            self.filesystem.put_file(str(local), part)
        self._settle(part, target)

    def _share(self, local: Path, part: str) -> bool:
        """Give a local file a name in the archive too; ``False`` where the disk is another, or has no such names."""
        if not isinstance(self.filesystem, LocalFileSystem):
            return False
        try:
            try:
                os.link(local, part)
            except FileExistsError:  # a kill left it
                Path(part).unlink()
                os.link(local, part)
        except OSError:
            return False
        return True

    def write(self, relative: str, content: bytes) -> None:
        """Write a small file whole, replacing any file of that name."""
        target = self.path_of(relative)
        self.filesystem.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        part = f"{target}{PART}"
        self.filesystem.pipe_file(part, content)
        self._settle(part, target)

    def _settle(self, part: str, target: str) -> None:
        """Rename a file into place; on a local disk, file and folder are fsynced before this returns."""
        is_local = isinstance(self.filesystem, LocalFileSystem)
        if is_local:
            _sync(part)
        self.filesystem.mv(part, target)
        if is_local:
            _sync(target.rsplit("/", 1)[0])

    def list(self, folder: str = "") -> list[str]:
        """Every file under a folder as sorted relative paths; empty if the folder does not exist."""
        root = self.root.rstrip("/")
        found = self.filesystem.find(self.path_of(folder).rstrip("/"))
        prefix = len(root) + 1
        return sorted(path[prefix:] for path in found if ".part-" not in path)

    def remove_parts(self, *, before: datetime) -> int:
        """Remove half-written files not written to since a given moment; return their number."""
        found = [path for path in self.filesystem.find(self.root.rstrip("/")) if ".part-" in path]
        old = [path for path in found if self.filesystem.modified(path) < before]
        for path in old:
            self.filesystem.rm_file(path)
        return len(old)

    def size(self, relative: str) -> int:
        """Bytes of an archived file."""
        return int(self.filesystem.size(self.path_of(relative)))

    def remove(self, relative: str) -> None:
        """Remove an archived file; a file that is already gone is not an error."""
        target = self.path_of(relative)
        if self.filesystem.exists(target):
            self.filesystem.rm_file(target)

    def open(self, relative: str) -> IO[bytes]:
        """A seekable handle on an archived file.

        Raises:
            StorageError: if it is not there.
        """
        try:
            handle: IO[bytes] = self.filesystem.open(self.path_of(relative), "rb")
        except FileNotFoundError:
            raise StorageError(
                f"the archive has no {relative} (in {self.root}): was THIDUA_HOME or THIDUA_ARCHIVE_URL changed?"
            ) from None
        return handle


def _sync(path: str) -> None:
    """Wait until a local file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def archive() -> Archive:
    """The archive of this installation.

    Raises:
        StorageError: if ``THIDUA_ARCHIVE_URL`` names a file system that is not installed.
    """
    url = read_settings().archive_url
    options = {"config_kwargs": _S3_CLIENT} if url.startswith("s3://") else {}
    try:
        filesystem, root = fsspec.url_to_fs(url, **options)
    except (ImportError, ValueError) as error:
        raise StorageError(f"THIDUA_ARCHIVE_URL={url}: {error}") from None
    return Archive(filesystem=filesystem, root=root)


def archived_path(site: str, name: str, month: str) -> str:
    """Where a crawl's file belongs: ``<site>/<YYYY-MM>/<name>``."""
    if not re.fullmatch(r"[a-z0-9_]+", site) or "/" in name:
        raise ValueError(f"not a site's file: {site!r}, {name!r}")
    return f"{site}/{month}/{name}"


def body_digest(body: bytes) -> str:
    """``sha1:`` and base32, as ``WARC-Payload-Digest`` has it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def read_body(handle: IO[bytes], offset: int, *, digest: str | None = None) -> ArchivedBody:
    """The body of the WARC record at an offset.

    Args:
        digest: the :func:`body_digest` of the body when it was fetched; a flipped bit can unpack without an error.

    Raises:
        StorageError: if there is no response record, or its body does not match the digest.
    """
    handle.seek(offset)
    try:
        record = next(iter(ArchiveIterator(handle)), None)
        if record is None or record.rec_type not in ("response", "conversion"):
            raise StorageError(f"no response record at offset {offset}")
        body = record.content_stream().read()
    except StorageError:
        raise
    except Exception as error:  # a flipped bit can surface as any of warcio's, zlib's and codecs' errors
        raise StorageError(f"the record at offset {offset} cannot be read: {error or type(error).__name__}") from None
    if digest is not None and body_digest(body) != digest:
        raise StorageError(f"the record at offset {offset} has another digest than when it came")
    headers = record.http_headers
    status = headers.get_statuscode() if headers else None
    return ArchivedBody(
        body=body,
        content_type=(headers or record.rec_headers).get_header("Content-Type"),
        status=int(status) if status and status.isdigit() else None,
    )
