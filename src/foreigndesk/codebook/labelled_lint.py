"""Lint of labelled sentences: words that do not stand there, and types, modes, codes and frames that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.finding import Finding
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence, occurrences
from foreigndesk.codebook.status import Status


def labelled_findings(codebook: Codebook) -> Iterator[Finding]:
    """What is wrong with the labelled sentences, in their order."""
    frames = {frame.id for frame in codebook.frames}
    ids: set[str] = set()
    texts: set[str] = set()
    for sentence in codebook.labelled:
        if sentence.id in ids:
            yield Finding(sentence.place, f"the id {sentence.id!r} is used twice")
        if sentence.text in texts:
            yield Finding(sentence.place, "the same sentence stands here twice")
        ids.add(sentence.id)
        texts.add(sentence.text)
        for event in sentence.events:
            for problem in (*_words(sentence, event), *_codes(event, codebook)):
                yield Finding(sentence.place, f"{event.trigger!r}: {problem}")
            if event.frame is not None and event.frame not in frames:
                yield Finding(sentence.place, f"{event.trigger!r}: unknown frame {event.frame!r}")


def _words(sentence: LabelledSentence, event: LabelledEvent) -> Iterator[str]:
    for name, words in event.words:
        if not occurrences(sentence.text, words):
            yield f"{name} {words!r} does not stand in the sentence as whole words"


def _codes(event: LabelledEvent, codebook: Codebook) -> Iterator[str]:
    ontology = codebook.ontology
    known = ontology.types.get(event.type)
    if known is None:
        yield f"unknown type {event.type!r}"
    elif event.mode is not None and event.mode not in known.modes:
        yield f"{event.type} has no mode {event.mode!r}"
    if event.cameo is not None and ontology.cameo and event.cameo not in ontology.cameo:
        yield f"unknown CAMEO code {event.cameo!r}"
    if event.status not in get_args(Status):
        yield f"unknown status {event.status!r}"
