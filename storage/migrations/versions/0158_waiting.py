"""Articles that wait to be linked, and reports that wait to be grouped, stand in tables of their own."""

from storage.schema import run_script

revision = "0158"
down_revision = "0157"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0158_waiting.sql")
