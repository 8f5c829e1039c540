"""The channels that alerts go out by: one Apprise URL each (mail, Telegram, Slack, webhooks and a hundred more)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import apprise

from articles.errors import UsageError
from pipeline.alerts.destinations import check_destination
from storage.alerts import Alert


def check_channel(url: str) -> None:
    """Refuse a URL that belongs to no channel.

    Raises:
        UsageError: in one line.
    """
    if not apprise.Apprise().add(url):
        raise UsageError(
            f"{hidden(url)!r} is not an address that messages can go to: mailto://, tgram://, slack://, json:// and "
            "others as https://github.com/caronc/apprise/wiki lists them"
        )


def hidden(url: str) -> str:
    """The URL for display, without passwords and tokens."""
    channel = apprise.Apprise.instantiate(url, suppress_exceptions=True)
    if channel is None:
        return url.partition("://")[0] + "://…"
    return str(channel.url(privacy=True)).partition("?")[0]


def send_message(alert: Alert, *, title: str, body: str, attachments: Sequence[Path] = ()) -> str | None:
    """Send one message through an alert's channel; ``None`` when it was accepted, else why it was not, in one line."""
    channel = apprise.Apprise()
    if alert.owner is not None:
        try:
            check_destination(alert.url)  # its name may lead elsewhere by now
        except UsageError as error:
            return str(error)
        channel = apprise.Apprise(asset=apprise.AppriseAsset(http_redirects=False))
    if not channel.add(alert.url):
        return "its address is not one that messages can go to"
    with apprise.LogCapture(level=logging.WARNING, fmt="%(message)s") as log:
        accepted = channel.notify(
            title=title,
            body=body,
            body_format=apprise.NotifyFormat.TEXT,
            attach=[str(path) for path in attachments] or None,
        )
        said = log.getvalue() if isinstance(log, StringIO) else ""
    if accepted:
        return None
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0][:300] if lines else "the channel did not accept the message"
