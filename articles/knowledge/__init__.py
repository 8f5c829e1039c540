"""The gazetteers as data: provinces, movements, awards, bodies, and the words of the subject."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent


def knowledge_digest() -> str:
    """A digest of the gazetteers' files; tables filled from them are refilled when it changes."""
    found = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]
