"""Noun classes: which of the codebook's classes ("agreement", "forces", "aid") a noun phrase belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml
from foreigndesk.language.document import Sentence

_PIECES = re.compile(r"[^\s-]+|-")


def pieces(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as the tokenizer cuts them: hyphens stand alone."""
    return tuple(_PIECES.findall(phrase.lower()))


class NounClasses:
    """Looks up the classes of a token from its lemma and, for entries of several words, its neighbours.

    Attributes:
        definitions: What each class holds.
        includes: By class, the classes whose words it takes over.
    """

    __slots__ = ("_members", "_phrases", "_single", "definitions", "includes")

    def __init__(
        self,
        members: Mapping[str, Iterable[str]],
        definitions: Mapping[str, str],
        includes: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.definitions = dict(definitions)
        self.includes = dict(includes or {})
        self._members = {name: frozenset(words) for name, words in members.items()}
        single: dict[str, set[str]] = {}
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
        """By the word at one end of a phrase and the word beside it."""
        for name, words in self._members.items():
            for word in sorted(words):
                parts = pieces(word)
                if len(parts) == 1:
                    single.setdefault(parts[0], set()).add(name)
                else:
                    for ends in {parts[:2], parts[:-3:-1]}:
                        self._phrases.setdefault((ends[0], ends[1]), []).append((parts, name))
        self._single = {word: frozenset(names) for word, names in single.items()}

    @classmethod
    def load(cls, folder: Path) -> NounClasses:
        """Read every file of a codebook's ``nouns`` folder.

        Raises:
            CodebookError: If a class is defined twice, malformed, or includes an unknown class.
        """
        records: dict[str, Mapping[str, object]] = {}
        places: dict[str, Path] = {}
        for path in sorted(folder.glob("*.yaml")):
            for name, record in (load_yaml(path) or {}).items():
                if name in records:
                    raise CodebookError(f"noun class {name!r} is defined twice", place=str(path))
                if not isinstance(record, dict) or not isinstance(record.get("words", []), list):
                    raise CodebookError(f"noun class {name!r} needs a list `words`", place=str(path))
                records[name], places[name] = record, path
        members = {name: _closure(name, records, places[name]) for name in records}
        includes = {name: tuple(map(str, record.get("includes", ()))) for name, record in records.items()}  # type: ignore[call-overload]
        return cls(members, {name: str(record.get("definition", "")) for name, record in records.items()}, includes)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def words(self, name: str) -> frozenset[str]:
        """All words of a class, those of included classes among them."""
        return self._members[name]

    def own_words(self, name: str) -> frozenset[str]:
        """Words of a class that no class it includes has."""
        taken = (self._members[other] for other in self.includes.get(name, ()))
        return self._members[name].difference(*taken)

    def of(self, sentence: Sentence, token: int) -> frozenset[str]:
        """The classes of the noun phrase headed by a token."""
        lemma, lower = sentence.lemmas[token].lower(), sentence.lower[token]
        found = self._single.get(lemma, frozenset())
        if lower != lemma:
            found |= self._single.get(lower, frozenset())
        for beside in (token - 1, token + 1):
            if 0 <= beside < len(sentence):
                near = {sentence.lower[beside], sentence.lemmas[beside].lower()}
                keys = [(word, other) for word in {lemma, lower} for other in near]
                phrases = [phrase for key in keys for phrase in self._phrases.get(key, ())]
                found |= {name for parts, name in phrases if _stands_at(sentence, token, parts)}
        return found


def _closure(name: str, records: Mapping[str, Mapping[str, object]], path: Path) -> frozenset[str]:
    words: set[str] = set()
    pending, seen = [name], {name}
    while pending:
        record = records.get(current := pending.pop())
        if record is None:
            raise CodebookError(f"noun class {name!r} includes the unknown class {current!r}", place=str(path))
        words.update(str(word).lower() for word in record.get("words", ()))  # type: ignore[attr-defined]
        fresh = [str(other) for other in record.get("includes", ()) if other not in seen]  # type: ignore[attr-defined]
        seen.update(fresh)
        pending.extend(fresh)
    return frozenset(words)


def _stands_at(sentence: Sentence, token: int, parts: tuple[str, ...]) -> bool:
    """Whether the phrase stands at the token, which must be its first or last word and its syntactic head."""
    for offset in (len(parts) - 1, 0):
        first = token - offset
        if first < 0 or first + len(parts) > len(sentence):
            continue
        window = range(first, first + len(parts))
        if sentence.heads[token] not in window and all(
            part in (sentence.lower[i], sentence.lemmas[i].lower()) for part, i in zip(parts, window, strict=True)
        ):
            return True
    return False
