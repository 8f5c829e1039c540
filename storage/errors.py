"""What can go wrong with the store, in words for the person at the keyboard."""


class StorageError(Exception):
    """A failure as one clear line: the problem, its place, and the remedy."""
