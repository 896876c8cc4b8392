"""Lists: the chapters of noun classes, contexts, CAMEO codes and decisions."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.ontology import CameoCode
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
    joined,
    plain,
    prose,
)
from foreigndesk.codebook.printed.types import decision_line


def decisions(codebook: Codebook) -> Iterator[Block]:
    """What was settled where the sources contradict each other."""
    told = codebook.decisions
    if told.decisions:
        yield Heading(2, "Decisions", anchor("chapter", "decisions"))
        yield Paragraph(plain("What this codebook does where its sources contradict each other or are silent."))
        yield Bullets(tuple((Run(f"{', '.join(d.about) or 'All types'}: "), *decision_line(d)) for d in told.decisions))
    if told.sources:
        yield Heading(2, "Sources", anchor("chapter", "sources"))
        yield Bullets(tuple(plain(source) for source in told.sources))


def noun_classes(codebook: Codebook) -> Iterator[Block]:
    """The classes of nouns that frames speak of."""
    nouns = codebook.nouns
    if list(nouns):
        yield Heading(2, "Noun classes", anchor("chapter", "nouns"))
        yield Paragraph(plain("Nouns that frames ask for; a word also counts at the head of a longer compound."))
    for name in sorted(nouns):
        facts: list[tuple[str, Line]] = [("is", plain(nouns.definitions[name]))] if nouns.definitions[name] else []
        facts.append(("words", plain(", ".join(sorted(nouns.own_words(name))))))
        if included := nouns.includes.get(name):
            facts.append(("and all of", joined([(code(other, anchor("class", other)),) for other in included])))
        yield Card(anchor("class", name), (Run(name, "code"),), tuple(facts), ())


def contexts(codebook: Codebook) -> Iterator[Block]:
    """What events are about."""
    known = codebook.contexts
    if known.definitions:
        yield Heading(2, "Contexts", anchor("chapter", "contexts"))
        yield Paragraph(plain("What an event is about, told by cue words in its sentence and its article."))
        told = known.definitions.items()
        rows = [((code(name),), plain(text), plain(", ".join(known.words(name)))) for name, text in told]
        yield Table(("context", "what it is", "cues"), tuple(rows))


def cameo_codes(codebook: Codebook, coverage: Coverage) -> Iterator[Block]:
    """The CAMEO codes with Goldstein values, and by how many frames they are reached."""
    codes = codebook.ontology.cameo
    if codes:
        yield Heading(2, "CAMEO codes", anchor("chapter", "cameo"))
        yield Paragraph(plain("A code without a Goldstein value has that of the code above it."))
        for known in codes.values():
            yield _code_card(known, codebook, coverage)


def _code_card(known: CameoCode, codebook: Codebook, coverage: Coverage) -> Card:
    value = "—" if known.goldstein is None else f"{known.goldstein:g} ({known.source})"
    others = f"; {known.others}" if known.others else ""
    ways = coverage.frames_to_code(known.code)
    frames = sorted(frozenset[str]().union(*ways.values()))
    facts: list[tuple[str, Line]] = [("Goldstein", plain(value + others))]
    if frames:
        facts.append(("by", joined([(code(name, anchor("frame", name)),) for name in frames])))
    elif why := codebook.uncoded.why(known.code):
        facts.append(("not coded", prose(why)))
    return Card(anchor("cameo", known.code), (code(known.code), Run(f" {known.name}")), tuple(facts), ())
