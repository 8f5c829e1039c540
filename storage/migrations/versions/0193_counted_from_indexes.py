"""The newest events and the articles of each site are found without reading all of them."""

from storage.schema import run_script

revision = "0193"
down_revision = "0192"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0193_counted_from_indexes.sql")
