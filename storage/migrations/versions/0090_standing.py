"""Rows of the ledger state whether they are given, proposed, summed over a period or of no datable event."""

from storage.schema import run_script

revision = "0090"
down_revision = "0081"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0090_standing.sql")
