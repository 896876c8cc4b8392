"""Merging: an act and its result told beside it ("shelled the town, killing 12") are one event, not two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foreigndesk.codebook.parts import Parts
from foreigndesk.coding.match import Match
from foreigndesk.language.document import Sentence

_BELOW = frozenset({"advcl", "conj", "acl", "xcomp", "parataxis"})


def merge_parts(matches: list[Match], parts: Parts) -> dict[int, Match]:
    """By predicate token of a part: the match of the act that it belongs to, which takes over its victims.

    Args:
        matches: The matches of one sentence that are events.
        parts: What counts as part of an act.
    """
    by_token = {match.arguments.predicate: match for match in matches}
    merged: dict[int, Match] = {token: by_token[act] for token, act in _aims(matches, by_token, parts)}
    merged |= dict(_conditions(matches, parts))
    for match in matches:
        sentence, token = match.arguments.sentence, match.arguments.predicate
        tells_result = sentence.lemmas[token] in parts.results.get(match.type, frozenset())
        if token in merged or match.arguments.kind == "noun" or not tells_result:
            continue
        for anchor in _anchors(match, parts):
            act = by_token.get(anchor)
            if act is not None and act is not match and act.type == match.type and merged.get(anchor) is not match:
                merged[token] = act
                _take_over(act, match)
                break
    return merged


def _aims(matches: list[Match], by_token: Mapping[int, Match], parts: Parts) -> Iterator[tuple[int, int]]:
    """What repeats an act or only says what it is for: "sent soldiers *to help*", "condemned what it *called* …"."""
    for match in matches:
        sentence, token = match.arguments.sentence, match.arguments.predicate
        act = by_token.get(sentence.heads[token])
        if act is None or match.arguments.kind == "noun":
            continue
        rel = sentence.rel(token)
        same = (act.type, act.mode) == (match.type, match.mode)
        aim = same or match.type in parts.aims.get(act.type, frozenset())
        infinitive = sentence.xpos[token] == "VB" and bool(sentence.kids(token, "mark"))
        if (infinitive and aim and rel in ("advcl", "xcomp")) or (same and rel in ("ccomp", "obj")):
            yield token, sentence.heads[token]


def _conditions(matches: list[Match], parts: Parts) -> Iterator[tuple[int, Match]]:
    """ "threatened to attack unless they withdraw": what stands in the condition is no event of its own."""
    for act in matches:
        openers = parts.conditions.get(act.type)
        if not openers:
            continue
        sentence = act.arguments.sentence
        spoken = {*act.tokens, *act.absorbed, act.arguments.support}
        inside = {
            token
            for clause, rel in enumerate(sentence.rels)
            if rel.startswith("advcl") and any(head in spoken for head in sentence.ancestors(clause))
            if any(sentence.lower[mark] in openers for mark in sentence.kids(clause, "mark", "advmod"))
            for token in sentence.descendants(clause)
        }
        for match in matches:
            if match is not act and match.arguments.predicate in inside:
                yield match.arguments.predicate, act


def _anchors(match: Match, parts: Parts) -> Iterator[int]:
    """Where the act may stand: above the result, as its subject, or as the setting it happened in."""
    sentence, token = match.arguments.sentence, match.arguments.predicate
    joined = sentence.rel(token) == "conj"
    casualty = sentence.lemmas[token] in parts.casualties.get(match.type, frozenset())
    if sentence.rel(token) in _BELOW and (casualty or not joined):
        head = sentence.heads[token]
        yield head
        yield from _nouns_of(sentence, head)
    yield from sentence.kids(token, "advcl")
    for kid in sentence.kids(token, "nsubj", "obl", "obl:agent"):
        yield kid
        yield from sentence.kids(kid, "nmod", "appos", "compound", "conj")


def _nouns_of(sentence: Sentence, verb: int) -> Iterator[int]:
    """Event nouns that a light verb above carries: "carried out an attack, killing 12"."""
    yield from sentence.kids(verb, "obj", "nsubj", "nsubj:pass")


def _take_over(act: Match, result: Match) -> None:
    taken = {mention.head for mention in (*act.actors, *act.recipients)}
    act.recipients += [mention for mention in result.recipients if mention.head not in taken]
    if not act.actors:
        taken = {mention.head for mention in act.recipients}
        act.actors = [mention for mention in result.actors if mention.head not in taken]
    word = result.arguments.sentence.words[result.arguments.predicate]
    act.steps.append(f"“{word}” tells its result")
