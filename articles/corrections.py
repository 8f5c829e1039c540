"""Which fields of an article a person may correct."""

from __future__ import annotations

from typing import Literal

Field = Literal["title", "published_at", "province", "relevant", "cluster", "event"]
FIELDS: tuple[Field, ...] = ("title", "published_at", "province", "relevant", "cluster", "event")
