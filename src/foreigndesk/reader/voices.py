"""Voices: the reader's probabilities for the words of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foreigndesk.reader.labels import SIDES, ReaderLabels, act_name

Shares = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Voices:
    """Probabilities by token.

    Attributes:
        labels: What the columns stand for.
        acts: (tokens, acts).
        types: (tokens, types): acts summed by type, ``NONE`` first.
        codes: (tokens, codes), given that the token tells an act.
        statuses: (tokens, statuses), likewise.
        sides: (acts' tokens, tokens, sides).
    """

    labels: ReaderLabels
    acts: Shares
    types: Shares
    codes: Shares
    statuses: Shares
    sides: Shares

    def event(self, token: int) -> float:
        """Probability that the token tells any act."""
        return float(1 - self.types[token, 0])

    def type(self, token: int, event_type: str) -> float:
        """Probability that the token tells an act of a type; 0 for types the reader does not know."""
        known = self.labels.types
        return float(self.types[token, known.index(event_type)]) if event_type in known else 0.0

    def best(self, token: int) -> str:
        """The most probable type, ``NONE`` included."""
        return self.labels.types[int(self.types[token].argmax())]

    def best_act(self, token: int) -> tuple[str, str | None, float]:
        """The most probable type but ``NONE``, its most probable mode, and the type's probability."""
        number = int(self.types[token, 1:].argmax()) + 1
        event_type = self.labels.types[number]
        acts = self.labels.acts_of(event_type)
        act = self.labels.acts[max(acts, key=lambda i: float(self.acts[token, i]))]
        return event_type, act.partition(".")[2] or None, float(self.types[token, number])

    def code(self, token: int) -> str:
        """The most probable CAMEO code to three digits."""
        return self.best_code(token)[0]

    def best_code(self, token: int) -> tuple[str, float]:
        """The most probable CAMEO code to three digits, and its probability if the token tells an act."""
        number = int(self.codes[token].argmax())
        return self.labels.codes[number], float(self.codes[token, number])

    def code_of(self, token: int, event_type: str, mode: str | None) -> str | None:
        """The most probable CAMEO code among those that go with an act, if any does."""
        codes = self.labels.codes_of.get(act_name(event_type, mode), ())
        index = self.labels.codes.index
        return max(codes, key=lambda code: float(self.codes[token, index(code)]), default=None)

    def status(self, token: int) -> str:
        """The most probable status."""
        return self.labels.statuses[int(self.statuses[token].argmax())]

    def side(self, act: int, token: int, side: str) -> float:
        """Probability that a token heads the actor or the recipient of the act a token tells."""
        return float(self.sides[act, token, SIDES.index(side)])

    def heads(self, act: int, side: str, least: float) -> list[int]:
        """The tokens that head a side of the act a token tells, with at least this probability."""
        found: list[int] = np.flatnonzero(self.sides[act, :, SIDES.index(side)] >= least).tolist()
        return found
