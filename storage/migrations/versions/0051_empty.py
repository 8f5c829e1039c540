"""A crawl that reached its site and found nothing there is an outcome of its own."""

from storage.schema import run_script

revision = "0051"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0051_empty.sql")
