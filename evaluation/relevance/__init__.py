"""Labelled texts for relevance, besides the annotated articles: hard cases, title and text alone."""
