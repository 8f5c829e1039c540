"""The article that a page links to as its source."""

from storage.schema import run_script

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0010_source.sql")
