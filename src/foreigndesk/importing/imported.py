"""The imported file: its lines as codings, one for each article, and the lines that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.errors import SourceError
from foreigndesk.export.layout import Layout
from foreigndesk.importing.crosswalk import Crosswalk, importer_version
from foreigndesk.importing.fields import SEPARATOR, Fields
from foreigndesk.importing.format import ImportFormat
from foreigndesk.importing.grouping import Numbered, grouped
from foreigndesk.importing.reading import Member, NumberedLine, lines, members
from foreigndesk.sources.set_aside import SetAside


class Imported:
    """Codings of files that others coded.

    Args:
        paths: The files, plain, gz or zip.
        chosen: Their format.

    Attributes:
        set_aside: Lines that could not be read, with file and number; grows while the codings are read.
    """

    def __init__(self, paths: Iterable[Path], chosen: ImportFormat) -> None:
        self._paths = list(paths)
        self._format = chosen
        self._crosswalk = Crosswalk.load()
        self._version = importer_version(chosen.name)
        self._layout = Layout.load(chosen.name)
        self.set_aside: list[SetAside] = []

    def __iter__(self) -> Iterator[Coding]:
        for path in self._paths:
            for member in members(path):
                yield from self._codings(member)

    def _codings(self, member: Member) -> Iterator[Coding]:
        numbered = lines(member)
        columns, first = self._columns(member, numbered)
        rest = chain([first], numbered) if first else numbered
        for story in grouped(self._keyed(member, columns, rest)):
            coding = self._coding(member, columns, story)
            if coding:
                yield coding

    def _columns(
        self, member: Member, numbered: Iterator[NumberedLine]
    ) -> tuple[Mapping[str, int], NumberedLine | None]:
        """Number of each column, and the first line if it is no header."""
        names = [column.name for column in self._layout.columns]
        first = next(numbered, None)
        found = [part.strip().strip('"') for part in (first.text or "").split(SEPARATOR)] if first else []
        if not self._format.header and names[0] not in found:
            return {name: number for number, name in enumerate(names)}, first
        missing = [name for name in names if name not in found]
        if first is not None and missing:
            raise SourceError(
                f"the first line does not name the columns {', '.join(missing[:5])}; is this a file of the format "
                f"{self._format.name}?",
                place=member.name,
            )
        return {name: number for number, name in enumerate(found)}, None

    def _keyed(
        self, member: Member, columns: Mapping[str, int], numbered: Iterable[NumberedLine]
    ) -> Iterator[tuple[str, int, str]]:
        """The lines that have all their fields, each with its story."""
        for line in numbered:
            if line.text is None:
                self._refuse(member, line.number, line.fault)
                continue
            fields = Fields(line.text, columns)
            if len(fields) != len(columns):
                self._refuse(member, line.number, f"has {len(fields)} fields, not {len(columns)}")
                continue
            try:
                yield self._format.story(fields), line.number, line.text
            except ValueError as error:
                self._refuse(member, line.number, str(error))

    def _coding(self, member: Member, columns: Mapping[str, int], story: list[Numbered]) -> Coding | None:
        """The coding of one article; its text is its good lines."""
        events: list[Event] = []
        good: list[Fields] = []
        offset = 0
        for number, text in story:
            fields = Fields(text, columns, offset)
            try:
                event = self._format.event(fields, self._crosswalk)
                self._format.article(fields)
            except ValueError as error:
                self._refuse(member, number, str(error))
                continue
            events.append(replace(event, sentence=len(events)))
            good.append(fields)
            offset += len(text) + 1
        if not good:
            return None
        article = replace(self._format.article(good[0]), text="\n".join(fields.whole.text for fields in good))
        return Coding(article, tuple(events), (), (), (), (), (), self._version)

    def _refuse(self, member: Member, number: int, reason: str) -> None:
        self.set_aside.append(SetAside(f"{member.name}:{number}", reason))
