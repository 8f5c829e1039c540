"""Reports that only hint at an event are compared with those that tell one."""

from storage.schema import run_script

revision = "0153"
down_revision = "0152"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0153_event_possible.sql")
