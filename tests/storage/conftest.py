"""What tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.db import Connection, connect
from tests.storage.stored import add_sites


@pytest.fixture
def store(home: object) -> Iterator[Connection]:
    """A store with some sites."""
    connection = connect()
    add_sites(connection)
    yield connection
    connection.close()
