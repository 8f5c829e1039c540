"""The index of search terms takes a batch at once."""

from storage.schema import run_script

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0081_search_pending.sql")
