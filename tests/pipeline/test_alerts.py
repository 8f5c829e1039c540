"""Alerts over real HTTP: each story once, whatever happens on the way."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from articles.timezone import VIETNAM
from pipeline.alerts.sending import make_alert, send_alerts
from pipeline.alerts.verdicts import is_new_year
from pipeline.backup import back_up, restore
from pipeline.callbacks import report_failure
from storage.alerts import Kind, forget_unread, open_message, unread_articles
from storage.db import opened, rows, transaction
from storage.search import Filters
from storage.search.index import index_articles
from tests.cli.called import thidua
from tests.pipeline.channel import STORY_ID, Channel, open_channel
from tests.pipeline.recorded import command, site_ids

NOW = datetime.now(VIETNAM)


@pytest.fixture
def channel() -> Iterator[Channel]:
    with open_channel() as opened_channel:
        yield opened_channel


def outside_new_year(moment: datetime) -> datetime:
    """The moment, or the same time on the first day after Tết: until then no silence is told."""
    while is_new_year(moment.date()):
        moment += timedelta(days=1)
    return moment


def shown_stories() -> list[str]:
    with opened() as connection, connection, connection.cursor() as cursor:
        return [row["id"] for row in rows(cursor, "SELECT id FROM shown_article ORDER BY id")]


@contextmanager
def sending() -> Iterator[subprocess.Popen[str]]:
    running = subprocess.Popen(command("alerts", "send"), text=True, stdout=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def test_every_stored_story_is_sent_once_and_no_copy(stored: Path, channel: Channel, tmp_path: Path) -> None:
    back_up(str(tmp_path / "backup"), now=NOW)
    thidua("alerts", "add", "all", "--to", channel.url, "--backlog")
    thidua("alerts", "send")
    assert sorted(channel.stories()) == shown_stories()
    assert len(channel.messages) == -(-len(shown_stories()) // 20)
    before = len(channel.messages)
    for _ in range(2):
        thidua("alerts", "send")
    thidua("clean", "--all")
    thidua("alerts", "send")
    restore(str(tmp_path / "backup"), now=NOW)  # a backup from before the alert: it brings no alert back
    assert json.loads(thidua("alerts", "list", "--json"))["alerts"] == []
    assert len(channel.messages) == before


def test_a_restored_backup_sends_nothing_again(stored: Path, channel: Channel, tmp_path: Path) -> None:
    make_alert("all", url=channel.url, filters=Filters(), backlog=True, now=NOW)
    back_up(str(tmp_path / "backup"), now=NOW)
    send_alerts(now=NOW)
    sent = sorted(channel.stories())
    restore(str(tmp_path / "backup"), now=NOW)
    send_alerts(now=NOW)
    assert sorted(channel.stories()) == sent == shown_stories()


def test_only_stories_first_seen_after_its_creation_are_sent(stored: Path, channel: Channel) -> None:
    make_alert("new", url=channel.url, filters=Filters(), now=datetime.now(VIETNAM))
    send_alerts(now=NOW)
    assert channel.messages == []
    [one, *_] = shown_stories()
    with opened() as connection, transaction(connection) as cursor:
        cursor.execute(
            "UPDATE article a SET first_seen_at = now() + interval '1 s' FROM article b "
            "WHERE b.id = %s AND a.cluster = b.cluster",
            (one,),
        )
        index_articles(cursor, [one])
    send_alerts(now=NOW)
    assert channel.stories() == [one]


def waiting_for_alerts() -> list[str]:
    with opened() as connection, connection, connection.cursor() as cursor:
        return [row["article"] for row in rows(cursor, "SELECT article FROM alert_unread ORDER BY article")]


def test_an_alert_is_compared_with_what_has_changed_alone(stored: Path, channel: Channel) -> None:
    make_alert("cm", url=channel.url, filters=Filters(province="ca-mau"), backlog=True, now=NOW)
    assert len(waiting_for_alerts()) > 1
    send_alerts(now=NOW)
    assert waiting_for_alerts() == []
    before = channel.stories()
    [one, *_] = [story for story in shown_stories() if story not in before]
    thidua("correct", one, "--province", "ca-mau", "--why", "the text says so", "--who", "An")
    assert one in waiting_for_alerts()
    send_alerts(now=NOW)
    assert channel.stories() == [*before, one]
    assert waiting_for_alerts() == []


@pytest.mark.parametrize("limit", [1, 20_000])
def test_an_alert_whose_message_was_refused_is_compared_with_all_again(
    stored: Path, channel: Channel, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr("pipeline.alerts.sending.LOOKED_AT", limit)
    make_alert("all", url=channel.url, filters=Filters(), backlog=True, now=NOW)
    make_alert("none", url=channel.url, filters=Filters(query="không có gì như thế"), backlog=True, now=NOW)
    channel.status = 500
    [refused, _] = send_alerts(now=NOW, kinds=("search",))
    assert refused.error
    channel.status = 200
    send_alerts(now=NOW, kinds=("search",))
    assert sorted(channel.stories()) == shown_stories()


def test_what_changes_again_while_alerts_are_sent_waits_on(stored: Path) -> None:
    with opened() as connection:
        unread = unread_articles(connection, limit=100)
        [one, *_] = shown_stories()
        with transaction(connection) as cursor:
            index_articles(cursor, [one])
        forget_unread(connection, unread)
    assert waiting_for_alerts() == [one]


def test_filters_are_those_of_the_search(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "tv", "--province", "tra-vinh", "--to", channel.url, "--backlog")
    thidua("alerts", "send")
    found = [json.loads(line)["id"] for line in thidua("search", "--province", "tra-vinh", "--json").splitlines()]
    assert sorted(channel.stories()) == sorted(found)
    assert all("Báo Trà Vinh" in message["message"] for message in channel.messages)


def test_a_refused_message_is_sent_at_the_next_round(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "all", "--to", channel.url, "--backlog")
    channel.status = 500
    thidua("alerts", "send", status=1)
    [shown] = json.loads(thidua("alerts", "list", "--json"))["alerts"]
    assert shown["last_error"]
    channel.status = 200
    thidua("alerts", "send")
    assert sorted(channel.stories()) == shown_stories()
    assert not any("Gửi lại" in message["message"] for message in channel.messages)


def test_a_kill_in_the_middle_repeats_that_message_marked_and_loses_none(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "all", "--to", channel.url, "--backlog")
    channel.hangs.set()
    with sending() as running:
        ends = time.monotonic() + 60
        while not channel.messages and time.monotonic() < ends:
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
        running.wait()
    channel.hangs.clear()
    channel.released.set()
    thidua("alerts", "send")
    assert set(channel.stories()) == set(shown_stories())
    repeated = [message for message in channel.messages if "Gửi lại" in message["message"]]
    assert len(repeated) == 1
    assert len(channel.stories()) == len(shown_stories()) + len(STORY_ID.findall(repeated[0]["message"]))
    thidua("alerts", "send")
    assert len(repeated) == 1


def test_two_senders_at_once_send_each_story_once(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "all", "--to", channel.url, "--backlog")
    with sending() as one, sending() as other:
        assert one.wait(120) == other.wait(120) == 0
    assert sorted(channel.stories()) == shown_stories()


def test_health_is_reported_once_per_change_and_once_a_day(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "sites", "--health", "--to", channel.url)
    site = site_ids()[0]
    send_alerts(now=NOW)
    first = len(channel.messages)
    assert first <= 1
    with opened() as connection, transaction(connection) as cursor:
        cursor.execute("UPDATE site SET failed_crawls = 4, last_error = 'HTTP 503' WHERE id = %s", (site,))
        cursor.execute("UPDATE alert SET last_sent_at = %s", (NOW,))
    send_alerts(now=NOW.replace(hour=23, minute=59, second=59))
    assert len(channel.messages) == first, "one message a day at most"
    for _ in range(2):
        send_alerts(now=NOW + timedelta(days=1))
    assert len(channel.messages) == first + 1
    assert site in channel.messages[-1]["message"]
    assert "HTTP 503" in channel.messages[-1]["message"]
    assert "url" in channel.messages[-1]["message"], "it says what to do"
    with opened() as connection, transaction(connection) as cursor:
        cursor.execute("UPDATE site SET failed_crawls = 0, last_error = NULL WHERE id = %s", (site,))
    send_alerts(now=outside_new_year(NOW + timedelta(days=2)))
    assert "trước đó: không đọc được" in channel.messages[-1]["message"]


@pytest.mark.parametrize(
    ("day", "is_rest"),
    [(date(2027, 2, 3), True), (date(2027, 2, 17), True), (date(2027, 1, 20), False), (date(2027, 3, 1), False)],
)
def test_silence_at_new_year_raises_no_alarm(day: date, is_rest: bool) -> None:
    assert is_new_year(day) is is_rest


def test_wrong_use_is_one_line(home: Path, channel: Channel) -> None:
    thidua("alerts", "add", "x", "--to", "nonsense", status=2)
    thidua("alerts", "add", "x", "--to", "gopher://x/", status=2)
    thidua("alerts", "add", "x", "--health", "--province", "lam-dong", "--to", channel.url, status=2)
    thidua("alerts", "add", "x", "--province", "atlantis", "--to", channel.url, status=2)
    thidua("alerts", "remove", "x", status=2)
    thidua("alerts", "test", "x", status=2)
    thidua("alerts", "add", "x", "--to", channel.url)
    thidua("alerts", "add", "x", "--to", channel.url, status=2)
    thidua("alerts", "test", "x")
    assert [message["title"] for message in channel.messages] == ["Thidua: tin thử (x)"]
    channel.status = 404
    thidua("alerts", "test", "x", status=1)
    thidua("alerts", "remove", "x")


def test_secrets_of_an_address_are_not_shown(home: Path) -> None:
    thidua("alerts", "add", "mail", "--to", "mailtos://user:geheim@mail.example.vn?to=a@example.vn")
    assert "geheim" not in thidua("alerts", "list", "--json")
    assert "geheim" not in thidua("alerts", "list")


def test_the_weekly_digest_is_sent_once_with_its_word_file(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "tuần", "--digest", "--to", channel.url)
    when = datetime(2023, 11, 6, 7, 0, tzinfo=VIETNAM)
    for _ in range(2):
        send_alerts(now=when, kinds=("digest",))
    [message] = channel.messages
    assert "2023-W44" in message["title"]
    [attachment] = message["attachments"]
    assert attachment["filename"] == "thidua-2023-W44.docx"
    assert base64.b64decode(attachment["base64"]).startswith(b"PK")


def test_a_failed_task_is_reported_to_the_health_channels(stored: Path, channel: Channel) -> None:
    thidua("alerts", "add", "sites", "--health", "--to", channel.url)
    instance = SimpleNamespace(dag_id="crawl_sites", task_id="crawl_batch")
    report_failure({"task_instance": instance, "exception": RuntimeError("not crawled: baolamdong (HTTP 503)")})
    [message] = channel.messages
    assert "crawl_sites.crawl_batch" in message["title"]
    assert "HTTP 503" in message["message"]


def test_a_further_report_of_an_event_that_was_sent_is_not_sent(stored: Path, channel: Channel) -> None:
    with opened() as connection, transaction(connection) as cursor:
        # The recorded sites report their events once each: two stories of two days become one event's reports.
        cursor.execute("SELECT article, event FROM event_article JOIN shown_article ON id = article ORDER BY 1 LIMIT 2")
        (first, event), (second, _) = cursor.fetchall()
        cursor.execute("UPDATE event_article SET event = %s WHERE article = %s", (event, second))
    make_alert("all", url=channel.url, filters=Filters(), backlog=True, now=NOW)
    send_alerts(now=NOW)
    sent = channel.stories()
    assert sorted(sent) == sorted(set(shown_stories()) - ({first, second} - set(sent)))
    assert len({first, second} & set(sent)) == 1
    before = len(channel.messages)
    send_alerts(now=NOW)
    assert len(channel.messages) == before, "nor in a later round"


def test_a_silent_province_is_reported_once_and_its_recovery_too(stored: Path, channel: Channel) -> None:
    make_alert("health", url=channel.url, kind="health", now=NOW)
    with opened() as connection, transaction(connection) as cursor:
        cursor.execute("UPDATE site SET last_success_at = %s, failed_crawls = 0, enabled = true", (NOW,))
        cursor.execute("UPDATE article SET published_at = %s WHERE site = 'recorded_baotravinh'", (NOW,))
    send_alerts(now=NOW)
    said = [message["message"] for message in channel.messages]
    assert not any("Vĩnh Long" in text for text in said), "it has news"
    quiet = (outside_new_year(NOW + timedelta(days=40)) - NOW).days
    for day in (quiet, quiet + 1):
        with opened() as connection, transaction(connection) as cursor:
            cursor.execute("UPDATE site SET last_success_at = %s", (NOW + timedelta(days=day),))
        send_alerts(now=NOW + timedelta(days=day))
    told = [
        m["message"]
        for m in channel.messages
        if "Vĩnh Long (tỉnh, thành phố): im lặng (trước đó: bình thường)" in m["message"]
    ]
    assert len(told) == 1
    assert f"{quiet} ngày không có tin" in told[0]
    assert "/provinces/vinh-long" in told[0]
    with opened() as connection, transaction(connection) as cursor:
        newest = NOW + timedelta(days=quiet + 2)
        cursor.execute("UPDATE article SET published_at = %s WHERE site = 'recorded_baotravinh'", (newest,))
    send_alerts(now=newest)
    assert "Vĩnh Long (tỉnh, thành phố): đã bình thường trở lại" in channel.messages[-1]["message"]


@pytest.mark.parametrize("kind", ["health", "digest"])
def test_a_health_message_or_digest_cut_off_is_repeated_marked(stored: Path, channel: Channel, kind: Kind) -> None:
    make_alert("a", url=channel.url, kind=kind, now=NOW)
    when = datetime(2023, 11, 6, 7, 0, tzinfo=VIETNAM)
    with opened() as connection:
        open_message(connection, "a", "health" if kind == "health" else "week:2023-W44", now=when)
        with transaction(connection) as cursor:
            cursor.execute("UPDATE site SET failed_crawls = 4, last_crawled_at = now()")
    for _ in range(2):
        send_alerts(now=when, kinds=(kind,))
    [message] = channel.messages
    assert message["message"].startswith("(Gửi lại")
