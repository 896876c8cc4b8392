"""Resolves the toponyms of a parsed article to points on the map, and says which of them place something."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from foreigndesk.knowledge.files import knowledge_dir
from foreigndesk.language.document import Document
from foreigndesk.places.choosing import Surroundings, candidates, choose, inside, is_sure, prior
from foreigndesk.places.finding import Toponym, ToponymFinder
from foreigndesk.places.lexicon import PlaceWords
from foreigndesk.places.locative import LocativeReader
from foreigndesk.places.place import Place, PlaceMention
from foreigndesk.places.table import Entry, PlaceTable

_DATELINE_END = frozenset({"-", "–", "—", "--", "_"})
_DATELINE_TOKENS = 14


class PlaceResolver:
    """Resolves the places of documents; keeps nothing between them.

    Args:
        folder: Folder of ``table.bin`` and ``words.yaml``; the package's own if left out.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or knowledge_dir() / "places"
        words = PlaceWords.load(folder / "words.yaml")
        self._finder = ToponymFinder(PlaceTable(folder / "table.bin"), words)
        self._locative = LocativeReader(words)

    def resolve(self, document: Document) -> list[PlaceMention]:
        """All toponyms in order, each with the likeliest place of its name."""
        toponyms = [toponym for sentence in document.sentences for toponym in self._finder.find(sentence)]
        spelled = _spelled_out(toponyms)
        surroundings = _surroundings(toponyms, spelled)
        mentions: list[PlaceMention] = []
        for position, toponym in enumerate(toponyms):
            entry, reason = spelled.get(position) or choose(toponym, surroundings)
            mentions.append(self._mention(toponym, entry, reason))
        return mentions

    def _mention(self, toponym: Toponym, entry: Entry, reason: str) -> PlaceMention:
        sentence, head = toponym.sentence, _head(toponym)
        dateline = _in_dateline(toponym)
        return PlaceMention(
            place=Place(
                name=entry.name,
                country=entry.country,
                admin1=entry.admin1,
                latitude=entry.latitude,
                longitude=entry.longitude,
                geonames_id=entry.geonames_id,
                precision=entry.kind,
                span=sentence.span_of(toponym.first, toponym.last),
            ),
            sentence=sentence.index,
            head=head,
            first=toponym.first,
            last=toponym.last,
            locative=dateline or self._locative.is_locative(sentence, head, entry.kind),
            dateline=dateline,
            reason=reason,
        )


def _spelled_out(toponyms: list[Toponym]) -> dict[int, tuple[Entry, str]]:
    """Gao, Mali: the place of the second name that holds one of the first."""
    spelled: dict[int, tuple[Entry, str]] = {}
    for position in range(len(toponyms) - 1, 0, -1):
        first, second = toponyms[position - 1], toponyms[position]
        if not _adjacent(first, second):
            continue
        outers = [spelled[position][0]] if position in spelled else candidates(second)
        if _is_country(first):
            outers = [outer for outer in outers if outer.kind != "country"]
        pairs = [(one, outer) for one in candidates(first) for outer in outers if inside(one, outer)]
        if pairs:
            one, outer = max(pairs, key=lambda pair: (prior(pair[0]) + prior(pair[1]), -pair[0].index))
            spelled[position - 1] = (one, f"stands with {second.text}")
            spelled[position] = (outer, f"follows {first.text}")
    return spelled


def _is_country(toponym: Toponym) -> bool:
    """China, Japan is a list; Lebanon, Ohio is not."""
    return any(entry.kind == "country" for entry in toponym.named.entries)


def _adjacent(first: Toponym, second: Toponym) -> bool:
    if first.sentence is not second.sentence or second.first - first.last != 2:
        return False
    return first.sentence.lower[first.last + 1] in (",", "(")


def _surroundings(toponyms: list[Toponym], spelled: dict[int, tuple[Entry, str]]) -> Surroundings:
    surroundings = Surroundings(shared=_shared(toponyms))
    for position, toponym in enumerate(toponyms):
        if position in spelled:
            entry = spelled[position][0]
            surroundings.senses.setdefault(toponym.key, entry)
            surroundings.note(entry)
        elif (sure := is_sure(toponym)) is not None:
            surroundings.note(sure)
    return surroundings


def _shared(toponyms: list[Toponym]) -> Counter[tuple[str, str]]:
    """Decatur, Athens and Columbus: each is in many states, all of them are in Georgia."""
    names = {toponym.key: toponym.named.entries for toponym in toponyms}
    return Counter(
        division
        for entries in names.values()
        for division in {(entry.country, entry.admin1) for entry in entries if entry.country and entry.admin1}
    )


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
