"""What stops a step, in one clear line."""


class UsageError(Exception):
    """The caller asked for what is not there; the line says what would do. Exit status 2."""


class StepError(Exception):
    """A step could not be done, or a part of it; the line says which. Exit status 1."""


class PipeClosedError(Exception):
    """The reader of the output has gone (`| head -1`): there is nothing more to do, and nothing wrong."""
