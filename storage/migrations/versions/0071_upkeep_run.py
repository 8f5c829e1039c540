"""When each kind of upkeep last succeeded, for monitoring."""

from storage.schema import run_script

revision = "0071"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0071_upkeep_run.sql")
