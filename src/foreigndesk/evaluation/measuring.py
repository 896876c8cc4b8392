"""Measuring: codes the articles of several gold sets in one run and has each set score its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Unpack

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import code_many
from foreigndesk.evaluation.goldset import GoldSet, SetReport
from foreigndesk.evaluation.registry import recognise

_ENDINGS = (".jsonl", ".csv")


def gold_files(path: Path) -> list[Path]:
    """The file itself, or the JSON Lines and CSV files of a folder, in order of their names."""
    return sorted(f for f in path.iterdir() if f.suffix.lower() in _ENDINGS) if path.is_dir() else [path]


def measure(
    paths: Sequence[Path], *, jobs: int = 1, limit: int | None = None, **options: Unpack[DeskOptions]
) -> Iterator[SetReport]:
    """A report for each file, in order, as soon as it is ready.

    Args:
        paths: Files of gold sets.
        jobs: Processes to code in.
        limit: At most so many items of each file, for a quick look.
        options: Those of ``Desk``.

    Raises:
        SourceError: If a file is of no known family or has a broken record, before anything is coded.
    """
    sets = [recognise(path) for path in paths]
    items = [gold_set.read(path)[:limit] for gold_set, path in zip(sets, paths, strict=True)]
    articles = [_articles(gold_set, own) for gold_set, own in zip(sets, items, strict=True)]
    codings = code_many((article for own in articles for article in own), jobs=jobs, **options)
    desk = Desk(**options)
    for path, gold_set, own, coded in zip(paths, sets, items, articles, strict=True):
        report = gold_set.score(path.stem, own, list(islice(codings, len(coded))), desk)
        report.measures = gold_set.measures
        report.figures = [figure for figure in report.figures if figure.n]
        yield report


def _articles(gold_set: GoldSet[Any], items: Sequence[Any]) -> list[Article]:
    return [article for item in items if (article := gold_set.article(item)) is not None]
