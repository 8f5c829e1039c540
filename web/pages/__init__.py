"""The pages, in Vietnamese, or in English with ``?lang=en``."""

from fastapi import APIRouter

from web.pages import (
    alerts,
    article,
    awards,
    corrections,
    digest,
    events,
    movements,
    overview,
    provinces,
    recipients,
    search,
    sites,
    statistics,
)

router = APIRouter()
for page in (
    overview,
    search,
    alerts,
    article,
    corrections,
    events,
    provinces,
    movements,
    awards,
    recipients,
    statistics,
    digest,
    sites,
):
    router.include_router(page.router)

__all__ = ["router"]
