"""Reports that only hint at an event are compared with those that tell one."""

from storage.schema import run_script

revision = "0156"
down_revision = "0155"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0156_event_possible.sql")
