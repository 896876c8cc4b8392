"""Picks the place of one event among the toponyms of its sentence, its paragraph and the dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foreigndesk.language.document import CLAUSE_RELATIONS, ROOT, Document, Sentence
from foreigndesk.places.place import PlaceMention

_PLACE_ROLE = "ARGM-LOC"
_ARGUMENTS = frozenset({"obl", "nmod", "obj", "advmod", "nsubj"})
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
        of the sentence before in the same paragraph, else the dateline; the most exact one where several stand
        together. ``None`` rather than a guess.
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
    if not here and _one_place(attached):
        return _with_reason(_finest(attached), "only town of the sentence")
    return None if here else _from_context(mentions, sentence, document)


def _from_context(mentions: Sequence[PlaceMention], sentence: Sentence, document: Document) -> PlaceMention | None:
    before = document.sentences[sentence.index - 1] if sentence.index else None
    if before is not None and (before.in_title, before.paragraph) == (sentence.in_title, sentence.paragraph):
        previous = [one for one in mentions if one.sentence == before.index and one.locative and not one.dateline]
        if _one_place(previous):
            return _with_reason(_finest(previous), "only place of the sentence before")
    dateline = [one for one in mentions if one.dateline]
    return _with_reason(_finest(dateline), "dateline") if dateline else None


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
