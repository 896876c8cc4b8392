"""Finds the dateline of a wire report ("BAMAKO, Mali (Reuters) —"): the first sentence starts after it."""

from __future__ import annotations

import re

_LONGEST = 110
_CAPS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’-]+"
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PART = rf"(?:{_NAME}|\d{{1,4}}(?:st|nd|rd|th)?)"
_MORE = rf"(?:[ /-]{_PART}|,\s+{_PART}|\s\({_NAME}\),?)"
_REST = rf"{_MORE}{{0,9}}"
_AGENCY = r"\s*[(/\[]\s?[^\W\d_][^()\[\]\n]{1,40}[)/\]]"
_DASH = r"\s*(?:(?:--+|[—–―])[\s—–―-]*|_\s|-[\s—–―-]+)"
_TIGHT_DASH = rf"(?:{_DASH}|\s*-(?=[^\W\d_a-z]))"
_SLASHED = r"\s*/[^/\n]{2,30}/\.?\s*(?:[-—–]+\s*)?"


class DatelineFinder:
    """Finds datelines.

    Args:
        notes: Bracketed notes that may follow a dateline ("[TEXT]").
    """

    def __init__(self, notes: list[str]) -> None:
        note = rf"(?:[(\[](?i:{'|'.join(map(re.escape, notes))})[)\]]\s*)*"
        edition = r"(?:\([^\W\d_][^()\n]{1,40}\)\s*)?"
        place_in_capitals = rf"{_CAPS}{_REST}"
        self._anywhere = re.compile(
            rf"(?:(?:{place_in_capitals}|\d{{1,2}}{_REST}|{_NAME}{_REST}){_AGENCY}{_TIGHT_DASH}"
            rf"|{_CAPS}{_MORE}{{0,5}}{_DASH}|{_AGENCY}{_TIGHT_DASH}|{_CAPS}{_REST}\.?{_SLASHED}){edition}{note}"
        )
        places = rf"{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME})?)?"
        capitals = rf"(?=[^:]{{5}}){_CAPS}(?: {_CAPS}){{0,2}}"  # NATO: and UN: are speakers
        self._opening = re.compile(rf"(?:{places}\s+[—–]\s+|{capitals}:\s+){note}")

    def end(self, text: str, start: int, stop: int, *, opening: bool) -> int | None:
        """Where the paragraph's first sentence starts, if a dateline stands before it.

        Args:
            text: The whole text.
            start: First code point of the paragraph.
            stop: One past its last.
            opening: Whether this is the first paragraph, where a place in mixed case counts too.
        """
        limit = min(stop, start + _LONGEST)
        found = self._anywhere.match(text, start, limit)
        if found is None and opening:
            found = self._opening.match(text, start, limit)
        if found is None or found.end() >= stop or _in_capitals(text, start, stop, found):
            return None
        return found.end()


def _in_capitals(text: str, start: int, stop: int, found: re.Match[str]) -> bool:
    """In an all-capitals paragraph capitals prove nothing: only an agency in brackets makes a dateline."""
    return text[found.end() : stop].isupper() and not any(sign in found.group() for sign in "([/")
