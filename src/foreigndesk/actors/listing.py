"""Records of a knowledge file with their places, and how to read a field of one or say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import load_csv, load_yaml

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_ISO_LENGTH = len("2020-08-18")
_SEPARATORS = re.compile(r"[|;,\s]+")
_STRINGS = frozenset((str,))
_SUFFIXES = frozenset((".yaml", ".csv"))


class Entry(NamedTuple):
    """One record of a knowledge file; a tuple, because thousands are made at the start.

    Attributes:
        fields: Its fields.
        source: The file, or the section of one.
        number: Its place there, from 1; 0 when the source says all.
    """

    fields: Mapping[str, Any]
    source: str
    number: int = 0

    @property
    def place(self) -> str:
        """File and name or number, for messages."""
        if not self.number:
            return self.source
        return f"{self.source}: {self.fields.get('name') or self.fields.get('word') or f'record {self.number}'}"

    def text(self, key: str) -> str | None:
        """A string field, ``None`` if it is missing or empty."""
        value = self.fields.get(key)
        if isinstance(value, str):
            return value.strip() if value else None
        if value is None:
            return None
        if not isinstance(value, int):
            raise KnowledgeError(f"field {key!r} must be text", place=self.place)
        return str(value)

    def need(self, key: str) -> str:
        """A string field that must be there."""
        value = self.text(key)
        if value is None:
            raise KnowledgeError(f"field {key!r} is missing", place=self.place)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A field that holds a list of strings, or one string, in which ``|`` separates several."""
        value = self.fields.get(key)
        if not value:
            return ()
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split("|"))
        if not isinstance(value, list | tuple) or not set(map(type, value)) <= _STRINGS:
            raise KnowledgeError(f"field {key!r} must be a list of words (quote yes, no and numbers)", place=self.place)
        return tuple(value)

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of codes, also written in one string: ``GOV|MIL``."""
        value = self.fields.get(key)
        if isinstance(value, str):
            if value.isalpha():
                return (value,)
            return tuple(code for code in _SEPARATORS.split(value) if code)
        return self.words(key)

    def flag(self, key: str, default: bool = False) -> bool:
        """A yes-or-no field; in a table it is ``true``, ``false`` or empty."""
        value = self.fields.get(key, default)
        if isinstance(value, str):
            return value.lower() == "true" if value else default
        return bool(value)

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A date, month or year; with ``last`` its last day instead of its first."""
        value = self.fields.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str) and len(value) == _ISO_LENGTH:
            with suppress(ValueError):
                return date.fromisoformat(value)
        found = _DATE.fullmatch(str(value).strip())
        if found is None:
            raise KnowledgeError(
                f"field {key!r} is no date: {value!r} (write 2020, 2020-08 or 2020-08-18)", place=self.place
            )
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return _day(year or 1, month, day, last)
        except ValueError as error:
            raise KnowledgeError(f"field {key!r}: {error}", place=self.place) from error


def entries(content: object, place: str) -> Iterator[Entry]:
    """The records of a list, each placed by its name or number.

    Raises:
        KnowledgeError: If the content is no list of mappings.
    """
    if content is None:
        return
    if not isinstance(content, list):
        raise KnowledgeError("must be a list of records", place=place)
    for number, fields in enumerate(content, start=1):
        if not isinstance(fields, dict):
            raise KnowledgeError("must be a mapping of fields", place=f"{place}: record {number}")
        yield Entry(fields, place, number)


def read_listing(path: Path) -> list[Entry]:
    """The records of a YAML or CSV file, or of all such files of a folder; none if there is no such path."""
    if path.is_dir():
        return chain(*(read_listing(file) for file in sorted(path.iterdir()) if file.suffix in _SUFFIXES))
    if not path.exists():
        return []
    rows: object = load_csv(path) if path.suffix == ".csv" else load_yaml(path)
    return list(entries(rows, str(path)))


def chain(*listings: Iterable[Entry]) -> list[Entry]:
    """Several listings as one."""
    return [entry for listing in listings for entry in listing]


def _day(year: int, month: int | None, day: int | None, last: bool) -> date:
    if month is None:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1) if last else date(year, month, 1)
    return date(year, month, day)
