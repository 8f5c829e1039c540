"""The recorded sites as files: what each address answers with, by a site's ``manifest.toml``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from articles.errors import StepError

HOST = "127.0.0.1"
DEFAULT_PORT = 8901
RECORDED = Path(__file__).parent / "recorded"
# Port of a site = base port + its place here. Site files under recorded/sites/ are written for the default base port.
SITE_IDS = (
    "recorded_lamdongtv",
    "recorded_baotravinh",
    "recorded_baothaibinh",
    "recorded_concuong",
    "recorded_thiduakhenthuongvn",
    "recorded_tonghop",
)

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
}
TEXT_SUFFIXES = frozenset({".html", ".txt", ".xml", ".rss", ".atom", ".css"})


class ReplayError(StepError):
    """The recorded sites cannot be served; the message is one line for a person."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One version of what an address shows; `body` still holds the ``{{origin}}`` marks."""

    body: bytes
    is_text: bool
    etag: str
    last_modified: datetime


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one address answers with: one variant, or two for a page that changes between two visits."""

    status: int
    content_type: str
    variants: tuple[Variant, ...]
    location: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordedSite:
    """A recorded site as it is being served."""

    id: str
    port: int
    folder: Path
    answers: Mapping[str, Answer]
    not_found: Answer

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def url(self) -> str:
        return self.origin + "/"


def load_site(site_id: str, port: int, recorded: Path = RECORDED) -> RecordedSite:
    """Reads a site's manifest and files.

    Raises `ReplayError` when the manifest names a file that is not there or has a key this server does not know.
    """
    folder = recorded / site_id
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    modified: datetime = manifest["last_modified"]
    answers = {
        address: _load_answer(folder, address, entry, modified) for address, entry in manifest["addresses"].items()
    }
    missing = _load_answer(folder, "not_found", {"file": manifest["not_found"], "status": 404}, modified)
    return RecordedSite(id=site_id, port=port, folder=folder, answers=answers, not_found=missing)


def _load_answer(folder: Path, address: str, entry: str | dict[str, Any], modified: datetime) -> Answer:
    fields: dict[str, Any] = {"file": entry} if isinstance(entry, str) else dict(entry)
    unknown = fields.keys() - {"file", "second", "type", "status", "location", "last_modified", "second_modified"}
    if unknown:
        raise ReplayError(f"{folder.name}/manifest.toml: {address}: unknown key {sorted(unknown)[0]}")
    if "location" in fields:
        empty = _variant_of(b"", is_text=False, modified=modified)
        return Answer(
            status=fields.get("status", 301), content_type="text/plain", variants=(empty,), location=fields["location"]
        )
    first_modified = fields.get("last_modified", modified)
    variants = [_read_variant(folder, fields["file"], first_modified)]
    if "second" in fields:
        variants.append(_read_variant(folder, fields["second"], fields["second_modified"]))
    content_type = fields.get("type") or CONTENT_TYPES[Path(fields["file"]).suffix]
    return Answer(status=fields.get("status", 200), content_type=content_type, variants=tuple(variants))


def _read_variant(folder: Path, name: str, modified: datetime) -> Variant:
    try:
        body = (folder / name).read_bytes()
    except OSError as error:
        raise ReplayError(f"{folder.name}/manifest.toml: cannot read {name}: {error.strerror}") from error
    return _variant_of(body, is_text=Path(name).suffix in TEXT_SUFFIXES, modified=modified)


def _variant_of(body: bytes, *, is_text: bool, modified: datetime) -> Variant:
    # Hashed before the origins are filled in, so that a validator outlives a change of port.
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Variant(body=body, is_text=is_text, etag=etag, last_modified=modified.astimezone(UTC))
