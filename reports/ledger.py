"""The ledger of awards, and each recipient's awards, as records for commands and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from articles.printing import Record, printed_time
from reports.tables import Column, Written, counting, write_table
from storage.award_recipients import Recipient
from storage.db import opened
from storage.ledger_rows import LedgerFilter, LedgerRow, find_rows

LEDGER_COLUMNS = (
    Column(name="event", meaning="Id of the event at which it was given."),
    Column(name="kind", meaning="Kind of event."),
    Column(name="day", meaning="First day of the event, YYYY-MM-DD."),
    Column(name="province_now", meaning="Province of today in which the event was."),
    Column(name="award", meaning="Id in the gazetteer; null for a title that it does not have."),
    Column(name="name", meaning="Name of the award."),
    Column(name="class", kind="integer", meaning="1, 2, 3 or null."),
    Column(name="giver", meaning="Who gave it, as the reports say."),
    Column(name="decision", meaning="Number of the decision."),
    Column(name="decided_on", meaning="Its day, YYYY-MM-DD."),
    Column(name="signer", meaning="Who signed it."),
    Column(name="same_award", meaning="Shared by the rows of one award: a decision and its ceremony."),
    Column(name="part_of", meaning="Of a province's part of a national decision the whole's `same_award`."),
    Column(name="recipients", kind="json", meaning="List of `n`, `type` or of `name`, `kind`, `role`."),
    Column(name="other_counts", kind="json", meaning="Numbers that fewer reports state: `n`, `type`, `sources`."),
    Column(name="period", kind="json", meaning="`from` and `to` of a sum over a period; null for a single award."),
    Column(name="sources", kind="texts", meaning="Ids of the articles that it stands on."),
    Column(name="quotes", kind="json", meaning="Their words: `article`, `url`, `site`, `quote`."),
)


def ledger_record(row: LedgerRow) -> Record:
    """One row of the ledger."""
    chosen = [{"n": count.n, "type": count.type} for count in row.counts if count.chosen]
    others = [
        {"n": count.n, "type": count.type, "sources": list(count.stated_by)} for count in row.counts if not count.chosen
    ]
    return {
        "event": row.event,
        "kind": row.kind,
        "day": row.day.isoformat() if row.day else None,
        "province_now": row.province_now,
        "award": row.award,
        "name": row.name,
        "class": row.award_class,
        "giver": row.giver,
        "decision": row.decision,
        "decided_on": row.decided_on.isoformat() if row.decided_on else None,
        "signer": row.signer,
        "same_award": row.same_award,
        "part_of": row.part_of,
        "recipients": [*chosen, *(asdict(named) for named in row.named)],
        "other_counts": others,
        "period": {"from": row.period_first, "to": row.period_last} if row.period_first else None,
        "sources": [source.article for source in row.sources],
        "quotes": [
            {
                "article": source.article,
                "url": source.url,
                "site": source.site,
                "published_at": printed_time(source.published_at),
                "quote": quote,
            }
            for source in row.sources
            for quote in source.quotes
        ],
    }


def recipient_record(found: Recipient) -> Record:
    """A person or collective with its reported awards, newest first."""
    return {
        "name": found.name,
        "kind": found.kind,
        "role": found.role,
        "province_now": found.province_now,
        "uncertain": found.uncertain,
        "awards": [
            {
                "event": receipt.event,
                "kind": receipt.event_kind,
                "day": receipt.day.isoformat() if receipt.day else None,
                "award": receipt.award,
                "name": receipt.name,
                "class": receipt.award_class,
                "giver": receipt.giver,
                "decision": receipt.decision,
                "sources": list(receipt.articles),
            }
            for receipt in found.receipts
        ],
    }


def export_ledger(
    wanted: LedgerFilter,
    file_format: str,
    out: Path,
    *,
    limit: int | None,
    language: str = "en",
    progress: Callable[[int], None] = lambda done: None,
) -> Written:
    """Write the rows under a filter to a file, which appears when it is whole.

    Raises:
        StepError: if the file cannot be written.
    """
    with opened(application="thidua facts") as connection:
        records = map(ledger_record, find_rows(connection, wanted, limit=limit))
        return write_table(counting(records, progress), LEDGER_COLUMNS, file_format, out, language=language)
