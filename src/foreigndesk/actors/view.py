"""One sentence with what stands in it: known names, role nouns, and the names the model found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from foreigndesk.actors.acronyms import coinages
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import joined
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.roles import RoleHit
from foreigndesk.actors.words import PhraseWords
from foreigndesk.language.document import Sentence


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A name the model found.

    Attributes:
        first: First token.
        last: Last token (included).
        label: ``PER``, ``ORG``, ``LOC`` or ``OTH``.
    """

    first: int
    last: int
    label: str


@dataclass(slots=True)
class SentenceView:
    """A sentence and its lookups by token.

    Attributes:
        sentence: The parsed sentence.
        hits: Known names, left to right.
        roles: Role nouns, left to right.
        hit_at: The known name over each token.
        role_at: The role noun over each token.
        entity_at: The model's name over each token.
        coined: Short names in brackets, by the last token of the full name.
        inside: Tokens within a name or role noun that are not its syntactic top, so that they head nothing.
        aside: Tokens of names that only say who is for, against or behind somebody ("US-backed").
    """

    sentence: Sentence
    hits: list[NameHit]
    roles: list[RoleHit]
    hit_at: dict[int, NameHit] = field(default_factory=dict)
    role_at: dict[int, RoleHit] = field(default_factory=dict)
    entity_at: dict[int, EntitySpan] = field(default_factory=dict)
    coined: dict[int, str] = field(default_factory=dict)
    inside: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)

    def rank(self, fit: Callable[[NameRecord], tuple[bool, ...]]) -> None:
        """Prefer the bearers of shared names that fit best."""
        for at, hit in enumerate(self.hits):
            if hit.others:
                self.hits[at] = ranked = hit.ranked(fit)
                self.hit_at.update(dict.fromkeys(range(hit.first, hit.last + 1), ranked))


def view_of(sentence: Sentence, knowledge: ActorKnowledge) -> SentenceView:
    """Look up the names and roles of a sentence."""
    hits = [hit for hit in knowledge.names.find(sentence) if sentence.upos[hit.first] != "PRON"]
    hits = [one for hit in hits for one in (*_sharing(sentence, hit, knowledge), hit)]
    view = SentenceView(sentence, hits, knowledge.roles.find(sentence))
    for hit in view.hits:
        for token in range(hit.first, hit.last + 1):
            view.hit_at[token] = hit
        if _is_aside(sentence, hit, knowledge.words):
            view.aside.update(range(hit.first, hit.last + 1))
    for role in view.roles:
        for token in range(role.first, role.last + 1):
            view.role_at[token] = role
    if any(tag != "O" for tag in sentence.entities):
        for span in _entities(sentence):
            for token in range(span.first, span.last + 1):
                view.entity_at[token] = span
    _add_coinages(view)
    view.inside.update(_below(sentence, view.entity_at))
    hit_tops = {_top(sentence, hit.first, hit.last) for hit in view.hits}
    role_tops = {_top(sentence, role.first, role.last) for role in view.roles}
    view.inside.update(token for token in view.role_at if token not in role_tops)
    view.inside.update(view.hit_at)
    view.inside -= hit_tops
    return view


def _sharing(sentence: Sentence, hit: NameHit, knowledge: ActorKnowledge) -> list[NameHit]:
    """The first of two names that share their last words: "North and South Korea"."""
    before = hit.first - 2
    if hit.first == hit.last or before < 0 or sentence.upos[hit.first - 1] != "CCONJ":
        return []
    full = " ".join((sentence.words[before], *sentence.words[hit.first + 1 : hit.last + 1]))
    records = [r for r in knowledge.names.named(full) if r.kind == hit.record.kind and r.country != hit.record.country]
    return [NameHit(before, before, records[0])] if records else []


def _add_coinages(view: SentenceView) -> None:
    """Full names with their initials in brackets are names, whether the model saw them or not."""
    for coinage in coinages(view.sentence):
        view.coined[coinage.last] = coinage.short
        if not any(token in view.hit_at for token in range(coinage.first, coinage.last + 1)):
            span = EntitySpan(coinage.first, coinage.last, "ORG")
            for token in range(coinage.first, coinage.last + 1):
                view.entity_at[token] = span


def _top(sentence: Sentence, first: int, last: int) -> int:
    """The highest token of a span in the tree; the first of them if several are."""
    if first == last:
        return first
    tops = list(sentence.tops(first, last))
    if len(tops) == 1:
        return tops[0]
    return min(tops, key=lambda token: sum(1 for _ in sentence.ancestors(token)), default=last)


def _below(sentence: Sentence, entities: dict[int, EntitySpan]) -> list[int]:
    """Tokens of the model's names that hang on another token of the same name."""
    return [
        token
        for token, span in entities.items()
        if span.label == "ORG" and span.first <= sentence.heads[token] <= span.last
    ]


def _is_aside(sentence: Sentence, hit: NameHit, words: PhraseWords) -> bool:
    """Whether a name is joined to "-backed", or "pro-" is joined to it."""
    size = len(sentence)
    if hit.last + 2 < size and joined(sentence, hit.last) and sentence.lower[hit.last + 2] in words.patronage:
        return True
    if hit.first >= 2 and joined(sentence, hit.first - 2):
        return sentence.lower[hit.first - 2] in words.stance_prefixes
    return False


def _entities(sentence: Sentence) -> list[EntitySpan]:
    spans: list[EntitySpan] = []
    first, label = -1, ""
    for token, tag in enumerate([*sentence.entities, "O"]):
        inside = tag.startswith("I-") and first >= 0
        if inside:
            continue
        if first >= 0:
            spans.append(EntitySpan(first, token - 1, label))
            first = -1
        if tag != "O":
            first, label = token, tag[2:]
    return spans
