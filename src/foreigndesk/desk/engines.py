"""The engines that code many articles: processes of this machine, or of a Ray cluster. Same articles, same codings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, Unpack

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import code_many
from foreigndesk.desk.ray_cluster import code_on_ray


class Engine(Protocol):
    """Codes articles in input order.

    Args:
        articles: Read lazily.
        jobs: Number of processes.
        address: Of a cluster, where there is one.
        options: Those of ``Desk``.
    """

    def __call__(
        self, articles: Iterable[Article], *, jobs: int, address: str | None, **options: Unpack[DeskOptions]
    ) -> Iterator[Coding]: ...


def _local(
    articles: Iterable[Article], *, jobs: int, address: str | None, **options: Unpack[DeskOptions]
) -> Iterator[Coding]:
    return code_many(articles, jobs=jobs, **options)


ENGINES: Mapping[str, Engine] = {"local": _local, "ray": code_on_ray}
