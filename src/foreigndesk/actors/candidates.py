"""Everybody whom a phrase could stand for: bearers of the names in it, of a bare surname, and of the office it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foreigndesk.actors.actor import ActorMention
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.office import home, sectors_on
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.view import SentenceView, view_of
from foreigndesk.language.document import Document

_NEIGHBOURS = 1
"""How many holders of an office before and after the one in question are shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who bears a name or office that stands in the phrase.

    Attributes:
        text: The words of the phrase that name it.
        name: Canonical name.
        kind: State, organisation, person and so on.
        country: Its country on the day asked for.
        sectors: Its sectors on that day.
        code: Its CAMEO-style code.
        wikidata: Item identifier.
        note: Its office, and when it was held.
        chosen: Whether the answer rests on it.
    """

    text: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    code: str | None
    wikidata: str | None
    note: str
    chosen: bool


class CandidateFinder:
    """Finds the candidates of a phrase.

    Args:
        knowledge: What is known of names, offices and roles.
    """

    def __init__(self, knowledge: ActorKnowledge) -> None:
        self._knowledge = knowledge

    def find(self, document: Document, on: date | None, mentions: list[ActorMention]) -> tuple[Candidate, ...]:
        """The candidates in the order of the words that name them, each once."""
        chosen = {mention.actor.name for mention in mentions}
        found: dict[tuple[str, str], Candidate] = {}
        for sentence in document.sentences:
            view = view_of(sentence, self._knowledge)
            own = [mention for mention in mentions if mention.sentence == sentence.index]
            for text, record in (*_named(view), *self._surnamed(view, own), *self._in_office(view, own, on)):
                found.setdefault((text, record.name), self._candidate(text, record, on, record.name in chosen))
        return tuple(found.values())

    def _surnamed(self, view: SentenceView, mentions: list[ActorMention]) -> Iterator[tuple[str, NameRecord]]:
        """Bearers of a surname that stands alone or after a title."""
        for mention in mentions:
            text = view.sentence.words[mention.head]
            if (
                mention.kind == "name"
                and view.sentence.upos[mention.head] == "PROPN"
                and mention.head not in view.hit_at
            ):
                yield from ((text, record) for record in self._knowledge.people.of_surname(text))

    def _in_office(
        self, view: SentenceView, mentions: list[ActorMention], on: date | None
    ) -> Iterator[tuple[str, NameRecord]]:
        """Holders of the office that a role says: the one of the day, and those before and after him."""
        for mention in mentions:
            role, country = view.role_at.get(mention.head), mention.actor.country
            office = " ".join(role.role.words) if role is not None else ""
            if country is not None and office in self._knowledge.words.incumbents:
                text = view.sentence.span_of(mention.first, mention.last).text
                yield from ((text, record) for record in self._around(country, office, on))

    def _around(self, country: str, office: str, on: date | None) -> list[NameRecord]:
        terms = sorted(
            (
                (term.start or date.min, record.name, record)
                for record in self._knowledge.people.of_office(country, office)
                for term in record.terms
                if term.office.lower() == office
            ),
            key=lambda entry: entry[:2],
        )
        begun = sum(1 for start, _, _ in terms if on is None or start <= on)
        first = max(0, begun - 1 - _NEIGHBOURS)
        return list({name: record for _, name, record in terms[first : begun + _NEIGHBOURS]}.values())

    def _candidate(self, text: str, record: NameRecord, on: date | None, chosen: bool) -> Candidate:
        term = record.term(on)
        last = term or record.last_term(on)
        words = self._knowledge.words
        country = last.country if last and last.country else home(record, on, words)
        sectors = term.sectors if term else record.sectors
        if record.kind == "person":
            sectors = sectors_on(record, on, words)
        code = actor_code(country, sectors, record.cameo, words.cameo_sectors)
        note = f"{last.office} {last.start or ''}–{last.end or ''}".strip() if last else ""
        return Candidate(text, record.name, record.kind, country, sectors, code, record.wikidata, note, chosen)


def _named(view: SentenceView) -> Iterator[tuple[str, NameRecord]]:
    for hit in view.hits:
        text = view.sentence.span_of(hit.first, hit.last).text
        yield from ((text, record) for record in hit.bearers())
