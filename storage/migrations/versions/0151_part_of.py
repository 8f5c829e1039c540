"""A province's part of a national decision names the whole, which a country's sum takes once."""

from storage.schema import run_script

revision = "0151"
down_revision = "0150"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0151_part_of.sql")
