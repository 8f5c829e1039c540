"""Silence is measured by stated dates alone."""

from storage.schema import run_script

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0009_silence.sql")
