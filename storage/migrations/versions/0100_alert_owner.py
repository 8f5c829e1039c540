"""Readers make alerts in the web application."""

from storage.schema import run_script

revision = "0100"
down_revision = "0090"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0100_alert_owner.sql")
