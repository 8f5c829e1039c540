"""Comments of tables and columns in plainer words."""

from storage.schema import run_script

revision = "0120"
down_revision = "0101"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0120_wording.sql")
