"""What was learned of a site has a version, and pages that a change touches are marked; how sure each field is."""

from storage.schema import run_script

revision = "0041"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0041_learned.sql")
