"""What a person's time in office makes of a mention: in office on the day, not yet, or among the elites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from foreigndesk.actors.draft import Draft
from foreigndesk.actors.records import NameRecord, RoleWord, Term
from foreigndesk.actors.words import PhraseWords

_AHEAD = timedelta(days=8 * 365)
"""How long before their first known term rebels, clerics and businessmen are taken for what they are known as."""


def settle_person(
    draft: Draft, record: NameRecord, on: date | None, words: PhraseWords, titles: Sequence[RoleWord] = ()
) -> None:
    """Take a known person's country and what they were on a day.

    Args:
        draft: The mention.
        record: The person.
        on: The article's date; without one the titles say which of several offices is meant.
        words: The word lists.
        titles: What the text calls the person.
    """
    term = record.term(on) if on is not None else _titled(record, titles, words) or record.last_term(None)
    last = term or record.last_term(on)
    draft.record, draft.name, draft.wikidata = record, record.name, record.wikidata
    draft.person, draft.surname = True, None
    draft.country = (last.country if last else None) or home(record, on, words) or draft.country
    draft.sectors = term.sectors if term is not None and on is None else sectors_on(record, on, words)
    if term is not None or (last is None and not record.terms):
        draft.reasons.append(f"known person: {term.office}" if term and term.office else "known person")
    elif last is None:
        draft.reasons.append(f"known person, only later {record.terms[0].office}")
    else:
        draft.reasons.append(f"known person out of office: {last.office}")


def home(record: NameRecord, on: date | None, words: PhraseWords) -> str | None:
    """Whose somebody is; of a person before the first known term that of it, unless it was an organisation's."""
    if record.kind != "person" or not record.terms or record.last_term(on) is not None:
        return record.country
    first = record.terms[0].country
    return None if first in words.non_states else first


def sectors_on(record: NameRecord, on: date | None, words: PhraseWords) -> tuple[str, ...]:
    """Sectors of a person on a day: of the office or, outside of it, elites; without a day those of the last office.

    Rebels and the opposition hold no office that they could lose; they stay what they were. Of an office that is yet
    to come nothing follows.
    """
    last = record.last_term(on)
    if last is None:
        return _foreseen(record, on, words) if record.terms else record.sectors
    term = record.term(on)
    if term is not None or on is None or not _retires(last, words):
        return (term or last).sectors
    return (words.elite,)


def retire(draft: Draft, words: PhraseWords) -> None:
    """Turn an office-holder called "former" into elites; rebels and civilians stay what they are."""
    if not draft.sectors or draft.sectors[0] in words.retiring:
        draft.sectors = (words.elite,)
        draft.reasons.append("formerly")


def _retires(term: Term, words: PhraseWords) -> bool:
    return not term.sectors or term.sectors[0] in words.retiring - words.party_sectors


def _foreseen(record: NameRecord, on: date | None, words: PhraseWords) -> tuple[str, ...]:
    """What somebody without an office is known as, some years ahead of the first date known."""
    first = record.terms[0]
    soon = on is not None and first.start is not None and first.start <= on + _AHEAD
    return first.sectors if soon and not _retires(first, words) else ()


def _titled(record: NameRecord, titles: Sequence[RoleWord], words: PhraseWords) -> Term | None:
    """The latest term in the office that a text names, or else in one of its sectors."""
    said = {office for title in titles for office in words.offices(title)}
    sectors = {frozenset(title.sectors) for title in titles if title.sectors and not title.inherits}
    by_office = (term for term in reversed(record.terms) if term.office.lower() in said)
    by_sector = (term for term in reversed(record.terms) if frozenset(term.sectors) in sectors)
    return next(by_office, None) or next(by_sector, None)
