"""Writing codings: batch by batch, so that a kill at any moment leaves no half article and none twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.store.column import Row
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS, claim_rows, event_rows
from foreigndesk.store.delta import DeltaFolder

Form = tuple[str, date | None, str]
"""What decides whether an article must be coded again: its words, its date, and the fingerprint of the coder."""


@dataclass(slots=True)
class Written:
    """What a call of ``Store.write`` did.

    Attributes:
        articles: Articles added or brought up to date.
        events: Their events.
        unchanged: Articles that were there already in this very form.
        set_aside: Reports newly recorded as unreadable.
    """

    articles: int = 0
    events: int = 0
    unchanged: int = 0
    set_aside: int = 0


def form_of(article: Article, fingerprint: str) -> Form:
    """An article's form when coded by a coder of this fingerprint."""
    return (article.text_hash, article.published, fingerprint)


def commit(tables: DeltaFolder, codings: Iterable[Coding], written: Written) -> None:
    """Commit one batch: events and claims first, and last the articles, which make them visible."""
    codings, batch = list(codings), uuid.uuid4().hex
    if not codings:
        return
    events = [row | {"batch": batch} for coding in codings for row in event_rows(coding)]
    claims = [row | {"batch": batch} for coding in codings for row in claim_rows(coding)]
    tables.append(EVENTS, events)
    tables.append(CLAIMS, claims)
    version = tables.version(ARTICLES.name)
    books: Row = {"batch": batch, "sequence": 0 if version is None else version + 1, "written": datetime.now(UTC)}
    tables.append(ARTICLES, [ARTICLES.row(coding) | books for coding in codings])
    written.articles += len(codings)
    written.events += len(events)
