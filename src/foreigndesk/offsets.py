"""Spans: half-open code-point offsets into a stored text, with the words they cover."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end] == span.text`` holds for the text the span was cut from.

    Attributes:
        start: First code point, counted from 0.
        end: One past the last code point.
        text: The words themselves.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Span:
        """Cut a span out of ``source``."""
        return cls(start, end, source[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, object]:
        """The SPAN object of the output contract."""
        return {"start": self.start, "end": self.end, "text": self.text}
