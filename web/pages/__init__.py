"""The pages, in Vietnamese, or in English with ``?lang=en``."""

from fastapi import APIRouter

from web.pages import article, awards, corrections, digest, movements, overview, provinces, search, sites, statistics

router = APIRouter()
for page in (overview, search, article, corrections, provinces, movements, awards, statistics, digest, sites):
    router.include_router(page.router)

__all__ = ["router"]
