"""Turns a sentence into drafts: one for each noun phrase that names an actor, one for each name that only modifies."""

from __future__ import annotations

from datetime import date

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.identify import Earlier, PhraseReader
from foreigndesk.actors.index import NameHit
from foreigndesk.actors.knowledge import ActorKnowledge
from foreigndesk.actors.phrases import PARTS, Phrase, first_conjunct, parted, phrase_of
from foreigndesk.actors.rolephrase import read_modifier
from foreigndesk.actors.view import SentenceView

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_LENDING = frozenset(("state", "demonym", "prefix", "organisation", "group", "person"))
_NATIONAL = frozenset(("state", "demonym", "prefix"))


def drafts_of(view: SentenceView, knowledge: ActorKnowledge, on: date | None, earlier: Earlier) -> list[Draft]:
    """The drafts of a sentence in the order of their heads.

    A state whose name another phrase took its country from ("Mali's junta") gets none of its own, and neither
    does a title that stands before a person.

    Args:
        view: The sentence.
        knowledge: What is known of names and roles.
        on: The article's date.
        earlier: What the article has named before.
    """
    reader = PhraseReader(view, knowledge, on, earlier)
    heads = [token for token in range(len(view.sentence)) if _is_head(view, token)]
    drafts = [draft for token in heads if (draft := reader.read(token)) is not None]
    used: set[int] = set()
    swallowed: set[int] = set()
    claimed: set[int] = set()
    for draft in drafts:
        used |= draft.used - {draft.head}
        swallowed |= draft.swallowed
        claimed |= draft.used
        if draft.kind == "name":
            claimed.add(draft.head)
    kept = [d for d in drafts if d.head not in swallowed and not (d.state and d.head in used)]
    acting = _acting(reader, {draft.head for draft in drafts})
    claimed.update(*(draft.used for draft in acting))
    kept += acting
    kept += [_modifier(reader, hit) for hit in view.hits if _lends(view, hit, claimed)]
    kept.sort(key=lambda draft: (draft.head, draft.first))
    return kept


def _is_head(view: SentenceView, token: int) -> bool:
    """Whether a token heads a noun phrase of its own rather than being part of one."""
    sentence = view.sentence
    if token in view.inside:
        return False
    if sentence.upos[token] not in _NOMINAL and not _is_nominal(view, token):
        return False
    top = first_conjunct(sentence, token)
    return sentence.rels[top] not in PARTS or _is_stray(view, top)


def _is_nominal(view: SentenceView, token: int) -> bool:
    """A name, or with a determiner or possessive an adjective: "the displaced", "two wounded"."""
    hit = view.hit_at.get(token)
    if hit is not None and hit.record.kind != "demonym":
        return True
    if view.sentence.upos[token] == "NUM":
        return True
    if hit is None and token not in view.role_at:
        return False
    sentence = view.sentence
    if token > 1 and hit is None and sentence.rels[token - 1] == "case" and token - 2 in view.hit_at:
        return True  # "Burkina Faso's displaced", which the tree may take for a verb
    return any(
        sentence.rel(kid) in ("det", "nummod") or sentence.rels[kid] == "nmod:poss" for kid in sentence.children[token]
    )


def _is_stray(view: SentenceView, token: int) -> bool:
    """Whether the tree calls a token part of a name although it hangs on a verb or beyond a conjunction."""
    sentence, governor = view.sentence, view.sentence.heads[token]
    if governor < 0 or sentence.rel(token) not in ("flat", "compound", "nmod", "amod"):
        return False
    if sentence.upos[governor] in ("VERB", "AUX"):
        return sentence.upos[token] in _NOMINAL or token in view.role_at
    apart = sentence.rel(token) == "flat" or sentence.rels[token] == "nmod:desc"
    return governor < token and apart and parted(sentence, governor, token)


def _lends(view: SentenceView, hit: NameHit, claimed: set[int]) -> bool:
    """Whether a name modifies a noun that has taken nothing from it: "Malian accords"."""
    if hit.record.kind not in _LENDING or not hit.record.actor or hit.first in view.aside:
        return False
    return claimed.isdisjoint(range(hit.first, hit.last + 1))


def _acting(reader: PhraseReader, heads: set[int]) -> list[Draft]:
    """Role nouns before the noun of an act: "an army raid", "Malian government offensive"."""
    view, sentence = reader.view, reader.sentence
    acting = reader.knowledge.words.acting
    found: list[Draft] = []
    for role in view.roles:
        top, governor = role.last, sentence.heads[role.last]
        if role.first <= governor <= role.last or role.last in view.hit_at or role.last in heads:
            continue
        if sentence.upos[top] == "ADJ" or reader.knowledge.words.idle_modifiers.issuperset(role.role.words):
            continue
        if governor <= top or governor in heads or sentence.rel(top) not in ("compound", "amod"):
            continue
        over = view.role_at.get(governor)
        if governor in view.hit_at or (over is not None and over.role.actor):
            continue
        if not role.role.actor or role.role.inherits or role.role.kind in ("former", "partisan"):
            continue
        if role.role.sectors and role.role.sectors[0] in acting:
            found.append(read_modifier(reader, phrase_of(sentence, governor), role))
    return found


def _modifier(reader: PhraseReader, hit: NameHit) -> Draft:
    """A participant named by a modifier: "Malian accords", "NATO summit"."""
    draft = draft_of(reader.sentence, Phrase(hit.last, hit.first, hit.last, None, hit.first), "demonym")
    reader.fill(draft, hit)
    draft.plural = False
    if hit.record.kind in _NATIONAL:
        draft.sectors = draft.sectors or (reader.knowledge.words.state_sector,)
    draft.reasons.append("named by a modifier")
    return draft
