"""Turns ``roles.yaml`` into role words, each split the way the tokenizer splits it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foreigndesk.actors.listing import Entry
from foreigndesk.actors.records import RoleKind, RoleWord
from foreigndesk.errors import KnowledgeError

_KINDS: tuple[RoleKind, ...] = ("role", "title", "former", "partisan")
_SINGULAR, _PLURAL = "man", "men"
_PIECE = re.compile(r"'s\b|'(?=\s|$)|[^\s'-]+(?:'(?!s\b)[^\s'-]+)*|-")


def role_words(listing: Iterable[Entry]) -> Iterator[RoleWord]:
    """One role word for each wording of each record.

    Raises:
        KnowledgeError: If a record has an unknown kind or no words; names it.
    """
    for entry in listing:
        kind = next((known for known in _KINDS if known == (entry.text("kind") or "role")), None)
        if kind is None:
            raise KnowledgeError(f"kind must be one of {', '.join(_KINDS)}", place=entry.place)
        texts = entry.words("words")
        if not texts:
            raise KnowledgeError("field 'words' is missing", place=entry.place)
        sectors, code = entry.codes("sectors"), entry.text("code")
        person, inherits, actor = entry.flag("person"), entry.flag("inherits"), entry.flag("actor", True)
        for text in texts:
            for words in _splits(text.lower()):
                yield RoleWord(words, sectors, kind, code, person, inherits, actor)


def _splits(text: str) -> Iterator[tuple[str, ...]]:
    """A hyphenated word may be three tokens or, after some prefixes, one."""
    if text.endswith(_SINGULAR):
        yield from _splits(text.removesuffix(_SINGULAR) + _PLURAL)
    if text.replace(" ", "").isalpha():
        yield tuple(text.split())
        return
    pieces = tuple(_PIECE.findall(text))
    yield pieces
    if "-" in pieces:
        at = pieces.index("-")
        if 0 < at < len(pieces) - 1:
            yield (*pieces[: at - 1], "".join(pieces[at - 1 : at + 2]), *pieces[at + 2 :])
