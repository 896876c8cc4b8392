"""Matching: which frame of the codebook a predicate with its arguments answers to, and why.

Frames are indexed by lemma; of those that match, the most specific one wins (docs/codebook-format.md, "Choice").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from foreigndesk.actors.actor import ActorMention
from foreigndesk.codebook.change import Change
from foreigndesk.codebook.codebook import Codebook, Entry
from foreigndesk.codebook.frames import Condition, PredicateKind, RoleRule
from foreigndesk.coding.arguments import ArgumentFinder, Arguments
from foreigndesk.coding.match import Match, NearMiss
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.predicates import kinds_of, locate
from foreigndesk.language.document import Sentence


class Matcher:
    """Matches the predicates of one document; results are kept, because frames ask about each other's content."""

    __slots__ = ("_classes", "_dates", "_known", "_open", "codebook", "finder", "near", "participants")

    def __init__(
        self,
        codebook: Codebook,
        finder: ArgumentFinder,
        participants: Participants,
        dates: Set[tuple[int, int]] = frozenset(),
    ) -> None:
        self.codebook = codebook
        self._dates = dates
        self.finder = finder
        self.participants = participants
        self._known: dict[tuple[int, int], Match | None] = {}
        self.near: dict[tuple[int, int], NearMiss] = {}
        """By sentence and token of a predicate that no frame took: the nearest frame and the condition that failed."""
        self._classes: dict[tuple[int, int], frozenset[str]] = {}
        self._open: set[tuple[int, int]] = set()

    def at(self, sentence: Sentence, token: int) -> Match | None:
        """The best match of the predicate headed by a token."""
        key = (sentence.index, token)
        if key in self._known:
            return self._known[key]
        if key in self._open:  # a predicate that would be its own content
            return None
        self._open.add(key)
        try:
            self._known[key] = self._best(sentence, token)
        finally:
            self._open.discard(key)
        return self._known[key]

    def _best(self, sentence: Sentence, token: int) -> Match | None:
        best: tuple[tuple[int, int, int, int], Match] | None = None
        for kind in kinds_of(sentence, token):
            entries = self._entries(sentence, token, kind)
            arguments = self.finder.arguments(sentence, token, kind) if entries else None
            for entry in entries:
                if arguments is None or (best is not None and entry.rank <= best[0]):
                    break
                match = self._try(entry, arguments)
                if match is not None:
                    best = (entry.rank, match)
        if best is None:
            return None
        self._finish(best[1])
        return best[1]

    def _entries(self, sentence: Sentence, token: int, kind: PredicateKind) -> list[Entry]:
        lemma, lower = sentence.lemmas[token].lower(), sentence.lower[token]
        found = self.codebook.entries(kind, lemma)
        if lower == lemma:
            return list(found)
        return sorted((*found, *self.codebook.entries(kind, lower)), key=lambda entry: entry.rank, reverse=True)

    def _try(self, entry: Entry, arguments: Arguments) -> Match | None:
        tokens = locate(arguments.sentence, arguments.predicate, entry.predicate)
        if tokens is None or self._governs_date(arguments.sentence, tokens):
            return None
        frame = entry.frame
        match = Match(frame, entry.predicate, tokens, arguments, frame.type, frame.mode, frame.cameo)
        for slot, group in frame.when.items():
            if not self._holds(match, slot, group):
                self._miss(match, NearMiss(frame.id, slot, group, wanted=True))
                return None
        for slot, group in frame.unless.items():
            if self._holds(match, slot, group):
                self._miss(match, NearMiss(frame.id, slot, group, wanted=False))
                return None
        return match

    def _governs_date(self, sentence: Sentence, tokens: tuple[int, ...]) -> bool:
        """ "agreed a truce *on Sunday*" is no "agree on"."""
        last = tokens[-1]
        return len(tokens) > 1 and (sentence.index, sentence.heads[last]) in self._dates

    def _miss(self, match: Match, miss: NearMiss) -> None:
        """Keep the nearest frame that would have coded an event; readings that are none are no near miss."""
        if not match.is_event:
            return
        self.near.setdefault((match.arguments.sentence.index, match.arguments.predicate), miss)

    # --- conditions

    def fillers(self, match: Match, slot: str) -> list[int]:
        """Tokens that fill a slot; a predicate that ends in a preposition governs its ``object`` by it."""
        arguments, frame = match.arguments, match.frame
        governed = self._governed(match) if slot == "object" else []
        return governed or arguments.slot(slot, of_is_subject=frame.of == "subject")

    def _governed(self, match: Match) -> list[int]:
        """ "pull out *of the accord*": the phrase under the predicate's last word."""
        sentence, last = match.arguments.sentence, match.tokens[-1]
        if len(match.tokens) < 2 or sentence.rel(last) not in ("case", "mark"):
            return []
        return self._conjuncts(sentence, sentence.heads[last])

    def _conjuncts(self, sentence: Sentence, token: int) -> list[int]:
        return [token, *sentence.kids(token, "conj")]

    def _holds(self, match: Match, slot: str, group: tuple[Condition, ...]) -> bool:
        if slot == "sentence":
            return any(self._is_cued(match.arguments.sentence, condition) for condition in group)
        fillers = self.fillers(match, slot)
        return any(self._condition(match.arguments.sentence, fillers, condition) for condition in group)

    def _is_cued(self, sentence: Sentence, condition: Condition) -> bool:
        """Whether any word of the sentence, whatever its part of speech, is in the condition's classes or words."""
        if condition.words and not condition.words.isdisjoint((*sentence.lower, *map(str.lower, sentence.lemmas))):
            return True
        tokens = range(len(sentence)) if condition.classes else ()
        return any(self._classes_of(sentence, token) & condition.classes for token in tokens)

    def _condition(self, sentence: Sentence, fillers: list[int], condition: Condition) -> bool:
        if condition.presence:
            return bool(fillers) == (condition.presence == "present")
        return any(self._fits(sentence, token, condition) for token in fillers)

    def _fits(self, sentence: Sentence, token: int, condition: Condition) -> bool:
        """Whether one filler has everything the condition asks for."""
        if (condition.words or condition.classes) and not self._token_is(sentence, token, condition):
            return False
        if condition.auxiliaries and not _has_auxiliary(sentence, token, condition.auxiliaries):
            return False
        if condition.markers and not _is_marked(sentence, token, condition.markers):
            return False
        if condition.place and not sentence.entities[token].endswith("LOC"):
            return False
        if condition.actor:
            actors = self.participants.of(sentence, [token])
            if not any(_is_kind(sentence, mention, condition.actor) for mention in actors):
                return False
        return not condition.events or self._is_event(sentence, token, condition.events)

    def _token_is(self, sentence: Sentence, token: int, condition: Condition) -> bool:
        if condition.words and not condition.words.isdisjoint({sentence.lemmas[token].lower(), sentence.lower[token]}):
            return True
        finite = sentence.upos[token] in ("VERB", "AUX") and sentence.xpos[token] not in ("VBG", "VBN")
        if condition.classes and not finite and self._classes_of(sentence, token) & condition.classes:
            return True
        if sentence.lemmas[token] in self.participants.grammar.partitives:
            return any(self._token_is(sentence, kid, condition) for kid in sentence.kids(token, "nmod"))
        return False

    def _classes_of(self, sentence: Sentence, token: int) -> frozenset[str]:
        key = (sentence.index, token)
        known = self._classes.get(key)
        if known is None:
            known = self._classes[key] = self.codebook.nouns.of(sentence, token)
        return known

    def _is_event(self, sentence: Sentence, token: int, events: frozenset[str]) -> bool:
        inner = self.content_at(sentence, token)
        return inner is not None and (inner.type in events or f"{inner.type}.{inner.mode}" in events)

    # --- content and roles

    def content_at(self, sentence: Sentence, token: int, depth: int = 2) -> Match | None:
        """The event a clause or noun phrase is about: its own, or that of what it begins, continues, wants."""
        match = self.at(sentence, token)
        if match is not None and match.is_event:
            return match
        if depth == 0:
            return None
        below = sentence.kids(token, "obj", "xcomp", "ccomp", "nsubj:pass")
        if sentence.lemmas[token] in self.participants.grammar.transparent:
            below += sentence.kids(token, "nmod")
        for kid in below:
            found = self.content_at(sentence, kid, depth - 1)
            if found is not None:
                return found
        return None

    def _finish(self, match: Match) -> None:
        """Content, roles and absorbed predicates of the winning match."""
        match.steps.append(f"frame {match.frame.id}: “{' '.join(match.predicate.words)}”")
        match.ties = list(self._ties(match))
        self._apply_content(match)
        match.actors = self._role(match, match.frame.actor)
        match.recipients = self._role(match, match.frame.recipient, match.actors)
        if not match.recipients and match.frame.recipient.alternatives and match.is_event:
            match.recipients = self._fallback(match)
            match.searched = bool(match.recipients)
        match.absorbed |= frozenset(self._absorbed(match))

    def _ties(self, match: Match) -> Iterator[tuple[str, frozenset[str], int]]:
        """Slot, classes and token of what ties the match: by its frame's conditions, and by the codebook's notice."""
        noted = self.codebook.ties
        wanted = {
            slot: frozenset[str]().union(*(condition.classes for condition in group))
            for slot, group in match.frame.when.items()
            if slot != "sentence"
        }
        for slot in dict.fromkeys((*wanted, *noted.slots)):
            classes = wanted.get(slot, frozenset()) | (noted.classes if slot in noted.slots else frozenset())
            for token in self.fillers(match, slot) if classes else ():
                found = self._classes_of(match.arguments.sentence, token) & classes
                if found:
                    yield slot, found, token

    def _apply_content(self, match: Match) -> None:
        content = match.frame.content
        if content is None:
            return
        sentence = match.arguments.sentence
        inner = next(
            (
                found
                for slot in content.slots
                for token in self.fillers(match, slot)
                if (found := self.content_at(sentence, token)) is not None
            ),
            None,
        )
        change = self._change(content.by, inner)
        if change is not None:
            match.become(change)
        if inner is not None:
            match.content = inner.tokens[0]
            match.steps.append(f"content “{sentence.words[inner.tokens[0]]}” is {inner.type} ({content.by})")
        if not content.keep:
            match.absorbed |= frozenset(self._content_tokens(match, content.slots))

    def _change(self, table: str, inner: Match | None) -> Change | None:
        """What the content table says; an act that is not to be done is looked up as ``not TYPE``."""
        if inner is None:
            return self.codebook.content.look_up(table, None, None, None)
        sentence, verb = inner.arguments.sentence, inner.arguments.predicate
        negators = self.participants.grammar.negators
        if any(sentence.lower[kid] in negators for kid in sentence.kids(verb, "advmod")):
            return self.codebook.content.look_up(table, f"not {inner.type}", None, None)
        return self.codebook.content.look_up(table, inner.type, inner.mode, inner.cameo)

    def _content_tokens(self, match: Match, slots: tuple[str, ...]) -> Iterator[int]:
        sentence = match.arguments.sentence
        for slot in slots:
            for token in self.fillers(match, slot):
                yield token
                inner = self.content_at(sentence, token)
                if inner is not None:
                    yield from inner.tokens
                    yield from inner.absorbed
                yield from sentence.kids(token, "obj", "xcomp")

    def _absorbed(self, match: Match) -> Iterator[int]:
        sentence = match.arguments.sentence
        yield from match.tokens[1:]
        for slot in match.frame.absorbs:
            for token in self.fillers(match, slot):
                yield token
                yield from sentence.kids(token, "compound")
                if sentence.lemmas[token] in self.participants.grammar.transparent:
                    yield from sentence.kids(token, "nmod")

    def _role(self, match: Match, rule: RoleRule, other_than: Sequence[ActorMention] = ()) -> list[ActorMention]:
        for alternative in rule.alternatives:
            found: dict[int, ActorMention] = {}
            for slot in alternative:
                for mention in self._slot_actors(match, slot, other_than):
                    found.setdefault(id(mention), mention)
            if found:
                match.steps.append(
                    f"{' + '.join(alternative)}: " + ", ".join(m.actor.span.text for m in found.values())
                )
                return sorted(found.values(), key=lambda m: m.first)
        return []

    def _fallback(self, match: Match) -> list[ActorMention]:
        """The nearest participant other than the actor where the codebook says that recipients may hide."""
        sentence, fallback = match.arguments.sentence, self.codebook.fallback
        if match.type in fallback.reciprocal and len({m.actor.country for m in match.actors}) > 1:
            return []
        for slot in fallback.slots.get(match.type, ()):
            for filler in self.fillers(match, slot):
                blamed = self.content_at(sentence, filler) if match.type in fallback.blaming else None
                hidden = self.participants.below(sentence, filler) if blamed is None else blamed.actors
                for mention in hidden:
                    if self._is_another(mention, match.actors):
                        match.steps.append(f"nearest participant in its {slot}: {mention.actor.span.text}")
                        return [mention]
        for slot in fallback.places.get(match.type, ()):
            for filler in self.fillers(match, slot):
                dwellers = self.participants.dwellers(sentence, filler)
                if dwellers is not None:
                    match.steps.append(f"place in its {slot}: {dwellers.actor.span.text}")
                    return [dwellers]
        return []

    def _is_another(self, mention: ActorMention, actors: Sequence[ActorMention]) -> bool:
        """Whether a mention is somebody else than the actors: of another state, or with a role of his own."""
        foreign = mention.actor.country not in {m.actor.country for m in actors}
        return (foreign or mention.kind == "role") and mention not in actors and not self._is_own(mention, actors)

    def _is_own(self, mention: ActorMention, actors: Sequence[ActorMention]) -> bool:
        """Whether a mention stands for the actor or names what is his ("its troops")."""
        spans = {other.actor.span for other in actors} | {other.actor.refers_to for other in actors} - {None}
        inside = self.participants.mentions.within(mention.sentence, mention.first, mention.last)
        return any(one.actor.refers_to in spans for one in inside if one.kind == "pronoun" or one is mention)

    def _slot_actors(self, match: Match, slot: str, other_than: Sequence[ActorMention]) -> list[ActorMention]:
        sentence = match.arguments.sentence
        name, _, role = slot.partition(".")
        fillers = self.fillers(match, name)
        if not role:
            nominal = [token for token in fillers if sentence.upos[token] not in ("VERB", "AUX")]
            return self.participants.of(sentence, nominal or fillers, other_than)
        for token in fillers:
            inner = self.content_at(sentence, token)
            if inner is not None:
                found = inner.actors if role == "actor" else inner.recipients
                return [mention for mention in found if mention not in other_than]
            if role in ("subject", "object"):
                kinds: list[PredicateKind] = [*kinds_of(sentence, token), "verb"]
                arguments = self.finder.arguments(sentence, token, kinds[0])
                return self.participants.of(sentence, arguments.slot(role), other_than)
        return []


def _has_auxiliary(sentence: Sentence, clause: int, auxiliaries: frozenset[str]) -> bool:
    return any(sentence.lower[kid] in auxiliaries for kid in sentence.kids(clause, "aux", "aux:pass"))


def _is_marked(sentence: Sentence, clause: int, markers: frozenset[str]) -> bool:
    marks = {sentence.lower[kid] for kid in sentence.kids(clause, "mark", "case") if kid < clause} or {"that"}
    return not marks.isdisjoint(markers)


def _is_kind(sentence: Sentence, mention: ActorMention, kinds: frozenset[str]) -> bool:
    actor = mention.actor
    if "any" in kinds or kinds.intersection(actor.sectors) or actor.country in kinds:
        return True
    if "person" in kinds and mention.kind in ("role", "pronoun"):
        return True
    if "person" in kinds and any(sentence.entities[i].endswith("PER") for i in range(mention.first, mention.last + 1)):
        return True
    return "state" in kinds and actor.country is not None and actor.sectors[:1] in ((), ("GOV",))
