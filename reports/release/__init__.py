"""Releases for research: the archive as a data package, and what changed since a token."""

from reports.release.changes import START, ChangedArticle, ChangesReport, find_changes
from reports.release.writing import ReleaseReport, write_release

__all__ = ["START", "ChangedArticle", "ChangesReport", "ReleaseReport", "find_changes", "write_release"]
