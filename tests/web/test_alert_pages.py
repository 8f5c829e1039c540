"""A reader's alerts in the web application: made from a search, tested, removed; by our own form, to the outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from lxml import html

from articles.errors import UsageError
from articles.timezone import VIETNAM
from pipeline.alerts.destinations import check_destination
from pipeline.alerts.sending import known_alerts, make_alert, send_alerts
from storage.db import connect
from storage.search import Filters
from tests.pipeline.channel import open_channel
from tests.storage.stored import add_sites, put_article
from tests.web.served import served

NOW = datetime.now(VIETNAM)
AWAY = "json://93.184.216.34/hook?token=geheim"
"""An address that is nobody's private one; nothing is sent there."""


@pytest.fixture(scope="module")
def client(module_home: Path) -> Iterator[httpx.Client]:
    connection = connect()
    add_sites(connection)
    put_article(connection, "baotravinh", "cu", "Tít cũ", "Tỉnh phát động phong trào thi đua yêu nước.")
    connection.close()
    with served(
        THIDUA_TOKEN="reader's", THIDUA_PROXY_USER_HEADER="X-User", THIDUA_ALERT_NETWORKS="127.0.0.1/32"
    ) as opened:
        opened.headers["X-User"] = "lan"
        yield opened


def check(client: httpx.Client, **headers: str) -> str:
    [token] = set(html.fromstring(client.get("/alerts", headers=headers).text).xpath("//input[@name='check']/@value"))
    return str(token)


def test_a_search_becomes_an_alert_that_is_shown_tried_and_removed(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/search?q=thi đua&province=tra-vinh").text)
    [address] = page.xpath("//a[text()='Báo cho tôi khi có tin mới']/@href")
    form = html.fromstring(client.get(address).text)
    for control in form.xpath("//input[not(@type='hidden')] | //select"):
        assert form.xpath(f"//label[@for='{control.get('id')}']"), "every control has a label"
    [action] = form.xpath("//form[.//input[@id='to']]/@action")
    with open_channel() as channel:
        typed = {"check": check(client), "name": "Trà Vinh", "to": channel.url, "kind": "search"}
        made = client.post(action, data=typed)
        assert (made.status_code, made.headers["location"]) == (303, "/alerts")
        again = client.post(action, data=typed)
        assert again.status_code == 422, "the name is taken"
        assert "đã có báo tin tên" in again.text
        [alert] = [a for a in known_alerts() if a.name == "Trà Vinh"]
        assert alert.filters == {"query": "thi đua", "province": "tra-vinh"}
        assert alert.owner == "lan"
        assert client.post("/alerts/test", data={"check": check(client), "name": "Trà Vinh"}).status_code == 200
        connection = connect()
        put_article(connection, "baotravinh", "moi", "Tít mới", "Tỉnh phát động phong trào thi đua yêu nước.")
        connection.close()
        send_alerts(now=NOW, kinds=("search",))
    assert channel.messages[0]["title"] == "Thidua: tin thử (Trà Vinh)"
    shown = html.fromstring(client.get("/alerts").text)
    assert shown.xpath("//h2/bdi/text()") == ["Trà Vinh"]
    assert client.post("/alerts/remove", data={"check": check(client), "name": "Trà Vinh"}).status_code == 303
    assert "Trà Vinh" not in [a.name for a in known_alerts()]


def test_an_alert_of_a_reader_does_not_reach_a_network_that_no_setting_names(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_channel() as channel:
        monkeypatch.setenv("THIDUA_ALERT_NETWORKS", "127.0.0.1/32")
        make_alert("đổi", url=channel.url, filters=Filters(), backlog=True, owner="lan", now=NOW)
        monkeypatch.delenv("THIDUA_ALERT_NETWORKS")
        [report] = [r for r in send_alerts(now=NOW, kinds=("search",)) if r.alert == "đổi"]
        assert report.error
        assert "private" in report.error
    assert channel.messages == []


@pytest.mark.parametrize(
    "url",
    [
        "json://10.0.0.5/x",
        "jsons://192.168.1.1/x",
        "json://169.254.169.254/latest/meta-data",
        "json://[::1]/x",
        "json://[::ffff:10.0.0.1]/x",
        "xml://0.0.0.0/x",
        "json://localhost:5432/x",
        "mailto://a:b@example.vn?smtp=172.16.0.9&to=c@example.vn",
        "syslog://",
        "dbus://",
        "ntfy://127.0.0.1/x",
        "nonsense",
    ],
)
def test_a_reader_may_not_have_messages_sent_into_the_own_network(url: str) -> None:
    with pytest.raises(UsageError):
        check_destination(url)


@pytest.mark.parametrize("url", [AWAY, "tgram://123456789:AAFl/12345", "jsons://8.8.8.8/x"])
def test_a_reader_may_have_messages_sent_out(url: str) -> None:
    check_destination(url)


def test_a_form_of_another_site_is_refused(client: httpx.Client) -> None:
    typed = {"name": "x", "to": AWAY}
    token = check(client)
    assert client.post("/alerts", data=typed).status_code == 422, "no token"
    assert client.post("/alerts", data={**typed, "check": "guess"}).status_code == 403
    assert client.post("/alerts", data={**typed, "check": check(client, **{"X-User": "ha"})}).status_code == 403
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/alerts", data={**typed, "check": token}, headers=foreign).status_code == 403
    assert "x" not in [alert.name for alert in known_alerts()]


def test_each_reader_sees_and_removes_the_own_alerts_alone(client: httpx.Client) -> None:
    make_alert("của máy", url=AWAY, filters=Filters(), now=NOW)
    make_alert("của hà", url=AWAY, filters=Filters(), owner="ha", now=NOW)
    shown = client.get("/alerts").text
    assert "của máy" not in shown
    assert "của hà" not in shown
    for name in ("của máy", "của hà"):
        assert client.post("/alerts/remove", data={"check": check(client), "name": name}).status_code == 422
    assert {"của máy", "của hà"} <= {alert.name for alert in known_alerts()}
    assert "geheim" not in client.get("/alerts", headers={"X-User": "ha"}).text


def test_who_is_not_signed_in_sees_no_alert_and_makes_none(client: httpx.Client) -> None:
    nobody = {"X-User": ""}
    assert client.get("/alerts", headers=nobody).status_code == 401
    assert (
        client.post("/alerts", data={"check": check(client), "name": "y", "to": AWAY}, headers=nobody).status_code
        == 401
    )
