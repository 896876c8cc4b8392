"""Repairs what the model's separate heads say against each other: root, voice of subjects, doubled roles.

Each repair changes one label only where another head of the model, or the tree itself, contradicts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foreigndesk.language.reading import Reading

_ROOT = -1
_NUMBERED = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
# How well a tree relation of the argument to its predicate supports a role, best first.
_SUPPORT = {
    "ARG0": ("nsubj", "obl:agent", "nmod:poss", "csubj"),
    "ARG1": ("obj", "nsubj:pass", "ccomp", "xcomp", "csubj:pass", "nmod", "nsubj"),
}


def repair_root(heads: list[int], rels: list[str], upos: Sequence[str]) -> None:
    """The root, and only the root, is called so; a verb that lost that place stands beside (``parataxis``)."""
    for token, head in enumerate(heads):
        if head == _ROOT:
            rels[token] = "root"
        elif rels[token] == "root":
            rels[token] = "parataxis" if upos[token] in _VERBAL else "dep"


def repair_voice(reading: Reading) -> None:
    """A subject is passive only if its verb is: voice flips swap actor and target (ENGINE.md §4).

    The tree's own evidence decides: an auxiliary ``aux:pass``, ``Voice=Pass``, an agent phrase, an object.
    """
    for token, rel in enumerate(reading.rels):
        if rel == "nsubj:pass" and not _may_be_passive(reading, reading.heads[token]):
            reading.rels[token] = "nsubj"


def _may_be_passive(reading: Reading, verb: int) -> bool:
    below = {rel for rel, head in zip(reading.rels, reading.heads, strict=True) if head == verb}
    if "aux:pass" in below or "obl:agent" in below:
        return True
    if reading.xpos[verb] in _FINITE:
        return False
    return "Voice=Pass" in reading.feats[verb] or "obj" not in below


def repair_roles(
    reading: Reading, predicate: int, arguments: Sequence[tuple[int, str]], certainty: Sequence[float]
) -> tuple[tuple[int, str], ...]:
    """At most one ARG0, one ARG1 … a predicate, and no active transitive clause with two ARG1.

    Args:
        reading: The sentence's tree and tags.
        predicate: Token position of the predicate.
        arguments: Head token and role of each argument.
        certainty: The model's score of each argument, or nothing if it gives none.
    """
    kept = dict(_turn_subject(reading, predicate, arguments))
    scores = dict(zip((position for position, _ in arguments), certainty, strict=False))
    for role in _NUMBERED.intersection(kept.values()):
        rivals = [position for position, label in kept.items() if label == role]
        if len(rivals) > 1:
            best = max(rivals, key=lambda p: _support(reading, predicate, p, role, scores.get(p)))
            for position in rivals:
                if position != best and not _coordinated(reading, position, best):
                    del kept[position]
    return tuple(kept.items())


def _turn_subject(
    reading: Reading, predicate: int, arguments: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """``ARG1 … ARG1`` around an active verb with subject and object: the subject acts."""
    roles = [role for _, role in arguments]
    if roles.count("ARG1") < 2 or "ARG0" in roles:
        return list(arguments)
    rels = {
        position: reading.rels[position] for position, _ in arguments if reading.heads[position] == predicate
    }
    if "obj" not in rels.values():
        return list(arguments)
    return [
        (position, "ARG0" if role == "ARG1" and rels.get(position) == "nsubj" else role)
        for position, role in arguments
    ]


def _support(
    reading: Reading, predicate: int, argument: int, role: str, certainty: float | None
) -> tuple[float, int, int]:
    order = _SUPPORT.get(role, ())
    rel = reading.rels[argument] if reading.heads[argument] == predicate else ""
    rank = len(order) - order.index(rel) if rel in order else 0
    return (certainty or 0.0, rank, -abs(argument - predicate))


def _coordinated(reading: Reading, argument: int, other: int) -> bool:
    """Conjuncts share a role and are no rivals."""
    return reading.rels[argument] == "conj" and reading.heads[argument] == other
