"""The benchmark of exports makes articles as they are stored today."""

from __future__ import annotations

from benchmarks.exports.run import articles


def test_its_articles_are_stored_articles() -> None:
    [article] = articles(1)
    assert article.title == "Phong trào thi đua yêu nước số 0"
