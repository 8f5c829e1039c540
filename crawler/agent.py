"""How the crawler names itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def user_agent(contact: str | None) -> str:
    """``thidua/0.1.0 (+contact)``: the crawler, and where to complain."""
    try:
        number = version("thidua")
    except PackageNotFoundError:
        number = "0"
    return f"thidua/{number} (+{contact})" if contact else f"thidua/{number}"
