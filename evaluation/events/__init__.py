"""Labelled reports of events, and how far a grouping and a ledger agree with them."""
