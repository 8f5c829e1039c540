"""The pages, in Vietnamese, or in English with ``?lang=en``."""

from web.pages.routes import router

__all__ = ["router"]
