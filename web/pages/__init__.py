"""The pages, in Vietnamese, or in English with ``?lang=en``."""

from fastapi import APIRouter

from web.pages import article, awards, movements, overview, provinces, search, sites, statistics

router = APIRouter()
for page in (overview, search, article, provinces, movements, awards, statistics, sites):
    router.include_router(page.router)

__all__ = ["router"]
