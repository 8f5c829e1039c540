"""Templates and what they may call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from articles.printing import shown_title
from articles.provinces import province_name
from web.words import WORDS, shown_time

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
templates.env.globals.update(shown_title=shown_title, shown_time=shown_time, province_name=province_name)


def render(request: Request, name: str, lang: str, **values: Any) -> HTMLResponse:
    """One page in one language; Vietnamese where the language is none of ours."""
    lang = lang if lang in WORDS else "vi"
    return templates.TemplateResponse(request, name, {"t": WORDS[lang], "lang": lang, **values})
