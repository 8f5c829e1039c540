"""Limits hold for the intended readers: attempts to sign in separately, and no reader passes as another by a header."""

from __future__ import annotations

import pytest

from tests.web.served import served

pytestmark = pytest.mark.usefixtures("module_home")


def test_attempts_to_sign_in_are_limited_apart_from_reading() -> None:
    with served(THIDUA_TOKEN="reader's", THIDUA_RATE_LIMIT="1000/minute") as client:
        statuses = [client.post("/login", data={"token": f"guess {n}"}).status_code for n in range(12)]
        assert statuses == [401] * 10 + [429] * 2
        assert client.post("/login", data={"token": "reader's"}).status_code == 429
        assert client.get("/login").status_code == 200
        assert client.get("/api/articles", headers={"Authorization": "Bearer reader's"}).status_code == 200


def test_a_forwarded_address_counts_only_from_a_trusted_proxy() -> None:
    def statuses(**environment: str) -> set[int]:
        with served(THIDUA_TOKEN="t", THIDUA_RATE_LIMIT="20/minute", **environment) as client:
            forwarded = [{"X-Forwarded-For": f"203.0.113.{n}"} for n in range(30)]
            return {client.get("/api/articles", headers=headers).status_code for headers in forwarded}

    assert 429 in statuses()
    assert 429 in statuses(THIDUA_TRUSTED_PROXIES="10.0.0.2")
    assert statuses(THIDUA_TRUSTED_PROXIES="10.0.0.2, 127.0.0.0/8") == {200}
