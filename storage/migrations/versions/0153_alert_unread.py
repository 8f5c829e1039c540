"""Alerts on searches are compared with what is new or has changed, not with the whole store each time."""

from storage.schema import run_script

revision = "0153"
down_revision = "0152"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0153_alert_unread.sql")
