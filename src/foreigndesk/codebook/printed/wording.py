"""Wording: what a frame asks for and says, in words that need no knowledge of the file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foreigndesk.codebook.change import Change
from foreigndesk.codebook.frames import Condition, Content, Frame, RoleRule
from foreigndesk.codebook.ontology import Ontology
from foreigndesk.codebook.printed.anchors import anchor
from foreigndesk.codebook.printed.blocks import Line, Run, code, joined, plain

_NEEDS = {
    "any": "an actor or a recipient",
    "actor": "an actor",
    "recipient": "a recipient",
    "both": "an actor and a recipient",
    "none": "nobody: the act may stand alone",
}


def label(event_type: str, mode: str | None) -> str:
    """``TYPE`` or ``TYPE.mode``."""
    return f"{event_type}.{mode}" if mode else event_type


def cameo_line(cameo: str | None, ontology: Ontology) -> Line:
    """A CAMEO code with its name, linked to the list of codes."""
    if cameo is None:
        return plain("—")
    known = ontology.cameo.get(cameo)
    return (code(cameo, anchor("cameo", cameo) if known else None), Run(f" {known.name}" if known else ""))


def predicates(frame: Frame) -> Iterator[tuple[str, Line]]:
    """By part of speech, the frame's predicates."""
    for kind, name in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
        words = [" ".join(p.words).replace(" - ", "-") for p in frame.predicates if p.kind == kind]
        if words:
            yield name, plain(", ".join(words))


def conditions(groups: Mapping[str, tuple[Condition, ...]]) -> Line:
    """All slots with what each must be."""
    slots = [
        (code(slot), Run(" is "), *joined([condition(one) for one in group], " or ")) for slot, group in groups.items()
    ]
    return joined(slots, "; ")


def condition(asked: Condition) -> Line:
    """One condition: everything it asks of one filler."""
    parts: list[Line] = []
    if asked.classes:
        parts.append(joined([(code(name, anchor("class", name)),) for name in sorted(asked.classes)], " or "))
    if asked.words:
        parts.append(plain("“" + "”, “".join(sorted(asked.words)) + "”"))
    if asked.actor:
        kinds = ", ".join(sorted(asked.actor - {"any"}))
        parts.append(plain(f"an actor ({kinds})" if kinds else "an actor"))
    if asked.events:
        parts.append((Run("an act of "), *joined([(code(name),) for name in sorted(asked.events)], " or ")))
    if asked.markers:
        parts.append(plain("opened by “" + "” or “".join(sorted(asked.markers)) + "”"))
    if asked.auxiliaries:
        parts.append(plain("with “" + "” or “".join(sorted(asked.auxiliaries)) + "”"))
    if asked.place:
        parts.append(plain("a place"))
    if asked.presence:
        parts.append(plain(asked.presence))
    return joined(parts, ", and is ")


def role(rule: RoleRule) -> Line:
    """Where a role is found, in order of preference."""
    return joined([joined([(code(slot),) for slot in slots], " with ") for slots in rule.alternatives], ", else ")


def content(rule: Content) -> Line:
    """How the act's content decides."""
    slots = joined([(code(slot),) for slot in rule.slots], " or ")
    kept = "; the act inside is coded besides" if rule.keep else ""
    return (Run("the act in "), *slots, Run(" decides by table "), code(rule.by, anchor("table", rule.by)), Run(kept))


def change_line(change: Change, ontology: Ontology) -> Line:
    """What a table makes of an act."""
    parts: list[Line] = []
    if change.type or change.mode:
        name = label(change.type, change.mode) if change.type else f".{change.mode}"
        parts.append((Run(name, "code"),))
    if change.cameo:
        parts.append((Run("CAMEO "), *cameo_line(change.cameo, ontology)))
    if change.status:
        parts.append(plain(f"status {change.status}"))
    return joined(parts) or plain("unchanged")


def needs(frame: Frame) -> Line:
    """Which participants must be found."""
    return plain(_NEEDS[frame.needs])
