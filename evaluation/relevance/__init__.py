"""Labelled texts for relevance beside the annotated articles: hard cases, title and text alone."""
