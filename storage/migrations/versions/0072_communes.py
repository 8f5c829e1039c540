"""Communes of a province are looked up by the province that they lie in."""

from storage.schema import run_script

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0072_communes.sql")
