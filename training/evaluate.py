"""Scores a model file on every held-out set.

``python -m training.evaluate --data ../shared/training --model model.onnx --labels labels.json``
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from foreigndesk.learning import minilm
from training.corpus import Sentence
from training.labels import Labels
from training.lexicon import Lexicon
from training.mixture import load
from training.parsing import Parser, onnx_runner
from training.scores import Scores, score
from training.wordpieces import Encoder


def evaluate(
    parser: Parser, labels: Labels, held_out: dict[str, list[Sentence]], lexicon: Lexicon | None = None
) -> dict[str, Scores]:
    """Scores by set; lemmas are checked against ``lexicon`` first, if there is one."""
    result: dict[str, Scores] = {}
    for name, sentences in held_out.items():
        parses = parser([sentence.words for sentence in sentences])
        if lexicon is not None:
            parses = [
                replace(p, lemmas=lexicon.lemmas(s.words, p.upos, p.xpos, p.lemmas))
                for s, p in zip(sentences, parses, strict=True)
            ]
        result[name] = score(sentences, parses, labels["srl"])
    return result


def evaluate_file(
    model: Path, labels: Labels, held_out: dict[str, list[Sentence]], lexicon: Lexicon
) -> dict[str, Scores]:
    """Scores an ONNX file as the product runs it, one sentence at a time."""
    parser = Parser(onnx_runner(model), labels, Encoder(minilm.tokenizer()), batch=1)
    return evaluate(parser, labels, held_out, lexicon)


def main() -> None:
    """Writes the scores as JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--data", "--model", "--labels"):
        parser.add_argument(option, type=Path, required=True)
    options = parser.parse_args()
    mixture = load(options.data)
    labels: Labels = json.loads(options.labels.read_text(encoding="utf-8"))
    scores = evaluate_file(options.model, labels, mixture.held_out, Lexicon(mixture.sentences()))
    sys.stdout.write(json.dumps(scores, indent=1) + "\n")


if __name__ == "__main__":
    main()
