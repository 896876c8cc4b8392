"""What a person's time in office makes of a mention: in office on the day, or among the elites."""

from __future__ import annotations

from datetime import date

from foreigndesk.actors.draft import Draft
from foreigndesk.actors.records import NameRecord
from foreigndesk.actors.words import PhraseWords


def settle_person(draft: Draft, record: NameRecord, on: date | None, words: PhraseWords) -> None:
    """Take a known person's country and what they were on a day."""
    term = record.term(on) if on is not None else record.last_term(None)
    last = term or record.last_term(on)
    draft.record, draft.name, draft.wikidata = record, record.name, record.wikidata
    draft.person, draft.surname = True, None
    draft.country = last.country if last and last.country else record.country
    draft.sectors = sectors_on(record, on, words)
    if term is not None or last is None:
        draft.reasons.append(f"known person: {term.office}" if term and term.office else "known person")
    else:
        draft.reasons.append(f"known person out of office: {last.office}")


def sectors_on(record: NameRecord, on: date | None, words: PhraseWords) -> tuple[str, ...]:
    """Sectors of a person on a day: of the office or, outside of it, elites; without a day those of the last office.

    Rebels and the opposition hold no office that they could lose; they stay what they were.
    """
    term = record.term(on)
    last = term or record.last_term(on)
    if last is None:
        return record.sectors
    if term is not None or on is None or (last.sectors and last.sectors[0] not in words.retiring - words.party_sectors):
        return last.sectors
    return (words.elite,)


def retire(draft: Draft, words: PhraseWords) -> None:
    """Turn an office-holder called "former" into elites; rebels and civilians stay what they are."""
    if not draft.sectors or draft.sectors[0] in words.retiring:
        draft.sectors = (words.elite,)
        draft.reasons.append("formerly")
