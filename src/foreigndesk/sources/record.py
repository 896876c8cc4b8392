"""The record: the keys of one report in JSON Lines or CSV, checked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from foreigndesk.sources.characters import normalise
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.set_aside import SetAside


def _read_day(value: object) -> object:
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("must be a string, an ISO 8601 date or date-time (2022-05-03)")
    if not value.strip():
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise ValueError(f"{value!r:.60} is no ISO 8601 date or date-time (2022-05-03)") from None


class ReportRecord(BaseModel):
    """Keys of one input record; only ``text`` is required, unknown keys are kept."""

    model_config = ConfigDict(extra="allow", strict=True)

    text: str
    id: str | int | None = None
    title: str | None = None
    published: Annotated[date | None, BeforeValidator(_read_day)] = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_record(values: Mapping[str, Any], place: str, encoding: str = "utf-8") -> Draft | SetAside:
    """Check a record and turn it into a draft; a record with a wrong field is set aside with that field."""
    cleaned = {key: normalise(value) if isinstance(value, str) else value for key, value in values.items()}
    try:
        record = ReportRecord.model_validate(cleaned)
    except ValidationError as error:
        own_id, title = _as_text(cleaned.get("id")), _as_text(cleaned.get("title"))
        return SetAside(place, _reason(error), id=own_id, title=title)
    return Draft(
        place,
        record.text,
        "record",
        title=record.title,
        published=record.published,
        outlet=record.outlet,
        url=record.url,
        language=record.language,
        id=_as_text(record.id),
        extra=dict(record.model_extra or {}),
        encoding=encoding,
    )


def _reason(error: ValidationError) -> str:
    """The first problem of each field, as ``field: what is wrong``."""
    problems: dict[str, str] = {}
    for item in error.errors(include_url=False, include_context=False):
        message = str(item["msg"]).removeprefix("Value error, ")
        problems.setdefault(str(item["loc"][0]), message[:1].lower() + message[1:])
    return "; ".join(f"{field}: {message}" for field, message in problems.items())


def _as_text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
