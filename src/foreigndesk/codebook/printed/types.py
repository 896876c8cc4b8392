"""Types: the chapter of each event type: what it is and is not, its modes, its frames with their examples."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.decisions import Decision
from foreigndesk.codebook.frames import NO_EVENT, Frame
from foreigndesk.codebook.ontology import EventType
from foreigndesk.codebook.printed.anchors import anchor
from foreigndesk.codebook.printed.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Line,
    Paragraph,
    Run,
    Table,
    code,
    plain,
    prose,
)
from foreigndesk.codebook.printed.samples import samples
from foreigndesk.codebook.printed.wording import cameo_line, conditions, content, label, needs, predicates, role

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def type_chapter(event_type: EventType, codebook: Codebook, coverage: Coverage) -> Iterator[Block]:
    """What an event type is, then its frames by mode."""
    yield Heading(2, event_type.name, anchor("type", event_type.name))
    yield Paragraph(plain(event_type.definition + "."))
    if event_type.excludes:
        yield Paragraph((Run("It is not: ", "strong"), Run(event_type.excludes + ".")))
    quad = f"Quad class {event_type.quad} ({QUADS.get(event_type.quad, '')}); intensity {event_type.intensity:g}"
    recipient = "required" if event_type.needs_recipient else "optional"
    yield Paragraph(plain(f"{quad}; recipient {recipient}."))
    decided = codebook.decisions.about(event_type.name)
    if decided:
        yield Bullets(tuple(decision_line(decision) for decision in decided))
    if event_type.modes:
        yield _modes(event_type, coverage)
    yield from _frames(event_type, codebook)


def readings_that_are_none(codebook: Codebook) -> Iterator[Block]:
    """Readings of event predicates that are no event."""
    frames = codebook.frames_of(NO_EVENT)
    if frames:
        yield Heading(2, "No event", anchor("type", NO_EVENT))
        yield Paragraph(plain("Readings that are something else; where one fits best, nothing is coded."))
        for frame in frames:
            yield card(frame, codebook)


def decision_line(decision: Decision) -> Line:
    """What stands where, what was decided, and why."""
    told = f"{decision.decision[:1].upper()}{decision.decision[1:]}. "
    return (Run(told.replace("`", ""), "strong"), *prose(f"The sources: {decision.found}. Why: {decision.why}."))


def _modes(event_type: EventType, coverage: Coverage) -> Table:
    rows = [
        (
            (code(mode.name, anchor("type", f"{event_type.name}.{mode.name}")),),
            plain(f"{mode.intensity:g}"),
            plain(mode.definition),
            plain(str(len(coverage.frames_to_mode(event_type.name, mode.name)))),
        )
        for mode in event_type.modes.values()
    ]
    return Table(("mode", "intensity", "what it is", "frames that reach it"), tuple(rows))


def _frames(event_type: EventType, codebook: Codebook) -> Iterator[Block]:
    frames = codebook.frames_of(event_type.name)
    for mode in (None, *event_type.modes):
        within = [frame for frame in frames if frame.mode == mode]
        if within:
            name = label(event_type.name, mode) if mode else f"{event_type.name}, no mode"
            yield Heading(3, name, anchor("type", f"{event_type.name}.{mode or 'no-mode'}"))
            for frame in within:
                yield card(frame, codebook)


def card(frame: Frame, codebook: Codebook) -> Card:
    """One frame with its examples."""
    title = (Run(frame.id, "code"), Run(" "), Run(label(frame.type, frame.mode), "strong"))
    return Card(anchor("frame", frame.id), title, tuple(_facts(frame, codebook)), tuple(samples(frame)))


def _facts(frame: Frame, codebook: Codebook) -> Iterator[tuple[str, Line]]:
    yield from predicates(frame)
    if frame.when:
        yield "when", conditions(frame.when)
    if frame.unless:
        yield "unless", conditions(frame.unless)
    if frame.reason:
        yield "it is", plain(frame.reason)
    if frame.content:
        yield "content", content(frame.content)
    if frame.cameo:
        yield "CAMEO", cameo_line(frame.cameo, codebook.ontology)
    if frame.actor.alternatives:
        yield "actor", role(frame.actor)
    if frame.recipient.alternatives:
        yield "recipient", role(frame.recipient)
    if frame.type != NO_EVENT and frame.needs != "any":
        yield "needs", needs(frame)
    if frame.absorbs:
        yield "takes in", plain("acts told in its " + ", ".join(frame.absorbs))
    if frame.of == "subject":
        yield "of", plain("the of-phrase names the subject")
