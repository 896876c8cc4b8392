"""Picks the place of one event among the toponyms of its sentence, its paragraph and the dateline.

An act that a state does to its own people has that state for a place where the text names none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from foreigndesk.language.document import CLAUSE_RELATIONS, ROOT, Document, Sentence
from foreigndesk.places.place import PlaceMention

_PLACE_ROLE = "ARGM-LOC"
_ARGUMENTS = frozenset({"obl", "nmod", "obj", "advmod", "nsubj"})
Side = tuple[str | None, Sequence[str]]
_ORGANS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ORGANS_AT_HOME = frozenset({"COP", "JUD"})
_SENTENCES_BACK = 3
_EXACT = {"site": 0, "city": 1, "admin": 2, "country": 3, "region": 4}


def place_of(
    mentions: Sequence[PlaceMention], sentence: Sentence, predicate: int, document: Document
) -> PlaceMention | None:
    """The place of the event whose trigger is the token ``predicate``, with the reason in ``reason``.

    Args:
        mentions: Toponyms of the document.
        sentence: The sentence of the event.
        predicate: Token of its trigger.
        document: The article.

    Returns:
        A place that the predicate itself names, else one of its clause, else the only one of the sentence, else that
        of the nearest sentence before in the same paragraph, else the dateline: its town for headline and lead, its
        country further down. The most exact one where several stand together. ``None`` rather than a guess.
    """
    here = [one for one in mentions if one.sentence == sentence.index and one.locative and not one.dateline]
    own = [one for one in here if _is_argument(sentence, one, predicate)]
    if own:
        return _with_reason(_finest(own), "argument of the trigger")
    clause = sentence.clause_of(predicate)
    same = [one for one in here if sentence.clause_of(one.head) == clause]
    if same:
        return _with_reason(_finest(same), "same clause")
    if _one_place(here):
        return _with_reason(_finest(here), "only place of the sentence")
    attached = [one for one in mentions if one.sentence == sentence.index and _is_attached_town(sentence, one)]
    if not here and _one_place(attached) and _fits(attached[0], mentions):
        return _with_reason(_finest(attached), "only town of the sentence")
    return None if here else _from_context(mentions, sentence, document)


def domestic_country(sides: Sequence[Side]) -> str | None:
    """The country of an act that a state's own organs do to its own people, or these to them.

    Args:
        sides: Country (ISO 3166 alpha-3) and sectors of everybody who takes part, on either side.

    Returns:
        The country if all who have one share it, and organs of the state are among them: besides others of that
        country, or police and courts alone, which act at home.
    """
    countries = {country for country, _ in sides if country is not None}
    if len(countries) != 1:
        return None
    organs = [set(sectors) & _ORGANS for country, sectors in sides if country is not None]
    at_home = any(found & _ORGANS_AT_HOME for found in organs)
    among_themselves = len(organs) > 1 and any(organs)
    return min(countries) if at_home or among_themselves else None


def _from_context(mentions: Sequence[PlaceMention], sentence: Sentence, document: Document) -> PlaceMention | None:
    for before in reversed(document.sentences[max(0, sentence.index - _SENTENCES_BACK) : sentence.index]):
        if (before.in_title, before.paragraph) != (sentence.in_title, sentence.paragraph):
            break
        earlier = [one for one in mentions if one.sentence == before.index and one.locative and not one.dateline]
        if _one_place(earlier):
            return _with_reason(_finest(earlier), "only place of a sentence before")
        if earlier:
            break
    dateline = [one for one in mentions if one.dateline]
    found = _from_dateline(_finest(dateline), sentence, document) if dateline else None
    if found is None or found.place.precision != "country" or _is_about(mentions, found.place.country):
        return found
    return None


def _from_dateline(dateline: PlaceMention, sentence: Sentence, document: Document) -> PlaceMention:
    """Headline and lead tell what happened where the report was filed; the rest, what happened in that country."""
    lead = dateline.sentence + document.sentences[dateline.sentence].dateline
    if sentence.index <= lead or dateline.around is None:
        return _with_reason(dateline, "dateline")
    return _with_reason(replace(dateline, place=dateline.around), "country of the dateline")


def _fits(mention: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """Whether another name of the article lies in its country, or none in any: else it may be part of a longer name."""
    others = {one.place.country for one in mentions if one.place.name != mention.place.name} - {None}
    return not others or mention.place.country in others


def _is_about(mentions: Sequence[PlaceMention], country: str | None) -> bool:
    """Whether the article names places of no other country more often than of this one."""
    counts = Counter(one.place.country for one in mentions if one.place.country and not one.dateline)
    return not counts or counts[country or ""] >= max(counts.values())


def _is_attached_town(sentence: Sentence, mention: PlaceMention) -> bool:
    """The governor of Kandahar province, a Lagos court: below a country, and nobody who acts."""
    return (
        not mention.dateline
        and mention.place.precision in ("site", "city", "admin")
        and sentence.rels[mention.head] in ("compound", "nmod")
    )


def _is_argument(sentence: Sentence, mention: PlaceMention, predicate: int) -> bool:
    inside = range(mention.first, mention.last + 1)
    for argument, role in sentence.roles.get(predicate, ()):
        if role == _PLACE_ROLE and (argument in inside or argument in _above(sentence, mention.head, predicate)):
            return True
    top = _top(sentence, mention.head)
    return sentence.heads[top] == predicate and sentence.rel(top) in _ARGUMENTS


def _above(sentence: Sentence, token: int, stop: int) -> list[int]:
    """The tokens between a name and the predicate: "outskirts" in "on the outskirts of Gao"."""
    path: list[int] = []
    for ancestor in sentence.ancestors(token):
        if ancestor == stop or sentence.rel(ancestor) in CLAUSE_RELATIONS:
            break
        path.append(ancestor)
    return path


def _top(sentence: Sentence, token: int) -> int:
    """The head of the phrase of places the name belongs to: Gao in "Gao, Mali", town in "the town of Gao"."""
    while True:
        above = sentence.heads[token]
        if above == ROOT or sentence.upos[above] not in ("NOUN", "PROPN"):
            return token
        if sentence.rel(token) not in ("appos", "conj", "nmod", "compound", "flat", "list", "dep"):
            return token
        token = above


def _one_place(mentions: Sequence[PlaceMention]) -> bool:
    """Whether all of them can be the same place: one point, and the country or province around it."""
    if not mentions:
        return False
    finest = _finest(mentions).place
    return all(
        one.place.name == finest.name
        or (one.place.country in (finest.country, None) and _EXACT[one.place.precision] > _EXACT[finest.precision])
        for one in mentions
    )


def _finest(mentions: Sequence[PlaceMention]) -> PlaceMention:
    return min(mentions, key=lambda one: (_EXACT[one.place.precision], one.sentence, one.first))


def _with_reason(mention: PlaceMention, how: str) -> PlaceMention:
    return replace(mention, reason=f"{how}; {mention.reason}")
