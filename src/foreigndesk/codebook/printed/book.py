"""Book: a whole codebook as blocks, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.printed import lists, tables
from foreigndesk.codebook.printed.anchors import anchor
from foreigndesk.codebook.printed.blocks import Block, Bullets, Heading, Line, Paragraph, Run, Table, code, plain
from foreigndesk.codebook.printed.types import QUADS, readings_that_are_none, type_chapter


def book(codebook: Codebook) -> Iterator[Block]:
    """Every chapter of a codebook."""
    coverage = Coverage(codebook)
    yield Heading(1, "The codebook", anchor("chapter", "codebook"))
    yield Paragraph(plain(_size(codebook)))
    yield from _guide()
    yield _types(codebook)
    yield from lists.decisions(codebook)
    for event_type in codebook.ontology.types.values():
        yield from type_chapter(event_type, codebook, coverage)
    yield from readings_that_are_none(codebook)
    yield from lists.noun_classes(codebook)
    for chapter in (
        tables.content_tables,
        tables.reductions,
        tables.hosting,
        tables.parts,
        tables.parties,
        tables.light_verbs,
        tables.domains,
    ):
        yield from chapter(codebook)
    yield from lists.contexts(codebook)
    yield from lists.cameo_codes(codebook, coverage)


def _size(codebook: Codebook) -> str:
    predicates = {(p.kind, p.words) for frame in codebook.frames for p in frame.predicates}
    examples = sum(len(frame.examples) + len(frame.counters) for frame in codebook.frames)
    modes = sum(len(event_type.modes) for event_type in codebook.ontology.types.values())
    return (
        f"{len(codebook.ontology.types)} event types, {modes} modes, "
        f"{len(codebook.frames)} frames with {len(predicates)} predicates and {examples} examples, "
        f"{len(list(codebook.nouns))} noun classes. Fingerprint {codebook.fingerprint}."
    )


def _guide() -> Iterator[Block]:
    yield Heading(2, "How to read it", anchor("chapter", "guide"))
    yield Bullets(
        (
            plain("A frame says which predicate with which arguments means which act, and who is actor and recipient."),
            (
                Run("Arguments are slots: "),
                *(run for slot in ("subject", "object", "indirect", "clause") for run in (code(slot), Run(", "))),
                Run("and each preposition by its own name. Subject and object are the logical ones."),
            ),
            plain("Of frames that fit, the one with more words wins, then the one that asks more of its arguments."),
            (
                Run("In examples "),
                Run("the trigger", "trigger"),
                Run(", "),
                Run("the actor", "actor"),
                Run(" and "),
                Run("the recipient", "recipient"),
                Run(" are marked; sentences that must not be coded so stand below, with the reason."),
            ),
        )
    )


def _types(codebook: Codebook) -> Table:
    rows: list[tuple[Line, ...]] = [
        (
            (code(t.name, anchor("type", t.name)),),
            plain(f"{t.quad} {QUADS.get(t.quad, '')}"),
            plain(f"{t.intensity:g}"),
            plain(t.definition),
        )
        for t in codebook.ontology.types.values()
    ]
    return Table(("type", "quad class", "intensity", "what it is"), tuple(rows))
