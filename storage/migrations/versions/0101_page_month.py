"""Old visits that found nothing new become counts by month."""

from storage.schema import run_script

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0101_page_month.sql")
