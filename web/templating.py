"""Templates and the functions that they may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from articles.printing import printed_time
from articles.provinces import province_name
from reports.reasons import shown_code, shown_field, shown_todo, shown_why
from web.links import address, web_address
from web.names import award_names, movement_names
from web.words import WORDS, counted, shown_as_of, shown_day, shown_month, shown_number, shown_time

NAVIGATION = (
    ("/", "overview"),
    ("/search", "search"),
    ("/provinces", "provinces"),
    ("/movements", "movements"),
    ("/awards", "awards"),
    ("/statistics", "statistics"),
    ("/digest", "digest"),
    ("/sites", "sites"),
)

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
templates.env.trim_blocks = True
templates.env.lstrip_blocks = True
templates.env.globals.update(
    printed_time=printed_time,
    shown_time=shown_time,
    shown_month=shown_month,
    province_name=province_name,
    web_address=web_address,
    movement_names=movement_names,
    award_names=award_names,
    shown_todo=shown_todo,
    shown_why=shown_why,
    shown_code=shown_code,
    shown_field=shown_field,
    shown_as_of=shown_as_of,
    shown_day=shown_day,
)


def render(request: Request, name: str, lang: str, **values: Any) -> HTMLResponse:
    """One page in one language; Vietnamese if the language is unknown."""
    lang = lang if lang in WORDS else "vi"
    words = WORDS[lang]
    usual: dict[str, object] = {
        "t": words,
        "lang": lang,
        "link": _linker(lang),
        "other_language": _other_language(request, lang),
        "navigation": NAVIGATION,
        "here": "/" + request.url.path.split("/")[1],
        "number": lambda value: shown_number(value, lang),
        "n_of": lambda n, word: counted(n, words[word], lang),
    }
    return templates.TemplateResponse(request, name, {**usual, **values})


def _linker(lang: str) -> Callable[..., str]:
    def link(path: str, given: Mapping[str, Any] | None = None, **more: Any) -> str:
        return address(path, {**(given or {}), **more}, lang=lang)

    return link


def _other_language(request: Request, lang: str) -> str:
    """This page in the other language."""
    kept = {name: value for name, value in request.query_params.items() if name != "lang"}
    return address(request.url.path, kept, lang="en" if lang == "vi" else "vi")
