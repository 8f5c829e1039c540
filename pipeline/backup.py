"""One consistent set of all that this installation holds, to a folder or any fsspec address, and back again.

The database is dumped first and the archive's files are copied after it: files are only added meanwhile, so that
every row of the dump names a file of the set. The manifest is written last and names every file with its digest; what
it does not name does not belong to the backup. A WARC never changes under its name, so each is copied once.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import fsspec

from articles.errors import StepError, UsageError
from articles.printing import printed_time
from crawler.catalogue import own_sites
from pipeline.takedown import enforce
from reports.release.changes import released_states
from settings import read_settings
from storage.alerts import SentBefore, keep_sent, sent_before
from storage.archive import COPY_BYTES, Archive, archive
from storage.db import opened
from storage.dumps import dump_database, dumped_revision, restore_database
from storage.errors import StorageError
from storage.locks import archive_lock
from storage.monitoring import note_upkeep
from storage.takedowns import Tombstone, list_tombstones

FORMAT = 1
MANIFEST = "manifest.json"
BEGUN = f"{MANIFEST}.part"
FOLDERS = ("database", "archive", "sites", "releases")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedFile:
    """One file of a backup: its path within the set, its size and its SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """The contents of a backup: paths within the set. ``releases`` are the states that tokens of releases represent."""

    format: int
    program: str
    made_at: str
    revision: str
    settings: dict[str, str | None]
    database: SavedFile
    archive: tuple[SavedFile, ...]
    sites: tuple[SavedFile, ...]
    releases: tuple[SavedFile, ...] = ()

    @property
    def files(self) -> tuple[SavedFile, ...]:
        """Every file of the set."""
        return (self.database, *self.archive, *self.sites, *self.releases)


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupReport:
    """The result of a backup."""

    target: str
    made_at: str
    revision: str
    database_bytes: int
    archive_files: int
    copied_files: int
    """Archive files that the target did not have."""
    copied_bytes: int
    site_files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RestoreReport:
    """The result of a restore."""

    made_at: str | None
    """When the backup was made; ``None`` for a bare dump of the database."""
    revision: str
    articles: int
    archive_files: int
    site_files: int
    unknown_files: int
    """Files of the archive that the backup does not know: they stay."""


@dataclass(frozen=True, kw_only=True)
class _Target:
    filesystem: Any
    root: str

    def path(self, relative: str) -> str:
        return posixpath.join(self.root, relative)

    def write(self, relative: str, source: IO[bytes]) -> SavedFile:
        """Copy a stream, under another name until it is whole."""
        target = self.path(relative)
        self.filesystem.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        part, digest, size = f"{target}.part", hashlib.sha256(), 0
        try:
            with self.filesystem.open(part, "wb") as file:
                while chunk := source.read(COPY_BYTES):
                    file.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
        except OSError:
            with suppress(OSError):  # a full disk stays full otherwise
                self.filesystem.rm_file(part)
            raise
        self.filesystem.mv(part, target)
        return SavedFile(path=relative, bytes=size, sha256=digest.hexdigest())

    def has(self, saved: SavedFile) -> bool:
        path = self.path(saved.path)
        return bool(self.filesystem.exists(path)) and self.filesystem.size(path) == saved.bytes


def _target(address: str) -> _Target:
    if not address.strip():
        raise UsageError("the address is empty: name a folder, or any fsspec address")
    try:
        filesystem, root = fsspec.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{address}: {error}") from None
    return _Target(filesystem=filesystem, root=root)


def back_up(address: str, *, now: datetime, progress: Progress = lambda done, total: None) -> BackupReport:
    """Write a backup, or bring one up to date.

    Args:
        address: a folder, or any fsspec address.

    Raises:
        UsageError: for an address that names no file system, or where other files would be removed.
        StepError: if the target cannot be written; the manifest of an earlier backup then still holds.
        StorageError: if the database or the archive cannot be read.
    """
    target = _target(address)
    try:
        return _back_up(target, address, now, progress)
    except OSError as error:
        raise StepError(f"{error.filename or address} cannot be written: {error.strerror or error}") from None


def _back_up(target: _Target, address: str, now: datetime, progress: Progress) -> BackupReport:
    before = _read_manifest(target)
    if before is None:
        _begin(target, address)
    known = {saved.path: saved for saved in (before.archive if before else ())}
    with opened(application="thidua backup") as connection, archive_lock(connection, changing=False):
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / "database.dump"
            dump_database(dump)
            revision = dumped_revision(dump)
            with dump.open("rb") as file:
                database = target.write(f"database/{now:%Y%m%dT%H%M%S%f}.dump", file)
        copied = _copy_archive(target, archive(), known, progress)
    sites = _copy_folder(target, "sites", own_sites(), "*.toml")
    manifest = Manifest(
        format=FORMAT,
        program=version("thidua"),
        made_at=str(printed_time(now)),
        revision=revision,
        settings=_settings(),
        database=database,
        archive=tuple(saved for saved, _ in copied),
        sites=sites,
        releases=_copy_folder(target, "releases", released_states(), "*.json.gz"),
    )
    _write_manifest(target, manifest)
    _remove_others(target, manifest)
    with opened(application="thidua backup") as connection:
        note_upkeep(connection, "backup", now=now)
    return BackupReport(
        target=address,
        made_at=manifest.made_at,
        revision=revision,
        database_bytes=database.bytes,
        archive_files=len(copied),
        copied_files=sum(is_new for _, is_new in copied),
        copied_bytes=sum(saved.bytes for saved, is_new in copied if is_new),
        site_files=len(sites),
    )


def _begin(target: _Target, address: str) -> None:
    """Mark a place as a backup's, from the first file on: what the manifest does not name is removed there later."""
    is_marked = target.filesystem.exists(target.path(BEGUN))
    for folder in () if is_marked else FOLDERS:
        if target.filesystem.find(target.path(folder)):
            raise UsageError(f"{address}: {folder}/ there holds files of something else: name a folder of its own")
    target.filesystem.makedirs(target.root, exist_ok=True)
    target.filesystem.pipe_file(target.path(BEGUN), b"")


def _copy_folder(target: _Target, name: str, folder: Path, pattern: str) -> tuple[SavedFile, ...]:
    """Copy the small files of a folder of this home."""
    found = []
    for path in sorted(folder.glob(pattern)):
        with path.open("rb") as file:
            found.append(target.write(f"{name}/{path.name}", file))
    return tuple(found)


def _bring_folder_back(target: _Target, files: Iterable[SavedFile], folder: Path) -> None:
    for saved in files:
        folder.mkdir(parents=True, exist_ok=True)
        target.filesystem.get_file(target.path(saved.path), str(folder / posixpath.basename(saved.path)))


def _copy_archive(
    target: _Target, store: Archive, known: dict[str, SavedFile], progress: Progress
) -> list[tuple[SavedFile, bool]]:
    """Every file of the archive as the backup has it, and whether it was copied now."""
    copied, paths = [], store.list()
    for done, relative in enumerate(paths):
        progress(done, len(paths))
        path = f"archive/{relative}"
        saved = known.get(path)
        is_fixed = relative.endswith(".warc.gz")
        if saved is not None and is_fixed and saved.bytes == store.size(relative) and target.has(saved):
            copied.append((saved, False))
            continue
        with store.open(relative) as source:
            now_saved = target.write(path, source)
        copied.append((now_saved, saved != now_saved))
    progress(len(paths), len(paths))
    return copied


def _settings() -> dict[str, str | None]:
    """The settings that are not secrets, for the person who sets the next machine up."""
    settings = read_settings()
    return {
        "THIDUA_ARCHIVE_URL": settings.archive_url,
        "THIDUA_CONTACT": settings.contact,
        "THIDUA_SITES_DIR": ":".join(map(str, settings.sites_directories)) or None,
        "THIDUA_CRAWL_SCHEDULE": settings.crawl_schedule,
    }


def _write_manifest(target: _Target, manifest: Manifest) -> None:
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    part = target.path(BEGUN)
    target.filesystem.pipe_file(part, content)
    target.filesystem.mv(part, target.path(MANIFEST))


def _read_manifest(target: _Target) -> Manifest | None:
    path = target.path(MANIFEST)
    try:
        raw = json.loads(target.filesystem.cat_file(path))
        if raw["format"] != FORMAT:
            raise StepError(f"{path} has format {raw['format']}; this program reads {FORMAT}")
        folders = ("archive", "sites", "releases")
        files = {name: tuple(SavedFile(**saved) for saved in raw.get(name, ())) for name in folders}
        return Manifest(**{**raw, **files, "database": SavedFile(**raw["database"])})
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise StepError(f"{path} is not a manifest of this program") from None


def _remove_others(target: _Target, manifest: Manifest) -> None:
    """Remove files that the manifest no longer names: older dumps, joined files, texts that were taken down."""
    named = {target.path(saved.path) for saved in manifest.files}
    for folder in FOLDERS:
        with suppress(FileNotFoundError):
            for path in target.filesystem.find(target.path(folder)):
                if path not in named:
                    target.filesystem.rm_file(path)


def restore(address: str, *, now: datetime, progress: Progress = lambda done, total: None) -> RestoreReport:
    """Bring a backup back, or a dump that `thidua db backup` wrote.

    Every file is verified before anything is changed. The archive's files come before the rows that name them.

    Raises:
        UsageError: for an address where no backup is.
        StepError: for a backup that lacks files or holds damaged ones.
        StorageError: if the database or the archive cannot be written.
    """
    target = _target(address)
    if target.filesystem.isfile(target.root):
        return _restore_file(target, now=now)
    manifest = _read_manifest(target)
    if manifest is None:
        raise UsageError(f"{address}: no backup there (no {MANIFEST})")
    faults = [fault for file in _counted(manifest.files, progress) if (fault := _fault(target, file)) is not None]
    if faults:
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise StepError(f"nothing was restored, the backup is damaged: {'; '.join(faults[:3])}{more}")
    store = archive()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "database.dump"
        target.filesystem.get_file(target.path(manifest.database.path), str(dump))
        for file in _counted(manifest.archive, progress):
            _bring_back(target, store, file, Path(folder))
        articles = restore_dump(dump, now=now)
    _bring_folder_back(target, manifest.sites, own_sites())
    _bring_folder_back(target, manifest.releases, released_states())
    known = {file.path.removeprefix("archive/") for file in manifest.archive}
    return RestoreReport(
        made_at=manifest.made_at,
        revision=manifest.revision,
        articles=articles,
        archive_files=len(manifest.archive),
        site_files=len(manifest.sites),
        unknown_files=sum(path not in known for path in store.list()),
    )


def _restore_file(target: _Target, *, now: datetime) -> RestoreReport:
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "database.dump"
        target.filesystem.get_file(target.root, str(dump))
        try:
            revision = dumped_revision(dump)
        except StorageError as error:
            raise StorageError(str(error).replace(str(dump), target.root)) from None
        articles = restore_dump(dump, now=now)
    return RestoreReport(
        made_at=None, revision=revision, articles=articles, archive_files=0, site_files=0, unknown_files=0
    )


def _counted(files: Iterable[SavedFile], progress: Progress) -> Iterable[SavedFile]:
    listed = list(files)
    for done, file in enumerate(listed):
        progress(done, len(listed))
        yield file
    progress(len(listed), len(listed))


def _fault(target: _Target, saved: SavedFile) -> str | None:
    """The fault of one file of a backup, if any."""
    digest, size = hashlib.sha256(), 0
    try:
        with target.filesystem.open(target.path(saved.path), "rb") as file:
            while chunk := file.read(COPY_BYTES):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        return f"{saved.path}: {error.strerror or 'missing'}"
    if size != saved.bytes:
        return f"{saved.path}: {size} bytes, not {saved.bytes}"
    return None if digest.hexdigest() == saved.sha256 else f"{saved.path}: its digest is another"


def _bring_back(target: _Target, store: Archive, saved: SavedFile, folder: Path) -> None:
    """Put one file into the archive unless it is there."""
    relative = saved.path.removeprefix("archive/")
    local = folder / "file"
    target.filesystem.get_file(target.path(saved.path), str(local))
    if relative.endswith(".warc.gz"):
        store.take(local, relative)
    else:
        store.write(relative, local.read_bytes())
    local.unlink()


def restore_dump(file: Path, *, now: datetime) -> int:
    """Replace the database with a dump; return the number of articles it then holds.

    What must never come back stays known: texts taken down since the dump are taken down again, and what alerts have
    sent since is not sent again.

    Raises:
        StorageError: for a file that is not a dump, one of a newer release, or a refusing server; nothing is changed.
    """
    stones, sent = _kept()
    restore_database(file)
    with opened(application="thidua restore") as connection:
        if sent is not None:
            keep_sent(connection, sent)
        enforce(connection, now=now, earlier=stones)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM article")
            row = cursor.fetchone()
            return int(row[0]) if row else 0


def _kept() -> tuple[list[Tombstone], SentBefore | None]:
    """What outlives a restore; nothing where the database can no longer be read."""
    try:
        with opened(application="thidua restore") as connection:
            return list_tombstones(connection), sent_before(connection)
    except StorageError:
        return [], None
