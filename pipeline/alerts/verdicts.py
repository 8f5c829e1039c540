"""Alerts on health: each change of a verdict once, gathered into at most one message a day, with what to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from articles.timezone import VIETNAM
from pipeline.alerts.channels import send_message
from pipeline.alerts.stories import SendReport
from pipeline.alerts.words import MessageWords, message_words
from reports.health import SiteHealth, site_health
from reports.reasons import shown_why
from storage.alerts import Alert, ReportedVerdict, keep_verdicts, note_message, reported_verdicts
from storage.db import Connection

QUIET = ("ok", "new")
"""Verdicts that a first message need not mention."""
# First days of the lunar year in Vietnam, as the government's yearly notices of public holidays name them.
_NEW_YEARS = (
    date(2025, 1, 29),
    date(2026, 2, 17),
    date(2027, 2, 6),
    date(2028, 1, 26),
    date(2029, 2, 13),
    date(2030, 2, 2),
    date(2031, 1, 23),
    date(2032, 2, 11),
    date(2033, 1, 31),
    date(2034, 2, 19),
    date(2035, 2, 8),
)
_BEFORE, _AFTER = timedelta(days=4), timedelta(days=11)
"""Newsrooms of small sites rest from a few days before Tết to the end of the week after its holidays."""


def is_new_year(day: date) -> bool:
    """Whether silence on a day is that of Tết."""
    return any(first - _BEFORE <= day <= first + _AFTER for first in _NEW_YEARS)


def send_verdicts(connection: Connection, alert: Alert, *, now: datetime) -> SendReport:
    """Report the verdicts that changed since the last report, unless a message went out today already."""
    report = SendReport(alert=alert.name)
    today = now.astimezone(VIETNAM).date()
    if alert.last_sent_at and alert.last_sent_at.astimezone(VIETNAM).date() >= today:
        return report
    told = reported_verdicts(connection, alert.name)
    changes = [
        (found, told.get(f"site:{found.site}"))
        for found in site_health([], now=now, connection=connection)
        if _is_change(found.verdict, told.get(f"site:{found.site}"), today)
    ]
    if not changes:
        return report
    words = message_words(alert.language)
    loud = [(found, before) for found, before in changes if before is not None or found.verdict not in QUIET]
    if loud:
        title = words.health_title.format(count=len(loud))
        body = "\n\n".join(_paragraph(found, before, words, alert.language) for found, before in loud)
        report.error = send_message(alert.url, title=title, body=body)
        note_message(connection, alert.name, error=report.error, now=now)
        if report.error:
            return report
        report.messages, report.stories = 1, len(loud)
    keep_verdicts(
        connection,
        [
            ReportedVerdict(alert=alert.name, subject=f"site:{f.site}", verdict=f.verdict, told_at=now)
            for f, _ in changes
        ],
    )
    return report


def _is_change(verdict: str, before: ReportedVerdict | None, today: date) -> bool:
    if before is not None and before.verdict == verdict:
        return False
    return not (verdict == "silent" and is_new_year(today))


def _paragraph(found: SiteHealth, before: ReportedVerdict | None, words: MessageWords, language: str) -> str:
    verdict = words.recovered if found.verdict == "ok" else words.verdicts[found.verdict]
    was = f" ({words.was.format(verdict=words.verdicts.get(before.verdict, before.verdict))})" if before else ""
    lines = [f"{found.site}: {verdict}{was}", shown_why(found.why, language)]
    advice = words.advice.get(found.verdict)
    return "\n".join(filter(None, (*lines, advice.format(site=found.site) if advice else None)))
