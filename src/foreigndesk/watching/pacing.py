"""Pacing: leaves every host alone for a while between two requests, and longer when it asks for that."""

from __future__ import annotations

from typing import Final

from foreigndesk.watching.clock import Clock

_LONGEST_DELAY: Final = 60.0


class Pacing:
    """When each host may be asked next.

    Args:
        clock: Tells the time and waits.
        interval: Seconds between two requests to one host.
    """

    def __init__(self, clock: Clock, interval: float) -> None:
        self._clock = clock
        self._interval = interval
        self._delays: dict[str, float] = {}
        self._ready: dict[str, float] = {}

    def ready(self, host: str) -> float:
        """From when on a host may be asked."""
        return self._ready.get(host, 0.0)

    def wait(self, host: str) -> None:
        """Wait until the host may be asked, and note that it is asked now."""
        self._clock.wait(self.ready(host) - self._clock.now())
        self.rest(host, self._delays.get(host, self._interval))

    def slow_down(self, host: str, delay: float | None) -> None:
        """Keep the interval that a site asks for, if it is longer than ours and not absurd."""
        if delay:
            self._delays[host] = max(self._interval, min(delay, _LONGEST_DELAY))

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long, at least."""
        self._ready[host] = max(self.ready(host), self._clock.now() + seconds)
        if len(self._ready) > 10_000:
            now = self._clock.now()
            self._ready = {name: moment for name, moment in self._ready.items() if moment > now}
