"""The ``thidua`` command.

Its parts take a tenth of a second to import. Meanwhile no code can catch what Ctrl-C raises, so the signal itself ends
the process here, with the line and status of ``cli.main``, which puts Python's own way back.
"""

import os
import signal
from types import FrameType

STOPPED = 130
"""Exit status after Ctrl-C, as shells count it."""


def _stop_at_once(number: int, frame: FrameType | None) -> None:
    os.write(2, b"thidua: stopped\n")
    os._exit(STOPPED)


def catch_interrupts() -> None:
    """End with one line on Ctrl-C, where nobody has chosen another way; only the main thread can."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        try:
            signal.signal(signal.SIGINT, _stop_at_once)
        except ValueError:  # imported by another thread
            return


def release_interrupts() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt`` again."""
    if signal.getsignal(signal.SIGINT) is _stop_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)


catch_interrupts()
