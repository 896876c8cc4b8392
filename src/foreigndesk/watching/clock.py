"""The clock: what time it is, how to wait, and whether somebody has asked to stop."""

from __future__ import annotations

import time
from typing import Final

_SLICE: Final = 1.0


class Clock:
    """The real one; tests bring another.

    A signal's handler may call ``stop`` at any moment: it only sets a flag, and a wait looks at it every second.
    """

    def __init__(self) -> None:
        self.stopped = False

    def stop(self) -> None:
        """Ask that waiting and watching end."""
        self.stopped = True

    def now(self) -> float:
        """Seconds since 1970, as they are kept over restarts."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that nobody sets back, for timeouts."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until somebody asks to stop."""
        end = self.monotonic() + seconds
        while not self.stopped and (left := end - self.monotonic()) > 0:
            time.sleep(min(left, _SLICE))
