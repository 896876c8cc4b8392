"""Gaps: what a codebook lacks without being wrong: unreached codes, thin modes, idle noun classes, hidden frames."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.codebook import Codebook, Entry
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.finding import Finding
from foreigndesk.codebook.frames import Frame
from foreigndesk.codebook.lines import Lines

_ENOUGH_FRAMES = 3


def gaps(codebook: Codebook) -> Iterator[Finding]:
    """All gaps; ``foreigndesk codebook lint --strict`` lists them."""
    coverage = Coverage(codebook)
    yield from _codes(codebook, coverage)
    yield from _modes(codebook, coverage)
    yield from _idle_classes(codebook)
    yield from _hidden_frames(codebook)


def _codes(codebook: Codebook, coverage: Coverage) -> Iterator[Finding]:
    reached = coverage.codes()
    for code in codebook.ontology.cameo.values():
        explained = codebook.uncoded.why(code.code)
        if code.code not in reached and explained is None:
            problem = f"CAMEO {code.code} ({code.name}) is neither reached by a frame nor explained in uncoded.yaml"
            yield Finding(str(codebook.folder / "cameo.csv"), problem)
        elif code.code in reached and explained is not None:
            frames = sorted(set().union(*coverage.frames_to_code(code.code).values()))
            problem = f"CAMEO {code.code} ({code.name}) is said not to be coded, and {frames[0]} codes it"
            yield Finding(str(codebook.uncoded.path), problem)


def _modes(codebook: Codebook, coverage: Coverage) -> Iterator[Finding]:
    for event_type in codebook.ontology.types.values():
        for mode in event_type.modes:
            count = len(coverage.frames_to_mode(event_type.name, mode))
            if count < _ENOUGH_FRAMES:
                place = str(codebook.folder / "types" / f"{event_type.name}.yaml")
                yield Finding(place, f"mode {mode!r} is reached by {count} frames; write {_ENOUGH_FRAMES - count} more")


def _idle_classes(codebook: Codebook) -> Iterator[Finding]:
    used = {
        name
        for frame in codebook.frames
        for conditions in (frame.when, frame.unless)
        for group in conditions.values()
        for condition in group
        for name in condition.classes
    }
    used |= {name for domain in codebook.domains for name in domain.classes}
    pending = list(used & set(codebook.nouns))
    while pending:
        fresh = set(codebook.nouns.includes.get(pending.pop(), ())) - used
        used |= fresh
        pending.extend(fresh)
    for name in codebook.nouns:
        if name not in used:
            yield Finding(str(codebook.folder / "nouns"), f"no frame uses the noun class {name!r}")


def _hidden_frames(codebook: Codebook) -> Iterator[Finding]:
    """Frames of whose predicates each is always taken by another frame first."""
    lines = Lines()
    for frame in codebook.frames:
        owners = [_owner(codebook, entry) for entry in _entries(codebook, frame)]
        if owners and all(owners):
            first = next(owner for owner in owners if owner)
            yield Finding(lines.place(frame), f"can never match: {first.id} asks for no more and comes first")


def _entries(codebook: Codebook, frame: Frame) -> Iterator[Entry]:
    for predicate in frame.predicates:
        for entry in codebook.entries(predicate.kind, predicate.lemma):
            if entry.frame is frame and entry.predicate == predicate:
                yield entry


def _owner(codebook: Codebook, entry: Entry) -> Frame | None:
    """The frame that matches wherever an entry would, and is asked before it."""
    for other in codebook.entries(entry.predicate.kind, entry.predicate.lemma):
        if other is entry:
            return None
        if other.predicate == entry.predicate and _asks_no_more(other.frame, entry.frame):
            return other.frame
    return None


def _asks_no_more(one: Frame, other: Frame) -> bool:
    """Whether every condition of one frame follows from those of the other, as far as their wording tells."""
    wanted = all(slot in other.when and set(other.when[slot]) <= set(group) for slot, group in one.when.items())
    barred = all(set(group) <= set(other.unless.get(slot, ())) for slot, group in one.unless.items())
    return wanted and barred and one.of == other.of
