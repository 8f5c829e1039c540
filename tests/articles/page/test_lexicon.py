"""Names of classes: what marks a part of an article, and that every listed name can match."""

from __future__ import annotations

import pytest

from articles.page.lexicon import Region, read_hint


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("article-detail-desc", Region.LEAD),
        ("news_summary", Region.LEAD),
        ("post-sub-title", Region.LEAD),
        ("noi-dung-bai-viet", Region.BODY),
        ("field-body", Region.BODY),
        ("cung-chuyen-muc", Region.RELATED),
        ("most-viewed", Region.RELATED),
        ("ngay-dang", Region.META),
        ("em-photo-cap", Region.CAPTION),
        ("photo-note", Region.CAPTION),
    ],
)
def test_a_name_is_known_however_the_list_breaks_its_lines(name: str, region: int) -> None:
    assert read_hint(name) & region
