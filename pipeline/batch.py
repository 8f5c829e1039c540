"""The batch commands: one JSON object per line in and out, in order; a bad line fails alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.printing import (
    Record,
    annotations_record,
    award_given_record,
    extraction_record,
    relevance_record,
    rules_record,
)
from articles.timezone import local_day
from pipeline.workers import map_in_processes

if TYPE_CHECKING:
    from articles.events import Report, ReportedEvent

ALONE = 24
"""Lines handled in this process, each answered at once, before further processes are worth starting."""
CHUNK = 8
"""Lines per piece of work: large pages make long lines, and nobody should wait for many of them."""
LONGEST_LINE = 64 * 1024 * 1024

Handler = Callable[[Record], Record]


class BadLineError(ValueError):
    """A line that cannot be handled; the message gives the reason."""


def extract_record(line: Record, *, explain: bool = False) -> Record:
    """``id``, ``url``, ``html`` or ``html_file`` to the extracted record; with ``explain`` also the rules."""
    from articles.extraction import extract
    from articles.models import Page

    url = _text(line, "url")
    fetched = line.get("fetched_at")
    page = Page(
        url=url,
        html=_html(line),
        content_type=line.get("content_type"),
        fetched_at=datetime.fromisoformat(fetched) if isinstance(fetched, str) else None,
        read_at=datetime.now(UTC),
    )
    found = extract(page, explain=explain)
    return extraction_record(found) | ({"rules": rules_record(found)} if explain else {})


def judge_record(line: Record) -> Record:
    """``title`` and ``text`` to the verdict and its reasons."""
    from articles.relevance import judge

    return relevance_record(judge(_title(line), _text(line, "text")))


def explain_record(line: Record) -> Record:
    """As :func:`judge_record`, with the sum on stderr."""
    record = judge_record(line)
    verdict = "relevant" if record["relevant"] else "not relevant"
    print(f"{line.get('id')}: {record['score']:.3f} {verdict}", file=sys.stderr)
    for term in record["matched"]:
        print(f"  {term['weight']:+.3f}  {term['term']}  ({term['where']})", file=sys.stderr)
    return record


def annotate_record(line: Record, *, explain: bool = False) -> Record:
    """``title``, ``text``, perhaps ``province`` and ``published_at`` to the facts; with ``explain`` also the rules."""
    from articles.annotation import annotate

    province = line.get("province")
    if province is not None and not isinstance(province, str):
        raise BadLineError("province is not a text")
    day = _day(line, "published_at")
    found = annotate(_title(line), _text(line, "text"), province=province, published_on=day, explain=explain)
    return annotations_record(found) | ({"rules": rules_record(found)} if explain else {})


def _day(line: Record, name: str) -> date | None:
    """The day in Vietnam of an ISO 8601 moment or day; a moment without an offset is Vietnam's."""
    value = line.get(name)
    if value is None or value == "":
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadLineError(f"{name} is not a date: {value!r}") from None
    return local_day(moment) if moment.tzinfo else moment.date()


def _text(line: Record, name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str):
        raise BadLineError(f"{name} is missing" if value is None else f"{name} is not a text")
    return value


def _title(line: Record) -> str | None:
    value = line.get("title")
    if value is not None and not isinstance(value, str):
        raise BadLineError("title is not a text")
    return value


def _html(line: Record) -> bytes | str:
    if line.get("html") is not None:
        return _text(line, "html")
    if line.get("html_file") is None:
        raise BadLineError("neither html nor html_file is given")
    path = Path(_text(line, "html_file"))
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadLineError(f"html_file {path}: {reason}") from None


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: bytes


def handle_line(handler: Handler, line: _Line) -> bytes:
    """The answer to one line, with its newline."""
    identifier: Any = None
    try:
        if len(line.raw) > LONGEST_LINE:
            raise BadLineError(f"longer than {LONGEST_LINE // 1024 // 1024} MiB")
        try:
            record = json.loads(line.raw)
        except (ValueError, RecursionError) as error:
            raise BadLineError(f"not JSON: {error}") from None
        if not isinstance(record, dict):
            raise BadLineError("not a JSON object")
        identifier = record.get("id")
        answer = {"id": identifier, **handler(record)}
    except BadLineError as error:
        answer = {"id": identifier, "error": f"line {line.number}: {error}"}
    except Exception as error:
        # The run goes on whatever one page does; the kind of error is what a report needs.
        answer = {"id": identifier, "error": f"line {line.number}: {type(error).__name__}: {error}"}
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _handle_chunk(handler: Handler, chunk: list[_Line]) -> list[bytes]:
    return [handle_line(handler, line) for line in chunk]


def run_batch(handler: Handler) -> None:
    """Answer every line of stdin on stdout, on all cores once there are many."""
    lines = _read_lines(sys.stdin.buffer)
    for line in islice(lines, ALONE):
        sys.stdout.buffer.write(handle_line(handler, line))
        sys.stdout.buffer.flush()
    for answers in _in_processes(handler, lines):
        sys.stdout.buffer.writelines(answers)
        sys.stdout.buffer.flush()


def _read_lines(source: Iterable[bytes]) -> Iterator[_Line]:
    for number, raw in enumerate(source, start=1):
        if raw.strip():
            yield _Line(number, raw)


def _in_processes(handler: Handler, lines: Iterator[_Line]) -> Iterator[list[bytes]]:
    first = next(lines, None)
    if first is None:
        return iter(())
    chunks = _chunks(first, lines)
    return map_in_processes(
        partial(_handle_chunk, handler), chunks, divide=lambda chunk: [[line] for line in chunk], give_up=_died
    )


def _died(chunk: list[_Line]) -> list[bytes]:
    wrong = [{"id": None, "error": f"line {line.number}: the process that read it died"} for line in chunk]
    return [json.dumps(answer).encode() + b"\n" for answer in wrong]


def _chunks(first: _Line, rest: Iterator[_Line]) -> Iterator[list[_Line]]:
    chunk = [first, *islice(rest, CHUNK - 1)]
    while chunk:
        yield chunk
        chunk = list(islice(rest, CHUNK))


def run_cluster() -> None:
    """Answer every line of stdin with the id of its cluster, when all have been read."""
    from articles.duplicates import cluster_texts

    answers: list[tuple[Any, str | None]] = []
    texts: list[tuple[str, str]] = []
    for line in _read_lines(sys.stdin.buffer):
        identifier: Any = None
        try:
            record = json.loads(line.raw)
            if not isinstance(record, dict):
                raise BadLineError("not a JSON object")
            identifier = record.get("id")
            if identifier is None:
                raise BadLineError("id is missing")
            _title(record)
            # Ids may be any JSON value: the place in the input distinguishes two equal ones.
            texts.append((str(len(answers)), _text(record, "text")))
        except (ValueError, RecursionError) as error:
            answers.append((identifier, f"line {line.number}: {error}"))
        else:
            answers.append((identifier, None))
    clusters = cluster_texts(texts)
    for place, (identifier, wrong) in enumerate(answers):
        if wrong is None:
            answer = {"id": identifier, "cluster": answers[int(clusters[str(place)])][0]}
        else:
            answer = {"id": identifier, "error": wrong}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def run_events(*, ledger: bool = False) -> None:
    """Answer every line of stdin with its event, when all have been read; with ``ledger`` the awards given at each."""
    from articles.events import join_reports, read_report

    identifiers: list[Any] = []
    errors: dict[int, str] = {}
    read: dict[int, ReportedEvent] = {}
    for line in _read_lines(sys.stdin.buffer):
        key = len(identifiers)
        identifiers.append(None)
        try:
            record = json.loads(line.raw)
            if not isinstance(record, dict):
                raise BadLineError("not a JSON object")
            identifiers[key] = record.get("id")
            if identifiers[key] is None:
                raise BadLineError("id is missing")
            read[key] = read_report(_report(key, record))
        except Exception as error:
            # The run goes on whatever one text does, as with the other commands.
            errors[key] = f"line {line.number}: {error}"
    keys = list(read)
    joined = join_reports([read[key] for key in keys])
    first_of = {key: keys[first] for key, first in zip(keys, joined, strict=True) if first is not None}
    groups: dict[int, list[ReportedEvent]] = {}
    for key, first in first_of.items():
        groups.setdefault(first, []).append(read[key])
    answers = _ledger_lines(groups, identifiers) if ledger else _event_lines(read, groups, first_of, identifiers)
    if ledger:
        answers = [*answers, *({"id": identifiers[key], "error": error} for key, error in errors.items())]
    else:
        failed = {key: {"id": identifiers[key], "error": error} for key, error in errors.items()}
        waiting = iter(answers)
        answers = [failed[key] if key in failed else next(waiting) for key in range(len(identifiers))]
    sys.stdout.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
    sys.stdout.flush()


def _report(key: int, record: Record) -> Report:
    from articles.events import Report

    province, site = record.get("province"), record.get("site")
    return Report(
        key=key,
        title=_title(record),
        text=_text(record, "text"),
        published_on=_day(record, "published_at"),
        province=province if isinstance(province, str) else None,
        site=site if isinstance(site, str) else None,
    )


def _event_lines(
    read: dict[int, ReportedEvent],
    groups: dict[int, list[ReportedEvent]],
    first_of: dict[int, int],
    identifiers: list[Any],
) -> list[Record]:
    from articles.events import kind_of

    kinds = {first: kind_of(members) for first, members in groups.items()}
    lines: list[Record] = []
    for key, event in read.items():
        first = first_of.get(key)
        lines.append(
            {
                "id": identifiers[key],
                "event": None if first is None else identifiers[first],
                "kind": event.kind if first is None else kinds[first],
            }
        )
    return lines


def _ledger_lines(groups: dict[int, list[ReportedEvent]], identifiers: list[Any]) -> list[Record]:
    from articles.events import ledger_of

    return [
        award_given_record(row, identifiers[first], [identifiers[key] for key in row.sources])
        for first, members in groups.items()
        for row in ledger_of(members)
    ]
