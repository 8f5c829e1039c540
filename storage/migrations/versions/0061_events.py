"""Events with their reports, and the ledger of the awards given there."""

from storage.schema import run_script

revision = "0061"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0061_events.sql")
