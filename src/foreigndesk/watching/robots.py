"""robots.txt as RFC 9309 has it: what a site asks programs not to fetch, and how slowly to go.

``urllib.robotparser`` takes the first rule that fits instead of the longest and knows no ``*`` and no ``$``, so that it
fetches what sites ask not to fetch. Patterns are compared piece by piece, in time that grows with the file alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

MAX_ROBOTS: Final = 512_000
"""Bytes of a robots.txt that are read, as the RFC has it."""

_EVERYBODY: Final = "*"
_ESCAPE: Final = re.compile(r"%[0-9a-fA-F]{2}")
_SAFE: Final = "/%:@!$&'()*+,;=?~-._"


@dataclass(frozen=True, slots=True)
class RobotRules:
    """What holds for one program on one site.

    Attributes:
        rules: Path patterns, each with whether it allows.
        delay: Seconds between two requests, if the site asks for some.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether path and query may be fetched: the longest rule that fits decides, and of equals the allowing one."""
        path = _normal(target)
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse_robots(text: str, program: str) -> RobotRules:
    """The rules for a program: those of the groups that name it, else those for everybody.

    Args:
        text: The file.
        program: Product token of the user agent.
    """
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    found = False
    for agents, lines in _groups(text):
        if program.lower() in agents:
            found = True
            named += lines
        if _EVERYBODY in agents:
            general += lines
    lines = named if found else general
    rules = tuple((_normal(value), key == "allow") for key, value in lines if key in ("allow", "disallow") and value)
    return RobotRules(rules, max((_seconds(value) for key, value in lines if key == "crawl-delay"), default=None))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Groups of lines with the programs they are for; ``sitemap`` and other lines end no group."""
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for key, value in _lines(text):
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(value.split("/")[0].split()[0].lower() if value.split("/")[0].split() else "")
        elif agents and key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    yield agents, lines


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.replace("\r", "\n").split("\n"):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _seconds(value: str) -> float:
    try:
        return max(0.0, float(value)) if value.replace(".", "", 1).isdigit() else 0.0
    except ValueError:
        return 0.0


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with ``*`` for anything and ``$`` for the end fits the start of a path."""
    anchored = pattern.endswith("$")
    first, *others = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), others.pop() if anchored and others else None
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not anchored:
        return True
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at


def _normal(path: str) -> str:
    """A path in one spelling: other letters than ASCII as escapes, escapes in capitals."""
    return _ESCAPE.sub(lambda match: match[0].upper(), quote(path, safe=_SAFE))
