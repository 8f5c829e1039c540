"""What stops a step, in one clear line."""


class UsageError(Exception):
    """Wrong usage: an unknown name or value, with the valid ones in the message. Exit status 2."""


class StepError(Exception):
    """A step, or a part of one, failed; the message names it. Exit status 1."""


class PipeClosedError(Exception):
    """The reader of the output has gone (`| head -1`): there is nothing more to do, and nothing wrong."""
