"""The communes that articles name are found apart from other places."""

from storage.schema import run_script

revision = "0191"
down_revision = "0190"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0191_mention_commune.sql")
