"""The weekly digest through an alert's channel: the last whole week, once, with the Word file attached."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from articles.timezone import local_day
from pipeline.alerts.channels import send_message
from pipeline.alerts.stories import SendReport
from pipeline.alerts.words import message_words
from reports.digest import make_digest, render_digest
from settings import read_settings
from storage.alerts import Alert, ReportedVerdict, close_message, open_message, reported_verdicts
from storage.db import Connection

LONGEST_BODY = 3000
"""Characters of the digest's text in the message itself; the Word file has the rest."""


def send_digest(connection: Connection, alert: Alert, *, now: datetime) -> SendReport:
    """Send the digest of the last whole week, unless this alert has sent it."""
    report = SendReport(alert=alert.name)
    today = local_day(now)
    monday = today - timedelta(days=today.weekday() + 7)
    year, week, _ = monday.isocalendar()
    subject = f"week:{year:04}-W{week:02}"
    if subject in reported_verdicts(connection, alert.name):
        return report
    is_repeated = open_message(connection, alert.name, subject, now=now)
    digest = make_digest(monday, monday + timedelta(days=6), now=now)
    text = render_digest(digest, "md", language=alert.language).decode()
    words = message_words(alert.language)
    title = words.digest_title.format(week=subject.removeprefix("week:"), count=digest.stories)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"thidua-{subject.removeprefix('week:')}.docx"
        file.write_bytes(render_digest(digest, "docx", language=alert.language, motto=read_settings().motto))
        body = _first_lines(text)
        body = f"{words.again}\n\n{body}" if is_repeated else body
        report.error = send_message(alert, title=title, body=body, attachments=[file])
    sent = ReportedVerdict(alert=alert.name, subject=subject, verdict="sent", told_at=now)
    close_message(connection, alert.name, [sent], error=report.error, now=now)
    if report.error is None:
        report.messages, report.stories, report.repeated = 1, digest.stories, int(is_repeated)
    return report


def _first_lines(text: str) -> str:
    if len(text) <= LONGEST_BODY:
        return text
    return text[: text.rfind("\n", 0, LONGEST_BODY)] + "\n…"
