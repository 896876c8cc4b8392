"""Repairs what the model's separate heads say against each other: root, voice of subjects, doubled roles.

Each repair changes a label only where another head of the model, or the tree itself, contradicts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foreigndesk.language.reading import Reading

Argument = tuple[int, str]

_ROOT = -1
_NUMBERED = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4")
_FULL_STOP = "."
_VERBAL = frozenset({"VERB", "AUX"})
_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
# How well a tree relation of the argument to its predicate supports a role, best first.
_SUPPORT = {
    "ARG0": ("nsubj", "obl:agent", "nmod:poss", "csubj"),
    "ARG1": ("obj", "nsubj:pass", "ccomp", "xcomp", "csubj:pass", "nmod", "nsubj"),
}


def repair_root(heads: list[int], rels: list[str], upos: Sequence[str]) -> None:
    """The root, and only the root, is called so; a verb that lost that place becomes ``parataxis``."""
    for token, head in enumerate(heads):
        if head == _ROOT:
            rels[token] = "root"
        elif rels[token] == "root":
            rels[token] = "parataxis" if upos[token] in _VERBAL else "dep"


def repair_voice(reading: Reading) -> None:
    """A subject is passive only if its verb is: a flipped voice swaps actor and target.

    Without ``aux:pass`` and agent phrase a verb is active, and a finite past form, if it has an object or heads a
    full sentence: of 13 842 gold sentences with a final stop one has a passive root without auxiliary.
    """
    for token, rel in enumerate(reading.rels):
        if rel != "nsubj:pass":
            continue
        verb = reading.heads[token]
        below = _relations_below(reading, verb)
        if "aux:pass" in below or "obl:agent" in below:
            continue
        heads_sentence = reading.heads[verb] == _ROOT and reading.xpos[-1] == _FULL_STOP and "aux" not in below
        if heads_sentence or "obj" in below or "Voice=Pass" not in reading.feats[verb]:
            reading.rels[token] = "nsubj"
            if "aux" not in below and reading.xpos[verb] == "VBN":
                reading.xpos[verb], reading.feats[verb] = "VBD", _PAST


def repair_headline(reading: Reading) -> None:
    """A finite verb in front of the root noun is the headline's verb: "Mali tears up accords" is no kind of accord."""
    root = reading.heads.index(_ROOT) if _ROOT in reading.heads else 0
    if reading.upos[root] not in ("NOUN", "PROPN"):
        return
    finite = [
        token
        for token in range(root)
        if reading.heads[token] == root
        and reading.rels[token] in ("compound", "amod", "nmod", "nmod:unmarked")
        and reading.upos[token] == "VERB"
        and reading.xpos[token] in ("VBZ", "VBD", "VBP")
    ]
    if len(finite) != 1:
        return
    verb = finite[0]
    for token, head in enumerate(reading.heads):
        if head == root and token < verb:
            nominal = reading.upos[token] in ("NOUN", "PROPN", "PRON")
            reading.heads[token], reading.rels[token] = verb, "nsubj" if nominal else reading.rels[token]
        elif head == verb and verb < token < root and reading.rels[token] in ("compound", "amod", "det", "nummod"):
            reading.heads[token] = root
    reading.heads[verb], reading.rels[verb] = _ROOT, "root"
    reading.heads[root], reading.rels[root] = verb, "obj"


def repair_late_subject(reading: Reading) -> None:
    """A verb has one subject: of two, the one behind it belongs to the verb of saying that follows.

    "Mali renounced the accords, a spokesman said": the model likes to hang *spokesman* on *renounced*.
    """
    subjects = [token for token, rel in enumerate(reading.rels) if rel in ("nsubj", "nsubj:pass")]
    for late in subjects:
        verb = reading.heads[late]
        if verb >= late or not any(reading.heads[other] == verb and other < verb for other in subjects):
            continue
        host = reading.heads[verb]
        while host != _ROOT and host < late:
            host = reading.heads[host]
        if host != _ROOT and not any(reading.heads[other] == host for other in subjects):
            reading.heads[late], reading.rels[late] = host, "nsubj"


def repair_roles(
    reading: Reading, predicate: int, arguments: Sequence[Argument], certainty: Sequence[float]
) -> tuple[Argument, ...]:
    """At most one ARG0, one ARG1 … a predicate, and in an active clause with an object the subject acts.

    Args:
        reading: The sentence's tree and tags.
        predicate: Token position of the predicate.
        arguments: Head token and role of each argument, in order.
        certainty: The model's score of each argument, or nothing if it gives none.
    """
    numbered = [role for _, role in arguments if role in _NUMBERED]
    if len(numbered) == len(set(numbered)):
        return tuple(arguments)
    kept = dict(_name_actor(reading, predicate, arguments))
    scores = dict(zip((token for token, _ in arguments), certainty, strict=False))
    for role in _NUMBERED:
        rivals = [token for token, label in kept.items() if label == role]
        if len(rivals) > 1:
            best = max(rivals, key=lambda token: _support(reading, predicate, token, role, scores.get(token, 0.0)))
            for token in rivals:
                if token != best and not _is_conjunct(reading, token, best):
                    del kept[token]
    return tuple(sorted(kept.items()))


def _name_actor(reading: Reading, predicate: int, arguments: Sequence[Argument]) -> Sequence[Argument]:
    """The tree's subject becomes ARG0 where it is ARG1 beside an object that is ARG1 too."""
    if not any(role == "ARG1" and _rel_to(reading, token, predicate) == "obj" for token, role in arguments):
        return arguments
    if any(role == "ARG0" for _, role in arguments):
        return arguments
    return [
        (token, "ARG0" if role == "ARG1" and _rel_to(reading, token, predicate) == "nsubj" else role)
        for token, role in arguments
    ]


def _support(reading: Reading, predicate: int, argument: int, role: str, certainty: float) -> tuple[float, int, int]:
    order = _SUPPORT.get(role, ())
    rel = _rel_to(reading, argument, predicate)
    rank = len(order) - order.index(rel) if rel in order else 0
    return certainty, rank, -abs(argument - predicate)


def _rel_to(reading: Reading, token: int, head: int) -> str:
    return reading.rels[token] if reading.heads[token] == head else ""


def _relations_below(reading: Reading, head: int) -> set[str]:
    return {rel for rel, above in zip(reading.rels, reading.heads, strict=True) if above == head}


def _is_conjunct(reading: Reading, argument: int, other: int) -> bool:
    """Conjuncts share a role and are no rivals."""
    return reading.rels[argument] == "conj" and reading.heads[argument] == other
