"""The facts of an article, each with its place: movements, awards, bodies, provinces, people, statistics, event."""

from articles.annotation.annotate import ANNOTATION_VERSION, annotate

__all__ = ["ANNOTATION_VERSION", "annotate"]
