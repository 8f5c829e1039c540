"""Exports state publishers' usage preferences for an article."""

from storage.schema import run_script

revision = "0122"
down_revision = "0121"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("0122_article_wishes.sql")
