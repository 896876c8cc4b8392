"""Fits the panel on labelled sentences that its reader was not trained on: how far each voice is to be believed.

An event is right when a labelled event of its type stands at its trigger. Weights are ridge-regularised logistic
regressions by Newton's method; thresholds have the best F1 over the typed
triggers; of those as good the surest is taken.
Usage: ``python tools/fit_panel.py READER [LABELLED.jsonl…] > …/panel.yaml``; READER is what ``foreigndesk train
--hold-out`` wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from logistic import fit

from foreigndesk.article import Article
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence, occurrences, read_labelled_file
from foreigndesk.coding.findings import Findings
from foreigndesk.coding.panel import Panel, Verdict, frame_features, loudest, overruling_features, reader_features
from foreigndesk.coding.proposal import READER, Proposal
from foreigndesk.desk.desk import Desk
from foreigndesk.learning.items import is_held_out
from foreigndesk.reader import Hearing
from foreigndesk.reader.labels import short_code

_RIDGE = 2.0
_AS_GOOD = 0.003
_NEVER = Verdict({}, 2.0)
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.1)
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Heard:
    """One proposal: what speaks for it, what is right at its trigger, and how the two CAMEO codes do where they differ.

    ``code`` holds the share of the reader's code, and whether the reader's and the frame's are right.
    """

    kind: str
    features: Features
    right: bool
    overruling: Features
    other_right: bool
    differs: bool
    code: tuple[float, bool, bool] | None


class Recorder(Panel):
    """Stands in for the panel while the desk codes, and remembers every proposal."""

    def __init__(self) -> None:
        super().__init__(_NEVER, _NEVER, _NEVER, 1.1)
        self.sentence: LabelledSentence | None = None
        self.heard: list[Heard] = []

    def judge(self, findings: Findings, hearing: Hearing) -> Findings:
        """Remember all, judge none."""
        for proposal in findings.proposals:
            voices = hearing.of(proposal.sentence)
            token = loudest(proposal, voices)
            events = self._events_at(proposal)
            types = {event.type for event in events}
            said = voices.best_act(token)[0]
            own = reader_features if proposal.coder == READER else frame_features
            self.heard.append(
                Heard(
                    "reader" if proposal.coder == READER else "frame",
                    own(proposal, voices, token),
                    proposal.type in types,
                    overruling_features(proposal, voices, token),
                    said in types,
                    said != proposal.type,
                    _code(proposal, voices.best_code(token), events) if voices.best(token) == proposal.type else None,
                )
            )
        return findings

    def _events_at(self, proposal: Proposal) -> list[LabelledEvent]:
        assert self.sentence is not None
        text, span = self.sentence.text, proposal.trigger
        return [
            event
            for event in self.sentence.events
            if any(start <= span.end + 12 and span.start <= end + 12 for start, end in occurrences(text, event.trigger))
        ]


def _code(
    proposal: Proposal, said: tuple[str, float], events: Sequence[LabelledEvent]
) -> tuple[float, bool, bool] | None:
    codes = {short_code(event.cameo) for event in events if event.cameo and event.type == proposal.type}
    if proposal.coder == READER or proposal.cameo is None or not codes:
        return None
    return said[1], said[0] in codes, short_code(proposal.cameo) in codes


def best_code_threshold(codes: Sequence[tuple[float, bool, bool]]) -> float:
    """From which probability on the reader's code is taken, for the most right codes."""
    return max(_STEPS, key=lambda step: sum(reader if share >= step else frame for share, reader, frame in codes))


def best_threshold(
    shares: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], wanted: int, found: int, said: int
) -> float:
    """The highest threshold whose F1 is near the best, where ``found`` of ``said`` others are right of ``wanted``."""
    steps = np.arange(0.05, 0.9, 0.05)
    scores = [2 * (found + right[shares >= s].sum()) / (wanted + said + (shares >= s).sum()) for s in steps]
    return max(float(s.round(2)) for s, score in zip(steps, scores, strict=True) if score >= max(scores) - _AS_GOOD)


def main() -> None:
    """Print the knowledge file."""
    desk = Desk(reader=sys.argv[1])
    recorder = desk.panel = Recorder()
    more = [s for path in sys.argv[2:] for s in read_labelled_file(Path(path))]
    sentences = [s for s in desk.codebook.labelled if is_held_out(s.id)] + more
    for sentence in sentences:
        recorder.sentence = sentence
        desk.code_article(Article(text=sentence.text))
    by_kind = {kind: [h for h in recorder.heard if h.kind == kind] for kind in ("frame", "reader")}
    weights = {
        kind: fit([h.features for h in heard], [h.right for h in heard], _RIDGE) for kind, heard in by_kind.items()
    }
    differing = [h for h in by_kind["frame"] if h.differs]
    weights["overruled"] = fit([h.overruling for h in differing], [h.other_right for h in differing], _RIDGE)
    wanted = sum(len(s.events) for s in sentences)
    least = _thresholds(by_kind, weights, wanted)
    write = sys.stdout.write
    write("# How far the panel believes frame and reader; see coding/panel.py. Generated by tools/fit_panel.py from\n")
    write(f"# {len(recorder.heard)} proposals in {len(sentences)} labelled sentences unknown to the reader.\n")
    code = best_code_threshold([h.code for h in by_kind["frame"] if h.code is not None])
    write(f"code:\n  least: {code}\n")
    for kind, found in weights.items():
        write(f"{kind}:\n  least: {least[kind]}\n  weights: {{{', '.join(f'{k}: {v}' for k, v in found.items())}}}\n")


def _thresholds(
    by_kind: Mapping[str, Sequence[Heard]], weights: Mapping[str, dict[str, float]], wanted: int
) -> dict[str, float]:
    shares, right = {}, {}
    for kind, heard in by_kind.items():
        shares[kind] = np.array([Verdict(weights[kind], 0).of(h.features) for h in heard])
        right[kind] = np.array([h.right for h in heard])
    least = {"reader": 0.5, "frame": 0.0, "overruled": 0.5}
    for kind, other in (("frame", "reader"), ("reader", "frame")) * 2:
        passed = shares[other] >= least[other]
        found, said = int(right[other][passed].sum()), int(passed.sum())
        least[kind] = best_threshold(shares[kind], right[kind], wanted, found, said)
    for kind in ("frame", "reader"):
        passed = shares[kind] >= least[kind]
        sys.stderr.write(f"{kind}: {passed.sum()} of {len(passed)} pass, {right[kind][passed].mean():.3f} right\n")
    return least


if __name__ == "__main__":
    main()
