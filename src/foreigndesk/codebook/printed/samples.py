"""Samples: examples and counter-examples with trigger, actor and recipient marked in their sentence."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.frames import Example, Frame
from foreigndesk.codebook.printed.blocks import Line, Run, Sample, Style
from foreigndesk.codebook.printed.wording import label


def samples(frame: Frame) -> Iterator[Sample]:
    """The examples of a frame, then what is none."""
    for example in frame.examples:
        yield Sample(marked(example), tuple(_note(example, frame)), counter=False)
    for counter in frame.counters:
        yield Sample(marked(counter), tuple(_why_not(counter)), counter=True)


def marked(example: Example) -> Line:
    """The sentence in runs; where marks overlap, the trigger's is kept, then the actor's."""
    wanted: list[tuple[Style, str | None]] = [
        ("trigger", example.trigger),
        ("actor", example.actor),
        ("recipient", example.recipient),
    ]
    spans: list[tuple[int, int, Style]] = []
    for style, words in wanted:
        start = _free(example.text, words, spans) if words else None
        if start is not None and words:
            spans.append((start, start + len(words), style))
    return tuple(_runs(example.text, sorted(spans)))


def _free(text: str, words: str, taken: list[tuple[int, int, Style]]) -> int | None:
    """Where the words first stand clear of what is marked already."""
    start = text.find(words)
    while start >= 0 and any(start < end and first < start + len(words) for first, end, _ in taken):
        start = text.find(words, start + 1)
    return start if start >= 0 else None


def _runs(text: str, spans: list[tuple[int, int, Style]]) -> Iterator[Run]:
    position = 0
    for start, end, style in spans:
        if start > position:
            yield Run(text[position:start])
        yield Run(text[start:end], style)
        position = end
    if position < len(text):
        yield Run(text[position:])


def _note(example: Example, frame: Frame) -> Iterator[Run]:
    """What the example says beyond its frame."""
    if (example.type, example.mode) != (frame.type, frame.mode) and example.type:
        yield Run(f"{label(example.type, example.mode)} ", "code")
    if example.cameo and example.cameo != frame.cameo:
        yield Run(f"CAMEO {example.cameo} ", "code")
    if example.status:
        yield Run(f"{example.status} ", "emphasis")
    if example.why:
        yield Run(example.why)


def _why_not(counter: Example) -> Iterator[Run]:
    if counter.type:
        yield Run(f"{label(counter.type, counter.mode)} ", "code")
    if counter.why:
        yield Run(counter.why)
