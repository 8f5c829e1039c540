"""Places as a kind of fact, and the provinces of national articles from their communes and districts."""

from storage.schema import run_script

revision = "0031"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0031_places.sql")
