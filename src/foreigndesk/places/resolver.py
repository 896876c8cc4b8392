"""Resolves the toponyms of a parsed article to points on the map, and says which of them place something."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foreigndesk.knowledge.files import knowledge_dir
from foreigndesk.language.document import Document
from foreigndesk.offsets import Span
from foreigndesk.places.choosing import Surroundings, candidates
from foreigndesk.places.finding import ToponymFinder
from foreigndesk.places.lexicon import PlaceWords
from foreigndesk.places.locative import LocativeReader
from foreigndesk.places.place import Place, PlaceMention
from foreigndesk.places.series import mark_divisions
from foreigndesk.places.spelled import Spelled, spelled_out
from foreigndesk.places.table import Entry, PlaceTable
from foreigndesk.places.toponym import Toponym

_DATELINE_END = frozenset({"-", "–", "—", "--", "_"})
_DATELINE_TOKENS = 14


class PlaceResolver:
    """Resolves the places of documents; keeps nothing between them.

    Args:
        folder: Folder of ``table.bin`` and ``words.yaml``; the package's own if left out.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or knowledge_dir() / "places"
        self._words = words = PlaceWords.load(folder / "words.yaml")
        self._table = PlaceTable(folder / "table.bin")
        self._finder = ToponymFinder(self._table, words)
        self._locative = LocativeReader(words)

    def resolve(self, document: Document) -> list[PlaceMention]:
        """All toponyms in order, each with the likeliest place of its name."""
        surnames = _surnames(document)
        toponyms = [toponym for sentence in document.sentences for toponym in self._finder.find(sentence, surnames)]
        mark_divisions(toponyms)
        spelled = spelled_out(toponyms, self._words.modifiers)
        surroundings = self._surroundings(document, toponyms, spelled)
        mentions: list[PlaceMention] = []
        for position, toponym in enumerate(toponyms):
            entry, reason = spelled.get(position) or surroundings.choose(toponym)
            if position in spelled or not surroundings.is_stray(toponym, entry):
                mentions.append(self._mention(toponym, entry, reason))
        return mentions

    def _surroundings(self, document: Document, toponyms: list[Toponym], spelled: Spelled) -> Surroundings:
        names: dict[str, Sequence[Entry]] = {}
        senses: dict[str, Entry] = {}
        for position, toponym in enumerate(toponyms):
            names.setdefault(toponym.key, candidates(toponym))
            if position in spelled:
                senses.setdefault(toponym.key, spelled[position][0])
        return Surroundings(names, senses, self._peoples(document))

    def _peoples(self, document: Document) -> frozenset[str]:
        """The countries that the article names by their people: Egyptian, Russians."""
        words = (word for sentence in document.sentences for word in sentence.words if word[0].isupper())
        found = (self._table.people(word.lower()) for word in words)
        return frozenset(country for country in found if country)

    def country(self, code: str) -> Place | None:
        """A state by its ISO 3166 alpha-3 code, as a place that no words name."""
        entry = self._table.country(code)
        return None if entry is None else _place(entry, None)

    def _mention(self, toponym: Toponym, entry: Entry, reason: str) -> PlaceMention:
        sentence, head = toponym.sentence, _head(toponym)
        span = sentence.span_of(toponym.first, toponym.last)
        dateline = _in_dateline(toponym)
        state = self._table.country(entry.country) if dateline and entry.country else None
        return PlaceMention(
            place=_place(entry, span),
            sentence=sentence.index,
            head=head,
            first=toponym.first,
            last=toponym.last,
            locative=dateline or self._locative.is_locative(sentence, head, entry.kind),
            dateline=dateline,
            reason=reason,
            around=None if state is None else _place(state, span),
        )


def _place(entry: Entry, span: Span | None) -> Place:
    return Place(
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
        precision=entry.kind,
        span=span,
    )


def _surnames(document: Document) -> frozenset[str]:
    """Last words, in lower case, of the names of people that have several."""
    found = set()
    for sentence in document.sentences:
        tags = [*sentence.entities, "O"]
        for token, word in enumerate(sentence.lower):
            if tags[token] == "I-PER" and tags[token + 1] != "I-PER":
                found.add(word)
    return frozenset(found)


def _head(toponym: Toponym) -> int:
    return max(toponym.sentence.tops(toponym.first, toponym.last), default=toponym.last)


def _in_dateline(toponym: Toponym) -> bool:
    """BAMAKO, Mali (Reuters) -: at the start of the text, before a dash."""
    sentence = toponym.sentence
    if toponym.first > 3 or sentence.source[: sentence.start].strip():
        return False
    if not sentence.words[0].isupper() and not any(word in _DATELINE_END for word in sentence.words[:_DATELINE_TOKENS]):
        return False
    return any(word in _DATELINE_END for word in sentence.words[toponym.last + 1 : _DATELINE_TOKENS])
