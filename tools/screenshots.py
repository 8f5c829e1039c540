"""Pictures of every page, desktop and phone, light and dark, of an installation that is being served.

``make screenshots`` serves the home as it is (``make run`` fills it) and writes ``docs/screenshots/*.webp``.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZES = {"desktop": (1280, 900, 0.65), "phone": (390, 844, 0.85)}
"""Width, height, and how much smaller the picture is: all of them together stay below 2 MB."""
QUALITY = 24
TALLEST = 1300
"""Maximum height of a picture in pixels; the rest of a long table is cut."""


def pages(base: str) -> dict[str, str]:
    """Every page by the name of its picture; one article with many facts stands for all."""
    with urllib.request.urlopen(f"{base}/api/articles?q=thi+dua&limit=50", timeout=30) as answer:
        items = json.load(answer)["items"]
    fullest = max(items, key=lambda item: (item["versions"], len(item["statistics"]) + len(item["movements"])))
    named = Counter(m["id"] for item in items for m in item["movements"] if m["id"])
    movement = next((name for name, _ in named.most_common(1)), "nong-thon-moi")
    reported = next((item for item in items if item.get("event")), fullest)
    province = next(item["province_now"] for item in items if item["province_now"])
    return {
        "overview": "/",
        "search": "/search?q=thi+dua",
        "filtered": f"/search?q=phong+trao&province={province}",
        "article": f"/articles/{fullest['id']}",
        "provinces": "/provinces",
        "province": f"/provinces/{province}",
        "movements": "/movements",
        "movement": f"/movements/{movement}",
        "awards": "/awards",
        "event": f"/events/{reported['event']}",
        "alerts": "/alerts",
        "statistics": "/statistics",
        "digest": "/digest",
        "sites": "/sites",
        "site": f"/sites/{fullest['site']}",
        "not-found": "/nothing-here",
    }


def take(base: str, folder: Path, kind: str = "webp") -> None:
    """Write the pictures; light and dark, desktop and phone."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size, (width, height, scale) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    locale="vi-VN",
                    reduced_motion="reduce",
                )
                page = context.new_page()
                session = context.new_cdp_session(page)
                for name, path in pages(base).items():
                    page.goto(base + path)
                    tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                    area = {"x": 0, "y": 0, "width": width, "height": tall, "scale": scale if kind == "webp" else 1}
                    asked = {"format": kind, "clip": area, "captureBeyondViewport": True}
                    quality = {"quality": QUALITY} if kind == "webp" else {}
                    shot = session.send("Page.captureScreenshot", asked | quality)
                    (folder / f"{name}-{size}-{scheme}.{kind}").write_bytes(base64.b64decode(shot["data"]))
                context.close()
        browser.close()


def main() -> None:
    """Serve the home on a free port unless an address is given, take the pictures, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="an address that is being served already")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--type", choices=("webp", "png"), default="webp")
    given = parser.parse_args()
    if given.base:
        take(given.base, given.out, given.type)
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([str(Path(sys.executable).parent / "thidua"), "serve", "--port", str(port)])
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{base}/healthz", timeout=5).close()
                break
            except OSError:
                time.sleep(0.5)
        take(base, given.out, given.type)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
