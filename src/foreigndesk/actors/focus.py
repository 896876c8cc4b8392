"""The country an article is about, by its title, dateline, text and places; where two compete, both of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import prepositions
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.view import SentenceView
from foreigndesk.language.document import Document, Sentence

_DASHES = frozenset(("-", "--", "—", "–", "―"))
_LEAD_SENTENCES = 4
_TITLE, _LEAD, _REST, _WHERE = 4, 2, 1, 2
_DOMINANCE = 2.0
_NEAR_TOP = 0.5
_KINDS = frozenset(("state", "demonym", "capital", "seat", "group", "organisation"))


@dataclass(frozen=True, slots=True)
class Focus:
    """What an article is about.

    Attributes:
        country: ISO 3166 alpha-3 of the one country it is about, ``None`` if none stands out.
        home: The country of the dateline, if it is one of the two named most.
        rival: The other of these two.
        leading: The two countries named most.
        titled: The countries that the title names.
    """

    country: str | None = None
    home: str | None = None
    rival: str | None = None
    leading: frozenset[str | None] = frozenset()
    titled: frozenset[str | None] = frozenset()

    def fits(self, record: NameRecord, on: date | None) -> tuple[bool, ...]:
        """How well one of several bearers of a name suits the article: alive on its date, of a country it is about."""
        at_home = record.country is not None and record.country == self.country
        return (_is_alive(record, on), at_home, record.country in self.leading)


def focus_country(
    document: Document,
    views: list[SentenceView],
    places: Mapping[tuple[int, int], str],
    knowledge: ActorKnowledge,
) -> Focus:
    """Weigh the countries an article names: title over lead over text, where things happen over who takes part.

    Args:
        document: The article.
        views: Its sentences with the names in them.
        places: Countries of places by sentence and token.
        knowledge: States, and the prepositions of place.
    """
    counts: Counter[str] = Counter()
    dateline: str | None = None
    titled: set[str | None] = set()
    lead = 0
    for sentence, view in zip(document.sentences, views, strict=True):
        lead += not sentence.in_title
        weight = _TITLE if sentence.in_title else _LEAD if lead <= _LEAD_SENTENCES else _REST
        for token, country in _named(view, places, knowledge, document.article.published):
            if sentence.in_title:
                titled.add(country)
            if _in_dateline(sentence, token):
                dateline = dateline or country
                counts[country] += _REST
            else:
                where = any(case in knowledge.words.locative for case in prepositions(sentence, token))
                counts[country] += weight * (_WHERE if where else 1)
    return replace(_weighed(counts, dateline), titled=frozenset(titled))


def _weighed(counts: Counter[str], dateline: str | None) -> Focus:
    (first, most), (second, fewer) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    plain = first is not None and most >= _DOMINANCE * fewer
    leading = frozenset({first, second} - {None})
    if dateline not in (first, second) or dateline is None or counts[dateline] < _NEAR_TOP * most:
        return Focus(first if plain else None, leading=leading)
    return Focus(first if plain else None, dateline, second if dateline == first else first, leading)


def _named(
    view: SentenceView, places: Mapping[tuple[int, int], str], knowledge: ActorKnowledge, on: date | None
) -> Iterator[tuple[int, str]]:
    """Countries by their names, and by the places in them."""
    index = view.sentence.index
    for hit in view.hits:
        record = hit.record
        if hit.others:
            living = [one for one in hit.bearers() if _is_alive(one, on)]
            if len({one.country for one in living}) > 1:
                continue  # the article says by its other names whose it is
            record = living[0] if living else record
        country = record.country
        if (
            record.kind in _KINDS
            and hit.first not in view.aside
            and country in knowledge.countries
            and country is not None
        ):
            yield hit.last, country
    for token in range(len(view.sentence)):
        if token not in view.hit_at and (index, token) in places:
            yield token, places[(index, token)]


def _is_alive(record: NameRecord, on: date | None) -> bool:
    return on is None or not record.terms or record.term(on) is not None


def _in_dateline(sentence: Sentence, token: int) -> bool:
    if is_dateline(sentence):
        return True
    opens = not sentence.in_title and sentence.paragraph == 0 and token == 0
    return opens and len(sentence) > 1 and sentence.words[0].isupper() and not sentence.words[1].isalnum()


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence is only a place, an agency and a dash."""
    return sentence.dateline or (
        not sentence.in_title
        and sentence.paragraph == 0
        and sentence.words[-1] in _DASHES
        and not any(upos in ("VERB", "AUX") for upos in sentence.upos)
    )
