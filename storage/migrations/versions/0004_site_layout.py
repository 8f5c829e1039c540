"""Where each site's pages have their fields, learned from the pages themselves."""

from storage.schema import run_script

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0004_site_layout.sql")
