"""Sampled hashes are stored by their low 32 bits."""

from storage.schema import run_script

revision = "0170"
down_revision = "0165"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0170_narrow_hashes.sql")
