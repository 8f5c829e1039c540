"""The gazetteers' names in the store, for the roll-ups to join: filled again whenever their files have changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from psycopg2.extras import execute_values

from articles.knowledge import knowledge_digest
from storage.transactions import Connection

_DIGEST = "SELECT digest FROM gazetteer"
# The lock makes two processes that start with new gazetteers fill the tables one after the other.
_FORGET = """
LOCK TABLE gazetteer IN EXCLUSIVE MODE;
DELETE FROM province_roll; DELETE FROM award_entry; DELETE FROM movement_entry;
"""
_PROVINCES = "INSERT INTO province_roll (era, id, name, official, now) VALUES %s"
_AWARDS = "INSERT INTO award_entry (id, name, form, level) VALUES %s"
_MOVEMENTS = "INSERT INTO movement_entry (id, name, kind) VALUES %s"
_REMEMBER = """
INSERT INTO gazetteer (digest, refreshed_at) VALUES (%(digest)s, %(now)s)
ON CONFLICT (singleton) DO UPDATE SET digest = excluded.digest, refreshed_at = excluded.refreshed_at
"""


def refresh_gazetteers(connection: Connection) -> bool:
    """Fill the tables of provinces, awards and movements from the gazetteers; ``False`` if they are already current."""
    digest = knowledge_digest()
    with connection, connection.cursor() as cursor:
        cursor.execute(_DIGEST)
        if cursor.fetchone() == (digest,):
            return False
        cursor.execute(_FORGET)
        for statement, values in _tables():
            execute_values(cursor, statement, list(values), page_size=500)
        cursor.execute(_REMEMBER, {"digest": digest, "now": datetime.now(UTC)})
    return True


def _tables() -> Iterable[tuple[str, Iterable[tuple[str, ...]]]]:
    # Reading the gazetteers costs more than opening a database, and is rarely needed for it.
    from articles.gazetteer import entries_by_kind
    from articles.provinces import current_provinces, former_provinces

    eras = (("former", former_provinces()), ("current", current_provinces()))
    entries = entries_by_kind()
    yield _PROVINCES, [(era, p.id, p.name, p.official, p.now) for era, known in eras for p in known.values()]
    yield _AWARDS, [(e.id, e.name, e.details["form"], e.details["level"]) for e in entries["award"]]
    yield _MOVEMENTS, [(e.id, e.name, e.details["kind"]) for e in entries["movement"]]
