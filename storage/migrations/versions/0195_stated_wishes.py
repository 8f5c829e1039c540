"""Pages that state their publisher's wishes are found without reading the others."""

from storage.schema import run_script

revision = "0195"
down_revision = "0194"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0195_stated_wishes.sql")
