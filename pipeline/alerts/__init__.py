"""Notifying people: saved searches that send each new story once, and health that reports each change once."""
