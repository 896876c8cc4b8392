"""Incidents and agreements of the books: linked beside the requests, once for each version of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any

from foreigndesk.linking import Agreement, Incident, Report, link_incidents, register_agreements


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of one version of a store."""

    incidents: tuple[Incident, ...]
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What linking reads: reports, and the actor mentions of each article."""

    reports: Sequence[Report]
    mentions: Mapping[str, Sequence[dict[str, Any]]]

    def link(self) -> Linked:
        """Link all reports."""
        return Linked(tuple(link_incidents(self.reports)), tuple(register_agreements(self.reports, self.mentions)))


class Linker:
    """Starts linking when a version is first asked for; whoever asks may wait or come back later.

    Args:
        read: Gives the evidence of the store as it is now.
    """

    def __init__(self, read: Callable[[], Evidence]) -> None:
        self._read = read
        self._lock = Lock()
        self._version: int | None = None
        self._future: Future[Linked] | None = None

    def linked(self, version: int | None, timeout: float) -> Linked | None:
        """The links of a version; ``None`` if they are not ready after ``timeout`` seconds."""
        with self._lock:
            if self._future is None or self._version != version:
                self._version, self._future = version, Future()
                Thread(target=self._work, args=(self._future,), daemon=True).start()
            future = self._future
        try:
            return future.result(timeout)
        except TimeoutError:
            return None

    def _work(self, future: Future[Linked]) -> None:
        try:
            future.set_result(self._read().link())
        except Exception as error:  # whoever waits gets it
            future.set_exception(error)
