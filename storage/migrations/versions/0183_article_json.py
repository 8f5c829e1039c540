"""What is only read whole with its article is JSON as it is written."""

from storage.schema import run_script

revision = "0183"
down_revision = "0182"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0183_article_json.sql")
