"""Reads phrases headed by a role noun: whose it is, and which sectors noun, modifiers and owner give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.office import retire, settle_person
from foreigndesk.actors.ownership import BODIES, borrow, from_place
from foreigndesk.actors.phrases import Phrase, prepositions
from foreigndesk.actors.records import RoleWord
from foreigndesk.actors.roles import RoleHit

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader


def read_role_phrase(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> Draft | None:
    """The actor a role phrase stands for, ``None`` for nouns that are never one."""
    if not role.role.actor or role.role.kind in ("former", "partisan") or _is_bare(reader, phrase, role):
        return None
    draft = draft_of(reader.sentence, phrase, "role")
    draft.role, draft.person = role, role.role.person
    if role.role.words[-1] in reader.knowledge.words.sites:
        cases = prepositions(reader.sentence, phrase.head)
        words = reader.knowledge.words
        held = role.role.words[-1] in words.missions and not words.inside.intersection(cases)
        draft.rank = 0 if any(case in words.locative for case in cases) and not held else 1
    modifiers = [r for r in reader.inner_roles(phrase, role.first) if r.role.actor]
    draft.nouns = (role.role.words[-1], *(m.role.words[-1] for m in reversed(modifiers) if role.role.inherits))
    source = borrow(reader, draft, phrase, reader.inner_hits(phrase))
    if role.role.words[-1] in reader.knowledge.words.craft and draft.country is None and draft.owner is None:
        return None
    draft.sectors = compose(role, modifiers, source, reader, draft.country)
    if draft.of_body and source and " ".join(role.role.words) in reader.knowledge.words.incumbents:
        draft.sectors = source  # "the president of the court"
    for partner in draft.partners:
        partner.sectors = draft.sectors
    draft.reasons.append(f"role {' '.join(role.role.words)}")
    if draft.country is None:
        draft.country = role.role.code or next((m.role.code for m in modifiers if m.role.code), None)
    elif role.role.code:
        draft.sectors = draft.sectors or reader.knowledge.words.at_home.get(role.role.code, ())
    _called_by_body(reader, draft, role)
    if draft.country is None and draft.owner is None:
        from_place(reader, draft)
    if _is_mere(reader, draft, role):
        draft.sectors = ()
    if reader.is_former(phrase, role.first):
        retire(draft, reader.knowledge.words)
    _named_in_apposition(reader, draft, role.role)
    return draft


def _called_by_body(reader: PhraseReader, draft: Draft, role: RoleHit) -> None:
    """ "The rebel FDLR force": the body that a noun for a body is named by."""
    body, words = draft.body, reader.knowledge.words
    if body is None or body.kind not in ("group", "organisation") or draft.plural or role.role.person:
        return
    before = reader.view.hit_at.get(role.first - 1)
    if role.role.words[-1] in words.forms and before is not None and before.record is body:
        draft.name, draft.record, draft.wikidata, draft.cameo = body.name, body, body.wikidata, body.cameo


def _is_mere(reader: PhraseReader, draft: Draft, role: RoleHit) -> bool:
    """Whether a phrase says no more than that there are people, and no sentence around it what befalls them."""
    alone = draft.country is None and draft.owner is None and "VERB" not in reader.sentence.upos
    return alone and " ".join(role.role.words) in reader.knowledge.words.mere_people


def _is_bare(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> bool:
    """ "In force", "side by side": a noun that without any word of its own names nobody."""
    sentence, head = reader.sentence, phrase.head
    if (
        phrase.first != head
        or len(role.role.words) > 1
        or sentence.lemmas[head] not in reader.knowledge.words.bare_things
    ):
        return False
    subject = sentence.rels[head].startswith("nsubj") or sentence.in_title
    return not subject and sentence.lower[head] == role.role.words[0] and not sentence.kids(head, "nmod", "amod")


def read_modifier(reader: PhraseReader, phrase: Phrase, role: RoleHit) -> Draft:
    """The actor a role noun stands for that only modifies another noun: the army of "an army raid"."""
    hits = [hit for hit in reader.inner_hits(phrase) if hit.last < role.first]
    first = hits[0].first if hits else role.first
    own = Phrase(role.last, first, role.last, phrase.owner, phrase.inner)
    draft = draft_of(reader.sentence, own, "demonym")
    draft.role, draft.person, draft.nouns = role, role.role.person, (role.role.words[-1],)
    modifiers = [r for r in reader.inner_roles(phrase, role.first) if r.role.actor]
    source = borrow(reader, draft, own, hits)
    draft.sectors = compose(role, modifiers, source, reader, draft.country)
    draft.reasons.append("role named by a modifier")
    return draft


def compose(
    head: RoleHit,
    modifiers: Sequence[RoleHit],
    source: Sequence[str],
    reader: PhraseReader,
    country: str | None = None,
) -> tuple[str, ...]:
    """Sectors of a role noun.

    Args:
        head: The noun.
        modifiers: Role nouns before it, left to right.
        source: Sectors of the organisation, person or role it belongs to.
        reader: For the word lists.
        country: Whose it is; officials of international organisations are of no government.

    Returns:
        The noun's own sectors, unless it is vague or inherits them; then those of the nearest modifier or source.
    """
    words = reader.knowledge.words
    own = head.role.sectors
    last = next((m.role for m in reversed(modifiers) if m.role.sectors), None)
    nearest, partisan = (last.sectors, last.kind == "partisan") if last else ((), False)
    shared = words.shared(head.role.words[-1], source)
    if shared is not None:
        return shared
    if source and source[0] in words.services and own[:1] and own[0] in words.services:
        return tuple(source)
    if head.role.words == (head.role.words[-1],) and head.role.words[0] in words.soldierly and _armed(reader):
        own = words.plain_sectors["force"]
    vague = head.role.inherits or not own or own[0] in words.vague
    if vague:
        found = tuple((source or nearest) if partisan else (nearest or source))
        plain = words.plain_sectors.get(head.role.words[-1], ())
        if found and not (plain and found[0] == words.state_sector):
            return found
        if found:
            return plain
        if head.role.inherits and country in words.non_states:
            return ()
        return own or words.plain_sectors.get(head.role.words[-1], ())
    if own[0] == words.state_sector and country in words.non_states:
        return ()
    added = tuple(s for m in modifiers for s in m.role.sectors if s in words.adding and s not in own)
    return own + tuple(dict.fromkeys(added))


def _armed(reader: PhraseReader) -> bool:
    """Whether a sentence speaks of soldiers or of a coup."""
    return not reader.knowledge.words.army_signs.isdisjoint(reader.sentence.lemmas)


def _named_in_apposition(reader: PhraseReader, draft: Draft, role: RoleWord) -> None:
    """ "the French president, Emmanuel Macron": the name says who the role is."""
    for kid in reader.sentence.kids(draft.head, "appos"):
        other = reader.read(kid)
        if other is None or other.kind != "name" or other.person != draft.person or draft.plural:
            continue
        if other.record is not None and other.record.kind == "person":
            sectors, country = draft.sectors, draft.country
            settle_person(draft, other.record, reader.on, reader.knowledge.words, (role,))
            if other.record.term(reader.on) is None:
                draft.sectors = sectors or draft.sectors
            draft.country = country or draft.country
        else:
            draft.name = draft.name or other.name
            draft.country = draft.country or other.country
            if other.record is not None and other.record.kind in BODIES and other.sectors:
                draft.sectors, draft.record = other.sectors, other.record
        draft.reasons.append("named in apposition")
        return
