"""Lint: finds what is wrong in a codebook before it is used. Every finding names its file and frame."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.change import Change
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.finding import Finding
from foreigndesk.codebook.frames import NO_EVENT, Condition, Example, Frame
from foreigndesk.codebook.labelled_lint import labelled_findings
from foreigndesk.codebook.lines import Lines
from foreigndesk.codebook.reductions import Reduction


def lint(codebook: Codebook) -> Iterator[Finding]:
    """All findings: frame by frame, then tables, modes without a frame, overlapping frames, labelled sentences."""
    lines = Lines()
    for frame in codebook.frames:
        for problem in _problems(frame, codebook):
            yield Finding(lines.place(frame), problem)
    yield from _tables(codebook)
    yield from _unreachable_modes(codebook)
    yield from _overlaps(codebook, lines)
    yield from labelled_findings(codebook)


def _problems(frame: Frame, codebook: Codebook) -> Iterator[str]:
    ontology = codebook.ontology
    if frame.type != NO_EVENT:
        if frame.type not in ontology.types:
            yield f"unknown type {frame.type!r}"
        elif frame.mode is not None and frame.mode not in ontology.types[frame.type].modes:
            yield f"{frame.type} has no mode {frame.mode!r}"
        if frame.cameo is not None and ontology.cameo and frame.cameo not in ontology.cameo:
            yield f"unknown CAMEO code {frame.cameo!r}"
        if not (frame.actor.alternatives or frame.recipient.alternatives) and frame.needs != "none":
            yield "names neither actor nor recipient"
    elif not frame.reason:
        yield "a NONE frame needs a `reason`"
    if not frame.predicates:
        yield "has no verbs, nouns or adjectives"
    if not frame.examples:
        yield "has no example"
    for conditions in (frame.when, frame.unless):
        for group in conditions.values():
            for condition in group:
                yield from _condition_problems(condition, codebook)
    if frame.content and frame.content.by not in codebook.content.tables:
        yield f"unknown content table {frame.content.by!r}"
    for example in (*frame.examples, *frame.counters):
        yield from _example_problems(example)


def _condition_problems(condition: Condition, codebook: Codebook) -> Iterator[str]:
    for name in sorted(condition.classes):
        if name not in codebook.nouns:
            yield f"unknown noun class {name!r}"
    for name in sorted(condition.events):
        if not _is_known(name, codebook):
            yield f"unknown type or mode {name!r} in a condition"


def _is_known(name: str, codebook: Codebook) -> bool:
    """Whether a name is a type, or a type with one of its modes."""
    event_type, _, mode = name.partition(".")
    known = codebook.ontology.types.get(event_type)
    return known is not None and (not mode or mode in known.modes)


def _example_problems(example: Example) -> Iterator[str]:
    for field in ("trigger", "actor", "recipient"):
        words = getattr(example, field)
        if words is not None and words not in example.text:
            yield f"{field} {words!r} does not stand in the example {example.text!r}"


def _tables(codebook: Codebook) -> Iterator[Finding]:
    """Codes, types and modes that a table names and the ontology does not know."""
    folder = codebook.folder
    changes = [
        ("content.yaml", f"{table}, {key}", change)
        for table, rows in codebook.content.tables.items()
        for key, change in rows.items()
    ]
    changes += [("reductions.yaml", r.name, r.becomes) for r in codebook.reductions.rules]
    for name, hosting in codebook.hosting.items():
        changes += [("hosting.yaml", name, hosting.at_party), ("hosting.yaml", name, hosting.elsewhere)]
    for file, row, change in changes:
        for problem in _change_problems(change, codebook):
            yield Finding(f"{folder / file}: {row}", problem)
    for rule in codebook.reductions.rules:
        for problem in _rule_problems(rule, codebook):
            yield Finding(f"{folder / 'reductions.yaml'}: {rule.name}", problem)
    for pattern in codebook.uncoded.unknown(codebook.ontology.cameo):
        yield Finding(str(codebook.uncoded.path), f"explains the unknown CAMEO code {pattern!r}")


def _rule_problems(rule: Reduction, codebook: Codebook) -> Iterator[str]:
    if not rule.examples:
        yield "has no example"
    if rule.content is not None and rule.content not in codebook.content.tables:
        yield f"unknown content table {rule.content!r}"
    for example in rule.examples:
        yield from _example_problems(example)


def _change_problems(change: Change, codebook: Codebook) -> Iterator[str]:
    ontology = codebook.ontology
    known = ontology.types.get(change.type) if change.type else None
    if change.type not in (None, NO_EVENT, *ontology.types):
        yield f"unknown type {change.type!r}"
    if known is not None and change.mode and change.mode not in known.modes:
        yield f"{known.name} has no mode {change.mode!r}"
    if change.cameo is not None and ontology.cameo and change.cameo not in ontology.cameo:
        yield f"unknown CAMEO code {change.cameo!r}"


def _unreachable_modes(codebook: Codebook) -> Iterator[Finding]:
    reached: set[tuple[str | None, str | None]] = {(frame.type, frame.mode) for frame in codebook.frames}
    for rows in codebook.content.tables.values():
        reached |= {(change.type, change.mode) for change in rows.values()}
        modes = {change.mode for change in rows.values()}
        reached |= {(frame.type, mode) for frame in codebook.frames if frame.content for mode in modes}
    for event_type in codebook.ontology.types.values():
        for mode in event_type.modes:
            if (event_type.name, mode) not in reached:
                yield Finding(f"{codebook.folder}/types/{event_type.name}.yaml", f"no frame reaches mode {mode!r}")


def _overlaps(codebook: Codebook, lines: Lines) -> Iterator[Finding]:
    """Frames with the same predicate, conditions and priority but different codes: only file order decides."""
    seen: dict[object, Frame] = {}
    for frame in codebook.frames:
        conditions = tuple(sorted((slot, repr(group)) for slot, group in frame.when.items()))
        unless = tuple(sorted((slot, repr(group)) for slot, group in frame.unless.items()))
        for predicate in frame.predicates:
            key = (predicate, conditions, unless, frame.priority)
            other = seen.setdefault(key, frame)
            if other is not frame and (other.type, other.mode, other.cameo) != (
                frame.type,
                frame.mode,
                frame.cameo,
            ):
                yield Finding(lines.place(frame), f"“{' '.join(predicate.words)}” is also coded by {other.id}")
