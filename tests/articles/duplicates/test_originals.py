"""What states an original: a canonical address, a link in the text, the site's name at its end; and what does not."""

from __future__ import annotations

import random

import pytest

from articles.duplicates import Member, Statement, first_sources, stated_originals
from articles.urls import url_fingerprint

FIRST = "https://baolamdong.vn/bai-1.html"
SECOND = "https://www.baotravinh.vn/tin/2.html"
THIRD = "https://thidua.tinh.gov.vn/3"


def member(
    n: int,
    url: str,
    name: str,
    text: str = "Bài viết.",
    canonical: str | None = None,
    authors: tuple[str, ...] = (),
    source: str | None = None,
) -> Member:
    return Member(
        id=f"m{n}",
        site_name=name,
        url=url,
        addresses={url_fingerprint(url)},
        canonical_url=canonical,
        text=text,
        authors=authors,
        source_url=source,
    )


def originals(*members: Member) -> set[str]:
    shuffled = list(members)
    random.Random(3).shuffle(shuffled)
    assert stated_originals(shuffled) == stated_originals(members)
    return first_sources(stated_originals(members))


def test_a_canonical_address_a_link_and_a_name_state_the_original() -> None:
    first, second = member(1, FIRST, "Báo Lâm Đồng"), member(2, SECOND, "Báo Trà Vinh")
    assert originals(first, second) == set()
    assert originals(
        first, member(2, SECOND, "Báo Trà Vinh", canonical="http://www.baolamdong.vn/bai-1.html?utm_source=x")
    ) == {"m1"}
    assert originals(first, member(2, SECOND, "Báo Trà Vinh", text=f"Bài viết.\n\nNguồn: {FIRST}.")) == {"m1"}
    assert originals(
        first, member(2, SECOND, "Báo Trà Vinh", source="https://baolamdong.vn/bai-1.html?utm_source=x")
    ) == {"m1"}
    assert (
        originals(first, member(2, SECOND, "Báo Trà Vinh", source=THIRD))
        == originals(first, member(2, SECOND, "B", source=SECOND))
        == set()
    )
    for ending in ("(Theo Báo Lâm Đồng)", "Theo báo Lâm Ðồng", "Nguồn: baolamdong.vn", "Nguồn tin: Báo Lâm Đồng."):
        assert originals(first, member(2, SECOND, "Báo Trà Vinh", text=f"Bài viết.\n\n{ending}")) == {"m1"}, ending
    assert originals(first, member(2, SECOND, "Báo Trà Vinh", authors=("Theo Báo Lâm Đồng",))) == {"m1"}


def test_of_a_chain_the_first_source_is_the_original_and_a_circle_has_none() -> None:
    third = member(3, THIRD, "Ban Thi đua", canonical=SECOND)
    second = member(2, SECOND, "Báo Trà Vinh", canonical=FIRST)
    assert originals(member(1, FIRST, "Báo Lâm Đồng"), second, third) == {"m1"}
    assert originals(member(1, FIRST, "Báo Lâm Đồng", canonical=SECOND), second) == set()


def test_oneself_a_stranger_and_a_name_in_passing_state_nothing() -> None:
    first = member(1, FIRST, "Báo Lâm Đồng", canonical=FIRST, text="Bài viết.\n\n(Theo Báo Lâm Đồng)")
    other = member(
        2,
        SECOND,
        "Báo Trà Vinh",
        text="Theo Báo Lâm Đồng, hội nghị diễn ra hôm qua.\n\nĐoạn hai.\n\nHết.",
        canonical="https://xa.vn/9",
    )
    assert originals(first, other) == set()


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"Xem {FIRST}, đoạn hai.\n\nĐoạn ba.\n\nHết.\n\nTác giả", "link"),
        (f"Xem ({FIRST}); đoạn hai.\n\nĐoạn ba.\n\nHết.\n\nTác giả", "link"),
        (f"Xem “{FIRST}”.\n\nĐoạn ba.\n\nHết.\n\nTác giả", "link"),
        (f"Bài viết.\n\nNguồn: {FIRST}", "link"),
        ("Bài viết.\n\nNguồn: https://www.baolamdong.vn/khac.html", "named"),
        ("Bài viết.\n\nNguồn: www.baolamdong.vn", "named"),
        ("Bài viết.\n\nTheo BAOLAMDONG.VN", "named"),
        ("Bài viết.\n\n(Theo Báo Lâm Đồng)\n\nAn Nhiên", "named"),
        ("Theo Báo Lâm Đồng", "named"),
        ("Bài viết.\n\n(Theo Báo Lâm Đồng)\n\nAn Nhiên\n\nẢnh: T.L", None),
        ("Theo Báo Lâm Đồng\n\nĐoạn hai.\n\nĐoạn ba.", None),
        ("Bài viết.\n\nTheo Báo Lâm Đồng, hội nghị bế mạc.", None),
        ("Bài viết.\n\nNguồn: Báo Bình Định", None),
        ("Bài viết.\n\nNguồn: baobinhdinh.vn", None),
        ("Bài viết.\n\nNguồn: http://[baolamdong.vn/1", None),
        ("Bài viết.\n\nNguồn: //...", None),
    ],
)
def test_how_a_text_states_its_original(text: str, how: str | None) -> None:
    statements = stated_originals([member(1, FIRST, "Báo Lâm Đồng"), member(2, SECOND, "Báo Trà Vinh", text=text)])
    assert [(s.copy, s.original, s.how) for s in statements] == ([("m2", "m1", how)] if how else [])


def test_of_a_link_only_the_marks_behind_it_are_left_out() -> None:
    address = "https://baolamdong.vn/tin-12X"
    written = [member(1, address, "Báo Lâm Đồng"), member(2, SECOND, "Báo Trà Vinh", text=f"Xem {address}.\n\nHết.")]
    assert [(s.copy, s.original, s.how) for s in stated_originals(written)] == [("m2", "m1", "link")]


def test_a_statement_by_address_goes_before_one_by_name() -> None:
    named = "Bài viết.\n\n(Theo Báo Lâm Đồng)"
    first, third = member(1, FIRST, "Báo Lâm Đồng"), member(3, THIRD, "Ban Thi đua", text=f"{FIRST}\n\n{named}")
    canonical = member(2, SECOND, "Báo Trà Vinh", text=named, canonical=FIRST, source=FIRST)
    fourth = member(4, "https://khac.vn/4", "Báo Khác", text=named, source=FIRST)
    assert stated_originals([third, canonical, first, fourth]) == (
        Statement(copy="m2", original="m1", how="canonical"),
        Statement(copy="m3", original="m1", how="link"),
        Statement(copy="m4", original="m1", how="link"),
    )


def test_a_name_that_two_members_have_names_neither() -> None:
    copies = [member(n, f"https://baolamdong.vn/bai-{n}.html", "Báo Lâm Đồng") for n in (1, 2)]
    other = member(3, SECOND, "Báo Trà Vinh", text="Bài viết.\n\n(Theo Báo Lâm Đồng)")
    assert stated_originals([*copies, other]) == ()


def test_an_address_that_is_none_names_nobody() -> None:
    """Two members without a readable host have no name in common."""
    broken = member(1, "http://[a", "Báo A")
    other = member(2, SECOND, "Báo Trà Vinh", text="Bài viết.\n\nNguồn: http://[b.vn")
    assert stated_originals([broken, other]) == ()
