"""Reports that cannot be of one event with a new one are not read to be compared with it."""

from storage.schema import run_script

revision = "0192"
down_revision = "0191"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0192_event_ties.sql")
