"""A narrow table to search, beside the articles."""

from storage.schema import run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0003_search.sql")
