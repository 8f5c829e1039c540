"""``thidua correct``: a person's correction of an article survives every cleaning, with its author and reason."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from articles.corrections import FIELDS, Field
from articles.errors import UsageError
from articles.timezone import VIETNAM
from cli.completion import complete_provinces
from cli.filters import require_province
from cli.printing import local_time, print_json, print_table

NONE = "none"
"""Typed for: the article has none."""
_OPTIONS: dict[str, Field] = {"published": "published_at", "story": "cluster"}
"""Words of the options where they differ from the field's name."""


def add_to(app: typer.Typer) -> None:
    """Register this group's command."""
    app.command(
        epilog='Example: thidua correct 5t3k2m7qwx4ab --published 31/10/2023 --who "Lan" --why "the print edition"'
    )(correct)


def _complete_fields(incomplete: str) -> list[str]:
    return [name for name in (*FIELDS, *_OPTIONS) if name.startswith(incomplete)]


def correct(
    article: Annotated[str, typer.Argument(metavar="ID", help="Id of the article.")],
    title: Annotated[str | None, typer.Option(help="Its title; 'none' if it has none.")] = None,
    published: Annotated[
        str | None,
        typer.Option(help="2023-10-31, 31/10/2023, 2023-10-31T07:28 (in Viet Nam); or none.", metavar="DATE"),
    ] = None,
    province: Annotated[
        str | None,
        typer.Option(help="Id of its province.", metavar="ID", autocompletion=complete_provinces),
    ] = None,
    relevant: Annotated[
        bool | None, typer.Option("--relevant/--irrelevant", help="Whether it is about this field.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="Id of an article of the same story; 'none': a story of its own.", metavar="ID")
    ] = None,
    event: Annotated[
        str | None, typer.Option(help="Id of an article of the same event; 'none': an event of its own.", metavar="ID")
    ] = None,
    undo: Annotated[
        list[str] | None,
        typer.Option(help="Take the correction of this field back.", metavar="FIELD", autocompletion=_complete_fields),
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    why: Annotated[str | None, typer.Option(help="Why; not needed to take one back.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the corrections in force as JSON.")] = False,
) -> None:
    """Correct fields of an article, or take corrections back; then print those in force, as without any option."""
    from articles.printing import json_record
    from storage.corrections import (
        BadCorrection,
        Correction,
        checked_value,
        correct_article,
        list_corrections,
        withdraw_correction,
    )
    from storage.db import opened
    from storage.event_groups import group_waiting
    from storage.stored_articles import find_article

    require_province(province)
    given: dict[Field, str | bool | None] = {
        "title": title,
        "published_at": published,
        "province": province,
        "relevant": relevant,
        "cluster": story,
        "event": event,
    }
    values = {field: _meant(field, value) for field, value in given.items() if value is not None}
    withdrawn = [_field(name) for name in undo or ()]
    if (values or withdrawn) and not (who and who.strip()):
        raise UsageError("say who corrects it: --who NAME")
    if values and not (why and why.strip()):
        raise UsageError("say why: --why REASON")
    made = [Correction(article=article, field=f, value=v, who=who or "", why=why or "") for f, v in values.items()]
    with opened(application="thidua correct") as connection:
        found = find_article(connection, article)
        if found is None or found.id != article:
            raise UsageError(f"there is no article {article!r}: `thidua search` prints the ids")
        now = datetime.now(VIETNAM)
        try:
            for correction in made:  # all or none of a call: what cannot be is found before anything is stored
                checked_value(correction)
            for correction in made:
                correct_article(connection, correction, now=now)
        except BadCorrection as error:
            raise UsageError(str(error)) from None
        missing = [f for f in withdrawn if not withdraw_correction(connection, article, f, who=who or "", now=now)]
        group_waiting(connection)
        corrections = list_corrections(connection, [article])
    if as_json:
        print_json({"article": article, "corrections": [json_record(c) for c in corrections]})
    elif corrections:
        print_table(
            ("field", "is", "was", "who", "why", "when"),
            [(c.field, c.value, c.before, c.who, c.why, local_time(c.made_at)) for c in corrections],
        )
    else:
        print(f"no corrections of {article}")
    if missing:
        raise UsageError(f"no correction of {', '.join(missing)} was in force")


def _meant(field: Field, value: str | bool) -> str | bool | None:
    """A field's value as typed, in the form in which it is stored."""
    if not isinstance(value, str) or field == "province":
        return value
    return _iso(value) if field == "published_at" else _or_none(value)


def _or_none(value: str) -> str | None:
    return None if value.strip().lower() == NONE else value


def _field(name: str) -> Field:
    for field in FIELDS:
        if field == _OPTIONS.get(name, name):
            return field
    raise UsageError(f"--undo: {name!r} cannot be corrected; {', '.join(FIELDS)} can")


def _iso(value: str) -> str | None:
    """A typed day or time as ISO 8601; a month alone is not a day of publication."""
    for form, written in (
        ("%d/%m/%Y", "%Y-%m-%d"),
        ("%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"),
        ("%H:%M %d/%m/%Y", "%Y-%m-%dT%H:%M"),
    ):
        try:
            return datetime.strptime(value.strip(), form).replace(tzinfo=VIETNAM).strftime(written)
        except ValueError:
            continue
    return _or_none(value)
