"""Each row of the ledger states which other rows are the same award, for every sum alike."""

from storage.schema import run_script

revision = "0140"
down_revision = "0122"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0140_same_award.sql")
