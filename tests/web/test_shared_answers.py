"""Readers who want the same at the same time share one answer, and nobody gets another reader's or an old one."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Scope

import web.shared_answers as shared
from web.shared_answers import SharedAnswers


class Counted:
    """An application that states how often each of its answers was worked out."""

    def __init__(self) -> None:
        self.times = 0
        self.version: int | None = None
        self.app = SharedAnswers(
            Starlette(
                routes=[
                    Route("/search", self.page, methods=["GET", "POST"]),
                    Route("/missing", self.missing),
                    Route("/empty", self.empty),
                    Route("/large", self.large),
                    Route("/metrics", self.page),
                ]
            ),
            self.store_version,
        )

    async def store_version(self, scope: Scope) -> int | None:
        return self.version

    async def page(self, request: Request) -> Response:
        self.times += 1
        number = self.times
        await asyncio.sleep(0.02)
        return PlainTextResponse(f"{number} {request.headers.get('cookie', '')} {request.url.query}")

    async def missing(self, request: Request) -> Response:
        self.times += 1
        return PlainTextResponse("no", status_code=404)

    async def empty(self, request: Request) -> Response:
        self.times += 1
        return Response(status_code=304)

    async def large(self, request: Request) -> Response:
        self.times += 1

        async def parts() -> object:
            for _ in range(3):
                yield b"x" * (shared.MOST_BYTES // 2)

        return StreamingResponse(parts())  # type: ignore[arg-type]

    async def ask(self, *addresses: str, method: str = "GET", **headers: str) -> list[str]:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            answers = await asyncio.gather(*(client.request(method, address, headers=headers) for address in addresses))
            return [answer.text for answer in answers]


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_what_many_want_at_once_is_worked_out_once(counted: Counted) -> None:
    assert set(asyncio.run(counted.ask(*["/search?q=a"] * 20))) == {"1  q=a"}


def test_addresses_and_readers_are_kept_apart(counted: Counted) -> None:
    async def run() -> None:
        assert await counted.ask("/search?q=a", "/search?q=b") == ["1  q=a", "2  q=b"]
        assert await counted.ask("/search?q=a", Cookie="token=t") == ["3 token=t q=a"]
        assert await counted.ask("/search?q=a") == ["1  q=a"]

    asyncio.run(run())


def test_an_answer_is_kept_until_the_store_changes(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "SHARED_S", 0.0)
    counted.version = 7

    async def run() -> None:
        assert await counted.ask("/search") == ["1  "]
        await asyncio.sleep(0.05)
        assert await counted.ask("/search") == ["1  "]
        counted.version = 8
        assert await counted.ask("/search") == ["2  "]
        monkeypatch.setattr(shared, "KEPT_S", 0.05)
        await asyncio.sleep(0.06)
        assert await counted.ask("/search") == ["3  "]  # a page states how long ago something was

    asyncio.run(run())


def test_a_change_while_an_answer_is_worked_out_makes_it_old(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "SHARED_S", 0.0)
    counted.version = 7

    async def run() -> None:
        under_way = asyncio.ensure_future(counted.ask("/search"))
        await asyncio.sleep(0.005)
        counted.version = 8
        assert await under_way == ["1  "]
        assert await counted.ask("/search") == ["2  "]

    asyncio.run(run())


def test_the_oldest_answers_go_where_all_of_them_are_large(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST_KEPT_BYTES", 3 * shared.OVERHEAD_BYTES)
    counted.version = 7

    async def run() -> None:
        first = await counted.ask("/search?q=a")
        await counted.ask("/search?q=b", "/search?q=c", "/search?q=d")
        assert await counted.ask("/search?q=a") != first

    asyncio.run(run())


def test_answers_without_a_body_take_room_too(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST_KEPT_BYTES", 20 * shared.OVERHEAD_BYTES)
    counted.version = 7

    async def run() -> None:
        await counted.ask(*(f"/empty?q={number}" for number in range(60)))
        assert counted.times == 60
        await counted.ask("/empty?q=59")
        assert counted.times == 60
        await counted.ask("/empty?q=0")
        assert counted.times == 61

    asyncio.run(run())


def test_where_the_store_says_no_version_an_answer_is_kept_for_a_moment(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "SHARED_S", 0.1)

    async def run() -> None:
        assert await counted.ask("/search") == ["1  "]
        assert await counted.ask("/search") == ["1  "]
        await asyncio.sleep(0.12)
        assert await counted.ask("/search") == ["2  "]

    asyncio.run(run())


def test_who_came_while_an_old_answer_was_under_way_gets_one_begun_since(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "SHARED_S", 0.0)

    async def run() -> None:
        first = asyncio.ensure_future(counted.ask("/search"))
        await asyncio.sleep(0.005)
        later = await counted.ask(*["/search"] * 5)
        assert await first == ["1  "]
        assert set(later) == {"2  "}

    asyncio.run(run())


def test_after_a_change_nothing_is_kept(counted: Counted) -> None:
    async def run() -> None:
        assert await counted.ask("/search") == ["1  "]
        await counted.ask("/search", method="POST")
        assert await counted.ask("/search") == ["3  "]

    asyncio.run(run())


@pytest.mark.parametrize("address", ["/missing", "/large", "/metrics"])
def test_errors_large_answers_and_what_is_a_readers_own_are_made_anew(counted: Counted, address: str) -> None:
    async def run() -> None:
        await counted.ask(address)
        await counted.ask(address)

    asyncio.run(run())
    assert counted.times == 2
