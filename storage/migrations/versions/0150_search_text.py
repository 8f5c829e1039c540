"""Search rows keep their terms as a text, a third of the size, from which the index makes the terms."""

from storage.schema import run_script

revision = "0150"
down_revision = "0140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0150_search_text.sql")
