"""Anchors: where on the printed page a type, mode, frame, class, table or code stands."""

from __future__ import annotations

import re

_FOREIGN = re.compile(r"[^\w.-]+")


def anchor(kind: str, name: str) -> str:
    """The anchor of something named: ``class-agreement``, ``frame-AID.send``."""
    return f"{kind}-{_FOREIGN.sub('-', name).strip('-')}"
