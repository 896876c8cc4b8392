"""Reads type files of the codebook: YAML records become frames, with errors that name file and frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from foreigndesk.codebook.frames import (
    NO_EVENT,
    Condition,
    Content,
    Example,
    Frame,
    Need,
    Predicate,
    PredicateKind,
    RoleRule,
)
from foreigndesk.codebook.nouns import pieces
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml

_KINDS: dict[str, PredicateKind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_PRESENCE = ("present", "absent")
_FACETS = {
    "class": "classes",
    "words": "words",
    "actor": "actor",
    "event": "events",
    "marker": "markers",
    "aux": "auxiliaries",
}
"""Keys of a condition and the fields they fill; several keys must all hold of the same filler."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _ExampleRecord(_Strict):
    text: str
    trigger: str
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    cameo: str | None = None
    why: str | None = None


class _ContentRecord(_Strict):
    slots: str = Field(alias="in")
    by: str
    keep: bool = False


class _FrameRecord(_Strict):
    """A frame as it is written; variants carry only what differs."""

    id: str
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    when: dict[str, Any] = {}
    unless: dict[str, Any] = {}
    mode: str | None = None
    cameo: str | None = None
    actor: str | None = None
    recipient: str | None = None
    content: _ContentRecord | None = None
    absorbs: list[str] | None = None
    needs: Need = "any"
    of: str = "object"
    priority: int = 0
    reason: str | None = None
    examples: list[_ExampleRecord] = []
    counters: list[_ExampleRecord] = []
    variants: list[dict[str, Any]] = []


def read_type_file(path: Path) -> Iterator[Frame]:
    """The frames of one ``types/TYPE.yaml``, variants unfolded.

    Raises:
        CodebookError: If a frame is malformed; names file and frame.
    """
    content = load_yaml(path) or {}
    event_type = content.get("type", path.stem)
    for record in content.get("frames") or []:
        for unfolded in _unfold(record):
            yield _frame(unfolded, event_type, path)


def _unfold(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The frame itself and each variant: inherited fields, joined conditions, its own examples."""
    base = {key: value for key, value in record.items() if key != "variants"}
    yield base
    inherited = {key: value for key, value in base.items() if key not in ("examples", "counters")}
    for variant in record.get("variants") or []:
        merged = {**inherited, **variant}
        merged["id"] = f"{record.get('id')}/{variant.get('id')}"
        for conditions in ("when", "unless"):
            merged[conditions] = {**(base.get(conditions) or {}), **(variant.get(conditions) or {})}
        yield merged


def _frame(raw: Mapping[str, Any], event_type: str, path: Path) -> Frame:
    place = f"{path}: {event_type}.{raw.get('id', '?')}"
    try:
        record = _FrameRecord.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CodebookError(f"field {field!r}: {first['msg']}", place=place) from error
    when = {slot: _conditions(value, place) for slot, value in record.when.items()}
    return Frame(
        id=f"{event_type}.{record.id}",
        type=event_type,
        mode=record.mode,
        cameo=record.cameo,
        predicates=tuple(_predicates(record)),
        when=when,
        unless={slot: _conditions(value, place) for slot, value in record.unless.items()},
        actor=RoleRule.parse(record.actor),
        recipient=RoleRule.parse(record.recipient),
        content=_content(record.content),
        absorbs=_absorbs(record, when),
        needs="none" if event_type == NO_EVENT else record.needs,
        of="subject" if record.of == "subject" else "object",
        priority=record.priority,
        reason=record.reason,
        place=place,
        examples=tuple(_example(e, event_type, record) for e in record.examples),
        counters=tuple(Example(**e.model_dump()) for e in record.counters),
    )


def _predicates(record: _FrameRecord) -> Iterator[Predicate]:
    for field, kind in _KINDS.items():
        for phrase in getattr(record, field):
            words = pieces(phrase)
            yield Predicate(kind, words, _head(words) if kind == "noun" else 0)
            if kind == "noun" and "-" in words:  # parsers may take any piece of "sit-in" for its head
                yield Predicate(kind, words, 0)


def _head(words: tuple[str, ...]) -> int:
    """The head of a noun phrase of several words: its last word, or the one before "of"."""
    return words.index("of") - 1 if "of" in words[1:] else len(words) - 1


def _conditions(value: Any, place: str) -> tuple[Condition, ...]:
    alternatives = value if isinstance(value, list) else [value]
    return tuple(_condition(alternative, place) for alternative in alternatives)


def _condition(value: Any, place: str) -> Condition:
    if isinstance(value, str):
        if value in _PRESENCE:
            return Condition(presence="present" if value == "present" else "absent")
        if value == "actor":
            return Condition(actor=frozenset({"any"}))
        if value == "place":
            return Condition(place=True)
        return Condition(classes=frozenset({value}))
    if isinstance(value, dict) and value and value.keys() <= _FACETS.keys():
        given = {_FACETS[key]: frozenset(map(str, v if isinstance(v, list) else [v])) for key, v in value.items()}
        return Condition(**given)  # type: ignore[arg-type]  # every facet is a set of names
    raise CodebookError(f"unknown condition {value!r}", place=place)


def _content(record: _ContentRecord | None) -> Content | None:
    if record is None:
        return None
    return Content(tuple(slot.strip() for slot in record.slots.split("|")), record.by, record.keep)


def _absorbs(record: _FrameRecord, when: Mapping[str, tuple[Condition, ...]]) -> tuple[str, ...]:
    if record.absorbs is not None:
        return tuple(record.absorbs)
    tied = any(c.classes or c.words or c.events for c in when.get("object", ()))
    return ("object",) if tied else ()


def _example(record: _ExampleRecord, event_type: str, frame: _FrameRecord) -> Example:
    """What an example leaves out is its frame's."""
    fields = record.model_dump()
    fields["type"] = record.type or event_type
    if "mode" not in record.model_fields_set and record.type is None:
        fields["mode"] = frame.mode
    return Example(**fields)
