"""The time: an expression resolved to an interval of days with a precision, and where the text has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from foreigndesk.offsets import Span

TimePrecision = Literal["day", "week", "month", "season", "quarter", "year", "decade"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression.

    Attributes:
        span: Its words.
        sentence: Index of the sentence in the document.
        head: Token position of its syntactic head.
        first: First token.
        last: Last token (included).
        value: TIMEX3-like value: ``2022-05-02``, ``2014``, ``2022-W18``, ``PAST_REF``, ``P2D`` …
        start: First day, or ``None`` where it cannot be anchored.
        end: Last day (included).
        precision: The unit it is stated in; ``None`` where it cannot be anchored.
        relation: How the act stands to the interval: ``at``, ``since`` (from its start on), ``until``.
        whole: The range that it bounds, as one expression: from Monday to Thursday.
    """

    span: Span
    sentence: int
    head: int
    first: int
    last: int
    value: str | None
    start: date | None
    end: date | None
    precision: TimePrecision | None
    relation: Literal["at", "since", "until"] = "at"
    whole: TimeMention | None = None

    def to_dict(self) -> dict[str, object]:
        """The TIME object of the output contract."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.span.text,
            "value": self.value,
            "date_start": self.start.isoformat() if self.start else None,
            "date_end": self.end.isoformat() if self.end else None,
            "precision": self.precision,
        }
