"""Scores parses against held-out layers: trees, tags, lemmas, names, roles, factuality. Figures are per cent,
but for factuality: mean absolute error in points of the −3 … 3 scale, and Pearson's r."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

import numpy as np

from training.corpus import Argument, Sentence
from training.parsing import Parse

Scores = dict[str, float]
CORE_ROLES = ("ARG0", "ARG1", "ARG2")
ROLE_SCORES = {
    "SRL": ((), ""),
    "SRL core": (CORE_ROLES, ""),
    "SRL core verbs": (CORE_ROLES, "VERB"),
    "SRL core nouns": (CORE_ROLES, "NOUN"),
}
SCORED_NAMES = ("PER", "LOC", "ORG")
CORE_RELATIONS = frozenset(
    ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj", "obl:agent", "ccomp", "xcomp", "root")
)


def score(gold: Sequence[Sentence], parses: Sequence[Parse], role_labels: Sequence[str]) -> Scores:
    """All scores that the gold layers allow."""
    pairs = list(zip(gold, parses, strict=True))
    return {**_trees(pairs), **_names(pairs), **_roles(pairs, role_labels), **_spans(pairs), **_facts(pairs)}


class _Count:
    """True positives, gold and predicted, to an F1."""

    def __init__(self) -> None:
        self.right = self.gold = self.found = 0

    def add(self, gold: Set[object], found: Set[object]) -> None:
        self.right += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    @property
    def f1(self) -> float:
        return round(200 * self.right / max(1, self.gold + self.found), 2)


def _trees(pairs: list[tuple[Sentence, Parse]]) -> Scores:
    right: Counter[str] = Counter()
    words, core = 0, _Count()
    for sentence, parse in pairs:
        tree = sentence.tree
        if tree is None:
            continue
        words += len(sentence.words)
        for i in range(len(sentence.words)):
            head = tree.heads[i] == parse.heads[i]
            right["UAS"] += head
            right["LAS"] += head and tree.relations[i].split(":")[0] == parse.relations[i].split(":")[0]
            right["UPOS"] += tree.upos[i] == parse.upos[i]
            right["XPOS"] += tree.xpos[i] == parse.xpos[i]
            right["feats"] += tree.feats[i] == parse.feats[i]
            right["lemma"] += tree.lemmas[i].lower() == parse.lemmas[i].lower()
        core.add(_core_arcs(tree.heads, tree.relations), _core_arcs(parse.heads, parse.relations))
    if not words:
        return {}
    return {
        **{key: round(100 * count / words, 2) for key, count in right.items()},
        "core relations F1": core.f1,
    }


def _core_arcs(heads: list[int], relations: list[str]) -> set[object]:
    return {(i, head, rel) for i, (head, rel) in enumerate(zip(heads, relations, strict=True)) if rel in CORE_RELATIONS}


def _names(pairs: list[tuple[Sentence, Parse]]) -> Scores:
    counts = {kind: _Count() for kind in ("NER", *SCORED_NAMES)}
    for sentence, parse in pairs:
        if sentence.names is None:
            continue
        gold = name_spans([allowed[0] for allowed in sentence.names])
        found = name_spans(parse.names)
        for kind, count in counts.items():
            kinds = SCORED_NAMES if kind == "NER" else (kind,)
            count.add({s for s in gold if s[2] in kinds}, {s for s in found if s[2] in kinds})
    return {f"{kind} F1": count.f1 for kind, count in counts.items()} if counts["NER"].gold else {}


def name_spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """BIO labels → (start, end, type)."""
    spans: set[tuple[int, int, str]] = set()
    start = 0
    for i, label in enumerate([*labels, "O"]):
        if not label.startswith("I-"):
            if i and labels[i - 1] != "O":
                spans.add((start, i, labels[i - 1][2:]))
            start = i
    return spans


def _roles(pairs: list[tuple[Sentence, Parse]], role_labels: Sequence[str]) -> Scores:
    """PropBank: predicate, argument head and label must all be right; predicates are predicted, too."""
    predicates, counts = _Count(), {key: _Count() for key in ROLE_SCORES}
    for sentence, parse in pairs:
        roles, tree = sentence.roles, sentence.tree
        if roles is None or tree is None:
            continue
        predicates.add({p for p, judged in roles.predicates.items() if judged}, set(parse.predicates))
        gold = {(p, a.start, a.labels[0]) for p, found in roles.arguments.items() for a in found}
        for key, (labels, upos) in ROLE_SCORES.items():
            wanted = labels or role_labels
            in_gold, in_parse = (
                {r for r in side if r[2] in wanted and upos in ("", tree.upos[r[0]])} for side in (gold, parse.roles)
            )
            counts[key].add(in_gold, in_parse)
    if not predicates.gold:
        return {}
    return {"predicates F1": predicates.f1, **{f"{key} F1": count.f1 for key, count in counts.items()}}


def _spans(pairs: list[tuple[Sentence, Parse]]) -> Scores:
    """QANom, QA-SRL: is a candidate a predicate; does each answer hold an argument of a fitting label."""
    judged, arguments = _Count(), _Count()
    for sentence, parse in pairs:
        if sentence.roles is None or sentence.tree is not None:
            continue
        for word, eventive in sentence.roles.predicates.items():
            judged.add({word} if eventive else set(), {word} & set(parse.predicates))
        for predicate, answers in sentence.roles.arguments.items():
            core = [a for a in answers if set(a.labels) <= {"ARG0", "ARG1"}]
            found = [(word, label) for p, word, label in parse.roles if p == predicate and label in ("ARG0", "ARG1")]
            hit = [any(_fits(a, word, label) for word, label in found) for a in core]
            stray = [not any(_fits(a, word, label) for a in core) for word, label in found]
            arguments.right += sum(hit)
            arguments.gold += len(core)
            arguments.found += sum(hit) + sum(stray)
    return {"predicates F1": judged.f1, "ARG0/1 F1": arguments.f1} if judged.gold else {}


def _fits(argument: Argument, word: int, label: str) -> bool:
    return label in argument.labels and argument.start <= word < argument.end


def _facts(pairs: list[tuple[Sentence, Parse]]) -> Scores:
    values = [
        (value, parse.facts[word]) for sentence, parse in pairs if parse.facts for word, value in sentence.facts.items()
    ]
    if len(values) < 2:
        return {}
    gold, found = np.array(values).T
    found = found.clip(-3, 3)
    return {
        "factuality MAE": round(float(np.abs(gold - found).mean()), 3),
        "factuality r": round(float(np.corrcoef(gold, found)[0, 1]), 3),
    }
