"""The words that pairs of reports are weighed by are kept as hashes, and the rest of a report as it is written."""

from storage.schema import run_script

revision = "0181"
down_revision = "0180"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0181_event_words.sql")
