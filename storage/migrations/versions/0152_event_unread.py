"""The articles whose events are still to be read are in a table: cleaning finds them without reading every article."""

from storage.schema import run_script

revision = "0152"
down_revision = "0151"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0152_event_unread.sql")
