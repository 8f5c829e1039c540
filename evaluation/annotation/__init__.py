"""Labelled articles, and how found facts are compared with their labels."""
