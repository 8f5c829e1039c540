"""Alerts on health: each change of a verdict once, gathered into at most one message a day, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from articles.timezone import local_day
from pipeline.alerts.channels import send_message
from pipeline.alerts.stories import SendReport
from pipeline.alerts.words import MessageWords, message_words
from reports.health import SiteHealth, site_health
from reports.reasons import shown_why
from storage.alerts import Alert, ReportedVerdict, close_message, keep_verdicts, open_message, reported_verdicts
from storage.db import Connection
from storage.rollups import PROVINCE_SILENT_DAYS, PROVINCE_UNREAD_AFTER, ProvinceStanding, province_standings

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """The verdict on a site or province, why, and what to do about it."""

    subject: str
    name: str
    verdict: str
    why: str
    advice: str | None


def is_new_year(day: date) -> bool:
    """Whether silence on a day is due to Tết."""
    return any(first - _BEFORE <= day <= first + _AFTER for first in _NEW_YEARS)


def send_verdicts(connection: Connection, alert: Alert, *, now: datetime) -> SendReport:
    """Report the verdicts that changed since the last report, unless a message went out today already."""
    report = SendReport(alert=alert.name)
    today = local_day(now)
    if alert.last_sent_at and local_day(alert.last_sent_at) == today:
        return report
    words = message_words(alert.language)
    told = reported_verdicts(connection, alert.name)
    changes = [
        (found, told.get(found.subject))
        for found in _findings(connection, words, alert.language, now=now)
        if _is_change(found.verdict, told.get(found.subject), today)
    ]
    if not changes:
        return report
    loud = [(found, before) for found, before in changes if before is not None or found.verdict not in QUIET]
    verdicts = [
        ReportedVerdict(alert=alert.name, subject=found.subject, verdict=found.verdict, told_at=now)
        for found, _ in changes
    ]
    if not loud:
        keep_verdicts(connection, verdicts)
        return report
    is_repeated = open_message(connection, alert.name, "health", now=now)
    body = "\n\n".join(_paragraph(found, before, words) for found, before in loud)
    report.error = send_message(
        alert,
        title=words.health_title.format(count=len(loud)),
        body=f"{words.again}\n\n{body}" if is_repeated else body,
    )
    close_message(connection, alert.name, verdicts, error=report.error, now=now)
    if report.error is None:
        report.messages, report.stories, report.repeated = 1, len(loud), int(is_repeated)
    return report


def _findings(connection: Connection, words: MessageWords, language: str, *, now: datetime) -> Iterator[Finding]:
    for site in site_health([], now=now, connection=connection):
        yield _of_site(site, words, language)
    for province in province_standings(connection):
        verdict = judge_province(province, now=now)
        if verdict is not None:
            yield _of_province(province, verdict, words, now=now)


def _of_site(site: SiteHealth, words: MessageWords, language: str) -> Finding:
    advice = words.advice.get(site.verdict)
    return Finding(
        subject=f"site:{site.site}",
        name=site.site,
        verdict=site.verdict,
        why=shown_why(site.why, language),
        advice=advice.format(site=site.site) if advice else None,
    )


def judge_province(province: ProvinceStanding, *, now: datetime) -> Literal["ok", "silent"] | None:
    """Whether a province's own sites have news; ``None`` where nobody could have read it. Pure."""
    newest, read = province.last_article_at, province.last_read_at
    if not province.sites_enabled:
        return None
    if newest is not None and _days_between(newest, now) <= PROVINCE_SILENT_DAYS:
        return "ok"
    if read is None or now - read > PROVINCE_UNREAD_AFTER or province.sites_failing == province.sites_enabled:
        return None
    return "silent" if newest is not None or province.state == "silent" else None


def _days_between(earlier: datetime, now: datetime) -> int:
    return (local_day(now) - local_day(earlier)).days


def _of_province(
    province: ProvinceStanding, verdict: Literal["ok", "silent"], words: MessageWords, *, now: datetime
) -> Finding:
    days = _days_between(province.last_article_at, now) if province.last_article_at else None
    return Finding(
        subject=f"province:{province.province}",
        name=words.province.format(name=province.name),
        verdict=verdict,
        why=words.never if days is None else words.quiet_days.format(days=days) if verdict == "silent" else "",
        advice=words.province_advice.format(province=province.province) if verdict == "silent" else None,
    )


def _is_change(verdict: str, before: ReportedVerdict | None, today: date) -> bool:
    if before is not None and before.verdict == verdict:
        return False
    return not (verdict == "silent" and is_new_year(today))


def _paragraph(found: Finding, before: ReportedVerdict | None, words: MessageWords) -> str:
    verdict = words.recovered if found.verdict == "ok" else words.verdicts[found.verdict]
    was = f" ({words.was.format(verdict=words.verdicts.get(before.verdict, before.verdict))})" if before else ""
    return "\n".join(filter(None, (f"{found.name}: {verdict}{was}", found.why, found.advice)))
