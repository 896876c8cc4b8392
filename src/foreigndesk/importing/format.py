"""The interface of an import format: how a line names its article, and what event it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foreigndesk.coding.event import Event
from foreigndesk.importing.crosswalk import Crosswalk
from foreigndesk.importing.fields import Fields
from foreigndesk.importing.stub import ArticleStub


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """One format of lines with tabs between fields.

    Attributes:
        name: As in ``--format``; also the coder of its events.
        description: What it is.
        header: Whether files begin with a line of names; else fields stand in the order of ``knowledge/export``.
        story: What the lines of one article share.
        article: The article of a line, without text.
        event: The event of a line; ``ValueError`` says what is wrong with it.
    """

    name: str
    description: str
    header: bool
    story: Callable[[Fields], str]
    article: Callable[[Fields], ArticleStub]
    event: Callable[[Fields, Crosswalk], Event]
