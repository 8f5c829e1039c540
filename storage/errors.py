"""What can go wrong with the store, in words for the person at the keyboard."""


class StorageError(Exception):
    """One clear line: what was wrong, where, and what to do."""
