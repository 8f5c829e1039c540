"""A smaller sample within the sample of clusters."""

from storage.schema import run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0008_search_few.sql")
