"""Fingerprints of older schemas become those that this program makes of the same text."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from articles.duplicates import comparison_syllables, fingerprint
from articles.duplicates.fingerprints import sample_hashes
from storage.db import connect, opened, rows, transaction
from tests.articles.duplicates.synthetic import syllables
from tests.storage.test_older_dumps import make_store


def test_an_upgrade_narrows_hashes_to_what_the_text_has_today(unmigrated_home: Path) -> None:
    make_store("0160")
    text = " ".join(syllables(300))
    wide = np.sort(sample_hashes(comparison_syllables(text)).astype(np.int64)).tolist()
    alike = [wide[0], wide[0] ^ (1 << 40), wide[1]]
    connection = connect(migrated=False)
    with transaction(connection) as cursor:
        cursor.execute(
            "INSERT INTO fingerprint (article, hashes, syllables) VALUES ('a', %s, 300)", ([*wide, alike[1]],)
        )
        cursor.execute("INSERT INTO common_hash (hash) SELECT unnest(%s)", (alike,))
    connection.close()
    with opened() as connection, connection.cursor() as cursor:
        assert [tuple(row["hashes"]) for row in rows(cursor, "SELECT hashes FROM fingerprint")] == [
            fingerprint(text).hashes
        ]
        common = {row["hash"] for row in rows(cursor, "SELECT hash FROM common_hash")}
    assert common == set(fingerprint(text).hashes[:2])
