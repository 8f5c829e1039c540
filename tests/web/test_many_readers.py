"""More readers at once than there are connections and threads: each is answered, and the application still stops."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx

from tests.web.served import served

READERS = 120
"""Three times the threads that answer, seven times the connections."""


def test_more_readers_than_connections_and_threads_are_all_answered(module_recorded_home: Path) -> None:
    async def ask(base: str) -> set[int]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
            pages = [client.get("/search", params={"q": f"thi đua {n}"}) for n in range(READERS)]
            return {answer.status_code for answer in await asyncio.gather(*pages)}

    with served() as client:
        assert asyncio.run(ask(str(client.base_url))) == {200}
        assert client.get("/healthz").status_code == 200
