"""A progress count on standard error, for more than a handful of articles on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from foreigndesk.desk.coding import Coding

_QUIET = 5


def with_progress(codings: Iterable[Coding], wanted: bool | None) -> Iterator[Coding]:
    """Pass codings on and count them on standard error.

    Args:
        codings: What to pass on.
        wanted: ``True`` or ``False`` as the user said; ``None`` shows it only on a terminal.
    """
    if wanted is False or (wanted is None and not sys.stderr.isatty()):
        yield from codings
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} articles, {task.fields[events]} events, {task.fields[rate]} a second"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=False) as progress:
        task = progress.add_task("code", total=None, events=0, rate="–", visible=wanted is True)
        events = 0
        for count, coding in enumerate(codings, 1):
            events += len(coding.events)
            elapsed = progress.tasks[0].elapsed or 0
            rate = f"{count / elapsed:.0f}" if elapsed else "–"
            progress.update(task, completed=count, events=events, rate=rate, visible=wanted is True or count > _QUIET)
            yield coding
