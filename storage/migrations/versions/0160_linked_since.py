"""When common hashes are due is read from one row; the store's articles are counted when that row says so."""

from storage.schema import run_script

revision = "0160"
down_revision = "0159"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0160_linked_since.sql")
