"""Labelled articles, and how found facts are held against their labels."""
