"""Bench: words and articles a second by stage, start-up time and peak memory, on any JSON Lines of articles.

Run as ``python -m foreigndesk.evaluation.bench FILE… [--limit N] [--jobs N]``; without a file, on the sample reports.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.parallel import code_many
from foreigndesk.sources import SourceDefaults, read_sources

_T = TypeVar("_T")
_ARTICLE = 500
"""Words of the article that rates are stated for."""


class Stopwatch:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, stage: str, function: Callable[..., _T], *arguments: object) -> _T:
        """Call a function and count its time for a stage."""
        start = time.process_time()
        result = function(*arguments)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start
        return result


def time_stages(desk: Desk, articles: Sequence[Article]) -> dict[str, float]:
    """Processor seconds by stage for coding the articles in this process."""
    watch = Stopwatch()
    for article in articles:
        document = watch.run("language", desk.engine.parse, article)
        readings = watch.run("actors, places, times", desk.locate, document)
        hearing = desk.hear()
        findings = watch.run("coding, with the reader", desk.propose, document, readings, hearing)
        watch.run("claims and assembly", desk.settle, document, readings, findings, hearing)
    return watch.seconds


def _articles(files: Sequence[Path], limit: int) -> Iterator[Article]:
    count = 0
    for item in read_sources(list(files), defaults=SourceDefaults()):
        if isinstance(item, Article) and count < limit:
            count += 1
            yield item


def _cold_start() -> float:
    """Wall-clock seconds from starting Python to the first coded sentence, with warm file caches."""
    program = "import foreigndesk as fd; fd.Desk().code('Kenya expelled two diplomats.')"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - start


def _rate(words: int, seconds: float) -> str:
    return f"{words / seconds:>9,.0f} words/s {words / seconds / _ARTICLE:>7.1f} articles of {_ARTICLE} words/s"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--limit", default=400, show_default=True, help="At most so many articles.")
@click.option("--jobs", default=2, show_default=True, help="Processes of the last measurement.")
def bench(files: tuple[Path, ...], limit: int, jobs: int) -> None:
    """Measure speed by stage, start-up time and memory."""
    given = files or (Path(__file__).parents[3] / "examples" / "reports",)
    articles = list(_articles(given, limit))
    words = sum(len(article.text.split()) for article in articles)
    click.echo(f"{len(articles)} articles, {words:,} words")
    click.echo(f"cold start to first result: {_cold_start():.2f} s")
    desk = Desk()
    desk.code("Warm up.")
    stages = time_stages(desk, articles)
    for stage, seconds in stages.items():
        click.echo(f"{stage:<24}{seconds / sum(stages.values()):>5.0%} {_rate(words, seconds)}")
    click.echo(f"{'one process':<24}{'':>5} {_rate(words, sum(stages.values()))}")
    start = time.perf_counter()
    for _ in code_many(articles, jobs=jobs):
        pass
    click.echo(f"{f'{jobs} processes, wall clock':<24}{'':>5} {_rate(words, time.perf_counter() - start)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    click.echo(f"peak memory: {peak} MB in this process, {child} MB in the largest other")


if __name__ == "__main__":
    bench()
