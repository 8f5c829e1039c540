"""The newest article of a province is found without reading all of them."""

from storage.schema import run_script

revision = "0194"
down_revision = "0193"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0194_province_newest.sql")
