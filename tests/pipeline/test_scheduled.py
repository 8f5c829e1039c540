"""What a scheduler may request from the steps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from articles.dates import VIETNAM
from articles.errors import UsageError
from pipeline.scheduled import choose_batches


def test_years_are_not_walked_back_in_the_pool_of_todays_news() -> None:
    with pytest.raises(UsageError, match="trigger backfill_sites"):
        choose_batches(["baolamdong"], since="2020-01-01")
    weeks = (datetime.now(VIETNAM) - timedelta(days=30)).date().isoformat()
    assert choose_batches(["baolamdong"], since=weeks) == [["baolamdong"]]
