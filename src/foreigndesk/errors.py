"""Every error the library raises on purpose, as one tree.

    ForeignDeskError
    ├── SourceError        an article could not be read (file, line, field)
    ├── KnowledgeError     a knowledge file is wrong (file, line or record, field)
    │   └── CodebookError  a frame, noun class or code is wrong (file, frame)
    ├── EngineError        the language model cannot be loaded or run
    ├── StoreError         a table cannot be read or written
    │   └── StoreBusyError another process has changed the table meanwhile
    ├── FetchError         a page or feed could not be fetched (address)
    ├── ExportError        a file or package cannot be written
    └── MissingExtraError  a command needs an optional dependency that is not installed
"""

from __future__ import annotations


class ForeignDeskError(Exception):
    """Root of the tree.

    Args:
        message: What is wrong and what to do about it.
        place: Where it is wrong: a file, ``file:line``, a record or a field.
    """

    def __init__(self, message: str, *, place: str | None = None) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.place = place


class SourceError(ForeignDeskError):
    """An article could not be read; ``place`` names the file and line."""


class KnowledgeError(ForeignDeskError):
    """A knowledge file is wrong; ``place`` names the file and record."""


class CodebookError(KnowledgeError):
    """A frame, noun class or code is wrong; ``place`` names the file and frame."""


class EngineError(ForeignDeskError):
    """The language model cannot be loaded or run."""


class StoreError(ForeignDeskError):
    """A table of the store cannot be read or written."""


class FetchError(ForeignDeskError):
    """A page or feed could not be fetched; ``place`` is its address.

    Attributes:
        permanent: Whether asking again would change nothing.
        status: HTTP status of the answer, where there was one.
        retry_after: Seconds that the server wants to be left alone.
    """

    def __init__(
        self,
        message: str,
        *,
        place: str | None = None,
        permanent: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, place=place)
        self.permanent = permanent
        self.status = status
        self.retry_after = retry_after


class ExportError(ForeignDeskError):
    """A file or package cannot be written; ``place`` names it."""


class StoreBusyError(StoreError):
    """Another process has changed a table since it was read; trying again helps."""


class MissingExtraError(ForeignDeskError):
    """A command needs an optional dependency that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs the extra [{extra}]: pip install 'foreigndesk[{extra}]'")
        self.extra = extra
