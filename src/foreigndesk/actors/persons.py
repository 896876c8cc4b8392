"""Reads phrases that name a person: with or without titles, known or unknown, in or out of office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foreigndesk.actors.draft import Draft, draft_of
from foreigndesk.actors.office import retire, settle_person
from foreigndesk.actors.ownership import borrow
from foreigndesk.actors.phrases import Phrase, phrase_of
from foreigndesk.actors.records import NameRecord, RoleWord
from foreigndesk.actors.rolephrase import compose
from foreigndesk.actors.roles import RoleHit
from foreigndesk.actors.view import EntitySpan
from foreigndesk.actors.words import PhraseWords

if TYPE_CHECKING:
    from foreigndesk.actors.identify import PhraseReader


def read_person(reader: PhraseReader, phrase: Phrase) -> Draft | None:
    """The person a phrase names, ``None`` if it names none or a person only modifies its head."""
    span = _person_span(reader, phrase)
    if span is None:
        return None
    first, last = span
    head, role = phrase.head, reader.view.role_at.get(phrase.head)
    if not first <= head <= last and (role is None or role.last >= first):
        return None
    known = reader.view.hit_at.get(first) or reader.view.hit_at.get(head)
    bearers = [record for record in known.bearers() if record.kind == "person"] if known else []
    if not bearers and _is_named_body(reader, first):
        return None
    phrase, swallowed = with_title(reader, phrase, first, person=True)
    draft = draft_of(reader.sentence, phrase, "name")
    draft.swallowed = swallowed
    draft.person, draft.plural = True, False
    titles = [r for r in reader.inner_roles(phrase, first) if r.role.actor and r.role.kind in ("title", "role")]
    former = reader.is_former(phrase, first)
    source = borrow(reader, draft, phrase, [hit for hit in reader.inner_hits(phrase) if hit.last < first])
    if not bearers and not titles and _is_town(reader, head):
        return None
    bearers = bearers or reader.knowledge.people.named(_name(reader, first, last))
    if bearers:
        if known is not None:
            draft.used.update(range(known.first, known.last + 1))
        said = [title.role for title in titles]
        offices = {office for title in said for office in reader.knowledge.words.offices(title)}
        record = _choose(bearers, draft.country, offices, reader.on)
        settle_person(draft, record, reader.on, reader.knowledge.words, said)
    else:
        draft.name = _name(reader, first, last)
        draft.reasons.append("person found by the model")
        if draft.country is None and draft.owner is None:
            _from_apposition(reader, draft)
        if last - first == 0:
            draft.surname = draft.name
    if titles:
        apply_titles(reader, draft, titles, source)
    if former:
        retire(draft, reader.knowledge.words)
    return draft


def _is_named_body(reader: PhraseReader, first: int) -> bool:
    """Whether what stands right before a name says that it is no person's: "the group Rodina"."""
    before = reader.view.role_at.get(first - 1)
    return before is not None and before.role.actor and before.role.kind == "role" and not before.role.person


def with_title(reader: PhraseReader, phrase: Phrase, first: int, person: bool) -> tuple[Phrase, set[int]]:
    """The phrase together with a title right before the name, where the tree keeps them apart."""
    sentence = reader.sentence
    role = reader.view.role_at.get(phrase.first - 1)
    if person and (role is None or not role.role.person):
        role = _complemented(reader, phrase.first - 1)
    if role is None or role.role.kind in ("former", "partisan") or not role.role.actor:
        return phrase, set()
    if role.role.words[-1] in reader.knowledge.words.relational:
        return phrase, set()
    top = next(sentence.tops(role.first, role.last), role.last)
    before = phrase_of(sentence, top)
    if not _is_one(reader, phrase, role, top) or sentence.has_feature(role.last, "Number=Plur"):
        return phrase, set()
    if before.last >= first:
        return phrase, set()
    return Phrase(phrase.head, before.first, phrase.last, before.owner, before.inner), {top}


def _is_one(reader: PhraseReader, phrase: Phrase, role: RoleHit, top: int) -> bool:
    """Whether a title and the name after it are one person: joined in the tree, or by nothing standing between."""
    sentence, head = reader.sentence, phrase.head
    if sentence.heads[top] in (head, sentence.heads[head]) or sentence.heads[head] == top:
        return True
    named = reader.view.entity_at.get(phrase.first)
    noun = sentence.upos[role.last] in ("NOUN", "PROPN")  # "accused Merkel" is no title
    return noun and role.role.person and named is not None and named.label == "PER"


def _complemented(reader: PhraseReader, last: int) -> RoleHit | None:
    """The title whose complement ends at a token: "Speaker of the House", "the head of Iran's nuclear agency"."""
    sentence = reader.sentence
    token = last
    for _ in range(4):
        if token < 0:
            return None
        role = reader.view.role_at.get(token)
        if role is not None and role.role.person and token < last:
            return role if role.role.kind == "title" and _has_complement(reader, role, last) else None
        if sentence.rel(token) not in ("nmod", "flat", "compound", "appos"):
            return None
        token = sentence.heads[token]
    return None


def _has_complement(reader: PhraseReader, role: RoleHit, last: int) -> bool:
    after = reader.sentence.lower[role.last + 1] if role.last + 1 < last else ""
    return after == reader.knowledge.words.of


def apply_titles(reader: PhraseReader, draft: Draft, titles: list[RoleHit], source: tuple[str, ...]) -> None:
    """Let titles before a name speak where the office table is silent."""
    chosen = next((title for title in titles if title.role.person), titles[-1])
    before = titles[: titles.index(chosen)]
    title = chosen.role
    draft.nouns = (title.words[-1], *(other.role.words[-1] for other in reversed(before) if title.inherits))
    words = reader.knowledge.words
    known = draft.sectors or draft.country in words.non_states
    settled = draft.record is not None and known and draft.sectors != (words.elite,)
    settled = settled and not (reader.on is None and _is_other_office(title, draft, words))
    if settled and title.inherits:
        return
    draft.role = draft.role or chosen
    if not settled:
        found = compose(chosen, before, source, reader, draft.country)
        if found:
            draft.sectors = found
            draft.reasons.append(f"title {' '.join(title.words)}")
    if draft.country is None and title.code:
        draft.country = title.code


def _is_other_office(title: RoleWord, draft: Draft, words: PhraseWords) -> bool:
    """Whether a title names an office of state that is none of those a person is known by: a rank names none."""
    office = bool(title.sectors) and not title.inherits and title.sectors[0] in words.domestic - words.services
    return office and set(title.sectors).isdisjoint(draft.sectors)


def _person_span(reader: PhraseReader, phrase: Phrase) -> tuple[int, int] | None:
    view = reader.view
    for hit in reader.inner_hits(phrase):
        if hit.record.kind == "person":
            return hit.first, hit.last
    for token in range(phrase.inner, phrase.last + 1):
        span = view.entity_at.get(token)
        if span is None or span.label != "PER":
            continue
        known = view.hit_at.get(span.first) or view.hit_at.get(span.last)
        if known is None or known.first > span.first or known.last < span.last:
            first = _past_titles(reader, span)
            if first is not None:
                return first, _full_last(reader, phrase, span.last)
    return None


def _is_town(reader: PhraseReader, head: int) -> bool:
    """Whether a state stands beside a name as its country: "Kharkiv, Ukraine"."""
    sentence, hits = reader.sentence, reader.view.hit_at
    beside = [kid for kid in sentence.children[head] if sentence.rels[kid] in ("nmod:unmarked", "appos")]
    return any(kid in hits and hits[kid].record.kind == "state" for kid in beside)


def _name(reader: PhraseReader, first: int, last: int) -> str:
    """The name without brackets that an editor put into it: "President [Barack] Obama"."""
    sentence = reader.sentence
    if not any(word in "[]()" for word in sentence.words[first : last + 1]):
        return sentence.span_of(first, last).text
    return " ".join(word for word in sentence.words[first : last + 1] if word not in "[]()")


def _full_last(reader: PhraseReader, phrase: Phrase, last: int) -> int:
    """The model may end a name too early: the tree's flat parts after it still belong to it."""
    sentence = reader.sentence
    while last < phrase.last and sentence.upos[last + 1] in ("PROPN", "PUNCT") and last + 1 not in reader.view.role_at:
        last += 1
    return last


def _past_titles(reader: PhraseReader, span: EntitySpan) -> int | None:
    """The first token of a model's name that is no title or state; ``None`` if nothing else is in it."""
    courtesy, lower = reader.knowledge.words.courtesy, reader.sentence.lower
    roles, hits = reader.view.role_at, reader.view.hit_at
    for token in range(span.first, span.last + 1):
        state = token in hits and token + 1 in roles
        if token not in roles and not state and lower[token] not in courtesy:
            return token
    return None


def _choose(bearers: list[NameRecord], country: str | None, offices: set[str], on: date | None) -> NameRecord:
    """Among namesakes: of the country named, in office that day, with the title given; else the first."""

    def fit(record: NameRecord) -> tuple[bool, bool, bool]:
        term = record.term(on)
        had = {t.office.lower() for t in record.terms}
        return (record.country == country, bool(offices & had), term is not None)

    return max(bearers, key=fit)


def _from_apposition(reader: PhraseReader, draft: Draft) -> None:
    for kid in reader.sentence.kids(draft.head, "appos"):
        other = reader.read(kid)
        if other is not None and other.role is not None and other.person:
            draft.country, draft.sectors, draft.role = other.country, draft.sectors or other.sectors, other.role
            draft.owner = kid if other.country is None else None
            draft.reasons.append("described in apposition")
            return
