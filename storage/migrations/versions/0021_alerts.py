"""Saved searches that notify people, and texts taken down."""

from storage.schema import run_script

revision = "0021"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0021_alerts.sql")
