"""Dates as pages print them, state them and hide them in addresses."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from articles.dates import (
    VIETNAM,
    Stamp,
    dates_in_url,
    find_stamps,
    month_in_url,
    parse_machine_date,
    swap_day_and_month,
)


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
        ("Cập nhật 5/6/2024 lúc 16h:05", "2024-06-05T16:05:00", "minute"),
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


# ---- one stamp, field by field ----


def only(text: str) -> Stamp:
    [stamp] = find_stamps(text)
    assert text[stamp.start : stamp.end].strip() == stamp.raw
    return stamp


def moment(text: str) -> str | None:
    """Day and clock of the one stamp in a text; the day alone where no clock belongs to it."""
    stamps = find_stamps(text)
    if not stamps:
        return None
    [stamp] = stamps
    assert stamp.at.tzinfo is VIETNAM or stamp.at.utcoffset() == VIETNAM.utcoffset(None)
    return f"{stamp.at:%Y-%m-%d %H:%M:%S}" if stamp.precision == "minute" else f"{stamp.at:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28/07/2023 00:00", "2023-07-28 00:00:00"),
        ("28/07/2023 23:59:59", "2023-07-28 23:59:59"),
        ("28/07/2023 24:00", "2023-07-28"),
        ("28/07/2023 12:60", "2023-07-28"),
        ("28/07/2023 12:30:60", "2023-07-28"),
        ("28/07/2023 9:05 SA", "2023-07-28 09:05:00"),
        ("28/07/2023 9:05 CH", "2023-07-28 21:05:00"),
        ("28/07/2023 12:05 SA", "2023-07-28 00:05:00"),
        ("28/07/2023 12:05 CH", "2023-07-28 12:05:00"),
        ("28/07/2023 12:05 a.m.", "2023-07-28 00:05:00"),
        ("28/07/2023 9:05 p.m.", "2023-07-28 21:05:00"),
        ("28/07/2023 11:05 PM", "2023-07-28 23:05:00"),
        ("28/07/2023 15:05 PM", "2023-07-28 15:05:00"),
        ("28/07/2023 00:05 AM", "2023-07-28 00:05:00"),
        ("3:05 chiều 28/07/2023", "2023-07-28 15:05:00"),
        ("7:05 tối, 28/07/2023", "2023-07-28 19:05:00"),
        ("7:05 sáng 28/07/2023", "2023-07-28 07:05:00"),
        ("11:05 trưa 28/07/2023", "2023-07-28 11:05:00"),
        ("12:05 trưa 28/07/2023", "2023-07-28 12:05:00"),
        ("28/07/2023 lúc 7g05", "2023-07-28 07:05:00"),
        ("28.07.2023 7h5", "2023-07-28 07:05:00"),
        ("08:15:20 ngày 28/07/2023", "2023-07-28 08:15:20"),
        ("10:00 28/07/2023 08:15", "2023-07-28 08:15:00"),  # the clock after the day is preferred to the one before it
        ("25:00 28/07/2023", "2023-07-28"),
        ("29/02/2024", "2024-02-29"),
        ("29/02/2023", None),
        ("29/02/2023, 01/03/2023", "2023-03-01"),
        ("01/01/1997", "1997-01-01"),
        ("31/12/1996", None),
        ("31/12/2099", "2099-12-31"),
        ("01/01/2100", None),
        ("2023-07-28 08:15", "2023-07-28 08:15:00"),
        ("2023/07/28", "2023-07-28"),
        ("2023-13-28", None),
        ("7/28/2023", "2023-07-28"),
        ("7-28-2023", "2023-07-28"),
        ("7.28.2023", None),
        ("28/07/23", "2023-07-28"),
        ("(28/07/23)", "2023-07-28"),
        ("Ngày đăng: 28/07/23", "2023-07-28"),
        ("Đội nhà thắng 28/07/23", None),  # as likely a score or a range
        ("Đăng 28/07/23 08:15", "2023-07-28 08:15:00"),
        ("28 tháng mười một, 2023", "2023-11-28"),
        ("28 THÁNG  BẢY năm 2023", "2023-07-28"),
        ("ngày 1 tháng tư năm 2023", "2023-04-01"),
        ("Tháng Tám 28, 2023", "2023-08-28"),
        ("Th12 5, 2023", "2023-12-05"),
        ("28 tháng 13 năm 2023", None),
        ("28 Jul 2023", "2023-07-28"),
        ("28-Sept-2023", "2023-09-28"),
        ("1st December 2023", "2023-12-01"),
        ("January 31st, 2023", "2023-01-31"),
        ("DEC. 5, 2023 8:15 pm", "2023-12-05 20:15:00"),
        ("February 30, 2023", None),
    ],
)
def test_clocks_and_days_at_their_limits(text: str, expected: str | None) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "wall"),
    [
        ("28/07/2023 08:15 (GMT+7)", "2023-07-28 08:15:00", None),
        ("28/07/2023 08:15 +07:00", "2023-07-28 08:15:00", None),
        ("28/07/2023 08:15Z", "2023-07-28 15:15:00", "2023-07-28 08:15:00"),
        ("28/07/2023 20:15:30 GMT+0", "2023-07-29 03:15:30", "2023-07-28 20:15:30"),
        ("28/07/2023 08:15 GMT-5", "2023-07-28 20:15:00", "2023-07-28 08:15:00"),
        ("28/07/2023 08:15 UTC+05:30", "2023-07-28 09:45:00", "2023-07-28 08:15:00"),
        ("28/07/2023 08:15 +0900", "2023-07-28 06:15:00", "2023-07-28 08:15:00"),
        ("28/07/2023 08:15 GMT", "2023-07-28 08:15:00", None),
        ("08:15 GMT+9 28/07/2023", "2023-07-28 06:15:00", "2023-07-28 08:15:00"),
        ("08:15 28/07/2023 (GMT+9)", "2023-07-28 06:15:00", "2023-07-28 08:15:00"),
        ("08:15 28/07/2023 Z", "2023-07-28 15:15:00", "2023-07-28 08:15:00"),
        ("08:15 28/07/2023 +0900", "2023-07-28 08:15:00", None),  # after a day a bare number is not an offset
        ("28/07/2023 08:15 GMT+15", "2023-07-28 08:15:00", None),
        ("28/07/2023 08:15 GMT+14", "2023-07-28 01:15:00", "2023-07-28 08:15:00"),
    ],
)
def test_times_of_another_offset_are_moved_to_vietnams_and_kept_as_printed(text: str, expected: str, wall: str) -> None:
    assert moment(text) == expected
    printed = only(text).wall
    assert (str(printed) if printed is not None else None) == wall


@pytest.mark.parametrize(
    ("text", "agrees", "raw"),
    [
        ("Thứ hai, 30/10/2023", True, "Thứ hai, 30/10/2023"),
        ("Thứ 3 - 31/10/2023", True, "Thứ 3 - 31/10/2023"),
        ("Thứ tư, ngày 01/11/2023", True, "Thứ tư, ngày 01/11/2023"),
        ("Thứ bốn, 01/11/2023", True, "Thứ bốn, 01/11/2023"),
        ("Thứ năm, 02/11/2023", True, "Thứ năm, 02/11/2023"),
        ("Thứ sáu, 03/11/2023", True, "Thứ sáu, 03/11/2023"),
        ("THỨ BẢY, 04/11/2023", True, "THỨ BẢY, 04/11/2023"),
        ("Thứ bẩy, 04/11/2023", True, "Thứ bẩy, 04/11/2023"),
        ("Chủ nhật, 05/11/2023", True, "Chủ nhật, 05/11/2023"),
        ("CN, 05/11/2023", True, "CN, 05/11/2023"),
        ("Sunday, 05/11/2023", True, "Sunday, 05/11/2023"),
        ("Wed, 01/11/2023", True, "Wed, 01/11/2023"),
        ("Wednesday, 01/11/2023", True, "Wednesday, 01/11/2023"),
        ("Thursday 02/11/2023", True, "Thursday 02/11/2023"),
        ("T2, 30/10/2023", True, "T2, 30/10/2023"),
        ("Thứ ba, 30/10/2023", False, "Thứ ba, 30/10/2023"),
        ("Chủ nhật, 30/10/2023", False, "Chủ nhật, 30/10/2023"),
        ("30/10/2023", None, "30/10/2023"),
        ("Tin mới: 30/10/2023", None, "30/10/2023"),
        ("08:15, Thứ hai, 30/10/2023", True, "08:15, Thứ hai, 30/10/2023"),
        ("Đăng lúc Thứ hai, 30/10/2023 08:15 |", True, "Thứ hai, 30/10/2023 08:15"),
    ],
)
def test_a_weekday_before_a_date_belongs_to_it(text: str, agrees: bool | None, raw: str) -> None:
    stamp = only(text)
    assert (stamp.weekday_agrees, stamp.raw) == (agrees, raw)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Cập nhật: 30/10/2023 08:15", "modified"),
        ("CẬP NHẬT LẦN CUỐI LÚC 08:15 NGÀY 30/10/2023", "modified"),
        ("Sửa đổi 30/10/2023", "modified"),
        ("Last updated: 30/10/2023", "modified"),
        ("Ngày cập nhật Thứ hai, 30/10/2023", "modified"),
        ("Ngày xuất bản: 30/10/2023", "published"),
        ("Đăng lúc: Thứ hai, 30/10/2023 08:15", "published"),
        ("Posted on 30/10/2023", "published"),
        ("Đăng bởi Ban biên tập 30/10/2023", "published"),
        ("Cập nhật. Hội nghị họp 30/10/2023", None),
        ("Cập nhật tin tức của toàn tỉnh trong tuần qua là 30/10/2023", None),
        ("30/10/2023", None),
    ],
)
def test_the_label_before_a_date_states_its_role(text: str, role: str | None) -> None:
    assert only(text).role == role


def test_the_label_of_one_date_is_not_the_next_ones() -> None:
    first, second = find_stamps("Đăng: 30/10/2023 08:15 - Cập nhật: 31/10/2023 09:20")
    assert (first.role, second.role) == ("published", "modified")
    first, second = find_stamps("Cập nhật: 30/10/2023 - 31/10/2023")
    assert (first.role, second.role) == ("modified", None)
    assert first.end <= second.start


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("3/7/2019 4:05:06 PM", "2019-03-07", "2019-07-03"),  # .NET: month first, seconds, nothing padded
        ("3/7/2019 4:05:06 AM", "2019-03-07", "2019-07-03"),
        ("03/07/2019 4:05:06 PM", "2019-07-03", "2019-03-07"),
        ("3/07/2019 4:05:06 PM", "2019-07-03", "2019-03-07"),
        ("3/7/2019 04:05:06 PM", "2019-07-03", "2019-03-07"),
        ("3/7/2019 4:05 PM", "2019-07-03", "2019-03-07"),
        ("3-7-2019 4:05:06 PM", "2019-07-03", "2019-03-07"),
        ("3/7/2019 4:05:06", "2019-07-03", None),
        ("3/7/2019 4:05:06 CH", "2019-07-03", None),
        ("4:05:06 PM 3/7/2019", "2019-03-07", "2019-07-03"),
        ("3/3/2019 4:05:06 PM", "2019-03-03", None),
        ("13/7/2019 4:05:06 PM", "2019-07-13", None),
        ("7/13/2019 4:05:06 PM", "2019-07-13", None),
        # a weekday that only the other order has
        ("Thứ năm, 3/7/2019 4:05 PM", "2019-03-07", "2019-07-03"),
        ("Thứ tư, 3/7/2019 4:05 PM", "2019-07-03", "2019-03-07"),
        ("Thứ hai, 3/7/2019 4:05 PM", "2019-07-03", "2019-03-07"),
        # Drupal's medium form, the month first in every language
        ("T4, 09/11/2024 - 14:02", "2024-09-11", "2024-11-09"),
        ("Wed, 09/11/2024 - 14:02", "2024-09-11", "2024-11-09"),
        ("T7, 09/11/2024 - 14:02", "2024-11-09", None),
        ("T6, 09/11/2024 - 14:02", "2024-11-09", None),
        ("T4, 09/11/2024 14:02", "2024-11-09", None),
        ("T4, 9/11/2024 - 14:02", "2024-11-09", None),
        ("T4, 09-11-2024 - 14:02", "2024-11-09", None),
        ("Thứ tư, 09/11/2024 - 14:02", "2024-11-09", None),
    ],
)
def test_the_order_of_day_and_month(text: str, day: str, other: str | None) -> None:
    stamp = only(text)
    assert stamp.day.isoformat() == day
    assert (stamp.alternative.date().isoformat() if stamp.alternative is not None else None) == other
    if stamp.alternative is not None:
        assert stamp.alternative.timetz() == stamp.at.timetz()


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Thứ năm, 3/7/2019 4:05 PM", True),
        ("Thứ hai, 3/7/2019 4:05 PM", False),
        ("T4, 09/11/2024 - 14:02", True),
        ("T6, 09/11/2024 - 14:02", False),
    ],
)
def test_a_weekday_is_compared_with_the_day_that_was_chosen(text: str, agrees: bool) -> None:
    assert only(text).weekday_agrees is agrees


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 25/01/2024 âm lịch (tức 05/03/2024 dương lịch)", "2024-03-05"),
        ("05/03/2024 (nhằm ngày 25/01/2024)", "2024-03-05"),
        ("05/03/2024 dương lịch, tức ngày 25/01/2024", "2024-03-05"),
        ("Âm lịch: 25/01/2024", None),
        ("25/01/2024 ÂL", None),
        ("25 tháng giêng năm 2024", None),
        ("Tháng Chạp 23, 2024", None),
        ("23 tháng Chạp năm 2024 dương lịch", None),
        ("Dương lịch 05/03/2024", "2024-03-05"),
        ("Tức là ngày 05/03/2024", "2024-03-05"),
        ("nhằm 05/03/2024 (dương lịch)", "2024-03-05"),
    ],
)
def test_days_of_the_lunar_calendar_are_not_dates(text: str, day: str | None) -> None:
    assert moment(text) == day


@pytest.mark.parametrize(
    ("text", "expected", "wall", "agrees"),
    [
        ("Thu Mar 14 08:30:05 ICT 2024", "2024-03-14T08:30:05+07:00", None, True),
        ("thu mar 14 08:30:05 ict 2024", "2024-03-14T08:30:05+07:00", None, True),
        ("Fri Mar 14 08:30:05 ICT 2024", "2024-03-14T08:30:05+07:00", None, False),
        ("Thu Mar 14 20:30:05 GMT 2024", "2024-03-15T03:30:05+07:00", "2024-03-14 20:30:05", True),
        ("Thu Mar 14 20:30:05 UTC 2024", "2024-03-15T03:30:05+07:00", "2024-03-14 20:30:05", True),
        ("Thu Mar 14 20:30:05 Z 2024", "2024-03-15T03:30:05+07:00", "2024-03-14 20:30:05", True),
        ("Thu Mar 14 08:30:05 GMT+07:00 2024", "2024-03-14T08:30:05+07:00", None, True),
        ("Thu Mar 14 08:30:05 GMT+09:00 2024", "2024-03-14T06:30:05+07:00", "2024-03-14 08:30:05", True),
        ("Thu Mar 14 08:30:05 -05:00 2024", "2024-03-14T20:30:05+07:00", "2024-03-14 08:30:05", True),
        ("Thu Mar 14 23:59:59 ICT 2024", "2024-03-14T23:59:59+07:00", None, True),
    ],
)
def test_what_java_prints_is_read(text: str, expected: str, wall: str | None, agrees: bool) -> None:
    stamp = only(f"Ngày: {text} |")
    assert (stamp.at.isoformat(), stamp.precision, stamp.raw) == (expected, "minute", text)
    assert (str(stamp.wall) if stamp.wall is not None else None, stamp.weekday_agrees) == (wall, agrees)


@pytest.mark.parametrize("clock", ["24:00:00", "08:60:00", "08:30:60"])
def test_no_such_time_of_javas_is_read(clock: str) -> None:
    assert find_stamps(f"Thu Mar 14 {clock} ICT 2024") == []
    assert find_stamps("Thu Feb 30 08:30:05 ICT 2024") == []


def test_dates_come_in_order_and_to_the_limit() -> None:
    text = ", ".join(f"{n:02}/10/2023" for n in range(1, 21))
    assert [stamp.day.day for stamp in find_stamps(text)] == list(range(1, 13))
    assert [stamp.day.day for stamp in find_stamps(text, limit=3)] == [1, 2, 3]
    long = "x" * 400 + " " + text
    assert [stamp.day.day for stamp in find_stamps(long, limit=3)] == [1, 2, 3]
    java, after = find_stamps("Thu Mar 14 08:30:05 ICT 2024 đến 15/03/2024")
    assert (java.day.day, after.day.day) == (14, 15)


def test_a_caller_may_change_the_list_it_gets() -> None:
    find_stamps("30/10/2023").clear()
    assert len(find_stamps("30/10/2023")) == 1


def test_day_and_month_are_swapped_where_both_orders_are_days() -> None:
    assert swap_day_and_month(datetime(2023, 12, 5, 8, 15, tzinfo=VIETNAM)) == datetime(
        2023, 5, 12, 8, 15, tzinfo=VIETNAM
    )
    assert swap_day_and_month(datetime(2023, 12, 13, tzinfo=VIETNAM)) is None


# ---- machine dates ----


@pytest.mark.parametrize(
    ("value", "expected", "precision", "wall"),
    [
        ("2023-07-28", "2023-07-28T00:00:00+07:00", "day", None),
        ("20230728", "2023-07-28T00:00:00+07:00", "day", None),
        ("2023-07-28T08:15", "2023-07-28T08:15:00+07:00", "minute", None),
        (" 2023-07-28   8:15:20 ", "2023-07-28T08:15:20+07:00", "minute", None),
        ("2023-07-28t08:15:20,5z", "2023-07-28T15:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("2023-07-28T08:15:20.123456+07:00", "2023-07-28T08:15:20+07:00", "minute", None),
        ("2023-07-28T08:15:20+0700", "2023-07-28T08:15:20+07:00", "minute", None),
        ("2023-07-28T08:15:20+7", "2023-07-28T08:15:20+07:00", "minute", None),
        ("2023-07-28T08:15:20 -05:00", "2023-07-28T20:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("2023-07-28T23:59:59+00:00", "2023-07-29T06:59:59+07:00", "minute", "2023-07-28 23:59:59"),
        ("1690506920", "2023-07-28T08:15:20+07:00", "minute", None),
        ("1690506920000", "2023-07-28T08:15:20+07:00", "minute", None),
        ("/Date(1690506920000)/", "2023-07-28T08:15:20+07:00", "minute", None),
        ("/Date(1690506920000+0700)/", "2023-07-28T08:15:20+07:00", "minute", None),
        ("Fri, 28 Jul 2023 08:15:20 +0700", "2023-07-28T08:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("Fri, 28 Jul 2023 08:15:20 GMT", "2023-07-28T15:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("Fri 28 Jul 2023 08:15:20", "2023-07-28T08:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("Fri, 28 Jul 2023 08:15:20 -0000", "2023-07-28T08:15:20+07:00", "minute", "2023-07-28 08:15:20"),
        ("28/07/2023 08:15", "2023-07-28T08:15:00+07:00", "minute", None),
        ("Thứ sáu, ngày 28 tháng 7 năm 2023", "2023-07-28T00:00:00+07:00", "day", None),
    ],
)
def test_values_for_machines(value: str, expected: str, precision: str, wall: str | None) -> None:
    stamp = parse_machine_date(value)
    assert stamp is not None
    assert (stamp.at.isoformat(), stamp.precision) == (expected, precision)
    assert (str(stamp.wall) if stamp.wall is not None else None) == wall
    assert (stamp.raw, stamp.start, stamp.end) == (" ".join(value.split()), 0, len(" ".join(value.split())))


@pytest.mark.parametrize(
    "value",
    [
        "2023-07-28T24:00:00",
        "2023-07-28T08:60:00",
        "2023-07-28T08:15:60",
        "2023-07-28T08:15:20+15:00",
        "2023-07-28T08:15:20+07:60",
        "2023-02-30",
        "1996-12-31",
        "Fri, 31 Feb 2023 08:15:20 +0700",
        "Fri, 28 Jul 2023 88:15:20 +0700",
        "28/07/2023 - 30/07/2023",
        "2690506920",
        "28/07/2023" + " " + "x" * 70,
    ],
)
def test_values_that_state_no_moment(value: str) -> None:
    assert parse_machine_date(value) is None


def test_a_value_of_eighty_characters_is_still_read() -> None:
    assert parse_machine_date("28/07/2023 " + "x" * 69) is not None


# ---- addresses ----


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("/tin-20230728.html", ["2023-07-28"]),
        ("/tin-20230728101112.html", ["2023-07-28"]),
        ("/tin-28072023.html", ["2023-07-28"]),
        ("/2023-7-8/tin.html", ["2023-07-08"]),
        ("/2023/07/28", ["2023-07-28"]),
        ("/2023/07/28/tin-20230728.html", ["2023-07-28"]),
        ("/2023/07/28/tin-20230730.html", ["2023-07-28", "2023-07-30"]),
        ("/tin-20230728-28072023-29072023.html", ["2023-07-28", "2023-07-29"]),
        ("/a-180230209151214367-180230210151214367.htm", ["2023-02-09", "2023-02-10"]),
        ("/a-20230209-180230209151214367.htm", ["2023-02-09"]),
        ("/tin-20230231.html", []),
        ("/tin-31022023.html", []),
        ("/2023/02/31/tin", []),
        ("/a-180230231151214367.htm", []),
        ("/luu-tru/2023/07/28/", []),
        ("/van-ban/20230728.html", []),
        ("/quyet-dinh-so-12052023-ve-viec.html", []),
        ("/hop-ngay-28072023.html", []),
        ("/thong-bao-28072023-ubnd.html", []),
        ("/tin-28072023-qd-ubnd.html", []),
        ("/ngay-20230728/tin-29072023.html", ["2023-07-29"]),
        ("/so-28072023-tin-20230730.html", ["2023-07-30"]),
        ("/so-28072023-tin-29072023.html", ["2023-07-29"]),
        ("/ngay/2023/07/28/tin", ["2023-07-28"]),
        ("", []),
    ],
)
def test_days_that_an_address_states(path: str, days: list[str]) -> None:
    assert [day.isoformat() for day in dates_in_url(path)] == days


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("/thoi-su/202404/tin", (2024, 4)),
        ("/thoi-su/2024/12/tin", (2024, 12)),
        ("/thoi-su/202413/tin", None),
        ("/thoi-su/202404", None),
        ("/thoi-su/tin-202404/x", None),
    ],
)
def test_months_that_an_address_states(path: str, month: tuple[int, int] | None) -> None:
    assert month_in_url(path) == month


@pytest.mark.parametrize("clock", ["24:10", "27:80", "23:75", "12:30:61"])
def test_what_is_no_time_of_day_is_no_part_of_the_stamp(clock: str) -> None:
    (stamp,) = find_stamps(f"12/10/2026 {clock}")
    assert (stamp.raw, stamp.precision) == ("12/10/2026", "day")


@pytest.mark.parametrize("text", ["Kết quả 10 tháng năm 2026", "BÁO CÁO 9 THÁNG NĂM 2026"])
def test_months_of_a_year_are_no_day(text: str) -> None:
    assert find_stamps(text) == []


@pytest.mark.parametrize("text", ["10 Tháng Năm, 2026", "ngày 10 tháng năm năm 2026", "10 tháng 5 năm 2026"])
def test_a_day_of_may_is_one(text: str) -> None:
    (stamp,) = find_stamps(text)
    assert stamp.day.isoformat() == "2026-05-10"
