"""Progress on standard error: how many articles are coded, skipped and set aside, how fast, and how long is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from foreigndesk.desk.coding import Coding
from foreigndesk.sources import Gauge

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_QUIET: Final = 5
_SURE_ENOUGH: Final = 0.01
_UNITS: Final = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


@dataclass(slots=True)
class Tally:
    """What became of the articles so far.

    Attributes:
        coded: Coded now.
        events: Their events.
        skipped: There already.
        set_aside: Could not be read.
    """

    coded: int = 0
    events: int = 0
    skipped: int = 0
    set_aside: int = 0

    @property
    def all(self) -> int:
        """Articles that are done with."""
        return self.coded + self.skipped + self.set_aside

    def words(self, seconds: float, share: float | None) -> str:
        """The tally on one line.

        Args:
            seconds: Since the start.
            share: How much of the input is read, 0 to 1; time left is told when enough is.
        """
        parts = [f"{self.coded:,} coded"]
        parts += [f"{self.skipped:,} skipped"] if self.skipped else []
        parts += [f"{self.set_aside:,} set aside"] if self.set_aside else []
        parts.append(f"{self.events:,} events")
        parts += [f"{self.all / seconds:.3g} a second"] if seconds > 0 and self.all else []
        if share is not None and share >= _SURE_ENOUGH:
            parts.append(f"{duration(seconds * (1 - share) / share)} left")
        return ", ".join(parts)


class Progress:
    """Shows a tally while it grows; a context manager. Nothing is shown for a handful of articles.

    Args:
        wanted: ``True`` or ``False`` as the user said; ``None`` shows it only on a terminal.
        gauge: How much of the input is read: the one that ``read_sources`` moves. Gives a bar and the time left.
        clock: Seconds.
    """

    def __init__(
        self, wanted: bool | None = None, gauge: Gauge | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.tally = Tally()
        self._shown = sys.stderr.isatty() if wanted is None else wanted
        self._at_once = wanted is True
        self._gauge = gauge or Gauge()
        self._clock = clock
        self._start = clock()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        if self._shown:
            self._bar = _bar(self._gauge.total is not None)
            self._bar.add_task("", total=1, words="", visible=self._at_once)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def coded(self, coding: Coding) -> None:
        """An article has been coded."""
        self.tally.coded += 1
        self.tally.events += len(coding.events)
        self._show()

    def skipped(self, count: int = 1) -> None:
        """Articles were there already."""
        self.tally.skipped += count
        self._show()

    def set_aside(self, count: int = 1) -> None:
        """Reports could not be read."""
        self.tally.set_aside += count
        self._show()

    def _show(self) -> None:
        if self._bar is None:
            return
        share = self._gauge.share
        words = self.tally.words(self._clock() - self._start, share)
        visible = self._at_once or self.tally.all > _QUIET
        self._bar.update(self._bar.task_ids[0], completed=share or 0, words=words, visible=visible)


def with_progress(codings: Iterable[Coding], wanted: bool | None, gauge: Gauge | None = None) -> Iterator[Coding]:
    """Pass codings on and count them on standard error.

    Args:
        codings: What to pass on.
        wanted: As for ``Progress``.
        gauge: As for ``Progress``.
    """
    with Progress(wanted, gauge) as progress:
        for coding in codings:
            progress.coded(coding)
            yield coding


def duration(seconds: float) -> str:
    """A time in its two largest units: ``2 h 5 min``."""
    left, parts = round(seconds), []
    for size, unit in _UNITS:
        if left >= size:
            parts.append(f"{left // size} {unit}")
            left %= size
    return " ".join(parts[:2]) or "0 s"


def _bar(with_share: bool) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    share = (BarColumn(bar_width=20), TaskProgressColumn()) if with_share else ()
    columns = (SpinnerColumn(), *share, TextColumn("{task.fields[words]}"), TimeElapsedColumn())
    console = Console(stderr=True)
    return Bar(*columns, console=console, transient=console.is_terminal)  # in a log the last state stays
