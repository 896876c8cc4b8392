"""Label inventories and lemma rules: built from the training trees, or taken over from a checkpoint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from training import names
from training.corpus import Sentence, Tree

Labels = dict[str, list[str]]

ROLES = [
    "none",
    "ARG0",
    "ARG1",
    "ARG2",
    "ARG3",
    "ARG4",
    "ARGM-TMP",
    "ARGM-LOC",
    "ARGM-NEG",
    "ARGM-MOD",
    "ARGM-MNR",
    "ARGM-PRP",
    "ARGM-CAU",
    "ARGM-DIR",
    "ARGM-GOL",
    "ARGM-ADV",
    "ARGM-PRD",
    "ARGM-COM",
    "ARGM-LVB",
]
MINIMUM = {"upos": 1, "xpos": 1, "rel": 5, "feats": 3, "lemma": 3}


def collect(sentences: Iterable[Sentence]) -> Labels:
    """Inventories by falling frequency, rare values dropped, in the key order of ``labels.json``."""
    trees = [(s.words, s.tree) for s in sentences if s.tree is not None]
    readers: dict[str, Callable[[list[str], Tree], list[str]]] = {
        "upos": lambda words, tree: tree.upos,
        "xpos": lambda words, tree: tree.xpos,
        "rel": lambda words, tree: tree.relations,
        "feats": lambda words, tree: tree.feats,
        "lemma": lambda words, tree: [lemma_rule(w, lemma) for w, lemma in zip(words, tree.lemmas, strict=True)],
    }
    labels: Labels = {}
    for key, read in readers.items():
        counts = Counter(value for words, tree in trees for value in read(words, tree))
        labels[key] = [value for value, count in counts.most_common() if count >= MINIMUM[key]]
    return {**labels, "ner": list(names.LABELS), "srl": list(ROLES)}


def lemma_rule(word: str, lemma: str) -> str:
    """How to get from ``word`` to ``lemma``: ``case|letters to cut|letters to add``.

    Case K keeps the word as written, L lowers it, A replaces it whole. Cut one letter: ``K|1|``; cut three,
    add one, in lower case: ``L|3|y``.
    """
    if lemma == word:
        return "K|0|"
    for case, base in (("K", word), ("L", word.lower())):
        shared = _shared_prefix(base, lemma)
        longer = lemma.lower()[: shared + 1]
        lowering_helps = shared < min(len(word), len(lemma)) and word.lower().startswith(longer)
        if case == "K" and (lowering_helps or shared == 0):
            continue
        if len(base) - shared <= 5 or shared > 0:
            return f"{case}|{len(base) - shared}|{lemma[shared:]}"
    return f"A||{lemma}"


def apply_lemma_rule(word: str, rule: str) -> str:
    """The inverse of :func:`lemma_rule`."""
    case, cut, suffix = rule.split("|", 2)
    if case == "A":
        return suffix
    base = word if case == "K" else word.lower()
    return base[: len(base) - int(cut)] + suffix


def _shared_prefix(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length
