"""The columns of what linking derives from events, of its progress, and of what people have corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from foreigndesk.store.column import Column, Kind, TableColumns

UNDATED = "undated"
Made = Mapping[str, Any]
"""A record by column name."""


def _field(name: str, kind: Kind, description: str) -> Column[Made]:
    return Column(name, kind, description, itemgetter(name))


_PART = _field("part", "string", "month of its first day or of publication, or `undated`; the table is parted by it")

COPIES: TableColumns[Made] = TableColumns(
    "copies",
    "one article with the signature of its words, and what it is a copy or a new version of",
    (
        _field("article_id", "string", "the article"),
        _field("copy_group", "string", "smallest article_id of those that are one report; its own when alone"),
        _field("kind", "string", "`copy` or `version`; empty for the first of a group"),
        _field("copy_of", "string", "article_id of what it is a copy or version of"),
        _field("score", "float", "share of the pieces of both that both have, 0 to 1"),
        _field("contained", "float", "share of the shorter's pieces that the longer has"),
        _field("signature", "string", "MinHash of its words, Base64; empty for one too short"),
        _PART,
    ),
    parted_by="part",
)

INCIDENTS: TableColumns[Made] = TableColumns(
    "incidents",
    "one happening across the articles that report it",
    (
        _field("incident_id", "string", "stable identity, from its smallest report"),
        _field("type", "string", "PLOVER type"),
        _field("mode", "string", "PLOVER mode, where one is given"),
        _field("actors", "list", "countries, else codes, of who acts"),
        _field("recipients", "list", "the same of to whom"),
        _field("first", "date", "first day that a report gives"),
        _field("last", "date", "last day"),
        _field("place", "string", "name of the place that most reports name"),
        _field("place_country", "string", "its country, ISO 3166 alpha-3"),
        _field("latitude", "float", "degrees north"),
        _field("longitude", "float", "degrees east"),
        _field("article_count", "int", "number of articles"),
        _field("source_count", "int", "number of independent sources: copies of one report count once"),
        _field("outlets", "list", "who published them"),
        _field("first_report", "date", "publication of the first report"),
        _field("last_report", "date", "publication of the last"),
        _field("asserted_by", "list", "who says it happened"),
        _field("denied_by", "list", "who denies it"),
        _field("contested", "bool", "whether somebody denies it"),
        _field("numbers", "json", "best, low and high by measure, with who gives each"),
        _field("reports", "json", "event_id, article_id, role, score and reasons of each report"),
        _PART,
    ),
    parted_by="part",
)

AGREEMENTS: TableColumns[Made] = TableColumns(
    "agreements",
    "one agreement and what became of it",
    (
        _field("agreement_id", "string", "stable identity, from parties, kind and year"),
        _field("name", "string", "what texts call it most often"),
        _field("kind", "string", "ceasefire, military, peace …"),
        _field("parties", "list", "countries, and names or codes of others"),
        _field("year", "int", "from when it is"),
        _field("state", "string", "the last step that changed it"),
        _field("names", "list", "all that texts call it, most frequent first"),
        _field("first", "date", "day of its first step"),
        _field("last", "date", "day of its last step"),
        _field("step_count", "int", "number of steps"),
        _field("steps", "json", "step, days, status, source, event_id, article_id and quote of each, in order of time"),
        _field("part", "string", "`all`: the register is made anew as a whole"),
    ),
    parted_by="part",
)

LINKED: TableColumns[Made] = TableColumns(
    "linked",
    "one commit of articles, or one correction, that a derived table knows of",
    (
        _field("table", "string", "the derived table"),
        _field("key", "string", "batch of the articles, or correction_id"),
        _field("made", "timestamp", "when"),
    ),
)

CORRECTIONS: TableColumns[Made] = TableColumns(
    "corrections",
    "one correction by a person",
    (
        _field("correction_id", "string", "its identity"),
        _field("kind", "string", "`merge` or `split` of incidents"),
        _field("by", "string", "who made it"),
        _field("why", "string", "the reason given"),
        _field("body", "json", "what it says"),
        _field("made", "timestamp", "when"),
    ),
)


def part_of(day: date | None) -> str:
    """The part of a table that a row of a day belongs to: its month."""
    return f"{day:%Y-%m}" if day else UNDATED
