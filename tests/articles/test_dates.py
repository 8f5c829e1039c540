"""Dates as pages print them, state them and hide them in addresses."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import VIETNAM, dates_in_url, find_stamps, month_in_url, parse_machine_date
from evaluation.extraction.generated import FORMS


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("Thứ ba, 31/10/2023 - 07:28", "2023-10-31T07:28:00", "minute"),
        ("Thứ 2, 28/11/2022 | 20:05:12", "2022-11-28T20:05:12", "minute"),
        ("Thứ 7, 04/02/2023, 16:01[GMT+7]", "2023-02-04T16:01:00", "minute"),
        ("20:35 19/11/2024", "2024-11-19T20:35:00", "minute"),
        ("18:21:26 , 24/10/2014", "2014-10-24T18:21:26", "minute"),
        ("Cập nhật lúc 10:24 01/04/2025 (GMT+7)", "2025-04-01T10:24:00", "minute"),
        ("Cập nhật, 05:49, Thứ Năm, 18/10/2018 (GMT+7)", "2018-10-18T05:49:00", "minute"),
        ("Thứ tư, 08 Tháng 9 2021 15:09", "2021-09-08T15:09:00", "minute"),
        ("Thứ năm, ngày 28 tháng 3 năm 2024", "2024-03-28T00:00:00", "day"),
        ("Đăng ngày 28 - 08 - 2015", "2015-08-28T00:00:00", "day"),
        ("21-3-2019", "2019-03-21T00:00:00", "day"),
        ("Ngày: 21.09.2017", "2017-09-21T00:00:00", "day"),
        ("3/21/2019 4:05:06 PM", "2019-03-21T16:05:06", "minute"),
        ("3/7/2019 4:05:06 PM", "2019-03-07T16:05:06", "minute"),
        ("07-03-2026 - 00:01 AM", "2026-03-07T00:01:00", "minute"),
        ("9:05 CH, 12/05/2021", "2021-05-12T21:05:00", "minute"),
        ("28 Tháng Ba, 2024", "2024-03-28T00:00:00", "day"),
        ("28 Th3, 2024", "2024-03-28T00:00:00", "day"),
        ("Tháng Mười Hai 5, 2024 lúc 9:05", "2024-12-05T09:05:00", "minute"),
        ("07 giờ 28 phút, ngày 31/10/2023", "2023-10-31T07:28:00", "minute"),
        ("16h05 ngày 5/6/2024", "2024-06-05T16:05:00", "minute"),
        ("March 7, 2026 2:05 PM", "2026-03-07T14:05:00", "minute"),
    ],
)
def test_printed_forms_are_read(text: str, expected: str, precision: str) -> None:
    stamp = find_stamps(text)[0]
    assert stamp.at.replace(tzinfo=None).isoformat() == expected
    assert stamp.at.utcoffset() == VIETNAM.utcoffset(None)
    assert stamp.precision == precision
    assert text[stamp.start : stamp.end].strip() == stamp.raw


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 28/7",
        "tháng 9/2023",
        "11/6/1948",
        "31/02/2023",
        "1526/QĐ-TTg",
        "3.000 km",
        "1.2.3.4",
        "5,34%",
        "hôm qua",
        "28/13/2023",
    ],
)
def test_what_states_no_whole_date_gives_none(text: str) -> None:
    assert find_stamps(text) == []


def test_a_range_gives_the_day_with_its_own_time() -> None:
    first, second = find_stamps("06/10/2024 -  06/10/2024 19:23")
    assert (first.precision, second.precision) == ("day", "minute")


def test_a_weekday_that_disagrees_is_told() -> None:
    assert find_stamps("Thứ hai, 31/10/2023")[0].weekday_agrees is False
    assert find_stamps("Thứ ba, 31/10/2023")[0].weekday_agrees is True


def test_labels_tell_update_from_publication() -> None:
    assert find_stamps("Cập nhật lần cuối: 19-05-2022")[0].role == "modified"
    assert find_stamps("Ngày đăng: 19-05-2022")[0].role == "published"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-07T08:52:11.000 +07:00", "2026-03-07T08:52:11+07:00"),
        ("1/21/2022 8:12:40 AM", "2022-01-21T08:12:40+07:00"),
        ("2021-05-05T10:00:00Z", "2021-05-05T17:00:00+07:00"),
        ("Sat, 07 Mar 2026 08:01:53 +0700", "2026-03-07T08:01:53+07:00"),
        ("20260307T080718", "2026-03-07T08:07:18+07:00"),
        ("1678886400", "2023-03-15T20:20:00+07:00"),
        ("2015-03-23T08:06+07:00", "2015-03-23T08:06:00+07:00"),
        ("2022-01-21", "2022-01-21T00:00:00+07:00"),
    ],
)
def test_machine_dates_are_read(value: str, expected: str) -> None:
    stamp = parse_machine_date(value)
    assert stamp is not None
    assert stamp.at.isoformat() == expected


@pytest.mark.parametrize(
    "value", ["", "soon", "0001-01-01T00:00:00", "2026-13-45", "P1D", "2026-03-07T25:00:00", "x" * 500]
)
def test_machine_nonsense_gives_none(value: str) -> None:
    assert parse_machine_date(value) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/a-20251226113736351.htm", date(2025, 12, 26)),
        ("/thi-dua-21032019-a58277.html", date(2019, 3, 21)),
        ("/2023/07/28/tong-ket", date(2023, 7, 28)),
        ("/a-180230209151214367.htm", date(2023, 2, 9)),
    ],
)
def test_days_in_addresses_are_read(path: str, day: date) -> None:
    assert dates_in_url(path) == (day,)


@pytest.mark.parametrize("path", ["/a-post404649.html", "/channel/5087/201112/x", "/id-12345678.html", "/99999999/x"])
def test_numbers_in_addresses_are_not_days(path: str) -> None:
    assert dates_in_url(path) == ()


def test_a_month_in_an_address_is_only_a_month() -> None:
    assert month_in_url("/thoi-su/202404/tong-ket-1008226/") == (2024, 4)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2050, 12, 28)), st.sampled_from(FORMS))
def test_every_form_gives_back_its_moment(moment: datetime, form: tuple[str, object, str]) -> None:
    moment = moment.replace(second=0, microsecond=0)
    name, show, precision = form
    assert callable(show)
    stamp = find_stamps(show(moment))[0]
    expected = moment if precision == "minute" else moment.replace(hour=0, minute=0)
    assert stamp.at.replace(tzinfo=None, second=0) == expected, name
    assert stamp.precision == precision


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for stamp in find_stamps(text):
        assert 1997 <= stamp.at.year <= 2100
    parse_machine_date(text)
    dates_in_url(text)
