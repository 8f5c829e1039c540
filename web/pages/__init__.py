"""The pages, in Vietnamese, or in English with ``?lang=en``."""

from fastapi import APIRouter

from web.pages import article, awards, corrections, movements, overview, provinces, search, sites, statistics

router = APIRouter()
for page in (overview, search, article, corrections, provinces, movements, awards, statistics, sites):
    router.include_router(page.router)

__all__ = ["router"]
