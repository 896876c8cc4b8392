"""Many articles on many machines: the same ``Desk`` in the actors of a Ray cluster, results in input order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Unpack

from foreigndesk.article import Article
from foreigndesk.chunks import chunks
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import BATCH
from foreigndesk.errors import MissingExtraError

_AHEAD = 4
"""Batches under way for each actor, so that none waits for the slowest."""


class _Worker:
    """A desk in a process of the cluster."""

    def __init__(self, options: DeskOptions) -> None:
        self._desk = Desk(**options)
        self._desk.load()

    def code(self, batch: list[Article]) -> list[Coding]:
        return list(self._desk.code_articles(batch))


def code_on_ray(
    articles: Iterable[Article], *, jobs: int, address: str | None = None, **options: Unpack[DeskOptions]
) -> Iterator[Coding]:
    """Code articles in input order on a Ray cluster.

    A worker that dies is started again and its batch coded anew; coding is a pure function, so nothing changes.

    Args:
        articles: What to code; read lazily, a bounded number ahead.
        jobs: Number of actors.
        address: Of the cluster; without one, a cluster on this machine for the time of the call.
        options: Those of ``Desk``.

    Raises:
        MissingExtraError: If the extra ``[ray]`` is not installed.
    """
    try:
        import ray
    except ModuleNotFoundError as error:
        raise MissingExtraError("coding on a cluster", "ray") from error
    started = not ray.is_initialized()
    if started:
        ray.init(address=address, num_cpus=None if address else jobs, include_dashboard=False, log_to_driver=False)
    worker: Any = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=-1)(_Worker)
    actors = [worker.remote(options) for _ in range(jobs)]
    try:
        under_way: deque[Any] = deque()
        for number, batch in enumerate(chunks(articles, BATCH)):
            under_way.append(actors[number % jobs].code.remote(batch))
            if len(under_way) == jobs * _AHEAD:
                yield from ray.get(under_way.popleft())
        while under_way:
            yield from ray.get(under_way.popleft())
    finally:
        for actor in actors:
            ray.kill(actor)
        if started:
            ray.shutdown()
