"""Facts take fewer bytes: fixed columns first, the end of a quote by its length, and details as they are written."""

from storage.schema import run_script

revision = "0182"
down_revision = "0181"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0182_mention_row.sql")
