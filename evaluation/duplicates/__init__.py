"""Texts with known reprints."""
