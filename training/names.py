"""Maps the entity tags of each set to the allowed BIO labels over PER, LOC, ORG, OTH. Sets disagree on what a
name is: where a set does not say, several labels stay allowed and the loss is blind between them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from training.corpus import DATA, Tree

TYPES = ("PER", "LOC", "ORG", "OTH")
LABELS = ("O", *(prefix + kind for kind in TYPES for prefix in ("B-", "I-")))


class NameMap:
    """The rows of ``data/ner_tags.csv``: (set, tag) → our types."""

    def __init__(self) -> None:
        with (DATA / "ner_tags.csv").open(encoding="utf-8", newline="") as file:
            self._types = {(row["set"], row["tag"]): row["labels"].split() for row in csv.DictReader(file)}
        self._titles = frozenset((DATA / "titles.txt").read_text(encoding="utf-8").split())

    def from_tags(self, source: str, tags: Sequence[str]) -> list[tuple[str, ...]]:
        """Allowed labels for one sentence of BIO ``tags`` in the set's own names."""
        return [self._allowed(source, tag) for tag in _repair(tags)]

    def from_mentions(
        self, source: str, mentions: Iterable[dict[str, Any]], tree: Tree, words: Sequence[str]
    ) -> list[tuple[str, ...]]:
        """Allowed labels from nested entity mentions: the proper-noun core of a mention is the name.

        What follows the core inside a place or organisation ("Bank *of England*") may or may not belong to
        the name, and is left open.
        """
        allowed = [self._allowed(source, "O")] * len(words)
        taken: set[int] = set()
        for mention in sorted(mentions, key=lambda m: m["start"] - m["end"]):
            types = self._types.get((source, mention["type"]))
            core = _core(mention["start"], mention["end"], tree, words) if types else None
            if types is None or core is None or taken.intersection(range(*core)):
                continue
            start, end = self._without_title(*core, words) if types == ["PER"] else core
            for word in range(start, end):
                allowed[word] = (("B-" if word == start else "I-") + types[0],)
            if types != ["PER"]:
                for word in range(end, mention["end"]):
                    allowed[word] = LABELS
            taken.update(range(*core), range(mention["start"], mention["end"]) if types != ["PER"] else ())
        return allowed

    def _allowed(self, source: str, tag: str) -> tuple[str, ...]:
        prefix, kind = tag[:1], tag[2:] or "O"
        labels: list[str] = []
        for ours in self._types[source, kind]:
            if ours == "O":
                labels.append("O")
            elif ours == "OTH" and kind == "O":
                labels += ["B-OTH", "I-OTH"]
            else:
                labels.append(f"{prefix}-{ours}")
        return tuple(labels)

    def _without_title(self, start: int, end: int, words: Sequence[str]) -> tuple[int, int]:
        while start < end - 1 and words[start].lower() in self._titles:
            start += 1
        return start, end


def _repair(tags: Sequence[str]) -> list[str]:
    """An I- that continues nothing becomes B-."""
    fixed: list[str] = []
    for tag in tags:
        continues = bool(fixed) and fixed[-1] != "O" and fixed[-1][2:] == tag[2:]
        fixed.append("B-" + tag[2:] if tag.startswith("I-") and not continues else tag)
    return fixed


def _core(start: int, end: int, tree: Tree, words: Sequence[str]) -> tuple[int, int] | None:
    """The run of capitalised words around the mention's head, if that head is a proper noun."""
    head = tree.head_of(start, end)
    if head is None or tree.upos[head] != "PROPN":
        return None

    def belongs(word: int) -> bool:
        capital = words[word][:1].isupper() and tree.upos[word] in ("NOUN", "ADJ", "VERB")
        return start <= word < end and (tree.upos[word] == "PROPN" or capital or words[word] == "-")

    first, last = head, head
    while first > start and belongs(first - 1):
        first -= 1
    while last < end - 1 and belongs(last + 1):
        last += 1
    return first, last + 1
