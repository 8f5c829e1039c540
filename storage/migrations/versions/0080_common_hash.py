"""Hashes that too many stories share to be looked up."""

from storage.schema import run_script

revision = "0080"
down_revision = "0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0080_common_hash.sql")
