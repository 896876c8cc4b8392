"""Tables: the chapters of a codebook's tables: content, status, place, parts, parties, recipients, light verbs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import Example
from foreigndesk.codebook.parts import Parts
from foreigndesk.codebook.printed.anchors import anchor
from foreigndesk.codebook.printed.blocks import Block, Heading, Line, Paragraph, Run, Table, code, plain
from foreigndesk.codebook.printed.samples import marked
from foreigndesk.codebook.printed.wording import change_line, label
from foreigndesk.codebook.reductions import Reduction


def content_tables(codebook: Codebook) -> Iterator[Block]:
    """What a request, promise, refusal or threat becomes by what it is about."""
    if not codebook.content.tables:
        return
    yield Heading(2, "Acts about acts", anchor("chapter", "content"))
    yield Paragraph(plain("What an act of speech becomes by the act it is about; the most specific row holds."))
    for name, rows in codebook.content.tables.items():
        yield Heading(3, f"Table {name}", anchor("table", name))
        becomes = {key: change_line(change, codebook.ontology) for key, change in rows.items()}
        lines = [((code(key),), _content_of(key, codebook), becomes[key]) for key in rows]
        yield Table(("content", "", "becomes"), tuple(lines))


def _content_of(key: str, codebook: Codebook) -> Line:
    known = codebook.ontology.cameo.get(key)
    return plain(known.name if known else "")


def reductions(codebook: Codebook) -> Iterator[Block]:
    """What acts become by their status."""
    if codebook.reductions.rules:
        yield Heading(2, "Acts by their status", anchor("chapter", "reductions"))
        yield Paragraph(plain("What an act that has not taken place becomes; the first rule that fits holds."))
        rows = [
            (
                plain(", ".join(sorted(rule.types))),
                plain(", ".join(sorted(rule.statuses)) + _teller(rule)),
                change_line(rule.becomes, codebook.ontology) + _by_content(rule),
            )
            for rule in codebook.reductions.rules
        ]
        yield Table(("act", "status", "becomes"), tuple(rows))
        examples = [example for rule in codebook.reductions.rules for example in rule.examples]
        yield Table(("example", "coded"), tuple((marked(example), _coded(example)) for example in examples))


def _by_content(rule: Reduction) -> Line:
    return plain(f", more closely by table {rule.content}") if rule.content else ()


def _coded(example: Example) -> Line:
    return (Run(f"{label(example.type or '', example.mode)} ", "code"), Run(f"{example.status} ", "emphasis"))


def _teller(rule: Reduction) -> str:
    if rule.heard:
        return ", heard by the reader"
    return f", told by: {', '.join(sorted(rule.told_by))}" if rule.told_by else ""


def hosting(codebook: Codebook) -> Iterator[Block]:
    """What a shared act becomes by where it takes place."""
    if codebook.hosting:
        yield Heading(2, "Acts by their place", anchor("chapter", "hosting"))
        yield Paragraph(plain("What an act that several parties share becomes by whose country it is held in."))
        rows = [
            (
                (code(name),),
                change_line(rule.at_party, codebook.ontology),
                change_line(rule.elsewhere, codebook.ontology),
            )
            for name, rule in codebook.hosting.items()
        ]
        yield Table(("act", "in the country of a party", "elsewhere"), tuple(rows))


def parts(codebook: Codebook) -> Iterator[Block]:
    """Acts told beside an act that are part of it."""
    told = {name: getattr(codebook.parts, name) for name in Parts.__slots__}
    if any(told.values()):
        yield Heading(2, "Parts of acts", anchor("chapter", "parts"))
        yield Paragraph(
            plain("Acts told beside an act that are part of it: what it left, what it is for, what it depends on.")
        )
        yield Table(("act", "part", "words or types"), tuple(_lists(told)))


def parties(codebook: Codebook) -> Iterator[Block]:
    """Whose acts are coded, and where recipients are looked for."""
    known = codebook.parties
    if known is not None:
        yield Heading(2, "Parties", anchor("chapter", "parties"))
        asked = f"An event needs a participant of one of the sectors {', '.join(sorted(known.sectors))}"
        kinds = f", or one of the kinds {', '.join(sorted(known.kinds))}" if known.kinds else ""
        exempt = f", except {', '.join(sorted(known.exempt))}" if known.exempt else ""
        yield Paragraph(plain(f"{asked}{kinds}{exempt}; else it is turned down: {known.reason}."))
    fallback = codebook.fallback
    if fallback.slots or fallback.places:
        yield Heading(2, "Recipients that hide", anchor("chapter", "fallback"))
        yield Paragraph(plain("Where a recipient is looked for when a frame's own rule finds nobody."))
        looked = {"a participant in": fallback.slots, "those who live in": fallback.places}
        yield Table(("act", "who", "slots in order"), tuple(_lists(looked, ordered=True)))
        yield Paragraph(_types("No recipient beside several actors: ", fallback.reciprocal))
        yield Paragraph(_types("Whoever did the act pointed at is the recipient: ", fallback.blaming))


def _types(lead: str, names: Collection[str]) -> Line:
    return (Run(lead), Run(", ".join(sorted(names)) or "none"))


def _lists(told: Mapping[str, Mapping[str, Collection[str]]], *, ordered: bool = False) -> Iterator[tuple[Line, ...]]:
    for part, by_type in told.items():
        for name, words in by_type.items():
            yield (code(name),), plain(part), plain(", ".join(words if ordered else sorted(words)))


def light_verbs(codebook: Codebook) -> Iterator[Block]:
    """Verbs that only carry the act of a noun."""
    support = codebook.support
    groups = (
        ("its subject is the act's subject", support.active),
        ("its subject is the act's object", support.passive),
        ("the act is its subject", support.occur),
    )
    if any(verbs for _, verbs in groups):
        yield Heading(2, "Light verbs", anchor("chapter", "support"))
        yield Paragraph(plain("Verbs that carry the act of the noun beside them (“held talks”, “came under fire”)."))
        rows = tuple((plain(how), plain(", ".join(sorted(verbs)))) for how, verbs in groups if verbs)
        yield Table(("how", "verbs"), rows)


def domains(codebook: Codebook) -> Iterator[Block]:
    """Kinds of article in which nothing is coded."""
    if codebook.domains:
        yield Heading(2, "Articles left alone", anchor("chapter", "domains"))
        rows = [
            (
                plain(domain.reason),
                plain(", ".join(sorted(domain.classes))),
                plain(f"{domain.least} sentences and {domain.share:.0%}"),
            )
            for domain in codebook.domains
        ]
        yield Table(("because", "words of the classes", "in at least"), tuple(rows))
