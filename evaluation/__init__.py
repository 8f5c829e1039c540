"""Labelled sets, scoring and quality floors: what tests and benchmarks both measure with."""
