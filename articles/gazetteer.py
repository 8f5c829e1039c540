"""The gazetteers: entries with their wordings, read strictly from ``articles/knowledge``, in one automaton.

A wording is matched word by word: letter case, tone placement (hòa, hoà), i/y spellings (sĩ, sỹ), quotation marks,
dashes, commas and blanks between the words do not matter; full stops, semicolons, brackets and line ends do. So
"Vì người nghèo – không để ai bị bỏ lại phía sau" needs no second spelling, and no wording runs across sentences.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import ahocorasick

from articles.provinces import former_provinces
from articles.text import fold_for_matching

KNOWLEDGE = Path(__file__).parent / "knowledge"
Kind = Literal["movement", "award", "body", "province", "term"]

_ENTRY_KEYS: dict[str, frozenset[str]] = {
    "movement": frozenset({"variants", "short_forms", "kind", "launched_by", "period"}),
    "award": frozenset(
        {
            "variants",
            "kind_of",
            "form",
            "level",
            "giver",
            "recipients",
            "classes",
            "law",
            "generic",
            "conferred",
            "quoted_name",
            "badge",
            "title_only",
            "describes",
            "of_a_sector",
        }
    ),
    "body": frozenset(
        {
            "variants",
            "kind_of",
            "level",
            "topic",
            "bare",
            "numbered",
            "led",
            "cluster",
            "at_level",
            "named_for_work",
            "full_name",
            "headed_within",
            "rank",
        }
    ),
    "term": frozenset({"variants", "confers", "commends", "fraud", "titles", "title", "lead", "body"}),
}
_RULES = {"award": frozenset({"called_by_giver"})}
"""Sections of a file that hold rules about its entries; their readers check them."""
_COMMON_KEYS = frozenset({"id", "name", "source", "confidence"})
_CONFIDENCES = frozenset({"high", "medium", "low"})

# What may stand between two words of a wording. A full stop, semicolon, bracket or line end may not: it stays, so that
# no wording matches across it. The marks that begin a gap are listed: a search for any non-letter takes twice as
# long.
_BEGINS_GAP = r"[,\"'/%&+*=<>$@#\[\]{}|\\^~°·•-]"
_GAP = re.compile(rf"({_BEGINS_GAP}[^\w.;:!?…()\n]*+)")
_GAP_WITH_BLANKS = re.compile(rf"({_BEGINS_GAP}[^\w.;:!?…()\n]*+|  ++[^\w.;:!?…()\n]*+)")


class KnowledgeError(ValueError):
    """A knowledge file breaks its own rules; the message names file and entry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing with a name: a movement, award, body, province or relevance term."""

    kind: Kind
    id: str
    name: str
    variants: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    """Wordings that count only in a fitting context (after "phong trào", beside a fitting neighbour)."""
    source: str = ""
    confidence: str = "high"
    details: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Name and variants, which match in any context."""
        return (self.name, *self.variants)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A match of the automaton: an entry in one of its wordings."""

    entry: Entry
    surface: str
    short: bool
    length: int
    """Characters of its collapsed form."""
    exact_case: bool
    """An abbreviation in capitals ("HN", "CSTT") is matched in capitals only."""
    unbroken: bool
    """No comma may stand in it: names of provinces, and of bodies that are written without."""
    abbreviated: bool
    """Does it have a word in capitals ("UBND tỉnh")?"""


def collapse(folded: str) -> tuple[str, list[int], list[int]]:
    """Folded text with one blank for each gap between words, and how its positions differ from ``folded``.

    Returns the text, the positions in it from which on it is shorter, and by how many characters.
    """
    pieces = (_GAP_WITH_BLANKS if "  " in folded else _GAP).split(folded)
    words = pieces[::2]
    spaced = False
    positions: list[int] = [0]
    shifts: list[int] = [0]
    position = shift = 0
    for word, gap in zip(words, pieces[1::2], strict=False):
        position += len(word)
        dropped = len(gap) - 1
        if word.endswith(" "):  # the blank before a dash belongs to the gap
            spaced = True
            dropped += 1
            position -= 1
        position += 1
        if dropped:
            positions.append(position)
            shift += dropped
            shifts.append(shift)
    collapsed = " ".join(words)
    return collapsed.replace("  ", " ") if spaced else collapsed, positions, shifts


def wording_key(wording: str) -> str:
    """The form in which the automaton holds a wording."""
    return collapse(fold_for_matching(unicodedata.normalize("NFC", wording)))[0].strip()


def read_entries(path: Path, kind: Kind) -> tuple[Entry, ...]:
    """The entries of one knowledge file.

    Raises:
        KnowledgeError: an unknown or missing key, a wrong type, or an id given twice.
    """
    loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    entries: dict[str, Entry] = {}
    for section, rows in loaded.items():
        if section in _RULES.get(kind, ()):
            continue
        if section != kind:
            raise KnowledgeError(f"{path.name}: unknown section {section!r}")
        for row in rows:
            entry = _entry(path.name, kind, row)
            if entry.id in entries:
                raise KnowledgeError(f"{path.name}: the id {entry.id!r} is given twice")
            entries[entry.id] = entry
    return tuple(entries.values())


def _entry(file: str, kind: Kind, row: dict[str, Any]) -> Entry:
    label = f"{file}: {row.get('id', row.get('name', '?'))!r}"
    if unknown := row.keys() - _COMMON_KEYS - _ENTRY_KEYS[kind]:
        raise KnowledgeError(f"{label}: unknown key {sorted(unknown)[0]!r}")
    for key in ("id", "name", "source"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise KnowledgeError(f"{label}: {key!r} is missing or no text")
    if row.get("confidence") not in _CONFIDENCES:
        raise KnowledgeError(f"{label}: 'confidence' is one of high, medium, low")
    for key in ("variants", "short_forms"):
        if not all(isinstance(v, str) and v.strip() for v in row.get(key, ())):
            raise KnowledgeError(f"{label}: {key!r} is a list of texts")
    return Entry(
        kind=kind,
        id=row["id"],
        name=row["name"],
        variants=tuple(row.get("variants", ())),
        short_forms=tuple(row.get("short_forms", ())),
        source=row["source"],
        confidence=row["confidence"],
        details={key: row[key] for key in row.keys() & _ENTRY_KEYS[kind] - {"variants", "short_forms"}},
    )


def build_automaton(entries: tuple[Entry, ...]) -> Any:
    """One automaton over all wordings of ``entries``; its values are length, kind, :class:`Wording`, and whether
    it counts in any case and with any gap.

    Raises:
        KnowledgeError: a wording is claimed by two entries, or twice by one.
    """
    claimed: dict[str, Wording] = {}
    for wording in _wordings(entries):
        key = wording_key(wording.surface)
        if not key:
            raise KnowledgeError(f"{wording.entry.id!r}: empty wording")
        if key in claimed:
            other = claimed[key].entry.id
            raise KnowledgeError(f"the wording {wording.surface!r} of {wording.entry.id!r} is claimed by {other!r} too")
        claimed[key] = wording
    automaton = ahocorasick.Automaton()
    for key, wording in claimed.items():
        plain = not (wording.exact_case or wording.unbroken)
        automaton.add_word(key, (wording.length, wording.entry.kind, wording, plain))
    automaton.make_automaton()
    return automaton


def _wordings(entries: tuple[Entry, ...]) -> Iterator[Wording]:
    for entry in entries:
        for short, surfaces in ((False, entry.wordings), (True, entry.short_forms)):
            for surface in surfaces:
                letters = surface.replace(" ", "").replace("-", "").replace(".", "")
                yield Wording(
                    entry=entry,
                    surface=surface,
                    short=short,
                    length=len(wording_key(surface)),
                    exact_case=letters.isalpha() and letters.isupper() and len(letters) <= 8,
                    unbroken=entry.kind == "province" or (entry.kind == "body" and not re.search("[,–-]", surface)),
                    abbreviated=any(len(w) > 1 and w.isupper() for w in re.findall(r"[^\W\d_]+", surface)),
                )


def _provinces() -> tuple[Entry, ...]:
    """Each province under the name it has; one that today's map renamed or kept has one id in both eras."""
    found = []
    for province in former_provinces().values():
        seen = {wording_key(province.name)}
        aliases = []
        for alias in province.aliases:
            if (key := wording_key(alias)) not in seen:
                seen.add(key)
                aliases.append(alias)
        found.append(
            Entry(kind="province", id=province.id, name=province.name, variants=tuple(aliases), source="provinces.toml")
        )
    return tuple(found)


@lru_cache(maxsize=1)
def entries_by_kind() -> dict[Kind, tuple[Entry, ...]]:
    """All entries of the shipped knowledge files."""
    return {
        "movement": read_entries(KNOWLEDGE / "movements.toml", "movement"),
        "award": read_entries(KNOWLEDGE / "awards.toml", "award"),
        "body": read_entries(KNOWLEDGE / "bodies.toml", "body"),
        "term": read_entries(KNOWLEDGE / "terms.toml", "term"),
        "province": _provinces(),
    }


@lru_cache(maxsize=256)
def kinds_of(kind: Literal["award", "body"], id_: str) -> tuple[str, ...]:
    """An entry's id and those of its kinds: "huan-chuong" and every order; an unknown id alone."""
    found = [id_]
    for known in found:
        found += [e.id for e in entries_by_kind()[kind] if e.details.get("kind_of") == known and e.id not in found]
    return tuple(found)


@lru_cache(maxsize=1)
def shipped_automaton() -> Any:
    """The automaton over all shipped entries, built once per process."""
    return build_automaton(tuple(entry for entries in entries_by_kind().values() for entry in entries))
