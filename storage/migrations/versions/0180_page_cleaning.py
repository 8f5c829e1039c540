"""What cleaning sets stands in a table of its own; blocks are 32 bits, and places of fields are numbered."""

from storage.schema import run_script

revision = "0180"
down_revision = "0170"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0180_page_cleaning.sql")
