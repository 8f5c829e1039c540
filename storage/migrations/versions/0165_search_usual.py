"""Phrases with a syllable that has no pairs are found in search rows of any version."""

from storage.schema import run_script

revision = "0165"
down_revision = "0160"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0165_search_usual.sql")
