"""How a network does on held-out items: triggers found, their types, codes, statuses and sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from foreigndesk.language.encoding import Encoder
from foreigndesk.learning.items import Item
from foreigndesk.reader.labels import NO_ACT, SIDES
from foreigndesk.reader.reader import Reader

Scores = dict[str, float]
_ACT_SCORES = ("root", "code", "status", "actor", "recipient")


def score(reader: Reader, items: Sequence[Item], encoder: Encoder) -> Scores:
    """Shares between 0 and 1; ``trigger F1`` and ``typed F1`` count words, the others the labelled acts."""
    counts: Counter[str] = Counter()
    for item in items:
        counts += _counts(reader, item, encoder)
    return {
        "trigger F1": _f1(counts["found"], counts["said"], counts["acts"]),
        "typed F1": _f1(counts["typed"], counts["said"], counts["acts"]),
        **{
            name: counts[name] / max(1, counts[f"{name}?"]) for name in ("root", "code", "status", "actor", "recipient")
        },
    }


def _counts(reader: Reader, item: Item, encoder: Encoder) -> Counter[str]:
    counts: Counter[str] = Counter()
    voices = reader.hear(encoder.feed(item.words))
    for token, shares in enumerate(item.acts):
        if shares is None:
            continue
        event_type = voices.best(token)
        gold = {name.partition(".")[0] for name in shares} - {NO_ACT}
        counts["acts"] += bool(gold)
        counts["said"] += event_type != NO_ACT
        counts["found"] += bool(gold) and event_type != NO_ACT
        counts["typed"] += event_type in gold
    for act in item.told:
        code = voices.code(act.word)
        if act.codes:
            counts.update(
                {"root?": 1, "code?": 1, "code": code in act.codes, "root": code[:2] in {c[:2] for c in act.codes}}
            )
        if act.status:
            counts.update({"status?": 1, "status": voices.status(act.word) == act.status})
        for side in SIDES[1:]:
            if SIDES.index(side) in act.sides:
                best = int(np.argmax([voices.side(act.word, token, side) for token in range(len(item.words))]))
                counts.update({f"{side}?": 1, side: act.sides[best] in (SIDES.index(side), -1)})
    return counts


def _f1(right: int, said: int, wanted: int) -> float:
    return 2 * right / max(1, said + wanted)
