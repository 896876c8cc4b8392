"""Persistence: trying again when another process has changed a table meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from foreigndesk.errors import StoreBusyError

Result = TypeVar("Result")
_ATTEMPTS = 8


def persist(attempt: Callable[[], Result]) -> Result:
    """Do something that reads a table and then replaces parts of it, anew each time that another was quicker.

    Raises:
        StoreBusyError: If others were quicker every time.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except StoreBusyError:
            continue
    return attempt()
