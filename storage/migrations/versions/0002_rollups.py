"""Roll-ups as views, over small tables that the gazetteers fill."""

from storage.schema import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0002_rollups.sql")
