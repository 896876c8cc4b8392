"""Which mention a pronoun stands for: the most salient one that fits it, unless a mere thing is nearer."""

from __future__ import annotations

from foreigndesk.actors.antecedents import Antecedents
from foreigndesk.actors.draft import Draft
from foreigndesk.actors.gender import gender_of
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.pronouns import PronounWord
from foreigndesk.language.document import Sentence

_REACH, _FAR = 2, 4
_OFTEN, _TOLD, _INNER = 2, 2, 2
_SUBJECT, _OBJECT, _CLAUSE_SUBJECT, _CONJUNCT, _NEAR, _MODIFIER, _SINGLE_BODY, _PLACE = 2, 1, 3, 6, 3, 2, 8, 4
_PLACES_OF_THINGS = {"nsubj": ("nsubj",), "nsubj:pass": ("nsubj", "obj"), "obj": ("obj",)}
_OBJECTS = ("obj", "iobj", "obl")
_EMBEDDED = ("ccomp", "advcl")
_STRESSING = ("appos", "nmod", "dep", "flat", "advmod")


class PronounSearch:
    """Finds the antecedents of the pronouns of one article.

    Args:
        knowledge: Pronouns and word lists.
        seen: The mentions so far.
    """

    def __init__(self, knowledge: ActorKnowledge, seen: Antecedents) -> None:
        self._pronouns = knowledge.pronouns
        self._words = knowledge.words
        self._seen = seen

    def for_pronoun(self, draft: Draft, word: PronounWord) -> Draft | None:
        """The best fitting antecedent, subjects and near mentions first."""
        best: Draft | None = None
        best_score = 0
        clause_subjects = _clause_subjects(draft.sentence, draft.head)
        doer = self._doer(draft)
        acting = self._seen.at(draft.sentence.index, doer) if doer is not None else None
        others = [one for one in (acting, self._quoted(draft, word)) if one is not None]
        reach = _FAR if word.gender is not None else _REACH
        before = list(self._seen.back(draft.sentence, reach))
        for candidate in before:
            joined = word.number == "several" and len(self._seen.joined(candidate)) > 1
            if not self._may_be(draft, candidate, word, joined) or any(_are_one(candidate, one) for one in others):
                continue
            score = _score(draft, candidate, clause_subjects, word, joined) + self._standing(candidate, word, before)
            if best is None or score > best_score:
                best, best_score = candidate, score
        return None if best is not None and self._is_outdone(draft, best, word) else best

    def binder(self, draft: Draft) -> Draft | None:
        """Who a reflexive stands for: the noun it stresses, else the subject of its clause."""
        sentence, above = draft.sentence, draft.sentence.heads[draft.head]
        if above >= 0 and sentence.upos[above] in ("NOUN", "PROPN") and sentence.rel(draft.head) in _STRESSING:
            return self._seen.at(sentence.index, above)
        subjects = _clause_subjects(sentence, draft.head)
        nearest = min(subjects, key=lambda token: subjects[token], default=None)
        doer = self._doer(draft)
        token = doer if doer is not None else nearest
        return self._seen.at(sentence.index, token) if token is not None else None

    def _may_be(self, draft: Draft, candidate: Draft, word: PronounWord, joined: bool) -> bool:
        """Whether nothing in form or syntax keeps a mention from being the antecedent."""
        if candidate.sentence is draft.sentence and candidate.head >= draft.head:
            return False
        if not (joined or _fits(candidate, word)) or _same_clause(draft, candidate) or self._is_speaker(candidate):
            return False
        gender = gender_of(candidate, self._words) if word.gender is not None else None
        return gender in (None, word.gender) and not (_holds(candidate, draft) or _opens(candidate, draft))

    def _standing(self, candidate: Draft, word: PronounWord, before: list[Draft]) -> int:
        """How much the text is about a person: known to be a man or woman, mentioned again and again."""
        if word.gender is None:
            return 0
        again = sum(1 for other in before if other is not candidate and _are_one(other, candidate))
        told = gender_of(candidate, self._words) == word.gender
        return min(again, _OFTEN) + (_TOLD if told else 0)

    def _quoted(self, draft: Draft, word: PronounWord) -> Draft | None:
        """Whose words stand around a pronoun: who says "he" means another."""
        speaker = self._seen.speaker(draft) if word.kind == "person" else None
        return speaker if speaker is not None and speaker.sentence is draft.sentence else None

    def _doer(self, draft: Draft) -> int | None:
        """Who acts on an object pronoun, also from a clause above: "telephoned Kim to congratulate him"."""
        sentence = draft.sentence
        if not sentence.rels[draft.head].startswith(_OBJECTS):
            return None
        verb = sentence.heads[draft.head]
        for _ in range(6):
            if verb < 0:
                return None
            subject = sentence.kid(verb, "nsubj")
            if subject is not None or sentence.rel(verb) not in ("xcomp", "advcl", "acl", "conj", "ccomp"):
                return subject
            above = sentence.heads[verb]
            told = self._told(sentence, above, verb)
            if told is not None:
                return told
            verb = above
        return None

    def _told(self, sentence: Sentence, above: int, verb: int) -> int | None:
        """Whom the verb above makes the doer of a clause: "urged Putin to free him", "warned Kim against arming it"."""
        words, lemma = self._words, sentence.lemmas[above]
        objects = [kid for kid in sentence.kids(above, "obj", "iobj", "obl") if kid < verb]
        if lemma in words.promising or sentence.rel(verb) == "conj":
            return None
        marks = {sentence.lower[kid] for kid in sentence.kids(verb, "mark", "case")}
        if sentence.xpos[verb] == "VBG":
            controlled = bool(marks & words.withholding)
        else:
            controlled = sentence.rel(verb) == "xcomp" or lemma in words.directing
        told = (kid for kid in objects if controlled and self._is_told(sentence, kid, lemma))
        return next(told, None)

    def _is_told(self, sentence: Sentence, token: int, lemma: str) -> bool:
        cases = {sentence.lower[kid] for kid in sentence.kids(token, "case")}
        return not cases or (lemma in self._words.directing and bool(cases & self._words.calling_on))

    def _is_outdone(self, draft: Draft, best: Draft, word: PronounWord) -> bool:
        """Whether a thing of the pronoun's number and place in its clause is nearer: "the putsch … condemned it"."""
        sentence = draft.sentence
        rel, verb = sentence.rels[draft.head], sentence.heads[draft.head]
        wanted = _PLACES_OF_THINGS.get(rel)
        if wanted is None or word.kind == "person" or sentence.kid(verb, "ccomp") is not None:
            return False
        if rel == "obj" and sentence.lemmas[verb] in self._words.claim_verbs:
            return True
        if rel == "obj" and sentence.lemmas[verb] in self._words.done_to_people | self._words.done_to_actors:
            return False
        alike = best.sentence.rels[best.head].startswith(wanted)
        for near in self._sentences(sentence):
            if near.index < best.sentence.index:
                return False
            start = best.head + 1 if near is best.sentence and alike else 0
            stop = draft.head if near is sentence else len(near)
            if any(self._is_thing(near, token, wanted, word) for token in range(start, stop)):
                return True
        return False

    def _sentences(self, sentence: Sentence) -> list[Sentence]:
        """The sentence and the one before it."""
        last = next((d.sentence for d in self._seen.back(sentence, 1) if d.sentence is not sentence), None)
        return [sentence] if last is None else [sentence, last]

    def _is_thing(self, sentence: Sentence, token: int, rels: tuple[str, ...], word: PronounWord) -> bool:
        if sentence.upos[token] != "NOUN" or not sentence.rels[token].startswith(rels):
            return False
        plural = sentence.has_feature(token, "Number=Plur")
        return plural == (word.number == "several") and self._seen.at(sentence.index, token) is None

    def _is_speaker(self, candidate: Draft) -> bool:
        """Whether a mention is a "we" of a quotation, which nothing outside of it takes up."""
        word = self._pronouns.get(candidate.sentence.lower[candidate.head]) if candidate.kind == "pronoun" else None
        return word is not None and word.speech


def _fits(candidate: Draft, word: PronounWord) -> bool:
    if candidate.kind == "pronoun" and candidate.refers_to is None:
        return False
    if candidate.country is None and not candidate.sectors and candidate.name is None:
        return False
    if word.kind == "person":
        return candidate.person and (word.number == "several") == candidate.plural
    if word.kind == "body":
        return not candidate.person and not candidate.plural
    if word.number == "several":
        return candidate.plural or bool(candidate.partners) or (not candidate.person and not candidate.state)
    return True


def _holds(candidate: Draft, draft: Draft) -> bool:
    """Whether a pronoun is inside of the phrase it would stand for: "the governor of his state", "Ann, whom he met"."""
    sentence = draft.sentence
    if candidate.sentence is not sentence:
        return False
    owned, relative = sentence.rels[draft.head] == "nmod:poss", False
    token = draft.head
    for above in sentence.ancestors(draft.head):
        if sentence.rel(token) in _EMBEDDED:  # "the lawmaker who said he was beaten"
            return False
        relative = relative or sentence.rels[token] == "acl:relcl"
        if above == candidate.head:
            return not owned if relative else sentence.rel(token) == "nmod"
        token = above
    return False


def _opens(candidate: Draft, draft: Draft) -> bool:
    """Whether a mention stands in a clause that has the pronoun for its doer: "after meeting Ann, she left"."""
    sentence = draft.sentence
    verb = sentence.heads[draft.head]
    if candidate.sentence is not sentence or sentence.rel(draft.head) != "nsubj" or verb < 0:
        return False
    clauses = [kid for kid in sentence.kids(verb, "advcl") if kid < draft.head and sentence.kid(kid, "nsubj") is None]
    return any(clause in sentence.ancestors(candidate.head) for clause in clauses)


def _same_clause(draft: Draft, candidate: Draft) -> bool:
    """Two arguments of one verb are two participants."""
    sentence = draft.sentence
    if candidate.sentence is not sentence or sentence.rels[draft.head] == "nmod:poss":
        return False
    return sentence.heads[draft.head] == sentence.heads[candidate.head]


def _clause_subjects(sentence: Sentence, token: int) -> dict[int, int]:
    """Subjects of the clauses around a token, with how many clauses away they are."""
    subjects: dict[int, int] = {}
    acted_upon = sentence.rels[token] in ("obj", "iobj")
    verb = token
    for distance, above in enumerate(sentence.ancestors(token)):
        if acted_upon and sentence.rel(verb) == "conj":
            break  # "A set the group up and B armed it": the subject of the first half is no likelier than its object
        verb = above
        for kid in sentence.children[above]:
            if sentence.rel(kid) == "nsubj" and kid != token:
                subjects.setdefault(kid, distance)
        if distance > 12:
            break
    return subjects


def _are_one(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of the same participant."""
    if one is other or one.span in (other.span, other.refers_to):
        return True
    if one.refers_to is not None and one.refers_to in (other.span, other.refers_to):
        return True
    return one.name is not None and (one.name, one.country) == (other.name, other.country)


def _score(
    draft: Draft, candidate: Draft, clause_subjects: dict[int, int], word: PronounWord, joined: bool = False
) -> int:
    sentence, rel = candidate.sentence, candidate.sentence.rel(candidate.head)
    acted_upon = draft.sentence.rels[draft.head] in ("obj", "iobj")
    score = -_NEAR * (draft.sentence.index - sentence.index)
    if rel == "nsubj":
        score += _OBJECT if acted_upon else _SUBJECT
    elif rel == "obj":
        score += _SUBJECT if acted_upon else _OBJECT
    if sentence is draft.sentence and candidate.head in clause_subjects:
        score += _CLAUSE_SUBJECT
    if sentence is draft.sentence and _coordinated(draft, candidate):
        score += _CONJUNCT
    elif rel == "nmod" and sentence.rels[candidate.head] != "nmod:poss" and word.gender is not None:
        score -= _INNER
    if candidate.kind == "demonym":
        score -= _MODIFIER
    if candidate.rank == 0:
        score -= _PLACE
    if word.number == "several" and not (candidate.plural or joined or candidate.partners or _is_group(candidate)):
        score -= _SINGLE_BODY
    return score


def _is_group(candidate: Draft) -> bool:
    return candidate.record is not None and candidate.record.kind == "group"


def _coordinated(draft: Draft, candidate: Draft) -> bool:
    """ "France and its partners": the pronoun's noun is joined to the candidate."""
    sentence = draft.sentence
    owner = sentence.heads[draft.head]
    return owner >= 0 and sentence.rels[owner] == "conj" and sentence.heads[owner] == candidate.head
