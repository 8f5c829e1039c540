"""What grows with the store is found by an index; pages that kill their cleaning process are given up."""

from storage.schema import run_script

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0007_upkeep.sql")
