"""``foreigndesk evaluate``: measure coding against hand-coded sets."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.metrics import Outcome, accuracy, interval, label_scores, macro_f1
from foreigndesk.evaluation.pairs import PairResult, Roots, read_pairs, score_pairs


@click.command()
@click.argument("sets", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--codebook", type=click.Path(), help="Folder of another codebook.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Write every miss with its trace here.")
def evaluate(sets: tuple[Path, ...], codebook: str | None, errors: Path | None) -> None:
    """Measure coding against hand-coded sets of sentences with a directed pair of actors.

    SETS are JSON Lines with `text` and `events` of `source_actor`, `target_actor` and `plover` (a root name).
    """
    desk = Desk(codebook=codebook)
    for path in sets:
        results = list(score_pairs(desk, read_pairs(path)))
        click.echo(_report(path, results))
        if errors:
            errors.write_text("".join(_error(result) for result in results if _is_miss(result)), encoding="utf-8")


def _report(path: Path, results: list[PairResult]) -> str:
    outcomes = [result.outcome for result in results]
    quads = Roots().quads
    by_quad = [Outcome(str(quads[o.gold]), str(quads[o.found]) if o.found else None, o.cluster) for o in outcomes]
    directed = [
        Outcome(o.gold, o.found if r.directed else None, o.cluster) for o, r in zip(outcomes, results, strict=True)
    ]
    clusters = len({o.cluster for o in outcomes})
    lines = [f"{path.name}: {len(results)} pairs in {clusters} documents", f"{'':<12}{'P':>6}{'R':>6}{'F1':>6}{'n':>6}"]
    lines += [
        f"{s.label:<12}{s.precision:>6.2f}{s.recall:>6.2f}{s.f1:>6.2f}{s.support:>6}" for s in label_scores(outcomes)
    ]
    for name, items, figure in (
        ("macro-F1 over roots", outcomes, macro_f1),
        ("root accuracy", outcomes, accuracy),
        ("quad accuracy", by_quad, accuracy),
        ("directed pair and root", directed, accuracy),
    ):
        low, high = interval(items, figure)
        lines.append(f"{name:<24}{figure(items):.3f}  [{low:.3f}, {high:.3f}]")
    lines.append("most frequent confusions: " + ", ".join(_confusions(outcomes)))
    return "\n".join(lines)


def _confusions(outcomes: list[Outcome]) -> list[str]:
    wrong = Counter((o.gold, o.found or "nothing") for o in outcomes if o.gold != o.found)
    return [f"{gold}→{found} {count}" for (gold, found), count in wrong.most_common(12)]


def _is_miss(result: PairResult) -> bool:
    return result.found != result.gold.root


def _error(result: PairResult) -> str:
    gold = result.gold
    record = {
        "id": gold.id,
        "text": gold.text,
        "gold": [gold.root, gold.sources, gold.targets],
        "found": result.found,
        "events": [
            [
                e.type,
                e.mode,
                e.cameo,
                e.trigger.text,
                [a.span.text for a in e.actors],
                [a.span.text for a in e.recipients],
                e.rule,
            ]
            for e in result.coding.events
        ],
        "rejected": [[r.trigger.text, r.reason, r.nearest] for r in result.coding.rejected],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"
