"""The newest articles of a site are found without reading all of them."""

from storage.schema import run_script

revision = "0190"
down_revision = "0184"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0190_site_newest.sql")
