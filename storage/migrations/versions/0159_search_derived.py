"""Search rows no longer hold pairs and title terms, which Postgres makes of the syllables in order."""

from storage.schema import run_script

revision = "0159"
down_revision = "0158"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0159_search_derived.sql")
