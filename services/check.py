"""``python -m services.check URL``: 0 if the address answers 200 within five seconds. A container's healthcheck."""

from __future__ import annotations

import sys

import httpx


def main(url: str) -> int:
    """Send one request."""
    try:
        status = httpx.get(url, timeout=5, verify=False).status_code
    except httpx.HTTPError as error:
        print(f"{url}: {error}", file=sys.stderr)
        return 1
    if status != 200:
        print(f"{url}: {status}", file=sys.stderr)
    return 0 if status == 200 else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m services.check URL")
    sys.exit(main(sys.argv[1]))
