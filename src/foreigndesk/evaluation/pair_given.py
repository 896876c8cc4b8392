"""The reader by itself: the CAMEO root it hears between two given parties of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from foreigndesk.language.document import Document, Sentence
from foreigndesk.offsets import Span
from foreigndesk.reader import Hearing, Voices
from foreigndesk.reader.labels import SIDES
from foreigndesk.reader.reader import CANDIDATES
from foreigndesk.reader.voices import Shares

_ELSEWHERE = 0.05
"""Share of a side that does not stand in the sentence."""
_AT_LEAST = 0.01


def root_between(
    document: Document,
    hearing: Hearing,
    sources: Sequence[Span],
    targets: Sequence[Span],
    names: Mapping[str, str],
) -> str | None:
    """The name of the likeliest root, summed over the words that may tell the act and have the parties as sides.

    Args:
        document: The parsed sentence, or more than one.
        hearing: What the reader says of it.
        sources: Mentions of who acts.
        targets: Mentions of to whom.
        names: Names of the roots by their two digits; codes of other roots are left out.
    """
    shares: dict[str, float] = defaultdict(float)
    for sentence in document.sentences:
        voices = hearing.of(sentence)
        weights = _weights(sentence, voices, sources, targets)
        for number, code in enumerate(voices.labels.codes):
            name = names.get(code[:2])
            if name is not None:
                shares[name] += float(weights @ voices.codes[:, number])
    return max(shares, key=lambda name: shares[name], default=None)


def _weights(sentence: Sentence, voices: Voices, sources: Sequence[Span], targets: Sequence[Span]) -> Shares:
    """How likely each word tells an act of these parties."""
    may = np.array([upos in CANDIDATES for upos in sentence.upos], np.float32)
    weights: Shares = may * (1 - voices.types[:, 0])
    for side, spans in zip(SIDES[1:], (sources, targets), strict=True):
        tokens = list(_tokens(sentence, spans))
        shares = voices.sides[:, tokens, SIDES.index(side)].max(axis=1) if tokens else _ELSEWHERE
        weights = weights * (shares + _AT_LEAST)
    return weights


def _tokens(sentence: Sentence, spans: Iterable[Span]) -> Iterable[int]:
    spans = list(spans)
    for token, (start, end) in enumerate(zip(sentence.starts, sentence.ends, strict=True)):
        if any(start < span.end and span.start < end for span in spans):
            yield token
