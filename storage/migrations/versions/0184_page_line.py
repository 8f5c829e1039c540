"""A line that landed before is found by a hash of its file's name."""

from storage.schema import run_script

revision = "0184"
down_revision = "0183"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0184_page_line.sql")
