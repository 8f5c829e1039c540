"""Indexes of versions: what older rules made is found without reading the store."""

from storage.schema import run_script

revision = "0121"
down_revision = "0120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0121_outdated.sql")
