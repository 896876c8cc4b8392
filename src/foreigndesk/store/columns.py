"""The columns of articles, events, claims and set-aside reports, each declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Attribution, Event, EventDate
from foreigndesk.desk.coding import Coding
from foreigndesk.places.place import Place
from foreigndesk.sources.set_aside import SetAside
from foreigndesk.store.column import CodedClaim, CodedEvent, Column, Record, TableColumns

_MEASURES = ("killed", "injured", "arrested", "displaced", "participants")


def _words(actor: Actor | None) -> str | None:
    """What the text calls an actor; for a pronoun, the mention it stands for."""
    if actor is None:
        return None
    return actor.refers_to.text if actor.refers_to else actor.span.text


def _actors(prefix: str, noun: str, of: Callable[[Event], Iterable[Actor]]) -> tuple[Column[CodedEvent], ...]:
    return (
        Column(f"{prefix}s", "list", f"words of each {noun}", lambda r: [_words(a) for a in of(r.event)]),
        Column(f"{prefix}_names", "list", f"name of each {noun}", lambda r: [a.name for a in of(r.event)]),
        Column(f"{prefix}_codes", "list", f"code of each {noun}", lambda r: [a.code for a in of(r.event)]),
        Column(f"{prefix}_countries", "list", f"country of each {noun}", lambda r: [a.country for a in of(r.event)]),
    )


def _from(part: Callable[[Record], object | None], field: str) -> Callable[[Record], object]:
    """Reads a field off a part that a record may lack."""

    def value(record: Record) -> object:
        found = part(record)
        return None if found is None else getattr(found, field)

    return value


def _counts(measure: str) -> tuple[Column[CodedEvent], Column[CodedEvent]]:
    return (
        Column(f"{measure}_low", "int", f"{measure}, as stated", lambda r: _count(r.event, measure)[0]),
        Column(f"{measure}_high", "int", f"{measure}, if a high end is stated", lambda r: _count(r.event, measure)[1]),
    )


def _count(event: Event, measure: str) -> tuple[int | None, int | None]:
    return event.magnitude.get(measure, (None, None))


def _date(record: CodedEvent) -> EventDate | None:
    return record.event.date


def _place(record: CodedEvent) -> Place | None:
    return record.event.place


def _first(record: CodedEvent) -> Attribution | None:
    return record.event.attribution[0] if record.event.attribution else None


def _speaker(record: CodedEvent) -> Actor | None:
    first = _first(record)
    return first.speaker if first else None


def _claimant(record: CodedClaim) -> Actor | None:
    return record.claim.speaker


def _addressee(record: CodedClaim) -> Actor | None:
    return record.claim.addressee


_BATCH: Column[object] = Column("batch", "string", "the commit it came with")
_WRITTEN: Column[object] = Column("written", "timestamp", "when it was stored")
_SEQUENCE: Column[object] = Column("sequence", "int", "order of commits; the highest is an article's current version")


ARTICLES: TableColumns[Coding] = TableColumns(
    "articles",
    "one article as it was coded once",
    (
        Column("article_id", "string", "stable identity of the article", lambda c: c.article.article_id),
        Column("id", "string", "the input's own identifier", lambda c: c.article.id),
        Column("title", "string", "headline", lambda c: c.article.title),
        Column("published", "date", "date of publication", lambda c: c.article.published),
        Column("outlet", "string", "publisher", lambda c: c.article.outlet),
        Column("url", "string", "address", lambda c: c.article.url),
        Column("language", "string", "ISO 639-1 code", lambda c: c.article.language),
        Column("text", "string", "the stored body; all offsets point into it", lambda c: c.article.text),
        Column("text_hash", "string", "hash of title and body", lambda c: c.article.text_hash),
        Column("event_count", "int", "number of events", lambda c: len(c.events)),
        Column("claim_count", "int", "number of claims", lambda c: len(c.claims)),
        Column("extra", "json", "unknown keys of the input", lambda c: dict(c.article.extra)),
        Column("cuts", "json", "page furniture taken out", lambda c: c.to_dict()["cuts"]),
        Column("mentions", "json", "mentions of actors, places and times", lambda c: c.to_dict()["mentions"]),
        Column("rejected", "json", "candidates turned down", lambda c: [r.to_dict() for r in c.rejected]),
        Column("version", "string", "fingerprint of code, model and knowledge", lambda c: c.version),
        _BATCH,
        _SEQUENCE,
        _WRITTEN,
    ),
)

EVENTS: TableColumns[CodedEvent] = TableColumns(
    "events",
    "one event in one article",
    (
        Column("article_id", "string", "the article it stands in", lambda r: r.coding.article.article_id),
        Column("event_id", "string", "stable identity of the event", lambda r: r.event.event_id),
        Column("published", "date", "date of publication", lambda r: r.coding.article.published),
        Column("outlet", "string", "publisher", lambda r: r.coding.article.outlet),
        Column("title", "string", "headline of the article", lambda r: r.coding.article.title),
        Column("url", "string", "address of the article", lambda r: r.coding.article.url),
        Column("sentence", "int", "number of its sentence", lambda r: r.event.sentence),
        Column("in_title", "bool", "whether it stands in the title", lambda r: r.event.in_title),
        Column("type", "string", "PLOVER type", lambda r: r.event.type),
        Column("mode", "string", "PLOVER mode", lambda r: r.event.mode),
        Column("contexts", "list", "PLOVER contexts", lambda r: r.event.contexts),
        Column("cameo", "string", "CAMEO code", lambda r: r.event.cameo),
        Column("quad", "int", "quad class, 1 to 4", lambda r: r.event.quad),
        Column("intensity", "float", "PLOVER intensity", lambda r: r.event.intensity),
        Column("goldstein", "float", "Goldstein score", lambda r: r.event.goldstein),
        Column("status", "string", "actual, ongoing, future, hypothetical …", lambda r: r.event.status),
        *_actors("actor", "actor", lambda event: event.actors),
        *_actors("recipient", "recipient", lambda event: event.recipients),
        Column("date_start", "date", "first day", _from(_date, "start")),
        Column("date_end", "date", "last day", _from(_date, "end")),
        Column("date_precision", "string", "unit of the date", _from(_date, "precision")),
        Column("date_stated", "bool", "whether the text gives it", lambda r: bool((d := r.event.date) and d.span)),
        Column("place", "string", "name of the place", _from(_place, "name")),
        Column("place_country", "string", "country of the place, ISO 3166 alpha-3", _from(_place, "country")),
        Column("place_admin1", "string", "first-order division", _from(_place, "admin1")),
        Column("latitude", "float", "degrees north", _from(_place, "latitude")),
        Column("longitude", "float", "degrees east", _from(_place, "longitude")),
        Column("geonames_id", "int", "GeoNames identifier", _from(_place, "geonames_id")),
        Column("place_precision", "string", "site, city, admin, country, region", _from(_place, "precision")),
        *(column for measure in _MEASURES for column in _counts(measure)),
        Column("speaker", "string", "words of who says so; none is the outlet", lambda r: _words(_speaker(r))),
        Column("speaker_code", "string", "code of the speaker", _from(_speaker, "code")),
        Column("stance", "string", "asserts, alleges, denies …", _from(_first, "stance")),
        Column("quoted", "bool", "whether in quotation marks", _from(_first, "quoted")),
        Column("trigger", "string", "the words of the act", lambda r: r.event.trigger.text),
        Column("trigger_start", "int", "their offset in text or title", lambda r: r.event.trigger.start),
        Column("confidence", "float", "0 to 1", lambda r: r.event.confidence),
        Column("coder", "string", "which coder found it", lambda r: r.event.coder),
        Column("rule", "string", "by which frame", lambda r: r.event.rule),
        Column("quote", "string", "the sentence", lambda r: r.event.quote),
        Column("record", "json", "the whole event as in the output contract", lambda r: r.event.to_dict()),
        _BATCH,
    ),
)

CLAIMS: TableColumns[CodedClaim] = TableColumns(
    "claims",
    "one attributed statement in one article",
    (
        Column("article_id", "string", "the article it stands in", lambda r: r.coding.article.article_id),
        Column("number", "int", "its number in the article, from 0", lambda r: r.number),
        Column("published", "date", "date of publication", lambda r: r.coding.article.published),
        Column("outlet", "string", "publisher", lambda r: r.coding.article.outlet),
        Column("in_title", "bool", "whether it stands in the title", lambda r: r.claim.in_title),
        Column("speaker", "string", "words of who says it", lambda r: _words(r.claim.speaker)),
        Column("speaker_name", "string", "name of the speaker", _from(_claimant, "name")),
        Column("speaker_code", "string", "code of the speaker", _from(_claimant, "code")),
        Column("speaker_country", "string", "country of the speaker", _from(_claimant, "country")),
        Column("addressee", "string", "words of to whom", lambda r: _words(r.claim.addressee)),
        Column("addressee_code", "string", "code of to whom", _from(_addressee, "code")),
        Column("stance", "string", "asserts, alleges, denies …", lambda r: r.claim.stance),
        Column("quoted", "bool", "whether in quotation marks", lambda r: r.claim.quoted),
        Column("cue", "string", "the words that introduce it", lambda r: r.claim.cue.text),
        Column("content", "string", "what is said", lambda r: r.claim.content.text),
        Column("content_start", "int", "its offset in text or title", lambda r: r.claim.content.start),
        Column("events", "list", "event_id of each event inside", lambda r: r.claim.events),
        Column("record", "json", "the whole claim as in the output contract", lambda r: r.claim.to_dict()),
        _BATCH,
    ),
)

SET_ASIDE: TableColumns[SetAside] = TableColumns(
    "set_aside",
    "one report that could not be read",
    (
        Column("place", "string", "file and line", lambda s: s.place),
        Column("reason", "string", "what is wrong with it", lambda s: s.reason),
        Column("id", "string", "the input's own identifier", lambda s: s.id),
        Column("title", "string", "headline", lambda s: s.title),
        _WRITTEN,
    ),
)


def event_rows(coding: Coding) -> list[dict[str, object]]:
    """The rows of a coding's events."""
    return [EVENTS.row(CodedEvent(coding, event)) for event in coding.events]


def claim_rows(coding: Coding) -> list[dict[str, object]]:
    """The rows of a coding's claims."""
    return [CLAIMS.row(CodedClaim(coding, claim, number)) for number, claim in enumerate(coding.claims)]
