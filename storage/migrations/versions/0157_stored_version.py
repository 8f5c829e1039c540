"""The newest version's text is stored once, with its article; facts are found by their article alone."""

from storage.schema import run_script

revision = "0157"
down_revision = "0156"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0157_stored_version.sql")
