"""The lemma lexicon of the training trees: (form, XPOS) → lemma, and all known lemmas. Rare verbs are one
opaque wordpiece to the encoder; the lexicon mends what the rule head cannot see."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpus import Sentence


class Lexicon:
    """Most frequent lemma of each form and tag."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            tree = sentence.tree
            if tree is not None:
                for word, xpos, upos, lemma in zip(sentence.words, tree.xpos, tree.upos, tree.lemmas, strict=True):
                    if upos != "PROPN":
                        counts[f"{word.lower()}\t{xpos}"][lemma] += 1
        self.forms = {key: found.most_common(1)[0][0] for key, found in counts.items()}
        self.known = sorted({lemma.lower() for found in counts.values() for lemma in found})

    def lemmas(self, words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], ruled: Sequence[str]) -> list[str]:
        """``ruled``, where the lexicon knows no better."""
        return [
            rule if pos == "PROPN" else self.forms.get(f"{word.lower()}\t{tag}", rule)
            for word, pos, tag, rule in zip(words, upos, xpos, ruled, strict=True)
        ]

    def write(self, path: Path) -> None:
        """Gzipped JSON with keys ``lex`` and ``known``; byte-identical for the same input."""
        text = json.dumps({"lex": self.forms, "known": self.known}, ensure_ascii=False, sort_keys=True)
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
