"""The panel: weighs the two voices, frame and reader, on every proposal, and decides who is right and how sure we are.

Agreement raises confidence; a frame that the reader does not support, or the reader without a frame, passes only
above its threshold. Weights and thresholds stand in ``knowledge/coding/panel.yaml``, fitted by ``tools/fit_panel.py``
on labelled sentences that the reader was not trained on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreigndesk.coding.findings import Findings
from foreigndesk.coding.proposal import READER, Proposal
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.reader import Hearing, Voices
from foreigndesk.reader.labels import short_code

_FARTHEST = 6.0
_ACT = 0.5
"""Probability of any act from which on the two voices differ on its type, not on whether there is one."""
_UNHEARD = frozenset({"negated", "hypothetical"})
"""Acts that did not happen are told in few examples: the reader's silence says nothing against their frames."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A logistic model of one kind of verdict.

    Attributes:
        weights: By feature, ``bias`` among them.
        least: Probability from which on it passes.
    """

    weights: Mapping[str, float]
    least: float

    def of(self, features: Mapping[str, float]) -> float:
        """Probability that an event with these features is right."""
        score = sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))


class Panel:
    """Judges proposals whose status is known.

    Args:
        frame: Of what a frame codes.
        reader: Of what the reader alone hears.
        overruled: Of the reader's type where a frame codes another one.
        code: Probability from which on the reader's CAMEO code stands instead of the frame's, on the same type.
    """

    __slots__ = ("code", "frame", "overruled", "reader")

    def __init__(self, frame: Verdict, reader: Verdict, overruled: Verdict, code: float) -> None:
        self.frame = frame
        self.reader = reader
        self.overruled = overruled
        self.code = code

    @classmethod
    def load(cls) -> Panel:
        """Read the weights that ship with the package."""
        raw = load_yaml(knowledge_dir() / "coding" / "panel.yaml")
        kinds = ("frame", "reader", "overruled")
        verdicts = {name: Verdict(raw[name]["weights"], raw[name]["least"]) for name in kinds}
        return cls(**verdicts, code=float(raw["code"]["least"]))

    def judge(self, findings: Findings, hearing: Hearing) -> Findings:
        """The findings after the panel: what passes has both voices in its trace, what does not is turned down."""
        reasons = [self._decide(proposal, hearing.of(proposal.sentence)) for proposal in findings.proposals]
        return _sifted(findings, reasons)

    def _decide(self, proposal: Proposal, voices: Voices) -> str | None:
        """Settle type, mode, code and confidence; why the proposal does not pass, or ``None`` if it does.

        Of types that the reader was not taught it is not asked.
        """
        if proposal.type not in voices.labels.types:
            return None
        token = loudest(proposal, voices)
        said = voices.best_act(token)
        heard = f"reader {said[0]} {said[2]:.2f}, none {1 - voices.event(token):.2f}"
        if proposal.coder == READER:
            proposal.confidence = self.reader.of(reader_features(proposal, voices, token))
            proposal.because("voices", f"no frame; {heard}: the reader decides")
            return self._refusal("the reader alone is too unsure", heard, proposal.confidence, self.reader.least)
        own = self.frame.of(frame_features(proposal, voices, token))
        other = self.overruled.of(overruling_features(proposal, voices, token))
        frame = f"frame {proposal.type} {proposal.confidence:.2f}"
        disputed = own < self.frame.least and voices.event(token) >= _ACT
        if said[0] != proposal.type and (disputed or (other > own and other >= self.overruled.least)):
            proposal.because("type", f"{frame}; {heard}: the reader overrules")
            proposal.type, proposal.mode = said[0], said[1]
            proposal.cameo = voices.code_of(token, said[0], said[1]) or proposal.cameo
            proposal.confidence, proposal.coder, proposal.status = other, READER, proposal.told
            return None
        agree = voices.best(token) == proposal.type
        proposal.because("voices", f"{frame}; {heard}: {'both agree' if agree else 'the frame decides'}")
        if agree:
            self._settle_code(proposal, voices, token)
        proposal.confidence = own
        if proposal.status in _UNHEARD:
            return None
        return self._refusal("the reader does not support the frame", heard, own, self.frame.least)

    def _settle_code(self, proposal: Proposal, voices: Voices, token: int) -> None:
        """The reader's code where it is sure of another one; within the same three digits the frame knows more."""
        code, share = voices.best_code(token)
        if proposal.cameo is not None and short_code(proposal.cameo) != code and share >= self.code:
            proposal.because("cameo", f"frame {proposal.cameo}; reader {code} {share:.2f}: the reader decides")
            proposal.cameo = code

    def _refusal(self, why: str, heard: str, confidence: float, least: float) -> str | None:
        return None if confidence >= least else f"{why} ({heard}; {confidence:.2f} of {least:.2f} wanted)"


def sure_enough(findings: Findings, least: float) -> Findings:
    """The findings without the proposals that are less sure than ``least``; those are turned down."""
    unsure = f"less sure than {least:.2f}"
    return _sifted(findings, [unsure if proposal.confidence < least else None for proposal in findings.proposals])


def _sifted(findings: Findings, reasons: Sequence[str | None]) -> Findings:
    """The proposals without a reason against them; the others become rejections."""
    sifted = Findings([], [*findings.rejections], findings.open)
    for proposal, reason in zip(findings.proposals, reasons, strict=True):
        if reason is None:
            sifted.proposals.append(proposal)
        else:
            sifted.rejections.append(proposal.turned_down(reason))
    return sifted


def loudest(proposal: Proposal, voices: Voices) -> int:
    """The token of a proposal's predicate in which the reader hears an act most clearly."""
    return max(sorted(proposal.words), key=voices.event)


def carriers(proposal: Proposal) -> set[int]:
    """The words that may carry a proposal's act: its predicate, and what a light verb has for an object."""
    sentence, own = proposal.sentence, proposal.words
    return own | {kid for word in own for kid in sentence.kids(word, "obj", "nsubj:pass", "xcomp", "compound:prt")}


def frame_features(proposal: Proposal, voices: Voices, token: int) -> dict[str, float]:
    """What speaks for a frame's event."""
    return {
        "bias": 1.0,
        "frame": log_odds(proposal.confidence),
        "same_type": log_odds(max(voices.type(word, proposal.type) for word in carriers(proposal))),
        "any_act": log_odds(voices.event(token)),
    }


def overruling_features(proposal: Proposal, voices: Voices, token: int) -> dict[str, float]:
    """What speaks for the reader's type where a frame codes another one."""
    return {
        "bias": 1.0,
        "frame": log_odds(proposal.confidence),
        "other_type": log_odds(voices.best_act(token)[2]),
    }


def reader_features(proposal: Proposal, voices: Voices, token: int) -> dict[str, float]:
    """What speaks for an event without a frame."""
    return {
        "bias": 1.0,
        "type": log_odds(voices.best_act(token)[2]),
        "any_act": log_odds(voices.event(token)),
        "actor": float(bool(proposal.actors)),
        "actor_country": float(any(mention.actor.country for mention in proposal.actors)),
        "recipient": float(bool(proposal.recipients)),
        "recipient_country": float(any(mention.actor.country for mention in proposal.recipients)),
        "noun": float(proposal.is_noun),
    }


def log_odds(share: float) -> float:
    """Log-odds of a probability, kept within ±6."""
    inside = min(max(share, 1e-9), 1 - 1e-9)
    return min(max(math.log(inside / (1 - inside)), -_FARTHEST), _FARTHEST)
