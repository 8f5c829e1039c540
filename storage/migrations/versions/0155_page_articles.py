"""A site's newest article pages are found by an index."""

from storage.schema import run_script

revision = "0155"
down_revision = "0154"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0155_page_articles.sql")
