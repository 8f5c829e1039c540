"""A page that is cleaned again with the same result leaves its article's rows alone."""

from storage.schema import run_script

revision = "0154"
down_revision = "0153"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0154_row_digest.sql")
