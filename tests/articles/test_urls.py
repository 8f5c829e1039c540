"""Addresses: what is fetched, and what counts as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.urls import (
    article_id,
    canonical_url,
    host_key,
    identity_key,
    is_same_site,
    try_canonical_url,
    url_fingerprint,
)

BASE = "https://www.baotravinh.vn/tin/"


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("HTTPS://WWW.BaoTraVinh.VN:443/Tin", "https://www.baotravinh.vn/Tin"),
        ("http://a.vn:80", "http://a.vn/"),
        ("http://a.vn:8080/x", "http://a.vn:8080/x"),
        ("a.html", BASE + "a.html"),
        ("../b.html", "https://www.baotravinh.vn/b.html"),
        ("/a/./b/../c", "https://www.baotravinh.vn/a/c"),
        ("//m.a.vn/x", "https://m.a.vn/x"),
        ("?id=5&amp;cat=2", BASE + "?id=5&cat=2"),
        ("x.html#binh-luan", BASE + "x.html"),
        ("x?utm_source=zalo&id=5&fbclid=abc&UTM_medium=x", BASE + "x?id=5"),
        ("x?", BASE + "x"),
        ("%7etin%2f%c3%a1", BASE + "~tin%2F%C3%A1"),
        ("tin tức.html", BASE + "tin%20t%E1%BB%A9c.html"),
        ("giam-50%-gia.html", BASE + "giam-50%25-gia.html"),
        ("  /a\n.html ", "https://www.baotravinh.vn/a.html"),
        ("/a;jsessionid=0A1B2C?x=1", "https://www.baotravinh.vn/a?x=1"),
        ("/a?PHPSESSID=abc123&x=1", "https://www.baotravinh.vn/a?x=1"),
        ("/a?sid=12", "https://www.baotravinh.vn/a?sid=12"),
        ("/a?sid=0123456789abcdef0123", "https://www.baotravinh.vn/a"),
        ("/(S(k1x0abcdefgh1234ijkl5678))/tin.aspx", "https://www.baotravinh.vn/tin.aspx"),
        ("https://người.vn/", "https://xn--ngi-28a9548a.vn/"),
        ("/a?b=2&a=1", "https://www.baotravinh.vn/a?b=2&a=1"),
        ("\\tin\\a.html", "https://www.baotravinh.vn/tin/a.html"),
    ],
)
def test_the_fetchable_form(given_url: str, expected: str) -> None:
    assert canonical_url(given_url, BASE) == expected


@pytest.mark.parametrize(
    "bad",
    [
        "javascript:void(0)",
        "mailto:a@b.vn",
        "tel:0123",
        "http://",
        "ftp://a.vn/",
        "http://a b.vn/",
        "data:text/html,x",
        "http://a.vn:99999/",
    ],
)
def test_what_is_no_http_address_is_refused(bad: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words some of them
        canonical_url(bad)
    assert try_canonical_url(bad) is None


SAME = [
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "http://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "https://www.baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html/",
    "https://m.baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "https://baotravinh.vn/thoi-su/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "https://baotravinh.vn/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html?print=1",
    "https://baotravinh.vn/amp/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html/amp",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.amp.html",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html?utm_source=x#top",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html?ref=home",
    "https://baotravinh.vn/chinh-tri/tra-vinh-trao-huan-chuong-lao-dong-31877.html;jsessionid=AB12",
    "https://baotravinh.vn:443/chinh-tri/tra%2Dvinh-trao-huan-chuong-lao-dong-31877.html",
]


@pytest.mark.parametrize("other", SAME)
def test_one_article_under_many_addresses_has_one_identity(other: str) -> None:
    assert identity_key(other) == identity_key(SAME[0])
    assert url_fingerprint(other) == url_fingerprint(SAME[0])
    assert article_id("baotravinh", other) == article_id("baotravinh", SAME[0])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.vn/tin-1.html", "https://a.vn/tin-2.html"),
        ("https://a.vn/x?id=1", "https://a.vn/x?id=2"),
        ("http://127.0.0.1:8901/x", "http://127.0.0.1:8902/x"),
        ("https://bao.a.vn/x", "https://a.vn/x"),
        ("https://a.vn/tin?page=1", "https://a.vn/tin?page=2"),
        (
            "https://a.vn/thoi-su/gia-vang-hom-nay-tang-20240501.html",
            "https://a.vn/kinh-te/gia-vang-hom-nay-tang-20240501.html",
        ),
        ("https://a.vn/chinh-tri/thong-bao-moi", "https://a.vn/xa-hoi/thong-bao-moi"),
        ("https://a.vn/so-y-te/ke-hoach-nam-2024", "https://a.vn/so-noi-vu/ke-hoach-nam-2024"),
        (
            "https://a.vn/2024/05/lich-cong-tac-cua-lanh-dao-so-noi-vu",
            "https://a.vn/2024/06/lich-cong-tac-cua-lanh-dao-so-noi-vu",
        ),
        ("https://a.vn/tin", "https://a.vn/tin/2"),
        # a number of two digits, or a year, makes no headline of its own
        ("https://a.vn/so-y-te/thong-bao-lich-lam-viec-12", "https://a.vn/so-noi-vu/thong-bao-lich-lam-viec-12"),
        ("https://a.vn/a/ke-hoach-phat-dong-thi-dua-2024", "https://a.vn/b/ke-hoach-phat-dong-thi-dua-2024"),
        # three words beside a number, six without one
        ("https://a.vn/a/bao-cao-quy-31877.html", "https://a.vn/b/bao-cao-quy-31877.html"),
        ("https://a.vn/a/bao-cao-so-ket-sau-thang", "https://a.vn/b/bao-cao-so-ket-sau-thang"),
        ("https://a.vn/5/lich-cong-tac-cua-lanh-dao-so-noi-vu", "https://a.vn/6/lich-cong-tac-cua-lanh-dao-so-noi-vu"),
        # a referrer with a number in it may be what is requested
        ("https://a.vn/x?ref=12", "https://a.vn/x?ref=13"),
        ("https://a.vn/x?id=a%3D1", "https://a.vn/x?id=a%3D2"),
        ("https://a.vn/x?view=list", "https://a.vn/x?view=print"),
        ("ftp://a.vn:21/x", "ftp://a.vn:22/x"),
    ],
)
def test_different_pages_stay_apart(one: str, two: str) -> None:
    assert url_fingerprint(one) != url_fingerprint(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.vn/a/bao-cao-quy-ba-318.html", "https://a.vn/b/bao-cao-quy-ba-318.html"),
        ("https://a.vn/a/bao-cao-quy-ba-b318", "https://a.vn/b/bao-cao-quy-ba-b318"),
        ("https://a.vn/a/bao-cao-so-ket-thi-dua-yeu", "https://a.vn/b/bao-cao-so-ket-thi-dua-yeu"),
        ("https://a.vn/x?q=thi+dua", "https://a.vn/x?q=thi%20dua"),
        ("https://a.vn/x?q=ti%CC%81n", "https://a.vn/x?q=t%C3%ADn"),
        ("https://a.vn/x?a=b=c", "https://a.vn/x?A=b=c"),
        ("https://a.vn/x?m=TRUE&id=1", "https://a.vn/x?id=1"),
        ("https://a.vn/x?via=zalo", "https://a.vn/x"),
        ("https://a.vn:443/x", "http://a.vn:80/x"),
    ],
)
def test_addresses_of_one_page_are_the_same(one: str, two: str) -> None:
    assert identity_key(one) == identity_key(two)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/./b", "/a/b"),
        ("/a/../b", "/b"),
        ("/../../b", "/b"),
        ("/a/b/..", "/a/"),
        ("/a/b/.", "/a/b/"),
        ("/a/b/../../c/.d", "/c/.d"),
        ("/a/...", "/a/..."),
        ("/a/.b/..", "/a/"),
    ],
)
def test_dots_in_a_path_are_followed(path: str, expected: str) -> None:
    assert canonical_url(f"https://a.vn{path}") == f"https://a.vn{expected}"


def test_an_address_may_be_relative() -> None:
    assert try_canonical_url("b.html", BASE) == f"{BASE}b.html"


def test_the_fingerprint_is_the_same_on_every_machine() -> None:
    assert url_fingerprint(SAME[0]) == 839963850687742427
    assert url_fingerprint("https://a.vn/tin\ud800") == url_fingerprint("https://a.vn/tin\ud800")


def test_a_long_headline_is_the_same_article_in_every_section() -> None:
    one = identity_key("https://a.vn/chinh-tri/lam-dong-tong-ket-phong-trao-thi-dua-yeu-nuoc.html")
    assert identity_key("https://a.vn/tin-moi/lam-dong-tong-ket-phong-trao-thi-dua-yeu-nuoc.html") == one


def test_the_order_of_parameters_is_no_difference() -> None:
    assert identity_key("https://a.vn/x?b=2&a=1") == identity_key("https://a.vn/x?A=1&b=2")


def test_composed_and_decomposed_letters_are_no_difference() -> None:
    assert identity_key("https://a.vn/ti%CC%81n") == identity_key("https://a.vn/t%C3%ADn")


def test_a_site_is_its_host_and_port() -> None:
    hosts = {host_key("http://127.0.0.1:8901/"), host_key("https://baotravinh.vn/")}
    assert is_same_site("http://127.0.0.1:8901/x", hosts)
    assert is_same_site("http://www.baotravinh.vn/x", hosts)
    assert not is_same_site("http://127.0.0.1:8902/x", hosts)
    assert not is_same_site("http://tab.baotravinh.vn/x", hosts)
    assert not is_same_site("http://baotravinh.vn.evil.example/x", hosts)
    assert not is_same_site("http://baotravinh.vn:99999/x", hosts)


def test_ids_are_short_stable_and_belong_to_a_site() -> None:
    assert article_id("baotravinh", SAME[0]) == "4wv3w567xmszm"
    assert article_id("other", SAME[0]) != article_id("baotravinh", SAME[0])


@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_it_and_the_form_is_final(text: str, with_base: bool) -> None:
    made = try_canonical_url(text if with_base else f"https://a.vn/{text}", BASE)
    if made is not None:
        assert canonical_url(made) == made
        assert identity_key(made) == identity_key(canonical_url(made))
        assert -(1 << 63) <= url_fingerprint(made) < 1 << 63


@pytest.mark.parametrize("broken", ["tel:\ud800", "http://[a", "mailto:bbt@bao.vn", ""])
def test_what_is_no_address_has_a_fingerprint_and_an_id_of_its_own(broken: str) -> None:
    assert -(1 << 63) <= url_fingerprint(broken) < 1 << 63
    assert url_fingerprint(broken) != url_fingerprint("https://a.vn/")
    assert article_id("bao", broken) != article_id("bao", "https://a.vn/")


def test_a_parameters_name_ends_at_the_first_equals_sign() -> None:
    assert identity_key("https://a.vn/x?id=5&redirect=/tin?a=b=1") == identity_key("https://a.vn/x?id=5")
    assert identity_key("https://a.vn/x?q=a=1") != identity_key("https://a.vn/x?q=a=2")


@pytest.mark.parametrize("cut", ["https://a.vn/tin-t%E1%BB", "https://a.vn/x?q=t%E1%BB", "https://a.vn/x?q=%FF&id=1"])
def test_escapes_that_are_no_utf_8_have_an_identity(cut: str) -> None:
    assert identity_key(cut).startswith("a.vn/")
    assert identity_key(cut) == identity_key(cut.lower())


def test_a_tracking_value_may_hold_equals_signs_and_a_path_half_a_character() -> None:
    assert canonical_url("https://a.vn/x?fbclid=a=b&id=5") == "https://a.vn/x?id=5"
    assert canonical_url("https://a.vn/tin\ud800.html?q=\ud800") == "https://a.vn/tin%3F.html?q=?"


def test_a_number_in_any_section_keeps_a_headline_in_it() -> None:
    slug = "lich-cong-tac-cua-lanh-dao-so-noi-vu"
    assert identity_key(f"https://a.vn/tin/05/{slug}") != identity_key(f"https://a.vn/tin/06/{slug}")
    assert identity_key(f"https://a.vn/tin/so/{slug}") == identity_key(f"https://a.vn/tin/{slug}")
